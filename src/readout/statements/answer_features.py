"""What shows whether an answer answers: figures between 0 and about 3 for one question and its answer.

The figures are weighed by ``data/answer_weights.toml`` (see :mod:`readout.statements.answers`). No parse is needed.
"""  # noqa: E501

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from readout.records import Span
from readout.statements.lexicon import NonAnswer, non_answers

_RITUAL = re.compile(
    r"^(?:(?:thank(?:s| you)|good (?:morning|afternoon|evening)|hi|hello|welcome|go ahead|please|all right|okay|"  # noqa: E501
    r"next|last (?:one|question)|(?:that|it)(?:’|')s an? (?:very )?(?:great|good|fair|excellent) question|"
    r"we(?:’|')re all set|let(?:’|')s go to|that(?:’|')s it)\b[^.?!]{0,60}|"
    r"(?-i:(?:[A-Z][\w’'-]+ ?){1,3})|(?:yes|yeah),? (?:sir|ma’am|go ahead|please|in the back)[^.?!]{0,30})[.!?]*$",  # noqa: E501
    re.I,
)
#: A sentence with which somebody leaves: it answers nothing. "I have to go to Marin" tells where.
LEAVES = re.compile(
    r"^\W*(?:(?:all right|okay|well|look|anyway),? )*(?:it(?:(?:’|')s| is| has)?(?: been| was)? (?:good|great|nice|a pleasure) "  # noqa: E501
    r"(?:to (?:see|talk|speak)|talking|seeing|speaking)(?: to| with)? (?:you|everybody|everyone)(?: (?:all|guys|folks|again|today))*|"  # noqa: E501
    r"i(?:(?:’|')ve| have)?(?: got)? (?:to |gotta )(?:go|run|leave)(?: now)?(?:,? (?:guys|folks|everybody|everyone))?|"  # noqa: E501
    r"i(?:’|')m (?:holding (?:\w+ )?(?:people |everybody )?up(?: here)?|(?:running |already )?late))\W*$",
    re.I,
)
#: A sentence that is given up before it says anything: "I’m —", "Now, look —".
_BROKEN = re.compile(r"^(?:[A-Za-z’']+[ ,—–-]*){1,4}(?:—|--|–)\W*$")
_VERDICT = re.compile(
    r"^(?:\W*(?:well|so|look|uh|um|oh|i mean|again|martha|sure),? )*\W*(?:yes|yeah|yep|yup|no|nope|correct|right|"  # noqa: E501
    r"absolutely|of course|sure|exactly|definitely|certainly|not (?:at all|yet|really|necessarily)|never|on the "  # noqa: E501
    r"contrary|that(?:’|')s (?:right|correct|true|not|fair)|i (?:think|believe|hope|guess) (?:so|not|we do|he does)|"  # noqa: E501
    r"i (?:do|don(?:’|')t|am|did|will|would)[.,]|(?:he|she|it|they|we|there) (?:is|does|do|are|has|have|will|did|was|"  # noqa: E501
    r"were)(?:n(?:’|')t| not)?[.,—-])(?!\w)",
    re.I,
)
_POLAR = re.compile(
    r"(?:^|[,;:—–-] ?|\b(?:and|but|so|or|then|that|mean|also) )(?:is|are|was|were|do|does|did|has|have|had|can|"  # noqa: E501
    r"could|will|would|should|shall|may|isn.t|aren.t|doesn.t|don.t|didn.t|won.t|hasn.t|haven.t|wasn.t|any)\b",
    re.I,
)
_DATE = re.compile(
    r"\b(?:today|tomorrow|tonight|yesterday|soon|later|now|(?:next|last|this|coming) (?:\w+ )?(?:week|month|year|"  # noqa: E501
    r"days?)|january|february|march|april|may(?= \d)|june|july|august|september|october|november|december|"
    r"(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day|\d{4}|weeks?|months?)\b",
    re.I,
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|half|million)\b", re.I
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_CAUSE = re.compile(
    r"\b(?:because|since|so that|in order to|the reason|that(?:’|')s why|which is why|due to)\b", re.I
)
_WANTS_TYPE = re.compile(r"\b(?:when|how (?:many|much|long|often|soon)|who|why)\b", re.I)
_FILLER = re.compile(r"\W*(?:well|look|so|again|listen|you know)\b", re.I)
_VAGUE = re.compile(
    r"\b(?:hop(?:e|eful|efully)|we(?:’|')ll see|look(?:ing)? at|working on|continue to|focused|going to see|ongoing|"  # noqa: E501
    r"consult\w*|conversations?|discussions?|process|monitor\w*)\b",
    re.I,
)
_SAYS_ELSE = re.compile(
    r"\b(?:but|what|let me|and)\b.{0,20}\b(?:i|we|me)\b.{0,20}\b(?:say|tell|note|reiterate)", re.I | re.S
)
_BUT = re.compile(r"[,;—–-] ?(?:but|however|although)\b,?", re.I)
_OPINES = re.compile(
    r"\b(?:it|that|this|they) (?:seems?|looks?|sounds?|appears?|would seem)\b|"
    r"\b(?:i|we)(?:’d| would)? (?:think|believe|suspect|imagine|guess|assume|expect)\b|\bmy (?:sense|guess|view|hope|understanding)\b",  # noqa: E501
    re.I,
)
#: A question that asks to be told something, though it can be met with "yes".
TO_TELL = re.compile(
    r"\b(?:can|could|will|would) (?:you|we)(?: please| just| also)* (?:tell (?:us|me)|give (?:us|me)|comment|elaborate|"  # noqa: E501
    r"expand|describe|share (?:with us|any|more|what)|say (?:who|what|when|where|how|why|more|anything)|"
    r"talk (?:to us )?about|speak (?:to us )?about)\b(?!(?: \w+){0,3} (?:whether|if)\b)|"
    r"\bany(?:thing)?(?: \w+){0,2} (?:comments?|reactions?|response|message|update|to (?:say|add|share|tell))\b|"  # noqa: E501
    r"\bdo you have (?:anything|any comment|a comment|a reaction|a message)\b|"
    r"\banything (?:more |else |further |new )?(?:that )?(?:you|we) (?:can|could|want to|(?:would|’d|'d) like to) "  # noqa: E501
    r"(?:add|say|share|tell|offer|give)\b|"
    r"\b(?:care|want|wish|like|willing|ready|prepared|able) to (?:comment|respond|react|elaborate|share)\b",
    re.I,
)
_SO_BUT = re.compile(
    r"\W*(?:well,? )?(?:i|we) (?:think|believe|hope|guess|suspect) (?:so|not)\b\W*(?:but|though)\b", re.I
)
_SHARED = 2  # words of the question that a sentence repeats when it takes the question up
_STOP = frozenset(
    "about after again also been before being could does doing from going have here into just know like many more "  # noqa: E501
    "most much only other over question really said should some such than thank thanks that their them then there "  # noqa: E501
    "these they thing things think this those very want well were what when where which while will with would your "  # noqa: E501
    "you're president secretary today".split()
)
#: From this many words beside a refusal on, more words no longer tell whether there is an answer among them.
_SAID = 60
_YES = re.compile(r"\W*(?:yes|yeah|no|nope|absolutely|of course)\b", re.I)
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that sounds like a non-answer: where, which kind, and the words."""

    sentence: Span
    row: NonAnswer
    cue: Span
    place: int


def content(text: str, sentences: list[Span]) -> list[Span]:
    """Return the sentences that are more than a courtesy, a call on the next questioner or a false start."""
    said = ((s, s.of(text).strip()) for s in sentences)
    told = [
        s for s, words in said if not _RITUAL.match(words) and not LEAVES.match(words) and _WORD.search(words)
    ]
    return [s for s in told if not _BROKEN.match(s.of(text).strip())] or told


def hits(text: str, sentences: list[Span]) -> list[Hit]:
    """Return the sentences that sound like a non-answer, each with its first kind, in order."""
    found = []
    for place, sentence in enumerate(sentences):
        words = sentence.of(text)
        asks = words.rstrip(')”"’ ').endswith("?")
        for row in non_answers():
            # Only what is asked back can be a request for clarification; a rhetorical question refuses nothing.  # noqa: E501
            if asks and row.kind != "clarification":
                continue
            match = row.pattern.search(words)
            if match and (row.kind != "clarification" or asks or len(words.split()) < 12):
                cue = Span(sentence.start + match.start(), sentence.start + match.end())
                found.append(Hit(sentence, row, cue, place))
                break
    return found


def features(text: str, asked: tuple[Span, ...], sentences: list[Span], found: list[Hit]) -> dict[str, float]:
    """Return the figures for one exchange.

    Args:
        text: the document's text.
        asked: the sentences that ask.
        sentences: the answer's sentences without courtesies; at least one.
        found: what :func:`hits` says of them.
    """
    question = " ".join(s.of(text) for s in asked)
    words = [len(s.of(text).split()) for s in sentences]
    total = sum(words) or 1
    strong = [h for h in found if h.row.strong and not _answers_too(text, h, stems(question))]
    places = {h.place for h in strong}
    weak = [h for h in found if not h.row.strong]
    refusing = sum(words[h.place] for h in strong)
    back = [i for i, s in enumerate(sentences) if s.of(text).rstrip(')”"’ ').endswith("?")]
    rest = sum(n for i, n in enumerate(words) if i not in places | set(back))
    wanted, first = stems(question), sentences[0].of(text)
    polar = _POLAR.search(question) is not None
    verdict = _VERDICT.match(first) is not None
    said = " ".join(s.of(text) for i, s in enumerate(sentences) if i not in places)
    on_topic = sum(
        n for i, n in enumerate(words) if i not in places and stems(sentences[i].of(text)) & wanted
    )
    typed = _typed(question, said)
    # "Can you tell us what it costs?" "Yes, but later.": a yes that is no answer.
    yes = _YES.match(first) is not None and not (strong and TO_TELL.search(asked[-1].of(text)))
    return {
        "refuses_first": float(0 in places),
        "refuses": float(bool(strong)),
        "refusing_share": refusing / total,
        "rest": math.log1p(min(rest, _SAID)) / 2,
        "nothing_else": float(bool(strong or back) and rest <= 8),
        "asks_back": len(back) / len(sentences) if total <= 40 else 0.0,
        "before": math.log1p(min(sum(words[: min(places)]), _SAID)) / 2 if places else 0.0,
        "on_topic": math.log1p(min(on_topic, _SAID)) / 2,
        "says_else": float(bool(strong) and any(_SAYS_ELSE.search(s.of(text)) for s in sentences)),
        "refusals": min(3, len(strong)) / 2,
        "clarifies": float(total <= 45 and any(h.row.kind == "clarification" for h in strong)),
        "yes_no": float(yes),
        "turns_after": float(any(_turns(h, text) for h in strong)),
        "verdict": float(polar and any(_VERDICT.match(s.of(text)) for s in sentences[:3])),
        "verdict_other": float(verdict and not polar),
        "overlap": len(stems(said) & wanted) / max(1, len(wanted)),
        "questions": math.log(len(asked)),
        "asked_words": math.log1p(len(question.split())) / 2,
        "short": float(total <= 12),
        "weak": min(2, len(weak)) / 2,
        "weak_first": float(any(h.place == 0 for h in weak)),
        "typed": float(typed),
        "typed_missed": float(_WANTS_TYPE.search(question) is not None and not typed),
        "filler": float(_FILLER.match(sentences[0].of(text)) is not None),
        "vague": min(3, len(_VAGUE.findall(said))) / 2,
        "cut": float(sentences[-1].of(text).rstrip().endswith(("—", "--", "–"))),
    }


def stems(sentence: str) -> set[str]:
    """Return the first six letters of the words that carry meaning."""
    found = (w.lower().replace("'", "’").removesuffix("’s") for w in _WORD.findall(sentence))
    return {w[:6] for w in found if len(w) > 3 and w not in _STOP}


def _answers_too(text: str, hit: Hit, wanted: set[str]) -> bool:
    """Say whether the sentence of a refusal answers too: "I think so, but", a verdict or words asked for after "but"."""  # noqa: E501
    if _SO_BUT.match(hit.sentence.of(text)):
        return True
    turn = _BUT.search(text, hit.cue.end, hit.sentence.end)
    if turn is None or _SAYS_ELSE.search(text, turn.start(), hit.sentence.end):
        return False
    after = text[turn.end() : hit.sentence.end]
    if hit.row.kind == "no_knowledge" and _OPINES.search(after):
        return True
    return _VERDICT.match(after.strip()) is not None or len(stems(after) & wanted) >= _SHARED


def _turns(hit: Hit, text: str) -> bool:
    """Say whether a refusal turns into an answer in the same sentence: "..., but yes, we will"."""
    after = text[hit.cue.end : hit.sentence.end]
    turn = re.search(r"\b(?:but|except|however|although)\b(.*)", after, re.I | re.S)
    return turn is not None and len(turn[1].split()) >= 3


def _typed(question: str, said: str) -> bool:
    """Say whether a question for a date, a number, a person or a reason meets one."""
    lower = question.lower()
    return (
        ("when " in lower and _DATE.search(said) is not None)
        or (
            re.search(r"how (?:many|much|long|often|soon)", lower) is not None
            and _FIGURE.search(said) is not None
        )
        or (re.search(r"\bwho\b", lower) is not None and _NAME.search(said) is not None)
        or ("why " in lower and _CAUSE.search(said) is not None)
    )
