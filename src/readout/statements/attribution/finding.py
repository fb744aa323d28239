"""Cues with their sources and contents, sentence by sentence, by the tree."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.asked import question_of
from readout.statements.attribution.beside import told_beside
from readout.statements.attribution.cue_words import made_clear, noun_cue, verb_cue
from readout.statements.attribution.cues import (
    adverbs,
    asking,
    frames,
    impersonal,
    prepositions,
    rejecting,
    verb_frames,
)
from readout.statements.attribution.found import Found
from readout.statements.attribution.frames import Governed, governed, of_noun
from readout.statements.attribution.idioms import idiom, raised
from readout.statements.attribution.passives import done_to, is_reduced, reduced
from readout.statements.attribution.sources import put_to_somebody, source_of, source_of_noun
from readout.statements.attribution.speakers import before_verb
from readout.statements.attribution.tree import Tree
from readout.statements.attribution.viewpoints import by_preposition

_ORDER = ("clause", "quote", "passive", "whom", "to")


def find(t: Tree, quoted: Sequence[int]) -> list[Found]:
    """Return the attributions that a tree shows, in order of their cues.

    Args:
        t: the text's trees.
        quoted: for each token the number of the quotation that it stands in, or -1. What is attributed inside a
            quotation is part of it.
    """  # noqa: E501
    nouns = frames("noun")
    frames_of = {"VB": frames("verb"), "NN": nouns, "JJ": frames("adjective")}
    found: list[Found] = []
    for i, (lemma, tag) in enumerate(zip(t.lemmas, t.tags, strict=True)):
        if quoted[i] >= 0 or (lemma == "say" and _concedes(t, i)):
            continue
        kind = tag[:2]
        own = verb_frames(t, i) if kind == "VB" else frames_of.get(kind, _NONE).get(lemma)
        if kind in frames_of and lemma not in _ANYTHING and _turns_on(t, i):
            own = (own or frozenset()) | _MATTER
        one = idiom(t, i) if kind == "VB" else None
        if one is not None:
            found.append(one)
            continue
        if own is not None and kind == "VB":
            one = _verb(t, i, own, quoted)
        elif own is not None and tag in ("NN", "NNS") and (lemma in nouns or t.deps[i] == "obj"):
            one = _noun(t, i, own)
        elif own is not None and kind == "JJ":
            one = _adjective(t, i, own)
        elif tag == "RB" and lemma in adverbs():
            one = _adverb(t, i)
        elif t.words[i] in _FIRST:
            one = by_preposition(t, i)
        else:
            continue
        if one is not None and one.content:
            found.append(one)
    return found


def _concedes(t: Tree, i: int) -> bool:
    """Whether "said" only grants what was said before: "*That said*, the dam holds", "*having said that*"."""
    after = t.words[i + 1] if i + 1 < len(t) else "."
    if t.words[i] != "said" or i == 0:
        return False
    return (t.words[i - 1] in _THIS and not after[0].isalnum()) or (
        t.words[i - 1] == "having" and after in _THIS
    )


_THIS = frozenset({"that", "this"})
_ANYTHING = frozenset({"anything", "nothing", "something"})
_MATTER = frozenset({"as:about", "as:whether"})
_NONE: dict[str, frozenset[str]] = {}


def _turns_on(t: Tree, i: int) -> bool:
    """Whether "about" or "whether" is near behind a word: whatever is done about a matter, mostly it is spoken of."""  # noqa: E501
    return any(word in _ABOUT for word in t.words[i + 1 : i + 5])


_ABOUT = frozenset({"about", "whether"})
_FIRST = frozenset({"in", *(phrase[0] for phrase in prepositions())})


def _verb(t: Tree, i: int, own: frozenset[str], quoted: Sequence[int]) -> Found | None:
    if is_reduced(t, i):
        return reduced(t, i, own)
    choice = _choice(governed(t, i), own)
    if (choice is None or choice.frame == "as:in") and "clause" in own:
        # "wrote in a letter *that the dam is safe*"
        inside = next((g for c in t.all(i, "obl") for g in of_noun(t, c) if g.frame == "clause"), None)
        choice = inside if inside is not None else choice
    source = set(source_of(t, i))
    if choice is None or choice.frame != "clause":
        asked = question_of(t, i)
        if asked is not None:
            choice = Governed("clause", *asked)
            source -= asked[0]
    if choice is None or (choice.frame != "clause" and "quote" in own):
        told = _told(t, i, own, quoted)
        if told and (choice is None or not {k for k in told if t.words[k][0].isalnum()} < choice.content):
            choice = Governed("quote", frozenset(told))
    if (choice is None or choice.frame in ("object", "as:in")) and "clause" in own:
        beside = told_beside(t, i)
        if beside:
            choice = Governed("clause", frozenset(beside))
    if (
        choice is not None
        and choice.frame == "clause"
        and "to" not in own
        and t.words[min(choice.content)] == "to"
    ):
        choice = None  # "cases continue *to emerge*" is no clause that anybody says
    if choice is None and "quote" in own:
        choice = _as_noted(t, i)
    if choice is None or choice.frame in ("object", "seems"):
        choice = _cleared(t, i) or choice
    if choice is None and "object" in own:
        choice = done_to(t, i)
    if choice is None:
        return None
    if (
        not source
        and choice.frame not in ("passive", "seems", "quote")
        and t.tags[i] in ("VBD", "VBZ", "VBP")
        and t.lemmas[i] not in asking()
    ):
        source = before_verb(t, i, quoted) - choice.content
    if t.lemmas[i] in impersonal() and _seems(t.lemmas[i], choice.frame):
        source = set()
    cue = verb_cue(t, i, choice.joins) - choice.content
    if t.words[min(cue)] in _FEW and min(cue) < i:
        source = source or {min(cue)}
        cue -= source  # "*Most* oppose it"
    cue |= raised(t, i, choice.frame)
    content = set(choice.content) - cue
    if put_to_somebody(t, i):
        comma = next((n for n in range(i, t.sentences[t.sentence[i]][1]) if t.words[n] == ","), len(t))
        content = {n for n in content if i < n < comma}
    if choice.frame in ("clause", "quote"):
        content -= source
    else:
        source -= content
    return Found(i, choice.frame, source, cue, content)


def _cleared(t: Tree, i: int) -> Governed | None:
    """Return what somebody "made clear *that*", where the tree hangs the clause on the adjective."""
    clear = t.has(i, "xcomp")
    said = t.has(clear, "ccomp") if clear is not None and made_clear(t, i) >= {clear} else None
    return Governed("clause", frozenset(t.subtree(said))) if said is not None else None


_FEW = frozenset({"most", "both", "all", "some", "many"})


def _seems(lemma: str, frame: str) -> bool:
    """Whether a verb tells how its subject seems ("looks late", "seems to go"), not what it looks to or for."""  # noqa: E501
    return frame in ("seems", "clause", "as:like", "as:as") or (frame == "to" and lemma != "look")


_TALKING = frozenset({"i", "we", "you"})


def _as_noted(t: Tree, i: int) -> Governed | None:
    """Return what "as" lays to a source: "as Vey noted, *the dam broke*", "as reported by the Post, ..."."""
    mark, head = t.has(i, "mark"), t.heads[i]
    if mark is None or t.words[mark] != "as" or t.deps[i] != "advcl" or t.has(i, "obj") is not None:
        return None
    if any(t.words[c] in _TALKING for c in t.all(i, "nsubj")):
        return None  # "As I said" and "as you mentioned" lay nothing to another.
    return Governed("quote", frozenset(t.subtree(head) - t.subtree(i)))


def _choice(possible: object, own: frozenset[str]) -> Governed | None:
    """Return the governed part that tells most: a clause before an infinitive before an object."""
    on = [g for g in possible if g.frame in own]  # type: ignore[attr-defined]
    return min(on, key=lambda g: _rank(g.frame)) if on else None


def _rank(frame: str) -> int:
    if frame in _ORDER:
        return _ORDER.index(frame)
    if frame.startswith("as:"):
        return 5 if frame.endswith("..to") else 6
    return 7


def _told(t: Tree, i: int, own: frozenset[str], quoted: Sequence[int]) -> set[int]:
    """Return the tokens of the quotation or the clause that a verb of saying stands after, before or inside."""  # noqa: E501
    if "quote" not in own:
        return set()
    begin, end = t.sentences[t.sentence[i]]
    quotes = _direct(t, i, begin, end, quoted)
    if quotes and (
        t.has(i, "nsubj", "nsubj:pass") is not None or t.deps[i] in ("conj", "advcl", "xcomp", "acl")
    ):
        return quotes
    if t.deps[i] in ("parataxis", "discourse") and t.has(i, "nsubj") is not None:
        head = t.heads[i]
        if put_to_somebody(t, head):
            return set()
        if t.deps[head] in ("nsubj", "nsubj:pass"):
            head = t.heads[head]  # "The fault, engineers said, is the gate."
        return t.subtree(head) - t.subtree(i)
    return set()


def _direct(t: Tree, i: int, begin: int, end: int, quoted: Sequence[int]) -> set[int]:
    """Return the tokens of a sentence's quotations that a verb can tell: set off by a comma or a colon."""
    found: set[int] = set()
    n = begin
    while n < end:
        number, first = quoted[n], n
        while n < end and quoted[n] == number:
            n += 1
        if number < 0:
            continue
        before = t.words[first - 1] if first > begin else ""
        last = t.words[n - 1] if t.words[n - 1].isalnum() or n - 2 < first else t.words[n - 2]
        opens = first == begin and (n == end or quoted[first - 1] == number if first else True)
        if before and before[0].isalnum() and not any(t.tags[k] in _FINITE for k in range(begin, first)):
            continue  # the name of a programme: "On “Early Light,” Vey warned of a flood"
        if first < i and n < end and (t.words[n] in _NEXT or t.tags[n] == "VBG"):
            continue  # "called it “a loss,” *and threatened* to go": the next thing that somebody does
        if before in (",", ":", "—", "–", "-") or last[-1] in ",?!—–-" or (opens and n < end):
            found |= set(range(first, n))
    return found


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEXT = frozenset({"and", "but", "or", "though", "although", "when", "while"})


def _said_in(t: Tree, i: int) -> bool:
    """Whether a noun only says where something was said: "said in a statement that it rains"."""
    head = t.heads[i]
    return t.deps[i] == "obl" and "clause" in frames("verb").get(t.lemmas[head], ()) and head < i


_BE = frozenset({"is", "was", "are", "were"})


def _holds_that(t: Tree, i: int) -> Governed | None:
    """Return what a noun is said to be: "their fear is *that the dam breaks*"."""
    end = t.sentences[t.sentence[i]][1]
    while end > i and not t.words[end - 1][0].isalnum():
        end -= 1
    if (
        i + 3 >= end
        or t.words[i + 1] not in _BE
        or t.words[i + 2] != "that"
        or t.tags[i + 3][:2] in ("VB", "MD")
    ):
        return None
    return Governed("clause", frozenset(range(i + 2, end)), (i + 1,))


def _noun(t: Tree, i: int, own: frozenset[str]) -> Found | None:
    choice = _choice(of_noun(t, i), own)
    if choice is None and "clause" in own:
        choice = _holds_that(t, i)
    if choice is None or _said_in(t, i):
        return None
    source = set(source_of_noun(t, i))
    if not source and choice.frame == "as:on" and t.lemmas[i] in _BLOWS:
        return None  # "the attack on the town": nobody speaks
    cue = noun_cue(t, i, choice.joins) - source
    if not source:
        # "*in the* belief that" is its holder's only where the text names one
        cue -= {c for c in t.children[i] if t.deps[c] == "case" or t.words[c] == "the"}
    if t.lemmas[t.heads[i]] in rejecting() and t.heads[i] not in cue:
        source = set()  # Who "dismissed the widely made claim that" does not make it.
    return Found(i, choice.frame, source - choice.content, cue, set(choice.content) - cue)


_BLOWS = frozenset({"attack", "assault"})


def _adjective(t: Tree, i: int, own: frozenset[str]) -> Found | None:
    choice = _choice(governed(t, i), own)
    if choice is None:
        return None
    cue = verb_cue(t, i, choice.joins)
    return Found(i, choice.frame, set(source_of(t, i)) - choice.content, cue, set(choice.content) - cue)


def _adverb(t: Tree, i: int) -> Found | None:
    head = t.heads[i]
    return Found(i, "adverb", set(), {i}, t.subtree(head) - {i}) if head != i else None
