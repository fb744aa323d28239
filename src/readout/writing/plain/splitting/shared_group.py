"""What a joined verb shares with the first one: its auxiliaries, its voice, and whether it goes with a verb inside it."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import finite_verb, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What a verb has before it that makes its tense and voice.
GROUP = frozenset({"aux", "aux:pass", "cop"})


def inner_verb(doc: Doc, root: Token, finite: Token, start: int) -> bool:
    """Say whether the joined verb may go with one inside the first clause: "it shows how costs rose and hurt the poor"."""  # noqa: E501
    first = finite_verb(root)
    inside = [t for t in doc[root.i + 1 : start] if first is None or t.i != first.i]
    alike = [t for t in inside if t.tag_ == finite.tag_ and t.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
    asked = any(t.tag_ in {"WRB", "WP", "WDT"} or (t.lower_ == "that" and t.dep_ == "mark") for t in inside)
    if not alike and not asked:
        return False
    if only_aside(doc, root, start):
        return False
    # "Praised the work that they did since the port closed, and called on ...": a comma sets it apart. "They noted  # noqa: E501
    # that the port remains open, and praised ...": only the main verb is in the same tense.
    apart = start > 1 and doc[start - 2].text == ","
    relative = any(t.tag_ in {"WP", "WDT"} for t in inside)
    if not apart or relative or first is None or first.tag_ != finite.tag_ or finite.tag_ == "MD":
        return True
    return bool(alike) and (asked or any(t.dep_ == "conj" and t.head.i == root.i for t in alike))


def only_aside(doc: Doc, root: Token, start: int) -> bool:
    """Say whether what is told inside stands between commas: "lies on the Orne, which rises in Marl, and is old"."""  # noqa: E501
    if of_doc(doc) == "spoken" or start < 2 or doc[start - 2].text != ",":
        return False
    open_at = next((t.i for t in doc[root.i + 1 : start] if t.tag_ in {"WDT", "WP", "WRB"}), None)
    if open_at is None or doc[open_at - 1].text != ",":
        return False
    before = [t for t in doc[root.i + 1 : open_at] if t.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
    return not before and sum(t.text == "," for t in doc[open_at : start - 2]) == 0


def perfect(root: Token, verb: Token) -> bool:
    """Say whether the second verb, read as past, may share "have": "has lowered costs and provided aid"."""
    have = any(c.dep_ == "aux" and c.lemma_ == "have" for c in root.children)
    alone = not any(c.dep_ in GROUP for c in verb.children)
    return (
        have
        and alone
        and root.tag_ == "VBN"
        and verb.tag_ == "VBD"
        and inflect(verb.lemma_, "VBN") == verb.lower_
    )


def suffered(root: Token, verb: Token) -> bool:
    """Say whether the second verb, read as past, may share the passive: "was kidnapped in May and released in June"."""  # noqa: E501
    return (
        any(c.dep_ == "aux:pass" for c in root.children)
        and root.tag_ == "VBN"
        and verb.tag_ == "VBD"
        and verb.lemma_ not in phrase_words("done_to_nobody")
        and (inflect(verb.lemma_, "VBN") == verb.lower_ or verb.lower_.endswith("ed"))
        and not any(c.dep_ in {"obj", "ccomp", "compound:prt", "nsubj", *GROUP} for c in verb.children)
    )


def own_group_before(root: Token, verb: Token) -> bool:
    """Say whether a verb between the two has auxiliaries of its own: "has met them, is kept informed, and left"."""  # noqa: E501
    return any(
        c.dep_ == "conj" and c.i < verb.i and any(g.dep_ in GROUP for g in c.children) for c in root.children
    )


def may_be_adjective(verb: Token) -> bool:
    """Say whether what is read as a verb may belong to a noun: "thanked them for aid and continued help"."""
    if of_doc(verb.doc) != "spoken" and verb.lemma_ in phrase_words("no_adjectives"):
        return False
    return verb.nbor(1).tag_ in {"NN", "NNS"} and inflect(verb.lemma_, "VBN") == verb.lower_


def infinitive(root: Token, verb: Token) -> bool:
    """Say whether the second verb, read as finite, may be an infinitive under the first one's modal."""
    first = finite_verb(root)
    return (
        verb.tag_ in {"VB", "VBP"}
        and first is not None
        and first.tag_ == "MD"
        and not any(c.dep_ in GROUP for c in verb.children)
    )


def with_group(doc: Doc, root: Token, verb: Token, again: str, but: str, start: int, end: int) -> str | None:
    """Return a second clause that shares the first one's auxiliaries: "was built in May and opened in June"."""  # noqa: E501
    group = [c for c in root.children if c.dep_ in {"aux", "aux:pass"} and c.i < root.i]
    if (
        not group
        or any(c.dep_ in GROUP for c in verb.children)
        or (root.tag_ != verb.tag_ and (root.tag_, verb.tag_) not in {("VB", "VBP"), ("VBN", "VBD")})
    ):
        return None
    if any(c.lower_ in {"not", "n’t", "n't", "never"} for c in root.children) or any(
        "’" in c.text or "'" in c.text for c in group
    ):
        return None
    return f"{but}{again} {' '.join(c.text for c in group)} {text(doc, range(start, end))}"
