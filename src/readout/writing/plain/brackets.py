"""Brackets that say the same again go: "10 miles (16 km)", "the World Health Office (WHO)".

What goes is a second name of the thing before it (in another tongue, in short, or said to be one), how a
name is pronounced, a size given again in other units (the sizes are compared), a note's number, and a
pointer to a picture or a page. What tells anything more stays. Authority: the Federal Plain Language
Guidelines (2011), on one name for one thing and on fewer abbreviations and cross-references.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from readout.writing.plain.invariants import facts
from readout.writing.plain.proposal import Proposal, Swap

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "bracket-gloss"
_BRACKET = re.compile(r"\s*\(([^()]{1,160})\)")
_ONE = r"\[(?:\d{1,3}|note \d{1,2})\]"
_NOTE = re.compile(rf"\s*{_ONE}(?:(?:, ?| ?[–-] ?| )?{_ONE})*")
_POINTED = re.compile(r"(?:\b(?:by|in|of|to|see|from|and|or|than|with)|[(,–-])$", re.I)
_SHORT = re.compile(r"(?:or |the )?[A-Z][A-Za-z]{0,2}(?:[A-Z&.]|[a-z](?=[A-Z])|-(?=[A-Z])){1,7}s?")
_CODE = re.compile(r"(?:[A-Z]{2,8}|ISO \d+(?:-\d)?|ticker symbol): ?[A-Z0-9.:-]{1,12}")
_LATIN = re.compile(r"[A-Z][a-z]{2,} [a-z]{3,}(?: [a-z]{3,})?")
_SAID = re.compile(r"[/\[]?[ˈˌəɪʊɔæɑɛʃʒŋθðɹɾʔː]|[ˈˌəɪʊɔæɑɛʃʒŋθðːɡ]")
_FOREIGN = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")
_NUMBER = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)[\s-]?([A-Za-z²°/]+2?(?: per hour| (?:kilomet|met|mile|f[eo]{2}t|mi\b|km\b|m\b|ft\b)[a-z]*)?)"  # noqa: E501
)
_WITHIN = 0.12  # two sizes this near, as a share of the larger, are one size rounded twice
_CAPITALS = re.compile(r"[A-Z]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(
        resources.files("readout.writing").joinpath("data/plain_brackets.toml").read_text("utf-8")
    )


@lru_cache(maxsize=1)
def _openers() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    data = _data()
    second = sorted(data["second_names"], key=len, reverse=True)
    return (
        frozenset(data["tongues"].split()),
        frozenset(data["pointers"].split()),
        re.compile(r"(?:" + "|".join(map(re.escape, second)) + r")\b[.:]?\s", re.I),
    )


def abbreviations(texts: Sequence[str]) -> frozenset[str]:
    """Return the words of capitals that stand outside brackets anywhere: whoever meets one must have its meaning."""  # noqa: E501
    found: set[str] = set()
    for text in texts:
        found |= set(re.findall(r"\b[A-Z][A-Za-z&.-]*[A-Z][A-Za-z]*\b", re.sub(r"\([^()]*\)", " ", text)))
    return frozenset(found)


def find(doc: Doc, used: frozenset[str]) -> Iterator[Proposal]:
    """Yield a proposal for each bracket that says nothing new.

    Args:
        doc: a parsed sentence.
        used: abbreviations that the text uses elsewhere; the brackets that explain them stay.
    """
    text = doc.text
    for match in _NOTE.finditer(text):
        if match.start() > 0 and not _POINTED.search(text[: match.start()].rstrip()):
            yield _cut(match.start(), match.end())
    for match in _BRACKET.finditer(text):
        inside, before = match.group(1).strip(), text[: match.start()]
        if match.start() > 0 and before.strip() and _says_nothing_new(inside, before, used):
            yield _cut(match.start(), match.end())
        elif (until := _glossed(match.group(1))) and match.start() > 0:
            start = match.start(1)
            yield Proposal(RULE, (Swap(start, start + until, ""),), gloss=True)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"[;,] (?=(?:born |died |b\. |d\. |c\. ?|circa )?(?:\d|(?:{_MONTHS}) \d))")


def _glossed(inside: str) -> int:
    """Return how many characters before the dates of a bracket give a name in another tongue, or how it is said."""  # noqa: E501
    match = _DATED.search(inside)
    if match is None or inside.count("(") or re.search(r"\d", inside[: match.start()]):
        return 0
    said = inside[: match.start()]
    first = re.split(r"[\s:,;]", said.lower(), maxsplit=1)[0]
    other = first in _openers()[0] and ":" in said[:25]
    return match.end() if other or _SAID.search(said) or _FOREIGN.search(said) else 0


def _cut(start: int, end: int) -> Proposal:
    return Proposal(RULE, (Swap(start, end, ""),), gloss=True)


def _says_nothing_new(inside: str, before: str, used: frozenset[str]) -> bool:
    if facts(inside).negations or facts(inside).limits - {"usually", "now"}:
        return False
    if _same_size(inside, before) or _CODE.fullmatch(inside):
        return True
    if _SHORT.fullmatch(inside):
        short = inside.split()[-1]
        return short.rstrip("s") not in used and short not in used and _initials(short, before)
    tongues, pointers, second = _openers()
    first = re.split(r"[\s:,;]", inside.lower(), maxsplit=1)[0]
    if first in tongues:
        return not re.search(r"\d", inside) and (
            ":" in inside[:25] or first in {"pronounced", "literally"} or "“" in inside or '"' in inside
        )
    if (_SAID.search(inside) or _FOREIGN.search(inside)) and not re.search(r"\d", inside):
        return True
    if re.search(r"\d", inside):
        return first in {"figure", "fig.", "fig", "table"} and len(inside.split()) <= 3
    if first in pointers:
        return first in {"see", "cf.", "cf"} or len(inside.split()) == 1
    if second.match(inside):
        return len(inside.split()) <= 9 and not re.search(
            r"\b(?:by|in|since|from|until|before|after|during)\b", inside
        )
    return bool(_LATIN.fullmatch(inside)) and bool(re.search(r"[a-z]\s*$", before)) and _latin(inside, before)


def _latin(inside: str, before: str) -> bool:
    """Say whether two words are a kind's name in science: a Latin ending, behind a common noun."""
    last = before.split()[-1]
    ends = re.search(r"(?:us|a|um|is|ii|ae|ens|ans|ata|oides|or|ix|yx|es)$", inside.split()[-1])
    return last.islower() and bool(ends) and not re.search(r"(?:ness|ful|ous)$", inside)


def _initials(short: str, before: str) -> bool:
    """Say whether the capitals of an abbreviation are those of the words before it, in order."""
    capitals = [c.lower() for c in _CAPITALS.findall(short)]
    words = _WORD.findall(before)[-2 * len(capitals) - 3 :]
    starts = [w[0].lower() for word in words for w in word.split("-") if w]
    if len(capitals) < 2:
        return False
    at = len(starts)
    for letter in reversed(capitals):
        at -= 1
        while at >= 0 and starts[at] != letter:
            at -= 1
        if at < 0:
            return False
    return (len(starts) - at <= 2 * len(capitals) + 1 and starts[-1] == capitals[-1]) or at >= 0


def _same_size(inside: str, before: str) -> bool:
    """Say whether a bracket gives the size just before it in other units."""
    if _same_heat(inside, before):
        return True
    new = _sizes(inside)
    if not new or len(_WORD.findall(inside)) > 4 * len(new):
        return False
    words = re.findall(r"\d", inside)
    old = _sizes(before)[-len(new) :]
    rest = _NUMBER.sub("", inside)
    if not words or not old or re.search(r"\d", rest):
        return False
    if len(new) == 2 and len(old) == 1:
        new = [(new[0][0], new[0][1] + new[1][1])] if new[0][0] == new[1][0] else new
    if len(new) == 1 and len(_sizes(before)) > 1 and not _near(old[0], new[0]):
        two = _sizes(before)[-2:]
        old = [(two[0][0], two[0][1] + two[1][1])] if two[0][0] == two[1][0] else old
    return len(old) == len(new) and all(_near(a, b) for a, b in zip(old, new, strict=True))


_HEAT = re.compile(r"(-?\d+(?:\.\d+)?) ?°? ?([CF])\b")


def _same_heat(inside: str, before: str) -> bool:
    """Say whether a bracket gives the temperature before it on the other scale: "24°C (75°F)"."""
    one, other = _HEAT.fullmatch(inside), list(_HEAT.finditer(before))
    if one is None or not other or other[-1].end() != len(before.rstrip()) or one[2] == other[-1][2]:
        return False
    degrees = {m[2]: float(m[1]) for m in (one, other[-1])}
    return abs(degrees["C"] * 9 / 5 + 32 - degrees["F"]) <= 2  # degrees Fahrenheit, rounded twice


def _near(one: tuple[str, float], other: tuple[str, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= _WITHIN * max(one[1], other[1])


def _sizes(text: str) -> list[tuple[str, float]]:
    """Return kind and size of each number with a unit."""
    units = _data()["units"]
    found = []
    for match in _NUMBER.finditer(text):
        words = match.group(2).lower().split()
        for count in (3, 2, 1):
            name = " ".join(words[:count])
            unit = units.get(name) or units.get(name.rstrip("s"))
            if unit and len(words) >= count:
                found.append((str(unit[0]), float(match.group(1).replace(",", "")) * float(unit[1])))
                break
    return found
