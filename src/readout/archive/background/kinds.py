"""Why an earlier sentence is told: it was firmer or weaker, a promise, the last figure, or news then."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from readout.archive.asking.strength import way
from readout.archive.background.focus import Focus
from readout.records import BackgroundKind, Figure
from readout.statements.figures import figures
from readout.writing.choosing.worth import weights
from readout.writing.lexicon import pattern
from readout.writing.telling.units import Unit

#: Sentences as alike as this (token-sort similarity, percent) are one statement that was worded anew.
_ALIKE = 72
#: Where they are as alike as this, a stronger or weaker word is what differs.
_BUT_A_WORD = 85
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|cannot|without)\b|n[’']t\b", re.I)
#: The weight from which an act is news by itself, that from which it decides something, and the least count
#: that is.
_NEWS, _DECIDED, _COUNT = 1.0, 1.3, 10
#: The share of a sentence's weight from which money or a percentage is of the same thing.
_ONE_THING = 0.5
#: How much more than the news in it each kind is worth to a reader.
_GAIN: dict[BackgroundKind, float] = {"changed": 2.0, "figure": 1.0, "promised": 0.5, "said": 0.0}


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    data = resources.files("readout.archive").joinpath("data/background.toml").read_text("utf-8")
    return re.compile(tomllib.loads(data)[name], re.I)


def empty(text: str) -> bool:
    """Say whether a sentence is a generality, a date of a diary, praise, about the briefing, or leans on what stands before it."""  # noqa: E501
    lists = ("general", "diary")
    return bool(_pattern("leaning").match(text) or any(_pattern(one).search(text) for one in lists)) or any(
        pattern(name).search(text) for name in ("goes_on", "vague", "praise", "meta", "opens_hanging")
    )


def tells_meeting(text: str) -> bool:
    """Say whether a sentence tells of a meeting or a call."""
    return bool(_pattern("met").search(text))


def _leans(text: str) -> bool:
    """Say whether a sentence needs what stands before it."""
    return any(pattern(name).search(text) for name in ("opens_leaning", "open_reference"))


def is_news(focus: Focus) -> bool:
    """Say whether a sentence tells an act or a figure, and so can be new."""
    return worth(focus.acts, focus.figures, _DECIDED) > 0 and not empty(focus.text)


def worth(acts: tuple[str, ...], figures: tuple[Figure, ...], least: float = _NEWS) -> float:
    """Return what acts and figures are worth as news; an act of less than ``least`` is worth nothing."""
    act = max((weights()["acts"].get(a, 0.0) for a in acts), default=0.0)
    return (act if act >= least else 0.0) + weights()["signs"]["figure"] * any(map(_counts, figures))


def kind_of(focus: Focus, unit: Unit, shared: float) -> tuple[BackgroundKind, str | None, float] | None:
    """Return the kind, the shift where there is one, and how much the sentence is worth as news.

    ``None`` for a sentence that tells no act and no figure, or nothing that is one day's news.
    """
    value = worth(unit.acts, unit.figures)
    if value <= 0 or empty(unit.text) or _leans(unit.text):
        return None
    shift = _shift(focus.text, unit.text)
    kind: BackgroundKind = "said"
    if not shift and _pattern("moment").search(unit.text):
        return None
    if shift:
        kind = "changed"
    elif any(_same_count(f, g, shared) for f in focus.figures for g in unit.figures):
        kind = "figure"
    elif _promises(unit):
        kind = "promised"
    elif worth(unit.acts, ()) <= 0 and not tells_meeting(unit.text):
        return None  # a figure of anything
    if _pattern("boast").search(unit.text):
        return None
    return kind, shift, value + _GAIN[kind]


def _promises(unit: Unit) -> bool:
    """Say whether the speaker says what will be done, surely."""
    return (
        "commitment" in unit.acts
        and bool(_pattern("promise").search(unit.text))
        and not _pattern("unsure").search(unit.text)
    )


def _shift(now: str, then: str) -> str | None:
    from rapidfuzz import fuzz

    alike = fuzz.token_sort_ratio(now.lower(), then.lower())
    if alike < _ALIKE:
        return None
    if bool(_NOT.search(now)) != bool(_NOT.search(then)):
        return "reversed"
    counted = {f.value for f in figures(now)}, {f.value for f in figures(then)}
    # A figure more is none that changed.
    other = all(counted) and not (counted[0] <= counted[1] or counted[1] <= counted[0])
    return "figure" if other else way(then, now) if alike >= _BUT_A_WORD else None


def _counts(figure: Figure) -> bool:
    return figure.value >= _COUNT or figure.unit in ("percent", "dollars")


def _same_count(one: Figure, other: Figure, shared: float) -> bool:
    """Say whether two figures count the same thing, with another value; money and shares may be of anything."""  # noqa: E501
    of_anything = one.unit in ("percent", "dollars")
    return (
        bool(one.unit)
        and one.unit == other.unit
        and one.value != other.value
        and (not of_anything or shared >= _ONE_THING)
    )
