"""Are exchanges labelled as a reader labels them? Hand labels of the corpus, a third of its documents held back."""  # noqa: E501

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from benchmarks.common import HERE, Skipped, print_table, shared
from readout import engine
from readout.records import Exchange, Transcript
from readout.statements import label_exchanges
from readout.statements.pairing import pairs

LABELS = ("clear", "ambivalent", "non_reply")


def gold() -> list[tuple[dict[str, Any], Transcript, Exchange]]:
    """Return the hand labels, each with its transcript and the pair of turns that it is about.

    Raises:
        Skipped: the corpus is not here, or a text is not the one that was labelled.
    """
    corpus = shared("corpus")
    rows = [json.loads(line) for line in (HERE / "gold/answers.jsonl").read_text("utf-8").splitlines()]
    read: dict[str, Transcript] = {}
    found = []
    for row in rows:
        transcript = read.setdefault(row["file"], None) or engine.read(corpus / row["file"])  # type: ignore[arg-type]
        read[row["file"]] = transcript
        text = transcript.document.text
        part = text[row["question"][0] : row["answer"][1]]
        if hashlib.sha256(part.encode()).hexdigest() != row["sha256"]:
            raise Skipped(f"{row['file']} is not the text that was labelled")
        start, end = row["answer"]
        near = [
            pair for pair in pairs(transcript)
            if transcript.turns[pair.answers[0]].start < end and transcript.turns[pair.answers[-1]].end > start  # noqa: E501
        ]  # fmt: skip
        if not near:
            raise Skipped(f"{row['file']}: no exchange at {start}")
        found.append((row, transcript, near[0]))
    return found


def run() -> dict[str, float]:
    """Print the confusion of labels on each part, and return the figures."""
    figures: dict[str, float] = {}
    rows = gold()
    for part in ("tune", "held", "blind"):
        confusion: Counter[tuple[str, str]] = Counter()
        kinds, of_kind = 0, 0
        for row, transcript, pair in rows:
            if row["set"] != part:
                continue
            one = next(o for o in label_exchanges(transcript) if o.exchange == pair)
            confusion[row["label"], one.label] += 1
            if row["label"] == one.label == "non_reply":
                of_kind += 1
                kinds += row["kind"] == one.kind
        scores = {label: _f1(confusion, label) for label in LABELS}
        print(f"\n{part}: {sum(confusion.values())} exchanges; rows by hand, columns ours")
        print_table(
            ["label", *LABELS, "F1"], [[a, *(confusion[a, b] for b in LABELS), scores[a]] for a in LABELS]
        )
        macro = sum(scores.values()) / len(LABELS)
        print(f"macro-F1 {macro:.4f}; kind of a found non-reply right: {kinds} of {of_kind}")
        figures |= {f"{part}_macro_f1": macro, f"{part}_non_reply_f1": scores["non_reply"]}
    return figures


def _f1(confusion: Counter[tuple[str, str]], label: str) -> float:
    both = confusion[label, label]
    wanted = sum(n for (a, _), n in confusion.items() if a == label)
    given = sum(n for (_, b), n in confusion.items() if b == label)
    return 2 * both / (wanted + given) if wanted + given else 0.0
