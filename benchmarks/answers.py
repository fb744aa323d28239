"""Are exchanges labelled as a reader labels them? Hand labels of real documents, in fourteen parts.

The parts of ``FITTED`` were read and are what the weights are fitted on, so their figures flatter; the first
table gives them as they are when each document is left out of the fit. The others are fitted on nowhere.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import tarfile
from collections import Counter
from typing import Any

from benchmarks.common import HERE, Skipped, print_table, shared
from readout import engine
from readout.records import Exchange, Transcript
from readout.statements import LabelledExchange, label_exchanges
from readout.statements.pairing import pairs

LABELS = ("clear", "ambivalent", "non_reply")
FITTED = ("tune", "blind", "second", "third", "fourth")
PARTS = {
    "tune": "read, fitted on",
    "blind": "read since its first run, fitted on",
    "held": "scored five times",
    "fresh": "scored at every run, errors not read",
    "second": "presidents; errors read after its first run, fitted on since",
    "second_held": "presidents; scored at every run, errors not read",
    "third": "presidents; errors read after its first run, fitted on since",
    "third_held": "presidents; scored at every run, errors not read",
    "fourth": "presidents; errors read after its first run, fitted on since",
    "fourth_held": "presidents; scored at every run, errors not read",
    "fifth": "presidents; errors read after its first run, fitted on nowhere",
    "fifth_held": "presidents; scored at every run, errors not read",
    "sixth": "presidents; errors read after its first run, fitted on nowhere",
    "sixth_held": "presidents; scored at every run, errors not read",
}
_TAR, _LINES = "archive/whitehouse-2023.tar.xz/", "archive/state-department-2021.jsonl.xz/"


def gold() -> list[tuple[dict[str, Any], Transcript, Exchange]]:
    """Return the hand labels, each with its transcript and the pair of turns that it is about.

    Raises:
        Skipped: the documents are not here, or a text is not the one that was labelled.
    """
    rows = [json.loads(line) for line in (HERE / "gold/answers.jsonl").read_text("utf-8").splitlines()]
    read = transcripts({row["file"] for row in rows})
    paired = {file: tuple(pairs(transcript)) for file, transcript in read.items()}
    found = []
    for row in rows:
        transcript = read[row["file"]]
        part = transcript.document.text[row["question"][0] : row["answer"][1]]
        if hashlib.sha256(part.encode()).hexdigest() != row["sha256"]:
            raise Skipped(f"{row['file']} is not the text that was labelled")
        start, end = row["answer"]
        near = [
            pair for pair in paired[row["file"]]
            if transcript.turns[pair.answers[0]].start < end and transcript.turns[pair.answers[-1]].end > start  # noqa: E501
        ]  # fmt: skip
        if not near:
            raise Skipped(f"{row['file']}: no exchange at {start}")
        found.append((row, transcript, near[0]))
    return found


def transcripts(files: set[str]) -> dict[str, Transcript]:
    """Return the transcripts of ``files``: paths in the corpus, or members of the two archives."""
    found = {f: engine.read(shared("corpus") / f) for f in sorted(files) if not f.startswith("archive/")}
    members = {f.removeprefix(_TAR): f for f in files if f.startswith(_TAR)}
    with tarfile.open(shared(_TAR.rstrip("/"))) as tar:
        for entry in tar:
            if entry.name in members and (file := tar.extractfile(entry)):
                found[members[entry.name]] = engine.read(file.read())
    pages = {f.removeprefix(_LINES): f for f in files if f.startswith(_LINES)}
    with lzma.open(shared(_LINES.rstrip("/")), "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            if (name := page["link"].rstrip("/").rsplit("/", 1)[-1]) in pages:
                found[pages[name]] = engine.read(page["content"].encode())
    return found


def run() -> dict[str, float]:
    """Print the confusion of labels on each part, and return the figures."""
    figures: dict[str, float] = {}
    rows = gold()
    figures |= _left_out(rows)
    ours: dict[int, dict[Exchange, LabelledExchange]] = {}
    for part, standing in PARTS.items():
        confusion: Counter[tuple[str, str]] = Counter()
        kinds, of_kind = 0, 0
        for row, transcript, pair in rows:
            if row["set"] != part:
                continue
            if id(transcript) not in ours:
                ours[id(transcript)] = {one.exchange: one for one in label_exchanges(transcript)}
            one = ours[id(transcript)][pair]
            confusion[row["label"], one.label] += 1
            if row["label"] == one.label == "non_reply":
                of_kind += 1
                kinds += row["kind"] == one.kind
        figures |= _print(part, f"{part} ({standing})", confusion)
        print(f"kind of a found non-reply right: {kinds} of {of_kind}")
    return figures


def _left_out(rows: list[tuple[dict[str, Any], Transcript, Exchange]]) -> dict[str, float]:
    """Print how the fitted rows are labelled with the weights of the other documents."""
    from training.answers import cross_validated

    want, got = cross_validated([r for r in rows if r[0]["set"] in FITTED])
    return _print(
        "left_out", "what is fitted on, each document left out", Counter(zip(want, got, strict=True))
    )


def _print(part: str, title: str, confusion: Counter[tuple[str, str]]) -> dict[str, float]:
    scores = {label: _f1(confusion, label) for label in LABELS}
    print(f"\n{title}: {sum(confusion.values())} exchanges; rows by hand, columns ours")
    print_table(
        ["label", *LABELS, "F1"], [[a, *(confusion[a, b] for b in LABELS), scores[a]] for a in LABELS]
    )
    macro = sum(scores.values()) / len(LABELS)
    given = sum(n for (_, b), n in confusion.items() if b == "non_reply")
    right = confusion["non_reply", "non_reply"]
    print(f"macro-F1 {macro:.4f}; non-replies right {right} of {given} given")
    print(f"clear answers called non-replies: {confusion['clear', 'non_reply']}")
    return {f"{part}_macro_f1": macro, f"{part}_non_reply_f1": scores["non_reply"]}


def _f1(confusion: Counter[tuple[str, str]], label: str) -> float:
    both = confusion[label, label]
    wanted = sum(n for (a, _), n in confusion.items() if a == label)
    given = sum(n for (_, b), n in confusion.items() if b == label)
    return 2 * both / (wanted + given) if wanted + given else 0.0
