"""The body of a story from two accounts: what both say, where they differ, then each side's own, under its name."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout.records import Line, Paragraph, Section, StorySentence, Transcript
from readout.writing.accounts.compare import Compared, Differing, Shared, says_more
from readout.writing.arranging.arrange import Telling, paragraphs, tell_paragraph
from readout.writing.arranging.draft import Draft
from readout.writing.boxes.unanswered import evidence
from readout.writing.choosing.select import Candidate
from readout.writing.judge import Judge
from readout.writing.style.attribute import Naming
from readout.writing.style.house import sentence_case

_DIFFER = "Where the accounts differ"
#: Words of an attribution, which come on top of what a sentence tells.
_ATTRIBUTION = 2
#: What it adds to a claim's worth for the lead that both accounts hold it.
_AGREED = 1.0


@dataclass(frozen=True, slots=True)
class Settled:
    """What the gate lets a story say of two accounts: each claim of both with its sentence, and what differs.

    ``told`` are the orders of the units that have been told with these.
    """

    compared: Compared
    both: tuple[tuple[Shared, StorySentence], ...]
    differing: tuple[Differing, ...]
    told: frozenset[int]

    def leading(self, ranked: Sequence[Candidate]) -> list[Candidate]:
        """Return what may lead, which is the news: what both hold is worth more for it.

        Where they agree on nothing but what was spoken of, the story opens with who met, as both tell it: one
        side's own news names neither.
        """
        agreed = [replace(s.candidate, score=s.candidate.score + _AGREED) for s, _ in self.both if not s.met]
        news = [c for c, (s, _) in zip(agreed, (b for b in self.both if not b[0].met), strict=True) if s.news]
        met = [s.candidate for s, _ in self.both if s.met]
        own = [c for c in ranked if c.option.unit.order not in self.told]
        return [*news, *own] if news else met or [*agreed, *own] or list(ranked)

    def sentence(self, first: Candidate) -> StorySentence | None:
        """Return what tells a lead that is a claim of both; ``None`` where it is one side's."""
        told = first.option.told
        return next((t for s, t in self.both if told and s.candidate.option.told == told), None)


def settle(compared: Compared, sources: Sequence[Transcript], judge: Judge | None) -> Settled:
    """Take each claim that the gate finds in both accounts, the fullest wording first, and no sentence twice."""  # noqa: E501
    both: list[tuple[Shared, StorySentence]] = []
    seen: set[int] = set()
    told: set[int] = set()
    for shared in compared.shared:
        orders = {shared.candidate.option.unit.order, shared.other.order}
        if orders & seen or (shared.met and (any(s.met for s, _ in both) or _nameless(shared))):
            continue
        sentence = _of_both(shared, compared, sources)
        if judge and judge(sentence, ()):
            continue
        both.append((shared, sentence))
        seen |= orders
        told |= {o for o in orders if not (c := compared.pool.get(o)) or not says_more(c, shared)}
    differing = [
        d for d in compared.differing if not {d.one.option.unit.order, d.other.option.unit.order} & seen
    ]
    told |= {c.option.unit.order for d in differing for c in (d.one, d.other)}
    return Settled(compared, tuple(both), tuple(differing), frozenset(told))


#: "The prime minister met her": whose, the reader of two accounts cannot know.
_BARE = re.compile(
    r"\b[Tt]he (?:[a-z]+ )?(?:president|minister|secretary|chancellor|premier|leader)\b(?! of)"
)


def _nameless(shared: Shared) -> bool:
    told = shared.candidate.option.told
    return told is not None and bool(_BARE.search(told.text))


def _of_both(shared: Shared, compared: Compared, sources: Sequence[Transcript]) -> StorySentence:
    told = shared.candidate.option.told
    assert told is not None
    pair = sorted((shared.candidate.option.unit, shared.other), key=lambda u: u.document)
    who = "both governments" if compared.sides.states else "both accounts"
    held = tuple(evidence(sources[u.document], u.span) for u in pair)
    return StorySentence(f"{sentence_case(told.text)}, {who} said.", "reported", who, held, told.edits)


@dataclass
class _Body:
    """The sections told so far, and what tells them."""

    sources: Sequence[Transcript]
    judge: Judge | None
    telling: Telling = field(default_factory=lambda: Telling(Naming()))
    sections: list[tuple[str | None, list[Paragraph]]] = field(default_factory=list)
    used: list[Candidate] = field(default_factory=list)

    def put(self, heading: str | None, paragraph: Paragraph, told: Sequence[Candidate]) -> None:
        """Add a paragraph to the section of a heading, which is opened where it is not the last."""
        if paragraph:
            if not self.sections or self.sections[-1][0] != heading:
                self.sections.append((heading, []))
            self.sections[-1][1].append(paragraph)
            self.used.extend(told)

    def tell(self, heading: str | None, group: Sequence[Candidate], *, lead: bool = False) -> None:
        """Tell candidates of one account as a paragraph, each as the gate lets it pass."""
        self.put(heading, *tell_paragraph(group, self.sources, self.telling, self.judge, lead=lead))

    @property
    def words(self) -> int:
        """Words told."""
        return sum(len(s.text.split()) for _, ps in self.sections for p in ps for s in p)


def tell_accounts(
    settled: Settled,
    ranked: Sequence[Candidate],
    first: Candidate,
    sources: Sequence[Transcript],
    words: int,
    judge: Judge | None,
) -> tuple[Draft, tuple[Section, ...]]:
    """Tell two accounts side by side.

    Args:
        settled: the accounts, laid side by side.
        ranked: what may be told, the best first.
        first: the lead, of both accounts where they share one.
        sources: the transcripts.
        words: the length of the body; each side has half of what the claims of both leave.
        judge: the gate.
    """
    body = _Body(sources, judge)
    opening = settled.sentence(first)
    if opening:
        body.put(None, (opening,), (first,))
    else:
        body.tell(None, [first], lead=True)
    for shared, sentence in sorted(settled.both, key=lambda s: (not s[0].met, s[1].evidence[0].start)):
        if sentence is not opening:
            body.put(None, (sentence,), (shared.candidate,))
    for pair in settled.differing:
        _put_differing(pair, body)
    gone = settled.told | {first.option.unit.order}
    left = [c for c in ranked if c.option.unit.order not in gone]
    each = max(0, words - body.words) // 2
    for n, side in enumerate(settled.compared.sides.names):
        chosen = _best([c for c in left if c.option.unit.document == n], each)
        alone = _alone(chosen, settled.compared.only)
        for heading, wanted in (
            (f"From {_possessive(side)} account", False),
            (f"Only {_possessive(side)} account says", True),
        ):
            for group in paragraphs([c for c in chosen if (c.option.unit.order in alone) is wanted]):
                body.tell(heading, group)
    made = tuple(Section(_line(h, ps), tuple(ps)) for h, ps in body.sections)
    return Draft(tuple((k, s.paragraphs) for k, s in enumerate(made)), tuple(body.used)), made


_LEANS = re.compile(r"\b(?:he|she|they|him|them)\b", re.I)


def _alone(chosen: Sequence[Candidate], only: frozenset[int]) -> frozenset[int]:
    """Return which of one side's sentences stand under "only"; what leans on a sentence stays with it."""
    runs: list[list[Candidate]] = []
    for candidate in sorted(chosen, key=lambda c: c.option.unit.order):
        if runs and (candidate.option.needs or _LEANS.search(candidate.option.unit.text)):
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    held = (r for r in runs if all(c.option.unit.order in only for c in r))
    return frozenset(c.option.unit.order for r in held for c in r)


def _best(ranked: Sequence[Candidate], words: int) -> list[Candidate]:
    """Return the first candidates that there are words for, with the sentence that each leans on."""
    chosen: list[Candidate] = []
    for candidate in ranked:
        if words <= 0:
            break
        chosen.append(candidate)
        words -= candidate.option.length + _ATTRIBUTION
    return chosen


def _put_differing(pair: Differing, body: _Body) -> None:
    """Tell two sentences that differ in one paragraph, each as its own side's; neither where one does not pass."""  # noqa: E501
    told = [tell_paragraph([c], body.sources, body.telling, body.judge)[0] for c in (pair.one, pair.other)]
    if all(told):
        body.put(_DIFFER, (*told[0], *told[1]), ())  # no figure of a dispute stands in a box by itself


def _line(heading: str | None, told: Sequence[Paragraph]) -> Line | None:
    return Line(heading, tuple(e for p in told for s in p for e in s.evidence)) if heading else None


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
