"""What questions are about, by the whole names that they share: "Supreme Court", not "Court"; Russia, for the Russians too."""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from readout.language.gazetteer import is_calendar
from readout.language.lexicon import states, titles

_WORD = re.compile(r"[^\W\d_][\w-]*")
#: Words with capitals in a row; a dash, a comma or the end of a sentence ends it.
_RUN = re.compile(r"[A-Z][\w-]*(?:(?:\.[A-Z])+\.?)?(?:\s(?:of\s(?:the\s)?)?[A-Z][\w-]*)*")
_INSIDE = re.compile(r"(?<=[\w,;’'] )[A-Z][\w-]*")  # words with a capital that a sentence does not begin with
_GOES_ON = re.compile(r"[\w,;’'”)]\s$")
_MANY = 5  # questions that may share a name whatever their number
_COMMON = 0.04  # of all questions: a name that more of them share is no subject ("the President")
#: Words that name nobody by themselves, and stand before who is named.
_BEFORE = frozenset(
    "i mr mrs ms dr sir madam madame vice first acting senior leader chairman majority minority".split()
)


def subjects(questions: Sequence[str], addressed: Sequence[str]) -> list[str | None]:
    """Return, for each question, which of its names most others share; ``None`` where it shares none.

    Args:
        questions: their texts.
        addressed: whom each is put to, who is no subject.
    """
    plain = Counter(w for one in questions for w in _WORD.findall(one) if w[:1].islower())
    capital = Counter(w for one in questions for w in _INSIDE.findall(one))
    every = {w for one in questions for w in _WORD.findall(one) if w[:1].isupper()}
    ordinary = frozenset(w for w in every if plain[w.lower()] >= capital[w])
    found = [
        _names(one, ordinary) - frozenset(who.split()) - {who}
        for one, who in zip(questions, addressed, strict=True)
    ]
    longer: dict[str, set[str]] = {}
    for name in {name for one in found for name in one if " " in name}:
        longer.setdefault(name.partition(" of ")[0].split()[-1], set()).add(name)
    # "Department", of two departments; and the first name by which an official is asked.
    nobody = {last for last, names in longer.items() if len(names) > 1}
    nobody |= {who.split()[0] for who in addressed if who}
    shared = Counter(name for one in found for name in one if name not in nobody)
    many = max(_MANY, _COMMON * len(questions))
    shared = Counter({name: n for name, n in shared.items() if 1 < n <= many})
    return [
        max(((shared[name], name) for name in one if name in shared), default=(0, None))[1] for one in found
    ]


def _names(question: str, ordinary: frozenset[str]) -> frozenset[str]:
    """Return the names in a question, states by one name each, people without their offices."""
    names = set()
    for run in _RUN.finditer(question):
        words = run.group().split()
        opens = not _GOES_ON.search(question[: run.start()])
        while words and (
            (opens and words[0] in ordinary) or words[0].lower() in _offices() or words[0] == "of"
        ):
            words = words[1:]
        if len(words) == 1 and (words[0] in ordinary or is_calendar(words[0])):
            continue
        name = " ".join(words)
        state = _states().get(name) or _states().get(name.removesuffix("s"))
        if state or (len(name) > 1 and not is_calendar(name)):
            names.add(state or name)
    return frozenset(names)


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {form.replace(".", ""): state for form, state in states().items()} | dict(states())


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    heads = {word.lower() for title in (*titles("ranks"), *titles("heads")) for word in title.split()}
    return _BEFORE | frozenset(heads)
