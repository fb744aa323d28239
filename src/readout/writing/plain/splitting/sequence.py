"""What came after, in written prose: "She worked in Dol before moving to Karsk" -> "She worked in Dol. After that, she moved to Karsk."

Only where the same subject does both, and no "two years before" says how long before.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import again
from readout.writing.plain.forms import inflect
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import ends, inner, splittable, without
from readout.writing.plain.tree import finite_verb, past, root_of, sentence, subject, text

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "split-sequence"
_SHORTEST, _REST = 4, 4
_TIMES = frozenset("second minute hour day week month year decade century".split())
_NOTHING_DONE = frozenset({"be", "have", "do"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the two acts as two sentences."""
    root = root_of(doc)
    subj = None if root is None else subject(root)
    if of_doc(doc) == "spoken" or root is None or subj is None or not splittable(doc):
        return
    finite = finite_verb(root)
    if finite is None or (not past(finite) and finite.tag_ not in {"VBZ", "VBP"}):
        return
    if any(t.lower_ in {"not", "n’t", "n't", "never", "long"} for t in doc[root.i :]):
        return
    for verb in root.children:
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or subject(verb) is not None or verb.i < root.i:
            continue
        a, b = inner(verb)
        if (
            doc[a].lower_ != "before"
            or verb.i != a + 1
            or verb.lemma_.lower() in _NOTHING_DONE
            or b - a < _SHORTEST
            or a < _REST
            or not ends(doc, b)
            or any(c.dep_ in {"conj", "advcl"} or c.dep_.startswith("aux") for c in verb.children)
            or doc[a - 1].tag_ in {"RB", "CD"}
            or (doc[a - 1].lemma_ in _TIMES and doc[a - 3].lower_ != "for")  # "two years before moving"
        ):
            continue
        name = again(subj)
        form = inflect(verb.lemma_.lower(), "VBD" if past(finite) else finite.tag_)
        if name is not None and form is not None:
            said = f"after that, {name} {form} {text(doc, range(verb.i + 1, b))}"
            yield Proposal(RULE, sentences=(without(doc, a, b), sentence(said)))
