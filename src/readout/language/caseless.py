"""Patterns that do not mind capitals, several times faster than with ``re.IGNORECASE``.

With that flag the alternatives of a pattern are each tried at every place of a text; without it the first letter
rules most of them out. So the pattern is put in lower case once, and each text before it is searched.
"""  # noqa: E501

from __future__ import annotations

import re

#: What has capitals without meaning a letter: escapes, names of groups.
_NO_LETTERS = re.compile(r"\\.|\(\?P?[<=]?\w*[>)]?", re.DOTALL)


def lower(text: str) -> str:
    """Return a text in lower case, each character in its place: what would become two stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Caseless:
    """A pattern for texts in any case; ``pattern`` is its text in lower case.

    Args:
        pattern: a regular expression without flags inside.

    Raises:
        ValueError: the pattern turns the case of a part of it on or off.
    """

    def __init__(self, pattern: str) -> None:
        if re.search(r"\(\?[a-zA-Z]*-?[a-zA-Z]*[:)](?<!\?:)", pattern):
            raise ValueError(f"a pattern that does not mind capitals has no flags inside: {pattern}")
        at, pieces = 0, []
        for kept in _NO_LETTERS.finditer(pattern):
            pieces += [pattern[at : kept.start()].lower(), kept.group()]
            at = kept.end()
        self._compiled = re.compile("".join(pieces) + pattern[at:].lower())

    @property
    def pattern(self) -> str:
        """The text of the pattern as it is searched for."""
        return self._compiled.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match; its places are those of ``text``, its words are in lower case."""
        return self._compiled.search(lower(text))

    def count(self, text: str) -> int:
        """Return how many matches there are, none touching another."""
        return sum(1 for _ in self._compiled.finditer(lower(text)))
