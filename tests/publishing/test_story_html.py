"""The page: whole, self-contained, safe, and each sentence linked to its passages."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from readout.publishing import render
from readout.records import Line, Story

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Gathers what the tests ask about, and holds the page to well-formed nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" not in self.open and "style" not in self.open:
            self.words.append(data)

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if "id" in a]

    def hrefs(self) -> list[str]:
        return [a["href"] for _, a in self.tags if "href" in a]


@pytest.fixture(name="page")
def a_page(story: Story) -> Page:
    return Page(render(story, "html"))


def test_tags_close_in_order(page: Page) -> None:
    assert page.open == []


def test_every_fragment_leads_somewhere_and_ids_are_unique(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    fragments = {h[1:] for h in page.hrefs() if h.startswith("#")}
    assert fragments <= set(ids)
    assert {"story", "transcript", "e1", "s1"} <= fragments


def test_nothing_is_asked_of_another_server(story: Story) -> None:
    text = render(story, "html")
    page = Page(text)
    assert not [
        t for t, a in page.tags if "src" in a or "srcset" in a or t in ("link", "iframe", "img", "object")
    ]
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_overlapping_passages_are_cut_at_their_edges(page: Page) -> None:
    marks = [a["class"].split() for t, a in page.tags if t == "mark"]
    # "on May 5." lies in the first sentence's passage and in the second's, which begins inside it.
    assert any({"e3", "e4"} <= set(m) for m in marks)
    assert any("e3" in m and "e4" not in m for m in marks)
    assert any("e4" in m and "e3" not in m for m in marks)


def test_the_transcript_is_shown_whole(page: Page) -> None:
    shown = " ".join("".join(page.words).split())
    for words in (
        "Briefing on the Dam",
        "More than 300",
        "They will get help.",
        "(Laughter.)",
        "# # #",
        "Who pays?",
    ):
        assert words in shown


def test_a_printed_label_stands_above_the_turn_with_its_notes(page: Page) -> None:
    words = [w.strip() for w in page.words]
    assert "MS. VEY: (Via interpreter)" in words
    assert "Ada Vey" in words
    assert "minister for water" in words


def test_hostile_text_stays_text(story: Story) -> None:
    text = render(story, "html")
    assert len(re.findall(r"<script\b", text)) == 1
    assert text.count("</script>") == 1
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " JaVaScRiPt:alert(1)",
        "file:///etc/passwd",
        "https:",
        "http://[x",
    ],
)
def test_only_web_addresses_are_linked(story: Story, address: str) -> None:
    transcript = story.transcripts[0]
    changed = replace(transcript, document=replace(transcript.document, url=address))
    text = render(replace(story, transcripts=(changed,)), "html")
    assert [h for h in Page(text).hrefs() if not h.startswith("#")] == []


def test_the_source_is_linked(page: Page) -> None:
    assert "https://water.example/briefing?a=1&b=2" in page.hrefs()


def test_landmarks_headings_and_language(page: Page) -> None:
    tags = [t for t, _ in page.tags]
    assert tags.count("main") == tags.count("aside") == tags.count("h1") == 1
    levels = [int(t[1]) for t in tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert ("html", {"lang": "en"}) in page.tags


def test_a_sentence_without_a_passage_is_no_link(page: Page) -> None:
    shown = "".join(page.words)
    assert "1. No source for _this_." in shown
    # Headline, standfirst, two sentences and three entries of boxes have passages.
    assert sum(a.get("class", "").split()[:1] == ["say"] for t, a in page.tags if t == "a") == 7


def test_a_document_that_is_not_at_hand_gives_a_page_without_marks(story: Story) -> None:
    transcript = story.transcripts[0]
    empty = replace(transcript, document=replace(transcript.document, text="", marks=()), turns=())
    page = Page(render(replace(story, transcripts=(empty,)), "html"))
    assert "mark" not in [t for t, _ in page.tags]
    assert "Dam to open on 5 May" in "".join(page.words)


def test_an_empty_story_is_still_a_page() -> None:
    page = Page(render(Story((), Line(""), Line(""), ()), "html"))
    assert page.open == []
