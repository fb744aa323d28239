"""What frames a draft's prose (a CMS's page, a wire's dateline, Markdown's notes and tables) is no claim."""

from __future__ import annotations

import pytest

from readout.checking import read_draft
from readout.errors import BadInput

PAGE = """<!doctype html><html><head><title>Ferry late | Daily Post</title></head><body>
<nav><ul><li>World</li></ul></nav><header><div>Daily Post</div></header>
<main><article><header><h1>Ferry is late again</h1><p>By Our Own Correspondent</p></header>
<time>14 March 2024</time><figure><img alt="x"><figcaption>The ferry at Dol</figcaption></figure>
<p>The ferry came at noon, Holt said.</p>
<aside><h3>More</h3><ul><li>Ten things about cheese</li></ul></aside>
<table><tr><td>Ferries</td><td>12</td></tr></table>
<p>Share this article: Here</p></article></main><footer><p>All rights reserved.</p></footer></body></html>"""

NOTES = """# Ferry is late again[^1]

The ferry came at noon, Holt said.[^2] ![a ferry](ferry.jpg)

| Thing | Number |
|-------|-------:|
| Ferries | 12 |

```
no prose
```

1. The pier is shut.
2) The harbour is open.

[^1]: Ministry briefing.
[^2]: See <https://example.org/briefing>.
"""

WIRE = """FERRY IS LATE AGAIN
By A. Reporter
MARIN, March 14 (Agency) — The ferry came at noon, Holt said.

-30-
"""

ASKED = """Q: Is the ferry late?

A: The ferry came at noon, Holt said.
"""


@pytest.mark.parametrize(
    ("name", "text", "units"),
    [
        (
            "page.html",
            PAGE,
            [
                ("headline", "Ferry is late again"),
                ("entry", "The ferry at Dol"),
                ("sentence", "The ferry came at noon, Holt said."),
                ("entry", "Ferries"),
                ("entry", "12"),
            ],
        ),
        (
            "notes.md",
            NOTES,
            [
                ("headline", "Ferry is late again"),
                ("sentence", "The ferry came at noon, Holt said."),
                ("entry", "Ferries 12"),
                ("sentence", "The pier is shut."),
                ("sentence", "The harbour is open."),
            ],
        ),
        (
            "wire.txt",
            WIRE,
            [("heading", "FERRY IS LATE AGAIN"), ("sentence", "The ferry came at noon, Holt said.")],
        ),
        (
            "asked.txt",
            ASKED,
            [("sentence", "Is the ferry late?"), ("sentence", "The ferry came at noon, Holt said.")],
        ),
    ],
    ids=["a page of a CMS", "Markdown with notes", "a wire's text", "questions and answers"],
)
def test_what_frames_the_prose_is_not_judged(name: str, text: str, units: list[tuple[str, str]]) -> None:
    draft = read_draft(text.encode(), name)
    assert [(u.role, " ".join(draft.text[u.start : u.end].split())) for u in draft.units] == units


def test_a_question_of_the_draft_claims_nothing() -> None:
    assert [u.kind for u in read_draft(ASKED.encode(), "asked.txt").units] == ["unanswered", "reported"]


def test_offsets_of_markdown_with_notes_are_those_of_the_file() -> None:
    draft = read_draft(NOTES.encode(), "notes.md")
    assert len(draft.text) == len(NOTES)
    unit = next(u for u in draft.units if draft.text[u.start :].startswith("The pier"))
    assert NOTES[unit.start : unit.end].strip() == "The pier is shut."


@pytest.mark.parametrize(
    "line",
    [
        "By then the port had closed.",
        "NATO — which met in May — agreed.",
        "Sources in the port say it is shut.",
    ],
)
def test_a_sentence_that_begins_like_a_frame_is_judged_whole(line: str) -> None:
    draft = read_draft(f"Ferry\n\n{line}\n".encode(), "draft.txt")
    assert draft.text[draft.units[-1].start : draft.units[-1].end] == line


@pytest.mark.parametrize(
    "text",
    [
        "La Veldanie a fermé le poste-frontière de Karsk mardi soir, a déclaré Brandt.",
        "Veldania hat den Übergang geschlossen, und er wird nicht geöffnet.",
        "El puerto está cerrado por una tormenta, según el ministro.",
    ],
    ids=["French", "German", "Spanish"],
)
def test_a_short_text_in_another_language_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="does not read as English"):
        read_draft(text.encode())


def test_a_few_borrowed_words_leave_a_text_english() -> None:
    text = "The café, the soirée and the protégé of the minister are in the résumé, Holt said."
    assert read_draft(text.encode()).units
