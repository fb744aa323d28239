"""Background in stories: what is found, how it is told, what is new; on invented briefings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from readout import checking, engine, publishing
from readout.archive import Archive, Item
from readout.archive.background import actors, adding, find, places
from readout.archive.background.kinds import empty
from readout.language import parse_sentences
from readout.publishing.schema import problem
from readout.publishing.story_json import story_from_json, story_to_json
from readout.records import Finding, Story, StorySentence, Transcript
from readout.writing.background.backshift import backshift

PLACES = "Alm Brena Cald Dorn Esk Farn Gilt Harn Isk Jarn".split()
THINGS = "orchard bakery library sawmill school bridge stable foundry market chapel".split()


def briefing(day: str, *said: str, title: str = "Daily Press Briefing", who: str = "MS. BRANDT") -> bytes:
    """Return a briefing of the ministry's spokesperson."""
    spoken = "".join(f"<p>{words}</p>" for words in said)
    return (
        f"<html><body><h1>{title}</h1><p>Ministry Spokesperson Helena Brandt</p><p>{day}</p>"
        f"<p><strong>{who}:</strong> Good afternoon, everybody.</p>{spoken}</body></html>"
    ).encode()


def item(number: int, day: str, *said: str, who: str = "MS. BRANDT", url: str | None = None) -> Item:
    return Item(
        briefing(day, *said, who=who),
        url=url or f"https://ministry.example/{number}",
        title="Daily Press Briefing",
        date=day,
        publisher="Ministry of Foreign Affairs of Orvania",
        media_type="text/html",
    )


EARLIER = "We will build a sluice gate on the Karsk reservoir by September."
FIGURE = "The Karsk reservoir flooded 40 farms last week."
TODAY = (
    "We have stopped building the sluice gate on the Karsk reservoir.",
    "The Karsk reservoir flooded 75 farms last week.",
    "Orvania condemns the attack on the consulate in Dolm.",
)


def fill(archive: Archive) -> None:
    """Put in earlier briefings, one of another speaker, a later one, and much on other things."""
    seen = ("opened for visitors", "closed early", "has a new roof", "needs paint")
    others = [f"The {thing} in {place} {what}." for place in PLACES for thing in THINGS for what in seen]
    archive.add(item(1, "2024-02-01", *others))
    archive.add(item(2, "2024-03-03", EARLIER))
    archive.add(item(5, "2024-03-04", FIGURE))
    archive.add(
        item(3, "2024-03-05", "We will blow up the sluice gate on the Karsk reservoir.", who="MR. OSK")
    )
    archive.add(item(4, "2024-06-01", "We will sell the sluice gate on the Karsk reservoir."))


def today(*said: str, number: int = 9) -> Transcript:
    url = f"https://ministry.example/{number}"
    from dataclasses import replace

    from readout import formats, transcripts

    document = formats.read(briefing("2024-05-02", *(said or TODAY)), media_type="text/html", url=url)
    publisher = "Ministry of Foreign Affairs of Orvania"
    return transcripts.parse(replace(document, date="2024-05-02", publisher=publisher))


@pytest.fixture
def filled(archive: Archive) -> Archive:
    fill(archive)
    return archive


@pytest.fixture
def story(filled: Archive) -> Story:
    return engine.write(today(), words=100, archive=filled)


def test_the_same_speaker_before_that_day_is_told_with_day_name_and_passage(story: Story) -> None:
    texts = [b.sentence.text for b in story.background]
    assert any(
        "3 March 2024" in text
        and "Brandt said Orvania would build a sluice gate on the Karsk reservoir" in text
        for text in texts
    ), texts
    for one in story.background:
        (evidence,) = one.sentence.evidence
        assert one.source.document.id == evidence.document
        assert one.source.document.text[evidence.start : evidence.end] == evidence.exact
        assert (one.source.date, one.source.document.url) in (
            ("2024-03-03", "https://ministry.example/2"),
            ("2024-03-04", "https://ministry.example/5"),
        )
        assert one.to[0].document == story.transcripts[0].document.id


def test_neither_other_speakers_nor_later_documents_are_told(story: Story) -> None:
    told = " ".join(b.sentence.text for b in story.background)
    assert "blow up" not in told
    assert "sell" not in told


def test_the_document_itself_its_versions_and_copies_are_no_background(archive: Archive) -> None:
    fill(archive)
    words = ("We will build a sluice gate on the Karsk reservoir by May.",)
    archive.add(item(9, "2024-04-30", *words))  # an older version, at the address of today's
    archive.add(Item(briefing("2024-05-02", *TODAY), url="https://mirror.example/9", date="2024-05-01"))
    found = find(archive, engine.write(today(), words=100))
    assert found
    assert {e.transcript.document.url for e in found} == {
        "https://ministry.example/2",
        "https://ministry.example/5",
    }


def test_nothing_is_said_where_the_archive_has_nothing(filled: Archive) -> None:
    alone = engine.write(
        today(
            "The embassy in Venn will issue 300 visas to students.", "The office in Tolm will close in May."
        ),
        words=60,
        archive=filled,
    )
    assert alone.background == ()
    assert not any(s.new for s in alone.sentences())


def test_an_earlier_figure_on_the_same_thing_is_told_as_changed(story: Story) -> None:
    figures = [b for b in story.background if "40 farms" in b.sentence.text]
    assert [(b.kind, b.shift) for b in figures] == [("changed", "figure")]


def test_the_gate_refuses_background_as_it_refuses_the_rest(
    filled: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(sentence: StorySentence, *rest: Any) -> Sequence[Finding]:
        return (Finding("support", "error", 0, 1, "", "", "no"),)

    monkeypatch.setattr(adding, "check_sentence", refuse)
    assert engine.write(today(), words=100, archive=filled).background == ()


def test_a_corrupted_line_of_background_fails_the_check(story: Story) -> None:
    from dataclasses import replace

    assert not [f for f in checking.check_story(story) if f.severity == "error"]
    one = next(b for b in story.background if "would build" in b.sentence.text)
    wrong = replace(one.sentence, text=one.sentence.text.replace("would build", "would not build"))
    broken = replace(story, background=(replace(one, sentence=wrong),))
    assert [f for f in checking.check_story(broken) if f.severity == "error"]


def test_json_has_it_and_reads_it_back(story: Story) -> None:
    value = story_to_json(story)
    assert problem(value, "story-1") is None
    first = value["background"][0]
    assert set(first) == {"kind", "shift", "sentence", "document", "to"}
    assert first["document"]["url"] == "https://ministry.example/2"
    sources = [b.source for b in story.background]
    assert (
        story_to_json(story_from_json(json.loads(json.dumps(value)), [*story.transcripts, *sources])) == value
    )


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_each_form_shows_line_document_day_and_address(story: Story, form: str) -> None:
    shown = publishing.render(story, form)
    assert "background" in shown.lower()
    assert "Daily Press Briefing, 3 March 2024" in " ".join(shown.split())
    assert "https://ministry.example/2" in shown


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("The ministry will send two ships.", "The ministry would send two ships."),
        ("The ministry has sent two ships.", "The ministry had sent two ships."),
        ("The ministry is sending two ships.", "The ministry was sending two ships."),
        (
            "The ministry sends two ships if the port opens.",
            "The ministry sent two ships if the port opened.",
        ),
        (
            "The ministry can send ships and may send trucks.",
            "The ministry could send ships and might send trucks.",
        ),
        ("The ministry does not send ships.", "The ministry did not send ships."),
        ("The ministry sent two ships.", "The ministry sent two ships."),
        ("The ministry must send ships.", "The ministry must send ships."),
        ("The ministry is now sending ships.", None),
        ("The ministry sent ships two weeks ago.", None),
    ],
)
def test_every_verb_shifts_or_the_clause_stays(spoken: str, told: str | None) -> None:
    (doc,) = parse_sentences([spoken])
    assert backshift(doc) == told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ana B. Novak", "minister"), ("Ana Novak", "foreign minister"), True),
        (("Novak", "foreign minister"), ("Ana Novak", "foreign minister"), True),
        (("Novak", "president"), ("Ana Novak", "first lady"), False),
        (("Novak", None), ("Ana Novak", "president"), False),
        (("Ana Novak", "minister"), ("Petra Novak", "minister"), False),
        (("Foreign Ministry", None), ("Foreign Ministry", None), True),
        (("Brandt", None), ("Brandt", None), True),
    ],
    ids=lambda value: " ".join(filter(None, value)) if isinstance(value, tuple) else str(value),
)
def test_who_is_one_person(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert actors.Actor(*one).is_same(actors.Actor(*other)) is same
    assert actors.Actor(*other).is_same(actors.Actor(*one)) is same


@pytest.mark.parametrize(
    ("earlier", "sentence", "around", "other"),
    [
        ("The aid goes to French schools.", "The aid is for schools.", ["japan", "aid"], True),
        ("The aid goes to French schools.", "The aid is for schools.", ["france", "aid"], False),
        ("The aid goes to schools.", "The aid is for schools.", ["japan"], False),
        ("The aid goes to schools.", "The aid is for Japan.", ["japan"], True),
        ("The aid goes to Japanese schools.", "The aid is for Japan.", ["japan"], False),
    ],
)
def test_aid_for_another_country_is_elsewhere(
    earlier: str, sentence: str, around: list[str], other: bool
) -> None:
    assert places.elsewhere(places.places(earlier), places.places(sentence), around) is other


@pytest.mark.parametrize(
    "generality",
    [
        "We remain committed to peace.",
        "The two leaders discussed trade.",
        "We look forward to the summit.",
        "They agreed to meet again.",
        "The minister will travel to the northern valleys in May.",
        "On Monday the minister is going to deliver remarks at the fair in Karsk.",
        "The ministry said that the minister will return to Karsk.",
        "After, the minister will open the depot.",
        "There is a law on customs that the minister signed.",
        "Better Roads: Orvania will send 40 trucks of medicine to Karsk.",
        "And helping 40 drivers of Karsk with medicine and bread.",
        "Previously, Okoro spent 14 years at the customs of Karsk.",
        "Yet, the customs charge hundreds of drivers more.",
        "Today and every day, the minister is with 40 drivers of Karsk.",
        "We pray for the 40 drivers of Karsk.",
        "We’ve already talked about the trade in arms in Karsk.",
    ],
)
def test_generalities_are_left_out(generality: str) -> None:
    assert empty(generality)
    assert not empty("Orvania will send 40 trucks of medicine to Karsk.")
    assert not empty("Sending 40 trucks of medicine to Karsk is what the ministry did.")


def test_what_the_archive_lacks_is_new_and_what_it_has_is_not(archive: Archive) -> None:
    fill(archive)
    for number, day in ((21, "2024-03-10"), (22, "2024-03-11"), (23, "2024-03-12")):
        archive.add(item(number, day, "We will repair the sluice gate on the Karsk reservoir in June."))
    written = engine.write(
        today(
            "We will spend 70 million crowns on the sluice gate of the Karsk reservoir.",
            "We will repair the sluice gate on the Karsk reservoir in June.",
        ),
        words=60,
        archive=archive,
    )
    marks = {s.text: s.new for s in written.sentences()}
    assert [new for text, new in marks.items() if "70 million" in text] in ([True], [])
    assert not any(new for text, new in marks.items() if "repair" in text)
