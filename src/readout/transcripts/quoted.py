"""What a release quotes at length: a line such as "Minister Ana Vey said:", and below it a block quotation.

Such words are the named one's, not those of the body that published them. Quotations in double quotation marks are
left to :mod:`readout.statements.attribution`, which reads who says them out of the sentence.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.records import Document, Mark
from readout.transcripts.labels import Label
from readout.transcripts.turns import Stretch, unlabelled

_VERBS = (
    r"(?:said|says|added|adds|commented|comments|stated|explained|continued|concluded|remarked|responded|replied"
    r"|welcomed the news|told [^:\n]{3,40})"
)
#: Who says it, with the verb behind; "He added:" goes on with the one before.
_LEAD = re.compile(
    rf"(?P<who>[^\W\d_a-z][^:;\n“”\"?!]{{2,160}}?),? (?:has |have |also )?{_VERBS}(?: (?:today|yesterday|that|in response|at the [^:\n]{{3,40}}))?:"  # noqa: E501
)
_PRONOUN = re.compile(r"(?:S?[Hh]e|They)$")
#: A clause, not a name: "As the minister visited the dam, Ana Vey".
_NO_NAME = re.compile(
    r"\b(?:as|when|while|after|before|who|which|because|if|is|are|was|were|has|have|had)\b", re.I
)
_OPENS = ("‘",)


def quoted(document: Document, whole: Stretch) -> list[Stretch]:
    """Return the whole as the issuer's words and, with labels of the family "quoted", those of others.

    Returns:
        ``[whole]`` where nobody is quoted so.
    """
    text = document.text
    marks = sorted((m for m in document.marks if m.kind == "quote"), key=lambda m: m.start)
    found: list[tuple[Label, int]] = []
    last: Label | None = None
    for start, end in _paragraphs(text, 0, whole.end):  # the head may end in such a line
        if found and start < found[-1][1]:
            continue
        lead = _LEAD.fullmatch(text[start:end])
        stop = _end(text, marks, end, whole.end) if lead else end
        if lead is None or stop == end:
            continue
        who = lead.group("who").strip()
        first = stop - len(text[end:stop].lstrip())
        if _PRONOUN.match(who) and last is not None:
            label = replace(last, start=start, end=first)
        elif _PRONOUN.match(who) or _NO_NAME.search(who):
            continue
        else:
            name, _, office = who.partition(", ")
            label = last = Label(who, name, start, first, "quoted", (office,) if office else ())
        found.append((label, stop))
    pieces: list[Stretch] = []
    at = whole.start
    for label, stop in found:
        if at < label.start:
            pieces.append(unlabelled(document, at, label.start))
        said = unlabelled(document, label.end, stop)
        pieces.append(Stretch(label, said.start, said.end, said.notes))
        at = stop
    pieces.append(unlabelled(document, at, whole.end))
    return [piece for piece in pieces if not piece.empty] if found else [whole]


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while start < end:
        stop = text.find("\n\n", start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop))
        start = stop + 2
    return found


def _end(text: str, marks: Sequence[Mark], start: int, last: int) -> int:
    """Return where the quotation ends that begins right below ``start``; ``start`` if there is none."""
    at = start
    for first, end in _paragraphs(text, start + 2, last):
        if any(m.start <= first and end <= m.end for m in marks):
            at = end
        elif text.startswith(_OPENS, first):
            at = end
            if text[:end].endswith("’"):
                break
        else:
            break
    return at
