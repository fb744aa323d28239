"""Wording: where a sentence keeps its source's words, no limit of the source is among the words that it
changes.

Authority: the design's guarantee that every hedge, condition and modal verb of what is reported is kept. It
complements the rules on clauses (``cues``, ``modality``), which must allow for free rewording: here nothing
else was reworded, so a modal verb, a hedge or an "if" among the differences is one that was changed, put in
or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.attributions import framed
from readout.checking.case import Case
from readout.checking.reading import Cue, Reading, cue_classes
from readout.checking.rules.modality import ALLOWED, modal_at, reported
from readout.checking.rules.swap import verb
from readout.checking.wording import CLOSE, FEWEST, Edit, Wording, compare, counted, surnames
from readout.records import Finding

# Modal verbs that are charged if they are put in where the source has none.
_ADDED = frozenset(("must", "should", "may", "might"))
# Of those that are left out, a plain future or a "can" may go.
_LOST = frozenset(("may", "might", "could", "should", "must", "would"))
_KNOWS = frozenset("know knows knew known".split())
_BELIEVES = frozenset(
    "think thinks thought believe believes believed hope hopes hoped expect expects expected suspect suspects feel feels".split()  # noqa: E501
)
_HEDGES = frozenset(
    "possibility evidential likelihood unlikelihood hope intent restriction provisional degree".split()
)
# What keeps a condition in a sentence that keeps the source's words.
_IF = re.compile(
    r"(?<![^ ])(?:if|unless|until|provid\w+|(?:as|so) long as|once(?! again| more)|when\w*|in case|in the event|whether|depend\w*|"  # noqa: E501
    r"condition\w*|contingent|subject to|^should|assum\w+|only after|only when|pending|in return|in exchange)(?![^ ])"  # noqa: E501
)
# Openers of a clause that say the opposite of one another.
_OPPOSED = (("if", "unless"), ("until", "after"), ("before", "after"), ("until", "once"))
_NOT = frozenset("not never no nobody nothing none neither nor without".split())
# An edit of more words of substance than this is another thing said, not a word changed.
_LONGEST = 4


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a modal verb, hedge or condition among what differs from a source sentence told in its words."""  # noqa: E501
    found = told_in_its_words(case)
    if found is None:
        return
    wording, source = found
    names = surnames(turn.speaker for turn in case.passage.turns)
    own = counted(case.reading, case.frame | framed(case.reading), names)
    charged: set[str] = set()
    swapped = _swapped(case, wording, own, counted(source, (), names))
    conditions = (*_conditions(case, wording, source), *_opposed(case, wording, source))
    for rule, why, edit in (*_edited(case, wording, source), *conditions, *swapped):
        if rule not in charged:
            charged.add(rule)
            last = max(edit.last, min(edit.first + 1, len(case.reading.words)))
            yield case.finding(rule, "error", why, at=case.words(min(edit.first, last - 1), last))


def told_in_its_words(
    case: Case, least: tuple[float, int] = (CLOSE, FEWEST)
) -> tuple[Wording, Reading] | None:
    """Return the source sentence whose words the case keeps, and how they lie beside its own; ``None`` if it keeps none's.

    ``least``: the share, and the number, of the case's words that must stand there in order.
    """  # noqa: E501
    if not case.tells or not case.passage.sentences or case.kind == "unanswered" or case.line:
        return None
    names = surnames(turn.speaker for turn in case.passage.turns)
    own = counted(case.reading, case.frame | framed(case.reading), names)
    found = [(compare(own, counted(source, (), names)), source) for source in case.alignment.sources]
    wording, source = max(found, key=lambda f: f[0].share)
    return (wording, source) if wording.share >= least[0] and wording.matched >= least[1] else None


def _edited(case: Case, wording: Wording, source: Reading) -> Iterator[tuple[str, str, Edit]]:
    for edit in wording.edits:
        if any(case.reading.quoted[i] for i in range(edit.first, edit.last)):
            continue
        said = [m for k in range(edit.begin, edit.end) if (m := modal_at(source, k))]
        if "would" in said and reported(source, edit.begin):
            said.append("will")
        told = [m for i in range(edit.first, edit.last) if (m := modal_at(case.reading, i))]
        small = sum(source.is_content(k) for k in range(edit.begin, edit.end)) <= _LONGEST
        if said and told and not any(t in ALLOWED[s] for s in said for t in told):
            yield "modality", f"its source says “{said[0]}”, not “{told[0]}”", edit
        elif told and not said and set(told) & _ADDED and edit.end - edit.begin <= 1:
            yield "modality", f"its source has no “{told[0]}” here", edit
        elif (
            said
            and not told
            and set(said) & _LOST
            and edit.last - edit.first <= 1
            and edit.end - edit.begin <= 2
            # "A fund that would rebuild the pier", "a fund to rebuild the pier".
            and not (set(said) <= {"would", "could"} and case.reading.words[edit.first].norm == "to")
        ):
            yield "modality", f"the source's “{said[0]}” is lost", edit
        belief = next(
            (source.words[k].text for k in range(edit.begin, edit.end) if source.words[k].norm in _BELIEVES),
            None,
        )
        if belief and any(case.reading.words[i].norm in _KNOWS for i in range(edit.first, edit.last)):
            yield "hedge", f"its source says “{belief}”, not “know”", edit
        if small:
            yield from _hedged(case, edit, source)


def _hedged(case: Case, edit: Edit, source: Reading) -> Iterator[tuple[str, str, Edit]]:
    """Yield the hedges of the source that the draft's words in the same place do not keep."""
    for cue in source.cues:
        if cue.kind not in _HEDGES or not edit.begin <= cue.first < edit.end:
            continue
        keep = next(group.keep for group in cue_classes() if group.kind == cue.kind)
        named = framed(case.reading)
        near = [first for first, _ in case.reading.matches(keep) if first not in named]
        if not any(edit.first - 3 <= first < edit.last + 3 for first in near):
            yield "hedge", f"the source's limit “{cue.text}” is lost", edit


def _conditions(case: Case, wording: Wording, source: Reading) -> Iterator[tuple[str, str, Edit]]:
    """Yield the conditions that stood inside or right beside what is told, if the draft has none."""
    if case.reading.matches(_IF):
        return
    first, last = (source.clause_of[wording.told[0]], source.clause_of[wording.told[1] - 1])
    for cue in source.cues:
        if cue.kind == "condition" and cue.anchors and _beside(cue, first, last, wording):
            end = len(case.reading.words)
            yield (
                "condition",
                f"the source's condition “{cue.text}” is lost",
                Edit(0, end, cue.first, cue.last),
            )
            return


def _opposed(case: Case, wording: Wording, source: Reading) -> Iterator[tuple[str, str, Edit]]:
    """Yield an "unless" put for an "if", an "after" for an "until", with no negation more or less."""
    told = source.words[slice(*wording.told)]
    if sum(w.norm in _NOT for w in told) != sum(w.norm in _NOT for w in case.reading.words):
        return
    for edit in wording.edits:
        ours = {w.norm for w in case.reading.words[edit.first : edit.last]}
        theirs = {w.norm for w in source.words[edit.begin : edit.end]}
        for pair in _OPPOSED:
            for said, put in (pair, pair[::-1]):
                if said in theirs - ours and put in ours - theirs:
                    yield "condition", f"its source says “{said}”, not “{put}”", edit


def _beside(cue: Cue, first: int, last: int, wording: Wording) -> bool:
    """Say whether a condition stands among what is told, up to two clauses before it, or right behind it."""
    if wording.told[0] <= cue.first < wording.told[1]:
        return True
    return first - 2 <= cue.clause <= first or last <= cue.clause <= last + 1


def _swapped(
    case: Case, wording: Wording, own: list[tuple[str, int]], theirs: list[tuple[str, int]]
) -> Iterator[tuple[str, str, Edit]]:
    """Yield two phrases about a verb that have changed places."""
    pieces = [
        (
            edit,
            [form for form, i in own if edit.first <= i < edit.last],
            [form for form, k in theirs if edit.begin <= k < edit.end],
        )
        for edit in wording.edits
    ]
    for n, (one, put, left) in enumerate(pieces):
        for other, put_after, left_after in pieces[n + 1 :]:
            there, back = set(left) & set(put_after), set(put) & set(left_after)
            if _passive(case.reading, theirs, one, other):
                continue
            # "A met B" and "B met A" share "B" alone: what moved over it is turned round in itself.
            acts = any(verb(case.reading, i) for e in (one, other) for i in range(max(1, e.first), e.last))
            rotated = not (put or left_after) and _rotated(left, put_after)
            if acts and (rotated or (not (left or put_after) and _rotated(put, left_after))):
                yield _moved(case, one, other)
                return
            if not (_parties(there) and _parties(back)):
                continue
            between = [i for _, i in own if one.last <= i < other.first]
            phrases = [case.reading.words[i] for e in (one, other) for i in range(e.first, e.last)]
            named = all(w.capital for w in phrases) and any(case.reading.is_content(i) for i in between)
            if named or any(verb(case.reading, i) for i in between):
                yield _moved(case, one, other)
                return


def _rotated(one: list[str], other: list[str]) -> bool:
    """Say whether two stretches have the same words in another order, parties among them."""
    return one != other and sorted(one) == sorted(other) and _parties(set(one))


def _passive(draft: Reading, theirs: list[tuple[str, int]], one: Edit, other: Edit) -> bool:
    """Say whether a "by" stands between two phrases on either side: "Norland closed the port", "was closed by"."""  # noqa: E501
    return any(w.norm == "by" for w in draft.words[one.first : other.last]) or any(
        form == "by" for form, k in theirs if one.begin <= k < other.end
    )


def _moved(case: Case, one: Edit, other: Edit) -> tuple[str, str, Edit]:
    words = case.reading.words
    why = f"in the source “{words[one.first].text}” and “{words[other.last - 1].text}” stand the other way round"  # noqa: E501
    return "swap", why, Edit(one.first, other.last, one.begin, other.end)


def _parties(forms: set[str]) -> bool:
    """Say whether words that moved name somebody or something."""
    return "we" in forms or bool(forms - lexicon.house("function_words"))
