"""What the XML forms of a transcript share: its facts, its speakers with ids, its paragraphs without what XML bars."""  # noqa: E501

from __future__ import annotations

import re

from lxml import etree

from readout.records import Speaker, Transcript, Turn

# What XML 1.0 cannot hold at all.
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    """Add an element in the parent's namespace, and return it."""
    space = etree.QName(parent).namespace or parent.nsmap.get(None)
    element = etree.SubElement(parent, f"{{{space}}}{name}" if space else name)
    if text is not None:
        element.text = clean(text)
    return element


def clean(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _BARRED.sub("", text)


def document_facts(transcript: Transcript) -> dict[str, str | None]:
    """Return title, date, place, publisher and url as XML can hold them."""
    document = transcript.document
    told = {
        "title": transcript.title or document.title,
        "date": transcript.date or document.date,
        "place": transcript.place,
        "publisher": transcript.publisher or document.publisher,
        "url": document.url,
    }
    return {name: clean(value) if value else None for name, value in told.items()}


def people(transcript: Transcript) -> dict[str, Speaker]:
    """Return each speaker once, by an id that is a legal XML name."""
    found: dict[str, Speaker] = {}
    keys: set[str] = set()
    for turn in transcript.turns:
        if turn.speaker.key in keys:
            continue
        keys.add(turn.speaker.key)
        base = re.sub(r"\W+", "-", turn.speaker.name or turn.speaker.label or turn.speaker.role or "speaker")
        base = re.sub(r"^[^A-Za-z]+", "", base.encode("ascii", "ignore").decode()).strip("-") or "speaker"
        name, number = base, 1
        while name in found:
            number += 1
            name = f"{base}-{number}"
        found[name] = turn.speaker
    return found


def paragraphs(turn: Turn, transcript: Transcript) -> list[str]:
    """Return a turn's paragraphs, each on one line."""
    parts = turn.span.of(transcript.document.text).split("\n\n")
    return [words for part in parts if (words := " ".join(part.split()))]


def xml_text(root: etree._Element) -> str:
    """Return the XML with its declaration; white space is only added where none counts."""
    done: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return done.decode("utf-8")
