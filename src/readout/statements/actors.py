"""Who a mention stands for: people by name and office, states, governments and organisations.

What is known comes from an :class:`~readout.statements.authority.Authority` and from the document's own
header and labels. Nothing is merged on a guess: where two fit, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from readout.language.lexicon import peoples, states
from readout.records import Speaker, Transcript
from readout.statements import authority as known_actors
from readout.statements.authority import Actor, Authority, folded
from readout.statements.holders import canonical, holder, named, of_speaker, only
from readout.statements.offices import is_several, read
from readout.statements.roles import RoleHeld, roles_held

_FIRST = frozenset(["i", "me", "my", "myself", "we", "us", "our"])
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|through|across|via|into|downtown|central)\s+(?:the\s+)?$", re.I
)
_MOTION = re.compile(
    r"\b(?:travel|go|goes|going|gone|went|fly|flies|flew|flying|arriv|return|c[oa]me|coming|dr[io]v|visit|depart|le(?:ft|av)|"
    r"head|trip|flight|journey|tour|mov|based|embassy|stop|route|way)\w*(?:\s+\w+){0,3}\s+(?:(?:to|from|for|of|in)\s+)?(?:the\s+)?$",
    re.I,
)  # fmt: skip
# What a place does not do, and the government that sits there does.
_SUBJECT = re.compile(
    r"\s+(?:has|have|had|will|would|must|should|can|could|may|might|says?|said|did|does|\w+ed)\b"
    r"(?!\s+(?:be|been|become)\b)"
)
_PARTNER = re.compile(
    r"\b(?:with|between|against|urge[sd]?|urging|told|tells?|press(?:ed)?|costs on|pressure on|messages? to|"
    r"talks? to|spoke to|calls? on|called on|signals? to|from)\s+(?:the\s+)?$",
    re.I,
)
_ACTS_FROM = re.compile(
    r"\b(?:word|statements?|answer|response|reply|threats?|signals?|messages?|pressure)\s+from\s+$", re.I
)
_GOVERNMENT = re.compile(
    r"(?:the\s+)?(?:(?P<people>[A-Z][\w.’' ]*?)\s+[Gg]overnment"
    r"|[Gg]overnment\s+of\s+(?:the\s+)?(?P<state>[A-Z][\w.’' ]*))"
)
# Names that are also those of people or of another place: nobody without more.
_SHARED = frozenset(["Georgia", "Jordan", "Chad", "Guinea", "Congo", "Ireland", "Korea", "America"])


def resolve(
    mention: str,
    *,
    document: Transcript | None = None,
    date: str | None = None,
    authority: Authority | None = None,
    speaker: Speaker | None = None,
    before: str = "",
    after: str = "",
    own: tuple[RoleHeld, ...] | None = None,
) -> Actor | None:
    """Return whom a mention stands for, or ``None`` where that is not certain.

    Args:
        mention: the words ("Secretary Kerry", "Moscow", "the French", "we").
        document: the transcript that holds them; its officials and speakers are looked at first.
        date: ISO 8601; the document's own where it is not given.
        authority: what is known beside the document; the package's own where it is not given.
        speaker: whose words they are, for "I", "we" and bare titles.
        before, after: the text on either side, which tells a place from the government that sits there.
        own: the document's roles, where the caller has read them already.
    """
    known = authority or known_actors.authority()
    words = " ".join(mention.split()).strip(" ,.;:-–—")
    if document and own is None:
        own = roles_held((document,))
    when = date or (document.date if document else None)
    if words.lower() in _FIRST and words != "US":
        return _of_speaker(words.lower(), speaker, known, when, document.publisher if document else None)
    if not any(c.isupper() for c in words) and not words.startswith("the "):
        return None
    body = _body(words, known, before, after, speaker.side if speaker else None)
    if body is not None or is_several(words.removesuffix("Jr.")):
        return body
    title = read(words)
    if title is None:
        return None
    if title.name:
        return named(title, known, own or (), when)
    if not words.lower().startswith(("the ", "our ")) and title.side is None:
        return None
    found = holder(title, known, own or (), when, speaker, document)
    if (
        found
        and speaker
        and speaker_actor(speaker, known, when, document.publisher if document else None) == found
    ):
        return None
    return found


def speaker_actor(
    speaker: Speaker, known: Authority, when: str | None, publisher: str | None = None
) -> Actor | None:
    """Return who a speaker is: an official by name, or the body that issues a text.

    Args:
        speaker: as the document gives it.
        known: what is known beside the document.
        when: the document's date, ISO 8601.
        publisher: of the document; a surname without an office is somebody only in the texts of the body that
            the office is at ("MR. PRICE" in the State Department's).
    """
    if not speaker.name or speaker.kind not in {"official", "issuer"}:
        return None
    if speaker.kind == "issuer" and not speaker.role:
        return _body(speaker.name, known, side=speaker.side)
    return of_speaker(speaker, known, when, publisher)


def _of_speaker(
    word: str, speaker: Speaker | None, known: Authority, when: str | None, publisher: str | None
) -> Actor | None:
    """Return who "I" is, and whom "we" speaks for where the document says whose side the speaker is on."""
    if speaker is None:
        return None
    if word in {"i", "me", "my", "myself"} or (speaker.kind == "issuer" and not speaker.role):
        return speaker_actor(speaker, known, when, publisher)
    if speaker.kind not in {"official", "anonymous", "issuer"} or not speaker.side:
        return None
    return only(known.names.get(folded(speaker.side), ()))


def _body(
    words: str, known: Authority, before: str = "", after: str = "", side: str | None = None
) -> Actor | None:
    """Return the state, government, organisation or person that a name stands for by itself."""
    form = folded(words)
    if side and (side, form) in known.local:
        return known.local[side, form]
    if form in known.metonyms:
        return _seat(known.metonyms[form], before, after)
    if (match := _GOVERNMENT.fullmatch(words)) and (state := _state(match["people"] or match["state"])):
        return Actor(f"government of {state}", "government", state)
    bare = words.removeprefix("The ").removeprefix("the ").removesuffix("’s").removesuffix("'s")
    if bare in _SHARED or (len(bare) < 5 and "." not in bare and bare.istitle() and bare not in states()):
        return None  # "Who" is no health organisation
    # The French and the Iranians are said for their states; "French" and "Iranians" are not.
    of_people = bare in peoples() or bare[:-1] in peoples()
    whole = words.lower().startswith("the ") and bare.endswith(("s", "sh", "ch", "ese"))
    if of_people and not whole:
        return None
    return only(known.names.get(form, ()))


def _state(words: str) -> str | None:
    bare = words.strip().removesuffix("’s").removesuffix("'s")
    return states().get(bare)


def _seat(actor: Actor, before: str, after: str) -> Actor | None:
    """Return the body that a place stands for, where the words around do not make it the place itself."""
    if _PLACE.search(before) or _MOTION.search(before) or re.match(r",\s+[A-Z]|\s+[a-z]+ion\b", after):
        return None
    partner = _PARTNER.search(before)
    if partner and partner.group().lower().startswith("from") and not _ACTS_FROM.search(before):
        partner = None
    # "the Washington administration", "a Paris-based group": the place says which.
    says_which = re.match(r"[-–’']|\s+[a-z]{4,}\b", after)
    return actor if _SUBJECT.match(after) or (partner and not says_which) else None


def with_documents(known: Authority, transcripts: Iterable[Transcript]) -> Authority:
    """Return an authority with the roles that documents show, each under the name that it knows already."""
    shown = []
    for role in roles_held(transcripts):
        actor = canonical(role, known, (role,), role.first)
        shown.append(replace(role, name=actor.name) if actor else role)
    return known.with_roles(tuple(shown))
