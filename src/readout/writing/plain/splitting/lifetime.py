"""When somebody lived, in brackets behind the name, becomes sentences: "Oto Brenner (born 5 May 1950) is a poet." -> "Oto Brenner is a poet. He was born on 5 May 1950."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import surname
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import gender, sentence, stop_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "split-lifetime"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:(?:c\. ?|circa )?(?:(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},|{_MONTH}),? )?(?:1\d|20)\d\d)"
_LIVED = re.compile(rf"({_DATE}) ?(?:–|—|-|to|until) ?({_DATE})")
_BORN = re.compile(rf"(?:born|b\.) (?:on |in )?({_DATE})((?: in|,) [A-Z][\w’' ,.-]*)?")
_DIED = re.compile(rf"(?:died|d\.) (?:on |in )?({_DATE})((?: in|,) [A-Z][\w’' ,.-]*)?")
_NAMED = re.compile(rf"(?:born|née|b\.) ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)(?:[,;] (?:on |in )?({_DATE}))?")
_BRACKET = re.compile(r" \(([^()]{4,90})\)")
_LONGEST_NAME = 6
_NO_PERSON = frozenset(
    {"world", "battle", "treaty", "operation", "hurricane", "cyclone", "lake", "mount", "great"}
)


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal where the subject is a name with its dates in brackets, and "is" or "was" follows."""
    text = doc.text
    match = _BRACKET.search(text)
    if match is None:
        return
    name, rest = text[: match.start()], text[match.end() :]
    words = name.split()
    after = next((t for t in doc if t.idx >= match.end() and t.text.strip()), None)
    if (
        not 1 < len(words) <= _LONGEST_NAME
        or not all(
            w[0].isupper() or w in {"de", "van", "von", "of", "da", "del", "der", "al", "bin"} for w in words
        )
        or words[0] in {"The", "A", "An", "In", "On"}
        or after is None
        or not (after.text == "," or after.tag_ in {"VBD", "VBZ"})
        or (words[0].lower() in _NO_PERSON)
    ):
        return
    said = _said(
        match.group(1).strip(), gender(doc, doc[0]) or (name if of_doc(doc) == "spoken" else surname(name))
    )
    if said:
        main = sentence(f"{name}{rest}", stop_of(doc))
        yield Proposal(RULE, sentences=(main, *(sentence(s) for s in said)))


def _said(dates: str, who: str) -> list[str]:
    """Return birth and death as clauses; none where the bracket holds anything else."""
    if match := _LIVED.fullmatch(dates):
        born, died = match.groups()
        return [f"{who} was born {_on(born)} and died {_on(died)}"]
    if match := _BORN.fullmatch(dates):
        return [f"{who} was born {_on(match.group(1))}{_where(match.group(2))}"]
    if (match := _NAMED.fullmatch(dates)) and not re.match(_MONTH, match.group(1)):
        when = f" {_on(match.group(2))}" if match.group(2) else ""
        return [f"{who} was born {match.group(1)}{when}"]
    if match := _DIED.fullmatch(dates):
        return [f"{who} died {_on(match.group(1))}{_where(match.group(2))}"]
    return []


def _where(place: str | None) -> str:
    """Return where it was: ", Karsk" is "in Karsk"."""
    return "" if not place else f" in {place.removeprefix(',').removeprefix(' in').strip()}"


def _on(date: str) -> str:
    if date.startswith("c"):
        return f"in about {re.sub(r'^(?:c[.]|circa) ?', '', date)}"
    return f"on {date}" if re.match(rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},)", date) else f"in {date}"
