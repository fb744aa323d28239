"""Whether two sentences are on the same countries: aid for one is no background to aid for another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from readout.language.gazetteer import CITY, STATE
from readout.language.lexicon import peoples, state_names

_CAPITAL = re.compile(r"[A-Z][\w’'-]*")
_TOKEN = re.compile(r"[^\W_][\w&-]*|[.,;:]")
#: Words of states' names that name none by themselves: "State Department", "Federal Reserve", "Democratic".
_NO_NAME = frozenset(
    "african arab authority bolivarian cape central coast democratic east equatorial federal federation "
    "great hashemite holy islamic islands kingdom nations north northern people's people’s plurinational "
    "republic republics saint socialist south state states union united".split()
)
_BRITAIN = re.compile(r"\bUnited Kingdom\b|\bUK\b|\bU[.]K[.]")
#: The state whose papers these are is in all of them, and one word of its name in others'.
_HOME = frozenset("united states america".split())


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Return one word for each state by the words of its name and of its people: "french" and "france" are one."""  # noqa: E501
    words = {w.lower() for name in state_names() for w in _CAPITAL.findall(name) if len(w) > 3} - _NO_NAME
    own = {w: w for w in words} | {"britain": "kingdom"}
    return own | {form.lower(): _CAPITAL.findall(name)[-1].lower() for form, name in peoples().items()}


def places(text: str) -> frozenset[str]:
    """Return the countries that a text names, or whose people it names, by one lower-case word each."""
    words = (re.sub(r"[’']s?$", "", w).lower() for w in _CAPITAL.findall(text))
    found = frozenset(_states()[w] for w in words if w in _states())
    return found | {"kingdom"} if _BRITAIN.search(text) else found


def named_in(text: str) -> frozenset[str]:
    """Return the countries and the parts of federal states that a text names, but the United States."""
    from readout.language.pipeline import known_phrases

    words = _TOKEN.findall(text)
    found = [(first, end) for first, end, bits in known_phrases(words) if bits & STATE and not bits & CITY]
    parts = {" ".join(words[first:end]).lower() for first, end in found}
    # "New Mexico" names no Mexico.
    for first, end in found:
        words[first:end] = [""] * (end - first)
    return frozenset(parts | places(" ".join(words))) - _HOME


def elsewhere(named: Iterable[str], own: Iterable[str], around: Iterable[str]) -> bool:
    """Say whether an earlier sentence is on other countries than a sentence.

    Args:
        named: the countries that the earlier one names.
        own: those that the sentence itself names: where there are any, one must be among ``named``.
        around: the words around the sentence: else what is ``named`` must be among them.
    """
    named, own, here = set(named), set(own), {_states().get(w, w) for w in around}
    return not named & own if own else bool(named) and not named & here
