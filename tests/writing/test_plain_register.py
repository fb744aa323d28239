"""Written prose is said more plainly than speech: the register of a sentence, and the rules that ask for it."""  # noqa: E501

import csv
from importlib import resources

import pytest

from readout.writing.plain import Style, plain
from readout.writing.plain.apply import split
from readout.writing.plain.conditions import CONDITIONS
from readout.writing.plain.invariants import broken
from readout.writing.plain.lexical import WRITTEN_RULE, table
from readout.writing.plain.register import register_of


def said(text):
    return " ".join(row.plain for row in plain(text))


@pytest.mark.parametrize(
    ("sentence", "register"),
    [
        ("The village lies on a river in the north of Marin.", "written"),
        ("Brenner said “we will win” and left.", "written"),
        ("We will open the bridge.", "spoken"),
        ("The bridge isn’t open.", "spoken"),
        ("Why did the bridge fall?", "spoken"),
        ("And the bridge fell.", "spoken"),
        ("The bridge — or so they say — fell.", "spoken"),
        ("The minister opened the bridge.", "official"),
        ("The minister opened our bridge.", "spoken"),
    ],
    ids=lambda value: value[:30],
)
def test_register_of_names_speech_by_one_sign(sentence, register):
    assert register_of(sentence) == register


WRITTEN = {
    "a word": (
        "The castle was constructed near a municipal garden.",
        "The castle was built near a city garden.",
    ),
    "a loaded word": ("The duke defeated his adversaries.", "The duke beat his enemies."),
    "a turn": ("Dol Castle is home to a small museum.", "Dol Castle has a small museum."),
    "what came about": ("The duke managed to escape in May.", "The duke escaped in May."),
    "an aim": (
        "Brenner came with the aim of building a mill.",
        "Brenner came to build a mill.",
    ),
    "what something can do": ("The crane is capable of lifting stones.", "The crane can lift stones."),
    "people counted": ("Dol had a population of 3,412 in 2010.", "Dol had 3,412 people in 2010."),
    "a work comes out": ("The album was released in May 1990.", "The album came out in May 1990."),
    "a school is finished": (
        "Falk graduated from Karsk High School in 1990.",
        "Falk finished Karsk High School in 1990.",
    ),
    "foretold": ("Falk would later become a judge.", "Falk later became a judge."),
    "a dated pluperfect": ("The mill had been built in 1900.", "The mill was built in 1900."),
    "then": ("Falk then moved to Dol.", "Falk moved to Dol."),
    "praise of a name": (
        "Falk studied under the famous painter Oto Brenner.",
        "Falk studied under the painter Oto Brenner.",
    ),
    "that": ("Falk said that she would stay.", "Falk said she would stay."),
    "a date first": ("In 1990, the mill had three owners.", "The mill had three owners in 1990."),
    "a clause first": ("When it rained, they left.", "They left when it rained."),
    "a circumstance first": (
        "For his work on the bridge, Brenner got a medal.",
        "Brenner got a medal for his work on the bridge.",
    ),
    "a date in a longer clause": (
        "In 1921, he started a newspaper because he disliked the others.",
        "He started a newspaper in 1921 because he disliked the others.",
    ),
    "what is told of a new thing": (
        "She wrote a book that won a prize in 1990.",
        "She wrote a book. The book won a prize in 1990.",
    ),
    "where": (
        "He studied at Dol College, where he met the king of Marin.",
        "He studied at Dol College. There he met the king of Marin.",
    ),
    "which is this": (
        "The dam stops the flow of the river, which has an effect on all fish.",
        "The dam stops the flow of the river. This affects all fish.",
    ),
    "while": (
        "While the north is flat, the south is full of hills.",
        "The north is flat. But the south is full of hills.",
    ),
    "a role beside a name": (
        "Claudio Brenner, undersecretary to the duke, opened the hospital in Dol.",
        "Claudio Brenner opened the hospital in Dol. Brenner was undersecretary to the duke.",
    ),
    "a place beside a place": (
        "He was born in Dol, a small town in the north of Marin.",
        "He was born in Dol. Dol is a small town in the north of Marin.",
    ),
    "a subject goes on": (
        "The museum shows old pictures from the north and gives free lessons to children.",
        "The museum shows old pictures from the north. It gives free lessons to children.",
    ),
    "a name in another tongue before the dates": (
        "Oto Brenner (Russian: Ото Бреннер; 5 May 1900 – 6 June 1950) was a painter.",
        "Oto Brenner was a painter. Brenner was born on 5 May 1900. Brenner died on 6 June 1950.",
    ),
    "the year of a work": (
        "She starred in the comedy Leap Day (2010).",
        "She starred in the comedy Leap Day from 2010.",
    ),
    "the same heat": ("It is 24°C (75°F) in the valley.", "It is 24°C in the valley."),
}

#: The same turns where somebody is heard to speak, or where they say something else.
LEFT = {
    "speech keeps its words": "We have an adversary and a wary friend.",
    "a minister's words": "The minister spoke of an adversary.",
    "speech keeps its dates": "In 1990, we had three owners.",
    "a date that would belong to another clause": "In 1990, Falk said he knew the king.",
    "for example": "For example, the club won three cups.",
    "a wanted thing": "The town wants a bridge that carries heavy trucks.",
    "a prisoner is released": "Brenner was released from prison in May.",
    "a foretold death": "Falk feared that he would soon die.",
    "his own against hers": "Falk’s house stands near his own house.",
    "what others made": "The people developed their own language.",
    "a year of a person": "Brenner (1964) wrote about the film.",
    "another heat": "It is 24°C (95°F) in the valley.",
    "who said it of what goes on": "Falk said that the mill was old, and the roof was new.",
}


@pytest.mark.parametrize(("source", "expected"), WRITTEN.values(), ids=WRITTEN.keys())
def test_written_prose_says(source, expected):
    assert said(source) == expected


@pytest.mark.parametrize("source", [expected for _, expected in WRITTEN.values()], ids=WRITTEN.keys())
def test_written_prose_changes_nothing_twice(source):
    assert said(source) == source


@pytest.mark.parametrize("source", LEFT.values(), ids=LEFT.keys())
def test_register_leaves(source):
    assert said(source) == source


def test_edits_of_written_prose_have_rules_of_their_own():
    [row] = plain("The duke defeated his adversaries.")
    assert {e.rule for e in row.edits} == {"written-word"}
    assert plain("The duke defeated his adversaries.", Style(frozenset({"written-word"})))[0].edits == ()


def test_written_rows_have_known_conditions_and_stand_once():
    rows = [row for found in table().values() for row in found if row.rule == WRITTEN_RULE]
    assert all(name.partition(":")[0] in CONDITIONS for row in rows for name in row.when)
    data = resources.files("readout.writing").joinpath("data/plain_written.csv").read_text("utf-8")
    cells = [tuple(r) for r in csv.reader(x for x in data.splitlines() if x and not x.startswith("#"))]
    assert len(cells) == len(set(cells))


def test_no_written_row_leads_back_to_its_own_word():
    plain_of = {}
    for found in table().values():
        for row in found:
            plain_of.setdefault((row.word, row.pos), set()).add(row.plain.lstrip("="))
    back = [
        (word, pos)
        for (word, pos), said_so in plain_of.items()
        if any(word in plain_of.get((other, pos), ()) for other in said_so)
    ]
    assert back == []


def test_divided_sentences_of_a_story_keep_their_nouns():
    [parts] = split(
        ["The museum shows old pictures from the north and gives free lessons to children."], longest=5
    )
    assert parts[1] == "The museum gives free lessons to children."


def test_invariants_know_who_is_seen():
    assert broken("Falk appeared in a film.", "Falk was in a film.") is None
    assert broken("The mill appears to be closed.", "The mill is closed.") == "limits"
    assert broken("Falk would later win.", "Falk later won.") == "limits"
    assert broken("Falk would later win.", "Falk later won.", loses=frozenset({"would"})) is None
