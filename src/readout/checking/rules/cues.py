"""Hedges, modality and conditions: what limits a claim is told with it.

Authority: class 18 of the project's waffle taxonomy (evidence and modality are content, never waffle); the
invariants there: no class-18 word of a kept clause is missing from the output. The tables are in
``data/cues.toml``.

A draft clause is set beside the source clauses it tells (:mod:`readout.checking.alignment`). A cue of such
a clause whose next words the draft tells must be kept there, by itself or by a word of its row ``keep``;
and a cue of the draft must have a like one in what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.alignment import Place
from readout.checking.case import Case
from readout.checking.reading import Cue, CueClass, Reading, cue_classes
from readout.checking.rules.wording import told_in_its_words
from readout.checking.vocabulary import related
from readout.records import Finding, Severity

_LEADS = frozenset("and but so well look now again or then".split())
# A clause that opens so goes on with the one before it.
_GOING_ON = frozenset("if to or unless which who when until that".split())
_MAY = re.compile(r"(?<![^ ])(?:may|might|could)(?![^ ])")
_SEVERITY: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
# A clause is told if the draft has this share of its words.
MOSTLY = 0.5
# What keeps these has other uses: "just", "single", "now".
_POSSIBLE = frozenset(("ability", "conditional"))
_OF_DOING = frozenset(("of", "for", "by", "in"))
# Where one of these stands so many words before it, "can" or "may" leaves open what is asked for.
_OPEN, _OPENING = frozenset(("possibility", "ability", "conditional")), 6
_OPENS = frozenset("any anything anyone how which what whatever whether wherever".split())
_NORMS = frozenset(
    "should ought must deserve deserves deserved right wrong important essential vital fair unfair".split()
)
_LOOSE = frozenset(("restriction", "provisional"))


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each cue that is lost from what the sentence tells, or added to it."""
    if not case.tells or case.kind == "unanswered" or not case.passage.sentences or case.is_label:
        return
    for group in cue_classes():
        if group.kind == "negation":
            continue
        # "Ships may sail": a headline's "may" stands for the condition too.
        if not (case.line and group.kind == "condition" and case.reading.matches(_MAY)):
            yield from _lost(case, group)
        if group.added:
            yield from _added(case, group)


def _lost(case: Case, group: CueClass) -> Iterator[Finding]:
    keeping = [span for span in case.reading.matches(group.keep) if not _borrowed(case, group, span)]
    needs: list[tuple[list[int], int, Cue]] = []
    for s, reading in enumerate(case.alignment.sources):
        if _asked(case, s):
            continue
        for cue in reading.cues:
            if cue.kind == group.kind and cue.anchors and not _broken_off(reading, cue):
                if _of_any(reading, cue) or (case.attributions and _ought(reading, cue)):
                    continue
                clauses = _telling(case, s, cue, group)
                if clauses:
                    needs.append((clauses, s, cue))
    kept = {case.reading.clause_of[first] for first, _ in keeping}
    claimed = {clause for clauses, _, _ in needs for clause in clauses} & kept
    reported: set[int] = set()
    for clauses, s, cue in needs:
        clause = clauses[0]
        if any(c in kept or _reached(case.reading, c, kept) for c in clauses):
            continue
        if kept and not case.alignment.firm(s, cue):
            continue
        # A cue elsewhere in the sentence serves, unless a clause of its own needs it; one condition serves
        # them all.
        if kept - claimed or (kept and group.kind == "condition") or clause in reported:
            continue
        if case.alignment.elsewhere(s, cue, clause) or (
            group.kind in _POSSIBLE and _infinitive(case, s, cue)
        ):
            continue
        reported.add(clause)
        yield _finding(case, group, s, cue, clause)


def _of_any(reading: Reading, cue: Cue) -> bool:
    """Say whether what may be is only asked for or left open: "any aid that may have come", "how it can work"."""  # noqa: E501
    if cue.kind not in _OPEN:
        return False
    for k in range(cue.first - 1, max(-1, cue.first - 1 - _OPENING), -1):
        if reading.words[k].norm in _OPENS:
            return True
        if reading.marked(k):
            break
    return False


def _ought(reading: Reading, cue: Cue) -> bool:
    """Say whether a belief is of what ought to be: told as somebody's claim, that is an opinion by itself."""
    first, last = cue.last, reading.clauses[min(cue.clause + 1, len(reading.clauses) - 1)][1]
    return cue.kind == "belief" and any(w.norm in _NORMS for w in reading.words[first:last])


def _infinitive(case: Case, s: int, cue: Cue) -> bool:
    """Say whether "a fund that would rebuild it", "how we can rebuild it" is told as "to rebuild it"."""
    verb = case.alignment.sources[s].words[cue.anchors[0]].stem
    words = case.reading.words
    return any(
        (word.norm == "to" or (word.norm in _OF_DOING and words[i].norm.endswith("ing")))
        and verb in related(words[i].stem) | {words[i].stem}
        for i, word in enumerate(words[:-1], 1)
    )


def _borrowed(case: Case, group: CueClass, span: tuple[int, int]) -> bool:
    """Say whether what may stand for a cue stands beside it in the source already: "the bill that just passed"."""  # noqa: E501
    if group.kind not in _LOOSE:
        return False
    words = [w.norm for w in case.reading.words[slice(*span)]]
    if any(span[0] < last and first < span[1] for first, last in case.reading.matches(group.find)):
        return False
    told = _count(case.reading, group, words)
    there = sum(_count(source, group, words) for source in case.alignment.sources)
    return there >= told


def _count(reading: Reading, group: CueClass, words: list[str]) -> int:
    """Return how often ``words`` stand in a text as what keeps a cue of the class."""
    spans = reading.matches(group.keep)
    return sum([w.norm for w in reading.words[first:last]] == words for first, last in spans)


def _broken_off(reading: Reading, cue: Cue) -> bool:
    """Say whether the speaker breaks off at the cue and starts anew: "that we can - we have increased"."""
    if cue.last >= len(reading.words):
        # "We have met so far": what it is about stands before it.
        return cue.anchors[0] > cue.first
    if cue.kind == "condition":
        # "Things we do if we — is that": a condition without a verb.
        clause = range(cue.last, reading.clauses[cue.clause][1])
        return (
            bool(clause) and not any(reading.is_content(i) for i in clause) and _dashed(reading, clause[-1])
        )
    return _dashed(reading, cue.last - 1)


def _dashed(reading: Reading, i: int) -> bool:
    """Say whether a dash stands behind word ``i``."""
    behind = reading.words[i + 1].start if i + 1 < len(reading.words) else len(reading.text)
    return bool(re.search(r"[—–]|--", reading.text[reading.words[i].end : behind]))


def _telling(case: Case, s: int, cue: Cue, group: CueClass) -> list[int]:
    """Return the draft clauses that tell what the cue is about."""
    if group.kind == "condition":
        return _conditioned(case, s, cue)
    if group.frame:
        place = Place(s, cue.clause)
        if _mostly(case, place):
            return case.alignment.clauses_for(place)
        if _inserted(case.alignment.sources[s], cue):
            return case.alignment.anchored(s, cue)
        # "I expect the president to speak with him at some point": told as far as its first words go.
        return case.alignment.anchored(s, cue) if case.alignment.opens(s, cue) else []
    return case.alignment.anchored(s, cue)


def _inserted(reading: Reading, cue: Cue) -> bool:
    """Say whether a cue stands between marks with no words of its own: "not, as far as I know, there"."""
    first, last = reading.clauses[cue.clause]
    return first > 0 and all(
        i in range(cue.first, cue.last) or not reading.is_content(i) for i in range(first, last)
    )


def _mostly(case: Case, place: Place) -> bool:
    return case.alignment.share(place) >= MOSTLY and case.alignment.shared(place) >= 2


def _wholly(case: Case, place: Place) -> bool:
    """Say whether a clause of one word of substance is told, and most of the one before it: "and they will grow"."""  # noqa: E501
    before = Place(place.sentence, place.clause - 1)
    return case.alignment.share(place) == 1.0 and place.clause > 0 and case.alignment.share(before) >= MOSTLY


def _asked(case: Case, s: int) -> bool:
    """Say whether the sentence is a question: what it turns or limits is not claimed."""
    sentence = case.passage.sentences[s]
    pressed = sentence.turn is not None and sentence.turn.speaker.kind == "press"
    return pressed or sentence.asks


def _conditioned(case: Case, s: int, cue: Cue) -> list[int]:
    """Return the draft clauses that tell the condition itself, or the clause beside it that hangs on it."""
    reading = case.alignment.sources[s]
    clauses = set(case.alignment.anchored(s, cue))
    for governed in _governed(reading, cue):
        place = Place(s, governed)
        if _mostly(case, place) or _wholly(case, place):
            clauses.update(case.alignment.clauses_for(place))
    return sorted(clauses)


def _governed(reading: Reading, cue: Cue) -> list[int]:
    """Return the clauses that hang on the condition.

    One that opens its sentence, or follows "that", "and", "but", governs the main clause behind it; else
    the clause before it, or, where that is a mere beginning ("We may, if ..."), the one behind.
    """
    before = reading.words[cue.first - 1].norm if cue.first else ""
    opens = all(w.norm in _LEADS for w in reading.words[: cue.first])
    behind = [
        clause
        for clause in range(cue.clause + 1, min(cue.clause + 5, len(reading.clauses)))
        if reading.words[reading.clauses[clause][0]].norm not in _GOING_ON
        and any(reading.is_content(i) for i in range(*reading.clauses[clause]))
    ]
    if opens or before in ("that", "and", "but", "so", "because"):
        return behind[:1]
    # "avoided, if - if they had stopped": over the empty clauses of a stammer.
    for clause in range(cue.clause - 1, max(-1, cue.clause - 4), -1):
        if any(reading.is_content(i) for i in range(*reading.clauses[clause])):
            return [clause]
    return behind[:1]


def _reached(reading: Reading, clause: int, kept: set[int]) -> bool:
    """Say whether a cue of an earlier clause reaches into this one: a joined verb, or a bare frame."""
    if clause == 0 or clause - 1 not in kept:
        return False
    begin = reading.words[reading.clauses[clause][0]].norm
    if begin in ("and", "or", "nor"):
        return True
    previous = range(*reading.clauses[clause - 1])
    return sum(reading.is_content(i) for i in previous) <= 1


def _finding(case: Case, group: CueClass, s: int, cue: Cue, clause: int) -> Finding:
    reading = case.alignment.sources[s]
    first, last = case.reading.clauses[clause]
    sentence = case.passage.sentences[s]
    begin, end = reading.clauses[cue.clause]
    words = reading.text[reading.words[begin].start : reading.words[max(end, cue.last) - 1].end]
    what = {"negation": "negation", "condition": "condition"}.get(group.rule, "limit")
    text = case.context.sources[sentence.document].text
    # Where little of the cue's clause is told, what limits it may be told in other words.
    about = {cue.clause, *(reading.clause_of[i] for i in cue.anchors)}
    about |= set(_governed(reading, cue)) if group.kind == "condition" else set()
    told = max(case.alignment.share(Place(s, n)) for n in about)
    sure = told >= MOSTLY or told_in_its_words(case) is not None
    return case.finding(
        group.rule,
        _SEVERITY[group.lost] if sure else "warning",
        f"the source's {what} “{cue.text}” is lost",
        source=" ".join(words.split()),
        evidence=[sentence.evidence(text)],
        at=case.words(first, last),
    )


def _added(case: Case, group: CueClass) -> Iterator[Finding]:
    """Charge a cue of the draft that nothing in the passage has."""
    sources = case.alignment.sources
    for cue in case.reading.cues:
        if cue.kind != group.kind or cue.first in case.frame or case.reading.quoted[cue.first]:
            continue
        if not cue.anchors or cue.text.lower().startswith("according"):
            continue
        there = sum(len(source.matches(group.keep)) for source in sources)
        # "Has just announced only 500": what keeps a limit of the kind has other uses.
        loose = group.kind in _LOOSE and len(case.reading.matches(group.keep)) > there
        if there and not loose:
            continue
        yield case.finding(
            group.rule,
            _SEVERITY[group.added or "error"],
            f"its source does not say “{cue.text}”",
            at=case.words(cue.first, max(cue.last, cue.anchors[0] + 1)),
        )
