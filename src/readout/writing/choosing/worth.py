"""What is worth telling: a score for each unit from its acts, figures, names, place in the text and centrality.

Centrality is the cosine with the document's tf-idf centroid (Radev et al. 2004, "Centroid-based summarization");
the redundancy that selection subtracts is maximal marginal relevance (Carbonell and Goldstein 1998).
"""  # noqa: E501

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from readout.records import Transcript
from readout.statements.lexicon import non_answers
from readout.writing.choosing.earlier import of_another_time
from readout.writing.lexicon import caseless, pattern, wider
from readout.writing.telling.units import FIRST_PERSON, Unit, content_words

Vector = dict[str, float]

_NAME = re.compile(r"(?<=[a-z,;’'] )(?:[A-Z][\w.’'-]+)(?: [A-Z][\w.’'-]+)*")
_DATE = pattern("date")
_YOU = re.compile(r"\byou(?:r|[’']\w+)?\b", re.I)
_HANGING = pattern("opens_hanging")
_PRAISE = caseless("praise")
_HARM = caseless("harm")
_FORECAST, _DISCLOSURE = caseless("forecast"), caseless("disclosure")
_RESULT = caseless("result")
_OUTCOME, _VOTED = caseless("outcome"), caseless("voted")
_MAY_BE_META, _META = wider("meta"), pattern("meta")
_VAGUE = caseless("vague")
_MATTERS, _WHAT_IT_IS, _EVERYBODY = caseless("matters"), caseless("what_it_is"), caseless("of_the_public")
_BUT = re.compile(r"\s*(?:But|However|Yet|Nevertheless|Nonetheless)\b")
_DECLINES = pattern("of_the_briefing")
_HYPOTHETICAL = re.compile(r"^(?:if|suppose|imagine|let[’']s say)\b", re.I)


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of ``data/weights.toml`` by table and name."""
    return tomllib.loads(resources.files("readout.writing").joinpath("data/weights.toml").read_text("utf-8"))


def vectors(units: Sequence[Unit]) -> list[Vector]:
    """Return a tf-idf vector of unit length for each unit (document frequency over the units)."""
    frequency = Counter(word for unit in units for word in unit.words)
    total = len(units) or 1
    return [normalised({w: math.log(1 + total / frequency[w]) for w in unit.words}) for unit in units]


def normalised(vector: Vector) -> Vector:
    """Return the vector scaled to length one (an empty one as it is)."""
    length = math.sqrt(sum(v * v for v in vector.values()))
    return {w: v / length for w, v in vector.items()} if length else vector


def cosine(a: Vector, b: Vector) -> float:
    """Return the dot product of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b[w] for w, v in a.items() if w in b)


def centroid(found: Iterable[Vector]) -> Vector:
    """Return the normalised sum of vectors."""
    total: Vector = {}
    for vector in found:
        for word, value in vector.items():
            total[word] = total.get(word, 0.0) + value
    return normalised(total)


#: A word's share of the sentences is smoothed as if the document had so many more: a short one shows little.
_SMOOTHED = 200


def shares(units: Sequence[Unit]) -> dict[str, float]:
    """Return the smoothed share of the units that hold each word; words of one unit alone are left out.

    Where one turn is all there is, the shares are cut: in talk the news is what is much spoken of, in a statement
    its figures and deeds.
    """  # noqa: E501
    frequency = Counter(word for unit in units for word in unit.words)
    talk = len({(u.document, u.turn.index) for u in units}) > 1
    scale = (1.0 if talk else weights()["selection"]["coverage_alone"]) / (len(units) + _SMOOTHED)
    return {word: n * scale for word, n in frequency.items() if n > 1}


def scores(units: Sequence[Unit], transcripts: Sequence[Transcript]) -> list[float]:
    """Return the news value of each unit; higher is more worth telling, zero and less is not worth telling."""  # noqa: E501
    found = vectors(units)
    middle = centroid(found)
    titles = [content_words(t.title or "") for t in transcripts]
    # In a short document hardly any word comes often, and nearness to the centroid is what there is to go by.
    few = _SMOOTHED / (_SMOOTHED + len(units))
    central = weights()["signs"]["central"] + weights()["signs"]["central_if_short"] * few
    early = weights()["signs"]["early"] / (len(units) or 1)
    turned, earlier = weights()["penalties"]["turned"], weights()["penalties"]["earlier"]
    opposed = {
        u.order - 1
        for u in units
        if _BUT.match(u.span.of(transcripts[u.document].document.text)) and u.position
    }
    return [
        _score(u, titles[u.document])
        - turned * (u.order in opposed)
        - earlier * of_another_time(u.text, transcripts[u.document].date)
        + central * cosine(v, middle)
        + early * (len(units) - i)
        for i, (u, v) in enumerate(zip(units, found, strict=True))
    ]


def own_worth(unit: Unit) -> float:
    """Return the news value of a unit by itself, whatever the text around it speaks of."""
    return _score(unit, frozenset())


@lru_cache(maxsize=4096)
def is_about_briefing(text: str) -> bool:
    """Say whether a sentence is about the briefing itself."""
    return _MAY_BE_META.search(text) is not None and _META.search(text) is not None


def says_no_more(text: str) -> bool:
    """Say whether a speaker only declines to say more, or points to what was said: no quotation, however short a story is."""  # noqa: E501
    return bool(FIRST_PERSON.search(text) and _DECLINES.search(text)) or _refuses(text)


def _refuses(text: str) -> bool:
    return any(row.strong and row.pattern.search(text) for row in non_answers())


def _score(unit: Unit, title: frozenset[str]) -> float:
    act, sign, penalty = weights()["acts"], weights()["signs"], weights()["penalties"]
    text = unit.text
    values = sorted((act.get(a, 0.0) for a in unit.acts), reverse=True)
    score = sum(v / (1 + i) for i, v in enumerate(values[:2]))
    big = [f for f in unit.figures if f.bound or f.value >= 10 or f.unit in {"percent", "dollars"}][:2]
    score += sign["figure"] * len(big) + sign["bounded_figure"] * sum(1 for f in big if f.bound)
    score += sign["forecast"] * bool(big and _FORECAST.search(text))
    score += sign["result"] * bool(big and _RESULT.search(text))
    score -= penalty["disclosure"] * bool(_DISCLOSURE.search(text))
    score += sign["date"] * bool(_DATE.search(text))
    score += sign["harm"] * bool(_HARM.search(text))
    score += sign["outcome"] * bool(_OUTCOME.search(text)) + sign["voted"] * bool(_VOTED.search(text))
    score += sign["name"] * min(3, len(_NAME.findall(text)))
    score += sign["title_word"] * min(3, len(title & unit.words))
    if unit.turn.kind == "statement":
        score += sign["opening"] * max(0.0, 1 - unit.order / 25)
    elif unit.position < 2:
        score += sign["answer"]
    score -= penalty["first_person"] * min(2, len(FIRST_PERSON.findall(text)))
    score -= penalty["you"] * min(2, len(_YOU.findall(text)))
    score -= penalty["hanging"] * bool(_HANGING.match(text))
    score -= penalty["waffle"] * min(3, len(unit.cleaned.edits))
    score -= penalty["praise"] * bool(_PRAISE.search(text))
    score -= penalty["meta"] * is_about_briefing(text)
    score -= penalty["vague"] * min(2, _VAGUE.count(text))
    score -= penalty["matters"] * bool(_MATTERS.search(text))
    score -= penalty["what_it_is"] * bool(_WHAT_IT_IS.search(text))
    score -= penalty["everybody"] * bool(_EVERYBODY.search(text))
    score -= penalty["hypothetical"] * bool(_HYPOTHETICAL.match(text))
    score -= penalty["non_answer"] * _refuses(text)
    score -= penalty["laughter"] * unit.beside_laughter
    length = len(text.split())
    return score - penalty["long"] * max(0, length - 30) - penalty["short"] * max(0, 9 - length)
