"""Slots: what stands in one place of a verb in the source is not told with something foreign to the source in that place.

Authority: nothing in the story that is not in the sources. One noun put for another changes little of a sentence's words,
so that the share of words with footing (:mod:`readout.checking.rules.support`) stays high: "sent ships" for "sent aircraft".
Predicates are laid side by side as in :mod:`readout.checking.rules.roles`; a party is charged where neither its word nor a
near one is in the passage, and the source's own party of that place is told nowhere in the draft.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.context import SourceSentence
from readout.checking.parsed import parse
from readout.checking.roles import SUBJECT, Party, Predicate, predicates
from readout.checking.rules.roles import alike
from readout.checking.rules.support import footing
from readout.checking.rules.swap import attributing, speaking
from readout.checking.vocabulary import related
from readout.records import Finding, Span

RULE = "support"
# So many other words of substance of the draft must stand in the source's sentence.
_SHARED = 2


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for the first party of a verb that is foreign to the passage, where the source names another."""  # noqa: E501
    if not case.tells or case.line or case.weak or case.kind in ("unanswered", "quote", "narration"):
        return
    if not case.passage.sentences or case.is_label:
        return
    foreign = footing(case)[2]
    # A sentence that lacks many words is told freely, or is charged for all of them.
    if not 0 < len(foreign) <= 2:
        return
    stems = {case.reading.words[i].stem for i in foreign}
    spoken = [
        s
        for s in case.passage.sentences
        if s.turn is not None and s.turn.speaker.kind != "press" and not s.asks
    ]
    near = [s for s in spoken if len(_stems(s) & case.alignment.all_stems) >= _SHARED]
    if not near:
        return
    own, *trees = parse([case.text, *(s.exact for s in near)])
    theirs = [p for tree in trees for p in predicates(tree)]
    frame, ours = attributing(case), speaking(case)
    framed = {case.reading.words[i].start for i in frame}
    for told in predicates(own):
        if own.starts[told.at] in framed:
            continue
        same = [said for said in theirs if said.stem == told.stem]
        for role, mine in told.parties.items():
            standing = own.low[mine.at] in lexicon.house("standing")
            if not mine.words & stems or not mine.known or mine.named or standing:
                continue
            others = [said.parties[role] for said in same if role in said.parties]
            # A name may be told by what it names: "the mission".
            if any(other.named for other in others):
                continue
            if not others or not all(_another(case, mine, other, ours) for other in others):
                continue
            if role == SUBJECT and not any(_otherwise_alike(told, said, role, ours) for said in same):
                continue
            text = own.text[mine.at]
            said_text = next(
                tree.text[p.parties[role].at]
                for tree in trees
                for p in predicates(tree)
                if p.stem == told.stem and role in p.parties
            )
            why = f"its source says “{said_text}” here, not “{text}”"
            yield case.finding(
                RULE, "warning", why, at=Span(own.starts[mine.at], own.starts[mine.at] + len(text))
            )
            return


def _stems(sentence: SourceSentence) -> frozenset[str]:
    return frozenset(sentence.reading.words[i].stem for i in sentence.reading.content)


def _another(case: Case, mine: Party, other: Party, ours: frozenset[str]) -> bool:
    """Say whether the source's party is a thing of its own that the draft does not tell in this or a near word."""  # noqa: E501
    if not other.known or other.own or not other.words or alike(mine, other, ours) is not False:
        return False
    told = case.alignment.all_stems
    # A near word that the passage has too stands for itself.
    fresh = told - case.passage.stems
    return not any(word in told or related(word) & fresh for word in other.words if not word.startswith("="))


def _otherwise_alike(told: Predicate, said: Predicate, role: str, ours: frozenset[str]) -> bool:
    return any(
        other != role and other in said.parties and alike(told.parties[other], said.parties[other], ours)
        for other in told.parties
    )
