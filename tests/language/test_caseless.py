"""Patterns that do not mind capitals find what they would with ``re.IGNORECASE``."""

import re

import pytest

from readout.language.caseless import Caseless, lower
from readout.statements.lexicon import act_patterns, non_answers
from readout.writing import lexicon
from readout.writing.choosing.worth import _MAY_BE_META, _META

SAID = [
    "We WILL NOT speculate about that; I'd refer you to the Ministry of Ports.",
    "I have nothing to announce today, and I won't get ahead of the process.",
    "Minister Novak announced that Orvania would open its border on Tuesday.",
    "THE ATTACK KILLED TWELVE PEOPLE, AND WE CONDEMN IT.",
    "I’m so pleased to welcome Lara, and we'll turn it over to Lara for questions.",
    "As Karin mentioned, this is a very important step, and we’ve been clear about it.",
    "İzmir was quiet: nobody was hurt.",
]


@pytest.mark.parametrize(
    ("pattern", "text", "places"),
    [
        (r"\bport\W+of", "The PORT of Lund", (4, 11)),
        (r"[A-Z]\d", "see g7", (4, 6)),
        (r"(?P<Who>Novak|Vey) \S+(?<!s)\B", "said NOVAK twice", (5, 15)),
        (r"yes", "no", None),
    ],
    ids=["an escape keeps its capital", "a range of capitals", "a name of a group", "nothing"],
)
def test_it_finds_words_in_any_case_where_they_stand(pattern, text, places):
    found = Caseless(pattern).search(text)
    assert (found and found.span()) == places
    flagged = re.search(pattern, text, re.IGNORECASE)
    assert (flagged and flagged.span()) == places


def test_a_character_that_would_become_two_keeps_every_place():
    assert "İ".lower() != "İ"
    assert lower("İN LUND") == "İn lund"
    assert Caseless("lund").search("İN LUND").span() == (3, 7)


@pytest.mark.parametrize("pattern", ["(?-i:[A-Z])ort", "(?i)port", "a(?i:b)"])
def test_a_pattern_with_flags_inside_is_refused(pattern):
    with pytest.raises(ValueError, match="flags"):
        Caseless(pattern)


@pytest.mark.parametrize("pattern", ["(?:a|b)", "(?=a)b", "(?<!a)b", "(?P<name>a)", "(?!a)b"])
def test_a_group_is_no_flag(pattern):
    assert Caseless(pattern).pattern == pattern


def _with_flag(pattern, text):
    found = re.search(pattern, text, re.IGNORECASE)
    return found and found.span()


@pytest.mark.parametrize("text", SAID)
def test_the_lists_find_what_they_found_with_the_flag(text):
    for found in (*(p for _, p in act_patterns()), *(row.pattern for row in non_answers())):
        match = found.search(text)
        assert (match and match.span()) == _with_flag(found.pattern, text)
    for name in ("praise", "harm", "outcome", "voted", "vague", "spoken"):
        assert lexicon.caseless(name).count(text) == len(lexicon.pattern(name).findall(text))


@pytest.mark.parametrize("text", SAID)
def test_the_quick_look_misses_nothing_of_the_slow_one(text):
    assert _MAY_BE_META.search(text) or not _META.search(text)
