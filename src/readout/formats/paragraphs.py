"""Plain lines to paragraphs: undoes hard wrapping, and drops the furniture of printed pages."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

# A line that opens a turn, so that it opens a paragraph even where no blank line stands before it.
_NAME = r"[A-ZÀ-Þ][\w.’'\-]*"
_CAPS = r"(?:Mc|Mac|De|Di|La|Le)?[A-ZÀ-Þ][A-ZÀ-Þ’'.,\-]*"
_CAPS_LABEL = (
    rf"[*_]{{0,3}}{_CAPS}(?: {_CAPS}){{0,7}}(?: \([^()\n]{{2,60}}\))?(?: #?\d{{1,2}})?[*_]{{0,3}} ?:"
)
_Q_LABEL = r"Q(?:[.:][ \t]| {2,}|\t)|A(?:[.:][ \t]{1,}| {3,}|\t)(?=[A-Z“\"])"
_RECORD_LABEL = (
    r"(?:The (?:Acting |Temporary |Co-)?(?:President|Chair(?:man|woman|person)?|Secretary-General|Speaker)|"
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Prince|Princess|Sheikh|King|Archbishop|Monsignor|President|General|"
    r"Ambassador|The Reverend)\b\.? ?[^\n():.]{2,60}?)[ \n]*(?:\([^()]{2,90}\)[ \n]*){0,3}:"
)
_NAME_LABEL = rf"[*_]{{0,3}}{_NAME}(?: (?:de |von |van |al-|bin |el )?{_NAME}){{0,4}}[*_]{{0,3}}:[*_]{{0,3}} "
# Lines of procedure in records of meetings, each a paragraph of its own.
_PROCEDURE = (
    r"The meeting (?:was (?:called|suspended|resumed)|rose)|It was so decided|The agenda was adopted|A "
    r"(?:recorded )?vote was taken|"
    r"In favour:|Against:|Abstaining:|At the invitation of the President"
)
_OPENS = re.compile(rf"^(?:{_PROCEDURE}|{_CAPS_LABEL}|{_Q_LABEL}|{_RECORD_LABEL})", re.M)
_OPENS_NAMED = re.compile(rf"^{_NAME_LABEL}", re.M)
_ITEM = re.compile(r"(?:[-•*▪◦‣] |\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)\s*")
_ENDS = re.compile(r"[.?!:…][)”\"’'»\]]*$|[—–-]{1,2}$|\)$")
_HYPHEN = re.compile(r"(\w+)[-‐]$")
_LEADERS = re.compile(r"\.{5}|(?:\. ){4}|…{2}")
_LONG = 110


@lru_cache(maxsize=1)
def _furniture() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = tomllib.loads(
        resources.files("readout.formats").joinpath("data/furniture.toml").read_text("utf-8")
    )
    return tuple((re.compile(row["needs"]), re.compile(row["line"])) for row in rows["furniture"])


def _without_furniture(lines: list[str], text: str) -> list[str]:
    """Drop running heads and folios, and the blank lines round them, so that a paragraph goes on over the
    page."""
    rows = [pattern for needs, pattern in _furniture() if needs.search(text)]
    kept: list[str] = []
    cut = False
    for line in lines:
        bare = " ".join(line.split())
        if bare and len(bare) < 160 and any(row.fullmatch(bare) for row in rows):
            while kept and not kept[-1].strip():
                kept.pop()
            cut = True
        elif bare or not cut:
            kept.append(line)
            cut = False
    return kept


def _width(lines: list[str]) -> int | None:
    """Return the width to which the lines are wrapped, in characters; ``None`` if they are not."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 4 or lengths[-1] > 2 * _LONG:
        long = [n for n in lengths if n > _LONG]
        if len(lengths) < 4 or len(long) > max(2, len(lengths) // 50):
            return None
    width = lengths[int(len(lengths) * 0.95) - 1] if len(lengths) >= 20 else lengths[-1]
    near = sum(1 for n in lengths if n >= 0.75 * width)
    return width if 30 <= width <= _LONG and near * 5 >= len(lengths) else None


def _join(before: str, after: str, known: frozenset[str]) -> str:
    """Join two wrapped lines; a hyphen at the end stays unless the text also has the word without it."""
    match = _HYPHEN.search(before)
    if match and after[:1].isalpha():
        head = re.match(r"\w+", after)
        if head and after[0].islower() and (match.group(1) + head.group()).lower() in known:
            return before[:-1] + after
        return before + after
    return f"{before} {after}"


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of plain ``text``, each a list of lines.

    Blank lines always end a paragraph; so do an indented line, a numbered item, a short last line, and a line
    that opens a turn. Lines of wrapped prose are joined; other short lines (an address, a dateline) stay
    lines.
    """
    lines = _without_furniture([line.rstrip() for line in text.split("\n")], text)
    body = "\n".join(line.strip() for line in lines)
    opens = {m.start() for m in _OPENS.finditer(body)}
    named = {m.start() for m in _OPENS_NAMED.finditer(body)}
    width = _width(lines)
    filled = sum(1 for line in lines if line.strip())
    spaced = (len(lines) - filled) * 5 >= filled
    known = frozenset(re.findall(r"[a-z]{4,}", text.lower())) if width and "-\n" in body else frozenset()
    out: list[list[str]] = []
    offset, previous, indent = 0, "", 0
    for line in lines:
        bare = line.strip()
        at, offset = offset, offset + len(bare) + 1
        if not bare:
            previous = ""
            continue
        bare = " ".join(bare.split()) if not _Q.match(bare) else bare
        indented = len(line) - len(line.lstrip())
        short = bool(previous) and (len(previous) < 0.8 * width if width else False)
        ended = bool(_ENDS.search(previous))
        if not previous or at in opens or (at in named and (ended or not width)):
            out.append([bare])
        elif width is None:
            if len(bare) > _LONG or len(previous) > _LONG or not spaced:
                out.append([bare])
            else:
                out[-1].append(bare)
        elif (
            (indented > indent and (ended or short) and indented < 30)
            or (short and ended and bare[:1].isupper())
            or (_ITEM.match(bare) and (ended or short))
        ):
            out.append([bare])
        elif (
            _LEADERS.search(bare)
            or _LEADERS.search(previous)
            or (
                not bare[0].islower()
                and previous.count("(") <= previous.count(")")
                and len(previous) < 0.6 * width
                and len(previous) + len(bare.split(" ", 1)[0]) + 1 < 0.8 * width
            )
        ):
            out[-1].append(bare)
        else:
            out[-1][-1] = _join(out[-1][-1], bare, known)
        previous, indent = bare, indented
    return out


_Q = re.compile(r"[QA](?: {2,}|\t)")
_STRONG_OPENING = re.compile(
    r"[*_]{0,3}(?:Q(?: {2,}|\t| ?[:.]\*{0,2} )|(?:QUESTION|Question|MODERATOR|OPERATOR|REPORTER|"
    r"INTERPRETER|THE PRESIDENT)"
    r"[*_]{0,3}:|(?:M[RS]S?|DR|SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|SENIOR|VICE|PRIME|FOREIGN|ADMINISTRATOR|GENERAL)"
    rf"\.? {_CAPS}(?: {_CAPS}){{0,5}}[*_]{{0,3}}:)"
)


def opens_turn(line: str) -> bool:
    """Say whether a line surely opens a turn, so that it opens a paragraph even in the midst of a block."""
    return _STRONG_OPENING.match(line) is not None
