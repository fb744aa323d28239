"""A static embedding model in a folder, read with NumPy: a vector a token, and texts as the means of theirs.

The folder is as model2vec and sentence-transformers' StaticEmbedding write it: ``tokenizer.json`` (of Hugging Face's
tokenizers) with ``model.safetensors`` or ``model.npz``, which holds ``embeddings`` (or ``embedding.weight``), and
may hold ``weights`` (a factor a token) and ``mapping`` (a row of ``embeddings`` a token).
"""  # noqa: E501

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.archive.vectors.static import unit
from readout.errors import BadUsage

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_KEYS = ("embeddings", "embedding.weight")
_PLACES = ("model.safetensors", "model.npz", "0_StaticEmbedding/model.safetensors")
_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I8": "i1", "U8": "u1"}
_LONGEST = 100  # letters of a word; WordPiece takes longer ones for unknown


@dataclass(frozen=True, slots=True, eq=False)
class StaticModel:
    """``vectors`` are float32, a row a token, with weights in them; ``tokens`` gives a text's rows, unknown ones left out."""  # noqa: E501

    name: str
    vectors: Array
    tokens: Callable[[str], list[int]]

    def passages(self, texts: Sequence[str], contexts: Sequence[str]) -> Array:
        """Return unit vectors, float32, a row a text with what stands over it."""
        return self._embed([f"{over}\n{text}" for text, over in zip(texts, contexts, strict=True)])

    def question(self, text: str) -> Array:
        """Return the unit vector of a question, float32; zeros where no token is known."""
        return np_row(self._embed([text]))

    def _embed(self, texts: Sequence[str]) -> Array:
        import numpy as np

        made = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        for n, text in enumerate(texts):
            if rows := self.tokens(text):
                made[n] = self.vectors[rows].mean(axis=0)
        return unit(made)


def np_row(rows: Array) -> Array:
    """Return the one row of a matrix."""
    row: Array = rows[0]
    return row


def weights_of(folder: Path) -> Path | None:
    """Return the file of a folder that holds static vectors, or ``None`` where it is no such folder."""
    for place in _PLACES:
        path = folder / place
        if path.is_file() and any(key in _names(path) for key in _KEYS) and _tokenizer_of(path).is_file():
            return path
    return None


def read_static(path: Path, name: str) -> StaticModel:
    """Read the model whose vectors :func:`weights_of` found.

    Raises:
        BadUsage: the files are damaged, do not fit each other, or need the package ``tokenizers``.
    """
    import numpy as np

    try:
        arrays = _safetensors(path) if path.suffix == ".safetensors" else dict(np.load(path))
        vectors = np.asarray(next(arrays[key] for key in _KEYS if key in arrays), np.float32)
        if "mapping" in arrays:
            vectors = vectors[arrays["mapping"].astype(np.int64)]
        if "weights" in arrays:
            vectors = vectors * arrays["weights"].astype(np.float32)[:, None]
        tokens, most = _tokens(_tokenizer_of(path))
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise BadUsage(f"this model cannot be read ({type(error).__name__})", where=str(path)) from error
    if vectors.ndim != 2 or most >= len(vectors):
        raise BadUsage("the vectors do not fit the vocabulary", where=str(path))
    return StaticModel(name, vectors, tokens)


def _tokenizer_of(path: Path) -> Path:
    return path.with_name("tokenizer.json")


def _names(path: Path) -> set[str]:
    import numpy as np

    try:
        if path.suffix == ".npz":
            with np.load(path) as arrays:
                return set(arrays.files)
        return set(_head(path)[0])
    except (OSError, ValueError) as error:
        raise BadUsage("this model cannot be read", where=str(path)) from error


def _head(path: Path) -> tuple[dict[str, Any], int]:
    """Return what a safetensors file says of its tensors, and where their bytes begin."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        if size > path.stat().st_size:
            raise ValueError("the head is longer than the file")
        return dict(json.loads(file.read(size))), 8 + size


def _safetensors(path: Path) -> dict[str, Array]:
    import numpy as np

    head, start = _head(path)
    data = path.read_bytes()
    found: dict[str, Array] = {}
    for name, told in head.items():
        if name == "__metadata__":
            continue
        first, last = told["data_offsets"]
        some = data[start + first : start + last]
        if told["dtype"] == "BF16":  # the upper half of a float32
            array = (np.frombuffer(some, "<u2").astype(np.uint32) << 16).view(np.float32)
        else:
            array = np.frombuffer(some, _TYPES[told["dtype"]])
        found[name] = array.reshape(told["shape"])
    return found


def _tokens(path: Path) -> tuple[Callable[[str], list[int]], int]:
    """Return what takes a text apart into rows, and the highest row of the vocabulary."""
    told = json.loads(path.read_text("utf-8"))
    model = told["model"]
    kind = model.get("type") or "WordPiece"
    normalizer = told.get("normalizer") or {}
    plain = normalizer.get("type") in (None, "BertNormalizer", "Lowercase")
    if kind in ("WordPiece", "WordLevel") and plain:
        vocabulary: dict[str, int] = model["vocab"]
        unknown = model.get("unk_token")
        lower = normalizer.get("type") == "Lowercase" or bool(normalizer.get("lowercase"))
        accents = normalizer.get("strip_accents")
        strip = (lower if accents is None else accents) and normalizer.get("type") == "BertNormalizer"
        prefix = model.get("continuing_subword_prefix", "##") if kind == "WordPiece" else None

        def tokens(text: str) -> list[int]:
            found = [
                t for w in _words(text, lower=lower, strip=strip) for t in _pieces(w, vocabulary, prefix)
            ]
            return [vocabulary[token] for token in found if token != unknown]

        return tokens, max(vocabulary.values(), default=0)
    try:
        from tokenizers import Tokenizer  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        raise BadUsage(
            f"a model with a {kind} tokenizer needs the package tokenizers, which is not installed",
            where=str(path),
            todo="run: pip install 'readout[semantic]'",
        ) from None
    read = Tokenizer.from_str(path.read_text("utf-8"))
    unknown_row = read.token_to_id(str(model.get("unk_token") or ""))

    def by_library(text: str) -> list[int]:
        return [row for row in read.encode(text, add_special_tokens=False).ids if row != unknown_row]

    return by_library, read.get_vocab_size() - 1


def _words(text: str, *, lower: bool, strip: bool) -> list[str]:
    """Return the words and marks of a text as BERT's basic tokenizer does: each mark by itself."""
    if lower:
        text = text.lower()
    if strip:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _apart(c) else c for c in text).split()


def _apart(c: str) -> bool:
    mark = c.isascii() and c.isprintable() and not c.isalnum() and not c.isspace()
    return mark or unicodedata.category(c)[0] == "P" or "\u4e00" <= c <= "\u9fff"


def _pieces(word: str, vocabulary: dict[str, int], prefix: str | None) -> list[str]:
    """Return a word as pieces of the vocabulary, the longest first (WordPiece); none where it cannot be made."""  # noqa: E501
    if prefix is None or word in vocabulary:
        return [word] if word in vocabulary else []
    found, at = [], 0
    while at < len(word) <= _LONGEST:
        head = prefix if at else ""
        end = next((n for n in range(len(word), at, -1) if head + word[at:n] in vocabulary), 0)
        if not end:
            return []
        found.append(head + word[at:end])
        at = end
    return found
