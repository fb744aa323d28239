"""Glosses: what phrases of diplomacy and of the podium usually mean (``data/glosses.toml``).

A gloss explains a convention and asserts nothing of the document; it always quotes the phrase it explains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.language.lexicon import table

_OPENINGS = {"diplomatic": "in diplomatic usage", "podium": "in official briefings"}


@dataclass(frozen=True, slots=True)
class Gloss:
    """One row: ``pattern`` finds the phrase, ``beside`` what its sentence must hold too, if anything."""

    id: str
    pattern: re.Pattern[str]
    beside: re.Pattern[str] | None
    kind: str
    means: str
    weight: int

    def phrase(self, text: str) -> str | None:
        """Return the words of ``text`` that this row explains, or ``None``."""
        match = self.pattern.search(text)
        if match is None or (self.beside and not self.beside.search(text)):
            return None
        if match.group().isupper() and match.group() not in self.pattern.pattern:
            return None  # a name in capitals ("FRANK") is no phrase of diplomacy
        return match.group()

    def sentence(self, phrase: str) -> str:
        """Return the gloss as a story prints it: marked, so that nobody takes it for the speaker's words."""
        return f"Note: {_OPENINGS[self.kind]}, “{phrase}” {self.means}."


@cache
def glosses() -> tuple[Gloss, ...]:
    """Return every row, the weightiest first."""
    rows = [
        Gloss(
            id=row["id"],
            pattern=re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])", re.IGNORECASE),
            beside=re.compile(rf"\b(?:{row['beside']})", re.IGNORECASE) if "beside" in row else None,
            kind=row.get("kind", "diplomatic"),
            means=row["means"].replace("'", "’"),
            weight=row["weight"],
        )
        for row in table("glosses")["gloss"]
    ]
    return tuple(sorted(rows, key=lambda row: -row.weight))


def explained(text: str) -> str | None:
    """Return the phrase that a sentence explains if it is one of our glosses word for word, else ``None``."""
    for row in glosses():
        match = row.pattern.search(text)
        if match and text == row.sentence(match.group()):
            return match.group()
    return None
