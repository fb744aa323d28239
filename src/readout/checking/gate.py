"""The gate: every rule on every sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from readout.checking import accounts
from readout.checking.case import Case
from readout.checking.context import Context
from readout.checking.draft import Unit, story_draft
from readout.checking.rules import LIMITS, OF_MEANING, RULES, WHATEVER_THE_PASSAGE
from readout.checking.rules.support import footing
from readout.checking.rules.wording import told_in_its_words
from readout.records import Finding, Line, Severity, Story, StorySentence

# A sentence that has this share of its words, and so many, in a likely passage is judged by its limits.
LOOSELY = (0.5, 3)
# Of sentences written by people and charged with an error, two in three were true where less than this share
# of their words was the passage's, and one in sixteen where more was.
TOLD_LOOSE, FEWEST_LOOSE = 0.6, 3
_ORDER = {"error": 0, "warning": 1, "note": 2}


def check_sentence(
    sentence: StorySentence, context: Context, paragraph: Sequence[StorySentence] = ()
) -> tuple[Finding, ...]:
    """Judge one sentence of a story.

    Args:
        sentence: its text, kind, speaker and evidence.
        context: the documents.
        paragraph: the sentences of its paragraph that stand before it.

    Returns:
        Findings in the order of the text; offsets are into ``sentence.text``. Empty if the sentence passes.
    """
    return judge(case_of(sentence, context, [case_of(s, context) for s in paragraph]))


def check_line(line: Line, context: Context) -> tuple[Finding, ...]:
    """Judge a headline, standfirst or heading; offsets are into ``line.text``."""
    return judge(Case(line.text, "reported", None, line.evidence, context, line=True))


def check_story(story: Story, context: Context | None = None) -> tuple[Finding, ...]:
    """Judge a whole story against its own transcripts: headline, standfirst, headings, sentences, lists.

    Its background is judged against the earlier documents that it rests on. ``context`` is of the story's own
    transcripts, where they have been read already.

    Returns:
        Findings in the order of the story; offsets are into the text of
        :func:`readout.checking.draft.story_draft`.
    """
    draft = story_draft(story)
    earlier = {b.source.document.id: b.source for b in story.background}
    if context is None or earlier:
        context = Context((*story.transcripts, *earlier.values()))
    return tuple(
        moved
        for unit, case in cases(draft.text, draft.units, context)
        for moved in shifted(judge(case), unit.start)
    )


def cases(text: str, units: Iterable[Unit], context: Context) -> Iterator[tuple[Unit, Case]]:
    """Yield each unit of a draft as a case; its evidence must be known."""
    paragraph: list[Case] = []
    number = -1
    for unit in units:
        if unit.paragraph != number:
            paragraph, number = [], unit.paragraph
        case = Case(
            text[unit.start : unit.end],
            unit.kind,
            unit.speaker,
            unit.evidence or (),
            context,
            before=tuple(paragraph),
            line=unit.role != "sentence",
            weak=unit.weak,
            fair=unit.fair,
            found=unit.found,
        )
        paragraph.append(case)
        yield unit, case


def case_of(sentence: StorySentence, context: Context, before: Iterable[Case] = ()) -> Case:
    """Return the case of a story's sentence."""
    return Case(
        sentence.text, sentence.kind, sentence.speaker, sentence.evidence, context, before=tuple(before)
    )


def judge(case: Case, rules: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Apply every rule; findings in the order of the text, errors first at one place.

    Only findings of the named ``rules`` are given, if there are any.
    """
    if case.kind == "reported" and _two_accounts(case):
        return _of_both(case, rules)
    if case.line and accounts.is_heading(case.text):
        fault = accounts.heading_fault(case)
        given = rules is None or accounts.RULE in rules
        return (case.finding(accounts.RULE, "error", fault),) if fault and given else ()
    found: list[Finding] = []
    for rule in RULES:
        # Two modules may see the same fault: one line says it.
        found += [
            f
            for f in rule(case)
            if (rules is None or f.rule in rules)
            and not any(f.rule == g.rule and f.start < g.end and g.start < f.end for g in found)
        ]
    if case.fair:
        found = [f if f.rule in WHATEVER_THE_PASSAGE else replace(f, severity=_milder(f)) for f in found]
    if case.found and _loosely_told(case):
        found = [replace(f, severity=_milder(f)) if f.rule in OF_MEANING else f for f in found]
    if case.weak:
        # What turns on the exact passage cannot be judged by a likely one, unless it is worded alike.
        alike = told_in_its_words(case, LOOSELY) is not None
        found = [
            f if f.rule in WHATEVER_THE_PASSAGE else replace(f, severity="warning")
            for f in found
            if f.rule in WHATEVER_THE_PASSAGE or (alike and f.rule in LIMITS)
        ]
    return tuple(sorted(found, key=lambda f: (f.start, _ORDER[f.severity], f.rule)))


def _loosely_told(case: Case) -> bool:
    """Say whether fewer of a sentence's words are its passage's than a retelling in other words has.

    What limits or turns a claim may then be told in other words too, and is no sure fault.
    """
    told, near, missing = footing(case)
    total = len(told) + len(near) + len(missing)
    return total >= FEWEST_LOOSE and len(told) < TOLD_LOOSE * total


def _milder(finding: Finding) -> Severity:
    return "warning" if finding.severity == "error" else finding.severity


def _two_accounts(case: Case) -> bool:
    """Say whether a sentence with evidence is attributed to both of several documents."""
    return (
        bool(case.evidence)
        and len(case.context.sources) > 1
        and accounts.claim_of_both(case.text) is not None
    )


def _of_both(case: Case, rules: Collection[str] | None) -> tuple[Finding, ...]:
    """Judge what both are said to hold by each document alone; words without footing are an error.

    Of more than two documents two must hold it.
    """
    found = [
        tuple(
            replace(f, severity="error") if f.rule == "support" else f
            for f in judge(part, rules)
            if f.rule != "attribution"  # the two accounts are whom it is attributed to
        )
        for part in accounts.parts(case)
    ]
    if len(found) < 2:
        why = "it is told as said in both accounts, and its evidence lies in one document"
        one = case.finding(accounts.RULE, "error", why)
        return (one,) if rules is None or one.rule in rules else ()
    if sum(not any(f.severity == "error" for f in part) for part in found) >= 2 < len(found):
        return ()
    return tuple(f for part in found for f in part)


def shifted(findings: Iterable[Finding], offset: int) -> Iterator[Finding]:
    """Move findings on a sentence to their place in the draft."""
    for finding in findings:
        yield replace(finding, start=finding.start + offset, end=finding.end + offset)
