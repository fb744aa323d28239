"""Which sentences of a story are new: the archive has earlier words of the speaker on the subject, and not these.

It goes by the words alone: the same thing said in altogether other words counts as new.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from readout.archive.background.actors import Actor, everybody
from readout.archive.background.finding import day_of, keys_of, on_subject, shared, weighed
from readout.archive.background.focus import Focus, focus_of
from readout.archive.background.kinds import empty, is_news
from readout.archive.background.passages import Passage, earlier, itself
from readout.archive.background.terms import Terms
from readout.language.sentences import sentence_spans
from readout.records import Evidence, Story, StorySentence
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Passages that are read, how many documents must have some on the subject, and the share of a sentence's
#: weight that an earlier
#: sentence holds which says the same.
_READ, _FEWEST, _SAID = 60, 3, 0.4


def marked(
    archive: Archive,
    story: Story,
    terms: Terms | None = None,
    speakers: Sequence[Actor] | None = None,
    *,
    openers: bool = False,
) -> Story:
    """Return a story with ``new`` set on the sentences that are; none where there is nothing to compare.

    ``terms`` and ``speakers`` (``actors.everybody``) are those of the archive, where they are known already.
    With ``openers`` only the sentences that open a section are looked at, which is all that a digest tells.
    """
    day, of = day_of(story), {t.document.id: t for t in story.transcripts}
    told: dict[tuple[Evidence, ...], tuple[StorySentence, Focus]] = {}
    for sentence in story.sentences():
        focus = focus_of(sentence, of, 1.0)
        # Of several sentences that one passage was divided into, the first tells what is new.
        if (
            focus
            and sentence.evidence not in told
            and is_news(focus)
            and not empty(sentence.text)
            and not _old(sentence.text, day)
        ):
            told[sentence.evidence] = sentence, focus
    if not day or not told:
        return story
    terms, own = terms or Terms(archive), itself(archive, story.transcripts)
    speakers = everybody(archive) if speakers is None else speakers
    new: set[StorySentence] = set()
    first = {s.paragraphs[0][0] for s in story.sections if s.paragraphs and s.paragraphs[0]}
    for sentence, focus in told.values():
        if openers and sentence not in first:
            continue
        about = weighed(focus, terms)
        names = [a for a in speakers if a.is_same(focus.actor)]
        found = earlier(archive, keys_of(about), names, day, without=own, limit=_READ)
        if is_new(about, found):
            new.add(sentence)
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(tuple(replace(s, new=s in new) for s in p) for p in section.paragraphs),
        )
        for section in story.sections
    )
    return replace(story, sections=sections)


def _old(text: str, day: str | None) -> bool:
    """Say whether a sentence tells of a year before that of the story."""
    return any(year < (day or "")[:4] for year in _YEAR.findall(text))


def is_new(focus: Focus, found: list[Passage]) -> bool:
    """Say whether earlier passages are on a sentence's subject and none says it: not its words, or not its figures."""  # noqa: E501
    near = [p for p in found if on_subject(focus, content_words(p.text))]
    if len({p.document for p in near}) < _FEWEST:
        return False
    saying = [p.text for p in near if any(shared(focus, words) >= _SAID for words in _sentences(p.text))]
    if not saying:
        return True
    figures = [f.text for f in focus.figures]
    return bool(figures) and not any(all(f in text for f in figures) for text in saying)


@lru_cache(maxsize=1024)
def _sentences(text: str) -> list[frozenset[str]]:
    return [content_words(span.of(text)) for span in sentence_spans(text, 0, len(text))]
