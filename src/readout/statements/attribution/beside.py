"""What stands beside a verb of saying, where the tree gives the verb no content.

Reporting clauses are where parsers slip most: the verb hangs on the wrong word, or the clause on the hearer. Commas
and the order of words are surer there: "*the dam broke*, people close to Vey say", "*the dam*, aides said, *broke*",
"told the Post *that the dam broke*", "said *the dam broke*".
"""  # noqa: E501

from __future__ import annotations

from readout.statements.attribution.cues import bare, frames, hearing
from readout.statements.attribution.sources import put_to_somebody
from readout.statements.attribution.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSE = frozenset({*_FINITE, "MD"})
_STARTS = frozenset({"DT", "NNP", "NNPS", "NNS", "NN", "PRP", "PRP$", "CD", "EX", "JJ"})
_PHRASE = frozenset({*_STARTS, "POS", "IN", "CC", "VBN", "TO", "``", "''", "HYPH"})
_NAMING = frozenset({"NNP", "NNPS", "NNS", "NN", "PRP"})
_BEFORE_VERB = ("aux", "aux:pass", "advmod")
_AFTER_VERB = ("obl", "obl:unmarked", "iobj", "obl:tmod")
_SUBJECTS = ("nsubj", "nsubj:pass")
_COMMAS = frozenset({",", "—", "–", "--"})
_HEARER = 14  # words at most from a verb to the "that" of what it says


def told_beside(t: Tree, i: int) -> set[int]:
    """Return the content of a verb of saying by the words round it, or nothing.

    Args:
        t: the text's trees.
        i: a verb that the tree gives no content.
    """
    begin, end = t.sentences[t.sentence[i]]
    while end > begin and not t.words[end - 1][0].isalnum():
        end -= 1
    first, last = _reporting(t, i, begin)
    return _set_off(t, i, begin, end, first, last) or _after_that(t, i, end) or _after(t, i, first, end)


def _reporting(t: Tree, i: int, begin: int) -> tuple[int, int]:
    """Return the ends of a reporting clause: "the mayor has said on Monday", "said the mayor"."""
    first = last = i
    while first > begin and t.deps[first - 1] in _BEFORE_VERB and t.heads[first - 1] == i:
        first -= 1
    if first > begin and t.words[first - 1] in _COMMAS:
        behind = next((c for c in t.all(i, *_SUBJECTS, "obj") if t.left[c] == i + 1), None)
        return first, i if behind is None else t.right[behind]
    for c in t.children[i]:
        if t.left[c] == last + 1 and t.deps[c] in _AFTER_VERB:
            last = t.right[c]
    subject = next((c for c in t.all(i, *_SUBJECTS) if t.right[c] == first - 1), None)
    if subject is not None:
        return t.left[subject], last
    start = first
    while start > begin and t.tags[start - 1] in _PHRASE:
        start -= 1
    named = t.tags[start] in _STARTS and any(t.tags[n] in _NAMING for n in range(start, first))
    return (start if named else i), last


def _set_off(t: Tree, i: int, begin: int, end: int, first: int, last: int) -> set[int]:
    """Return what a reporting clause between commas, or behind one, is about: the rest of its sentence."""
    if t.tags[i] not in _FINITE or "quote" not in frames("verb").get(t.lemmas[i], ()):
        return set()
    if first - 1 <= begin or t.words[first - 1] not in _COMMAS or first == last:
        return set()
    if any(put_to_somebody(t, n) for n in (begin, begin + 1)):
        return set()  # "Asked about the dam, she laughed": who answers says none of it
    before = set(range(begin, first - 1))
    if not any(t.tags[n] in _CLAUSE for n in before):
        before = before if last + 1 < end and t.words[last + 1] == "," else set()
    if last + 1 >= end:
        return before
    if t.words[last + 1] in _COMMAS and any(t.tags[n] in _CLAUSE for n in range(last + 2, end)):
        return before | set(range(last + 2, end)) if before else set()
    return set()


def _after_that(t: Tree, i: int, end: int) -> set[int]:
    """Return the clause behind the next "that", if only a hearer, a place or an aside stands between."""
    object_ = t.has(i, "obj")
    if object_ is not None and t.words[object_] != "it" and t.lemmas[i] not in hearing():
        return set()
    nouns = frames("noun")
    aside = False
    for n in range(i + 1, min(end, i + _HEARER)):
        if t.words[n] == "that" and not aside and _joins(t, n, end):
            clause = t.heads[n]
            inside = t.subtree(clause) if clause > n else set()
            return {k for k in inside if k >= n} or set(range(n, end))
        if t.words[n] == "," and t.lemmas[i] in bare():
            aside = not aside  # "said on air, where he now works, that it broke"
        elif not aside and (
            t.words[n] in _COMMAS
            or t.tags[n] in _CLAUSE
            or (t.tags[n][:2] == "VB" and t.lemmas[i] not in bare())
            or (t.lemmas[n] in nouns and t.words[t.left[n]] not in ("in", "at", "on", "during"))
        ):
            return set()
    return set()


def _joins(t: Tree, n: int, end: int) -> bool:
    """Whether a "that" begins a clause with a subject of its own, whatever the parser takes it for."""
    if t.tags[n] not in ("IN", "WDT") or n + 1 >= end or t.tags[n + 1][:2] in ("VB", "MD"):
        return False
    return t.tags[n] == "IN" or (
        t.tags[n + 1] in _STARTS and any(t.tags[k] in _CLAUSE for k in range(n + 2, end))
    )


def _after(t: Tree, i: int, first: int, end: int) -> set[int]:
    """Return the rest of the sentence behind a verb that takes a bare clause: "said the dam broke"."""
    if t.lemmas[i] not in bare() or first == i:
        return set()
    start = i + 1
    if t.lemmas[i] in hearing():
        heard = [c for c in t.all(i, "iobj", "obj") if t.left[c] == i + 1]
        if not heard:
            return set()
        start = t.right[heard[0]] + 1
    if start >= end or t.tags[start] not in _STARTS:
        return set()
    rest = range(start, end)
    return set(rest) if any(t.tags[n] in _CLAUSE for n in rest[1:]) else set()
