"""The page of changes: words marked on both sides, and nothing of a text taken for HTML."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from readout.publishing.changes_html import marked, render


def test_the_words_that_changed_are_marked_on_their_side() -> None:
    assert marked("We regret the <closure>.", "We condemn the <closure>.") == (
        "We <del>regret</del> the &lt;closure&gt;.",
        "We <ins>condemn</ins> the &lt;closure&gt;.",
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_word_is_lost(before: str, after: str) -> None:
    sides = [unescape(re.sub(r"</?(?:ins|del)>", "", side)) for side in marked(before, after)]
    assert sides == [before, after] or "\r" in before + after


def test_a_page_has_a_row_for_each_change() -> None:
    rows = [{"kind": "added", "old": None, "new": {"exact": "Both met."}}]
    page = render(rows, "2022 & before", "2023")
    assert '<th scope="row">added</th><td></td><td><ins>Both</ins> <ins>met.</ins></td>' in page.replace(
        "<ins>Both met.</ins>", "<ins>Both</ins> <ins>met.</ins>"
    )
    assert "2022 &amp; before" in page
