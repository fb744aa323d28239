"""An attribution while it is being found: sets of tokens, which later steps extend."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """Tokens of source, cue and content; ``at`` is the cue's main word, ``frame`` what it governs."""

    at: int
    frame: str
    source: set[int] = field(default_factory=set)
    cue: set[int] = field(default_factory=set)
    content: set[int] = field(default_factory=set)
    quoted: bool = False
