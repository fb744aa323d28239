"""Floret vectors of the transcripts: a small hashed table that has a vector for every word."""

from __future__ import annotations

from pathlib import Path

SETTINGS = {
    "dim": 64,
    "bucket": 40000,
    "minn": 3,
    "maxn": 5,
    "epoch": 8,
    "hashCount": 2,
    "ws": 4,
    "minCount": 4,
}


def train(text: Path, target: Path, threads: int = 1) -> None:
    """Train on tokenised, lower-cased ``text`` (one paragraph a line); write floret's table to ``target``."""
    import floret

    model = floret.train_unsupervised(str(text), model="skipgram", mode="floret", thread=threads, **SETTINGS)
    model.save_floret_vectors(str(target))
