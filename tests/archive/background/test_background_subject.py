"""Which earlier sentences are on a story's very subject, and say what it does not; when two people last met."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from readout import formats, transcripts
from readout.archive import Archive, Item
from readout.archive.background import Earlier, meetings
from readout.archive.background.adding import names_all, tells_what_counts
from readout.archive.background.focus import focus_of
from readout.archive.background.kinds import kind_of
from readout.archive.background.meetings import last_met, parties
from readout.archive.background.particulars import Particulars
from readout.archive.background.places import named_in
from readout.archive.background.repeats import Repeats
from readout.archive.background.terms import Terms
from readout.archive.keeping.loading import load_transcript
from readout.records import Evidence, Line
from readout.statements.figures import figures
from readout.writing.background import Telling, tell, telling_units

GATE = (
    "A common gate and a common gate: the sluice gate at Karsk will open in May.",
    "Farmers asked for the sluice gate.",
    "They want a common gate.",
    "Roads will be repaired.",
)


class Flat:
    """An archive's words, all of one weight, and no pair of them common."""

    total = 1000

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        return dict.fromkeys(words, 1.0)

    def beside(self, words: tuple[str, ...]) -> int:
        return 100 if "common" in words else 1


@pytest.fixture
def terms() -> Terms:
    return cast(Terms, Flat())


@pytest.mark.parametrize(
    ("earlier", "phrases"),
    [
        ("The ministry built a sluice gate in 2019.", ("sluice gate",)),
        ("The ministry built sluice gates in 2019.", ("sluice gates",)),
        ("The gate of the sluice was painted.", ()),
        ("A common gate was painted.", ()),
        ("The mill gate was painted.", ()),
        ("The road to Karsk was repaired.", ()),
    ],
)
def test_a_noun_with_the_word_before_it_names_the_subject(
    terms: Terms, earlier: str, phrases: tuple[str, ...]
) -> None:
    subject = Particulars(["The gate at Karsk"], GATE, GATE, terms, frozenset())
    assert subject.shared(earlier) == phrases


def test_what_the_documents_name_once_is_no_subject_unless_a_title_has_it(terms: Terms) -> None:
    said = ("The sluice gate at Karsk will open.", "Roads will be repaired.")
    earlier = "The ministry built a sluice gate in 2019."
    assert not Particulars(["Briefing"], said, said, terms, frozenset()).shared(earlier)
    assert Particulars(["A sluice gate for Karsk"], said, said, terms, frozenset()).shared(earlier)


def test_a_phrase_stands_in_a_title_of_the_story_or_of_the_earlier_document(terms: Terms) -> None:
    subject = Particulars(["The harbour fees of Dol"], GATE, GATE, terms, frozenset())
    assert subject.over(("harbour fees",), "Daily Briefing")
    assert subject.over(("sluice gate",), "A Sluice Gate for Karsk")
    assert not subject.over(("sluice gate",), "Daily Briefing")


def test_words_of_an_office_name_no_subject(terms: Terms) -> None:
    said = ("The deputy minister spoke.", "The deputy minister left.")
    subject = Particulars([], said, said, terms, frozenset({"deputy", "minister"}))
    assert not subject.shared("The deputy minister opened a school.")


@pytest.mark.parametrize(
    ("earlier", "again"),
    [
        ("Farmers at Karsk asked for the sluice gate.", True),
        ("The sluice gate at Karsk will open in May, and 40 farms need it.", True),
        ("The ministry said that 40 farms had lost their cattle.", False),
        ("Roads and bridges will be repaired by the ministry of transport in every valley.", False),
    ],
)
def test_what_the_document_says_itself_is_said_again(terms: Terms, earlier: str, again: bool) -> None:
    assert Repeats(GATE, terms).has(earlier) is again


def test_another_day_is_another_event(terms: Terms) -> None:
    told = Repeats(("The minister opened the school at Karsk with farmers on 3 May.",), terms)
    assert told.has("The minister opened the chapel at Karsk with farmers.")
    assert not told.has("The minister opened the chapel at Karsk with farmers on June 9.")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Help for farmers in Wisconsin and New Mexico.", {"wisconsin", "new mexico"}),
        ("French schools get help from the United States.", {"france"}),
        ("The ministry opens a school.", set()),
    ],
)
def test_states_and_their_parts_are_named(text: str, places: set[str]) -> None:
    assert named_in(text) == places


READ_OUT = """<h1>{title}</h1><p>{day}</p><p>{text}</p><p>They discussed the price of bread.</p>"""


def read_out(number: int, day: str, title: str, text: str) -> Item:
    data = READ_OUT.format(title=title, day=day, text=text).encode()
    return Item(
        data,
        media_type="text/html",
        url=f"https://ministry.example/{number}",
        title=title,
        date=day,
        publisher="Ministry of Foreign Affairs of Orvania",
    )


CALL = "Minister Brandt’s Call with President Okoro of Terrane"


@pytest.fixture
def calls(archive: Archive) -> Archive:
    spoke = (
        "Foreign Minister Helena Brandt spoke today with President Amadi Okoro of Terrane to discuss bread."
    )
    met = "Foreign Minister Helena Brandt met with President Amadi Okoro of Terrane today."
    added = [
        read_out(1, "2024-03-01", CALL, spoke),
        read_out(
            2, "2024-04-02", "Readout of Minister Brandt’s Meeting with President Okoro of Terrane", met
        ),
        read_out(
            3,
            "2024-05-03",
            "Minister Brandt’s Call with President Lind of Veldania",
            spoke.replace("Amadi Okoro of Terrane", "Arne Lind of Veldania"),
        ),
        read_out(4, "2024-05-20", CALL, spoke),
        read_out(
            5,
            "2024-05-19",
            "Remarks by Minister Brandt and President Okoro Before Their Meeting",
            "Good morning.",
        ),
    ]
    for one in added:
        archive.add(one)
    return archive


def test_the_last_read_out_of_the_same_two_is_found(calls: Archive) -> None:
    found = last_met(calls, load_transcript(calls, 4), "2024-05-19", frozenset({4}))
    assert found
    assert found[0].document.url == "https://ministry.example/2"
    told = tell(*found, None, Telling())
    assert told
    assert "met" in told.text
    assert "2 April 2024" in told.text


def test_a_line_that_lost_a_name_is_not_told(calls: Archive) -> None:
    found = last_met(calls, load_transcript(calls, 2), "2024-04-02", frozenset({2}))
    assert found
    one = Earlier("said", *found, (), 1.0, names=(frozenset({"brandt"}), frozenset({"amadi", "okoro"})))
    assert names_all("Helena Brandt spoke with Okoro.", one)
    assert not names_all("Helena Brandt spoke with the president of Terrane.", one)


def test_a_line_that_lost_its_subject_or_its_figure_is_not_told() -> None:
    text = "The ministry announced 12 million crowns of harbour money to buy medical debt."
    unit = SimpleNamespace(text=text, figures=tuple(figures(text)))
    one = Earlier("said", None, unit, (), 1.0, phrases=("medical debt",))  # type: ignore[arg-type]
    assert tells_what_counts(f"The ministry said: {text}", one)
    assert not tells_what_counts("The ministry announced 12 million crowns of harbour money.", one)
    assert not tells_what_counts("The ministry announced money to buy medical debt.", one)


def test_what_a_call_was_for_is_left_out(calls: Archive) -> None:
    found = last_met(calls, load_transcript(calls, 2), "2024-04-02", frozenset({2}))
    assert found
    assert found[1].text == (
        "Foreign Minister Helena Brandt spoke today with President Amadi Okoro of Terrane."
    )
    start, end = found[1].span.start, found[1].span.end
    assert found[0].document.text[start:end] + "." == found[1].text


@pytest.mark.parametrize(
    ("title", "opening", "line"),
    [
        (
            CALL,
            "Foreign Minister Helena R. Brandt, Jr., spoke today with President Amadi Okoro of Terrane.",
            "Foreign Minister Helena R. Brandt Jr. spoke on 2 June 2024 with President Amadi Okoro of Terrane, the ministry said.",  # noqa: E501
        ),
        (
            "Minister Brandt’s Meeting with President Okoro of Terrane",
            "Foreign Minister Helena Brandt this morning met President Amadi Okoro of Terrane, underscoring their ties.",  # noqa: E501
            "On 2 June 2024, Foreign Minister Helena Brandt met President Amadi Okoro of Terrane, the ministry said.",  # noqa: E501
        ),
        (
            "Minister Brandt’s Meeting with President Okoro of Terrane",
            "Foreign Minister Helena Brandt welcomed President Amadi Okoro of Terrane to the Harbour House today to reaffirm their friendship.",  # noqa: E501
            "Foreign Minister Helena Brandt welcomed President Amadi Okoro of Terrane to the Harbour House on 2 June 2024, the ministry said.",  # noqa: E501
        ),
    ],
    ids=["junior", "the day inside", "a welcome"],
)
def test_a_meeting_is_told_whole(calls: Archive, title: str, opening: str, line: str) -> None:
    calls.add(read_out(6, "2024-06-02", title, opening))
    calls.add(read_out(7, "2024-07-02", CALL, "President Amadi Okoro called."))
    found = last_met(calls, load_transcript(calls, 7), "2024-07-02", frozenset({7}))
    assert found
    told = tell(*found, None, Telling())
    assert told
    assert told.text.partition(", the ")[0] == line.partition(", the ")[0]


def test_a_weekday_is_told_by_its_date(calls: Archive) -> None:
    # 5 June 2024 was a Wednesday.
    opening = "On Monday, Foreign Minister Helena Brandt met with President Amadi Okoro of Terrane in Karsk."
    calls.add(read_out(6, "2024-06-05", CALL, opening))
    calls.add(read_out(7, "2024-07-02", CALL, "President Amadi Okoro called."))
    found = last_met(calls, load_transcript(calls, 7), "2024-07-02", frozenset({7}))
    assert found
    told = tell(*found, None, Telling())
    assert told
    assert "on 3 June" in told.text
    assert "Monday" not in told.text


def test_what_only_announces_a_meeting_is_not_the_last_one(calls: Archive) -> None:
    title = "Statement by the Ministry on the Meeting of Minister Brandt with President Okoro of Terrane"
    calls.add(read_out(6, "2024-06-28", title, "Foreign Minister Helena Brandt will host President Okoro."))
    calls.add(read_out(7, "2024-07-02", CALL, "President Amadi Okoro called."))
    found = last_met(calls, load_transcript(calls, 7), "2024-07-02", frozenset({7}))
    assert found
    assert found[0].document.url == "https://ministry.example/4"
    # Announced so long ago, it was another meeting, of which nothing is known.
    later = last_met(calls, load_transcript(calls, 7), "2024-09-02", frozenset({7}))
    assert later is None


def test_two_talks_in_one_sentence_are_not_told(calls: Archive) -> None:
    opening = "Foreign Minister Helena Brandt spoke with President Amadi Okoro today and again this evening."
    calls.add(read_out(6, "2024-06-02", CALL, opening))
    calls.add(read_out(7, "2024-07-02", CALL, "President Amadi Okoro called."))
    assert last_met(calls, load_transcript(calls, 7), "2024-07-02", frozenset({7})) is None


def test_what_is_not_the_last_meeting_is_not_told(calls: Archive) -> None:
    # Of 19 May there are only remarks.
    found = last_met(calls, load_transcript(calls, 4), "2024-05-20", frozenset({4, 5}))
    assert found
    assert last_met(calls, load_transcript(calls, 4), "2024-05-20", frozenset({4})) is None


def test_nobody_has_met_before_the_first_read_out(calls: Archive) -> None:
    assert last_met(calls, load_transcript(calls, 1), "2024-03-01", frozenset({1})) is None
    assert last_met(calls, load_transcript(calls, 3), "2024-05-03", frozenset({3})) is None


@pytest.mark.parametrize(
    ("title", "names"),
    [
        (CALL, [{"brandt"}, {"okoro"}]),
        ("Statement by Minister Brandt on the Harvest", []),
        ("Minister Brandt’s Call with Prince Omar bin Said of Terrane", [{"brandt"}, {"omar", "said"}]),
        ("Readout of President Amadi Okoro’s Meeting with Farmers", []),
    ],
)
def test_a_title_brings_two_people_together(title: str, names: list[set[str]]) -> None:
    assert [set(one) for one in parties(title)] == names


def test_the_lady_is_not_her_husband() -> None:
    one = parties("President Okoro’s Meeting with President Lind")
    other = parties("First Lady Okoro’s Meeting with President Lind")
    assert len(one) == len(other) == 2
    assert meetings.same_people(one, one)
    assert not meetings.same_people(
        parties("First Lady Ada Okoro’s Meeting with President Lind"),
        parties("President Amadi Okoro’s Meeting with President Lind"),
    )


def _kind(text: str) -> object:
    """Return the kind of a briefing's only sentence as background to a story about bread."""
    page = f"<h1>Daily Press Briefing</h1><p>3 May 2024</p><p><strong>MS. BRANDT:</strong> {text}</p>"
    transcript = transcripts.parse(formats.read(page.encode(), media_type="text/html"))
    document, turn = transcript.document, transcript.turns[0]
    (unit,) = telling_units(transcript, turn.index, turn.start, turn.end)
    held = Evidence(document.id, turn.start, turn.end, document.text[turn.start : turn.end])
    focus = focus_of(Line("The harvest", (held,)), {document.id: transcript}, 1.0)
    assert focus
    return kind_of(replace(focus, text="Orvania buys bread.", figures=()), unit, 0.5)


@pytest.mark.parametrize(
    "weak",
    [
        "Orvania also announced a convoy of medicine for Karsk.",
        "To feed the drivers of Karsk through a winter that is long, Orvania also announced bread.",
        "The council announced that it will hold its next meeting in Karsk.",
        "The week prior, Orvania had announced a convoy of medicine for Karsk.",
        "In the coming days the ministry will contact 40 drivers about the convoy it announced.",
        "Doing so announced a convoy of medicine for Karsk.",
        "Orvania has already announced a convoy of medicine for Karsk.",
        "With today’s decision, Orvania announced a convoy of medicine for Karsk.",
        "Orvania announced the largest convoy of medicine in our history.",
        "When celebrating the harvest, he announced a convoy of medicine.",
        "The ministry announced what the two laws will bring to Karsk.",
        "Medicine fills 40 percent of the trucks.",
    ],
)
def test_what_leans_boasts_or_is_over_is_no_background(weak: str) -> None:
    assert _kind("Orvania announced a convoy of medicine for Karsk.")
    assert _kind(weak) is None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("the State Department and the Federal Reserve", set()),
        ("Democratic senators of the Northern Coast", set()),
        ("the Republic of Korea", {"korea"}),
        ("the United Kingdom", {"kingdom"}),
        ("British soldiers", {"kingdom"}),
        ("the Dominican Republic", {"republic"}),
    ],
)
def test_a_common_word_of_a_state_s_name_is_no_country(text: str, countries: set[str]) -> None:
    assert named_in(text) == countries
