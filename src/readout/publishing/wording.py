"""Words and layout that several forms share: dates, bylines, safe characters, wrapped lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from urllib.parse import urlsplit

from readout import __version__
from readout.records import AnswerLabel, Background, Commitment, Digest, Story, Transcript, Turn

WIDTH = 80
_MONTHS = (  # spelt out, as the house style has dates
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Unicode's categories Cc (but newline and tab) and Cs; and the bidirectional marks, overrides and isolates,
# which can make a terminal or an editor show other words than those stored.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What the words of the day do to an earlier statement.
SHIFTS = {
    "hardened": "firmer now",
    "softened": "weaker now",
    "reversed": "the other way now",
    "figure": "another figure now",
}
ANSWERS: dict[AnswerLabel, str] = {
    "clear": "answered",
    "ambivalent": "answered in part",
    "non_reply": "not answered",
}


def date_words(date: str | None) -> str:
    """Return ``2013-05-27`` as ``27 May 2013``; anything else as it is; nothing for ``None``."""
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date or "")
    if not match or not 1 <= int(match[2]) <= 12:
        return date or ""
    return f"{int(match[3])} {_MONTHS[int(match[2]) - 1]} {match[1]}"


def plain_characters(text: str) -> str:
    """Return the text without control characters and direction marks; newlines and tabs stay.

    A transcript is somebody else's text: an escape sequence in it must not reach the reader's terminal.
    """
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """Return the text as one line of single spaces, without control characters."""
    return " ".join(plain_characters(text).split())


def wrapped(text: str, *, first: str = "", rest: str = "", width: int = WIDTH) -> str:
    """Wrap a paragraph to ``width`` columns; ``first`` and ``rest`` open the first and the other lines."""
    return textwrap.fill(
        one_line(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def web_address(url: str | None) -> str | None:
    """Return the address if it is one that a page may link to (http or https with a host), else ``None``."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def who(turn: Turn) -> str:
    """Return what to call the speaker of a turn: the name, else the role, else the label as printed."""
    speaker = turn.speaker
    return speaker.name or speaker.role or turn.label or speaker.label


def source_line(transcript: Transcript) -> str:
    """Return publisher, place and date of a transcript in one line; empty if the document gives none."""
    return ", ".join(p for p in (transcript.publisher, transcript.place, date_words(transcript.date)) if p)


def counted(number: int, noun: str) -> str:
    """Return ``1 word``, ``2 words``, ``1,200 words``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def made_line(story: Story, *, numbered: bool = True) -> str:
    """Return the sentences that say how the story was made."""
    what = "the transcript" if len(story.transcripts) == 1 else "the transcripts"
    rests = "Every sentence rests on passages of the source, and was checked against them"
    lines = [f"Written from {what} by Readout {__version__}, by rule, with no generated text.", f"{rests}."]
    if numbered:
        lines[1] = f"{rests}; the numbers lead to them."
    source, told = story.source_readability, story.story_readability
    if source.words and told.words:
        lines.append(
            f"Source: {counted(source.words, 'word')}, reading grade {source.grade:.0f}. "
            f"Story: {counted(told.words, 'word')}, grade {told.grade:.0f}."
        )
    return " ".join(lines)


def document_line(transcript: Transcript) -> str:
    """Return title and date of a document in one line: "Daily Press Briefing, 14 March 2024"."""
    title = transcript.title or transcript.document.title
    date = date_words(transcript.date or transcript.document.date)
    return ", ".join(p for p in (title, date) if p)


def listed_days(digest: Digest) -> str:
    """Return the days of a digest: "14 March 2024", "14 March 2024 to 16 March 2024", "since 14 March 2024"."""  # noqa: E501
    since = date_words(digest.since)
    if digest.until is None:
        return f"since {since}"
    return since if digest.until == digest.since else f"{since} to {date_words(digest.until)}"


def made_digest(digest: Digest) -> str:
    """Return the sentences that say how a digest was made, and what it leaves out."""
    lines = [
        f"From {counted(digest.documents, 'document')} by Readout {__version__}, by rule, with no generated text.",  # noqa: E501
        "Every sentence was checked against its document.",
    ]
    if digest.left_out:
        lines.append(f"Not told: {', '.join(digest.left_out)}.")
    return " ".join(lines)


def from_document(one: Background) -> str:
    """Return the earlier document of a line of background, with what changed since: "Daily Briefing, 3 March 2024"."""  # noqa: E501
    place = document_line(one.source)
    return f"{place}; {SHIFTS[one.shift]}" if one.shift in SHIFTS else place


def bound_figure(text: str, bound: str | None) -> str:
    """Return a figure with its bound in front, unless its words have the bound already."""
    return text if not bound or bound.lower() in text.lower() else f"{bound} {text}"


def by_when(commitment: Commitment) -> str:
    """Return `` (by 5 May)`` for a promise whose words do not say it already, else nothing."""
    by = commitment.by
    return f" ({by})" if by and by.lower() not in commitment.what.lower() else ""


def joined(parts: Iterable[str]) -> str:
    """Join the parts that are not empty by blank lines."""
    return "\n\n".join(part for part in parts if part)
