"""What stands between quotation marks, and whether it stands for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.statements.attribution.speakers import NOMINAL
from readout.statements.attribution.tree import Tree

MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})


_SHORT = 4  # words: what is quoted for a single expression belongs to its sentence


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` up to ``end``; ``whole`` if it stands for a sentence; ``open`` if its paragraph ends in it."""  # noqa: E501

    first: int
    end: int
    paragraph: int
    whole: bool
    open: bool


def quotation(t: Tree, first: int, end: int, paragraph: Sequence[int]) -> Quotation:
    """Judge a quotation by its marks and by what stands before and after them."""
    inner = [i for i in range(first, end) if t.words[i] not in MARKS]
    spoken = [i for i in inner if t.words[i][0].isalnum()]
    before = t.words[first - 1] if first and paragraph[first - 1] == paragraph[first] else ""
    after = t.words[end] if end < len(t) and paragraph[end] == paragraph[first] else ""
    opens = before in ("", ":", ",", ".", "?", "!", "—", "–", "-") or before in MARKS
    last = t.words[inner[-1]][-1] if inner else ""
    capital = bool(spoken) and t.text[t.at[spoken[0]]].isupper()
    ends = last in ".?!,—–-…"
    whole = bool(spoken) and (
        (ends and (capital or opens))
        or (opens and len(spoken) >= _SHORT)
        or (opens and after == "," and (capital or len(spoken) > 1))
        or (capital and len(spoken) > 2 * _SHORT)
    )
    if spoken and before == "" and after == "" and not ends and len(spoken) < _SHORT:
        whole = False
    if whole and not opens and len(spoken) < _SHORT and t.tags[first - 1] in NOMINAL:
        whole = False  # the name of a programme or a book: "on its show “Early Light,”"
    if whole and last == "," and before and not opens and _is_title(t, spoken):
        whole = False
    closed = t.words[end - 1] in MARKS and end - 1 > first
    return Quotation(first, end, paragraph[first], whole, not closed)


def _is_title(t: Tree, spoken: Sequence[int]) -> bool:
    """Whether words are capitalised as the title of a book or a programme: "Face the Nation"."""
    long = [i for i in spoken if len(t.words[i]) > _SHORT - 1]
    return len(spoken) <= 2 * _SHORT and bool(long) and all(t.text[t.at[i]].isupper() for i in long)


def paragraphs(t: Tree) -> list[int]:
    """Return the number of the paragraph of each token; a line's end ends one."""
    found: list[int] = []
    number = 0
    for i in range(len(t)):
        if i and "\n" in t.text[t.to[i - 1] : t.at[i]]:
            number += 1
        found.append(number)
    return found
