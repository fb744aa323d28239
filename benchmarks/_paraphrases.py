"""Faithful paraphrases, written by hand for passages of the corpus: what a good reporter would file.

``gold/paraphrases.jsonl`` holds our words, and of the passage only its file, offsets into the document's readable text
and SHA-256. The gate is given the paraphrase alone, as a draft, and the whole document.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from benchmarks.common import HERE
from readout.records import Transcript


def by_file() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the paraphrases by the file of their passage, relative to the shared folder."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "gold" / "paraphrases.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    return dict(rows)


def passage(row: dict[str, Any], transcript: Transcript) -> str:
    """Return the passage that was paraphrased.

    Raises:
        ValueError: it reads otherwise now.
    """
    text = transcript.document.text[row["start"] : row["end"]]
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"{row['file']} reads otherwise at {row['start']}")
    return " ".join(text.split())
