"""Passive to active, where the agent is said: "the port was closed by the navy" -> "the navy closed the port"."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import inner
from readout.writing.plain.tree import (
    NOMINATIVE,
    NOUNS,
    OBJECTIVE,
    PROPER,
    contiguous,
    is_plural,
    root_of,
    sentence,
    stop_of,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "passive"
_LONGEST_AGENT, _LONGEST_PATIENT = 7, 9
_MORE = 3  # words that a written agent or patient may have beyond a spoken one
_WHERE = frozenset({"in", "at", "on"})
_NEGATIONS = frozenset({"not", "n’t", "n't", "never", "no", "only"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the active form of the main clause."""
    root = root_of(doc)
    if root is None or root.tag_ != "VBN" or doc.text.rstrip().endswith("?"):
        return
    agent = next((c for c in root.children if c.dep_ == "obl:agent"), None)
    patient = next((c for c in root.children if c.dep_ == "nsubj:pass"), None)
    if (
        agent is None
        or patient is None
        or patient.i > root.i
        or root.lemma_.lower() in phrase_words("stative_passives")
    ):
        return
    if any(
        c.dep_ in {"conj", "obj", "ccomp", "xcomp", "parataxis", "csubj", "compound:prt"}
        or c.lower_ in _NEGATIONS
        for c in root.children
    ):
        return
    by = next((c for c in agent.children if c.dep_ == "case"), None)
    if (
        by is None
        or by.lower_ != "by"
        or agent.tag_ not in {*NOUNS, "PRP"}
        or not contiguous(agent)
        or not contiguous(patient)
    ):
        return
    a, b = inner(agent)
    p, q = inner(patient)
    if (
        a != by.i
        or b - a - 1 > _LONGEST_AGENT + (0 if of_doc(doc) == "spoken" else _MORE)
        or q - p > _LONGEST_PATIENT + (0 if of_doc(doc) == "spoken" else _MORE)
        or patient.tag_ in {"WDT", "WP", "DT", "EX", "CD"}
        or (b < len(doc) and doc[b].tag_ in PROPER)  # "by Secretary of State Oto Brenner": half a name
    ):
        return
    if any(
        t.dep_ in {"acl:relcl", "appos"} or t.text in {",", "("}
        for i in (range(a, b), range(p, q))
        for t in doc[i.start : i.stop]
    ):
        return
    if (
        agent.tag_ not in PROPER
        and agent.tag_ != "PRP"
        and not any(c.dep_ in {"det", "nmod:poss", "amod", "nummod", "compound"} for c in agent.children)
        and not is_plural(agent)
    ):
        return
    active = _active(root, agent)
    if active is None:
        return
    verb, group = active
    who, what = _as_subject(doc, agent, a + 1, b), _as_object(doc, patient, p, q)
    between = [i for i in range(q, root.i) if i not in group]
    before, after = (
        text(doc, range(p)),
        text(doc, [i for i in range(root.i + 1, len(doc)) if not a <= i < b]),
    )
    if any(doc[i].tag_ not in {"RB"} for i in between) or (before and not before.endswith(",")):
        return
    if any(t.tag_ in {"VBG", "VBN"} and t.dep_ == "advcl" and subject(t) is None for t in doc[:p]):
        return  # "In backing the text, we were moved by hope": hope did not back it
    if any(t.lower_ in {"into", "onto"} for t in doc[a:b]) or (
        b < len(doc) and any(t.dep_ == "case" and t.lower_ in _WHERE for t in doc[a + 1 : b])
    ):
        return  # "is fed by streams and drains into the sea"; "signed by both in the hall at Orla": they did so there  # noqa: E501
    if any(t.tag_ == "PRP$" for t in doc[a:b]) or (b < len(doc) and doc[b].lower_ in {"here", "there"}):
        return  # "is backed by its friends": whose they are must be said before
    adverb = text(doc, between)
    said = " ".join(x for x in (before, who, adverb, verb, what, after) if x)
    yield Proposal(RULE, sentences=(sentence(said, stop_of(doc)),))


def _as_subject(doc: Doc, agent: Token, a: int, b: int) -> str:
    return NOMINATIVE.get(agent.lower_, agent.text) if agent.tag_ == "PRP" else text(doc, range(a, b))


def _as_object(doc: Doc, patient: Token, p: int, q: int) -> str:
    if patient.tag_ == "PRP":
        return OBJECTIVE.get(patient.lower_, patient.lower_)
    words = text(doc, range(p, q))
    return (
        words[0].lower() + words[1:]
        if doc[p].tag_ not in PROPER
        and (len(doc[p]) == 1 or not doc[p].text.isupper())
        and doc[p].text != "I"
        else words
    )


def _active(root: Token, agent: Token) -> tuple[str, set[int]] | None:
    """Return the active verb group and the indices of the auxiliaries that it takes the place of."""
    group = sorted((c for c in root.children if c.dep_ in {"aux", "aux:pass"}), key=lambda t: t.i)
    if not group or any("’" in t.text or "'" in t.text for t in group) or group[-1].dep_ != "aux:pass":
        return None
    lemma, many = root.lemma_.lower(), is_plural(agent) or agent.lower_ in {"us", "them", "you", "me"}
    forms = tuple(t.lower_ for t in group)
    taken = {t.i for t in group}
    verb: str | None
    if len(group) == 1 and forms[0] in {"was", "were"}:
        verb = inflect(lemma, "VBD")
    elif len(group) == 1 and forms[0] in {"is", "are"}:
        verb = lemma if many else inflect(lemma, "VBZ")
    elif len(group) == 2 and group[0].tag_ == "MD" and forms[1] == "be":
        verb = f"{forms[0]} {lemma}"
    elif len(group) == 2 and forms[0] in {"has", "have", "had"} and forms[1] == "been":
        have = "had" if forms[0] == "had" else ("have" if many else "has")
        verb = f"{have} {root.lower_}"
    else:
        return None
    return None if verb is None else (verb, taken)
