"""Nouns of an event after a preposition of time become clauses: "after his death" -> "after he died".

Only in what is told in the past, where the event has a subject ("his", "Brenner's", "of the king") beside it;
what follows the noun follows the verb.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect, like
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.splitting.pieces import clause_verb
from readout.writing.plain.tree import contiguous, is_plural, past, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "event-noun"
_WHEN = {"after": "after", "before": "before", "until": "until", "since": "since", "upon": "when"}
_SUBJECTS = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "my": "I", "your": "you"}
_TIMES = frozenset("day week weekend month year decade century season night morning time period".split())
_LONGEST = 6  # words of the subject


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Return what happens, by the noun that names it; with "be" where it is done to its subject."""
    data = resources.files("readout.writing").joinpath("data/plain_nouns.toml").read_text("utf-8")
    return {str(k): str(v) for k, v in tomllib.loads(data)["events"].items()}


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each noun of an event with its subject beside it."""
    for noun in doc:
        said = verbs().get(noun.lower_)
        if said is None or noun.tag_ != "NN" or noun.dep_ == "compound" or noun.ent_type_ or noun.i < 2:
            continue
        found = _own(doc, noun) or _of(doc, noun)
        if found is None:
            continue
        who, many, first, end = found
        preposition = doc[first - 1]
        when = _WHEN.get(preposition.lower_)
        if when is None or preposition.head.i != noun.i or not _told(noun, when):
            continue
        verb = _past(said, who, many=many)
        if verb is None:
            continue
        swap = Swap(
            preposition.idx,
            doc[end - 1].idx + len(doc[end - 1]),
            f"{like(when, preposition.text)} {who} {verb}",
        )
        yield Proposal(RULE, (swap,))


def _own(doc: Doc, noun: Token) -> tuple[str, bool, int, int] | None:
    """Return the subject of "his death" or "the king's death", where it begins, and where the noun ends."""
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if owner is None or (after is not None and (after.lower_ == "of" or after.tag_ in {"NN", "NNS", "HYPH"})):
        return None
    if owner.tag_ == "PRP$":
        who = _SUBJECTS.get(owner.lower_)
        return (
            (who, who in {"they", "we", "you"}, owner.i, noun.i + 1)
            if who and owner.i == noun.i - 1
            else None
        )
    a, mark = owner.left_edge.i, doc[noun.i - 1]
    if (
        mark.lower_ not in {"’s", "'s"}
        or mark.head.i != owner.i
        or noun.i - 1 - a > _LONGEST
        or not contiguous(owner)
    ):
        return None
    return text(doc, range(a, noun.i - 1)), is_plural(owner), a, noun.i + 1


def _of(doc: Doc, noun: Token) -> tuple[str, bool, int, int] | None:
    """Return the subject of "the death of the king"."""
    if doc[noun.i - 1].lower_ != "the" or noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ != "of":
        return None
    whose = doc[noun.i + 1].head
    a, b = noun.i + 2, whose.i + 1
    if whose.ent_type_ == "TIME" or whose.lemma_.lower() in _TIMES:
        return None  # "before the end of May"
    if (
        whose.head.i != noun.i
        or not whose.tag_.startswith("NN")
        or not a < b <= a + _LONGEST
        or any(c.i > whose.i and c.dep_ not in {"punct"} for c in whose.children)
        or any(t.is_punct for t in doc[a:b])
    ):
        return None
    flat = [t.i for t in whose.subtree if t.dep_ == "flat"]
    end = max([b, *(i + 1 for i in flat)])
    return text(doc, range(a, end)), is_plural(whose), noun.i - 1, end


def _told(noun: Token, when: str) -> bool:
    """Say whether the clause around the noun tells of the past."""
    verb = clause_verb(noun)
    return verb is not None and (past(verb) or (when == "since" and verb.lower_ in {"has", "have"}))


def _past(said: str, who: str, *, many: bool) -> str | None:
    head, _, rest = said.partition(" ")
    if head == "be":
        return f"{'were' if many else 'was'} {rest}"
    return inflect(said, "VBD")
