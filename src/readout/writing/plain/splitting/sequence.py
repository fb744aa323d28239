"""What came after, in written prose: "She worked in Dol before moving to Karsk" -> "She worked in Dol. She then moved to Karsk."

Only where the sentence tells of the past and the same subject did both.
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
_NOTHING_DONE = frozenset({"be", "have", "do"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the two acts as two sentences."""
    root = root_of(doc)
    subj = None if root is None else subject(root)
    if of_doc(doc) == "spoken" or root is None or subj is None or not splittable(doc):
        return
    finite = finite_verb(root)
    if not past(finite) or any(
        t.lower_ in {"not", "n’t", "n't", "never", "long", "years"} for t in doc[root.i :]
    ):
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
            or doc[a - 1].tag_ in {"RB", "CD", "NNS"}
        ):
            continue
        name, form = again(subj), inflect(verb.lemma_.lower(), "VBD")
        if name is not None and form is not None:
            said = f"{name} then {form} {text(doc, range(verb.i + 1, b))}"
            yield Proposal(RULE, sentences=(without(doc, a, b), sentence(said)))
