"""Additions: a cause, a "first time", a whole for a part or a decision that the source does not have.

Authority: nothing in the story that is not in the sources. A few small words make a new claim of a sentence
all of whose other words are the source's. The tables are in ``data/additions.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.parsed import parse
from readout.records import Finding, Severity


@dataclass(frozen=True, slots=True)
class Addition:
    """A kind of small words that claim something: how they are found, and what in the source bears them.

    ``part``: what the source must say for it to be charged at all, and the draft not.
    """

    rule: str
    severity: Severity
    why: str
    find: re.Pattern[str]
    keep: re.Pattern[str]
    part: re.Pattern[str] | None = None


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each kind of addition whose words nothing in the passage bears."""
    if not case.tells or case.kind == "unanswered" or case.line or not case.passage.sentences:
        return
    for addition in _additions():
        if addition.part and not _parted(case, addition.part):
            continue
        for first, last in case.reading.matches(addition.find):
            if case.reading.quoted[first] or first in case.frame or is_due(case, first):
                continue
            if not any(source.matches(addition.keep) for source in case.alignment.sources):
                yield case.finding(addition.rule, addition.severity, addition.why, at=case.words(first, last))
                break


def is_due(case: Case, first: int) -> bool:
    """Say whether a "due to" opens an infinitive and tells when, not why: "the ferry is due to sail"."""
    if case.reading.words[first].norm != "due":
        return False
    tree = parse([case.text])[0]
    start = case.reading.words[first].start
    after = next((k + 2 for k, at in enumerate(tree.starts) if at == start), len(tree.tag))
    return after < len(tree.tag) and tree.tag[after] == "VB"


def _parted(case: Case, part: re.Pattern[str]) -> bool:
    """Say whether the passage tells of a part of a thing, and the draft of none."""
    shares = any(f.kind == "percent" for s in case.alignment.sources for f in s.figures)
    if case.reading.matches(part) or any(f.kind == "percent" for f in case.reading.figures):
        return False
    return shares or any(s.matches(part) for s in case.alignment.sources)


@lru_cache(maxsize=1)
def _additions() -> tuple[Addition, ...]:
    return tuple(
        Addition(
            row["rule"],
            row["severity"],
            row["why"],
            pattern(row["find"]),
            pattern(row["keep"]),
            pattern(row["part"]) if "part" in row else None,
        )
        for row in lexicon.additions().values()
        if "find" in row  # what other rules read has none
    )


def pattern(parts: list[str]) -> re.Pattern[str]:
    """Return one pattern of several over the lower-case words of a sentence, as the tables have them."""
    return re.compile(rf"(?<![^ ])(?:{'|'.join(parts)})(?![^ ])")
