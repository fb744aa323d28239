"""A story as a Word file, by python-docx: headings, paragraphs, and the passages as a numbered list."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from readout.errors import BadUsage
from readout.publishing.passages import Passages, all_transcripts, number_passages, of_heading, speaker_of
from readout.publishing.wording import (
    ANSWERS,
    bound_figure,
    by_when,
    from_document,
    made_line,
    one_line,
    source_line,
    web_address,
)
from readout.publishing.xml_parts import clean
from readout.records import Evidence, Story

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: The earliest moment that a zip file can tell: the same story gives the same bytes.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def render(story: Story, *, file: str | None = None, sources: bool = False) -> bytes:
    """Return the Word file; its sources are always printed.

    Raises:
        BadUsage: python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise BadUsage(
            "Word files need the package python-docx, which is not installed",
            todo="run: pip install 'readout[docx]'",
        ) from None
    document = docx.Document()
    _properties(document, story)
    passages = number_passages(story)
    _line(document.add_heading(level=0), story.headline.text, story.headline.evidence, passages)
    if story.standfirst.text:
        _line(
            document.add_paragraph(style="Subtitle"),
            story.standfirst.text,
            story.standfirst.evidence,
            passages,
        )
    for line in dict.fromkeys(source_line(t) for t in story.transcripts):
        if line:
            document.add_paragraph().add_run(_safe(line)).italic = True
    for section in story.sections:
        if section.heading and section.heading.text:
            _line(document.add_heading(level=1), section.heading.text, of_heading(section.heading), passages)
        for told in section.paragraphs:
            paragraph = document.add_paragraph()
            for number, sentence in enumerate(told):
                _line(paragraph, " " * bool(number) + one_line(sentence.text), sentence.evidence, passages)
    _boxes(document, story, passages)
    _sources(document, story, passages)
    document.add_paragraph().add_run(_safe(made_line(story))).italic = True
    for note in story.notes:
        document.add_paragraph(_safe(note))
    return _same(document)


def _properties(document: Document, story: Story) -> None:
    about = document.core_properties
    about.title, about.author, about.language = _safe(story.headline.text)[:255], "Readout", "en"
    about.comments = ""
    about.created = about.modified = datetime(*_ALWAYS, tzinfo=UTC)


def _line(paragraph: Paragraph, text: str, evidence: tuple[Evidence, ...], passages: Passages) -> None:
    """Add words, and the numbers of their passages above the line."""
    lead = " " if text.startswith(" ") else ""
    paragraph.add_run(lead + _safe(text))
    if numbers := passages.numbers(evidence):
        # In brackets: where only the text is taken, a bare number would run into a figure before it.
        paragraph.add_run("".join(f"[{n}]" for n in numbers)).font.superscript = True


def _boxes(document: Document, story: Story, passages: Passages) -> None:
    unanswered = ((f"{u.question} – {u.reply or ANSWERS[u.label]}", u.evidence) for u in story.unanswered)
    promised = ((f"{c.who}: {c.what}{by_when(c)}", c.evidence) for c in story.commitments)
    figures = ((bound_figure(f.text, f.bound), f.evidence) for f in story.figures)
    _box(document, "Not answered", unanswered, passages)
    _box(document, "Promised", promised, passages)
    _box(document, "Figures", figures, passages)
    earlier = ((f"{b.sentence.text} ({from_document(b)})", b.sentence.evidence) for b in story.background)
    _box(document, "Background", earlier, passages)


def _box(
    document: Document, heading: str, items: Iterable[tuple[str, tuple[Evidence, ...]]], passages: Passages
) -> None:
    rows = list(items)
    if rows:
        document.add_heading(heading, level=1)
    for text, evidence in rows:
        _line(document.add_paragraph(style="List Bullet"), text, evidence, passages)


def _sources(document: Document, story: Story, passages: Passages) -> None:
    """Add the passages under the numbers that the sentences bear, and where the transcripts are."""
    if not passages.listed:
        return
    document.add_heading("Sources", level=1)
    for number, passage in enumerate(passages.listed, 1):
        speaker = speaker_of(all_transcripts(story), passage)
        said = f"{speaker}: " if speaker else ""
        # Written out, not numbered by Word: a list that is pasted elsewhere would be counted anew.
        document.add_paragraph(f"{number}. {_safe(said)}{' ' * bool(said)}“{_safe(passage.exact)}”")
    for transcript in story.transcripts:
        if address := web_address(transcript.document.url):
            document.add_paragraph(_safe(f"{transcript.title or 'Transcript'}: {address}"))


def _safe(text: str) -> str:
    """Return text on one line without what XML cannot hold."""
    return clean(one_line(text))


def _same(document: Document) -> bytes:
    """Return the file's bytes with the same times whenever it is made."""
    made, done = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new:
        for part in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(part, _ALWAYS), old.read(part), zipfile.ZIP_DEFLATED)
    return done.getvalue()
