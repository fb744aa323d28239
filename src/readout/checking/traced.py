"""A checked draft as a story: every sentence with the passages it was judged by."""

from __future__ import annotations

from itertools import groupby

from readout.checking.report import Checked, CheckReport
from readout.records import Line, Section, Story, StorySentence


def traced(report: CheckReport) -> Story:
    """Return the draft as a story, so that all forms of a story serve a human's draft too.

    The first headline is the story's; each later one, and each heading, begins a section. Entries of lists become
    paragraphs. What the draft does not give (the questions left open, figures) stays empty.
    """  # noqa: E501
    headline, standfirst = Line(""), Line("")
    sections: list[tuple[Line | None, list[tuple[StorySentence, ...]]]] = [(None, [])]
    for _, group in groupby(report.sentences, key=lambda c: (c.paragraph, c.role)):
        units = tuple(group)
        first = units[0]
        line = Line(first.text, first.evidence)
        if first.role == "headline" and not headline.text:
            headline = line
        elif first.role == "standfirst" and not standfirst.text:
            standfirst = line
        elif first.role in ("headline", "heading"):
            sections.append((line, []))
        else:
            sections[-1][1].append(tuple(_sentence(unit) for unit in units))
    return Story(
        transcripts=report.transcripts,
        headline=headline,
        standfirst=standfirst,
        sections=tuple(
            Section(head, tuple(paragraphs)) for head, paragraphs in sections if head or paragraphs
        ),
        notes=("A draft that was checked, not a story that was written here.",),
    )


def _sentence(unit: Checked) -> StorySentence:
    return StorySentence(
        unit.text, "quote" if unit.text.startswith(("“", '"')) else "reported", None, unit.evidence
    )
