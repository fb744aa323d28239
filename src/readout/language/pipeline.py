"""The trained English pipeline (see training/); placeholder until the model is in place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parent / "model"


@lru_cache(maxsize=1)
def load() -> Language:
    """Return the pipeline, loaded once."""
    import spacy

    if MODEL.is_dir():
        return spacy.load(MODEL)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def model_info() -> dict[str, str]:
    """Return name, version and checksum of the model."""
    return {"name": "blank", "version": "0", "sha256": ""}
