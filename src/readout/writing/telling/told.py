"""A clause as a story tells it, and its words printed with the source's spacing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.records import Edit, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Words of a story's sentence, its attribution included.
MAX_WORDS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that may stand in a story outside quotation marks, without attribution and full stop.

    ``needs`` is the word whose meaning lies in the sentence before (``None`` if it stands alone); ``edits`` what was changed. Where the speaker's own act is told ("{who}
    announced ..."), ``text`` holds the placeholder and needs no other attribution; ``present`` is the act as
    headlines say it; ``self_told`` is the speaker's pronoun where a clause about themselves needs ", she said".
    ``parts`` are the sentences that a long one divides into (see :mod:`readout.writing.telling.divide`); ``shortened``
    holds where it was divided or cut; ``just_done`` where it tells in the past what was done on the day of speaking;
    ``quoted`` is the stretch that ``text`` has between quotation marks, verbatim; ``tight`` says it in fewer words,
    where with its attribution it is too long. ``leans`` are the passages beside its own that say whom it names;
    ``named`` is that name, as it opens the sentence, and the pronoun in whose place it stands.
    """  # noqa: E501

    text: str
    needs: str | None
    edits: tuple[Edit, ...]
    present: str | None = None
    self_told: str | None = None
    parts: tuple[str, ...] = ()
    shortened: bool = False
    just_done: bool = False
    quoted: str = ""
    tight: str | None = None
    leans: tuple[Span, ...] = ()
    named: tuple[str, str] | None = None

    @property
    def opening(self) -> str:
        """The first sentence: the whole, or its first part."""
        return self.parts[0] if self.parts else self.text

    @property
    def length(self) -> int:
        """Words outside quotation marks."""
        return len(self.text.split()) - len(self.quoted.split())


def joined(doc: Doc, words: list[str], dropped: frozenset[int] = frozenset()) -> str:
    """Print the words with the source's spacing; a contraction written out gets its space."""
    pieces: list[str] = []
    for token in doc:
        if token.i in dropped:
            if pieces and not pieces[-1].endswith(" ") and token.whitespace_:
                pieces.append(" ")
            continue
        word = words[token.i]
        changed = word != token.text
        if (
            changed
            and token.text[:1] in "’'n"
            and pieces
            and not pieces[-1].endswith(" ")
            and word[:1].isalpha()
        ):
            pieces.append(" ")
        pieces.append(word + token.whitespace_)
    text = re.sub(r"\s+([,.;:!?])", r"\1", "".join(pieces))
    text = re.sub(r",(?=[,.;:])", "", text)
    return re.sub(r"\bcan not\b", "cannot", re.sub(r"\s{2,}", " ", text)).strip()
