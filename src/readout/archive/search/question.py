"""A question as its parts: words, phrases and names of states, each with its other forms and its weight."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from readout.archive.search.stems import stems
from readout.archive.vectors.static import words
from readout.errors import BadUsage
from readout.language.lexicon import states

#: A part is this frequent at most among the words of official transcripts, if others are rarer.
_TELLING = 2e-3
_LEAST_WEIGHT = 0.1
_PIECE = re.compile(r'"([^"]+)"|([^"]+)')
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OWNED = re.compile(r"['’]s$|['’]$")

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a passage may hold: one of ``forms``, each one or more words in lower case.

    ``weight`` is from 0.1 (a word of every passage) to 1 (a rare one); ``frequency`` is how many of the words of
    official transcripts it is. A ``phrase`` must be there. ``others`` are words that mean the same, and find it less
    surely. A part is ``named`` if it is a state, or stands with a capital amid other words.
    """  # noqa: E501

    forms: tuple[Form, ...]
    frequency: float
    phrase: bool = False
    others: tuple[Form, ...] = ()
    named: bool = False

    @property
    def weight(self) -> float:
        """Return the part's weight: the logarithm of how rare it is, over that of the rarest."""
        return max(_LEAST_WEIGHT, math.log(1 / (self.frequency + 2e-6)) / math.log(5e5))


def parts(query: str, *, synonyms: bool = False) -> tuple[Part, ...]:
    """Return the parts of a query; words that find nothing are left out where there are others.

    With ``synonyms``, words and pairs of words have those of ``data/synonyms.toml`` for their ``others``.

    Raises:
        BadUsage: there is no word in the query.
    """
    found: list[Part] = []
    for phrase, text in _PIECE.findall(query):
        if phrase:
            form = tuple(w.lower() for w in _WORD.findall(phrase))
            found += [_part((form,), phrase=True)] if form else []
        else:
            found += _of_text(_WORD.findall(text), synonyms)
    telling = [p for p in found if p.phrase or len(p.forms) > 1 or p.forms[0][0] not in _empty()]
    if not found:
        raise BadUsage("there is no word to look for", todo="give one or more words")
    return tuple(dict.fromkeys(telling or found))


def telling(asked: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts by which passages are to be found: the rarer ones, two at least where there are two."""  # noqa: E501
    rare = tuple(p for p in asked if p.phrase or p.frequency <= _TELLING)
    return rare if len(rare) > 1 else tuple(sorted(asked, key=lambda p: p.frequency)[:2])


def _of_text(found: list[str], synonyms: bool) -> list[Part]:
    made: list[Part] = []
    at = 0
    # In a heading every word has a capital, and it tells nothing.
    telling = sum(word[0].islower() for word in found) * 2 > len(found)
    while at < len(found):
        for length in (3, 2, 1):
            run = found[at : at + length]
            name = " ".join([*run[:-1], _OWNED.sub("", run[-1])])
            if len(run) != length:
                continue
            if forms := _names().get(name if name.isupper() else name.lower()):
                made.append(_part(forms, named=True))
                break
            if synonyms and length > 1 and (others := _synonyms().get(stems(name.lower()))):
                made.append(_part((tuple(name.lower().split()),), others=others))
                break
        else:
            length = 1
            word = _OWNED.sub("", found[at]).lower()
            others = _synonyms().get(stems(word), ()) if synonyms else ()
            made.append(_part(((word,),), others=others, named=telling and at > 0 and found[at][0].isupper()))
        at += length
    return made


def frequency(form: Form) -> float:
    """Return how many of the words of official transcripts a form is."""
    # Of several words together no count is kept; they are no more frequent than the rarest of them.
    return min(words().frequency(word) for word in form)


def _part(
    forms: tuple[Form, ...],
    *,
    phrase: bool = False,
    others: tuple[Form, ...] = (),
    named: bool = False,
) -> Part:
    return Part(forms, sum(map(frequency, forms)), phrase, others, named)


@lru_cache(maxsize=1)
def _synonyms() -> dict[tuple[str, ...], tuple[Form, ...]]:
    """Return, by the stems of a word or words, what means the same."""
    path = resources.files("readout.archive").joinpath("data/synonyms.toml")
    groups = str(tomllib.loads(path.read_text("utf-8"))["groups"])
    found: dict[tuple[str, ...], dict[Form, None]] = {}
    for line in groups.splitlines():
        forms = [tuple(form.split()) for form in line.split(",") if form.strip()]
        for form in forms:
            key = stems(" ".join(form))
            others = {other: None for other in forms if stems(" ".join(other)) != key}
            found.setdefault(key, {}).update(others)
    return {key: tuple(others) for key, others in found.items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, object]:
    return tomllib.loads(resources.files("readout.archive").joinpath("data/search.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(str(_table()["empty"]).split())


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Form, ...]]:
    """Return all forms of a state's name by each of them; in capitals alone where it is an acronym."""
    forms: dict[str, list[str]] = {}
    for form, state in states().items():
        forms.setdefault(state, []).append(form)
    capitals = _table()["capitals"]
    assert isinstance(capitals, dict)
    for state, seats in capitals.items():
        forms.setdefault(state, []).extend(seats)
    found: dict[str, tuple[Form, ...]] = {}
    for named in forms.values():
        split = [tuple(w.lower() for w in _WORD.findall(form)) for form in named]
        # "US" and "us" are one to an index of words.
        others = tuple(dict.fromkeys(f for f in split if f and " ".join(f) not in _empty()))
        for form, key in zip(named, split, strict=True):
            if len(form) <= 3 or form.isupper():
                found[form.replace(".", "")] = others
            if len(form) > 3:
                found[" ".join(key)] = others
    return found
