"""Certainty: what is wished, tried, planned or believed is not told as sure.

Authority: class 18 of the project's waffle taxonomy (hope, intent and belief are content, never waffle); AP
guidance that a plan is told as a plan. It complements the table of cues: here the harder word of the draft
is what is charged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.irrealis import irrealis
from readout.checking.parsed import parse
from readout.checking.reading import Reading, cue_classes
from readout.checking.rules.wording import told_in_its_words
from readout.records import Finding

RULE = "hedge"
_WISHES = (
    "want", "hope", "hoping", "plan", "intend", "tr", "seek", "aim", "expect", "propos", "consider", "prepar", "attempt",  # noqa: E501
    "wish", "aspir", "like", "look", "ready", "willing", "need", "likely", "supposed", "potential", "chance",
)  # fmt: skip
# What one may ask of others, who stand in so many words between it and the "to".
_URGES, _URGED_WITHIN = (
    ("urg", "call", "ask", "encourag", "invit", "implor", "appeal", "want", "press", "request"),
    7,
)
_NO_SIGN = re.compile(
    r"(?<![^ ])(?:no|not (?:have|seen|see|had) any|not aware of any) (?:\w+ ){0,2}"
    r"(?:indications?|evidence|information|signs?|knowledge|reports?|reason to (?:think|believe)) (?:\w+ ){0,4}(?:that|of)(?![^ ])"  # noqa: E501
)
_NOT_KNOWN = re.compile(
    r"(?<![^ ])(?:not (?:\w+ )?(?:know|sure|certain|clear|decided|determined|say)|unclear|unsure|uncertain|"
    r"undecided|questions? (?:of|as to|about|is|was)) (?:\w+ ){0,3}(?:if|whether)(?![^ ])"
)
_WHETHER = re.compile(
    r"(?<![^ ])(?:if|whether|know\w*|knew|sure|certain|clear|unclear|unsure|uncertain|undecided|may|might|"
    r"could|decline\w*|decid\w+|open|possib\w+|perhaps)(?![^ ])"
)
_SIGNS = re.compile(
    r"(?<![^ ])(?:indicat\w+|evidence|inform\w+|signs?|know\w*|knew|report\w*|reasons?|aware|s(?:aw|een)|found|confirm\w*)(?![^ ])"  # noqa: E501
)
_NOT = re.compile(r"(?<![^ ])(?:not|never|no|none)(?![^ ])")
_REFUSES = re.compile(r"(?<![^ ])(?:reject\w*|den(?:y|ies|ied)|refut\w+|disput\w+) (?:\w+ ){0,4}that(?![^ ])")
_CLAIMS = re.compile(r"(?<![^ ])(?:claim\w*|alleg\w+|accus\w+|disput\w+|refut\w+|false|untrue)(?![^ ])")
# So many words of substance open a clause: who does what.
_OPENING = 3
_SURE = frozenset(("will", "would", "shall"))
_BELIEF = frozenset(("think", "thinks", "thought", "believe", "believes", "believed", "hope", "hopes", "hoped",  # noqa: E501
                     "suspect", "suspects", "feel", "feels", "assume", "assumes", "expect", "expects"))  # fmt: skip  # noqa: E501
_KNOWLEDGE = frozenset("know knows knew known prove proves proved proven confirm confirms confirmed".split())
# What only points to something proves nothing.
_POINTS = frozenset("suggest suggests suggested indicate indicates indicated".split())
_PROOF = _KNOWLEDGE - {"know", "knows", "knew", "known"}


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a bare future of what the source only wishes, and for knowledge of what it believes."""  # noqa: E501
    if not case.tells or not case.passage.sentences or case.kind == "unanswered":
        return
    yield from _unknown(case)
    yield from _refused(case)
    draft = case.reading
    close = told_in_its_words(case)
    readings = (close[1],) if close else case.alignment.sources
    said = [w for reading in readings for w in reading.words]
    for i, word in enumerate(draft.words):
        if draft.quoted[i] or word.capital:
            continue
        if word.norm in _SURE:
            wish = _wished(case, draft, i)
            if wish:
                yield case.finding(RULE, "error", f"its source says “{wish}”", at=case.words(i, i + 1))
        elif (
            word.norm in _KNOWLEDGE
            and word.stem not in {w.stem for w in said}
            and "knew" not in {w.norm for w in said}
        ):
            belief = next((w.norm for w in said if w.norm in _BELIEF), None)
            if word.norm in _PROOF:
                belief = next((w.norm for w in said if w.norm in _POINTS), belief)
            if belief and not _negated(draft, i):
                yield case.finding(
                    RULE, "error", f"its source says “{belief}”, not “{word.text}”", at=case.words(i, i + 1)
                )


def _unknown(case: Case) -> Iterator[Finding]:
    """Charge a flat denial of what the source only has no sign of: "no indication that" is no "did not"."""
    if not case.reading.matches(_WHETHER):
        for source in case.alignment.sources:
            for first, last in source.matches(_NOT_KNOWN):
                if _tells(case, source, last):
                    said = source.text[source.words[first].start : source.words[last - 1].end]
                    yield case.finding(RULE, "error", f"its source says “{said}”")
                    return
    told = case.reading.matches(_SIGNS)
    if told or not case.reading.matches(_NOT):
        return
    for source in case.alignment.sources:
        for first, last in source.matches(_NO_SIGN):
            if _tells(case, source, last):
                said = source.text[source.words[first].start : source.words[last - 1].end]
                yield case.finding(RULE, "error", f"its source only says “{said}”")
                return


def _refused(case: Case) -> Iterator[Finding]:
    """Charge what the source rejects or denies and the draft tells without any negation."""
    group = next(g for g in cue_classes() if g.kind == "negation")
    if case.reading.matches(group.find) or case.reading.matches(group.keep) or case.reading.matches(_CLAIMS):
        return
    for source in case.alignment.sources:
        for first, last in source.matches(_REFUSES):
            if _tells(case, source, last) and not case.reading.quotes:
                said = source.text[source.words[first].start : source.words[last - 1].end]
                yield case.finding("negation", "error", f"the source's “{said}” is lost")
                return


def _tells(case: Case, source: Reading, after: int) -> bool:
    """Say whether the draft has most of the words of substance behind word ``after``, at least two.

    A dash ends them: what follows it may be the answer.
    """
    last = after
    while last < min(len(source.words), after + 12) and not (last > after and _dashed(source, last)):
        last += 1
    inside = [source.words[i].stem for i in range(after, last) if source.is_content(i)]
    clause, opening = set(inside), set(inside[:_OPENING])
    shared = clause & case.alignment.all_stems
    # Who does what is enough, whatever it is done with.
    if len(opening) == _OPENING and opening <= shared:
        return True
    return len(shared) >= 2 and len(shared) >= 0.5 * len(clause)


def _dashed(reading: Reading, i: int) -> bool:
    """Say whether a dash or semicolon stands before word ``i``."""
    return bool(re.search(r"[—–;]| --? ", reading.text[reading.words[i - 1].end : reading.words[i].start]))


def _negated(reading: Reading, i: int) -> bool:
    return any(w.norm in ("not", "never") for w in reading.words[max(0, i - 2) : i])


def _wished(case: Case, draft: Reading, i: int) -> str | None:
    """Return the source's "want to V" where the draft has "will V", and the source nowhere has "V" otherwise."""  # noqa: E501
    verb = next(
        (
            k
            for k in range(i + 1, min(len(draft.words), i + 5))
            if draft.is_content(k) or draft.words[k].norm in _VERBS
        ),
        None,
    )
    if verb is None or draft.marked(i + 1):
        return None
    if any(w.norm in ("to", "want", "try", "seek", "hope") for w in draft.words[i + 1 : verb]):
        return None
    # Told in one sentence's words, it is that sentence whose wish counts.
    close = told_in_its_words(case)
    places = [
        (source, k)
        for source, sentence in zip(case.alignment.sources, case.passage.sentences, strict=True)
        if (sentence.turn is None or sentence.turn.speaker.kind != "press")
        and (close is None or source is close[1])
        for k, word in enumerate(source.words)
        # "To build - build a port": a word said twice over is one.
        if not k or source.words[k - 1].stem != word.stem
        # "Wants to be there" beside "is here": of a light verb only the infinitive is the same one.
        if word.stem == draft.words[verb].stem
        and (draft.words[verb].norm not in _VERBS or word.norm == draft.words[verb].norm)
    ]
    # "Wish to travel" beside "travel plans": that one which the same word follows.
    followed = [(s, k) for s, k in places if _next(s, k) is not None and _next(s, k) == _next(draft, verb)]
    if _weighed(draft, verb):
        return None
    wishes = [_wish(source, k) or _needed(source, k) for source, k in followed or places]
    return wishes[-1] if wishes and None not in wishes else None


def _next(reading: Reading, i: int) -> str | None:
    """Return the stem of the next word of substance."""
    following = (k for k in range(i + 1, min(len(reading.words), i + 4)) if reading.is_content(k))
    return next((reading.words[k].stem for k in following), None)


_VERBS = frozenset("be see get take make go have do give come keep know put run let find".split())


_WEIGHED = tuple("explor consider weigh discuss stud mull examin contemplat debat".split())
_LOOKED = {"look": "at into", "think": "about of", "talk": "about", "work": "on", "focus": "on"}


def _weighed(source: Reading, k: int) -> str | None:
    """Return "explore", "look at" and their like right before an "-ing" at word ``k``."""
    if not k or not source.words[k].norm.endswith("ing") or source.marked(k):
        return None
    before = source.words[k - 1]
    if before.norm.startswith(_WEIGHED):
        return before.text
    if k > 1 and before.norm in _LOOKED.get(source.words[k - 2].norm.removesuffix("ing"), "").split():
        return f"{source.words[k - 2].text} {before.text}"
    return None


def _urged(source: Reading, to: int) -> str | None:
    """Return "urge ... to", where whom one urges stands between: "we urge the council to act"."""
    for k in range(to - 1, max(-1, to - 1 - _URGED_WITHIN), -1):
        if source.marked(k + 1):
            return None
        if source.words[k].norm.startswith(_URGES) and (
            source.words[k].norm[:4] != "call" or source.words[k + 1].norm in ("on", "upon", "for")
        ):
            return f"{source.words[k].text} ... to"
    return None


def _needed(source: Reading, verb: int) -> str | None:
    """Return the wish or need on which a source's verb hangs as a clause: "important to ensure that it is given"."""  # noqa: E501
    tree = parse([source.text])[0]
    start = source.words[verb].start
    for k, at in enumerate(tree.starts):
        if at == start and tree.tag[k].startswith("VB") and tree.dep[k] in ("ccomp", "csubj", "conj"):
            found = irrealis(tree, k)
            return found[1] if found and found[0] == "wish" else None
    return None


def _wish(source: Reading, k: int) -> str | None:
    """Return "want to" and its like right before word ``k``, or "explore" before an "-ing"."""
    if weighed := _weighed(source, k):
        return weighed
    for back in range(k - 1, max(-1, k - 4), -1):
        if source.marked(back + 1):
            return None
        if source.words[back].norm == "to" and back:
            norm = source.words[back - 1].norm
            if norm.startswith(_WISHES) and norm != "trust":
                return f"{source.words[back - 1].text} to"
            return _urged(source, back)
        if source.is_content(back):
            return None
    return None
