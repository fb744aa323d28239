"""A parsed transcript as TEI P5 in the shape of ParlaMint (Erjavec et al. 2023): ``<u>`` with ``<seg>``."""

from __future__ import annotations

from lxml import etree

from readout.publishing.wording import who
from readout.publishing.xml_parts import add, document_facts, paragraphs, people, xml_text
from readout.records import Transcript

SUFFIX = ".xml"
_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return the transcript as TEI; each speaker is a ``person`` with the name as the document gives it."""
    facts, known = document_facts(transcript), people(transcript)
    root = etree.Element(f"{{{_TEI}}}TEI", nsmap={None: _TEI})
    header = add(root, "teiHeader")
    described = add(header, "fileDesc")
    titles = add(described, "titleStmt")
    add(titles, "title", facts["title"] or "Transcript").set("type", "main")
    published = add(described, "publicationStmt")
    add(published, "publisher", facts["publisher"] or "unknown")
    if facts["url"]:
        add(published, "idno", facts["url"]).set("type", "URI")
    if facts["date"]:
        add(published, "date", facts["date"]).set("when", facts["date"])
    source = add(add(described, "sourceDesc"), "bibl")
    add(source, "title", facts["title"] or "Transcript")
    profile = add(header, "profileDesc")
    if facts["date"] or facts["place"]:
        setting = add(add(profile, "settingDesc"), "setting")
        if facts["place"]:
            add(setting, "name", facts["place"]).set("type", "place")
        if facts["date"]:
            add(setting, "date", facts["date"]).set("when", facts["date"])
    listed = add(add(profile, "particDesc"), "listPerson")
    for key, speaker in known.items():
        person = add(listed, "person")
        person.set(_ID, key)
        add(person, "persName", speaker.name or speaker.label or speaker.role or "unknown")
        if speaker.role:
            add(person, "occupation", speaker.role)
    division = add(add(add(root, "text"), "body"), "div")
    division.set("type", "debateSection")
    keys = {speaker.key: key for key, speaker in known.items()}
    for turn in transcript.turns:
        if turn.label or who(turn):
            add(division, "note", turn.label or who(turn)).set("type", "speaker")
        said = add(division, "u")
        said.set("who", f"#{keys[turn.speaker.key]}")
        said.set("ana", f"#{turn.kind}")
        for text in paragraphs(turn, transcript):
            add(said, "seg", text)
    return xml_text(root)
