"""What makes a fact the news of the day, beyond its worth: what happened, by whose act, and how a clause tells it.

House guide, sections 8 and 9.
"""  # noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.writing.choosing.select import Candidate
from readout.writing.choosing.worth import weights
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

VAGUE = pattern("vague")
PRONOUN = re.compile(r"\b(?:it|they|them|everyone|everybody)\b", re.I)
OWN_ACTS = frozenset({"condemnation", "announcement", "sanction"})
GOES_ON, COURTESY = pattern("goes_on"), pattern("courtesy")
#: What an earlier session adopted is no news of this one.
_EARLIER = re.compile(
    r"\b[\w-]+(?:th|st|nd|rd) session\b|\bprevious\w*|\blast (?:year|session|month)\b|\bsimilar\b", re.I
)
_TIES, _OUTCOME = pattern("ties"), pattern("outcome")
_WEAK_VERBS = words_of("weak_verbs")
_KNOWN = words_of("titles") | words_of("groups") | words_of("the_land") | words_of("times")


def news(candidate: Candidate) -> float:
    """Return how much a unit is the news of the day: its worth, and more for the speaker's own act."""
    told, table = candidate.option.told, weights()["lead"]
    acts = set(candidate.option.unit.acts)
    score = candidate.score
    score += table["that_day"] * bool(told and told.just_done)
    score += table["own_act"] * bool(told and told.present)
    score += table["decision"] * bool(acts & OWN_ACTS)
    score += table["substance"] * bool(acts or candidate.option.unit.figures)
    text = candidate.option.unit.text
    score += table["outcome"] * (_OUTCOME.search(text) is not None and not _EARLIER.search(text))
    score -= table["another_time"] * (_OUTCOME.search(text) is not None and bool(_EARLIER.search(text)))
    score -= table["pronoun"] * bool(PRONOUN.search(candidate.option.unit.text))
    score -= table["courtesy"] * bool(told and COURTESY.search(told.opening))
    score -= table["ties"] * bool(_TIES.search(told.opening if told else candidate.option.unit.text))
    score -= table["vague"] * bool(VAGUE.search(candidate.option.unit.text))
    return score


def asks_which(doc: Doc) -> bool:
    """Say whether a headline's subject leaves a reader asking which: "the burden", "the timing"."""
    subj = subject(next(t for t in doc if t.head.i == t.i))
    if subj is None or subj.tag_ not in {"NN", "NNS"} or subj.lower_ in _KNOWN:
        return False
    own = [c.lower_ for c in subj.children if not c.is_punct]
    return own == ["the"] or (len(own) == 1 and own[0] in {"some", "several", "certain", "many", "most"})


#: A count from here on is news by itself: "unemployment was 3.9 percent", "the grant is 40,000 crowns".
_LARGE = 1000


def measured(unit: Unit) -> bool:
    """Say whether a unit gives a sum of money, a share or a large count."""
    return any(f.unit in {"percent", "dollars"} or f.value >= _LARGE for f in unit.figures)


def weak(doc: Doc) -> bool:
    """Say whether nothing happens in a clause: it says what something is, has, shows or includes."""
    roots = [t for t in doc if t.head.i == t.i]
    copular = any(c.dep_ == "cop" for t in roots for c in t.children)
    return copular or any(t.lemma_.lower() in _WEAK_VERBS for t in roots)


_BY_SAYING = words_of("by_saying")


def by_saying(doc: Doc) -> bool:
    """Say whether the speaker's own side does by saying so what a clause tells: "The US urges the government to ..."."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    own = doc.text.startswith(("The US ", "The administration "))
    return own and root.tag_ == "VBZ" and root.lemma_.lower() in _BY_SAYING


def happened(doc: Doc) -> bool:
    """Say whether a clause tells an event: its verb is in the past and says more than that something was."""
    root = next(t for t in doc if t.head.i == t.i)
    return root.tag_ == "VBD" and not weak(doc)


def of_every_day(doc: Doc) -> bool:
    """Say whether a clause tells how things stand, true yesterday and tomorrow: "Forty percent of exports go to Veldania"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    helped = any(c.dep_.startswith("aux") or c.dep_ == "cop" for c in root.children)
    return root.tag_ in {"VBZ", "VBP"} and not helped and root.lemma_.lower() in _STANDING


_STANDING = words_of("says_how_things_stand")


def of_record(doc: Doc) -> bool:
    """Say whether a clause tells what the speaker's own side has done so far: its record, and no news of the day."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    perfect = any(c.lower_ in {"has", "have"} and c.dep_ == "aux" for c in root.children)
    own = re.search(r"^(?:[^,]{3,40}, )?(?:The|the) (?:US|administration) ", doc.text)
    return perfect and (bool(own) or bool(_LONG.search(doc.text)))


_LONG = re.compile(
    r"\b(?:so far|to date|already)\b|^Since [A-Z]|\bsince (?:[A-Z]|the start|then)|\bover the (?:last|past)\b|"  # noqa: E501
    r"\bfor (?:over |more than |nearly |about |almost |the (?:last|past) )?[\w-]+ (?:years|decades|generations|months)\b|\bsince \d{4}\b"  # noqa: E501
)
