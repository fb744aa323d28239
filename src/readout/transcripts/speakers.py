"""Labels to speakers, by the header, the title, first mentions and earlier turns; nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from readout.records import Document, Official, Speaker
from readout.transcripts.asking import with_reporters
from readout.transcripts.delegates import body_of, delegate
from readout.transcripts.header import Header
from readout.transcripts.identity import one_key_a_person
from readout.transcripts.issuers import issuer_of
from readout.transcripts.label_reading import read_label
from readout.transcripts.labels import Label, lowered
from readout.transcripts.names import Names
from readout.transcripts.people import office_holder, person
from readout.transcripts.presiding import presiding
from readout.transcripts.titles import has_head, news_case
from readout.transcripts.turns import Stretch
from readout.transcripts.unnamed import unnamed

_ANSWERS = frozenset(("a", "answer"))
_BY_OFFICE = re.compile(
    r"\b(?:by|with|of) the (?P<office>(?:Vice |Prime |First |Foreign |Press |Deputy |Principal |Acting )*"
    r"(?:President|Minister|Lady|Secretary|Chancellor|Spokesperson|Spokesman|Spokeswoman|"
    r"Secretary-General))\b(?! (?:of|for|[A-Z]))"
)


def resolve(
    document: Document, header: Header, pieces: Sequence[Stretch]
) -> tuple[list[Speaker], tuple[Official, ...]]:
    """Return the speaker of each stretch, in order, and the officials whom the document presents.

    A name is as full as the document gives it; where it gives none, it is ``None``. Two labels of one person
    get one key.
    """
    names = Names(document, header)
    labels = Counter(piece.label.text for piece in pieces if piece.label)
    by_text = {piece.label.text: piece.label for piece in pieces if piece.label}
    speakers = {text: _speaker(by_text[text], names) for text, _ in labels.most_common()}
    readings = {text: read_label(label.bare) for text, label in by_text.items() if label.family != "record"}
    speakers = one_key_a_person(speakers, readings, labels)
    speakers = _sole_holder(speakers, header)
    issuer = issuer_of(document, header, names.title)
    speakers |= {text: _who_answers(s, issuer) for text, s in speakers.items() if lowered(text) in _ANSWERS}
    opening = _opening_speaker(pieces, speakers, issuer, header)
    body = body_of(names.text)
    found = [
        presiding(speakers[piece.label.text], piece.label, names.text, body) if piece.label else opening
        for piece in pieces
    ]
    return with_reporters(document.text, pieces, found), names.officials()


def _speaker(label: Label, names: Names) -> Speaker:
    """Return the speaker whom a label names."""
    found = unnamed(label, lowered(label.bare))
    if found:
        return found
    if label.family == "record":
        return delegate(label, names)
    reading = read_label(label.bare)
    found = person(label, reading, names) if reading.surname else office_holder(label, reading, names)
    office = next((note for note in label.notes if label.family == "quoted" or has_head(note)), None)
    return replace(found, role=news_case(office)) if office and not found.role and found.name else found


def _who_answers(speaker: Speaker, issuer: Speaker) -> Speaker:
    """Return who speaks under "A:": whom the document names as its speaker, or an official without a name."""
    if issuer.name and issuer.key != "issuer":
        return replace(issuer, label=speaker.label, kind="official")
    return Speaker(
        key="anonymous:answer", label=speaker.label, kind="anonymous", role="official", short="the official"
    )


def _sole_holder(speakers: dict[str, Speaker], header: Header) -> dict[str, Speaker]:
    """Give the only official who speaks the office that the title names without a name ("by the First
    Lady")."""
    named = [speaker for speaker in speakers.values() if speaker.kind == "official"]
    match = _BY_OFFICE.search(header.title or "")
    if not match or len({speaker.key for speaker in named}) != 1 or named[0].role:
        return speakers
    role = news_case(match.group("office"))
    side = named[0].side or header.side
    return {
        text: replace(s, role=role, side=side) if s.kind == "official" else s for text, s in speakers.items()
    }


def _opening_speaker(
    pieces: Sequence[Stretch], speakers: dict[str, Speaker], issuer: Speaker, header: Header
) -> Speaker:
    """Return who speaks above the first label: the one official of a news conference, else the issuer."""
    cited = {piece.label.text for piece in pieces if piece.label and piece.label.family == "quoted"}
    named = [
        speaker for text, speaker in speakers.items() if speaker.kind == "official" and text not in cited
    ]
    keys = {speaker.key for speaker in named}
    if pieces and pieces[0].label is None and len(pieces) > 1:
        if len(keys) == 1:
            return replace(named[0], label="")
        title = (header.title or "").casefold()
        titled = [speaker for speaker in named if speaker.short and speaker.short.casefold() in title]
        if titled:
            return replace(titled[0], label="")
    return issuer
