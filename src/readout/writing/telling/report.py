"""Reported speech where every step is certain: persons, contractions, agreement, dates; else ``None``.

The workhorse is the clause with its attribution at the end (or carried): tenses stay as spoken, so no back-shift
can go wrong (house guide, section 1). What cannot be resolved here is left to a quotation.
"""  # noqa: E501

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.records import Edit, Transcript
from readout.writing.lexicon import caseless, pattern
from readout.writing.lexicon import words as words_of
from readout.writing.persons.agreement import agree_with_what_there_is, past_with_date
from readout.writing.persons.replaced import persons
from readout.writing.persons.voice import Voice
from readout.writing.sentence.reference import hanging, is_known_affair
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import house_style, sentence_case
from readout.writing.telling.beginnings import beginnings
from readout.writing.telling.divide import without_asides
from readout.writing.telling.empty_subject import with_actor
from readout.writing.telling.partly import parts
from readout.writing.telling.performed import act_of
from readout.writing.telling.sound import nowadays, sound, unfinished
from readout.writing.telling.told import Told, joined
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPOKEN = caseless("spoken")


_QUOTED = re.compile(r"“([^“”]*)”")
#: Words of a name or a term between quotation marks: “junk fees”, a programme “Clean Ports for All”.
_TERM_WORDS = 5


def _only_names_quoted(text: str) -> bool:
    """Say whether quotation marks, if any, hold a term or a name and nothing that somebody said."""
    terms = _QUOTED.findall(text)
    rest = _QUOTED.sub("", text)
    said = re.search(r"\b(?:quote|said|says|say|called|asked|told|wrote)\b", rest)
    short = all(0 < len(t.split()) <= _TERM_WORDS and not re.search(r"\b(?:I|we)\b", t, re.I) for t in terms)
    return not any(c in rest for c in '“”"') and short and not (terms and said)


#: What a speaker thinks put inside the clause, behind its subject.
_THOUGHT_INSIDE = re.compile(
    r"^(?!\S*ing\b)(?:\S+ ){1,8}(?<!that )(?<!what )(?<!which )(?<!and )(?<!because )(?<!but )(?<!as )(?<!if )\{who\} (?:thinks|believes|guesses) (?:has|have|is|are|was|were|will|would|can|should|must)\b"  # noqa: E501
)
#: "It is all part of a discussion": what is said is of the talk, not of anything that a reader knows.
_OF_NOTHING = pattern("of_nothing")
#: "in Washington, D.C.": the last point is of the word.
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")


def report(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None = None
) -> Told | None:
    """Turn one parsed unit into a reported clause.

    Args:
        unit: the sentence.
        doc: the parse of ``unit.text`` as one sentence.
        transcript: gives the date that day words are computed from.
        voice: whom the speaker's "we" stands for, if known.
        pronoun: "he" or "she" for the speaker, if the document shows it; lets "I" be told.
    """
    told = _whole_told(unit, doc, transcript, voice, pronoun)
    alone = told is not None and told.needs is None
    if alone or unit.broken or len([t for t in doc if t.head.i == t.i]) != 1:
        return told
    for part in parts(doc):
        if (less := _part_told(unit, part, transcript, voice, pronoun)) is not None:
            return less
    return told


def ended_early(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None = None
) -> Told | None:
    """Tell a sentence up to a place where it may end early, where the rest can be told in no way; or ``None``."""  # noqa: E501
    if unit.broken or len([t for t in doc if t.head.i == t.i]) != 1:
        return None
    told = (_part_told(unit, part, transcript, voice, pronoun) for part in beginnings(doc))
    return next((t for t in told if t is not None), None)


def _part_told(
    unit: Unit, part: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None
) -> Told | None:
    """Tell a part of a sentence, where it stands by itself."""
    less = _whole_told(replace(unit, text=part.text), part, transcript, voice, pronoun)
    if less is None or less.needs is not None:
        return None
    edits = (*unit.cleaned.edits, Edit("part", unit.text, less.text))
    return replace(less, edits=edits, shortened=True)


def _whole_told(
    unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None, pronoun: str | None
) -> Told | None:
    """Tell all that ``doc`` holds, or ``None``."""
    root = sound(unit, doc)
    if root is None:
        return None
    # What is written has no false starts: a dash is a parenthesis.
    written = unit.turn.speaker.kind == "issuer"
    if (
        _SPOKEN.search(unit.text)
        or (unfinished(unit.text) and not written)
        or not _only_names_quoted(unit.text)
    ):
        return None
    if not written and re.search(r": |;", unit.text):
        return None  # two sentences in one: "We urge all actors: Put the people first"
    speaks_of_self = any(t.lower_ == "i" for t in doc)
    if speaks_of_self and (act := act_of(unit, doc, root, transcript, voice)):
        return act
    if nowadays(doc):
        return None
    if speaks_of_self and (_DECLINES.search(unit.text) or not _worth_telling_of_self(root)):
        return None
    words = persons(doc, voice, unit.text, pronoun if speaks_of_self else None, written=written)
    if words is None:
        return None
    needs = hanging(doc)
    for token in doc:
        if token.lower_ == "this" and token.dep_ == "det" and is_known_affair(token.head):
            words[token.i] = "the"
    past_with_date(doc, words)
    agree_with_what_there_is(doc, words)
    text = joined(doc, words, _called(doc) | _emphasis(doc))
    resolved, _ = resolve(text, spoken_on(transcript.document.text, transcript.date))
    if resolved is None or resolved.count("(") != resolved.count(")"):
        return None
    final = sentence_case(with_actor(house_style(_GOES_ON.sub("", resolved)), voice)).rstrip(" .!;,:")
    if _ABBREVIATED.search(f"{final}.") and resolved.rstrip().endswith(f"{final.split()[-1]}."):
        final = f"{final}."
    if written:
        final = without_asides(final)
    if _OF_NOTHING.search(final):
        return None
    if _THOUGHT_INSIDE.search(final):
        return None  # "the state as an ally {who} thinks has a duty"
    if len(final.split()) < 4 or _IN_ITSELF.search(final):
        return None
    edit = (Edit("reported", unit.text, final),) if final != unit.text.rstrip(".") else ()
    edits = (*unit.cleaned.edits, *edit)
    self_told = pronoun if speaks_of_self and "{who}" in final else None
    return Told(
        final,
        needs,
        edits,
        self_told=self_told,
        just_done=bool(_THAT_DAY.search(unit.text)) or (written and bool(_WEEKDAY.search(unit.text))),
    )


def _called(doc: Doc) -> frozenset[int]:
    """Return the tokens of a name that opens the sentence because its bearer is spoken to ("Chip, ...")."""
    first = doc[0]
    called = first.dep_ == "vocative" and len(doc) > 2 and doc[1].text == ","
    return frozenset({0, 1}) if called else frozenset()


def _emphasis(doc: Doc) -> frozenset[int]:
    """Return the tokens that only stress what is said: "There obviously is a price".

    Beside a denial they say how far it goes: "is not really open".
    """
    gone: set[int] = set()
    for token in doc:
        if token.dep_ != "advmod" or token.lower_ not in _STRESSES or any(True for _ in token.children):
            continue
        beside = {t.lower_ for t in doc[max(0, token.i - 2) : token.i + 2]}
        if beside & _DENIES or any(c.lower_ in _DENIES and c.i < token.i for c in token.head.children):
            continue
        gone.add(token.i)
        if not token.i and len(doc) > 1 and doc[1].text == ",":
            gone.add(1)
    return frozenset(gone)


_STRESSES = frozenset(
    "obviously certainly absolutely really definitely simply truly literally incredibly".split()
)
_DENIES = frozenset({"not", "n’t", "n't", "never", "no", "nor"})


#: The day of speaking: what was done then is news, and headlines tell it in the present.
#: "The US will work in the US": where "we" is the state, its own name as a place reads like a slip.
_IN_ITSELF = re.compile(r"^(?:The )?(?P<who>(?!The\b)[A-Z][A-Za-z]+) (?:[\w’-]+ ){1,4}in (?:the )?(?P=who)\b")
_THAT_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening|week))\b", re.I)
_WEEKDAY = re.compile(r"^On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

#: "Now the first committee ..." of a speaker who goes on to the next thing; "now that", "now has" say when.
_GOES_ON = re.compile(r"^Now,? (?=(?:the|a|an|in|for|as|let|\d+|two|three)\b)")


_SELF_VERBS = words_of("self_verbs")
_WEIGHED = words_of("weighed")


#: What speakers will not or may yet do in the briefing is no news of them.
_DECLINES = pattern("of_the_briefing")


def _worth_telling_of_self(root: Token) -> bool:
    """Say whether what speakers do in a clause about themselves is news: met, raised, expect; not said, meant."""  # noqa: E501
    import lemminflect

    subj = subject(root)
    if root.lemma_.lower() in _WEIGHED and any(c.lower_ in {"would", "’d", "'d"} for c in root.children):
        return False
    following = root.doc[root.i + 1] if root.i + 1 < len(root.doc) else None
    if root.lemma_.lower() in {"think", "believe"} and following is not None and following.tag_ == "IN":
        # "I think until the war is over, ...": begun, and begun again; "I believe since May we have ..." no better.  # noqa: E501
        return following.lower_ in {"that", "in"}
    if root.lemma_.lower() == "let":
        return False  # "I will let our partners speak": what others do
    verbs = [root, *(c for c in root.children if c.dep_ == "xcomp")]
    lemmas = {(lemminflect.getLemma(v.lower_, upos="VERB") or ("",))[0] for v in verbs}
    told = lemmas & _SELF_VERBS
    if told and told <= _SAYING_VERBS and root.tag_ not in {"VBD", "VBN"}:
        return False  # "I will reaffirm what my colleague said": a frame of what comes
    return subj is None or subj.lower_ != "i" or bool(told)


#: Verbs of saying are news of a speaker where they tell what was said elsewhere and before.
_SAYING_VERBS = frozenset("tell reaffirm explain inform caution commend instruct warn share convey".split())
