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
from readout.statements.offices import Title, fits, read, same_person, whole
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
_JOINED = re.compile(r"\b(?:and|or|as well as)\b|[,/;]")
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
        return _of_speaker(words.lower(), speaker, known, when)
    if not any(c.isupper() for c in words) and not words.startswith("the "):
        return None
    body = _body(words, known, before, after, speaker.side if speaker else None)
    if body is not None or _JOINED.search(words.removesuffix("Jr.")):
        return body
    title = read(words)
    if title is None:
        return None
    if title.name:
        return _named(title, known, own or (), when)
    if not words.lower().startswith(("the ", "our ")) and title.side is None:
        return None
    return _holder(title, known, own or (), when, speaker, document)


def speaker_actor(speaker: Speaker, known: Authority, when: str | None) -> Actor | None:
    """Return who a speaker is: an official by name, or the body that issues a text."""
    if not speaker.name or speaker.kind not in {"official", "issuer"}:
        return None
    if speaker.kind == "issuer" and not speaker.role:
        return _body(speaker.name, known, side=speaker.side)
    words = f"{speaker.role} {speaker.name}" if speaker.role and " " not in speaker.name else speaker.name
    title = read(words)
    if title is None:
        return None
    held = RoleHeld(speaker.name, speaker.role, when, when, "", speaker.side)
    return _named(title, known, (held,), when)


def _of_speaker(word: str, speaker: Speaker | None, known: Authority, when: str | None) -> Actor | None:
    """Return who "I" is, and whom "we" speaks for where the document says whose side the speaker is on."""
    if speaker is None:
        return None
    if word in {"i", "me", "my", "myself"}:
        return speaker_actor(speaker, known, when)
    if speaker.kind == "issuer" and not speaker.role:
        return speaker_actor(speaker, known, when)
    if speaker.kind not in {"official", "anonymous", "issuer"} or not speaker.side:
        return None
    return _only(known.names.get(folded(speaker.side), ()))


def _only(fitting: Iterable[Actor]) -> Actor | None:
    found = list(fitting)
    return found[0] if len(found) == 1 else None


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
    return _only(known.names.get(form, ()))


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


def _named(title: Title, known: Authority, own: tuple[RoleHeld, ...], when: str | None) -> Actor | None:
    """Return the person of a name: who is known under it whole, else the one whom office and surname fit."""
    pieces = title.name
    if any(not p[:1].isupper() and p not in _PARTICLES for p in pieces):
        return None
    in_document = _fitting(title, own, when)
    if len(in_document) > 1:
        return None
    pool = known.roles
    if len(pieces) == 1 and not title.office and not in_document:
        return None  # a surname alone means whom the document itself has named
    if in_document:
        full = in_document[0]
        offices = [read(r.role) for r in own if r.role and folded(r.name) == folded(full)]
        wider = read(f"{title_of(own, full)} {full}") if " " not in full else None
        alone = Title(frozenset(), frozenset(), None, tuple(full.split()))
        found = _fitting(wider, pool, when) if wider else _fitting(alone, pool, None)
        if len(found) == 1 and (not offices or any(o and _held_ever(o, pool, found[0]) for o in offices)):
            return Actor(found[0], "person")
        return Actor(full, "person") if " " in full and not found else None
    by_name = known.names.get(folded(" ".join(pieces)), ()) if len(pieces) > 1 else ()
    people = [a for a in by_name if a.kind == "person"]
    if len(people) == 1 and (not title.office or _held_ever(title, pool, people[0].name)):
        return people[0]
    found = _fitting(title, pool, when)
    return Actor(found[0], "person") if len(found) == 1 else None


_PARTICLES = frozenset(["von", "der", "van", "de", "da", "di", "la", "al", "el", "bin", "del", "du"])


def title_of(roles: tuple[RoleHeld, ...], name: str) -> str:
    """Return the office that a document shows with a name, "" where it shows none."""
    return next((r.role for r in roles if r.name == name and r.role), "")


def _held_ever(title: Title, roles: tuple[RoleHeld, ...], name: str) -> bool:
    """Say whether a person is known to have held an office of this title at any time."""
    return any(r.name == name and fits(title, r) for r in roles)


def _fitting(title: Title, roles: tuple[RoleHeld, ...], when: str | None) -> list[str]:
    """Return the people whom a name, or an office with a name, can mean, each once."""
    found: dict[str, str] = {}
    for role in roles:
        if not same_person(title.name, role) or not fits(title, role):
            continue
        if title.office and when and not role.near(when):
            continue
        found.setdefault(folded(role.name), role.name)
    names = list(found.values())
    if len(names) > 1 and title.office and when:
        # Two who held it: the one who did on that day.
        names = [
            n for n in names if any(r.name == n and fits(title, r) and r.on(when) for r in roles)
        ] or names
    full = [n for n in names if " " in n]
    return full + [
        n for n in names if " " not in n and not any(n.lower() == f.split()[-1].lower() for f in full)
    ]


def _holder(
    title: Title,
    known: Authority,
    own: tuple[RoleHeld, ...],
    when: str | None,
    speaker: Speaker | None,
    document: Transcript | None,
) -> Actor | None:
    """Return who holds the office of a bare title on a day.

    Of the document's own people whoever has it; of others the holder in the state that the title names or the speaker
    speaks for, where a state has one such office, the title is whole, or the document is of the body that the office heads.
    """  # noqa: E501
    if not title.heads or not title.office:
        return None
    found: dict[str, Actor] = {}
    for role in own:
        if fits(title, role) and (actor := _canonical(role, known, own, when)):
            found.setdefault(actor.name, actor)
    side = title.side or (speaker.side if speaker else None)
    for role in known.roles:
        if not when or not fits(title, role) or not role.on(when):
            continue
        if role.side != side and (role.known or (document is not None and role.side)):
            continue
        if not title.side and not whole(title, role) and not _of_body(role, document, known):
            continue
        found.setdefault(role.name, Actor(role.name, "person"))
    holder = _only(found.values())
    if holder is None or (speaker and speaker_actor(speaker, known, when) == holder):
        return None
    return holder


def with_documents(known: Authority, transcripts: Iterable[Transcript]) -> Authority:
    """Return an authority with the roles that documents show, each under the name that it knows already."""
    shown = []
    for role in roles_held(transcripts):
        actor = _canonical(role, known, (role,), role.first)
        shown.append(replace(role, name=actor.name) if actor else role)
    return known.with_roles(tuple(shown))


def _canonical(role: RoleHeld, known: Authority, own: tuple[RoleHeld, ...], when: str | None) -> Actor | None:
    title = read(f"{role.role} {role.name}" if " " not in role.name else role.name)
    return _named(title, known, own, when) if title else None


def _of_body(role: RoleHeld, document: Transcript | None, known: Authority) -> bool:
    """Say whether a document is of the body whose head is meant by the bare title in it."""
    if document is None:
        return True
    if not role.body or not document.publisher:
        return False
    bodies = [known.names.get(folded(name), ()) for name in (role.body, document.publisher)]
    return folded(role.body) == folded(document.publisher) or (bool(bodies[0]) and bodies[0] == bodies[1])
