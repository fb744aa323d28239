"""Sentence and word boundaries by rule, for official speech: fast, exact, and the same on every machine.

Speech as printed has dashes for repairs, points inside abbreviations and ellipses in mid-sentence; the rules
follow Chicago 6.12 on where a point ends a sentence, and never break inside a marked note such as "(Laughter.)".
"""  # noqa: E501

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from readout.records import Span

_CLOSERS = "\"'”’»)]"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s|$|[“\"(\[])|\n[ \t]*\n")
_LAST_WORD = re.compile(r"[^\s(“\"‘\[—–]+$")
_STARTS_LOWER = re.compile(r"\s*[a-zà-ÿ]")
_WORD = re.compile(r"[^\W_]+(?:[.’'\-][^\W_]+)*\.?(?<=[^\W_])|[^\W_]+")


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Return the abbreviations that never end a sentence, and those that may."""
    never: set[str] = set()
    may: set[str] = set()
    data = resources.files("readout.language").joinpath("data/abbreviations.txt").read_text("utf-8")
    for row in data.splitlines():
        word = row.strip()
        if word and not word.startswith("#"):
            (may if word.endswith("|") else never).add(word.rstrip("|"))
    return frozenset(never), frozenset(may)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Say whether the point, mark or ellipsis at ``match`` closes the sentence that began at ``begin``."""
    mark = match.group()
    after = text[match.end() : min(end, match.end() + 40)]
    if mark[0] == "\n" or not after.strip():
        return True
    if _STARTS_LOWER.match(after):
        return False
    if mark[0] in "!?" or len(mark.rstrip(_CLOSERS)) > 1 or mark[0] == "…":
        return True
    word_match = _LAST_WORD.search(text, begin, match.start())
    # "The ROK-U.S. Treaty": what stands after the hyphen is the abbreviation.
    word = re.split("[-/]", word_match.group().lower())[-1] if word_match else ""
    if _LETTERS.fullmatch(word) and after.lstrip()[:1].isdigit():
        return False  # "Executive Order (E.O.) 13572": the number is of the abbreviation
    never, may = _abbreviations()
    if (
        word == "no"
        and text[match.start() - 2 : match.start()] == "No"
        and _NUMBERED.search(text, begin, match.start())
    ):
        return False  # "Resolution No. ES-11/1"
    if word in never:
        # "No." as an answer, "Sec." at the end: alone in its sentence it is a sentence.
        return word == "no" and not after.lstrip()[:1].isdigit()
    if word in may or _LETTERS.fullmatch(word):
        # "the U.S. Government" goes on, "in the U.S. We ..." ends: a pronoun or article starts anew.
        following = re.match(r"\s*[“\"(]*(\w+(?:[’']\w+)?)", after)
        return bool(
            following and following.group(1).lower() in _STARTERS | (_OFFICES if word == "d.c" else set())
        )
    initial = len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper() and word != "i"
    return not initial


#: "George H.W. Bush", "the S.E.C. said": letters with points between are a name, and what follows decides.
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
#: "in Washington, D.C. Secretary Novak said": with these the capital's name is at its end.
_OFFICES = frozenset(
    {"deputy", "secretary", "president", "prime", "foreign", "vice", "minister", "ambassador", "under"}
)
_NUMBERED = re.compile(r"[A-Z][a-z]+ No$")
_STARTERS = frozenset(
    "the a an this that these those we i he she it they you there and but so now our my his her its their if in on "  # noqa: E501
    "at for with as when while what who how why where it’s that’s we’re we’ve i’m i’ve he’s she’s they’re there’s "  # noqa: E501
    "let do does did is are was were will would can could should have has had not no yes also however q".split()  # noqa: E501
)


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split ``text[start:end]`` into sentences.

    Args:
        text: any text; a blank line always ends a sentence, a single newline never does.
        start: first character, inclusive.
        end: last character, exclusive; the end of the text if ``None``.

    Returns:
        Spans in order, not overlapping, without white space at either end; none is empty.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.start() < begin:
            continue
        if _ends_sentence(text, begin, match, stop):
            _append(spans, text, begin, match.end() if match.group()[0] != "\n" else match.start())
            begin = match.end()
    _append(spans, text, begin, stop)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add ``text[start:end]`` without its outer white space, if anything is left."""
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append(Span(first, first + len(stripped)))


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the words of ``text[start:end]`` (letters and digits with inner points, apostrophes, hyphens)."""  # noqa: E501
    stop = len(text) if end is None else end
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]
