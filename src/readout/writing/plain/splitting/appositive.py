"""Appositives between commas become sentences: "Lopez, the mayor of the town, left" -> "Lopez left. She was the mayor ..."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.language.gazetteer import is_calendar
from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.continuing import surname
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import (
    SHORTEST,
    clause_verb,
    free,
    inner,
    marked,
    splittable,
    without,
)
from readout.writing.plain.tree import (
    PROPER,
    be,
    is_person,
    is_plural,
    mention,
    name_span,
    past,
    root_of,
    sentence,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-appositive"
#: How far behind its noun an appositive may begin: "a bold move in the face of danger, the danger of ..." is none.  # noqa: E501
_NEAR = 4
_GIVES = frozenset(
    "provide give offer grant deny show bring hand award assign send tell teach pay cost allow owe promise".split()  # noqa: E501
)
_DEEDS = frozenset(
    "act step move decision feat achievement sign result moment event development thing".split()
)
_OPENERS = frozenset("a an the his her its their our one another both".split())


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each appositive that opens with an article or the like and stands between commas."""  # noqa: E501
    root = root_of(doc)
    if not splittable(doc) or root is None or doc[root.i + 1 : root.i + 2].text == ",":
        return  # "stressed, on the day of the pact, the need for peace": what looks like one is its object
    written = of_doc(doc) != "spoken"
    for token in doc:
        if token.dep_ != "appos" or not free(token.head) or _listed(token):
            continue
        a, b = inner(token)
        head = token.head
        if (
            b - a < SHORTEST
            or not marked(doc, a, b)
            or not (
                doc[a].lower_ in _OPENERS
                or (written and is_person(head) and (doc[a].text.islower() or _owned(doc, a, token)))
            )
            or not (token.tag_ in {"NN", "NNS"} or _one_of(doc, token, written=written))
        ):
            continue
        if (head.tag_ == "NNPS" and not (written and head.ent_type_ == "ORG")) or (
            doc[a - 1].text != "," and head.tag_ not in PROPER
        ):
            continue  # behind a dash it may tell of the whole clause
        if any(t.tag_ == "MD" for t in doc[a:b]) or (head.tag_ not in PROPER and a - head.i > _NEAR):
            continue
        if any(c.dep_ == "cop" and c.lower_ in {"are", "were", "’re"} for c in head.children):
            continue  # "The speakers are Brenner, the mayor, and ...": a list
        if is_given(head) or head.tag_ == "CD" or is_calendar(head.text):
            continue  # "to be released on 5 May, the memorandum ...": a date is no memorandum
        if head.ent_type_ == "PLACE" and token.lemma_.lower() not in phrase_words("places"):
            continue  # "She was born in Karsk, the daughter of a miller": Karsk was not
        if doc[a].tag_ == "PRP$" and head.tag_ not in PROPER:
            continue  # "the needs, their appeals": a list
        if head.tag_ not in PROPER and (doc[a].lower_ == "the" or _one_of_some(head)):
            continue  # "the raids, the arrests by the police": one thing more
        place = written and head.ent_type_ == "PLACE"
        if (
            not is_person(head)
            and not (written and head.tag_ in PROPER)
            and not head.dep_.startswith("nsubj")
            and past(clause_verb(head))
        ):
            continue  # "we toured the Assembly, an institution of the state": it is one still
        if _whose(head, token):
            continue  # "the mother of Brenner, a mother of three": Brenner is none
        name = said_again(head) if is_person(head) else mention(head)
        if name in {"he", "she"} and written and not head.dep_.startswith("nsubj"):
            own = name_span(head)  # "he married Eva Lind, a singer": "he" is another
            name = None if own is None else surname(text(doc, range(*own)))
        if (
            name is not None
            and name[:1].islower()
            and head.tag_ in PROPER
            and not (written and (name in {"he", "she"} or name.startswith("the ")))
        ):
            continue  # "the art de vivre": only half of a name
        if token.lemma_.lower() in _DEEDS:
            continue  # "praised its choice of the treaty, an unprecedented act": the choice was
        if (
            name is None
            or head.tag_ == "PRP"
            or token.lemma_ == head.lemma_
            or (token.tag_ != "CD" and is_plural(token)) != (is_plural(head) or name == "they")
        ):
            continue
        verb = None if place else clause_verb(head)  # a town that somebody was born in is one still
        many = token.tag_ != "CD" and is_plural(token)
        said = f"{name} {be(head, verb, plural=many)} {text(doc, range(a, b))}"
        yield Proposal(RULE, sentences=(without(doc, a, b), sentence(said)))


def _owned(doc: Doc, a: int, token: Token) -> bool:
    """Say whether a name owns what somebody is: "Brenner, Orla's new mayor, ..."."""
    own = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    return own is not None and own.left_edge.i == a and doc[own.i + 1 : own.i + 2].text in {"’s", "'s"}


def _one_of(doc: Doc, token: Token, *, written: bool) -> bool:
    """Say whether a thing is told to be "one of the oldest" behind its name."""
    return (
        written
        and token.lower_ == "one"
        and token.head.dep_.startswith("nsubj")
        and [t.lower_ for t in doc[token.i + 1 : token.i + 3]] == ["of", "the"]
    )


def _one_of_some(head: Token) -> bool:
    """Say whether a noun is one of many, so that "the" would not mean it: "a state, a member of the Council"."""  # noqa: E501
    return any(c.lower_ in {"a", "an", "any", "some", "every", "each"} for c in head.children)


def _whose(head: Token, token: Token) -> bool:
    """Say whether what is told may be of the one whom "of" leads to the name: "the wife of Brenner, a judge"."""  # noqa: E501
    owner = head.head
    return (
        head.ent_type_ == "PERSON"
        and head.dep_.startswith("nmod")
        and any(c.dep_ == "case" and c.lower_ in {"of", "to"} for c in head.children)
        and (owner.lemma_ == token.lemma_ or owner.lemma_.lower() in phrase_words("relations"))
    )


def is_given(receiver: Token) -> bool:
    """Say whether what looks like an appositive may be what is given: "provide some families, the old above all, the chance"."""  # noqa: E501
    return receiver.dep_ in {"obj", "iobj"} and receiver.head.lemma_.lower() in _GIVES


def _listed(token: Token) -> bool:
    """Say whether what looks like an appositive may be a member of a list."""
    doc = token.doc
    b = token.right_edge.i + 1
    after = next((t for t in doc[b : b + 3] if not t.is_punct), None)
    around = [token, token.head]
    several = sum(c.dep_ == "appos" for c in token.head.children) > 1
    verb = token.head.head
    acts = after is not None and any(c.dep_ == "conj" and c.i == after.i for c in verb.children)
    return (
        several
        or (
            after is not None and after.lower_ == "to"
        )  # what the noun is for: "a pact, the first, to end ..."
        or acts  # "opened X, a port, named Y and left": the comma parts what was done
        or (after is not None and after.tag_ == "CC")
        or any(c.dep_ == "conj" for t in around for c in t.children)
    )
