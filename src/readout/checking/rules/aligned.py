"""Aligned: where a sentence keeps its source's words, no small word is put for another of its class.

Authority: as of :mod:`readout.checking.rules.substitution`: where nothing else was reworded, "until" for "since", "all" for
"some", "less" for "more" is a change of what is told. The classes are in ``data/additions.toml``; opposites of substance in
``data/antonyms.txt``.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.checking.rules.reversal import opposites
from readout.checking.rules.wording import told_in_its_words
from readout.checking.wording import Edit, Wording
from readout.records import Finding, Severity

_NOT = frozenset("not no never none neither nor without nobody nothing hardly".split())
_NOT_YET = frozenset("until till before".split())
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
# An edit of more words than this rewords.
_LONGEST = 3


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a small word that stands where the source has another one of its class."""
    found = told_in_its_words(case)
    if found is None:
        return
    wording, source = found
    denied = _denied(case.reading, 0, len(case.reading.words)) != _denied(source, *wording.told)
    charged: set[str] = set()
    for edit in wording.edits:
        if edit.last - edit.first > _LONGEST or edit.end - edit.begin > _LONGEST or edit.first >= edit.last:
            continue
        if case.reading.quoted[edit.first] or edit.begin >= edit.end:
            continue
        for rule, severity, why, at in _put(case, source, edit, wording, denied=denied):
            if rule not in charged:
                charged.add(rule)
                yield case.finding(rule, severity, why, at=case.words(at, at + 1))


def _put(
    case: Case, source: Reading, edit: Edit, wording: Wording, *, denied: bool
) -> Iterator[tuple[str, Severity, str, int]]:
    """Yield rule, severity, reason and word of the draft for what is put for another word of its class in one edit."""  # noqa: E501
    theirs = source.words[edit.begin : edit.end]
    ours = case.reading.words[edit.first : edit.last]
    said = {w.norm for w in theirs}
    for i, word in enumerate(ours, edit.first):
        for rule, groups, falling in _classes():
            mine = next((g for g in groups if word.norm in g), None)
            other = next((w for w in theirs if any(w.norm in g for g in groups)), None)
            if mine is None or other is None or mine & said:
                continue
            # "Without limit" is "with no limit"; what only stands elsewhere in the draft's words was not put.
            kept = any(w.norm in g for w in ours for g in groups if other.norm in g)
            # "Not until May" is "not before May".
            same = {word.norm, other.norm} <= _NOT_YET and _denied(source, wording.told[0], edit.begin)
            if kept or same or (rule == "reversal" and len(theirs) > 1 and said & _NOT):
                continue
            weaker = falling and groups.index(mine) > next(n for n, g in enumerate(groups) if other.norm in g)
            severity: Severity = "warning" if weaker else "error"
            yield rule, severity, f"its source says “{other.text}”, not “{word.text}”", i
        # "Unable" for "able": a negation in one word.
        made = next((w for w in theirs if _negated(word.norm, w.norm) or _negated(w.norm, word.norm)), None)
        if made is not None and not denied and len(ours) == len(theirs):
            yield "negation", "error", f"its source says “{made.text}”, not “{word.text}”", i
        # One opposite for another, with no "not" more or less.
        turned = opposites().get(word.stem, frozenset())
        against = next((w for w in theirs if w.stem in turned), None)
        moved = against is not None and any(w.stem == against.stem for w in ours)
        if against is not None and not denied and not moved and word.norm not in lexicon.house("saying"):
            yield "reversal", "error", f"its source says “{against.text}”, the opposite", i


def _denied(reading: Reading, first: int, last: int) -> bool:
    """Say whether the number of negations is odd."""
    return sum(w.norm in _NOT for w in reading.words[first:last]) % 2 == 1


def _negated(one: str, other: str) -> bool:
    """Say whether a word is another one with a prefix that denies it."""
    return len(other) > 3 and any(one == prefix + other for prefix in _PREFIXES)


@lru_cache(maxsize=1)
def _classes() -> tuple[tuple[str, tuple[frozenset[str], ...], bool], ...]:
    return tuple(
        (row["rule"], tuple(frozenset(group) for group in row["apart"]), row.get("falling", False))
        for row in lexicon.additions()["aligned"].values()
    )
