"""Figures: every number of a sentence is in its passage, of the same kind and currency, with its bound.

Authority: AP Stylebook on numerals ("more than 70,000" is not "70,000"); the design's guarantee that a
published sentence holds no figure that its evidence does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readout.checking import lexicon
from readout.checking.bounds import Bound
from readout.checking.case import Case
from readout.checking.context import SourceSentence
from readout.checking.figures import Figure
from readout.checking.rounding import rounded
from readout.checking.words import stem
from readout.records import Finding, Span

RULE = "figure"
BOUND = "bound"
_NAMES: dict[Bound | None, str] = {
    ">": "more than", ">=": "at least", "<": "less than", "<=": "up to", "near": "nearly",
    "~": "about", None: "no bound",
}  # fmt: skip
# Draft bound -> source bounds it may stand for without saying more than the source.
_WEAKER: dict[Bound, tuple[Bound, ...]] = {
    ">": (">",), ">=": (">", ">="), "<": ("<", "near"), "<=": ("<=", "<"), "near": ("near",), "~": ("~",),
}  # fmt: skip
# Two draft bounds that stray without being plainly false.
_STRAY: frozenset[tuple[Bound | None, Bound]] = frozenset(
    ((">", ">="), ("~", "near"), ("near", "~"), ("near", "<"), ("<", "<="), ("near", "<="))
)
_SMALL = 3
# So many things told before "the five" may stand for.
_BACK_TO = 6
# So many countries may be counted in a header.
_LISTED = 12
# A third is 33.33 per cent, and 33 is none exactly.
_EXACT = 0.05
# From which count on a vague plural may be said of it.
_VAGUE_FROM = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000,
}  # fmt: skip
_LONGER = (
    ("year", "decade", 10),
    ("year", "century", 100),
    ("day", "fortnight", 14),
    ("week", "fortnight", 2),
)
_COUNTED_ALIKE = frozenset(
    ("both", "couple", "pair", "double", "two", "twice", "bilateral", "either", "neither")
)
_ASKING = frozenset(
    "asked ask question questions questioner reporter reporters "
    "journalist journalists confirmed denied whether".split()
)
_YES = frozenset("yes yeah yep correct right exactly indeed absolutely sure true".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each figure outside quotations that the passage lacks, or has with another bound."""
    if not case.tells or not case.passage.sentences:
        return
    for figure in case.reading.figures:
        if not case.reading.quoted[figure.first]:
            yield from _judge(case, figure)


def _judge(case: Case, figure: Figure) -> Iterator[Finding]:
    text = case.text[figure.start : figure.end]
    span = Span(figure.start, figure.end)
    figures = [(s, f) for s in case.passage.sentences for f in s.reading.figures]
    same = [(s, f) for s, f in figures if f.values & figure.values and _kinds_meet(figure, f)]
    same = same or [
        (s, replace(f, kind=figure.kind, bound=_of_portion(figure, f)))
        for s, f in figures
        if _portion(figure, f)
    ]
    if not same and any(rounded(figure, f) for _, f in figures):
        return
    if not same:
        said = text.isalpha() and text.lower() in case.passage.norms  # "a mother of three", of whatever
        if not said and not _excused(case, figure) and not _rounded(case, figure):
            # Of a passage that is only the likeliest one, a small number word proves nothing: "on one floor".
            small = case.weak and text.isalpha() and min(figure.values, default=9) <= _SMALL
            aside = case.found and _counted_elsewhere(case, figure)
            yield case.finding(
                RULE,
                "warning" if small or aside else "error",
                f"“{text}” stands elsewhere in the document, not with what is told here"
                if aside
                else f"“{text}” is not in its source",
                fix=None if aside else _nearest(case, figure),
                at=span,
            )
        return
    fitting = [(s, f) for s, f in same if f.kind == figure.kind or "time" in (f.kind, figure.kind)]
    currencies = {f.currency for _, f in fitting if f.currency}
    if figure.currency and currencies and figure.currency not in currencies:
        yield case.finding(RULE, "error", f"“{text}” has another currency in its source", at=span)
    elif not fitting:
        unit = sorted({_kind_name(f) for _, f in same})[0]
        severe = "percent" in (figure.kind, *(f.kind for _, f in same))
        yield case.finding(
            RULE,
            "error" if severe else "warning",
            f"“{text}” is {unit} in its source, not {_kind_name(figure)}",
            at=span,
        )
    if _only_asked(case, same) and not _excused(case, figure):
        yield case.finding(
            RULE,
            "error",
            f"“{text}” stands only in a question: it is the questioner's figure, not the speaker's",
            at=span,
        )
    yield from _bounds(case, figure, [f for _, f in (fitting or same)], text)
    yield from _swapped(case, figure, [f for _, f in same], text)


def _counted_elsewhere(case: Case, figure: Figure) -> bool:
    """Say whether the document counts the same thing by the same figure somewhere: a lead gathers from everywhere."""  # noqa: E501
    return bool(figure.noun) and any(
        f.values & figure.values and f.kind == figure.kind and f.noun == figure.noun
        for source in case.passage.sources
        for f in source.whole.figures
    )


def _rounded(case: Case, figure: Figure) -> bool:
    """Say whether a word such as "thousands" stands for a count of the passage, 2,300 for one."""
    least = _VAGUE_FROM.get(case.reading.words[figure.first].norm)
    if figure.kind != "vague" or least is None:
        return False
    counts = [f for s in case.passage.sentences for f in s.reading.figures if f.kind in ("plain", "money")]
    return any(least <= value < 1000 * least for f in counts for value in f.values)


def _portion(draft: Figure, source: Figure) -> bool:
    """Say whether one is the other as a part: "three-quarters" for "75 percent"."""
    if {draft.kind, source.kind} != {"part", "percent"}:
        return False
    part, percent = (draft, source) if draft.kind == "part" else (source, draft)
    return any(abs(100 * p - q) < 1 for p in part.values for q in percent.values)


def _of_portion(draft: Figure, source: Figure) -> Bound | None:
    """Return the bound that a part has beside a per cent: 67 per cent is "about two thirds", or "more than" them."""  # noqa: E501
    if source.bound or source.kind != "percent":
        return source.bound
    gap = min((q - 100 * p for p in draft.values for q in source.values), key=abs)
    fitting: tuple[Bound, ...] = ("~", ">") if gap > 0 else ("~", "near", "<")
    return draft.bound if abs(gap) > _EXACT and draft.bound in fitting else None


def _kinds_meet(draft: Figure, source: Figure) -> bool:
    """Say whether two equal values can be one figure at all: a rank is no count, a part no number."""
    loose = {"plain", "money", "percent"}
    if draft.kind == source.kind:
        return True
    return draft.kind in loose and source.kind in loose


def _kind_name(figure: Figure) -> str:
    return {"money": "money", "percent": "a percentage"}.get(figure.kind, "a plain number")


def _excused(case: Case, figure: Figure) -> bool:
    """Say whether the figure needs no source: "one of", "the two ministers", a first mention, the header."""
    reading = case.reading
    value = min(figure.values)
    before = reading.words[figure.first - 1].norm if figure.first else ""
    following = reading.words[figure.last].norm if figure.last < len(reading.words) else ""
    norms = case.passage.norms
    if figure.kind == "plain" and value == 1 and reading.words[figure.first].norm == "one":
        # "open to one", "one of them": a pronoun.
        return (
            not figure.noun
            or following in ("of", "more", "another")
            or bool({"a", "an", "one", "single", "another"} & norms)
        )
    if figure.kind == "plain" and value == 2:
        return (
            before in ("the", "both", "these", "between")
            or bool(_COUNTED_ALIKE & norms)
            or _speakers(case) == 2
        )
    lone = not figure.noun or following in lexicon.house("function_words")
    if figure.kind == "plain" and value <= _BACK_TO and before in ("the", "these", "those") and lone:
        return True  # "kept the three from": those told before
    if figure.kind == "plain" and case.kind == "narration" and value == _speakers(case):
        return True
    if figure.kind == "ordinal" and _told_as_count(case, following, value):
        return True
    if figure.kind == "ordinal" and value <= 3:
        named = following in lexicon.house("speakers") or following in lexicon.house("press")
        return named or figure.first in case.frame
    if figure.kind == "part" and (following in ("way",) or _ratio(case, value)):
        return True
    if figure.kind == "plain" and value <= _LISTED and _countries(case) == value:
        return True
    if _in_a_name(case, figure) or _longer_unit(case, value, following):
        return True
    if figure.kind == "vague":
        word = reading.words[figure.first].norm
        return word in norms or word.rstrip("s") in norms
    return any(
        f.values & figure.values and f.kind == figure.kind
        for s in case.passage.sources
        for f in s.header.figures
    )


def _countries(case: Case) -> int:
    """Return how many countries the header of the passage's document names: "the five governments"."""
    table = lexicon.peoples()
    named = {min(table[n]) for s in case.passage.sources for n in s.header_norms if n in table}
    return len(named)


def _longer_unit(case: Case, value: float, unit: str) -> bool:
    """Say whether the passage tells a length of time in longer units: "ten years" for "a decade"."""
    for shorter, longer, size in _LONGER:
        if unit.rstrip("s") != shorter or value % size:
            continue
        count = value / size
        words = [w for s in case.passage.sentences for w in s.reading.words]
        if count == 1 and any(w.norm == longer for w in words):
            return True
        counted = [f for s in case.passage.sentences for f in s.reading.figures if f.noun == stem(longer)]
        if any(count in f.values for f in counted):
            return True
    return False


def _ratio(case: Case, part: float) -> bool:
    """Say whether two counts of the passage are to one another as the part: half, of two of four."""
    counts = {
        v for s in case.passage.sentences for f in s.reading.figures if f.kind == "plain" for v in f.values
    }
    return any(b and abs(a / b - part) < 0.01 for a in counts for b in counts if 1 <= a < b)


def _in_a_name(case: Case, figure: Figure) -> bool:
    """Say whether the number ends a name of the document, as in "the Group of 77"."""
    words = case.reading.words[max(0, figure.first - 2) : figure.first]
    if len(words) < 2 or words[1].norm != "of" or not words[0].capital:
        return False
    name = f"{words[0].text} of {case.text[figure.start : figure.end]}"
    return any(name in " ".join(source.text.split()) for source in case.passage.sources)


def _told_as_count(case: Case, noun: str, value: float) -> bool:
    """Say whether an order is the passage's "day one", "phase 2"; or, without a noun, "at first"."""
    if value == 1 and not (noun and noun.isalpha() and noun not in lexicon.house("function_words")):
        return True
    return any(
        f.first and f.values == {value} and s.reading.words[f.first - 1].norm == noun
        for s in case.passage.sentences
        for f in s.reading.figures
    )


def _speakers(case: Case) -> int:
    keys = {
        turn.speaker.key
        for source in case.passage.sources
        for turn in source.turns
        if turn.speaker.kind in ("official", "anonymous")
    }
    return len(keys)


def _only_asked(case: Case, same: list[tuple[SourceSentence, Figure]]) -> bool:
    """Say whether the figure stands in questions only while the sentence gives it to an official."""
    if not all(s.turn and s.turn.speaker.kind == "press" for s, _ in same):
        return False
    if case.kind in ("unanswered", "narration") or any(w.norm in _ASKING for w in case.reading.words):
        return False
    answers = [s for s in case.passage.sentences if s.turn and s.turn.speaker.kind != "press"]
    return not any(w.norm in _YES for s in answers for w in s.reading.words[:3])


def _nearest(case: Case, figure: Figure) -> str | None:
    """Return the one figure of the passage that counts the same thing, as printed."""
    alike = [
        s.exact[f.start : f.end]
        for s in case.passage.sentences
        for f in s.reading.figures
        if f.kind == figure.kind and f.noun == figure.noun
    ]
    return alike[0] if len(alike) == 1 else None


def _bounds(case: Case, figure: Figure, same: list[Figure], text: str) -> Iterator[Finding]:
    """Charge a bound that is lost, added or turned in every place the figure stands."""
    before = case.reading.words[figure.first - 1].norm if figure.first else ""
    # "A 10-year ban", "more than 10 bullets": of equal values that one which counts the same.
    same = [f for f in same if figure.noun and f.noun == figure.noun] or same
    if any(_fits(figure, source) and not _duration(figure, source, before) for source in same):
        return
    source = same[0]
    start = max(0, case.reading.words[max(0, figure.first - 3)].start) if figure.bound else figure.start
    # "About 8,000" for "8,000" says less than its source, and nothing false.
    stray = figure.bound == "~" if source.bound is None else (figure.bound, source.bound) in _STRAY
    if figure.bound is None:
        why = f"“{text}” is “{_NAMES[source.bound]} {text}” in its source"
    elif source.bound is None:
        why = f"its source gives “{text}” without “{_NAMES[figure.bound]}”"
    else:
        why = f"its source says “{_NAMES[source.bound]}”, not “{_NAMES[figure.bound]}”"
    fix = f"{_NAMES[source.bound]} {text}" if figure.bound is None and source.bound else None
    yield case.finding(BOUND, "warning" if stray else "error", why, at=Span(start, figure.end), fix=fix)


def _duration(draft: Figure, source: Figure, before: str) -> bool:
    """Say whether "over 73 years" is told as bare "73 years": neither its bound nor "over" in its other sense."""  # noqa: E501
    return (
        source.loose
        and source.bound in (">", "<")
        and draft.bound is None
        and before
        not in (
            "in",
            "over",
            "during",
            "across",
            "within",
            "for",
            "next",
            "past",
            "last",
            "the",
            "of",
            "under",
        )
    )


def _fits(draft: Figure, source: Figure) -> bool:
    # "Over five years" may be "during": but never "under".
    opposed = {draft.bound, source.bound} in ({">", "<"}, {">", "near"})
    if draft.bound == source.bound or ((draft.loose or source.loose) and not opposed):
        return True
    if draft.bound is None or source.bound is None:
        return False
    return source.bound in _WEAKER[draft.bound]


def _swapped(case: Case, figure: Figure, same: list[Figure], text: str) -> Iterator[Finding]:
    """Charge a figure that counts another thing than in its source, which counts that thing otherwise."""
    if not figure.noun or any(f.noun == figure.noun or not f.noun for f in same):
        return
    if case.found and _counted_elsewhere(case, figure):
        return
    others = [
        s.exact[f.start : f.end]
        for s in case.passage.sentences
        for f in s.reading.figures
        if f.noun == figure.noun and f.kind == figure.kind and not f.values & figure.values
    ]
    if others:
        yield case.finding(
            RULE,
            "error",
            f"in its source “{text}” counts something else; what it counts here is {others[0]}",
            at=Span(figure.start, figure.end),
            fix=others[0] if len(others) == 1 else None,
        )
