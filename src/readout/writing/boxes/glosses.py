"""Glosses in a story: each phrase once, after the paragraph that holds it, and few of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.language.glosses import Gloss, glosses
from readout.records import Edit, Evidence, Section, StorySentence

#: A story of so many words has one gloss more.
_WORDS_EACH, _MOST = 200, 3
#: Lighter rows read as a judgement of the speaker ("closely monitoring": no action), and are not given.
_LEAST_WEIGHT = 4


def glossed(sections: Sequence[Section], words: int) -> tuple[Section, ...]:
    """Return the sections with a gloss after each paragraph whose words need one.

    The phrase must stand in the story and in the passage that its sentence rests on. The gloss rests on that
    passage too, for it quotes the phrase; its edit carries the row's id.

    Args:
        sections: a story's body.
        words: the length that was asked, in words; the heaviest rows are given, one for each 200 words.
    """
    most = min(_MOST, max(1, words // _WORDS_EACH))
    chosen: dict[int, tuple[Gloss, str, StorySentence]] = {}
    sentences = [s for section in sections for paragraph in section.paragraphs for s in paragraph]
    for row in glosses():
        if len(chosen) == most or row.weight < _LEAST_WEIGHT:
            break
        for place, sentence in enumerate(sentences):
            phrase = row.phrase(sentence.text)
            if phrase and place not in chosen and _said(phrase, sentence.evidence):
                if any(phrase.lower() in told.lower() for _, told, _ in chosen.values()):
                    break  # "frank and candid" is explained once, not again as "frank"
                chosen[place] = (row, phrase, sentence)
                break
    given = {id(sentence): (row, phrase) for row, phrase, sentence in chosen.values()}
    return tuple(
        replace(
            section,
            paragraphs=tuple(
                made
                for paragraph in section.paragraphs
                for made in (paragraph, *(_gloss(s, *given[id(s)]) for s in paragraph if id(s) in given))
            ),
        )
        for section in sections
    )


def _said(phrase: str, evidence: Sequence[Evidence]) -> bool:
    return any(phrase.lower() in e.exact.lower() for e in evidence)


def _gloss(of: StorySentence, row: Gloss, phrase: str) -> tuple[StorySentence, ...]:
    evidence = tuple(e for e in of.evidence if phrase.lower() in e.exact.lower())
    edit = Edit(f"gloss:{row.id}", phrase, row.means)
    return (StorySentence(row.sentence(phrase), "gloss", speaker=None, evidence=evidence[:1], edits=(edit,)),)
