"""Whole transcripts of invented officials in the layouts of real ones, their turns written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.formats import read
from readout.records import Document, Transcript
from readout.transcripts import parse

FIXTURES = Path(__file__).parents[1] / "fixtures" / "transcripts"
SHARED = Path(__file__).parents[2] / ".." / "shared" / "corpus"


def of(text: str, **meta: str) -> Transcript:
    """Parse plain paragraphs."""
    return parse(Document(id="sha256:0", text=text, data=b"", **meta))  # type: ignore[arg-type]


def fixture(name: str) -> Transcript:
    return parse(read((FIXTURES / name).read_bytes(), name=name))


def shown(transcript: Transcript) -> list[tuple[str, str, str | None, str | None, str]]:
    """Each turn as label, kind, name, role and words."""
    text = transcript.document.text
    return [
        (t.label, t.kind, t.speaker.name, t.speaker.role, text[t.start : t.end]) for t in transcript.turns
    ]


def test_a_briefing_with_a_guest() -> None:
    transcript = fixture("briefing.md")
    secretary, envoy = ("Jane Doe", "press secretary"), ("Richard Roe", "energy envoy")
    assert shown(transcript) == [
        (
            "MS. DOE",
            "statement",
            *secretary,
            "Good afternoon. I have with me our special guest, Energy Envoy Richard Roe. The bottom line "
            "is: we are ready."
            "\n\nWith that, Richard.",
        ),
        ("MR. ROE", "statement", *envoy, "Thank you, Jane. We will build four [five] plants by 2035."),
        ("Q", "question", None, None, "How much will it cost? Some say 3 billion, some say --"),
        ("MR. ROE", "answer", *envoy, "About 4 billion crowns."),
        ("MS. DOE", "aside", *secretary, "Go ahead, Sam."),
        ("Q", "question", None, None, "Thanks, Jane. Will the President sign the bill?"),
        ("MS. DOE", "answer", *secretary, "I have nothing to announce.\n\nThank you, everybody."),
    ]
    assert (transcript.layout, transcript.date, transcript.time, transcript.place) == (
        "white-house",
        "2031-03-07",
        "1:06 P.M. EST",
        "Blue Room",
    )
    assert [(e.questions, e.answers) for e in transcript.exchanges] == [((2,), (3,)), ((5,), (6,))]
    assert [n.of(transcript.document.text) for t in transcript.turns for n in t.notes] == [
        "four",
        "(Applause.)",
        "(Inaudible.)",
    ]
    assert [turn.speaker.pronoun for turn in transcript.turns[:2]] == ["she", "he"]
    assert {(official.name, official.role) for official in transcript.officials} == {secretary, envoy}


def test_a_department_with_anonymous_officials() -> None:
    transcript = fixture("department.html")
    assert shown(transcript) == [
        (
            "MR POE",
            "statement",
            "Ivan Poe",
            "department spokesperson",
            "Good afternoon. Secretary Zoe’s trip begins on Monday.",
        ),
        ("QUESTION", "question", None, None, "Where?"),
        ("MR POE", "answer", "Ivan Poe", "department spokesperson", "Strelsau."),
        ("QUESTION", "question", None, None, "And the senior official who said so?"),
        ("SENIOR OFFICIAL ONE", "answer", None, "senior official", "It was me."),
        ("SENIOR OFFICIAL TWO", "answer", None, "senior official", "And me."),
    ]
    one, two = (turn.speaker for turn in transcript.turns[-2:])
    assert (one.kind, two.kind) == ("anonymous", "anonymous")
    assert one.key != two.key
    assert (one.short, two.short) == ("the first official", "the second official")
    assert (transcript.time, transcript.place) == ("2:06 p.m. EDT", "Washington, D.C.")


def test_a_ministry_whose_minister_opens_without_a_label() -> None:
    transcript = fixture("ministry.html")
    turns = shown(transcript)
    assert [turn[:4] for turn in turns] == [
        ("", "statement", "Anna Noe", "foreign minister"),
        ("Question", "question", None, None),
        ("Anna Noe", "answer", "Anna Noe", "foreign minister"),
        ("Question (retranslated from Ruritanian)", "question", None, None),
        ("Anna Noe", "answer", "Anna Noe", "foreign minister"),
    ]
    assert turns[0][4].startswith("Ladies and gentlemen,\n\nWe have held talks")
    assert turns[0][4].endswith(
        "The reality is: nobody gains when trucks stand still for three days at the bridge."
    )
    assert len({transcript.turns[at].speaker.key for at in (0, 2, 4)}) == 1


def test_a_record_of_the_security_council() -> None:
    transcript = fixture("record.txt")
    chair = ("Noe", "president of the Security Council")
    assert shown(transcript) == [
        ("The President", "statement", *chair, "I shall put the draft resolution to the vote now."),
        (
            "The President",
            "statement",
            *chair,
            "The draft resolution has been adopted. I give the floor to the representative of Graustark.",
        ),
        (
            "Mr. Poe (Graustark)",
            "statement",
            "Poe",
            "representative of Graustark",
            "The bridge matters to us and to every one of our neighbours, whose trucks stand still for "
            "days.\n\n"
            "I thank the Council. (Mr. Zoe was not in the hall, and our neighbours know it.)",
        ),
    ]
    assert transcript.title == "Security Council, 99901st meeting: The situation on the bridge"
    assert (transcript.date, transcript.time, transcript.place) == ("2031-05-04", "3 p.m.", "New York")
    assert transcript.turns[2].speaker.side == "Graustark"


def test_an_interview_with_initials() -> None:
    transcript = fixture("interview.md")
    assert [(t.label, t.kind, t.speaker.kind, t.speaker.name) for t in transcript.turns] == [
        ("AN", "statement", "official", "Anna Noe"),
        ("SB", "question", "press", None),
        ("AN", "answer", "official", "Anna Noe"),
        ("SB", "question", "press", None),
    ]


def test_a_communique_is_one_turn_of_nobody() -> None:
    transcript = fixture("communique.txt")
    (turn,) = shown(transcript)
    assert turn[:4] == ("", "statement", None, None)
    assert turn[4].startswith("1. We, the leaders")
    assert turn[4].endswith("what has not.")
    assert transcript.turns[0].speaker.kind == "issuer"


def test_json_turns_keep_their_speakers() -> None:
    transcript = parse(
        read(
            b'{"turns": [{"speaker": "Minister Anna Noe", "text": "We agreed."}, '
            b'{"speaker": "Q", "text": "Why?"}]}'
        )
    )
    assert shown(transcript) == [
        ("Minister Anna Noe", "statement", "Anna Noe", "minister", "We agreed."),
        ("Q", "question", None, None, "Why?"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The reality is: we are late.",
        "Here is the point: we are late.",
        "Note: this was corrected.",
        "To be clear: no.",
        "And for President Doe: no.",
        "WHAT: A walk in the park",
        "FACT SHEET: Ten new bridges",
        "Contact: press@palace.example",
        "2:30 at the latest",
        "See https://palace.example/a",
        "So two things: first, the bridge.",
        "First, to Prime Minister Noe: what is next?",
        "Then for President Doe: will it hold?",
    ],
)
def test_prose_with_a_colon_is_no_label(line: str) -> None:
    transcript = of(f"MR. DOE: Good morning.\n\n{line}\n\nQ Why?\n\nMR. DOE: It rained.")
    assert [turn.label for turn in transcript.turns] == ["MR. DOE", "Q", "MR. DOE"]


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("SECRETARY NOE", "Noe"),
        ("MS NOE", "Noe"),
        ("FOREIGN MINISTER LE NOE", "Le Noe"),
        ("PRESIDENT VON NOE", "von Noe"),
        ("MR. McNOE", "McNoe"),
        ("MS. O’NOE", "O’Noe"),
        ("ACTING ADMINISTRATOR NOE", "Noe"),
        ("Deputy Secretary of State Noe", "Noe"),
        ("DR. NOE-ROE", "Noe-Roe"),
        ("LIEUTENANT GENERAL NOE", "Noe"),
        ("Mr. Noe", "Noe"),
        ("ENVIRONMENT MINISTER NOE", "Noe"),
    ],
)
def test_labels_give_the_surname(label: str, short: str) -> None:
    transcript = of(f"{label}: Good morning.\n\nQUESTION: Why?\n\n{label}: It rained.")
    assert [(t.label, t.speaker.short) for t in transcript.turns] == [
        (label, short),
        ("QUESTION", None),
        (label, short),
    ]


@pytest.mark.parametrize(
    ("title", "text", "name", "role"),
    [
        ("Remarks by National Envoy Sam Doe in the Senate", "", "Sam Doe", "national envoy"),
        (
            "Gaggle",
            "I’m joined by Deputy Secretary for Management and Resources Sam P. Doe.",
            "Sam P. Doe",
            "deputy secretary for management and resources",
        ),
        (
            "Gaggle",
            "With us is Sam Doe, who is the director of the National Weather Office, and he will speak.",
            "Sam Doe",
            "director of the National Weather Office",
        ),
        (
            "Gaggle",
            "I turn it over to Senior Director for Europe Sam Doe.",
            "Sam Doe",
            "senior director for Europe",
        ),
        ("Gaggle", "Our guest, Ambassador to Peru Sam Doe, is here.", "Sam Doe", "ambassador to Peru"),
        (
            "Remarks by Prime Minister Sam Doe of Poland at the Bridge",
            "",
            "Sam Doe",
            "prime minister of Poland",
        ),
        ("Gaggle", "I’m Sam Doe.", "Sam Doe", None),
        ("Gaggle", "President Max Doe sends his regards.", "Doe", None),
        ("Gaggle", "", "Doe", None),
    ],
)
def test_names_and_titles_come_from_the_document_alone(
    title: str, text: str, name: str, role: str | None
) -> None:
    transcript = of(f"MODERATOR: Good morning. {text}\n\nMR. DOE: It rained.\n\nQ Why?", title=title)
    speaker = transcript.turns[1].speaker
    assert (speaker.name, speaker.role, speaker.pronoun) == (name, role, "he")


def test_the_president_is_who_the_title_says_and_not_a_relative() -> None:
    transcript = of(
        "THE PRESIDENT: Thank you. My wife Ann Doe is here.\n\nTHE FIRST LADY: Hello to all.\n\nQ "
        "Why?\n\nPRESIDENT DOE: It rained.",
        title="Remarks by President Doe and First Lady Ann Doe at the Bridge",
    )
    president, lady, press, again = (turn.speaker for turn in transcript.turns)
    assert (president.name, president.role) == ("Doe", "president")
    assert (lady.name, lady.role) == ("Ann Doe", "first lady")
    assert press.kind == "press"
    assert president.key == again.key != lady.key


def test_a_president_whom_nobody_names_stays_without_a_name() -> None:
    transcript = of("THE PRESIDENT: It rained.\n\nQ Why?", title="Remarks by the President at the Bridge")
    speaker = transcript.turns[0].speaker
    assert (speaker.name, speaker.role, speaker.short) == (None, "president", "the president")


def test_a_misprinted_label_is_the_speaker_it_means() -> None:
    transcript = of("PRESIDENT DOE: One.\n\nPRESIDENT DOE: Two.\n\nPRESIDEN DOE: Three.\n\nQ Why?")
    assert [turn.label for turn in transcript.turns] == [
        "PRESIDENT DOE",
        "PRESIDENT DOE",
        "PRESIDEN DOE",
        "Q",
    ]
    assert len({turn.speaker.key for turn in transcript.turns[:3]}) == 1


def test_a_label_that_lost_its_line_or_its_colon_is_found() -> None:
    transcript = of("MS. DOE: We begin.\n\nQ Why? MS. DOE: It rained. Hard.\n\nQ When?\n\nMS. DOE In May.")
    text = transcript.document.text
    assert [(t.label, text[t.start : t.end]) for t in transcript.turns] == [
        ("MS. DOE", "We begin."),
        ("Q", "Why?"),
        ("MS. DOE", "It rained. Hard."),
        ("Q", "When?"),
        ("MS. DOE", "In May."),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "END",
        "END 2:05 P.M. EDT",
        "# # #",
        "###",
        "(The briefing was concluded at 3:09 p.m.)",
        "2:05 P.M. EDT",
        "PRN: 2031/0123",
        "-30-",
        "Office of the Spokesperson",
    ],
)
def test_closing_lines_are_not_speech(closing: str) -> None:
    transcript = of(f"MS. DOE: We begin.\n\nQ Why?\n\nMS. DOE: It rained.\n\n{closing}")
    last = transcript.turns[-1]
    assert transcript.document.text[last.start : last.end] == "It rained."


@pytest.mark.parametrize(
    ("title", "header", "name", "role"),
    [
        ("Statement from Press Secretary Jane Doe on the Bridge", "", "Jane Doe", "press secretary"),
        ("The Bridge", "Anna B. Noe, Minister of Trade\n\n", "Anna B. Noe", "minister of trade"),
        ("Joint Statement of Poland and Peru", "Anna B. Noe, Minister of Trade\n\n", None, None),
        (
            "Foreign Ministers’ Telephone Talk",
            "Anna B. Noe, Minister of Trade\n\n",
            "Anna B. Noe",
            "minister of trade",
        ),
        ("Remarks by Envoy Jane Doe Marking Bridge Day", "", "Jane Doe", "envoy"),
        ("Remarks by Envoy Jane Doe Ahead of Bridge Day", "", "Jane Doe", "envoy"),
    ],
)
def test_issuers(title: str, header: str, name: str | None, role: str | None) -> None:
    transcript = of(
        f"{header}We have agreed to open the bridge to all trucks in June of this very year.", title=title
    )
    (turn,) = transcript.turns
    assert (turn.speaker.kind, turn.speaker.name, turn.speaker.role) == ("issuer", name, role)
    assert transcript.document.text[turn.start :].startswith("We have agreed")


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("released by the Governments of Orvania and Terrane on the occasion of Bridge Day", None),
        ("issued by the river ministers of Orvania, Terrane, and Veldania", None),
        ("adopted jointly by the Government of Orvania and the Port Union", None),
        ("released by the Ministry of Rivers", "Ministry of Trade"),
    ],
)
def test_a_text_that_says_several_released_it_is_no_ones_alone(by: str, name: str | None) -> None:
    text = (
        f"The text of the following statement was {by}.\n\nBegin text:\n\nWe have agreed to open the bridge."
    )
    (turn,) = of(text, publisher="Ministry of Trade").turns
    assert (turn.speaker.kind, turn.speaker.name) == ("issuer", name)


_FILES = [
    path
    for folder in ("whitehouse", "whitehouse-html", "state-department", "un-general-debate", "un-meetings")
    for path in sorted((SHARED / folder).glob("*"))
    if path.suffix in {".md", ".html", ".txt"}
]


@pytest.mark.skipif(not _FILES, reason="the shared corpus is not here")
@pytest.mark.parametrize("part", range(4))
def test_real_documents_keep_the_invariants(part: int) -> None:
    for path in _FILES[part::16]:
        if "index-page" in path.name:
            continue
        transcript = parse(read(path.read_bytes(), name=path.name))
        text, before = transcript.document.text, 0
        for turn in transcript.turns:
            assert before <= turn.start < turn.end <= len(text), path.name
            assert not text[turn.start].isspace(), path.name
            before = turn.end


def test_a_page_that_holds_a_transcript_twice_keeps_the_header_between_out_of_speech() -> None:
    once = "\n\n".join(
        [
            "Via Telephone",
            "10:02 A.M. EST",
            "MS. DOE: We begin.",
            "Q Why?",
            "MS. DOE: It rained.",
            "END\n11:02 A.M. EST",
        ]
    )
    transcript = of(f"{once}\n\n{once}")
    text = transcript.document.text
    assert [text[t.start : t.end] for t in transcript.turns] == ["We begin.", "Why?", "It rained."] * 2


def test_a_title_at_the_end_of_a_line_is_not_the_next_persons() -> None:
    text = (
        "Ministry for Water\n\nPress Briefing\n\nAldin\nMay 1, 2024\n\n"
        "Ada Vey, Ministry Spokesperson\nTom Rask, Director for Dams\n\n"
        "MS. VEY: Good morning. Tom will speak first.\n\n"
        "MR. RASK: The dam is full. We will open it on May 5.\n"
    )
    roles = {t.speaker.name: t.speaker.role for t in parse(read(text.encode())).turns}
    assert roles == {"Ada Vey": "Ministry spokesperson", "Tom Rask": "director for Dams"}


@pytest.mark.parametrize(
    "head",
    [
        "The following is attributable to Spokesperson Adela Novak:\n\n",
        "Press Release\n\nOffice of River Affairs\nRiver Department\nMarch 14, 2024\n\n",
        "River Department\nReadout of Minister Adela Novak’s Meeting with Minister Piet Hals of the Kingdom of Taldia\nMarch 14, 2024\n\n",  # noqa: E501
        "Office of River Affairs\nMarch 14, 2024\n\nThe statement below may be attributed to Spokesperson Adela Novak:\n\n",  # noqa: E501
    ],
)
def test_the_lines_above_a_statement_are_not_said(head: str) -> None:
    body = "The minister met the governors of both banks today, and they agreed to raise nine dams."
    transcript = of(head + body, title="A Meeting on the Rivers")
    (turn,) = transcript.turns
    assert turn.span.of(transcript.document.text) == body
    if "attribut" in head:
        assert (turn.speaker.name, turn.speaker.role) == ("Adela Novak", "spokesperson")


def test_a_rank_in_a_label_yields_to_the_office_in_the_title() -> None:
    transcript = of(
        "MR. ORSK: Good afternoon. I have Ambassador Adela Novak with me.\n\n"
        "AMBASSADOR NOVAK: Thank you. The talks on the rivers begin on Monday.\n\nQ: Where?\n\n"
        "AMBASSADOR NOVAK: In the capital.",
        title="Press Briefing by Press Secretary Jan Orsk and National Water Advisor Adela Novak",
    )
    assert {t.speaker.role for t in transcript.turns if t.label == "AMBASSADOR NOVAK"} == {
        "national water advisor"
    }


def test_one_question_among_the_turns_of_one_named_speaker_is_a_question() -> None:
    transcript = of("Ana Vey: We begin.\n\nQuestion: Why is that so?\n\nAna Vey: It rained.")
    assert [(turn.label, turn.kind) for turn in transcript.turns] == [
        ("Ana Vey", "statement"),
        ("Question", "question"),
        ("Ana Vey", "answer"),
    ]


def page(*paragraphs: str) -> Transcript:
    return parse(read("".join(f"<p>{one}</p>" for one in paragraphs).encode(), name="a.html"))


def test_labels_in_bold_on_paragraphs_of_their_own_are_labels_where_somebody_asks() -> None:
    name, asked = "<strong>MS. DOE</strong>", "<strong>QUESTION</strong>"
    transcript = page("Briefing", name, "We begin.", "All is well.", asked, "Why?", name, "It rained.")
    assert [(label, words) for label, _, _, _, words in shown(transcript)] == [
        ("MS. DOE", "We begin.\n\nAll is well."),
        ("QUESTION", "Why?"),
        ("MS. DOE", "It rained."),
    ]


def test_headings_in_bold_are_no_labels() -> None:
    transcript = page(
        "<b>BACKGROUND</b>", "It rained.", "<b>NEXT</b>", "It will.", "<b>BACKGROUND</b>", "So it was."
    )
    assert [turn.label for turn in transcript.turns] == [""]


def test_the_time_of_a_recording_behind_a_name_is_no_part_of_it() -> None:
    transcript = page(
        "Jane Doe (00:04):<br>We begin.", "Reporter (00:14):<br>Why?", "Jane Doe (00:18):<br>It rained."
    )
    assert [(label, kind, words) for label, kind, _, _, words in shown(transcript)] == [
        ("Jane Doe", "statement", "We begin."),
        ("Reporter", "question", "Why?"),
        ("Jane Doe", "answer", "It rained."),
    ]
