"""Tense after an attribution that comes first: "will send" becomes "would send".

After section 3 of the house guide (sequence of tenses; Quirk et al. 1985, 14.31): every finite verb of the
clause
shifts, or none does. A verb that the table does not know leaves the clause as it is, for an attribution at
its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.language.clauses import AUXILIARIES, finite_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODALS = {
    "will": "would", "shall": "would", "can": "could", "may": "might", "would": "would", "could": "could",
    "might": "might", "should": "should", "must": "must", "ought": "ought", "cannot": "could not",
}  # fmt: skip
_VERBS = {
    "is": "was", "are": "were", "was": "was", "were": "were", "has": "had", "have": "had", "had": "had",
    "does": "did", "do": "did", "did": "did",
}  # fmt: skip
#: What is reckoned from the moment of speaking does not survive a shift.
_POINTS = re.compile(
    r"\b(?:now|ago|currently|so far|already|yet|recent(?:ly)?|soon|right away|to date)\b", re.I
)


def backshift(doc: Doc) -> str | None:
    """Return a parsed clause with its finite verbs shifted into the past, or ``None`` where one is unsure."""
    if _POINTS.search(doc.text):
        return None
    words = [t.text for t in doc]
    for token in doc:
        if token.tag_ == "VB" and finite_verb(token) is token:
            return None  # a present that is tagged as an infinitive
        if token.tag_ not in {"VBZ", "VBP", "MD"}:
            continue
        shifted = _shifted(token)
        if shifted is None:
            return None
        words[token.i] = shifted
    return "".join(w + t.whitespace_ for w, t in zip(words, doc, strict=True))


def _shifted(token: Token) -> str | None:
    import lemminflect

    low = token.lower_
    if token.tag_ == "MD":
        return _MODALS.get(low)
    head = token.head if token.dep_ in AUXILIARIES else token
    verb = finite_verb(head)
    joined = head.dep_ in {"conj", "acl:relcl"} or subject(head) is not None
    if verb is None or verb.i != token.i or not joined:
        return None  # tagged as a verb, and no clause has it: a noun perhaps
    if low in _VERBS:
        return _VERBS[low]
    if not token.text.islower() or not token.text.isalpha():
        return None
    forms = lemminflect.getInflection(token.lemma_.lower(), tag="VBD")
    return str(forms[0]) if forms else None
