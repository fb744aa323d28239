"""Two parties' own accounts of one meeting: what both tell, where they differ, what only one tells."""

import datetime

import pytest

from readout import engine
from readout.publishing import render
from readout.writing.accounts.compare import laid_beside
from readout.writing.accounts.reading import read_claim
from readout.writing.accounts.sides import sides

ORVANIA, TALDIA = "Ministry of Foreign Affairs of Orvania", "Ministry of External Affairs of Taldia"
VELDANIA = "Office of the Prime Minister of Veldania"


def _account(publisher: str, day: str, title: str, text: str):
    front = f"---\ntitle: {title}\ndate: '{day}'\npublisher: {publisher}\n---\n\n"
    return engine.read((front + text).encode())


NOVAK = _account(
    ORVANIA,
    "2024-03-14",
    "Foreign Minister Adela Novak meets Foreign Minister Petar Zoric of Taldia",
    "Foreign Minister Adela Novak met with Foreign Minister Petar Zoric of Taldia in Marin today. The ministers "  # noqa: E501
    "agreed to reopen the Selm crossing on 1 April. Orvania will send 40 trucks of flour to Taldia by the end of "  # noqa: E501
    "March. Minister Novak thanked Minister Zoric for the release of two Orvanian fishermen.\n\nThe ministers "  # noqa: E501
    "discussed the situation in the Bay of Arn. They agreed to meet again in Taldia in June.",
)
ZORIC = _account(
    TALDIA,
    "2024-03-15",
    "Meeting of Foreign Minister Zoric with Foreign Minister Novak of Orvania",
    "Foreign Minister Petar Zoric held talks with Foreign Minister Adela Novak of Orvania in Marin on 14 March. "  # noqa: E501
    "The two ministers agreed to reopen the Selm crossing on 1 April. Orvania will send 30 trucks of flour to "  # noqa: E501
    "Taldia by the end of March. Minister Zoric raised fishing licences in the Bay of Arn.\n\nTaldia will lift its "  # noqa: E501
    "ban on Orvanian apples on 1 May.",
)


def _body(story):
    return [
        (
            section.heading.text if section.heading else None,
            " ".join(s.text for p in section.paragraphs for s in p),
        )
        for section in story.sections
    ]


def test_two_read_outs_of_one_meeting_make_a_story_of_two_sides():
    story = engine.write([NOVAK, ZORIC], words=300)
    assert story.headline.text == "Two ministers agree to reopen Selm crossing on 1 April"
    assert _body(story) == [
        (
            None,
            "The two ministers agreed to reopen the Selm crossing on 1 April, both governments said. "
            "Foreign Minister Adela Novak met with Foreign Minister Petar Zoric of Taldia in Marin on 14 March, both "  # noqa: E501
            "governments said.",
        ),
        (
            "Where the accounts differ",
            "Orvania will send 40 trucks of flour to Taldia by the end of March, the Ministry of Foreign Affairs of "  # noqa: E501
            "Orvania said. Orvania will send 30 trucks of flour to Taldia by the end of March, the Ministry of "  # noqa: E501
            "External Affairs of Taldia said.",
        ),
        (
            "From Orvania’s account",
            "The ministers discussed the situation in the Bay of Arn, the Ministry of Foreign Affairs of Orvania "  # noqa: E501
            "said. They agreed to meet again in Taldia in June.",
        ),
        (
            "Only Orvania’s account says",
            "Minister Novak thanked Minister Zoric for the release of two Orvanian fishermen, the Ministry of Foreign "  # noqa: E501
            "Affairs of Orvania said.",
        ),
        (
            "From Taldia’s account",
            "Minister Zoric raised fishing licences in the Bay of Arn, the Ministry of External Affairs of Taldia said.",  # noqa: E501
        ),
        (
            "Only Taldia’s account says",
            "Taldia will lift its ban on Orvanian apples on 1 May, the Ministry of External Affairs of Taldia said.",  # noqa: E501
        ),
    ]
    both = story.sections[0].paragraphs[0][0]
    assert [e.document for e in both.evidence] == [NOVAK.document.id, ZORIC.document.id]
    # No figure that is in dispute stands in a box as one side has it.
    assert not any("trucks" in f.text for f in story.figures)
    for form in ("text", "markdown", "html", "json"):
        shown = render(story, form)
        assert "both governments said" in shown
        assert "ONLY TALDIA’S ACCOUNT SAYS" in shown.upper()


def test_read_outs_of_two_calls_to_a_third_are_not_accounts_of_one():
    moss = _account(ORVANIA, "2024-05-02", "Readout of Prime Minister Moss’s Call with King Ole of Norland",
                    "Prime Minister Lena Moss spoke today with King Ole of Norland.")  # fmt: skip
    kane = _account(VELDANIA, "2024-05-02", "Prime Minister Kane speaks with King Ole of Norland",
                    "Prime Minister Idris Kane spoke today with King Ole of Norland.")  # fmt: skip
    assert sides([moss, kane]) is None
    # Both met him before a dinner of three: each text names the other's leader, and neither met her there.
    moss = _account(ORVANIA, "2024-05-02", "Readout of Prime Minister Moss’s Meeting with King Ole of Norland",  # noqa: E501
                    "Prime Minister Lena Moss met with King Ole of Norland in Dol before a dinner with President Idris "  # noqa: E501
                    "Kane of Veldania.")  # fmt: skip
    kane = _account(VELDANIA, "2024-05-02", "Meeting with King Ole of Norland",
                    "The President met King Ole of Norland in Dol ahead of a dinner with Prime Minister Lena Moss of "  # noqa: E501
                    "Orvania.")  # fmt: skip
    assert sides([moss, kane]) is not None
    story = engine.write([moss, kane], words=100)
    assert not any("both" in s.text for s in story.sentences())
    assert sides([NOVAK, ZORIC]).names == ("Orvania", "Taldia")
    assert sides([NOVAK, NOVAK]) is None


DAY = datetime.date(2024, 3, 14)


@pytest.mark.parametrize(
    ("claim", "other", "told"),
    [
        (
            "The two leaders agreed to remain in close and regular contact.",
            "They agreed to stay in close touch on trade.",
            "The two leaders agreed to remain in close contact",
        ),
        (
            "President Ruiz spoke with Prime Minister Lind of Norland on 14 March.",
            "Prime Minister Eva Lind had a long phone call today with the President of Estria, Ana Ruiz.",
            "President Ruiz spoke with Prime Minister Lind of Norland on 14 March",
        ),
        (
            "President Ruiz and Prime Minister Lind also discussed the security situation in Arn.",
            "The leaders also discussed the worsening crisis in Arn, and their shared wish for talks.",
            "President Ruiz and Prime Minister Lind discussed the situation in Arn",
        ),
        (
            "The leaders discussed trade, migration and fishing.",
            "The two leaders discussed migration, trade and the climate.",
            "The leaders discussed trade and migration",
        ),
        (
            "Estria will send 40 trucks to Norland.",
            "Estria will dispatch 40 trucks to Norland.",
            "Estria will send 40 trucks to Norland",
        ),
    ],
    ids=["a synonym, and one adjective less", "a call", "a situation, a crisis", "a list", "a figure"],
)
def test_what_both_tell(claim, other, told):
    assert laid_beside(*read_claim(claim, DAY), read_claim(other, DAY, they=True)[1]) == (told, None)


@pytest.mark.parametrize(
    ("claim", "other", "on"),
    [
        ("Estria will send 40 trucks to Norland.", "Estria will send 30 trucks to Norland.", "figure"),
        ("The leaders agreed to open the tunnel on 3 June.", "The leaders concurred to open the tunnel on 10 June.", "date"),  # noqa: E501
        ("Estria will charge a toll.", "Estria will not charge a toll.", "negation"),
        ("Estria will send engineers to Karsk.", "Estria may send engineers to Karsk.", "modality"),
    ],
)  # fmt: skip
def test_on_what_two_differ(claim, other, on):
    verdict = laid_beside(*read_claim(claim, DAY), read_claim(other, DAY)[1])
    assert verdict is not None
    assert verdict[1] == on


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Estria will send 40 trucks to Norland.", "Norland will send 40 trucks to Estria."),
        ("Estria will send more than 40 trucks to Norland.", "Estria will send 45 trucks to Norland."),
        ("The two leaders discussed trade.", "The leaders of the G7 discussed trade."),
        ("The leaders agreed to reopen the crossing.", "The leaders agreed to reopen the crossing for the Red Cross."),  # noqa: E501
        ("The leaders agreed to reopen the crossing.", "If talks go well, the leaders agreed to reopen the crossing."),  # noqa: E501
        ("The leaders agreed on a ceasefire.", "The leaders agreed on a partial ceasefire."),
        ("The leaders discussed the crisis in Arn.", "The leaders discussed the situation in Arn."),
        ("The leaders discussed talks with Norland.", "The leaders discussed talks with Estria."),
        ("Minister Novak condemned the attack on Dol.", "Minister Zoric condemned the attack on Dol."),
        ("President Ruiz met with Prime Minister Lind.", "President Ruiz spoke with Prime Minister Lind."),
        ("Both leaders visited South Arn.", "Both leaders visited Arn."),
        ("The leaders agreed to end trade between Estria, Norland and Arn.", "The leaders agreed to end trade between Estria and Norland."),  # noqa: E501
    ],
    ids=[
        "roles exchanged", "a bound and a figure", "other leaders", "for some only", "on a condition", "a part of it",  # noqa: E501
        "a crisis is more than a situation", "another party", "another speaker", "in person or not", "another place",  # noqa: E501
        "jointly",
    ],
)  # fmt: skip
def test_what_is_neither_one_claim_nor_a_difference(claim, other):
    assert laid_beside(*read_claim(claim, DAY), read_claim(other, DAY)[1]) is None
