"""Which appearances are one person: record linkage by rule, with a reason for each, and never on a guess.

An appearance is joined to others by its full name; by a surname with an office that only one person of that
surname holds at that publisher at that time; or by a form of address that its publisher's headers give to one
person only. A surname that fits two stays apart, and so does one that fits nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from readout.archive.people.offices_held import office, one_first_name, one_office
from readout.language.folding import folded
from readout.language.lexicon import titles
from readout.statements.authority import Actor
from readout.statements.roles import YEAR
from readout.transcripts.label_reading import read_label
from readout.transcripts.titles import office_words

#: So many documents must give a form of address ("MS. BRANDT") to one person before it names that person
#: elsewhere.
HABIT = 3
Id = tuple[int, str]
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker of one document as the document itself gives it.

    ``id`` is the version and the speaker's key in it; ``place`` names the document for good; ``date`` is ISO
    8601; ``press`` says that journalists ask questions there.
    """

    id: Id
    place: str
    date: str | None
    publisher: str | None
    labels: tuple[str, ...]
    name: str
    short: str | None
    role: str | None
    press: bool

    @property
    def sex(self) -> str | None:
        """The pronoun that the form of address in the labels gives ("MS. BRANDT"), where they agree."""
        said = {word.lower().rstrip(".") for label in self.labels for word in label.split()[:1]}
        she, he = bool(said & titles("she")), bool(said & titles("he"))
        return None if she == he else "she" if she else "he"


@dataclass(frozen=True, slots=True)
class Link:
    """Who an appearance is (a key that stays), and why."""

    person: str
    reason: str


@dataclass(slots=True)
class _Person:
    """A person as far as full names go, with what the appearances under it say."""

    key: str
    tokens: Tokens
    seen: list[Appearance] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    sexes: set[str] = field(default_factory=set)
    days: dict[str | None, tuple[str, ...]] = field(default_factory=dict)

    def add(self, one: Appearance) -> None:
        self.seen.append(one)
        self.roles.update([one.role] if one.role else [])
        self.sexes.update([one.sex] if one.sex else [])
        days = (*self.days.get(one.publisher, ()), *((one.date,) if one.date else ()))
        self.days[one.publisher] = (min(days), max(days)) if days else ()

    def fits(self, one: Appearance) -> bool:
        """Say whether the person spoke at the same publisher within a year, and no form of address speaks against it."""  # noqa: E501
        near = one.publisher in self.days and _near(one.date, self.days[one.publisher])
        return near and (one.sex is None or not self.sexes or one.sex in self.sexes)

    def holds(self, role: str | None) -> bool:
        return any(one_office(role, other) for other in self.roles)


def tokens(name: str) -> Tokens:
    """Return the pieces of a name in a form that its spellings share, without initials in the middle."""
    pieces = [folded(piece).replace(" ", "-") for piece in name.split()]
    pieces = [piece for piece in pieces if piece]
    return tuple(p for n, p in enumerate(pieces) if len(p) > 1 or n in (0, len(pieces) - 1))


def link(appearances: Iterable[Appearance]) -> dict[Id, Link]:
    """Return who each appearance is, by its ``id``."""
    rows = sorted(appearances, key=lambda a: (a.date or "", a.place, a.id))
    links: dict[Id, Link] = {}
    people = _full_names(rows, links)
    _variants(people, links)
    called, labelled = _called(people.values()), _labelled(people.values())
    left = []
    for one in rows:
        full = links[one.id].person if one.id in links else None
        named = [p for p in called.get(tokens(one.name), ()) if p.key != full]
        found = _by_office(one, named) or _by_label(one, named, labelled)
        if found:
            links[one.id] = found
        elif one.id not in links:
            left.append(one)
    _alone(left, links)
    return links


def _full_names(rows: Sequence[Appearance], links: dict[Id, Link]) -> dict[str, _Person]:
    """Join what has the same full name, unless titles name two states, or forms of address two sexes with no office in common."""  # noqa: E501
    named: dict[Tokens, list[Appearance]] = defaultdict(list)
    for one in rows:
        if len(form := tokens(one.name)) > 1:
            named[form].append(one)
    people: dict[str, _Person] = {}
    for form, seen in named.items():
        key = Actor(min(_bare(a.name) for a in seen), "person").id
        sides = Counter(side for a in seen if (side := _side(a)))
        sexes = Counter(a.sex for a in seen if a.sex)
        for one in seen:
            mine = key
            if (side := _side(one)) and side != sides.most_common(1)[0][0]:
                mine += f":{side}".lower().replace(" ", "-")
            if one.sex and one.sex != sexes.most_common(1)[0][0] and not _shares_office(one, seen):
                mine += f":{one.sex}"  # of one office they are one person, and the form of address a misprint
            people.setdefault(mine, _Person(mine, form)).add(one)
    surnames: dict[str, list[_Person]] = defaultdict(list)
    for person in people.values():
        surnames[person.tokens[-1]].append(person)
    kept: dict[str, _Person] = {}
    for person in people.values():
        for one in person.seen:
            if _is_contradicted(one, person, surnames[person.tokens[-1]]):
                reason = "apart: the label's office is another's of that surname"
                links[one.id] = Link(f"{person.key}@{one.place}", reason)
            else:
                links[one.id] = Link(person.key, "the document gives the full name")
                kept.setdefault(person.key, _Person(person.key, person.tokens)).add(one)
    return kept


def _shares_office(one: Appearance, seen: Iterable[Appearance]) -> bool:
    return any(a.sex != one.sex and one_office(a.role, one.role) for a in seen)


def _is_contradicted(one: Appearance, person: _Person, namesakes: Iterable[_Person]) -> bool:
    """Say whether a label's office ("PRESIDENT X") is never this person's elsewhere, but another X's."""
    heads = {head for label in one.labels for head in office_words(read_label(label).office)}
    others = [a for a in person.seen if a.place != one.place]
    if not heads or not others or any(heads & office_words(a.role or "") for a in others):
        return False
    return any(p is not person and p.holds(one.role) and p.fits(one) for p in namesakes)


def _variants(people: dict[str, _Person], links: dict[Id, Link]) -> None:
    """Join two forms of one full name, where the office is the same too and nobody else fits."""
    groups: dict[Tokens, list[_Person]] = defaultdict(list)
    for person in people.values():
        groups[person.tokens[1:]].append(person)
        groups[("", *sorted(person.tokens))].append(person)
    for rest, group in groups.items():
        for one in sorted(group, key=lambda p: (len(p.seen), p.key)):
            if one.key not in people:
                continue
            fits = [
                two
                for two in group
                if two is not one
                and two.key in people
                and (rest[0] == "" or one_first_name(one.tokens[0], two.tokens[0]))
                and any(two.holds(role) for role in one.roles)
                and all(two.fits(a) for a in one.seen)
            ]
            if len(fits) == 1:
                how = "the same names in another order" if rest[0] == "" else "another form of the first name"
                for a in one.seen:
                    links[a.id] = Link(fits[0].key, f"{how}, and the same office")
                    fits[0].add(a)
                del people[one.key]


def _called(people: Iterable[_Person]) -> dict[Tokens, list[_Person]]:
    """Return who can be meant by a shorter name: the last pieces of a full one, or what documents shorten it to."""  # noqa: E501
    found: dict[Tokens, list[_Person]] = defaultdict(list)
    for person in people:
        forms = {person.tokens[n:] for n in range(1, len(person.tokens))}
        forms |= {tokens(a.short) for a in person.seen if a.short}
        for form in sorted(forms):
            if form and len(form) < len(person.tokens):
                found[form].append(person)
    return found


def _by_office(one: Appearance, named: Sequence[_Person]) -> Link | None:
    """Join a surname with an office to the only person who has both, at this publisher within a year."""
    fits = [p for p in named if p.holds(one.role) and p.fits(one)]
    if len(fits) != 1:
        return None
    return Link(fits[0].key, f"the only {one.role} of that surname at this publisher in that year")


def _labelled(people: Iterable[_Person]) -> dict[tuple[str | None, str], dict[str, int]]:
    """Return how many documents give each form of address to whom, by publisher; with the office, for a header does that."""  # noqa: E501
    found: dict[tuple[str | None, str], dict[str, int]] = defaultdict(dict)
    for person in people:
        for one in person.seen:
            for label in {_printed(label) for label in one.labels if label}:
                counts = found[one.publisher, label]
                counts[person.key] = counts.get(person.key, 0) + bool(one.role)
    return found


def _by_label(
    one: Appearance, named: Sequence[_Person], labelled: dict[tuple[str | None, str], dict[str, int]]
) -> Link | None:
    """Join "MS. BRANDT" among journalists to the one person to whom other documents' headers give that label."""  # noqa: E501
    if one.role or not one.press:
        return None
    to = [labelled.get((one.publisher, _printed(label)), {}) for label in one.labels if label]
    keys = {key for counts in to for key in counts}
    person = next((p for p in named if keys == {p.key}), None)
    if person is None or not person.fits(one) or any(a.place == one.place for a in person.seen):
        return None
    shown = max(counts.get(person.key, 0) for counts in to)
    if shown < HABIT:
        return None
    return Link(
        person.key, f"“{one.labels[0]}” is nobody else at this publisher, and headers name them {shown} times"
    )


def _alone(rows: Sequence[Appearance], links: dict[Id, Link]) -> None:
    """Join surnames with one office that is not many's ("Prime Minister X"); the rest stay in their documents."""  # noqa: E501
    groups: dict[Tokens, list[list[Appearance]]] = defaultdict(list)
    for one in rows:
        known = groups[tokens(one.name)]
        fits = [
            group
            for group in known
            if group[0].publisher == one.publisher
            and one.place not in {a.place for a in group}
            and any(one_office(a.role, one.role) for a in group)
            and _near(one.date, [a.date for a in group if a.date])
        ]
        if len(fits) == 1:
            fits[0].append(one)
        else:
            known.append([one])
    for group in (group for known in groups.values() for group in known):
        key = f"{Actor(group[0].id[1], 'person').id}@{group[0].place}"
        reason = (
            f"the same surname and office ({group[0].role}) at this publisher in that year"
            if len(group) > 1
            else "the document gives no more than this"
        )
        for one in group:
            links[one.id] = Link(key, reason)


def _bare(name: str) -> str:
    """Return a name without initials in the middle."""
    return re.sub(r"(?<= )\w\. (?=\S)", "", name)


def _side(one: Appearance) -> str | None:
    return office(one.role).side if one.role else None


def _printed(label: str) -> str:
    return " ".join(label.replace(".", " ").casefold().split())


def _near(day: str | None, days: Sequence[str]) -> bool:
    """Say whether a day lies within a year of some days; unknown days exclude nothing."""
    if not day or not days:
        return True
    try:
        at, first, last = (date.fromisoformat(d) for d in (day, min(days), max(days)))
    except ValueError:
        return True
    return (first - at).days <= YEAR and (at - last).days <= YEAR
