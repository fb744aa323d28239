"""Words of a text as the gate compares them: contractions undone, "US" and "U.S." alike, endings cut.

The gate has its own small word reader, so that a fault in the writer's language work cannot hide in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from readout.checking import lexicon

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|(?:[A-Z]\.)+[A-Z](?![\w.])"  # "in the U.S, he said"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"  # 70,000  1.5  10:30  20th  1990s
    r"|[^\W\d_]+\d+[^\W_]*"  # G7, F16
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_CONTRACTION = re.compile(r"(n['’]t|['’](?:ll|re|ve|d|m|s))$", re.IGNORECASE)
_FULL = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am"}
_IRREGULAR_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "is"}
_IS_AFTER = frozenset("it that there he she what who here where how this everything nobody one let".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as printed, lower-cased and undone (``norm``), its stem, and where it stands."""

    text: str
    norm: str
    stem: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Say whether the word is printed with a capital letter first."""
        return self.text[:1].isupper()


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; a contraction gives two words that share its span."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        found += [Word(text, norm, stem, start, end) for text, norm, stem in _undo(match.group())]
    return tuple(found)


@lru_cache(maxsize=65536)
def _undo(token: str) -> tuple[tuple[str, str, str], ...]:
    """Return the one or two words that ``token`` stands for, each as printed, as ``norm`` and as its stem."""
    plain = token.replace("’", "'")
    low = plain.lower()
    if low == "cannot":
        return _word("can", "can"), _word("not", "not")
    match = _CONTRACTION.search(plain)
    if not match:
        return (_word(token, normal(token)),)
    head, tail = plain[: match.start()], match.group().lower()
    if not head:
        return (_word(token, normal(token)),)
    if tail == "'s":
        owner = _word(head, normal(head))
        if head.lower() in _IS_AFTER:
            return owner, _word("'s", "us" if head.lower() == "let" else "is")
        return (owner,)
    norm = _IRREGULAR_NOT.get(low, normal(head))
    return _word(head, norm), _word(tail, _FULL[tail])


def _word(text: str, norm: str) -> tuple[str, str, str]:
    return text, norm, stem(norm)


def normal(token: str) -> str:
    """Return ``token`` lower-cased, points of abbreviations gone; ``US`` and ``U.S.`` become ``u.s.``."""
    if token in ("US", "U.S.", "U.S"):
        return "u.s."
    bare = token.replace(".", "") if "." in token and token[0].isalpha() else token
    return bare.lower().replace("’", "'").strip("'")


# "July 31st" is "31 July".
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
_ENDINGS = (
    "isations izations isation ization ations ation ions ion "
    "ments ment nesses ness ities ity ances ences ance ence ingly edly ably ibly ively iveness "
    "able ible ives ive ates ated ating ate ally als al ised ized ises izes ising izing ise ize "
    "ings ing eds ed ers ors er or ies ied es ly s e y"
).split()
_TAIL = re.compile(r"(?<=\w{3})[eiy]+$")
_BY_LENGTH = sorted(_ENDINGS, key=len, reverse=True)


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """Return a crude stem, equal for the forms of one word ("agreed", "agreement"; "went", "go").

    Too much is cut rather than too little: the gate asks whether a word has any footing in its source.
    Groups of plain equivalents ("help", "assistance") share a stem, from ``data/equivalents.txt``.
    """
    cut = _cut(norm)
    return _groups().get(cut, cut)


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    """Return cut word -> the cut first word of its group of equivalents."""
    return {_cut(word): _cut(row[0]) for row in lexicon.equivalents() for word in row}


def _cut(norm: str) -> str:
    """Cut the endings of one lower-case word, at most two of them, and leave three letters or more."""
    cut = lexicon.irregular().get(norm, norm)
    if day := _DAY.match(cut):
        return day[1]
    if not cut.isalpha() or len(cut) <= 3:
        return cut
    for _ in range(2):
        for ending in _BY_LENGTH:
            if cut.endswith(ending) and len(cut) - len(ending) >= 3:
                # "ss" is no plural.
                if ending == "s" and cut.endswith("ss"):
                    continue
                cut = _DOUBLED.sub(r"\1", cut[: -len(ending)])
                break
        else:
            break
        if len(cut) <= 5:
            break
    return _TAIL.sub("", cut)
