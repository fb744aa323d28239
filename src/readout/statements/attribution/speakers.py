"""Who speaks a quotation, where the tree does not say: the words beside its cue, or a name and a colon before it."""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.found import Found
from readout.statements.attribution.sources import source_of
from readout.statements.attribution.tree import Tree

STOPS = frozenset({".", "?", "!"})
NAMING = frozenset({"NNP", "PRP", "NN", "NNS", "NNPS"})
NOMINAL = frozenset({"POS", "IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS"})  # tags inside a noun phrase


def labelled(t: Tree, first: int, end: int, paragraph: Sequence[int]) -> Found | None:
    """Return the attribution that a colon makes without a verb of saying: "Vey put it plainly: “...”", "Vey: “...”"."""  # noqa: E501
    colon = first - 1
    if colon < 1 or t.words[colon] != ":":
        return None
    begin = colon
    while begin > 0 and paragraph[begin - 1] == paragraph[colon] and t.words[begin - 1] not in STOPS:
        begin -= 1
    words = range(begin, colon)
    signed = _signed(t, begin, colon)
    if signed:
        return Found(colon, "colon", signed, {colon}, set(range(first, end)), quoted=True)
    verb = next((i for i in reversed(words) if t.tags[i] in ("VBD", "VBZ", "VBP")), None)
    if verb is None:
        if len(words) > 12 or not any(t.tags[i] in NAMING for i in words):
            return None
        return Found(colon, "colon", set(words), {colon}, set(range(first, end)), quoted=True)
    main = _main(t, verb, begin)
    source = set(source_of(t, main)) - {main}
    cue = {main, colon}
    if colon - main <= _PUT:
        cue |= set(range(main, colon)) - source  # "*put it plainly*: “...”"
    return Found(main, "colon", source, cue, set(range(first, end)), quoted=True)


_PUT = 7  # tokens at most from a verb to the colon behind what it puts


def _main(t: Tree, verb: int, begin: int) -> int:
    """Return the verb whose subject speaks before a colon: "Vey *apologized* for what happened: “...”"."""
    main = verb
    for head in (verb, *t.ancestors(verb)):
        if head >= begin and t.has(head, "nsubj", "nsubj:pass") is not None:
            main = head
    return main


def _signed(t: Tree, begin: int, colon: int) -> set[int]:
    """Return the name that a colon follows, behind a dash or as the last words of a sentence: "... – Ana Vey: “...”"."""  # noqa: E501
    start = colon
    while start > begin and not _dash(t, start - 1):
        start -= 1
    words = set(range(start, colon))
    if begin < start < colon <= start + _LABEL and all(t.tags[i] not in _VERBS for i in words):
        return words
    last = colon - 1
    if t.names[last] != "PERSON":
        return set()
    start = last
    while start > begin and (t.names[start - 1] == "PERSON" or t.tags[start - 1] in _PROPER):
        start -= 1
    if start > begin and t.words[start - 1] in _OTHERS:
        return set()  # "a blunt message *to Vey*: “...”": whom or what is spoken of speaks not
    return set(range(start, colon))


def _dash(t: Tree, i: int) -> bool:
    """Whether a mark is a dash between words, not the hyphen of "a back-handed compliment"."""
    return t.words[i] in _DASHES and not (
        t.words[i] == "-" and t.to[i - 1] == t.at[i] and t.to[i] == t.at[i + 1]
    )


_OTHERS = frozenset({"about", "against", "at", "for", "of", "on", "over", "to", "toward", "towards", "with"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LABEL = 8  # words of a name and a title before a colon
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PROPER = frozenset({"NNP", "NNPS"})


def speaker(t: Tree, cue: int, quoted: Sequence[int]) -> set[int]:
    """Return the source of a cue beside a quotation: by the tree, or else the words between it and the next mark."""  # noqa: E501
    by_tree = set(source_of(t, cue))
    if by_tree and not any(quoted[i] >= 0 for i in by_tree) and not mistaken(t, cue, by_tree):
        return by_tree
    if t.has(cue, "aux:pass") is not None:
        return set()  # "Vey was asked": the subject hears it
    if named := _with_apposition(t, cue, quoted) or _with_relative(t, cue, quoted):
        return named
    for step in (-1,) if t.lemmas[cue] == "tell" else (-1, 1):
        words: set[int] = set()
        i = cue + step
        while 0 <= i < len(t) and quoted[i] < 0 and t.words[i] not in (",", ":", ";", ".", "?", "!"):
            if "\n" in t.text[min(t.to[i], t.to[i - step]) : max(t.at[i], t.at[i - step])]:
                break
            words.add(i)
            i += step
        words = {i for i in words if t.tags[i] not in ("RB", "CC")}
        if words and t.tags[min(words)] == "IN":
            continue  # "said *in an interview*"
        if 0 < len(words) < 15 and (
            any(t.tags[i] in NAMING for i in words) or {t.words[i] for i in words} <= _SOME
        ):
            return words
    return set()


def before_verb(t: Tree, i: int, quoted: Sequence[int]) -> set[int]:
    """Return a name before a verb that the tree gives no subject, with what is set beside it, or nothing."""
    if t.has(i, "aux:pass", "expl") is not None:
        return set()
    if named := _with_apposition(t, i, quoted) or _with_relative(t, i, quoted):
        return named
    begin = t.sentences[t.sentence[i]][0]
    last = i
    while (
        last > begin
        and t.deps[last - 1] in ("aux", "advmod")
        and t.heads[last - 1] == i
        and t.words[last - 1] not in _SOME
    ):
        last -= 1
    end = last
    while last > begin and quoted[last - 1] < 0 and (t.tags[last - 1] in _NAME or t.words[last - 1] == "of"):
        last -= 1
    while last < end and t.tags[last] in ("IN", "POS", "-LRB-", "-RRB-", "CC"):
        last += 1
    words = set(range(last, end))
    names = any(t.tags[k] in NAMING or t.words[k] in _SOME or t.tags[k] == "CD" for k in words)
    return words if names and t.names[end - 1] not in _TIMES else set()


def outside_quotations(t: Tree, found: Sequence[Found], quoted: Sequence[int]) -> None:
    """Give in place a cue whose source stands in a quotation, or that has none, to who spoke before: "Vey said, *adding*: “...”"."""  # noqa: E501
    for n, one in enumerate(found):
        inside = bool(one.source) and all(quoted[i] >= 0 for i in one.source) and quoted[one.at] < 0
        bare = not one.source and one.frame == "quote"
        if t.tags[one.at] != "VBG" or not (inside or bare) or t.has(one.at, "aux", "aux:pass") is not None:
            continue
        before = [
            o
            for o in found[:n]
            if t.sentence[o.at] == t.sentence[one.at]
            and o.frame in ("clause", "quote")
            and o.source
            and not all(quoted[i] >= 0 for i in o.source)
        ]
        one.source = set(before[-1].source) if before else set()


_NAME = frozenset(
    {"NNP", "NNPS", "NN", "NNS", "PRP", "DT", "JJ", "JJS", "CD", "POS", "HYPH", "-LRB-", "-RRB-"}
)
_TIMES = frozenset({"DATE", "TIME"})
_SOME = frozenset({"another", "one", "others", "some", "many", "most", "both", "neither"})


def _with_apposition(t: Tree, cue: int, quoted: Sequence[int]) -> set[int]:
    """Return a name and what is set beside it before a verb: "*Ana Vey, the dam’s keeper*, said"."""
    begin = t.sentences[t.sentence[cue]][0]
    last = cue - 1
    while last > begin and t.deps[last] in ("aux", "advmod"):
        last -= 1
    inner = last - 1
    if last <= begin or t.words[last] != ",":
        return set()
    while inner > begin and t.words[inner] != "," and quoted[inner] < 0 and t.tags[inner] not in _VERBS:
        inner -= 1
    if t.words[inner] != "," or quoted[inner] >= 0 or inner == last - 1:
        return set()
    start = inner
    while start > begin and quoted[start - 1] < 0 and t.tags[start - 1] in (*NOMINAL, "CD", "HYPH"):
        start -= 1
    return set(range(start, last)) if t.names[inner - 1] == "PERSON" else set()


def _with_relative(t: Tree, cue: int, quoted: Sequence[int]) -> set[int]:
    """Return a noun phrase with its relative clause before a verb: "*Vey, who keeps the dam*, said"."""
    begin = t.sentences[t.sentence[cue]][0]
    if cue - 1 <= begin or t.words[cue - 1] != ",":
        return set()
    for i in range(cue - 2, max(begin, cue - _RELATIVE), -1):
        if quoted[i] >= 0:
            return set()
        if t.words[i] in ("who", "whose", "which") and t.words[i - 1] == ",":
            start = i - 1
            while start > begin and quoted[start - 1] < 0 and t.tags[start - 1] in (*NOMINAL, "CD", "HYPH"):
                start -= 1
            return set(range(start, cue - 1)) if start < i - 1 else set()
    return set()


_RELATIVE = 30  # tokens from a verb back to the "who" of its subject's relative clause


_OBJECTS = frozenset({"them", "him", "me", "us", "whom"})


def mistaken(t: Tree, cue: int, source: set[int]) -> bool:
    """Whether the tree took for a source what is none: whom it was told to, or what it was said of."""
    first = min(source)
    if all(t.words[i] in _OBJECTS for i in source):
        return True
    return t.tags[first] == "IN" or (t.lemmas[cue] == "tell" and first > cue)
