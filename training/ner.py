"""Train the names part of the network on GUM: a small recurrent layer on the states of the trained encoder."""  # noqa: E501

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from readout.language.gazetteer import FEATURES, Gazetteer, features
from readout.language.names import decode
from training.conllu import Sentence
from training.network import HIDDEN, INPUTS, NAMES, NAMES_IN, Model, batches, make_batch

WIDE = 4 * HIDDEN


class Names(nn.Module):
    """Encoder states of both layers and gazetteer bits to BIO labels; see the NumPy twin for shapes."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self.labels = labels
        self.inner = nn.Linear(WIDE, NAMES_IN)
        self.word = nn.Linear(INPUTS, NAMES_IN, bias=False)
        self.lstm = nn.LSTM(NAMES_IN + FEATURES, NAMES, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * NAMES, len(labels))

    def forward(self, states: Any, inputs: Any, bits: Any, lengths: Any) -> Any:
        """Scores (B, T, L) of states (B, T, 4H), inputs (B, T, F) and bits (B, T, 10)."""
        drop = 0.4
        x = functional.relu(
            self.inner(functional.dropout(states, drop, self.training))
            + self.word(functional.dropout(inputs, drop, self.training))
        )
        x = torch.cat([functional.dropout(x, 0.3, self.training), bits], 2)
        packed = pack_padded_sequence(x, lengths, batch_first=True)
        h = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]
        return self.out(functional.dropout(h, 0.4, self.training))


def bio(sentence: Sentence) -> list[str]:
    """Entity labels in BIO form, one a word."""
    result = ["O"] * len(sentence.words)
    for a, b, label in sentence.entities:
        result[a:b] = [f"B-{label}"] + [f"I-{label}"] * (b - a - 1)
    return result


def train(
    model: Model,
    gold: list[Sentence],
    dev: list[Sentence],
    gazetteer: Gazetteer,
    epochs: int,
    seed: int = 1,
    say: Callable[[str], None] = print,
) -> Names:
    """Train on ``gold``; the best epoch on ``dev`` is kept. The encoder stays as it is."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    names = Names(["O"] + sorted({t for s in gold for t in bio(s)} - {"O"}))  # noqa: RUF005
    index = {x: i for i, x in enumerate(names.labels)}

    def rows(items: list[Sentence], learning: bool) -> dict[str, Any]:
        ordered = sorted(items, key=lambda s: -len(s.words))
        batch = make_batch(model, ordered, None)
        model.train(learning)
        with torch.no_grad():
            inputs = model.embed(batch["types"], 0.15 if learning else 0.0)
            states = torch.cat(model.layers(inputs, batch["lengths"]), 2)
        shape = (*batch["types"].shape, FEATURES)
        bits = np.zeros(shape, dtype=np.float32)
        labels = np.full(shape[:2], -1, dtype=np.int64)
        for row, s in enumerate(ordered):
            for i, bit in enumerate(features(s.words, gazetteer.phrases(s.words))):
                bits[row, i] = [bit >> n & 1 for n in range(FEATURES)]
            labels[row, : len(s.words)] = [index.get(t, 0) for t in bio(s)]
        return {
            "items": ordered, "states": states, "inputs": inputs, "bits": torch.from_numpy(bits),
            "lengths": batch["lengths"], "labels": torch.from_numpy(labels),
        }  # fmt: skip

    # Several passes with dropout: the names part never sees the same states twice running.
    passes = [[rows(b, True) for b in batches(gold, 2000, rng)] for _ in range(2)]
    check = [rows(b, False) for b in batches(dev, 2000, rng)]
    optimiser = torch.optim.Adam(names.parameters(), lr=2e-3, weight_decay=1e-5)
    best, kept = -1.0, names.state_dict()
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * max(0.05, 1 - epoch / epochs)
        names.train()
        order = list(passes[epoch % len(passes)])
        rng.shuffle(order)
        for r in order:
            bits = r["bits"] * (torch.rand(r["bits"].shape[:2]) > 0.15).float().unsqueeze(2)
            scores = names(r["states"], r["inputs"], bits, r["lengths"])
            loss = functional.cross_entropy(scores.flatten(0, 1), r["labels"].flatten(), ignore_index=-1)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(names.parameters(), 5.0)
            optimiser.step()
        names.eval()
        right = predicted = wanted = 0
        with torch.no_grad():
            for r in check:
                found = names(r["states"], r["inputs"], r["bits"], r["lengths"]).argmax(2)
                for row, s in enumerate(r["items"]):
                    p = set(decode([names.labels[int(k)] for k in found[row, : len(s.words)]]))
                    g = set(s.entities)
                    right, predicted, wanted = right + len(p & g), predicted + len(p), wanted + len(g)
        score = 2 * right / max(1, predicted + wanted)
        say(f"names epoch {epoch} loss {float(loss.detach()):.3f} dev {score:.4f}")
        if score > best:
            best, kept = score, {k: v.clone() for k, v in names.state_dict().items()}
    names.load_state_dict(kept)
    return names.eval()
