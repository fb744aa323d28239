"""Whom a source stands for: a name, or a pronoun or a title that only one person named before can mean.

A pronoun or a title is linked only where the text settles it, and else to nobody: a wrong name is worse than none.
Names, titles and sex are read off the text ("Mr. Vey", "Foreign Minister Ana Vey", "Vey ... her"), never guessed from a
first name.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.language.lexicon import titles
from readout.statements.attribution.cues import unnamed
from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_PROPER = ("NNP", "NNPS")
_SINGULAR = {
    "he": "he",
    "his": "he",
    "him": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "herself": "she",
}
_ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone", "one"})
_UNDER = frozenset({"vice", "deputy", "under", "assistant", "former"})
_ARTICLES = frozenset({"the", "our", "this"})
_REACH = 4  # sentences that a pronoun may look back over


@dataclass(slots=True)
class Person:
    """Somebody named: the fullest name, the nouns of titles given, and the pronoun, where a title gives it."""  # noqa: E501

    name: str
    titles: set[str] = field(default_factory=set)
    pronoun: str | None = None
    seen: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


def people(t: Tree) -> list[Person]:
    """Return the persons that a text names, with the first token of each mention in order."""
    found: list[Person] = []
    n = 0
    while n < len(t):
        if t.names[n] != "PERSON":
            n += 1
            continue
        first = n
        while n < len(t) and t.names[n] == "PERSON" and t.sentence[n] == t.sentence[first]:
            n += 1
        words = [t.text[t.at[i] : t.to[i]] for i in range(first, n) if t.tags[i] != "POS"]
        offices = len(words) == 1 and words[0][-1] == "s" and words[0][:-1].lower() in titles("heads")
        if not words or offices or _called(t, first, n):
            continue
        person = _known(found, words)
        if person is None:
            person = Person(" ".join(words))
            found.append(person)
        elif len(words) > len(person.name.split()):
            person.name = " ".join(words)
        person.seen.append(first)
        _describe(t, person, first, n)
    return found


def _called(t: Tree, first: int, end: int) -> bool:
    """Whether a name only calls somebody: "Look, *Ana*, he said so", "That is what he said, *Ana*."."""
    if any(t.deps[i] == "vocative" for i in range(first, end)):
        return True
    begin, stop = t.sentences[t.sentence[first]]
    after = t.words[end] if end < stop else "."
    before = t.words[first - 1] if first > begin else ""
    return before == "," and after in (".", "?", "!") and end - first <= 2


def _known(found: Sequence[Person], words: Sequence[str]) -> Person | None:
    """Return the one person whom a name can mean: the same name, or the surname of one person only."""
    whole = " ".join(words)
    same = [p for p in found if p.name == whole]
    if same:
        return same[0]
    if len(words) == 1:
        by_surname = [p for p in found if p.surname == words[0]]
        return by_surname[0] if len(by_surname) == 1 else None
    short = [p for p in found if p.name == words[-1]]
    return short[0] if len(short) == 1 else None


def _describe(t: Tree, person: Person, first: int, end: int) -> None:
    """Note the titles before a name and set beside it, and the pronoun that "Mr." or "Ms." gives."""
    i = first - 1
    while i >= 0 and t.sentence[i] == t.sentence[first] and t.tags[i] in (*_PROPER, "NN", "JJ"):
        word = t.words[i].rstrip(".")
        if word in titles("he"):
            person.pronoun = "he"
        elif word in titles("she"):
            person.pronoun = "she"
        elif word in titles("heads") or word in titles("ranks") or word in _UNDER:
            person.titles.add(word)
        i -= 1
    head = next((k for k in range(first, end) if not first <= t.heads[k] < end), first)
    for c in t.children[head]:
        if t.deps[c] == "appos" and t.words[c] in titles("heads"):
            person.titles.add(t.words[c])
    if t.deps[head] == "appos" and t.words[t.heads[head]] in titles("heads"):
        person.titles.add(t.words[t.heads[head]])


def is_unnamed(t: Tree, source: set[int]) -> bool:
    """Say whether a source is one that nobody could name: "officials", "a senior aide", "reports", "some analysts"."""  # noqa: E501
    if not source:
        return True
    # A body may own an unnamed source ("a Pentagon official"); a person or a pronoun is somebody.
    if any(t.names[i] == "PERSON" or t.tags[i] == "PRP" for i in source):
        return False
    head = _head(t, source)
    if t.words[head] in _ANYBODY or t.words[head] == "majority":
        return True
    if t.tags[head] in _PROPER or t.words[head] in ("who", "which", "that"):
        return False
    definite = any(t.words[c] in ("the", "this", "that") or t.tags[c] == "PRP$" for c in t.children[head])
    if t.lemmas[head] in unnamed():
        return not (definite and t.tags[head] == "NN")
    return t.tags[head] in ("DT", "CD", "JJ", "NNS") and not definite


def resolve(t: Tree, found: Sequence[Found]) -> list[str | None]:
    """Return for each attribution, in order of their cues, the name of its source where the text settles it."""  # noqa: E501
    known = people(t)
    resolved: list[str | None] = []
    last: tuple[int, str | None] = (-99, None)
    for one in found:
        name = _name(t, one, known, last)
        resolved.append(name)
        if name is not None:
            last = (t.sentence[one.at], name)
    return resolved


def _name(t: Tree, one: Found, known: Sequence[Person], last: tuple[int, str | None]) -> str | None:
    if not one.source:
        return None
    head = _head(t, one.source)
    if any(c in one.source for c in t.all(head, "conj")):
        return None  # "Ana Vey and Oskar Lind" are two
    if t.words[head] in ("who", "that", "which") and t.tags[head] in ("WP", "WDT"):
        verb = t.heads[head]
        head = t.heads[verb] if t.deps[verb] == "acl:relcl" else head
        return _named(t, head, known)
    word = t.words[head]
    if word in _SINGULAR:
        return _antecedent(t, head, _SINGULAR[word], known, last)
    if (name := _named(t, head, known)) is not None:
        return name
    modifiers = {t.words[c] for c in t.children[head]}
    if word in titles("heads") and t.tags[head] in ("NN", "NNP") and modifiers & _ARTICLES:
        more = {
            t.words[c] for c in t.children[head] if c < head and t.deps[c] in ("amod", "compound", "flat")
        }
        held = [p for p in known if {word, *more} <= p.titles and p.seen and p.seen[0] < head]
        held = [p for p in held if not (p.titles & _UNDER) - more]  # a vice president is not "the president"
        return held[0].name if len(held) == 1 and not _other(t, head) else None
    if t.tags[head] in _PROPER and word.removesuffix("s") not in titles("heads"):
        return " ".join(t.text[t.at[i] : t.to[i]] for i in _name_words(t, head))
    return None


def _named(t: Tree, head: int, known: Sequence[Person]) -> str | None:
    """Return the person whom a nominal names: its head, or the name set beside it."""
    inside = {head, *(c for c in t.children[head] if t.deps[c] in ("appos", "flat", "compound") and c > head)}
    inside |= {c for c in t.children[head] if t.deps[c] in ("compound", "flat") and t.names[c] == "PERSON"}
    if t.has(head, "conj") is not None:
        return None
    for person in known:
        if any(
            s in inside
            or (t.names[s] == "PERSON" and any(s <= i < s + len(person.name.split()) for i in inside))
            for s in person.seen
            if t.names[s] == "PERSON"
        ):
            return person.name
    return None


def _name_words(t: Tree, head: int) -> list[int]:
    """The proper words of a body's name: its head with what is flat, compound or "White" with it."""
    own = [c for c in t.children[head] if t.deps[c] in ("flat", "compound") and t.tags[c] in _PROPER]
    own += [c for c in t.children[head] if t.deps[c] == "amod" and t.text[t.at[c]].isupper()]
    of = next((c for c in t.all(head, "nmod") if t.tags[c] in _PROPER and c <= head + _OF), None)
    if of is not None and t.words[head + 1] == "of":
        return [*sorted([head, *own]), *range(head + 1, of + 1)]  # "the Department *of Water*"
    return sorted([head, *own])


_OF = 3  # words at most from a body's name to the matter that it is of


def _antecedent(
    t: Tree, pronoun: int, sex: str, known: Sequence[Person], last: tuple[int, str | None]
) -> str | None:
    """Return the only person named lately whom a pronoun can mean, or the one who spoke in the sentence before."""  # noqa: E501
    at = t.sentence[pronoun]
    fitting = [
        p
        for p in known
        if p.pronoun in (None, sex) and any(s < pronoun and at - t.sentence[s] <= _REACH for s in p.seen)
    ]
    names = {p.name for p in fitting}
    if last[1] in names and at - last[0] <= 2:
        others = [
            p
            for p in fitting
            if p.name != last[1] and any(t.sentence[s] == at and s < pronoun for s in p.seen)
        ]
        return last[1] if not others else None
    if len(fitting) != 1 or _title_between(t, fitting[0], pronoun):
        return None
    return fitting[0].name


def _title_between(t: Tree, person: Person, pronoun: int) -> bool:
    """Whether somebody whom only a title names stands between a name and a pronoun: "Vey ... *the minister* said he"."""  # noqa: E501
    since = max(s for s in person.seen if s < pronoun)
    return any(
        t.words[i] in titles("heads")
        and t.words[i] not in person.titles
        and t.names[i] != "PERSON"
        and any(t.words[c] in _ARTICLES for c in t.children[i])
        for i in range(since + 1, pronoun)
    )


def _other(t: Tree, head: int) -> bool:
    """Whether a title is told apart by words behind it: "the minister of Ruritania", "the minister who left"."""  # noqa: E501
    return any(t.deps[c] in ("nmod", "acl:relcl") for c in t.children[head])


def _head(t: Tree, source: set[int]) -> int:
    """The token of a source that hangs on a word outside it."""
    return next((i for i in sorted(source) if t.heads[i] not in source or t.heads[i] == i), min(source))
