"""A parsed transcript as an Akoma Ntoso debate record (OASIS LegalDocML 1.0)."""

from __future__ import annotations

from lxml import etree

from readout.publishing.wording import who
from readout.publishing.xml_parts import add, document_facts, paragraphs, people, xml_text
from readout.records import Transcript

SUFFIX = ".xml"
_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NO_DATE = "0001-01-01"  # the schema wants a date where the document has none
_ELEMENTS = {"question": "question", "answer": "answer"}


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return the transcript as ``debate``; the label as printed is ``from``, the person a ``TLCPerson``."""
    facts, known = document_facts(transcript), people(transcript)
    root = etree.Element(f"{{{_AKN}}}akomaNtoso", nsmap={None: _AKN})
    debate = add(root, "debate")
    debate.set("name", "debate")
    meta = add(debate, "meta")
    _identification(meta, facts, transcript.document.id)
    references = add(meta, "references")
    references.set("source", "#readout")
    _reference(references, "TLCOrganization", "readout", "Readout")
    if facts["publisher"]:
        _reference(references, "TLCOrganization", "publisher", facts["publisher"])
    for key, speaker in known.items():
        _reference(references, "TLCPerson", key, speaker.name or speaker.label or speaker.role or "unknown")
    if facts["title"]:
        title = add(add(debate, "preface"), "p")
        add(title, "docTitle", facts["title"])
    section = add(add(debate, "debateBody"), "debateSection")
    section.set("eId", "dbsect_1")
    section.set("name", "transcript")
    keys = {speaker.key: key for key, speaker in known.items()}
    for turn in transcript.turns:
        said = add(section, _ELEMENTS.get(turn.kind, "speech"))
        said.set("eId", f"dbsect_1__sp_{turn.index + 1}")
        said.set("by", f"#{keys[turn.speaker.key]}")
        add(said, "from", turn.label or who(turn) or "")
        for text in paragraphs(turn, transcript):
            add(said, "p", text)
    return xml_text(root)


def _identification(meta: etree._Element, facts: dict[str, str | None], document: str) -> None:
    """Write what identifies the record: its work, its expression and this form of it (FRBR)."""
    identification = add(meta, "identification")
    identification.set("source", "#readout")
    date = facts["date"] or _NO_DATE
    base = facts["url"] or f"/akn/un/debate/{date}/{document.removeprefix('sha256:')[:16]}"
    for name, end in (("FRBRWork", ""), ("FRBRExpression", "/eng@"), ("FRBRManifestation", "/eng@.akn")):
        level = add(identification, name)
        add(level, "FRBRthis").set("value", f"{base}{end}/!main")
        add(level, "FRBRuri").set("value", f"{base}{end}")
        if name == "FRBRWork" and facts["title"]:
            alias = add(level, "FRBRalias")
            alias.set("value", facts["title"])
            alias.set("name", "title")
        dated = add(level, "FRBRdate")
        dated.set("date", date)
        dated.set("name", "date")
        add(level, "FRBRauthor").set("href", "#publisher" if facts["publisher"] else "#readout")
        if name == "FRBRWork":
            add(level, "FRBRcountry").set("value", "un")
        if name == "FRBRExpression":
            add(level, "FRBRlanguage").set("language", "eng")
        if name == "FRBRManifestation":
            add(level, "FRBRformat").set("value", "application/akn+xml")


def _reference(parent: etree._Element, name: str, key: str, shown: str) -> None:
    element = add(parent, name)
    element.set("eId", key)
    element.set("href", f"/akn/ontology/{'person' if name == 'TLCPerson' else 'organization'}/un/{key}")
    element.set("showAs", shown)
