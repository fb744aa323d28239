"""Which words a cue takes: "has also said", "went on to criticize", "expressed concern about"."""

from __future__ import annotations

from collections.abc import Iterable

from readout.statements.attribution.cues import carriers, particle
from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_IN_CUE = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
_BEFORE_NOUN = ("cop", "aux", "advmod")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_CLEAR = frozenset({"clear", "known", "plain", "explicit", "public"})
_NEAR = (
    3  # words from a verb to the preposition that leads to the content, where it counts as a word of the cue
)
_FARTHEST = 5  # words from the first verb of a chain to the verb that attributes


def verb_cue(t: Tree, i: int, joins: Iterable[int]) -> set[int]:
    """Return the words of a verbal or adjectival cue.

    Args:
        t: the text's trees.
        i: the verb or adjective.
        joins: prepositions that lead to the content.
    """
    cue = {i, *(n for n in joins if n - i <= _NEAR)}
    if (n := particle(t, i)) is not None:
        cue.add(n)
    opens = max((c for c in t.all(i, "mark") if c < i and t.words[c] == "that"), default=-1)
    for c in t.children[i]:
        if c < opens:
            continue  # "the point *is* that he believed it": of the clause above
        if (
            t.deps[c] in _IN_CUE
            or (t.deps[c] == "advmod" and t.tags[c] != "WRB" and (t.words[c] in _NEGATIONS or c == i - 1))
            or (t.deps[c] == "mark" and c == i - 1 and t.words[c] == "to")
        ):
            cue.add(c)
    cue |= _chain(t, i) | made_clear(t, i) | _carrier(t, i)
    first = min(c for c in cue if c <= i)
    for n in range(first, i):
        if t.deps[n] in ("advmod", *_IN_CUE) and t.heads[n] in cue:
            cue.add(n)
    if first and t.tags[first - 1] == "RB" and t.deps[first - 1] == "advmod" and t.heads[first - 1] in cue:
        cue.add(first - 1)  # "*also* is stressing"
    return cue


def adjuncts(t: Tree, one: Found, taken: frozenset[int] = frozenset()) -> set[int]:
    """Return what says right behind the verb how or where somebody speaks: "said *in a letter*".

    PolNeAR counts an adverb there in ("said *repeatedly* that"), a day, and a short phrase of place; and the
    few words from the source to its cue.

    Args:
        t: the text's trees.
        one: the attribution.
        taken: tokens of the cues and contents of all attributions.
    """
    i, last = one.at, max(one.cue)
    led = _led_on(t, one, taken)
    if t.tags[i][:2] != "VB":
        return led
    if joined := led | _up_to_content(t, one):
        return joined
    for c in t.children[i]:
        words = t.subtree(c)
        if c < i or len(words) > _FARTHEST or words & (one.content | one.source | one.cue):
            continue
        if t.deps[c] == "advmod" and len(words) == 1 and t.tags[c] == "RB":
            return words if one.frame != "object" else set()
        if t.left[c] != last + 1:
            continue
        place = t.has(c, "case")
        if t.deps[c] == "obl:unmarked" or (
            t.deps[c] == "obl"
            and place is not None
            and t.words[place] in _WHERE
            and t.names[c] not in _PLACES
            and t.tags[c] not in _PROPER
        ):
            return words
    return set()


def _led_on(t: Tree, one: Found, taken: frozenset[int]) -> set[int]:
    """Return the verb by which a source comes to what it says: "*began by* saying", "*laughed and* said", "*took pains* to say"."""  # noqa: E501
    first = min(one.cue)
    begun = max((n for n in one.source if n < first), default=None)
    if begun is None or t.sentence[begun] != t.sentence[first]:
        return set()
    gap = range(begun + 1, first)
    short = 1 < len(gap) <= _LEAD or (t.tags[one.at] == "VBG" and len(gap) == 1)
    short = short or (len(gap) <= _OBJECT and t.tags[first - 1] == "NN")  # "*used his keynote speech* to"
    if not short or taken & set(gap) or not any(t.tags[n] in _TENSED for n in gap):
        return set()
    return set(gap) if all(t.words[n] not in _STOPS for n in gap) else set()


def _up_to_content(t: Tree, one: Found) -> set[int]:
    """Return the phrase that alone stands between a verb and what is said: "said *in a letter to the keepers* that"."""  # noqa: E501
    gap = range(max(one.cue) + 1, min(one.content))
    short = 1 < len(gap) <= _PHRASE and t.sentence[gap[-1]] == t.sentence[one.at]
    if not short or t.words[gap[0]] not in _LINKS or one.source & set(gap):
        return set()
    if len(gap) == 2 and t.names[gap[1]] in ("DATE", "TIME"):
        return set()  # "said *on Monday* that"
    return set(gap) if all(t.words[n][0].isalnum() for n in gap) else set()


_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "—", "–", "--", "“", "”", '"', "''", "``"})
_LEAD = 3  # words at most from a source to its cue
_OBJECT = 6  # and where the last of them is a noun
_PHRASE = 6  # words at most of a phrase between verb and content
_LINKS = frozenset({"in", "on", "for"})
_WHERE = frozenset({"in", "via", "with"})
_PROPER = frozenset({"NNP", "NNPS"})
_PLACES = frozenset({"DATE", "TIME", "PLACE", "ORG"})


def made_clear(t: Tree, i: int) -> set[int]:
    """Return "it clear" of "made it clear that"."""
    n = i + 2 if t.words[i + 1 : i + 2] == ["it"] else i + 1
    return (
        set(range(i + 1, n + 1))
        if t.lemmas[i] == "make" and t.words[n : n + 1] and t.words[n] in _CLEAR
        else set()
    )


def _carrier(t: Tree, i: int) -> set[int]:
    """Return "issued a statement" of "issued a statement saying": somebody puts the paper out."""
    noun = t.heads[i]
    if t.deps[i] == "advcl" or t.names[noun] in ("DATE", "TIME"):  # "released a statement *Monday* saying"
        verb = noun if t.deps[i] == "advcl" else t.heads[noun]
        noun = next((c for c in t.all(verb, "obj") if c < i), noun)
    day = range(noun + 1, i)
    if t.tags[i] != "VBG" or t.deps[noun] != "obj" or any(t.names[n] not in ("DATE", "TIME") for n in day):
        return set()
    verb = t.heads[noun]
    if t.lemmas[noun] not in carriers() or not 0 < i - verb <= _FARTHEST:
        return set()
    return set(range(verb, i)) | {c for c in t.children[verb] if t.deps[c] in _IN_CUE and c < verb}


def noun_cue(t: Tree, i: int, joins: Iterable[int]) -> set[int]:
    """Return the words of a nominal cue: the noun, what describes it, and the verb whose object it is."""
    cue = {i, *joins}
    for c in t.children[i]:
        if t.deps[c] in ("det", "amod", "compound") and c < i:
            cue |= t.subtree(c)
    cue |= {c for c in t.children[i] if t.deps[c] in _BEFORE_NOUN and c < i}  # "*has been* an opponent of"
    if (case := t.has(i, "case")) is not None and case == min(cue) - 1:
        cue.add(case)  # "*in* favour of"
    head = t.heads[i]
    if t.deps[i] == "obj" and 0 < min(cue) - head <= 2:
        cue |= verb_cue(t, head, ())
    return cue


def _chain(t: Tree, i: int) -> set[int]:
    """Return the verbs that lead to a verb: "went on to", "is expected to"."""
    head = t.heads[i]
    on = t.deps[i] == "advcl" and t.lemmas[head] == "go" and t.words[head + 1] == "on"
    ready = t.tags[head] == "JJ" and t.words[i - 1] == "to" and i - head == 2  # "was *quick to* criticize"
    led = on or ready or t.deps[i] == "xcomp"
    if not led or not 0 < i - head <= _FARTHEST or t.has(head, "obj") is not None:
        return set()
    before = {c for c in t.children[head] if t.deps[c] in _IN_CUE and c < head}
    return {*range(head, i + 1), *before, *_chain(t, head)}
