"""Whom "we" stands for: shown by the document, never by the shape of its print."""

import json

import pytest

from readout import engine
from readout.checking import Context, check_sentence
from readout.records import Evidence, StorySentence
from readout.writing.persons.voice import voice
from readout.writing.telling.options import options
from readout.writing.telling.units import units

BRIEFING = """{ministry}

Daily Press Briefing

Marin
14 March 2024

MS. BRANDT: Good afternoon. We will keep the crossing at Dol open for the whole week. The ministry expects 400 trucks.

QUESTION: Will the crossing close on Sunday?

MS. BRANDT: No. We will keep it open on Sunday too, and we will add customs officers at the crossing.
"""  # noqa: E501


@pytest.mark.parametrize("ministry", ["Ministry of Foreign Affairs of Orvania", "Press Office"])
def test_no_government_is_guessed_from_the_layout(ministry):
    transcript = engine.read(BRIEFING.format(ministry=ministry).encode())
    found = voice(transcript.turns[0].speaker, transcript)
    assert found is None or found.subject == "Orvania"
    story = engine.write(transcript, words=60)
    assert not any(" US " in f" {s.text} " for s in story.sentences())


def test_gate_refuses_a_government_that_the_document_does_not_show():
    transcript = engine.read(BRIEFING.format(ministry="Ministry of Foreign Affairs of Orvania").encode())
    text = transcript.document.text
    said = "We will keep the crossing at Dol open for the whole week."
    start = text.index(said)
    evidence = Evidence(transcript.document.id, start, start + len(said), said)
    told = "{} will keep the crossing at Dol open for the whole week, Brandt said."

    def rules(subject):
        sentence = StorySentence(told.format(subject), "reported", "Brandt", (evidence,))
        return {f.rule for f in check_sentence(sentence, Context((transcript,))) if f.severity == "error"}

    assert "institution" in rules("The US")
    assert "institution" not in rules("Orvania")


INTERVIEW = """Secretary Adela Novak With Petar Ruiz of Channel 4

United States Department of State

Interview

Adela Novak, Secretary of State

March 14, 2024

QUESTION: Thank you. What comes next?

SECRETARY NOVAK: We have a team at the port of Dol. We know that 400 trucks wait there.
"""


def test_a_secretary_alone_with_a_reporter_speaks_for_the_department():
    transcript = engine.read(INTERVIEW.encode())
    secretary = next(t.speaker for t in transcript.turns if t.speaker.name)
    alone = voice(secretary, transcript)
    assert alone is not None
    assert alone.broad
    beside = engine.read((INTERVIEW + "\nMINISTER ORLOVA: We have a team there too.\n").encode())
    secretary = next(t.speaker for t in beside.turns if t.speaker.name and "Novak" in t.speaker.name)
    found = voice(secretary, beside)
    assert found is None or not found.broad


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "FACT SHEET: New Help for Ports\n\nThe White House\n\nWe will fund 40 ports this year.",
            "the administration",
        ),
        ("Joint Statement on Ports\n\nThe White House\n\nWe will fund 40 ports this year.", None),
    ],
)
def test_a_single_issuer_says_we_of_itself(text, subject):
    transcript = engine.read(text.encode())
    found = voice(transcript.turns[0].speaker, transcript)
    assert (found.subject if found else None) == subject


CALL = (
    "Orlin Mills had a good third quarter. We sold 400 tons of flour, and net sales rose 8% to $40 million. "
    "Our customers want more of it. Adjusted EBITDA was $6 million, and earnings per share were $1.20. "
    "For the full year we expect earnings per share of $4.10 to $4.30. {more}"
)
TURNS = '{{"turns": [{{"speaker": "", "text": "{text}"}}]}}'


def test_in_a_companys_report_we_is_the_company():
    text = CALL.format(more="Free cash flow was $2 million, and our shareholders get a dividend of $0.30.")
    transcript = engine.read(TURNS.format(text=text).encode())
    found = voice(transcript.turns[0].speaker, transcript)
    assert found is not None
    assert found.subject == "the company"
    story = engine.write(transcript, words=60)
    assert any("the company expects earnings per share" in s.text for s in story.sentences())


def test_a_text_that_speaks_of_money_is_no_companys_yet():
    text = "We closed the port. The town has a budget of $40 million, and earnings per share fell everywhere."
    transcript = engine.read(TURNS.format(text=text).encode())
    assert voice(transcript.turns[0].speaker, transcript) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Our Administration launched a grant program for 40 towns.",
            "The administration launched a grant program for 40 towns",
        ),
        (
            "We are averaging 3 million shots a day in the towns.",
            "The US is averaging 3 million shots a day in the towns",
        ),
        ("We have lost 600 people to the storm in Dol.", "The US has lost 600 people to the storm in Dol"),
        (
            "We as a department continue to hire nurses in Dol.",
            "The department continues to hire nurses in Dol",
        ),
        # Whoever does it; those who are there; who sat at the table; what is everybody's.
        ("When we make more in Dol, we strengthen the towns.", None),
        ("We are in Marin with the mayor of Dol.", None),
        ("At NATO, we agreed to send trucks to Dol.", None),
        (
            "The towns represent the very best of our determination.",
            "The towns represent “the very best of our determination”",
        ),
    ],
)
def test_whom_we_is_in_a_briefing(said, told):
    page = {
        "title": "Press Briefing by Press Secretary Noe", "publisher": "White House", "date": "2021-04-05",
        "turns": [{"speaker": "Press Secretary Noe", "text": said}, {"speaker": "Q", "text": "Why?"}],
    }  # fmt: skip
    transcript = engine.read(json.dumps(page).encode())
    found = options(units((transcript,))[0], (transcript,))[-1].told
    assert (found.text if found else None) == told
