"""A story as one self-contained page: the story, and beside it the transcript with its passages marked.

Choosing a sentence follows a link to its first passage (``#e7``), and a style rule for each sentence lights
up all its passages while that is the page's target; so it works without JavaScript. The page asks nothing
of any other server, and its content security policy holds it to that.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from readout import __version__
from readout.publishing.passages import of_heading
from readout.publishing.segments import Block, Passage, blocks
from readout.publishing.wording import (
    ANSWERS,
    bound_figure,
    by_when,
    from_document,
    made_line,
    plain_characters,
    source_line,
    web_address,
    who,
)
from readout.records import Evidence, Story, Transcript

SUFFIX = ".html"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be chosen: its number on the page, its words, and whether it has passages."""

    number: int
    text: str
    marks: bool
    lead: str = ""
    after: str = ""
    css: str = ""
    new: bool = False


def render(story: Story, *, file: str | None = None, sources: bool = False) -> str:
    """Return the story as an HTML page."""
    items = Items(story)
    return page_html(page_of(story, items), items)


def page_html(page: dict[str, Any], items: Items) -> str:
    """Return a page whose parts are put together; ``items`` are all that can be chosen on it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("readout.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
    style, script = _template("story.css") + _rules(items), _template("story.js")
    return environment.get_template("story.html.j2").render(
        page=page,
        version=__version__,
        # Ours, and free of any word of a story: numbers are all that the rules hold.
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@lru_cache(maxsize=4)
def _template(name: str) -> str:
    return resources.files(__package__).joinpath(f"templates/{name}").read_text("utf-8")


def _hash(code: str) -> str:
    """Return the content security policy's name for inline code."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _rules(items: Items) -> str:
    """Return the style rules that light up the passages, and the sentence, of the page's target."""
    lit = ",".join(f":root:has(#e{n}:target) .e{n},:root:has(#s{n}:target) .e{n}" for n in items.shown)
    said = ",".join(f":root:has(#e{n}:target) #s{n}" for n in items.shown)
    return f"{lit}{{background:var(--glow)}}\n{said}{{background:var(--glow)}}\n" if lit else ""


class Items:
    """Numbers the items of a story as the page is put together, and gathers their passages by document."""

    def __init__(self, story: Story) -> None:
        self.texts = {t.document.id: t.document.text for t in story.transcripts}
        self.passages: dict[str, list[Passage]] = {d: [] for d in self.texts}
        self.shown: list[int] = []
        self.count = 0

    def add(
        self,
        text: str,
        evidence: Iterable[Evidence],
        *,
        lead: str = "",
        after: str = "",
        css: str = "",
        new: bool = False,
    ) -> Item:
        """Return the next item; it can be chosen if one of its passages can be shown."""
        found = [e for e in evidence if self.texts.get(e.document, "")[e.start : e.end].strip()]
        number = 0
        if found:
            self.count += 1
            number = self.count
            self.shown.append(number)
            for e in found:
                self.passages[e.document].append(Passage(e.start, e.end, number))
        return Item(number, plain_characters(text), bool(found), lead=lead, after=after, css=css, new=new)


def page_of(story: Story, items: Items) -> dict[str, Any]:
    """Return what the template shows, in the order of reading."""
    page: dict[str, Any] = {
        "headline": items.add(story.headline.text, story.headline.evidence),
        "standfirst": items.add(story.standfirst.text, story.standfirst.evidence),
        "sections": [
            {
                "heading": items.add(
                    section.heading.text if section.heading else "",
                    of_heading(section.heading) if section.heading and section.heading.text else (),
                ),
                "paragraphs": [
                    [items.add(s.text, s.evidence, css=s.kind, new=s.new) for s in paragraph]
                    for paragraph in section.paragraphs
                ],
            }
            for section in story.sections
        ],
        "boxes": _boxes(story, items),
        "background": [
            {
                "text": plain_characters(b.sentence.text),
                "place": plain_characters(from_document(b)),
                "url": web_address(b.source.document.url),
                "passages": [plain_characters(e.exact) for e in b.sentence.evidence],
            }
            for b in story.background
        ],
        "made": made_line(story),
        "notes": story.notes,
    }
    return with_sources(page, story, items)


def with_sources(page: dict[str, Any], story: Story, items: Items) -> dict[str, Any]:
    """Add the transcripts, with the passages of all ``items`` so far marked."""
    page["sources"] = [_source(t, items.passages[t.document.id]) for t in story.transcripts]
    return page


def _boxes(story: Story, items: Items) -> list[dict[str, Any]]:
    """Return what stands after the story: not answered, promised, figures."""
    unanswered = [
        items.add(u.question, u.evidence, after=u.reply or ANSWERS[u.label]) for u in story.unanswered
    ]
    promised = [items.add(c.what + by_when(c), c.evidence, lead=f"{c.who}:") for c in story.commitments]
    figures = [items.add(bound_figure(f.text, f.bound), f.evidence) for f in story.figures]
    return [
        {"id": "unanswered", "heading": "Not answered", "entries": unanswered},
        {"id": "promised", "heading": "Promised", "entries": promised},
        {"id": "figures", "heading": "Figures", "entries": figures},
    ]


def _source(transcript: Transcript, passages: list[Passage]) -> dict[str, Any]:
    """Return a transcript as the template shows it."""
    return {
        "title": transcript.title or transcript.document.title or "",
        "line": source_line(transcript),
        "url": web_address(transcript.document.url),
        "blocks": [_block(block) for block in blocks(transcript, passages)],
    }


def _block(block: Block) -> dict[str, Any]:
    """Return a turn, or what stands between turns, as the template shows it."""
    shown: dict[str, Any] = {"class": "outside", "speaker": "", "role": "", "printed": ""}
    if block.turn:
        name = who(block.turn)
        shown["class"] = f"turn {block.turn.kind}"
        shown["speaker"] = name
        shown["role"] = block.turn.speaker.role if block.turn.speaker.role != name else ""
        # The label as printed is shown only where it says something else than the speaker's name.
        shown["printed"] = "" if block.printed.rstrip(":").casefold() == name.casefold() else block.printed
    shown["paragraphs"] = [
        [
            {
                "text": plain_characters(piece.text),
                "marks": piece.marks,
                "anchors": piece.anchors,
                "ends": piece.ends,
                "class": piece.kind,
            }
            for piece in paragraph
        ]
        for paragraph in block.paragraphs
    ]
    return shown
