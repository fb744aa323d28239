"""A small builder of transcripts for the gate's tests: invented officials, the shapes of real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import pytest

from readout.checking import Checker, Context, check_sentence, read_draft
from readout.records import (
    Document,
    Evidence,
    Exchange,
    Finding,
    Official,
    SentenceKind,
    Span,
    Speaker,
    StorySentence,
    Transcript,
    Turn,
)

PEOPLE = {
    "MS. ADEYEMI": Speaker(
        "adeyemi", "MS. ADEYEMI", "official", "Ngozi Adeyemi", "spokesperson", "Adeyemi", "she"
    ),
    "FOREIGN MINISTER HOLT": Speaker(
        "holt", "FOREIGN MINISTER HOLT", "official", "Viktor Holt", "foreign minister", "Holt", "he"
    ),
    "OFFICIAL ONE": Speaker("one", "OFFICIAL ONE", "anonymous", None, None, "the first official"),
    "OFFICIAL TWO": Speaker("two", "OFFICIAL TWO", "anonymous", None, None, "the second official"),
    "QUESTION": Speaker("press", "QUESTION", "press", None, None, "a reporter"),
    "MODERATOR": Speaker("moderator", "MODERATOR", "moderator", None, None, "the moderator"),
}


def build(
    turns: Sequence[tuple[str, str]], *, date: str = "2021-07-14", title: str = "Department Press Briefing"
) -> Transcript:
    """Return a transcript of ``(label, speech)`` pairs; "(Laughter.)" and "(inaudible)" become notes."""
    text = f"{title}\n\nNgozi Adeyemi, Department Spokesperson\n\nWashington, D.C.\n\n"
    made: list[Turn] = []
    body = len(text)
    for index, (label, speech) in enumerate(turns):
        text += f"{label}: "
        start = len(text)
        text += speech
        notes = tuple(
            Span(start + at, start + at + len(note))
            for note in ("(Laughter.)", "(inaudible)")
            for at in [speech.find(note)]
            if at >= 0
        )
        kind = "question" if label == "QUESTION" else "answer"
        made.append(Turn(index, label, PEOPLE[label], kind, start, len(text), notes))
        text += "\n\n"
    exchanges = tuple(
        Exchange((i,), (i + 1,))
        for i in range(len(made) - 1)
        if made[i].kind == "question" and made[i + 1].kind == "answer"
    )
    data = text.encode()
    document = Document("sha256:" + hashlib.sha256(data).hexdigest(), text, data, title=title, date=date)
    return Transcript(
        document,
        tuple(made),
        exchanges,
        title=title,
        date=date,
        place="Washington, D.C.",
        publisher="State Department",
        officials=(Official("Ngozi Adeyemi", "Department Spokesperson", len(title) + 2, len(title) + 40),),
        body=Span(body, len(text)),
    )


def evidence(transcript: Transcript, *exact: str) -> tuple[Evidence, ...]:
    """Return evidence for each of the passages, found in the document."""
    text = transcript.document.text
    found = []
    for passage in exact:
        start = text.index(passage)
        found.append(Evidence(transcript.document.id, start, start + len(passage), passage))
    return tuple(found)


Judge = Callable[..., tuple[Finding, ...]]


@pytest.fixture(name="judge")
def _judge() -> Judge:
    """Judge ``draft`` against one passage said by ``label``, after an optional question."""

    def judge(
        source: str,
        draft: str,
        *,
        label: str = "MS. ADEYEMI",
        speaker: str | None = "Ngozi Adeyemi",
        question: str | None = None,
        kind: SentenceKind = "reported",
        more: Sequence[tuple[str, str]] = (),
        exact: Sequence[str] | None = None,
        date: str = "2021-07-14",
        before: Sequence[StorySentence] = (),
    ) -> tuple[Finding, ...]:
        turns = ([("QUESTION", question)] if question else []) + [(label, source), *more]
        transcript = build(turns, date=date)
        sentence = StorySentence(draft, kind, speaker, evidence(transcript, *(exact or [source])))
        return check_sentence(sentence, Context([transcript]), before)

    return judge


def charged(checker: Checker, text: str) -> set[tuple[str, str]]:
    """Return the rules and severities that charge a draft, notes left out."""
    found = checker.check(read_draft(text.encode())).findings
    return {(f.rule, f.severity) for f in found if f.severity != "note"}
