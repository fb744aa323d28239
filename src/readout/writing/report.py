"""Reported speech where every step is certain: persons, contractions, agreement, dates; else ``None``.

The workhorse is the clause with its attribution at the end (or carried): tenses stay as spoken, so no back-shift
can go wrong (house guide, section 1). What cannot be resolved here is left to a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.records import Edit, Transcript
from readout.writing.deixis import resolve
from readout.writing.grammar import SUBJECTS, finite_verb, is_declarative, present_third, subject
from readout.writing.house import house_style, sentence_case
from readout.writing.lexicon import pattern, words
from readout.writing.reference import Voice, hanging, institutional
from readout.writing.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 30
_REFUSED = words("refused_persons")
_CONTRACTED = {
    "n’t": "not", "’re": "are", "’ve": "have", "’ll": "will", "’m": "am",
}  # fmt: skip
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_SPOKEN = pattern("spoken")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that may stand in a story outside quotation marks, without attribution and full stop.

    ``needs`` is the word whose meaning lies in the sentence before (``None`` if it stands alone); ``subject``
    its first words, for variety; ``edits`` what was changed.
    """

    text: str
    needs: str | None
    edits: tuple[Edit, ...]

    @property
    def length(self) -> int:
        """Words."""
        return len(self.text.split())


def report(unit: Unit, doc: Doc, transcript: Transcript, voice: Voice | None) -> Told | None:
    """Turn one parsed unit into a reported clause.

    Args:
        unit: the sentence.
        doc: the parse of ``unit.text`` as one sentence.
        transcript: gives the date that day words are computed from.
        voice: whom the speaker's "we" stands for, if known.
    """
    roots = [t for t in doc if t.head.i == t.i]
    if unit.broken or len(roots) != 1 or not is_declarative(roots[0]) or _SPOKEN.search(unit.text):
        return None
    if _unfinished(unit.text) or "“" in unit.text or '"' in unit.text:
        return None
    words = _persons(doc, voice, unit.text)
    if words is None:
        return None
    needs = hanging(doc)
    dropped = _droppable(doc, roots[0]) if len(doc) > MAX_WORDS else frozenset()
    text = _join(doc, words, dropped)
    resolved, _ = resolve(text, transcript.date)
    if resolved is None:
        return None
    final = sentence_case(house_style(resolved)).rstrip(" .!;,:")
    if not 4 <= len(final.split()) <= MAX_WORDS:
        return None
    edit = (Edit("reported", unit.text, final),) if final != unit.text.rstrip(".") else ()
    return Told(final, needs, (*unit.cleaned.edits, *edit))


def _unfinished(text: str) -> bool:
    """Say whether a dash is left that may be a false start: single, with hardly anything on one side."""
    parts = re.split(r"\s*(?:—|--|(?<=\s)–(?=\s))\s*", text)
    if len(parts) == 1:
        return False
    return len(parts) != 3 or any(len(p.split()) < 2 for p in parts)


def _persons(doc: Doc, voice: Voice | None, sentence: str) -> list[str] | None:
    """Return the words of ``doc`` with first persons resolved and contractions written out, or ``None``."""
    words = [t.text for t in doc]
    told = False  # whether the institution is already named, so that "it" and "its" may follow
    for token in doc:
        low = token.lower_.replace("'", "’")
        if low in _REFUSED:
            return None
        if low in {"we", "us", "our"} and token.text != "US":
            if voice is None or (low == "us" and token.i and doc[token.i - 1].lower_ == "let"):
                return None
            if low == "we":
                if not token.dep_.startswith(SUBJECTS) or not institutional(token, sentence):
                    return None
                words[token.i] = "it" if told else voice.subject
                _agree(token.head, words)
                told = True
            elif not told:
                return None
            else:
                words[token.i] = "it" if low == "us" else "its"
    for token in doc:
        _expand(token, words)
    return words


def _agree(head: Token, words: list[str]) -> None:
    """Put the verbs that "we" governed into the third person singular, coordinated ones too."""
    verb = finite_verb(head)
    if verb is not None:
        words[verb.i] = present_third(verb)
        if verb.lower_ in {"ca", "wo", "sha"}:
            words[verb.i] = verb.text
    for child in head.children:
        if child.dep_ == "conj" and subject(child) is None:
            other = finite_verb(child)
            own = other is not None and other.tag_ in {"VBP", "VB"}
            shared = any(c.dep_ in {"aux", "aux:pass"} for c in head.children) or head.tag_ == "VB"
            if other is not None and own and not (shared and other.tag_ == "VB"):
                words[other.i] = present_third(other)


def _expand(token: Token, words: list[str]) -> None:
    """Write a contraction out ("don’t" -> "do not", "it’s" -> "it is"), leaving possessives alone."""
    low = token.lower_.replace("'", "’")
    if words[token.i] != token.text and low not in _IRREGULAR_NOT:
        return
    if low in _CONTRACTED:
        words[token.i] = _CONTRACTED[low]
    elif low in {"n’t"}:
        words[token.i] = "not"
    elif low == "’d":
        words[token.i] = "would" if token.tag_ == "MD" else "had"
    elif low == "’s" and token.tag_ != "POS":
        words[token.i] = "has" if token.dep_ == "aux" and token.head.tag_ == "VBN" else "is"
    elif (
        low in _IRREGULAR_NOT and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_.endswith("t")
    ):
        words[token.i] = _IRREGULAR_NOT[low]


def _join(doc: Doc, words: list[str], dropped: frozenset[int]) -> str:
    """Print the words with the source's spacing; a contraction written out gets its space."""
    pieces: list[str] = []
    for token in doc:
        if token.i in dropped:
            if pieces and not pieces[-1].endswith(" ") and token.whitespace_:
                pieces.append(" ")
            continue
        word = words[token.i]
        changed = word != token.text
        if (
            changed
            and token.text[:1] in "’'n"
            and pieces
            and not pieces[-1].endswith(" ")
            and word[:1].isalpha()
        ):
            pieces.append(" ")
        pieces.append(word + token.whitespace_)
    text = re.sub(r"\s+([,.;:!?])", r"\1", "".join(pieces))
    text = re.sub(r",(?=[,.;:])", "", text)
    return re.sub(r"\bcan not\b", "cannot", re.sub(r"\s{2,}", " ", text)).strip()


def _droppable(doc: Doc, root: Token) -> frozenset[int]:
    """Return the tokens of loose clauses that may go from a long sentence with no change to its main claim.

    Only what a comma or a dash sets off and nothing depends on: "which" and "who" clauses and participles at
    the end. A condition, a time, a reason or a negation is never dropped.
    """
    gone: set[int] = set()
    for token in reversed(list(doc)):
        if len(doc) - len(gone) <= MAX_WORDS - 4:
            break
        first, last = token.left_edge.i, token.right_edge.i + 1
        if first == 0 or token.i in gone or doc[first - 1].text not in {",", "—", "–", "--"}:
            continue
        loose = (token.dep_ == "acl:relcl" and doc[first].lower_ in {"which", "who", "whom", "where"}) or (
            token.dep_ in {"advcl", "acl"} and token.tag_ == "VBG" and token.i == first
        )
        at_end = all(t.is_punct or t.i in gone for t in doc[last:])
        inside = {t.lower_ for t in doc[first:last]}
        if (
            loose
            and at_end
            and not inside & {"not", "n’t", "n't", "if", "unless", "until", "only", "no", "never"}
        ):
            gone.update(range(first - 1, last))
    return frozenset(gone)
