"""What is known of actors beside a document: the package's own files, and a user's, of the same shape.

A file has ``[[actor]]`` entries (``name``, ``kind``, ``aliases``, ``metonyms``, ``local``; for a person
``family``, ``pronoun`` and ``roles`` held from–to), a table ``[governments]`` and a day ``known_until`` which
offices without an end are known to be held; ``docs/statements.md`` has an example.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeVar

from readout.errors import BadInput
from readout.language.folding import folded, plain
from readout.language.lexicon import states
from readout.statements.roles import RoleHeld

__all__ = ["Actor", "ActorKind", "Authority", "authority", "folded", "load"]

ActorKind = Literal["person", "state", "government", "organisation"]
_KINDS = frozenset(["person", "state", "government", "organisation"])


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act; ``state`` is the state that a body is of, else ``None``."""

    name: str
    kind: ActorKind
    state: str | None = None

    @property
    def id(self) -> str:
        """The actor's key, of kind and name: ``person:ana-dolin``."""
        return f"{self.kind}:{re.sub(r'[^a-z0-9]+', '-', plain(self.name)).strip('-')}"


@dataclass(frozen=True)
class Authority:
    """What is known of actors.

    ``names`` has them by folded name, ``metonyms`` by the folded place that may stand for them, ``local`` by
    a state and the folded name that means them where its officials speak; ``pronouns`` the pronoun of a
    person by name; ``roles`` who held what.
    """

    names: dict[str, tuple[Actor, ...]]
    metonyms: dict[str, Actor]
    roles: tuple[RoleHeld, ...] = ()
    pronouns: dict[str, str] = field(default_factory=dict)
    local: dict[tuple[str, str], Actor] = field(default_factory=dict)

    @cached_property
    def _by_surname(self) -> dict[str, tuple[RoleHeld, ...]]:
        """Roles by the last piece of the name, and of the surname where it stands elsewhere."""
        return _grouped(
            (key, role)
            for role in self.roles
            for key in dict.fromkeys(
                folded(form).split()[-1] for form in (role.name, role.family or role.name) if folded(form)
            )
        )

    @cached_property
    def _by_name(self) -> dict[str, tuple[RoleHeld, ...]]:
        return _grouped((role.name, role) for role in self.roles)

    @cached_property
    def _by_side(self) -> dict[str | None, tuple[RoleHeld, ...]]:
        """Roles by state or body; those that documents show, which may leave it out, under ``""``."""
        return _grouped((role.side if role.known else "", role) for role in self.roles)

    def called(self, pieces: tuple[str, ...]) -> tuple[RoleHeld, ...]:
        """Return the roles of everybody whose name or surname may end as these pieces of a name do."""
        last = folded(" ".join(pieces)).split()[-1:]
        return self._by_surname.get(last[0], ()) if last else ()

    def held_by(self, name: str) -> tuple[RoleHeld, ...]:
        """Return the roles of a person, by the usual name."""
        return self._by_name.get(name, ())

    def of_side(self, side: str | None) -> tuple[RoleHeld, ...]:
        """Return the known roles of a state or body, and all that documents show."""
        return (*self._by_side.get(side, ()), *self._by_side.get("", ()))

    def with_roles(self, roles: tuple[RoleHeld, ...]) -> Authority:
        """Return the authority with more roles."""
        return replace(self, roles=(*self.roles, *roles))


_K = TypeVar("_K")


def _grouped(pairs: Iterable[tuple[_K, RoleHeld]]) -> dict[_K, tuple[RoleHeld, ...]]:
    found: dict[_K, list[RoleHeld]] = {}
    for key, role in pairs:
        found.setdefault(key, []).append(role)
    return {key: tuple(roles) for key, roles in found.items()}


@lru_cache(maxsize=1)
def authority() -> Authority:
    """Return the package's own authority: states with their peoples, governments, organisations, people."""
    names: dict[str, list[Actor]] = {}
    for form, state in states().items():
        _add(names, form, Actor(state, "state"))
        if not form.endswith(("s", "sh", "ch", "ese")):
            _add(names, f"{form}s", Actor(state, "state"))
    known = Authority({k: tuple(v) for k, v in names.items()}, {})
    data = resources.files("readout.statements").joinpath("data")
    people = sorted(data.joinpath("people").iterdir(), key=lambda file: file.name)
    for file in (data.joinpath("authority.toml"), *(p for p in people if p.name.endswith(".toml"))):
        known = _read(file.read_text("utf-8"), known, file.name)
    return known


def load(path: str | PathLike[str], base: Authority | None = None) -> Authority:
    """Return ``base`` (the package's own) with a user's file added.

    Raises:
        BadInput: the file is not there, no TOML, or an entry is not as it should be; it names file and line.
    """
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInput(f"the authority file cannot be read ({reason})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise BadInput("the authority file is not UTF-8", where=str(path)) from error
    return _read(text, base or authority(), str(path))


def _add(names: dict[str, list[Actor]], form: str, actor: Actor) -> None:
    known = names.setdefault(folded(form), [])
    if actor not in known:
        known.append(actor)


def _read(text: str, base: Authority, file: str) -> Authority:
    """Return ``base`` with the entries of one file."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        where = f"{file}, line {line[1]}" if line else file
        raise BadInput(f"the authority file is no TOML: {error}", where=where) from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*actor\s*\]\]", line)]
    entries = table.get("actor", [])
    if not isinstance(entries, list):
        raise BadInput("actors are written [[actor]], in double brackets", where=file)
    names: dict[str, list[Actor]] = {}
    metonyms, pronouns = dict(base.metonyms), dict(base.pronouns)
    local = dict(base.local)
    roles: list[RoleHeld] = []
    known_until = _day(table.get("known_until"), "known_until", file)
    for n, entry in enumerate(entries):
        where = f"{file}, line {lines[n]}" if n < len(lines) else file
        actor = _actor(entry, where)
        for form in (actor.name, *_texts(entry, "aliases", where)):
            _add(names, form, actor)
        metonyms |= {folded(place): actor for place in _texts(entry, "metonyms", where)}
        local |= {(actor.state or "", folded(form)): actor for form in _texts(entry, "local", where)}
        if entry.get("pronoun") in ("he", "she"):
            pronouns[actor.name] = entry["pronoun"]
        for role in entry.get("roles", []):
            roles.append(_role(role, actor.name, entry.get("family"), known_until, where))
    governments = table.get("governments", {})
    if not isinstance(governments, dict):
        raise BadInput("[governments] is a table of states", where=file)
    for state in governments:
        government = Actor(f"government of {state}", "government", state)
        metonyms |= {folded(place): government for place in _texts(governments, state, file)}
    # What a file says of a name replaces what was known before it; two entries of one file stay two.
    known = {**base.names, **{k: tuple(v) for k, v in names.items()}}
    return Authority(known, metonyms, (*base.roles, *roles), pronouns, local)


def _actor(entry: Any, where: str) -> Actor:
    """Return the actor of one entry."""
    name, kind = (entry.get("name"), entry.get("kind")) if isinstance(entry, dict) else (None, None)
    if not isinstance(name, str) or not name.strip() or kind not in _KINDS:
        raise BadInput(f"an actor needs a name and a kind ({', '.join(sorted(_KINDS))})", where=where)
    return Actor(name, kind, entry.get("state"))


def _texts(entry: dict[str, Any], key: str, where: str) -> list[str]:
    """Return a list of texts of an entry."""
    found = entry.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise BadInput(f'{key} is a list of texts: {key} = ["…", "…"]', where=where)
    return found


def _role(entry: Any, name: str, family: Any, known_until: str | None, where: str) -> RoleHeld:
    """Return one of a person's roles; its days are known, and it is held still where it has no ``to``.

    What is only ``known_until`` a day is held up to that day, and nothing is said of the days after it.
    """
    if not isinstance(entry, dict) or not isinstance(entry.get("role"), str):
        raise BadInput('a role is { role = "…", of = "…", from = 2012-01-31, to = … }', where=where)
    first, last = (
        _day(entry.get(key), f"{key} of the role {entry['role']!r}", where) for key in ("from", "to")
    )
    if first is not None and last is None:
        last = known_until
    return RoleHeld(
        name, entry["role"], first, last, where, entry.get("of"), entry.get("body"), family, known=True
    )


def _day(day: Any, what: str, where: str) -> str | None:
    """Return a day in ISO 8601, ``None`` where none is given."""
    try:
        return None if day is None else datetime.date.fromisoformat(str(day)).isoformat()
    except ValueError as error:
        raise BadInput(f"{what} is no day (2012-01-31)", where=where) from error
