"""Does the parser find who said what? Turns and speakers against gold written down by hand.

``python -m benchmarks turns`` prints a row a document; ``python -m benchmarks.turns WORD`` prints each
disagreement in the gold files whose name has WORD in it (all without WORD). ``docs/benchmarks.md`` says how
the gold was made and what counts as equal.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks._turn_gold import (
    Gold,
    Spoken,
    align,
    read_gold,
    same_name,
    same_role,
    spoken,
)
from benchmarks.common import HERE, print_table, shared, versions
from readout.records import Transcript, Turn

_EDGE_NOTE = re.compile(
    r"\A\s*\((?:inaudible|laugh|applause|via interp|as interp|cross-?talk)|\([^()]{3,25}\.?\)\s*\Z", re.I
)


@dataclass(frozen=True)
class Score:
    """What came of one document; ``wrong`` has a line for each disagreement."""

    gold: int
    found: int
    matched: int
    speakers: int
    named: int
    named_right: int
    guesses: int
    edge_notes: int
    merged: int
    wrong: tuple[str, ...]


def found_turns(transcript: Transcript) -> tuple[Spoken, ...]:
    """Return the parser's turns that say something."""

    def reduce(turn: Turn) -> Spoken:
        text = list(transcript.document.text)
        cut = [(note.start, note.end) for note in turn.notes]
        cut += [(mark.start, mark.end) for mark in transcript.document.marks if mark.kind == "strike"]
        for start, end in cut:
            for place in range(max(start, turn.start), min(end, turn.end)):
                text[place] = " "
        who = turn.speaker
        speech = "".join(text[turn.start : turn.end])
        return spoken(
            turn.label, speech, markup=False, name=who.name, role=who.role, kind=who.kind, key=who.key
        )

    return tuple(turn for turn in map(reduce, transcript.turns) if turn.letters)


def score(gold: Gold, transcript: Transcript) -> Score:
    """Compare one document's turns and speakers with gold."""
    found = found_turns(transcript)
    pairs = align(gold.turns, found)
    wrong = list(_unpaired(gold, found, pairs))
    speakers = named = named_right = guesses = 0
    blamed = set()
    for i, forms in enumerate(gold.turns):
        want = gold.speakers[forms[0].label]
        counts = want["kind"] not in {"press", "moderator", "unknown"}
        named += counts
        other = next((found[j] for k, j in pairs if k == i), None)
        if other is None:
            continue
        right = same_name(want["name"], other.name) and same_role(want["role"], other.role)
        speakers += right
        named_right += counts and right
        guesses += other.name is not None and not same_name(want["name"], other.name)
        if not right and forms[0].label not in blamed:
            blamed.add(forms[0].label)
            got = f"{other.name!r}, {other.role!r} ({other.kind})"
            wrong.append(f"speaker {forms[0].label!r}: want {want['name']!r}, {want['role'][:2]}; got {got}")
    text = transcript.document.text
    edge_notes = sum(bool(_EDGE_NOTE.search(text[turn.start : turn.end])) for turn in transcript.turns)
    merged = _merged(gold, found, pairs)
    total = len(gold.turns)
    return Score(
        total, len(found), len(pairs), speakers, named, named_right, guesses, edge_notes, merged, tuple(wrong)
    )


def _merged(gold: Gold, found: Sequence[Spoken], pairs: Sequence[tuple[int, int]]) -> int:
    """Count the people who share a speaker key with somebody else; two labels of one name are one person."""
    people: dict[str, set[str]] = {}
    for i, j in pairs:
        label = gold.turns[i][0].label
        speaker = gold.speakers[label]
        if speaker["kind"] in {"anonymous", "official"}:
            people.setdefault(found[j].key, set()).add(str(speaker["name"] or label))
    return sum(len(group) - 1 for group in people.values())


def _unpaired(gold: Gold, found: Sequence[Spoken], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    mine, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, forms in enumerate(gold.turns):
        if i not in mine:
            yield f"missed {i} {forms[0].label!r}: {forms[0].shown}"
    for j, turn in enumerate(found):
        if j not in theirs:
            yield f"extra {j} {turn.label!r}: {turn.shown}"


def scores(word: str = "") -> Iterator[tuple[Gold, Score]]:
    """Parse the documents of all gold files whose name has ``word`` in it, and score each."""
    from readout import formats, transcripts

    for path in sorted((HERE / "gold" / "turns").glob("*.json")):
        if word not in path.name:
            continue
        gold = read_gold(path)
        document = formats.read(gold.data, name=gold.file.name)
        yield gold, score(gold, transcripts.parse(document))


def run() -> dict[str, float]:
    """Print a row a document and return the figures over all turns."""
    shared("corpus")
    rows: list[list[object]] = []
    all_scores = []
    for gold, one in scores():
        all_scores.append(one)
        precision, recall, f1 = _f1(one.matched, one.found, one.gold)
        right = one.speakers / one.gold
        rows.append(
            [gold.path.stem[:58], gold.kind[:30], one.gold, precision, recall, f1, right, one.guesses]
        )

    def total(field: str) -> int:
        return sum(getattr(one, field) for one in all_scores)

    precision, recall, f1 = _f1(total("matched"), total("found"), total("gold"))
    accuracy = total("speakers") / total("gold")
    rows.append(["all", "", total("gold"), precision, recall, f1, accuracy, total("guesses")])
    print_table(["document", "kind", "turns", "P", "R", "F1", "speaker", "guessed"], rows)
    print(f"split: hand-made gold, {len(all_scores)} documents, all used; {versions('lxml', 'trafilatura')}")
    return {
        "turn_f1": f1,
        "speaker_accuracy": accuracy,
        "officials_accuracy": total("named_right") / total("named"),
        "guessed_names": float(total("guesses")),
        "merged_speakers": float(total("merged")),
        "edge_notes": float(total("edge_notes")),
    }


def _f1(matched: int, found: int, gold: int) -> tuple[float, float, float]:
    precision, recall = matched / max(found, 1), matched / max(gold, 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if matched else 0.0


if __name__ == "__main__":
    for _gold, _score in scores(*sys.argv[1:2]):
        if _score.wrong:
            print(_gold.path.stem, *_score.wrong, sep="\n  ")
