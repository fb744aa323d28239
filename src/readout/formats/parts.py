"""What one format hands over: text, marks and the metadata that the source states as data."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.records import Mark


@dataclass(frozen=True, slots=True)
class Parts:
    """Text with marks, and what the source says of itself.

    ``meta`` has some of the keys ``title``, ``date`` (ISO 8601), ``publisher``, ``url``; ``heading`` is the
    first main heading, which serves as title where the source states none.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    heading: str | None = None
    turns: tuple[tuple[str, int, int], ...] | None = None
    links: int = 0
    link_words: int = 0
    password: bool = False
