"""The short boxes after a story: what was not answered, what was promised, the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.records import Evidence, Span, Transcript, Unanswered
from readout.statements import LabelledExchange, label_exchanges
from readout.writing.boxes.questions import restarted, worded
from readout.writing.lexicon import pattern
from readout.writing.sentence.clean import clean
from readout.writing.style.attribute import Naming
from readout.writing.style.house import sentence_case

_MOST_REPLY_WORDS = 30
_BY = pattern("deadline")
_ANSWERS, _WHOM = pattern("answers_after_all"), pattern("whom")
_SURELY, _EMPTY = pattern("surely"), pattern("empty_promise")
_READ = 30  # sentences parsed for the box of figures


def evidence(transcript: Transcript, span: Span) -> Evidence:
    """Return the evidence for a span of a transcript's document."""
    document = transcript.document
    return Evidence(document.id, span.start, span.end, document.text[span.start : span.end])


def unanswered(transcripts: Sequence[Transcript], most: int = 8) -> tuple[Unanswered, ...]:
    """Return the questions that got no answer, in order: those that were not replied to at all."""
    rows = [
        (t, one)
        for t in transcripts
        for one in label_exchanges(t)
        if one.cue and one.kind != "clarification" and (one.label == "non_reply" or _declines_a_part(t, one))
    ]
    found: list[Unanswered] = []
    for transcript, one in rows[: most * 2]:
        box = _unanswered(transcript, one)
        if box is not None and not any(box.reply == other.reply for other in found):
            found.append(box)
    return tuple(found[:most])


_ON_WHAT = re.compile(
    r"\b(?:with (?:respect|regard) to|when it comes to|in terms of|as (?:for|to)|on|regarding|about)\b", re.I
)
_NAMED = re.compile(r"\b(?!I\b)(?:[A-Z]{2,}|[A-Z][a-z]{3,})\w*|\b\d[\d,.]*\b")


def _declines_a_part(transcript: Transcript, one: LabelledExchange) -> bool:
    """Say whether an answer to several questions declines one by name: "With respect to the port, I have nothing"."""  # noqa: E501
    if one.kind != "partial" or one.shown is None or one.cue is None or one.asked == one.question:
        return False
    if one.reply is None or "in part" in one.reply:
        return False  # what is shown is the part that was answered
    text = transcript.document.text
    shown, asked = one.shown.of(text), one.question.of(text)
    names = {m.group() for m in _NAMED.finditer(shown) if m.start()}
    return bool(_ON_WHAT.search(shown)) and any(name in asked for name in names)


_YET = re.compile(
    r"\bbut (?:we|he|she|they|the \w+|I can|I will|I’ll)\b[^.]{0,60}\b(?:will|have never|has never|never|did|does|can say|can tell)\b",  # noqa: E501
    re.I,
)


def _answer(transcript: Transcript, one: LabelledExchange) -> str:
    """Return all that was said in reply."""
    turns = (transcript.turns[i] for i in one.exchange.answers)
    return " ".join(transcript.document.text[t.start : t.end] for t in turns)


def _unanswered(transcript: Transcript, one: LabelledExchange) -> Unanswered | None:
    """Word one exchange: the question as asked, and what was said instead."""
    text = transcript.document.text
    if one.shown is None or one.reply is None:
        return None
    shown = " ".join(one.shown.of(text).split())
    # A gap or a quotation inside cannot stand between our own quotation marks.
    if any(c in shown for c in '“”"([*') or _ANSWERS.search(shown):
        return None
    whole = " ".join(_answer(transcript, one).split())
    if _YET.search(whole):
        return None  # "I cannot say when, but he will speak": answered in part
    if len(shown.split()) > _MOST_REPLY_WORDS or shown.endswith(("—", "--", "–")):
        return None
    question = worded(text, one.question, [transcript.turns[i] for i in one.exchange.questions])
    if question is None:
        return None
    asked, stretch = question
    turn = next(
        t for i in one.exchange.answers if (t := transcript.turns[i]).start <= one.shown.start < t.end
    )
    naming = Naming(anonymous=2, named={turn.speaker.key})
    who = sentence_case(naming.name(turn.speaker))
    reply = one.reply.replace("{who}", who)
    if "{whom}" in reply:
        named = _whom(text, one.whom) if one.whom else _whom_said(restarted(shown))
        if _AT_LARGE.search(named):
            return None  # "a matter for the people of Taldia" is the answer, and sends nobody on
        named = "" if named in {"him", "her", "them"} or named.startswith(("my ", "our ")) else named
        reply = reply.replace("{whom}", named) if named else f"{who} referred the question elsewhere."
        reply = reply.replace("..", ".")
    start, end = _words(shown)
    return Unanswered(
        f"“{asked}”", f"{reply} “{sentence_case(restarted(shown[start:end]))}”", one.label,
        (evidence(transcript, stretch), evidence(transcript, one.shown)),
    )  # fmt: skip


_AT_LARGE = re.compile(r"\b(?:people|peoples|parties|countries|voters|nations?)\b", re.I)


def _whom(text: str, whom: Span) -> str:
    """Return the one referred to; "the First Lady’s" goes on with the noun behind it."""
    named = " ".join(whom.of(text).split())
    if not re.search(r"[’']s?$", named):
        return named
    more = re.match(
        r" (?:office|team|staff|campaign|lawyers?|counsel|press office)\b", text[whom.end : whom.end + 20]
    )
    return named + more.group() if more else ""


def _whom_said(shown: str) -> str:
    """Return the one referred to where a stutter parts the words: "point you — to the ministry"."""
    found = _WHOM.search(shown.replace("… ", ""))
    return re.sub(r"(?: (?:of|for|and|the|at))+$", "", found["whom"].strip()) if found else ""


def _words(shown: str) -> tuple[int, int]:
    """Return the core of the sentence that shows the non-answer, without its lead waffle."""
    cleaned = clean(shown)
    return (cleaned.start, cleaned.end) if cleaned.end - cleaned.start > 12 else (0, len(shown))
