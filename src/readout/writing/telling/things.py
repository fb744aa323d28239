"""What "this attack" or "the crossing" is, where the sentences before it or the question leave one reading.

A definite noun with nothing beside it takes up what was said of it (direct anaphora with the same head: Vieira and
Poesio 2000). Its full phrase stands in its place, and the story cites both passages; where the sentences before name
two such things, or none, the noun must wait until the story has spoken of it.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.language.sentences import sentence_spans
from readout.records import Edit, Span, Transcript
from readout.writing.lexicon import words
from readout.writing.sentence.leaning import unspecified
from readout.writing.sentence.pointing import in_place, phrase_of, pointer
from readout.writing.sentence.reference import all_hanging, hanging, named_short
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import sentence_case
from readout.writing.telling.told import MAX_WORDS, Told
from readout.writing.telling.units import Unit, content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: So many sentences that have the noun are read, from the nearest back.
_BACK = 4
#: So many sentences lie between a noun and what it takes up; what sums up lies nearer.
_FAR, _NEAR = 10, 2
#: Nouns that take up whatever was told, by whatever name (shell nouns: Schmid 2000).
_SHELLS = words("summing_up") | words("wants_introducing")
#: Words of a sentence that is read for what it names.
_LONGEST = 70
#: So many nouns of one sentence are named.
_NOUNS = 2


def named_things(
    units: Sequence[Unit], told: Sequence[Told | None], docs: Sequence[Doc], transcripts: Sequence[Transcript]
) -> list[tuple[Told | None, frozenset[str], frozenset[str]]]:
    """Return each told clause with its bare nouns named; those that need it and have no name; others without one.

    Args:
        units: the sentences.
        told: how each is told, or ``None``.
        docs: the parse of each sentence.
        transcripts: the sources.
    """  # noqa: E501
    wanted = {k: _open_nouns(docs[k]) for k, t in enumerate(told) if t is not None and _may_be_named(t)}
    known: dict[tuple[int, int], list[Span]] = {}
    before = {
        (k, noun.i): _before(units[k], noun, transcripts[units[k].document], known)
        for k, nouns in wanted.items()
        for noun in nouns
    }
    parsed = _parsed({(units[k].document, s) for (k, _), spans in before.items() for s in spans}, transcripts)
    found: list[tuple[Told | None, frozenset[str], frozenset[str]]] = []
    for k, clause in enumerate(told):
        left, other = set(named_short(docs[k])), set()
        for noun in wanted.get(k, ()):
            assert clause is not None
            number = units[k].document
            said = [(s, parsed[number, s]) for s in before[k, noun.i]]
            named = _named(clause, noun, said, transcripts[number])
            if named is not None:
                clause = named
                left.discard(noun.lower_)
            elif noun.lower_ not in left and noun.dep_ in _ASKED_OF:
                other.add(noun.lower_)
        found.append((clause, frozenset(left), frozenset(other)))
    return found


def _may_be_named(told: Told) -> bool:
    return not (told.quoted or told.self_told or told.present or told.leans)


def _open_nouns(doc: Doc) -> list[Token]:
    """Return the nouns of a sentence that a reader would ask "which?" of: after "this", and after a bare "the"."""  # noqa: E501
    pointed = pointer(doc)
    if pointed is not None:
        # "This immediate process": of another kind; where more than the noun leans, naming it does not help.
        own = any(c.dep_ == "amod" and c.lower_ not in _DEMONSTRATIVES for c in pointed.children)
        return [] if own or len(all_hanging(doc)) != 1 else [pointed]
    return list(unspecified(doc))[:_NOUNS]


_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
#: Where a noun stands that a reader asks of: what somebody does, or what is done to it.
_ASKED_OF = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})


def _before(
    unit: Unit, noun: Token, transcript: Transcript, known: dict[tuple[int, int], list[Span]]
) -> list[Span]:
    """Return the sentences before one, of its turn and its question, that have its noun, the nearest first.

    What "this process" sums up may have gone by any name, but not long before.
    """
    text, turn = transcript.document.text, unit.turn
    stem = re.escape(noun.lower_.removesuffix("s"))
    has = re.compile(rf"\b{stem}(?:s|es)?\b", re.I)
    near = _is_pointed(noun) or noun.lower_ in _SHELLS
    asked = next((t for t in transcript.turns[: turn.index] if t.index == turn.index - 1), None)
    turns = [turn, *([asked] if asked is not None and asked.speaker.kind == "press" else [])]
    found: list[Span] = []
    left = _NEAR if near else _FAR
    for one in turns:
        if left <= 0 or not has.search(text, one.start, min(one.end, unit.span.start)):
            left -= unit.position if one is turn else 0
            continue
        key = (unit.document, one.index)
        if key not in known:
            known[key] = list(sentence_spans(text, one.start, one.end))
        before = [s for s in known[key] if s.end <= unit.span.start][::-1]
        # A question is one thing, however long.
        reach = before[:left] if one is turn else before
        found.extend(s for s in reach if has.search(text, s.start, s.end))
        left -= len(before)
    return [s for s in found if len(s.of(text).split()) <= _LONGEST][:_BACK]


def _parsed(wanted: set[tuple[int, Span]], transcripts: Sequence[Transcript]) -> dict[tuple[int, Span], Doc]:
    from readout.language import parse_sentences

    order = sorted(wanted, key=lambda w: (w[0], w[1].start))
    texts = [" ".join(s.of(transcripts[n].document.text).split()) for n, s in order]
    return dict(zip(order, parse_sentences(texts), strict=True))


def _named(
    told: Told, noun: Token, before: Sequence[tuple[Span, Doc]], transcript: Transcript
) -> Told | None:
    """Return a told clause with the full phrase of a noun in its place, or ``None`` where that is not one, or unsure."""  # noqa: E501
    if _is_pointed(noun) and before and phrase_of(noun, before[0][1]):
        before = before[:1]  # "this attack" is the last one spoken of
    phrases = [(span, phrase) for span, doc in before if (phrase := phrase_of(noun, doc))]
    fullest = max((p for _, p in phrases), key=len, default="")
    one = all(set(p.lower().split()) <= set(fullest.lower().split()) for _, p in phrases)
    if noun.lower_ in _PLACES or not phrases or not one or _another(noun, [d for _, d in before]):
        return None
    span, raw = next(p for p in phrases if p[1] == fullest)
    phrase, _ = resolve(raw, spoken_on(transcript.document.text, transcript.date))
    texts = (
        [t if (new := in_place(t, noun, phrase)) is None else new for t in (told.text, *told.parts)]
        if phrase
        else []
    )
    if not texts or texts[0] == told.text or (told.parts and texts[1:] == list(told.parts)):
        return None
    text, parts = sentence_case(texts[0]), tuple(map(sentence_case, texts[1:]))
    if max(len(t.split()) for t in (parts or (text,))) > MAX_WORDS:
        return None
    from readout.language import parse_sentences

    pointed = _is_pointed(noun)
    if pointed and any(hanging(d) for d in parse_sentences([f"{text}."])):
        return None  # something else leans too
    if content_words(phrase or "") & content_words(in_place(told.text, noun, "") or ""):
        return None  # "Those markets are in Asia" names them itself
    capital = sentence_case(phrase or "")
    opens = (parts or (text,))[0].startswith(capital)
    first = next(c for c in noun.children if c.dep_ in {"det", "predet", "amod"} and c.i < noun.i)
    short = noun.doc[first.i : noun.i + 1].text
    return replace(
        told, text=text, parts=parts, needs=None if pointed else told.needs, tight=None, leans=(span,),
        edits=(*told.edits, Edit("named", told.text, text)),
        named=(capital, sentence_case(short)) if opens else (phrase or "", short[0].lower() + short[1:]),
    )  # fmt: skip


def _is_pointed(noun: Token) -> bool:
    pointed = pointer(noun.doc)
    return pointed is not None and pointed.i == noun.i


def _another(noun: Token, before: Sequence[Doc]) -> bool:
    """Say whether the sentences before speak of several of the kind: "the bridge at Dol and the other bridges"."""  # noqa: E501
    return any(
        t.lemma_.lower() == noun.lemma_.lower()
        and (
            (t.tag_ != noun.tag_ and t.dep_ != "compound")
            or any(c.lower_ in _MORE for c in t.children)
            or _unlike(t)
        )
        for doc in before
        for t in doc
        if t.tag_ in {"NN", "NNS"}
    )


#: Which of these is meant changes from sentence to sentence.
_PLACES = frozenset(
    "region regions area areas country countries state states city cities community communities place side sides group "  # noqa: E501
    "people territory province town section page question answer".split()
)


def _unlike(noun: Token) -> bool:
    """Say whether a mention has a name or a noun before it that says which it is, but gives no phrase of its own."""  # noqa: E501
    before = [c for c in noun.children if c.dep_ in {"compound", "nmod:poss"} and c.tag_ in {"NNP", "NNPS"}]
    return bool(before) and phrase_of(noun, noun.doc) is None


_MORE = frozenset("another other second next each every any several many different".split())
