"""The body of a story from two accounts: what both say, where they differ, then each side's own, under its name."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import Line, Paragraph, Section, Transcript
from readout.writing.accounts import Compared, told_by_both
from readout.writing.arrange import Judge, Telling, paragraphs, tell_paragraph
from readout.writing.attribute import Naming
from readout.writing.draft import Draft
from readout.writing.select import Candidate

_DIFFER = "Where the accounts differ"


def tell_accounts(
    compared: Compared,
    ranked: Sequence[Candidate],
    first: Candidate,
    sources: Sequence[Transcript],
    words: int,
    judge: Judge | None,
) -> tuple[Draft, tuple[Section, ...]]:
    """Tell two accounts side by side.

    Args:
        compared: the accounts, as :func:`readout.writing.accounts.compare` laid them side by side.
        ranked: what may be told, the best first; of what only one says the best is told until there are ``words``.
        first: the lead: of both accounts where they share one.
        sources: the transcripts.
        words: the length of the body.
        judge: the gate.
    """
    made: list[Section] = []
    used: list[Candidate] = []
    telling = Telling(Naming())

    def add(heading: str | None, groups: Sequence[Sequence[Candidate]]) -> None:
        told: list[Paragraph] = []
        for group in groups:
            sections = (*made, Section(None, tuple(told)))
            if sum(len(s.text.split()) for x in sections for p in x.paragraphs for s in p) >= words:
                break
            paragraph, of = tell_paragraph(group, sources, telling, judge, lead=not made and not told)
            if paragraph:
                told.append(paragraph)
                used.extend(of)
        if told:
            made.append(Section(_line(heading, told), tuple(told)))

    shared = sorted((p for p in compared.pairs if p.same), key=lambda p: (p.one is not first, p.one.option.unit.order))
    both = [(p.one, s) for p in shared if (s := told_by_both(p, sources, judge))]
    if both:
        made.append(Section(None, tuple((s,) for _, s in both)))
        used.extend(c for c, _ in both)
    else:
        add(None, [[first]])
    differ = [p for p in compared.pairs if not p.same and first not in (p.one, p.other)]
    for pair in differ:
        _add_differing(pair.one, pair.other, made, used, sources, telling, judge)
    place = {id(c): n for n, c in enumerate(ranked)}
    for n, side in enumerate(compared.sides):
        for heading, left in (
            (f"Only {_possessive(side)} account says", compared.only[n]),
            (f"From {_possessive(side)} account", compared.rest[n]),
        ):
            chosen = [c for c in left if id(c) in place and c is not first]
            add(heading, paragraphs(sorted(chosen, key=lambda c: place[id(c)])[: _room(chosen, words)]))
    body = tuple((k, section.paragraphs) for k, section in enumerate(made))
    return Draft(body, tuple(used)), tuple(made)


def _room(chosen: Sequence[Candidate], words: int) -> int:
    """Return how many of a side's own sentences there is room for: a side has half of the length at most."""
    mean = sum(c.option.length for c in chosen) / len(chosen) if chosen else 1.0
    return max(1, round(words / 2 / max(1.0, mean)))


def _add_differing(
    one: Candidate,
    other: Candidate,
    made: list[Section],
    used: list[Candidate],
    sources: Sequence[Transcript],
    telling: Telling,
    judge: Judge | None,
) -> None:
    """Tell two sentences that differ, each as its own side's, in the section that holds such pairs."""
    lead = not made
    told = [tell_paragraph([c], sources, telling, judge, lead=lead and c is one)[0] for c in (one, other)]
    if not all(told):
        return
    both = (*told[0], *told[1])
    used.extend((one, other))
    last = made[-1] if made else None
    if last and last.heading and last.heading.text == _DIFFER:
        made[-1] = Section(last.heading, (*last.paragraphs, both))
    else:
        made.append(Section(_line(_DIFFER, [both]), (both,)))


def _line(heading: str | None, told: Sequence[Paragraph]) -> Line | None:
    return Line(heading, tuple(e for p in told for s in p for e in s.evidence)) if heading else None


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
