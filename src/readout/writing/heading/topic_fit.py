"""What a heading may be made of: no torn name, no office, no lone noun of which a reader asks which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.gazetteer import (
    CITY,
    COUNTRY,
    FAMILY,
    GIVEN,
    ORGANISATION,
    PLACE,
    STATE,
    is_people,
    is_title,
)
from readout.language.pipeline import known_bits

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NAMES = frozenset({"NNP", "NNPS"})
HYPHENS = frozenset({"-", "–"})
#: Of these a reader knows which is meant.
ONE_OF_EACH = frozenset(
    "economy border pandemic environment climate internet press military world elderly police sea".split()
)


def bare(noun: Token) -> bool:
    """Say whether a noun alone may be a subject: "renters", "inflation"; not "the war", "a shot"."""
    return (
        noun.tag_ == "NNS"
        or noun.lower_ in ONE_OF_EACH
        or (
            noun.tag_ == "NN"
            and not any(c.tag_ in {"DT", "PRP$"} or c.dep_ == "nmod:poss" for c in noun.children)
        )
    )


def in_name(number: Token) -> bool:
    """Say whether a figure is part of a name: "Title 42", "COVID-19"."""
    before = number.doc[number.i - 1] if number.i else None
    return before is not None and (before.tag_ in NAMES or before.text in HYPHENS)


def torn(tokens: Span) -> bool:
    """Say whether a name goes on beyond a stretch: "Bureau of", of "Bureau of Land Management"; "Science", of "CHIPS and Science Act"."""  # noqa: E501
    doc = tokens.doc
    before = doc[tokens.start - 1] if tokens.start else None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    if after is not None and after.text in {"’s", "'s", "’"} and tokens[-1].tag_ in NAMES:
        return False
    next_to = [t for t in (before, after) if t is not None]
    first, last = tokens[0], tokens[-1]
    if after is not None and after.tag_ in NAMES and last.tag_ in NAMES and last.whitespace_ != "":
        return True
    if before is not None and before.tag_ in NAMES and first.tag_ in NAMES:
        return True
    if after is not None and after.text[:1].isupper() and last.tag_ in NAMES and last.whitespace_:
        return True  # "Alaska", of "Alaska Native students"
    if any(t.text in {"&", "/"} for t in next_to):
        return True
    following = doc[tokens.end + 1] if tokens.end + 1 < len(doc) else None
    if after is not None and after.lower_ == "of" and following is not None:
        return {last.tag_, following.tag_} <= NAMES  # "Department", of "Department of Justice"
    if (
        before is not None
        and before.text in {"’s", "'s", "’"}
        and first.tag_ in NAMES
        and before.head.tag_ in NAMES
    ):
        return True  # "Republic of Taldia", of "People’s Republic of Taldia"
    if tokens.start >= 2 and before is not None and first.tag_ in NAMES and last.tag_ in NAMES:
        joined = before.lower_ in {"and", "of"} or (
            before.lower_ == "the" and doc[tokens.start - 2].lower_ == "of"
        )
        other = doc[tokens.start - (3 if before.lower_ == "the" and joined else 2)]
        return (
            joined and other.tag_ in NAMES and (before.lower_ != "and" or not known_bits(tokens.text) & LANDS)
        )
    return False


PLACES = COUNTRY | CITY | STATE | PLACE
LANDS = COUNTRY | CITY | STATE | PLACE | ORGANISATION


def of_person(tokens: Span) -> bool:
    """Say whether a phrase is a person's name, an office, or a people alone."""
    plain = [t.text for t in tokens]
    if (
        is_title(plain[-1])
        or (is_title(plain[0]) and not _titled(tokens))
        or (len(plain) == 1 and is_people(plain[0]))
    ):
        return True
    return is_person(tokens) and len(plain) == 1


def _titled(tokens: Span) -> bool:
    """Say whether a phrase is a title and a name, and nothing else: "Judge Lind"."""
    return len(tokens) in {2, 3} and all(t.tag_ in NAMES for t in tokens)


def is_person(tokens: Span) -> bool:
    """Say whether all of a phrase is a person's name."""
    plain = [t.text for t in tokens]
    if is_title(plain[0]) and _titled(tokens):
        return True
    bits = [known_bits(w) for w in plain]
    if known_bits(" ".join(plain)) & LANDS or any(b & LANDS for b in bits):
        return False
    people = [b & (GIVEN | FAMILY) for b in bits]
    return all(t.tag_ in NAMES for t in tokens) and bool(people[0]) and len(plain) <= 3
