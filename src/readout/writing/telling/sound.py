"""Whether a sentence is one whole statement: no fragment, no repair, no two clauses run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words as words_of
from readout.writing.sentence.grammar import ill_begun, is_declarative
from readout.writing.sentence.wholeness import fragment, open_ended, repaired, said_twice, says_nothing
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def sound(unit: Unit, doc: Doc) -> Token | None:
    """Return the root of a sentence that is one whole statement, or ``None``: a fragment, a repair, a splice."""  # noqa: E501
    roots = [t for t in doc if t.head.i == t.i]
    if unit.broken or (unit.opinion and doc[0].dep_ == "mark") or ill_begun(doc):
        return None
    if len(roots) != 1 or not is_declarative(roots[0]):
        return None
    if any(t.lower_ in {"this", "that"} and t.dep_ == "det" and t.head.tag_ == "NNS" for t in doc):
        return None  # "this charges are": misspoken, and mended in no story of ours
    root = roots[0]
    if _elliptical(root) or _spliced(root) or says_nothing(root) or _bare_deed(doc, root):
        return None
    if fragment(doc) or open_ended(doc) or said_twice(root):
        return None
    return root if unit.turn.speaker.kind == "issuer" or not repaired(doc) else None


def _elliptical(root: Token) -> bool:
    """Say whether the verb is left out after its modal: "Nobody can right now"."""
    return root.tag_ == "MD"


def _spliced(root: Token) -> bool:
    """Say whether two clauses are joined by a comma alone ("There were lines, there was no gas")."""
    joined = [c for c in root.children if c.dep_ in {"conj", "parataxis", "ccomp"} and c.i > root.i]
    if len(joined) != 1 or finite_verb(joined[0]) is None or any(c.dep_ == "cc" for c in joined[0].children):
        return False
    first = joined[0].left_edge
    if first.is_punct and first.text == ",":
        return True
    if first.lower_ == "so" and first.i and root.doc[first.i - 1].text == ",":
        return False  # "prices rose, so the port closed"
    return first.i > 0 and root.doc[first.i - 1].text == "," and first.tag_ not in {"IN", "WP", "WDT", "WRB"}


_DATED_VERBS = frozenset(
    "mark marks meet meets travel travels depart departs arrive arrives begin begins announce announces launch "  # noqa: E501
    "launches release releases host hosts visit visits join joins sign signs open opens close closes start starts".split()  # noqa: E501
)


#: "Earlier today", "starting today", "as of today" mean the day itself.
_OF_THE_DAY = frozenset(
    {"earlier", "later", "starting", "beginning", "effective", "of", "from", "until", "by"}
)


_DONE_IN_A_DAY = words_of("done_in_a_day")


def _lemma(verb: Token) -> str:
    import lemminflect

    return str((lemminflect.getLemma(verb.lower_, upos="VERB") or (verb.lower_,))[0])


def _bare_deed(doc: Doc, root: Token) -> bool:
    """Say whether "we" did something that the clause does not name: "along the way, we stopped"."""
    last = next((t for t in reversed(doc) if not t.is_punct), root)
    subj = subject(root)
    return last.i == root.i and subj is not None and subj.lower_ in {"we", "i"}


def nowadays(doc: Doc) -> bool:
    """Say whether "today" may mean nowadays: a state in the present ("500,000 jobs are unfilled today")."""
    for token in doc:
        if token.lower_ not in {"today", "tonight"} or (token.i and doc[token.i - 1].lower_ in _OF_THE_DAY):
            continue
        head = token.head
        if head.lower_ in _EVENTS:
            continue  # "in our meeting today"
        if head.tag_ == "VB" and head.head.lemma_.lower() in {"expect", "plan", "intend", "hope"}:
            continue  # "do not expect to see a change today"
        verb = finite_verb(head)
        if verb is None:
            return True
        moving = (head.tag_ == "VBG" and verb.i != head.i) or head.lower_ in {"headed", "scheduled", "due"}
        perfect = verb.lower_ in {"has", "have", "’ve", "’s"} and head.tag_ == "VBN"
        perfect = perfect and _lemma(head) in _DONE_IN_A_DAY
        if verb.tag_ in {"VBP", "VBZ"} and not (moving or perfect) and verb.lower_ not in _DATED_VERBS:
            return True
    return False


_EVENTS = words_of("events_of_a_day")


_BREAKS_OFF = words_of("breaks_off")


def unfinished(text: str) -> bool:
    """Say whether a dash is left that may be a false start: single, with hardly anything on one side."""
    parts = re.split(r"\s*(?:—|--|(?<=\s)–(?=\s))\s*", text)
    if len(parts) == 1:
        return False
    if len(parts) != 3 or any(len(p.split()) < 2 for p in parts):
        return True
    if parts[2].lower().startswith(parts[0].lower().rstrip(" ,")):
        return True  # "That said -- and this is the last point -- that said, the ..."
    before, after = (_LONG_WORD.findall(p.lower()) for p in (parts[0], parts[2]))
    if set(after[:3]) & set(before[-6:]) or len(set(before) & set(after)) > 1:
        return True  # "Thousands of people — this week — thousands of soldiers": begun again
    # A dash after a function word breaks off a phrase: "is — has a speedy recovery".
    return any(p.split()[-1].lower() in _BREAKS_OFF for p in parts[:-1])


_LONG_WORD = re.compile(r"[a-z’]{4,}")
