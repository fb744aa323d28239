"""Does our English pipeline parse what officials say? Hand-labelled transcripts, a sample of dev, speed and size.

``clauses``: main verb, its subject and the finite clauses of 180 sentences (``gold/clauses.md``). ``names``: spans
and types in passages (``gold/names.md``). ``dev``: every fourth document of the treebanks'
dev split, gold tokens and sentences; the whole figures, test included, are in ``training/README.md``.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
import resource
import time
from pathlib import Path
from typing import Any

from benchmarks.common import HERE, SHARED, print_table, shared, versions

SPEED_FILES = 24


def passages(path: Path) -> list[tuple[dict[str, Any], str]]:
    """Return the rows of a gold file with the text that each is about.

    Raises:
        ValueError: the text is not the one that was labelled.
    """
    from readout import engine

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    read: dict[str, Any] = {}
    result = []
    for row in rows:
        file = row["file"]
        if file not in read:
            read[file] = engine.read(SHARED / file)
        transcript = read[file]
        turn = transcript.turns[row["turn"]]
        text = transcript.document.text[turn.start : turn.end][row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(
                f"{path.name}: {file}, turn {row['turn']}: the text is not the one that was labelled"
            )
        result.append((row, text))
    return result


def same_subject(doc: Any, ours: Any, gold: list[int] | None) -> bool:
    """Whether the subject's head is the labelled one; of a title and a name either may be the head."""
    if gold is None or ours is None:
        return gold is None and ours is None
    theirs = next((t for t in doc if t.idx <= gold[0] < t.idx + len(t)), None)
    if theirs is None:
        return False
    a, b = sorted((ours.i, theirs.i))
    return a == b or all(t.tag_ in ("NNP", "NNPS") for t in doc[a : b + 1])


def clause_figures(verbose: bool = False) -> dict[str, float]:
    """Share of sentences, by set, with main verb, subject, all clause boundaries, and all three right."""
    from readout.language import parse_sentences
    from readout.language.clauses import clauses, main_verb, subject

    rows = passages(HERE / "gold" / "clauses.jsonl")
    sets = ("read", "unseen", "fresh")
    right = {which: dict.fromkeys(("verb", "subject", "clauses", "all"), 0) for which in sets}
    for (row, text), doc in zip(rows, parse_sentences(text for _, text in rows), strict=True):
        sentence = next(doc.sents)
        main, subj = main_verb(sentence), subject(sentence.root)
        spans = [[doc[a].idx, doc[b - 1].idx + len(doc[b - 1])] for a, b in clauses(sentence)]
        ok = {
            "verb": [main.idx, main.idx + len(main)] == row["verb"],
            "subject": same_subject(doc, subj, row["subject"]),
            "clauses": spans == row["clauses"],
        }
        for key, value in {**ok, "all": all(ok.values())}.items():
            right[row["set"]][key] += value
        if verbose and not all(ok.values()):
            print(row["set"], [k for k, v in ok.items() if not v], text)
            print("   gold", text[slice(*row["verb"])], [text[a:b] for a, b in row["clauses"]])
            print("   ours", main, subj, [text[a:b] for a, b in spans])
    sizes = {which: sum(row["set"] == which for row, _ in rows) for which in right}
    return {
        ("clauses_" if which == "read" else f"clauses_{which}_") + key: value / sizes[which]
        for which, counts in right.items()
        for key, value in counts.items()
    }


def name_figures(verbose: bool = False) -> dict[str, float]:
    """Span F of names whatever their type, and the share of right spans with the right type."""
    from readout.language import load

    counts = {which: [0, 0, 0, 0] for which in ("read", "unseen", "fresh", "fresh2")}
    rows = passages(HERE / "gold" / "names.jsonl")
    for (row, text), doc in zip(rows, load().pipe(text for _, text in rows), strict=True):
        gold = {(a, b): kind for a, b, kind in row["names"]}
        ours = {(e.start_char, e.end_char): e.label_ for e in doc.ents}
        both = gold.keys() & ours.keys()
        typed = sum(gold[s] == ours[s] for s in both)
        for i, n in enumerate((len(both), typed, len(ours), len(gold))):
            counts[row["set"]][i] += n
        if verbose:
            for a, b in sorted(gold.keys() ^ ours.keys()):
                which, kind = ("missed", gold[a, b]) if (a, b) in gold else ("added", ours[a, b])
                print(row["set"], which, kind, repr(text[max(0, a - 25) : a]), "[", text[a:b], "]")
    counts["all"] = [
        a + b for a, b in zip(counts["read"], counts["unseen"], strict=True)
    ]  # all but the fresh
    figures = {}
    for name, (right, typed, predicted, wanted) in counts.items():
        figures[f"names_{name}_span_f"] = 2 * right / (predicted + wanted)
        figures[f"names_{name}_type"] = typed / right
        figures[f"names_{name}_gold"] = wanted
    return figures


def dev_figures() -> dict[str, float]:
    """Tags and trees on a sample of dev, gold tokens and sentences, in per cent."""
    from training.conllu import read
    from training.evaluate import gold_tokens

    from readout.language import load

    folder = shared("treebanks")
    sentences = [s for p in ("ewt", "gum") for s in read(folder / f"{p}-dev.conllu")]
    documents = sorted({s.document for s in sentences})[::4]
    figures = gold_tokens(load(), [s for s in sentences if s.document in documents])
    return {f"dev_{key}": figures[key] for key in ("xpos", "uas", "las", "lemma")}


def speed_figures() -> dict[str, float]:
    """Words a CPU second over real turns in batches, seconds to load, peak memory in megabytes, size of the model."""  # noqa: E501
    import spacy

    from readout import engine
    from readout.language import load
    from readout.language.pipeline import MODEL

    load()
    started = time.process_time()
    spacy.load(MODEL)("One sentence loads what is loaded late.")
    loading = time.process_time() - started
    texts = []
    for path in sorted((shared("corpus") / "whitehouse").glob("*.md"))[::6][:SPEED_FILES]:
        transcript = engine.read(path)
        texts += [transcript.document.text[t.start : t.end] for t in transcript.turns]
    words = sum(len(t.split()) for t in texts)
    started = time.process_time()
    for _ in load().pipe(texts):
        pass
    taken = time.process_time() - started
    size = sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file())
    return {
        "words_per_cpu_s": words / taken,
        "load_cpu_s": loading,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "model_mb": size / 1e6,
    }


def run() -> dict[str, float]:
    """Print the figures and return them; floors hold those of quality, not those of the machine."""
    shared("corpus")
    figures = {**clause_figures(), **name_figures(), **dev_figures(), **speed_figures()}
    print_table(["figure", "value"], [[name, value] for name, value in figures.items()])
    print(versions("spacy", "numpy", "lemminflect"))
    return figures


if __name__ == "__main__":
    clause_figures(verbose=True)
    name_figures(verbose=True)
    print(run())
