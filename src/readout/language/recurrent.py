"""A bidirectional LSTM over sentences of any lengths, in plain NumPy, without padding.

The tokens of a batch stand in one array of rows, packed as recurrent networks read them: first the first token
of every sentence, longest sentence first, then the second token of all that have one, and so on. The rows of one
step are neighbours, and no row is filler. Shapes: B sentences in a batch, N tokens in all of them, F features,
H hidden units a direction.
"""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packing:
    """Where the tokens of a batch stand.

    ``steps`` holds the number of sentences that have a first token, a second one ...; ``order`` (N,) the row of
    each token when the sentences are read one after the other.
    """  # noqa: E501

    steps: tuple[int, ...]
    order: Ints


def packing(lengths: Ints) -> Packing:
    """Return how a batch is packed; ``lengths`` (B,) of its sentences, longest first, none empty."""
    longest = int(lengths[0])
    live = np.searchsorted(-lengths, -np.arange(longest))
    begins = np.cumsum(live) - live
    places = [begins[:n] + b for b, n in enumerate(lengths.tolist())]
    return Packing(tuple(live.tolist()), np.concatenate(places))


def lstm(
    x: Floats,
    steps: tuple[int, ...],
    layer: dict[str, Floats],
    out: Floats,
    *,
    reverse: bool,
    index: Ints | None = None,
) -> None:
    """Run one direction over packed rows and write its states (N, H) to ``out``.

    x (N, F); with index (N,), x is (U, F), one row a distinct word, and ``index`` says which row is where:
    a word that comes often is multiplied once. Gates stand as input, forget, output, candidate.
    """
    weight = layer["hh"]
    hidden = weight.shape[0]
    gates_in = x @ layer["ih"]
    gates_in += layer["bias"]
    if index is not None:
        gates_in = gates_in[index]
    most = steps[0]
    h: Floats = np.zeros((most, hidden), dtype=np.float32)
    c: Floats = np.zeros((most, hidden), dtype=np.float32)
    # The arrays of all steps: a new one for each would cost more than the arithmetic in it.
    gates: Floats = np.empty((most, 4 * hidden), dtype=np.float32)
    opened: Floats = np.empty((most, 3 * hidden), dtype=np.float32)
    candidate: Floats = np.empty((most, hidden), dtype=np.float32)
    at = len(gates_in) if reverse else 0
    for live in reversed(steps) if reverse else steps:
        first = at - live if reverse else at
        at = first if reverse else at + live
        now, cell, new = gates[:live], c[:live], candidate[:live]
        np.matmul(h[:live], weight, out=now)
        now += gates_in[first : first + live]
        ifo = opened[:live]
        np.negative(now[:, : 3 * hidden], out=ifo)
        np.exp(ifo, out=ifo)
        ifo += np.float32(1.0)
        np.divide(np.float32(1.0), ifo, out=ifo)
        np.tanh(now[:, 3 * hidden :], out=new)
        new *= ifo[:, :hidden]
        cell *= ifo[:, hidden : 2 * hidden]
        cell += new
        np.tanh(cell, out=new)
        np.multiply(ifo[:, 2 * hidden :], new, out=h[:live])
        out[first : first + live] = h[:live]


def bilstm(
    x: Floats,
    steps: tuple[int, ...],
    weights: dict[str, Floats],
    name: str,
    layers: int,
    index: Ints | None = None,
) -> list[Floats]:
    """Stack of bidirectional LSTMs; x and index as in ``lstm``; returns the states (N, 2H) of each layer."""
    result = []
    for n in range(layers):
        hidden = weights[f"{name}.{n}f.hh"].shape[0]
        states: Floats = np.empty((sum(steps), 2 * hidden), dtype=np.float32)
        for side, direction in enumerate(("f", "b")):
            layer = {k: weights[f"{name}.{n}{direction}.{k}"] for k in ("ih", "hh", "bias")}
            part = states[:, side * hidden : (side + 1) * hidden]
            lstm(x, steps, layer, part, reverse=direction == "b", index=index if n == 0 else None)
        x = states
        result.append(states)
    return result
