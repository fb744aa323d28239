"""A text as the rules read it: its words, clauses, quotations and cues, each found once and kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from readout.checking import lexicon
from readout.checking.dates import Date, dates
from readout.checking.figures import Figure, figures
from readout.checking.words import Word, words
from readout.records import Span

_BREAK = re.compile(r"[,;:—–()\[\]“”\"?!…]|\.\s|\s--?\s|\n")
_OPENERS = frozenset(
    "but because although though while whereas which who if unless until when so since before after "
    "where".split()
)
_SUBJECTS = frozenset("we they he she it i there you".split())
# Names that look like cues: the Cape of Good Hope, Will Rogers, Theresa May.
_NAMESAKES = frozenset(("Hope", "Will", "Might", "May"))
# Behind these, and beside a figure, "May" is the month.
_BEFORE_MONTHS = frozenset(
    "in since until till by of last next this every from during late early mid to through before after "
    "and or".split()
)
_HELPERS = frozenset("has had is was will would could should must does did also".split())
_INSERTED = frozenset("if when as i unless although though where should".split())
_SHORTENED = frozenset("mr mrs ms dr drs gen sen rep gov lt col sgt capt prof st jr sr".split())
_JOINERS = frozenset(("and", "or"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of class ``kind`` on the words ``first:last`` of a clause, about the words ``anchors``."""

    kind: str
    text: str
    first: int
    last: int
    clause: int
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CueClass:
    """One table of ``data/cues.toml`` with its patterns compiled."""

    kind: str
    rule: str
    lost: str
    added: str | None
    both: bool
    frame: bool
    find: re.Pattern[str]
    keep: re.Pattern[str]


@lru_cache(maxsize=1)
def cue_classes() -> tuple[CueClass, ...]:
    """Return the classes of cues in the order of the data file."""

    def pattern(options: list[str]) -> re.Pattern[str]:
        return re.compile(r"(?<![^ ])(?:" + "|".join(options) + r")(?![^ ])")

    return tuple(
        CueClass(
            kind,
            row["rule"],
            row["lost"],
            row.get("added"),
            row["reach"] == "both",
            row["reach"] == "frame",
            pattern(row["find"]),
            pattern(row["keep"]),
        )
        for kind, row in lexicon.cue_table().items()
    )


class Reading:
    """A text with lazily found parts; indices of words are into :attr:`words`."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return words(self.text)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What stands between quotation marks, without the marks."""
        return quotations(self.text)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word whether it stands in a quotation."""
        return tuple(any(q.start <= w.start < q.end for q in self.quotes) for w in self.words)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Clauses as ranges of words: cut at marks, at joining words, and at a joined new subject."""
        ranges: list[tuple[int, int]] = []
        begin = 0
        for i in range(1, len(self.words)):
            if self._breaks(i):
                ranges.append((begin, i))
                begin = i
        if self.words:
            ranges.append((begin, len(self.words)))
        return tuple(ranges)

    def _breaks(self, i: int) -> bool:
        before, word = self.words[i - 1], self.words[i]
        if self.marked(i):
            return True
        if word.norm == "so" and i + 1 < len(self.words) and self.words[i + 1].norm == "far":
            return False
        if word.norm in _OPENERS:
            return word.norm not in ("before", "after", "since", "where") or before.norm not in ("the", "a")
        if word.norm in _JOINERS and i + 1 < len(self.words):
            return self.words[i + 1].norm in _SUBJECTS
        return False

    def marked(self, i: int) -> bool:
        """Say whether a mark stands between the words ``i - 1`` and ``i``."""
        before = self.words[i - 1]
        gap = self.text[before.end : self.words[i].start]
        if gap == ". " and (before.norm in _SHORTENED or (len(before.text) == 1 and before.capital)):
            # "Antony J. Holt", "Mr. Holt".
            return False
        return len(gap) > 1 and bool(_BREAK.search(gap + " "))

    @cached_property
    def clause_of(self) -> tuple[int, ...]:
        """For each word the number of its clause."""
        return tuple(n for n, (first, last) in enumerate(self.clauses) for _ in range(first, last))

    @cached_property
    def _line(self) -> tuple[str, tuple[int, ...]]:
        """The lower-case words joined by blanks, a comma for any mark, and where each word begins in it."""
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for i, word in enumerate(self.words):
            if i and self.marked(i):
                parts.append(",")
                at += 2
            norm = "month" if word.text == "May" and self._is_month(i) else word.norm
            if self.is_namesake(i):
                norm = "namesake"
            parts.append(norm)
            starts.append(at)
            at += len(norm) + 1
        return " ".join(parts), tuple(starts)

    def _is_month(self, i: int) -> bool:
        following = self.words[i + 1].text if i + 1 < len(self.words) else ""
        return (i > 0 or following[:1].isdigit()) and not self.is_namesake(i)

    def is_namesake(self, i: int) -> bool:
        """Say whether word ``i`` is a name that looks like a cue or a month: Will Rogers, "May told MPs"."""
        word = self.words[i]
        if word.text not in _NAMESAKES:
            return False
        before = self.words[i - 1] if i else None
        if word.text == "May":
            following = self.words[i + 1] if i + 1 < len(self.words) else None
            timed = (
                before and not self.marked(i) and (before.norm in _BEFORE_MONTHS or before.text[0].isdigit())
            )
            if timed or (following and following.text[0].isdigit() and not self.marked(i + 1)):
                return False
            # "May told MPs", "May has asked", "Theresa May"; but "Is May too early?", "May they rest".
            acts = following is not None and not following.capital and _finite(following.norm)
            if before is None or not before.capital or self.marked(i):
                return acts
            return acts or i > 1 or before.norm not in lexicon.house("function_words")
        return before is not None and (before.capital or word.text == "Hope")

    @property
    def line(self) -> str:
        """The words as patterns see them."""
        return self._line[0]

    def word_at(self, position: int) -> int:
        """Return the index of the word that holds ``position`` of :attr:`line`."""
        starts = self._line[1]
        low, high = 0, len(starts)
        while low < high:
            middle = (low + high) // 2
            if starts[middle] <= position:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def matches(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """Return the ranges of words that ``pattern`` matches in :attr:`line`."""
        return [
            (self.word_at(m.start()), self.word_at(max(m.start(), m.end() - 1)) + 1)
            for m in pattern.finditer(self.line)
        ]

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """All cues, class by class."""
        found: list[Cue] = []
        for group in cue_classes():
            for first, last in self.matches(group.find):
                if self.words:
                    clause = self.clause_of[first]
                    text = self.text[self.words[first].start : self.words[last - 1].end]
                    anchors = self._anchors(first, last, clause, both=group.both)
                    found.append(Cue(group.kind, text, first, last, clause, anchors))
        return tuple(found)

    def _anchors(self, first: int, last: int, clause: int, *, both: bool) -> tuple[int, ...]:
        """Return up to three content words after the cue in its clause; and before it, for ``both``."""
        begin, end = self.clauses[clause]
        before = [i for i in range(first - 1, begin - 1, -1) if both and self.is_content(i)][:2]
        if not any(self.is_content(i) for i in range(last, end)):
            if before:
                return tuple(before)
            # "we may, if conditions permit, send": the words lie beyond the mark, and beyond what is
            # inserted.
            beyond = list(range(clause + 1, min(clause + 3, len(self.clauses))))
            inserted = bool(beyond) and self.words[self.clauses[beyond[0]][0]].norm in _INSERTED
            order = beyond[::-1] if inserted else beyond[:1]
            return tuple(i for n in order for i in range(*self.clauses[n]) if self.is_content(i))[:3]
        after = [i for i in range(last, end) if self.is_content(i)][:3]
        if not both:
            return tuple(after)
        return tuple(after[:2] + before)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates, months, years and weekdays named."""
        return dates(self)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, without those of dates."""
        return figures(self, frozenset(i for d in self.dates for i in range(d.first, d.last)))

    def in_range(self, i: int) -> bool:
        """Say whether word ``i`` stands between two numbers that are one range: "between 18 and 24"."""
        words = self.words
        if (
            not 0 < i < len(words) - 1
            or not words[i + 1].text[0].isdigit()
            or not words[i - 1].text[0].isdigit()
        ):
            return False
        return any(w.norm in ("between", "from") for w in words[max(0, i - 3) : i - 1])

    def is_content(self, i: int) -> bool:
        """Say whether word ``i`` carries meaning of its own: no function word, no light verb, no cue."""
        return self.words[i].norm not in lexicon.house("function_words")

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The indices of all content words."""
        return tuple(i for i in range(len(self.words)) if self.is_content(i))


def _finite(norm: str) -> bool:
    """Say whether a word behind a name can only be its verb: "has", "told", "asked"."""
    if norm in lexicon.house("saying") or norm in _HELPERS:
        return True
    return norm.endswith("ed") or lexicon.irregular().get(norm, norm) != norm


# A quotation may hold another one in the same marks: “he called it “fair” and left”.
_CURLY = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)(?:”|$)")
_CURLY_TAIL = re.compile(r"^([^“”\"]*)”")
_STRAIGHT = re.compile(r"\"([^\"]*)(?:\"|$)")
_SINGLE = re.compile(r"(?<![\w’])‘([^‘]*?)’(?![^\W\d_])")
_GUILLEMETS = re.compile(r"«([^«»]*)»")


def quotations(text: str) -> tuple[Span, ...]:
    """Return what stands in quotation marks, outermost only; an open quotation runs to the end."""
    found: list[Span] = []
    for pattern in (_CURLY, _CURLY_TAIL, _GUILLEMETS, _STRAIGHT, _SINGLE):
        for match in pattern.finditer(text):
            span = Span(match.start(1), match.end(1))
            if match.group(1).strip() and not any(span.overlaps(other) for other in found):
                found.append(span)
    return tuple(sorted(found))
