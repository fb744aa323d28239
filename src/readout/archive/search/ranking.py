"""How well passages fit a question: how much of it they hold, and how often, in themselves and around them.

Each part of the question counts by how rare it is in the archive, and by how often a passage has it, with less for
each further time (BM25F: Robertson, Zaragoza and Taylor 2004). The title over a passage, the question that it answers
and the rest of its turn count too, for less: who answers seldom repeats what was asked.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from readout.archive.search.question import Part
from readout.archive.search.stems import stem, stems

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

Row = Mapping[str, Any]
OVER = 0.6  # what a part is worth that stands in the title or in the question, not in the passage
SYNONYM = 0.6  # what a word is worth that means the same
ASKS = 0.5  # a question is seldom an answer
_TURN = 0.5  # what a part is worth that stands elsewhere in the same turn
_TIMES = {"over": 0.5, "title": 0.5, "turn": 0.2}  # how often it counts as being there
_SATURATION, _LENGTH, _USUAL = 1.2, 0.4, 450  # BM25's k1 and b, and the length of a passage, characters
_SHARE = 1.5  # the power of the share: most of a question in one passage is worth more than halves in two
_NAMELESS = 0.7  # for each name of the question that is nowhere near
_NEIGHBOUR = 0.1  # of the best passage of the same turn, and again of the same document
_TITLED = 0.5  # of a document whose title, speaker and month hold the whole question
_GIVING = 1.0  # of a passage that holds the whole question and gives the kind of answer that is asked for
_SHORT = 40  # characters; less says little
_RARE = 3.0  # the weight from which a name tells what is spoken of
_MONTHS = {
    f"{n:02}": month
    for n, month in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}


@dataclass(frozen=True, slots=True)
class Sought:
    """A part of a question, and its weight: the logarithm of how rare it is in the archive."""

    part: Part
    weight: float


def scores(
    asked: Sequence[Sought],
    rows: Sequence[Row],
    near: Sequence[float] = (),
    giving: Sequence[bool] = (),
) -> list[float]:
    """Return the score of each row (``version``, ``turn``, ``kind``, ``text``, ``context``).

    Args:
        asked: the parts of the question.
        rows: passages.
        near: what each row's likeness in meaning is worth, to be added to what its words are.
        giving: whether each row has an answer of the kind that is asked for; nothing where any may be one.
    """
    import numpy as np

    asked = [one for one in asked if one.weight > 0]
    if not rows or not asked:
        return list(near) or [0.0] * len(rows)
    text, over, title = _counted(asked, rows)
    weights = np.array([one.weight for one in asked]) / sum(one.weight for one in asked)
    lengths = np.array([len(row["text"]) for row in rows])
    turns = _numbered([(row["version"], row["turn"]) for row in rows])
    rest = np.zeros((len(rows), len(asked)))
    np.add.at(rest, turns, text)
    rest = rest[turns] - text
    around = np.minimum(np.maximum(over, title), 1)
    share = np.maximum.reduce([np.minimum(text, 1), OVER * around, _TURN * np.minimum(rest, 1)]) @ weights
    times = text / (1 - _LENGTH + _LENGTH * lengths / _USUAL)[:, None] + _TIMES["over"] * np.minimum(over, 2)
    times += _TIMES["title"] * np.minimum(title, 1) + _TIMES["turn"] * np.minimum(rest, 3)
    often = (times * (_SATURATION + 1) / (_SATURATION + times)) @ weights
    names = np.array([one.part.named and one.weight > _RARE for one in asked])
    nameless = (names & (text + around + rest == 0)).sum(axis=1)
    score = (share**_SHARE + often) * _NAMELESS**nameless * np.where(lengths < _SHORT, 0.5, 1.0)
    if len(near):  # by words alone it lost on some questions what it won on others
        score += _TITLED * (np.minimum(title, 1) @ weights)
    if len(giving):
        score += _GIVING * np.array(giving) * (np.maximum(np.minimum(text, 1), around) @ weights)
    score *= [ASKS if row["kind"] in ("question", "aside") else 1.0 for row in rows]
    score += near if len(near) else 0.0
    # Who speaks of it elsewhere in the same turn or document mostly still does.
    beside = np.zeros(len(rows))
    for where in (turns, _numbered([row["version"] for row in rows])):
        best = np.zeros(len(rows))
        np.maximum.at(best, where, score)
        beside += best[where]
    return [float(one) for one in score + _NEIGHBOUR * beside]


def _counted(asked: Sequence[Sought], rows: Sequence[Row]) -> tuple[Array, Array, Array]:
    """Return how often each part is in each row's text, in the question that it answers, and in the title."""
    import numpy as np

    look = _looked_for(tuple(one.part for one in asked))
    known: dict[str, list[float]] = {}

    def count(text: str) -> list[float]:
        # Titles and questions stand over many passages.
        if text not in known:
            known[text] = look.count(text)
        return known[text]

    held = []
    for row in rows:
        title, _, over = (row["context"] or "").partition("\n")
        held.append((look.count(row["text"]), count(over), count(f"{title} {_circumstances(row)}")))
    text, over_, title_ = np.array(held).transpose(1, 0, 2)
    return text, over_, title_


def _circumstances(row: Row) -> str:
    """Return who speaks, and in which month: a question may name what a passage need not."""
    day = row["date"] or ""
    return f"{row['speaker'] or ''} {_MONTHS.get(day[5:7], '')} {day[:4]}"


def _numbered(keys: Sequence[object]) -> list[int]:
    """Return a number for each key, the same for the same ones."""
    numbers: dict[object, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What finds the parts of a question in texts: a pattern for likely words, and whose stems those are."""

    pattern: re.Pattern[str]
    whose: dict[tuple[str, ...], tuple[tuple[int, float], ...]]
    parts: int

    def count(self, text: str) -> list[float]:
        """Return how often each part is in a text; a synonym counts for less."""
        found = [0.0] * self.parts
        for likely in self.pattern.findall(text.lower()) if text else ():
            for part, worth in self.whose.get(stems(likely), ()):
                found[part] += worth
        return found


@lru_cache(maxsize=64)
def _looked_for(parts: tuple[Part, ...]) -> _Looked:
    whose: dict[tuple[str, ...], dict[int, float]] = {}
    for n, part in enumerate(parts):
        for forms, worth in ((part.others, SYNONYM), (part.forms, 1.0)):
            for form in forms:
                if key := stems(" ".join(form)):
                    whose.setdefault(key, {})[n] = worth
    pattern = "|".join(_likely(key) for key in sorted(whose, key=lambda key: (-len(key), key)))
    return _Looked(
        re.compile(rf"\b(?:{pattern})"), {key: tuple(at.items()) for key, at in whose.items()}, len(parts)
    )


def _likely(key: Iterable[str]) -> str:
    """Return a pattern for words that may have these stems; only those that match are worth a closer look."""
    # A stem in "y" stands for "ies" too.
    return r"[\W_]+".join(re.escape(stem(one).removesuffix("y")) + r"[^\W_]*" for one in key)
