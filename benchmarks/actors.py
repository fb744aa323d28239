"""Are actors named as a reader names them, and left alone where a reader is not certain? ``gold/actors.md``.

A mention is resolved right where the name is the labelled one, in any spelling; one resolved to another name, or resolved where
the label says nobody, is wrong. Precision is of the resolved, recall of those whom the label names. Half is held back.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from typing import Any

from benchmarks.common import HERE, SHARED, print_table, shared


def mentions(split: str) -> dict[str, list[dict[str, Any]]]:
    """Return the labelled mentions of a split ("tune", "held") by file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in (HERE / "gold" / "actors.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split:
            found.setdefault(row["file"], []).append(row)
    return found


def measure(split: str, verbose: bool = False) -> dict[str, float]:
    """Print the table of one split and return its figures.

    Raises:
        ValueError: a text is not the one that was labelled.
    """
    from readout import engine
    from readout.records import Span
    from readout.statements.authority import folded
    from readout.statements.extract import reading

    counts: dict[str, Counter[str]] = {}
    for file, rows in mentions(split).items():
        transcript = engine.read(SHARED / file)
        who = reading(transcript, turns={row["turn"] for row in rows})
        for row in rows:
            words = transcript.document.text[row["start"] : row["end"]]
            if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
                raise ValueError(f"actors.jsonl: {file}: the text is not the one that was labelled")
            kind = row["as"].partition("/")[2]
            actor = who.actor(Span(row["start"], row["end"]), row["turn"], kind)
            named, wanted = actor.name if actor else None, row["name"]
            if named is None:
                outcome = "missed" if wanted else "left alone"
            else:
                outcome = "right" if wanted and folded(named) == folded(wanted) else "wrong"
            counts.setdefault(row["group"], Counter())[outcome] += 1
            if verbose and outcome in {"wrong", "missed"}:
                print(
                    f"{outcome}: {words!r} ({row['as']}, {file} {row['start']}) -> {named!r}, not {wanted!r}"
                )
    total = sum(counts.values(), Counter[str]())
    columns = ["right", "wrong", "missed", "left alone"]
    print_table([split, *columns], [[g, *(c[k] for k in columns)] for g, c in sorted(counts.items())])
    resolved = total["right"] + total["wrong"]
    return {
        "precision": total["right"] / max(1, resolved),
        "recall": total["right"] / max(1, total["right"] + total["missed"]),
        "resolved": float(resolved),
    }


def run() -> dict[str, float]:
    """Print the tables of both splits and return their figures."""
    shared("corpus")
    return {f"{split}_{k}": v for split in ("tune", "held") for k, v in measure(split).items()}


if __name__ == "__main__":
    print(measure(sys.argv[1] if len(sys.argv) > 1 else "tune", verbose=True))
