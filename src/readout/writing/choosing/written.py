"""Short written statements and read-outs: told in their own order, as one piece.

Whoever writes a press release puts the news first (the inverted pyramid), and each sentence leans on the one before
("He", "The Center"); so its order is kept, where speech is put in an order of news.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.records import Transcript
from readout.writing.choosing.select import Candidate
from readout.writing.sentence.vocatives import TELLERS

#: A longer text (a fact sheet, a strategy) has subjects, which stand in sections.
_SHORT = 700


def is_written(sources: Sequence[Transcript]) -> bool:
    """Say whether a story rests on one document that somebody issued, and nobody spoke."""
    told = [t for source in sources for t in source.turns if t.speaker.kind in TELLERS]
    return len(sources) == 1 and bool(told) and all(t.speaker.kind == "issuer" for t in told)


def is_short(sources: Sequence[Transcript]) -> bool:
    """Say whether a written document is short enough to have one subject (words of its text)."""
    return is_written(sources) and len(sources[0].document.text.split()) <= _SHORT


def of_one_subject(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with one subject, so that they stand in one section, in the order of the source."""  # noqa: E501
    return [replace(c, subject=0) for c in found]
