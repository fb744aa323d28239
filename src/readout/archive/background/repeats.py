"""Whether a story's document says an earlier sentence again, which then tells a reader nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readout.language.lexicon import table
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from readout.archive.background.terms import Terms

#: So large a share of the weight of an earlier sentence's words in one sentence of today's says it again;
#: what has a day of its own is another event, up to the second share.
_SAID, _SAID_ON_ITS_DAY = 0.5, 0.65
#: So large a share of today's sentence in the earlier one, from so many words, is its main clause.
_HELD, _FEWEST = 0.7, 3
_MONTH = re.compile(rf"\b({'|'.join(table('names')['time']['months'])})\b[.]? ?(\d\d?\b)?")

Days = frozenset[tuple[str, str]]


class Repeats:
    """What the documents of a story say.

    Args:
        sentences: theirs.
        terms: the archive's words, whose weights count.
    """

    def __init__(self, sentences: Iterable[str], terms: Terms) -> None:
        self._said = [(words, s) for s in sentences if (words := content_words(s))]
        self._terms = terms

    def has(self, text: str) -> bool:
        """Say whether one sentence of the documents says what an earlier sentence does."""
        words = content_words(text)
        weights = self._terms.weights(words)
        total = sum(weights.values())
        if not total:
            return False
        days = _days(text)
        for now, sentence in self._said:
            both = words & now
            if not both:
                continue
            shared = sum(weights[w] for w in both)
            other_day = bool(days) and not _same_time(days, _days(sentence))
            if shared >= (_SAID_ON_ITS_DAY if other_day else _SAID) * total:
                return True
            # Its weights are looked up only where so many words are shared.
            if len(now) >= _FEWEST and len(both) >= _HELD * len(now) and not other_day:
                its = self._terms.weights(now)
                if sum(its[w] for w in both) >= _HELD * sum(its.values()):
                    return True
        return False


def _days(text: str) -> Days:
    """Return the months that a text names, each with the day of it, if there is one."""
    return frozenset((name, day) for name, day in _MONTH.findall(text))


def _same_time(one: Days, other: Days) -> bool:
    return any(a[0] == b[0] and (a[1] == b[1] or not a[1] or not b[1]) for a in one for b in other)
