"""What plain English must not lose or add: figures, names, negations, hedges, conditions, modals, quotations.

The check is made after every edit, on text alone, and shares nothing with the rule that made the edit; an edit that
fails it is undone. Words that say the same ("approximately", "about") are one class (``data/invariants.toml``).
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from readout.statements.lexicon import hedge_pattern
from readout.writing.plain.quoted import quoted

_DIGITS = re.compile(r"\d[\d,.:/]*\d|\d")
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*(?:\.[A-Z]\.?)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_STOPS = re.compile(r"[.!?…:]\s*[\"”’'»)\]]*\s*[\"“‘(\[]*$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What one text holds of each kind; ``negations`` are counted, the others are sets."""

    figures: frozenset[str]
    names: frozenset[str]
    opening: frozenset[str]
    negations: int
    limits: frozenset[str]
    quotations: frozenset[str]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(
        resources.files("readout.writing").joinpath("data/invariants.toml").read_text("utf-8")
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    data = _data()
    numbers = re.compile(r"(?<![\w-])(?:" + "|".join(data["numbers"]) + r")(?!\w)", re.I)
    negations = re.compile(r"(?<![\w-])(?:" + "|".join(data["negations"]) + r")(?![\w’'])", re.I)
    same = {word: name for name, words in data["same"].items() for word in words}
    return numbers, negations, same


@lru_cache(maxsize=1)
def _extra() -> re.Pattern[str]:
    words = [w for words in _data()["same"].values() for w in words]
    words.sort(key=len, reverse=True)
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w’'])", re.I)


@lru_cache(maxsize=20_000)
def facts(text: str) -> Facts:
    """Return what ``text`` holds that must survive."""
    numbers, negations, same = _patterns()
    low = text.replace("’", "'")
    figures = {m.group().rstrip(".,") for m in _DIGITS.finditer(text)}
    figures |= {m.group().lower() for m in numbers.finditer(text)}
    names: set[str] = set()
    opening: set[str] = set()
    for match in _CAPITAL.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if (
            not word
            or not word[0].isupper()
            or word in {"I", "I'm", "I’m", "I'd", "I’d", "I've", "I’ve", "I'll", "I’ll"}
        ):
            continue
        starts = not text[: match.start()].strip(" \"“‘'([—–-") or _STOPS.search(text[: match.start()])
        (opening if starts else names).add(word.rstrip("."))
    limits = {
        same.get(m.group().lower(), "") for m in _extra().finditer(low) if not _seen(low, m.start(), m.end())
    }
    for match in hedge_pattern().finditer(low):
        word = match.group().lower()
        if _seen(low, match.start(), match.end()):
            continue
        if not _OWN_BELIEF.match(word):
            limits.add(same.get(word, word))
    limits -= {"", *_data()["free"]}
    return Facts(
        frozenset(figures),
        frozenset(names),
        frozenset(opening),
        len(negations.findall(low)),
        frozenset(limits),
        frozenset(text[a:b] for a, b in quoted(text)),
    )


# Whoever appears in a film, on a show or at a game is seen there; nothing is in doubt.
_SEEN = re.compile(r"appear(?:s|ed)? (?:in|on|at)\b", re.I)


def _seen(low: str, start: int, end: int) -> bool:
    return low[start:end].lower().startswith("appear") and _SEEN.match(low, start) is not None


# "I think" is judged by the rule that cuts it (plain/waffle.py); "we expect" and "they hope" are content.
_OWN_BELIEF = re.compile(r"i (?:also |still |do |strongly |firmly |certainly )?(?:think|believe)")


_CONDITIONS = frozenset(
    {"if", "unless", "until", "reportedly", "allegedly", "only", "about", "least", "most", "more"}
)


def broken(
    before: str,
    after: str,
    *,
    may_lose_names: bool = False,
    frame: bool = False,
    gloss: bool = False,
    own_names: bool = False,
    loses: frozenset[str] = frozenset(),
) -> str | None:
    """Say which invariant ``after`` breaks (``"figures"``, ``"names"`` ...), or ``None`` if it keeps them all.

    Args:
        before: the text before an edit.
        after: the text after it.
        may_lose_names: the edit cuts a greeting, and whoever is greeted may go with it.
        frame: the edit cuts words about speaking ("I would say that"), whose modal limits nothing but the saying;
            conditions are still counted.

        gloss: the edit cuts what says the same again ("10 miles (16 km)"): its figures and names may go, none come.
        own_names: a house's own rule made the edit: it may say a name otherwise.
        loses: limits that may go because their words limit nothing there.
    """  # noqa: E501
    old, new = facts(before), facts(after)
    if not new.figures <= old.figures or (old.figures != new.figures and not gloss):
        return "figures"
    if not (may_lose_names or gloss or own_names) and not old.names <= new.names | new.opening:
        return "names"
    if (fresh := new.names - old.names) and not own_names:
        printed = [w.lower() for w in _CAPITAL.findall(before)]
        known = {*printed, *(_POSSESSIVE.sub("", w) for w in printed)}
        if any(name.lower() not in known for name in fresh):
            return "names"
    if old.negations != new.negations:
        return "negation"
    lost = old.limits - new.limits - ({"now"} if gloss else set()) - loses
    if lost & _CONDITIONS if frame else lost:
        return "limits"
    if not old.quotations <= new.quotations and not all(
        any(q in n for n in new.quotations) for q in old.quotations
    ):
        return "quotation"
    return None
