"""Train the named-entity component: spaCy's transition system on its own small network, GUM only."""

from __future__ import annotations

import random
import time
from typing import Any

from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, fix_random_seed

from training.conllu import Sentence
from training.docs import groups, to_doc

MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [6000, 1500, 3000, 1500],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": 4,
        },
    },
}


def train(nlp: Language, gold: list[Sentence], dev: list[Sentence], minutes: float, seed: int = 1) -> None:
    """Add a trained ``ner`` to ``nlp`` (which has vectors); the best by dev F is kept."""
    fix_random_seed(seed)
    rng = random.Random(seed)
    ner = nlp.add_pipe("ner", config={"model": MODEL})
    others = [name for name in nlp.pipe_names if name != "ner"]

    def examples(sentences: list[Sentence], size: int) -> list[Any]:
        docs = [to_doc(nlp.vocab, group, True) for group in groups(sentences, size)]
        return [Example(nlp.make_doc(d.text), d) for d in docs]

    with nlp.select_pipes(disable=others):
        train_set, dev_set = examples(gold, 10), examples(dev, 10)
        ner.initialize(lambda: train_set, nlp=nlp)
        optimiser = Adam(0.001, use_averages=True, L2=0.01, grad_clip=1.0)
        started, best, size, turn = time.time(), (-1.0, b""), 400.0, 0
        while time.time() - started < minutes * 60:
            rng.shuffle(train_set)
            losses: dict[str, float] = {}
            for batch in minibatch_by_words(train_set, size=int(size)):
                size = min(1500.0, size * 1.002)
                fresh = [Example(nlp.make_doc(e.reference.text), e.reference) for e in batch]
                nlp.update(fresh, sgd=optimiser, drop=0.2, losses=losses)
            turn += 1
            if turn % 2:
                continue
            with nlp.use_params(optimiser.averages):
                fresh = [Example(nlp.make_doc(e.reference.text), e.reference) for e in dev_set]
                score = nlp.evaluate(fresh)["ents_f"] or 0.0
                print(f"names epoch {turn} seconds {time.time() - started:.0f} dev {score:.4f}", flush=True)
                if score > best[0]:
                    best = (score, ner.to_bytes(exclude=["vocab"]))
        ner.from_bytes(best[1], exclude=["vocab"])
