"""What a rule proposes to do to one parsed sentence; the engine decides whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swap:
    """Put ``to`` in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    to: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Swaps of one rule that stand or fall together; or, of a split, the sentences that replace the whole.

    ``gloss`` holds where what goes says the same thing again: its figures and names may go with it. ``own_names`` holds for a
    house's own rules, which may say a name otherwise. ``loses`` names limits whose words may go because they
    limit nothing there: "would later become" is "later became".
    """  # noqa: E501

    rule: str
    swaps: tuple[Swap, ...] = ()
    sentences: tuple[str, ...] = ()
    gloss: bool = False
    own_names: bool = False
    loses: frozenset[str] = frozenset()

    def touches(self, taken: Sequence[tuple[int, int]]) -> bool:
        """Say whether a swap overlaps one of the given ranges of characters."""
        return any(s.start < end and start < s.end for s in self.swaps for start, end in taken)


def swapped(text: str, swaps: Sequence[Swap]) -> str:
    """Return ``text`` with all swaps done; they must not overlap."""
    for swap in sorted(swaps, key=lambda s: s.start, reverse=True):
        text = text[: swap.start] + swap.to + text[swap.end :]
    return text
