"""Beside the twelve model stories: how many of the passages they rest on are in our evidence at equal length.

A passage is found where half of its content words or more stand in one passage of ours. LexRank and TextRank
(sumy) choose sentences of the same transcript up to the same number of words, where sumy is installed.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence

from benchmarks._rivals import HINT, chosen, rivals
from benchmarks.common import only_when_asked, print_table, shared, versions
from readout import engine
from readout.writing.telling.units import content_words, units

NAME = "models"
FOUND = 0.5


def run() -> dict[str, float]:
    """Print one line a document; return the mean shares."""
    only_when_asked(3)
    folder = shared("stories")
    others_here = rivals()
    if not others_here:
        print(f"models: {HINT}")
    rows: list[list[object]] = []
    for path in sorted(folder.glob("*.json")):
        model = json.loads(path.read_text("utf-8"))
        told = [s for section in model["sections"] for p in section["paragraphs"] for s in p]
        wanted = [passage for s in told for passage in s["exact"]]
        words = sum(len(s["text"].split()) for s in told)
        transcript = engine.read(folder.parent / model["file"])
        story = engine.write(transcript, words=max(engine.FEWEST_WORDS, words))
        ours = [e.exact for s in story.sentences() for e in s.evidence]
        ours += [e.exact for e in story.standfirst.evidence]
        said = [unit.text for unit in units((transcript,))[0]]  # split as ours are
        others = [_share(wanted, chosen(said, rival, words)) for rival in others_here]
        rows.append([path.stem[:40], words, len(wanted), _share(wanted, ours), *others])
    names = ["readout", *others_here]
    figures = {name: statistics.fmean(float(str(row[3 + i])) for row in rows) for i, name in enumerate(names)}
    print_table(("document", "words", "passages", *names), [*rows, ["mean", "", "", *figures.values()]])
    print(versions("sumy"))
    return figures


def _share(wanted: Sequence[str], had: Sequence[str]) -> float:
    """Return the share of the wanted passages that one of those had holds."""
    bags = [content_words(h) for h in had]
    needed = [w for w in map(content_words, wanted) if w]
    return sum(any(len(w & b) >= FOUND * len(w) for b in bags) for w in needed) / max(1, len(needed))
