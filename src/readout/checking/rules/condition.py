"""Conditions, by the parse: what hangs on a condition in the source is not told without one.

Authority: as for :mod:`readout.checking.rules.cues`, which looks at clauses by their marks; here the tree
says what hangs on what (:mod:`readout.checking.conditions`), whatever stands between, and also for contingent
time, inversion and "without".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.checking.case import Case
from readout.checking.conditions import Condition, conditions, inverted, keeping, openers
from readout.checking.parsed import parse, stems, token_stem
from readout.records import Finding

if TYPE_CHECKING:
    from readout.statements.tree import Tree

RULE = "condition"
# So much of a clause the draft must have to tell it.
MOSTLY = 0.5
# So much of a condition must stand in a draft's to be the same one.
ALIKE = 0.6
_CONNECTIVES = ("then", "otherwise", "in that case", "in this case", "if so", "should that", "in return")


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where what hangs on a condition is told without it, or on its opposite."""
    if not case.tells or case.kind == "unanswered" or not case.passage.sentences or case.is_label:
        return
    own: Tree | None = None
    for s, sentence in enumerate(case.passage.sentences):
        asked = sentence.turn is not None and sentence.turn.speaker.kind == "press"
        if asked or sentence.exact.rstrip(" ”\"'").endswith("?") or not openers().search(sentence.exact):
            continue
        tree = parse([sentence.exact])[0]
        for condition in conditions(tree):
            told = _told(case, s, tree, condition)
            if not told:
                continue
            own = own or parse([case.text])[0]
            why = _lost(case, own, condition) or _turned(case, own, tree, condition)
            if why:
                text = case.context.sources[sentence.document].text
                yield case.finding(
                    RULE,
                    "error",
                    f"in the source this hangs on “{_shown(tree, condition)}”{why}",
                    source=" ".join(sentence.exact.split()),
                    evidence=[sentence.evidence(text)],
                )
                return


def _told(case: Case, s: int, tree: Tree, condition: Condition) -> bool:
    """Say whether the draft tells one of the clauses that hang on the condition, and no other place tells it freely."""  # noqa: E501
    ours = case.alignment.all_stems
    for head, places in condition.governed:
        words = stems(tree, places)
        shared = words & ours
        verb = token_stem(tree.text[head])
        if not words or len(shared) < MOSTLY * len(words) or (len(shared) < 2 and len(ours) > 3):
            continue
        if (verb and verb not in ours and len(shared) < 0.75 * len(words)) or not shared:
            continue
        if not _freely(case, s, tree, condition, shared):
            return True
    return False


def _freely(case: Case, s: int, tree: Tree, condition: Condition, shared: frozenset[str]) -> bool:
    """Say whether other words of the passage tell the same without the condition."""
    for other, reading in enumerate(case.alignment.sources):
        if other != s and len(shared & {w.stem for w in reading.words}) >= len(shared):
            return True
    bound = {place for _, places in condition.governed for place in places} | condition.clause
    rest = [k for k in range(len(tree.low)) if k not in bound]
    return len(shared & stems(tree, rest)) >= len(shared)


def _lost(case: Case, own: Tree, condition: Condition) -> str:
    pattern = keeping(condition.kind)
    if case.reading.matches(pattern) or inverted(own):
        return ""
    # "In that case the port would close": the condition stands in the sentence before.
    leans = case.text.lower().startswith(_CONNECTIVES) or (
        bool(case.before) and any(f" {c} " in case.text.lower() for c in _CONNECTIVES)
    )
    if leans and case.before and case.before[-1].reading.matches(pattern):
        return ""
    if case.line and any(w.norm in ("may", "might", "could") for w in case.reading.words):
        return ""
    return ", and nothing says so"


def _turned(case: Case, own: Tree, tree: Tree, condition: Condition) -> str:
    """Say what has become of the condition, if the draft has it the other way round."""
    concession = keeping("even")
    if case.reading.matches(concession) and not any(s.matches(concession) for s in case.alignment.sources):
        return ", and is not told in spite of it"
    theirs = stems(tree, condition.clause)
    for mine in conditions(own):
        words = stems(own, mine.clause)
        alike = bool(words) and len(words & theirs) >= ALIKE * min(len(words), len(theirs))
        turned = {mine.kind, condition.kind} == {"if", "unless"} and mine.sign != condition.sign
        if alike and turned and not any(case.reading.quoted):
            return f", not on “{_shown(own, mine)}”"
    return ""


def _shown(tree: Tree, condition: Condition) -> str:
    first, last = min(condition.clause), max(condition.clause)
    return " ".join(tree.sentence[first : last + 1].text.strip(" ,;").split())
