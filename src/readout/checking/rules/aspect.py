"""Aspect: what is still to come is not told as done.

Authority: the project's field guide, section 6: back-shift makes "will" a "would", never a "has". A verb of
the draft in the past or the perfect is set beside the same verb in the source; where it stands there only
behind a "will", "going to", "plan to", "ordered them to" and their like, nothing has been done yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.irrealis import irrealis
from readout.checking.parsed import parse
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "modality"
_TO_COME = lexicon.house("to_come")
# Between these and the verb: "will also be", "going to have an opportunity to".
_BETWEEN = frozenset(
    "be been have to not also now then again still soon a an the chance opportunity able then both each "
    "it them him her us you everybody people".split()
)
# Verbs that say what another is to do.
_DIRECTS = frozenset(
    "expect expects expected want wants wanted ask asks asked urge urges urged order ordered direct "
    "directed instruct instructed encourage encourages encouraged tell told invite invites invited call "
    "calls called need needs".split()
)
_SKIP = 6
# Of a verb that stands in more places than these, one may tell it as done.
_FEW = 2
# The verb and one word more.
_SHARED = 2
_PERFECT, _PAST_BE = frozenset(("has", "have", "had")), frozenset(("was", "were"))
# Behind these a word in "-ed" is a participle or an adjective.
_NO_SUBJECT = frozenset(
    "a an the his her its their this that these those of by with has have had was were is are be been "
    "being to and".split()
)
_NOUNS = frozenset("plan plans planning path track effort efforts goal hopes aims".split())
# Participles that are as their base forms, and openers of a clause of its own.
_UNCHANGED = frozenset("come become run put set cut hit let shut cost hurt read spread beat bid".split())
_NEW = ("and", "but", "if", "when", "which", "who", "because", "although", "while", "so", "we", "they", "he")
_ADVERBS = frozenset("already now also just since been recently not then".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a verb told as done that the source has only as to come."""
    if not case.tells or case.kind == "unanswered" or case.line or not case.passage.sentences:
        return
    reading = case.reading
    for i in reading.content:
        if reading.quoted[i] or i in case.frame or not (_done(reading, i) or _past(reading, i)):
            continue
        places = [
            (source, k)
            for source in case.alignment.sources
            for k, word in enumerate(source.words)
            if word.stem == reading.words[i].stem
        ]
        # A verb of another event ("the call will be held") says nothing of this one.
        near = [(source, k) for source, k in places if _of_this(case, source, k)]
        if not near:
            continue
        coming = [_coming(source, k) for source, k in places]
        if not all(coming) and len(places) <= _FEW:
            coming = [word or _hanging(source, k) for word, (source, k) in zip(coming, places, strict=True)]
        if all(coming) and (_done(reading, i) or _finite(case, i)):
            yield case.finding(
                RULE,
                "error",
                f"its source says “{coming[0]}”: this is still to come",
                at=case.words(max(0, i - 1), i + 1),
            )
            return


def _of_this(case: Case, source: Reading, verb: int) -> bool:
    """Say whether the clause of the source's verb has another word of substance that the draft has."""
    clause = source.clause_of[verb]
    first, last = source.clauses[clause]
    # A stammer or a list cuts the clause: "evaluated by some talented, experienced, an experienced team".
    if clause + 1 < len(source.clauses) and not source.words[last].norm.startswith(_NEW):
        last = source.clauses[clause + 1][1]
    stems = {source.words[k].stem for k in range(first, last) if source.is_content(k)}
    return len(stems & case.alignment.all_stems) >= _SHARED


def _done(reading: Reading, i: int) -> bool:
    """Say whether word ``i`` is a participle in the perfect or in a past passive."""
    norm = reading.words[i].norm
    if not (norm.endswith("ed") or norm in lexicon.irregular() or norm in _UNCHANGED):
        return False
    k = i - 1
    while k >= 0 and (reading.words[k].norm in _ADVERBS or reading.words[k].norm.endswith("ly")):
        if reading.words[k].norm == "not":
            return False
        k -= 1
    if k < 0 or reading.words[k].norm not in _PERFECT | _PAST_BE:
        return False
    # "Would have named", "will have": not done either.
    return not any(
        reading.words[j].norm in _TO_COME and not reading.is_namesake(j) for j in range(max(0, k - 3), k)
    )


def _past(reading: Reading, i: int) -> bool:
    """Say whether word ``i`` may be a verb in the simple past."""
    norm = reading.words[i].norm
    if reading.words[i].capital or not (norm.endswith("ed") or lexicon.irregular().get(norm, norm) != norm):
        return False
    return i > 0 and not reading.marked(i) and reading.words[i - 1].norm not in _NO_SUBJECT


def _finite(case: Case, i: int) -> bool:
    """Say whether the parse has word ``i`` as the past tense of a verb with a subject."""
    tree = parse([case.text])[0]
    start = case.reading.words[i].start
    return any(
        at == start and tree.tag[k] == "VBD" and bool(tree.kids(k, "nsubj"))
        for k, at in enumerate(tree.starts)
    )


def _hanging(reading: Reading, verb: int) -> str:
    """Return the word on which the source's verb hangs, by the parse, if it is not told as done."""
    tree = parse([reading.text])[0]
    start = reading.words[verb].start
    for k, at in enumerate(tree.starts):
        if at == start and tree.tag[k].startswith("VB"):
            # What has a modal verb of its own is judged by its words: "he said that he would".
            found = irrealis(tree, k) if not tree.kids(k, "aux") else None
            return found[1] if found else ""
    return ""


def _coming(reading: Reading, verb: int) -> str:
    """Return the words that put a source's verb into the future; empty if nothing does."""
    if verb and reading.words[verb - 1].norm == "to":
        # "We expect the chair of the council to open it": what somebody is to do.
        for k in range(verb - 2, max(-1, verb - 2 - _SKIP), -1):
            if reading.marked(k + 1):
                break
            if reading.words[k].norm in _DIRECTS:
                return "" if k and reading.words[k - 1].norm == "i" else reading.words[k].text
    for k in range(verb - 1, max(-1, verb - 1 - _SKIP), -1):
        word = reading.words[k]
        if word.norm in _NOUNS and not any(w.norm == "to" for w in reading.words[k + 1 : verb]):
            return ""  # "The plan provided", "the path became clear": what acts
        if word.norm in _TO_COME:
            # "I want to begin by thanking you": said of the speaking.
            opening = k and reading.words[k - 1].norm == "i" and word.norm in ("want", "will", "would")
            return "" if opening else word.text
        if word.norm not in _BETWEEN and not word.norm.endswith("ly"):
            return ""
    return ""
