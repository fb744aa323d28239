"""What is worth telling, on data of other kinds: meetings (QMSum) and earnings calls (ECTSum), by ROUGE-1.

Every sixth meeting and every twelfth call of the validation splits; the story's body only, cut to its
reference's number of words, as ``../shared/summarisation/score.py --budget ref`` does. ROUGE says nothing of
good English. A story has 50 words at least; a shorter reference is met with the first words of such a story.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from importlib import import_module
from types import ModuleType

from benchmarks.common import Skipped, print_table, shared, versions
from readout import engine
from readout.errors import ReadoutError

NAME = "selection"
#: The split, and of how many of its items one is taken.
SPLITS = (("qmsum", "qmsum_valid.jsonl", 6), ("ectsum", "ectsum_valid.jsonl", 12))


def run() -> dict[str, float]:
    """Score one story a sampled item; a story that cannot be written scores nothing."""
    folder = shared("summarisation")
    try:
        scorer_of = import_module("rouge_score.rouge_scorer").RougeScorer
    except ImportError:
        raise Skipped("rouge-score is not installed: pip install -e '.[bench]'") from None
    sys.path.insert(0, str(folder))
    try:
        rules = import_module("score")
    finally:
        sys.path.remove(str(folder))
    scorer = scorer_of(["rouge1", "rouge2"], use_stemmer=True)
    figures: dict[str, float] = {}
    rows: list[tuple[object, ...]] = []
    for name, file, every in SPLITS:
        lines = (folder / file).read_text("utf-8").splitlines()[::every]
        began = time.process_time()
        scores, unwritten = [], 0
        for item in map(json.loads, lines):
            body = _body(item)
            unwritten += not body
            scores.append(_rouge(rules, scorer, item["reference"], body))
        first, second = (statistics.fmean(s[i] for s in scores) for i in (0, 1))
        figures |= {f"{name}_rouge1": first, f"{name}_unwritten": float(unwritten)}
        rows.append((name, len(lines), unwritten, first, second, f"{time.process_time() - began:.0f}"))
    print_table(("split", "items", "not written", "ROUGE-1", "ROUGE-2", "CPU s"), rows)
    print(versions("rouge-score"))
    return figures


def _body(item: dict[str, object]) -> str:
    """Return the sentences of a story as long as the item's reference, a line each."""
    words = max(engine.FEWEST_WORDS, len(str(item["reference"]).split()))
    try:
        story = engine.write(engine.read(json.dumps({"turns": item["turns"]}).encode()), words=words)
    except ReadoutError:
        return ""
    return "\n".join(sentence.text for sentence in story.sentences())


def _rouge(rules: ModuleType, scorer: object, reference: str, body: str) -> tuple[float, float]:
    """Return ROUGE-1 and ROUGE-2 (F1, in per cent) of a body cut to its reference's length."""
    cut = rules.cut(body, len(reference.split()))
    found = scorer.score(  # type: ignore[attr-defined]
        "\n".join(rules.sentences(reference)), "\n".join(rules.sentences(cut))
    )
    return 100 * found["rouge1"].fmeasure, 100 * found["rouge2"].fmeasure
