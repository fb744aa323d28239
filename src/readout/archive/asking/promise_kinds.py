"""Which commitments are promises worth keeping in the record, and of what kind: told by the words of the sentence alone.

The acts of statements say where somebody binds himself grammatically (a first person or an agent with "will", "pledges
to", "is committed to"). Most such clauses at a podium bind nobody: "I'll take two more", "we'll see", "he will highlight".
The lists that tell them apart are ``data/promises.toml``. What is doubtful is left out: the list is for precision.
"""  # noqa: E501

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

PromiseKind = Literal["pledge", "standing", "engagement"]

_WORD = re.compile(r"[\w$€£%-]+(?:[’'.,]\w+)*")
_BREAK = re.compile(r"[.;:!?—–()\[\]]|,(?!\d)|\s-\s")
_STOP = re.compile(r"[.;:!?—–\[\]]\s|[.;:!?—–]$|\s-\s|$")
_CONTRACTED = re.compile(r"^.*[’'](?:ll|re|m|s|ve|d)$")
_LASTING = re.compile(r"^(?:commit(?:ted|ments?)|determined|dedicated|ready|prepared|resolved)$", re.I)
_RHETORIC = re.compile(r"^(?:promis|guarantee|swear|swore|assur|vow)", re.I)
_STATE = re.compile(r"^(?:determined|dedicated|ready|prepared|willing)$")
_IS = re.compile(r"\b(?:am|is|are|stands?|remains?)\b|[’'](?:m|re|s)\b", re.I)
_WOULD = re.compile(r"\bwould\b|[’']d\b", re.I)
_OWNED = re.compile(r"^(?:have|has|had)\b.*\b(?:commitment|pledge|promise)s?$", re.I | re.S)
_NOT = re.compile(r"\b(?:not|never|no|nobody|den(?:y|ies|ied))\b|n[’']t\b", re.I)
_I = re.compile(r"\W*(?:we|i)\b", re.I)
_ONE = re.compile(r"\b(?:we|i|he|she|they|it)\b", re.I)
_HAS = re.compile(r"(?:have|has|had) (?:a|an|the|no|some|more|our|your|his|her|its|their)\b", re.I)
_MAKING = re.compile(r"\bmaking sure(?: that)?\s*$", re.I)
_NOW = re.compile(r"\bnow\b", re.I)
_AIM = re.compile(r"^(?:plan|inten|ready|prepared)")
_THAT = re.compile(
    r"\s+(?:to\s+)?(?:do|doing|deal with|dealing with)\s+(?:all\s+of\s+)?(?:that|this|it|so)\b", re.I
)
_SAID = re.compile(
    r"\b(?!(?:i|we)\b)[\w’']+ (?:(?:did|does|to|has|had|have) )?(?:say|says|said)(?: that)?\s*$", re.I
)
_WHEN = re.compile(r"\b(?:when|whenever|if|as long as) (?:we|you|people|all of us)\b[^.;:?!]*,\s*$", re.I)
_ONCE = re.compile(r"\s+(?:that\s+)?(?:i|we|he|she|they)\s+(?:was|were|would)\b", re.I)
_AIMED = re.compile(r"\b(?:efforts?|work|plans?|steps|measures|ways?|programs?) to \w+\b[^.;:]*$", re.I)
_FUTURE = re.compile(r"\b(?:will|shall|would|going to|could|might|should)\b|[’'](?:ll|d)\b", re.I)
_INVERTED = re.compile(r"\b(?:(?:or|nor) (?:are|am|is|will|do|shall) (?:we|i)|there)\b[^,.;:]*$", re.I)
_BROKEN = re.compile(r"^[^.;:!?—–]*(?:—|–|-\s?-)\W*$")
_NEAR = 12  # words between who commits and the verb, at most
_FAR = 20  # words within which harm is told
_PRONOUNS = frozenset("we i he she they it".split())


@dataclass(frozen=True, slots=True)
class _Lists:
    words: dict[str, frozenset[str]]
    explicit: re.Pattern[str]
    later: re.Pattern[str]
    likely: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.words[name]


#: "He will always act in the nation's interest" is what one is like; so near by, in characters.
_ALWAYS, _BESIDE = re.compile(r"\balways\b", re.I), 8


def promise_kind(sentence: str, actor: int | None, start: int, end: int) -> PromiseKind | None:
    """Return of what kind a commitment is, or ``None`` where it is none that a reader could hold anybody to.

    Args:
        sentence: the words of the statement.
        actor: where in it the actor's words start, if it names one.
        start: where the words that show the act start ("will reopen", "is committed to").
        end: where they end.

    Returns:
        "pledge" for what will be done; "standing" for what goes on ("will continue to", "remain committed");
        "engagement" for what a diary holds ("will attend").
    """
    lists = _lists()
    opening = sentence[: start if actor is None else min(actor, start)]
    subject = sentence[len(opening) : start]
    # "We have said that the trucks we will send are new": the nearest is who does it.
    if nearer := [
        m.start() for m in _ONE.finditer(subject) if m.start() and not subject[m.end() :].strip(" ’'")
    ]:
        opening, subject = opening + subject[: nearer[-1]], subject[nearer[-1] :]
    if sentence.rstrip(" ”\"'’)").endswith("?") or _quotes(sentence, start) or _hangs(opening, subject):
        return None
    if _WOULD.search(sentence, start, end):
        return None  # what somebody said once that he would do
    if _INVERTED.search(opening + subject) or _BROKEN.match(sentence[end:]):
        return None  # "nor are we going to"; "there will continue to be"; a sentence that breaks off
    if _MAKING.search(opening) or _ALWAYS.search(sentence, max(0, start - _BESIDE), end + _BESIDE):
        return None
    if _SAID.search(opening) and _I.match(subject):
        return None  # "he said we will": another's "we"
    if not _I.match(subject) and any(
        w.lower() in lists["harm"] for w in _WORD.findall(sentence[start:])[:_FAR]
    ):
        return None
    if explicit := _lists().explicit.search(sentence, start, end):
        if explicit.group() == "committed" and len(_WORD.findall(subject)) > _NEAR:
            return None  # "experts and others committed to": theirs who stand before it, not the subject's
        return _explicit(sentence, start, explicit)
    shown = list(_WORD.finditer(sentence, start, end))
    if len(shown) == 1 and not _sure(sentence, shown[0]):
        return None
    if len(shown) == 1 and _AIMED.search(sentence, 0, start):
        return None  # "efforts to build roads and cut costs": of one row with what is only aimed at
    verbs = [word.start() for word in shown if word.group().lower() not in lists["particle"]]
    verb, rest, lasting = _head(sentence[verbs[-1] if verbs else start :], lists)
    if _is_something(sentence[start:], rest):
        return None
    lasting = lasting or any(word.group().lower() in lists["standing"] for word in shown)
    if not verb or verb & (lists["podium"] | lists["speech"] | lists["inner"]):
        return None
    clause = rest[: _STOP.search(rest).start()]  # type: ignore[union-attr]
    following = [w.lower() for w in _WORD.findall(clause)]
    if verb & lists["podium_alone"] and (not following or following[0] in lists["alone"]):
        return None
    if "do" in verb and (re.match(r"\s+[A-Z]", rest) or set(following[:6]) & lists["turns"]):
        return None  # "we'll do Patsy": she may ask
    if verb & {"make", "keep"} and {"short", "brief", "quick"} & set(following[:4]):
        return None
    if following[:2] == ["for", "example"] or following[:2] == ["on", "what"]:
        return None
    if ("set" in verb or "lay" in verb) and following[:1] == ["out"]:
        return None
    if "raise" in verb and set(following[:4]) & lists["matters"]:
        return None
    if _I.match(subject) and _NOW.search(sentence[start : len(sentence) - len(rest)]):
        return None  # "we will now turn to": it is being done
    if verb & {"make", "use"} and ("clear" in following[:7] or set(following[:5]) & lists["speech"]):
        return None  # to say a thing with more weight
    if verb & {"give", "provide", "offer"} and set(following[:9]) & lists["talk"]:
        return None
    if set(following[:3]) & lists["courtesy"]:
        return None
    if following[:1] in (["you"], ["your"]) or ("you" in following[:6] and verb & {"make", "do"}):
        return None
    if _THAT.match(f" {'do' if 'do' in verb else ''} {clause}") or set(following[:5]) & lists["talk"]:
        return None
    told = [w for w in following if w not in lists["empty"]]
    if len(told) < (3 if "do" in verb or following[:1] in (["it"], ["that"], ["this"], ["so"]) else 2):
        return None
    if verb & lists["engagement"] or set(following[:5]) & lists["diary"]:
        return "engagement"
    return "standing" if lasting else "pledge"


def _sure(sentence: str, word: re.Match[str]) -> bool:
    """Say whether a verb that stands alone ("will build roads and cut costs") is of what will be done."""
    before = [found.group().lower() for found in _FUTURE.finditer(sentence, 0, word.start())]
    low = word.group().lower()
    if before and before[-1] not in ("will", "shall", "going to", "’ll", "'ll"):
        return False  # "would seek to change that and deal with"
    if re.search(r"\bto\W+$", sentence[: word.start()]):
        return False  # "will do all that we can to stand up to that"
    return not low.endswith(("ing", "ed")) or low in _lists()["bases"]


def _is_something(words: str, rest: str) -> bool:
    """Say whether a verb after "be" is none: "will be consistent"; or one that is done to the subject: "will be built"."""  # noqa: E501
    head = words[: len(words) - len(rest)].split()
    leading = [w.lower() for w in head[:-1]]
    return "be" in leading and not head[-1].lower().endswith("ing")


def can_promise(actor: str) -> bool:
    """Say whether a name is of one who can bind himself: "The Act" cannot, and "any country" is nobody."""
    lists = _lists()
    words = [w.lower() for w in _WORD.findall(actor)]
    return (
        bool(words)
        and actor[:1].isalpha()
        and ":" not in actor  # a heading ran into it
        and words[0] not in lists["nobody"]
        and words[-1] not in lists["no_agents"]
        and words[0] not in lists["opening"]
        and not lists["this_time"] & set(words)
        and not words[-1].endswith(("’s", "'s"))  # the noun that it belongs to is lost
    )


def says_so(sentence: str, start: int, end: int) -> bool:
    """Say whether the words name the promising ("pledged to"): a day beside them may be the pledge's."""
    return bool(_lists().explicit.search(sentence, start, end))


def content(sentence: str, start: int) -> frozenset[str]:
    """Return the words that tell what is promised, by which the same promise is known again."""
    rest = sentence[start:]
    clause = rest[: _STOP.search(rest).start()]  # type: ignore[union-attr]
    lists = _lists()
    empty = lists["empty"] | lists["standing"] | lists["helpers"]
    words = (w.lower() for w in _WORD.findall(clause))
    return frozenset(
        w for w in words if w not in empty and not _lists().explicit.fullmatch(w) and not w.endswith("ly")
    )


def likely_follow_ups() -> tuple[str, ...]:
    """Return the words of which a passage has one where a reporter is told that an answer will come."""
    return _lists().likely


def follow_ups(passage: str) -> list[tuple[int, int]]:
    """Return the sentences of a passage that tell a reporter that an answer will come, as offsets in it."""
    if not _lists().later.search(passage):
        return []
    from readout.language import sentence_spans

    spans = [(s.start, s.end) for s in sentence_spans(passage, 0, len(passage))]
    return [(start, end) for start, end in spans if _promises_answer(passage[start:end])]


def _promises_answer(sentence: str) -> bool:
    found = _lists().later.search(sentence)
    if found is None or sentence.rstrip().endswith("?"):
        return False
    return not _hangs(sentence[: found.start()], "")


def _explicit(sentence: str, start: int, word: re.Match[str]) -> PromiseKind | None:
    """Return the kind of what is promised in so many words."""
    lists, shown, rest = _lists(), word.group().lower(), sentence[word.end() :]
    following = [w.lower() for w in _WORD.findall(rest)[:3]]
    if _RHETORIC.match(shown) and (shown.endswith("ing") or following[:1] not in (["to"], ["that"], ["$"])):
        return None  # "I promise you" adds weight to a claim
    if shown in ("undertaking", "undertaken") or _OWNED.match(sentence[start : word.end()]):
        return None
    if _STATE.match(shown) and re.search(r"\b(?:better|best|well)\W+$", sentence[: word.start()], re.I):
        return None  # "is better prepared": no more than a state
    if _STATE.match(shown) and not _IS.search(sentence[max(0, start - 4) : word.start()]):
        return None  # "to be better prepared"
    if {w.lower() for w in _WORD.findall(sentence)} & lists["past"] or _THAT.match(rest) or _ONCE.match(rest):
        return None
    if len(content(sentence, word.end())) < 2:
        return None
    verb, _, _ = _head(rest, lists)
    if _AIM.match(shown) and verb & (lists["podium"] | lists["speech"] | lists["inner"]):
        return None
    if _AIM.match(shown) and verb & lists["engagement"]:
        return "engagement"
    lasting = _LASTING.match(shown) or re.search(
        r"\b(?:remain|stand|continue)", sentence[start : word.start()]
    )
    return "standing" if lasting else "pledge"


def _head(words: str, lists: _Lists) -> tuple[frozenset[str], str, bool]:
    """Return the base forms of the verb that is promised, what follows it, and whether it goes on."""
    lasting = False
    for found in _WORD.finditer(words):
        word = found.group().lower()
        if _HAS.match(words, found.start()):
            return _bases(word), words[found.end() :], lasting
        if (
            word in lists["helpers"]
            or word.endswith("ly")
            or _CONTRACTED.match(word)
            or word in {"ll", "re", "s"}
        ):
            continue
        follows = words[found.end() :].lstrip().lower()
        leads = follows.startswith("to ") or bool(re.match(r"\w+ing\b", follows))
        if leads and (word in lists["standing"] or word in lists["through"]):
            lasting = lasting or word in lists["standing"]
            continue
        return _bases(word), words[found.end() :], lasting
    return frozenset(), "", lasting


def _bases(word: str) -> frozenset[str]:
    """Return the base forms that a form may have: "hosting" is of "host" or "hoste", "running" of "run"."""
    if not word.endswith("ing") or len(word) < 5:
        return frozenset((word,))
    stem = word[:-3]
    return frozenset((stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem))


def _hangs(opening: str, subject: str) -> bool:
    """Say whether a clause is a condition, a relative, a question or a comparison, by the words before it."""
    lists = _lists()
    if _WHEN.search(opening) and _I.match(subject):
        return True  # "when we work together, we will": what holds of all times
    lead = _BREAK.split(opening)[-1]
    words = [w.lower() for w in _WORD.findall(lead)]
    for n, word in enumerate(words):
        if word in lists["subordinate"]:
            return True
        if word == "that" and n and words[n - 1] not in lists["reports"]:
            return True
    if words[:1] == ["that"] and _NOT.search(opening):
        return True  # "it is not so that we will leave, that we intend to"
    if not words or words[-1] in lists["before_pronoun"]:
        return False
    # Nothing but a noun stands before the subject: "the things we will do", "steps the minister has pledged"
    pronoun = next(iter(_WORD.findall(subject.lower())), "")
    if re.split(r"[’']", pronoun)[0] in _PRONOUNS:
        return True
    return len(words) > 1 and words[0] not in lists["opening"]


def _quotes(sentence: str, start: int) -> bool:
    """Say whether another speaks: a quotation opened within the sentence, or one ends that opened before."""
    before = sentence[:start].strip()
    inside = before[1:]
    odd = inside.count('"') % 2 == 1 and before[:1] != '"'
    return inside.count("“") > inside.count("”") or odd or sentence.count("”") > sentence.count("“")


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    data = tomllib.loads(resources.files("readout.archive").joinpath("data/promises.toml").read_text("utf-8"))
    words = {name: frozenset(value.split()) for name, value in data.items() if isinstance(value, str)}
    later = rf"\b(?:{'|'.join(data['later_who'])})\s+(?:[\w’']+\s+){{0,4}}?(?:{'|'.join(data['later_what'])})"
    explicit = re.compile(rf"\b(?:{'|'.join(data['explicit'].split())})\b", re.I)
    return _Lists(words, explicit, re.compile(later, re.I), tuple(data["later_likely"]))
