"""What stands above and below the speech: title, date, time, place, publisher; and where the body lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from itertools import pairwise

from readout.records import Document, Span
from readout.transcripts.dates import DATES, date_in, date_of_file, date_of_url, is_date_line, us_date_in
from readout.transcripts.publishers import publisher_of
from readout.transcripts.tables import Layout, any_of
from readout.transcripts.titles import has_head, is_title_word, side_of

_TIME = re.compile(
    r"\b(?:at )?(\d{1,2}[:.]\d\d ?(?:[APap]\.? ?[Mm]\b\.?)(?: ?\(?(?:[A-Z]{2,5}|[Ll]ocal(?: "
    r"[Tt]ime)?)\b\)?)?|"
    r"\d{1,2} ?[ap]\.m\.|\d{1,2}:\d\d(?: (?:CET|CEST|GMT|UTC|BST|MSK|hours|hrs|local time))?)"
)
_TIME_LINE = re.compile(r"\(?(?:As of )?\d{1,2}[:.]\d\d ?[APap]?\.? ?[Mm]?\.?[^.]{0,25}\)?")
_OFFICE = re.compile(
    r"THE (?:WHITE HOUSE|VICE PRESIDENT)|The White House|Office of (?:the )?.{3,60}|OFFICE OF .{3,60}|"
    r"National Security Council|"
    r"U\.S\. D(?:epartment|EPARTMENT) .{3,40}|(?:FOR|For) (?:IMMEDIATE|Immediate) (?:RELEASE|Release).*|"
    r"EMBARGOED.*|Embargoed.*|"
    r"Bureau of .{3,60}|(?:Remarks|Speech|Press Release|Media Note|Statement|Transcript|Readout|Press "
    r"Statement|Fact Sheet)|"
    r"[_\-=*# ]+|\(?As [Pp]repared.*|\(?As [Dd]elivered.*|\(?(?:CORRECTED|Corrected).*|Briefing Room|"
    r"[\d\-]+ \(E\)|Provisional|Official Records|"
    r"United Nations.*|(?:General Assembly|GENERAL|ASSEMBLY|Security Council.*)|\d+(?:st|nd|rd|th) "
    r".{0,20}(?:meeting|MEETING|Meeting)|.{4,30} (?:session|SESSION|year)"
)
_VIA = re.compile(
    r"\(?(?:[Vv]ia|[Bb]y|VIA|BY) (?:[Tt]ele\w+|TELE\w+|[Vv]ideo.{0,20}|[Cc]onference [Cc]all|[Pp]hone|"
    r"[Zz]oom|[Ww]eb\w*).{0,20}\)?|On-the-Record.*|On [Bb]ackground"
)
_TITLE_LINE = re.compile(
    r"(?i)^(?:daily )?(?:press|background|remarks|statement|briefing|joint|readout|transcript|interview|"
    r"speech|address|special|"
    r"on-the-record|press availability|news conference|foreign minister|secretary|president|opening|"
    r"excerpts?|letter|message)\b"
)
#: "The following is attributable to Spokesperson Adela Novak:" says who speaks; nobody says it.
ATTRIBUTABLE = re.compile(
    r"[“\"]?(?:[Tt]he|[Tt]his) [\w ,-]{3,60}?(?:is|may be|can be|should be) (?:attributable|attributed) to "
    r"(?:the )?(?P<who>[A-ZÀ-Þ][^:\n]{3,120}):?"
)
#: "Karsk, 14 March 2031" below a title is where and when, not who.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.\-]*(?:,? [A-ZÀ-Þ][\w’'.\-]*){0,4}, )?(?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2},?) \d{4}"
)
_MOST_LINES = 6
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines round the speech say; ``lines`` are those above it."""

    title: str | None
    date: str | None
    time: str | None
    place: str | None
    publisher: str | None
    side: str | None
    offices: frozenset[str]
    lines: tuple[Span, ...]


def body_span(text: str, layout: Layout) -> Span:
    """Return where the body may lie: below a layout's fixed opening, above the closing lines."""
    start = 0
    if layout.header_end and (match := layout.header_end.search(text)):
        start = match.end()
    ends, lines = any_of("closings", "end"), any_of("closings", "line")
    spans = _lines(text, start)
    cut = len(spans)
    for index in range(len(spans) - 1, max(-1, len(spans) - 400), -1):
        line = spans[index].of(text)
        if (ends.fullmatch(line) and spans[index].start > start + (len(text) - start) * 0.6) or (
            index == cut - 1 and (lines.fullmatch(line) or is_date_line(line))
        ):
            cut = index
    end = spans[cut - 1].end if cut else start
    return Span(start, max(start, end)) if cut else Span(start, len(text.rstrip()))


#: "Letter dated 19 March 1997 from ...": the day of the letter that a meeting is about, not of the meeting.
_DATED_LETTER = re.compile(r"\bdated \d{1,2} [A-Z][a-z]+ \d{4}|\bdated [A-Z][a-z]+ \d{1,2}, \d{4}")


def _near(titled: str, published: str) -> bool:
    """Say whether a title's date lies in the days before a page's."""
    if len(titled) != _WHOLE_DATE or len(published) < _WHOLE_DATE:
        return False
    try:
        days = (day.fromisoformat(published[:_WHOLE_DATE]) - day.fromisoformat(titled)).days
    except ValueError:
        return False
    return 0 <= days <= _DAYS_TO_PUBLISH


_WHOLE_DATE, _DAYS_TO_PUBLISH = 10, 10


def _lines(text: str, start: int = 0) -> list[Span]:
    """Return the lines of ``text`` that are not blank, without outer white space."""
    return (
        [Span(m.start(), m.end()) for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[start:])]
        if not start
        else [Span(m.start(), m.end()) for m in re.compile(r"[^\s](?:[^\n]*[^\s])?").finditer(text, start)]
    )


def header_lines(text: str, stop: int) -> tuple[Span, ...]:
    """Return the lines above ``stop`` that look like a header's, at most 40."""
    return tuple(span for span in _lines(text[: min(stop, 6000)]))[:40]


def statement_start(text: str, body: Span) -> int:
    """Return where the prose of a text without labels begins: below the short lines of its header."""
    at = body.start
    head = _letterhead_end(text, body)
    for span in _lines(text[: body.start + 3000], body.start):
        line = span.of(text)
        if span.start < head or ATTRIBUTABLE.fullmatch(line):
            at = span.end
            continue
        if len(line) > 160 or (_SENTENCE_END.search(line) and len(line.split()) > 7):
            return span.start
        if not _is_furniture(line):
            # A short line that is neither office, date, time, place nor an official: a heading of the text
            # itself.
            return span.start if at > body.start or len(line.split()) > 12 else _after_place(text, span, body)
        at = span.end
    return body.start


def _letterhead_end(text: str, body: Span) -> int:
    """Return where short lines that open the body end, if the last is the date: a title, offices, the day."""
    end = body.start
    for count, span in enumerate(_lines(text[: body.start + 1000], body.start), 1):
        line = span.of(text)
        if count > _MOST_LINES or len(line) >= 130 or _SENTENCE_END.search(line):
            break
        if is_date_line(line) and count > 1 and text[span.end : span.end + 2] == "\n\n":
            end = span.end
    return end


def _after_place(text: str, span: Span, body: Span) -> int:
    """Skip one or two place or official lines that follow nothing, if prose comes after them."""
    following = _lines(text[: body.end], span.start)[:4]
    for line in following:
        words = line.of(text)
        if len(words) > 120 or _SENTENCE_END.search(words):
            return line.start
    return span.start


def _is_furniture(line: str) -> bool:
    return bool(
        _OFFICE.fullmatch(line)
        or _VIA.fullmatch(line)
        or _TIME_LINE.fullmatch(line)
        or is_date_line(line)
        or OFFICIAL_LINE.fullmatch(line)
        or any(pattern.search(line) and len(line) < 60 for pattern in DATES)
        or (_TITLE_LINE.match(line) and not _SENTENCE_END.search(line) and len(line) < 120)
    )


OFFICIAL_LINE = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.’'\-]*|de|la|le|van|von|bin|al|di|da|del)(?: (?:[A-ZÀ-Þ][\w.’'\-]*|de|la|le|"
    r"van|von|bin|al|di|da|del)){1,4}(?:,? (?:Jr|Sr|III?)\.?)?), "
    r"(?P<role>(?:Acting |Deputy |Assistant |Under ?|Principal |Special |Senior |Department |U\.S\. |"
    r"Former )*[A-Z][^\n.!?]{3,150}?)"
)


def read_header(document: Document, stop: int, tail: int, layout: Layout) -> Header:
    """Read the header above ``stop`` and the lines below ``tail``.

    Metadata that the source states as data stand first; then the title; then the lines.
    """
    text = document.text
    lines = header_lines(text, stop)
    below = text[tail : tail + 600]
    head = "\n".join(span.of(text) for span in lines)
    publisher, side, offices = publisher_of(document, head if stop else "")
    printed = _record_title(lines, text) if layout.name == "un-record" else _title(text, lines)
    title = document.title or printed
    side = side or side_of(document.publisher or "")
    american = side == "United States"
    date = (
        document.date
        or date_in(head)
        or date_in(_DATED_LETTER.sub("", title or ""))
        or (us_date_in(title or "", head) if american or not publisher else None)
    )
    titled = date_in(_DATED_LETTER.sub("", title or ""))
    if date and titled and _near(titled, date):
        date = titled  # the page came out a day after the briefing that its title dates
    date = date or date_of_url(document.url) or date_in(below) or date_of_file(document.file)
    return Header(
        title=title,
        date=date,
        time=_time(head),
        place=_place(text, lines, title, layout),
        publisher=document.publisher or publisher,
        side=side,
        offices=offices,
        lines=lines,
    )


def _time(head: str) -> str | None:
    """Return the time that has a line of its own, else the first that is not an embargo's."""
    found = [
        m
        for line in head.splitlines()
        if not re.search("(?i)embargo|release", line) and (m := _TIME.search(line))
    ]
    alone = [m for m in found if m.start() == 0]
    match = next(iter(alone or found), None)
    return match.group(1).strip() if match else None


def _title(text: str, lines: tuple[Span, ...]) -> str | None:
    """Return the lines that read as a title, joined, in the case in which they are printed."""
    for index, span in enumerate(lines):
        line = span.of(text)
        if (
            _TITLE_LINE.match(line)
            and 12 <= len(line) < 200
            and not OFFICIAL_LINE.fullmatch(line)
            and not _SENTENCE_END.search(line)
        ):
            parts = [line]
            for more in lines[index + 1 : index + 7]:
                nxt = more.of(text)
                if (
                    text[more.start - 2 : more.start] == "\n\n"
                    or nxt.isupper() != line.isupper()
                    or len(nxt) > 120
                    or _DATELINE.fullmatch(nxt)
                ):
                    break
                parts.append(nxt)
            return " ".join(parts)
        if line.upper() in {"PRESS BRIEFING", "REMARKS", "PRESS CONFERENCE", "PRESS GAGGLE"}:
            return " ".join(s.of(text) for s in lines[index : index + 3])
    return None


def _record_title(lines: tuple[Span, ...], text: str) -> str | None:
    """Return body, meeting and first item of the agenda of a UN record, as printed, joined."""
    shown = [span.of(text) for span in lines]
    head = " ".join(shown)
    body = re.search(
        r"(?i)security council|general assembly|(?:economic and social|human rights) council", head
    )
    meeting = re.search(r"(?i)\b\d+(?:st|nd|rd|th)\s+(?:plenary )?meeting", head)
    agenda = (after for line, after in pairwise(shown) if re.fullmatch(r"Agenda(?: items? .*)?", line))
    if not (body and meeting):
        return None
    title = f"{body.group().title().replace(' And ', ' and ')}, {meeting.group().lower()}"
    item = next(agenda, None)
    return f"{title}: {_BESIDE_ITEM.split(item)[0]}" if item else title


#: What stands under an item of the agenda, on one line with it where the page's lines were lost.
_BESIDE_ITEM = re.compile(r"\s+(?=Letters? dated\b|Notes? by\b|Reports? of the\b|This record contains\b)")


def _place(text: str, lines: tuple[Span, ...], title: str | None, layout: Layout) -> str | None:
    """Return the lines that are left when all others are known: a place stands alone, short, capitalised."""
    found: list[str] = []
    if layout.name == "un-record":
        return next((line for span in lines if (line := span.of(text)).upper() in _UN_SEATS), None)
    titled = (title or "").casefold()
    for span in lines:
        line = span.of(text).strip("()")
        if (
            len(line) > 80
            or "/" in line
            or _NO_PLACE.match(line)
            or _is_furniture(line)
            or _SENTENCE_END.search(line.replace("D.C.", "DC").replace("U.S.", "US"))
        ):
            continue
        if (
            line.casefold() in titled
            or (line.isupper() and len(line.split()) > 2)
            or re.search(r"\d{4}|[:;?*|@]", line)
        ):
            continue
        tokens = line.split()
        if sum(is_title_word(token) for token in tokens) >= 2 and has_head(line) and not _PLACE.search(line):
            continue
        if (
            len(tokens) <= 9
            and tokens[0][0].isupper()
            and sum(t[0].isupper() or t[0].isdigit() for t in tokens) * 2 >= len(tokens)
        ):
            found.append(line.rstrip(",. ") if not line.endswith(("D.C.", "U.S.")) else line)
        if len(found) == 3:
            break
    return ", ".join(dict.fromkeys(found)) or None


_NO_PLACE = re.compile(r"(?:Index\b|Contents\b|(?:The )?(?:Federal |Foreign )?Ministry (?:of|for)\b)")
_PLACE = re.compile(
    r"\b(?:Room|House|Office|Building|Palace|Hotel|Residence|Center|Centre|Hall|Garden|Aboard|Ministry|"
    r"Embassy|Airport|Department of State)\b"
)
_UN_SEATS = {
    "NEW YORK",
    "GENEVA",
    "PARIS",
    "VIENNA",
    "NAIROBI",
    "ADDIS ABABA",
    "LAKE SUCCESS",
    "FLUSHING MEADOW",
}
