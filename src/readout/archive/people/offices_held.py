"""Whether two titles, as documents print them, are of one office."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from readout.language.folding import folded
from readout.transcripts.titles import office_words, side_of

# Words that make another office of the same head: a deputy secretary is not the secretary.
_RANKS = frozenset(
    "deputy assistant under undersecretary vice associate press general former elect emeritus shadow".split()
)
_LINKS = frozenset("of the for and to in on at acting a an our".split())


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Return the offices that many hold (``many``) and, by first name, its other forms."""
    data = tomllib.loads(resources.files("readout.archive").joinpath("data/people.toml").read_text("utf-8"))
    forms: dict[str, frozenset[str]] = {}
    for row in data["first_names"]:
        group = frozenset(folded(form) for form in row.split())
        for form in group:
            forms[form] = forms.get(form, frozenset()) | group
    return {"many": frozenset(data["many_holders"].split()), **{f"first:{k}": v for k, v in forms.items()}}


def one_first_name(one: str, two: str) -> bool:
    """Say whether two folded first names are forms of one ("joe", "joseph"), or one the other's initial."""
    if len(one) == 1 or len(two) == 1:
        return one[:1] == two[:1]
    return two in words().get(f"first:{one}", ())


@dataclass(frozen=True, slots=True)
class Office:
    """A title taken apart: its heads, its other common words, the bodies it names, the state it is of."""

    heads: frozenset[str]
    words: frozenset[str]
    bodies: frozenset[str]
    side: str | None

    @property
    def is_shared(self) -> bool:
        """Whether many hold the office and nothing is said of which."""
        named = self.bodies or self.side or self.words - words()["many"] - _RANKS
        return not named and bool(self.words & words()["many"])


@lru_cache(maxsize=8192)
def office(role: str) -> Office:
    """Return a title taken apart."""
    side = side_of(role)
    pieces = [p.strip(",.()").removesuffix("’s").removesuffix("'s") for p in re.split(r"[\s/]+", role)]
    common = frozenset(p for p in pieces if p and p == p.lower()) - _LINKS
    bodies = frozenset(p.lower() for p in pieces if p != p.lower()) - _LINKS
    # Where a state is named, capitals are its name ("of the Republic of India").
    return Office(frozenset(office_words(role)), common, frozenset() if side else bodies, side)


def one_office(one: str | None, two: str | None) -> bool:
    """Say whether two titles are of one office: the same heads and rank, and one says no more than leaves the other true."""  # noqa: E501
    if not one or not two:
        return False
    first, second = office(one), office(two)
    if not first.heads or first.heads != second.heads or first.words & _RANKS != second.words & _RANKS:
        return False
    if first.side and second.side and first.side != second.side:
        return False
    if first.is_shared or second.is_shared:
        return False
    less, more = sorted((first, second), key=lambda o: len(o.words) + len(o.bodies))
    return less.words <= more.words and less.bodies <= more.bodies | {(more.side or "").lower()}
