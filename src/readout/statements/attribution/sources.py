"""Who says it: the words of a cue's source, by the tree, and whether anyone could name it."""

from __future__ import annotations

from readout.statements.attribution.cues import (
    asking,
    bare,
    carriers,
    expressing,
    frames,
    meeting,
    occasions,
    stative,
)
from readout.statements.attribution.tree import Tree

_DEPTH = 6  # verbs that may hang on one another
_SUBJECT = ("nsubj", "nsubj:pass")


def source_of(t: Tree, cue: int, *, depth: int = _DEPTH) -> frozenset[int]:
    """Return the tokens of a verb's or adjective's source: its subject, or that of the verb it hangs on.

    The source of a passive is its agent; but a verb that hangs on a passive takes its subject ("a suit was
    filed, *alleging* ...").
    """
    passive = t.has(cue, "nsubj:pass", "aux:pass") is not None and not _has_said(t, cue)
    # "As reported by the Post": a participle of its own.
    passive = passive or (
        t.tags[cue] == "VBN" and t.has(cue, "obl:agent") is not None and t.deps[cue] == "advcl"
    )
    if (passive and depth == _DEPTH) or put_to_somebody(t, cue):
        agent = next((c for c in t.children[cue] if t.deps[c] == "obl:agent"), None)
        if agent is None and t.lemmas[cue] in stative():
            agent = t.has(cue, "nsubj:pass")
        return noun_phrase(t, agent) if agent is not None else frozenset()
    subject = _nearest(t, cue)
    if subject is not None:
        if t.words[subject] in _WHICH and _puts_out(t, cue):
            # "issued a statement *that described*": who puts it out says it.
            return source_of(t, t.heads[t.heads[cue]], depth=depth - 1)
        return noun_phrase(t, subject)
    if depth == 0 or t.heads[cue] == cue:
        return frozenset()
    head, dep = t.heads[cue], t.deps[cue]
    if t.tags[cue] == "VBG" and depth == _DEPTH and (beside := _with(t, cue)):
        return beside
    if t.tags[cue] == "VBG" and cue and depth == _DEPTH and _set_off(t, cue):
        if dep not in _PARTICIPIAL:
            # "shared a map on his page, writing ...": set off by a comma, it is the subject who writes.
            return _main_subject(t, cue)
        if (speaks := _speaking(t, cue)) is not None:
            return source_of(t, speaks, depth=depth - 1)
    if dep == "acl" and t.deps[head] == "obj" and (t.tags[cue] == "VBG" or t.lemmas[head] in carriers()):
        # "opened the meeting *warning* of a flood", "emailed the keepers *saying*": who does it says so.
        return source_of(t, t.heads[head], depth=depth - 1)
    if dep == "acl" and t.tags[cue] == "VBG" and _led_by(t, head, _TO):
        # "sent a letter to the keepers *saying*": whoever it is for does not say it.
        over = t.heads[head]
        return source_of(t, over if t.tags[over][:2] == "VB" else t.heads[over], depth=depth - 1)
    if dep in ("acl", "acl:relcl") and t.names[head] in ("DATE", "TIME"):
        # "issued a statement Monday saying": a day says nothing.
        return source_of(t, t.heads[head], depth=depth - 1)
    purpose = (
        t.tags[cue] == "VB" and t.tags[head] == "NN" and t.names[head] == ""
    )  # "needs data *to know* that"
    if dep == "acl" and (purpose or (t.lemmas[head] in occasions() and t.tags[cue] in ("VB", "VBG"))):
        # "took a moment *to praise* it", "the step of *praising* it": who takes it does so.
        over = t.heads[head]
        return source_of(t, over, depth=depth - 1) if t.deps[head] in ("obj", "obl") else frozenset()
    if dep in ("acl", "acl:relcl") and t.tags[head] != "JJ":
        return noun_phrase(t, head, without=cue)
    if dep == "xcomp" and (object_ := t.has(head, "obj")) is not None:
        return noun_phrase(t, object_)
    if (teller := resumes(t, cue)) is not None:
        return source_of(t, teller, depth=depth - 1)
    if dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp") or t.tags[head] == "JJ":
        return source_of(t, head, depth=depth - 1)
    return frozenset()


def _has_said(t: Tree, cue: int) -> bool:
    """Whether "'s" stands for "has" before what somebody says: "*she’s said* it will rain", which parsers take for a passive."""  # noqa: E501
    subject, helper = t.has(cue, *_SUBJECT), t.has(cue, "aux:pass")
    return (
        subject is not None
        and helper is not None
        and t.words[helper] in _CUT_SHORT
        and (t.words[subject] in _PERSONS or t.names[subject] == "PERSON")
        and t.lemmas[cue] in bare()
        and t.has(cue, "ccomp") is not None
    )


_CUT_SHORT = frozenset({"'s", "’s"})
_PERSONS = frozenset({"he", "she"})


def _with(t: Tree, cue: int) -> frozenset[int]:
    """Return the noun phrase between "with" and a participle: "the vote was late, with *two keepers* saying no"."""  # noqa: E501
    begin = t.sentences[t.sentence[cue]][0]
    end = cue - 1 if t.tags[cue - 1] == "RB" else cue
    start = end
    while (
        start > begin
        and t.tags[start - 1] in _NOMINAL
        and t.words[start - 1] != "with"
        and end - start < _PHRASE
    ):
        start -= 1
    held = begin < start < end and t.words[start - 1] == "with"
    return frozenset(range(start, end)) if held else frozenset()


_NOMINAL = frozenset({"DT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PRP", "IN", "HYPH"})
_PHRASE = 8  # words at most of it


_PARTICIPIAL = frozenset({"advcl", "ccomp", "parataxis", "xcomp"})


_WHICH = frozenset({"that", "which"})


def _puts_out(t: Tree, cue: int) -> bool:
    """Whether a relative clause is of a paper that somebody puts out: "issued a statement that"."""
    noun = t.heads[cue]
    return (
        t.deps[cue] == "acl:relcl"
        and t.deps[noun] == "obj"
        and t.lemmas[noun] in carriers()
        and t.lemmas[t.heads[noun]] in expressing()
    )


def _set_off(t: Tree, cue: int) -> bool:
    """Whether a comma stands before a participle, or before the adverb in front of it."""
    before = cue - 2 if t.tags[cue - 1] == "RB" else cue - 1
    if before > 0 and t.words[before] in _CLOSING:
        before -= 1
    return before >= 0 and t.words[before] in _COMMAS


_CLOSING = frozenset({"”", '"', "''", "»"})
_COMMAS = frozenset({",", "—", "–", "--"})


def _speaking(t: Tree, cue: int) -> int | None:
    """Return the nearest verb over a participle that lays words to its subject: "*criticized* the deal made, saying"."""  # noqa: E501
    for i in t.ancestors(cue):
        if i < cue and t.lemmas[i] in frames("verb") and t.tags[i][:2] == "VB" and _nearest(t, i) is not None:
            return i
    root = next((k for k in t.ancestors(cue) if t.heads[k] == k), None)
    return root if root is not None and root < cue and _nearest(t, root) is not None else None


_TENSED = frozenset({"VBD", "VBZ", "VBP"})


def _main_subject(t: Tree, i: int) -> frozenset[int]:
    """Return the subject of a sentence's main verb, if it stands before ``i``."""
    root = next((k for k in t.ancestors(i) if t.heads[k] == k), i)
    subject = t.has(root, *_SUBJECT)
    return noun_phrase(t, subject) if subject is not None and subject < i else frozenset()


def put_to_somebody(t: Tree, i: int) -> bool:
    """Whether a participle says what its clause's subject was asked: "*Asked* about the dam, Vey said ..."."""  # noqa: E501
    return (
        t.lemmas[i] in asking()
        and t.tags[i] in ("VBN", "VBD")
        and (t.deps[i] in ("advcl", "ccomp", "parataxis") or _opens(t, i))
        and not any(t.deps[c] in _SUBJECT or t.deps[c] in ("aux", "aux:pass") for c in t.children[i])
    )


def _opens(t: Tree, i: int) -> bool:
    """Whether a word opens its sentence, but for "when" or "if"."""
    begin = t.sentences[t.sentence[i]][0]
    return i == begin or (i == begin + 1 and t.words[begin] in ("when", "if"))


def resumes(t: Tree, i: int) -> int | None:
    """Return the verb of saying that a second verb goes on from, though the tree joins it to what is said.

    Tense tells: "*says* he would stay and *tells* the crowd", "*said* they will vote but *did* not say when"; and
    where it does not, a quotation behind the second verb does: "*noted* that he taught law and *added*: “...”".
    """  # noqa: E501
    said = t.heads[i]
    if t.deps[i] != "conj" or t.deps[said] != "ccomp" or t.has(i, *_SUBJECT) is not None:
        return None
    teller = t.heads[said]
    tense = _tense(t, teller)
    if tense not in ("VBD", "VBZ") or not teller < said < i or _tense(t, i) != tense:
        return None
    other = _tense(t, said) not in (tense, None)
    return teller if other or _quotes(t, i) else None


def _quotes(t: Tree, i: int) -> bool:
    """Whether a verb that says or names has a quotation near behind it."""
    return any(word in _MARKS for word in t.words[i + 1 : i + _NEAR]) and bool(
        frames("verb").get(t.lemmas[i], frozenset()) & {"quote", "named"}
    )


_MARKS = frozenset({"“", '"', "``", "«"})
_NEAR = 8  # tokens from a verb to the quotation that it tells


def _tense(t: Tree, i: int) -> str | None:
    """Return the tag of a verb's finite word."""
    helper = next((c for c in t.children[i] if t.deps[c] in ("aux", "aux:pass", "cop") and c < i), None)
    tag = t.tags[i if helper is None else helper]
    return tag if tag in ("VBD", "VBZ", "VBP", "MD") else None


def _nearest(t: Tree, cue: int) -> int | None:
    """Return a verb's subject; of two, as round "X, officials said, was late", the one that stands nearest."""  # noqa: E501
    found = [
        c
        for c in t.all(cue, *_SUBJECT)
        if t.names[c] not in ("DATE", "TIME") or t.has(c, "flat") is not None  # a month, or "Jan Vey"
    ]
    return min(found, key=lambda c: abs(c - cue)) if found else None


def source_of_noun(t: Tree, cue: int) -> frozenset[int]:
    """Return the tokens of a noun's source: its possessor, or what follows "by" or "from"."""
    owner = t.has(cue, "nmod:poss")
    head = t.heads[cue]
    if owner is not None:
        told = t.words[owner] in _THIRD and t.deps[cue] == "obj" and t.tags[head][:2] == "VB"
        if told and cue - head <= _OBJECT and (named := source_of(t, head)):
            return named  # "*Vey* repeated her claim that": the name says more than the pronoun
        return frozenset(t.subtree(owner) - set(t.all(owner, "case")))
    for c in t.children[cue]:
        if t.deps[c] in ("nmod", "obl") and c > cue:
            case = t.has(c, "case")
            if case is not None and t.words[case] in ("by", "from"):
                return noun_phrase(t, c)
    if t.deps[cue] == "obj" and (t.lemmas[head] in expressing() or t.lemmas[cue] in carriers()):
        # Who "expressed concern that" is concerned; who "dismissed the claim that" does not claim.
        return source_of(t, head)
    if (
        t.tags[head][:2] == "VB"
        and t.lemmas[head] not in meeting()
        and (t.deps[cue] == "obj" or (t.deps[cue] == "obl" and _led_by(t, cue, _WITH)))
    ):
        return source_of(t, head)
    return frozenset()


_TO = frozenset({"to"})
_WITH = frozenset({"in", "with"})
_THIRD = frozenset({"her", "his", "its", "their"})
_OBJECT = 3  # words at most from a verb to its object


def _led_by(t: Tree, i: int, words: frozenset[str]) -> bool:
    case = t.has(i, "case")
    return case is not None and t.words[case] in words


def noun_phrase(t: Tree, head: int, *, without: int | None = None) -> frozenset[int]:
    """Return the words of a noun phrase: no preposition before it, no clause set beside it."""
    tokens = t.subtree(head) - set(t.all(head, "case"))
    for c in t.children[head]:
        if c == without or t.deps[c] in ("parataxis", "discourse", "advcl", "mark", "cc:preconj"):
            tokens -= t.subtree(c)
    return frozenset(tokens)
