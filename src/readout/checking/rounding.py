"""Rounded figures: "nearly 500" for 496, "more than 3 million" for 3.1 million.

Authority: AP and BBC style ask for round figures with the word that says which way they were rounded.
"""

from __future__ import annotations

from readout.checking.figures import Figure

# A bound of the draft -> how far below and above it the source's figure may lie, as parts of the draft's.
_REACH = {"~": (0.05, 0.05), "near": (0.1, 0.0), "<": (0.1, 0.0), ">": (0.0, 0.1)}
_KINDS = frozenset(("plain", "money", "percent"))


def rounded(told: Figure, said: Figure) -> bool:
    """Say whether a figure of the draft is one of the source made rounder, with a word that says so.

    It must have fewer digits that count than the source's, be of its kind and currency, and lie on the side
    that its word says. What the source itself bounds ("more than 496") may only be told with a like word.
    """
    reach = _REACH.get(told.bound or "")
    if reach is None or told.loose or told.kind != said.kind or told.kind not in _KINDS:
        return False
    if told.currency and said.currency and told.currency != said.currency:
        return False
    if said.bound not in (None, told.bound):
        return False
    alike = not (told.noun and said.noun) or told.noun == said.noun
    return any(
        _digits(one) < _digits(other) and one * (1 - reach[0]) <= other <= one * (1 + reach[1]) and alike
        for one in told.values
        for other in said.values
        if one != other
    )


def _digits(value: float) -> int:
    """Return how many digits of a value count: two of 1,500, three of 496."""
    return len(f"{value:.4f}".replace(".", "").strip("0"))
