"""How likely it is that a passage is the one that a sentence tells, from the words that they share.

A logistic regression (``training/likeness.py``): sentences written by people on passages of the corpus, each against its
own document and against others, with and without who said it. Of two rounds kept aside, 98 % find their own passage
surely and 9 % another document's; a fixed bar for the shared weight gave 92 % and 16 %.
"""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass

#: From these scores on a passage is one beyond doubt, is one, or is the likeliest one.
CERTAIN, SURE, LIKELY = 4.5, 2.7, 1.7
# More words than these add nothing.
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Shared:
    """What a sentence shares with a passage. Weights are in weights of a word that the source has but once.

    ``first`` and ``more`` are the weights of words that the first sentence of the passage has, and that only
    the others have; ``near`` and ``more_near`` of words that are only near there; ``lacking`` of others.
    ``count`` and ``near_count`` are the numbers of words that the first sentence has, or has near.
    ``spoken``: who is said to speak is its speaker.
    """

    first: float
    near: float
    more: float
    more_near: float
    lacking: float
    count: int
    near_count: int
    spoken: bool


def log_odds(shared: Shared) -> float:
    """Return how likely it is, as log odds up to a constant, that the passage is what the sentence tells."""
    return (
        1.2 * (shared.first + shared.near - shared.lacking)
        + 0.3 * shared.more
        - 1.3 * shared.more_near
        + 2.6 * shared.spoken
        + 1.0 * min(shared.count, _ENOUGH)
        - 0.4 * shared.near_count
    )
