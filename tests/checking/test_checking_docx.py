"""Word files as drafts, made here part by part."""

from __future__ import annotations

import io
import zipfile

import pytest

from readout.checking import read_draft
from readout.errors import BadInput

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, part: str = "word/document.xml", prolog: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_headings_and_accepted_changes() -> None:
    changed = (
        "<w:p><w:r><w:t xml:space='preserve'>The bridge </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"  # noqa: E501
        "<w:ins><w:r><w:t>reopened on Friday, Holt said.</w:t></w:r></w:ins></w:p>"
    )
    draft = read_draft(
        docx(p("Bridge reopens", "Title") + p("Forty people work there. They came in May.") + changed)
    )
    assert draft.text == (
        "Bridge reopens\n\nForty people work there. They came in May.\n\nThe bridge reopened on Friday, Holt said."  # noqa: E501
    )
    assert [(u.role, draft.text[u.start : u.end]) for u in draft.units] == [
        ("headline", "Bridge reopens"),
        ("sentence", "Forty people work there."),
        ("sentence", "They came in May."),
        ("sentence", "The bridge reopened on Friday, Holt said."),
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (docx(p(" ")), "no words"),
        (docx(p("The bridge reopened."))[:200] + b"word/document.xml", "cannot be read"),
        (docx("<w:p>"), "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(data: bytes, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        read_draft(data, "draft.docx")


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(BadInput):
        read_draft(docx(p("&b;"), prolog=bomb), "draft.docx")
