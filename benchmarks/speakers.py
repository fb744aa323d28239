"""Does each label stand for the right person, in documents whose turns nobody wrote down?

The gold in ``benchmarks/gold/speakers/`` names every label of a document; turns are the parser's own. It
stands beside :mod:`benchmarks.turns` because naming speakers is what varies most between documents.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator

from benchmarks._turn_gold import label_key, same_name, same_role
from benchmarks.common import HERE, print_table, shared, versions

EASY = {"press", "moderator", "unknown"}


def scores(word: str = "") -> Iterator[tuple[str, int, int, int, int, list[str]]]:
    """Parse each document whose gold file has ``word`` in its name.

    Yields:
        The gold file's name; turns, turns named rightly; the same without press, moderators and audience; and
        a line for each disagreement. A label that the parser does not find counts as one wrong turn, and so
        does each turn of a label that is not in the gold.
    """
    from readout import formats, transcripts

    for path in sorted((HERE / "gold" / "speakers").glob("*.json")):
        if word not in path.name:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = shared(gold["file"])
        data = file.read_bytes()
        if hashlib.sha256(data).hexdigest() != gold["sha256"]:
            raise ValueError(f"{path.name} was written for another version of {gold['file']}")
        people = {label_key(label): speaker for label, speaker in gold["speakers"].items()}
        turns = right = named = named_right = 0
        wrong: dict[str, None] = {}
        missing = set(people)
        for turn in transcripts.parse(formats.read(data, name=file.name)).turns:
            label, who = label_key(turn.label), turn.speaker
            want = people.get(label)
            ok = want is not None and same_name(want["name"], who.name) and same_role(want["role"], who.role)
            counts = want is None or want["kind"] not in EASY
            turns, right = turns + 1, right + ok
            named, named_right = named + counts, named_right + (counts and ok)
            missing.discard(label)
            if not ok:
                wanted = f"{want['name']!r}, {want['role'][:2]}" if want else "no such label"
                wrong[f"{label!r}: want {wanted}; got {who.name!r}, {who.role!r}"] = None
        lost = len(missing)
        wrong.update(dict.fromkeys(f"{label!r}: not found" for label in sorted(missing)))
        yield path.stem, turns + lost, right, named + lost, named_right, list(wrong)


def run() -> dict[str, float]:
    """Print a row a document and return the share of turns whose name and role are both right."""
    shared("corpus")
    rows: list[list[object]] = []
    total = [0, 0, 0, 0]
    for name, *counts, _ in scores():
        rows.append([name[:58], *counts])
        total = [all_before + count for all_before, count in zip(total, counts, strict=True)]
    header = ["document", "turns", "right", "named", "named right"]
    print_table(header, [*rows, ["all", *total]])
    print(f"split: hand-made gold, {len(rows)} documents, all used; {versions()}")
    return {"speaker_accuracy": total[1] / total[0], "officials_accuracy": total[3] / total[2]}


if __name__ == "__main__":
    for _name, *_, _wrong in scores(*sys.argv[1:2]):
        if _wrong:
            print(_name, *_wrong, sep="\n  ")
