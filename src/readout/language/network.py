"""A small recurrent network that tags and parses, in plain NumPy.

The weights are trained by ``training/`` (in torch) and read here as arrays, so that running needs no deep-learning
library. Shapes: B sentences in a batch, T tokens in the longest of them, F features, H hidden units a direction,
L labels.
"""  # noqa: E501

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.language.gazetteer import FEATURES

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

HASH_ROWS = {"suffix2": 1500, "suffix3": 4000, "suffix4": 6000, "prefix3": 4000, "shape": 600}
LEXICON_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS")
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


def sigmoid(x: Floats) -> Floats:
    """Logistic function, element by element."""
    result: Floats = np.float32(1.0) / (np.float32(1.0) + np.exp(-x))
    return result


def lstm(
    x: Floats, lengths: Ints, layer: dict[str, Floats], reverse: bool, index: Ints | None = None
) -> Floats:
    """Run one direction of an LSTM over a padded batch.

    x (B, T, F), lengths (B,) sorted longest first; returns (B, T, H). With index (B, T), x is (U, F), one row a
    distinct word, and ``index`` says which row stands where: a word that comes often is multiplied once. Beyond a sentence's end the state is not
    updated, so that padding changes nothing.
    """  # noqa: E501
    weight = layer["hh"]
    hidden = weight.shape[0]
    if index is None:
        batch, steps, _ = x.shape
        gates_in = x.transpose(1, 0, 2).reshape(-1, x.shape[2]) @ layer["ih"] + layer["bias"]
        gates_in = gates_in.reshape(steps, batch, 4 * hidden)
    else:
        batch, steps = index.shape
        gates_in = (x @ layer["ih"] + layer["bias"])[index.T]
    out: Floats = np.zeros((steps, batch, hidden), dtype=np.float32)
    h: Floats = np.zeros((batch, hidden), dtype=np.float32)
    c: Floats = np.zeros((batch, hidden), dtype=np.float32)
    for t in range(steps - 1, -1, -1) if reverse else range(steps):
        live = int(np.searchsorted(-lengths, -t))
        gates = gates_in[t, :live] + h[:live] @ weight
        ifo = sigmoid(gates[:, : 3 * hidden])
        c[:live] = ifo[:, hidden : 2 * hidden] * c[:live] + ifo[:, :hidden] * np.tanh(gates[:, 3 * hidden :])
        h[:live] = ifo[:, 2 * hidden :] * np.tanh(c[:live])
        out[t, :live] = h[:live]
    return out.transpose(1, 0, 2)


def bilstm(
    x: Floats, lengths: Ints, weights: dict[str, Floats], name: str, layers: int, index: Ints | None = None
) -> list[Floats]:
    """Stack of bidirectional LSTMs; x and index as in ``lstm``; returns (B, T, 2H) of each layer."""
    result = []
    for n in range(layers):
        parts = []
        for direction in ("f", "b"):
            layer = {k: weights[f"{name}.{n}{direction}.{k}"] for k in ("ih", "hh", "bias")}
            parts.append(lstm(x, lengths, layer, direction == "b", index if n == 0 else None))
        x = np.concatenate(parts, axis=2)
        result.append(x)
    return result


def eisner(scores: Floats, lengths: Ints) -> Ints:
    """Best projective trees with one root each.

    scores (B, N, N), ``scores[b, d, h]`` for the arc from head h to dependant d; index 0 is the root. lengths (B,)
    count the root. Returns heads (B, N), the root's own being 0.
    """  # noqa: E501
    batch, size, _ = scores.shape
    s = scores.astype(np.float64).copy()
    inside = np.full((batch, size, size, 2, 2), -1e9)  # start, end, direction (0 left, 1 right), complete
    back = np.zeros((batch, size, size, 2, 2), dtype=np.int64)
    for i in range(size):
        inside[:, i, i] = 0.0
    for width in range(1, size):
        starts = np.arange(size - width)
        ends = starts + width
        k = starts[:, None] + np.arange(width)[None, :]
        left, right = starts[:, None], ends[:, None]
        gap = inside[:, left, k, 1, 1] + inside[:, k + 1, right, 0, 1]
        best = gap.argmax(2)
        value = np.take_along_axis(gap, best[:, :, None], 2)[:, :, 0]
        inside[:, starts, ends, 0, 0] = value + s[:, starts, ends]
        inside[:, starts, ends, 1, 0] = value + s[:, ends, starts]
        back[:, starts, ends, 0, 0] = back[:, starts, ends, 1, 0] = best + starts
        done = inside[:, left, k, 0, 1] + inside[:, k, right, 0, 0]
        best = done.argmax(2)
        inside[:, starts, ends, 0, 1] = np.take_along_axis(done, best[:, :, None], 2)[:, :, 0]
        back[:, starts, ends, 0, 1] = best + starts
        done = inside[:, left, k + 1, 1, 0] + inside[:, k + 1, right, 1, 1]
        best = done.argmax(2)
        value = np.take_along_axis(done, best[:, :, None], 2)[:, :, 0]
        inside[:, starts, ends, 1, 1] = value
        back[:, starts, ends, 1, 1] = best + starts + 1
    heads = np.zeros((batch, size), dtype=np.int64)
    for b in range(batch):
        last = int(lengths[b]) - 1
        if last < 1:
            continue
        # One root: choose the word r that heads everything, then expand both of its sides.
        roots = np.arange(1, last + 1)
        total = s[b, roots, 0] + inside[b, 1, roots, 0, 1] + inside[b, roots, last, 1, 1]
        root = int(roots[total.argmax()])
        stack = [(1, root, 0, 1), (root, last, 1, 1)]
        while stack:
            i, j, side, complete = stack.pop()
            if i == j:
                continue
            k_best = int(back[b, i, j, side, complete])
            if not complete:
                heads[b, i if side == 0 else j] = j if side == 0 else i
                stack += [(i, k_best, 1, 1), (k_best + 1, j, 0, 1)]
            elif side == 0:
                stack += [(i, k_best, 0, 1), (k_best, j, 0, 0)]
            else:
                stack += [(i, k_best, 1, 0), (k_best, j, 1, 1)]
    return heads


def is_projective_tree(heads: list[int]) -> bool:
    """Whether heads (item 0 is the root, ignored) are one projective tree with one root."""
    size = len(heads)
    if size < 2:
        return True
    if sum(h == 0 for h in heads[1:]) != 1:
        return False
    for d in range(1, size):
        seen, at = 0, d
        while at and seen <= size:
            at, seen = heads[at], seen + 1
        if seen > size:
            return False
    arcs = [(min(d, heads[d]), max(d, heads[d])) for d in range(1, size)]
    opened: list[tuple[int, int]] = []
    for lo, hi in sorted(arcs, key=lambda a: (a[0], -a[1])):
        while opened and opened[-1][1] <= lo:
            opened.pop()
        if opened and hi > opened[-1][1]:
            return False
        opened.append((lo, hi))
    return True


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
            batch = np.zeros((len(part), int(lengths[0]), w["senter.in"].shape[1]), dtype=np.float32)
            for row, (number, a, b, _) in enumerate(part):
                batch[row, : b - a] = inputs[number][a:b]
            h = bilstm(batch, lengths, w, "senter", 1)[-1]
            found = (h @ w["senter.out"] + w["senter.out.bias"])[:, :, 0] > 0
            for row, (number, a, _, first) in enumerate(part):
                last = min(first + WINDOW, len(results[number]))
                results[number][first:last] = found[row, first - a : last - a].tolist()
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
        known: dict[str, int] = {}
        place = np.zeros((len(sentences), int(lengths[0])), dtype=np.int64)
        for row, sentence in enumerate(sentences):
            place[row, : len(sentence)] = [known.setdefault(text, len(known)) for text in sentence]
        inputs = self.inputs(list(known))
        states = bilstm(inputs, lengths, w, "lstm", int(self.settings["layers"]), place)
        h = states[-1]
        labels = {k: (h @ w[k] + w[f"{k}.bias"]) for k in ("tag", "pos")}
        if bits is not None and "names.in" in w:
            flags = np.zeros((*place.shape, FEATURES), dtype=np.float32)
            for row, marks in enumerate(bits):
                flags[row, : len(marks)] = np.array(marks)[:, None] >> np.arange(FEATURES) & 1
            half = w["names.in"].shape[0] // 2
            mixed = states[0] @ w["names.in"][:half] + h @ w["names.in"][half:] + w["names.in.bias"]
            mixed += (inputs @ w["names.word"])[place]
            x = np.concatenate([np.maximum(mixed, 0), flags], axis=2)
            labels["names"] = bilstm(x, lengths, w, "names", 1)[-1] @ w["names.out"] + w["names.out.bias"]
        root = np.broadcast_to(w["root"], (len(sentences), 1, h.shape[2]))
        rooted = np.concatenate([root, h], axis=1).astype(np.float32)
        head = np.maximum(rooted @ w["arc.head"] + w["arc.head.bias"], 0)
        dependant = np.maximum(rooted @ w["arc.dep"] + w["arc.dep.bias"], 0)
        scores = (dependant @ w["arc"]) @ head.transpose(0, 2, 1) + (head @ w["arc.prior"])[:, None, :]
        index = np.arange(scores.shape[1])
        scores[:, index, index] = -1e9
        scores = np.where(index[None, None, :] <= lengths[:, None, None], scores, -1e9)
        heads = scores.argmax(2)
        wrong = [
            row
            for row, n in enumerate(lengths)
            if not is_projective_tree([0, *heads[row, 1 : n + 1].tolist()])
        ]
        for row0 in range(0, len(wrong), 16):
            rows = wrong[row0 : row0 + 16]
            n = int(lengths[rows].max()) + 1
            heads[rows, :n] = eisner(scores[rows][:, :n, :n], lengths[rows] + 1)
        rel_head = np.maximum(rooted @ w["rel.head"] + w["rel.head.bias"], 0)
        rel_dep = np.maximum(rooted @ w["rel.dep"] + w["rel.dep.bias"], 0)
        results = []
        tags = {k: v.argmax(2) for k, v in labels.items()}
        for row, n in enumerate(lengths):
            chosen = heads[row, 1 : n + 1]
            pair_head = rel_head[row, chosen]
            pair_dep = rel_dep[row, 1 : n + 1]
            # rel (D, L, D): one bilinear form a label
            left = (pair_dep @ w["rel"].reshape(pair_dep.shape[1], -1)).reshape(n, -1, pair_head.shape[1])
            rel = np.einsum("nld,nd->nl", left, pair_head)
            rel += pair_dep @ w["rel.dep.label"] + pair_head @ w["rel.head.label"] + w["rel.bias"]
            is_root = chosen == 0
            rel[~is_root, self.settings["root"]] = -1e9
            dep = rel.argmax(1)
            dep[is_root] = self.settings["root"]
            own = np.where(is_root, np.arange(n), chosen - 1)
            result = {k: v[row, :n].tolist() for k, v in tags.items()}
            results.append({**result, "dep": dep.tolist(), "head": own.tolist()})
        return results
