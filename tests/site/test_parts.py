from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.records import Document, Speaker, Transcript, Turn
from readout.site import addresses
from readout.site.sentences import sentence_id
from readout.site.waffle_view import PART, parts, waffle_spans


def spoken(text: str) -> Transcript:
    turn = Turn(0, "MS. BRANDT", Speaker("brandt", "MS. BRANDT"), "statement", 0, len(text))
    return Transcript(Document("sha256:0", text, b""), (turn,))


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("The port opens.", "The%20port%20opens."),
        ("a well-known port, open", "a%20well%2Dknown%20port%2C%20open"),
        (" ".join("abcdefghijkl"), "a%20b%20c%20d%20e,h%20i%20j%20k%20l"),
    ],
    ids=["short", "hyphen and comma are coded", "of a long passage its two ends"],
)
def test_text_fragment(words: str, fragment: str) -> None:
    found = addresses.text_fragment("https://ministry.example/1#top", words)
    assert found == f"https://ministry.example/1#:~:text={fragment}"


@given(st.text(), st.integers(1, 10**9))
def test_addresses_are_plain_ascii_paths(words: str, number: int) -> None:
    for address in (
        addresses.subject_url(words),
        addresses.person_url(words),
        addresses.search_url(words, speaker=words),
        addresses.sentence_url(number, words),
        addresses.search_feed_url(words),
    ):
        assert address.isascii()
        assert address.startswith("/")
        assert not address.startswith("//")
        assert not set(address) & set(" \"'<>\\\r\n")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_slug_is_one_piece(name: str) -> None:
    slug = addresses.slug(name)
    assert "/" not in slug
    assert slug == slug.strip("-")
    assert unquote(addresses.person_url(slug)) == f"/people/{slug}"


def test_sentence_id_is_of_words_and_evidence() -> None:
    evidence = [{"document": "sha256:1", "start": 1, "end": 9, "exact": "whatever"}]
    name = sentence_id("The port opens.", evidence)
    assert name == sentence_id("The port opens.", [{**evidence[0], "exact": ""}])
    assert name != sentence_id("The port opened.", evidence)
    assert name != sentence_id("The port opens.", [{**evidence[0], "end": 10}])


@pytest.mark.parametrize(
    ("text", "waffle"),
    [
        ("Let me just say that the port will open on Friday.", ["Let me just say that "]),
        ("We may open the port if the strike ends.", []),
        ("The port will not open.", []),
    ],
)
def test_waffle_is_told_and_hedges_are_not(text: str, waffle: list[str]) -> None:
    assert [span.of(text) for span in waffle_spans(spoken(text))] == waffle


@given(
    st.lists(st.sampled_from(["The port opens on Friday.", "We, um, we regret it.", "Yes."]), max_size=400)
)
def test_parts_hold_every_sentence_once(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = parts(spoken(text)) if text else []
    spans = [span for part in found for _, span in part]
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")
    assert all(sum(s.end - s.start for _, s in part) <= PART + 200 for part in found)
