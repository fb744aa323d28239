"""A draft against its sources: every sentence with its passage, every finding with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from readout.checking.accounts import claim_of_both
from readout.checking.attributions import according, attributions
from readout.checking.context import Context
from readout.checking.draft import Draft, Unit, UnitRole, story_draft
from readout.checking.gate import cases, judge, shifted
from readout.checking.parsed import parse
from readout.checking.reading import Reading
from readout.checking.retrieval import Index
from readout.checking.rules import roles
from readout.checking.words import words
from readout.errors import BadInput
from readout.language.glosses import explained
from readout.records import Evidence, Finding, Story, Transcript

_SILENT = frozenset("declined answer comment say speculate directly elaborate question respond".split())
_PRONOUNS = ("he", "she")
# A draft with this share of the source's words, in the source's order, is the source.
_SAME = 0.9
# Where more than this share of so many sentences has no passage, the others are doubted.
_LOST, _FEWEST_TO_DOUBT = 0.5, 4


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence or line of a draft at ``start:end`` of its text, and the evidence it was judged by.

    ``paragraph`` is equal for the sentences of one paragraph.
    """

    text: str
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    role: UnitRole = "sentence"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the gate says of a draft; all offsets are into ``draft``. ``name`` is the draft's file."""

    draft: str
    sentences: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    name: str = "draft"
    transcripts: tuple[Transcript, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """Return the report as the contract of ``readout check --format json`` has it."""
        return {
            "draft": self.draft,
            "sentences": [_sentence(sentence) for sentence in self.sentences],
            "findings": [_finding(finding) for finding in self.findings],
        }


def _sentence(sentence: Checked) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "evidence": [asdict(item) for item in sentence.evidence],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    keys = ("rule", "severity", "start", "end", "draft", "source", "evidence", "why", "fix")
    values = asdict(finding)
    return {key: list(values[key]) if key == "evidence" else values[key] for key in keys}


class Checker:
    """Judges drafts against the same sources; what it has read of them serves every draft.

    Args:
        transcripts: the sources.
        rules: the names of the rules whose findings are given; ``None`` for all.
    """

    def __init__(self, transcripts: Sequence[Transcript], rules: Collection[str] | None = None) -> None:
        self.context = Context(transcripts)
        self._index = Index(self.context)
        self._rules = rules
        self._transcripts = tuple(transcripts)

    def check(self, draft: Draft | Story) -> CheckReport:
        """Judge one draft; see :func:`check_draft`."""
        draft = story_draft(draft) if isinstance(draft, Story) else draft
        if not draft.units:
            raise BadInput(
                "the draft is empty", where=draft.name, todo="give a draft with at least one sentence"
            )
        _refuse_source(draft, self.context)
        units = _doubted(tuple(_with_evidence(draft, self._index)))
        checked: list[Checked] = []
        findings: list[Finding] = []
        tried = list(cases(draft.text, units, self.context))
        # One by one, sentences take twice the time to parse that they take together.
        parse(text for _, case in tried for text in roles.needed(case))
        for unit, case in tried:
            checked.append(Checked(case.text, unit.start, unit.end, case.evidence, unit.role, unit.paragraph))
            findings.extend(shifted(judge(case, self._rules), unit.start))
        return CheckReport(draft.text, tuple(checked), tuple(findings), draft.name, self._transcripts)


def check_draft(
    draft: Draft | Story, transcripts: Sequence[Transcript], rules: Collection[str] | None = None
) -> CheckReport:
    """Judge a draft, whoever wrote it, against its sources.

    Args:
        draft: what :func:`readout.checking.read_draft` returned, or a story.
        transcripts: the sources.
        rules: the names of the rules whose findings are given; ``None`` for all.

    Returns:
        The report. A sentence whose evidence the draft does not give is judged by the passage that shares
        most of its words; one that shares too few has none, which is an error.

    Raises:
        BadInput: the draft has no words, or is the source itself.
    """
    return Checker(transcripts, rules).check(draft)


def _refuse_source(draft: Draft, context: Context) -> None:
    """Raise if the draft is one of its sources: then every sentence would pass, and mean nothing."""
    own = [w.norm for w in words(draft.text)]
    for source in context.sources.values():
        # Reading a long source costs more than judging a short draft: it is not read where it
        # cannot be the draft.
        if len(own) < 20 or len(draft.text) < _SAME / 2 * len(source.text):
            continue
        theirs = [w.norm for w in words(source.text)]
        if len(own) < _SAME * len(theirs):
            continue
        runs = {tuple(theirs[i : i + 6]) for i in range(len(theirs) - 5)}
        same = sum(tuple(own[i : i + 6]) in runs for i in range(len(own) - 5))
        if same >= _SAME * max(1, len(own) - 5):
            raise BadInput(
                "the draft is the source itself",
                where=draft.name,
                todo="give the article that was written from it",
            )


def _in_each(text: str, context: Context) -> tuple[Evidence, ...]:
    """Return the best passage of each document for what is said to stand in both accounts; empty for all else."""  # noqa: E501
    claim = claim_of_both(text) if len(context.sources) > 1 else None
    if claim is None:
        return ()
    alone = (Index(Context((source.transcript,))) for source in context.sources.values())
    return tuple(item for index in alone for item in index.passage(claim)[0])


def _with_evidence(draft: Draft, index: Index) -> Iterator[Unit]:
    """Yield the units, each with evidence: its own, its own found again, or the best passage."""
    context = index.context
    last: str | None = None
    before: tuple[Evidence, ...] = ()
    paragraph = -1
    for unit in draft.units:
        if unit.evidence is not None:
            yield replace(unit, evidence=tuple(_found_again(unit.evidence, context)))
            continue
        text = draft.text[unit.start : unit.end]
        if phrase := explained(" ".join(text.split())):
            yield replace(unit, evidence=_saying(phrase, context), kind="gloss")
            continue
        if _only_asks(text):
            unit = replace(unit, kind="unanswered")
        subject, pronoun = said_by(text)
        if subject and any(index.keys(subject)):
            last = subject
        speaker = subject or (last if pronoun else None)
        same = unit.paragraph == paragraph
        paragraph = unit.paragraph
        evidence, surety = index.passage(text, speaker or last, before if same else ())
        if each := _in_each(text, context):
            yield replace(unit, evidence=each)
            continue
        if not evidence and before and _says_nothing(text) and (pronoun or any(index.keys(subject))):
            # "She declined to say": it rests on what the sentence before rests on.
            yield replace(unit, evidence=before, kind="unanswered")
            continue
        before = evidence
        spoken = context.passage(evidence).turns or not evidence
        yield replace(
            unit,
            evidence=evidence,
            weak=bool(evidence) and surety == "likely",
            fair=surety == "fair",
            found=True,
            speaker=unit.speaker or (last if pronoun else None),
            # What only the header tells is the occasion, nobody's claim.
            kind=unit.kind if spoken else "narration",
        )


def _saying(phrase: str, context: Context) -> tuple[Evidence, ...]:
    """Return where the sources first say a phrase, whatever its capitals."""
    for source in context.sources.values():
        at = source.text.lower().find(phrase.lower())
        if at >= 0:
            return (Evidence(source.document.id, at, at + len(phrase), source.text[at : at + len(phrase)]),)
    return ()


def _doubted(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the units, those whose passage was found as ones without any if most of the draft has none.

    In a draft on something else a sentence here and there will share words with the source by chance.
    """
    told = [unit for unit in units if unit.role == "sentence"]
    lost = sum(1.0 if not unit.evidence else 0.5 if unit.weak else 0.0 for unit in told)
    if len(told) < _FEWEST_TO_DOUBT or lost <= _LOST * len(told):
        return units
    return tuple(replace(unit, evidence=(), weak=False, fair=False) for unit in units)


def said_by(text: str) -> tuple[str | None, bool]:
    """Return who is said to speak in a sentence, and whether it is only a pronoun."""
    reading = Reading(text)
    found = attributions(reading)
    named = [a.subject for a in found if a.subject and not a.pronoun]
    if not found and (source := sorted(according(reading))[2:]):
        # "According to Holt": who is meant stands behind the two words.
        named = [text[reading.words[source[0]].start : reading.words[source[-1]].end]]
    return (named[-1] if named else None), not named and any(a.subject.lower() in _PRONOUNS for a in found)


def _only_asks(text: str) -> bool:
    """Say whether a sentence is a quoted question and nothing else."""
    reading = Reading(text)
    return bool(reading.words) and all(reading.quoted) and text.rstrip(" ”\"'").endswith("?")


def _says_nothing(text: str) -> bool:
    """Say whether a sentence only tells that somebody did not answer."""
    reading = Reading(text)
    frame = {i for a in attributions(reading) for i in range(a.first, a.last)}
    return bool(frame) and not any(
        i not in frame and not reading.quoted[i] and w.norm not in _SILENT and reading.is_content(i)
        for i, w in enumerate(reading.words)
    )


def _found_again(evidence: Iterable[Evidence], context: Context) -> Iterator[Evidence]:
    """Move evidence of a document that was not given, but whose words are, to where they stand."""
    for item in evidence:
        if item.document not in context.sources and item.exact.strip():
            for source in context.sources.values():
                at = source.text.find(item.exact)
                if at >= 0:
                    item = Evidence(source.document.id, at, at + len(item.exact), item.exact)
                    break
        yield item
