"""A draft sentence that keeps its source's words, laid beside them word by word.

Most that is told of a speech is told nearly in its words. Then what differs can be read off an alignment of
the two word sequences (longest matching blocks, Ratcliff and Obershelp), and need not be guessed from
clauses. What house style changes of itself does not count as a difference: who "we" is, tense, articles.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from readout.checking import speakers
from readout.checking.reading import Reading
from readout.records import Speaker

#: So many of the draft's words must stand in the source in the same order, and at least so many words.
CLOSE, FEWEST = 0.7, 5
_TAIL = 2
_ALIKE = {
    form: group.split()[0]
    for group in (
        "be is are am was were been being", "have has had", "do does did", "will would", "can could", "may might",  # noqa: E501
        "we i he she administration us u.s. united", "our my his her its their", "them us me him",
    )
    for form in group.split()
}  # fmt: skip
_UNCOUNTED = frozenset("the a an that".split())


@dataclass(frozen=True, slots=True)
class Edit:
    """The words ``first:last`` of the draft stand where the source has its words ``begin:end``; either may be none."""  # noqa: E501

    first: int
    last: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """How much of a draft's sentence stands in a source sentence in order (0 to 1), and where they differ.

    ``edits`` lie between matched words; ``told`` is the range of source words from first to last matched.
    """

    share: float
    matched: int
    edits: tuple[Edit, ...]
    told: tuple[int, int]

    @property
    def close(self) -> bool:
        """Say whether the draft keeps the source's words, so that each difference counts."""
        return self.share >= CLOSE and self.matched >= FEWEST


def counted(
    reading: Reading, frame: Iterable[int] = (), names: frozenset[str] = frozenset()
) -> list[tuple[str, int]]:
    """Return the words as they are compared, each with its index; ``names`` are surnames told for "I"."""
    left = frozenset(frame)
    found = []
    for i, word in enumerate(reading.words):
        # "The United States" is told as "the US".
        states = word.norm == "states" and i and reading.words[i - 1].norm == "united"
        if i in left or word.norm in _UNCOUNTED or states:
            continue
        form = "we" if word.norm in names else _ALIKE.get(word.norm) or _without_s(word.norm)
        found.append((form, i))
    return found


def _without_s(norm: str) -> str:
    """Return the word without the "s" that a verb takes when "we want" is told: "the ministry wants"."""
    return norm[:-1] if len(norm) > 3 and norm.endswith("s") and norm[-2] not in "sui" else norm


def surnames(people: Iterable[Speaker]) -> frozenset[str]:
    """Return the last words of the speakers' names."""
    return frozenset(n[-1] for s in people if (n := speakers.plain(s.name or s.short or "")))


def compare(own: list[tuple[str, int]], theirs: list[tuple[str, int]]) -> Wording:
    """Lay two sequences that :func:`counted` gave side by side."""
    if not own or not theirs:
        return Wording(0.0, 0, (), (0, 0))
    matcher = difflib.SequenceMatcher(None, [w for w, _ in theirs], [w for w, _ in own], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return Wording(0.0, 0, (), (0, 0))
    matched = sum(b.size for b in blocks)
    edits = [
        Edit(*_indices(own, one.b + one.size, other.b), *_indices(theirs, one.a + one.size, other.a))
        for one, other in pairwise(blocks)
    ]
    # What opens the draft's sentence stands for what opens the source's.
    if blocks[0].b:
        edits.insert(
            0,
            Edit(
                *_indices(own, 0, blocks[0].b),
                *_indices(theirs, max(0, blocks[0].a - blocks[0].b), blocks[0].a),
            ),
        )
    # Likewise a word or two that close it: "in Vienna" for "in Luxembourg".
    rest, after = len(own) - blocks[-1].b - blocks[-1].size, blocks[-1].a + blocks[-1].size
    if 0 < rest <= _TAIL and after < len(theirs):
        ends = min(len(theirs), after + rest)
        edits.append(Edit(*_indices(own, len(own) - rest, len(own)), *_indices(theirs, after, ends)))
    last = blocks[-1].a + blocks[-1].size - 1
    return Wording(matched / len(own), matched, tuple(edits), (theirs[blocks[0].a][1], theirs[last][1] + 1))


def _indices(words: list[tuple[str, int]], first: int, last: int) -> tuple[int, int]:
    """Return the range of word indices of ``words[first:last]``; empty, at the next word, if there are none."""  # noqa: E501
    if first >= last:
        at = words[first][1] if first < len(words) else words[-1][1] + 1
        return at, at
    return words[first][1], words[last - 1][1] + 1
