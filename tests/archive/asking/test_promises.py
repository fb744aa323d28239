"""Which sentences are promises, whose, to whom and by when; that the same one is told once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import item
from sqlalchemy import select

from readout.archive import Archive
from readout.archive.asking import promises
from readout.archive.asking.promise_kinds import can_promise, content, follow_ups, promise_kind
from readout.archive.rows import schema as t
from readout.archive.search import Wanted


@pytest.mark.parametrize(
    ("sentence", "actor", "shown", "kind"),
    [
        ("Orvania will send 40 trucks to Karsk.", "Orvania", "will send", "pledge"),
        ("We pledge to reopen the crossing at Dol.", "We", "pledge", "pledge"),
        ("We’ll continue to press for the release of prisoners.", "We", "’ll continue to press", "standing"),
        ("Orvania remains committed to the safety of Karsk.", "Orvania", "remains committed", "standing"),
        ("Minister Novak will attend the fair in Marin.", "Minister Novak", "will attend", "engagement"),
        ("We plan to visit the northern valleys.", "We", "plan", "engagement"),
        ("I’ll take two more questions from the back row.", "I", "’ll take", None),
        ("I’m just going to kick it off to the deputy minister.", "I", "going to kick", None),
        ("Minister Novak will highlight the work of customs.", "Minister Novak", "will highlight", None),
        ("Minister Novak will provide an update on the trucks.", "Minister Novak", "will provide", None),
        ("We will do that for the drivers.", "We", "will do", None),
        ("We’ll keep doing that because it matters to the drivers.", "We", "’ll keep doing", None),
        ("We will monitor the crossing at Dol.", "We", "will monitor", None),
        ("The things we will build are roads and bridges.", "we", "will build", None),
        ("This is what Orvania will build in the valleys.", "Orvania", "will build", None),
        ("The minute the border opens we will send the trucks.", "we", "will send", None),
        ("It is not so that we will leave, that we intend to abandon the valleys.", "we", "intend", None),
        ("He told us “we will burn the northern bridge” last week.", "we", "will burn", None),
        ("The first state to say we will pay for every school is Orvania.", "we", "will pay", None),
        ("He did say we’re willing to reopen the northern bridge.", "we", "’re willing", None),
        ("I said we will reopen the northern bridge.", "we", "will reopen", "pledge"),
        ("We’re going to make it really clear that the bridge is ours.", "We", "’re going to make", None),
        ("Minister Novak will show new efforts to build roads and cut the price of grain.", "Minister Novak", "cut", None),  # noqa: E501
        ("Orvania will build roads and cut the price of grain.", "Orvania", "cut", "pledge"),
        ("We’ve undertaken this work with the customs service of Orvania.", "We", "undertaken", None),
        ("The minister will use the fair to highlight the customs.", "The minister", "will use", None),
        ("When we stand together, we will build a better road for all.", "we", "will build", None),
        ("I’m going to give a little bit of an update on the trucks.", "I", "’m going to give", None),
        ("I’m going to assume that the bridge is still closed to trucks.", "I", "’m going to assume", None),
        ("I promise you the harvest was never better.", "I", "promise", None),
        ("Last year the ministry pledged to rebuild the northern bridge.", "the ministry", "pledged", None),
        ("The rebels are determined to destroy the northern bridge.", "The rebels", "are determined", None),
        ("Orvania has the strongest commitments in the region to open roads.", "Orvania", "has the strongest commitments", None),  # noqa: E501
        ("There will continue to be trucks at the northern bridge.", "There", "will continue", None),
        ("We will continue to be consistent about the bridge.", "We", "will continue", None),
        ("The northern bridge will be rebuilt by two states.", "The northern bridge", "will be rebuilt", None),  # noqa: E501
        ("Orvania will be rebuilding the northern bridge.", "Orvania", "will be rebuilding", "pledge"),
        ("I am not going to guess, nor are we going to sell the depot.", "we", "going to sell", None),
        ("We’ll make the decision on the northern depot this year.", "We", "’ll make", "pledge"),
        ("We’ll make the decision on the northern depot about —", "We", "’ll make", None),
        ("That we would seek to open the road and deal with the trucks was known.", "we", "deal", None),
        ("We will send trucks and deal with the northern road.", "We", "deal", "pledge"),
        ("The leaders will speak of strengthening the northern road.", "The leaders", "strengthening", None),
        ("I’ll seize this opportunity to thank the drivers of Karsk.", "I", "’ll seize", None),
        ("I’m going to offer our condolences to the drivers of Karsk.", "I", "’m going to offer", None),
        ("We’ll do one more question from the back row.", "We", "’ll do", None),
        ("We’ll do Helena from the Karsk Courier.", "We", "’ll do", None),
        ("We have said that the trucks we will send are new ones.", "We", "will send", None),
        ("I made a commitment that I was going to name a new customs chief.", "I", "made a commitment", None),
        ("We will now be entering the hardest months.", "We", "will now be entering", None),
        ("The minister will raise the issue of the bridge with Karsk.", "The minister", "will raise", None),
        ("The minister will raise the wages of customs officers.", "The minister", "will raise", "pledge"),
        ("The ministry is better prepared to send trucks in winter.", "The ministry", "is better prepared", None),  # noqa: E501
        ("We’re talking about making sure that we are ready to send trucks.", "we", "are ready", None),
        ("We will continue to have a good word for the drivers.", "We", "will continue", None),
        ("I’ll just build on what the minister said of the trucks.", "I", "’ll just build", None),
        ("The ministry will always act for the drivers of Karsk.", "The ministry", "will always act", None),
    ],
)  # fmt: skip
def test_of_what_kind_a_promise_is(sentence: str, actor: str, shown: str, kind: str | None) -> None:
    start = sentence.rindex(shown)
    assert promise_kind(sentence, sentence.rindex(actor, 0, start + 1), start, start + len(shown)) == kind


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_is_some_kind_or_none(text: str, actor: int, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert promise_kind(text, actor, start, end) in {None, "pledge", "standing", "engagement"}
    assert all(0 <= a < b <= len(text) for a, b in follow_ups(text))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Orvania", True),
        ("The Harvest Act", False),
        ("any country", False),
        ("The customs service and Orvania’s", False),
        ("The new hubs", False),
        ("Council this year", False),
        ("In support of that goal, Orvania", False),
        ("the Day of the Road", False),
        ("Roads and Bridges: Orvania", False),
        ("our embassy", True),
        ("", False),
    ],
)
def test_who_can_promise(who: str, expected: bool) -> None:
    assert can_promise(who) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("No. I’ll get back to you on that. Thanks.", ["I’ll get back to you on that."]),
        ("Let me take that question back for you.", ["Let me take that question back for you."]),
        ("I’ll take that back to the team.", ["I’ll take that back to the team."]),
        ("I saw the bridge, so I’ll take that back as well.", []),
        ("I’ll take your question.", []),
        ("If we hear more, I’ll see.", []),
        ("Will you get back to us?", []),
        ("What we’ll get back to you with is unclear.", []),
    ],
)
def test_an_answer_that_is_promised(passage: str, expected: list[str]) -> None:
    assert [passage[a:b].strip() for a, b in follow_ups(passage)] == expected


def test_the_same_promise_has_the_same_words() -> None:
    one, two = (
        "Orvania remains committed to open roads in Karsk.",
        "We are fully committed to open roads in Karsk.",
    )
    assert content(one, 8) == content(two, 3)


def test_a_promise_is_told_once_with_how_often_and_since_when(archive: Archive) -> None:
    archive.add(item(1, "Orvania will reopen the crossing at Dol.", date="2024-03-14"))
    archive.add(item(2, "Orvania will reopen the crossing at Dol.", date="2024-04-20"))
    (row,) = [r for r in promises.promises(archive, "2024-05-01") if "Dol" in r["exact"]]
    assert (row["times"], row["since"], row["date"], row["who"]) == (2, "2024-03-14", "2024-04-20", "Orvania")


def test_the_two_leaders_of_one_call_are_not_those_of_another(archive: Archive) -> None:
    said = "The two leaders will reopen the crossing at Dol. Their governments will rebuild the bridge."
    archive.add(item(1, said, title="Joint Statement of Orvania and Terrane"))
    archive.add(item(2, said, title="Joint Statement of Orvania and Veldania"))
    told = [r for r in promises.promises(archive, "2024-05-01") if "Dol" in r["exact"]]
    assert {r["who"] for r in told} == {
        "Joint Statement of Orvania and Terrane",
        "Joint Statement of Orvania and Veldania",
    }
    assert not [r for r in promises.promises(archive, "2024-05-01") if "bridge" in r["exact"]]


def test_past_their_day_and_to_a_reporter(archive: Archive) -> None:
    archive.add(
        item(1, "Orvania will reopen the crossing at Dol by April 2, 2024. I’ll get back to you on that.")
    )
    past = promises.promises(archive, "2024-04-03", only_past=True)
    assert [(r["by"], r["open"]) for r in past] == [("2024-04-02", False)]
    (later,) = [r for r in promises.promises(archive, "2024-04-03") if r["kind"] == "follow-up"]
    assert (later["to"], later["exact"]) == ("reporter", "I’ll get back to you on that.")
    assert promises.promises(archive, "2024-04-03", Wanted("nobody")) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("We will open the grain depot at Karsk by March 20.", "pledge"),
        ("Orvania will end the blockade of the port.", "pledge"),
        ("We will end there, I think, for today and tomorrow.", None),
        ("We will open with questions on the port of Karsk.", None),
        ("I will leave the harbour police to speak for itself.", None),
    ],
)
def test_the_same_verb_at_the_podium_and_in_the_world(said: str, kind: str | None) -> None:
    at = said.index("will")
    assert promise_kind(said, 0, at, at + len("will ") + len(said[at:].split()[1])) == kind


def test_promises_of_some_versions_alone(archive: Archive) -> None:
    archive.add(item(1, "Orvania will reopen the crossing at Dol. I’ll get back to you on that."))
    archive.add(item(2, "Orvania will rebuild the bridge at Karsk. I’ll get back to you on that."))
    with archive.reading() as connection:
        second = connection.scalar(select(t.versions.c.id).where(t.versions.c.document == 2))
    told = promises.promises(archive, "2024-05-01", versions=[second])
    assert {row["document"] for row in told} == {2}
    assert {row["kind"] for row in told} >= {"pledge", "follow-up"}
    assert promises.promises(archive, "2024-05-01", versions=[]) == []
