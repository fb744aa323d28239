"""A transcript as the templates show it: turns with their speakers, passages marked, replies labelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.publishing.segments import Block, Passage, Piece, blocks
from readout.publishing.wording import plain_characters, who
from readout.records import Span, Turn
from readout.site import addresses
from readout.site.queries.reading import Reading

#: The number under which waffle is marked; passages count from 1.
WAFFLE = 0
_QUESTION = "Question"
_HONORIFICS = frozenset("mr ms mrs miss dr the".split())
_WORD = re.compile(r"\w+")
_POINTS = re.compile(r"[.,;:!?…)\]”’\"']+(?=\s|$)")
_LABELS = {"clear": "answered", "ambivalent": "partly answered", "non_reply": "not answered"}
#: What the kinds of a non-answer (docs/answers.md) are called.
KINDS = {
    "declined": "declined",
    "referred": "referred to others",
    "no_knowledge": "did not know",
    "nothing": "had nothing to say",
    "hypothetical": "would not speculate",
    "ignored": "passed over",
    "clarification": "asked back",
    "answered_before": "said answered before",
    "partial": "in part",
    "pivot": "changed the subject",
    "repeated": "repeated a line",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a question was answered, as a mark beside it; ``css`` is clear, ambivalent or non_reply."""

    css: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text: its passages' numbers, the passages that begin and end here, and how it looks."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    kind: str
    waffle: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A turn, or what stands between turns (``speaker`` is then empty).

    A paragraph without marks, as most are, is only its words: a page of a long transcript is made in half the time.
    """  # noqa: E501

    css: str
    speaker: str
    role: str
    href: str
    printed: str
    start: int
    end: int
    mark: Mark | None
    paragraphs: tuple[str | tuple[Shown, ...], ...]


def shown(
    reading: Reading, passages: Sequence[tuple[int, int]], waffle: Sequence[Span] = ()
) -> list[ShownBlock]:
    """Return a whole transcript in blocks; ``passages`` are numbered from 1 in their order.

    A speaker's role and page stand where they first speak; later the name says enough.
    """
    numbered = [Passage(start, end, n) for n, (start, end) in enumerate(passages, 1)]
    numbered += [Passage(span.start, span.end, WAFFLE) for span in waffle]
    marks = reply_marks(reading)
    found = []
    met: set[tuple[str, str]] = set()
    for block in blocks(reading.transcript, numbered):
        one = _block(block, reading, marks)
        who_is = (one.speaker, one.role)
        if one.speaker and who_is in met:
            one = replace(one, role="", href="")
        met.add(who_is)
        found.append(one)
    return found


def reply_marks(reading: Reading) -> dict[int, Mark]:
    """Return how questions were answered, by the index of the asking turn; of several, the least answered."""
    found: dict[int, Mark] = {}
    worst = ("clear", "ambivalent", "non_reply")
    for one in reading.exchanges:
        turn = one.exchange.questions[0]
        before = found.get(turn)
        if before and worst.index(before.css) >= worst.index(one.label):
            continue
        kind = KINDS.get(one.kind or "", "")
        words = _LABELS[one.label] + (f": {kind}" if kind else "")
        spot = one.shown or one.cue or one.answer
        found[turn] = Mark(one.label, words, spot.start, spot.end)
    return found


def speakers(reading: Reading) -> list[tuple[str, str, str, int]]:
    """Return the speakers in the order in which they first speak: name, role, address or nothing, words."""
    rows: dict[str, tuple[str, str, str, int]] = {}
    for turn in reading.transcript.turns:
        key = turn.speaker.key
        words = len(turn.span.of(reading.text).split())
        name, role = _name(turn), turn.speaker.role or ""
        name = "Reporters" if name == _QUESTION else name
        old = rows.get(key)
        href = _href(reading.keys, turn.index)
        rows[key] = (
            name,
            role if role != name else "",
            href or (old[2] if old else ""),
            words + (old[3] if old else 0),
        )
    return list(rows.values())


def _block(block: Block, reading: Reading, marks: Mapping[int, Mark]) -> ShownBlock:
    turn = block.turn
    name = _name(turn) if turn else ""
    role = turn.speaker.role or "" if turn else ""
    return ShownBlock(
        css=f"turn {turn.kind}" if turn else "outside",
        speaker=plain_characters(name),
        role=plain_characters(role) if role != name else "",
        href=_href(reading.keys, turn.index) if turn else "",
        printed=""
        if not turn or _told(block.printed, name, who(turn), turn.speaker.role or "")
        else plain_characters(block.printed),
        start=turn.start if turn else 0,
        end=turn.end if turn else 0,
        mark=marks.get(turn.index) if turn else None,
        paragraphs=tuple(map(_paragraph, block.paragraphs)),
    )


def _name(turn: Turn) -> str:
    """Return who speaks; a reporter without a name is a question, however the label puts it."""
    name = who(turn)
    asked = not turn.speaker.name and name.strip(" :.").casefold() in ("q", "question")
    return _QUESTION if asked else name


@lru_cache(maxsize=4096)
def _told(printed: str, name: str, *parts: str) -> bool:
    """Say whether a label as it is printed tells nothing that the speaker's name and role do not."""
    told = {"question", "q"} if name == _QUESTION else set()
    told |= {word.casefold() for part in parts for word in _WORD.findall(part)}
    return {word.casefold() for word in _WORD.findall(printed)} <= told | _HONORIFICS


def _paragraph(pieces: tuple[Piece, ...]) -> str | tuple[Shown, ...]:
    one = pieces[0]
    if len(pieces) == 1 and not (one.marks or one.anchors or one.ends or one.kind):
        return plain_characters(one.text)
    return _settled(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> Shown:
    return Shown(
        plain_characters(piece.text),
        tuple(n for n in piece.marks if n != WAFFLE),
        tuple(n for n in piece.anchors if n != WAFFLE),
        tuple(n for n in piece.ends if n != WAFFLE),
        piece.kind,
        WAFFLE in piece.marks,
    )


def _settled(pieces: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return pieces whose passages end behind a point or bracket, not before it: what stands there are numbers."""  # noqa: E501
    given = tuple(pieces)
    if not any(piece.ends for piece in given):
        return given
    found: list[Shown] = []
    for piece in given:
        last = found[-1] if found else None
        points = _POINTS.match(piece.text) if last and last.ends else None
        if last is None or points is None:
            found.append(piece)
            continue
        found[-1] = replace(last, ends=())
        rest = piece.text[points.end() :]
        if rest:
            found.append(replace(piece, text=points.group(), ends=last.ends))
            found.append(replace(piece, text=rest, begins=()))
        else:
            found.append(replace(piece, ends=(*last.ends, *piece.ends)))
    return tuple(found)


def _href(keys: Mapping[int, str], turn: int) -> str:
    key = keys.get(turn)
    return addresses.actor_url(key) if key else ""
