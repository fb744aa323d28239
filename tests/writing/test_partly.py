"""What is told of a sentence that cannot be told whole, and whom its persons stand for."""

from __future__ import annotations

import json

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.transcripts.dates import date_of_file
from readout.writing.choosing.worth import is_about_briefing
from readout.writing.heading.headline import headline
from readout.writing.persons.replaced import persons
from readout.writing.persons.voice import Voice
from readout.writing.sentence.grammar import ill_begun
from readout.writing.sentence.reference import hanging
from readout.writing.telling.divide import divide
from readout.writing.telling.options import options
from readout.writing.telling.partly import parts
from readout.writing.telling.told import joined
from readout.writing.telling.units import units

MINISTRY = Voice("the ministry", "the ministry’s", broad=True)


def parsed(text):
    return next(iter(parse_sentences([text])))


def told(text, pronoun=None):
    doc = parsed(text)
    words = persons(doc, MINISTRY, text, pronoun)
    return None if words is None else joined(doc, words)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "We sent 300 trucks of food and water to Dol last week, and we are taking them to you as we speak.",  # noqa: E501
            "We sent 300 trucks of food and water to Dol last week",
        ),
        (
            "The 40,000 tonnes shipped in May is the most in any month since 2019 — so, twelve years ago.",
            "The 40,000 tonnes shipped in May is the most in any month since 2019",
        ),
        (
            "To keep this promise, President Ruiz sent 300 engineers to the northern border of Taldia.",
            "President Ruiz sent 300 engineers to the northern border of Taldia.",
        ),
    ],
)
def test_a_whole_clause_is_told_without_the_rest(text, part):
    assert part in [p.text.strip() for p in parts(parsed(text))]


@pytest.mark.parametrize(
    "text",
    [
        "We will send 300 trucks of food and water to Dol, but you must open the crossing at Marin first.",
        "We will send 300 trucks of food and water to Dol, and we do so only if you open the crossing.",
        "The 40,000 tonnes shipped in May is the most in any month — but half of it was lost at sea.",
        "The minister said that the ministry will — that the ministry has sent 300 trucks to the border.",
        "According to this report, President Ruiz sent 300 engineers to the northern border of Taldia.",
        "Under this plan, President Ruiz may send 300 engineers to the northern border of Taldia.",
        "By this time next week, all 300 engineers are on the northern border of Taldia.",
    ],
)
def test_what_limits_a_claim_is_never_left_out(text):
    assert not list(parts(parsed(text)))


@pytest.mark.parametrize(
    ("text", "pronoun", "as_told"),
    [
        (
            "We understand and feel strongly that it failed.",
            None,
            "the ministry understands and feels strongly",
        ),
        (
            "We have been doing and continue to do everything.",
            None,
            "the ministry has been doing and continues",
        ),
        ("We are proposing that we close the pier at Dol.", None, "the ministry is proposing that it close"),
        (
            "The problem is that we often do not measure what works.",
            None,
            "the ministry often does not measure",
        ),
        ("We will send ships and build a pier.", None, "the ministry will send ships and build a pier"),
        (
            "The Prime Minister and I reached a deal on gas.",
            "she",
            "she and the Prime Minister reached a deal",
        ),
        ("My administration has approved the sale of the port.", None, "the administration has approved"),
        ("I go because I want different views.", "he", "{who} goes because he wants different views"),
    ],
)
def test_persons_take_their_verbs_with_them(text, pronoun, as_told):
    assert as_told in told(text, pronoun)


@pytest.mark.parametrize(
    "text",
    [
        "We speak quite frequently.",
        "We are checking in by phone on a regular basis.",
        "We share the same vision.",
    ],
)
def test_what_two_do_to_each_other_is_no_institutions(text):
    assert told(text) is None
    assert told("We speak to the embassy every day.") is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry is in awe of that in the north.", "that"),
        ("The port has an additional five that are waiting.", "five"),
        ("There are other programmes for children that do.", "do"),
        ("Orvania has already failed in this war.", None),
        ("This $33 billion request for the army pays for ships.", None),
        ("In his first month in office, President Ruiz signed an order.", None),
        ("Both the port and the ministry face attacks.", None),
        ("The ministry meets officials when those officials have news.", None),
        ("In his first month in office, the port was closed.", "his"),
        ("Many times, they are victims of the storm.", "they"),
        ("In spring alone, there were five times that many.", "that"),
        ("Some are risks to the port or old walls.", "Some"),
        ("The storm took the lives of at least seven sailors at the port.", None),
        ("Some of the walls are risks to the port.", None),
        ("All four are good for the port.", "four"),
        ("Minister Noe has said the same.", "the same"),
    ],
)
def test_what_hangs_on_the_sentence_before(text, word):
    assert hanging(parsed(text)) == word


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The ministry will be extending the pause on harbour fees one final time through December 31, 2031.",  # noqa: E501
            "Ministry will be extending pause on harbour fees, Brandt says",
        ),
        (
            "The ministry keeps the port at Dol open 24 hours a day.",
            "open 24 hours a day, Brandt says",
        ),
        (
            "Taldia works in close cooperation with President Ruiz based on his plan for the new port at Dol.",  # noqa: E501
            None,
        ),
        ("Four hundred are new.", None),
    ],
)
def test_headlines_keep_what_says_which(text, line):
    cut = headline(parsed(text), "Brandt", most=12)
    assert cut == line or (line is not None and cut is not None and line in cut)


@pytest.mark.parametrize(
    "text",
    [
        "We call on Taldia to withdraw its troops from the pass.",
        "The arms embargo on Taldia will be lifted in March.",
        "The ministry will introduce a levy on harbour fees.",
        "Orvania, joined by 40 states, put sanctions on the bank.",
        "Shelling went on along the line of control.",
        "The project will go ahead in May.",
    ],
)
def test_news_is_not_about_the_briefing(text):
    assert not is_about_briefing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I will now call on the representative of Orvania.",
        "The contents are embargoed until the end of the call.",
        "Let me introduce the minister, who will say a few words.",
        "When we have something to share, we will share it.",
        "We have time for two more questions.",
    ],
)
def test_procedure_is_about_the_briefing(text):
    assert is_about_briefing(text)


def test_a_collection_dates_its_files_by_name():
    assert date_of_file("notes/2031-03-07-briefing.txt") == "2031-03-07"
    assert date_of_file("briefing-2031-03-07.txt") is None
    assert date_of_file("2031-13-07-briefing.txt") is None
    assert date_of_file(None) is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry is working to provide certain families, including those who lost their homes to the storm, "  # noqa: E501
        "the opportunity for a new start in the towns of the south.",
        "The permit was widened to include children aged 12 to 15 years old on 10 May 2031, which was based on "  # noqa: E501
        "results from a trial of the third phase in the north.",
        "If people go north or if they go by the sea to Marin – the ministry has already seen some arrivals in "  # noqa: E501
        "Marin – that people can register with the council there in the first week.",
    ],
)
def test_no_half_of_a_sentence_is_told_for_the_whole(text):
    (parts_,) = divide([text.rstrip(".")])
    assert not any(p.endswith("certain families") or "families is" in p for p in parts_)
    assert not any("children was" in p.lower() or p.count("–") == 1 for p in parts_)


def test_a_part_that_ends_in_and_is_not_told():
    assert ill_begun(parsed("Helping the port has been a task since day one, and"))


LAW = """Office of the President of Orvania
Press Briefing by Press Secretary Helena Brandt
March 7, 2031

MS. BRANDT: The bill that passed on Monday would only lift the harbour order, which does not affect the ferry rules in Dol.
We need to pass a ban on night fishing, and require checks of all 40 boats. The President is not going to veto a bill.
The law on the lighthouse at Sorna is a shameful bill that makes 300 sailors less safe. That is outrageous.

Q Will he veto the bill on the lighthouse?

MS. BRANDT: The President will veto the lighthouse bill if it reaches his desk in April. This charges are ridiculous.
"""  # noqa: E501


def test_what_would_be_false_out_of_its_place_is_not_told(tmp_path):
    file = tmp_path / "law.txt"
    file.write_text(LAW, encoding="utf-8")
    story = engine.write(engine.read(file))
    told = " ".join(s.text for s in story.sentences() if s.kind == "reported")
    lines = " ".join([story.headline.text, *(s.heading.text for s in story.sections if s.heading)])
    assert "veto a bill" not in f"{told} {lines}"
    assert "The order does not" not in told
    assert "administration needs to pass" not in told
    assert "This charges" not in told
    assert "hameful" not in lines
    for sentence in story.sentences():
        if "outrageous" in sentence.text:
            assert sentence.kind == "quote" or "Brandt said" in sentence.text


def test_what_stands_between_subject_and_verb_hides_neither():
    said = (
        "Today, in response to ongoing and escalating Taldian-enabled attacks against commercial shipping in the bay, "  # noqa: E501
        "the armed forces of Orvania and the town of Dol, with support from Marin, Karsk, Sorna, and the Lowlands, "  # noqa: E501
        "conducted joint strikes against Taldian-controlled areas on the coast."
    )
    page = {
        "title": "Press Briefing",
        "date": "2031-03-07",
        "turns": [{"speaker": "MS. BRANDT", "text": said}],
    }
    transcript = engine.read(json.dumps(page).encode())
    (option,) = options(units((transcript,))[0], (transcript,))
    assert option.told is not None
    assert option.told.text == (
        "On 7 March, the armed forces of Orvania and the town of Dol conducted joint strikes against "
        "Taldian-controlled areas on the coast"
    )
