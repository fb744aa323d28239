"""Captions and subtitles of a recording (WebVTT, SubRip, YouTube's SBV): cues joined into paragraphs and turns.

Who speaks is told by WebVTT's voices (``<v Ana Vey>``) or by the marks that captioners use: ``>>`` where another
begins, mostly with a name and a colon behind it. Where a file has neither, its words are paragraphs, and names with
colons are found there as in any text. Times, positions and styles are left out; so are lines that a rolling caption
shows again. Read after W3C's WebVTT and after what players make of SubRip, which has no specification.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from readout.errors import BadInput
from readout.formats.builder import TextBuilder
from readout.formats.parts import Parts
from readout.formats.speeches import SpeechBuilder

#: What a speech is called whose speaker the captions do not name; nobody's words are laid to anyone by it.
NAMELESS = "SPEAKER"
_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"^\s*(?P<start>{_TIME})\s*(?:-->|,)\s*(?P<end>{_TIME})(?:[ \t].*)?$")
_HEAD = re.compile(r"\ufeff?WEBVTT(?:[ \t]+(?:[-–—:] *)?(?P<title>[^\n]*))?(?:\n|$)")
_NUMBERED = re.compile(rf"\ufeff?\s*(?:\d+[ \t]*\n)?{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n")
_PLAIN = re.compile(rf"\ufeff?\s*{_TIME},{_TIME}[ \t]*\n")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_MUSIC = re.compile(r"[♪♫🎵🎶]")
#: Another speaker begins; a name may follow, in capitals or as names are written.
_CHANGE = re.compile(
    r"(?:^|(?<=[\s.?!\"”)\]]))(?:>>+|»)\s*(?:(?P<name>[^\W\d_a-z][^:\n.?!,]{0,48}?)\s*:(?!\d)\s*)?"
)
_NOTE = re.compile(r"(?:\[[^\[\]\n]{1,60}\]|\([^()\n]{1,60}\))")
_LABEL = re.compile(r"[^\W\d_a-z][^\n:?!,]{0,58}:(?: |$)")
_ENDS = re.compile(r"[.?!…][\"”’)\]]*$")
_LONG = 90  # words after which a sentence's end ends a paragraph
_PAUSE = 4.0  # seconds without words that end one


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown from one second to another; lines as they stand, each with the voice that speaks it."""

    start: float
    end: float
    lines: tuple[tuple[str | None, str], ...]


def is_captions(text: str) -> bool:
    """Say whether a text is captions, by its first lines."""
    head = text[:2000].replace("\r\n", "\n").replace("\r", "\n")
    return bool(
        (re.match(r"\ufeff?WEBVTT(?:[ \t\n]|$)", head) and "-->" in text[:20_000])
        or _NUMBERED.match(head)
        or _PLAIN.match(head)
    )


def read_captions(text: str, where: str | None = None) -> Parts:
    """Return the words of captions, with turns where they mark who speaks.

    Raises:
        BadInput: no cue holds words.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    head = _HEAD.match(text)
    title = (head.group("title") or "").strip() if head else ""
    meta = {"title": title} if len(title.split()) > 1 else {}
    cues = _once(_cues(text))
    if not any(char.isalnum() for cue in cues for _, line in cue.lines for char in line):
        raise BadInput("the captions hold no words", where=where, todo="give captions with the words spoken")
    voiced = any(voice for cue in cues for voice, _ in cue.lines)
    marked = any(_CHANGE.search(line) for cue in cues for _, line in cue.lines)
    if not voiced and not marked:
        return _unmarked(cues, meta)
    builder = SpeechBuilder()
    for label, stretch in _speeches(cues):
        said = _paragraphs(stretch)
        if said and all(_NOTE.fullmatch(paragraph) for paragraph in said):
            for paragraph in said:
                builder.note(paragraph)
        else:
            builder.speech(label or NAMELESS, said)
    return builder.result(meta)


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the cues; what stands between them (notes, styles, numbers) is left out.

    An empty line ends a cue; one of spaces does not, for YouTube's have some in them.
    """
    times: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        found = _TIMES.match(line)
        if times is not None and (found or not line):
            if found and lines and lines[-1].strip().isdigit():
                lines.pop()  # the next cue's number, below a line of spaces
            yield _cue(times, lines)
            times = None
        if found:
            times, lines = found, []
        elif times is not None:
            lines.append(line)


def _cue(times: re.Match[str], lines: Sequence[str]) -> _Cue:
    said: list[tuple[str | None, str]] = []
    voice: str | None = None
    for line in lines:
        for spoken, words in _voices(line, voice):
            voice = spoken
            if words and not (_MUSIC.search(words) and not _MUSIC.sub("", words).strip()):
                said.append((spoken, words))
    return _Cue(_seconds(times.group("start")), _seconds(times.group("end")), tuple(said))


def _voices(line: str, voice: str | None) -> Iterator[tuple[str | None, str]]:
    """Yield the words of a line with the voice that says them, without tags and signs for players."""
    pieces = _VOICE.split(line)
    for number in range(0, len(pieces), 2):
        if number:
            voice = " ".join(unescape(pieces[number - 1]).split()) or None
        words = " ".join(unescape(_TAG.sub("", pieces[number])).split())
        if words or (number and number == len(pieces) - 1):
            yield voice, words


def _seconds(told: str) -> float:
    total = 0.0
    for part in told.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def _once(cues: Iterator[_Cue]) -> list[_Cue]:
    """Return the cues without lines that one shows again from the one before it, as rolling captions do."""
    kept: list[_Cue] = []
    shown: tuple[tuple[str | None, str], ...] = ()
    for cue in cues:
        again = next(
            (n for n in range(min(len(shown), len(cue.lines)), 0, -1) if shown[-n:] == cue.lines[:n]), 0
        )
        # A line said twice in two cues of one line each is shown again only if they touch.
        touching = not kept or cue.start - kept[-1].end < 0.2
        lines = cue.lines[again:] if again and touching else cue.lines
        shown = cue.lines or shown
        if lines:
            kept.append(_Cue(cue.start, cue.end, lines))
    return kept


def _speeches(cues: Sequence[_Cue]) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Yield each speech: its label, and its pieces with the pause before each, in seconds."""
    label, stretch, voice, last = "", list[tuple[str, float]](), None, 0.0
    for cue in cues:
        for spoken, line in cue.lines:
            pause, last = max(0.0, cue.start - last), cue.end
            if spoken != voice and spoken is not None:
                if stretch:
                    yield label, stretch
                label, stretch, voice = spoken, [], spoken
            at, name = 0, None
            for change in _CHANGE.finditer(line):
                if before := line[at : change.start()].strip():
                    stretch.append((before, pause))
                if stretch:
                    yield label, stretch
                name = change.group("name")
                label, stretch, at = name or "", [], change.end()
            if rest := line[at:].strip():
                stretch.append((rest, pause))
    if stretch:
        yield label, stretch


def _paragraphs(stretch: Sequence[tuple[str, float]]) -> list[str]:
    """Return the pieces of a speech as paragraphs: they end at a pause, and at a sentence's end when they are long."""  # noqa: E501
    found: list[list[str]] = []
    count = 0
    for words, pause in stretch:
        ended = bool(found) and bool(_ENDS.search(found[-1][-1]))
        note = _NOTE.fullmatch(words) is not None
        fresh = not found or note or _NOTE.fullmatch(found[-1][-1]) is not None
        if fresh or (ended and (pause >= _PAUSE or count >= _LONG)):
            found.append([])
            count = 0
        found[-1].append(words)
        count += len(words.split())
    return [" ".join(words) for words in found]


def _unmarked(cues: Sequence[_Cue], meta: dict[str, str]) -> Parts:
    """Return the words of captions that do not mark who speaks; a name and a colon begin a paragraph."""
    stretches: list[list[tuple[str, float]]] = [[]]
    last = 0.0
    for cue in cues:
        for _, line in cue.lines:
            line = re.sub(r"^[-–—] ?(?=\S)", "", line)
            if _LABEL.match(line):
                stretches.append([])
            stretches[-1].append((line, max(0.0, cue.start - last)))
            last = cue.end
    builder = TextBuilder()
    for stretch in stretches:
        for paragraph in _paragraphs(stretch):
            builder.paragraph()
            builder.words(paragraph)
    text, marks = builder.result()
    return Parts(text=text, marks=marks, meta=meta)
