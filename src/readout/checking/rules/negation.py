"""Negation: what was denied is told as denied, and nothing else is.

Authority: the project's field guide, section 6 ("keep the negation where it stood; never said not-P").

Every word of the draft that stands under a negation must stand under one in the passage, and the other way
round. What stands under it are the next words of its clause; "fail", "refuse", "lack" and their like, and
a word with "un-" before it, answer for a "not".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from readout.checking.alignment import Place
from readout.checking.case import Case
from readout.checking.reading import Cue, CueClass, Reading, cue_classes
from readout.checking.rules.reversal import opposites
from readout.records import Finding

RULE = "negation"
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "anti")
# A clause that begins so has a subject of its own: a negation before it does not reach it.
_NEW_START = frozenset(
    "but and because although though while whereas so if unless "
    "we they he she it i there you the a this that".split()
)
# These reach over the whole sentence.
_FAR = frozenset(("neither", "none", "nor", "nobody"))
# So far before a "stopped" or "rejected" may stand what it turns: "the talks on the port were stopped".
_TURNED_BACK = 7
# A clause is told if the draft has this share of its words.
MOSTLY = 0.5
_FAILING = re.compile(
    r"(?<![^ ])(?:fail\w*|refus\w+|declin\w+|neglect\w*|unable|unwilling|reluctant|hesitat\w+) to(?![^ ])"
)
# So long is a word that "un-" turns: "limited".
_WHOLE = 5
_SCARCE = frozenset("hardly scarcely barely few little only yet without no not against".split())
_SAYING_WITHIN = 7
_FRAMES = frozenset(
    "say answer comment name specify elaborate provide offer address explain confirm give gave said".split()
)
_OFFERED = _FRAMES | frozenset("announce preview share report read add reveal disclose".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a negation that is lost from what the sentence tells, or added to it."""
    if not case.tells or case.kind == "unanswered" or not case.passage.sentences or case.is_label:
        return
    group = _group()
    yield from _lost(case, group)
    yield from _added(case, group)
    yield from _failing(case, group)
    yield from _prefixed(case, group)


@lru_cache(maxsize=1)
def _group() -> CueClass:
    return next(group for group in cue_classes() if group.kind == "negation")


def _lost(case: Case, group: CueClass) -> Iterator[Finding]:
    charged: set[int] = set()
    for s, source in enumerate(case.alignment.sources):
        if case.passage.sentences[s].asks:
            continue
        for cue in source.cues:
            if cue.kind != group.kind or not cue.anchors:
                continue
            clauses = [c for c in case.alignment.anchored(s, cue) if not _asks(case.reading, c)]
            if any(_answered(case, group, s, cue, clause) for clause in clauses):
                continue
            if not clauses and not (clauses := _bare(case, group, s, cue)):
                continue
            if clauses[0] in charged or case.alignment.elsewhere(s, cue, clauses[0]):
                continue
            charged.add(clauses[0])
            begin, end = source.clauses[cue.clause]
            words = source.text[source.words[begin].start : source.words[max(end, cue.last) - 1].end]
            sentence = case.passage.sentences[s]
            # Where little of the clause is told, or two negations cancel out, it may be told in other words.
            sure = case.alignment.share(Place(s, cue.clause)) >= MOSTLY and not _cancelled(source, cue)
            yield case.finding(
                RULE,
                "error" if sure else "warning",
                f"the source's negation “{cue.text}” is lost",
                source=" ".join(words.split()),
                evidence=[sentence.evidence(case.context.sources[sentence.document].text)],
                at=case.words(*case.reading.clauses[clauses[0]]),
            )


def _cancelled(source: Reading, cue: Cue) -> bool:
    """Say whether another negation turns the clause back: "no reason to believe there will not be"."""
    negations = [c for c in source.cues if c.kind == cue.kind and abs(c.clause - cue.clause) <= 1]
    return len(negations) == 2


def _asks(draft: Reading, clause: int) -> bool:
    return draft.words[draft.clauses[clause][0]].norm == "asked"


def _bare(case: Case, group: CueClass, s: int, cue: Cue) -> list[int]:
    """Return the draft clauses that tell most of the cue's clause, if the draft has no negation at all."""
    draft, source = case.reading, case.alignment.sources[s]
    negated = frozenset(source.words[i].stem for i in cue.anchors)
    if (
        draft.matches(group.find)
        or any(draft.words[i].stem not in negated for i, _ in draft.matches(group.keep))
        or case.alignment.share(Place(s, cue.clause)) < 0.5
    ):
        return []
    clauses = [c for c in case.alignment.clauses_for(Place(s, cue.clause)) if not _asks(draft, c)]
    return [c for c in clauses if not _antonym(draft, c, source, cue)]


def _answered(case: Case, group: CueClass, s: int, cue: Cue, clause: int) -> bool:
    """Say whether a clause of the draft has the negation of ``cue`` in some form."""
    source, draft = case.alignment.sources[s], case.reading
    stem = source.words[cue.anchors[0]].stem
    reaching = _reaching(draft, clause)
    if any(draft.clause_of[first] in reaching for first, _ in draft.matches(group.find)):
        return True
    if any(c.kind == cue.kind and clause in {draft.clause_of[i] for i in c.anchors} for c in draft.cues):
        return True
    # "did not fail" is not answered by "failed".
    negated = frozenset(source.words[i].stem for i in cue.anchors)
    here = [i for i in range(*draft.clauses[clause]) if draft.words[i].stem == stem]
    if not here:
        soft = [first for first, _ in _marks(draft, group, clause) if draft.words[first].stem not in negated]
        return bool(soft) or _antonym(draft, clause, source, cue)
    return any(_under(draft, group, i, negated) for i in here) or _antonym(draft, clause, source, cue)


def _marks(reading: Reading, group: CueClass, clause: int) -> list[tuple[int, int]]:
    """Return the negations that reach a clause, plain ones and words such as "fail"."""
    plain = reading.matches(group.find)
    soft = reading.matches(group.keep)
    return [m for m in (*plain, *soft) if reading.clause_of[m[0]] in _reaching(reading, clause)]


def _reaching(reading: Reading, clause: int) -> set[int]:
    """Return the clauses from which a negation reaches ``clause``: itself, and those it goes on from."""
    found = {clause}
    back = clause
    while back > 0 and clause - back < 2:
        start, stop = reading.clauses[back]
        inserted = back != clause and sum(reading.is_content(i) for i in range(start, stop)) <= 1
        joined = reading.words[start].norm in ("and", "or") and not _has_subject(reading, back)
        if reading.words[start].norm in _NEW_START and not inserted and not joined:
            break
        back -= 1
        found.add(back)
    return found


def _has_subject(reading: Reading, clause: int) -> bool:
    first, last = reading.clauses[clause]
    return first + 1 < last and reading.words[first + 1].norm in _NEW_START


def _under(reading: Reading, group: CueClass, i: int, known: frozenset[str] = frozenset()) -> bool:
    """Say whether word ``i`` stands under a negation: behind one in its clause, or close before one.

    Of words such as "reject" those in ``known`` do not count.
    """
    clause = reading.clause_of[i]
    if any(w.norm in _FAR for w in reading.words):
        return True
    # "I don't know if the talks ...": what a bare verb negates lies in the next clause.
    if any(c.kind == group.kind and i in c.anchors for c in reading.cues):
        return True
    plain = {first for first, _ in reading.matches(group.find)}
    for first, _ in _marks(reading, group, clause):
        if first not in plain and reading.words[first].stem in known:
            continue
        if first < i or first - i <= (4 if first in plain else _TURNED_BACK):
            return True
    return False


def _antonym(reading: Reading, clause: int, source: Reading, cue: Cue) -> bool:
    """Say whether the draft has the word itself turned: "not acceptable" told as "unacceptable", "not open" as "closed"."""  # noqa: E501
    here = {reading.words[i].norm for i in range(*reading.clauses[clause])}
    stems = {reading.words[i].stem for i in range(*reading.clauses[clause])}
    if any(opposites().get(source.words[i].stem, frozenset()) & stems for i in cue.anchors[:1]):
        return True
    return any(prefix + source.words[i].norm in here for i in cue.anchors for prefix in _PREFIXES)


def _added(case: Case, group: CueClass) -> Iterator[Finding]:
    draft, sources = case.reading, case.alignment.sources
    told = frozenset(w.stem for w in draft.words)
    own = [c for c in draft.cues if c.kind == group.kind and not draft.quoted[c.first]]
    licensed = sum(len(s.matches(group.find)) for s in sources)
    licensed += sum(s.words[first].stem not in told for s in sources for first, _ in s.matches(group.keep))
    for number, cue in enumerate(c for c in own if not _framed(case, c)):
        if draft.words[cue.first].norm in _FAR and licensed:
            continue
        if number < licensed and (_has_like(case, group, cue, told) or _turned(case, cue)):
            continue
        if number >= licensed and _turned(case, cue):
            continue
        # Of what the passage does not name, it may deny another word: "no solution by arms", "cannot be won".
        sure = _affirmed(case, group, cue, told) and not _otherwise_lacking(case, cue)
        yield case.finding(
            RULE,
            "error" if sure and not case.weak else "warning",
            f"its source does not say “{cue.text}” here",
            at=case.words(cue.first, max(cue.last, cue.anchors[0] + 1) if cue.anchors else cue.last),
        )


def _failing(case: Case, group: CueClass) -> Iterator[Finding]:
    """Charge a "fail to" or "refuse to" put before a verb that the passage has without any negation."""
    draft, sources = case.reading, case.alignment.sources
    soft = [m for source in sources for m in source.matches(_FAILING)]
    for first, last in draft.matches(_FAILING):
        if draft.quoted[first] or first in case.frame or soft or last >= len(draft.words):
            continue
        verb = next((i for i in range(last, min(len(draft.words), last + 3)) if draft.is_content(i)), None)
        if verb is None or draft.marked(verb):
            continue
        stem = draft.words[verb].stem
        places = [(s, i) for s in sources for i, w in enumerate(s.words) if w.stem == stem]
        if places and not any(_under(s, group, i) or _told_turned(s, i) for s, i in places):
            text = case.words(first, last).of(case.text)
            why = f"its source does not say “{text}” here"
            yield case.finding(RULE, "error", why, at=case.words(first, verb + 1))
            return


def _prefixed(case: Case, group: CueClass) -> Iterator[Finding]:
    """Charge "unlimited" for "limited", and "limited" for "unlimited", in a passage that denies nothing."""
    draft, passage = case.reading, case.passage
    if draft.matches(group.find) or any(s.matches(group.find) for s in case.alignment.sources):
        return
    for i in draft.content:
        norm = draft.words[i].norm
        if draft.quoted[i] or i in case.frame or norm in passage.norms or draft.words[i].capital:
            continue
        made = norm[2:] if norm.startswith("un") else ""
        said = made if len(made) >= _WHOLE and made in passage.norms else f"un{norm}"
        if said in passage.norms and len(norm) >= _WHOLE:
            why = f"its source says “{said}”, not “{norm}”"
            yield case.finding(RULE, "error", why, at=case.words(i, i + 1))
            return


def _told_turned(source: Reading, i: int) -> bool:
    """Say whether "hardly", "few" or an "only" stands before word ``i``, which may be told as failing."""
    return any(w.norm in _SCARCE for w in source.words[max(0, i - _TURNED_BACK) : i])


def _has_like(case: Case, group: CueClass, cue: Cue, told: frozenset[str]) -> bool:
    """Say whether the words under a negation of the draft stand under one in the passage."""
    draft, sources = case.reading, case.alignment.sources
    for anchors in (cue.anchors[:1], cue.anchors[1:]):
        stems = {draft.words[i].stem for i in anchors}
        places = [
            (s, i) for s, source in enumerate(sources) for i, w in enumerate(source.words) if w.stem in stems
        ]
        if places:
            return any(_under(sources[s], group, i, told) for s, i in places)
    return True


def _affirmed(case: Case, group: CueClass, cue: Cue, told: frozenset[str]) -> bool:
    """Say whether the passage has what the draft denies first, and never under a negation, in a clause that is told."""  # noqa: E501
    if not cue.anchors:
        return False
    stem, here = case.reading.words[cue.anchors[0]].stem, case.alignment.draft_stems(cue.clause)
    places = [
        (source, i, Place(s, source.clause_of[i]))
        for s, source in enumerate(case.alignment.sources)
        for i, word in enumerate(source.words)
        if word.stem == stem
    ]
    return bool(places) and any(
        not _under(source, group, i, told) and 2 * len(case.alignment.common(here, place)) >= len(here)
        for source, i, place in places
    )


def _framed(case: Case, cue: Cue) -> bool:
    """Say whether the negation only tells that something was not said: "did not say when", "gave no date"."""
    words = case.reading.words
    before = words[cue.first - 1].norm if cue.first else ""
    following = words[cue.last].norm if cue.last < len(words) else ""
    if before in ("did", "would", "could"):
        return following in _FRAMES
    if before in ("has", "have", "had") and words[cue.first].norm in ("no", "nothing", "none"):
        # "Had nothing further to say", "has no trip to announce".
        after = [w.norm for w in words[cue.last : cue.last + _SAYING_WITHIN]]
        return any(one == "to" and other in _OFFERED for one, other in pairwise(after))
    return before in ("gave", "offered", "provided", "had") and words[cue.first].norm == "no"


def _otherwise_lacking(case: Case, cue: Cue) -> bool:
    """Say whether a "without" may tell a word that says so by its ending, and is not told: "unfettered"."""
    told = {w.norm for w in case.reading.words}
    lone = case.reading.words[cue.first].norm == "without"
    return lone and any(_lacks(norm) and norm not in told for norm in case.passage.norms)


def _lacks(norm: str) -> bool:
    """Say whether a word says that something is not there: "unconditional", "harmless"."""
    return norm.endswith("less") or (
        len(norm) > 6 and norm.startswith("un") and norm.endswith(("ed", "al", "able"))
    )


def _turned(case: Case, cue: Cue) -> bool:
    """Say whether the passage has the negated word with a prefix: "not clear" for "unclear"."""
    norms = [case.reading.words[i].norm for i in cue.anchors[:1]]
    # "Has not been lower since" is "its lowest since".
    if any(n.endswith("er") and f"{n[:-2]}est" in case.passage.norms for n in norms):
        return True
    stems = [case.reading.words[i].stem for i in cue.anchors[:1]]
    if any(prefix + stem in case.passage.stems for stem in stems for prefix in _PREFIXES):
        return True
    return any(prefix + norm in case.passage.norms for norm in norms for prefix in _PREFIXES)
