"""What a subject is called: the name or the noun phrase of its lines that its telling words stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readout.writing.choosing.subjects import names
from readout.writing.lexicon import pattern
from readout.writing.sentence.grammar import noun_phrases
from readout.writing.style.house import sentence_case
from readout.writing.telling.options import parse
from readout.writing.telling.units import content_words

_OTHER = "Other news"
_DULL, _TAIL = pattern("dull_name"), re.compile(r",? [^,]*\b(?:said|added)\b[^,]*[.]$")
_MOST_WORDS = 4
_OWNED = re.compile(r"[’']s?$")


def subject_names(groups: Sequence[Sequence[str]], keys: Sequence[Mapping[str, float]]) -> list[str]:
    """Return a heading for each group of sentences: the phrase whose words weigh most, a name before others."""  # noqa: E501
    bodies = [_TAIL.sub("", text) for group in groups for text in group]
    docs = iter(parse(bodies)) if bodies else iter(())
    found = []
    for group, weights in zip(groups, keys, strict=True):
        best, most = _OTHER, 0.0
        for doc in (next(docs) for _ in group):
            for phrase in (*names(doc.text), *noun_phrases(doc)):
                words = content_words(phrase)
                if not words or _DULL.match(phrase) or len(phrase.split()) > _MOST_WORDS or "/" in phrase:
                    continue
                phrase = _OWNED.sub("", phrase)
                weight = sum(weights.get(w, 0.0) for w in words) / len(words) ** 0.5
                # A name, or two words, say more than one common noun.
                weight *= 1.3 if phrase[:1].isupper() else 1.0 if " " in phrase else 0.6
                if weight > most:
                    best, most = phrase, weight
        found.append(sentence_case(best))
    return found
