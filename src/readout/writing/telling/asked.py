"""What a question was about, where it says so: "when asked about the talks with Taldia".

An answer leans on its question, and a story that tells it alone must say what was asked (house guide, sections 6 and 8).
The topic is the one phrase that the question itself puts behind "on" or "about", with a name in it; a question with two
has none that we could give. It is what a reporter brought up: never a fact, and cited as the reporter's words.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.language.sentences import sentence_spans
from readout.records import Span, Transcript, Turn
from readout.writing.lexicon import pattern, words
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import house_style

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Topic:
    """What was asked about, as a story prints it, and the sentence of the question that says so."""

    text: str
    span: Span


_REACTION, _TO = frozenset({"reaction", "response", "comment", "update", "status"}), frozenset({"to", "of"})
_MOST = 9
#: A phrase with one of these names nothing for a reader, or is of the room.
_UNFIT = frozenset(
    "i you we he she it they me us him her them my your our his its their this that these those here there what which who "  # noqa: E501
    "whose how why when where question questions topic subject point issue thing record camera background follow-up "  # noqa: E501
    "white house podium briefing secretary president administration state department".split()
)
#: Nouns that only count or measure what the phrase is of.
_OF_MANY = frozenset(
    "majority hundreds thousands millions number lot lots impact effect sense kind sort type part amount level way "  # noqa: E501
    "chance possibility idea fact people some one anything something analysis "
    "respect regard regards relation terms light".split()
)
_JUDGING = pattern("judging")
_OPEN = words("opens_questions")


def topics(turns: Sequence[Turn], transcript: Transcript) -> dict[int, Topic | None]:
    """Return what each question is about, by its turn's index; ``None`` where it does not say one thing."""
    from readout.language import parse_sentences

    text = transcript.document.text
    spans = [(turn.index, span) for turn in turns for span in sentence_spans(text, turn.start, turn.end)]
    spans = [(i, s) for i, s in spans if len(s.of(text).split()) <= _LONGEST]
    found: dict[int, list[Topic]] = {turn.index: [] for turn in turns}
    named: dict[int, list[Topic]] = {turn.index: [] for turn in turns}
    docs = parse_sentences([" ".join(s.of(text).split()) for _, s in spans])
    for (index, span), doc in zip(spans, docs, strict=True):
        for phrase, about in _phrases(doc):
            if about or span.of(text).endswith("?"):
                (found if about else named)[index].append(Topic(phrase, span))
    return {index: _only(some or named[index], transcript) for index, some in found.items()}


#: Words of a sentence of a question that is read for its topic.
_LONGEST = 60


def _only(found: Sequence[Topic], transcript: Transcript) -> Topic | None:
    """Return the one topic of a question; of two that hold the same words, the fuller."""
    kept = [
        t
        for k, t in enumerate(found)
        if not any(
            j != k and t.text.lower() in o.text.lower() and (t.text != o.text or j < k)
            for j, o in enumerate(found)
        )
    ]
    if len(kept) != 1:
        return None
    told, _ = resolve(kept[0].text, spoken_on(transcript.document.text, transcript.date))
    return Topic(house_style(told), kept[0].span) if told else None


def _phrases(doc: Doc) -> Iterator[tuple[str, bool]]:
    """Yield phrases that a sentence of a question names, and whether it says that it asks about them."""
    for token in doc:
        if not token.tag_.startswith("NN") or token.ent_type_ in {"DATE", "TIME"} or token.dep_ in _INSIDE:
            continue
        case = next((c for c in token.children if c.dep_ == "case" and c.i < token.i), None)
        about = case is not None and (
            case.lower_ == "about"
            or (
                case.lower_ in _ON
                and (
                    token.head.lemma_.lower() in _ASKING
                    or not case.i
                    or (doc[0].lower_ in _JUST and case.i < 3)
                )
            )
            or (case.lower_ in _TO and token.head.lower_ in _REACTION)
        )
        if (phrase := _phrase(token, case)) is None:
            continue
        if about or (
            # "Contrary to the country’s interests" is not asked about.
            token.tag_ in {"NN", "NNS"}
            and (case is None or (case.lower_ == "of" and token.head.dep_ in _WHAT))
        ):
            yield phrase, about


#: What a question's verb is of.
_WHAT = frozenset({"nsubj", "nsubj:pass", "obj", "ROOT"})
_INSIDE = frozenset({"compound", "flat", "nmod:poss", "appos", "vocative"})
_ON = frozenset({"on", "regarding", "concerning", "over"})
_JUST = frozenset("just and also so okay but then first second lastly finally separately again".split())
_ASKING = frozenset(
    "question ask update latest comment position reaction thought news follow talk speak clarify statement follow-up word "  # noqa: E501
    "detail information view move elaborate anything something more guidance briefing readout".split()
)


def _phrase(noun: Token, case: Token | None) -> str | None:
    """Return a noun with what says which it is, if a reader would know it by that."""
    held = [noun]
    for child in noun.children:
        if child.dep_ == "conj" or child.dep_ == "cc":
            return None  # of two
        loose = (
            child.dep_.startswith(("acl", "appos", "advcl", "parataxis", "punct"))
            or child is case
            or child == case
        )
        if not loose:
            held.extend(child.subtree)
    held.sort(key=lambda t: t.i)
    phrase = noun.doc[held[0].i : held[-1].i + 1]
    if len(phrase) != len(held) or not 1 <= len(held) <= _MOST or (case is not None and held[0].i < case.i):
        return None
    following = noun.doc[held[-1].i + 1 : held[-1].i + 2].text
    if noun.lower_ in _OF_MANY or phrase.text.endswith("-"):
        return None
    if following in {"-", "/", "’s", "'s"} or any(t.is_punct and t.text not in {"-", ".", "’"} for t in held):
        return None
    if any(c.dep_ == "conj" for t in held for c in t.children) or noun.dep_ == "conj":
        return None
    if (
        any(t.lower_ in _UNFIT for t in held)
        or _JUDGING.search(phrase.text)
        or re.search(r"[“”\"()]", phrase.text)
    ):
        return None
    if noun.tag_ == "NN" and not any(
        c.dep_ in {"det", "nmod:poss", "compound", "amod"} for c in noun.children
    ):
        return None  # "about donation to the people"
    named = any(t.text[:1].isupper() and t.i and t.lower_ not in _OPEN for t in held)
    if len(held) == 1 and noun.ent_type_ == "PERSON":
        return None
    text = phrase.text.removeprefix("any ").removeprefix("some ")
    return text if named else None
