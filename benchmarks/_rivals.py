"""Summarizers that a reader could take instead: LexRank and TextRank of sumy, where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

HINT = "sumy is not installed, so rivals are left out: pip install -e '.[bench]'"


def rivals() -> dict[str, str]:
    """Return the names of sumy's summarizers and their modules; none where sumy is not installed."""
    try:
        import_module("sumy")
    except ImportError:
        return {}
    return {"LexRank": "lex_rank", "TextRank": "text_rank"}


def chosen(sentences: Sequence[str], rival: str, words: int) -> list[str]:
    """Return the sentences that a rival chooses, best first, up to so many words."""
    module = import_module(f"sumy.summarizers.{rivals()[rival]}")
    document = import_module("sumy.models.dom")
    tokenizer = _Tokenizer()
    paragraph = document.Paragraph([document.Sentence(s, tokenizer) for s in sentences])
    whole = document.ObjectDocumentModel([paragraph])

    def enough(rated: Sequence[Rated]) -> list[Rated]:
        """Take the best until they have so many words (sumy hands them over best first)."""
        taken, length = [], 0
        for item in rated:
            if length >= words:
                break
            taken.append(item)
            length += len(str(item.sentence).split())
        return taken

    return [str(s) for s in getattr(module, f"{rival}Summarizer")()(whole, enough)]


class Rated(Protocol):
    """What sumy sorts: a sentence, its place and its rating."""

    sentence: object


class _Tokenizer:
    """Words for sumy, without its download of NLTK data."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(sentence.split())
