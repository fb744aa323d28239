"""Swap: who does and to whom it is done stand as in the source.

Authority: the design's guarantee that a sentence keeps what it reports. Without a parse: English sets the
actor before its verb and the target behind it. Where the draft's words before a verb stand in the source
only behind the same verb, and the words behind it only before, the two have changed sides, unless one of
the two clauses is passive; where one is and they stand as before, likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.checking import lexicon, speakers
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.checking.words import stem
from readout.records import Finding

RULE = "swap"
_BE = frozenset("is are was were be been being get got gets".split())
# A speaker's own words for itself and its side.
_OWN = frozenset("we i our us my".split())
# So far from its verb a party may stand.
_BEFORE, _BEHIND = 6, 8
# What both do to one another, with all that shares a stem with these.
_MUTUAL = frozenset("meet join share marry discuss speak talk agree cooperate partner equal resemble".split())
# What has no target, in its forms: its equivalents may have one ("go", but "visit").
_TARGETLESS = frozenset(
    "include includes included including mean means meant meaning become becomes became becoming be "
    "is are was  were been being have has had having remain remains remained remaining say says said "
    "saying do does did done  doing can get gets got getting go goes went gone going will would shall "
    "should may might must could think  thinks thought thinking".split()
)
_DETERMINERS = frozenset("the a an his her its their this these those no some any every".split())
_NO_VERB_AFTER = _DETERMINERS | {"of", "by"}
_TWO = frozenset("with between together both each other".split())
_JOINING = frozenset(("and", "or"))
# Behind these begins another clause, or a phrase that is no party: "the talks in Paris".
_STOPS = frozenset("that which who whom whereby where to".split())
_PLACING = frozenset(
    "in on at for as into during since about over under among through near from after before".split()
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words before and behind a verb, as norms with the forms of a country's name; and who is put last by "by"."""  # noqa: E501

    before: frozenset[str]
    behind: frozenset[str]
    passive: bool


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where actor and target of a verb have changed sides."""
    if not case.tells or not case.passage.sentences or case.kind in ("unanswered", "quote"):
        return
    reading = case.reading
    frame = attributing(case)
    for i in range(1, len(reading.words) - 1):
        if reading.quoted[i] or i in frame or not _placed(reading, i):
            continue
        own = _sides(reading, i, frame)
        if own is None or not own.before or not own.behind:
            continue
        # The table of verbs is big: it is only read where there is something to say.
        if _turned(case, i, own) and verb(reading, i):
            actor = _party(reading, i, own.before, -1)
            target = _party(reading, i, own.behind, 1)
            yield case.finding(
                RULE,
                "error",
                f"in the source “{reading.words[actor].text}” and “{reading.words[target].text}” stand on the "  # noqa: E501
                f"other sides of “{reading.words[i].text}”",
                at=case.words(min(actor, i), max(target, i) + 1),
            )
            return


def attributing(case: Case) -> frozenset[int]:
    """Return the words that only attribute: a verb of saying with a target ("warned Norland") is an act like others."""  # noqa: E501
    found: set[int] = set()
    words = case.reading.words
    # "Said on Monday", but not "called on the council".
    dated = {d.first - 1 for d in case.reading.dates}
    for a in case.attributions:
        ends = a.last >= len(words) or case.reading.marked(a.last) or case.reading.quoted[a.last]
        if ends or a.verb in ("said", "says") or words[a.last].norm == "that" or a.last in dated:
            found.update(range(a.first, a.last))
    return frozenset(found)


@lru_cache(maxsize=4096)
def _can_be_verb(norm: str) -> bool:
    import lemminflect

    return "VERB" in lemminflect.getAllLemmas(norm)


def verb(reading: Reading, i: int) -> bool:
    """Say whether a word can be the verb of a clause with a target."""
    return _placed(reading, i) and _can_be_verb(reading.words[i].norm)


def _placed(reading: Reading, i: int) -> bool:
    """Say whether a word stands where a verb may, and is none without a target or with equal parties."""
    word = reading.words[i]
    if word.capital or reading.words[i - 1].norm in _NO_VERB_AFTER:
        return False
    return not mutual(word.norm, word.stem)


def mutual(norm: str, stem: str) -> bool:
    """Say whether a verb does the same to both its parties, or has no target."""
    return norm in _TARGETLESS or stem in _mutual_stems()


@lru_cache(maxsize=1)
def _mutual_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _MUTUAL)


def _sides(reading: Reading, i: int, frame: frozenset[int] = frozenset()) -> Sides | None:
    """Return the words of substance of the phrases before and behind word ``i`` in its clause; ``None`` if two act as one."""  # noqa: E501
    before: list[int] = []
    for k in range(i - 1, max(-1, i - 1 - _BEFORE), -1):
        if reading.clause_of[k] != reading.clause_of[i] or k in frame or reading.quoted[k]:
            break
        norm = reading.words[k].norm
        if norm in _TWO:
            return None
        if norm in _STOPS or (before and (norm in _PLACING or norm in _JOINING)):
            break
        if _names_something(reading, k):
            before.append(k)
    behind: list[int] = []
    passive = False
    for k in range(i + 1, min(len(reading.words), i + 1 + _BEHIND)):
        if reading.clause_of[k] != reading.clause_of[i] or k in frame or reading.quoted[k]:
            break
        norm = reading.words[k].norm
        if norm == "by" and _be_before(reading, i):
            passive, behind = True, []
            continue
        if norm in _TWO:
            return None
        if norm == "to" and k + 1 < len(reading.words) and _opens_phrase(reading, k + 1):
            # "Made it clear to Norland": a target too.
            behind = []
            continue
        # A determiner behind a noun begins another phrase: "this week", "a letter".
        if norm in _STOPS or norm in _PLACING or (behind and (norm in _JOINING or norm in _DETERMINERS)):
            break
        if _names_something(reading, k):
            behind.append(k)
    if _be_before(reading, i) and not passive and not reading.words[i].norm.endswith("ing"):
        return None
    return Sides(_forms(reading, before), _forms(reading, behind), passive)


def _opens_phrase(reading: Reading, k: int) -> bool:
    word = reading.words[k]
    return word.capital or word.norm in _DETERMINERS or word.norm in _OWN


def _be_before(reading: Reading, i: int) -> bool:
    """Say whether a form of "be" governs the word: nothing but adverbs between."""
    k = i - 1
    while k >= 0 and not reading.marked(k + 1):
        norm = reading.words[k].norm
        if norm in _BE:
            return True
        if not (norm.endswith("ly") or norm in ("not", "never", "also", "still", "already", "just", "now")):
            return False
        k -= 1
    return False


def _names_something(reading: Reading, k: int) -> bool:
    """Say whether a word may be a party: of substance or the speaker's own, no adverb, no figure."""
    word = reading.words[k]
    if word.norm in _OWN:
        return True
    return reading.is_content(k) and not word.norm.endswith("ly") and not word.norm[:1].isdigit()


def _forms(reading: Reading, places: list[int]) -> frozenset[str]:
    found = {reading.words[k].stem for k in places} | {
        n for k in places for n in _OWN & {reading.words[k].norm}
    }
    for k in places:
        found |= {f"={norm}" for norm in lexicon.peoples().get(reading.words[k].norm, ())}
    return frozenset(found)


def _party(reading: Reading, i: int, forms: frozenset[str], step: int) -> int:
    """Return the word nearest to word ``i`` on one side that is one of ``forms``."""
    k = i + step
    while 0 <= k < len(reading.words) and reading.words[k].stem not in forms:
        k += step
    return min(max(k, 0), len(reading.words) - 1)


def _turned(case: Case, at: int, own: Sides) -> bool:
    """Say whether each source clause with the verb has the parties on the other sides."""
    root = case.reading.words[at].stem
    ours = speaking(case)
    found = False
    for source in case.alignment.sources:
        for k, word in enumerate(source.words):
            if word.stem != root or word.capital or not 0 < k < len(source.words):
                continue
            theirs = _sides(source, k)
            if theirs is None or not theirs.before or not theirs.behind:
                return False
            before, behind = (
                (theirs.behind, theirs.before)
                if theirs.passive != own.passive
                else (theirs.before, theirs.behind)
            )
            if own.before & before or own.behind & behind:
                return False
            crossed = bool(own.before & behind), bool(own.behind & before)
            by_own = (own.behind & ours and before & _OWN), (own.before & ours and behind & _OWN)
            if (crossed[0] and (crossed[1] or by_own[0])) or (crossed[1] and by_own[1]):
                found = True
            else:
                return False
    return found


def speaking(case: Case) -> frozenset[str]:
    """Return the stems by which a draft may call the speaker and its side."""
    names = {
        w
        for t in case.passage.turns
        for part in (t.speaker.name, t.speaker.side)
        for w in speakers.plain(part or "")
    }
    return frozenset(
        stem(w) for w in {*names, "administration", "government", "u.s.", "us", "country", "official"}
    )
