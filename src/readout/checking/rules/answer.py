"""Answer: a reply that neither confirms nor denies is not told as a denial, a confirmation or an answer.

Authority: the project's field guide, section 10 (a non-answer is told as one); Reuters Handbook ("declined
to comment" is not "denied").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.attributions import Attribution
from readout.checking.case import Case
from readout.checking.context import Source
from readout.records import Finding, Turn

RULE = "answer"
_AVOIDS = re.compile(
    r"\b(?:not (?:going to|have any(?:thing|\w*)|able to|in a position|comment|speculate|get into|get ahead|speak to|"  # noqa: E501
    r"aware|have (?:a|any|more|further|an)|seen|heard|want to|prepared to|respond|discuss|characterize|preview|confirm)|"  # noqa: E501
    r"no (?:comment|announcement\w*|update\w*|information|further|new|specific\w*|reaction|additional)|"
    r"nothing (?:to|for|more|new|further)|refer you|refer to|would leave|will leave|let (?:\w+ ){1,4}speak|"
    r"decline\w*|take (?:that|the|your) question|get back to you|check on|look into|hypothetical\w*|"
    r"too early|premature|stay tuned|we will see|have to ask|would ask you to ask|up to (?:them|the)|"
    r"will not (?:comment|discuss|get into|speculate|go into|talk about|speak)|would not (?:comment|speculate|get into|characterize))\b"  # noqa: E501
)
_SETTLES = re.compile(
    r"^(?:well |look |so |oh |and |,|\W)*(?:yes|yeah|yep|no(?! comment| announce| update| further| new| specific)|nope|"  # noqa: E501
    r"correct|right|that is (?:right|correct|true|not true|false|wrong)|absolutely|of course|sure|exactly|not at all|"  # noqa: E501
    r"it is (?:not )?(?:true|false|correct|right)|false|never|indeed|it does|it did|it is|we are|we do|we did|we have|he did|he does|he is)\b"  # noqa: E501
)
_TURNS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|deny|denied|reject\w*|refut\w*|false|untrue|wrong|incorrect|"
    r"inaccurate|rumou?rs?|yes|true|correct|right|confirm\w*|"
    r"agree\w*|absolutely|exactly|indeed|certainly|of course|sure|"
    r"disagree\w*|ridiculous|nonsense|fact|clear\w*)\b"
)
_VERBS = frozenset(
    "denied denies confirmed confirms rejected rejects dismissed dismisses acknowledged agreed said says told "  # noqa: E501
    "announced stated ruled".split()
)
# "Asked whether the port would close, Holt said it would not": told as an answer in full.
_SETTLED = re.compile(
    r"^asked (?:whether|if|about) .+ (?:said|replied|answered) (?:that )?"
    r"(?:(?:no|yes)|(?:he|she|it|they|there|the \w+) "
    r"(?:did|does|do|is|are|was|were|had|has|have|would|will|could|can)(?: not)?)$|"
    r"^asked (?:whether|if|about) .+ (?:denied|confirmed) (?:it|this|that)$"
)
_CERTAIN = frozenset("denied denies confirmed confirms rejected rejects dismissed dismisses ruled".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where the words of a question are told as said, confirmed or denied by who avoided it."""  # noqa: E501
    if case.kind == "unanswered" or case.line or not case.passage.sentences:
        return
    verbs = [a for a in case.attributions if a.verb in _VERBS and a.subject]
    if verbs and _SETTLED.search(case.reading.line):
        yield from _settled(case, verbs[-1])
        return
    if not verbs or any(w.norm in ("asked", "question", "questions", "whether") for w in case.reading.words):
        return
    asked = [s for s in case.passage.sentences if s.turn and s.turn.speaker.kind == "press"]
    if not asked:
        return
    own = case.alignment.all_stems
    theirs = frozenset(w.stem for s in asked for w in s.reading.words)
    said = frozenset(
        w.stem
        for s in case.passage.sentences
        if s.turn and s.turn.speaker.kind != "press"
        for w in s.reading.words
    )
    # Most of what is told stands only in the question.
    only = own & theirs - said
    if not own or len(only) < max(2, 0.34 * len(own)):
        return
    for source in case.passage.sources:
        for sentence in asked:
            if sentence.turn in source.turns:
                reply = _reply(source, sentence.turn)
                sure = any(a.verb in _CERTAIN for a in verbs)
                if reply and (_avoids(reply) or (sure and _leaves_open(reply))):
                    yield case.finding(
                        RULE,
                        "error" if sure or len(only) >= 3 else "warning",
                        f"the question was not answered, so nothing was {'denied or confirmed' if sure else 'said'}",  # noqa: E501
                        source=reply[:300],
                        at=case.words(verbs[0].first, verbs[0].last),
                    )
                    return


def _settled(case: Case, verb: Attribution) -> Iterator[Finding]:
    """Charge a full answer told of a question that was avoided."""
    for source in case.passage.sources:
        for sentence in case.passage.sentences:
            if (
                sentence.turn is None
                or sentence.turn.speaker.kind != "press"
                or sentence.turn not in source.turns
            ):
                continue
            reply = _reply(source, sentence.turn)
            if reply and _avoids(reply):
                why = "the question was not answered, so nothing was denied or confirmed"
                yield case.finding(
                    RULE, "error", why, source=reply[:300], at=case.words(verb.first, verb.last)
                )
                return


def _reply(source: Source, turn: Turn | None) -> str:
    """Return the first sentences of the answer to the question ``turn``."""
    if turn is None:
        return ""
    for other in source.turns[source.turns.index(turn) + 1 :]:
        if other.speaker.kind != "press":
            return " ".join(" ".join(s.exact.split()) for s in source.sentences(other)[:3])
        if other.index > turn.index + 3:
            break
    return ""


def _leaves_open(reply: str) -> bool:
    """Say whether nothing in a reply can be a yes or a no: no such opener, no negation, no word that denies or assents."""  # noqa: E501
    from readout.checking.words import words

    line = " ".join(w.norm for w in words(reply))
    return not _SETTLES.match(line) and not _TURNS.search(line)


def _avoids(reply: str) -> bool:
    from readout.checking.words import words

    line = " ".join(w.norm for w in words(reply))
    return bool(_AVOIDS.search(line)) and not _SETTLES.match(line)
