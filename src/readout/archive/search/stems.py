"""English words without their endings, near enough to tell whether two are one."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
_ENDINGS = (
    "ingly edly ations ation ement ment ing ed ors or ers er ions ion ly al ity".split()
)  # what `stem` takes off, the longer first


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a lower-case word without its ending; "nominate" and "nominations" have one stem."""
    if len(word) < 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    word = word.removesuffix(ending)
    if len(word) > 4 and word[-1] in "eyi":
        word = word[:-1]
    if len(word) > 6 and word.endswith("at"):
        word = word[:-2]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a lower-case text's words, in order."""
    return tuple(stem(word) for word in WORD.findall(text))
