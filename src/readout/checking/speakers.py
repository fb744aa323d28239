"""Which speakers of a document a name or a role in a draft stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.context import Source
from readout.records import Speaker
from readout.statements.authority import authority, folded

_COURTESY = frozenset("mr mrs ms miss dr sir dame lord lady the a an another of for and".split())
_ORDINAL_LABEL = {
    "one": "first",
    "two": "second",
    "three": "third",
    "four": "fourth",
    "five": "fifth",
    "1": "first",
    "2": "second",
    "3": "third",
}


@lru_cache(maxsize=4096)
def plain(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case without accents, points and courtesies."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", bare.lower().replace("'s", "").replace("’s", ""))
    # "one official" begins with an article, "official one" ends with a number.
    return tuple(
        w
        for i, w in enumerate(words)
        if (w not in _COURTESY or (w == "lady" and i and words[i - 1] == "first")) and (i or w != "one")
    )


def titled(name: str) -> bool:
    """Say whether a phrase holds a word that is no role, article or institution: a person's name."""
    roles = lexicon.house("speakers") | lexicon.house("institutions") | lexicon.house("press")
    return any(w[:1].isupper() and w.lower() not in roles for w in re.findall(r"[^\W\d_]+", name))


def matching(source: Source, phrase: str) -> frozenset[str]:
    """Return the keys of the speakers that ``phrase`` may stand for; empty if none."""
    everyone = _all(source)
    found = frozenset(s.key for s in everyone if _matches(s, phrase)) or _by_country(source, everyone, phrase)
    own = [s for s in everyone if s.kind != "press"]
    if (
        not found
        and len(own) == 1
        and own[0].name is None
        and not set(plain(phrase)) & lexicon.house("press")
    ):
        # One voice without a name, a speech or a statement: an office may stand for it, or a name in the
        # document.
        words = [w for w in plain(phrase) if w not in lexicon.peoples()]
        roles = lexicon.house("speakers") | lexicon.house("institutions") | {"foreign", "prime"}
        if all(w in roles or w in source.header_norms for w in words):
            return frozenset((own[0].key,))
    return found


def _by_country(source: Source, everyone: tuple[Speaker, ...], phrase: str) -> frozenset[str]:
    """Return the one speaker whose office a phrase names with a country: "Norland's foreign minister".

    The document must show whose it is: by the speaker's side, in its header, or as the country it names most often apart
    from the other speakers' own.
    """  # noqa: E501
    words = plain(phrase)
    peoples = lexicon.peoples()
    countries = [w for w in words if w in peoples]
    office = {w for w in words if w not in peoples}
    found = [s for s in everyone if s.kind == "official" and office <= set(plain(s.role or ""))]
    if len(countries) != 1:
        return frozenset()
    forms = peoples[countries[0]]
    # "Norland's representative", or only "Norland", among those of several countries.
    theirs = [s for s in found if forms & {w for w in plain(s.role or "") if w in peoples}]
    if len(theirs) == 1 and len(found) > 1 and "representative" in plain(theirs[0].role or ""):
        return frozenset((theirs[0].key,))
    if not office or len(found) != 1:
        return frozenset()
    side = {w for w in plain(found[0].side or "") if w in peoples}
    others = {
        f for s in everyone if s is not found[0] for w in plain(s.side or "") for f in peoples.get(w, ())
    }
    if side <= forms and (
        side or forms & source.header_norms or forms & _most_named(source, frozenset(others))
    ):
        return frozenset((found[0].key,))
    return frozenset()


@lru_cache(maxsize=64)
def _most_named(source: Source, apart: frozenset[str]) -> frozenset[str]:
    """Return the forms of the country that the document names most often, apart from some."""
    peoples = lexicon.peoples()
    counts = Counter(min(peoples[w.norm]) for w in source.whole.words if w.capital and w.norm in peoples)
    for form in {min(peoples[w]) for w in apart if w in peoples}:
        del counts[form]
    return peoples[counts.most_common(1)[0][0]] if counts else frozenset()


def _all(source: Source) -> tuple[Speaker, ...]:
    found: dict[str, Speaker] = {}
    for turn in source.turns:
        known = found.get(turn.speaker.key)
        if known is None or (known.name is None and turn.speaker.name):
            found[turn.speaker.key] = turn.speaker
    return tuple(found.values())


def _matches(speaker: Speaker, phrase: str) -> bool:
    words = plain(phrase)
    if not words:
        return False
    if phrase.casefold() in {
        x.casefold() for x in (speaker.key, speaker.label, speaker.name, speaker.short) if x
    }:
        return True
    if set(words) & lexicon.house("press"):
        return speaker.kind == "press"
    if speaker.kind == "press":
        return False
    if speaker.kind in ("moderator", "interpreter") and set(words) & {"moderator", "host", "interpreter"}:
        return True
    name = plain(speaker.name) if speaker.name else ()
    if name:
        roles = lexicon.house("speakers") | lexicon.house("institutions")
        own = [w for w in words if w in name]
        others = [w for w in words if w not in name and w not in roles]
        if name[-1] in own or (own and not others):
            role = set(plain(speaker.role or "")) | set(plain(speaker.label))
            # "Wendy Carney" is not Jay Carney; "White House spokesman Carney" is.
            unknown = [w for w in others if w not in role and w in _capitalised(phrase) and len(own) == 1]
            # Of whom the document gives the surname alone, the first name is for the rule on names.
            if len(name) == 1 or (unknown and _one_person(f"{unknown[-1]} {own[0]}", speaker.name or "")):
                return True
            return not (unknown and words.index(own[0]) > 0 and words[words.index(own[0]) - 1] in unknown)
    return _by_role(speaker, words)


def _one_person(one: str, other: str) -> bool:
    """Say whether the authority file has two names for one person: "Liz" and "Elizabeth"."""
    names = authority().names
    return bool(set(names.get(folded(one), ())) & set(names.get(folded(other), ())))


def _capitalised(phrase: str) -> frozenset[str]:
    return frozenset(plain(" ".join(w for w in phrase.split() if w[:1].isupper())))


def _by_role(speaker: Speaker, words: tuple[str, ...]) -> bool:
    """Compare with role, label and short form: "the press secretary", "the first official"."""
    label = [_ORDINAL_LABEL.get(w, w) for w in plain(speaker.label)]
    own = (
        set(label)
        | set(plain(speaker.role or ""))
        | set(plain(speaker.short or ""))
        | set(plain(speaker.side or ""))
    )
    if speaker.kind == "anonymous":
        own |= {"official", "senior", "u.s.", "us", "american", "background", "briefer"}
    if speaker.kind == "issuer":
        own |= {"statement", "communique", "declaration"}
    own |= (
        {"spokesman", "spokeswoman", "spokesperson"}
        if {"spokesperson", "spokesman", "spokeswoman", "press"} & own
        else set()
    )
    own |= {"minister"} if "ministers" in own else set()
    given = [
        w
        for w in words
        if w not in ("senior", "us", "u.s.", "american", "foreign", "white", "house", "state", "department")
    ] or list(words)
    ranks = {"first", "second", "third", "fourth", "fifth"}
    if set(given) & ranks and set(label) & ranks and not set(given) & set(label) & ranks:
        return False
    heads = lexicon.house("speakers")
    return bool(set(given) & heads & own) and all(
        w in own or w in ranks or w in ("other", "latter", "former") for w in given
    )
