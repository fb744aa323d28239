"""Which candidates are labels: judged together, on what they say, how often, and how they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.language.lexicon import state_words, title_words, titles
from readout.records import Mark
from readout.transcripts.tables import words

if TYPE_CHECKING:
    from readout.transcripts.labels import Label

_ORGANISATIONS = frozenset(
    [
        *(
            "department",
            "agency",
            "administration",
            "office",
            "fund",
            "act",
            "program",
            "programme",
            "initiative",
        ),
        *("council", "commission", "ministry", "bank", "bureau", "authority", "organization", "organisation"),
        *("committee", "institute", "service", "services", "center", "centre", "corporation", "university"),
        *(
            "foundation",
            "association",
            "company",
            "group",
            "partnership",
            "strategy",
            "plan",
            "project",
            "projects",
        ),
    ]
)
# Heads of titles that are adjectives in other phrases ("foreign investment", "first steps").
_ADJECTIVES = frozenset(
    [
        *(
            "foreign",
            "first",
            "high",
            "prime",
            "vice",
            "principal",
            "executive",
            "general",
            "deputy",
            "assistant",
        ),
        *("lead", "crown", "administration", "chief", "head", "member", "host", "representative", "joint"),
    ]
)
_ANONYMOUS = re.compile(
    r"(?:an? |the )?(?:senior |u\.?s\.? |white house |\w+ ){0,4}officials?"
    r"(?: (?:#?\d{1,2}|one|two|three|four|five|six|seven|eight|nine))?$",
    re.I,
)


def is_anonymous(bare: str) -> bool:
    """Say whether a label names an official without a name ("Senior official two")."""
    return _ANONYMOUS.match(bare) is not None


def is_titled(low: str) -> bool:
    """Say whether a label, in lower case, has a form of address before a name, or a person's office in it."""
    pieces = low.split()
    if pieces[0] in titles("honorifics"):
        return len(pieces) > 1
    if pieces[-1] in words("labels", "nameless"):
        return True
    people = (titles("heads") | titles("ranks")) - _ADJECTIVES
    return any(piece in people for piece in pieces)


class Evidence:
    """What a document's candidates show together."""

    def __init__(
        self, candidates: Sequence[Label], lows: Sequence[str], text: str, marks: Sequence[Mark], known: str
    ):
        self._text = text
        self._known = known
        self._common: dict[str, bool] = {}
        self._counts = Counter(lows)
        self._bold = {m.start for m in marks if m.kind in {"strong", "em"} and m.end - m.start < 120}
        strong = {low for label, low in zip(candidates, lows, strict=True) if self._strong(label, low)}
        self._dialogue = (
            any(self._counts[low] >= 2 or self._generic(low) for low in strong) or len(strong) >= 2
        )
        weak = {
            low
            for label, low in zip(candidates, lows, strict=True)
            if low not in strong and self._named(label, low)
        }
        repeated = {low for low in weak if self._counts[low] >= 2}
        # Somebody who speaks twice, and a part that can only be one: "QUESTION", "Moderator".
        self._dialogue = (
            self._dialogue
            or len(repeated) >= 2
            or (bool(repeated) and any(self._generic(low) for low in self._counts))
        )
        self._surnames = {low.split()[-1] for low in strong if not self._generic(low)}
        self._caps = any(
            label.family == "caps" and low in strong for label, low in zip(candidates, lows, strict=True)
        )
        self._strong_lows = strong
        self._weak = weak

    def accepts(self, label: Label, low: str) -> bool:
        """Say whether a candidate is a label."""
        if low in self._strong_lows:
            return True
        if (
            label.family == "caps"
            and self._caps
            and len(re.sub(r"\W", "", low)) >= 4
            and self._text[label.end : label.end + 1] not in {"", "\n"}
        ):
            return True
        pieces = low.split()
        if (
            pieces[-1] in self._surnames
            and len(pieces) <= 4
            and (len(pieces) == 1 or low in self._weak or is_titled(low))
        ):
            return True
        if is_titled(low) and self._dialogue and self._person(low) and not {"on", "in", "at"} & set(pieces):
            return True
        if self._generic(low) and self._dialogue:
            return True
        if low not in self._weak:
            return False
        known = re.search(rf"\b{re.escape(low)}\b", self._known, re.I) is not None
        return (self._counts[low] >= 2 and (self._dialogue or known)) or (
            self._dialogue and label.start in self._bold
        )

    def _generic(self, low: str) -> bool:
        return any(low in words("labels", key) for key in ("press", "moderator", "interpreter", "crowd"))

    def _strong(self, label: Label, low: str) -> bool:
        """Say whether a candidate is surely a label: an office, a form of address, or a part, printed as
        labels are."""
        count = self._counts[low]
        if self._generic(low):
            return label.family == "caps" or count >= 2 or label.start in self._bold
        if is_anonymous(label.bare):
            return label.family == "caps" or count >= 2 or label.start in self._bold
        if not is_titled(low) or not self._person(low):
            return False
        if label.family == "caps":
            return True
        pieces = label.bare.split()
        if "," in label.bare or any(piece in {"on", "in", "at"} for piece in pieces):
            return count >= 2  # "Name, Office:" heads a quotation as often as a turn
        known = low.split()[-1] in self._known.lower().split()
        return count >= 2 or (known and len(low.split()) <= 6)

    def _person(self, low: str) -> bool:
        """Say whether a titled label can be a person's: an office alone, or with a name after it."""
        pieces = low.split()
        last = pieces[-1]
        if last in _ORGANISATIONS or any(re.search(r"[’']s$", piece) for piece in pieces):
            return False
        if last in title_words() or pieces[0] in titles("honorifics"):
            return True
        return len(pieces) <= 10 and not self._is_common(last)

    def _named(self, label: Label, low: str) -> bool:
        """Say whether a label without an office reads as a person's name."""
        if is_titled(low) or self._generic(low):
            return False
        pieces = [piece for piece in label.bare.split() if piece[0].isupper()]
        if not 1 <= len(pieces) <= 5 or low.split()[-1] in _ORGANISATIONS:
            return False
        if any(piece in {"of", "the", "and", "for", "to", "in", "on", "at"} for piece in label.bare.split()):
            return False
        for piece in pieces:
            word = piece.strip(".,").lower()
            if word in title_words() or piece in state_words() or self._is_common(word):
                return False
        if len(pieces) == 1 and label.family == "named":
            # A surname alone: the text or the title must have it after a first name.
            return (
                re.search(rf"\b[A-Z][\w.’-]+ {re.escape(pieces[0])}\b", f"{self._known}\n{self._text}")
                is not None
            )
        return True

    def _is_common(self, word: str) -> bool:
        """Say whether a word occurs in the text in lower case, as names do not."""
        if word not in self._common:
            self._common[word] = (
                len(word) > 2
                and re.search(rf"(?<![\w’'-]){re.escape(word)}(?![\w-])", self._text) is not None
            )
        return self._common[word]
