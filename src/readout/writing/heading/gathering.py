"""Points that no section took: those on one thing are drawn together under it, wherever they stood.

A briefing comes back to a thing an hour later, and what is said of it then belongs with what was said before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readout.records import Paragraph
from readout.writing.heading.topic_phrases import Phrase, Telling, phrases
from readout.writing.heading.topics import Marks, covers, supported

#: A section so gathered has so many sentences at least, and at most.
_FEWEST, _MOST = 2, 8
#: What opens so leans on the paragraph before it, and moves with it.
_LEANS = re.compile(
    r"(?:They|He|She|This|That|These|Those|His|Her|Its|Their|But|And|So|Then)\b"
    r"|There\b(?=.* (?:it|them|that)\b)"
    r"|It\b(?! (?:is|was|will be|would be) \w+(?: \w+)? (?:to|that|for|who)\b)"
)
#: How much of a block is about a phrase.
_ON_IT = 0.5

Block = tuple[Paragraph, ...]


def gathered(
    others: Sequence[Paragraph], tellings: Mapping[int, Telling], marks: Marks, taken: frozenset[str]
) -> tuple[list[tuple[Phrase, Block]], list[Paragraph]]:
    """Return the sections that loose paragraphs make, each with the phrase that heads it, and what is left.

    Args:
        others: the paragraphs, in their order.
        tellings: each sentence as a topic sees it, by its identity.
        marks: what marks the document's subjects off.
        taken: content words that no heading may hold.
    """
    blocks = _blocks(others)
    made: list[tuple[Phrase, Block]] = []
    while True:
        best: tuple[float, Phrase, list[Block]] | None = None
        for phrase in _phrases(blocks, tellings):
            if phrase.words & taken or (phrase.named and marks.everywhere(phrase.words)):
                continue
            held = _holding(phrase, blocks, tellings)
            count = sum(len(p) for block in held for p in block)
            told = [tellings[id(s)] for block in held for p in block for s in p]
            if not _FEWEST <= count <= _MOST or not covers(phrase, told):
                continue
            if len(held) < 2 and not phrase.words <= told[0].words:
                continue  # one point alone begins with what it is about
            value = phrase.weight * min(count, 5) * (0.5 + marks.of(phrase.words))
            if best is None or value > best[0]:
                best = value, phrase, held
        if best is None:
            break
        _, phrase, held = best
        made.append((phrase, tuple(p for block in held for p in block)))
        taken |= phrase.words
        blocks = [b for b in blocks if not any(b is h for h in held)]
    return made, [p for block in blocks for p in block]


def _blocks(others: Sequence[Paragraph]) -> list[Block]:
    """Return paragraphs with those that lean on them."""
    blocks: list[Block] = []
    for paragraph in others:
        before = blocks[-1][-1][-1] if blocks else None
        if before is not None and _LEANS.match(paragraph[0].text) and before.speaker == paragraph[0].speaker:
            blocks[-1] = (*blocks[-1], paragraph)
        else:
            blocks.append((paragraph,))
    return blocks


def _phrases(blocks: Sequence[Block], tellings: Mapping[int, Telling]) -> list[Phrase]:
    found: dict[str, Phrase] = {}
    for block in blocks:
        for paragraph in block:
            for sentence in paragraph:
                for phrase in phrases(tellings[id(sentence)]):
                    found.setdefault(phrase.text, phrase)
    return list(found.values())


def _holding(phrase: Phrase, blocks: Sequence[Block], tellings: Mapping[int, Telling]) -> list[Block]:
    """Return the blocks about a phrase: those whose first sentence holds its noun, or most of whose sentences do; one that holds all of it first."""  # noqa: E501
    held: list[Block] = []
    for block in blocks:
        told = [tellings[id(s)] for p in block for s in p]
        if sum(supported(phrase, s) for s in told) >= _ON_IT * len(told):
            held.append(block)
    whole = [b for b in held if any(phrase.words <= tellings[id(s)].words for s in b[0])]
    return [*whole[:1], *(b for b in held if b is not whole[0])] if whole else []
