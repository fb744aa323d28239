"""Remake the shipped language model from open treebanks: ``python -m training.run DATA [MODEL_FOLDER]``.

DATA is the folder with ``ewt-{train,dev}.conllu`` and ``gum-{train,dev}.conllu`` (Universal Dependencies). The
figures on dev are printed and stand in the model's own ``meta.json``.
"""  # noqa: E501

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from training.conllu import TREEBANKS, write_docs

MODEL = Path(__file__).parent.parent / "src" / "readout" / "language" / "model"
STEPS, EVALUATE_EVERY = 2600, 300


def config() -> object:
    """Return spaCy's own small recipe with our steps, batches and weights."""
    from spacy.cli.init_config import init_config

    made = init_config(lang="en", pipeline=["tok2vec", "tagger", "parser"], optimize="efficiency")
    training = made["training"]
    training.update(max_steps=STEPS, eval_frequency=EVALUATE_EVERY, patience=0)
    training["batcher"] = {
        "@batchers": "spacy.batch_by_words.v1",
        "discard_oversize": False,
        "tolerance": 0.2,
        "get_length": None,
        "size": {"@schedules": "compounding.v1", "start": 400, "stop": 1500, "compound": 1.002},
    }
    training["score_weights"] = {"tag_acc": 0.3, "dep_las": 0.7}
    return made


def main(arguments: list[str]) -> int:
    if not arguments:
        print("training: name the folder of the treebanks: python -m training.run DATA", file=sys.stderr)
        return 2
    data = Path(arguments[0])
    missing = [f"{t}-{part}.conllu" for t in TREEBANKS for part in ("train", "dev")]
    missing = [name for name in missing if not (data / name).is_file()]
    if missing:
        print(
            f"training: {data}: {', '.join(missing)} not there. Name the treebanks' folder.", file=sys.stderr
        )
        return 2
    target = Path(arguments[1]) if len(arguments) > 1 else MODEL
    from spacy.cli.train import train

    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        for part in ("train", "dev"):
            write_docs(data, part, folder / f"{part}.spacy")
        config().to_disk(folder / "config.cfg")  # type: ignore[attr-defined]
        overrides = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
        train(folder / "config.cfg", folder / "out", overrides=overrides)
        best = folder / "out" / "model-best"
        meta = json.loads((best / "meta.json").read_text("utf-8"))
        meta.update(
            name="readout_small",
            version="0.1.0",
            description="Tagger and parser: first small recipe on UD English EWT and GUM",
            license="CC BY-SA 4.0",
        )
        (best / "meta.json").write_text(json.dumps(meta, indent=2), "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(best, target)
    figures = {k: meta["performance"][k] for k in ("tag_acc", "dep_uas", "dep_las", "sents_f")}
    print(f"dev, raw text: {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
