"""Fit the weights of ``src/readout/checking/likeness.py``: ``python -m training.likeness``.

Sentences that people wrote on passages of the corpus (``benchmarks/gold``: paraphrases and rewordings; the model stories
of ``../shared/stories``), as written and without who said it, are each looked up in their own document and in five
others. A logistic regression parts the passages that are theirs from those of other documents, both sides weighing the
same; rounds 5 and 7 of the rewordings are kept aside. It prints the fitted weights, and for the bars in use the share
of own passages found and of others taken for them. The weights in use are rounded by hand: one for all words that the
first sentence has, exactly or nearly, or that are lacking.
"""  # noqa: E501

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass

import numpy as np
from benchmarks.common import HERE, SHARED

from benchmarks import _paraphrases, rewordings
from readout import engine
from readout.checking import Context, likeness, retrieval
from readout.checking.report import said_by
from readout.records import Transcript

KEPT_ASIDE = ("5", "7")
_OTHERS, _STEPS, _RATE = 5, 6000, 0.4
_SAID = re.compile(
    r", (?:(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+|(?:a|the) (?:senior )?\w+ official|he|she) said\.$"
)


@dataclass(frozen=True)
class Item:
    """A sentence, its round or set, its document, and where its passage lies there."""

    group: str
    text: str
    document: str
    spans: tuple[tuple[int, int], ...]


def items(documents: dict[str, Transcript]) -> Iterator[Item]:
    """Yield the faithful sentences; their documents are read into ``documents``."""
    rows = [json.loads(line) for line in (HERE / "gold/rewordings.jsonl").read_text("utf-8").splitlines()]
    checkers = rewordings.checkers(rows)
    for row in rows:
        name = rewordings.named(row)
        documents[name] = next(iter(checkers[name].context.sources.values())).transcript
        if "kind" not in row:
            yield Item(str(row["round"]), row["text"], name, ((row["start"], row["end"]),))
    for part in ("paraphrases", "paraphrases_free"):
        for name, found in _paraphrases.by_file(part).items():
            documents[name] = engine.read(SHARED / name)
            yield from (Item(part, r["text"], name, ((r["start"], r["end"]),)) for r in found)
    for path in sorted((SHARED / "stories").glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        documents[story["file"]] = engine.read(SHARED / story["file"])
        text = documents[story["file"]].document.text
        for sentence in (s for part in story["sections"] for p in part["paragraphs"] for s in p):
            patterns = (r"\s+".join(map(re.escape, exact.split())) for exact in sentence["exact"])
            spans = tuple(m.span() for pattern in patterns for m in [re.search(pattern, text)] if m)
            if spans:
                yield Item("stories", sentence["text"], story["file"], spans)


def run() -> None:
    """Look all up, fit, print."""
    documents: dict[str, Transcript] = {}
    found = list(items(documents))
    indexes = {name: retrieval.Index(Context([t])) for name, t in documents.items()}
    rng = random.Random(9)
    rows: list[tuple[bool, bool, tuple[float, ...], float]] = []
    for item in found:
        bare = _SAID.sub(".", item.text)
        for text in dict.fromkeys((item.text, bare)):
            for name in (item.document, *rng.sample(sorted(set(documents) - {item.document}), _OTHERS)):
                looked = indexes[name].likeness(text, said_by(text)[0])
                if looked is None:
                    continue
                shared, first = looked
                own = any(start < first.end and first.start < end for start, end in item.spans)
                if name == item.document and not own:
                    continue  # it may say the same elsewhere: no example of either
                own = own and name == item.document
                rows.append((own, item.group in KEPT_ASIDE, astuple(shared), likeness.log_odds(shared)))
    own = np.array([row[0] for row in rows])
    aside = np.array([row[1] for row in rows])
    features = np.array([(*row[2], 1.0) for row in rows], dtype=float)
    features[:, 5] = np.minimum(features[:, 5], 5)
    weights = _fitted(features[~aside], own[~aside])
    names = (*likeness.Shared.__slots__, "constant")
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights, strict=True)))
    scores = np.array([row[3] for row in rows])
    for part, chosen in (("fitted on", ~aside), ("kept aside", aside)):
        for name, bar in (
            ("certain", likeness.CERTAIN),
            ("sure", likeness.SURE),
            ("likely", likeness.LIKELY),
        ):
            right, wrong = scores[chosen & own] >= bar, scores[chosen & ~own] >= bar
            shares = f"of {len(right)} own {right.mean():.3f}, of {len(wrong)} others {wrong.mean():.3f}"
            print(f"{part}: {name}: {shares}")


def _fitted(features: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression by gradient descent; both classes weigh the same."""
    weights = np.zeros(features.shape[1])
    weigh = np.where(own, (~own).sum() / own.sum(), 1.0)
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-features @ weights))
        weights -= _RATE * (features.T @ ((odds - own) * weigh) / len(own) + 0.001 * weights)
    return weights


if __name__ == "__main__":
    run()
