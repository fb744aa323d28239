"""Where a sentence may end early and stay true: "released plans by 20 agencies [that list their steps]".

A sentence that is too long, or whose end nobody can resolve, is told up to a place where what follows only narrows an
event or a thing that is there without it. That holds where less is implied by more (upward monotone contexts: van
Benthem 1986; natural logic for compression: MacCartney and Manning 2007): of plans, a deal, some officials; not of "all",
"no", "only", "the first", of what is denied, refused or prevented, nor before a condition, a hedge, or whose view it is.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.writing.lexicon import words
from readout.writing.telling.remainders import holds_for_a_time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST = 8
#: The share of a sentence's words that must be left, or its point was in the rest.
_SHARE = 0.4
_LIMITS = words("never_cut") | words("limits_a_claim")
#: In a sentence with one of these, what narrows a noun may be what makes the claim true.
_TAKES_AWAY = words("takes_away")
_OF_ALL = frozenset(
    "all every each any no few only most none both either neither whatever whoever whenever wherever too "
    "enough so such less fewer than not n’t n't never nor if unless until".split()
)
_VAGUE = words("says_little") | words("wants_its_content")
_OPEN_NOUNS, _TAKES_TO = words("takes_infinitive"), words("told_to")
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "another"})
_STATED = frozenset({"be", "have", "there", "remain", "own", "’ve"})
_REASONS = frozenset({"while", "because", "since", "as"})
#: Prepositions that open what says how, where or along with what, when the verb has its object already.
_LOOSE = frozenset("through across throughout amid during alongside within around".split())
#: "In support of", "at the invitation of": phrases that open with these two words.
LOOSE_PAIRS = frozenset(
    {
        *(f"in {w}" for w in "support response coordination accordance line partnership recognition keeping cooperation collaboration conjunction parallel furtherance honor honour".split()),  # noqa: E501
        "as part", "on behalf", "with assistance", "in addition",
    }
)  # fmt: skip
_LOOSE_TRIPLES = frozenset(
    {
        *(f"at the {w}" for w in "invitation request direction margins sidelines start end".split()),
        *(f"on the {w}" for w in "margins sidelines occasion basis".split()),
        *(f"with the {w}" for w in "aim goal support help assistance objective participation".split()),
        "with a view", "in an effort", "for the purpose", "as a result", "as a way", "as a means",
    }
)  # fmt: skip


def beginnings(doc: Doc) -> Iterator[Doc]:
    """Yield what a sentence says up to each place where it may end early, the longest first.

    Args:
        doc: the parse of one sentence.
    """
    yield from (doc[:place].as_doc() for place in places(doc))


def places(doc: Doc) -> Iterator[int]:
    """Yield the places where a sentence may end early, the last first."""
    root = next(t for t in doc if t.head.i == t.i)
    subj = subject(root)
    if subj is None or subj.i > root.i:
        return
    end = len(doc)
    while end > root.i and doc[end - 1].is_punct:
        end -= 1
    found = {_start(t) for t in doc[root.i + 1 :] if _may_end_before(t, root, end)}
    for place in sorted(found, reverse=True):
        first, rest = doc[:place], doc[place:end]
        told = sum(t.is_alpha for t in first)
        if told < max(_FEWEST, _SHARE * sum(t.is_alpha for t in doc)) or any(
            t.lower_ in _LIMITS for t in rest
        ):
            continue
        torn = sum(t.text in _DASHES for t in first) % 2 or first.text.count("“") != first.text.count("”")
        if torn or first[-1].tag_ in _OPEN or any(_dates(t, place) for t in rest):
            continue
        if holds_for_a_time(doc, place, end):
            continue  # "benefits [for the first 30 days]": a figure holds for what it is of
        if any(t.lower_ == "than" for t in rest) and any(t.tag_ in {"JJR", "RBR"} for t in first):
            continue  # "three times likelier [to close than others]": than whom
        if all(t.head.i < place for t in first):
            yield place


_DASHES = frozenset({"—", "–", "--"})
#: A clause that ends so was cut in the middle of a phrase: "to help care for".
_OPEN = frozenset({"IN", "TO", "DT", "PRP$", "CC", "MD", "WDT", "RP"})


def _dates(token: Token, place: int) -> bool:
    """Say whether a token begins what says when the sentence happened: that is no loose detail."""
    return token.ent_type_ in {"DATE", "TIME"} and (token.head.i < place or token.head.head.i < place)


def _start(token: Token) -> int:
    """Return where what hangs on a token begins, with the mark and the "and" before it."""
    first = int(token.left_edge.i)
    while first and (token.doc[first - 1].is_punct or token.doc[first - 1].tag_ == "CC"):
        first -= 1
    return first


def _may_end_before(token: Token, root: Token, end: int) -> bool:
    """Say whether what hangs on a token reaches to the sentence's end and only adds to what stands before it."""  # noqa: E501
    if token.right_edge.i + 1 < end or token.left_edge.i <= root.i or token.head.i >= token.left_edge.i:
        return False
    if len(list(token.subtree)) < token.right_edge.i - token.left_edge.i + 1:
        return False
    if not upward(token, root):
        return False
    first = next((t for t in token.doc[token.left_edge.i :] if not t.is_punct), token)
    if token.dep_.startswith("acl"):
        return _narrows(token, first) and _any_of_its_kind(token.head, root)
    if token.dep_ == "advcl":
        return _besides(token, first, root)
    if token.dep_ == "obl" or token.dep_.startswith("nmod"):
        return _along(token, first) and (token.dep_ == "obl" or _any_of_its_kind(token.head, root))
    if token.dep_ == "conj":
        joined = token.doc[first.i].lower_ == "and" or token.doc[first.i - 1].lower_ == "and"
        whole = any(c.dep_ in {"obj", "obl", "xcomp", "ccomp"} for c in token.head.children if c.i < first.i)
        return joined and token.tag_.startswith("VB") and token.head.tag_ == token.tag_ and whole
    return False


def upward(token: Token, root: Token) -> bool:
    """Say whether less is implied by more where a token stands: nothing above it denies, ranks, counts out or takes away."""  # noqa: E501
    first = token.left_edge.i
    while token.i != root.i:
        token = token.head
        if token.lemma_.lower() in _TAKES_AWAY:
            return False
        for child in token.children:
            if child.i >= first:
                continue
            low = child.lower_
            if (
                low in _OF_ALL
                or (child.dep_ == "case" and low in _OF_TWO)
                or child.tag_ in {"JJS", "RBS"}
                or child.ent_type_ == "ORDINAL"
            ):
                return False
            if child.dep_ in {"amod", "advmod"} and low in _RANKS:
                return False
            if child.dep_.startswith("nsubj") and any(c.lower_ in _OF_NONE for c in (child, *child.children)):
                return False
    return True


#: What stands behind these is one of several, or is only compared.
_OF_TWO = frozenset("between among than like unlike without except both against amongst".split())
_RANKS = frozenset("first second third fourth fifth last next sole same".split())
_OF_NONE = frozenset("no few nobody none neither nothing only".split())


def _narrows(clause: Token, first: Token) -> bool:
    """Say whether a clause behind a noun describes it; not "the fact that", "an effort to"."""
    noun = clause.head
    if any(c.lower_ in {"how", "which", "what"} for c in noun.children):
        return False
    if first.lower_ == "that" and first.tag_ == "IN":
        return False
    if first.lower_ == "to" and {noun.lower_, noun.head.lower_, noun.head.head.lower_} & _OPEN_NOUNS:
        return False  # "an attempt by a state to build up arms" is of the attempt
    if noun.tag_ in {"NNP", "NNPS"} and first.tag_ == "VBG" and first.i == noun.i + 1:
        return False  # "a case of Mr. Varn being late": of his being late
    return noun.lower_ not in _VAGUE


def _any_of_its_kind(noun: Token, root: Token) -> bool:
    """Say whether a noun stands for some of its kind, or is a name: "a deal", "new rules", "$7 million", "the port of X"."""  # noqa: E501
    if noun.tag_ in {"NNP", "NNPS"} or noun.text == "$":
        return True
    if noun.tag_ not in {"NN", "NNS"} or noun.lower_ in _VAGUE:
        return False
    of_definite = noun.dep_ == "nmod" and any(c.lower_ == "the" for c in noun.head.children)
    if of_definite and any(c.lower_ == "other" for c in noun.children):
        return False  # "the people of other regions [who try]": of which, the rest says
    marks = [c for c in noun.children if c.i < noun.i]
    stated = {
        root.lemma_.lower(),
        noun.head.lemma_.lower(),
        *(c.lower_ for c in noun.head.children),
    } & _STATED
    if any(c.dep_ == "nummod" for c in marks) and stated:
        return False  # "has three ports that are closed" is not "has three ports"
    if any(c.tag_ == "PRP$" or c.dep_ == "nmod:poss" for c in marks):
        return False
    determiners = [c.lower_ for c in marks if c.dep_ == "det"]
    described = any(c.dep_ in {"amod", "compound", "nummod"} for c in marks)
    if not described or (determiners and determiners[0] not in _INDEFINITE):
        return False
    # "With experts supporting": the clause is the point.
    return not any(c.dep_ == "case" and c.lower_ == "with" for c in noun.children) or noun.dep_ != "obl"


def _besides(clause: Token, first: Token, root: Token) -> bool:
    """Say whether a clause says what for, how or why of a verb that is whole without it."""
    verb = clause.head
    whole = any(c.dep_ in {"obj", "obl", "ccomp"} and c.right_edge.i < first.i for c in verb.children)
    if not whole or verb.lemma_.lower() in _TAKES_TO:
        return False
    before = clause.doc[first.i - 1]
    if first.lower_ == "to" or (first.lower_ == "in" and clause.doc[first.i + 1].lower_ == "order"):
        return before.lower_ not in _OPEN_NOUNS
    if first.lower_ in {"by", "through"} and clause.tag_ == "VBG":
        return True
    if first.lower_ in _REASONS:
        return subject(clause) is not None
    return clause.tag_ == "VBG" and clause.i == first.i and before.text == ","


def _along(phrase: Token, first: Token) -> bool:
    """Say whether a phrase says along with what or how, after a verb or noun that is whole without it."""
    doc = phrase.doc
    pair = doc[first.i : first.i + 2].text.lower()
    triple = doc[first.i : first.i + 3].text.lower()
    if pair in LOOSE_PAIRS or triple in _LOOSE_TRIPLES:
        return True
    verb = phrase.head
    whole = any(c.dep_ == "obj" and c.right_edge.i < first.i for c in verb.children)
    # "Met in Marin [at the summit]": where an event was is one of several places that it was at.
    event = verb.tag_ == "VBD" and verb.lemma_.lower() in _EVENTS and phrase.dep_ == "obl"
    if event and first.lower_ in {"at", "in", "during"}:
        return any(c.dep_ in {"obl", "obj"} and c.i < first.i and c.i > verb.i for c in verb.children)
    if first.lower_ in _LOOSE:
        return whole or phrase.dep_ != "obl"
    return first.lower_ == "for" and whole and phrase.dep_ == "obl" and verb.lemma_.lower() not in _ASKS_FOR


_EVENTS = frozenset("meet speak host sign announce travel hold visit convene gather launch open".split())
_ASKS_FOR = frozenset(
    "ask blame thank hold mistake exchange praise fault commend need want use wait have".split()
)
