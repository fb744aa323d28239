"""What both accounts of one event are said to hold must stand in each of them by itself."""

import pytest

from readout import engine
from readout.checking import Context, check_line, check_sentence
from readout.checking.accounts import claim_of_both
from readout.records import Evidence, Line, StorySentence


def _account(ministry: str, text: str):
    front = f"---\ntitle: Readout of a Call\ndate: '2024-03-14'\npublisher: {ministry}\n---\n\n"
    return engine.read((front + text).encode())


ORVANIA = _account(
    "Ministry of Foreign Affairs of Orvania",
    "The ministers agreed to reopen the Selm crossing on 1 April. Orvania will send 40 trucks to Taldia.",
)


def _errors(sentence: str, theirs: str, *, one_sided: bool = False) -> set[str]:
    taldia = _account("Ministry of External Affairs of Taldia", theirs)
    sources = (ORVANIA,) if one_sided else (ORVANIA, taldia)
    held = tuple(
        Evidence(s.document.id, t.start, t.end, s.document.text[t.start : t.end])
        for s in sources
        for t in s.turns
    )
    told = StorySentence(sentence, "reported", None, held)
    return {f.rule for f in check_sentence(told, Context((ORVANIA, taldia))) if f.severity == "error"}


OPENED = "The ministers agreed to reopen the Selm crossing on 1 April, both governments said."
TRUCKS = "Both accounts say that Orvania will send 40 trucks to Taldia."


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        (OPENED, "The two ministers agreed to reopen the Selm crossing on 1 April."),
        (TRUCKS, "Orvania will send 40 trucks to Taldia."),
    ],
    ids=["the same agreement", "the same figure"],
)
def test_what_each_account_holds_passes(sentence, theirs):
    assert _errors(sentence, theirs) == set()


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        (OPENED, "The ministers agreed to reopen the Selm crossing on 8 April."),
        (OPENED, "The ministers did not agree to reopen the Selm crossing on 1 April."),
        (OPENED, "The ministers may agree to reopen the Selm crossing on 1 April."),
        (OPENED, "The ministers discussed fishing rights in the Bay of Arn."),
        (TRUCKS, "Orvania will send 30 trucks to Taldia."),
        (TRUCKS, "Taldia will send 40 trucks to Orvania."),
        (TRUCKS, "Orvania could send 40 trucks to Taldia."),
    ],
    ids=[
        "another date",
        "a negation",
        "a hedge",
        "another subject",
        "a figure",
        "roles exchanged",
        "a modal",
    ],
)
def test_what_one_account_does_not_hold_is_refused(sentence, theirs):
    assert _errors(sentence, theirs)


def test_evidence_of_one_account_is_not_enough_for_both():
    assert _errors(
        OPENED, "The ministers agreed to reopen the Selm crossing on 1 April.", one_sided=True
    ) == {"accounts"}


def test_who_is_not_both_accounts():
    assert claim_of_both("The crossing will open, both sides said.") is None
    assert claim_of_both("The crossing will open, the ministry said.") is None
    assert (
        claim_of_both("Orsk and Dell both said the crossing will open.").strip() == "the crossing will open."
    )


TALDIA = _account(
    "Ministry of External Affairs of Taldia",
    "The ministers agreed to reopen the Selm crossing on 1 April. Taldia will lift its ban on apples.",
)


@pytest.mark.parametrize(
    ("heading", "source", "turn_words", "wrong"),
    [
        ("From Taldia’s account", TALDIA, "The ministers", False),
        ("Only Taldia’s account says", TALDIA, "Taldia will lift", False),
        ("Only Taldia’s account says", TALDIA, "The ministers", True),
        ("From Orvania’s account", TALDIA, "The ministers", True),
        ("Where the accounts differ", TALDIA, "The ministers", True),
    ],
    ids=["whose", "only theirs", "the other says it too", "another’s", "one account alone"],
)
def test_headings_say_whose_account_follows(heading, source, turn_words, wrong):
    text = source.document.text
    start = text.index(turn_words)
    stop = text.index(".", start) + 1
    line = Line(heading, (Evidence(source.document.id, start, stop, text[start:stop]),))
    found = {f.rule for f in check_line(line, Context((ORVANIA, TALDIA)))}
    assert found == ({"accounts"} if wrong else set())
