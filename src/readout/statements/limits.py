"""Words that limit a claim, as spans with a kind each: class 18 of the house guide ("evidence and modality").

A phrase of ``data/limits.toml`` is a row of slots, one word each: ``a|b`` is either word, a final ``?`` makes the
slot optional, ``#`` is a number ("5", "two", "a dozen", "$3"). Of the phrases that begin at a word the longest wins,
and matches never overlap: "we have no indication that" is one limit, not a hedge and a negation beside it. Kinds
with a plus sign are both at once ("modal+negation" for "cannot"). Rows of kind ``none`` are phrases that look like a
limit and are none ("might as well", "if you will"): they win over what they hold.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from readout.records import Limit

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*(?:[.,]\d+)*")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: E501
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "  # noqa: E501
    "million millions billion billions trillion trillions dozen dozens half".split()
)
_QUANTITIES = frozenset(
    ["dozen", "half", "third", "quarter", "hundred", "thousand", "million", "billion", "couple"]
)
_DETERMINERS = frozenset("a an the this each every its their his her our my your of with".split())
_CONTAINERS = frozenset(
    "trash tin garbage beer soda oil gas paint spray watering empty metal aluminum".split()
)
_PRONOUNS = frozenset("i we you he she it they god the this these those there".split())
_OPEN = " \n\t\"“'‘([—–-…"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of ``data/limits.toml``: its kind, its phrases, a sentence that it catches and one it leaves."""  # noqa: E501

    kind: str
    phrases: tuple[str, ...]
    catches: str
    leaves: str


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Return the rows in the order of the file."""
    data = resources.files("readout.statements").joinpath("data/limits.toml").read_text("utf-8")
    return tuple(
        Row(r["kind"], tuple(r["phrases"]), r["catches"], r["leaves"]) for r in tomllib.loads(data)["limit"]
    )


Slot = tuple[frozenset[str], bool]
Phrase = tuple[str, tuple[Slot, ...]]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word."""
    found: dict[str, list[Phrase]] = {}
    for row in rows():
        for phrase in row.phrases:
            slots = tuple(
                (frozenset(slot.removesuffix("?").split("|")), slot.endswith("?")) for slot in phrase.split()
            )
            for word in slots[0][0]:
                found.setdefault(word, []).append((row.kind, slots))
    return {word: tuple(phrases) for word, phrases in found.items()}


def limits(text: str, start: int, end: int) -> list[Limit]:
    """Return what limits the claims of ``text[start:end]``, in order, as spans of ``text`` that do not overlap."""  # noqa: E501
    matches = list(_WORD.finditer(text, start, end))
    words = [m.group().lower().replace("’", "'") for m in matches]
    known = _phrases()
    found: list[Limit] = []
    at, size = 0, len(words)
    while at < size:
        word = words[at]
        best, kind = 0, ""
        for one, slots in known.get(word, ()):
            length = _length(slots, words, at)
            if length > best:
                best, kind = length, one
        if not best and (word.endswith("n't") or word == "cannot"):
            best = 1
            kind = "modal+negation" if word in _MODAL_NOT else "negation"
        if best and not (best == 1 and _is_trap(text, word, words, at, matches[at].start(), start, end)):
            if kind != "none":
                found.append(Limit(kind, matches[at].start(), matches[at + best - 1].end()))
            at += best
        else:
            at += 1
    return found


_MODAL_NOT = frozenset("cannot can't couldn't wouldn't shouldn't mustn't mightn't mayn't".split())


def _length(slots: tuple[Slot, ...], words: list[str], at: int) -> int:
    """Return how many words from ``at`` on the slots take up, zero where they do not fit."""
    here = at
    for choices, optional in slots:
        if "#" in choices:
            if not _is_number(words, here):
                return 0
            return here - at  # the number itself is no part of the limit
        if here < len(words) and words[here] in choices:
            here += 1
        elif not optional:
            return 0
    return here - at


def _is_number(words: list[str], at: int) -> bool:
    """Say whether a number begins at ``at``."""
    if at >= len(words):
        return False
    word = words[at]
    if word in {"a", "an", "the"}:
        return at + 1 < len(words) and words[at + 1] in _QUANTITIES
    return word[0].isdigit() or word.split("-")[0] in _NUMBERS


def _is_trap(text: str, word: str, words: list[str], at: int, begin: int, start: int, end: int) -> bool:
    """Say whether a single word only looks like a limit: a noun, a month, an answer."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "may" and text[begin] == "M":
        left = text[:begin].rstrip(_OPEN)[-1:] if begin > start else ""
        return left not in {"", ".", "?", "!", ":", ";"} or after not in _PRONOUNS
    if word == "can":
        return before in _DETERMINERS or before in _CONTAINERS or after == "of"
    if word in {"might", "must"}:
        return before in _DETERMINERS or before.endswith("'s") or (word == "might" and after == "of")
    if word == "no":
        rest = text[begin + 2 : min(end, begin + 5)]
        # "No." and "No," answer; "No. 5" is a number; "no" before a word denies it.
        return not after or rest[:1] in ".,;:!?—–…" or rest.startswith((" —", " –", " -", "\n"))
    if word == "if":
        return before == "as"
    if word == "only":
        return before == "not"
    return False
