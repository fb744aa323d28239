"""Long sentences of a story made shorter: split by the rules of plain English, then cut where nothing limits the claim.

One idea a sentence (house guide, section 2). What is split loses nothing. What is cut is loose detail alone:
a "which" clause, an appositive, a purpose; never a condition, a negation, a hedge, or what comes first.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words
from readout.writing.plain.apply import split
from readout.writing.plain.splitting.appositive import is_given
from readout.writing.plain.splitting.pieces import ends, fronted, inner, marked
from readout.writing.plain.tree import declarative, root_of, sentence, stop_of, text
from readout.writing.sentence.grammar import left_open
from readout.writing.sentence.wholeness import fragment, open_ended
from readout.writing.telling.beginnings import places, upward
from readout.writing.telling.openings import may_go
from readout.writing.telling.remainders import (
    aim,
    carries_news,
    demanded,
    holds_for_a_time,
    other_deed,
    other_fact,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentences of so many words stay whole; a part may have so many, its attribution comes on top; so many parts at most.  # noqa: E501
WHOLE, MOST, _PARTS = 20, 24, 3
_FRACTIONS = frozenset({"half", "quarter", "third", "quarters", "thirds"})
#: A sentence that was cut has at least so many words.
_FEWEST = 8
_LIMITS = words("never_cut")
_MARKS = frozenset({",", "—", "–", "--"})
_DASHES, _DASH = frozenset({"—", "–", "--"}), re.compile(r"\s*(?:—|–|--)\s*")
_LISTING = frozenset({"including", "like", "as"})
_OPEN_NOUNS, _TAKES_TO = words("takes_infinitive"), words("told_to")
_VAGUE_NOUNS, _NEEDS = words("says_little"), words("needs_complement")
_FRONTED = frozenset({"obl", "advmod", "advcl"})
_RELATIVE = frozenset({"which", "who", "whom", "where", "whose"})
_TRIES = 6
#: What only narrows a thing at the sentence's end goes after all else.
_LAST = 6
#: So many words still fit where the attribution stands in the sentence before.
_CARRIED = 27
#: So far back may stand the noun that an infinitive belongs to.
_BACK = 4
#: So many fit beside the short name of who said it.
_BESIDE = 26


_ASIDE = re.compile(
    r"\s[–—]\s(?P<aside>[^–—]{3,200}?)\s[–—](?P<after>\s|$)|\s\((?P<letters>[A-Z][\w&/-]{1,9})\)"
)
_OPENING = re.compile(
    r"^(?:during|in|on|at|after|before|following|ahead of|under|as part of|with)\b[^,]{3,60}$", re.I
)


def without_asides(text: str) -> str:
    """Return a long written sentence without what stands between two dashes, and without letters in brackets.

    "The agencies – the EPA, the USDA – released a plan": an aside that limits nothing is loose detail.
    """
    if len(text.split()) <= WHOLE:
        return text

    def cut(match: re.Match[str]) -> str:
        if match["letters"]:
            return ""
        if set(match["aside"].lower().split()) & _LIMITS:
            return match.group()
        return ", " if _OPENING.match(text[: match.start()]) else match["after"]

    return _ASIDE.sub(cut, text)


def divide(told: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the sentences that tell each text: itself where it is short, else its parts; none where it stays too long.

    Args:
        told: clauses as a story tells them, without full stop.
    """  # noqa: E501
    long = [k for k, t in enumerate(told) if len(t.split()) > WHOLE]
    found: list[tuple[str, ...]] = [(t,) for t in told]
    for k, parts in zip(long, split([f"{told[k]}." for k in long], longest=WHOLE), strict=True):
        found[k] = tuple(map(_unstopped, parts))
    whole = _whole([p for k in long for p in found[k] if len(found[k]) > 1])
    for k in long:
        if len(found[k]) > 1 and not whole.issuperset(found[k]):
            found[k] = (
                told[k],
            )  # what they share was torn away: "The ministers announced. They signed a pact"
    over = list(dict.fromkeys(p for parts in found for p in parts if len(p.split()) > MOST))
    shorter = dict(zip(over, _shortened(over), strict=True))
    ready = [tuple(shorter.get(p, (p,)) for p in parts) for parts in found]
    return [() if None in r and _GRANTS.match(t) else _leading(r) for t, r in zip(told, ready, strict=True)]


#: What is only granted says the opposite of its sentence where the rest is lost.
_GRANTS = re.compile(r"(?:even )?(?:though|although|while|whereas)\b", re.I)


_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")


def _unstopped(text: str) -> str:
    """Return a sentence without its full stop; the last point of "D.C." is the word's."""
    bare = text.rstrip(" .")
    return f"{bare}." if _ABBREVIATED.search(f"{bare}.") else bare


def _whole(parts: Sequence[str]) -> frozenset[str]:
    """Return the parts that do not stop at a verb whose object went to another part."""
    from readout.language import parse_sentences

    docs = parse_sentences([f"{p}." for p in parts])
    return frozenset(
        p
        for p, doc in zip(parts, docs, strict=True)
        if declarative(doc) and not (open_ended(doc) or fragment(doc) or left_open(doc))
    )


def _leading(parts: tuple[tuple[str, ...] | None, ...]) -> tuple[str, ...]:
    """Return the parts up to the first that is too long: what follows may lean on it."""
    kept: list[str] = []
    for part in parts:
        if part is None:
            break
        kept.extend(part)
    return tuple(kept[:_PARTS])


def tightened(told: Sequence[str]) -> list[str | None]:
    """Return each sentence cut to where its attribution fits beside it, ``None`` where it cannot be.

    What only narrows a thing at its end goes too, which :func:`divide` leaves to sentences that are far too long.
    """  # noqa: E501
    return [found[0] if found else None for found in _shortened(told, most=_BESIDE, early=True)]


def _shortened(over: Sequence[str], *, most: int = MOST, early: bool = False) -> list[tuple[str, ...] | None]:
    """Cut each sentence until it is short enough, and tell after it what was cut; ``None`` where it cannot be."""  # noqa: E501
    from readout.language import parse_sentences

    now: list[str | None] = [f"{t}." for t in over]
    ready: list[tuple[str, ...] | None] = [None] * len(over)
    beside: list[list[str]] = [[] for _ in over]
    for _ in range(_TRIES):
        open_ = [k for k, t in enumerate(now) if t is not None and ready[k] is None]
        if not open_:
            break
        for k, doc in zip(open_, parse_sentences([now[k] or "" for k in open_]), strict=True):
            if len(doc.text.split()) <= most:
                # A lone dash is half of a pair whose other half was cut.
                torn = sum(t.text in _DASHES for t in doc) == 1
                whole = declarative(doc) and not (open_ended(doc) or fragment(doc) or left_open(doc) or torn)
                ready[k] = (_unstopped(doc.text),) if whole else None
                now[k] = None
            else:
                now[k], more = _cut(doc, most, early=early) or (None, None)
                if more and not early:
                    beside[k].append(more)
    told = _whole([_unstopped(m) for more in beside for m in more])
    return [
        (*found, *(m for m in map(_unstopped, reversed(beside[k])) if m in told and len(m.split()) <= most))
        if found
        else None
        for k, found in enumerate(ready)
    ]


def _cut(doc: Doc, most: int, *, early: bool) -> tuple[str, str | None] | None:
    """Return the sentence without its loosest stretch, and what that says by itself; ``None`` where it has none."""  # noqa: E501
    size = len(doc.text.split())
    best: tuple[tuple[int, bool, int], str, str | None] | None = None
    for rank, a, b, more in _loose(doc, early=early):
        if any(t.lower_ in _LIMITS for t in doc[a:b]) or _last_of_list(doc, a):
            continue
        if any(t.lower_ in _FRACTIONS for t in doc[a : a + 3]) and doc[a - 1].tag_ == "CD":
            continue  # "three and a half times lower"
        gone = set(range(a, b))
        before, after = a - 1, b
        if a and doc[before].text in {*_MARKS, ":"}:
            gone.add(before)
        if b < len(doc) and doc[after].text in _MARKS and not (before in gone and _needs_comma(doc, after)):
            gone.add(after)
        rest = sentence(text(doc, [i for i in range(len(doc)) if i not in gone]), stop_of(doc))
        if (
            before in gone
            and doc[before].text in _DASHES
            and sum(t.text in _DASHES for t in doc[:before]) == 1
        ):
            # "two banks — Alpha and Beta — which hold ...": the aside's second dash went, and its first is a comma.  # noqa: E501
            rest = _DASH.sub(", ", rest)
        left = len(rest.split())
        if left < _FEWEST or left >= size:
            continue
        # The loosest first; of those, what is enough by itself, and of these the one that leaves most.
        cost = (rank, left > most, -left if left <= most else left)
        if best is None or cost < best[0]:
            best = (cost, rest, more)
    return (best[1], best[2]) if best else None


def _last_of_list(doc: Doc, a: int) -> bool:
    """Say whether the last of three begins here: "to attract, retain, [and pay nurses]" cannot lose it."""
    if a < 3 or doc[a].lower_ not in {"and", "or"} or doc[a - 1].text != ",":
        return False
    before = doc[a - 2]
    while before.dep_ != "conj" and before.head.i < before.i:
        before = before.head
    opens = before.left_edge.i
    return bool(before.dep_ == "conj" and "," in {doc[opens].text, doc[opens - 1].text})


def _needs_comma(doc: Doc, comma: int) -> bool:
    """Say whether a comma still parts what stays: an opening phrase from its clause, one member of a list from the next."""  # noqa: E501
    after = doc[comma + 1].lower_ if comma + 1 < len(doc) else ""
    return fronted(doc, comma) or after in {"as", "and", "or", "but", "along", "together"}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words ``doc[a:b]`` under a token, without the marks at either end.

    ``closed`` holds between commas or dashes, or from one to the end; ``ends`` where nothing follows.
    """

    token: Token
    a: int
    b: int
    closed: bool
    ends: bool


def _loose(doc: Doc, *, early: bool) -> Iterator[tuple[int, int, int, str | None]]:
    """Yield stretches that may go, each with its rank, the first to go has the lowest, and what it says by itself."""  # noqa: E501
    root = root_of(doc)
    subj = subject(root) if root is not None else None
    if root is None or subj is None:
        return
    for sooner, a, b in _by_words(doc, root):
        yield sooner, a, b, None
    for token in doc:
        phrase = _phrase(token) if token.i != root.i else None
        rank = _rank(phrase, root, subj) if phrase else None
        if phrase is None or rank is None:
            continue
        more = _by_itself(phrase)
        if more is None and rank > 1 and _is_news(phrase):
            continue
        yield rank, phrase.a, phrase.b, more
    for place in places(doc) if early or len(doc.text.split()) > _CARRIED else ():
        end = len(doc) - doc[len(doc) - 1].is_punct
        yield _LAST, place, end, None if demanded(doc, place) else aim(doc, place, end)


def _by_itself(phrase: _Phrase) -> str | None:
    """Return what a purpose or the second of two deeds says as a sentence of its own, or ``None``."""
    token = phrase.token
    if token.dep_ == "conj":
        return other_deed(token, phrase.b)
    if phrase.ends and token.dep_ == "advcl" and (fact := other_fact(token, phrase.a, phrase.b)):
        return fact
    if not phrase.ends or token.dep_ not in {"advcl", "acl"} or demanded(token.doc, phrase.a):
        return None  # "encourages all to write in to ask for help": whose aim it is
    return aim(token.doc, phrase.a, phrase.b)


def _is_news(phrase: _Phrase) -> bool:
    """Say whether a stretch may be the point of its sentence: a figure or name of its own, what is asked for."""  # noqa: E501
    token, doc = phrase.token, phrase.token.doc
    if token.dep_ == "conj":
        return carries_news(doc, phrase.a, phrase.b)
    purpose = token.dep_ in {"advcl", "acl"} and doc[phrase.a].lower_ == "to"
    return holds_for_a_time(doc, phrase.a, phrase.b) or (purpose and demanded(doc, phrase.a))


def _phrase(token: Token) -> _Phrase | None:
    """Return the words under a token, or ``None`` where they are torn apart."""
    doc = token.doc
    a, b = inner(token)
    if a and any(t.lower_ == doc[a - 1].lower_ for t in doc[a : a + 2]):
        return None  # "shoulder to shoulder", "side by side"
    if not a < b or len(list(token.subtree)) < b - a:
        return None
    return _Phrase(token, a, b, marked(doc, a, b), ends(doc, b))


def _rank(phrase: _Phrase, root: Token, subj: Token) -> int | None:
    """Return how soon a phrase goes: 0 first; ``None`` where it stays."""
    token, doc, first = phrase.token, phrase.token.doc, phrase.token.doc[phrase.a]
    after_verb = phrase.a > root.i and phrase.ends
    if phrase.closed:
        if token.dep_.startswith("acl") and any(t.lower_ in _RELATIVE for t in doc[phrase.a : phrase.a + 2]):
            return 0
        if token.dep_ in {"advcl", "acl"} and token.tag_ in {"VBG", "VBN"} and token.i == phrase.a:
            return 0
        if token.dep_ == "appos" and not _in_list(token) and not is_given(token.head):
            return (_LAST if token.head.ent_type_ == "PERSON" else 1) if _describes(token) else None
        # Cut from the middle, it would leave two clauses run together.
        if token.dep_ == "parataxis" and finite_verb(token) is not None and phrase.ends:
            return 1
        if token.dep_.startswith("nmod") and first.lower_ in _LISTING:
            return 1
    if after_verb and token.dep_ == "advcl" and first.lower_ in {"as", "while"} and phrase.closed:
        return 2
    if first.lower_ == "to" and any(
        t.lower_ in _OPEN_NOUNS for t in doc[max(0, phrase.a - _BACK) : phrase.a]
    ):
        return None  # "an attempt by a state to build up arms", "the efforts of all to resume talks"
    if after_verb and first.lower_ == "to" and _purpose(phrase, root) and upward(token, root):
        return 2
    if _opening(phrase, root, subj):
        return 2
    if after_verb and token.dep_ == "advcl" and first.lower_ == "as":
        return 3
    if (
        phrase.ends
        and token.dep_ == "conj"
        and token.head.i == root.i
        and _same_subject(root, token, phrase.a)
        and not _shares_object(root, token)
    ):
        return 3
    if after_verb and _one_more(phrase) and upward(token, root):
        return 4
    if after_verb and token.dep_ == "advcl" and first.lower_ in {"to", "by"} and _aim(token):
        return 5 if upward(token, root) else None
    return None


def _one_more(phrase: _Phrase) -> bool:
    """Say whether a phrase is the second of two that "and" joins, in a sentence that holds for each of them."""  # noqa: E501
    token, doc = phrase.token, phrase.token.doc
    if token.dep_ != "conj" or doc[phrase.a].lower_ != "and" or any(t.lower_ in _LIMITS for t in doc):
        return False
    # "Between A and B", "together with A and B" hold for the two only.
    joint = any(t.lower_ in {"both", "between", "together", "either", "whether", "among"} for t in doc)
    head = token.head
    if token.tag_.startswith("VB") and _shares_object(head, token):
        return False
    listed = doc[phrase.a - 1].text == "," and any(t.text == "," for t in doc[head.i : phrase.a - 1])
    if token.tag_ in {"NNP", "NNPS"}:
        return False  # "in the US and the Philippines": of both
    return (
        not joint and not listed and head.dep_ != "conj" and sum(c.dep_ == "conj" for c in head.children) == 1
    )


def _shares_object(one: Token, other: Token) -> bool:
    """Say whether two joined verbs have one object, which stands behind the second: "recover and analyse it"."""  # noqa: E501
    shared = {"obj", "obl"} if one.lemma_.lower() in _NEEDS else {"obj"}
    return any(c.dep_ in shared for c in other.children) and not any(
        c.dep_ in {"obj", "obl", "xcomp", "ccomp"} for c in one.children
    )


def _aim(token: Token) -> bool:
    """Say whether "to ..." or "by ..." says what for or how of a verb that is whole without it."""
    head = token.head
    whole = any(c.dep_ in {"obj", "obl"} and c.i < token.i for c in head.children)
    whole = whole and token.doc[token.left_edge.i - 1].lower_ not in _OPEN_NOUNS
    return whole and head.lemma_.lower() not in _TAKES_TO and not any(t.lower_ in _LIMITS for t in token.doc)


def _purpose(phrase: _Phrase, root: Token) -> bool:
    """Say whether "to ..." says what for: after the verb's object, or after a sum of money."""
    token, before = phrase.token, phrase.token.doc[phrase.a - 1]
    if token.dep_ == "advcl":
        told_to = root.lemma_.lower() in _TAKES_TO
        # "Announced that the state will buy the doses to start a campaign": of what is announced, too.
        of_root = token.head.i == root.i or (token.head.dep_ == "ccomp" and token.head.head.i == root.i)
        return of_root and before.lower_ not in _OPEN_NOUNS and not told_to
    return token.dep_ == "acl" and before.tag_ in {"CD", "$"}


def _opening(phrase: _Phrase, root: Token, subj: Token) -> bool:
    """Say whether a phrase opens the sentence before a comma, and is no date or figure."""
    token, doc = phrase.token, phrase.token.doc
    whole = phrase.a == 0 or doc[phrase.a - 1].text in _MARKS
    before = whole and phrase.b <= subj.left_edge.i and phrase.b < len(doc) and doc[phrase.b].text == ","
    # "Instead of cutting it, as they have suggested, the budget ...": what "as" refers to goes with it.
    before = before and not (phrase.b + 1 < len(doc) and doc[phrase.b + 1].lower_ in {"as", "which", "like"})
    loose = before and token.dep_ in _FRONTED and token.head.i == root.i
    return loose and may_go(doc, phrase.a, phrase.b) and not _dated(doc, phrase.a, phrase.b)


def _by_words(doc: Doc, root: Token) -> Iterator[tuple[int, int, int]]:
    """Yield stretches that their first words show, however they were parsed: examples, additions, what a name is."""  # noqa: E501
    for comma in doc:
        a = comma.i + 1
        if a >= len(doc) - 1 or (a <= root.i - 1 and doc[a].lower_ not in _EXAMPLES):
            continue
        if comma.text == ":" and a > root.i:
            yield 1, a, len(doc) - doc[len(doc) - 1].is_punct
        if (
            comma.lower_ == "as"
            and doc[a].lower_ == "well"
            and a + 1 < len(doc)
            and doc[a + 1].lower_ == "as"
        ):
            if comma.i > root.i and not any(t.dep_ == "mark" for t in doc[a + 2 :]):
                yield 2, comma.i, len(doc) - doc[len(doc) - 1].is_punct
            continue
        if comma.text not in _MARKS:
            continue
        opens = doc[a].lower_
        pair = f"{opens} {doc[a + 1].lower_}"
        example = opens == "including" or pair in {"such as", "as well", "along with", "together with"}
        named = opens in {"a", "an", "the"} and comma.i and doc[comma.i - 1].tag_ == "NNP"
        named = named and not _lists(doc, a)
        # "Underscored, on the day of the Charter, the need for peace": what is underscored.
        end = _until(doc, a) or a
        named = named and not any(
            t.dep_ in {"obj", "ccomp", "xcomp", "nsubj"} and t.head.i < a for t in doc[a:end]
        )
        # "Discussed a range of issues" says nothing without its examples.
        if not (example or named) or (example and doc[comma.i - 1].lower_ in _VAGUE_NOUNS):
            continue
        if comma.i and is_given(doc[comma.i - 1]):
            continue  # "gives some families, including the old, the chance to ...": what is given comes after
        b = _until(doc, a)
        if b is not None:
            yield 1, a, b


def _lists(doc: Doc, a: int) -> bool:
    """Say whether a list goes on here: "the Home Office, [the Health Ministry and the Post]" has three members."""  # noqa: E501
    for token in doc[a:]:
        if token.text in {",", "—", "–", "--"} and not (
            token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "and"
        ):
            return False
        if token.lower_ == "and" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in {"the", "a", "an"}:
            return True
        if token.tag_ in {"VBZ", "VBD", "VBP", "MD"}:
            return False
    return False


_EXAMPLES = frozenset({"such", "including"})


def _until(doc: Doc, a: int) -> int | None:
    """Return where a stretch that opens after a comma ends: before a comma with a verb after it, or at the end."""  # noqa: E501
    for token in doc[a:]:
        if token.text == "," and token.i + 1 < len(doc):
            after = doc[token.i + 1]
            if after.tag_ in {"VBZ", "VBD", "VBP", "MD"} or after.lower_ in {
                "who",
                "which",
                "as",
                "including",
            }:
                return int(token.i)
        if token.text in {"—", "–", "--", ";"}:
            return None
    last = len(doc) - 1
    return last if doc[last].is_punct else len(doc)


def _describes(appos: Token) -> bool:
    """Say whether what stands beside a noun says what it is; a name may be another member of a list, or the point: "Orvania, Taldia, ..."."""  # noqa: E501
    row = appos.head.dep_ == "appos" or any(
        c.dep_ == "appos" for c in (*appos.children, *appos.head.children) if c != appos
    )
    return appos.tag_ in {"NN", "NNS"} and not row


def _in_list(token: Token) -> bool:
    """Say whether an appositive may be a member of a list of things."""
    return any(c.dep_ == "conj" for t in (token, token.head) for c in t.children)


def _dated(doc: Doc, a: int, b: int) -> bool:
    return any(t.ent_type_ == "TIME" or t.tag_ == "CD" for t in doc[a:b])


def _same_subject(root: Token, second: Token, a: int) -> bool:
    """Say whether a joined verb at the end may go: joined by "and", and the first verb is not denied."""
    denied = any(c.lower_ in {"not", "n’t", "n't", "never"} for c in root.children)
    return root.doc[a].lower_ == "and" and not denied and second.i > root.i
