"""What changed between two versions of one official text, and how much it matters.

Words are aligned by Ratcliff and Obershelp's method (Python's difflib), paragraphs first. Each change gets a kind
and a rank: 3 is substance (a figure, a name, a limit on what is claimed, a sentence gone, another word in its
place), 2 wording, 1 a typo or a matter of form.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources

from rapidfuzz.distance import DamerauLevenshtein

from readout.records import Span

SUBSTANCE, WORDING, TYPO = 3, 2, 1
RANKS = {SUBSTANCE: "substance", WORDING: "wording", TYPO: "typo"}
_TOKEN = re.compile(r"\w+(?:[’'.,\-]\w+)*|[^\w\s]")
_DIGIT = re.compile(r"\d")
_ENDS = re.compile(r"[.!?][”\"’')\]]*(?:\s|$)")
_ABBREVIATED = re.compile(r"\b(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])+)\.$")
_GAP = 1  # one word that stayed between two that changed does not make them two changes


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind and rank, where it is in either text, and the words.

    ``kind`` is ``figure``, ``name``, ``limit``, ``dropped`` or ``added`` (whole sentences), ``meaning`` (another word
    in its place), ``wording``, ``moved``, ``spelling`` or ``form`` (spaces, marks, capitals). A span is empty where
    words were only added or only dropped. ``headline`` says that it is in the title, which has no offsets.
    """  # noqa: E501

    kind: str
    rank: int
    old: Span
    new: Span
    before: str
    after: str
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """All changes between two versions, the weightiest first; ``noticed`` says that the text tells of them."""  # noqa: E501

    kind: str
    rank: int
    noticed: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    limits: frozenset[str]
    numbers: frozenset[str]
    small: frozenset[str]
    notices: tuple[str, ...]


def compare(old: str, new: str, old_title: str | None = None, new_title: str | None = None) -> Edit:
    """Return what changed from ``old`` to ``new``."""
    found = [
        Change(c.kind, c.rank, Span(0, 0), Span(0, 0), c.before, c.after, headline=True)
        for c in changes(old_title or "", new_title or "")
    ]
    found += changes(old, new)
    found.sort(key=lambda c: (-c.rank, not c.headline, c.new.start))
    lower = old.lower(), new.lower()
    noticed = any(n in lower[1] and n not in lower[0] for n in _lists().notices)
    if not found:
        return Edit("form", TYPO, noticed, ())
    return Edit(found[0].kind, found[0].rank, noticed, tuple(found))


def changes(old: str, new: str) -> list[Change]:
    """Return the changes from one text to another, in the order of the new one."""
    found = [_change(old, new, a, b) for a, b in _differing(old, new)]
    return _moved([c for c in found if c])


def _differing(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches that differ: whole paragraphs are matched first, then words inside the others."""
    a, b = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, [p.of(old) for p in a], [p.of(new) for p in b], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield from _words(old, new, _stretch(a, i, j, len(old)), _stretch(b, k, m, len(new)))


def _words(old: str, new: str, left: Span, right: Span) -> Iterator[tuple[Span, Span]]:
    a, b = _tokens(old, left), _tokens(new, right)
    matcher = SequenceMatcher(None, [t.of(old) for t in a], [t.of(new) for t in b], autojunk=False)
    waiting: tuple[int, int, int, int] | None = None
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if waiting and i - waiting[1] <= _GAP and m - k < 8 and j - i < 8:
            waiting = (waiting[0], j, waiting[2], m)
            continue
        if waiting:
            yield _at(a, waiting[0], waiting[1], left), _at(b, waiting[2], waiting[3], right)
        waiting = (i, j, k, m)
    if waiting:
        yield _at(a, waiting[0], waiting[1], left), _at(b, waiting[2], waiting[3], right)


def _change(old: str, new: str, a: Span, b: Span) -> Change | None:
    before, after = " ".join(a.of(old).split()), " ".join(b.of(new).split())
    if before == after:
        return None
    kind, rank = _kind(before, after, starts=_starts(old, a.start) or _starts(new, b.start))
    return Change(kind, rank, a, b, before, after)


def _kind(before: str, after: str, *, starts: bool) -> tuple[str, int]:
    """Return the kind of a change and its rank; ``starts`` says that it opens a sentence."""
    lists = _lists()
    left, right = _bag(before), _bag(after)
    gone, come = [w for w in left if w not in right], [w for w in right if w not in left]
    if _bare(before) == _bare(after):
        return "form", TYPO
    both = gone + come
    if any(_DIGIT.search(w) or w.lower() in lists.numbers for w in both):
        return "figure", SUBSTANCE
    whole = _sentence(before), _sentence(after)
    if not after and whole[0]:
        return "dropped", SUBSTANCE
    if not before and whole[1]:
        return "added", SUBSTANCE
    if any(w.lower() in lists.limits for w in both):
        return "limit", SUBSTANCE
    names = [
        w for n, w in enumerate(both) if w[:1].isupper() and not (starts and w in (left[:1] + right[:1]))
    ]
    if names:
        return "name", SUBSTANCE
    pairs = list(zip(gone, come, strict=False)) if len(gone) == len(come) else []
    if pairs and all(_near(a.lower(), b.lower()) for a, b in pairs):
        return "spelling", TYPO
    heavy = (
        [w for w in gone if w.lower() not in lists.small],
        [w for w in come if w.lower() not in lists.small],
    )
    if (
        heavy[0]
        and heavy[1]
        and not all(any(_near(a.lower(), b.lower()) for b in heavy[1]) for a in heavy[0])
    ):
        return "meaning", SUBSTANCE
    return "wording", WORDING


def _moved(found: list[Change]) -> list[Change]:
    """Return the changes with a stretch that only went elsewhere told once."""
    gone = {c.before: c for c in found if c.kind == "dropped"}
    moved = {c.after for c in found if c.kind == "added" and c.after in gone}
    kept = []
    for change in found:
        if change.kind == "dropped" and change.before in moved:
            continue
        if change.kind == "added" and change.after in moved:
            old = gone[change.after]
            change = Change("moved", WORDING, old.old, change.new, old.before, change.after)
        kept.append(change)
    return kept


def figures(text: str) -> list[str]:
    """Return the numbers of a text in order, in digits or, in lower case, in words."""
    words = [w.lower() for w in _bag(text)]
    return [w for w in words if _DIGIT.search(w) or w in _lists().numbers]


def _near(a: str, b: str) -> bool:
    """Say whether two words are one word spelt twice."""
    return a == b or (min(len(a), len(b)) >= 4 and DamerauLevenshtein.normalized_similarity(a, b) >= 0.8)


def _bag(words: str) -> list[str]:
    return [t for t in _TOKEN.findall(words) if t[0].isalnum()]


def _bare(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _sentence(words: str) -> bool:
    return len(words.split()) >= 4 and bool(_ENDS.search(words))


def _starts(text: str, at: int) -> bool:
    """Say whether a sentence starts here."""
    before = text[:at].rstrip(" “\"‘'([")
    return not before or (before[-1] in ".!?:\n" and not _ABBREVIATED.search(before[-8:]))


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    return spans


def _stretch(spans: list[Span], i: int, j: int, end: int) -> Span:
    if i < j:
        return Span(spans[i].start, spans[j - 1].end)
    at = spans[i].start if i < len(spans) else end
    return Span(at, at)


def _tokens(text: str, inside: Span) -> list[Span]:
    return [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, inside.start, inside.end)]


def _at(tokens: list[Span], i: int, j: int, inside: Span) -> Span:
    if i < j:
        return Span(tokens[i].start, tokens[j - 1].end)
    at = tokens[i].start if i < len(tokens) else inside.end
    return Span(at, at)


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    data = tomllib.loads(resources.files("readout.archive").joinpath("data/edits.toml").read_text("utf-8"))
    return _Lists(
        frozenset(data["limits"].split()),
        frozenset(data["numbers"].split()),
        frozenset(data["small"].split()),
        tuple(data["notices"]),
    )
