"""Remake the language model: ``python -m training.run DATA [--shared FOLDER] [--model FOLDER] [--only-evaluate]``.

DATA is the folder of the treebanks; the transcripts are read from ``corpus`` and ``archive`` beside it.
"""  # noqa: E501

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
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
    from training import vectors
    from training.plaintext import lines

    nlp = spacy.blank("en")
    nlp.tokenizer = make(nlp)
    table = folder / "plain.floret"
    if not table.is_file():
        text, part = folder / "plain.txt", folder / "plain.part"
        with text.open("w", encoding="utf-8") as handle:
            for s in sentences:
                handle.write(" ".join(normal(w.replace(" ", "")).lower() for w in s.words) + "\n")
            for line in lines(shared):
                tokens = (t.text for t in nlp.tokenizer(line) if not t.is_space)
                handle.write(" ".join(normal(t).lower() for t in tokens) + "\n")
        vectors.train(text, part)
        part.replace(table)  # a run that is cut leaves no half a table to be taken for a whole one
    load_floret(nlp, table)
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
    from readout.language.network import Network
    from training.network import export

    network = Network(*export(model), get)
    labels, total, las, tags = model.labels, 0, 0, 0
    for s, r in zip(dev, network.analyse([s.words for s in dev]), strict=True):
        for i in range(len(s.words)):
            total += 1
            tags += labels["tag"][r["tag"][i]] == s.xpos[i]
            las += r["head"][i] == s.heads[i] and labels["dep"][r["dep"][i]] == s.deps[i]
    return (las + 0.3 * tags) / total


def assemble(nlp: Any, model: Any, names: Any, gazetteer: dict[str, int], sentences: list[Any]) -> None:
    """Add the analyser with the trained network and its tables to ``nlp``."""
    import readout.language.analyser  # noqa: F401
    from training.network import export
    from training.tables import lemma_table, morph_table

    weights, settings = export(model, names)
    analyser = nlp.add_pipe("readout_analyser", first=True)
    analyser.set_network(weights, settings, lemma_table(sentences), morph_table(sentences), gazetteer)


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
    parser.add_argument(
        "--work", type=Path, help="folder for what each stage makes (default: a temporary one)"
    )
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

    import spacy

    import readout.language.analyser  # noqa: F401
    from training.evaluate import report

    if not options.only_evaluate:
        with tempfile.TemporaryDirectory() as scratch:
            train_all(data, shared, options.model, options.work or Path(scratch))
    figures = report(spacy.load(options.model), data, options.split)
    for name, value in figures.items():
        print(f"{name} {value:.2f}")
    return 0


def plain_pieces(nlp: Any, shared: Path, words: int, seed: int) -> list[list[str]]:
    """Tokenised pieces of the transcripts, in a random order, about ``words`` words in all."""
    import random

    from training.plaintext import lines
    from training.pretrain import pieces

    paragraphs = list(lines(shared))
    random.Random(seed).shuffle(paragraphs)
    plain: list[list[str]] = []
    count = 0
    for line in paragraphs:
        for piece in pieces([t.text for t in nlp.tokenizer(line) if not t.is_space]):
            plain.append(piece)
            count += len(piece)
        if count > words:
            break
    return plain


def stage(model: Any, path: Path, work: Callable[[], None]) -> None:
    """Do ``work`` on ``model`` and keep its weights at ``path``, or take them from there if they are."""
    import torch

    if path.is_file():
        print(f"training: {path} is there and is used")
        model.load_state_dict(torch.load(path, weights_only=True))
        return
    started = time.time()
    work()
    torch.save(model.state_dict(), path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)
    print(f"training: {path.stem} took {(time.time() - started) / 60:.1f} minutes", flush=True)


def train_all(data: Path, shared: Path, target: Path, folder: Path) -> None:
    """Vectors, language model, network, sentence starts, names; write the pipeline.

    What each stage but the last makes stays in ``folder``, so that a run that was cut goes on from there.
    """
    import torch

    from readout.language.gazetteer import Gazetteer
    from training import gazetteer, ner, network
    from training.conllu import groups, read
    from training.plaintext import lines
    from training.pretrain import pretrain

    settings = tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))
    started, seed = time.time(), int(settings["seed"])
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    gold = {p: list(read(data / f"{p}-train.conllu")) for p in ("ewt", "gum")}
    dev = {p: list(read(data / f"{p}-dev.conllu")) for p in ("ewt", "gum")}
    sentences, held_out = gold["ewt"] + gold["gum"], dev["ewt"] + dev["gum"]
    folder.mkdir(parents=True, exist_ok=True)
    nlp = make_vectors(shared, sentences, folder)
    plain = plain_pieces(nlp, shared, int(settings["pretrain"]["words"]), seed)
    plain += [s.words for s in sentences if 3 < len(s.words) <= 60]
    get = nlp.vocab.vectors.get_batch
    model = network.build(sentences, [held_out], get, Counter(w for p in plain for w in p))
    print(f"training: data read after {(time.time() - started) / 60:.1f} minutes", flush=True)
    stage(model, folder / "pretrain.pt", lambda: pretrain(model, plain, settings["pretrain"]["steps"], seed))

    def score(m: Any) -> float:
        return dev_score(m, held_out, get)

    short = [s for s in sentences if len(s.words) <= settings["network"]["longest"]]
    stage(
        model,
        folder / "network.pt",
        lambda: network.fit(model, short, settings["network"]["epochs"], score, seed),
    )
    streams = list(groups(sentences, 8))
    stage(
        model,
        folder / "starts.pt",
        lambda: network.fit_starts(model, streams, settings["starts"]["epochs"], seed),
    )
    common = {
        w for s in sentences for w, t in zip(s.words, s.xpos, strict=True) if t[:3] != "NNP" and w.islower()
    }
    known = gazetteer.build(lines(shared, corpus=False), common)
    names = ner.train(model, gold["gum"], dev["gum"], Gazetteer(known), settings["names"]["epochs"], seed)
    assemble(nlp, model, names, known, sentences)
    write(nlp, target)
    print(f"training: {(time.time() - started) / 60:.0f} minutes; the model is in {target}")


if __name__ == "__main__":
    raise SystemExit(main())
