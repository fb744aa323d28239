"""Who said what in news prose: the dev part of PolNeAR (Newell, Margolin and Ruths 2018), with each class of fault.

Figures are those of ``../shared/attribution/score.py``, whose functions do the counting. The texts are not ours: nothing
of them is kept.
"""  # noqa: E501

from __future__ import annotations

import importlib.util
import json
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.common import print_table, shared, versions

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from readout.records import Span

Role = dict[str, Any]
ROLES = ("content", "source", "cue")
KEYS = (*ROLES, "content exact", "attribution", "quoted attribution")
KINDS = {"VB": "verb", "MD": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb", "IN": "preposition"}
CARRIED = frozenset(["he", "she", "they", "it", "i", "we", "you", "his", "her", "their", "who"])


def _scorer() -> Any:
    """Load the scorer from where it lies."""
    spec = importlib.util.spec_from_file_location("polnear_score", shared("attribution/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _tokens(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the tokens that begin inside the spans: the scorer's reading, by halving."""
    return frozenset(n for a, b in spans for n in range(bisect_left(starts, a), bisect_left(starts, b)))


def _matches(gold: Sequence[Role], predicted: Sequence[Role]) -> dict[int, int]:
    """Pair gold and predicted attributions as the scorer does, by the overlap of their contents."""
    shares = sorted(
        (
            (len(g["content"] & p["content"]) / len(g["content"] | p["content"]), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if g["content"] & p["content"]
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in shares:
        if share >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _faults(gold: Sequence[Role], predicted: Sequence[Role], tags: dict[int, str]) -> Iterator[str]:
    """Yield the class of each fault; ``tags`` are the Penn tags of tokens by the scorer's numbers."""
    pairs = _matches(gold, predicted)
    for i, g in enumerate(gold):
        quoted = "quotation" if g["quoted"] else "words"
        if i in pairs:
            p = predicted[pairs[i]]
            if g["source"] & p["source"] or not (g["source"] or p["source"]):
                continue
            if not p["source"]:
                yield f"source missed: {'carried over or pronoun' if g['carried'] else 'noun phrase'}"
            else:
                yield "source given where there is none" if not g["source"] else "source wrong"
            continue
        near = [p for p in predicted if p["cue"] & g["cue"]]
        if near:
            p = max(near, key=lambda one: len(one["content"] & g["content"]))
            if not p["content"] & g["content"]:
                yield f"content elsewhere: {quoted}"
            else:
                long = len(p["content"] - g["content"]) > len(g["content"] - p["content"])
                yield f"content too {'long' if long else 'short'}: {quoted}"
        elif not g["content"]:
            yield "missed: no content in the gold"
        else:
            kinds = [KINDS.get(tags.get(n, "")[:2], "other") for n in sorted(g["cue"])]
            first = next(
                (k for k in ("verb", "noun", "adjective", "adverb", "preposition") if k in kinds), "no word"
            )
            yield f"missed: {first}, {quoted}"
    for j, p in enumerate(predicted):
        if j not in pairs.values() and not any(p["cue"] & g["cue"] for g in gold):
            yield f"spurious: {'quotation' if p['quoted'] else 'words'}"


def _tags(doc: Doc, starts: Sequence[int]) -> dict[int, str]:
    tags = {token.idx: token.tag_ for token in doc}
    return {n: tags[at] for n, at in enumerate(starts) if at in tags}


def measure(split: str) -> tuple[dict[str, float], dict[str, tuple[float, float, float]], Counter[str]]:
    """Score a split ("dev" or "train").

    Returns:
        The figures; for each key precision, recall and F1; and how often each class of fault occurs.
    """
    from readout.language import load
    from readout.statements.attribution import attributions

    score = _scorer()
    rows = list(score.read(shared(f"attribution/polnear-{split}.jsonl")).values())
    counts = {key: [0, 0, 0] for key in KEYS}
    faults: Counter[str] = Counter()
    words, seconds = 0, 0.0

    def add(key: str, hit: int, predicted: int, gold: int) -> None:
        counts[key] = [a + b for a, b in zip(counts[key], (hit, predicted, gold), strict=True)]

    for row, doc in zip(rows, load().pipe(row["text"] for row in rows), strict=True):
        text = row["text"]
        begun = time.process_time()
        found = attributions(doc)
        seconds += time.process_time() - begun
        words += len(text.split())
        starts = [match.start() for match in score.TOKEN.finditer(text)]
        given = [{role: _pairs(getattr(one, role)) for role in ROLES} for one in found]
        sides: list[list[Role]] = [
            [
                {role: _tokens(one.get(role, []), starts) for role in ROLES}
                | {
                    "quoted": any(score.QUOTE.search(text[s:e]) for s, e in one.get("content", [])),
                    "carried": {text[s:e].lower() for s, e in one.get("source", [])} <= CARRIED,
                }
                for one in side
            ]
            for side in (row["attributions"], given)
        ]
        gold, predicted = sides
        for role in ROLES:
            g, p = ({n for one in side for n in one[role]} for side in (gold, predicted))
            add(role, len(g & p), len(p), len(g))
        exact_g, exact_p = ({one["content"] for one in side if one["content"]} for side in (gold, predicted))
        add("content exact", len(exact_g & exact_p), len(exact_p), len(exact_g))
        add("attribution", score.match(gold, predicted), len(predicted), len(gold))
        quoted_g, quoted_p = ([one for one in side if one["quoted"]] for side in (gold, predicted))
        add("quoted attribution", score.match(quoted_g, quoted_p), len(quoted_p), len(quoted_g))
        faults.update(_faults(gold, predicted, _tags(doc, starts)))
    table = {key: score.f1(*counts[key]) for key in KEYS}
    figures = {f"{key.replace(' ', '_')}_f1": round(f, 4) for key, (_, _, f) in table.items()}
    figures["words_per_second"] = round(words / seconds)
    return figures, table, faults


def run(split: str = "dev") -> dict[str, float]:
    """Print the scorer's figures, the classes of fault and the speed on top of the parse; return the figures."""  # noqa: E501
    figures, table, faults = measure(split)
    print_table(("", "P", "R", "F1"), [(key, *table[key]) for key in KEYS])
    print()
    print_table(("fault", "count"), faults.most_common())
    print(
        f"\n{figures['words_per_second']:,.0f} words a second on a core, after the parse; {versions('spacy')}"
    )
    return figures


if __name__ == "__main__":
    print(json.dumps(run(*sys.argv[1:])))
