"""Corruptions of who does what to whom: two phrases about one verb or noun change places.

Like :mod:`benchmarks._corruptions` they know nothing of the gate; a parse tells what is a party of what.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from benchmarks._corruptions import QUOTE, Material
from benchmarks._sense import parsed, unframed, upper

# Verbs whose two parties do the same to one another, or of which one says what the other is.
_MUTUAL = frozenset(
    "meet join marry discuss speak talk agree cooperate work share partner be have include become remain "
    "mean represent equal face involve match resemble say do get go make take give".split()
)
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_OBJECTS = frozenset(("obj", "iobj"))
# Prepositions whose noun is a party.
_PARTY_CASES = frozenset("by to from against for on".split())
_DAYS = frozenset(
    "sunday monday tuesday wednesday thursday friday saturday january february march april may june july "
    "august september october november december today week month year day time".split()
)
_BODIES = frozenset(
    "president administration government congress senate house state department company companies country "
    "countries court army police minister secretary governor mayor official officials union council ministry "
    "parliament troops forces people workers families governors republicans democrats states agency "
    "allies partners leaders businesses families children students teachers doctors veterans communities "
    "members team side sides party parties groups bank regime coalition committee authorities americans "
    "voters".split()
)
_OPENERS = frozenset("the a an his her its their this that these those our some many".split())


def swap(m: Material, rng: random.Random) -> str | None:
    """Let two parties of one verb or noun change places: names and bodies before other nouns."""
    if QUOTE.search(m.text):
        return None
    words = unframed(m)
    pairs = [pair for pair in _pairs(parsed(words)) if _apart(m, *pair)]
    telling = [pair for pair in pairs if all(_body(t) for t in pair)]
    if not pairs:
        return None
    return _swapped(m, *rng.choice(telling or pairs))


def _pairs(doc: Any) -> Iterator[tuple[Any, Any]]:
    """Yield two nouns of one verb, or of one noun ("Norland's attack on Estria"), in order."""
    for head in doc:
        found = []
        if head.pos_ == "VERB" and head.lemma_ not in _MUTUAL:
            found = [c for c in head.children if c.dep_ in _SUBJECTS | _OBJECTS or _oblique(c)]
        elif head.pos_ == "NOUN":
            found = [c for c in head.children if c.dep_ == "nmod:poss" or _oblique(c)]
            if not any(c.dep_ == "nmod:poss" for c in found):
                found = []
        found = [c for c in found if _party(c)]
        yield from ((one, two) for n, one in enumerate(found) for two in found[n + 1 :])


def _oblique(token: Any) -> bool:
    if token.dep_ not in ("obl", "obl:agent", "nmod"):
        return False
    return any(c.dep_ == "case" and c.lower_ in _PARTY_CASES for c in token.children)


def _party(token: Any) -> bool:
    if any(c.dep_ in ("conj", "appos", "acl", "acl:relcl", "nummod") for c in token.children):
        return False
    return token.pos_ in ("PROPN", "NOUN") and token.lower_ not in _DAYS and len(token.text) > 2


def _body(token: Any) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in _BODIES


def _apart(m: Material, one: Any, other: Any) -> bool:
    """Say whether two phrases can change places: neither in the other, nor with marks or an attribution in them."""  # noqa: E501
    first, second = _phrase(one), _phrase(other)
    texts = [m.text[a:b] for a, b in (first, second)]
    held = any(re.search(r"\bsaid\b|,|According", x) or len(x.split()) > 7 or not x.strip() for x in texts)
    # Half of "Jean-Pierre", or "Drs", is no phrase: what comes out is no sentence.
    broken = any(
        m.text[a - 1 : a] in ("-", "–") or re.match(r"[-–]|\. ", m.text[b:]) for a, b in (first, second)
    )
    # "This appetite, this imperial appetite" says the same in either order.
    again = not m.text[first[1] : second[0]].strip(" ,")
    return first[1] <= second[0] and texts[0].lower() != texts[1].lower() and not (held or broken or again)


def _swapped(m: Material, one: Any, other: Any) -> str:
    """Return the text with two phrases in one another's place, the possessive's "'s" where it was."""
    (a, b), (c, d) = _phrase(one), _phrase(other)
    first, second = m.text[c:d], m.text[a:b]
    if a == 0:
        first = upper(first)
        if second.split()[0].lower() in _OPENERS or parsed(m.text)[0].pos_ != "PROPN":
            second = second[:1].lower() + second[1:]
    return m.text[:a] + first + m.text[b:c] + second + m.text[d:]


def _phrase(token: Any) -> tuple[int, int]:
    """Return the characters of a noun phrase, without its preposition and its "'s"."""
    inside = [t for t in token.subtree if not (t.dep_ in ("case", "punct", "cc") and t.head == token)]
    return min(t.idx for t in inside), max(t.idx + len(t.text) for t in inside)
