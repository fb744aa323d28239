"""Turns of written prose: what a work is about, where a thing is, what was done later, and what stays as it is."""  # noqa: E501

import pytest

from readout.writing.plain import plain


def said(text):
    return " ".join(row.plain for row in plain(text))


SAYS = {
    "a place by where": (
        "The tower in which he lived fell in 1703.",
        "The tower where he lived fell in 1703.",
    ),
    "what a film is about": (
        "The film tells the story of a young sailor.",
        "The movie is about a young sailor.",
    ),
    "what a word means": (
        "The term refers to a kind of boat.",
        "The term means a kind of boat.",
    ),
    "more than a number": (
        "The flood hit over 300 farms in 1911.",
        "The flood hit more than 300 farms in 1911.",
    ),
    "games played": (
        "Holt made 214 appearances for the club.",
        "Holt played 214 games for the club.",
    ),
    "three in a row": (
        "The team lost three consecutive home games.",
        "The team lost three home games in a row.",
    ),
    "a date of about": (
        "The chapel was built circa 1450.",
        "The chapel was built about 1450.",
    ),
    "a year that is past": (
        "As of 2010, the village had a population of 640.",
        "The village had 640 people in 2010.",
    ),
    "where a thing is": (
        "The mill is located six miles north of Dol.",
        "The mill is six miles north of Dol.",
    ),
    "given without with": (
        "The school provides its pupils with free meals.",
        "The school gives its students free meals.",
    ),
    "let in the past": (
        "The canal allowed the town to grow.",
        "The canal let the town grow.",
    ),
    "made to fall": (
        "The quake caused the tower to fall.",
        "The quake made the tower fall.",
    ),
    "later has its date": (
        "The ship was subsequently renamed in 1931.",
        "The ship was renamed in 1931.",
    ),
    "the mayor himself": (
        "The mayor himself opened the bridge.",
        "The mayor opened the bridge.",
    ),
    "with what was used": (
        "The wall was built using stone from the old fort.",
        "The wall was built with stone from the old fort.",
    ),
    "that year": (
        "The duke ruled until 1750, when his son took the throne.",
        "The duke ruled until 1750. That year, his son took the throne.",
    ),
    "one of the oldest": (
        "The fair, one of the oldest in the north, lasts three days.",
        "The fair lasts three days. The fair is one of the oldest in the north.",
    ),
    "whoever feared": (
        "Fearing a revolt, the duke left the town in 1848.",
        "The duke feared an uprising. The duke left the town in 1848.",
    ),
    "a shared passive": (
        "The editor was kidnapped by two men in May and released unharmed in June.",
        "Two men kidnapped the editor in May. The editor was released unharmed in June.",
    ),
    "sung and written by others": (
        "The song was written by Mara Lind and produced by Joan Farrow.",
        "Mara Lind wrote the song. Joan Farrow produced the song.",
    ),
    "a verb whose past is its base": (
        "A fire broke out in the bakery and quickly spread to the next street.",
        "A fire broke out in the bakery. It quickly spread to the next street.",
    ),
    "grew up there": (
        "She was raised in Dol.",
        "She grew up in Dol.",
    ),
    "a mission is completed": (
        "They accomplished the mission in 1911.",
        "They finished the mission in 1911.",
    ),
}
LEAVES = {
    "who tells a story tells it": "He told the story of his life.",
    "a voice unsure": "The bank was nationalized in 1946 and modelled on the old mint.",
    "an aside before and": "The town lies in the valley of the Orne, which rises in the Green Mountains, and is surrounded by vineyards that give good wine.",  # noqa: E501
    "raised by somebody": "She was raised in Dol by her aunt.",
    "during which time": "The duke held the town in 1643, during which time the church was a stable.",
    "what it is about stays first": "In chess, a pin is an attack on a piece.",
    "a measure up to": "The males measure up to three feet in length.",
    "civil liberties stay": "The union fought for civil liberties in the north.",
    "prisoners are returned": "The prisoners were soon returned to the fort.",
}


@pytest.mark.parametrize(("source", "expected"), SAYS.values(), ids=SAYS.keys())
def test_turns_say(source, expected):
    assert said(source) == expected


@pytest.mark.parametrize("source", [expected for _, expected in SAYS.values()], ids=SAYS.keys())
def test_turns_change_nothing_twice(source):
    assert said(source) == source


@pytest.mark.parametrize("source", LEAVES.values(), ids=LEAVES.keys())
def test_turns_leave(source):
    assert said(source) == source


@pytest.mark.parametrize(
    "source",
    [
        "Using a long rope from the mill, the men and the boys of the village and they left",
        "The clerk said it was late and they never left",
        "While the bridge was shut and",
        "Named after the duke, who",
    ],
)
def test_a_sentence_without_a_full_stop_is_no_error(source):
    assert said(source)
