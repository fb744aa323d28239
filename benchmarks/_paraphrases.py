"""Faithful paraphrases, written by hand for passages of the corpus: what a good reporter would file.

``gold/paraphrases.jsonl`` holds our words, and of the passage only its file, offsets into the document's
readable text and SHA-256. The gate is given the paraphrase alone, as a draft, and the whole document.
``paraphrases_free.jsonl`` holds freer ones and ``corruptions.jsonl`` corrupted ones (``kind``) of other
documents, both written before the gate had seen them: 48 of 60 corruptions were then caught by the right rule, and 31 %
of the free paraphrases had an error. Both have been read since, and targets behind "to", crossed names and the likeliness
of a passage were mended by them: what they give now is no longer blind.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from benchmarks.common import HERE
from readout.records import Transcript


def by_file(name: str = "paraphrases") -> dict[str, list[dict[str, Any]]]:
    """Return the rows of ``gold/<name>.jsonl`` by the file of their passage, relative to the shared folder."""  # noqa: E501
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines():
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
