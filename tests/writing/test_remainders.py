"""What a cut takes from a long sentence is told behind it where it is the point, and else stays."""

from __future__ import annotations

import pytest

from readout.language import parse_sentences
from readout.writing.sentence.clean import clean
from readout.writing.sentence.wholeness import list_torn, open_ended
from readout.writing.telling.divide import divide
from readout.writing.telling.openings import may_go
from readout.writing.telling.partly import parts
from readout.writing.telling.remainders import aim

TOLD = {
    # What for.
    "The ministry will form a new working group of twelve officials and engineers to find the quickest way to get "  # noqa: E501
    "food into the mountain villages of the north": (
        "The ministry will form a new working group of twelve officials and engineers",
        "The aim is to find the quickest way to get food into the mountain villages of the north",
    ),
    # The second of two deeds, for which the words before the first hold too.
    "The ministry continues to urge the leaders of the two parties to hold talks in the interest of the people of the "  # noqa: E501
    "valley and to refrain from any violence": (
        "The ministry continues to urge the leaders of the two parties to hold talks in the interest of the people of the valley",  # noqa: E501
        "The ministry continues to urge the leaders of the two parties to refrain from any violence",
    ),
    # Another fact beside it.
    "As of the end of March, the commission of Orvania had counted 640 families without a home, while the office of "  # noqa: E501
    "the river states had counted 570 families in the camps": (
        "As of the end of March, the commission of Orvania had counted 640 families without a home",
        "The office of the river states had counted 570 families in the camps",
    ),
}


@pytest.mark.parametrize(("clause", "told"), TOLD.items())
def test_what_is_cut_is_told_by_itself(clause: str, told: tuple[str, ...]) -> None:
    assert divide([clause]) == [told]


@pytest.mark.parametrize(
    "clause",
    [
        # What is only granted, with its main clause lost.
        "Though the ministry expects that its allies and partners in the river states will be making even larger grants "  # noqa: E501
        "than its own, nobody here doubts that going on with the work of the past two winters will cost all of the towns "  # noqa: E501
        "of the northern valley a great deal more than anybody in parliament had been told in the spring",
        # Looking is not hard; looking and calling it fair is.
        "It is hard for all of the families in the camps of the valley to look at the ruins of their homes in the old "  # noqa: E501
        "town and call what happened there fair",
    ],
)
def test_what_turns_round_without_its_rest_is_not_told(clause: str) -> None:
    assert divide([clause]) == [()]


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("On the dam, the ministry sees that issue in another light.", 3),
        ("As the talks go on, the agency will matter more than before.", 5),
    ],
)
def test_an_opening_stays_that_the_rest_points_to_or_holds_under(sentence: str, gone: int) -> None:
    (doc,) = parse_sentences([sentence])
    assert not may_go(doc, 0, gone)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry paid out the child grant, such that so many children.",
        "The ministry is doing everything it can.",
        "The ministry is aware of and it welcomes the return of the envoy.",
        "Families in the valley were 1.7 times more likely.",
        "The army has and will go on being a partner of the town.",
        "The people of Dol are proud citizens, and this apology.",
    ],
)
def test_a_sentence_is_open_ended_where_its_rest_was_lost(sentence: str) -> None:
    (doc,) = parse_sentences([sentence])
    assert open_ended(doc)


@pytest.mark.parametrize(
    ("sentence", "torn"),
    [
        ("It is time to name those who pay for groups such as the Red Dawn, Lark.", True),
        ("The ministry works with the bank, the old union, the town council.", True),
        ("The ministry works with the bank, the old union and the town council.", False),
    ],
)
def test_a_row_keeps_its_last_member(sentence: str, torn: bool) -> None:
    (doc,) = parse_sentences([sentence])
    assert list_torn(doc) is torn


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "The ministry held several rounds of talks with the rebels in Dol – indirect, of course.",
            "The ministry held several rounds of talks with the rebels in Dol – indirect, of course.",
        ),
        (
            "The ministry held several rounds of talks with the rebels in Dol – that is what we do in such a case.",  # noqa: E501
            "The ministry held several rounds of talks with the rebels in Dol",
        ),
    ],
)
def test_few_words_behind_a_dash_amend_what_was_said(said: str, told: str) -> None:
    assert clean(said).text.replace(", of course", "").rstrip(".") == told.replace(", of course", "").rstrip(
        "."
    )


def test_how_a_speaker_knows_is_not_left_out() -> None:
    (doc,) = parse_sentences(
        [
            "From everything that we have seen there, the army shows no sign of leaving the north of the valley."  # noqa: E501
        ]
    )
    assert not [p.text for p in parts(doc)]


@pytest.mark.parametrize(
    ("said", "opens", "told"),
    [
        ("The school has spun out of the ministry to become a firm of its own.", "become", None),
        ("The board pays for crews that tow boats to keep the bay free.", "keep", None),
        ("The board built a pier to keep the bay free.", "keep", "The aim was to keep the bay free."),
    ],
)
def test_only_what_the_sentence_s_own_deed_is_for_is_its_aim(said: str, opens: str, told: str | None) -> None:
    doc = next(iter(parse_sentences([said])))
    verb = next(t.i for t in doc if t.text == opens)
    assert aim(doc, verb - 1, len(doc) - 1) == told
