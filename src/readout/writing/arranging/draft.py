"""One arrangement of chosen units that has the story's length: sections, their order, what each tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.records import Paragraph, Transcript
from readout.writing.arranging.arrange import QUOTED_SHARE, Telling, paragraphs, tell_paragraph
from readout.writing.choosing.select import Candidate
from readout.writing.judge import Judge
from readout.writing.style.attribute import Naming

#: How far from the length that was asked a story may be before more is quoted to fill it.
_TOLERANCE = 0.06
#: The subject of sentences that stand alone on theirs: they are told together at the end.
BRIEFLY = -1


@dataclass(frozen=True, slots=True)
class Draft:
    """One arrangement of chosen units: the sections, and which units each tells."""

    sections: tuple[tuple[int, tuple[Paragraph, ...]], ...]
    used: tuple[Candidate, ...]

    @property
    def words(self) -> int:
        """Words of the body."""
        return sum(len(s.text.split()) for _, ps in self.sections for p in ps for s in p)


def fit(ranked: Sequence[Candidate], sources: Sequence[Transcript], words: int, judge: Judge | None) -> Draft:
    """Take units in rank order, the lead first, until the story has its length.

    More is quoted, up to every sentence, only where reporting alone falls short.
    """
    best = None
    for share in (QUOTED_SHARE, QUOTED_SHARE - 1, 1):
        draft = _fill(ranked, sources, words, judge, share)
        if best is None or _nearer(draft, best, words):
            best = draft
        if best.words >= words * (1 - _TOLERANCE):
            break
    assert best is not None
    return best


def _nearer(one: Draft, other: Draft, words: int) -> bool:
    """Say whether a draft comes nearer to the length asked for; one below it is nearer than one above."""
    if (one.words > words) != (other.words > words):
        return one.words <= words
    return abs(one.words - words) < abs(other.words - words)


def _fill(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], words: int, judge: Judge | None, share: int
) -> Draft:
    """Return the draft whose length comes nearest to ``words``, adding units in rank order.

    What has no room is left out, with what hangs on it, and a few further units are tried in its place.
    """
    taken: list[Candidate] = []
    waiting, best, refused, step = list(ranked), None, 0, 1
    while waiting and refused < _REFUSED:
        draft = _arranged([*taken, *waiting[:step]], sources, judge, share)
        if best is None or draft.words <= words:
            taken += waiting[:step]
            del waiting[:step]
            best = draft if best is None or _nearer(draft, best, words) else best
            missing = words - draft.words
            if missing < _ROOM:
                break
            # One sentence at a time is slow for long stories: jump by what is surely missing.
            step = max(1, missing // 40) if missing > 80 else 1
        elif step > 1:
            step = 1
        else:
            gone = waiting.pop(0)
            waiting = [c for c in waiting if not c.option.follows(gone.option)]
            refused += 1
    assert best is not None
    return best


#: Units without room that are passed over, and the words that no further one needs be tried for.
_REFUSED, _ROOM = 3, 10


def _arranged(
    chosen: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None, share: int
) -> Draft:
    """Arrange units into sections: the lead's subject first, the rest by their worth, lone sentences last."""
    lead = chosen[0]
    chosen = _drawn_together(chosen, lead)
    by_subject = _gathered(chosen, lead)
    order = sorted(
        by_subject,
        key=lambda s: (
            s != lead.subject,
            s == BRIEFLY,
            -sum(sorted((c.score for c in by_subject[s]), reverse=True)[:3]),
        ),
    )
    anonymous = len(
        {c.option.unit.turn.speaker.key for c in chosen if c.option.unit.turn.speaker.kind == "anonymous"}
    )
    telling = Telling(Naming(anonymous=anonymous), quoted_share=share)
    sections: list[tuple[int, tuple[Paragraph, ...]]] = []
    used: list[Candidate] = []
    for subject in order:
        groups = paragraphs(by_subject[subject])
        if subject == lead.subject:
            groups = _lead_first(groups, lead)
        made: list[Paragraph] = []
        for group in groups:
            paragraph, told = tell_paragraph(group, sources, telling, judge, lead=not sections and not made)
            if paragraph:
                made.append(paragraph)
                used.extend(told)
        if made:
            sections.append((subject, tuple(made)))
    return Draft(tuple(sections), tuple(used))


#: Sentences of the lead's turn that are so near to it are of one piece with it; so are lone ones with a neighbour.  # noqa: E501
_NEAR_LEAD, _NEAR = 6, 3


def _drawn_together(chosen: Sequence[Candidate], lead: Candidate) -> list[Candidate]:
    """Give what was said beside the lead its subject, and a lone sentence that of the one said beside it."""
    found = [replace(c, subject=lead.subject) if 0 < _apart(c, lead) <= _NEAR_LEAD else c for c in chosen]
    count = Counter(c.subject for c in found)
    for k, c in enumerate(found):
        if count[c.subject] > 1 or c.subject == lead.subject:
            continue
        near = [o for o in found if 0 < _apart(c, o) <= _NEAR]
        if near:
            subject = min(near, key=lambda o: _apart(c, o)).subject
            count[c.subject] -= 1
            count[subject] += 1
            found[k] = replace(c, subject=subject)
    return found


def _apart(one: Candidate, other: Candidate) -> int:
    """Return how many sentences lie between two of one turn; a large number where they are of two."""
    a, b = one.option.unit, other.option.unit
    same = (a.document, a.turn.index) == (b.document, b.turn.index)
    return abs(a.order - b.order) if same else 1_000_000


def _gathered(chosen: Sequence[Candidate], lead: Candidate) -> dict[int, list[Candidate]]:
    """Group units by subject; those that are alone on theirs, the lead's left apart, go together."""
    count = Counter(c.subject for c in chosen)
    alone = {s for s, n in count.items() if n == 1 and s != lead.subject}
    if len(alone) < 2:
        alone = set()
    by_subject: dict[int, list[Candidate]] = {}
    for c in chosen:
        by_subject.setdefault(BRIEFLY if c.subject in alone else c.subject, []).append(c)
    return by_subject


def _lead_first(groups: list[list[Candidate]], lead: Candidate) -> list[list[Candidate]]:
    """Move the lead to the front, with what hangs on it; the other sentences of its paragraph stay behind."""
    own = next(g for g in groups if lead in g)
    at = own.index(lead)
    front, rest = own[at:], own[:at]
    others = [g for g in groups if g is not own]
    return [front, *([rest] if rest else []), *others]
