"""Which clauses of a passage a draft sentence tells, found by the words they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from readout.checking.reading import Cue, Reading


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A clause of the passage: sentence and clause number."""

    sentence: int
    clause: int


class Alignment:
    """The pairs of clauses, and what lies in them.

    Args:
        draft: the sentence judged.
        frame: its words that only attribute.
        sources: the sentences of its passage.
    """

    def __init__(self, draft: Reading, frame: frozenset[int], sources: tuple[Reading, ...]) -> None:
        self.draft = draft
        self.frame = frame
        self.sources = sources

    @cached_property
    def _stems(self) -> dict[Place, frozenset[str]]:
        """The content stems of each clause of the passage."""
        return {
            Place(s, c): frozenset(source.words[i].stem for i in range(first, last) if source.is_content(i))
            for s, source in enumerate(self.sources)
            for c, (first, last) in enumerate(source.clauses)
        }

    def draft_stems(self, clause: int) -> frozenset[str]:
        """The content stems of a clause of the draft, without its attribution."""
        first, last = self.draft.clauses[clause]
        return frozenset(
            self.draft.words[i].stem
            for i in range(first, last)
            if i not in self.frame and self.draft.is_content(i)
        )

    @cached_property
    def told(self) -> dict[int, tuple[Place, ...]]:
        """For each clause of the draft the clauses of the passage it tells, the best first.

        Greedy: the clause that shares most words, then the one that shares most of what is left, and so on.
        """
        pairs: dict[int, tuple[Place, ...]] = {}
        for clause in range(len(self.draft.clauses)):
            left = self.draft_stems(clause)
            chosen: list[Place] = []
            while left:
                best = max(
                    self._stems,
                    key=lambda p: (len(self._stems[p] & left), -len(self._stems[p])),
                    default=None,
                )
                if best is None or not self._stems[best] & left:
                    break
                chosen.append(best)
                left -= self._stems[best]
            pairs[clause] = tuple(chosen)
        return pairs

    def clauses_for(self, place: Place) -> list[int]:
        """The clauses of the draft that tell ``place``."""
        return [clause for clause, places in self.told.items() if place in places]

    def common(self, stems: frozenset[str], place: Place) -> frozenset[str]:
        """The stems among ``stems`` that ``place`` has."""
        return stems & self._stems[place]

    def share(self, place: Place) -> float:
        """The share of the words of ``place`` that the draft has."""
        stems = self._stems[place]
        return len(stems & self.all_stems) / len(stems) if stems else 0.0

    def shared(self, place: Place) -> int:
        """The number of stems of ``place`` that the draft has."""
        return len(self._stems[place] & self.all_stems)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """All content stems of the draft without its attribution."""
        return frozenset().union(*(self.draft_stems(c) for c in range(len(self.draft.clauses))))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """All stems of the draft without its attribution, with those of "have", "do" and their like."""
        return frozenset(w.stem for i, w in enumerate(self.draft.words) if i not in self.frame)

    def firm(self, source: int, cue: Cue) -> bool:
        """Say whether the draft has the very next word of substance after ``cue``."""
        return bool(cue.anchors) and self.sources[source].words[cue.anchors[0]].stem in self.all_stems

    def opens(self, source: int, cue: Cue) -> bool:
        """Say whether the draft has all of the next two or three words of substance after ``cue``."""
        stems = [self.sources[source].words[i].stem for i in cue.anchors]
        return len(stems) >= 2 and all(stem in self.all_stems for stem in stems)

    def anchored(self, source: int, cue: Cue) -> list[int]:
        """The clauses of the draft that hold what ``cue`` of sentence ``source`` is about.

        A clause counts if it tells the cue's clause and has its nearest word, or two of its words, or one
        where most of the clause is told.
        """
        reading = self.sources[source]
        stems = [reading.words[i].stem for i in cue.anchors]
        if not stems:
            return []
        places = {Place(source, reading.clause_of[i]) for i in cue.anchors} | {Place(source, cue.clause)}
        found = []
        for clause, told in self.told.items():
            if not places & set(told):
                continue
            here = self.draft_stems(clause)
            hits = [stem in here for stem in stems]
            if hits[0] or sum(hits) >= 2 or (any(hits) and max(self.share(p) for p in places) >= 0.5):
                found.append(clause)
        return found

    def elsewhere(self, source: int, cue: Cue, clause: int) -> bool:
        """Say whether a clause of the draft tells a place with the next word after ``cue``, but no such cue.

        The place comes before those of the cue itself: the clause tells it better.
        """
        reading = self.sources[source]
        stem = reading.words[cue.anchors[0]].stem
        own = {Place(source, cue.clause), Place(source, reading.clause_of[cue.anchors[0]])}
        for place in self.told.get(clause, ()):
            if place in own:
                return False
            other = self.sources[place.sentence]
            has = any(other.words[i].stem == stem for i in range(*other.clauses[place.clause]))
            if has and not any(c.clause == place.clause and c.kind == cue.kind for c in other.cues):
                return True
        return False
