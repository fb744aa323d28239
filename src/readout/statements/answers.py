"""Exchanges labelled clear, ambivalent or non-reply, with the words that show it.

The scheme is that of Thomas et al. 2024, "I Never Said That", reduced to what a reporter needs: what was asked,  # noqa: E501
whether it was answered, and how not. Two logistic scores over the figures of
:mod:`readout.statements.answer_features` decide: is there a reply at all, and is a reply clear.
"""  # noqa: E501

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from readout.language.sentences import sentence_spans
from readout.records import AnswerLabel, Exchange, Span, Transcript
from readout.statements.answer_features import LEAVES, TO_TELL, Hit, content, features, hits, stems
from readout.statements.lexicon import non_answers
from readout.statements.pairing import asking, laughed_off, pairs

_WHOM = re.compile(
    r"\s*(?:you |that |those |all |your questions? |back |over |up )*(?:to |for |with )?"
    r"(?P<whom>(?:the |our |my |his |her )?[A-Z][\w.’'-]*(?:\s(?:(?:of|for|and|the|at)\b|[A-Z][\w.’'-]*))*"
    r"(?:\s(?:people|government|authorities|side|parliament|military|army|police|leadership|officials?|courts?)\b)?"
    r"|(?:the|our|my|his|their) [a-z]\w*(?: [a-z]\w*)?|him|her|them)"
)
_SPEAKS = re.compile(
    r" (?:to (?:speak|answer|decide|say)|speak|answer|for (?:any|more|that|details)|on (?:that|this))\b.*$"
)
_TAIL = re.compile(r"(?:[ .]+(?:for|on|of|about|and|at|the|from|in|to|with))*[ .]*$")
_LAUGHTER = re.compile(r"\s*[(\[](?:general )?laughter\.?[)\]]", re.I)
_THREE = re.compile(r"\b[A-Za-z]{3}\b")
_SMALL = frozenset(
    "the and you are for not but was has had can did his her how who our any all its him she let now".split()
)
_JOKE = 25  # words at most


@dataclass(frozen=True, slots=True)
class LabelledExchange:
    """An exchange with its label, the kind of non-answer, and the words that show it.

    ``question`` is the sentence that asks (the one refused, if there are several); ``asked`` runs from the first  # noqa: E501
    asking sentence to the last; ``cue`` holds the words that show the label, or is ``None``; ``shown`` is the
    answer's sentence around the cue; ``reply`` is how a story words the kind; ``whom`` is the one referred to.  # noqa: E501
    """  # noqa: E501

    exchange: Exchange
    label: AnswerLabel
    kind: str | None
    question: Span
    answer: Span
    cue: Span | None = None
    shown: Span | None = None
    reply: str | None = None
    asked: Span | None = None
    whom: Span | None = None


def label_exchanges(transcript: Transcript) -> tuple[LabelledExchange, ...]:
    """Label every question that was answered, or laughed off; a row each, in order."""
    rows = [_label(transcript, pair) for pair in pairs(transcript)]
    rows += [_laughed(transcript, pair, note) for pair, note in laughed_off(transcript)]
    return tuple(sorted(rows, key=lambda row: row.answer.start))


def reading(
    transcript: Transcript, pair: Exchange
) -> tuple[tuple[Span, ...], list[Hit], dict[str, float] | None]:
    """Return the asking sentences of a pair, the non-answers in its answer, and its figures.

    The figures are ``None`` where the answer holds nothing but a courtesy, a note or silence.
    """
    text = transcript.document.text
    asked = asking(text, [transcript.turns[i] for i in pair.questions])
    turns = [transcript.turns[i] for i in pair.answers]
    sentences = content(text, [s for t in turns for s in sentence_spans(text, t.start, t.end)])
    if not sentences:
        return asked, [], None
    found = hits(text, sentences)
    return asked, found, features(text, asked, sentences, found)


def _label(transcript: Transcript, pair: Exchange) -> LabelledExchange:
    text = transcript.document.text
    asked, found, figures = reading(transcript, pair)
    answer = Span(transcript.turns[pair.answers[0]].start, transcript.turns[pair.answers[-1]].end)
    whole = Span(asked[0].start, asked[-1].end)
    if figures is None:
        # "Yes." and a name are answers; "Thank you, everybody." and laughter are none.
        said = answer.of(text)
        if _nothing_to_tell(text, asked, answer):
            return _told_nothing(pair, asked[-1], answer, whole)
        gone = not said.strip() or _bye(said) or LEAVES.match(said)
        label: AnswerLabel = "non_reply" if gone else "clear"
        kind = "ignored" if label == "non_reply" else None
        return LabelledExchange(pair, label, kind, asked[-1], answer, asked=whole)
    label = "non_reply" if _echoes(text, asked, answer) else decide(figures)
    if label != "non_reply" and _nothing_to_tell(text, asked, answer):
        return _told_nothing(pair, asked[-1], answer, whole)
    if label != "non_reply" and _jokes(text, whole, answer, figures):
        return LabelledExchange(pair, "non_reply", "ignored", asked[-1], answer, asked=whole)
    if label == "clear":
        return LabelledExchange(pair, label, None, asked[-1], answer, asked=whole)
    strong = [h for h in found if h.row.strong]
    hit = next(iter(strong or found), None)
    kind = hit.row.kind if hit else "clarification" if label == "non_reply" and figures["asks_back"] else None
    if label == "ambivalent":
        kind = "partial" if strong else kind or ("partial" if len(asked) > 1 else "pivot")
    if hit is None:
        return LabelledExchange(pair, label, kind, asked[-1], answer, asked=whole)
    question = max(reversed(asked), key=lambda s: len(stems(s.of(text)) & stems(hit.sentence.of(text))))
    whom = _whom(text, hit) if hit.row.kind == "referred" else None
    return LabelledExchange(
        pair, label, kind, question, answer, hit.cue, hit.sentence, hit.row.reply, whole, whom
    )


def _laughed(transcript: Transcript, pair: Exchange, note: Span) -> LabelledExchange:
    asked = asking(transcript.document.text, [transcript.turns[i] for i in pair.questions])
    whole = Span(asked[0].start, asked[-1].end)
    return LabelledExchange(pair, "non_reply", "ignored", asked[-1], note, asked=whole)


def decide(figures: dict[str, float]) -> AnswerLabel:
    """Return the label that the weights give to the figures."""
    weights = _weights()
    if _score(weights["non_reply"], figures) > 0.5:
        return "non_reply"
    return "clear" if _score(weights["clear"], figures) > 0.5 else "ambivalent"


def _score(weights: dict[str, float], figures: dict[str, float]) -> float:
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in figures.items())
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    data = resources.files("readout.statements").joinpath("data/answer_weights.toml").read_text("utf-8")
    return tomllib.loads(data)


_BARE_NO = re.compile(
    r"\W*(?:(?:no|nope|nah|well|sorry|not really|i can(?:’|')?t|i won(?:’|')?t|i will not|sir|ma(?:’|')am|thanks|"  # noqa: E501
    r"thank you|not (?:now|today|tonight|right now|yet|here|at this (?:time|point|moment))|"
    r"not (?:until|till|before)\b[^.!?]{0,60})(?:\W+|$))+",
    re.I,
)


def _told_nothing(pair: Exchange, question: Span, answer: Span, whole: Span) -> LabelledExchange:
    reply = next(row.reply for row in non_answers() if row.kind == "declined")
    return LabelledExchange(pair, "non_reply", "declined", question, answer, answer, answer, reply, whole)


def _nothing_to_tell(text: str, asked: tuple[Span, ...], answer: Span) -> bool:
    """Say whether a bare "No" refuses to tell: "Can you say more?" "No." tells nothing, "Is it open?" "No." does."""  # noqa: E501
    said = answer.of(text).strip()
    bare = _BARE_NO.match(said)
    if bare is None or len(said[bare.end() :].split()) > _AFTER_NO:
        return False
    refuses = bare.end() == len(said) or bare.group().rstrip()[-1] in ".!"
    return refuses and TO_TELL.search(asked[-1].of(text)) is not None


def _echoes(text: str, asked: tuple[Span, ...], answer: Span) -> bool:
    """Say whether an answer gives a question's own words back: "When will you announce it?" "When I announce it."."""  # noqa: E501
    said = answer.of(text).strip()
    first = re.match(r"(?:when|where|how|if)\b", said, re.I)
    question = asked[-1].of(text).lower()
    return (
        first is not None
        and len(said.split()) <= _ECHO
        and not said.endswith("?")
        and re.search(rf"\b{first.group().lower()}\b", question) is not None
        and {w[:4] for w in _LETTERS.findall(said.lower())} - _EMPTY
        <= {w[:4] for w in _LETTERS.findall(question)}
    )


_LETTERS = re.compile(r"[a-z]+")
_EMPTY = frozenset("i we he she it they you the a an do does ll m s re ve am is are will".split())
_ECHO = 8  # words at most that say no more than the question
_AFTER_NO = 12  # words at most behind a bare "No, not now." that tell nothing more


def _jokes(text: str, asked: Span, answer: Span, figures: dict[str, float]) -> bool:
    """Say whether an answer is but a joke: a few words that end in laughter and tell nothing asked."""
    told = ("verdict", "verdict_other", "yes_no", "typed", "overlap")
    asks, says = ({w.lower() for w in _THREE.findall(part.of(text))} for part in (asked, answer))
    return (
        asks & says <= _SMALL
        and len(answer.of(text).split()) <= _JOKE
        and _LAUGHTER.match(text, answer.end) is not None
        and not any(figures[name] for name in told)
    )


def _bye(said: str) -> bool:
    return (
        re.match(
            r"\W*(?:thank|thanks|bye|okay|all right|good|hi|hello|go ahead|next|"
            r"(?:that|it)(?:’|')s an? (?:very )?(?:great|good|fair|excellent) question)\b"
            r"|\W*(?:(?:ha|heh|oh|ah|hmm?)\W*)+$",
            said,
            re.I,
        )
        is not None
    )


def _whom(text: str, hit: Hit) -> Span | None:
    """Return the span of the one whom a referral names, if the words after or inside the cue name one."""
    for verb in re.finditer(
        r"\b(?:refer|point|direct|defer|steer|send|let|leave|ask|with|to|for)\b", hit.cue.of(text), re.I
    ):
        match = _WHOM.match(text, hit.cue.start + verb.end(), hit.sentence.end)
        if match:
            name = _TAIL.sub("", _SPEAKS.sub("", match["whom"]))
            if name:
                return Span(match.start("whom"), match.start("whom") + len(name))
    return None
