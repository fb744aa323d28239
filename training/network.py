"""Train the recurrent network (torch) and export it as arrays for ``readout.language.network``."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from readout.language.network import (
    HASH_ROWS,
    LEXICON_TAGS,
    hash_features,
    lexicon_features,
    normal,
    word_key,
)
from training.conllu import Sentence

SIZES = {"static": 64, "word": 64, "suffix2": 24, "suffix3": 32, "suffix4": 32, "prefix3": 16, "shape": 16}
INPUTS = sum(SIZES.values()) + len(LEXICON_TAGS)
HIDDEN, LAYERS, ARC, REL, SENTER = 200, 2, 200, 64, 48
NAMES_IN, NAMES = 96, 80


class Features:
    """Features of token texts, computed once a type. ``vectors`` gives static vectors of strings."""

    def __init__(self, words: list[str], vectors: Callable[[list[str]], Any]) -> None:
        self.words = words
        self.index = {w: i + 2 for i, w in enumerate(words)}
        self.vectors = vectors
        self.types: dict[str, int] = {}
        self.rows: list[tuple[int, ...]] = []
        self.static: list[Any] = []
        self.lexicon: list[list[float]] = []

    def add(self, texts: set[str]) -> None:
        fresh = sorted(t for t in texts if t not in self.types)
        if not fresh:
            return
        self.static += list(np.asarray(self.vectors([normal(t).lower() for t in fresh])))
        for text in fresh:
            self.types[text] = len(self.types)
            self.rows.append((self.index.get(word_key(text), 1), *hash_features(text)))
            self.lexicon.append(lexicon_features(text))

    def freeze(self) -> None:
        self.rows_t = torch.tensor(self.rows)
        self.static_t = torch.tensor(np.stack(self.static), dtype=torch.float32)
        self.lexicon_t = torch.tensor(self.lexicon)


class Model(nn.Module):
    """Embeddings, bidirectional LSTM, label heads, biaffine arcs and relations; see the NumPy twin for shapes."""  # noqa: E501

    def __init__(self, features: Features, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.features, self.labels = features, labels
        self.word = nn.Embedding(len(features.words) + 2, SIZES["word"])
        self.hashes = nn.ModuleList(nn.Embedding(HASH_ROWS[n], SIZES[n]) for n in HASH_ROWS)
        for table in [self.word, *self.hashes]:
            nn.init.normal_(table.weight, std=0.3)
        self.static = nn.Linear(64, SIZES["static"], bias=False)
        sizes = [INPUTS] + [2 * HIDDEN] * (LAYERS - 1)
        self.lstm = nn.ModuleList(nn.LSTM(s, HIDDEN, bidirectional=True, batch_first=True) for s in sizes)
        for layer in self.lstm:
            for name, p in layer.named_parameters():
                if "weight_hh" in name:
                    nn.init.orthogonal_(p)
        wide = 2 * HIDDEN
        self.out = nn.ModuleDict({k: nn.Linear(wide, len(labels[k])) for k in ("tag", "pos")})
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.arc_head, self.arc_dep = nn.Linear(wide, ARC), nn.Linear(wide, ARC)
        self.rel_head, self.rel_dep = nn.Linear(wide, REL), nn.Linear(wide, REL)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_prior = nn.Parameter(torch.zeros(ARC))
        count = len(labels["dep"])
        self.rel = nn.Parameter(torch.randn(REL, count, REL) * 0.02)
        self.rel_dep_label = nn.Parameter(torch.zeros(REL, count))
        self.rel_head_label = nn.Parameter(torch.zeros(REL, count))
        self.rel_bias = nn.Parameter(torch.zeros(count))
        self.senter_in = nn.Linear(INPUTS + 4, 64, bias=False)
        self.senter = nn.LSTM(64, SENTER, bidirectional=True, batch_first=True)
        self.senter_out = nn.Linear(2 * SENTER, 1)

    def embed(self, types: torch.Tensor, drop: float) -> torch.Tensor:
        f = self.features
        rows = f.rows_t[types]
        words = rows[..., 0]
        static, lexicon = self.static(f.static_t[types]), f.lexicon_t[types]
        if self.training and drop:
            words = torch.where(torch.rand(words.shape) < 0.2, torch.ones_like(words), words)
        parts = [static, self.word(words)] + [t(rows[..., i + 1]) for i, t in enumerate(self.hashes)]
        if self.training and drop:
            kept = [(torch.rand(p.shape[:2]) > drop).float().unsqueeze(2) for p in parts]
            scale = len(parts) / sum(kept).clamp(min=1)
            parts = [p * k * scale for p, k in zip(parts, kept, strict=True)]
        return torch.cat([*parts, lexicon], dim=2)

    def layers(self, x: torch.Tensor, lengths: torch.Tensor) -> list[torch.Tensor]:
        """States (B, T, 2H) of each layer."""
        result = []
        for layer in self.lstm:
            if self.training:
                x = x * (torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 0.7)) / 0.7)
            packed = pack_padded_sequence(x, lengths, batch_first=True)
            x = pad_packed_sequence(layer(packed)[0], batch_first=True)[0]
            result.append(x)
        return result

    def encode(self, x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """States (B, T, 2H) of the last layer."""
        x = self.layers(x, lengths)[-1]
        if self.training:
            x = x * (torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 0.67)) / 0.67)
        return x

    def loss(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        h = self.encode(self.embed(batch["types"], 0.15), batch["lengths"])
        total = torch.zeros(())
        for k, weight in (("tag", 1.0), ("pos", 0.3)):
            flat = self.out[k](h).flatten(0, 1)
            total = total + weight * functional.cross_entropy(
                flat, batch[k].flatten(), ignore_index=-1, reduction="sum"
            )
        rooted = torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)
        drop = lambda v: functional.dropout(functional.relu(v), 0.33, self.training)  # noqa: E731
        ah, ad = drop(self.arc_head(rooted)), drop(self.arc_dep(h))
        scores = (ad @ self.arc) @ ah.transpose(1, 2) + (ah @ self.arc_prior).unsqueeze(1)
        valid = torch.arange(scores.shape[2])[None, :] <= batch["lengths"][:, None]
        scores = scores.masked_fill(~valid[:, None, :], -1e9)
        total = total + functional.cross_entropy(
            scores.flatten(0, 1), batch["head"].flatten(), ignore_index=-1, reduction="sum"
        )
        real = batch["head"].flatten() >= 0
        rd = drop(self.rel_dep(h)).flatten(0, 1)[real]
        gold = batch["head"].clamp(min=0).unsqueeze(2).expand(-1, -1, REL)
        rh = drop(self.rel_head(rooted)).gather(1, gold).flatten(0, 1)[real]
        left = (rd @ self.rel.flatten(1)).view(rd.shape[0], -1, REL)
        rel = (
            (left * rh.unsqueeze(1)).sum(2)
            + rd @ self.rel_dep_label
            + rh @ self.rel_head_label
            + self.rel_bias
        )
        total = total + functional.cross_entropy(rel, batch["dep"].flatten()[real], reduction="sum")
        return total / batch["lengths"].sum()


def vary(sentence: Sentence, rng: random.Random) -> tuple[list[str], int]:
    """Token texts, sometimes in one case or without the final stop, and how many tokens to keep."""
    words, keep = sentence.words, len(sentence.words)
    chance = rng.random()
    if chance < 0.05:
        words = [w.lower() for w in words]
    elif chance < 0.08:
        words = [w.upper() for w in words]
    if (
        rng.random() < 0.06
        and keep > 2
        and words[-1] in (".", "?", "!")
        and keep - 1 not in sentence.heads[:-1]
    ):
        keep -= 1
    return words, keep


def make_batch(model: Model, items: list[Sentence], rng: random.Random | None) -> dict[str, torch.Tensor]:
    f, index = model.features, {k: {x: i for i, x in enumerate(v)} for k, v in model.labels.items()}
    varied = [vary(s, rng) if rng else (s.words, len(s.words)) for s in items]
    pairs = sorted(zip(items, varied, strict=True), key=lambda p: -p[1][1])
    lengths = torch.tensor([p[1][1] for p in pairs])
    shape = (len(items), int(lengths[0]))
    out = {k: np.full(shape, -1, dtype=np.int64) for k in ("tag", "pos", "head", "dep")}
    types = np.zeros(shape, dtype=np.int64)
    for row, (s, (words, n)) in enumerate(pairs):
        types[row, :n] = [f.types.get(w, f.types[o]) for w, o in zip(words[:n], s.words, strict=False)]
        out["tag"][row, :n] = [index["tag"].get(t, -1) for t in s.xpos[:n]]
        out["pos"][row, :n] = [index["pos"][t] for t in s.upos[:n]]
        out["head"][row, :n] = [0 if h == i else h + 1 for i, h in enumerate(s.heads[:n])]
        out["dep"][row, :n] = [index["dep"].get(d, 0) for d in s.deps[:n]]
    return {k: torch.from_numpy(v) for k, v in {**out, "types": types}.items()} | {"lengths": lengths}


def batches(items: list[Sentence], size: int, rng: random.Random) -> list[list[Sentence]]:
    """Sentences of like length together, about ``size`` words a batch, in random order."""
    ordered = sorted(items, key=lambda s: len(s.words) + rng.random() * 4)
    result: list[list[Sentence]] = [[]]
    for s in ordered:
        if result[-1] and (len(result[-1]) + 1) * len(s.words) > size:
            result.append([])
        result[-1].append(s)
    rng.shuffle(result)
    return result


def build(
    train: list[Sentence],
    others: list[list[Sentence]],
    vectors: Callable[[list[str]], Any],
    plain: Counter[str] | None = None,
) -> Model:
    """Make the untrained model with its vocabulary and label sets from the training sentences.

    ``plain`` counts the token texts of unannotated transcripts; frequent ones get a row in the word table too.
    """  # noqa: E501
    counts = Counter(word_key(w) for s in train for w in s.words)
    more: Counter[str] = Counter()
    for text, n in (plain or {}).items():
        more[word_key(text)] += n
    known = {w for w, n in counts.items() if n >= 2} | {w for w, n in more.items() if n >= 15}
    words = sorted(known, key=lambda w: (-counts[w], -more[w], w))
    features = Features(words, vectors)
    texts = {w for group in [train, *others] for s in group for w in s.words}
    features.add(texts | {w.lower() for w in texts} | {w.upper() for w in texts} | set(plain or ()))
    features.freeze()
    used = Counter(d for s in train for d in s.deps)
    deps = ["dep"] + sorted(d for d in used if d != "dep")  # noqa: RUF005
    labels = {
        "tag": sorted({t for s in train for t in s.xpos}),
        "pos": sorted({t for s in train for t in s.upos}),
        "dep": deps,
    }
    return Model(features, labels)


def export(model: Model, names: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the arrays (half precision) and settings that ``readout.language.network`` takes."""
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    out: dict[str, Any] = {"word": state["word.weight"], "static": state["static.weight"].T}
    for i, name in enumerate(HASH_ROWS):
        out[name] = state[f"hashes.{i}.weight"]

    def layer(source: str, name: str, hidden: int, state: dict[str, Any] = state) -> None:
        # torch orders the gates i, f, g, o; ours are i, f, o, g
        order = np.r_[0 : 2 * hidden, 3 * hidden : 4 * hidden, 2 * hidden : 3 * hidden]
        for suffix, side in (("", "f"), ("_reverse", "b")):
            for kind in ("ih", "hh"):
                out[f"{name}{side}.{kind}"] = state[f"{source}.weight_{kind}_l0{suffix}"][order].T
            bias = state[f"{source}.bias_ih_l0{suffix}"] + state[f"{source}.bias_hh_l0{suffix}"]
            out[f"{name}{side}.bias"] = bias[order]

    for n in range(LAYERS):
        layer(f"lstm.{n}", f"lstm.{n}", HIDDEN)
    layer("senter", "senter.0", SENTER)
    out["senter.in"] = state["senter_in.weight"].T
    out["senter.out"], out["senter.out.bias"] = state["senter_out.weight"].T, state["senter_out.bias"]
    for k in ("tag", "pos"):
        out[k], out[f"{k}.bias"] = state[f"out.{k}.weight"].T, state[f"out.{k}.bias"]
    for k in ("arc_head", "arc_dep", "rel_head", "rel_dep"):
        name = k.replace("_", ".")
        out[name], out[f"{name}.bias"] = state[f"{k}.weight"].T, state[f"{k}.bias"]
    if names is not None:
        own = {k: v.detach().numpy() for k, v in names.state_dict().items()}
        layer("lstm", "names.0", NAMES, own)
        out["names.in"], out["names.in.bias"] = own["inner.weight"].T, own["inner.bias"]
        out["names.word"] = own["word.weight"].T
        out["names.out"], out["names.out.bias"] = own["out.weight"].T, own["out.bias"]
    for k in ("root", "arc", "arc_prior", "rel", "rel_dep_label", "rel_head_label", "rel_bias"):
        out[k.replace("_", ".")] = state[k]
    settings = {
        "words": model.features.words,
        "labels": model.labels | ({"names": names.labels} if names is not None else {}),
        "inputs": INPUTS,
        "layers": LAYERS,
        "root": model.labels["dep"].index("root"),
    }
    return {k: np.ascontiguousarray(v, dtype=np.float16) for k, v in out.items()}, settings


def fit(
    model: Model,
    train: list[Sentence],
    epochs: int,
    check: Callable[[Model], float],
    seed: int = 1,
) -> None:
    """Train in place; the best epoch by ``check`` (dev) is kept."""
    rng = random.Random(seed)
    quiet = ("senter",)
    parameters = [p for n, p in model.named_parameters() if not n.startswith(quiet)]
    optimiser = torch.optim.Adam(parameters, lr=2e-3, betas=(0.9, 0.95), eps=1e-8)
    started, best = time.time(), -1.0
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    kept = dict(average)
    step = 0
    for epoch in range(epochs):
        model.train()
        for items in batches(train, 3000, rng):
            done = epoch / epochs
            rate = 2e-3 * min(1.0, (step + 1) / 100) * (1.0 if done < 0.4 else max(0.02, (1 - done) / 0.6))
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.zero_grad()
            loss = model.loss(make_batch(model, items, rng))
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimiser.step()
            step += 1
            decay = min(0.995, step / (step + 20))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    average[k].lerp_(v, 1 - decay)
        current = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        model.eval()
        score = check(model)
        print(
            f"epoch {epoch} step {step} seconds {time.time() - started:.0f} loss {loss:.3f} dev {score:.4f}",
            flush=True,
        )
        if score > best:
            best, kept = score, {k: v.clone() for k, v in average.items()}
        model.load_state_dict(current)
    model.load_state_dict(kept)
    model.eval()


def fit_starts(model: Model, streams: list[list[Sentence]], epochs: int, seed: int = 1) -> None:
    """Train the sentence-boundary part on runs of consecutive sentences; the rest stays as it is."""
    rng = random.Random(seed)
    parameters = [p for n, p in model.named_parameters() if n.startswith("senter")]
    optimiser = torch.optim.Adam(parameters, lr=3e-3)
    f = model.features
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * (1 - epoch / epochs)
        rng.shuffle(streams)
        for at in range(0, len(streams), 16):
            rows = []
            for stream in streams[at : at + 16]:
                types, flags, gold = [], [], []
                space = 1
                lower = rng.random() < 0.05
                for number, s in enumerate(stream):
                    drop_stop = rng.random() < 0.03 and len(s.words) > 2 and s.words[-1] == "."
                    words = s.words[:-1] if drop_stop else s.words
                    for i, word in enumerate(words):
                        text = word.lower() if lower else word
                        types.append(f.types.get(text, f.types[word]))
                        line = 3 if i == 0 and s.new_paragraph and number and rng.random() < 0.5 else space
                        flags.append(line)
                        gold.append(float(i == 0))
                        space = int(s.spaces[i])
                    space = 1
                rows.append((types[:200], flags[:200], gold[:200]))
            rows.sort(key=lambda r: -len(r[0]))
            lengths = torch.tensor([len(r[0]) for r in rows])
            shape = (len(rows), int(lengths[0]))
            types_t, flags_t = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
            gold_t = torch.full(shape, -1.0)
            for row, (types, flags, gold) in enumerate(rows):
                types_t[row, : len(types)] = torch.tensor(types)
                flags_t[row, : len(types)] = torch.tensor(flags)
                gold_t[row, : len(types)] = torch.tensor(gold)
            with torch.no_grad():
                x = model.embed(types_t, 0.0)
            x = torch.cat([x, functional.one_hot(flags_t, 4).float()], 2)
            x = functional.dropout(model.senter_in(x), 0.2)
            packed = pack_padded_sequence(x, lengths, batch_first=True)
            h = pad_packed_sequence(model.senter(packed)[0], batch_first=True)[0]
            logits = model.senter_out(functional.dropout(h, 0.2)).squeeze(2)
            real = gold_t >= 0
            optimiser.zero_grad()
            functional.binary_cross_entropy_with_logits(logits[real], gold_t[real]).backward()
            optimiser.step()
