"""Beside the twelve model stories: how many of the passages they rest on are in our evidence at equal length.

A passage is found where half of its content words or more stand in one passage of ours. LexRank and TextRank
(sumy) choose sentences of the same transcript up to the same number of words, where sumy is installed.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from benchmarks.common import only_when_asked, print_table, shared, versions
from readout import engine
from readout.records import Transcript
from readout.writing.units import content_words, units

NAME = "models"
FOUND = 0.5


def run() -> dict[str, float]:
    """Print one line a document; return the mean shares."""
    only_when_asked(3)
    folder = shared("stories")
    rivals = _rivals()
    if not rivals:
        print("models: sumy is not installed, so rivals are left out: pip install -e '.[bench]'")
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
        others = [_share(wanted, _chosen(transcript, rival, words)) for rival in rivals.values()]
        rows.append([path.stem[:40], words, len(wanted), _share(wanted, ours), *others])
    names = ["readout", *rivals]
    figures = {name: statistics.fmean(float(str(row[3 + i])) for row in rows) for i, name in enumerate(names)}
    print_table(("document", "words", "passages", *names), [*rows, ["mean", "", "", *figures.values()]])
    print(versions("sumy"))
    return figures


def _share(wanted: Sequence[str], had: Sequence[str]) -> float:
    """Return the share of the wanted passages that one of those had holds."""
    bags = [content_words(h) for h in had]
    needed = [w for w in map(content_words, wanted) if w]
    return sum(any(len(w & b) >= FOUND * len(w) for b in bags) for w in needed) / max(1, len(needed))


def _rivals() -> dict[str, str]:
    """Return the names of sumy's summarizers and their modules, where sumy is installed."""
    try:
        import_module("sumy")
    except ImportError:
        return {}
    return {"LexRank": "lex_rank", "TextRank": "text_rank"}


def _chosen(transcript: Transcript, rival: str, words: int) -> list[str]:
    """Return a rival's sentences, best first, up to so many words; sentences are split as ours are."""
    module = import_module(f"sumy.summarizers.{_rivals()[rival]}")
    document = import_module("sumy.models.dom")
    tokenizer = _Tokenizer()
    found, _ = units((transcript,))
    sentences = [document.Sentence(unit.text, tokenizer) for unit in found]
    whole = document.ObjectDocumentModel([document.Paragraph(sentences)])

    def enough(rated: Sequence[Rated]) -> list[Rated]:
        """Take the best until they have so many words (sumy hands them over best first)."""
        taken, length = [], 0
        for item in rated:
            if length >= words:
                break
            taken.append(item)
            length += len(str(item.sentence).split())
        return taken

    return [str(s) for s in getattr(module, f"{rival}Summarizer")()(whole, enough)]


class Rated(Protocol):
    """What sumy sorts: a sentence, its place and its rating."""

    sentence: object


class _Tokenizer:
    """Words for sumy, without its download of NLTK data."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(sentence.split())
