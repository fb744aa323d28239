"""Labels to turns: where each speech begins and ends, and which notes stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.records import Document, Span
from readout.transcripts.labels import Label
from readout.transcripts.notes import note_spans, printed_headings, struck, trim
from readout.transcripts.presiding import CHANGE
from readout.transcripts.tables import Layout, any_of

_SYMBOLS = re.compile(r"[\W_]+")
_PARAGRAPH = re.compile(r"\n\n+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A turn before its speaker is known; ``label`` is ``None`` for speech without one."""

    label: Label | None
    start: int
    end: int
    notes: tuple[Span, ...]

    @property
    def empty(self) -> bool:
        """Say whether nothing is left but notes."""
        return self.start >= self.end


def stretches(document: Document, labels: Sequence[Label], body: Span, layout: Layout) -> list[Stretch]:
    """Return what each label's speaker says, up to the next label or to what is nobody's words."""
    text = document.text
    chairs = _chair_changes(text, body) if layout.name == "un-record" else []
    inner = printed_headings(text, document.marks, body.start, body.end)
    notes = sorted({*note_spans(text, body.start, body.end), *struck(document.marks), *chairs, *inner})
    headings = {m.start: m.end for m in document.marks if m.kind == "heading"}
    found: list[Stretch] = []
    at = 0
    for index, label in enumerate(labels):
        stop = labels[index + 1].start if index + 1 < len(labels) else body.end
        start = min(label.end, stop)
        end = _speech_end(text, start, stop, headings, layout)
        while at < len(notes) and notes[at].start < start:
            at += 1
        last = at
        while last < len(notes) and notes[last].start < end:
            last += 1
        found.append(_stretch(text, label, start, end, notes[at:last]))
    return found


def unlabelled(document: Document, start: int, end: int) -> Stretch:
    """Return ``start:end`` as speech without a label."""
    text = document.text
    taken_back = [s for s in struck(document.marks) if start <= s.start < end]
    notes = sorted(
        {
            *note_spans(text, start, end),
            *taken_back,
            *printed_headings(text, document.marks, start, end),
        }
    )
    return _stretch(document.text, None, start, end, notes)


def _stretch(text: str, label: Label | None, start: int, end: int, notes: Sequence[Span]) -> Stretch:
    inner = [note for note in notes if note.end <= end]
    first, last = trim(text, start, end, inner)
    if first < last and not any(char.isalnum() for char in text[first:last]):
        first, last = last, last
    return Stretch(label, first, max(first, last), tuple(inner))


def _speech_end(text: str, start: int, stop: int, headings: dict[int, int], layout: Layout) -> int:
    """Cut procedure, headings, rules and closing lines from the end of a speech."""
    end = start + len(text[start:stop].rstrip())
    if layout.name == "un-record":
        for match in _PARAGRAPH.finditer(text, start, end):
            if _PROCEDURE.match(text, match.end()) and not _goes_on(text, match.end(), end):
                end = match.start()
                break
        end = _without_agenda(text, start, end)
    ends, lines = any_of("closings", "end"), any_of("closings", "line")
    end = _before_next_header(text, start, end)
    while end > start:
        line_start = max(text.rfind("\n", start, end) + 1, start)
        if line_start == start:
            break
        line = text[line_start:end].strip()
        is_heading = headings.get(line_start, -1) >= end
        if line and not (
            is_heading or ends.fullmatch(line) or lines.fullmatch(line) or _SYMBOLS.fullmatch(line)
        ):
            break
        end = start + len(text[start:line_start].rstrip())
    return end


_PROSE_WORDS = 12


def _chair_changes(text: str, body: Span) -> list[Span]:
    """Return the paragraphs that tell of a change in the chair."""
    return [
        Span(m.start(), m.end())
        for m in CHANGE.finditer(text, body.start, body.end)
        if text[: m.start()].endswith("\n\n") and text[m.end() :].startswith("\n\n")
    ]


def _goes_on(text: str, at: int, end: int) -> bool:
    """Say whether the speech goes on after a change in the chair: its next paragraph is prose, and no procedure."""  # noqa: E501
    chair = CHANGE.match(text, at)
    if chair is None or not text.startswith("\n\n", chair.end()) or chair.end() >= end:
        return False
    start = chair.end() + len(text[chair.end() : end]) - len(text[chair.end() : end].lstrip())
    stop = text.find("\n\n", start, end)
    following = text[start : end if stop < 0 else stop]
    return (
        len(following.split()) >= _PROSE_WORDS
        and following.rstrip()[-1:] in ".?!:;”’)"
        and not _PROCEDURE.match(text, start)
    )


_TIME_OR_END = re.compile(
    r"^(?:(?:END|End)\b.{0,30}|\d{1,2}[:.]\d\d ?[APap]\.? ?[Mm]\.?(?: ?\(?[A-Z]{2,5}\)?)?)$", re.M
)


def _before_next_header(text: str, start: int, end: int) -> int:
    """Cut a closing and the header after it, where one page holds several transcripts or one twice."""
    match = _TIME_OR_END.search(text, max(start, end - 400), end)
    if match and match.start() > start and text[match.start() - 1] == "\n":
        return start + len(text[start : match.start()].rstrip())
    return end


def _without_agenda(text: str, start: int, end: int) -> int:
    """Cut the headings of the next item of a record's agenda: short last paragraphs that end no sentence."""
    while (at := text.rfind("\n\n", start, end)) > start:
        last = text[at:end].strip()
        if len(last.split()) > 30 or last[-1] in ".?!:;”’)—" or not (last[0].isupper() or last[0] == "("):
            break
        end = start + len(text[start:at].rstrip())
    return end


class _Procedure:
    """The rows of ``procedure.toml``, compiled on first use."""

    def match(self, text: str, at: int) -> bool:
        return any_of("procedure", "starts").match(text, at) is not None


_PROCEDURE = _Procedure()
