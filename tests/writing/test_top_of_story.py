"""Which fact leads, what its headline keeps, and that sentences stay short and told once."""

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Finding, StorySentence
from readout.writing.choosing.select import candidates, rank
from readout.writing.choosing.subjects import subjects
from readout.writing.choosing.worth import is_about_briefing, scores, shares
from readout.writing.heading.headline import headline
from readout.writing.judge import remembering
from readout.writing.sentence.wholeness import repaired
from readout.writing.style.house import house_style
from readout.writing.telling.options import options
from readout.writing.telling.units import units

STATEMENT = b"""{"turns": [{"speaker": "MINISTER ORLOVA", "text": "%s"}]}"""
SAID = (
    "Thank you all for coming to the ministry. The border crossing at Dol carries 40 trucks an hour. "
    "The river was high in the spring of that year. "
    "I am announcing a loan of $35 million for the hospitals along the border. "
    "The border crossing at Dol carries 40 trucks every hour. "
    "Veldania closed its own border crossings on Tuesday night. "
    "The hospitals along the border have asked for medicines since March."
)


def _told():
    transcript = engine.read(STATEMENT % SAID.encode())
    found, segments = units((transcript,))
    worth = scores(found, (transcript,))
    pool = candidates(options(found, (transcript,)), worth, subjects(found, segments))
    return transcript, rank(pool, 100, shares(found))


def test_the_speakers_own_act_leads_and_gives_the_headline():
    transcript, _ = _told()
    story = engine.write(transcript, words=60)
    assert story.headline.text == "Orlova announces loan of $35 million for hospitals along border"
    assert "announced a loan of $35 million" in story.sentences()[0].text


def test_a_fact_is_chosen_once():
    _, ranked = _told()
    texts = [c.option.unit.text for c in ranked]
    assert sum("trucks" in t for t in texts) == 1


@pytest.mark.parametrize(
    ("clause", "wrong"),
    [
        (
            "The second study was done last year in close collaboration with the counties of Dol and Marn",
            "collaboration, Orlova says",
        ),
        (
            "The first body to meet is the Vaccines and Medicines Advisory Committee of the ministry in Dol",
            "Vaccines, Orlova says",
        ),
    ],
)
def test_a_headline_keeps_what_completes_its_last_word(clause, wrong):
    doc = next(iter(parse_sentences([clause])))
    assert not (headline(doc, "Orlova", most=9) or "").endswith(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "There were lines at the stations, there were lines at the banks.",
        "The militia was dug in at Dol, had to be beaten back.",
    ],
)
def test_clauses_joined_by_a_comma_alone_are_not_reported(sentence):
    transcript = engine.read(STATEMENT % sentence.encode())
    found, _ = units((transcript,))
    assert [o.told for o in options(found, (transcript,))] == [None]


def test_the_judge_is_asked_once_a_sentence_and_paragraph():
    asked = []

    def judge(sentence: StorySentence, paragraph: tuple[StorySentence, ...]) -> tuple[Finding, ...]:
        asked.append((sentence.text, len(paragraph)))
        return ()

    sentence = StorySentence("The port is open.", "reported", "Orlova", ())
    judged = remembering(judge)
    for paragraph in ((), (), (sentence,)):
        judged(sentence, paragraph)
    assert asked == [("The port is open.", 0), ("The port is open.", 1)]


def test_what_was_done_before_is_no_act_of_the_day() -> None:
    said = "PRESIDENT NOE: I signed the most important port law in thirty years. The port of Dol will open on Monday."  # noqa: E501
    story = engine.write(engine.read(f"White House\n\nMay 6, 2024\n\n{said}\n\nQ: Why?\n".encode()), words=50)
    text = " ".join([story.headline.text, *(s.text for s in story.sentences())])
    assert "signs" not in text
    assert "signed" not in text or "thirty years on 6 May" not in text


def test_the_first_sentence_of_a_paragraph_adds_to_nothing():
    from readout.writing.arranging.arrange import _ALSO

    assert _ALSO.sub(r"\1", "Admissions have also increased") == "Admissions have increased"
    assert _ALSO.sub(r"\1", "The port is also known as Dol") == "The port is also known as Dol"


def test_where_the_best_cannot_be_told_the_next_best_is():
    torn = " ".join(f"We will send {40 + i} trucks to the border at Dol on Monday with —" for i in range(170))
    plain = "The school at Karsk has a new roof. The museum keeps the old maps of the valley. "
    more = "The mill grinds the grain of four villages. The lake lies north of the town."
    story = engine.write(engine.read(STATEMENT % f"{torn} {plain}{more}".encode()), words=50)
    assert {"museum", "mill"} <= {w for s in story.sentences() for w in s.text.split()}


def test_a_headline_may_leave_out_what_drove_a_rise():
    doc = next(
        iter(
            parse_sentences(["Revenue rose 14% to $2 billion, mainly driven by one month of sales in Marn."])
        )
    )
    assert headline(doc, "Orlova") == "Revenue rose 14% to $2 billion, Orlova says"


def test_what_is_said_twice_over_or_only_confirms_is_no_news():
    assert house_style("It opens by April 19th, April 19th.") == "It opens by 19 April."
    assert house_style("It is open on April 19 and April 20.") == "It is open on 19 April and 20 April."
    assert is_about_briefing("That is correct, Ana Brandt.")
    assert not is_about_briefing("That is correct and the port will open.")
    (doc,) = parse_sentences(["The ministry remains open to, as it is engaging at a high level, the town."])
    assert repaired(doc)
