"""The top of a story: which fact leads it, the headline cut from that fact, and the standfirst.

The lead is the news (house guide, sections 8 and 9), and the headline is of the lead: so the two are chosen
together, among the facts of the highest worth, and a fact that no headline can be cut from leads only where
there is no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.language.sentences import sentence_spans
from readout.records import Line, Transcript
from readout.writing.arranging.arrange import Telling, tell_paragraph
from readout.writing.boxes.unanswered import evidence
from readout.writing.choosing.earlier import of_another_time
from readout.writing.choosing.newsworthy import (
    COURTESY,
    GOES_ON,
    PRONOUN,
    VAGUE,
    measured,
    news,
    weak,
)
from readout.writing.choosing.select import Candidate
from readout.writing.choosing.worth import weights
from readout.writing.choosing.written import is_short
from readout.writing.heading.headings import bare_headline, claimant, headlines, stands, title_headline
from readout.writing.heading.headline import MAX_WORDS
from readout.writing.heading.headline_fit import asks_of_what
from readout.writing.heading.titles import readout_headline, title_as_headline
from readout.writing.heading.voted import voted_headline
from readout.writing.judge import Judge
from readout.writing.lexicon import pattern
from readout.writing.persons.joint import joint_authors
from readout.writing.style.attribute import Naming
from readout.writing.telling.options import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Words more that a lead may have where a part of it is quoted.
_QUOTING = 6
#: How many facts are tried for the lead, and how many words a lead and a standfirst may have.
_TRIED, _LEAD_WORDS, _STANDFIRST_WORDS = 14, 28, 26
_LEANS = pattern("opens_leaning")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Uu]s|[Hh]ere|[Yy]ou|[Yy]our)\b(?![.’]S)")
_SELF = re.compile(r"\b(?:I|me|my|myself|I[’'](?:m|ve|ll|d))\b")


def lead(
    ranked: Sequence[Candidate],
    sources: Sequence[Transcript],
    judge: Judge | None,
    *,
    written: bool = False,
) -> tuple[Candidate, Line]:
    """Return the unit that a story begins with, and the headline that is cut from it.

    Args:
        ranked: the units that may be told, in the order of selection.
        sources: the transcripts.
        judge: the gate; a headline with an error is not used.
        written: the source is a text that puts its own news first.
    """
    able = [c for c in ranked if c.option.told and not c.option.needs]
    fit = [c for c in able if _stands_alone(c)]
    if written:
        # Further down a press release tells what was known before.
        opening = _OPENING_SENTENCES if is_short(sources) else _OPENING_SENTENCES * 3
        fit = sorted(fit, key=lambda c: c.option.unit.order)[:opening]
    # What several governments state together opens with what binds them; the news comes where it comes.
    together = any(joint_authors(t) for t in sources)
    later = _later(ranked) if written and not together else {}

    table = weights()["lead"]

    def worth(c: Candidate) -> float:
        return news(c) - later.get(c.option.unit.order, 0.0) - _past(c, sources)

    tried = sorted(fit, key=lambda c: -worth(c))[:_TRIED]
    found: list[tuple[float, int, Candidate, Line]] = []
    for place, (candidate, line, against) in enumerate(headlines(tried, sources, judge, MAX_WORDS)):
        found.append((worth(candidate) - against, -place, candidate, line))
    done = {id(f[2]) for f in found}
    for candidate in (c for c in tried if id(c) not in done):
        # "Draft resolution A/1/L.2 was adopted by 90 votes to 3" has a headline of its own kind.
        if voted := _voted(candidate, (), sources, judge):
            found.append((worth(candidate), 0, candidate, voted))
    if written and (titled := _titled(fit, found, sources, judge)):
        return titled
    found.extend((news(c) - table["quoted"], -99, c, line) for c, line in _quotations(ranked, sources, judge))
    if found:
        best = sorted(found, key=lambda f: f[:2], reverse=True)
        # A headline may pass of a fact that, told whole with its date, does not: then it is no lead.
        stands_first = (
            f for f in best if tell_paragraph([f[2]], sources, Telling(Naming()), judge, lead=True)[0]
        )
        weight, _, first, line = next(stands_first, best[0])
        if written and weight < table["least"] and (headed := title_headline(first, sources, judge)):
            line = headed  # of a text whose facts are old or small, its own title says more
        return first, _voted(first, ranked, sources, judge) or line
    first = next(iter(tried or able), ranked[0])
    return first, bare_headline(first, ranked, sources, judge)


def _voted(
    first: Candidate, ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> Line | None:
    """Return the headline of a vote's result, told by the lead or right beside it, or ``None``."""
    turn, order = first.option.unit.turn, first.option.unit.order
    beside = [c for c in ranked if c.option.unit.turn == turn and abs(c.option.unit.order - order) <= _BESIDE]
    for unit in (c.option.unit for c in (first, *beside)):
        if found := voted_headline(unit, sources[unit.document], MAX_WORDS):
            text, spans = found
            line = Line(text, tuple(evidence(sources[unit.document], s) for s in spans))
            return line if stands(line, judge) else None
    return None


#: Sentences between the count of a vote and its result.
_BESIDE = 2


def _past(candidate: Candidate, sources: Sequence[Transcript]) -> float:
    """Return what speaks against a fact of an earlier time as the news."""
    unit = candidate.option.unit
    return weights()["lead"]["another_time"] * of_another_time(unit.text, sources[unit.document].date)


_OPENING_SENTENCES = 6
#: "We will work until the day is won", "we are the two largest democracies": no news, however well it is put.
_SLOGAN = pattern("slogan")
_DIARY, _OF_WHAT = pattern("diary"), pattern("asks_of_what")
#: A written text's own title stands where no headline can be cut from one of so many first sentences.
_FIRST_SENTENCES = 3
#: A headline cut from a text is better than its title where so little speaks against it.
_GOOD = 1.5


def _titled(
    fit: Sequence[Candidate],
    found: Sequence[tuple[float, int, Candidate, Line]],
    sources: Sequence[Transcript],
    judge: Judge | None,
) -> tuple[Candidate, Line] | None:
    """Return the first sentence of a written text under its own title, where its opening gives no headline."""  # noqa: E501
    if not fit:
        return None
    first = min(fit, key=lambda c: c.option.unit.order)
    readout = first.option.unit.order == 0 and readout_headline(
        sources[first.option.unit.document], MAX_WORDS
    )
    early = 1 if readout else _FIRST_SENTENCES
    # Who met whom leads a read-out, whatever else can lead.
    if not readout and any(
        c.option.unit.order < early and news(c) - score < _GOOD for score, _, c, _ in found
    ):
        return None
    transcript, turn = sources[first.option.unit.document], first.option.unit.turn
    title = readout_headline(transcript, MAX_WORDS) or title_as_headline(transcript, MAX_WORDS)
    opening = sentence_spans(transcript.document.text, turn.start, turn.end)[:1]
    line = Line(title or "", tuple(evidence(transcript, s) for s in (*opening, first.option.unit.span)))
    return (first, line) if title and stands(line, judge) else None


def _quotations(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> Iterator[tuple[Candidate, Line]]:
    """Yield the sentences that can only be quoted and are short enough to be a headline, with it."""
    for candidate in ranked:
        quoted = candidate.option.quoted
        if not quoted or candidate.option.told or quoted.needs or len(quoted.text.split()) > _QUOTED_WORDS:
            continue
        if ":" in quoted.text or any(p.search(quoted.text) for p in (_LEANS, PRONOUN, _SELF, _WE)):
            continue  # nor does what speakers say of themselves tell what happened; who are "we"?
        proof = (evidence(sources[candidate.option.unit.document], quoted.span),)
        line = Line(f"“{quoted.text}”, {claimant(candidate)} says", proof)
        if _SLOGAN.search(quoted.text):
            continue
        if stands(line, judge, "quote"):
            yield candidate, line


def _later(ranked: Sequence[Candidate]) -> dict[int, float]:
    """Return what speaks against each sentence of a text that puts its news first, by its place there."""
    orders = sorted(c.option.unit.order for c in ranked)
    most, each = weights()["lead"]["later_at_most"], weights()["lead"]["later"]
    return {order: min(most, each * (order - orders[0])) for order in orders}


def _stands_alone(candidate: Candidate) -> bool:
    """Say whether a sentence may open a story: short enough, and leaning on nothing before it."""
    told = candidate.option.told
    most = _LEAD_WORDS + (_QUOTING if told and told.quoted else 0)
    opening = told.tight or told.opening if told else ""
    return told is not None and len(opening.split()) <= most and not _LEANS.search(opening)


#: Words of a quotation that is a headline, with room for who says it.
_QUOTED_WORDS = 10


def second_fact(
    ranked: Sequence[Candidate], first: Candidate, sources: Sequence[Transcript], judge: Judge | None
) -> tuple[Candidate, Line] | None:
    """Return the standfirst, the best fact besides the lead's, and the unit that it tells.

    Another subject than the lead's is better. It stands alone, so it may not lean on what was said before it.
    """
    free = [
        c
        for c in ranked
        if c is not first
        and c.option.told
        and c.option.length <= _STANDFIRST_WORDS
        and not c.option.told.parts
        and not c.option.needs
        and not _LEANS.search(c.option.told.text)
    ]
    least = weights()["lead"]["standfirst"]
    free = [c for c in free if news(c) - _past(c, sources) >= least]
    best = sorted(free, key=lambda c: (c.subject == first.subject, _past(c, sources) - news(c)))[:_TRIED]
    docs = parse([c.option.told.text.replace("{who}", claimant(c)) for c in best if c.option.told])
    feeble = {id(c) for c, doc in zip(best, docs, strict=True) if _feeble(c, doc)}
    # Where no other fact has weight of its own, nothing stands between the headline and the story.
    for candidate in (c for c in best if id(c) not in feeble):
        # It is read first, so it names its speaker in full.
        paragraph, _ = tell_paragraph([candidate], sources, Telling(Naming(), dated=True), judge)
        if paragraph and paragraph[0].kind == "reported":
            return candidate, Line(paragraph[0].text, paragraph[0].evidence)
    return None


def _feeble(candidate: Candidate, doc: Doc) -> bool:
    """Say whether a fact has too little weight to stand above a story: what something is, a courtesy, an effort that goes on."""  # noqa: E501
    told = candidate.option.told
    text = told.text if told else candidate.option.unit.text
    if any(p.search(text) for p in (COURTESY, VAGUE, PRONOUN, GOES_ON, _SLOGAN, _DIARY, _OF_WHAT)):
        return True
    return (not measured(candidate.option.unit) and weak(doc)) or asks_of_what(doc, text)


def rests_on(candidate: Candidate, above: Candidate) -> bool:
    """Whether a unit is the one told above the story, or hangs on it."""
    return candidate is above or (
        candidate.option.needs is not None and candidate.option.follows(above.option)
    )
