"""Akoma Ntoso debate records (OASIS LegalDocML 1.0): ``<speech by="#id"><from>…</from><p>…</p></speech>``."""

from __future__ import annotations

from lxml import etree

from readout.formats.parts import Parts
from readout.formats.speeches import SpeechBuilder
from readout.formats.xml import parse_xml, tag, words
from readout.sources.days import iso_date

_TURNS = frozenset(("speech", "question", "answer", "other"))
_NOTES = frozenset(("narrative", "scene", "summary", "recordedTime"))
_HEADS = frozenset(("heading", "subheading", "docTitle"))
_BLOCKS = frozenset(("p", "block", "blockContainer", "li", "item"))


def read_akoma_ntoso(text: str, where: str | None = None) -> Parts:
    """Return the turns of a debate record; a label is what ``<from>`` prints, else the person's ``showAs``.

    Raises:
        BadInput: it is not well-formed.
    """
    root = parse_xml(text, where)
    people = {
        key: shown
        for e in root.iter()
        if tag(e) == "TLCPerson" and (key := e.get("eId") or e.get("id")) and (shown := e.get("showAs"))
    }
    builder = SpeechBuilder()
    for element in root.iter():
        name = tag(element)
        if name in _HEADS and not _turn_of(element):
            builder.heading(words(element))
        elif name in _NOTES and not _turn_of(element) and not _noted(element):
            builder.note(words(element))
        elif name in _TURNS and not _turn_of(element):
            who = (element.get("by") or "").lstrip("#")
            printed = next((words(e) for e in element if tag(e) == "from"), "")
            builder.speech(printed or people.get(who) or who, list(_paragraphs(element)))
    return builder.result(_meta(root))


def _paragraphs(speech: etree._Element) -> list[str]:
    found: list[str] = []
    for child in speech:
        name = tag(child)
        if name in ("from", "num", *_HEADS):
            continue
        inner = [e for e in child if tag(e) in _BLOCKS]
        if name in _NOTES:
            found.append(f"({words(child)})")
        elif inner:
            found += _paragraphs(child)
        else:
            found.append(words(child))
    return found


def _turn_of(element: etree._Element) -> bool:
    return any(tag(parent) in _TURNS for parent in element.iterancestors())


def _noted(element: etree._Element) -> bool:
    return any(tag(parent) in _NOTES for parent in element.iterancestors())


def _meta(root: etree._Element) -> dict[str, str]:
    meta: dict[str, str] = {}
    title = next((words(e) for e in root.iter() if tag(e) == "docTitle" and words(e)), None)
    alias = next((e.get("value") for e in root.iter() if tag(e) == "FRBRalias" and e.get("value")), None)
    if shown := title or alias:
        meta["title"] = shown
    for element in root.iter():
        if tag(element) == "FRBRdate" and (day := iso_date(element.get("date") or "")):
            meta["date"] = day
            break
    address = next(
        (
            e.get("value")
            for e in root.iter()
            if tag(e) == "FRBRuri" and (e.get("value") or "").startswith("http")
        ),
        None,
    )
    if address:
        meta["url"] = address
    author = next(
        (e.get("showAs") for e in root.iter() if tag(e) == "TLCOrganization" and e.get("showAs")), None
    )
    if author:
        meta["publisher"] = author
    return meta
