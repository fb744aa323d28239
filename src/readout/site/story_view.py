"""A story as the template shows it: sentences in their sections, each with the numbers of its passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.publishing.passages import MOST_OF_HEADING
from readout.site.sentences import Sentence, sentences

_BOXES = (("unanswered", "Not answered"), ("commitment", "Promised"), ("figure", "Figures"))


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its passages' numbers; ``href`` is the anchor of the first, or nothing."""

    sentence: Sentence
    passages: tuple[int, ...]
    href: str


@dataclass(slots=True)
class StoryView:
    """A story's parts; ``passages`` are offsets, numbered from 1, and ``resting`` who rests on each."""

    headline: Said | None = None
    standfirst: Said | None = None
    sections: list[tuple[Said | None, list[list[Said]]]] = field(default_factory=list)
    boxes: list[tuple[str, str, list[Said]]] = field(default_factory=list)
    passages: list[tuple[int, int]] = field(default_factory=list)
    resting: list[list[Sentence]] = field(default_factory=list)


def view(story: Mapping[str, Any], document_id: str) -> StoryView:
    """Return a story (JSON, version 1) for its page; evidence in other documents than this has no number."""
    made = StoryView()
    number: dict[tuple[int, int], int] = {}
    boxes: dict[str, list[Said]] = {}
    for one in sentences(story):
        said = _said(one, document_id, number, made)
        if one.place == "headline":
            made.headline = said
        elif one.place == "standfirst":
            made.standfirst = said
        elif one.place == "heading":
            made.sections.append((said, []))
        elif one.place == "sentence":
            _place(made, said)
        else:
            boxes.setdefault(one.place, []).append(said)
    made.boxes = [(name, heading, boxes[name]) for name, heading in _BOXES if name in boxes]
    return made


def _place(made: StoryView, said: Said) -> None:
    """Put a sentence into its paragraph."""
    last = made.sections[-1][1][-1][-1].sentence if made.sections and made.sections[-1][1] else None
    one = said.sentence
    if not made.sections or (last and last.section != one.section):
        made.sections.append((None, []))
        last = None
    if last and last.paragraph == one.paragraph:
        made.sections[-1][1][-1].append(said)
    else:
        made.sections[-1][1].append([said])


def _said(one: Sentence, document_id: str, number: dict[tuple[int, int], int], made: StoryView) -> Said:
    if one.place == "heading" and len(one.evidence) > MOST_OF_HEADING:
        return Said(one, (), "")
    numbers = []
    for evidence in one.evidence:
        if evidence["document"] != document_id:
            continue
        span = (evidence["start"], evidence["end"])
        if span not in number:
            number[span] = len(number) + 1
            made.passages.append(span)
            made.resting.append([])
        numbers.append(number[span])
        if one not in made.resting[number[span] - 1]:
            made.resting[number[span] - 1].append(one)
    unique = tuple(dict.fromkeys(numbers))
    return Said(one, unique, anchor(*made.passages[unique[0] - 1]) if unique else "")


def anchor(start: int, end: int) -> str:
    """Return the name of a passage's place on a page."""
    return f"p{start}-{end}"


def is_new(story: Mapping[str, Any]) -> list[Sentence]:
    """Return the sentences of a story's body that the archive had not heard before."""
    return [one for one in sentences(story) if one.new]


def news(story: Mapping[str, Any]) -> list[str]:
    """Return in a few words what else there is in a story."""
    parts = (
        ("commitments", "promise", "promises"),
        ("unanswered", "unanswered question", "unanswered questions"),
        ("figures", "figure", "figures"),
        ("background", "line of background", "lines of background"),
    )
    counts = [(len(story.get(key, ())), one, many) for key, one, many in parts]
    return [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
