"""Negation, hedges, modality and conditions: what turns or limits a claim is told with it.

Authority: class 18 of the project's waffle taxonomy (evidence and modality are content, never waffle); the invariants
there: no class-18 word of a kept clause is missing from the output. The tables are in ``data/cues.toml``.

A draft clause is set beside the source clauses it tells (:mod:`readout.checking.alignment`). A cue of such a clause
whose next words the draft tells must be kept there, by itself or by a word of its row ``keep``; and a cue of the draft
must have a like one in what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.alignment import Place
from readout.checking.case import Case
from readout.checking.reading import Cue, CueClass, Reading, cue_classes
from readout.records import Finding, Severity

_SEVERITY: dict[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
_NEW_START = frozenset(
    "but and because although though while whereas so if unless we they he she it i there you the a this that".split()
)
# A clause is told if the draft has this share of its words.
MOSTLY = 0.5
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "anti")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for each cue that is lost from what the sentence tells, or added to it."""
    if not case.tells or case.kind == "unanswered" or not case.passage.sentences:
        return
    for group in cue_classes():
        yield from _lost(case, group)
        if group.added:
            yield from _added(case, group)


def _lost(case: Case, group: CueClass) -> Iterator[Finding]:
    keeping = case.reading.matches(group.keep)
    needs: list[tuple[list[int], int, Cue]] = []
    for s, reading in enumerate(case.alignment.sources):
        if _asked(case, s):
            continue
        for cue in reading.cues:
            if cue.kind == group.kind and cue.anchors:
                clauses = _telling(case, s, cue, group)
                if clauses:
                    needs.append((clauses, s, cue))
    kept = {case.reading.clause_of[first] for first, _ in keeping}
    claimed = {clause for clauses, _, _ in needs for clause in clauses} & kept
    reported: set[int] = set()
    for clauses, s, cue in needs:
        clause = clauses[0]
        if group.kind == "negation":
            kept = _other_than(case, group, keeping, s, cue)
        if any(c in kept or _reached(case.reading, c, kept) for c in clauses):
            continue
        if group.kind == "negation" and _antonym(case, s, cue, clause):
            continue
        if kept and not case.alignment.firm(s, cue):
            continue
        # A cue elsewhere in the sentence serves, unless a clause of its own needs it; one condition serves them all.
        if kept - claimed or (kept and group.kind == "condition") or clause in reported:
            continue
        if _elsewhere(case, s, cue, group):
            continue
        reported.add(clause)
        yield _finding(case, group, s, cue, clause)


def _other_than(case: Case, group: CueClass, keeping: list[tuple[int, int]], s: int, cue: Cue) -> set[int]:
    """Return the clauses with a negation that is not the very word negated: "did not fail" is not kept by "failed"."""
    source = case.alignment.sources[s]
    negated = {source.words[i].stem for i in cue.anchors}
    plain = {first for first, _ in case.reading.matches(group.find)}
    return {
        case.reading.clause_of[first]
        for first, _ in keeping
        if first in plain or case.reading.words[first].stem not in negated
    }


def _telling(case: Case, s: int, cue: Cue, group: CueClass) -> list[int]:
    """Return the draft clauses that tell what the cue is about."""
    if group.kind == "condition":
        return _conditioned(case, s, cue)
    found = case.alignment.anchored(s, cue)
    if group.frame and case.alignment.share(Place(s, cue.clause)) < MOSTLY:
        return []
    return found


def _asked(case: Case, s: int) -> bool:
    """Say whether the sentence is a question: what it turns or limits is not claimed."""
    sentence = case.passage.sentences[s]
    pressed = sentence.turn is not None and sentence.turn.speaker.kind == "press"
    return pressed or sentence.exact.rstrip(" ”\"'").endswith("?")


def _conditioned(case: Case, s: int, cue: Cue) -> list[int]:
    """Return the draft clauses that tell the condition itself, or the clause beside it that hangs on it."""
    reading = case.alignment.sources[s]
    clauses = set(case.alignment.anchored(s, cue))
    first = cue.first == reading.clauses[cue.clause][0] or cue.clause == 0
    beside = _main_clause(reading, cue) if first else None
    if beside is not None:
        place = Place(s, beside)
        if case.alignment.share(place) >= MOSTLY and case.alignment.shared(place) >= 2:
            clauses.update(case.alignment.clauses_for(place))
    return sorted(clauses)


def _main_clause(reading: Reading, cue: Cue) -> int | None:
    """Return the clause that the condition governs: the one behind it if it opens a sentence, else the one before."""
    opens = all(
        w.norm in ("and", "but", "so", "well", "look", "now", "again", "or")
        for w in reading.words[: cue.first]
    )
    if opens:
        for clause in range(cue.clause + 1, min(cue.clause + 3, len(reading.clauses))):
            first, last = reading.clauses[clause]
            if any(reading.is_content(i) for i in range(first, last)):
                return clause
        return None
    before = range(*reading.clauses[cue.clause - 1]) if cue.clause else range(0)
    if any(reading.is_content(i) for i in before):
        return cue.clause - 1
    # "We may, if conditions permit, send": what it governs goes on behind it.
    return cue.clause + 1 if cue.clause + 1 < len(reading.clauses) else None


def _clauses_with(reading: Reading, pattern: re.Pattern[str]) -> set[int]:
    return {reading.clause_of[first] for first, _ in reading.matches(pattern)}


def _reached(reading: Reading, clause: int, kept: set[int]) -> bool:
    """Say whether a cue of an earlier clause reaches into this one: a joined verb, or a frame before a mark."""
    if clause == 0 or clause - 1 not in kept:
        return False
    begin = reading.words[reading.clauses[clause][0]].norm
    if begin in ("and", "or", "nor"):
        return True
    previous = range(*reading.clauses[clause - 1])
    return sum(reading.is_content(i) for i in previous) <= 1


def _under(reading: Reading, clause: int, like: set[int]) -> bool:
    """Say whether a cue further back still governs this clause: an inserted phrase, or "neither" before a list."""
    if any(w.norm in ("neither", "none", "nor") for w in reading.words[: reading.clauses[clause][1]]):
        return True
    for back in (1, 2):
        start, stop = reading.clauses[clause - back + 1]
        inserted = back == 2 and sum(reading.is_content(i) for i in range(start, stop)) <= 1
        if clause - back < 0 or (reading.words[start].norm in _NEW_START and not inserted):
            return False
        if clause - back in like:
            return True
    return False


def _antonym(case: Case, s: int, cue: Cue, clause: int) -> bool:
    """Say whether the draft has the word itself turned: "not acceptable" told as "unacceptable"."""
    reading = case.alignment.sources[s]
    here = {case.reading.words[i].norm for i in range(*case.reading.clauses[clause])}
    return any(prefix + reading.words[i].norm in here for i in cue.anchors for prefix in _PREFIXES)


def _elsewhere(case: Case, s: int, cue: Cue, group: CueClass) -> bool:
    """Say whether the same words stand in the passage without the cue too: then nothing is lost for certain."""
    reading = case.alignment.sources[s]
    if not cue.anchors:
        return True
    stem = reading.words[cue.anchors[0]].stem
    share = case.alignment.share(Place(s, cue.clause))
    for other, source in enumerate(case.alignment.sources):
        for clause, (first, last) in enumerate(source.clauses):
            own = other == s and clause in (cue.clause, reading.clause_of[cue.anchors[0]])
            if own or not any(source.words[i].stem == stem for i in range(first, last)):
                continue
            free = not any(c.clause == clause and c.kind == group.kind for c in source.cues)
            if free and case.alignment.share(Place(other, clause)) > share:
                return True
    return False


def _finding(case: Case, group: CueClass, s: int, cue: Cue, clause: int) -> Finding:
    reading = case.alignment.sources[s]
    first, last = case.reading.clauses[clause]
    sentence = case.passage.sentences[s]
    begin, end = reading.clauses[cue.clause]
    words = reading.text[reading.words[begin].start : reading.words[max(end, cue.last) - 1].end]
    what = {"negation": "negation", "condition": "condition"}.get(group.rule, "limit")
    text = case.context.sources[sentence.document].text
    return case.finding(
        group.rule,
        _SEVERITY[group.lost],
        f"the source's {what} “{cue.text}” is lost",
        source=" ".join(words.split()),
        evidence=[sentence.evidence(text)],
        at=case.words(first, last),
    )


def _added(case: Case, group: CueClass) -> Iterator[Finding]:
    """Charge a cue of the draft that nothing it tells has."""
    sources = case.alignment.sources
    for cue in case.reading.cues:
        if cue.kind != group.kind or (cue.first in case.frame and group.kind != "negation"):
            continue
        if case.reading.quoted[cue.first] or not cue.anchors:
            continue
        if cue.text.lower().startswith("according") or _framed(case, cue) or _has_like(case, cue, group):
            continue
        if group.kind != "negation" and any(source.matches(group.keep) for source in sources):
            continue
        yield case.finding(
            group.rule,
            _SEVERITY[group.added or "error"],
            f"its source does not say “{cue.text}” here",
            at=case.words(cue.first, max(cue.last, cue.anchors[0] + 1)),
        )


def _framed(case: Case, cue: Cue) -> bool:
    """Say whether the negation only tells that something was not said: "did not say when", "gave no date"."""
    verbs = frozenset(
        "say said answer comment give gave name specify elaborate give provide offer address explain confirm".split()
    )
    following = [w.norm for w in case.reading.words[cue.last : cue.last + 3]]
    before = [w.norm for w in case.reading.words[max(0, cue.first - 2) : cue.first]]
    return cue.kind == "negation" and bool(verbs & set(following + before))


def _has_like(case: Case, cue: Cue, group: CueClass) -> bool:
    """Say whether what the draft's clause tells has a like cue about the same words."""
    alignment = case.alignment
    stems = [case.reading.words[i].stem for i in cue.anchors[:2]]
    without = False
    for s, source in enumerate(alignment.sources):
        like = _clauses_with(source, group.keep)
        for clause, (first, last) in enumerate(source.clauses):
            here = {source.words[i].stem for i in range(first, last)}
            if not here & set(stems[:1]):
                continue
            if (
                clause in like
                or _reached(source, clause, like)
                or _under(source, clause, like)
                or _antonym_in(case, cue, here)
            ):
                return True
            if Place(s, clause) in alignment.told.get(cue.clause, ()):
                without = True
    if without:
        return False
    return any(source.matches(group.keep) for source in alignment.sources)


def _antonym_in(case: Case, cue: Cue, here: set[str]) -> bool:
    norms = [case.reading.words[i].norm for i in cue.anchors[:1]]
    return any(
        any(stem.startswith(prefix + norm[:4]) for stem in here) for norm in norms for prefix in _PREFIXES
    )
