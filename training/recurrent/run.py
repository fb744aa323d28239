"""Remake the language model: ``python -m training.run DATA [--shared FOLDER] [--model FOLDER] [--only-evaluate]``.

DATA is the folder of the treebanks; the transcripts are read from ``corpus`` and ``archive`` beside it.
"""  # noqa: E501

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "readout" / "language" / "model"
NEEDED = [f"{p}-{s}.conllu" for p in ("ewt", "gum") for s in ("train", "dev", "test")]
VERSION = "1.0.0"


def missing(data: Path, shared: Path) -> list[str]:
    """What is not there of the data that training reads."""
    absent = [str(data / name) for name in NEEDED if not (data / name).is_file()]
    if not (shared / "archive").is_dir() and not (shared / "corpus").is_dir():
        absent.append(f"{shared}/archive or {shared}/corpus")
    return absent


def make_vectors(shared: Path, sentences: list[Any], folder: Path) -> Any:
    """Blank pipeline with floret vectors of the transcripts and the training sentences, and our tokeniser."""
    import spacy
    from readout.language.network import normal
    from readout.language.tokenizer import make
    from spacy.vectors import Vectors

    from training import vectors
    from training.plaintext import lines

    nlp = spacy.blank("en")
    nlp.tokenizer = make(nlp)
    text = folder / "plain.txt"
    with text.open("w", encoding="utf-8") as handle:
        for s in sentences:
            handle.write(" ".join(normal(w.replace(" ", "")).lower() for w in s.words) + "\n")
        for line in lines(shared):
            handle.write(
                " ".join(normal(t.text).lower() for t in nlp.tokenizer(line) if not t.is_space) + "\n"
            )
    vectors.train(text, folder / "plain.floret")
    load_floret(nlp, folder / "plain.floret")
    assert isinstance(nlp.vocab.vectors, Vectors)
    return nlp


def load_floret(nlp: Any, path: Path) -> None:
    """Put floret's table at ``path`` into the vocabulary."""
    import numpy as np
    from spacy.vectors import Vectors

    with path.open(encoding="utf-8") as handle:
        head = handle.readline().split()
        # bucket dim minn maxn hashCount hashseed BOW EOW
        rows = np.array([line.rstrip().split(" ")[1:] for line in handle], dtype=np.float32)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        data=rows,
        mode="floret",
        minn=int(head[2]),
        maxn=int(head[3]),
        hash_count=int(head[4]),
        hash_seed=int(head[5]),
        bow=head[6],
        eow=head[7],
        attr="NORM",
    )


def dev_score(model: Any, dev: list[Any], get: Any) -> float:
    """LAS on dev plus a little of XPOS, through the NumPy twin."""
    import numpy as np
    from readout.language.network import Network

    from training.network import export

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export(model, folder)
        settings = json.loads((folder / "network.json").read_text(encoding="utf-8"))
        with np.load(folder / "network.npz") as arrays:
            network = Network({k: arrays[k] for k in arrays.files}, settings, get)
    labels, total, las, tags = model.labels, 0, 0, 0
    for s, r in zip(dev, network.analyse([s.words for s in dev]), strict=True):
        for i in range(len(s.words)):
            total += 1
            tags += labels["tag"][r["tag"][i]] == s.xpos[i]
            las += r["head"][i] == s.heads[i] and labels["dep"][r["dep"][i]] == s.deps[i]
    return (las + 0.3 * tags) / total


def assemble(nlp: Any, model: Any, sentences: list[Any], folder: Path) -> None:
    """Add the analyser with the trained network and its tables to ``nlp``."""
    import numpy as np
    import readout.language.analyser  # noqa: F401

    from training.network import export
    from training.tables import lemma_table, morph_table

    export(model, folder)
    settings = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    with np.load(folder / "network.npz") as arrays:
        weights = {k: arrays[k] for k in arrays.files}
    analyser = nlp.add_pipe("readout_analyser", first=True)
    analyser.set_network(weights, settings, lemma_table(sentences), morph_table(sentences))


def write(nlp: Any, target: Path) -> None:
    """Write the pipeline with its name and version to ``target``."""
    nlp.batch_size = 128  # keeps memory small at no cost in speed
    nlp.meta |= {
        "name": "readout_official",
        "version": VERSION,
        "description": "Tags, trees, lemmas and names for official transcripts",
        "license": "CC BY-SA 4.0 (trained on UD English EWT and GUM)",
    }
    nlp.to_disk(target)


def main(arguments: list[str] | None = None) -> int:
    """Run everything; 2 where the data is not there."""
    parser = argparse.ArgumentParser(prog="training.run", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="folder of the treebanks")
    parser.add_argument("--shared", type=Path, help="folder with corpus/ and archive/ (default: beside DATA)")
    parser.add_argument("--model", type=Path, default=MODEL, help="where the model goes")
    parser.add_argument("--only-evaluate", action="store_true", help="figures of the model that is there")
    parser.add_argument("--split", default="test", choices=("dev", "test"))
    options = parser.parse_args(arguments)
    if options.data is None:
        print(
            "training: name the folder of the treebanks: make train DATA=../shared/treebanks", file=sys.stderr
        )
        return 2
    data: Path = options.data
    shared: Path = options.shared or data.parent
    absent = missing(data, shared)
    if absent:
        print(f"training: the data is not there: {', '.join(absent)}", file=sys.stderr)
        return 2

    import readout.language.analyser  # noqa: F401
    import spacy

    from training.evaluate import report

    if not options.only_evaluate:
        train_all(data, shared, options.model)
    figures = report(spacy.load(options.model), data, options.split)
    for name, value in figures.items():
        print(f"{name} {value:.2f}")
    return 0


def train_all(data: Path, shared: Path, target: Path) -> None:
    """Vectors, language model, network, sentence starts, names; write the pipeline."""
    import random

    import torch

    from training import ner, network
    from training.conllu import read
    from training.docs import groups
    from training.plaintext import lines
    from training.pretrain import pieces, pretrain

    settings = tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))
    started, seed = time.time(), int(settings["seed"])
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    gold = {p: list(read(data / f"{p}-train.conllu")) for p in ("ewt", "gum")}
    dev = {p: list(read(data / f"{p}-dev.conllu")) for p in ("ewt", "gum")}
    sentences = gold["ewt"] + gold["gum"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nlp = make_vectors(shared, sentences, folder)
        paragraphs = list(lines(shared))
        random.Random(seed).shuffle(paragraphs)
        plain: list[list[str]] = []
        words = 0
        for line in paragraphs:
            for piece in pieces([t.text for t in nlp.tokenizer(line) if not t.is_space]):
                plain.append(piece)
                words += len(piece)
            if words > settings["pretrain"]["words"]:
                break
        plain += [s.words for s in sentences if 3 < len(s.words) <= 60]
        get = nlp.vocab.vectors.get_batch
        held_out = dev["ewt"] + dev["gum"]
        model = network.build(sentences, [held_out], get, Counter(w for p in plain for w in p))
        pretrain(model, plain, settings["pretrain"]["minutes"], seed)
        short = [s for s in sentences if len(s.words) <= settings["network"]["longest"]]
        network.fit(
            model,
            short,
            settings["network"]["minutes"],
            settings["network"]["epochs"],
            lambda m: dev_score(m, held_out, get),
            seed,
        )
        network.fit_starts(model, list(groups(sentences, 8)), settings["starts"]["epochs"], seed)
        ner.train(nlp, gold["gum"], dev["gum"], settings["names"]["minutes"], seed)
        assemble(nlp, model, sentences, folder)
        write(nlp, target)
    print(f"training: {(time.time() - started) / 60:.0f} minutes; the model is in {target}")


if __name__ == "__main__":
    raise SystemExit(main())
