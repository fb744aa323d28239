"""The passage that a sentence of a foreign draft most likely rests on, by the words they share.

A small BM25 (Robertson and Walker 1994) over the source's sentences, with binary counts: rare words,
figures and names weigh more. The best sentence is taken first, then up to two more that hold words it lacks.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from readout.checking import lexicon, speakers, verbatim
from readout.checking.attributions import attributions, framed, voices
from readout.checking.context import Context, Source, SourceSentence, touched
from readout.checking.likeness import CERTAIN, LIKELY, SURE, Shared, log_odds
from readout.checking.reading import Reading
from readout.checking.vocabulary import akin, house_stems, related
from readout.checking.wording import Wording, compare, counted, surnames
from readout.checking.words import stem
from readout.records import Evidence

MOST = 3
# How sure it is that a passage is the one: of one that is only fair, findings that turn on it are warnings;
# of the likeliest one most are not given.
Surety = Literal["sure", "fair", "likely"]
FEWEST = 3
_UNCOUNTED = frozenset("not never no the a an is are was were administration u.s.".split())
# A word that only means nearly the same counts for this part of its weight.
_RELATED = 0.6
_APART = 1500
_SIDE = "administration"
# Of a short sentence this share of its words must stand in the source in order.
_SHORT = 0.8
_ASKING = frozenset(
    "asked question questions reporter reporters journalist declined confirmed denied whether".split()
)
_QUESTION, _HEADER, _NEIGHBOUR, _SPEAKER = 0.75, 0.5, 1.35, 1.2
# A further sentence must hold this part of the weight, near the first one or far from it: words gathered from
# everywhere prove nothing.
_MORE_NEAR, _MORE_FAR = 0.1, 0.3
# So many characters may stand between neighbours; what goes on from the one before is that much likelier.
_BESIDE, _GOING_ON = 200, 1.0


@dataclass(frozen=True)
class _Look:
    """A text as it is looked up, and the sentences that share most with it, the best first."""

    reading: Reading
    frame: set[int]
    wanted: frozenset[str]
    chosen: list[SourceSentence]
    keys: frozenset[str]
    quoted: bool
    asks: bool
    shared: Shared | None


class Index:
    """The sentences of all documents by their stems."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def _sentences(self) -> tuple[SourceSentence, ...]:
        """All spoken sentences, those without a word of substance too."""
        sources = self.context.sources.values()
        return tuple(s for source in sources for turn in source.turns for s in source.sentences(turn))

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
            for one in stems:
                postings[one].append(number)
        return dict(postings)

    @cached_property
    def _average(self) -> float:
        return sum(len(stems) for *_, stems in self._entries) / max(1, len(self._entries))

    def weight(self, stem: str) -> float:
        """Return how telling a stem is; figures twice as much."""
        seen = len(self._postings.get(stem, ()))
        rarity = math.log(1 + (len(self._entries) - seen + 0.5) / (seen + 0.5))
        return rarity * (2.0 if stem[:1].isdigit() else 1.0)

    def held(self, wanted: frozenset[str], stems: frozenset[str]) -> dict[str, float]:
        """Return what a passage with ``stems`` holds of the wanted: its weight, or part of it for a near word."""  # noqa: E501
        found: dict[str, float] = {}
        # Sums of weights must not turn on the order of a set.
        for one in sorted(wanted):
            if one in stems:
                found[one] = self.weight(one)
            elif near := _near(one) & stems:
                found[one] = _RELATED * max(min(self.weight(one), self.weight(other)) for other in near)
        return found

    def passage(
        self, text: str, speaker: str | None = None, before: Sequence[Evidence] = ()
    ) -> tuple[tuple[Evidence, ...], Surety]:
        """Return the evidence for ``text``, best first, and how sure it is; empty if nothing comes near.

        Args:
            text: a sentence of a draft.
            speaker: who is said to speak, if known; only decides between passages that are alike.
            before: what the sentence before in its paragraph rests on; a story goes on where its source does.
        """
        look = self._look(text, speaker, before)
        reading, frame, wanted, chosen, keys = look.reading, look.frame, look.wanted, look.chosen, look.keys
        likely = log_odds(look.shared) if look.shared else 0.0
        if chosen and before and _goes_on(chosen[0], before):
            likely += _GOING_ON
        so = self._told_so(reading, frame, wanted, chosen)
        same = None if look.quoted else self._in_words(reading, frame, keys)
        if same and not ((so or likely >= SURE) and same[0] < _SHORT):
            # A sentence of small words ("It will get this done") is known by their order.
            chosen = [same[1], *(s for s in chosen if s is not same[1] and self._together(s, same[1]))][:MOST]
            surety: Surety = "sure"
        elif look.quoted or likely >= CERTAIN or so:
            surety = "sure"
        elif likely >= SURE:
            surety = "fair"
        elif likely >= LIKELY:
            surety = "likely"
        else:
            return (), "likely"
        if all(s.turn and s.turn.speaker.kind == "press" for s in chosen):
            answer = self._answer(wanted, chosen[0])
            chosen.extend(a for a in answer if look.asks or self._tells(a, chosen[0], wanted))
        return tuple(s.evidence(self.context.sources[s.document].text) for s in chosen), surety

    def _look(self, text: str, speaker: str | None, before: Sequence[Evidence] = ()) -> _Look:
        """Choose the sentences that share most words with ``text``, the best first."""
        reading = Reading(text)
        frame = {i for a in attributions(reading) for i in range(a.first, a.last)}
        frame |= voices(reading) | framed(reading)
        dated = {i for d in reading.dates for i in range(d.first, d.last)}
        wanted = frozenset(
            reading.words[i].stem
            for i in reading.content
            if (i not in frame or reading.quoted[i])
            # Dates are worked out and house words are ours: only those that the source has can point to a
            # passage.
            and (reading.words[i].stem in self._postings or not (i in dated or _house(reading.words[i].stem)))
        )
        total = sum(self.weight(s) for s in sorted(wanted))
        chosen = self._quoted(reading)
        quoted = bool(chosen)
        keys = self.keys(speaker)
        # The speaker's own name and side stand for an "I" and a "we": no passage need have them.
        told = (wanted - self._own(keys)) or wanted
        left = told - frozenset(s for sentence in chosen for s in _stems(sentence.reading))
        asks = any(w.norm in _ASKING for w in reading.words)
        while left and len(chosen) < MOST:
            scores = self._scores(left, chosen, asks=asks, keys=keys, before=() if chosen else before)
            number = max(scores, key=lambda n: (scores[n], -n), default=None)
            if number is None or not self._adds(number, left, chosen, total):
                break
            _, sentence, stems = self._entries[number]
            held = self.held(left, stems)
            if not chosen:
                # Place, side and speaker stand for "here" and "we", and dates are worked out: no further
                # sentence is sought for them.
                left -= self.context.sources[sentence.document].header_stems
                left -= {reading.words[i].stem for i in dated}
            chosen.append(sentence)
            left -= held.keys()
        # Figures and names that the source lacks are for their own rules to charge; and a name of the document  # noqa: E501
        # that the passage lacks may be the speaker's "he".
        figured = {i for f in reading.figures for i in range(f.first, f.last)}
        named = frozenset(
            w.stem
            for i, w in enumerate(reading.words)
            if (w.capital and (i or w.norm not in self._uncapitalised)) or i in figured
        )
        shared = self._shared(wanted, named, chosen, keys) if chosen else None
        return _Look(reading, frame, wanted, chosen, keys, quoted, asks, shared)

    def _tells(self, answer: SourceSentence, question: SourceSentence, wanted: frozenset[str]) -> bool:
        """Say whether an answer tells what a draft does nearly as well as its question, which has more words of it."""  # noqa: E501
        there = _stems(answer.reading)
        own, asked = self.held(wanted, there), self.held(wanted, _stems(question.reading))
        return len(own.keys() & there) >= FEWEST and sum(own.values()) >= 0.75 * sum(asked.values())

    def _adds(
        self, number: int, left: frozenset[str], chosen: Sequence[SourceSentence], total: float
    ) -> bool:
        """Say whether a sentence holds enough of what is left: less near what is chosen, more far from it."""
        if not chosen:
            return True
        _, sentence, stems = self._entries[number]
        together = any(self._together(sentence, other) for other in chosen)
        return sum(self.held(left, stems).values()) >= (_MORE_NEAR if together else _MORE_FAR) * total

    def likeness(self, text: str, speaker: str | None = None) -> tuple[Shared, SourceSentence] | None:
        """Return what ``text`` shares with the nearest passage, and its first sentence, if any comes near."""
        look = self._look(text, speaker)
        return (look.shared, look.chosen[0]) if look.shared else None

    def _own(self, keys: frozenset[str]) -> frozenset[str]:
        """Return the stems of the names of speakers, and of what a draft calls their side."""
        if not keys:
            return frozenset()
        turns = (turn for source in self.context.sources.values() for turn in source.turns)
        names = {t.speaker.name or "" for t in turns if t.speaker.key in keys}
        return frozenset(stem(word) for word in (_SIDE, *(w for name in names for w in speakers.plain(name))))

    def _in_words(
        self, reading: Reading, frame: set[int], keys: frozenset[str]
    ) -> tuple[float, SourceSentence] | None:
        """Return the sentence that the draft tells in its own words, and how much of the draft it has."""
        own = counted(reading, frame | framed(reading), self._names)
        near = Counter(n for run in _runs(own) for n in self._run_postings.get(run, ()))
        best: tuple[float, bool, SourceSentence] | None = None
        for number, _ in near.most_common(5):
            sentence = self._sentences[number]
            wording = compare(own, counted(sentence.reading, (), self._names))
            spoken = sentence.turn is not None and sentence.turn.speaker.key in keys
            shares = frozenset(reading.words[i].stem for i in reading.content) & _stems(sentence.reading)
            enough = wording.close and (shares or wording.matched > FEWEST + 3)
            # A few small words are known by the mouth that says them.
            enough = enough or (spoken and _wholly(wording, shared=bool(shares)))
            if enough and (best is None or (wording.share, spoken) > best[:2]):
                best = (wording.share, spoken, sentence)
        return (best[0], best[2]) if best else None

    @cached_property
    def _uncapitalised(self) -> frozenset[str]:
        """The words that stand without a capital somewhere."""
        return frozenset(w.norm for _, s, _ in self._entries for w in s.reading.words if not w.capital)

    @cached_property
    def _names(self) -> frozenset[str]:
        return surnames(t.speaker for source in self.context.sources.values() for t in source.turns)

    @cached_property
    def _run_postings(self) -> dict[tuple[str, ...], list[int]]:
        """Runs of three words -> the sentences that hold them."""
        postings: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._sentences):
            for run in _runs(counted(sentence.reading, (), self._names)):
                postings[run].append(number)
        return dict(postings)

    def _answer(self, wanted: frozenset[str], question: SourceSentence) -> list[SourceSentence]:
        """Return the sentence of the answer to ``question`` that shares most words, or its first."""
        source = self.context.sources[question.document]
        if question.turn is None:
            return []
        for turn in source.turns[source.turns.index(question.turn) + 1 :]:
            if turn.speaker.kind != "press":
                sentences = source.sentences(turn)
                return [max(sentences, key=lambda s: len(_stems(s.reading) & wanted))] if sentences else []
        return []

    def _told_so(
        self, reading: Reading, frame: set[int], wanted: frozenset[str], chosen: Sequence[SourceSentence]
    ) -> bool:
        """Say whether all that the sentence tells stands in one place, most of it just so in one sentence."""
        stems = frozenset(s for sentence in self._near(chosen) for s in _stems(sentence.reading))
        return bool(chosen) and not wanted - stems and any(alike(reading, frame, s.reading) for s in chosen)

    def _near(self, chosen: Sequence[SourceSentence]) -> list[SourceSentence]:
        """Return the first sentence and those near it: words gathered from everywhere prove nothing."""
        return [s for s in chosen if s is chosen[0] or self._together(s, chosen[0])]

    def _shared(
        self,
        wanted: frozenset[str],
        named: frozenset[str],
        chosen: Sequence[SourceSentence],
        keys: frozenset[str],
    ) -> Shared:
        """Return what the chosen sentences share with the wanted; ``named`` does not count against them."""
        first = _stems(chosen[0].reading)
        stems = frozenset(s for sentence in self._near(chosen) for s in _stems(sentence.reading))
        one, all_of = self.held(wanted, first), self.held(wanted, stems)
        once = math.log(1 + len(self._entries) / 1.5)

        def weigh(words: Iterable[str], held: dict[str, float]) -> float:
            return sum(held[word] for word in sorted(words)) / once

        turn = chosen[0].turn
        return Shared(
            first=weigh(one.keys() & first, one),
            near=weigh(one.keys() - first, one),
            more=weigh((all_of.keys() & stems) - first, all_of),
            more_near=weigh(all_of.keys() - stems - one.keys(), all_of),
            lacking=self._lacking(wanted - all_of.keys() - named, stems) / once,
            count=len(one.keys() & first),
            near_count=len(one.keys() - first),
            spoken=turn is not None and turn.speaker.key in keys,
        )

    def _lacking(self, wanted: frozenset[str], stems: frozenset[str]) -> float:
        """Return the weight of what a passage with ``stems`` has in no form."""
        return sum(self.weight(s) for s in sorted(wanted) if not _house(s) and not akin(s, stems))

    def _together(self, one: SourceSentence, other: SourceSentence) -> bool:
        """Say whether two sentences stand in one exchange, not far apart."""
        if one.document != other.document or one.turn is None or other.turn is None:
            return False
        return abs(one.start - other.start) < _APART and abs(one.turn.index - other.turn.index) <= 2

    def keys(self, speaker: str | None) -> frozenset[str]:
        """Return the keys of the speakers whom a phrase may stand for."""
        if not speaker:
            return frozenset()
        found = [speakers.matching(source, speaker) for source in self.context.sources.values()]
        return frozenset().union(*found)

    def _quoted(self, reading: Reading) -> list[SourceSentence]:
        """Return the sentences that hold a quotation of two words or more verbatim."""
        found: dict[tuple[str, int], SourceSentence] = {}
        for quote in reading.quotes:
            text = quote.of(reading.text)
            if len(text.split()) < 2:
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
        self,
        left: frozenset[str],
        chosen: Sequence[SourceSentence],
        *,
        asks: bool,
        keys: frozenset[str],
        before: Sequence[Evidence] = (),
    ) -> dict[int, float]:
        scores: Counter[int] = Counter()
        for wanted in sorted(left):
            weight = self.weight(wanted)
            with_it = self._postings.get(wanted, ())
            best = dict.fromkeys(with_it, weight)
            for other in _near(wanted):
                part = _RELATED * min(weight, self.weight(other))
                for number in self._postings.get(other, ()):
                    best[number] = max(best.get(number, 0.0), part)
            for number, value in best.items():
                scores[number] += value  # type: ignore[assignment]
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
            if any(self._together(sentence, other) for other in chosen) or _goes_on(sentence, before):
                value *= _NEIGHBOUR
            result[number] = value
        return result


def _goes_on(sentence: SourceSentence, before: Sequence[Evidence]) -> bool:
    """Say whether a sentence stands where, or soon after, what the draft told before."""
    return any(
        e.document == sentence.document and e.start - _BESIDE <= sentence.start <= e.end + 2 * _BESIDE
        for e in before
    )


def _wholly(wording: Wording, *, shared: bool) -> bool:
    """Say whether next to all of a short sentence stands in the source in order."""
    if wording.share == 1.0:
        return wording.matched >= (FEWEST if shared else FEWEST + 1)
    return wording.share >= _SHORT and wording.matched > FEWEST


def _stems(reading: Reading) -> frozenset[str]:
    return frozenset(reading.words[i].stem for i in reading.content)


@lru_cache(maxsize=16384)
def _near(one: str) -> frozenset[str]:
    """Return the stems that a retelling may put for one: near words, and forms of a country's name."""
    return related(one) | frozenset(stem(form) for form in lexicon.peoples().get(one, ())) - {one}


def _runs(own: list[tuple[str, int]]) -> frozenset[tuple[str, ...]]:
    forms = [form for form, _ in own]
    return frozenset(tuple(forms[i : i + 3]) for i in range(len(forms) - 2))


def _house(stem: str) -> bool:
    return stem in house_stems()


def alike(draft: Reading, frame: set[int], source: Reading) -> bool:
    """Say whether three words of ``draft`` running, and most of its words, stand so in ``source``."""
    own = [w.norm for i, w in enumerate(draft.words) if i not in frame]
    line = f" {' '.join(w.norm for w in source.words)} "
    running = any(f" {' '.join(own[i : i + 3])} " in line for i in range(len(own) - 2))
    # A "not" is for its own rule, and the house's words for "we" are nobody's.
    counted = [norm for norm in own if norm not in _UNCOUNTED]
    return running and sum(f" {norm} " in line for norm in counted) >= 0.6 * len(counted)
