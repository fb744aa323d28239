"""Fits the weights of ``readout/statements/data/answer_weights.toml`` on the hand labels that were read.

``python -m training.answers`` prints the file. Two logistic regressions with a ridge (Newton's method from
zero, so the same everywhere): is there no reply at all, and is a reply clear. The ridge is chosen by
cross-validation that leaves out whole documents, since the exchanges of one document are alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from benchmarks.answers import FITTED, LABELS, gold

from readout.records import Exchange, Transcript
from readout.statements.answers import reading

RIDGES = (0.3, 1.0, 3.0)
FOLDS = 10
REPLIES = (
    "refuses_first refuses refusing_share before rest on_topic says_else nothing_else asks_back turns_after "
    "refusals clarifies yes_no"
).split()
CLEAR = (
    "asked_words filler overlap vague typed_missed weak weak_first questions refuses verdict cut short"
).split()
Row = tuple[dict[str, Any], Transcript, Exchange]
Array = np.ndarray[Any, np.dtype[np.float64]]


def fit(x: Array, y: Array, ridge: float) -> Array:
    """Return the weights, bias last, of a logistic regression with a ridge on all but the bias."""
    x = np.hstack([x, np.ones((len(x), 1))])
    keep = np.r_[np.full(x.shape[1] - 1, ridge), 1e-6]
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + keep * w
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(keep), slope)
    return w


def both(figures: Sequence[dict[str, float]], want: Sequence[str], ridge: float) -> tuple[Array, Array]:
    """Return the weights of the two scores, in the order of ``REPLIES`` and ``CLEAR``."""
    non = np.array([label == "non_reply" for label in want], dtype=float)
    told = [i for i, label in enumerate(want) if label != "non_reply"]
    clear = np.array([want[i] == "clear" for i in told], dtype=float)
    return (
        fit(table(figures, REPLIES), non, ridge),
        fit(table([figures[i] for i in told], CLEAR), clear, ridge),
    )


def table(figures: Sequence[dict[str, float]], names: Sequence[str]) -> Array:
    """Return a row for each dictionary of figures, with a column for each name."""
    return np.array([[f[name] for name in names] for f in figures])


def labels(figures: Sequence[dict[str, float]], one: Array, two: Array) -> list[str]:
    """Return the label that the two weights give to each dictionary of figures."""
    non, clear = table(figures, REPLIES) @ one[:-1] + one[-1], table(figures, CLEAR) @ two[:-1] + two[-1]
    return [
        "non_reply" if a > 0 else "clear" if b > 0 else "ambivalent" for a, b in zip(non, clear, strict=True)
    ]


def macro(want: Sequence[str], got: Sequence[str]) -> float:
    """Return the mean F1 of the three labels."""
    score = []
    for label in LABELS:
        hit = sum(a == b == label for a, b in zip(want, got, strict=True))
        score.append(2 * hit / max(1, want.count(label) + got.count(label)))
    return sum(score) / len(score)


def used(rows: Sequence[Row]) -> tuple[list[str], list[dict[str, float]], list[str]]:
    """Return the file, the figures and the label of each row whose answer has figures."""
    found = [(row["file"], reading(t, pair)[2], row["label"]) for row, t, pair in rows]
    kept = [(file, f, label) for file, f, label in found if f is not None]
    return [k[0] for k in kept], [k[1] for k in kept], [k[2] for k in kept]


def left_out(files: list[str], figures: list[dict[str, float]], want: list[str], ridge: float) -> list[str]:
    """Return the label of each row by the weights of the other nine tenths of the documents."""
    fold = [int(hashlib.sha256(file.encode()).hexdigest(), 16) % FOLDS for file in files]
    got = [""] * len(want)
    for part in range(FOLDS):
        inside = [i for i, n in enumerate(fold) if n != part]
        outside = [i for i, n in enumerate(fold) if n == part]
        if outside:
            weights = both([figures[i] for i in inside], [want[i] for i in inside], ridge)
            for i, label in zip(outside, labels([figures[i] for i in outside], *weights), strict=True):
                got[i] = label
    return got


def cross_validated(rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Return the hand labels and, at the best ridge, the labels by the weights of other documents."""
    files, figures, want = used(rows)
    tried = [left_out(files, figures, want, ridge) for ridge in RIDGES]
    return want, max(tried, key=lambda got: macro(want, got))


def main() -> None:
    """Print the weights."""
    files, figures, want = used([row for row in gold() if row[0]["set"] in FITTED])
    best = (0.0, RIDGES[0])
    print(
        "# Weights of the scores of readout.statements.answers: is there no reply at all, is a reply clear."
    )
    print("# Fitted on benchmarks/gold/answers.jsonl by `python -m training.answers`; do not edit by hand.")
    for ridge in RIDGES:
        got = left_out(files, figures, want, ridge)
        pairs = [(a == "non_reply", b == "non_reply") for a, b in zip(want, got, strict=True)]
        right, missed, false = (pairs.count(p) for p in ((True, True), (True, False), (False, True)))
        print(f"# ridge {ridge}: macro-F1 {macro(want, got):.3f} over documents left out;", end=" ")
        print(f"non-reply right {right}, missed {missed}, false {false}")
        best = max(best, (macro(want, got), ridge))
    for name, weights, names in zip(
        ("non_reply", "clear"), both(figures, want, best[1]), (REPLIES, CLEAR), strict=True
    ):
        print(f"\n[{name}]\nbias = {weights[-1]:.3f}")
        print("\n".join(f"{n} = {w:.3f}" for n, w in sorted(zip(names, weights, strict=False))))


if __name__ == "__main__":
    main()
