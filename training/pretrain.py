"""Pre-train embeddings and the first LSTM layer as a two-way language model over the transcripts."""

from __future__ import annotations

import random
from collections import Counter

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from readout.language.network import word_key
from training.network import HIDDEN, Model

NEGATIVES = 800


def pieces(tokens: list[str], longest: int = 40) -> list[list[str]]:
    """Cut a paragraph's tokens at sentence-final marks, at most ``longest`` tokens a piece."""
    result: list[list[str]] = [[]]
    for token in tokens:
        result[-1].append(token)
        if token in (".", "?", "!") or len(result[-1]) >= longest:
            result.append([])
    return [p for p in result if len(p) > 3]


def pretrain(model: Model, texts: list[list[str]], steps: int, seed: int = 1) -> None:
    """Change ``model``'s embeddings and ``lstm[0]`` in place: each direction learns to predict the next word."""  # noqa: E501
    rng = random.Random(seed)
    f, index = model.features, model.features.index
    counts = Counter(index.get(word_key(w), 1) for p in texts for w in p)
    weights = torch.zeros(len(f.words) + 2)
    for i, n in counts.items():
        weights[i] = n**0.75 if i > 1 else 0.0
    table = nn.Embedding(len(f.words) + 2, 64)
    nn.init.normal_(table.weight, std=0.1)
    project = nn.ModuleList([nn.Linear(HIDDEN, 64), nn.Linear(HIDDEN, 64)])
    parameters = [
        *model.word.parameters(), *model.hashes.parameters(), *model.static.parameters(),
        *model.lstm[0].parameters(), *table.parameters(), *project.parameters(),
    ]  # fmt: skip
    optimiser = torch.optim.Adam(parameters, lr=2e-3, betas=(0.9, 0.95))
    step, total = 0, 0.0
    target_of = torch.tensor([row[0] for row in f.rows])
    model.train()
    while True:
        chunk = rng.sample(texts, min(len(texts), 3000))
        chunk.sort(key=len)
        groups = [chunk[i : i + 96] for i in range(0, len(chunk), 96)]
        rng.shuffle(groups)
        for group in groups:
            group.sort(key=lambda p: -len(p))
            lengths = torch.tensor([len(p) for p in group])
            types = torch.zeros((len(group), int(lengths[0])), dtype=torch.long)
            for row, piece in enumerate(group):
                types[row, : len(piece)] = torch.tensor([f.types[w] for w in piece])
            x = model.embed(types, 0.1)
            packed = pack_padded_sequence(x, lengths, batch_first=True)
            h = pad_packed_sequence(model.lstm[0](packed)[0], batch_first=True)[0]
            words = target_of[types]
            words[torch.arange(types.shape[1])[None, :] >= lengths[:, None]] = 1
            negatives = torch.multinomial(weights, NEGATIVES)
            loss = torch.zeros(())
            for side in (0, 1):
                states = h[:, :-1, :HIDDEN] if side == 0 else h[:, 1:, HIDDEN:]
                gold = words[:, 1:] if side == 0 else words[:, :-1]
                real = gold > 1
                states, gold = project[side](states[real]), gold[real]
                right = (states * table(gold)).sum(1, keepdim=True)
                wrong = states @ table(negatives).T
                wrong = wrong.masked_fill(gold[:, None] == negatives[None, :], -1e9)
                loss = loss + functional.cross_entropy(
                    torch.cat([right, wrong], 1), torch.zeros(len(gold), dtype=torch.long)
                )
            done = step / steps
            for g in optimiser.param_groups:
                g["lr"] = 2e-3 * max(0.05, min(1.0, 1.5 * (1 - done)))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimiser.step()
            total, step = 0.99 * total + 0.01 * loss.item(), step + 1
            if step % 200 == 0:
                print(f"pretrain step {step} loss {total / (1 - 0.99**step):.3f} done {done:.2f}", flush=True)
            if step >= steps:
                return
