"""Faithful paraphrases, written by hand for passages of the corpus: what a good reporter would file.

``gold/paraphrases.jsonl`` holds our words, and of the passage only its file, offsets into the document's readable text
and SHA-256. The gate is given the paraphrase alone, as a draft, and the whole document.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from benchmarks.common import HERE, SHARED
from readout import engine
from readout.checking import Checker, read_draft
from readout.records import Finding


def judged() -> Iterator[tuple[str, str, str, tuple[Finding, ...]]]:
    """Yield for each sentence of a paraphrase its text, its document's, its passage and the findings in it.

    Raises:
        ValueError: a passage is no longer what was paraphrased.
    """
    checkers: dict[str, tuple[str, Checker]] = {}
    for line in (HERE / "gold" / "paraphrases.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["file"] not in checkers:
            transcript = engine.read(SHARED / row["file"])
            checkers[row["file"]] = (transcript.document.text, Checker([transcript]))
        text, checker = checkers[row["file"]]
        passage = text[row["start"] : row["end"]]
        if hashlib.sha256(passage.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['file']} reads otherwise at {row['start']}")
        report = checker.check(read_draft(row["text"].encode()))
        for sentence in report.sentences:
            inside = tuple(f for f in report.findings if sentence.start <= f.start < sentence.end)
            yield sentence.text, text, passage, inside
