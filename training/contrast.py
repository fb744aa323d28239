"""Word vectors moved so that what belongs together in transcripts comes to lie together.

Each pair is a text and the passage to be found by it: a question and its answer, a title and a passage below it, a
passage and the next of its turn, a sentence and the rest of its passage (inverse cloze: Lee, Chang and Toutanova 2019).
A text is the sum of its words' vectors. Of 1,024 pairs at a time, each text is to be nearer to its own passage than
to the others, and each passage to its own text (InfoNCE: van den Oord, Li and Vinyals 2018).
"""  # noqa: E501

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

BATCH, TEMPERATURE, RATE, DROPPED, SEED = 1024, 0.07, 3e-3, 0.15, 1
#: More rounds learn these transcripts and no others: three found fewer answers to the questions for tuning.
ROUNDS = 1
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORT = 40  # characters; what is shorter means little by itself

Ids = list[int]
Pair = tuple[Ids, Ids] | list[Ids]  # a list: the sentences of a passage, of which one is taken each time


def pairs(archive: Path, index: Mapping[str, int]) -> list[Pair]:
    """Return pairs of texts of an SQLite archive as numbers of words; unknown words are left out."""
    from readout.archive.vectors.static import WORD

    def ids(text: str) -> Ids:
        return [index[word] for word in WORD.findall(text.lower()) if word in index]

    query = "SELECT version, turn, kind, text, coalesce(context, '') FROM passages ORDER BY id"
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        rows = connection.execute(query).fetchall()
    found: list[Pair] = []
    seen: set[str] = set()
    last: tuple[tuple[int, int], Ids] | None = None
    for version, turn, kind, text, context in rows:
        words = ids(text)
        if len(text) < _SHORT or len(words) < 6:
            last = None
            continue
        if kind not in ("question", "aside") and text not in seen:
            seen.add(text)
            title, _, asked = context.partition("\n")
            over = [ids(asked)] if kind == "answer" else [ids(asked), ids(title)]
            found += [(one, words) for one in over if len(one) > 3]
            sentences = [ids(sentence) for sentence in _SENTENCE.split(text)]
            if len(sentences) > 1:
                found.append(sentences)
            if last and last[0] == (version, turn):
                found.append((last[1], words))
        last = ((version, turn), words)
    return found


def contrasted(vectors: Any, found: Sequence[Pair]) -> Any:
    """Return word vectors (float32, a row a word) after training on pairs."""
    import torch

    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = random.Random(SEED)
    words = torch.nn.EmbeddingBag.from_pretrained(
        torch.tensor(vectors), freeze=False, mode="sum", sparse=True
    )
    optimizer = torch.optim.SparseAdam(list(words.parameters()), lr=RATE)

    def unit(texts: Sequence[Ids]) -> Any:
        starts = [0]
        for text in texts[:-1]:
            starts.append(starts[-1] + len(text))
        flat = torch.tensor([word for text in texts for word in text])
        return torch.nn.functional.normalize(words(flat, torch.tensor(starts)), dim=1)

    for _ in range(ROUNDS):
        order = list(range(len(found)))
        chance.shuffle(order)
        for start in range(0, len(order) - BATCH, BATCH):
            drawn = [_drawn(found[n], chance) for n in order[start : start + BATCH]]
            some = [(left, right) for left, right in drawn if left and right]
            likeness = unit([left for left, _ in some]) @ unit([right for _, right in some]).T / TEMPERATURE
            own = torch.arange(len(some))
            loss = torch.nn.functional.cross_entropy(likeness, own)
            loss = loss + torch.nn.functional.cross_entropy(likeness.T, own)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return words.weight.detach().numpy()


def _drawn(pair: Pair, chance: random.Random) -> tuple[Ids, Ids]:
    """Return a pair of texts, some of their words left out."""
    if isinstance(pair, list):
        one = chance.randrange(len(pair))
        pair = (pair[one], [word for n, sentence in enumerate(pair) if n != one for word in sentence])
    left, right = ([word for word in text if chance.random() > DROPPED] or text for text in pair)
    return left, right
