"""What plain English gives back: each sentence as it was, as it is said plainly, and what was done."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Edit, Span


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """One sentence of the source.

    ``source`` is its words, white space collapsed; ``parts`` the plain sentences that stand for it, in order (none
    where all of it was waffle); ``span`` its place in the document's text and ``speaker`` who said it, where known; ``turn`` and ``paragraph`` number what it
    belongs to.
    """  # noqa: E501

    source: str
    parts: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    span: Span | None = None
    speaker: str | None = None
    turn: int = 0
    paragraph: int = 0

    @property
    def plain(self) -> str:
        """The plain sentences as one text."""
        return " ".join(self.parts)
