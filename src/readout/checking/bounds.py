"""The bound of a figure: "more than", "up to", "nearly", "about", before or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from readout.checking.reading import Reading
    from readout.checking.words import Word

Bound = Literal[">", ">=", "<", "<=", "near", "~"]

# Words just before a figure, longest first, and the bound they set.
_BEFORE: tuple[tuple[str, Bound], ...] = (
    ("no more than", "<="), ("not more than", "<="), ("no fewer than", ">="),
    ("no less than", ">="), ("not less than", ">="),
    ("more than", ">"), ("greater than", ">"), ("higher than", ">"), ("in excess of", ">"),
    ("upwards of", ">"), ("upward of", ">"),
    ("north of", ">"), ("over", ">"), ("above", ">"), ("exceeding", ">"), ("exceeds", ">"),
    ("exceed", ">"), ("exceeded", ">"),
    ("surpassed", ">"), ("topped", ">"), ("beyond", ">"),
    ("at least", ">="), ("minimum of", ">="), ("at a minimum", ">="),
    ("just under", "near"), ("just shy of", "near"), ("just short of", "near"),
    ("close to", "near"), ("nearly", "near"),
    ("almost", "near"), ("nearing", "near"), ("approaching", "near"),
    ("less than", "<"), ("fewer than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"),
    ("up to", "<="), ("as many as", "<="), ("as much as", "<="), ("at most", "<="), ("maximum of", "<="),
    ("about", "~"), ("around", "~"), ("roughly", "~"), ("approximately", "~"), ("some", "~"),
    ("estimated", "~"), ("circa", "~"),
    ("neighborhood of", "~"), ("neighbourhood of", "~"), ("region of", "~"), ("order of", "~"),
    ("approx", "~"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("or more", ">="), ("or so", "~"), ("or less", "<="), ("or fewer", "<="), ("plus", ">="),
    ("odd", "~"), ("at least", ">="),
    ("at most", "<="), ("and counting", ">="), ("or thereabouts", "~"), ("roughly", "~"),
    ("approximately", "~"),
)  # fmt: skip
_DURATIONS = frozenset(
    "year years month months week weeks day days hour hours minutes decade decades".split()
)
# After these, "over" belongs to the verb: "hand over forty boats".
_OVER_WHAT = frozenset(
    "hand hands handed handing turn turns turned turning take takes took taken taking pull pulled carry "
    "carried roll rolled pass passed win won bring brought".split()
)
_BE = frozenset(("be", "it", "is", "was"))
# After these, "about" has its other sense.
_ABOUT_WHAT = frozenset(
    "talk talked talking talks think thinking know known concern concerned "
    "concerns ask asked asking question questions hear heard "
    "hearing worried worry learn learned speak speaking spoke say said "
    "told tell discussion conversation information what news "
    "care cares more it be is was something anything".split()
)


def _digits(word: Word) -> bool:
    """Say whether a figure is printed in digits of two places or more: "around 5,900", not "around two"."""
    return len(word.text) > 1 and word.text[0].isdigit()


def bound_of(reading: Reading, first: int, last: int) -> tuple[Bound | None, bool]:
    """Return the bound, and whether its word may have another sense here."""
    words = reading.words
    before = " ".join(w.norm for w in words[max(0, first - 4) : first])
    before = before.removesuffix(" u.s.").removesuffix(" a").removesuffix(" an").removesuffix(" the")
    following = words[last].norm if last < len(words) else ""
    for phrase, bound in _BEFORE:
        if before == phrase or before.endswith(" " + phrase):
            length = len(phrase.split())
            ahead = words[first - length - 1].norm if first - length - 1 >= 0 else ""
            if phrase == "over" and ahead in _OVER_WHAT:
                continue
            loose = (
                (phrase in ("over", "under") and following in _DURATIONS)
                or (
                    phrase == "about"
                    and ahead in _ABOUT_WHAT
                    and not (ahead in _BE and _digits(words[first]))
                    and not (
                        following in _DURATIONS and last + 1 < len(words) and words[last + 1].norm == "ago"
                    )
                )
                or (phrase in ("above", "below", "beyond", "under", "around") and not _digits(words[first]))
            )
            return bound, loose
    tail = " ".join(w.norm for w in words[last : last + 3])
    rest = " ".join(w.norm for w in words[last + 1 : last + 4])
    for phrase, bound in _AFTER:
        if tail == phrase or tail.startswith(phrase + " "):
            return bound, False
        if phrase.startswith("or ") and (rest == phrase or rest.startswith(phrase + " ")):
            return bound, False
    if reading.text[words[last - 1].end :].startswith("+"):
        return ">=", False
    return None, False
