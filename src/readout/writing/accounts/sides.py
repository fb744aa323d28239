"""Whether two texts are accounts of one event by its two parties: a read-out each of one call or meeting.

Such accounts agree in more than their date: each names whoever acts in the other's first sentence. "The
leader spoke with Queen Ada" told by two neighbours of hers is two calls, and neither text names the other's
leader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.language.sentences import sentence_spans
from readout.records import Transcript
from readout.writing.choosing.subjects import names
from readout.writing.lexicon import words
from readout.writing.sentence.vocatives import TELLERS
from readout.writing.style.attribute import institution
from readout.writing.telling.options import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Days between the dates of two accounts of one event (time zones, and a day to publish).
_DAYS = 2
#: Words of names that the openings of both accounts share.
_SHARED_NAMES = 2
#: Words of a text in which it says who met whom.
_OPENING = 60


@lru_cache(maxsize=1)
def lists() -> dict[str, dict[str, str | list[str]]]:
    """Return the word lists of read-outs (``data/accounts.toml``)."""
    found = resources.files("readout.writing").joinpath("data/accounts.toml").read_text("utf-8")
    return tomllib.loads(found)


@lru_cache(maxsize=32)
def listed(table: str, name: str) -> frozenset[str]:
    """Return the list ``name`` of a table of :func:`lists`."""
    found = lists()[table][name]
    return frozenset(found.split() if isinstance(found, str) else found)


@lru_cache(maxsize=1)
def _rows() -> dict[str, str]:
    rows = (row.split() for table in ("verbs", "words") for row in lists()[table]["same"])
    return {word: row[0] for row in rows for word in row}


def one_word(token: Token) -> str:
    """Return what stands for a word in comparing: its lemma, or the first word of its row."""
    lemma = token.lemma_.lower().strip(".")
    return _rows().get(lemma, lemma)


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose two accounts are, in the order of the transcripts, as a heading says it; whether these are states."""  # noqa: E501

    names: tuple[str, str]
    states: bool


def sides(sources: Sequence[Transcript]) -> Sides | None:
    """Return whose accounts of one event two texts are, as a heading says it; ``None`` if they are no such.

    Both must be issued by a named body (a joint text is nobody's own account), by different ones, within two
    days of one another; names are shared by the titles and first sentences; and each names who acts in the
    other.
    """
    if len(sources) != 2 or not all(_is_issued(s) for s in sources):
        return None
    one, other = sources
    if not one.date or not other.date or _days_apart(one.date, other.date) > _DAYS:
        return None
    issuers = [_issuer(s) for s in sources]
    if not all(issuers) or issuers[0].lower() == issuers[1].lower():
        return None
    openings = [_opening(s) for s in sources]
    if len(_name_words(openings[0]) & _name_words(openings[1])) < _SHARED_NAMES:
        return None
    if not all(_actors(s) <= _lower_words(o) for s, o in zip(sources, reversed(openings), strict=True)):
        return None
    states = [_state(s) for s in sources]
    if all(states) and states[0] != states[1]:
        return Sides((_with_article(states[0]), _with_article(states[1])), True)
    return Sides((institution(issuers[0]), institution(issuers[1])), False)


def _is_issued(source: Transcript) -> bool:
    told = [t for t in source.turns if t.speaker.kind in TELLERS]
    return bool(told) and all(t.speaker.kind == "issuer" for t in told)


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _issuer(source: Transcript) -> str:
    """Return the body that issued a text; "" for a joint one."""
    return next(t.speaker.name for t in source.turns if t.speaker.kind == "issuer") or ""


def _state(source: Transcript) -> str:
    """Return the state whose account a text is: the issuer's side, else what an office's name ends with."""
    named = _OF_A_STATE.search(_issuer(source))
    known = next(t.speaker.side for t in source.turns if t.speaker.kind == "issuer")
    return known or (named["state"] if named else "")


#: "Ministry of Foreign Affairs of Orvania", "Prime Minister of Orvania"; "Ministry of Defence" names no
#: state.
_OF_A_STATE = re.compile(
    r"^(?:(?:Ministry|Department|Office) of .+|Government|Embassy|Presidency|Prime Minister|President)"
    r" of (?:the )?(?P<state>[A-Z][\w’-]*(?: [A-Z][\w’-]*)*)$"
)


def _with_article(state: str) -> str:
    """Return a state's name as it stands in a sentence: "the United States"."""
    return f"the {state}" if _ARTICLE.search(state) and not state.lower().startswith("the ") else state


_ARTICLE = re.compile(
    r"\b(?:States|Kingdom|Union|Nations|Republic|Emirates|Netherlands|Philippines|Islands)$"
)


def _opening(source: Transcript) -> str:
    body = next((t for t in source.turns if t.speaker.kind == "issuer"), None)
    text = source.document.text[body.start : body.end] if body else ""
    return f"{source.title or ''}. {' '.join(text.split()[:_OPENING])}"


def _lower_words(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"[’']s?$", "", w.lower()) for w in re.findall(r"[\w’'-]+", text))


def _name_words(text: str) -> frozenset[str]:
    """Return the words of the names in a text in lower case, offices and articles left out."""
    found = _lower_words(" ".join(names(f". {text}")))
    return frozenset(w for w in found if len(w) > 2) - _OFFICES


_OFFICES = words("titles") | frozenset(
    "the of and for prime vice foreign deputy state affairs ministry department office house white government "  # noqa: E501
    "call meeting readout read-out statement joint press spokesperson united north south".split()
)


def _actors(source: Transcript) -> frozenset[str]:
    """Return what must be said of the first sentence's subject elsewhere: its surname, or the bare office.

    Nothing is asked of a subject that is both parties ("the two ministers").
    """
    turn = next(t for t in source.turns if t.speaker.kind == "issuer")
    text = source.document.text
    first = next(iter(sentence_spans(text, turn.start, turn.end)), None)
    if first is None:
        return frozenset()
    doc = parse([" ".join(first.of(text).split())])[0]
    subj = subject(next(t for t in doc if t.head.i == t.i))
    if subj is None or subj.tag_ in {"NNS", "PRP"} or any(c.dep_ == "conj" for c in subj.children):
        return frozenset()
    own = [subj, *(c for c in subj.children if c.dep_ in {"flat", "compound"})]
    own += [g for c in own[1:] for g in c.children if c.dep_ == "flat" and g.dep_ == "flat"]
    named = [t for t in own if t.tag_ == "NNP" and t.lower_ not in _OFFICES and len(t.text.strip(".")) > 1]
    if not named:
        return frozenset({subj.lower_, *(c.lower_ for c in subj.children if c.dep_ == "amod")}) & _OFFICES
    # "MOTEGI Toshimitsu": the surname stands in capitals wherever it is.
    return frozenset({next((t for t in named if t.text.isupper() and len(t) > 2), named[-1]).lower_})


_TITLED = re.compile(
    rf"\b(?:{'|'.join(sorted(t.capitalize() for t in words('titles') if t not in {'woman', 'man', 'lady'}))}) "  # noqa: E501
    r"((?:[A-ZÀ-Þ][\w.’'-]+ ?)+)"
)


def who_met(sources: Sequence[Transcript]) -> frozenset[str]:
    """Return the words of the names of those whom the openings of both accounts name with an office, in lower case."""  # noqa: E501
    found = (m.group(1) for s in sources for m in _TITLED.finditer(_opening(s)))
    return frozenset(re.sub(r"[’']s?$", "", w.lower()) for name in found for w in name.split()) - _OFFICES
