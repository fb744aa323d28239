import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.writing.sentence.clean import clean, mend, rules

STORY_RULES = [rule for rule in rules() if rule.only != "plain"]


@pytest.mark.parametrize("rule", STORY_RULES, ids=lambda r: r.id)
def test_clean_rule_cuts_its_example(rule):
    assert rule.id in {e.rule for e in clean(rule.cuts).edits}


@pytest.mark.parametrize("rule", STORY_RULES, ids=lambda r: r.id)
def test_clean_rule_leaves_its_counter_example(rule):
    assert rule.id not in {e.rule for e in clean(rule.leaves).edits}


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        (
            "So look, I would just say that, you know, we’re — we’ve been very, very clear.",
            "we’ve been very clear.",
        ),
        ("And I think it’s important to note that we may act.", "we may act."),
        ("He told the — he told reporters so.", "He told reporters so."),
        ("The ship — the third this year — sank.", "The ship — the third this year — sank."),
        ("We met on Monday.", "We met on Monday."),
    ],
)
def test_clean_keeps_the_fact(spoken, plain):
    cleaned = clean(spoken).text
    assert cleaned.lower() == plain.lower()


@pytest.mark.parametrize("spoken", [r.cuts for r in STORY_RULES])
def test_clean_twice_changes_nothing_more(spoken):
    once = clean(spoken).text
    assert clean(once).text == once


@given(st.text(max_size=200))
def test_clean_core_is_a_stretch_of_the_sentence(sentence):
    cleaned = clean(sentence)
    assert 0 <= cleaned.start <= cleaned.end <= len(sentence) or cleaned.text == ""


def test_mend_reports_what_went():
    text, edits = mend("We’re — we’ve been there.")
    assert text == "we’ve been there."
    assert [(e.rule, e.before) for e in edits] == [("repair", "We’re —")]


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("costs rise for hu- — for hungry families.", "costs rise for hungry families."),
        ("Senator Ha- — Hale is ill.", "Senator Hale is ill."),
        ("the ministry met Demo- — labour leaders in Dol.", "the ministry met labour leaders in Dol."),
        (
            "the law gives $45 million — $45 million in all to Dol.",
            "the law gives $45 million in all to Dol.",
        ),
        ("we opened two- and three-year schools in Dol.", "we opened two- and three-year schools in Dol."),
        (
            "the ministry inherited a large debt from the last government — $1.3 billion.",
            "the ministry inherited a large debt from the last government",
        ),
        # What corrects or limits the words before the dash stays, and the sentence is not told.
        (
            "the ministry will send both ships to the port of Dol — unless the strike goes on.",
            "the ministry will send both ships to the port of Dol — unless the strike goes on.",
        ),
        (
            "the ministry will send both ships to the port of Dol — or at least one.",
            "the ministry will send both ships to the port of Dol — or at least one.",
        ),
        # Another noun with the same article: two clauses, and nothing said again.
        (
            "the senate has passed the bill — the house has passed the bill.",
            "the senate has passed the bill — the house has passed the bill.",
        ),
    ],
)
def test_broken_speech_is_mended_only_where_nothing_was_corrected(spoken, plain):
    assert clean(spoken).text == plain


@pytest.mark.parametrize(
    ("said", "left", "whole"),
    [
        ("The roof doubles as as a panel.", "The roof doubles as a panel.", False),
        ("It opens in the , the spring.", "It opens in the spring.", False),
        ("The port , they say , is open .", "The port, they say, is open.", True),
        (", The port is open.", "The port is open.", True),
        ("We know that that ship had had it.", "We know that that ship had had it.", True),
        ("It cost .5 percent of it.", "It cost .5 percent of it.", True),
    ],
)
def test_small_words_said_twice_and_loose_marks_go(said, left, whole):
    found = clean(said)
    assert found.text == left
    assert found.inner is not whole


def test_a_word_said_again_is_no_afterthought():
    said = "The agency led to the port of Dol a group of export – experts from the town."
    assert "experts" in clean(said).text
