"""One sentence on trial: its words, what it says of itself, and the passage it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.checking import lexicon
from readout.checking.alignment import Alignment
from readout.checking.attributions import Attribution, attributions, framed
from readout.checking.context import Context, Passage
from readout.checking.reading import Reading
from readout.records import Evidence, Finding, SentenceKind, Severity, Span

_LABEL_WORDS = 4


def _only_verb(word: str) -> bool:
    """Say whether a word can be nothing but a verb."""
    import lemminflect

    return set(lemminflect.getAllLemmas(word.strip("“”.,’'").lower())) in ({"VERB"}, {"AUX"}, {"AUX", "VERB"})


@dataclass(frozen=True, eq=False)
class Case:
    """A sentence or line to judge.

    Attributes:
        line: the sentence is a headline, standfirst or heading: no attribution is asked of it.
        before: the sentences of the same paragraph that stand before it.
        weak: its evidence was found by us, and is only the likeliest passage.
        fair: its evidence was found by us, by a few words.
        found: its evidence was found by us, not given with it.
    """

    text: str
    kind: SentenceKind
    speaker: str | None
    evidence: tuple[Evidence, ...]
    context: Context
    before: tuple[Case, ...] = ()
    line: bool = False
    weak: bool = False
    fair: bool = False
    found: bool = False

    @cached_property
    def reading(self) -> Reading:
        """The draft's words."""
        return Reading(self.text)

    @cached_property
    def passage(self) -> Passage:
        """The whole source sentences of its evidence."""
        return self.context.passage(self.evidence)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says, told, asked in the draft's own words."""
        return attributions(self.reading)

    @cached_property
    def frame(self) -> frozenset[int]:
        """The words that attribute: they tell nothing of the passage."""
        return frozenset(i for a in self.attributions for i in range(a.first, a.last))

    @cached_property
    def alignment(self) -> Alignment:
        """Which clause of the passage each clause of the draft tells."""
        frame = self.frame | framed(self.reading)
        return Alignment(self.reading, frame, tuple(s.reading for s in self.passage.sentences))

    @cached_property
    def is_label(self) -> bool:
        """Say whether a text only names something ("Vaccine doses", "12 months"): no verb, so no claim."""
        words = self.text.split()
        if self.line and self.text.strip(" .:*").lower() in lexicon.phrases("furniture"):
            return True
        return self.kind != "quote" and len(words) <= _LABEL_WORDS and not any(_only_verb(w) for w in words)

    @property
    def tells(self) -> bool:
        """Say whether the sentence tells what a document holds, so that the rules on claims apply."""
        return self.kind not in ("gloss", "background")

    def finding(
        self,
        rule: str,
        severity: Severity,
        why: str,
        *,
        at: Span | None = None,
        source: str | None = None,
        fix: str | None = None,
        evidence: Sequence[Evidence] | None = None,
    ) -> Finding:
        """Return a finding on the words under ``at``; on the whole sentence if it is ``None``."""
        start, stop = (at.start, at.end) if at else (0, len(self.text))
        return Finding(
            rule=rule,
            severity=severity,
            start=start,
            end=stop,
            draft=self.text[start:stop],
            source=self.passage.text if source is None else source,
            why=why,
            evidence=self.evidence if evidence is None else tuple(evidence),
            fix=fix,
        )

    def words(self, first: int, last: int) -> Span:
        """Return where a range of words stands in the text."""
        return Span(self.reading.words[first].start, self.reading.words[last - 1].end)
