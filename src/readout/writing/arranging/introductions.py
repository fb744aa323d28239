"""Who speaks is introduced where they speak first: sections that change their place take no full name with them."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.records import Section, StorySentence
from readout.writing.judge import Judge, passes

#: Who said it, at the end of a sentence: "Lind", "Minister Petra Lind", "Petra Lind, minister of ports,".
_WHO = re.compile(
    r", (?P<who>(?!he\b|she\b|they\b)[^,“”]{2,90}|[A-Z][^,“”]{2,40}, [^“”]{3,90},) "
    r"(?P<said>said|added)\b(?=[^“”]*$)"
)


def introduced(sections: Sequence[Section], judge: Judge | None) -> tuple[Section, ...]:
    """Return the sections with each speaker's full name where they speak first, and the short one where it stood.

    Nothing changes where the gate refuses one of the two sentences.

    Args:
        sections: the body in its final order.
        judge: the gate.
    """  # noqa: E501
    sentences = [s for section in sections for p in section.paragraphs for s in p]
    changed: dict[int, StorySentence] = {}
    seen: set[str] = set()
    for place, sentence in enumerate(sentences):
        who = _who(sentence)
        if who is None or sentence.speaker is None or sentence.speaker in seen:
            continue
        seen.add(sentence.speaker)
        later = next(
            (j for j in range(place + 1, len(sentences)) if _longer(sentences[j], sentence, who)), None
        )
        if later is None:
            continue
        full = _who(sentences[later]) or ""
        first, second = _named(sentence, who, full), _named(sentences[later], full, who)
        if passes(judge, first) and passes(judge, second):
            changed[id(sentence)], changed[id(sentences[later])] = first, second
    if not changed:
        return tuple(sections)
    return tuple(
        replace(
            section,
            paragraphs=tuple(tuple(changed.get(id(s), s) for s in p) for p in section.paragraphs),
        )
        for section in sections
    )


def _who(sentence: StorySentence) -> str | None:
    match = _WHO.search(sentence.text)
    return match["who"] if match else None


def _longer(sentence: StorySentence, first: StorySentence, who: str) -> bool:
    """Say whether a sentence names the same speaker by more than ``who`` does."""
    other = _who(sentence) if sentence.speaker == first.speaker else None
    short = who.split()[-1]
    return (
        other is not None
        and len(other.split()) > len(who.split())
        and short in other.replace(",", "").split()
    )


def _named(sentence: StorySentence, who: str, instead: str) -> StorySentence:
    start = sentence.text.rindex(f", {who} ")
    text = sentence.text[:start] + sentence.text[start:].replace(f", {who} ", f", {instead} ", 1)
    return replace(sentence, text=text)
