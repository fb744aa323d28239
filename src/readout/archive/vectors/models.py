"""Which model turns passages and questions into vectors: the one that comes with Readout, or one that the user names.

A name is a folder (static vectors, or a model of sentence-transformers), or an address with the model after ``#``.
Vectors are kept under the model's own name, which tells two models in folders of one name apart by their bytes.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from readout.archive.vectors.static import NAME, unit, words
from readout.errors import BadUsage

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

VARIABLE = "READOUT_EMBEDDING_MODEL"
_CONTEXT = 0.25  # the title and the question, against the passage itself
_WEIGHTS = (".safetensors", ".bin", ".npz", ".json", ".txt", ".model", ".onnx")


class Model(Protocol):
    """What makes vectors; ``name`` is what they are kept under."""

    @property
    def name(self) -> str:
        """Return what its vectors are kept under."""

    def passages(self, texts: Sequence[str], contexts: Sequence[str]) -> Array:
        """Return unit vectors, float32, a row a text; ``contexts`` is what stands over each, or is empty."""

    def question(self, text: str) -> Array:
        """Return the unit vector of a question, float32; zeros where it means nothing to the model."""


class Shipped:
    """The static word vectors that come with Readout (:mod:`readout.archive.vectors.static`)."""

    name = NAME

    def passages(self, texts: Sequence[str], contexts: Sequence[str]) -> Array:
        """Return the vectors of texts and of a quarter as much of what stands over them."""
        known = words()
        return unit(known.embed(texts) + _CONTEXT * known.embed(contexts))

    def question(self, text: str) -> Array:
        """Return the vector of a question as it is asked: so were those that the vectors were trained on."""
        row: Array = words().embed([text])[0]
        return row


class Transformer:
    """A model in a folder, run by the package sentence-transformers."""

    def __init__(self, name: str, model: Any) -> None:
        self.name = name
        self._model = model

    def passages(self, texts: Sequence[str], contexts: Sequence[str]) -> Array:
        """Return the vectors of texts, each below what stands over it."""
        return self._encode([f"{o}\n{t}".strip() for t, o in zip(texts, contexts, strict=True)], "passage")

    def question(self, text: str) -> Array:
        """Return the vector of a question."""
        row: Array = self._encode([text], "query")[0]
        return row

    def _encode(self, texts: list[str], what: str) -> Array:
        import numpy as np

        # Some models are trained to be told whether a text is a question.
        prompt = what if what in (getattr(self._model, "prompts", None) or {}) else None
        made = self._model.encode(texts, prompt_name=prompt, convert_to_numpy=True, show_progress_bar=False)
        return unit(np.asarray(made, np.float32))


def named(where: str | None = None) -> Model:
    """Return the model of a folder or address; ``None``: of ``READOUT_EMBEDDING_MODEL``, else the shipped one.

    Raises:
        BadUsage: there is no model there, or it needs a package that is not installed.
    """  # noqa: E501
    return _named(where or os.environ.get(VARIABLE) or "")


@lru_cache(maxsize=4)
def _named(where: str) -> Model:
    from readout.archive.vectors.static_folder import read_static, weights_of

    if where in ("", NAME):
        return Shipped()
    if where.startswith(("http://", "https://")):
        from readout.archive.vectors.remote import remote

        return remote(where)
    folder = Path(where).expanduser()
    if not folder.is_dir():
        raise BadUsage("there is no such folder", where=where, todo="give a model's folder or http address")
    name = f"{folder.resolve().name}@{_digest(folder)[:12]}"
    static = weights_of(folder)
    if static is not None:
        return read_static(static, name)
    if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
        raise BadUsage("this folder holds no model", where=where)
    try:
        from sentence_transformers import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
            SentenceTransformer,
        )
    except ImportError:
        raise BadUsage(
            "this model needs the package sentence-transformers, which is not installed",
            where=where,
            todo="run: pip install 'readout[semantic]'",
        ) from None
    try:
        return Transformer(name, SentenceTransformer(str(folder), local_files_only=True))
    except (OSError, ValueError, KeyError, RuntimeError, TypeError) as error:
        raise BadUsage(f"this model cannot be read ({type(error).__name__})", where=where) from error


def _digest(folder: Path) -> str:
    """Return the digest of the files that make a model what it is."""
    made = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in _WEIGHTS):
        made.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            made.update(hashlib.file_digest(file, "sha256").digest())
    return made.hexdigest()
