"""A statement as a claim: the words that tell what is claimed, and how alike two claims are.

Likeness is the share of weight that two sets of word stems have in common (Jaccard's coefficient, weighted by inverse
document frequency as in Spärck Jones 1972), so that rare words count for more than those that each statement on a topic has.
"""  # noqa: E501

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources

from readout.archive.asking.strength import Way, steps, way

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_ENDING = re.compile(r"(?:ies|ing|edly|ed|es|ly|s|e|y)$")
_NOT = re.compile(r"^(?:not|never|no|nor|neither|cannot|none|nothing|nobody|without)$|n[’']t$")
_AS_SAID = re.compile(
    r"\b(?:as|like) (?:i|we|you|he|she|they|the \w+) (?:\w+ )?(?:said|mentioned|noted|heard|stated|know)\b"
)
_ALIKE = 0.7  # of the words without those of strength, for one claim said more or less strongly
_TURNED = 0.9  # of the words without "not", for one claim turned round
_APART = 6  # words that differ besides, at most, of both
_SLOT = 3  # words that give way to others in one place, at most
_FEW = 4  # words that a claim must have besides


@dataclass(frozen=True, slots=True)
class Claim:
    """The words of a statement in order, lower case, and the stems of those that carry what it claims.

    ``bare`` are the stems that do not tell strength; ``negated`` says that the number of negations is odd.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    bare: frozenset[str]
    negated: bool


def claim(text: str, without: frozenset[str] = frozenset()) -> Claim:
    """Return a statement as a claim, ``without`` the stems that all statements on its topic have."""
    said = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    words = tuple(w for n, w in enumerate(said) if not n or w != said[n - 1])  # a stutter says it once
    small, strong = _lists()["small"], steps()
    telling = [(w, stem(w)) for w in words if w not in small and not _NOT.search(w)]
    return Claim(
        words,
        frozenset(s for _, s in telling) - without,
        frozenset(s for w, s in telling if w not in strong) - without,
        sum(bool(_NOT.search(w)) for w in words) % 2 == 1,
    )


def stem(word: str) -> str:
    """Return a word without its ending, roughly: the same for all forms of most words."""
    word = word.removesuffix("'s").removesuffix("'")
    return _ENDING.sub("", word) if len(word) > 4 else word


def weights(claims: Iterable[Claim]) -> dict[str, float]:
    """Return the weight of each stem: the rarer among the claims, the more."""
    found = Counter(s for one in claims for s in one.stems)
    total = max(found.values(), default=1)
    return {s: math.log(1 + total / n) for s, n in found.items()}


def likeness(one: Claim, other: Claim, weight: dict[str, float]) -> float:
    """Return how alike two claims are, from 0 to 1."""
    union = sum(weight.get(s, 1.0) for s in one.stems | other.stems)
    return sum(weight.get(s, 1.0) for s in one.stems & other.stems) / union if union else 0.0


def core(claims: Sequence[Claim]) -> frozenset[str]:
    """Return the stems that at least half of the wordings of one claim have."""
    found = Counter(s for one in claims for s in one.stems)
    return frozenset(s for s, n in found.items() if 2 * n >= len(claims))


def holds_core(stems: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """Return what share of the weight of a claim's core other stems hold, from 0 to 1."""
    whole = sum(weight.get(s, 1.0) for s in stems)
    return sum(weight.get(s, 1.0) for s in stems & other) / whole if whole else 1.0


def names(text: str) -> frozenset[str]:
    """Return the stems of the names of a text: words with a capital within it."""
    words = list(_WORD.finditer(text))
    told = (m.group() for n, m in enumerate(words) if n and m.group()[0].isupper())
    return frozenset(stem(word.lower().replace("’", "'")) for word in told)


def again(one: Claim) -> bool:
    """Say whether a statement tells that it was made before ("as we have said", "continue to")."""
    return bool(_lists()["again"] & set(one.words) or _AS_SAID.search(" ".join(one.words)))


def of_the_podium(one: Claim) -> bool:
    """Say whether a statement only declines to speak ("I will not get into that")."""
    said = _lists()["podium"]
    return any(_NOT.search(word) and said & set(one.words[n + 1 : n + 6]) for n, word in enumerate(one.words))


def repeats(old: Claim, new: Claim) -> bool:
    """Say whether it is the same again, word for word."""
    return old.words == new.words and len(new.stems) >= _FEW


def reverses(old: Claim, new: Claim) -> bool:
    """Say whether one claim is the other with a "not": nothing else differs but a few small words."""
    if old.negated == new.negated or min(len(old.stems), len(new.stems)) < _FEW:
        return False
    one, two = sorted((old.words, new.words))  # the same both ways
    changes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    apart = [w for tag, i, j, k, m in changes if tag != "equal" for w in (*one[i:j], *two[k:m])]
    if len(apart) > _APART or len({w for w in apart if _NOT.search(w)}) != 1:
        return False  # a clause that came or went, or the same words said twice
    same = {w for tag, i, j, _, _ in changes if tag == "equal" for w in one[i:j]}
    if any(_NOT.search(w) and w in same for w in apart):
        return False
    return len(old.stems & new.stems) >= _TURNED * len(old.stems | new.stems)


def moved(old: Claim, new: Claim) -> Way | None:
    """Return whether one claim is the other said more or less strongly.

    Only where words give way to others in the same place, all in one direction, and little else differs.
    """
    if old.negated != new.negated or min(len(old.bare), len(new.bare)) < _FEW:
        return None
    if bool({"if", "unless"} & set(old.words)) != bool({"if", "unless"} & set(new.words)):
        return None  # a condition that came or went is no matter of strength alone
    if len(old.bare & new.bare) < _ALIKE * len(old.bare | new.bare):
        return None
    return slot_way(old, new)


def slot_way(old: Claim, new: Claim) -> Way | None:
    """Return which way words of strength went that gave way to others in their place, where all went one."""
    ways: set[Way] = set()
    for tag, i, j, k, m in SequenceMatcher(None, old.words, new.words, autojunk=False).get_opcodes():
        gone, come = old.words[i:j], new.words[k:m]
        if tag == "equal" or max(len(gone), len(come)) > _SLOT or not all(map(_tells_strength, gone + come)):
            continue
        if _alike(gone, come, old.negated):
            continue
        found = way(" ".join(gone), " ".join(come))
        ways |= {found} if found else set()
    return ways.pop() if len(ways) == 1 else None


def _alike(gone: Sequence[str], come: Sequence[str], negated: bool) -> bool:
    """Say whether words are of one strength: "would" is a "will" that is told, and "cannot" rules out what "must not" does."""  # noqa: E501
    told = {w for w in (*gone, *come) if w in steps()}
    return told <= {"will", "would", "shall"} or (
        negated and told <= {"can", "will", "would", "must", "shall"}
    )


def _tells_strength(word: str) -> bool:
    return word in _lists()["small"] or word in steps()


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(resources.files("readout.archive").joinpath("data/claims.toml").read_text("utf-8"))
    return {name: frozenset(value.split()) for name, value in data.items()}
