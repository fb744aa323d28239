"""The passage that a sentence of a foreign draft most likely rests on, by the words they share.

A small BM25 (Robertson and Walker 1994) over the source's sentences, with binary counts: rare words, figures and names
weigh more. The best sentence is taken first, then up to two more that hold words it lacks.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from readout.checking import lexicon, speakers, verbatim
from readout.checking.attributions import attributions
from readout.checking.context import Context, Source, SourceSentence, touched
from readout.checking.reading import Reading
from readout.records import Evidence

MOST = 3
# A passage that shares less than this part of the sentence's weight is none.
LEAST_SHARE = 0.25
_QUESTION, _HEADER, _NEIGHBOUR, _SPEAKER = 0.75, 0.5, 1.35, 1.2
_NEAR = 4


class Index:
    """The sentences of all documents by their stems."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def _entries(self) -> tuple[tuple[Source, SourceSentence, frozenset[str]], ...]:
        found = []
        for source in self.context.sources.values():
            first = source.turns[0].start if source.turns else len(source.text)
            spoken = [s for turn in source.turns for s in source.sentences(turn)]
            header = [s for s in source.outside if s.start < first or not source.turns]
            for sentence in (*header, *spoken):
                stems = _stems(sentence.reading)
                if stems:
                    found.append((source, sentence, stems))
        return tuple(found)

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, stems) in enumerate(self._entries):
            for stem in stems:
                postings[stem].append(number)
        return dict(postings)

    @cached_property
    def _average(self) -> float:
        return sum(len(stems) for *_, stems in self._entries) / max(1, len(self._entries))

    def weight(self, stem: str) -> float:
        """Return how telling a stem is; figures twice as much."""
        seen = len(self._postings.get(stem, ()))
        rarity = math.log(1 + (len(self._entries) - seen + 0.5) / (seen + 0.5))
        return rarity * (2.0 if stem[:1].isdigit() else 1.0)

    def passage(self, text: str, speaker: str | None = None) -> tuple[Evidence, ...]:
        """Return the evidence for ``text``, best first; empty if nothing comes near.

        Args:
            text: a sentence of a draft.
            speaker: who is said to speak, if known; only decides between passages that are alike.
        """
        reading = Reading(text)
        frame = {i for a in attributions(reading) for i in range(a.first, a.last)}
        wanted = frozenset(
            reading.words[i].stem for i in reading.content if i not in frame or reading.quoted[i]
        )
        # What only house prose says does not speak against a passage.
        total = sum(self.weight(s) for s in wanted if s in self._postings or not _house(s))
        chosen = self._quoted(reading)
        left = wanted - frozenset(s for sentence in chosen for s in _stems(sentence.reading))
        asks = any(w.norm in ("asked", "question", "reporter", "journalist") for w in reading.words)
        keys = self._keys(speaker)
        while left and len(chosen) < MOST:
            scores = self._scores(left, chosen, asks=asks, keys=keys)
            if not scores:
                break
            number, score = max(scores.items(), key=lambda item: (item[1], -item[0]))
            _, sentence, stems = self._entries[number]
            gain = sum(self.weight(s) for s in stems & left)
            if chosen and (gain < 0.12 * total or score <= 0):
                break
            chosen.append(sentence)
            left -= stems
        held = frozenset(s for sentence in chosen for s in _stems(sentence.reading)) & wanted
        if not chosen or (total and sum(self.weight(s) for s in held) < LEAST_SHARE * total):
            return ()
        return tuple(s.evidence(self.context.sources[s.document].text) for s in chosen)

    def _keys(self, speaker: str | None) -> frozenset[str]:
        if not speaker:
            return frozenset()
        found = [speakers.matching(source, speaker) for source in self.context.sources.values()]
        return frozenset().union(*found)

    def _quoted(self, reading: Reading) -> list[SourceSentence]:
        """Return the sentences that hold a quotation of three words or more verbatim."""
        found: dict[tuple[str, int], SourceSentence] = {}
        for quote in reading.quotes:
            text = quote.of(reading.text)
            if len(text.split()) < 3:
                continue
            for source in self.context.sources.values():
                for turn in source.turns:
                    span = verbatim.find(source.plain(turn), text)
                    if span is not None:
                        for sentence in touched(source, turn.start + span.start, turn.start + span.end):
                            found[sentence.document, sentence.start] = sentence
                        break
        return list(found.values())

    def _scores(
        self, left: frozenset[str], chosen: Sequence[SourceSentence], *, asks: bool, keys: frozenset[str]
    ) -> dict[int, float]:
        scores: Counter[int] = Counter()
        for stem in left:
            weight = self.weight(stem)
            for number in self._postings.get(stem, ()):
                scores[number] += weight  # type: ignore[assignment]
        result: dict[int, float] = {}
        taken = {(s.document, s.start) for s in chosen}
        for number, score in scores.items():
            _, sentence, stems = self._entries[number]
            if (sentence.document, sentence.start) in taken:
                continue
            # BM25's length normalisation with k1 = 1.2, b = 0.4, for counts of one.
            value = score * 2.2 / (1 + 1.2 * (0.6 + 0.4 * len(stems) / self._average))
            if sentence.turn is None:
                value *= _HEADER
            elif sentence.turn.speaker.kind == "press" and not asks:
                value *= _QUESTION
            elif sentence.turn.speaker.key in keys:
                value *= _SPEAKER
            if any(_close(sentence, other) for other in chosen):
                value *= _NEIGHBOUR
            result[number] = value
        return result


def _stems(reading: Reading) -> frozenset[str]:
    return frozenset(reading.words[i].stem for i in reading.content)


def _house(stem: str) -> bool:
    return stem in lexicon.house("vocabulary")


def _close(one: SourceSentence, other: SourceSentence) -> bool:
    """Say whether two sentences stand in one turn, a few sentences apart."""
    return one.turn is not None and one.turn is other.turn and abs(one.start - other.start) < _NEAR * 200
