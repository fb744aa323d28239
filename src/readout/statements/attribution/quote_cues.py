"""The verb of saying that a quotation belongs to: after it, before it, in the sentence before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.statements.attribution.cues import impersonal, verb_frames
from readout.statements.attribution.found import Found
from readout.statements.attribution.quoted import MARKS, Quotation
from readout.statements.attribution.speakers import NAMING, NOMINAL, STOPS
from readout.statements.attribution.tree import Tree

_REACH = 45  # tokens between a quotation's mark and its cue
_SUBORDINATE = frozenset({"acl", "acl:relcl", "aux", "aux:pass", "cop", "amod"})
_SECOND = frozenset({"and", "but", "or"})
_OCCASION = frozenset({"when", "after", "before", "while"})  # "..., he said *when asked about it*"
_RELATIVE = frozenset({"who", "which", "that"})


def says(t: Tree, i: int) -> bool:
    """Whether a verb can tell a quotation where it stands."""
    return (
        t.tags[i][:2] == "VB"
        and "quote" in (verb_frames(t, i) or ())
        and t.deps[i] not in ("acl:relcl", "amod")
        and not any(t.words[c] in _RELATIVE for c in t.all(i, "nsubj"))
        and not (t.deps[i] == "advcl" and any(t.words[c] in _OCCASION for c in t.children[i] if c < i))
    )


def cue_after(t: Tree, q: Quotation, paragraph: Sequence[int], quoted: Sequence[int]) -> int | None:
    """Return the first verb of saying after the closing mark, in what is left of the sentence."""
    if q.end >= len(t) or paragraph[q.end] != q.paragraph:
        return None
    if t.words[q.end] in _SECOND:
        return None  # "called it “a loss,” *and threatened* to go": the next thing that somebody does
    closing = t.words[q.end - 2] if q.end - 2 > q.first else ""
    if closing == "." and t.words[q.end] != "," and not t.text[t.at[q.end]].islower():
        return _said_alone(t, q, quoted)
    seen = False
    for i in range(q.end, min(len(t), q.end + _REACH)):
        word = t.words[i]
        if paragraph[i] != q.paragraph or word in STOPS or word == ";" or quoted[i] >= 0:
            return None
        if says(t, i) or _set_beside(t, q, i, closing):
            return i
        if t.tags[i] in ("VBD", "VBZ", "VBP", "MD") and t.deps[i] not in _SUBORDINATE and seen:
            return None
        seen = seen or t.tags[i] in NAMING
    return None


def _said_alone(t: Tree, q: Quotation, quoted: Sequence[int]) -> int | None:
    """Return the verb of a sentence that does nothing but say who said it: "“The gate is shut.” *Vey said.*"."""  # noqa: E501
    begin, end = t.sentences[t.sentence[q.end]]
    words = [i for i in range(max(begin, q.end), end) if t.words[i][0].isalnum()]
    if not 1 < len(words) <= _ALONE or any(quoted[i] >= 0 for i in words):
        return None
    verbs = [i for i in words if t.tags[i][:2] == "VB"]
    names = all(t.tags[i] in _NAMES for i in words if i not in verbs)
    return verbs[0] if len(verbs) == 1 and names and says(t, verbs[0]) else None


_ALONE = 6  # words at most of such a sentence


def _set_beside(t: Tree, q: Quotation, i: int, closing: str) -> bool:
    """Whether any verb tells a quotation that begins its sentence, by where it stands: "“It is late,” *Vey fumed*"."""  # noqa: E501
    before = t.words[q.first - 1] if q.first else "."
    opens = before in STOPS or before in MARKS
    if not (q.whole and opens and closing == "," and t.tags[i] in ("VBD", "VBZ")):
        return False
    between = range(q.end, i)
    if not between:
        return i + 1 < len(t) and t.tags[i + 1] in _NAMES
    return all(t.tags[n] in _NAMES for n in between) and any(t.tags[n] in NAMING for n in between)


_NAMES = frozenset({*NOMINAL, "CD", "PRP", "RB", "HYPH"}) - {"IN"}


def cue_before(t: Tree, q: Quotation, paragraph: Sequence[int], quoted: Sequence[int]) -> int | None:
    """Return the last verb of saying before the opening mark; over a paragraph's end only from a colon."""
    at = q.first - 1
    if at < 0 or t.words[at] in STOPS or quoted[at] >= 0:
        return None
    if paragraph[at] != q.paragraph and (t.words[at] != ":" or paragraph[at] + 2 < q.paragraph):
        return None
    for i in range(at, max(-1, at - _REACH), -1):
        if quoted[i] >= 0 or t.words[i] in STOPS or paragraph[i] != paragraph[at]:
            return None
        if says(t, i) or (t.tags[i] == "VBG" and at - i <= 1 and "quote" in (verb_frames(t, i) or ())):
            return i  # "before *saying*, “It is late.”"
        if t.tags[i] in ("VBD", "VBZ", "VBP") and t.deps[i] not in _SUBORDINATE and t.deps[i] != "ccomp":
            return i if _leads_up(t, q, i, at) else None
    return None


def _leads_up(t: Tree, q: Quotation, i: int, at: int) -> bool:
    """Whether any verb tells the whole sentences that stand behind its comma: "Vey *leaned* forward, “It is late.”"."""  # noqa: E501
    inner = [n for n in range(q.first, q.end) if t.words[n] not in MARKS]
    return (
        t.words[at] == ","
        and len(inner) > _SENTENCE
        and t.words[inner[-1]][-1] in STOPS
        and t.text[t.at[inner[0]]].isupper()
        and t.has(i, "nsubj") is not None
    )


_SENTENCE = 4  # tokens at least of a quoted sentence


def bare_sentence(t: Tree, q: Quotation, paragraph: Sequence[int], by_cue: Mapping[int, Found]) -> int | None:
    """Return the verb of saying of the sentence before a quotation that tells nothing itself: "Vey agreed. “It is late.”", or whoever acts in it: "Vey played it down. “It is late.”"."""  # noqa: E501
    number = t.sentence[q.first] - 1
    if number < 0 or t.sentences[number + 1][0] != q.first or t.words[q.first - 1] != ".":
        return None
    begin, end = t.sentences[number]
    root = next((i for i in range(begin, end) if t.heads[i] == i), begin)
    told = any(t.words[i] in MARKS for i in range(begin, end))
    subject = t.has(root, "nsubj")
    if paragraph[begin] != q.paragraph or told or subject is None or t.tags[root] not in ("VBD", "VBZ"):
        return None
    if "quote" in (verb_frames(t, root) or ()) and root not in by_cue:
        return root
    somebody = t.names[subject] == "PERSON" or t.words[subject] in _PERSONS
    speaks = q.end - q.first > _SENTENCE and t.words[q.end - 2] in STOPS
    last = q.end == len(t) or paragraph[q.end] != q.paragraph
    return root if somebody and speaks and last else None


_PERSONS = frozenset({"he", "she"})


def teller_between(t: Tree, q: Quotation, told: int, found: Sequence[Found]) -> Found | None:
    """Return who speaks in the sentence before a quotation, if that is not the one of the last quotation."""
    before = t.sentence[q.first] - 1
    if before <= t.sentence[told]:
        return None
    return next(
        (one for one in found if t.sentence[one.at] == before and one.frame in ("clause", "quote")), None
    )


def told_of(t: Tree, q: Quotation, quoted: Sequence[int], cues: set[int]) -> int | None:
    """Return the verb of a clause that ends in quoted words, where the tree gives it none: "found the dam “beyond repair.”"."""  # noqa: E501
    if q.end - q.first <= _SENTENCE:
        return None
    begin = t.sentences[t.sentence[q.first]][0]
    for i in range(q.first - 1, max(begin, q.first - _NEAR) - 1, -1):
        if quoted[i] >= 0 or i in cues or t.words[i] in (",", ";", ":") or t.words[i] in STOPS:
            return None
        if t.tags[i][:2] == "VB" and t.deps[i] not in ("aux", "aux:pass", "cop", "amod"):
            own = verb_frames(t, i) or frozenset()
            # "a street *called* “Low Row”"
            named = t.tags[i] == "VBN" and t.has(i, "aux", "aux:pass") is None
            other = named or t.lemmas[i] in impersonal() or t.lemmas[i] in _HANDLES
            # "goes on with “The Old Bridge”"
            other = other or (t.tags[i + 1] in _PREPOSITIONS and t.words[i + 1] != "that")
            return i if own & {"clause", "quote"} and not other else None
    return None


_PREPOSITIONS = frozenset({"IN", "RP", "TO"})
_HANDLES = frozenset({"hold", "make", "show"})  # what these have behind them is mostly a thing
_NEAR = 6  # tokens at most from a verb to the quoted words that its clause ends in
