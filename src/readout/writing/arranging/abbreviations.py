"""Letters written out where a story first uses them: "the Harbour Safety Board (HSB)".

Plain English explains an abbreviation once, at its first use (US Plain Writing guidelines; house guide, section 3). The
name is the document's own, from where it stands before the letters in brackets; what no document of the story writes
out is left as it is, for we guess no name.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.records import Evidence, Section, Span, StorySentence, Transcript
from readout.writing.boxes.unanswered import evidence
from readout.writing.judge import Judge, passes, told_again
from readout.writing.lexicon import words
from readout.writing.telling.told import MAX_WORDS

_LETTERS = re.compile(r"(?<![\w’'-])(?P<letters>[A-Z][A-Z&]{1,6}[A-Z])(?![\w-])(?!\))")
_SMALL = frozenset("of the and for on in to with at by a an de du la".split())
#: What every reader of news knows by its letters.
_KNOWN = words("known_letters")
_MOST_WORDS = 12


def written_out(
    sections: Sequence[Section], sources: Sequence[Transcript], judge: Judge | None
) -> tuple[Section, ...]:
    """Return the sections with each abbreviation written out at its first use in a reported sentence.

    Args:
        sections: a story's body.
        sources: the transcripts, one of which must write the abbreviation out.
        judge: the gate; a sentence that it refuses stays as it was.
    """
    known: set[str] = {w.upper() for w in _KNOWN}
    given: set[str] = set()

    def told(sentence: StorySentence, before: Sequence[StorySentence]) -> StorySentence:
        once = _given_once(sentence, before, sources, given, judge)
        new = _sentence(once, before, sources, known, judge)
        given.update(m["letters"] for m in _IN_BRACKETS.finditer(new.text))
        return new

    return told_again(sections, told)


_IN_BRACKETS = re.compile(r" \((?P<letters>[A-Z][A-Z&]{1,7})\)")


def _given_once(
    sentence: StorySentence,
    before: Sequence[StorySentence],
    sources: Sequence[Transcript],
    given: set[str],
    judge: Judge | None,
) -> StorySentence:
    """Return a sentence with the letters alone where an earlier one has the name and the letters."""
    again = [m["letters"] for m in _IN_BRACKETS.finditer(sentence.text) if m["letters"] in given]
    if sentence.kind != "reported" or not again:
        return sentence
    text = sentence.text
    for letters in again:
        found = next((d for t in sources if (d := definition(t, letters)) is not None), None)
        if found is not None and text.count(f"{found[0]} ({letters})") == 1:
            text = text.replace(f"{found[0]} ({letters})", letters)
    new = replace(sentence, text=text)
    return new if text != sentence.text and passes(judge, new, before) else sentence


def _sentence(
    sentence: StorySentence,
    before: Sequence[StorySentence],
    sources: Sequence[Transcript],
    known: set[str],
    judge: Judge | None,
) -> StorySentence:
    if sentence.kind != "reported":
        return sentence
    for match in list(_LETTERS.finditer(sentence.text)):
        letters = match["letters"]
        if letters in known:
            continue
        known.add(letters)
        found = next((d for t in sources if (d := definition(t, letters)) is not None), None)
        if found is None or found[0] in sentence.text:
            continue
        name, proof = found
        text = re.sub(
            rf"(?<![\w-]){re.escape(letters)}(?![\w-])", f"{name} ({letters})", sentence.text, count=1
        )
        new = replace(sentence, text=text, evidence=(*sentence.evidence, proof))
        fits = len(text.split()) <= MAX_WORDS
        if fits and passes(judge, new, before):
            return new
    return sentence


def definition(transcript: Transcript, letters: str) -> tuple[str, Evidence] | None:
    """Return the name that a document gives for an abbreviation, and where: "Harbour Safety Board (HSB)".

    The first letters of the name's words are the abbreviation's, small words and hyphens apart.
    """
    text = transcript.document.text
    for match in re.finditer(rf"\s\((?:the )?[“\"]?{re.escape(letters)}[”\"]?\)", text):
        begin = max(0, match.start() - 120)
        held = list(re.finditer(r"\S+", text[begin : match.start()]))[-_MOST_WORDS:]
        for first in range(len(held) - 1, -1, -1):
            start = begin + held[first].start()
            name = text[start : match.start()]
            if "\n\n" in name or not held[first].group()[:1].isupper():
                continue
            if _initials(name) == letters.replace("&", ""):
                return " ".join(name.split()), evidence(transcript, Span(start, match.end()))
    return None


def _initials(name: str) -> str:
    parts = re.findall(r"[^\W_]+(?:[’'.][^\W_]+)*", name)
    return "".join(p[0].upper() for p in parts if p.lower() not in _SMALL)
