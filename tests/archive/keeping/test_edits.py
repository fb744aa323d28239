"""What changed between two versions, and its weight."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import formats
from readout.archive.keeping.edits import SUBSTANCE, TYPO, WORDING, compare

REAL = Path(__file__).parents[4] / "shared" / "corpus" / "state-department-edits"


@pytest.mark.parametrize(
    ("old", "new", "kind", "rank"),
    [
        ("We sent 40 trucks.", "We sent 60 trucks.", "figure", SUBSTANCE),
        ("Two ships sailed.", "Three ships sailed.", "figure", SUBSTANCE),
        ("He met Dr. Natalie Orsk in Marin.", "He met Dr. Natalia Orsk in Marin.", "name", SUBSTANCE),
        ("We will reopen the border.", "We may reopen the border.", "limit", SUBSTANCE),
        ("It is safe.", "It is not safe.", "limit", SUBSTANCE),
        ("We met. The talks failed on Monday.", "We met.", "dropped", SUBSTANCE),
        ("We met.", "We met. The talks failed on that day.", "added", SUBSTANCE),
        ("They attacked the forces there.", "They attacked the refugees there.", "meaning", SUBSTANCE),
        ("We thank the people of the city.", "We thank the people of this city.", "wording", WORDING),
        ("They were travelling north.", "They were traveling north.", "spelling", TYPO),
        ("He met OmarSaid there.", "He met Omar Said there.", "form", TYPO),
        ("On ABC’s show.", "on ABC’s show.", "form", TYPO),
    ],
)
def test_kinds_and_weights(old: str, new: str, kind: str, rank: int) -> None:
    edit = compare(old, new)
    assert (edit.kind, edit.rank) == (kind, rank)
    (change,) = edit.changes
    assert change.old.of(old) == change.before or not change.before
    assert change.new.of(new) == change.after or not change.after


def test_a_sentence_that_moved_is_told_once() -> None:
    old = "The talks ended well today.\n\nWe met in Marin.\n\nNobody was hurt there."
    new = "We met in Marin.\n\nNobody was hurt there.\n\nThe talks ended well today."
    (change,) = compare(old, new).changes
    assert (change.kind, change.rank) == ("moved", WORDING)


def test_the_weightiest_comes_first_and_headlines_count() -> None:
    edit = compare("They were travelling.", "They were traveling.", "40 trucks", "60 trucks")
    assert [c.kind for c in edit.changes] == ["figure", "spelling"]
    assert edit.changes[0].headline


def test_a_text_that_tells_of_its_change_is_not_silent() -> None:
    assert compare("We sent 40.", "We sent 60. Correction: an earlier version said 40.").noticed
    assert not compare("We sent 40.", "We sent 60.").noticed


@given(st.text(alphabet="abAB1 .\n’", max_size=80), st.text(alphabet="abAB1 .\n’", max_size=80))
def test_spans_are_of_the_texts(old: str, new: str) -> None:
    for change in compare(old, new).changes:
        assert " ".join(change.old.of(old).split()) == change.before
        assert " ".join(change.new.of(new).split()) == change.after


@given(st.text(max_size=80))
def test_nothing_changed_is_no_change(text: str) -> None:
    assert compare(text, text).changes == ()


@pytest.mark.skipif(not REAL.exists(), reason="../shared/corpus is not here")
@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("2021-05-27-g7", TYPO), ("2021-06-02-secretary", WORDING), ("2021-06-07-u-s", SUBSTANCE),
        ("2021-07-26-tijuana", SUBSTANCE), ("2021-07-27-department", SUBSTANCE), ("2021-08-03", SUBSTANCE),
        ("2021-08-06", TYPO),
    ],
)  # fmt: skip
def test_seven_real_silent_edits(name: str, rank: int) -> None:
    """Spelling; a word that lost its head; a first name; a year; who was attacked; two figures; lost spaces."""  # noqa: E501
    before, after = (
        formats.read(path.read_bytes(), name=path.name).text
        for end in ("before", "after")
        for path in REAL.glob(f"{name}*--{end}.html")
    )
    edit = compare(before, after)
    assert edit.rank == rank
    assert not edit.noticed
