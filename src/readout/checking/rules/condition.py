"""Conditions, by the parse: what hangs on a condition in the source is not told without one.

Authority: as for :mod:`readout.checking.rules.cues`, which looks at clauses by their marks; here the tree
says what hangs on what (:mod:`readout.checking.conditions`), whatever stands between, and also for contingent
time, inversion and "without".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.checking.case import Case
from readout.checking.conditions import Condition, conditions, inverted, keeping, openers
from readout.checking.parsed import parse, stems, token_stem
from readout.checking.reading import Reading
from readout.checking.rules.wording import told_in_its_words
from readout.checking.wording import CLOSE, compare, counted, surnames
from readout.checking.words import normal, stem
from readout.records import Finding

if TYPE_CHECKING:
    from readout.language.tree import Tree

RULE = "condition"
# So much of a clause the draft must have to tell it.
MOSTLY = 0.5
# Of a clause of small words so much must stand in the draft in order, and it must have so many.
_WHOLLY, _FEWEST = 0.85, 4
# So much of a condition must stand in a draft's to be the same one.
ALIKE = 0.6
# What opens a condition and nothing else.
_PLAIN = frozenset(
    "if unless until when whenever once provided whether depends depending contingent pending".split()
)
_CONNECTIVES = ("then", "otherwise", "in that case", "in this case", "if so", "should that", "in return")


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where what hangs on a condition is told without it, or on its opposite."""
    if not case.tells or case.kind == "unanswered" or not case.passage.sentences or case.is_label:
        return
    for s, sentence in enumerate(case.passage.sentences):
        asked = sentence.turn is not None and sentence.turn.speaker.kind == "press"
        if asked or sentence.asks or not openers().search(sentence.exact):
            continue
        tree = parse([sentence.exact])[0]
        found = list(conditions(tree))
        for condition in found:
            others = [stems(tree, other.clause) for other in found if other is not condition]
            why = _turned(case, tree, condition)
            told = why or (
                _told(case, s, tree, condition)
                or _in_small_words(case, s, tree, condition)
                or _word_for_word(case, s, tree, condition)
            )
            if not why and told:
                why = _lost(case, tree, condition, others)
            if why:
                text = case.context.sources[sentence.document].text
                yield case.finding(
                    RULE,
                    "warning" if condition.habit else "error",
                    f"in the source this hangs on “{_shown(tree, condition)}”{why}",
                    source=" ".join(sentence.exact.split()),
                    evidence=[sentence.evidence(text)],
                )
                return


def _told(case: Case, s: int, tree: Tree, condition: Condition) -> bool:
    """Say whether the draft tells one of the clauses that hang on the condition, and no other place tells it freely."""  # noqa: E501
    ours = case.alignment.all_stems
    for head, places in condition.governed:
        # Adverbs come and go in the telling: "clearly", "obviously".
        words = stems(tree, (k for k in places if not tree.tag[k].startswith("RB")))
        shared = words & ours
        verb = token_stem(tree.text[head])
        # "We will be ready", "we have those powers": where a clause has one word of substance, with its verb.
        whole = words == shared and stem(normal(tree.text[head])) in case.alignment.verbs
        if (
            not words
            or len(shared) < MOSTLY * len(words)
            or (len(shared) < 2 and len(ours) > 3 and not whole)
        ):
            continue
        if (verb and verb not in ours and len(shared) < 0.75 * len(words)) or not shared:
            continue
        if not _freely(case, s, tree, condition, shared):
            return True
    return False


def _in_small_words(case: Case, s: int, tree: Tree, condition: Condition) -> bool:
    """Say whether the draft has a clause that hangs on the condition word for word, few as its words of substance are: "we will do that"."""  # noqa: E501
    names = surnames(turn.speaker for turn in case.passage.turns)
    own = counted(case.reading, case.frame, names)
    for head, places in condition.governed:
        theirs = counted(Reading(_clause(tree, places)), (), names)
        # Three words alone may stand anywhere; they are told where the draft has no more.
        short = len(theirs) < _FEWEST and len(own) > len(theirs) + 2
        if head not in places or short or len(theirs) < _FEWEST - 1:
            continue
        if compare(theirs, own).share < _WHOLLY:
            continue
        others = (r for o, r in enumerate(case.alignment.sources) if o != s)
        if not any(compare(theirs, counted(other, (), names)).share >= _WHOLLY for other in others):
            return True
    return False


def _word_for_word(case: Case, s: int, tree: Tree, condition: Condition) -> bool:
    """Say whether a draft told in this sentence's words has those of a clause that hangs on the condition, its head among them."""  # noqa: E501
    found = told_in_its_words(case, (CLOSE, _FEWEST - 1))
    if found is None or found[1] is not case.alignment.sources[s]:
        return False
    wording, source = found
    left = {k for edit in wording.edits for k in range(edit.begin, edit.end)}
    told = {source.words[k].start for k in range(*wording.told) if k not in left}
    for head, places in condition.governed:
        own = [k for k in places if tree.dep[k] not in ("punct", "cc") and not _loose(tree, k)]
        kept = [k for k in own if tree.starts[k] in told]
        if head in places and tree.starts[head] in told and len(kept) >= MOSTLY * len(own):
            return True
    return False


def _clause(tree: Tree, places: frozenset[int]) -> str:
    """Return the words of a clause without those that may go in the telling."""
    return " ".join(
        tree.text[k] for k in sorted(places) if tree.dep[k] not in ("punct", "cc") and not _loose(tree, k)
    )


def _loose(tree: Tree, at: int) -> bool:
    """Say whether a word is an adverb that may go in the telling: "clearly", "also", but not the "there" of "be there"."""  # noqa: E501
    if not tree.tag[at].startswith("RB"):
        return False
    following = at + 1 < len(tree.low) and tree.dep[at + 1] != "punct"
    return tree.low[at].endswith("ly") or (following and tree.head[at] != at - 1)


def _freely(case: Case, s: int, tree: Tree, condition: Condition, shared: frozenset[str]) -> bool:
    """Say whether other words of the passage tell the same without the condition."""
    names = surnames(turn.speaker for turn in case.passage.turns)
    for other, reading in enumerate(case.alignment.sources):
        if other == s or len(shared & {w.stem for w in reading.words}) < len(shared):
            continue
        # One word of substance stands in many a sentence: the clause does where its small words do too.
        theirs = [counted(Reading(_clause(tree, p)), (), names) for h, p in condition.governed if h in p]
        if len(shared) > 1 or any(compare(t, counted(reading, (), names)).share >= _WHOLLY for t in theirs):
            return True
    bound = {place for _, places in condition.governed for place in places} | condition.clause
    rest = [k for k in range(len(tree.low)) if k not in bound]
    return len(shared & stems(tree, rest)) >= len(shared)


def _lost(case: Case, tree: Tree, condition: Condition, others: Sequence[frozenset[str]]) -> str:
    """Say that nothing in the draft stands for it; ``others`` are the words of the sentence's other conditions."""  # noqa: E501
    own = parse([case.text])[0]
    if _one_of_several(case, tree, condition):
        return ", which is not told"
    if _kept(case, tree, condition) or inverted(own):
        return ", which is not told" if _anothers(case, own, stems(tree, condition.clause), others) else ""
    # "In that case the port would close": the condition stands in the sentence before.
    leans = case.text.lower().startswith(_CONNECTIVES) or (
        bool(case.before) and any(f" {c} " in case.text.lower() for c in _CONNECTIVES)
    )
    if leans and case.before and case.before[-1].reading.matches(keeping(condition.kind)):
        return ""
    if case.line and any(w.norm in ("may", "might", "could") for w in case.reading.words):
        return ""
    return ", and nothing says so"


def _one_of_several(case: Case, tree: Tree, condition: Condition) -> bool:
    """Say whether a draft in this sentence's words has fewer words for a condition than what it tells of it, and not this one's."""  # noqa: E501
    found = told_in_its_words(case, (CLOSE, _FEWEST))
    if found is None or found[1].text != tree.sentence.text:
        return False
    wording, source = found
    left = {k for edit in wording.edits for k in range(edit.begin, edit.end)}
    told = {source.words[k].start for k in range(*wording.told) if k not in left}
    own = [k for k in condition.clause if tree.dep[k] != "punct"]
    if 2 * sum(tree.starts[k] in told for k in own) > len(own):
        return False
    pattern = keeping(condition.kind)
    inside = [k for k in source.matches(pattern) if wording.told[0] <= k[0] < wording.told[1]]
    return len(case.reading.matches(pattern)) < len(inside)


def _kept(case: Case, tree: Tree, condition: Condition) -> bool:
    """Say whether a word of the draft may stand for the condition.

    One that is no condition by itself ("with", "after", "need") does not where the source has it elsewhere.
    """
    free = Counter(low for k, low in enumerate(tree.low) if k not in condition.clause)
    told = Counter(w.norm for w in case.reading.words)
    for first, _ in case.reading.matches(keeping(condition.kind)):
        norm = case.reading.words[first].norm
        if first and case.reading.words[first - 1].norm == "even":
            continue  # what holds even so
        if norm in _PLAIN or told[norm] > free[norm]:
            return True
    return False


def _anothers(case: Case, own: Tree, theirs: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Say whether each condition that the draft tells is another one of the source."""
    told = [stems(own, c.clause) for c in conditions(own)]
    if not told or not theirs or len(theirs & case.alignment.all_stems) >= MOSTLY * len(theirs):
        return False
    return all(not words & theirs and any(_alike(words, other) for other in others) for words in told)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))


def _turned(case: Case, tree: Tree, condition: Condition) -> str:
    """Say what has become of the condition, if the draft has it the other way round."""
    theirs = stems(tree, condition.clause)
    mostly = len(theirs & case.alignment.all_stems) >= MOSTLY * len(theirs)
    concession = keeping("even")
    added = case.reading.matches(concession) and not any(
        s.matches(concession) for s in case.alignment.sources
    )
    if added and mostly:
        return ", and is not told in spite of it"
    if any(case.reading.quoted) or not mostly or not openers().search(case.text):
        return ""
    own = parse([case.text])[0]
    same = [mine for mine in conditions(own) if _alike(stems(own, mine.clause), theirs)]
    # "Unless" for "if", "after" for "until", but "not until" is "only after", and "until after" is both.
    if same and all(mine.excepts != condition.excepts and mine.sign != condition.sign for mine in same):
        return f", not on “{_shown(own, same[0])}”"
    return ""


def _shown(tree: Tree, condition: Condition) -> str:
    first, last = min(condition.clause), max(condition.clause)
    return " ".join(tree.sentence[first : last + 1].text.strip(" ,;").split())
