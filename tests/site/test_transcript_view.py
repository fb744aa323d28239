from __future__ import annotations

from dataclasses import replace

from readout.records import Document, Speaker, Transcript, Turn
from readout.site.queries.reading import Reading
from readout.site.transcript_view import shown, speakers

TEXT = """MS. BRANDT: We will open the port. It may take a week.

QUESTION: When?

MR. RUIZ (by phone): Soon."""


def reading() -> Reading:
    def turn(n: int, label: str, kind: str, words: str, speaker: Speaker) -> Turn:
        start = TEXT.index(words)
        return Turn(n, label, speaker, kind, start, start + len(words))  # type: ignore[arg-type]

    brandt = Speaker("brandt", "MS. BRANDT", name="Helena Brandt", role="spokesperson")
    ruiz = Speaker("ruiz", "MR. RUIZ (by phone)", name="Tomas Ruiz")
    turns = (
        turn(0, "MS. BRANDT", "statement", "We will open the port. It may take a week.", brandt),
        turn(1, "QUESTION", "question", "When?", Speaker("question", "QUESTION")),
        turn(2, "MR. RUIZ (by phone)", "answer", "Soon.", ruiz),
    )
    transcript = Transcript(Document("sha256:0", TEXT, b""), turns)
    return Reading(1, 1, 1, 1, 12, transcript, (), {})


def test_a_label_that_tells_nothing_more_than_the_name_is_not_repeated() -> None:
    blocks = [block for block in shown(reading(), ()) if block.speaker]
    assert [(b.speaker, b.printed) for b in blocks] == [
        ("Helena Brandt", ""),
        ("Question", ""),
        ("Tomas Ruiz", "MR. RUIZ (by phone):"),
    ]


def test_role_and_page_stand_where_somebody_first_speaks() -> None:
    first = reading()
    turn = first.transcript.turns[0]
    again = replace(turn, index=3)
    twice = replace(first, transcript=replace(first.transcript, turns=(*first.transcript.turns, again)))
    told = [(b.speaker, b.role) for b in shown(twice, ()) if b.speaker == "Helena Brandt"]
    assert told == [("Helena Brandt", "spokesperson"), ("Helena Brandt", "")]


def test_reporters_are_one_speaker() -> None:
    assert [(name, words) for name, _, _, words in speakers(reading())] == [
        ("Helena Brandt", 10),
        ("Reporters", 1),
        ("Tomas Ruiz", 1),
    ]


def test_numbers_stand_behind_the_point_and_other_paragraphs_are_words_alone() -> None:
    start = TEXT.index("We will")
    blocks = shown(reading(), [(start, TEXT.index(". It"))])
    ((first,), *others) = [block.paragraphs for block in blocks if block.speaker]
    assert [(p.text, p.marks, p.ends) for p in first if not isinstance(p, str)] == [
        ("We will open the port", (1,), ()),
        (".", (), (1,)),
        (" It may take a week.", (), ()),
    ]
    assert others == [("When?",), ("Soon.",)]
