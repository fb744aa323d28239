"""Official transcripts in, plain-English news out, every sentence tied to the words it rests on.

>>> import readout
>>> story = readout.write("briefing.txt")  # doctest: +SKIP
>>> print(readout.render(story, "markdown"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.checking.report import CheckReport
    from readout.engine import Ref
    from readout.records import Story, Transcript

__version__ = "0.1.0"
__all__ = ["check", "parse", "read", "render", "write"]


def read(ref: Ref, *, allow_private: bool = False) -> Transcript:
    """Read a transcript from a path, an http(s) address, ``"-"`` (standard input) or bytes.

    Raises:
        readout.errors.FetchError: the source cannot be reached, or is one that we may not reach.
        readout.errors.BadInput: the bytes are not a document that we can read.
    """
    from readout import engine

    return engine.read(ref, allow_private=allow_private)


parse = read


def write(sources: Ref | Transcript | Sequence[Ref | Transcript], *, words: int = 450) -> Story:
    """Write one story from one or more transcripts; each is what :func:`read` returns, or what it takes.

    Raises:
        readout.errors.ReadoutError: a source cannot be read, or holds too little that can be told truly.
    """
    from readout import engine

    return engine.write(_transcripts(sources), words=words)


def check(draft: Ref | Story, against: Ref | Transcript | Sequence[Ref | Transcript]) -> CheckReport:
    """Check a draft (a story, or the path or bytes of one in any form) against its sources.

    Raises:
        readout.errors.ReadoutError: the draft or a source cannot be read.
    """
    from readout import engine

    return engine.check(draft, _transcripts(against))


def render(story: Story, form: str, *, sources: bool = False) -> str:
    """Return a story as ``text``, ``markdown``, ``html`` or ``json``; ``sources`` prints its passages too."""
    from readout import publishing

    return publishing.render(story, form, sources=sources)


def _transcripts(sources: Ref | Transcript | Sequence[Ref | Transcript]) -> tuple[Transcript, ...]:
    """Return the transcripts, reading those that are paths, addresses or bytes."""
    from os import PathLike

    from readout.records import Transcript

    one = isinstance(sources, (str, bytes, PathLike, Transcript))
    several: Sequence[Ref | Transcript] = (sources,) if one else sources  # type: ignore[assignment]
    return tuple(s if isinstance(s, Transcript) else read(s) for s in several)
