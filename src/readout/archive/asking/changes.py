"""What one text says that another does not: two communiqués, two versions, two statements of one speaker.

Sentences are paired by the words that they share (token-sort similarity, rapidfuzz), each at most once, the most alike
first; what has no pair was added or dropped. Pairs that differ are told apart by the words that differ.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from readout.archive.asking.claims import Claim, claim, slot_way
from readout.archive.keeping import edits
from readout.records import Span

Kind = Literal["added", "dropped", "reworded", "hardened", "softened", "figure"]
_ALIKE = 55.0  # percent of alikeness under which two sentences are not one reworded
_SHARED = 0.5  # share of the telling words of the shorter sentence that the other must have
_MANY, _HELD = (
    7,
    0.6,
)  # telling words, and their share of the shorter sentence, that a much longer one must have
_MOST = 1_500  # sentences of a text that are compared with all of the other's
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``old`` or ``new`` is ``None`` where there is no such sentence. ``rank`` is as of edits."""  # noqa: E501

    kind: Kind
    rank: int
    old: Span | None
    new: Span | None


def differences(old: str, new: str) -> list[Difference]:
    """Return what differs between two texts, in the order of the new one, dropped sentences where they stood."""  # noqa: E501
    left, right = _sentences(old), _sentences(new)
    pairs = _pairs(old, new, left, right)
    found: list[tuple[float, Difference]] = []
    partner = dict(pairs)
    taken = {b for _, b in pairs}
    last = -1.0
    for a, span in enumerate(left):
        if a in partner:
            b = partner[a]
            last = float(b)
            if kind := _kind(span.of(old), right[b].of(new)):
                found.append((float(b), Difference(kind[0], kind[1], span, right[b])))
        else:
            found.append((last + 0.5, Difference("dropped", edits.SUBSTANCE, span, None)))
    found += [
        (float(b), Difference("added", edits.SUBSTANCE, None, span))
        for b, span in enumerate(right)
        if b not in taken
    ]
    return [difference for _, difference in sorted(found, key=lambda row: row[0])]


def _sentences(text: str) -> list[Span]:
    from readout.language import sentence_spans

    spans = [Span(s.start, s.end) for s in sentence_spans(text, 0, len(text))]
    return [span for span in spans if len(_WORDS.findall(span.of(text))) > 1][:_MOST]


def _pairs(old: str, new: str, left: list[Span], right: list[Span]) -> list[tuple[int, int]]:
    """Return which sentence became which: the same ones first, then the most alike."""
    from rapidfuzz import fuzz, process

    a, b = [_bare(s.of(old)) for s in left], [_bare(s.of(new)) for s in right]
    pairs: list[tuple[int, int]] = []
    waiting: dict[str, list[int]] = {}
    for number, text in enumerate(b):
        waiting.setdefault(text, []).append(number)
    for number, text in enumerate(a):
        if waiting.get(text):
            pairs.append((number, waiting[text].pop(0)))
    rest_a = sorted(set(range(len(a))) - {x for x, _ in pairs})
    rest_b = sorted(set(range(len(b))) - {y for _, y in pairs})
    if rest_a and rest_b:
        scores = process.cdist(
            [a[n] for n in rest_a], [b[n] for n in rest_b], scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
        )
        old_claims = [claim(left[n].of(old)) for n in rest_a]
        new_claims = [claim(right[n].of(new)) for n in rest_b]
        ranked = sorted(
            (-float(scores[i, j]), abs(rest_a[i] - rest_b[j]), i, j)
            for i in range(len(rest_a))
            for j in range(len(rest_b))
            if (scores[i, j] >= _ALIKE and _shares(old_claims[i], new_claims[j]))
            or _grew(old_claims[i], new_claims[j])
        )
        used_a: set[int] = set()
        used_b: set[int] = set()
        for _, _, i, j in ranked:
            if i not in used_a and j not in used_b:
                used_a.add(i)
                used_b.add(j)
                pairs.append((rest_a[i], rest_b[j]))
    return pairs


def _shares(one: Claim, other: Claim) -> bool:
    """Say whether two sentences are about one thing: alike by letters alone are others too."""
    fewest = min(len(one.stems), len(other.stems))
    return fewest == 0 or len(one.stems & other.stems) >= _SHARED * fewest


def _grew(one: Claim, other: Claim) -> bool:
    """Say whether one of two sentences has most of the other's many telling words, and much else."""
    fewest, shared = min(len(one.stems), len(other.stems)), len(one.stems & other.stems)
    return shared >= _MANY and shared >= _HELD * fewest


def _kind(before: str, after: str) -> tuple[Kind, int] | None:
    """Return how a sentence changed, or ``None`` if it did not."""
    if " ".join(before.split()) == " ".join(after.split()):
        return None
    found = edits.changes(before, after)
    kinds = {change.kind for change in found}
    if "figure" in kinds and _other_figures(before, after):
        return "figure", edits.SUBSTANCE
    old, new = claim(before), claim(after)
    alike = len(old.bare & new.bare) >= _SHARED * len(old.bare | new.bare)  # else it says another thing
    if alike and (direction := slot_way(old, new)):
        return direction, edits.SUBSTANCE
    return "reworded", max((change.rank for change in found), default=edits.TYPO)


def _other_figures(before: str, after: str) -> bool:
    """Say whether a figure gave way to another, or one in digits came or went.

    A number that only stands elsewhere is the same; one in words that comes or goes ("the two governments") counts nothing.
    """  # noqa: E501
    old, new = Counter(edits.figures(before)), Counter(edits.figures(after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    return bool(gone and come) or any(any(map(str.isdigit, one)) for one in gone + come)


def _bare(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))
