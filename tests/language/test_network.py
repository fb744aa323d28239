"""The arithmetic of the network: what it does at once for many sentences is what each would get alone."""

import itertools

import numpy as np
import pytest

from readout.language.projective import eisner, is_projective_tree
from readout.language.recurrent import bilstm, packing

HIDDEN, FEATURES = 3, 2


def _weights(rng, layers):
    found = {}
    for n, direction in itertools.product(range(layers), "fb"):
        inputs = FEATURES if n == 0 else 2 * HIDDEN
        for name, shape in (
            ("ih", (inputs, 4 * HIDDEN)),
            ("hh", (HIDDEN, 4 * HIDDEN)),
            ("bias", (4 * HIDDEN,)),
        ):
            found[f"net.{n}{direction}.{name}"] = rng.normal(size=shape).astype(np.float32)
    return found


def _one_direction(rows, weights, key):
    """An LSTM word by word, as the textbook has it."""
    h, c, states = np.zeros(HIDDEN), np.zeros(HIDDEN), []
    for row in rows:
        gates = row @ weights[f"{key}.ih"] + weights[f"{key}.bias"] + h @ weights[f"{key}.hh"]
        i, f, o = (1 / (1 + np.exp(-gates[n * HIDDEN : (n + 1) * HIDDEN])) for n in range(3))
        c = f * c + i * np.tanh(gates[3 * HIDDEN :])
        h = o * np.tanh(c)
        states.append(h)
    return np.array(states)


@pytest.mark.parametrize(
    "lengths", [(4, 4, 1), (5, 3, 2), (1,)], ids=["two alike", "a staircase", "one word"]
)
@pytest.mark.parametrize("repeated", [False, True], ids=["a row a token", "a row a distinct word"])
def test_packed_sentences_have_the_states_of_each_alone(lengths, repeated):
    rng = np.random.default_rng(7)
    weights = _weights(rng, 2)
    words = rng.normal(size=(6, FEATURES)).astype(np.float32)
    said = [rng.integers(0, 6, n) for n in lengths]
    packed = packing(np.array(lengths))
    place = np.empty(sum(lengths), dtype=np.int64)
    place[packed.order] = np.concatenate(said)
    if repeated:
        layers = bilstm(words, packed.steps, weights, "net", 2, place)
    else:
        layers = bilstm(words[place], packed.steps, weights, "net", 2)
    for n, layer in enumerate(layers):
        found = np.split(layer[packed.order], np.cumsum(lengths)[:-1])
        for own, rows in zip(found, said, strict=True):
            wanted = words[rows]
            for below in range(n + 1):
                there = _one_direction(wanted, weights, f"net.{below}f")
                again = _one_direction(wanted[::-1], weights, f"net.{below}b")[::-1]
                wanted = np.concatenate([there, again], axis=1)
            np.testing.assert_allclose(own, wanted, rtol=1e-5, atol=1e-6)


def test_the_best_tree_is_the_best_of_all_projective_trees():
    rng = np.random.default_rng(11)
    sizes = [2, 3, 4, 5, 5]
    scores = rng.normal(size=(len(sizes), 5, 5)).astype(np.float32)
    found = eisner(scores, np.array(sizes))
    for table, size, heads in zip(scores, sizes, found.tolist(), strict=True):
        trees = [
            [0, *tree]
            for tree in itertools.product(range(size), repeat=size - 1)
            if is_projective_tree([0, *tree])
        ]
        worth = {tuple(tree): sum(float(table[d, h]) for d, h in enumerate(tree) if d) for tree in trees}
        assert tuple(heads[:size]) == max(worth, key=worth.__getitem__)


@pytest.mark.parametrize(
    ("heads", "is_tree"),
    [
        ([0], True),
        ([0, 2, 0, 2], True),
        ([0, 2, 0, 0], False),
        ([0, 2, 1, 0], False),
        ([0, 2, 4, 4, 0], True),
        ([0, 3, 0, 2, 2], False),
        ([0, 3, 4, 0, 3], False),
    ],
    ids=[
        "nothing",
        "a tree",
        "two roots",
        "a circle",
        "two levels",
        "an arc over the root",
        "arcs that cross",
    ],
)
def test_a_projective_tree_has_one_root_no_circle_and_no_crossing_arcs(heads, is_tree):
    assert is_projective_tree(heads) is is_tree
