"""A small recurrent network that tags and parses, in plain NumPy.

The weights are trained by ``training/`` (in torch) and read here as arrays, so that running needs no deep-learning
library. Shapes: B sentences in a batch, T tokens in the longest of them, F features, H hidden units a direction,
L labels.
"""  # noqa: E501

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

from readout.language.gazetteer import FEATURES
from readout.language.projective import eisner, is_projective_tree
from readout.language.recurrent import Floats, Ints, bilstm, packing

HASH_ROWS = {"suffix2": 1500, "suffix3": 4000, "suffix4": 6000, "prefix3": 4000, "shape": 600}
LEXICON_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS")
PAIRS = 256  # pairs of a token and its head whose relation is judged at a time
WINDOW, CONTEXT = 64, 12  # tokens judged at a time for sentence starts, and tokens seen on either side
NORMAL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})


def normal(text: str) -> str:
    """Text with plain quotation marks, apostrophes and dashes; ``""`` and longer dashes become one character."""  # noqa: E501
    plain = text.translate(NORMAL)
    if plain in ("``", "''"):
        return '"'
    if len(plain) > 1 and not plain.strip("-"):
        return "-"
    return plain


def shape(text: str) -> str:
    """Letter shape with runs cut at three: ``McDonald`` is ``XxXxxx``, ``2021`` is ``ddd``."""
    runs: list[str] = []
    for char in text[:24]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if runs[-3:] != [kind] * 3:
            runs.append(kind)
    return "".join(runs)


def word_key(text: str) -> str:
    """Key of the word table: normalised, lower case, digits as ``0``."""
    return "".join("0" if c.isdigit() else c for c in normal(text).lower())


def hashed(name: str, text: str) -> int:
    """Row of a hashed feature in its table, the same on every machine."""
    return zlib.crc32(f"{name}:{text}".encode()) % HASH_ROWS[name]


def hash_features(text: str) -> tuple[int, ...]:
    """Rows of the features of ``HASH_ROWS``, in that order."""
    plain = normal(text)
    low = plain.lower()
    return (
        hashed("suffix2", low[-2:]),
        hashed("suffix3", low[-3:]),
        hashed("suffix4", low[-4:]),
        hashed("prefix3", low[:3]),
        hashed("shape", shape(plain)),
    )


def lexicon_features(text: str) -> list[float]:
    """One number a tag of ``LEXICON_TAGS``: 1.0 where the morphological dictionary gives the word that tag."""  # noqa: E501
    import lemminflect

    low = normal(text).lower()
    if not low.isalpha():
        return [0.0] * len(LEXICON_TAGS)
    tags: set[str] = set()
    for upos, lemmas in lemminflect.getAllLemmas(low).items():
        for lemma in lemmas:
            for tag, forms in lemminflect.getAllInflections(lemma, upos=upos).items():
                if low in forms:
                    tags.add(tag)
    return [1.0 if tag in tags else 0.0 for tag in LEXICON_TAGS]


class Network:
    """The trained network: token features in, labels and trees out.

    Args:
        weights: arrays by name, as ``training.network.export`` writes them.
        settings: labels, the word table and sizes.
        vectors: function from strings to static vectors (n, D).
    """

    def __init__(self, weights: dict[str, Floats], settings: dict[str, Any], vectors: Any) -> None:
        self.weights = {k: v.astype(np.float32) for k, v in weights.items()}
        self.settings = settings
        self.words: dict[str, int] = {w: i + 2 for i, w in enumerate(settings["words"])}
        self.vectors = vectors
        self._rows: dict[str, Floats] = {}

    def inputs(self, texts: list[str]) -> Floats:
        """Input features (n, F) of token texts; each type is computed once."""
        fresh = [t for t in dict.fromkeys(texts) if t not in self._rows]
        if len(self._rows) + len(fresh) > 40_000:
            self._rows.clear()
            fresh = list(dict.fromkeys(texts))
        if fresh:
            w = self.weights
            static = np.asarray(self.vectors([normal(t).lower() for t in fresh]), dtype=np.float32)
            words = w["word"][[self.words.get(word_key(t), 1) for t in fresh]]
            rows = np.array([hash_features(t) for t in fresh])
            hashes = [w[name][rows[:, i]] for i, name in enumerate(HASH_ROWS)]
            lexicon = np.array([lexicon_features(t) for t in fresh], dtype=np.float32)
            block = np.concatenate([static @ w["static"], words, *hashes, lexicon], axis=1)
            for text, row in zip(fresh, block, strict=True):
                self._rows[text] = row.copy()
        return np.stack([self._rows[t] for t in texts])

    def starts(self, documents: list[tuple[list[str], list[int]]]) -> list[list[bool]]:
        """Which tokens begin a sentence, for each document's token texts and breaks.

        A break is what stands before a token: 0 nothing, 1 a space, 3 a blank line (always a boundary). Documents
        are cut into windows that overlap, so that length does not matter.
        """  # noqa: E501
        w = self.weights
        pieces: list[tuple[int, int, int, int]] = []
        inputs: list[Floats] = []
        results: list[list[bool]] = []
        for number, (texts, breaks) in enumerate(documents):
            size = len(texts)
            results.append([False] * size)
            if size:
                flags = np.eye(4, dtype=np.float32)[breaks]
                x = np.concatenate([self.inputs(texts), flags], axis=1) @ w["senter.in"]
            else:
                x = np.zeros((0, 1), dtype=np.float32)
            inputs.append(x)
            pieces += [
                (number, max(0, a - CONTEXT), min(size, a + WINDOW + CONTEXT), a)
                for a in range(0, size, WINDOW)
            ]
        pieces.sort(key=lambda p: p[1] - p[2])
        for at in range(0, len(pieces), 128):
            part = pieces[at : at + 128]
            lengths = np.array([b - a for _, a, b, _ in part])
            packed = packing(lengths)
            batch: Floats = np.empty((len(packed.order), w["senter.in"].shape[1]), dtype=np.float32)
            batch[packed.order] = np.concatenate([inputs[number][a:b] for number, a, b, _ in part])
            h = bilstm(batch, packed.steps, w, "senter", 1)[-1]
            found = ((h @ w["senter.out"] + w["senter.out.bias"])[:, 0] > 0)[packed.order].tolist()
            for (number, a, _, first), own in zip(part, np.cumsum(lengths) - lengths, strict=True):
                last = min(first + WINDOW, len(results[number]))
                results[number][first:last] = found[own + first - a : own + last - a]
        for result, (_, breaks) in zip(results, documents, strict=True):
            for i, mark in enumerate(breaks):
                result[i] = result[i] or mark == 3 or i == 0
        return results

    def analyse(
        self, sentences: list[list[str]], bits: list[list[int]] | None = None
    ) -> list[dict[str, list[int]]]:
        """Tag and parse sentences (lists of token texts).

        Each result has ``tag``, ``pos``, ``dep`` (label numbers) and ``head`` (index; the root's is its
        own), one item a token; with ``bits``, the gazetteer's features of each token, also ``names``.
        """
        results: list[dict[str, list[int]]] = [{} for _ in sentences]
        order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: -len(sentences[i]))
        at = 0
        while at < len(order):
            size = max(1, min(128, 4096 // len(sentences[order[at]])))
            chosen = order[at : at + size]
            at += size
            for i, result in zip(
                chosen,
                self._batch([sentences[i] for i in chosen], [bits[i] for i in chosen] if bits else None),
                strict=True,
            ):
                results[i] = result
        return results

    def _batch(self, sentences: list[list[str]], bits: list[list[int]] | None) -> list[dict[str, list[int]]]:
        w = self.weights
        lengths = np.array([len(s) for s in sentences])
        packed = packing(lengths)
        order = packed.order
        known: dict[str, int] = {}
        place = np.empty(len(order), dtype=np.int64)
        place[order] = [known.setdefault(text, len(known)) for sentence in sentences for text in sentence]
        inputs = self.inputs(list(known))
        states = bilstm(inputs, packed.steps, w, "lstm", int(self.settings["layers"]), place)
        h = states[-1][order]  # from here on the rows stand sentence by sentence
        tags = {k: (h @ w[k] + w[f"{k}.bias"]).argmax(1) for k in ("tag", "pos")}
        if bits is not None and "names.in" in w:
            flags = np.empty((len(order), FEATURES), dtype=np.float32)
            marks = np.array([mark for marks in bits for mark in marks])
            flags[order] = marks[:, None] >> np.arange(FEATURES) & 1
            half = w["names.in"].shape[0] // 2
            mixed = states[0] @ w["names.in"][:half]
            mixed += states[1] @ w["names.in"][half:]
            mixed += w["names.in.bias"]
            mixed += (inputs @ w["names.word"])[place]
            x = np.concatenate([np.maximum(mixed, 0, out=mixed), flags], axis=1)
            named = bilstm(x, packed.steps, w, "names", 1)[-1] @ w["names.out"] + w["names.out.bias"]
            tags["names"] = named.argmax(1)[order]
        ends = np.cumsum(lengths)
        rooted = np.concatenate([h, w["root"].reshape(1, -1)])  # the root's row is the last
        heads = self._heads(rooted, lengths)
        found = {**tags, "dep": self._relations(rooted, heads), "head": _own(heads, lengths)}
        lists = {k: v.tolist() for k, v in found.items()}
        bounds = [(int(end - n), int(end)) for n, end in zip(lengths, ends, strict=True)]
        return [{k: v[a:b] for k, v in lists.items()} for a, b in bounds]

    def _heads(self, rooted: Floats, lengths: Ints) -> Ints:
        """Return the row of each token's head in ``rooted`` (N + 1, 2H): (N,), N for the root."""
        w = self.weights
        head = np.maximum(rooted @ w["arc.head"] + w["arc.head.bias"], 0)
        dependant = np.maximum(rooted[:-1] @ w["arc.dep"] + w["arc.dep.bias"], 0) @ w["arc"]
        prior = head @ w["arc.prior"]
        tables: list[Floats] = []
        heads: list[list[int]] = []
        first = 0
        for size in lengths.tolist():
            rows = [len(rooted) - 1, *range(first, first + size)]
            scores: Floats = np.full((size + 1, size + 1), -1e9, dtype=np.float32)
            scores[1:] = dependant[first : first + size] @ head[rows].T + prior[rows]
            np.fill_diagonal(scores, -1e9)
            tables.append(scores)
            heads.append(scores.argmax(1).tolist())
            first += size
        wrong = [row for row, own in enumerate(heads) if not is_projective_tree(own)]
        for at in range(0, len(wrong), 16):
            chosen = wrong[at : at + 16]
            size = int(lengths[chosen].max()) + 1
            padded: Floats = np.full((len(chosen), size, size), -1e9, dtype=np.float32)
            for table, row in zip(padded, chosen, strict=True):
                n = len(tables[row])
                table[:n, :n] = tables[row]
            for row, own in zip(chosen, eisner(padded, lengths[chosen] + 1), strict=True):
                heads[row] = own[: len(heads[row])].tolist()
        found = np.concatenate([own[1:] for own in heads]) - 1
        return np.where(found < 0, len(rooted) - 1, found + _firsts(lengths))

    def _relations(self, rooted: Floats, heads: Ints) -> Ints:
        """Return the relation of each token to its head: (N,)."""
        w = self.weights
        of_head = np.maximum(rooted @ w["rel.head"] + w["rel.head.bias"], 0)
        of_dependant = np.maximum(rooted[:-1] @ w["rel.dep"] + w["rel.dep.bias"], 0)
        form = w["rel"].reshape(w["rel"].shape[0], -1)  # rel (D, L, D): one bilinear form a label
        result: Ints = np.empty(len(heads), dtype=np.int64)
        for at in range(0, len(heads), PAIRS):
            pair_head = of_head[heads[at : at + PAIRS]]
            pair_dep = of_dependant[at : at + PAIRS]
            left = (pair_dep @ form).reshape(len(pair_dep), -1, pair_head.shape[1])
            rel = np.matmul(left, pair_head[:, :, None])[:, :, 0]
            rel += pair_dep @ w["rel.dep.label"] + pair_head @ w["rel.head.label"] + w["rel.bias"]
            rel[:, self.settings["root"]] = -1e9
            result[at : at + PAIRS] = rel.argmax(1)
        result[heads == len(heads)] = self.settings["root"]
        return result


def _firsts(lengths: Ints) -> Ints:
    """Return for each token the row of its sentence's first one: (N,)."""
    found: Ints = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return found


def _own(heads: Ints, lengths: Ints) -> Ints:
    """Return each token's head by its place in its sentence; the root's is its own: (N,)."""
    rows = np.arange(len(heads))
    found: Ints = np.where(heads == len(heads), rows, heads) - _firsts(lengths)
    return found
