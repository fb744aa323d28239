"""Turns of written prose that take more than a swap of words: "managed to escape" -> "escaped"; speech is left alone.  # noqa: E501

A verb that only says that the next one came about goes ("managed to", "went on to"); an aim is told by "to" ("with the  # noqa: E501
aim of building" -> "to build"); what something can do by "can"; "had a population of 300" is "had 300 people".  # noqa: E501
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect
from readout.writing.plain.lexical import tag_of
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import PROPER, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "written-verb"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AIMS = frozenset("aim goal intention intent purpose hope object objective".split())
_DENIALS = frozenset({"not", "n’t", "n't", "never", "no", "hardly", "barely", "only", "nor", "neither"})
_ABOUT = frozenset("about around over nearly almost some approximately roughly more than".split())
_BROUGHT_OUT = frozenset({"release", "publish"})
_BE = frozenset({"is", "are", "was", "were"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each turn; none where somebody is heard to speak."""
    if of_doc(doc) == "spoken" or any(t.lower_ in _DENIALS for t in doc):
        return
    yield from _as_of(doc)
    for token in doc[:-2]:
        if token.lemma_ in _BROUGHT_OUT and token.tag_ == "VBN":
            yield from _came_out(doc, token)
        elif token.lemma_ == "graduate" and doc[token.i + 1].lower_ == "from":
            yield from _schooled(doc, token)
        if token.lemma_ in {"provide", "supply"} and token.tag_ in {*_FINITE, "VB"}:
            yield from _given(doc, token)
        if token.lower_ == "would" and token.dep_ == "aux":
            yield from _later(doc, token)
        elif token.lower_ == "had" and token.dep_ in {"aux", "aux:pass"}:
            yield from _had(doc, token)
        if token.lower_ == "to" and doc[token.i + 1].tag_ == "VB":
            yield from _came_about(doc, token)
        elif token.lower_ == "of" and doc[token.i + 1].tag_ == "VBG":
            yield from _aim(doc, token)
            yield from _capable(doc, token)
        elif token.lower_ == "population":
            yield from _population(doc, token)
        elif token.lower_ in {"consecutive", "successive"}:
            yield from _in_a_row(doc, token)
        elif token.lower_ in {"c.", "ca.", "circa"} and doc[token.i + 1].tag_ == "CD":
            yield Proposal(RULE, (Swap(token.idx, token.idx + len(token), "about"),))
        elif token.lower_ == "appearances":
            yield from _games(doc, token)
        elif token.lower_ == "in" and doc[token.i + 1].lower_ == "which":
            yield from _where(doc, token)
        elif token.lower_ in {"located", "situated"} and token.i:
            yield from _placed(doc, token)
        elif token.lower_ == "both" and token.dep_ == "cc:preconj" and token.i:
            yield Proposal(RULE, (Swap(token.idx, doc[token.i + 1].idx, ""),))


def _as_of(doc: Doc) -> Iterator[Proposal]:
    """Tell of a year that is past by "in": "As of 2010, it had 300 people" -> "In 2010, it had 300 people"."""  # noqa: E501
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if (
        [t.lower_ for t in doc[:2]] == ["as", "of"]
        and re.fullmatch(r"1[5-9]\d\d|20\d\d", doc[2].text)
        and root is not None
        and any(t.tag_ == "VBD" and (t.i == root.i or t.head.i == root.i) for t in doc)
        and not any(t.tag_ in {"VBZ", "VBP"} for t in doc)
    ):
        yield Proposal(RULE, (Swap(0, doc[2].idx, "In "),))


def _in_a_row(doc: Doc, adjective: Token) -> Iterator[Proposal]:
    """Count what follows each other in a row: "three consecutive games" -> "three games in a row"."""
    count, noun = doc[adjective.i - 1], adjective.head
    numbered = count.tag_ == "CD" or count.dep_ == "nummod" or count.lower_ in phrase_words("ordinals")
    if (
        not adjective.i
        or not numbered
        or noun.tag_ not in {"NN", "NNS"}
        or not 0 < noun.i - adjective.i <= 2
        or noun.i + 1 >= len(doc)
        or doc[noun.i + 1].tag_ in {"NN", "NNS", "NNP", "HYPH", "POS"}
    ):
        return
    end = noun.idx + len(noun)
    yield Proposal(
        RULE,
        (Swap(adjective.idx, doc[adjective.i + 1].idx, ""), Swap(noun.idx, end, f"{noun.text} in a row")),
    )


def _given(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Give somebody something: "provided the town with water" -> "gave the town water"."""
    whom = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == verb.i + 1), None)
    if whom is None or whom.right_edge.i - whom.left_edge.i > 3 or whom.tag_ in {"DT", "CD"}:
        return
    case = doc[whom.right_edge.i + 1]
    if case.lower_ != "with" or case.head.head.i != verb.i or any(c.dep_ == "conj" for c in verb.children):
        return
    form = inflect("give", tag_of(verb))
    if form and doc[case.i + 1].tag_ in {"DT", "NN", "NNS", "JJ", "PRP$", "CD"}:
        start, end = case.idx, doc[case.i + 1].idx
        yield Proposal(RULE, (Swap(verb.idx, verb.idx + len(verb), form), Swap(start, end, "")))


def _games(doc: Doc, noun: Token) -> Iterator[Proposal]:
    """Count a player's games: "made 214 appearances for the club" -> "played 214 games for the club"."""
    number, verb = doc[noun.i - 1], doc[noun.i - 2]
    if noun.i < 2 or number.tag_ != "CD" or verb.lemma_ != "make" or doc[noun.i + 1].lower_ != "for":
        return
    form = inflect("play", tag_of(verb))
    if form:
        yield Proposal(RULE, (Swap(verb.idx, noun.idx + len(noun), f"{form} {number.text} games"),))


def _where(doc: Doc, case: Token) -> Iterator[Proposal]:
    """Tell of a place by "where": "the house in which he lived" -> "the house where he lived"."""
    if not case.i:
        return
    noun, which = doc[case.i - 1], doc[case.i + 1]
    if noun.lemma_ in phrase_words("places") and noun.tag_ in {"NN", "NNS"} and which.dep_ != "det":
        yield Proposal(RULE, (Swap(case.idx, which.idx + len(which), "where"),))


def _placed(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Say where a thing is: "is located six miles south of Dol" -> "is six miles south of Dol"."""
    be, after = doc[verb.i - 1], doc[verb.i + 1]
    if be.lower_ in _BE and (after.tag_ == "CD" or after.lower_ in phrase_words("whereabouts")):
        yield Proposal(RULE, (Swap(verb.idx, after.idx, ""),))


def _later(doc: Doc, would: Token) -> Iterator[Proposal]:
    """What a life's story foretells came about: "she would later become mayor" -> "she later became mayor"."""  # noqa: E501
    adverb, verb = doc[would.i + 1], doc[would.i + 2]
    if (
        adverb.lower_ not in {"later", "eventually", "soon", "subsequently", "ultimately"}
        or verb.tag_ != "VB"
        or verb.i != would.head.i
        or verb.lemma_ == "be"
        or verb.dep_ not in {"ROOT", "acl:relcl"}
        or any(c.dep_ in {"conj", "advcl"} for c in verb.children)
        or any(t.lower_ in {"if", "said", "says", "that"} for t in doc[: would.i])
    ):
        return
    form = inflect(verb.lemma_.lower(), "VBD")
    if form:
        swap = Swap(would.idx, verb.idx + len(verb), f"{adverb.text} {form}")
        yield Proposal(RULE, (swap,), loses=frozenset({"would"}))


def _had(doc: Doc, had: Token) -> Iterator[Proposal]:
    """A date says when: "had been founded in 1900" is "was founded in 1900"."""
    verb = had.head
    if (
        verb.dep_ != "ROOT"
        or had.tag_ != "VBD"
        or not any(
            c.dep_ == "obl" and c.ent_type_ == "TIME" and re.search(r"\d{4}", c.text) for c in verb.children
        )
        or any(c.dep_ in {"conj", "advcl", "xcomp"} for c in verb.children)
        or any(t.lower_ in {"since", "by", "until", "already", "when", "before"} for t in doc)
    ):
        return
    after = doc[had.i + 1]
    if after.lower_ == "been" and after.dep_ == "aux:pass":
        subj = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
        if subj is not None:
            be = "were" if is_plural(subj) else "was"
            yield Proposal(RULE, (Swap(had.idx, after.idx + len(after), be),))
    elif after.i == verb.i and verb.tag_ == "VBN" and (form := inflect(verb.lemma_.lower(), "VBD")):
        yield Proposal(RULE, (Swap(had.idx, verb.idx + len(verb), form),))


def _came_out(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """A work that was brought out came out: "The album was released in May" -> "The album came out in May"."""  # noqa: E501
    work = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    be = doc[verb.i - 1] if verb.i else verb
    if (
        work is None
        or be.dep_ != "aux:pass"
        or be.lower_ not in _BE
        or any(c.dep_ in {"aux", "obl:agent", "conj", "xcomp"} for c in verb.children)
        or doc[verb.i + 1].tag_ not in {"IN", "RB", "."}
        or doc[verb.i + 1].lower_ in {"from", "to", "into", "by", "without"}
        or not (work.lemma_.lower() in phrase_words("works") or (work.lower_ == "it" and _year(verb)))
    ):
        return
    form = {"was": "came", "were": "came", "is": "comes", "are": "come"}[be.lower_]
    yield Proposal(RULE, (Swap(be.idx, verb.idx + len(verb), f"{form} out"),))


def _year(verb: Token) -> bool:
    """Say whether a verb's act has a date."""
    return any(c.dep_ == "obl" and c.ent_type_ == "TIME" for c in verb.children)


def _schooled(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Whoever graduated finished a school or got a degree."""
    school = next((c for c in verb.children if c.dep_ == "obl" and c.tag_ in PROPER), None)
    if (
        school is None
        or verb.tag_ not in {"VBD", "VBZ"}
        or any(t.lower_ in {"degree", "with", "honors", "honours", "laude", "diploma"} for t in doc)
        or not any(c.dep_ == "case" and c.i == verb.i + 1 for c in school.children)
    ):
        return
    name = {t.lower_ for t in school.subtree if t.i < school.i + 4}
    of = doc[verb.i + 1]
    if name & {"university", "college", "institute"}:
        form = inflect("get a degree from", verb.tag_)
    elif name & {"high", "secondary", "grammar"} and "school" in name:
        form = inflect("finish", verb.tag_)
    else:
        return
    if form:
        yield Proposal(RULE, (Swap(verb.idx, of.idx + len(of), form),))


def _came_about(doc: Doc, to: Token) -> Iterator[Proposal]:
    """Say only what was done: "managed to escape", "went on to win"."""
    verb = doc[to.i + 1]
    first = doc[to.i - 1] if to.i else to
    if first.lower_ == "on" and to.i > 1 and doc[to.i - 2].lemma_ == "go":
        first = doc[to.i - 2]
    elif first.lemma_ != "manage":
        return
    if first.tag_ not in _FINITE or verb.head.i != first.i or verb.lemma_ == "be":
        return
    if any(c.dep_.startswith("aux") for c in first.children) or any(
        c.dep_ == "conj" for c in (*verb.children, *first.children)
    ):
        return
    form = inflect(verb.lemma_.lower(), first.tag_)
    if form:
        yield Proposal(RULE, (Swap(first.idx, verb.idx + len(verb), form),))


def _aim(doc: Doc, of: Token) -> Iterator[Proposal]:
    """Tell an aim by "to": "with the aim of building a port" -> "to build a port"."""
    if of.i < 3:
        return
    preposition, the, noun = doc[of.i - 3 : of.i]
    verb = doc[of.i + 1]
    if (
        preposition.lower_ not in {"with", "for", "in"}
        or the.lower_ != "the"
        or noun.lower_ not in _AIMS
        or (preposition.lower_ != "with" and noun.lower_ not in {"purpose", "hope"})
        or any(c.dep_ == "conj" for c in verb.children)
    ):
        return
    form = inflect(verb.lemma_.lower(), "VB")
    if form and preposition.i:
        yield Proposal(RULE, (Swap(preposition.idx, verb.idx + len(verb), f"to {form}"),))


def _capable(doc: Doc, of: Token) -> Iterator[Proposal]:
    """Say what something can do: "is capable of lifting" -> "can lift"."""
    if of.i < 2 or doc[of.i - 1].lower_ != "capable" or doc[of.i - 2].lower_ not in _BE:
        return
    be, verb = doc[of.i - 2], doc[of.i + 1]
    form = inflect(verb.lemma_.lower(), "VB")
    if form and not any(c.dep_ == "conj" for c in verb.children):
        can = "could" if be.lower_ in {"was", "were"} else "can"
        yield Proposal(RULE, (Swap(be.idx, verb.idx + len(verb), f"{can} {form}"),))


def _population(doc: Doc, noun: Token) -> Iterator[Proposal]:
    """Count the people: "had a population of 3,412" -> "had 3,412 people"; densities and shares are left alone."""  # noqa: E501
    before, after = doc[max(0, noun.i - 2) : noun.i], doc[noun.i + 1 : noun.i + 7]
    if (
        [t.lower_ for t in before[-1:]] != ["a"]
        or len(before) < 2
        or (before[0].lower_ != "with" and tag_of(before[0]) not in {"VB", *_FINITE, "VBG"})
        or (before[0].lower_ != "with" and before[0].lemma_ != "have")
        or after[0].lower_ != "of"
    ):
        return
    last = None
    for token in after[1:]:
        if token.tag_ == "CD":
            last = token
        elif last is not None or token.lower_ not in _ABOUT:
            break
    if last is None or not any(ch.isdigit() for ch in last.text) or last.text.endswith("%"):
        return
    follows = doc[last.i + 1]
    if follows.tag_ in {"NN", "NNS", "JJ", "NNP"} or follows.lower_ in {"per", "%"}:
        return
    number = doc[noun.i + 2 : last.i + 1].text
    yield Proposal(RULE, (Swap(before[1].idx, last.idx + len(last), f"{number} people"),))
