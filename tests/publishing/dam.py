"""A small transcript and a story made from it by hand, with overlapping passages and hostile text."""

from __future__ import annotations

import hashlib

import pytest

from readout.records import (
    Commitment,
    Document,
    Edit,
    Evidence,
    Line,
    Mark,
    Official,
    Readability,
    Section,
    Span,
    Speaker,
    Story,
    StoryFigure,
    StorySentence,
    Transcript,
    Turn,
    Unanswered,
)

HOSTILE = "</script><script>alert(1)</script> \x1b[31mred\x1b[0m \u202etxet"
TEXT = (
    "Briefing on the Dam\n\n"
    "MS. VEY: (Via interpreter) We will open the dam on May 5. More than 300 families must leave.\n\n"
    "They will get help. (Laughter.) Thank you.\n\n"
    "QUESTION: Who pays?\n\n"
    f"MS. VEY: I have nothing on that. {HOSTILE}\n\n"
    "# # #"
)


def span(words: str, after: int = 0) -> Span:
    """Return where the words stand in the text."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


@pytest.fixture(name="transcript")
def a_transcript() -> Transcript:
    vey = Speaker("vey", "MS. VEY", "official", "Ada Vey", "minister for water", "Vey")
    press = Speaker("press", "QUESTION", "press", None, None, "a reporter")
    first = Span(TEXT.index("We will"), TEXT.index("\n\nQUESTION"))
    question = span("Who pays?")
    last = Span(TEXT.index("I have"), TEXT.index("\n\n# # #"))
    data = TEXT.encode()
    document = Document(
        "sha256:" + hashlib.sha256(data).hexdigest(),
        TEXT,
        data,
        url="https://water.example/briefing?a=1&b=2",
        marks=(Mark("strike", span("300").start, span("300").end),),
    )
    return Transcript(
        document,
        (
            Turn(0, "MS. VEY", vey, "statement", first.start, first.end, (span("(Laughter.)"),)),
            Turn(1, "QUESTION", press, "question", question.start, question.end),
            Turn(2, "MS. VEY", vey, "answer", last.start, last.end),
        ),
        title="Briefing on the Dam",
        date="2024-05-01",
        place="Aldin",
        publisher="Ministry for Water",
        officials=(Official("Ada Vey", "minister for water", 0, 5),),
        body=Span(first.start, last.end),
    )


@pytest.fixture(name="story")
def a_story(transcript: Transcript) -> Story:
    def evidence(*words: str) -> tuple[Evidence, ...]:
        spans = [span(w) for w in words]
        return tuple(Evidence(transcript.document.id, s.start, s.end, s.of(TEXT)) for s in spans)

    opening = StorySentence(
        "The dam will open on 5 May, the water minister, Ada Vey, said.",
        "reported",
        "Ada Vey",
        evidence("We will open the dam on May 5."),
        (Edit("person", "We will", "The dam will"),),
    )
    overlapping = StorySentence(
        "“More than 300 families must leave”, Vey said.",
        "quote",
        "Ada Vey",
        evidence("on May 5. More than 300 families must leave.", "They will get help."),
    )
    return Story(
        (transcript,),
        Line("Dam to open on 5 May", evidence("We will open the dam on May 5.")),
        Line("More than 300 families must leave.", evidence("More than 300 families must leave")),
        (
            Section(None, ((opening, overlapping),)),
            Section(
                Line("* Help & <money>", ()), ((StorySentence("1. No source for _this_.", "narration"),),)
            ),
        ),
        unanswered=(
            Unanswered(
                "Who pays?",
                "Vey said she had nothing on that.",
                "non_reply",
                evidence("I have nothing on that."),
            ),
        ),
        commitments=(
            Commitment("Ada Vey", "open the dam", "5 May", evidence("We will open the dam on May 5.")),
        ),
        figures=(
            StoryFigure("300 families", 300.0, "families", "more than", evidence("More than 300 families")),
        ),
        source_readability=Readability(40, 6.04),
        story_readability=Readability(1200, 5.5),
        notes=("One question could not be told.",),
    )
