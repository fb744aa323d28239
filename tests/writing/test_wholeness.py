"""What a speaker breaks off, says twice or starts again is no sentence of a story; nor is half of one."""

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.heading.headline import headline
from readout.writing.persons.replaced import persons
from readout.writing.persons.voice import Voice
from readout.writing.sentence.clean import clean
from readout.writing.sentence.reference import hanging
from readout.writing.sentence.wholeness import fragment, open_ended, repaired, said_twice, says_nothing
from readout.writing.telling.divide import divide
from readout.writing.telling.options import options
from readout.writing.telling.units import units


def _doc(text):
    return next(iter(parse_sentences([text])))


def _main(text):
    return next(t for t in _doc(text) if t.head.i == t.i)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The priority areas of cooperation include.", True),
        ("The ministry will announce that the fund will make.", True),
        ("The council and the government announced.", True),
        ("In the coming weeks, the ministry looks forward.", True),
        ("The office will help the town rebuild as fast.", True),
        ("The envoy refused the money, but he told Varn.", True),
        ("It is important for the minister of Orvania.", True),
        ("The fund will help the towns expand their schools and better attract, retain.", True),
        ("The ministry helps the towns by providing as many options.", True),
        ("The minister thinks certainly a plan to keep it from happening.", True),
        ("The minister does not think much about the envoy.", False),
        ("The ministry helps the towns by providing as many options as it can.", False),
        ("They are clever people, or they would not have gotten.", True),
        ("It is important for the minister to return to the port.", False),
        ("The fund will help the towns find, train and pay nurses.", False),
        ("The ministry sent food as well.", False),
        ("Orvania will give the port what it needs.", False),
        ("The plan is the best that the two sides have.", False),
        ("The two sides will meet.", False),
        ("The loan was announced.", False),
        ("The council issued a resolution condemning “in the strongest terms”.", True),
        ("The council issued a resolution condemning the attacks “in the strongest terms”.", False),
    ],
)
def test_a_clause_that_stops_at_a_verb_without_its_object_is_open(text, open_):
    assert open_ended(_doc(text)) is open_


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("The individual cases, it is important to look at them in their own right.", True),
        ("In terms of the grain harvest, it is something that the council has discussed.", True),
        ("When the river rose, it flooded the port.", False),
        ("The cases are important.", False),
        ("On Sunday, it closed the border.", False),
    ],
)
def test_a_topic_before_its_clause_is_said_twice(text, twice):
    assert said_twice(_main(text)) is twice


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The policy of the state is the policy.", True),
        ("The policy is the policy that the council adopted in May.", False),
        ("The port is open.", False),
    ],
)
def test_what_is_said_to_be_itself_is_nothing(text, nothing):
    assert says_nothing(_main(text)) is nothing


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("Orvania will act in the area of detaining — wrongfully detaining — citizens.", True),
        ("Orvania built a union from the to the in the north.", True),
        ("The officers — 60 in all — will come from the capital.", False),
    ],
)
def test_words_taken_up_after_a_dash_are_a_repair(text, repair):
    assert repaired(_doc(text)) is repair


def test_joined_verbs_are_not_parted_from_the_object_they_share():
    told = (
        "The ministers of the seven countries of the river announced and signed at the port of Dol a pact on "
        "the water of the river and on the fish in it"
    )
    assert all(not open_ended(_doc(f"{p}.")) for p in divide([told])[0])


@pytest.mark.parametrize(
    "text",
    [
        "Veldania’s aim was to wipe the town of Dol off the map before the spring of the year.",
        "Nobody at the ministry wants to see an innocent civilian killed or wounded in the two countries.",
    ],
)
def test_a_headline_keeps_what_its_infinitive_needs(text):
    line = headline(_doc(text), "Orlova", most=9)
    assert line is None or "off map" in line or "killed" in line


ROOM = b"""{"turns": [
{"speaker": "PRESIDENT ORLOVA", "text": "The border crossing at Dol will open on Monday. Orvania has lent \
the port 40 million crowns."},
{"speaker": "AUDIENCE MEMBER", "text": "Three hundred people have died at the port of Dol since March."}]}"""


def test_what_a_listener_calls_out_is_not_told():
    story = engine.write(engine.read(ROOM), words=60)
    assert "have died" not in " ".join(s.text for s in story.sentences()) + story.headline.text


AGAIN = b"""{"turns": [
{"speaker": "MINISTER ADELA ORLOVA", "text": "The border crossing at Dol will open on Monday. We are doing a \
lot here. Orvania has lent the port 40 million crowns. We are doing a lot here. One of every 12 trucks waits \
at Dol."},
{"speaker": "TOMAS RUIZ", "text": "Adela talked about the new crossing at Dol on the border."}]}"""


def test_the_same_words_are_told_once_and_a_colleague_is_not_pointed_to():
    story = engine.write(engine.read(AGAIN), words=120)
    body = " ".join(s.text for s in story.sentences())
    assert body.count("doing a lot") <= 1
    assert "talked about" not in body
    assert not any("12 trucks" in f.text for f in story.figures)


def test_a_headline_keeps_what_a_noun_in_the_place_of_a_verb_needs():
    line = headline(
        _doc("No one on the river has an interest in a takeover of the port of Dol."), None, most=8
    )
    assert line is None or "interest in takeover" in line


HEADED = b"""Orvania Proposes Rule to Remove Lead Pipes Across the Country

Ministry of Health of Orvania

Orvania Proposes Rule to Remove Lead Pipes Across the Country

The ministry will replace 40,000 pipes by the end of March. It will pay the cities 35 million crowns for them.
"""


def test_a_heading_of_the_source_is_no_sentence_of_the_story():
    story = engine.write(engine.read(HEADED), words=60)
    assert "Proposes Rule" not in " ".join(s.text for s in story.sentences())


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Whereas during the last term of the council, it only grew at 2 percent.", True),
        ("Ensuring the ministry outruns the world in the industries of the future.", True),
        ("Opening the port will take a week.", False),
        ("Speaking in Dol, the minister closed the border.", False),
        ("If the port stays closed, the trucks will move to Dol.", False),
        ("As the adviser said, that the state knows that the president is not alone.", True),
        ("As the adviser said, the state knows that the president is not alone.", False),
    ],
)
def test_a_subordinate_clause_alone_is_a_fragment(text, half):
    assert fragment(_doc(text)) is half


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("The people who have helped others telework, find ways to do their jobs.", True),
        ("Corinne Marlow Financial Center, served the government for 40 years.", True),
        ("The minister, a lawyer, served the government for ten years.", False),
        ("Trucks, ships and planes were sent to Karsk.", False),
        ("On Sunday, the ministry closed the border.", False),
    ],
)
def test_a_lone_comma_between_subject_and_verb_is_no_sentence(text, parted):
    assert fragment(_doc(text)) is parted


US = Voice("Orvania", "Orvania’s", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Veldania and Orvania have shown time and again that we believe in peace.", None),
        ("We believe that we can do it.", "Orvania believes that it can do it ."),
        (
            "The minister is grateful for the care that it’s shown.",
            "The minister is grateful for the care that it has shown .",
        ),
        ("It’s shown on television every day.", "It is shown on television every day ."),
    ],
)
def test_who_we_are_and_what_a_contraction_hides(text, told):
    words = persons(_doc(text), US, text, None)
    assert (" ".join(words) if words else words) == told


def test_a_noun_that_is_said_again_with_its_verb_is_no_afterthought():
    sentence = "The ministry will release guidance on how its permit process — renewal process will work."
    assert clean(sentence).text == sentence


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The first is reducing the risks of the new border rules.", True),
        ("It is how Orvania keeps the peace in the valley.", True),
        ("The reason is the price of grain in the north.", True),
        ("The first minister is in Marin for the talks.", False),
        ("The goal of the plan is peace in the valley.", False),
        ("As it does, the ministry believes that peace is near.", True),
        ("The key is careful work on the border.", True),
    ],
)
def test_what_points_back_needs_the_sentence_before(text, leans):
    assert bool(hanging(_doc(text))) is leans


def test_a_month_ends_a_sentence_as_well_as_another():
    front = "---\ntitle: Apples\ndate: '2024-03-14'\npublisher: Ministry of Trade of Taldia\n---\n\n"
    transcript = engine.read(f"{front}Taldia will lift its ban on apples on 1 May.".encode())
    (option,) = options(units((transcript,))[0], (transcript,))
    assert option.told.text == "Taldia will lift its ban on apples on 1 May"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Council will now begin its consideration of the item on its agenda.", False),
        ("Copies of this report can be ordered at www.press.example.org for 40 crowns.", False),
        ("The draft resolution was not adopted, owing to the negative vote of one member.", True),
        ("The ministry began its inspection of the bridges of the north on Monday.", True),
    ],
    ids=["procedure", "contact", "a vote’s result", "a beginning that is news"],
)
def test_a_chambers_procedure_and_contact_details_are_not_told(text, told):
    transcript = engine.read(f"Council of Orvania\n\nPRESIDENT NOE: {text}\n\nQ: Why?\n".encode())
    assert bool(units((transcript,))[0]) is told


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The Varn ruling, women are being denied the care that they need.", True),
        ("The negotiations has been going on with the envoys.", True),
        ("The negotiations have been going on with the envoys.", False),
        ("Politics is the art of the possible in this town.", False),
        ("On Monday, women were denied the care that they need.", False),
    ],
)
def test_a_topic_without_its_clause_and_a_plural_with_a_singular_verb_are_not_told(text, broken):
    assert fragment(_doc(text)) is broken
