"""Fits the weights of ``readout/statements/data/answer_weights.toml`` on the "tune" rows of the hand labels.

``python -m training.answers`` prints the file. Two logistic regressions with a ridge (plain gradient descent from
zero, so the same everywhere); the ridge is chosen by leaving out a tenth of the tune rows at a time.
"""  # noqa: E501

from __future__ import annotations

import numpy as np
from benchmarks.answers import gold

from readout.statements.answers import reading

RIDGES = (0.3, 1.0, 3.0)
REPLIES = "refuses_first refuses refusing_share rest nothing_else asks_back turns_after refusals clarifies yes_no".split()  # noqa: E501
CLEAR = (
    "refuses refuses_first weak weak_first turns_after questions verdict overlap_first overlap short typed "
    "no_mark yes_no".split()
)


def fit(x: np.ndarray, y: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights, bias last, of a logistic regression with a ridge on all but the bias."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    keep = np.r_[np.ones(x.shape[1] - 1), 0.0]
    for _ in range(4000):
        p = 1 / (1 + np.exp(-x @ w))
        w -= 0.02 * (x.T @ (p - y) + ridge * keep * w)
    return w


def labels(x: np.ndarray, one: np.ndarray, two: np.ndarray) -> list[str]:
    """Return the label of each row."""
    x = np.hstack([x, np.ones((len(x), 1))])
    return [
        "non_reply" if a > 0 else "clear" if b > 0 else "ambivalent"
        for a, b in zip(x @ one, x @ two, strict=True)
    ]


def macro(want: list[str], got: list[str]) -> float:
    """Return the mean F1 of the three labels."""
    score = []
    for label in ("clear", "ambivalent", "non_reply"):
        both = sum(a == b == label for a, b in zip(want, got, strict=True))
        score.append(2 * both / max(1, want.count(label) + got.count(label)))
    return sum(score) / 3


def main() -> None:
    """Print the weights."""
    rows = [(row, reading(t, pair)[2]) for row, t, pair in gold() if row["set"] == "tune"]
    used = [(row["label"], f) for row, f in rows if f is not None]
    names = sorted({*REPLIES, *CLEAR})
    x = np.array([[f[n] for n in names] for _, f in used])
    one_of, two_of = (np.array([n in some for n in names], dtype=float) for some in (REPLIES, CLEAR))
    want = [label for label, _ in used]
    non = np.array([label == "non_reply" for label in want], dtype=float)
    clear = np.array([label == "clear" for label in want], dtype=float)

    def both(rows: np.ndarray, ridge: float) -> tuple[np.ndarray, np.ndarray]:
        told = rows[non[rows] == 0]
        return fit(x[rows] * one_of, non[rows], ridge), fit(x[told] * two_of, clear[told], ridge)

    index = np.arange(len(want))
    best = (0.0, RIDGES[0])
    for ridge in RIDGES:
        got = [""] * len(want)
        for fold in range(10):
            out = index[index % 10 == fold]
            for i, label in zip(out, labels(x[out], *both(index[index % 10 != fold], ridge)), strict=True):
                got[i] = label
        score = macro(want, got)
        print(f"# ridge {ridge}: macro-F1 {score:.3f} over ten parts left out")
        part = [(a == "non_reply", b == "non_reply") for a, b in zip(want, got, strict=True)]
        print(
            f"#   non-reply right {part.count((True, True))}, missed {part.count((True, False))}, "
            f"false {part.count((False, True))}"
        )
        best = max(best, (score, ridge))
    one, two = both(index, best[1])
    for name, weights, some in (("non_reply", one, REPLIES), ("clear", two, CLEAR)):
        print(f"\n[{name}]\nbias = {weights[-1]:.3f}")
        print("\n".join(f"{n} = {w:.3f}" for n, w in zip(names, weights, strict=False) if n in some))


if __name__ == "__main__":
    main()
