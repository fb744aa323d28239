"""Plain words for phrases: rows of ``data/plain_phrases.csv``, matched on tokens, verbs in any form.

In a row ``<make>`` stands for any form of "make"; the same form of the verb in angle brackets on the right takes its
place: "<make> use of" becomes "<use>". "^" stands for the start of the sentence.
"""  # noqa: E501

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect, like
from readout.writing.plain.lexical import agreeing, tag_of, with_article
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import PROPER, finite_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WRITTEN_RULE = "written-phrase"
_VERBS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row: its rule, the words to find, what to say, and the words around it.

    Words that must not follow, must not go before, or must go before.

    ``house`` holds for a house's own rules, which may say a name otherwise.
    """

    rule: str
    words: tuple[str, ...]
    plain: str
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    house: bool = False


@lru_cache(maxsize=1)
def table() -> tuple[Phrase, ...]:
    """Return the rows, longer phrases first."""
    data = resources.files("readout.writing").joinpath("data/plain_phrases.csv").read_text("utf-8")
    rows = []
    for cells in csv.reader(line for line in data.splitlines() if line and not line.startswith("#")):
        rule, words, plain, *rest = (c.strip() for c in cells)
        rest += [""] * 3
        rows.append(phrase(rule, words, plain, *rest[:3]))
    return tuple(sorted(rows, key=lambda p: -len(p.words)))


def phrase(
    rule: str, words: str, plain: str, not_before: str = "", not_after: str = "", after: str = ""
) -> Phrase:
    """Return a row; the last three are words, parted by "|": before and after which it does not hold, after which alone it does."""  # noqa: E501
    follow, precede, only = (frozenset(c.split("|")) - {""} for c in (not_before, not_after, after))
    only = phrase_words(after[1:]) if after.startswith("@") else only
    return Phrase(rule, tuple(words.replace("'", "’").split()), plain, follow, precede, only)


def find(doc: Doc, more: tuple[Phrase, ...] = ()) -> Iterator[Proposal]:
    """Yield a proposal for each phrase that a row has plain words for."""
    by_first: dict[str, list[Phrase]] = _index() if not more else _indexed((*more, *table()))
    printed = [token.lower_.replace("'", "’") for token in doc]
    for token in doc:
        seen: set[str] = set()
        keys = ("^",) if token.i == 0 else ()
        for key in (*keys, printed[token.i], f"<{token.lemma_.lower()}>"):
            for row in by_first.get(key, ()):
                if (
                    _may_stand(row, printed, token.i)
                    and row.plain not in seen
                    and (found := _match(row, token))
                ):
                    seen.add(row.plain)
                    yield found


def _may_stand(row: Phrase, printed: Sequence[str], first: int) -> bool:
    """Say whether all words of a row that stand for themselves stand there."""
    expected = row.words[row.words[0] == "^" :]
    here = printed[first : first + len(expected)]
    return len(here) == len(expected) and all(
        word == said or word.startswith("<") for word, said in zip(expected, here, strict=True)
    )


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Phrase]]:
    return _indexed(table())


def _indexed(rows: tuple[Phrase, ...]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for row in rows:
        found.setdefault(row.words[0], []).append(row)
    return found


def _match(row: Phrase, first: Token) -> Proposal | None:
    """Return what a row makes of its words, which stand at ``first``; ``None`` where it does not hold."""
    doc, expected = first.doc, row.words[row.words[0] == "^" :]
    if row.rule == WRITTEN_RULE and of_doc(doc) == "spoken":
        return None
    end = first.i + len(expected)
    model = None
    for i, word in enumerate(expected):
        token = doc[first.i + i]
        if word.startswith("<"):
            if token.tag_ not in _VERBS or token.lemma_.lower() != word.strip("<>"):
                return None
            model = token
            if row.rule == WRITTEN_RULE and word != "<be>" and _suffers(token):
                return None  # "the prisoners are soon returned to Dol" is no "gone back to Dol"
        elif token.tag_ in PROPER and token.ent_type_ and not row.house:
            return None
    if "*" in row.not_before or (end < len(doc) and _excluded(doc[end], row.not_before)):
        return None
    if (doc[first.i - 1].lower_ if first.i else "^") in row.not_after:
        return None
    if row.after and first.i and doc[first.i - 1].lemma_.lower() not in row.after:
        return None
    if row.plain in _SIZES and any(t.lemma_ in _REACHING for t in doc[max(0, first.i - _NEAR) : first.i]):
        return None  # "they measure up to 3 metres in length" is no "measure up to 3 metres long"
    if row.plain.split(" ", 1)[0] in _MODALS and not _finite_alone(first):
        return None  # "they will have the ability to" is no "they will can"
    if (end < len(doc) and doc[end].tag_ == "HYPH") or (first.i and doc[first.i - 1].tag_ == "HYPH"):
        return None
    if row.rule == "vague-quantity" and _one(doc, first, end):
        return None  # "a series of blasts has hit it": "several blasts" would have
    if row.words[-1] == "as" and any(
        t.lower_ == "as" and doc[t.i - 1].lower_ in {"and", ","} for t in doc[end:]
    ):
        return None  # "served as mayor and as a judge"
    if row.words[-1] in _SHARED and not row.plain.endswith(row.words[-1]) and _again(doc, end, row.words[-1]):
        return None  # "paid tribute to her and to her team"
    if row.plain in {"and", "and the"} and _and_before(doc, first):
        return None  # "the strike and the storm as well as the flood" is no "strike and storm and flood"
    words = []
    for word in row.plain.split():
        if word.startswith("<") and model is not None:
            form = inflect(word.strip("<>"), tag_of(model))
            if form is None or (form == "being" and model.lemma_ != "be"):
                return None  # "serving as mayor" is plainer than "being mayor"
            words.append(agreeing(form, model))
        else:
            words.append(word)
    if row.rule == "vague-quantity" and words and _needs_of(expected, words, doc[end:]):
        words.append("of")
    stop = doc[end - 1].idx + len(doc[end - 1])
    if not words:
        return replace(_cut(row, first, stop), own_names=row.house)
    if words == ["about"]:
        if any(t.lower_ == "about" for t in doc):
            return None  # nobody says "about" of "about"
        if first.i == 0:
            words = ["on"]  # "With regard to the port, ..."
    said = like(" ".join(words), first.text)
    if first.text[0] in "’'" and said[0] not in "’'":
        said = f" {said}"  # "they’re in favor of it" is "they favor it"
    swap = Swap(first.idx, stop, said)
    return Proposal(row.rule, with_article(first, swap), own_names=row.house)


def _suffers(verb: Token) -> bool:
    """Say whether something is done to the subject, or to the noun before."""
    if verb.tag_ != "VBN":
        return False
    return any(c.dep_ == "aux:pass" for c in verb.children) or verb.dep_ == "acl"


_SIZES = frozenset({"long", "tall", "wide", "deep", "across"})
_REACHING = frozenset("measure reach exceed grow attain average vary range total cover".split())
_SINGULAR = frozenset({"is", "was", "’s", "'s", "has", "isn’t", "wasn’t"})
_BEFORE = 4  # how far back the verb of "there is a series of" may stand


def _one(doc: Doc, first: Token, end: int) -> bool:
    """Say whether a verb takes a quantity for one thing: "a series of talks is planned", "there was a series of talks"."""  # noqa: E501
    for token in doc[first.i : end]:
        if token.dep_.startswith("nsubj"):
            finite = finite_verb(token.head)
            if finite is not None and (finite.tag_ == "VBZ" or finite.lower_ in _SINGULAR):
                return True
    near = doc[max(0, first.i - _BEFORE) : first.i]
    return any(t.lower_ == "there" for t in near) and any(t.lower_ in _SINGULAR for t in near)


_MODALS = frozenset({"can", "could", "must", "cannot"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


def _finite_alone(verb: Token) -> bool:
    """Say whether a verb is finite and no auxiliary or negation stands before it."""
    before = verb.doc[verb.i - 1] if verb.i else None
    clause = verb.head if verb.dep_ in {"cop", "aux"} else verb
    if not any(c.dep_.startswith("nsubj") for c in clause.children):
        return False
    return verb.tag_ in _FINITE and (
        before is None or (before.tag_ not in {"MD", "TO"} and before.lower_ not in _HELPS)
    )


_HELPS = frozenset({"do", "does", "did", "not", "n’t", "n't", "have", "has", "had", "to"})
_NEAR = 10
_SHARED = frozenset({"to", "of", "for", "in", "on", "with", "against", "about"})


def _again(doc: Doc, end: int, preposition: str) -> bool:
    """Say whether "and to" follows, which would hang on nothing once the first "to" has gone."""
    return any(
        t.lower_ == preposition
        and (doc[t.i - 1].lower_ in {"and", "or"} or doc[t.i - 2 : t.i].text == "and also")
        for t in doc[end : end + _NEAR]
    )


def _and_before(doc: Doc, first: Token) -> bool:
    """Say whether another "and" stands shortly before, no comma between."""
    for token in reversed(doc[max(0, first.i - _NEAR) : first.i]):
        if token.text == ",":
            return False
        if token.lower_ == "and":
            return True
    return False


def _needs_of(expected: tuple[str, ...], words: list[str], after: Span) -> bool:
    """Say whether "of" stays because no bare noun follows: "a number of us" is "some of us"."""
    determined = len(after) > 0 and after[0].tag_ in {"DT", "PRP", "PRP$", "WDT", "WP"}
    return determined and expected[-1] == "of" and words[-1] != "of"


def _excluded(after: Token, words: frozenset[str]) -> bool:
    return after.lower_ in words or (after.tag_ in words and after.tag_.isupper())


def _cut(row: Phrase, first: Token, stop: int) -> Proposal:
    """Cut a phrase with the space before it, or at the start of a sentence the space after it."""
    whole = first.doc.text
    if first.i == 0:
        rest = whole[stop:].lstrip(" ,")
        end = len(whole) - len(rest)
        return Proposal(row.rule, (Swap(0, end + 1, rest[:1].upper()),))
    before = first.doc[first.i - 1]
    start = before.idx + len(before)
    return Proposal(row.rule, (Swap(start, stop, ""),))
