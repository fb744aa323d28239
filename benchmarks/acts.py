"""Are acts and evidence classes found as a reader finds them? Hand-labelled sentences, ``gold/acts.md``.

An act is found where one of its kind is shown within three words of the labelled one; its actor is right where the
span holds the labelled head, or is none where none is stated. Two thirds of the sentences may be tuned on.
"""  # noqa: E501

from __future__ import annotations

import hashlib
import json
import lzma
import sys
import tarfile
import time
from collections import Counter
from typing import Any

from benchmarks.common import HERE, SHARED, print_table, shared, versions

NEAR = 3  # words


def sentences(split: str) -> list[tuple[dict[str, Any], str]]:
    """Return the labelled sentences of a split (such as "tune", "held", "blind_more") with their text.

    Raises:
        ValueError: the text is not the one that was labelled.
    """
    from readout import engine

    rows = [
        json.loads(line)
        for name in (
            "acts.jsonl",
            "acts_rare.jsonl",
            "acts_more.jsonl",
            "acts_fourth.jsonl",
            "acts_fifth.jsonl",
            "acts_sixth.jsonl",
        )
        for line in (HERE / "gold" / name).read_text(encoding="utf-8").splitlines()
    ]
    rows = [row for row in rows if row["split"] == split]
    archived = _members({(row["file"], row["member"]) for row in rows if "member" in row})
    read: dict[tuple[str, str], str] = {}
    found = []
    for row in rows:
        file, member = row["file"], row.get("member", "")
        if (file, member) not in read:
            read[file, member] = engine.read(archived.get((file, member), SHARED / file)).document.text
        text = read[file, member][row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"acts.jsonl: {file}: the text is not the one that was labelled")
        found.append((row, text))
    return found


def _members(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Return the bytes of documents in archives: of a tar by path, of JSON Lines by "guid"."""
    found: dict[tuple[str, str], bytes] = {}
    for file in {file for file, _ in wanted}:
        if file.endswith(".tar.xz"):
            with tarfile.open(shared(file), "r:xz") as archive:
                for info in archive:
                    if (file, info.name) in wanted and (data := archive.extractfile(info)) is not None:
                        found[file, info.name] = data.read()
        else:
            with lzma.open(shared(file), "rt", encoding="utf-8") as lines:
                for item in map(json.loads, lines):
                    if (file, item["guid"]) in wanted:
                        found[file, item["guid"]] = item["content"].encode()
    return found


def _near(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    if a[0] < b[1] and b[0] < a[1]:
        return True
    between = text[min(a[1], b[1]) : max(a[0], b[0])]
    return len(between.split()) <= NEAR - 1


def _holds(span: Any, head: list[int] | None) -> bool:
    if span is None or head is None:
        return span is None and head is None
    return bool(span.start <= head[0] and head[1] <= span.end)


def measure(split: str, verbose: bool = False) -> dict[str, float]:
    """Print the table of one split and return its figures."""
    from readout.language.pipeline import parse_sentences
    from readout.statements.acts import acts_of
    from readout.statements.evidence_class import evidence_class

    rows = sentences(split)
    docs = list(parse_sentences(text for _, text in rows))
    right, ours, gold = Counter[str](), Counter[str](), Counter[str]()
    actors = classes = other = other_right = other_ours = 0
    parties, parties_right = Counter[str](), Counter[str]()
    for (row, text), doc in zip(rows, docs, strict=True):
        found = acts_of(doc[:])
        left = list(found)
        for want in row["acts"]:
            gold[want["kind"]] += 1
            hit = next(
                (
                    a
                    for a in left
                    if a.kind == want["kind"] and _near(text, (a.start, a.end), tuple(want["cue"]))
                ),
                None,
            )
            if hit is None:
                if verbose:
                    print(f"missed {want['kind']}: {text[slice(*want['cue'])]!r} | {text}")
                continue
            left.remove(hit)
            right[want["kind"]] += 1
            actors += _holds(hit.actor, want["actor"])
            if verbose and not _holds(hit.actor, want["actor"]):
                print(f"actor of {hit.kind}: {hit.actor and hit.actor.of(text)!r} | {text}")
            for role in ("target", "object"):
                if want[role] is not None:
                    parties[role] += 1
                    parties_right[role] += _holds(getattr(hit, role), want[role])
        for act in found:
            ours[act.kind] += 1
        if verbose:
            for act in left:
                print(f"extra {act.kind}: {text[act.start : act.end]!r} | {text}")
        got = evidence_class(doc[:])
        classes += got == row["class"]
        if verbose and got != row["class"]:
            print(f"class {row['class']} read as {got} | {text}")
        other += row["class"] != "own"
        other_ours += got != "own"
        other_right += row["class"] != "own" and got == row["class"]
    hits, total = sum(right.values()), sum(gold.values())
    print_table(
        ["kind", "labelled", "found", "precision", "recall"],
        [
            [kind, gold[kind], ours[kind], right[kind] / max(1, ours[kind]), right[kind] / max(1, gold[kind])]
            for kind in sorted({*gold, *ours})
        ],
    )
    figures = {
        "precision": hits / max(1, sum(ours.values())),
        "recall": hits / max(1, total),
        "actor": actors / max(1, hits),
        "target": parties_right["target"] / max(1, parties["target"]),
        "object": parties_right["object"] / max(1, parties["object"]),
        "class_accuracy": classes / len(rows),
        "class_not_own_precision": other_right / max(1, other_ours),
        "class_not_own_recall": other_right / max(1, other),
    }
    print_table([f"{split}, {len(rows)} sentences, {total} acts", ""], [[k, v] for k, v in figures.items()])
    print(f"a rule that calls every sentence 'own' is right in {1 - other / len(rows):.4f}")
    return figures


def speed() -> float:
    """Return the words a second of limits, evidence class and acts together, on top of the parse."""
    from readout.language.pipeline import parse_sentences
    from readout.language.tree import Tree
    from readout.statements.acts import acts_of
    from readout.statements.evidence_class import evidence_class
    from readout.statements.limits import limits

    texts = [text for split in ("tune", "held") for _, text in sentences(split)]
    docs = list(parse_sentences(texts))
    times = []
    for _ in range(5):
        begin = time.process_time()
        for text, doc in zip(texts, docs, strict=True):
            whole = doc[:]
            tree = Tree(whole)
            acts_of(whole, tree)
            evidence_class(whole, tree)
            limits(text, 0, len(text))
        times.append(time.process_time() - begin)
    return sum(len(text.split()) for text in texts) / min(times)


def run() -> dict[str, float]:
    """Print the tables of the splits and the speed; return the figures of those held back and two of those tuned on."""  # noqa: E501
    shared("corpus")
    tune, held = measure("tune"), measure("held")
    rare, blind = measure("tune_rare"), measure("blind")
    more, blind_more = measure("tune_more"), measure("blind_more")
    fourth, blind_fourth = measure("tune_fourth"), measure("blind_fourth")
    fifth, blind_fifth = measure("tune_fifth"), measure("blind_fifth")
    sixth, blind_sixth = measure("tune_sixth"), measure("blind_sixth")
    words = speed()
    print(f"speed on top of the parse: {words:,.0f} words a second of processor time; {versions('spacy')}")
    return {
        **{f"held_{name}": value for name, value in held.items()},
        **{f"blind_{name}": value for name, value in blind.items()},
        **{f"blind_more_{name}": value for name, value in blind_more.items()},
        **{f"blind_fourth_{name}": value for name, value in blind_fourth.items()},
        **{f"blind_fifth_{name}": value for name, value in blind_fifth.items()},
        **{f"blind_sixth_{name}": value for name, value in blind_sixth.items()},
        "tune_sixth_precision": sixth["precision"],
        "tune_sixth_recall": sixth["recall"],
        "tune_fifth_precision": fifth["precision"],
        "tune_fifth_recall": fifth["recall"],
        "tune_fourth_precision": fourth["precision"],
        "tune_fourth_recall": fourth["recall"],
        "tune_more_precision": more["precision"],
        "tune_more_recall": more["recall"],
        "tune_rare_precision": rare["precision"],
        "tune_rare_recall": rare["recall"],
        "tune_precision": tune["precision"],
        "tune_recall": tune["recall"],
        "words_a_second": words,
    }


if __name__ == "__main__":
    measure(sys.argv[1] if len(sys.argv) > 1 else "tune", verbose=True)
