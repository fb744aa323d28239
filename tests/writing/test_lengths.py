"""A story keeps to the length asked for; sentences that pages cut in two, and words that lean on nothing."""

from __future__ import annotations

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Speaker
from readout.writing.persons.voice import voice
from readout.writing.sentence.reference import hanging
from readout.writing.style.attribute import Naming
from readout.writing.telling.units import units

BRIEFING = "examples/foreign-ministry-briefing.txt"


@pytest.mark.parametrize("words", [60, 100, 120, 150, 300, 450])
def test_no_story_passes_the_length_asked_for(words: int, request: pytest.FixtureRequest) -> None:
    story = engine.write(engine.read(request.config.rootpath / BRIEFING), words=words)
    body = sum(len(s.text.split()) for s in story.sentences())
    assert words * 0.7 < body <= words


def test_a_sentence_that_a_page_cuts_in_two_is_broken() -> None:
    said = "MINISTER ORLOVA: It is proof that Taldia does not believe in\\n\\npeace. The port of Dol is open."
    transcript = engine.read(
        b'{"turns": [{"speaker": "MINISTER ORLOVA", "text": "%s"}]}' % said[17:].encode()
    )
    found, _ = units((transcript,))
    assert [u.broken for u in found if "believe in" in u.text] == [True]
    assert [u.broken for u in found if "port of Dol" in u.text] == [False]


@pytest.mark.parametrize(
    ("said", "leans"),
    [
        ("At this time, the ministry does not expect a strike.", None),
        ("At this meeting, the ministry expects no vote.", "this"),
    ],
)
def test_at_this_time_leans_on_nothing(said: str, leans: str | None) -> None:
    assert hanging(next(iter(parse_sentences([said])))) == leans


def test_numbered_officials_are_told_apart_from_the_first() -> None:
    third, first = (
        Speaker(f"anonymous:{n}", n, "anonymous", role="senior ministry official", short=f"the {n} official")
        for n in ("third", "first")
    )
    naming = Naming(anonymous=3)
    assert naming.name(third) == "the third senior ministry official"
    assert naming.name(first) == "the first senior ministry official"
    assert naming.name(third) == "the third official"
    assert Naming(anonymous=1).name(third) == "a senior ministry official"


def test_we_of_an_ambassador_to_an_alliance_is_nobodys() -> None:
    said = b'{"publisher": "White House", "turns": [{"speaker": "AMBASSADOR LIND", "text": "We agreed to a plan."}]}'  # noqa: E501
    transcript = engine.read(said)
    sent = Speaker("lind", "AMBASSADOR LIND", "official", "Ana Lind", role="U.S. ambassador to NATO", side="United States")  # fmt: skip  # noqa: E501
    home = Speaker("lind", "AMBASSADOR LIND", "official", "Ana Lind", role="U.S. ambassador to Taldia", side="United States")  # fmt: skip  # noqa: E501
    assert voice(sent, transcript) is None
    assert voice(home, transcript) is not None
