"""Whom a name, a title or a speaker stands for among those who held offices. Where two fit, nobody is meant."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from readout.language.lexicon import states
from readout.records import Speaker, Transcript
from readout.statements.authority import Actor, Authority, folded
from readout.statements.offices import PARTICLES, Title, fits, means, office_of, read, same_person, whole
from readout.statements.roles import RoleHeld
from readout.transcripts.titles import is_honorific

_CAREER = (
    10  # years before and after dated offices in which a rank without days is taken for the same person's
)
_NO_LONGER = re.compile(r"\b(?:former|ex)\b[\s-]*", re.I)


def only(fitting: Iterable[Actor]) -> Actor | None:
    """Return the one actor of several, or ``None`` where there is none or more than one."""
    found = list(fitting)
    return found[0] if len(found) == 1 else None


def named(title: Title, known: Authority, own: tuple[RoleHeld, ...], when: str | None) -> Actor | None:
    """Return the person of a name: who is known under it whole, else the one whom office and surname fit."""
    pieces = title.name
    if any(not p[:1].isupper() and p.split("-")[0] not in PARTICLES for p in pieces):
        return None
    in_document = _fitting(title, known, own, when)
    if len(in_document) > 1:
        return None
    if in_document:
        shown = [r for r in own if folded(r.name) == folded(in_document[0])]
        return _shown(in_document[0], shown, known, when)
    if len(pieces) == 1 and not title.office:
        return None  # a surname alone means whom the document itself has named
    person = _by_name(pieces, known)
    if person and (not title.office or _ever_held(title, known, person.name)):
        return person
    found = _fitting(title, known, None, when)
    return Actor(found[0], "person") if len(found) == 1 else None


def of_speaker(speaker: Speaker, known: Authority, when: str | None, publisher: str | None) -> Actor | None:
    """Return who a named speaker is; for the arguments see :func:`readout.statements.actors.speaker_actor`."""  # noqa: E501
    name = speaker.name or ""
    if not speaker.role and " " not in name:
        by_label = only(a for a in known.names.get(folded(speaker.label), ()) if a.kind == "person")
        return by_label or _at_home(speaker, known, when, publisher)
    return _shown(name, [RoleHeld(name, speaker.role, when, when, "", speaker.side)], known, when)


def _at_home(speaker: Speaker, known: Authority, when: str | None, publisher: str | None) -> Actor | None:
    """Return who a surname alone is in the texts of a body: who held office there on the day."""
    pieces = (speaker.name or "",)
    if when is None or publisher is None:
        return None
    found = {
        r.name
        for r in known.called(pieces)
        if same_person(pieces, r) and r.known and r.on(when) and is_at(r, publisher, known)
    }
    said = {speaker.pronoun, *(known.pronouns.get(name) for name in found)} - {None}
    return Actor(found.pop(), "person") if len(found) == 1 and len(said) < 2 else None


def _shown(name: str, shown: list[RoleHeld], known: Authority, when: str | None) -> Actor | None:
    """Return who is known under a name that a document gives, beside one of the offices that it shows with it.

    A full name is its own where nobody else has it. A surname needs an office that was held by then.
    """  # noqa: E501
    pieces = tuple(w for w in name.split() if not is_honorific(w)) or tuple(name.split())
    offices = [r.role for r in shown if r.role]
    side = next((r.side for r in shown if r.side), None)
    if len(pieces) > 1 and (whole_name := _whole_name(pieces, known)):
        titles = [t for t in (_office(o) for o in offices) if t]
        unknown = not offices or not any(known.held_by(n) for n in whole_name)
        held = unknown or any(_ever_held(t, known, n) for t in titles for n in whole_name)
        return Actor(whole_name[0], "person") if held and len(whole_name) == 1 else None
    found: dict[str, None] = {}
    for office in offices:
        title = _office(office)
        if title and title.office:
            title = replace(title, name=pieces)
            found |= dict.fromkeys(_fitting(title, known, None, when, side))
    if len(found) == 1:
        return Actor(next(iter(found)), "person")
    return Actor(name, "person") if len(pieces) > 1 and not found else None


def _office(role: str) -> Title | None:
    """Return an office as a title, with all that it says of its field ("president of the Harbour Union")."""
    title = read(_NO_LONGER.sub("", role))
    if title is None or not title.name:
        return title
    return replace(title, office=title.office | office_of(" ".join(title.name))[0], name=())


def _by_name(pieces: tuple[str, ...], known: Authority) -> Actor | None:
    """Return the person who is known under a whole name."""
    if len(pieces) < 2:
        return None
    return only(a for a in known.names.get(folded(" ".join(pieces)), ()) if a.kind == "person")


def _whole_name(pieces: tuple[str, ...], known: Authority) -> list[str]:
    """Return who is known by a whole name, or by its first and last piece."""
    if person := _by_name(pieces, known):
        return [person.name]
    alone = Title(frozenset(), frozenset(), None, pieces)
    first, last = folded(pieces[0]), folded(" ".join(pieces))
    roles = tuple(r for r in known.called(pieces) if r.family is None or folded(r.family) != last)
    return [n for n in _fitting(alone, known, roles, None) if folded(n).split()[:1] == first.split()[:1]]


def _ever_held(title: Title, known: Authority, name: str) -> bool:
    """Say whether a person is known to have held an office of this head and rank at any time."""
    return any(fits(title, r, any_field=True) for r in known.held_by(name))


def _can_be(role: RoleHeld, when: str, known: Authority) -> bool:
    """Say whether a title can have been used on a day; of a rank without days, in the years of the other offices."""  # noqa: E501
    if not role.known or role.first is not None:
        return role.near(when)
    days = [d for r in known.held_by(role.name) for d in (r.first, r.last) if d]
    return not days or int(min(days)[:4]) - _CAREER <= int(when[:4]) <= int(max(days)[:4]) + _CAREER


def _fitting(
    title: Title,
    known: Authority,
    own: tuple[RoleHeld, ...] | None,
    when: str | None,
    side: str | None = None,
) -> list[str]:
    """Return the people whom a name, or an office with a name, can mean, each once.

    ``own`` are the roles to look through, else all that are known of the surname.
    ``side`` is whom the document says that the person speaks for: somebody of another state is meant only if the
    office was theirs on that day.
    """  # noqa: E501
    found: dict[str, list[RoleHeld]] = {}
    for role in known.called(title.name) if own is None else own:
        if not same_person(title.name, role) or not fits(title, role):
            continue
        if title.office and when and not _can_be(role, when, known):
            continue
        found.setdefault(folded(role.name), []).append(role)
    if len(found) > 1 and title.office and when:
        # Two who held it: the one who did on that day.
        then = {n: held for n, held in found.items() if any(r.on(when) for r in held)}
        found = then or found
    if side in states().values():
        theirs = {n: held for n, held in found.items() if any(r.side in (side, None) for r in held)}
        found = theirs or {n: held for n, held in found.items() if any(when and r.on(when) for r in held)}
    names = [held[0].name for held in found.values()]
    full = [n for n in names if " " in n]
    return full + [
        n for n in names if " " not in n and not any(n.lower() == f.split()[-1].lower() for f in full)
    ]


def holder(
    title: Title,
    known: Authority,
    own: tuple[RoleHeld, ...],
    when: str | None,
    speaker: Speaker | None,
    document: Transcript | None,
) -> Actor | None:
    """Return who holds the office of a bare title on a day.

    Of the document's own people whoever has it; of others the holder in the state that the title names or the speaker
    speaks for, where the title says whole what a state has one of, or the document is of the body that the office heads.
    """  # noqa: E501
    if not title.heads or not title.office:
        return None
    found: dict[str, Actor] = {}
    for role in own:
        said = office_of(role.role or "")[0]
        if fits(title, role) and title.office <= said and (actor := canonical(role, known, own, when)):
            found.setdefault(actor.name, actor)
    side = title.side or (speaker.side if speaker else None)
    if side is None and speaker is not None and speaker.kind == "official" and when:
        who = of_speaker(speaker, known, when, document.publisher if document else None)
        side = side_held(who.name, when, known) if who else None
    for role in known.of_side(side) if when else ():
        if not role.on(when or "") or not fits(title, role):
            continue
        if not role.known and role.side != side and document is not None and role.side:
            continue
        if title.side or whole(title):
            if not means(title, role):
                continue
        elif not (document is None or (document.publisher and is_at(role, document.publisher, known))):
            continue
        found.setdefault(role.name, Actor(role.name, "person"))
    return only(found.values())


def side_held(name: str, when: str, known: Authority) -> str | None:
    """Return the state or body whose office a person held on a day (ISO 8601); of none or of two, ``None``.

    For an office in a state's own body it is the state.
    """
    sides = {r.side for r in known.held_by(name) if r.known and r.side and r.on(when)}
    bodies = {side: only(known.names.get(folded(side), ())) for side in sides}
    states_of = {(body.state if body else None) or side for side, body in bodies.items()}
    return states_of.pop() if len(states_of) == 1 else None


def canonical(role: RoleHeld, known: Authority, own: tuple[RoleHeld, ...], when: str | None) -> Actor | None:
    """Return who the person of a role is that a document shows."""
    shown = [r for r in own if folded(r.name) == folded(role.name)] or [role]
    return _shown(role.name, shown, known, when)


def is_at(role: RoleHeld, publisher: str, known: Authority) -> bool:
    """Say whether a publisher is the body in whose texts the bare head of a title is this office."""
    if not role.body:
        return False
    bodies = [known.names.get(folded(name), ()) for name in (role.body, publisher)]
    return folded(role.body) == folded(publisher) or (bool(bodies[0]) and bodies[0] == bodies[1])
