"""Relative clauses after a comma become sentences: "the bridge, which was old, fell" -> "The bridge fell. It was old."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.continuing import surname
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import (
    SHORTEST,
    doubtful,
    ends,
    free,
    inner,
    marked,
    splittable,
    without,
)
from readout.writing.plain.tree import (
    OBJECTIVE,
    PROPER,
    finite_verb,
    is_person,
    is_plural,
    mention,
    name_span,
    past,
    sentence,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-relative"
_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each relative clause that stands between commas."""
    if not splittable(doc):
        return
    for token in doc:
        if token.dep_ == "advcl":
            yield from _place(doc, token)
        if token.dep_ in {"advcl", *_RELATIVE}:
            yield from _that_year(doc, token)
        if token.dep_ not in _RELATIVE or not free(token.head):
            continue
        a, b = inner(token)
        if b - a <= SHORTEST or not marked(doc, a, b):
            continue
        unsure = not _anywhere(token, doc[a]) and (doubtful(token.head) or _far(doc, token.head, a))
        if unsure and not _this(doc, token, a, b):
            continue
        if doc[a - 1].text != "," or _dashed(doc, a, b):
            continue  # broken speech: what comes after the dash may go on with what stood before the clause
        if any(t.tag_ in {"WP", "WRB", "WDT"} for t in doc[b : b + 3]) or any(
            t.text == "," and doc[t.i + 1].tag_ == "IN" for t in doc[a : b - 1]
        ):
            continue  # "whether it was so, who did it, and what follows"; "X, which leads, for its help"
        if _goes_on(token.head, b) or _there(token.head):
            continue
        if doc[a].lower_ == "who" and any(t.lower_ == "who" for t in doc[:a]):
            continue  # "with those who make their complaints known, who gather": the same people, not the complaints  # noqa: E501
        if of_doc(doc) != "spoken" and any(t.tag_ == "CC" for t in doc[b + 1 : b + 2]):
            continue  # "the camp, which he calls a retreat, but others call a prison"
        said = (None if unsure else _said(doc, token, a, b)) or _this(doc, token, a, b)
        if said:
            yield Proposal(RULE, sentences=(without(doc, a, b), sentence(said)))


def _anywhere(verb: Token, first: Token) -> bool:
    """Say whether "there" names a place of written prose, whichever of the nouns before is meant."""
    return (
        of_doc(verb.doc) != "spoken"
        and first.lower_ == "where"
        and verb.head.tag_ in PROPER
        and verb.head.ent_type_ in {"PLACE", "ORG"}
    )


_AT = frozenset({"for", "in", "during", "after", "with", "by", "on", "at", "from", "under", "through"})


def _this(doc: Doc, verb: Token, a: int, b: int) -> str | None:
    """Return what written prose says behind "which" of "this" or "these", which are as vague as "which" itself."""  # noqa: E501
    if of_doc(doc) == "spoken" or not ends(doc, b):
        return None
    first = doc[a]
    many = verb.head.tag_ in {"NNS", "NNPS"}
    if (
        first.tag_ == "IN"
        and first.lower_ in _AT
        and doc[a + 1].lower_ == "which"
        and doc[a + 2].head.i != doc[a + 1].head.i  # "during which time"
        and doc[a + 1].dep_ != "det"
        and subject(verb) is not None
    ):
        return f"{first.text} {'these' if many else 'this'}, {text(doc, range(a + 2, b))}"
    finite = finite_verb(verb)
    if (
        first.lower_ != "which"
        or not first.dep_.startswith("nsubj")
        or first.head.i != verb.i
        or finite is None
        or _states(verb, first)
        or _joined_relatives(verb, "which")
        or verb.head.ent_type_ in {"PERSON", "PLACE"}
    ):
        return None
    if finite.tag_ == "VBP" or finite.lower_ == "were":
        return f"these {text(doc, range(a + 1, b))}" if many else None
    if finite.tag_ not in {"VBZ", "VBD", "MD"} or (many and finite.tag_ != "VBZ"):
        return None
    return f"this {text(doc, range(a + 1, b))}"


def _closing(doc: Doc, verb: Token, opens: str) -> tuple[int, int] | None:
    """Return the tokens of a clause of written prose that closes a sentence behind ", where" or ", when", or ``None``."""  # noqa: E501
    a, b = inner(verb)
    closes = a >= _BEFORE and doc[a].lower_ == opens and doc[a - 1].text == "," and ends(doc, b)
    whole = closes and b - a > SHORTEST and subject(verb) is not None and free(verb.head)
    return (a, b) if whole and of_doc(doc) != "spoken" else None


#: Tokens before such a clause: a word, what it tells more of, and the comma.
_BEFORE = 3


def _place(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Where the parse hangs the clause on the verb: "moved to Karsk, where she studied law" -> "There she studied"."""  # noqa: E501
    if (found := _closing(doc, verb, "where")) is None:
        return
    a, b = found
    place = doc[a - 2]
    if (place.tag_ in PROPER and place.ent_type_ in {"PLACE", "ORG"}) or place.lemma_ in phrase_words(
        "places"
    ):
        said = f"there {text(doc, range(a + 1, b))}"
        yield Proposal(RULE, sentences=(without(doc, a, b), sentence(said)))


def _that_year(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Tell what happened in the year just named: "until 1750, when a palace was built" -> "That year, a palace was built"."""  # noqa: E501
    if (found := _closing(doc, verb, "when")) is None or not past(finite_verb(verb)):
        return
    a, b = found
    if not _YEAR.fullmatch(doc[a - 2].text):
        return
    when, before = "that year", doc[a - 3]
    if before.ent_type_ == "TIME" and before.tag_ in PROPER:
        when = "on that day" if before.i and doc[before.i - 1].tag_ == "CD" else "that month"
    elif before.tag_ == "CD" or before.text == ",":
        when = "on that day"
    yield Proposal(RULE, sentences=(without(doc, a, b), sentence(f"{when}, {text(doc, range(a + 1, b))}")))


_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


def _dashed(doc: Doc, a: int, b: int) -> bool:
    """Say whether a dash follows the clause, or ends it where another opened before: "– with Ruiz, who led it – that"."""  # noqa: E501
    dashes = {"–", "—", "--"}
    return any(t.text in dashes for t in doc[b:]) or (
        any(t.text in dashes for t in doc[:a]) and any(t.text in dashes for t in doc[a:b])
    )


def _far(doc: Doc, head: Token, a: int) -> bool:
    """Say whether another noun stands between commas before the clause: "a deal, based on the resolution, which ..."."""  # noqa: E501
    between = doc[head.i + 1 : max(head.i + 1, a - 1)]
    if any(c.dep_ == "acl" and head.i < c.i < a for c in head.children) and any(
        t.tag_.startswith("NN") for t in between
    ):
        return True  # "the role played by Orvania, which ..."
    return any(t.text == "," for t in between) and any(t.tag_.startswith("NN") for t in between)


def _goes_on(head: Token, b: int) -> bool:
    """Say whether the noun goes on behind the clause: "the commitment, which we hold, to protect the port"."""  # noqa: E501
    return any(c.i >= b and c.dep_ not in {"punct", "cc"} for c in head.children)


def _there(head: Token) -> bool:
    """Say whether it is only said that there is something, which the clause then tells: "there are some, ..., who ..."."""  # noqa: E501
    return any(c.dep_ == "expl" for c in (*head.children, *head.head.children))


def _states(verb: Token, pronoun: Token) -> bool:
    """Say whether "which is" opens a clause or a verb, not a noun: "his point, which is we must act"."""
    doc, be = verb.doc, pronoun.i + 1
    if doc[be].lower_ not in {"is", "was"} or be + 1 >= len(doc):
        return False
    others = any(c.dep_.startswith("nsubj") and c.i > be for c in verb.children)
    return others or doc[be + 1].tag_ == "VB" or doc[be + 1].lower_ in {"that", "to", "what", "how", "why"}


def _said(doc: Doc, verb: Token, a: int, b: int) -> str | None:
    """Return the relative clause as a clause of its own."""
    head, first = verb.head, doc[a]
    low = first.lower_
    if verb.dep_ == "advcl:relcl" or not head.tag_.startswith(("NN", "PRP")):
        return (
            f"this {text(doc, range(a + 1, b))}"
            if low == "which"
            and first.dep_.startswith("nsubj")
            and first.head.i == verb.i
            and ends(doc, b)
            and not _states(verb, first)
            else None
        )
    # "He is a servant of the state, who ...": what is said of him is told of him, not of "the servant".
    told_of = subject(head) if any(c.dep_ == "cop" for c in head.children) else None
    if told_of is not None and (
        told_of.lower_ in {"it", "this", "that", "there"} or any(c.lower_ in _NOT for c in head.children)
    ):
        return None  # "It is not the Council, which has 15 members": the clause is of what it is not
    means = told_of if told_of is not None else head
    known = low == "which" if means.dep_.startswith("nsubj") else is_person(means) and low != "which"
    name = said_again(means) if known else mention(means)
    if of_doc(doc) != "spoken":
        if low == "who" and head.lemma_.lower() in phrase_words("places"):
            return None  # "a judge in Karsk, the capital, who left"
        if known and name in {"he", "she"} and not means.dep_.startswith("nsubj"):
            own = name_span(means)  # "with the Tsar, who told him": which of the two is "he"?
            name = None if own is None else surname(text(doc, range(*own)))
    if name is None or _runs_on(verb) or _states(verb, first):
        return None
    again = {t.i for t in _joined_relatives(verb, low)}
    rest = text(doc, [i for i in range(a + 1, b) if i not in again])
    if low in {"which", "who"} and first.dep_.startswith("nsubj") and first.head.i == verb.i:
        finite, many = finite_verb(verb), is_plural(head)
        if finite is not None and finite.tag_ in {"VBZ", "VBP"} and (finite.tag_ == "VBP") != many:
            return None  # the clause means another noun than the parse says
        if finite is not None and finite.lower_ == ("was" if many else "were"):
            return None
        if (
            low == "which"
            and head.dep_ in {"obj", "ccomp", "xcomp", "obl"}
            and verb.lemma_.lower() in _EFFECTS
        ):
            return None  # "would lift the order, which does not affect tests": lifting it does not
        if low == "which" and _only_where(head) and verb.tag_.startswith("VB") and verb.lemma_ not in _STANDS:
            return None  # "an attack in the city, which killed ten": the attack did
        dated = any(c.dep_ == "case" and c.lower_ in _WHEN for c in verb.children)
        if dated and any(c.dep_ == "cop" for c in verb.children):
            return None  # "joined the cabinet, which was after the storm": the joining was
        return f"{name} {rest}"
    if verb.lemma_.lower() == "do" and low == "which":
        return None  # "which it can do if ...": the clause means what was said, not the noun before it
    if first.dep_ == "obj" and head.ent_type_ == "PLACE":
        return None  # "concerns about the sea, which we share": the concerns
    if low in {"which", "whom", "who"} and first.dep_ == "obj" and first.head.i == verb.i and verb.i + 1 <= b:
        return f"{text(doc, range(a + 1, verb.i + 1))} {_object(name)} {text(doc, range(verb.i + 1, b))}"
    if low == "where" and first.head.i == verb.i:
        if (
            head.ent_type_ != "PLACE"
            and head.lemma_.lower() not in phrase_words("places")
            and not _anywhere(verb, first)
        ):
            return None  # "its own interests, where we saw it act": no place
        if of_doc(doc) == "spoken":
            return f"{rest} there"
        return f"there {rest}" if ends(doc, b) else None  # far off, "there" would be another place
    if low == "whose" and first.dep_ == "nmod:poss":
        return f"{_possessive(name)} {rest}"
    if (
        (
            low
            in {
                "many",
                "most",
                "some",
                "all",
                "both",
                "several",
                "few",
                "each",
                "none",
                "one",
                "two",
                "three",
            }
            and a + 2 < b
        )
        and doc[a + 1].lower_ == "of"
        and doc[a + 2].lower_ in {"whom", "which"}
    ):
        many = is_plural(head) or (doc[a - 2].tag_ == "NNS" and of_doc(doc) != "spoken")
        if low in {"both", "all", "many", "most", "several", "few"} and not many:
            return None
        them = "them" if many else "it"
        return f"{first.text} of {them} {text(doc, range(a + 3, b))}"
    return None


_NOT = frozenset({"not", "n’t", "n't", "never", "no"})
#: What is done has these effects as often as the thing that it is done to.
_EFFECTS = frozenset(
    "impact affect mean help hurt harm allow make cause enable ensure create reduce lead show require let give prevent "  # noqa: E501
    "change threaten risk undermine strengthen weaken cost save lower raise increase improve worsen".split()
)


def _joined_relatives(verb: Token, low: str) -> list[Token]:
    """Return the pronouns that open the clauses joined to a relative one: "who led the port and who left"."""
    joined = [c for c in verb.children if c.dep_ == "conj"]
    return [s for c in joined for s in c.children if s.dep_.startswith("nsubj") and s.lower_ == low]


#: What a place does; whatever else is done in one is done by what happened there.
_STANDS = frozenset("have lie border sit stand contain belong hold house include".split())


def _only_where(head: Token) -> bool:
    """Say whether a noun only says where something is."""
    return head.ent_type_ == "PLACE" and any(
        c.dep_ == "case" and c.lower_ in {"in", "at", "near", "outside", "inside", "from"}
        for c in head.children
    )


_WHEN = frozenset({"after", "before", "during", "since", "until", "around"})


def _runs_on(verb: Token) -> bool:
    """Say whether what the clause's verb governs is in doubt: "which some try to repeal, and continues ..."."""  # noqa: E501
    subjects = [c for c in verb.children if c.dep_.startswith("nsubj")]
    opened = any(c.tag_ in {"WDT", "WP"} and c.dep_ == "obj" for c in verb.children)
    infinitive = opened and any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children)
    joined = [
        c
        for c in verb.children
        if c.dep_ == "conj" and not any(k.dep_.startswith("nsubj") for k in c.children)
    ]
    after_comma = any(
        verb.doc[c.left_edge.i - 1].text == "," or verb.doc[c.left_edge.i].text == "," for c in joined
    )
    return infinitive or (bool(subjects) and after_comma)


def _object(name: str) -> str:
    return OBJECTIVE.get(name.lower(), name)


_POSSESSIVES = {
    "he": "his",
    "she": "her",
    "it": "its",
    "they": "their",
    "we": "our",
    "i": "my",
    "you": "your",
}


def _possessive(name: str) -> str:
    """Return the possessive of a pronoun or a noun phrase."""
    own = _POSSESSIVES.get(name.lower())
    return own or (f"{name}’" if name.endswith("s") else f"{name}’s")
