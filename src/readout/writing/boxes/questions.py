"""A question that got no answer as its box quotes it: the words that ask, and no more than a reader needs.

What only leads up to it goes; a question that points back ("that bill") takes the sentence before it along,
where the same reporter said that, and else is left out. What stands between the quotation marks is what was
said, stutters cut with "…".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.language.sentences import sentence_spans
from readout.records import Span, Turn
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.sentence.clean import clean
from readout.writing.sentence.leaning import points_back
from readout.writing.style.house import sentence_case
from readout.writing.telling.options import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Words of a question in a box: alone, and with the sentence before it.
MOST_WORDS, _MOST_WITH, _FEWEST = 34, 42, 4
_LEADS, _ASIDE = pattern("leads_to_question"), pattern("question_aside")


def worded(text: str, asked: Span, turns: Sequence[Turn]) -> tuple[str, Span] | None:
    """Return a question as a box quotes it, without the marks, and the stretch of the document it is from.

    Args:
        text: the document's text.
        asked: the sentence that asks.
        turns: the turns of the question, one of which holds it.
    """
    question = _own_words(asked.of(text))
    if question is None:
        return None
    alone = _core(question)
    if alone is not None:
        return alone, asked
    before = _before(text, asked, turns)
    if before is None:
        return None
    opening = _own_words(before.of(text), asks=False)
    if (
        opening is None
        or len(opening.split()) < _FEWEST
        or len(opening.split()) + len(question.split()) > _MOST_WITH
    ):
        return None
    first, second = parse([opening, question])
    if not _asks(second) or points_back(first) is not None or points_back(second, first) is not None:
        return None
    return f"{opening} {question}", Span(before.start, asked.end)


def _before(text: str, asked: Span, turns: Sequence[Turn]) -> Span | None:
    """Return the sentence before the one that asks, in the same turn."""
    turn = next((t for t in turns if t.start <= asked.start < t.end), None)
    if turn is None:
        return None
    spans = [s for s in sentence_spans(text, turn.start, turn.end) if s.end <= asked.start]
    return spans[-1] if spans else None


def _core(question: str) -> str | None:
    """Return the question, or its last clause that asks, if a reader who was not there understands it."""
    for tried in (question, *_clauses(question)):
        if not 4 <= len(tried.split()) <= MOST_WORDS:
            continue
        (doc,) = parse([tried])
        if _asks(doc) and points_back(doc) is None and _names(doc):
            return sentence_case(tried)
    return None


#: Where a clause that asks may begin, inside a longer sentence.
_INNER = re.compile(
    r"(?:, (?:and |but |so )?|: | — | – | -- )"
    r"(?=(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|what|when|where|who|whom|whose|why|how|which)\b)",
    re.I,
)


def _clauses(question: str) -> list[str]:
    """Return what follows each place where a clause that asks may begin, the longest first."""
    return [question[m.end() :] for m in _INNER.finditer(question)]


def _own_words(sentence: str, *, asks: bool = True) -> str | None:
    """Return a sentence without what leads up to it and without stutters, or ``None`` where it cannot be quoted."""  # noqa: E501
    said = " ".join(sentence.split())
    before = None
    while said != before:
        before = said
        said = _LEADS.sub("", said, count=1)
        cleaned = clean(said)
        said = said[cleaned.start : cleaned.end].strip()
    said = restarted(said)
    if asks != said.endswith("?") or any(c in said for c in '“”"([*'):
        return None
    if _ASIDE.search(said) or _BROKEN.search(said) or _rambles(said):
        return None
    return sentence_case(said)


def _rambles(said: str) -> bool:
    """Say whether three words running are said twice: the question was begun again half-way."""
    words = [w.strip(",.?—–-").lower() for w in said.split()]
    runs = list(zip(words, words[1:], words[2:], strict=False))
    return len(set(runs)) < len(runs)


#: A word cut off, or dashes with nothing between them.
_BROKEN = re.compile(r"\w- |\w-$|(?:—|–|--) (?:—|–|--)")
#: Begun anew with the same word; two dashes may set off an aside ("the port — the one in Orvan — will").
_AGAIN = re.compile(
    r"^(?P<first>[\w’'-]+)(?P<rest>(?: [\w’'-]+){0,6}),? (?:—|–|--) "
    r"(?=(?P=first)\b)(?:(?=(?P=first)(?P=rest)\b)|(?!.* (?:—|–|--) ))",
    re.I,
)
_STUTTER = re.compile(r"\b(?P<said>[\w’']+(?: [\w’']+){0,3}),? (?:—|–|--) (?P=said)\b", re.I)
_CUT_OFF = re.compile(r"^[^—–]{0,60}\w- ?(?:—|–|--) ")
#: "It — I’m not going to", "Is this — do you think": a beginning of one or two words, given up.
_GIVEN_UP = re.compile(
    r"^[^—–]{0,40}? (?:—|–|--) well, |^(?:on|in|about|with|for|of|to|at|and|but|so) (?:—|–|--) "
    r"|^(?:[\w’']+ ){1,2}(?:—|–|--) (?=(?:I|we|he|she|they|it|you|there|the|what|when|where|who|why|how"
    r"|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)\b)(?!.* (?:—|–|--) )",
    re.I,
)


def restarted(said: str) -> str:
    """Return what was said from its last beginning on, and with "…" where words were said twice inside."""
    said = re.sub(r"^[—–, -]+", "", said)
    before = None
    while said != before:
        before = said
        said = _STUTTER.sub(r"… \g<said>", said)
    said = re.sub(r"^(?:… )+", "", said)
    before = None
    while said != before:
        before = said
        said = _GIVEN_UP.sub("", _AGAIN.sub("", said, count=1), count=1)
    said = _CUT_OFF.sub("", said, count=1)
    return re.sub(r"(?:… )+", "… ", said)


_AUXILIARY = frozenset({"MD", "VBZ", "VBP", "VBD"})


def _asks(doc: Doc) -> bool:
    """Say whether a sentence is whole: it has a finite verb with its subject, and is no "when ..." alone."""
    if doc[0].lower_ in {"when", "where", "while", "because", "although"} and doc[1].tag_ not in _AUXILIARY:
        root = next((t for t in doc if t.head.i == t.i), doc[0])
        if doc[0] in root.subtree and not any(t.dep_ == "advcl" for t in root.children):
            return False
    return not _called(doc) and any(
        t.dep_ in {"nsubj", "nsubj:pass", "csubj", "expl"}
        and t.head.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
        for t in doc
    )


def _called(doc: Doc) -> bool:
    """Say whether somebody is called at the start: "Jake, is he in Washington?"."""
    return doc[0].tag_ == "NNP" and len(doc) > 1 and doc[1].text == ","


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SAYING_NOTHING = words_of("asked_of") | words_of("topic_amounts") | words_of("asked_of_nothing")


def _names(doc: Doc) -> bool:
    """Say whether a question names what it is about, besides those whom it asks."""
    named = [
        t
        for t in doc
        if t.tag_ in _NOUNS and t.lower_ not in _SAYING_NOTHING and t.lemma_.lower() not in _SAYING_NOTHING
    ]
    kinds = {t.lemma_.lower() for t in named}
    kinds |= {c.lower_ for t in named for c in t.children if c.dep_ == "amod"}
    return len(kinds) > 1 or (any(t.tag_ == "NNP" for t in named) and len(doc) > _ROOM_FOR_MORE)


#: With so many words a question with one name says what about it.
_ROOM_FOR_MORE = 8
