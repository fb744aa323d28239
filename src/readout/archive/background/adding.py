"""A story with its background: what was found, told and judged; and what is new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.archive.background.finding import Earlier, find
from readout.archive.background.meetings import pieces
from readout.archive.background.newness import marked
from readout.checking import Context, check_sentence
from readout.records import Background, Finding, Story, StorySentence
from readout.statements.figures import figures
from readout.writing.background import Telling, tell
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

#: Lines of background, and how many are tried for them.
_MOST, _TRIED = 4, 16
#: Two lines that share so large a part of the shorter one's words tell the same.
_ALIKE = 0.6


def with_background(archive: Archive, story: Story, most: int = _MOST) -> Story:
    """Return a story with at most ``most`` lines of background from an archive, and its new sentences marked.

    A line that the gate refuses is not told; where the archive has nothing, the story is as it was.
    """
    found = find(archive, story)[:_TRIED]
    sources = {e.transcript.document.id: e.transcript for e in found}
    context = Context(tuple(sources.values()))

    def judge(sentence: StorySentence, paragraph: Sequence[StorySentence]) -> Sequence[Finding]:
        return check_sentence(sentence, context, paragraph)

    telling, lines = Telling(), list[tuple[Earlier, StorySentence]]()
    for one in found:
        if len(lines) >= most:
            break
        if any(_same(one, told) for told, _ in lines):
            continue
        sentence = tell(one.transcript, one.unit, judge, telling)
        if sentence and names_all(sentence.text, one) and tells_what_counts(sentence.text, one):
            lines.append((one, sentence))
    # In the order of days, as a reader wants a history told; so whoever comes first is named in full.
    lines.sort(key=lambda line: line[0].transcript.date or "")
    telling = Telling()
    told = tuple(
        Background(e.kind, tell(e.transcript, e.unit, judge, telling) or s, e.transcript, e.to, e.shift)
        for e, s in lines
    )
    return replace(marked(archive, story), background=told)


def names_all(told: str, one: Earlier) -> bool:
    """Say whether what is told names all who must be named."""
    return all(pieces(told) & name for name in one.names)


def tells_what_counts(told: str, one: Earlier) -> bool:
    """Say whether what is told of a sentence still says what it is on, and all its figures: its end may be cut."""  # noqa: E501
    low = told.lower()
    counted = {figure.value for figure in figures(told)}
    on_it = not one.phrases or any(phrase.lower() in low for phrase in one.phrases)
    return on_it and all(figure.value in counted for figure in one.unit.figures)


def _same(one: Earlier, told: Earlier) -> bool:
    """Say whether two lines are of one document, to one sentence of the story, or nearly in the same words."""  # noqa: E501
    words = content_words(one.unit.text) & content_words(told.unit.text)
    least = min(len(one.unit.words), len(told.unit.words)) or 1
    return (
        one.to == told.to
        or one.transcript.document.id == told.transcript.document.id
        or len(words) >= _ALIKE * least
    )
