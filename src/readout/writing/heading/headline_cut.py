"""Which words of a clause a headline keeps: loose phrases go, from the end, until it has room; limits never do."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from readout.writing.lexicon import words
from readout.writing.telling.beginnings import upward
from readout.writing.telling.openings import may_go

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = words("headline_kept")
_ARTICLES = frozenset({"a", "an", "the"})
_LIMITING = words("limiting")
_DROPPED_ADVERBS = frozenset("also very really strongly now continuously deeply literally certainly simply just actually further currently therefore then basically ultimately obviously recently thus hence".split())  # fmt: skip  # noqa: E501
_LOOSE = frozenset({"advcl", "acl:relcl", "appos", "parataxis", "discourse", "vocative", "dislocated"})
_CONTENT = frozenset({"acl", "ccomp", "csubj"})
_TRAILING = words("headline_trailing")


def cut(doc: Doc, root: Token, subj: Token, room: int) -> set[int] | None:
    """Return the tokens to keep, or ``None`` where the clause does not come down to ``room`` words safely."""
    keep = set(range(len(doc)))
    for token in doc:
        first, last = token.left_edge.i, token.right_edge.i + 1
        loose = token.dep_ in _LOOSE or (token.dep_ in {"obl", "advmod", "obl:tmod", "obl:npmod", "obl:unmarked"} and token.head == root and last <= subj.left_edge.i)  # fmt: skip  # noqa: E501
        # "Accountability for entities that made them suffer": without a comma the clause says which.
        bare = first == 0 or not {doc[first - 1].text, doc[first].text} & {",", "—", "–"}
        # "Signed 12 deals that ..." is true without; "one in three tenants who ..." is not.
        counted = token.head.i > root.i and any(c.dep_ == "nummod" for c in token.head.children)
        cause = _cause(token) and token.i > root.i
        aside = (token.dep_ in {"acl:relcl", "appos"} and not bare) or cause
        which = token.dep_ == "acl:relcl" and bare and not counted and token.lemma_.lower() not in _HAPPENS
        which = which and not (_named(token.head) and upward(token, root))
        opens = last <= subj.left_edge.i
        limited = _limits(doc, first, last, _KEPT - _BOUNDS if aside else _KEPT)
        if (loose or cause) and not which and token.i != root.i and not limited:
            if opens and not may_go(doc, first, last):
                return None
            keep -= set(range(first, last))
    keep -= _left_commas(doc, keep)
    for clause in _clauses_besides(root, subj):
        keep -= set(range(clause.left_edge.i, clause.right_edge.i + 1))
    keep -= {t.i for t in doc if t.lower_ in _ARTICLES and t.dep_ == "det" and not (_in_name(t) or _rated(t))}
    adverbs = {
        t.i
        for t in doc
        if t.dep_ == "advmod"
        and (t.lower_ in _DROPPED_ADVERBS or (t.lower_ == "much" and t.head.tag_ != "VB"))
    }  # "very much committed" goes whole
    keep -= {t.i for t in doc if t.dep_ == "amod" and t.lower_ in _WEIGHING and _bare(t)}
    keep -= adverbs | {i - 1 for i in adverbs if i and doc[i - 1].lower_ in {"right", "just", "even", "very"}}
    while _count(doc, keep) > room:
        ends = [
            t
            for t in doc
            if t.i in keep and t.dep_ in _TRAILING and t.i != root.i and t.left_edge.i > _core_end(root, subj)
        ]
        last_kept = max(i for i in keep if not doc[i].is_punct)
        ends = [t for t in ends if t.right_edge.i >= last_kept]
        ends = [t for t in ends if not of(t) and not _inseparable(t)]
        # Without "on reporters", "does not condone attacks" would deny more than was denied.
        ends = [t for t in ends if t.dep_ in {"conj", "advmod"} or not _denied(t, root) or upward(t, root)]
        ends = [t for t in ends if not _limits(doc, t.left_edge.i, t.right_edge.i + 1)]
        if not ends:
            ends = [t for t in doc if t.i in keep and _one_of_two(t, root, keep)]
        if not ends:
            ends = [t for t in doc if t.i in keep and _says_little(t)]
        if not ends:
            return None
        token = max(ends, key=lambda t: t.left_edge.i)
        keep -= set(range(token.left_edge.i, token.right_edge.i + 1))
    return keep


def _left_commas(doc: Doc, keep: set[int]) -> set[int]:
    """Return the commas that closed what is gone: "49 people, many of them young, died" is "49 people died"."""  # noqa: E501
    found: set[int] = set()
    for i in sorted(keep):
        if doc[i].text != "," or not i or i - 1 in keep:
            continue
        start = i - 1
        while start and start - 1 not in keep:
            start -= 1
        if start and doc[start].text == ",":
            found.add(i)
    return found


def _says_little(token: Token) -> bool:
    """Say whether a word before a noun may go where there is no other way: "other", or a participle with its adverb."""  # noqa: E501
    if token.dep_ != "amod" or token.i > token.head.i or (token.head.dep_ == "conj" and token.tag_ == "VBN"):
        return False
    adverb = any(c.dep_ == "advmod" and c.lower_.endswith("ly") for c in token.children)
    return token.lower_ in _ASIDE_ADJECTIVES or (token.tag_ == "VBN" and adverb)


_ASIDE_ADJECTIVES = frozenset({"other", "separate"})


def _clauses_besides(root: Token, subj: Token) -> list[Token]:
    """Return the clauses with a subject of their own that ", and" joins to a clause: each is another fact, whole by itself."""  # noqa: E501
    if root.dep_ != "ROOT" and root.head != root:
        return []
    return [
        c
        for c in root.children
        if c.dep_ == "conj"
        and c.i > root.i
        and any(k.dep_.startswith("nsubj") for k in c.children)
        and any(k.dep_ == "cc" and k.lower_ == "and" for k in c.children)
        and beside(c)
        and c.right_edge.i >= max(t.i for t in root.doc if not t.is_punct)
        and not any(t.lower_ in _LIMITING for t in root.doc[subj.i : c.left_edge.i])
    ]


def _named(noun: Token) -> bool:
    """Say whether a name before a noun tells which it is: "the Iran nuclear deal"."""
    return any(c.dep_ in {"compound", "amod"} and c.tag_ == "NNP" for c in noun.children)


def _bare(adjective: Token) -> bool:
    """Say whether nothing hangs on an adjective, and no comparison: "a more robust plan" keeps it."""
    following = adjective.doc[adjective.i + 1] if adjective.i + 1 < len(adjective.doc) else None
    joined = following is not None and (following.tag_ == "CC" or following.text in {",", "-"})
    return not any(True for _ in adjective.children) and not joined and adjective.i < adjective.head.i


_WEIGHING = words("weighing")
#: "The attacks that took place in May": the clause says when, not which.
_HAPPENS = frozenset({"take", "occur", "happen"})


_PARTS = frozenset({"half", "quarter", "third"})


def _in_name(article: Token) -> bool:
    """Say whether an article stands inside a name: "Day of the Girl", "State of the Union"."""
    i, doc = article.i, article.doc
    inside = i > 1 and i + 1 < len(doc) and doc[i - 1].lower_ == "of"
    return inside and doc[i - 2].tag_ in {"NNP", "NNPS"} and doc[i + 1].tag_ in {"NNP", "NNPS"}


def _rated(article: Token) -> bool:
    """Say whether an article counts, or says how much for each: "a million", "24 hours a day", "$3 a barrel"."""  # noqa: E501
    before = article.doc[article.i - 1] if article.i else None
    following = article.doc[article.i + 1].lower_ if article.i + 1 < len(article.doc) else ""
    if following in _PARTS | _SCALES:
        return True  # "four and a half million", "a million"
    return before is not None and article.lower_ != "the" and before.tag_ in {"NN", "NNS", "CD", "$"}


def beside(token: Token) -> bool:
    """Say whether a comma sets a phrase beside its clause."""
    first = token.left_edge.i
    return first > 0 and "," in {token.doc[first].text, token.doc[first - 1].text}


def _denied(token: Token, root: Token) -> bool:
    """Say whether what hangs on a word is denied by the clause's verb; not what a comma sets beside it."""
    if beside(token):
        return False  # "was not adopted, owing to a veto"
    before = token.doc[: min(token.i, root.i + 2)]
    return any(t.lower_ in {"not", "n’t", "n't", "never", "no"} for t in before)


def _one_of_two(token: Token, root: Token, keep: set[int]) -> bool:
    """Say whether a token is the second of two that "and" joins after the verb, which a headline can do without."""  # noqa: E501
    head = token.head
    if token.lower_ in _PARTS:
        return False  # "a million and a half"
    if token.dep_ != "conj" or token.i < root.i or not token.tag_.startswith("NN") or head.dep_ == "conj":
        return False
    pair = sum(c.dep_ == "conj" for c in head.children) == 1 and any(
        c.lower_ == "and" for c in token.children
    )
    after = doc_after(token)
    joint = any(t.lower_ in {"between", "both", "among", "together"} for t in token.doc)
    return pair and not joint and after and not _inseparable(token)


def doc_after(token: Token) -> bool:
    """Say whether what follows a phrase goes on without a comma, so that the sentence closes over its gap."""
    following = token.right_edge.i + 1
    return following >= len(token.doc) or token.doc[following].text != ","


def of(token: Token) -> bool:  # noqa: D103
    return token.dep_ in {"nmod", "obl"} and any(
        c.dep_ == "case" and c.lower_ == "of" for c in token.children
    )


_BOUND = frozenset({"with", "between", "to", "against", "into", "than", "as"})


_DEED = re.compile(
    r"(?:ion|ment|ance|ence|ity|ship|al|age|ess|ure|ry|right|access|answer|threat|aid|support|help|end|attack|strike|raid|limit|tax|tariff|claim|work|case|law|war|bid|talk|deal)s?$"
)


def of_deed(noun: Token) -> bool:
    """Say whether a noun tells a deed or state, whose "to ..." belongs to it: "opposition to", not "two people to"."""  # noqa: E501
    return bool(_DEED.search(noun.lower_))


_LIGHT_VERBS = frozenset({"have", "take", "make", "give", "play", "see"})


def _light(noun: Token) -> bool:
    """Say whether a noun tells in its verb's place: "has no interest in", "is a threat to"."""
    return (noun.dep_ == "obj" and noun.head.lemma_.lower() in _LIGHT_VERBS) or any(
        c.dep_ == "cop" for c in noun.children
    )


def _inseparable(token: Token) -> bool:
    """Say whether a phrase completes the word before it ("collaboration with X") or a joint name."""
    for_what = token.tag_ == "VB" and token.dep_ in {"advcl", "acl"}
    if (
        token.dep_ != "conj"
        and token.left_edge.i
        and _is_sum(token.doc[token.left_edge.i - 1])
        and not for_what
    ):
        return True  # "provides $121 billion": for what is the news
    if token.dep_ == "conj":
        if token.tag_ == "NNS" and token.head.tag_ == "NN":
            return True  # "20 adaptation and resilience plans": the number, and the plans, are of both
        shared = any(of(c) for c in token.children) and not any(of(c) for c in token.head.children)
        bare = not any(c.dep_ == "det" for c in token.children)
        # "Stop and search", "bed and breakfast": two bare nouns in the singular are one name.
        words = [w for w in (token, token.head) if w.tag_ == "NN"]
        alone = not any(c.dep_ in {"det", "amod", "nmod:poss"} for w in words for c in w.children)
        if len(words) == 2 and alone and token.i - token.head.i == 2:
            return True
        return shared or (bare and token.tag_ in {"NNP", "NNPS"} and token.head.tag_ in {"NNP", "NNPS"})
    if token.dep_ == "nmod" and token.tag_ == "NNP" and token.head.tag_ == "NNP":
        return True  # "Council on Supply Chain Resilience" is one name
    if any(c.dep_ == "det" and c.i == token.left_edge.i and _rated(c) for c in token.children):
        return True  # "24 hours a day"
    if token.dep_ == "nmod" and _light(token.head):
        return True
    if token.dep_ == "nmod" and _says_which(token):
        return True  # "extends the pause on payments", "signs an order on tariffs": without it a reader asks which  # noqa: E501
    if token.dep_ == "obl" and token.head.lemma_.lower() in _PLACED:
        return True  # "puts equipment into the hands of the army"
    bound = any(
        c.dep_ == "case"
        and c.lower_ in _BOUND
        and not (c.lower_ == "to" and token.dep_ == "nmod" and not of_deed(token.head))
        for c in token.children
    )
    return bound and (token.dep_ == "nmod" or (token.dep_ == "obl" and token.left_edge.i == token.head.i + 1))


_PLACED = frozenset({"put", "place", "hold", "turn", "transform", "convert", "divide", "subject", "expose"})
_ON_WHAT = words("needs_topic")
_WHICH = frozenset({"on", "of", "for", "to", "against", "with", "between", "into", "over", "from"})


def _says_which(token: Token) -> bool:
    """Say whether a phrase after a bare definite noun tells which it is; what an adjective or name tells is known."""  # noqa: E501
    told = any(c.dep_ in {"amod", "compound", "nmod:poss", "nummod"} for c in token.head.children)
    if token.head.lower_ in _ON_WHAT:
        return any(c.dep_ == "case" and c.lower_ in _WHICH for c in token.children)
    case = any(c.dep_ == "case" and c.lower_ in _WHICH for c in token.children)
    definite = any(c.lower_ == "the" for c in token.head.children)
    return case and not told and (token.head.tag_ == "NN" or (definite and token.head.tag_ == "NNS"))


def says_what(token: Token) -> bool:
    """Say whether a clause tells what a noun or verb is about; "a response to help the town" is whole without it."""  # noqa: E501
    if token.dep_ not in _CONTENT:
        return False
    if _cause(token):
        return False
    aim = token.dep_ == "acl" and token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    return not (aim and token.head.lower_ not in _TAKES_TO)


def _cause(token: Token) -> bool:
    """Say whether a participle that a comma sets off says by what: "rose 14%, driven by demand"; it goes whole."""  # noqa: E501
    if token.dep_ != "acl" or token.tag_ != "VBN" or not beside(token):
        return False
    return any(c.lower_ == "by" and c.dep_ == "case" for phrase in token.children for c in phrase.children)


_TAKES_TO = words("takes_infinitive")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent"})


def _is_sum(token: Token) -> bool:
    """Say whether a word ends a sum of money, a share or a count without its noun: "$121 billion", "40 percent"."""  # noqa: E501
    return token.tag_ == "CD" or token.lower_ in _SCALES or token.text == "%"


def _core_end(root: Token, subj: Token) -> int:
    """Return the last token of what the clause cannot do without: verb group, first object or complement head."""  # noqa: E501
    needed = [
        root,
        subj,
        *(c for c in root.children if c.dep_ in {"cop", "aux", "aux:pass", "obj", "ccomp", "iobj"}),
    ]
    # "Wants to see a civilian killed", "to wipe the town off the map" say something else when cut short.
    deep: list[Token] = []
    inner = [c for c in root.children if c.dep_ == "xcomp"]
    if root.tag_ == "VB" and any(c.dep_ == "cop" for c in root.children):
        inner.append(root)
    while inner:
        verb = inner.pop()
        own = [c for c in verb.children if c.i > verb.i]
        inner += [c for c in own if c.dep_ == "xcomp"]
        deep += [verb, *(c for c in own if c.dep_ == "obj"), *[c for c in own if c.dep_ == "obl"][:1]]
        deep += [c for c in own if c.dep_ == "xcomp" and verb.dep_ == "xcomp"]
        deep += [c for c in own if c.dep_ == "conj" and verb.dep_ == "xcomp" and not _deed_besides(c)]
    if not any(c.dep_ in {"obj", "ccomp", "xcomp", "cop"} for c in root.children):
        # "Harris met with President Ruiz": without an object the first phrase after the verb is what happened.  # noqa: E501
        needed += [c for c in root.children if c.dep_.startswith("obl") and c.i > root.i][:1]
    return max(t.i for t in [*needed, *deep])


#: Between commas the bound of another figure goes with its clause: "two banks, which hold more than half ...".  # noqa: E501
_BOUNDS = frozenset("nearly almost about more less than".split())


def _deed_besides(verb: Token) -> bool:
    """Say whether a joined infinitive tells a second deed, with an object of its own: "decided to leave and end the war"."""  # noqa: E501
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in verb.children)
    return (
        joined
        and any(c.dep_ == "obj" for c in verb.children)
        and any(c.dep_ == "obj" for c in verb.head.children)
    )


def _limits(doc: Doc, first: int, last: int, kept: frozenset[str] = _KEPT) -> bool:
    """Say whether a stretch holds a condition, negation or hedge that must stay."""
    words = [doc[i].lower_ for i in range(first, last)]
    if (
        words
        and words[0] in {"to", "and", "or"}
        and any(doc[i].tag_ == "CD" for i in range(first, min(last, first + 4)))
    ):
        return True  # the end of a range: "a million and a half to 2 million"
    bounded = kept is _KEPT and any(pair in _BOUND_PAIRS for pair in pairwise(words))
    return bounded or any(w in _LIMITING or w in kept for w in words)


#: Bounds of two words: a lone "to" or "at" limits nothing.
_BOUND_PAIRS = frozenset({("at", "least"), ("at", "most"), ("up", "to")})


def _count(doc: Doc, keep: set[int]) -> int:
    return len(printed(doc, keep).split())


def printed(doc: Doc, keep: set[int], instead: Mapping[int, str] = MappingProxyType({})) -> str:  # noqa: D103
    pieces: list[str] = []
    for i in sorted(keep):
        gap = " " if pieces and i - 1 not in keep and not pieces[-1].endswith(" ") else ""
        pieces.append(gap + instead.get(i, doc[i].text) + doc[i].whitespace_)
    text = re.sub(r"\s+([,.;:’])", r"\1", "".join(pieces))
    text = re.sub(r"^[\s,;:—–-]+|[\s,.;:—–-]+$", "", re.sub(r"\s{2,}", " ", text))
    return text[:1].upper() + text[1:]
