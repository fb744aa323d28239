"""Reported speech that ends in the speaker's own words: the minister will work “to give every child in our land a school”.

Where only the end of a sentence resists telling (its "our" may be anybody's, or all of it is too long), the
beginning is told and the end stands between quotation marks, word for word (house guide, section 2).
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.records import Edit, Transcript
from readout.writing.lexicon import pattern
from readout.writing.persons.agreement import past_with_date
from readout.writing.persons.replaced import persons
from readout.writing.persons.voice import Voice
from readout.writing.sentence.reference import hanging
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import house_style, sentence_case
from readout.writing.telling.sound import nowadays, sound
from readout.writing.telling.told import Told, joined
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words of the quotation, and of what is told before it.
_LEAST, _MOST = 4, 25
_TOLD_LEAST, _TOLD_MOST = 3, 21
_SPOKEN, _DAY_WORD = pattern("spoken"), pattern("day_word_left")
_ENDS = frozenset({"obj", "ccomp", "xcomp", "obl", "nmod", "advcl", "acl", "obl:unmarked"})
#: Who is spoken to, or what is broken off, stands in no quotation of this kind.
_UNFIT = re.compile(r"[“”\"():;—–*]|--|\b(?:you|your|yours|I|me|my|myself)\b|[’'](?:m|d)\b", re.I)
#: Behind these the middle of a phrase begins.
_MID_PHRASE = frozenset("JJ JJR JJS DT PDT PRP$ CD POS RBR NNP HYPH".split())
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
#: What a quotation may not begin with.
_POOR_START = frozenset(
    "sure clear certain able aware more why how when where as than of and or but , . which who whom whose that's either too also".split()  # noqa: E501
)


def partly_quoted(unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None) -> Told | None:
    """Return a unit told up to where it must be quoted, or ``None``.

    Args:
        unit: the sentence.
        doc: the parse of ``unit.text``.
        transcript: gives the date that day words are computed from, and the source's own words.
        voice: whom the speaker's "we" stands for, if known.
    """
    root = sound(unit, doc)
    if root is None or any(t.lower_ == "i" for t in doc) or nowadays(doc) or _SPOKEN.search(unit.text):
        return None
    written = unit.turn.speaker.kind == "issuer"
    short = len(unit.text.split()) <= _TOLD_MOST
    if hanging(doc) is not None or (short and persons(doc, voice, unit.text, None, written=written)):
        return (
            None  # nor is anything quoted that was refused for another reason than its persons or its length
        )
    source = " ".join(unit.span.of(transcript.document.text).split())
    end = len(doc)
    while end > root.i and doc[end - 1].is_punct:
        end -= 1
    for start in _starts(doc, root):
        quoted = doc[start:end].text
        if quoted.endswith(".") and not _ABBREVIATED.search(quoted):
            quoted = quoted.rstrip(".")  # "between 2pm and 6pm.": the sentence's own stop
        size = len(quoted.split())
        if not _LEAST <= size <= _MOST or quoted not in source or _UNFIT.search(quoted):
            continue
        if _DAY_WORD.search(quoted) or doc[start].lower_ in _POOR_START or doc[start].tag_ == "PRP":
            continue
        if doc[start - 1].tag_ in _MID_PHRASE or doc[start].tag_ == "CD":
            continue  # "the explicit “will of the people”": the phrase begins before
        told = _told(doc, start, unit, transcript, voice)
        if told is not None:
            text = f"{told} “{quoted}”"
            return Told(text, None, (*unit.cleaned.edits, Edit("reported", unit.text, text)), quoted=quoted)
    return None


def _starts(doc: Doc, root: Token) -> Iterator[int]:
    """Yield where the quotation may begin: before what the verb governs, then before a clause further down; the last place first."""  # noqa: E501
    verbs = [root]
    for verb in verbs:
        verbs.extend(c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i)
    governed = [c for v in verbs for c in v.children if c.i > v.i and c.dep_ in _ENDS]
    deeper = [t for t in doc[root.i + 1 :] if t.dep_ in _CLAUSES and t not in governed]
    for tokens in (governed, deeper):
        found = {_behind_its_mark(t) for t in tokens}
        yield from sorted(
            (
                start
                for start in found
                if start > root.i and all(t.head.i < start or t.is_punct for t in doc[:start])
            ),
            reverse=True,
        )


_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp"})
_RELATIVES = frozenset({"that", "which", "who"})


def _behind_its_mark(token: Token) -> int:
    """Return where what hangs on a token begins, past "to", "that" or its preposition: these are told."""
    doc, start = token.doc, int(token.left_edge.i)
    if token.dep_ == "xcomp" and doc[start].lower_ == "to":
        start += 1  # "will work to “give every child a school”"
    if token.dep_ == "acl:relcl" and doc[start].lower_ in _RELATIVES:
        start += 1
    while start < token.i and (
        doc[start].dep_ == "case" or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    return start


def _told(doc: Doc, start: int, unit: Unit, transcript: Transcript, voice: Voice | None) -> str | None:
    """Return the beginning of a sentence as a story tells it, or ``None`` where that is unsure."""
    before = doc[:start].as_doc()
    if any((not t.is_ascii and t.text in "“”") or t.text in {"—", "–", "--", ":", ";"} for t in before):
        return None
    words = persons(before, voice, unit.text, None, written=unit.turn.speaker.kind == "issuer")
    if words is None:
        return None
    past_with_date(before, words)
    resolved, _ = resolve(joined(before, words), spoken_on(transcript.document.text, transcript.date))
    if resolved is None:
        return None
    text = sentence_case(house_style(resolved)).rstrip(" ,")
    return text if _TOLD_LEAST <= len(text.split()) <= _TOLD_MOST else None
