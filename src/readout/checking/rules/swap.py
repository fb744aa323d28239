"""Swap: who does and to whom it is done stand as in the source.

Authority: the design's guarantee that a sentence keeps what it reports. Without a parse: English sets the actor
before its verb and the target behind it, so a name that the draft sets before a verb and the source only
behind the same verb, or the other way round, has changed sides, unless one of the two is in the passive.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "swap"
_BE = frozenset("is are was were be been being am get got gets".split())
_PASSIVE = frozenset(("by",))
_OWN = frozenset("we i our us my".split())
# Words between the actor and its verb.
_NEAR = 4
_REACH = 8
_AUXILIARY = frozenset(
    "will would has have had is are was were do does did can could should must may might not also to be been "
    "never now still already only just really strongly fully recently immediately both all".split()
)
_MUTUAL = frozenset("and or with between together both each other".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where actor and target of a verb have changed sides."""
    if not case.tells or not case.passage.sentences or case.kind in ("unanswered", "quote"):
        return
    reading = case.reading
    for i in reading.content:
        word = reading.words[i]
        if reading.quoted[i] or word.capital or not _verb(reading, i) or _says(case, i):
            continue
        actor, target = _actor(reading, i), _target(reading, i)
        if actor is None or target is None:
            continue
        if {reading.words[actor].stem, reading.words[target].stem} & _parties(
            case, i, reading, actor, target
        ):
            yield case.finding(
                RULE,
                "error",
                f"in the source “{reading.words[actor].text}” and “{reading.words[target].text}” stand on the "  # noqa: E501
                f"other sides of “{word.text}”",
                at=case.words(min(actor, i), max(target, i) + 1),
            )
            return


def _says(case: Case, i: int) -> bool:
    """Say whether a word of the frame only attributes: what it governs is a clause, not a party."""
    words = case.reading.words
    if i not in case.frame:
        return False
    ends = i + 1 >= len(words) or case.reading.marked(i + 1)
    return ends or words[i + 1].norm == "that" or words[i].norm in ("said", "says")


def _verb(reading: Reading, i: int) -> bool:
    """Say whether a word can be the verb of a clause: something stands before it, and no article."""
    before = reading.words[i - 1].norm if i else ""
    return bool(i) and before not in (
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "by",
    )


def _party(reading: Reading, i: int) -> bool:
    word = reading.words[i]
    bodies = lexicon.house("speakers") | lexicon.house("institutions")
    return (
        (word.capital and word.norm not in lexicon.house("function_words"))
        or word.norm in bodies
        or word.norm.removesuffix("s") in bodies
    )


def _actor(reading: Reading, verb: int) -> int | None:
    """Return the last party before a verb, nothing but auxiliaries between; the clause holds no "by"."""
    for i in range(verb - 1, max(-1, verb - 1 - _NEAR), -1):
        if reading.marked(i + 1) or reading.quoted[i]:
            return None
        if _party(reading, i):
            joined = any(
                w.norm in ("and", "or", "with", "of", "for", "in", "from")
                for w in reading.words[max(0, i - 3) : i]
            )
            return None if joined else i
        if reading.words[i].norm not in _AUXILIARY:
            return None
    return None


def _target(reading: Reading, verb: int) -> int | None:
    """Return the first party behind a verb in its clause."""
    if any(w.norm in _PASSIVE for w in reading.words[verb : verb + 3]):
        return None
    if reading.words[verb - 1].norm in _BE and reading.words[verb].norm.endswith(("ed", "en", "wn", "ght")):
        return None
    for i in range(verb + 1, min(len(reading.words), verb + _REACH)):
        if reading.marked(i) or reading.quoted[i] or reading.words[i].norm in _MUTUAL:
            return None
        if _party(reading, i):
            return i
    return None


def _parties(case: Case, verb: int, draft: Reading, actor: int, target: int) -> set[str]:
    """Return the stems of the two parties if each source clause with the verb has them on the other sides."""
    stem = draft.words[verb].stem
    one, other = _forms(draft, actor), _forms(draft, target)
    if one & other:
        return set()
    turned = False
    for s, source in enumerate(case.alignment.sources):
        told = {p.clause for places in case.alignment.told.values() for p in places if p.sentence == s}
        for i, word in enumerate(source.words):
            if word.stem != stem or word.capital or (source.clause_of[i] not in told and len(told) > 0):
                continue
            before, behind = _sides(source, i, case)
            if one & before or other & behind or _passive(source, i):
                return set()
            if (one & behind and (other & before or _OWN & before)) or (
                other & before and not one & (before | behind) and _OWN & behind
            ):
                turned = True
            else:
                return set()
    return {draft.words[actor].stem, draft.words[target].stem} if turned else set()


def _passive(source: Reading, i: int) -> bool:
    return any(w.norm in _PASSIVE for w in source.words[i : i + 5]) or (
        i > 0 and source.words[i - 1].norm in _BE and source.words[i].norm.endswith(("ed", "en"))
    )


def _sides(source: Reading, i: int, case: Case) -> tuple[set[str], set[str]]:
    """Return the words before and behind word ``i`` in its clause and the ones next to it."""
    first, last = source.clauses[source.clause_of[i]]
    before = {n for w in source.words[max(0, first - 3) : i] for n in _norms(w.norm)}
    behind = {n for w in source.words[i + 1 : min(len(source.words), last)] for n in _norms(w.norm)}
    return before, behind


def _forms(reading: Reading, i: int) -> set[str]:
    return _norms(reading.words[i].norm)


def _norms(norm: str) -> set[str]:
    return {norm} | set(lexicon.peoples().get(norm, ()))
