"""Read-outs, statements and joint texts: order, whose "we" it is, and headlines that tell who did what."""

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.heading.headline import headline
from readout.writing.heading.titles import readout_headline, title_as_headline
from readout.writing.persons.joint import joint_authors
from readout.writing.sentence.reference import hanging
from readout.writing.style.attribute import body_alone
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.shortnames import shortened
from readout.writing.telling.divide import divide, without_asides
from readout.writing.telling.units import FIRST_PERSON


def _transcript(title: str, text: str):
    front = f"---\ntitle: {title}\ndate: '2024-03-14'\n---\n\n"
    return engine.read((front + text).encode())


def _doc(text: str):
    return next(iter(parse_sentences([text])))


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Joint Statement by the Foreign Ministers of Orvania, Veldania and Marn", "the ministers"),
        ("Joint Statement by President Ruiz and Prime Minister Lind", "the leaders"),
        ("Joint Statement of Orvania and Veldania", "both sides"),
        ("Joint Statement of Orvania, Veldania and Marn", None),
        ("Statement by Minister Orlova on the Port of Dol", None),
    ],
)
def test_whose_we_a_joint_text_speaks_with(title, who):
    assert joint_authors(_transcript(title, "The port is open.")) == who


def test_we_of_a_joint_text_is_its_authors_and_then_they():
    text = (
        "We condemn the closure of the crossing at Dol. We call on all parties to open it by 1 May. "
        "We will meet again in Marin in June to review the work of our customs officers."
    )
    story = engine.write(
        _transcript("Joint Statement by the Foreign Ministers of Orvania and Veldania", text), words=60
    )
    told = " ".join(s.text for s in story.sentences())
    assert "The ministers condemn the closure of the crossing at Dol" in told
    assert "administration" not in told


def test_a_readout_is_told_in_its_own_order_with_the_meeting_first():
    text = (
        "President Adela Ruiz spoke today with Prime Minister Petar Lind of Veldania. "
        "President Ruiz and Prime Minister Lind agreed to open the crossing at Dol to 40 trucks a day. "
        "They also agreed to meet in Marin in June."
    )
    story = engine.write(
        _transcript("Readout of President Ruiz’s Call with Prime Minister Lind", text), words=60
    )
    sentences = [s.text for s in story.sentences()]
    assert sentences[0].startswith("President Adela Ruiz spoke on 14 March with Prime Minister Petar Lind")
    assert "speaks with Prime Minister" in story.headline.text


def test_an_institution_never_says_i():
    text = (
        "The Ministry of Health opened three clinics in Dol today. “I am glad that the clinics are open,” "
        "said nobody in particular.\n\nI have fought for these clinics in Dol for nine years."
    )
    story = engine.write(_transcript("Ministry opens clinics", text), words=60)
    assert not any("I have fought" in s.text for s in story.sentences())


@pytest.mark.parametrize(
    ("clause", "just_done", "expected"),
    [
        (
            "The ministry announced a loan of $35 million for the port",
            True,
            "Ministry announces loan of $35 million for port",
        ),
        (
            "Ruiz and Lind met with the mayors of the border towns",
            True,
            "Ruiz and Lind meet with mayors of border towns",
        ),
        (
            "The ministry announced a loan of $35 million for the port",
            False,
            "Ministry announced loan of $35 million for port",
        ),
    ],
)
def test_what_was_done_that_day_is_told_in_the_present(clause, just_done, expected):
    assert headline(_doc(clause), None, just_done=just_done) == expected


@pytest.mark.parametrize(
    ("clause", "wrong"),
    [
        (
            "The government has detained and abused thousands of people since the war began in the south",
            "detained",
        ),
        (
            "The budget of the ministry for the coming year provides $121 billion for the care of the old",
            "billion",
        ),
        ("President Ruiz had the opportunity in Marin to meet the president", "president"),
    ],
)
def test_a_headline_does_not_stop_where_the_news_begins(clause, wrong):
    assert not (headline(_doc(clause), None, most=8) or "").endswith(wrong)


def test_names_are_only_cut_to_what_the_document_uses():
    transcript = _transcript(
        "Call", "Prime Minister Kesh Fumo met President Adela Ruiz. President Ruiz left."
    )
    told = shortened("Prime Minister Kesh Fumo met President Adela Ruiz", transcript)
    assert told == "Prime Minister Kesh Fumo met President Ruiz"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("FACT SHEET: Orvania Opens Three Clinics in Dol", "Orvania opens three clinics in Dol"),
        ("Statement by Minister Orlova on the Port", None),
        ("Our Ministry Opens Clinics in Dol", None),
        ("Opening of Three Clinics in Dol", None),
    ],
)
def test_a_title_is_a_headline_only_where_it_is_a_clause(title, expected):
    transcript = _transcript(
        f'"{title}"', "Today Orvania opens three clinics in Dol, and the clinics in Dol are new."
    )
    assert title_as_headline(transcript, 12) == expected


def test_a_readouts_title_gives_its_headline():
    title = "Readout of Minister Adela Orlova’s Meeting with President Petar Lind"
    assert readout_headline(_transcript(title, "x"), 12) == "Orlova meets with President Petar Lind"


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("The economy would fall into a recession.", True),
        ("The bill would open the port.", False),
        ("The economy would fall if the port closed.", False),
        ("Such operations have been reported before.", True),
        ("President Ruiz met the president and his wife.", True),
    ],
)
def test_what_a_sentence_leans_on(sentence, leans):
    assert (hanging(_doc(sentence)) is not None) is leans


def test_a_day_that_contradicts_the_header_is_not_reckoned():
    assert spoken_on("Today, March 12, the port opened.", "2024-03-14") is None
    assert spoken_on("Today, March 14, the port opened.", "2024-03-14") == "2024-03-14"
    assert resolve("Tomorrow, March 15th, the port opens", "2024-03-14")[0] == "On March 15th, the port opens"


def test_an_aside_that_limits_nothing_goes_from_a_long_sentence():
    long = "The four agencies – the ministry of ports, the ministry of roads and the two banks – also released a joint plan for the rivers of Orvania and its lakes"  # noqa: E501
    assert without_asides(long).startswith("The four agencies also released")
    limited = long.replace("the two banks", "only if asked the two banks")
    assert without_asides(limited) == limited


def test_no_half_of_a_pair_of_places_and_no_pointer_without_its_phrase():
    both = "President Ruiz and President Lind resolve to draw on the strength of their partnership to promote enduring economic growth and prosperity in Orvania and Veldania"  # noqa: E501
    assert not any(part.endswith("in Orvania") for part in divide([both])[0])
    instead = "Instead of cutting benefits, as some members of the parliament have suggested, the budget asks the wealthy to pay a fair share of the cost of health"  # noqa: E501
    assert not any(part.startswith("As some members") for part in divide([instead])[0])


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (
            "Readout of President Orlova and Minister Noe’s Call with President Petar Lind of Norway",
            "Orlova and Noe speak with President Petar Lind of Norway",
        ),
        (
            "Readout of President Ana Orlova’s Pull-Aside with President Petar Lind",
            "Orlova meets with President Petar Lind",
        ),
        ("Readout of White House Roundtable on Rural Roads", "White House holds roundtable on rural roads"),
        ("Readout of Varna Task Force Meeting to Discuss River Floods", None),
    ],
)
def test_the_title_of_a_readout_says_who_met_whom(title: str, headline: str | None) -> None:
    text = "The president spoke with President Petar Lind about rural roads and a roundtable"
    assert readout_headline(_transcript(title, text), 12) == headline


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The ministry released START I and its annexes.", False),
        ("They fought in World War I and after it.", False),
        ("Under Title I the towns get 40 crowns.", False),
        ("When I was in Dol, the port was open.", True),
        ("Today I announce a loan.", True),
        ("The towns gave me their word.", True),
    ],
)
def test_a_numeral_is_nobody(text, own):
    assert (FIRST_PERSON.search(text) is not None) is own


def test_a_body_is_named_without_its_house():
    assert body_alone("Office of the Archivist, Ministry of Culture") == "Office of the Archivist"
    assert body_alone("Helena Brandt, spokesperson") == "Helena Brandt, spokesperson"
