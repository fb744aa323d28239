"""A story from transcripts: units, worth, options, selection, arrangement, headline, boxes.

The default engine of design.md section 5: select, rewrite, verify; deterministic, offline, never free generation.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence

from readout.errors import NotSupported
from readout.records import Line, Section, Story, Transcript
from readout.writing.accounts.compare import compare
from readout.writing.accounts.told import settle, tell_accounts
from readout.writing.arranging.abbreviations import written_out
from readout.writing.arranging.arrange import Telling, tell_paragraph
from readout.writing.arranging.draft import Draft, fit
from readout.writing.arranging.first_mentions import in_full
from readout.writing.boxes.figures_box import story_figures
from readout.writing.boxes.glosses import glossed
from readout.writing.boxes.promises import commitments
from readout.writing.boxes.unanswered import unanswered
from readout.writing.choosing.select import Candidate, candidates, rank
from readout.writing.choosing.subjects import subjects
from readout.writing.choosing.worth import is_about_briefing, own_worth, says_no_more, scores, shares
from readout.writing.choosing.written import is_short, is_written, of_one_subject
from readout.writing.heading.headings import stands
from readout.writing.heading.sections import sections
from readout.writing.heading.top import lead, rests_on, second_fact
from readout.writing.judge import Judge, remembering
from readout.writing.lexicon import pattern
from readout.writing.sentence.vocatives import TELLERS
from readout.writing.style.attribute import Naming, known_as
from readout.writing.style.readability import readability
from readout.writing.telling.options import options
from readout.writing.telling.told import MAX_WORDS
from readout.writing.telling.units import Unit, units

#: A standfirst takes a sentence away from the body: so many must be there, of about so many words each.
_ENOUGH, _SENTENCE_WORDS = 5, 20
_SHOUTED = pattern("shouted")
#: Below this a sentence is about the briefing itself, or thanks and greetings: not told even to fill the length.  # noqa: E501
_WORTHLESS = -2.5
#: What can only be quoted is told from this worth on.
_QUOTED_WORTH = 0.5
_ANY_WORTH = -1.0
#: How many times its words a story chooses from, before more of its source is looked through.
_SPARE = 1.3
#: Words of a sentence that leave room for who said it.
_MAX_ALONE = 26


def write(transcripts: Sequence[Transcript], *, words: int = 450, judge: Judge | None = None) -> Story:
    """Write one story from one or several transcripts.

    Args:
        transcripts: what was said; several are told as one event.
        words: the length of the story in words, headline and boxes left out; kept within ten per cent where
            the source holds enough that can be told.
        judge: the fidelity gate for one sentence within its paragraph; a sentence with an error is told
            another way or dropped. ``None`` lets everything pass.

    Raises:
        NotSupported: where nothing in the transcripts can be told well and truly.
    """
    sources = tuple(transcripts)
    judge = remembering(judge) if judge else None
    found, segments = units(sources)
    worth = scores(found, sources)
    place = subjects(found, segments)
    most = 90 + words // 3
    while True:
        shortlist = _shortlist(found, worth, most)
        able = candidates(options(shortlist, sources), [worth[u.order] for u in shortlist], place)
        pool = [c for c in able if _passes(c, sources, judge)]
        if is_short(sources):
            pool = of_one_subject(pool)
        ranked = rank(pool, words, shares(found))
        if _fills(ranked, words) or most >= len(found):
            break
        most *= 3  # the best cannot be told: perhaps the next best can
    if not _fills(ranked, words // 2):
        # Of what nobody can tell in other words, the best is quoted.
        ranked = rank([c for c in able if _passes(c, sources, judge, least=_ANY_WORTH)], words, shares(found))
    if not ranked:
        raise NotSupported(
            "nothing in it can be told as news: no whole sentence by an official was found",
            where=sources[0].document.file if sources else None,
            todo="check with `readout parse` that its speakers and turns were found",
        )
    compared = compare(pool, found, sources)
    accounts = settle(compared, sources, judge) if compared else None
    first, head = lead(
        accounts.leading(ranked) if accounts else ranked, sources, judge, written=is_written(sources)
    )
    ranked = [first, *(c for c in ranked if c is not first)]
    second = None
    if not accounts and min(len(ranked), words // _SENTENCE_WORDS) >= _ENOUGH:
        second = second_fact(ranked, first, sources, judge)
    above: Candidate | None = None
    standfirst = Line("")
    if second:
        above, standfirst = second
    # What stands above the story is told there; the body tells something else in its place.
    rest = [c for c in ranked if above is None or not rests_on(c, above)]
    room = round(words * _KEPT_FREE)
    for _ in range(_FITTINGS):
        if accounts:
            draft, body_sections = tell_accounts(accounts, ranked, first, sources, room, judge)
        else:
            draft = fit(rest, sources, room, judge)
            body_sections = sections(draft, found, segments, place, sources, judge)
        told_in = written_out(in_full(body_sections, sources, judge), sources, judge)
        over = len(_body(told_in).split()) - words
        if over <= 0:
            break
        room -= over
    told_units = (*([above] if above else []), *draft.used)
    source_text = " ".join(
        t.document.text[turn.start : turn.end]
        for t in sources
        for turn in t.turns
        if turn.speaker.kind in TELLERS
    )
    told = [
        (c.option.told.text.replace("{who}", known_as(c.option.unit.turn.speaker)), c.option.unit)
        for c in told_units
        if c.option.told
    ]
    return Story(
        transcripts=sources,
        headline=head,
        standfirst=standfirst,
        sections=glossed(told_in, words),
        unanswered=tuple(
            u
            for u in unanswered(sources)
            if stands(Line(u.question, u.evidence), judge, "unanswered")
            and stands(Line(u.reply, u.evidence), judge, "unanswered")
        ),
        commitments=tuple(
            c for c in commitments(told, sources) if stands(Line(f"{c.who} will {c.what}", c.evidence), judge)
        ),
        figures=tuple(f for f in story_figures(told, sources) if stands(Line(f.text, f.evidence), judge)),
        source_readability=readability(source_text),
        story_readability=readability(_body(told_in)),
        notes=_notes(draft, min(words, len(source_text.split()))),
    )


#: How often a body that came out too long is fitted again. Names in full and letters written out take words
#: that the fitting does not count, so a share is kept free for them.
_FITTINGS, _KEPT_FREE = 3, 0.98


def _body(told: Sequence[Section]) -> str:
    return " ".join(s.text for section in told for p in section.paragraphs for s in p)


def _fills(ranked: Sequence[Candidate], words: int) -> bool:
    """Say whether what was chosen fills a story of so many words, though some of it is still refused."""
    return sum(c.option.length for c in ranked) >= words * _SPARE


def _shortlist(found: Sequence[Unit], worth: Sequence[float], most: int) -> list[Unit]:
    """Return the units worth parsing, in order: the ``most`` best, and the sentence that follows each."""
    news = [u for u in found if worth[u.order] > _WORTHLESS and not _SHOUTED.search(u.text)]
    best = sorted(news, key=lambda u: (-worth[u.order], u.order))[:most]
    wanted = {u.order for u in best} | {u.order + 1 for u in best[: most // 2]}
    return [u for u in news if u.order in wanted]


def _passes(
    candidate: Candidate, sources: Sequence[Transcript], judge: Judge | None, least: float = _QUOTED_WORTH
) -> bool:
    """Say whether a unit can be told on its own, so that none that fails is counted towards the length."""
    if judge is None or candidate.option.leans:
        return True
    unit = candidate.option.unit
    no_news = not candidate.option.told or not (unit.acts or unit.figures) or own_worth(unit) < 0
    if is_about_briefing(unit.text) and no_news:
        return False  # "I'll turn it over to Jake": no news, whoever says it
    if not candidate.option.told and (
        min(candidate.score, own_worth(unit)) < least or says_no_more(unit.text)
    ):
        return False
    if _MAX_ALONE < candidate.option.length <= MAX_WORDS and candidate.option.told:
        return True  # it has no room for its own attribution, but one may be carried
    # Whether the story has spoken of what it names short is seen where it stands.
    telling = Telling(Naming(), quoted_share=1, words=set(candidate.option.short))
    sentences, _ = tell_paragraph([candidate], sources, telling, judge, lead=False)
    return bool(sentences)


#: A story of less than this share of the words asked for says so.
_SHORT = 0.9


def _notes(draft: Draft, words: int) -> tuple[str, ...]:
    """Say what the story could not do; ``words`` is what was asked for, and no more than the source has."""
    if draft.words < words * _SHORT:
        return (
            f"The story has {draft.words} words: nothing more in the source could be told with certainty.",
        )
    return ()
