"""What a speaker does by saying so: "I am announcing a loan" is told as "Orlova announced a loan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.records import Edit, Transcript
from readout.writing.persons.agreement import expand
from readout.writing.persons.replaced import REFUSED, persons
from readout.writing.persons.voice import Voice
from readout.writing.sentence.reference import hanging
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import house_style
from readout.writing.telling.told import MAX_WORDS, Told, joined
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What a speaker does by saying so in the first person (Austin 1962), with the past form that news uses.
_PERFORMATIVES = {
    "announce": "announced", "urge": "urged", "call": "called", "ask": "asked", "condemn": "condemned",
    "welcome": "welcomed", "direct": "directed", "order": "ordered", "sign": "signed", "propose": "proposed",
    "nominate": "nominated", "authorize": "authorized", "authorise": "authorised", "invite": "invited",
    "pledge": "pledged", "promise": "promised", "reject": "rejected", "oppose": "opposed", "demand": "demanded",  # noqa: E501
    "approve": "approved", "support": "supported", "commit": "committed", "appoint": "appointed",
    "confirm": "confirmed",
}  # fmt: skip


def act_of(unit: Unit, doc: Doc, root: Token, transcript: Transcript, voice: Voice | None) -> Told | None:
    """Tell "I'm announcing X" as the speaker's act: "{who} announced X"; ``None`` for every other "I"."""
    import lemminflect

    subj = subject(root)
    verb = _announced(root)
    lemma = (lemminflect.getLemma(verb.lower_, upos="VERB") or ("",))[0]
    if subj is None or subj.lower_ != "i" or lemma not in _PERFORMATIVES:
        return None
    if verb.tag_ in {"VBD", "VBN"}:
        return None  # "I signed the act", "I have directed": done before, on a day that the sentence does not give  # noqa: E501
    group = [c for c in root.children if c.dep_.startswith("aux") or c.dep_ in {"neg", "mark", "cop"}]
    negated = any(t.lower_ in {"not", "n’t", "n't", "never"} for t in doc[: verb.i])
    able = {"am", "’m", "can"} if lemma in {"announce", "confirm"} else {"am", "’m"}
    if negated or any(c.lower_.replace("'", "’") not in able for c in group):
        return None
    if any(c.dep_ == "advcl" and c.i < verb.i for c in root.children):
        return None  # "If it passes, I am ordering ..."
    rest = doc[verb.i + 1 :]
    if len(rest) < 3 or any(t.lower_ in REFUSED for t in rest) or hanging(rest.as_doc()):
        return None
    words = [t.text for t in doc]
    if any(t.lower_ in {"we", "us", "our"} and t.text != "US" for t in rest):
        resolved = persons(doc, voice, unit.text, _ANY_PRONOUN)
        if resolved is None:
            return None
        words = resolved
    for token in rest:
        expand(token, words)
    tail, _ = resolve(
        joined(doc, words, frozenset(range(verb.i + 1))),
        spoken_on(transcript.document.text, transcript.date),
    )
    if tail is None:
        return None
    tail = house_style(tail).rstrip(" .!;,:")
    present = lemminflect.getInflection(lemma, tag="VBZ")[0]
    if not 3 <= len(tail.split()) <= MAX_WORDS:
        return None
    text = f"{{who}} {_PERFORMATIVES[lemma]} {tail}"
    return Told(text, None, (*unit.cleaned.edits, Edit("act", unit.text, text)), f"{{who}} {present} {tail}")


#: What stands for the speaker before the act; no form of it is printed.
_ANY_PRONOUN = "she"
_GLAD = frozenset("pleased proud happy delighted glad excited honored honoured thrilled able".split())


def _announced(root: Token) -> Token:
    """Return the verb of the act: "announce" in "I am pleased to announce a plan", "I want to announce a plan"."""  # noqa: E501
    led = root.lower_ in _GLAD or root.lemma_.lower() in {"want", "wish"}
    inner = next((c for c in root.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > root.i), None)
    announced = inner is not None and inner.lower_ in {"announce", "confirm"}
    return inner if led and announced and inner is not None else root
