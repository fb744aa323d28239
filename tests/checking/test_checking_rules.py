"""What single rules catch and leave alone, where the pairs of faithful and corrupted sentences do not show it."""  # noqa: E501

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from judging import Judge, build, evidence

from readout.checking import Context, check_line, check_sentence, check_story, lexicon
from readout.checking.reading import cue_classes
from readout.records import Evidence, Line, Section, Story, StorySentence

SOURCE = "We will open the consulate in Port Ellis next month, and 40 people will work there."
GOOD = "The US will open the consulate in Port Ellis in August, Adeyemi said."


def found(judge: Judge, *args: object, **options: object) -> set[tuple[str, str]]:
    return {(f.rule, f.severity) for f in judge(*args, **options)}


def test_first_mention_passes(judge: Judge) -> None:
    assert judge(SOURCE, GOOD) == ()


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("The US will open the consulate in Port Ellis in August.", {("attribution", "warning")}),
        ("Some 40 people will work at the consulate.", {("attribution", "warning"), ("bound", "warning")}),
        ("Some 40 people will work there, she admitted.", {("judgement", "error"), ("bound", "warning")}),
        ("Adeyemi noted that 40 people will work there.", {("judgement", "warning")}),
        ("Our consulate in Port Ellis will open in August, Adeyemi said.", {("person", "error")}),
        (
            "The US will open the consulate in Port Ellis in August, Marlow said.",
            {("name", "error"), ("speaker", "error")},
        ),
    ],
)
def test_what_a_sentence_gets(judge: Judge, draft: str, expected: set[tuple[str, str]]) -> None:
    assert found(judge, SOURCE, draft) == expected


def test_attribution_carries_for_three_sentences_of_one_speaker(judge: Judge) -> None:
    told = "Forty people will work at the consulate in Port Ellis."
    first = StorySentence(GOOD, "reported", "Ngozi Adeyemi")
    bare = StorySentence("People will work there.", "reported", "Ngozi Adeyemi")
    other = StorySentence("The treaty is dead, Holt said.", "reported", "Viktor Holt")
    assert found(judge, SOURCE, told, before=[first]) == set()
    assert found(judge, SOURCE, told, before=[first, bare]) == set()
    assert found(judge, SOURCE, told, before=[first, bare, bare]) == {("attribution", "warning")}
    assert found(judge, SOURCE, told, before=[other]) == {("attribution", "warning")}


def test_numeral_one_is_no_pronoun(judge: Judge) -> None:
    draft = "The consulate was closed in World War I, Adeyemi said."
    assert found(judge, "The consulate was closed in World War I.", draft) == set()


def test_misspelt_name_is_offered_the_closest(judge: Judge) -> None:
    (finding,) = judge(SOURCE, "The US will open the consulate in Port Elliss in August, Adeyemi said.")
    assert (finding.rule, finding.fix) == ("name", "Port Ellis")


def test_misquoted_words_are_shown_with_the_source_s(judge: Judge) -> None:
    (finding,) = judge(
        "The generals must return to their barracks.",
        "The generals must “return to their borders”, Adeyemi said.",
    )
    assert (finding.rule, finding.fix) == ("quotation", "return to their barracks")
    assert finding.why == "the source's words differ: “borders” for “barracks”"


def test_note_inside_speech_does_not_break_a_quotation(judge: Judge) -> None:
    source = "We have seen worse (Laughter.) and we will see better days in this room."
    assert (
        found(judge, source, "“We have seen worse and we will see better days,” Adeyemi said.", kind="quote")
        == set()
    )


def test_figure_of_a_question_is_not_the_official_s(judge: Judge) -> None:
    question = "Have 300 soldiers crossed the river?"
    source = "The soldiers have crossed the river and we are watching them."
    draft = "Adeyemi said 300 soldiers had crossed the river."
    told = found(judge, source, draft, question=question, exact=[question, source])
    assert ("figure", "error") in told
    yes = "Yes, the soldiers have crossed the river."
    assert found(judge, yes, draft, question=question, exact=[question, yes]) == set()


def test_sentence_without_evidence_is_an_error() -> None:
    transcript = build([("MS. ADEYEMI", SOURCE)])
    findings = check_sentence(StorySentence(GOOD, "reported", "Ngozi Adeyemi"), Context([transcript]))
    assert [(f.rule, f.severity) for f in findings] == [("evidence", "error")]


@pytest.mark.parametrize(
    "wrong",
    [
        Evidence("sha256:other", 0, 5, "Hello"),
        Evidence("own", 0, 5, "Hello"),
        Evidence("own", -3, 5, "Hello"),
        Evidence("own", 0, 10**9, "Hello"),
    ],
    ids=["another document", "other words", "before the text", "behind the text"],
)
def test_evidence_is_checked_against_the_document(wrong: Evidence) -> None:
    transcript = build([("MS. ADEYEMI", SOURCE)])
    document = transcript.document.id if wrong.document == "own" else wrong.document
    item = Evidence(document, wrong.start, wrong.end, wrong.exact)
    sentence = StorySentence(GOOD, "reported", "Ngozi Adeyemi", (item,))
    assert ("evidence", "error") in {
        (f.rule, f.severity) for f in check_sentence(sentence, Context([transcript]))
    }


def test_headline_keeps_hedge_and_figure() -> None:
    transcript = build([("MS. ADEYEMI", "We may send 40 hospital ships to Port Ellis.")])
    context = Context([transcript])
    given = evidence(transcript, "We may send 40 hospital ships to Port Ellis.")
    assert check_line(Line("US may send 40 hospital ships to Port Ellis", given), context) == ()
    rules = {f.rule for f in check_line(Line("US to send 400 hospital ships to Port Ellis", given), context)}
    assert rules == {"hedge", "figure"}


def test_story_s_findings_lie_in_its_text() -> None:
    transcript = build([("MS. ADEYEMI", SOURCE)])
    given = evidence(transcript, SOURCE)
    bad = StorySentence("Some 400 people will work there, Adeyemi said.", "reported", "Ngozi Adeyemi", given)
    good = StorySentence(GOOD, "reported", "Ngozi Adeyemi", given)
    story = Story(
        (transcript,), Line("US to open consulate", given), Line("", ()), (Section(None, ((good, bad),)),)
    )
    (finding,) = check_story(story)
    text = f"US to open consulate\n\n{GOOD} {bad.text}"
    assert text[finding.start : finding.end] == finding.draft == "400"


def test_every_rule_is_in_the_docs_and_every_rule_of_the_docs_exists() -> None:
    # What both accounts hold is judged around the rules, not by one of them.
    packages = (resources.files("readout.checking.rules"), resources.files("readout.checking"))
    entries = [entry for package in packages for entry in package.iterdir() if entry.name.endswith(".py")]
    sources = [entry.read_text("utf-8") for entry in entries]
    named = {
        rule for text in sources for rule in re.findall(r'^(?:RULE|BOUND) = "(\w+)"', text, re.MULTILINE)
    }
    named |= {row["rule"] for row in lexicon.cue_table().values()}
    page = (Path(__file__).parents[2] / "docs" / "checking.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == named


def test_patterns_of_cues_compile_and_words_stand_in_one_group() -> None:
    assert {group.kind for group in cue_classes()} == set(lexicon.cue_table())
    words = [word for row in lexicon.equivalents() for word in row]
    assert sorted({w for w in words if words.count(w) > 1}) == []
