"""What is hung on behind a comma becomes a sentence: ", including X", ", with X winning", ", so I left"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.participle import in_tense
from readout.writing.plain.splitting.pieces import SHORTEST, clause_verb, ends, free, splittable, without
from readout.writing.plain.tree import (
    finite_verb,
    is_plural,
    past,
    root_of,
    sentence,
    stop_of,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-adjunct"
_DENIALS = frozenset({"no", "not", "n’t", "n't", "never", "none", "any", "few", "without"})
#: "So I think", "so I wonder" go on talking; what is wanted "so people can eat" is for that.
_MUSES = frozenset("think guess wonder mean hope know assume suppose feel want like say ask".split())
_WISHES = frozenset("want need will willing hope plan try ensure sure let must should".split())
_WHICH = frozenset({"in", "to", "of", "on", "for", "that", "as", "far", "long", "much", "many", "called"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each thing hung on at the end of a sentence."""
    root = root_of(doc)
    if not splittable(doc) or root is None or subject(root) is None:
        return
    for comma in doc[:-SHORTEST]:
        if comma.text != ",":
            continue
        first = doc[comma.i + 1]
        if first.lower_ == "including":
            yield from _including(doc, first)
            yield from _subject_including(doc, root, first)
        elif first.lower_ in {"such", "like"}:
            yield from _such_as(doc, root, comma)
        elif first.lower_ == "with":
            yield from _with(doc, root, first)
        elif first.lower_ == "so":
            yield from _so(doc, root, first)


def _end(doc: Doc) -> int:
    """Return one past the last word."""
    end = len(doc)
    while end and doc[end - 1].is_punct and doc[end - 1].text not in {")", "”", '"', "%"}:
        end -= 1
    return end


def _including(doc: Doc, first: Token) -> Iterator[Proposal]:
    """Several ports, including Dol and Karsk. -> Several ports. These include Dol and Karsk."""
    named, b = first.head, _end(doc)
    whole = named.head
    finite = clause_verb(whole)
    if (
        first.dep_ != "case"
        or not named.dep_.startswith("nmod")
        or whole.tag_ != "NNS"
        or any(t.tag_ in {"NNS", "NNPS"} and t.ent_type_ != "TIME" for t in doc[whole.i + 1 : first.i])
        or named.right_edge.i + 1 < b
        or finite is None
        or finite.tag_ == "MD"
        or not free(whole)
        or any(t.lower_ in _DENIALS for t in doc[: first.i])
        or any(t.text == "," and doc[t.i + 1].tag_ in {"IN", "TO", "VBG"} for t in doc[first.i : b - 1])
        or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD", "WDT", "WP"} for t in doc[first.i : b])
    ):
        return
    verb = "included" if past(finite) else "include"
    yield Proposal(
        RULE,
        sentences=(
            without(doc, first.i, b),
            sentence(f"these {verb} {text(doc, range(first.i + 1, b))}"),
        ),
    )


def _such_as(doc: Doc, root: Token, comma: Token) -> Iterator[Proposal]:
    """It has many ports, such as Dol and Karsk. -> It has many ports. These include Dol and Karsk."""
    whole, b, finite = doc[comma.i - 1], _end(doc), finite_verb(root)
    a = comma.i + (3 if doc[comma.i + 1].lower_ == "such" else 2)
    if (
        of_doc(doc) == "spoken"
        or (doc[comma.i + 1].lower_ == "such" and doc[comma.i + 2].lower_ != "as")
        or whole.tag_ != "NNS"
        or finite is None
        or finite.tag_ == "MD"
        or any(c.dep_ == "obl:agent" for c in root.children)  # made active, the many would stand first
        or a >= b
        or not free(whole)
        or not doc[a].tag_.startswith(("NN", "DT", "JJ", "PRP$"))
        or any(t.lower_ in _DENIALS for t in doc[: comma.i])
        or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD", "WDT", "WP", "VBG"} for t in doc[a:b])
        or any(t.text == "," and doc[t.i + 1].tag_ in {"IN", "TO"} for t in doc[a : b - 1])
    ):
        return
    verb = "included" if past(finite) else "include"
    said = sentence(f"these {verb} {text(doc, range(a, b))}")
    yield Proposal(RULE, sentences=(without(doc, comma.i + 1, b), said))


def _subject_including(doc: Doc, root: Token, first: Token) -> Iterator[Proposal]:
    """Many buildings are old, including the port. -> Many buildings are old. These include the port."""
    named, b, subj, finite = first.head, _end(doc), subject(root), finite_verb(root)
    if (
        of_doc(doc) == "spoken"
        or first.dep_ != "case"
        or named.head.i != root.i
        or named.right_edge.i + 1 < b
        or finite is None
        or finite.tag_ == "MD"
        or subj is None
        or not (subj.tag_ == "NNS" or subj.lower_ in {"many", "several", "some", "most"})
        or any(c.dep_ == "obj" for c in root.children)
        or any(t.tag_ in {"NNS", "NNPS"} for t in doc[subj.right_edge.i + 1 : first.i])
        or any(t.lower_ in _DENIALS for t in doc[: first.i])
        or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD", "WDT", "WP"} for t in doc[first.i : b])
    ):
        return
    verb = "included" if past(finite) else "include"
    said = sentence(f"these {verb} {text(doc, range(first.i + 1, b))}")
    yield Proposal(RULE, sentences=(without(doc, first.i, b), said))


def _with(doc: Doc, root: Token, first: Token) -> Iterator[Proposal]:
    """It ended in May, with the club finishing third. -> It ended in May. The club finished third."""
    verb, finite, b = first.head, finite_verb(root), _end(doc)
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if (
        first.dep_ not in {"mark", "case"}
        or verb.dep_ != "advcl"
        or verb.head.i != root.i
        or not (verb.tag_ in {"VBG", "VBN"} or _being(verb))
        or own is None
        or finite is None
        or finite.tag_ == "MD"
        or own.left_edge.i != first.i + 1
        or own.right_edge.i + 1 > verb.i
        or not ends(doc, verb.right_edge.i + 1)
        or any(c.dep_ == "conj" or (c.dep_ == "cop" and c.lower_ != "being") for c in verb.children)
        or any(t.lower_ in _DENIALS for t in [*root.children, *verb.children])
        or not own.tag_.startswith("NN")
    ):
        return
    many = is_plural(own)
    if _being(verb):
        be = next(c for c in verb.children if c.dep_ == "cop")
        if be.i != own.right_edge.i + 1:
            return
        be_said = ("were" if many else "was") if past(finite) else ("are" if many else "is")
        said = f"{text(doc, range(first.i + 1, be.i))} {be_said} {text(doc, range(be.i + 1, b))}"
        yield Proposal(RULE, sentences=(without(doc, first.i, b), sentence(said)))
        return
    form: str | None
    if verb.tag_ == "VBN":
        aux = [c for c in verb.children if c.dep_.startswith("aux")]
        form = (
            None
            if aux
            else f"{('were' if many else 'was') if past(finite) else ('are' if many else 'is')} {verb.text}"
        )
    else:
        aux = []
        form = (
            f"{'are' if many else 'is'} {verb.lower_}"  # now, not as a rule: "with four states stepping up"
            if finite.tag_ in {"VBZ", "VBP"} and finite.lower_ not in {"has", "have"}
            else in_tense(verb, root, finite, many=many)
        )
    if form is None or aux:
        return
    who, between = (
        text(doc, range(first.i + 1, own.right_edge.i + 1)),
        text(doc, range(own.right_edge.i + 1, verb.i)),
    )
    said = " ".join(x for x in (who, between, form, text(doc, range(verb.i + 1, b))) if x)
    yield Proposal(RULE, sentences=(without(doc, first.i, b), sentence(said)))


def _being(word: Token) -> bool:
    """Say whether a word is what something is said to be: "with the female being smaller"."""
    return any(c.dep_ == "cop" and c.lower_ == "being" for c in word.children)


def _so(doc: Doc, root: Token, first: Token) -> Iterator[Proposal]:
    """It was closed, so they took the train. -> It was closed. As a result, they took the train."""
    verb = first.head
    own = subject(verb)
    after = doc[first.i + 1]
    if (
        own is None
        or own.i < first.i
        or verb.i < first.i
        or finite_verb(verb) is None
        or any(c.tag_ == "MD" for c in verb.children)  # "so they can eat" is what it is for
        or verb.head.i != root.i
        or root.i > first.i
        or after.is_punct
        or after.lower_ in _WHICH
        or after.tag_ in {"JJ", "RB", "RBR", "VB"}
        or any(c.dep_ == "advcl" and c.i < root.i for c in root.children)
        or any(t.lower_ in phrase_words("conditions") for t in doc[: first.i])
        or after.lower_ in phrase_words("conditions")
        or (own.lower_ == "i" and (verb.lemma_.lower() in _MUSES or verb.tag_ == "VBG"))
        or (any(t.lemma_.lower() in _WISHES for t in doc[: first.i]) and own.tag_ != "PRP")
        or any(t.text in {"—", "–", "--"} for t in doc)
    ):
        return
    yield Proposal(
        RULE,
        sentences=(
            sentence(text(doc, range(first.i - 1))),
            sentence(f"as a result, {text(doc, range(first.i + 1, len(doc)))}", stop_of(doc)),
        ),
    )
