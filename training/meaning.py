"""Static word vectors of official transcripts, by which ``readout search`` finds what is meant.

``python -m training.meaning SHARED ARCHIVE [--target FILE]`` counts which words stand near which in the transcripts of
SHARED/archive, weighs the counts (positive pointwise mutual information, contexts smoothed by a power of 0.75:
Levy, Goldberg and Dagan 2015), and keeps the first 128 dimensions (randomised SVD, Halko et al. 2011, seed 1).
Words are then weighed by a / (a + frequency) and lose the direction that all texts share (Arora, Liang and Ma 2017);
from there ``contrast`` moves them, by what stands together in ARCHIVE, made of both by ``readout archive add``. Only figures are written: a list of words, how frequent each is, and its vector in eight bits.
"""  # noqa: E501

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from training.contrast import contrasted, pairs
from training.plaintext import lines

TARGET = Path(__file__).parent.parent / "src" / "readout" / "archive" / "data" / "meaning.npz"
WINDOW, SIZE, LEAST, MOST, ROUNDS, SEED = 8, 128, 5, 20_000, 6, 1
RARE = 1e-3


def main(arguments: list[str] | None = None) -> int:
    """Train and write; 2 where the transcripts are not there."""
    import numpy as np

    from readout.archive.vectors.static import WORD

    parser = argparse.ArgumentParser(prog="training.meaning", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with archive/")
    parser.add_argument("archive", type=Path, help="SQLite archive of its transcripts")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args(arguments)
    try:
        texts = [WORD.findall(line.lower()) for line in lines(options.shared, corpus=False)]
    except FileNotFoundError as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    counts = Counter(word for text in texts for word in text)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    vocabulary = [word for word, count in ranked[:MOST] if count >= LEAST]
    index = {word: n for n, word in enumerate(vocabulary)}
    vectors = decomposed(associations(texts, index))
    frequencies = np.array([counts[word] for word in vocabulary], np.float32) / counts.total()
    weights = RARE / (RARE + frequencies)
    known = ([index[word] for word in text if word in index] for text in texts[::5])
    sample = np.array([(weights[at] @ vectors[at]) / len(at) for at in known if at])
    common = np.linalg.svd(sample, full_matrices=False)[2][0]
    vectors = (vectors - np.outer(vectors @ common, common)) * weights[:, None]
    vectors = contrasted(vectors.astype(np.float32), pairs(options.archive, index))
    scales = np.abs(vectors).max(1) / np.abs(vectors).max()  # only directions of sums of words are compared
    np.savez_compressed(
        options.target,
        words=np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        vectors=np.rint(vectors / np.abs(vectors).max(1, keepdims=True) * 127).astype(np.int8),
        scales=scales.astype(np.float16),
        frequencies=frequencies,
    )
    print(f"{len(vocabulary):,} words, {options.target.stat().st_size / 1e6:.1f} MB")
    return 0


def associations(texts: list[list[str]], index: dict[str, int]) -> Any:
    """Return the sparse matrix of associations, words by words; nearer neighbours count more."""
    import numpy as np
    from scipy import sparse

    size = len(index)
    row = np.concatenate([[*(index.get(w, -1) for w in text), *[-1] * WINDOW] for text in texts]).astype(int)
    near = sparse.csr_matrix((size, size), dtype=np.float32)
    for apart in range(1, WINDOW + 1):
        left, right = row[:-apart], row[apart:]
        both = (left >= 0) & (right >= 0)
        weights = np.full(both.sum(), (WINDOW - apart + 1) / WINDOW, np.float32)
        one_way = sparse.coo_matrix((weights, (left[both], right[both])), (size, size)).tocsr()
        near = near + one_way + one_way.T
    near = near.tocoo()
    words = np.asarray(near.sum(1)).ravel()
    contexts = np.asarray(near.sum(0)).ravel() ** 0.75
    information = np.log(near.data * contexts.sum() / (words[near.row] * contexts[near.col]))
    kept = information > 0
    return sparse.csr_matrix((information[kept], (near.row[kept], near.col[kept])), (size, size), np.float32)


def decomposed(matrix: Any) -> Any:
    """Return unit vectors, a row a word: the left singular vectors by the roots of their values."""
    import numpy as np

    basis = np.random.default_rng(SEED).standard_normal((matrix.shape[0], SIZE + 20)).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(matrix @ (matrix.T @ basis))
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    vectors = (basis @ left)[:, :SIZE] * values[:SIZE] ** 0.5
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    sys.exit(main())
