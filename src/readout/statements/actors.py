"""Who a mention stands for: people by name and office, states, governments and organisations.

An authority is what is known of actors: the package's own file, a user's, and the roles that documents show
(:func:`readout.statements.roles.roles_held`). Nothing is merged on a guess: where two fit, nobody is meant.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from readout.errors import BadInput
from readout.language.lexicon import states
from readout.records import Speaker, Transcript
from readout.statements.roles import RoleHeld, roles_held
from readout.transcripts.titles import is_honorific, is_title_word, office_words

ActorKind = Literal["person", "state", "government", "organisation"]
_KINDS = frozenset(["person", "state", "government", "organisation"])


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act; ``state`` is the state that a government is of, else ``None``."""

    name: str
    kind: ActorKind
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """What is known of actors: by name (folded), by the place that may stand for them, and the roles held."""

    names: dict[str, tuple[Actor, ...]]
    metonyms: dict[str, Actor]
    roles: tuple[RoleHeld, ...] = ()

    def with_roles(self, roles: tuple[RoleHeld, ...]) -> Authority:
        """Return the authority with more roles."""
        return replace(self, roles=(*self.roles, *roles))


def folded(name: str) -> str:
    """Return a name in a form that its spellings share: "Sergey Dolin" and "Sergei Dolin", "Zelenskyy" and "Zelensky"."""  # noqa: E501
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    low = "".join(c for c in plain if not unicodedata.combining(c)).lower().removesuffix("'s")
    low = re.sub(r"[^\w' ]", "", low.replace("-", " ")).replace("x", "ks")
    return " ".join(re.sub(r"[iyj]+", "i", w) for w in low.removeprefix("the ").split())


@lru_cache(maxsize=1)
def authority() -> Authority:
    """Return the package's own authority: states with their peoples, governments, organisations."""
    names: dict[str, list[Actor]] = {}
    for form, state in states().items():
        _add(names, form, Actor(state, "state"))
        if not form.endswith(("s", "sh", "ch", "ese")):
            _add(names, f"{form}s", Actor(state, "state"))
    text = resources.files("readout.statements").joinpath("data/authority.toml").read_text("utf-8")
    return _read(
        tomllib.loads(text), Authority({k: tuple(v) for k, v in names.items()}, {}), "authority.toml"
    )


def load(path: str | Path, base: Authority | None = None) -> Authority:
    """Return ``base`` (the package's own) with a user's file added, of the shape of ``data/authority.toml``.

    Raises:
        BadInput: the file is not there, no TOML, or an entry lacks its name or has an unknown kind.
    """
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise BadInput("the authority file cannot be read", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"the authority file is no TOML: {error}", where=str(path)) from error
    return _read(table, base or authority(), str(path))


def _add(names: dict[str, list[Actor]], form: str, actor: Actor) -> None:
    known = names.setdefault(folded(form), [])
    if actor not in known:
        known.append(actor)


def _read(table: dict[str, Any], base: Authority, where: str) -> Authority:
    """Return ``base`` with the entries of one file."""
    names: dict[str, list[Actor]] = {}
    metonyms = dict(base.metonyms)
    for entry in table.get("actor", []):
        name, kind = entry.get("name"), entry.get("kind")
        if not isinstance(name, str) or kind not in _KINDS:
            raise BadInput(f"an actor needs a name and a kind ({', '.join(sorted(_KINDS))})", where=where)
        actor = Actor(name, kind, entry.get("state"))
        for form in (name, *entry.get("aliases", [])):
            _add(names, form, actor)
        metonyms |= {folded(place): actor for place in entry.get("metonyms", [])}
    for state, places in table.get("governments", {}).items():
        government = Actor(f"government of {state}", "government", state)
        metonyms |= {folded(place): government for place in places}
    # What a file says of a name replaces what was known before it; two entries of one file stay two.
    return Authority({**base.names, **{k: tuple(v) for k, v in names.items()}}, metonyms, base.roles)


_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|through|across|via|into|downtown|central)\s+(?:the\s+)?$", re.I
)
_MOTION = re.compile(
    r"\b(?:travel|go|goes|going|gone|went|fly|flies|flew|flying|arriv|return|c[oa]me|coming|dr[io]v|visit|depart|le(?:ft|av)|"
    r"head|trip|flight|journey|tour|mov|based|embassy|stop|route|way)\w*(?:\s+\w+){0,3}\s+(?:(?:to|from|for|of|in)\s+)?(?:the\s+)?$",
    re.I,
)  # fmt: skip
_SUBJECT = re.compile(
    r"\s+(?:has|have|had|is|was|will|would|must|should|can|could|may|might|says?|said|did|does|do|\w+ed|\w+s)\b|[’']s\b"
)


def resolve(
    mention: str,
    *,
    document: Transcript | None = None,
    date: str | None = None,
    authority: Authority | None = None,
    speaker: Speaker | None = None,
    before: str = "",
    after: str = "",
) -> Actor | None:
    """Return whom a mention stands for, or ``None`` where that is not certain.

    Args:
        mention: the words ("Secretary Kerry", "Moscow", "the French", "we").
        document: the transcript that holds them; its officials and speakers are looked at first.
        date: ISO 8601; the document's own where it is not given.
        authority: what is known beside the document; the package's own where it is not given.
        speaker: whose words they are, for "I" and "we".
        before, after: the sentence on either side, which tells a place from the government that sits there.
    """
    known = authority or _own()
    words = " ".join(mention.split()).strip(" ,.;:")
    low = words.lower()
    if low in {"i", "we", "me", "us", "my", "our"}:
        return _of_speaker(low, speaker, known)
    form = folded(words)
    if form in known.metonyms:
        return _government(known.metonyms[form], before, after)
    fits = known.names.get(form, ())
    if fits:
        return fits[0] if len(fits) == 1 else None
    when = date or (document.date if document else None)
    for pool in ((roles_held((document,)) if document else ()), known.roles):
        people = _people(words, pool, when)
        if people:
            return Actor(people[0], "person") if len(people) == 1 else None
    return None


def _own() -> Authority:
    return authority()


def _of_speaker(word: str, speaker: Speaker | None, known: Authority) -> Actor | None:
    """Return who "I" is, and whom "we" speaks for where the document says whose side the speaker is on."""
    if speaker is None:
        return None
    if word in {"i", "me", "my"}:
        return Actor(speaker.name, "person") if speaker.name and speaker.kind == "official" else None
    if speaker.kind not in {"official", "anonymous"} or not speaker.side:
        return None
    fits = known.names.get(folded(speaker.side), ())
    return fits[0] if len(fits) == 1 else None


def _government(actor: Actor, before: str, after: str) -> Actor | None:
    """Return the body that a place stands for, where the words around do not make it the place itself."""
    if _PLACE.search(before) or _MOTION.search(before) or re.match(r",\s+[A-Z]", after):
        return None
    acts = _SUBJECT.match(after) is not None
    partner = re.search(
        r"\b(?:with|by|between|against|on|and|to|from|that|urge[sd]?|tell|told|press(?:ed)?)\s+$",
        before,
        re.I,
    )
    return actor if acts or partner else None


def _people(words: str, roles: tuple[RoleHeld, ...], when: str | None) -> list[str]:
    """Return the people whom a name, an office with a name, or an office alone can mean, each once."""
    pieces = [w for w in words.removesuffix("’s").removesuffix("'s").split() if not is_honorific(w)]
    pieces = [w for w in pieces if w.lower() not in {"the", "of", "for"}]
    office: list[str] = []
    while pieces and (is_title_word(pieces[0]) or pieces[0].islower()):
        office.append(pieces.pop(0))
    wanted = office_words(" ".join(office))
    found: dict[str, str] = {}
    for role in roles:
        if wanted and not wanted <= office_words(role.role or ""):
            continue
        if wanted and when and not role.near(when):
            continue
        if not pieces and not (
            wanted and when and role.first and role.last and role.first <= when <= role.last
        ):
            continue
        if pieces and not _same(pieces, role.name):
            continue
        found.setdefault(folded(role.name), role.name)
    return _merged(list(found.values()))


def _same(pieces: list[str], name: str) -> bool:
    """Say whether a mention can be this name: the surname, and no other first name."""
    mine, theirs = folded(" ".join(pieces)).split(), folded(name).split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0] == theirs[0]


def _merged(names: list[str]) -> list[str]:
    """Drop a bare surname beside the one full name that has it; two full names stay two."""
    full = [n for n in names if " " in n]
    return full + [n for n in names if " " not in n and not any(_same([n], f) for f in full)]
