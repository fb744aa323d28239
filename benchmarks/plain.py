"""Plain English: simplification by the published measures, and edits of real speech as judged by hand.

ASSET's validation items are for evaluation only: their scores are printed, and nothing else is made of them. The
judged sentences are of the corpus, one of each speaker drawn by a fixed seed; the gold file has their places, how many
edits were made and how many of them were wrong, how many spans of waffle there were and how many went, and hashes of
source and output, so that an output that has changed since is counted as not judged.

Where Debian's link-grammar is installed, a judge that shares nothing with our parser says what share of changed
sentences of the corpus it parses, as they stood and as they became; a second run over as many must change nothing.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import importlib.util
import json
import random
import re
import shutil
from typing import Any

from benchmarks.common import HERE, SHARED, Skipped, corpus_files, print_table, shared
from readout import engine
from readout.language.sentences import sentence_spans
from readout.writing.plain.apply import plain_sentences

NAME = "plain"
GOLD = HERE / "gold" / "plain.json"
FIRST, DOCUMENTS, SENTENCES, SEED = 5, 12, 600, 77  # each twelfth document from the sixth on
SHORTEST, LONGEST = 6, 28
EVERY = 10  # each tenth item of ASSET: 200 of 2000
_NEGATIONS = re.compile(r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|cannot)\b|n[’']t\b", re.I)


def run() -> dict[str, float]:
    """Print both tables; return the figures."""
    figures = {**_judged(), **_spoken(), **_asset()}
    print_table(("figure", "value"), list(figures.items()))
    return figures


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _judged() -> dict[str, float]:
    """Return precision of edits and recall of waffle over the judged sentences."""
    rows = json.loads(GOLD.read_text("utf-8"))
    texts: dict[str, str] = {}
    sources = []
    for row in rows:
        file = row["file"]
        if file not in texts:
            texts[file] = engine.read(shared(file)).document.text
        sources.append(texts[file][row["start"] : row["end"]])
    changed = [digest(s) != r["source_sha256"] for s, r in zip(sources, rows, strict=True)]
    if any(changed):
        raise Skipped(f"{sum(changed)} judged sentences are not where they were")
    found = plain_sentences(sources)
    same = [r for r, p in zip(rows, found, strict=True) if digest(p.plain) == r["output_sha256"]]
    edits, wrong = sum(r["edits"] for r in same), sum(r["wrong"] for r in same)
    waffle, cut = sum(r["waffle"] for r in same), sum(r["cut"] for r in same)
    return {
        "judged_sentences": float(len(rows)),
        "judged_still_the_same": len(same) / len(rows),
        "edits": float(edits),
        "edit_precision": 1 - wrong / max(1, edits),
        "waffle_spans": float(waffle),
        "waffle_recall": cut / max(1, waffle),
    }


def _spoken() -> dict[str, float]:
    """Return how many drawn sentences of the corpus parse before and after, and stay after a second run."""
    found = []
    for path in corpus_files()[FIRST::DOCUMENTS]:
        transcript = engine.read(path)
        text = transcript.document.text
        for turn in transcript.turns:
            found += [text[s.start : s.end] for s in sentence_spans(text, turn.start, turn.end)]
    fit = [s for s in found if SHORTEST <= len(s.split()) <= LONGEST]
    drawn = random.Random(SEED).sample(fit, min(SENTENCES, len(fit)))
    once = plain_sentences(drawn)
    whole = [p.plain for p in once if p.plain]
    figures = {
        "spoken_second_run_changes_nothing": sum(
            a == b.plain for a, b in zip(whole, engine.plain(whole), strict=True)
        )
        / len(whole)
    }
    if shutil.which("link-parser") is None:
        return figures
    changed = [(d, p.parts) for d, p in zip(drawn, once, strict=True) if p.edits and p.parts]
    judge: Any = _module("grammar")
    before, of = judge.share([source for source, _ in changed])
    after, parts = judge.share([part for _, found in changed for part in found])
    return figures | {
        "spoken_changed": float(of),
        "spoken_parsed_before": before / of,
        "spoken_parsed_after": after / parts,
    }


def _asset() -> dict[str, float]:
    """Return the measures of each tenth item of ASSET's validation set."""
    path = SHARED / "plain" / "asset_valid.jsonl"
    if not path.exists():
        return {}
    sari: Any = _module("sari")
    data = sari.load(str(path))[::EVERY]
    outputs = [row.plain for row in engine.plain([d["source"] for d in data])]
    scores = sari.report(data, outputs)
    again = [row.plain for row in engine.plain(outputs)]
    return {
        "asset_items": float(len(data)),
        **{f"asset_{k}": round(scores[k], 2) for k in ("sari", "add", "keep", "delete", "bleu", "fkgl")},
        "asset_no_new_number": _share(data, outputs, r"\d(?:[\d,.]*\d)?"),
        "asset_no_new_negation": sum(
            len(_NEGATIONS.findall(o)) <= len(_NEGATIONS.findall(d["source"]))
            for d, o in zip(data, outputs, strict=True)
        )
        / len(data),
        "asset_second_run_changes_nothing": sum(a == b for a, b in zip(outputs, again, strict=True))
        / len(data),
    }


def _share(data: list[dict[str, Any]], outputs: list[str], pattern: str) -> float:
    """Return the share of outputs whose matches of a pattern all occur in their source."""
    kept = [
        set(re.findall(pattern, o)) <= set(re.findall(pattern, d["source"]))
        for d, o in zip(data, outputs, strict=True)
    ]
    return sum(kept) / len(kept)


def _module(name: str) -> Any:
    """Import a judge that lies beside the data."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "plain" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise Skipped(f"../shared/plain/{name}.py is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
