"""The fidelity gate as the writer asks it: may this sentence stand here?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from readout.records import Finding, Paragraph, Section, StorySentence

#: Gives the findings on a sentence within what stands before it in its paragraph.
Judge = Callable[[StorySentence, Sequence[StorySentence]], Sequence[Finding]]


def passes(judge: Judge | None, sentence: StorySentence, before: Sequence[StorySentence] = ()) -> bool:
    """Say whether the gate finds no error in a sentence; without one, everything passes."""
    return judge is None or not any(f.severity == "error" for f in judge(sentence, before))


def remembering(judge: Judge) -> Judge:
    """Return a judge that gives the same sentence in the same paragraph its findings only once.

    A story is arranged many times until it has its length, and most of its sentences stay as they were.
    """
    known: dict[object, Sequence[Finding]] = {}

    def judged(sentence: StorySentence, paragraph: Sequence[StorySentence]) -> Sequence[Finding]:
        before = tuple((p.text, p.speaker) for p in paragraph)
        key = (sentence.text, sentence.kind, sentence.speaker, sentence.evidence, before)
        if key not in known:
            known[key] = judge(sentence, paragraph)
        return known[key]

    return judged


def told_again(
    sections: Sequence[Section], change: Callable[[StorySentence, Sequence[StorySentence]], StorySentence]
) -> tuple[Section, ...]:
    """Return a story's body with each sentence changed in turn, given those changed before it in its paragraph."""  # noqa: E501
    made = []
    for section in sections:
        paragraphs: list[Paragraph] = []
        for paragraph in section.paragraphs:
            told: list[StorySentence] = []
            for sentence in paragraph:
                told.append(change(sentence, told))
            paragraphs.append(tuple(told))
        made.append(replace(section, paragraphs=tuple(paragraphs)))
    return tuple(made)
