"""TEI P5 as parliaments publish it (ParlaMint, Erjavec et al. 2023): ``<u who="#id">`` with ``<seg>``."""

from __future__ import annotations

from lxml import etree

from readout.formats.parts import Parts
from readout.formats.speeches import SpeechBuilder
from readout.formats.xml import parse_xml, tag, words
from readout.sources.days import iso_date

_NOTES = frozenset(("kinesic", "incident", "vocal", "gap", "desc"))
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_tei(text: str, where: str | None = None) -> Parts:
    """Return the turns of a TEI transcript; names are those of its ``listPerson``, else the printed label.

    Raises:
        BadInput: it is not well-formed.
    """
    root = parse_xml(text, where)
    people = _people(root)
    builder = SpeechBuilder()
    label = ""
    body = next((e for e in root.iter() if tag(e) == "text"), root)
    for element in body.iter():
        name = tag(element)
        if name == "head":
            builder.heading(words(element))
        elif name == "note" and not _inside(element, "u"):
            if element.get("type") == "speaker":
                label = words(element).rstrip(":")
            else:
                builder.note(words(element))
        elif name in _NOTES and not _inside(element, "u") and tag(element.getparent()) not in _NOTES:
            builder.note(words(element))
        elif name == "u":
            who = (element.get("who") or "").lstrip("#")
            builder.speech(people.get(who) or label or who, _segments(element))
            label = ""
    return builder.result(_meta(root))


def _segments(u: etree._Element) -> list[str]:
    """Return the paragraphs of an utterance, with what was heard in parentheses where it was."""
    parts = [child for child in u if tag(child) == "seg"]
    return [_spoken(part) for part in parts] if parts else [_spoken(u)]


def _spoken(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        name = tag(child)
        if name in _NOTES or name == "note":
            inner = words(child)
            pieces.append(f" ({inner}) " if inner else " ")
        else:
            pieces.append(_spoken(child))
            # Tokens of an annotated edition carry their own spacing.
            if name in ("w", "pc", "s") and child.get("join") != "right":
                pieces.append(" ")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _people(root: etree._Element) -> dict[str, str]:
    found = {}
    for person in (e for e in root.iter() if tag(e) == "person"):
        name = next((e for e in person.iter() if tag(e) == "persName"), None)
        if name is None or not (key := person.get(_ID)):
            continue
        parts = [words(e) for kind in ("forename", "surname") for e in name if tag(e) == kind]
        found[key] = " ".join(parts) or words(name)
    return found


def _meta(root: etree._Element) -> dict[str, str]:
    meta: dict[str, str] = {}
    header = next((e for e in root.iter() if tag(e) == "teiHeader"), None)
    if header is None:
        return meta
    titles = [e for e in header.iter() if tag(e) == "title" and words(e)]
    main = next((e for e in titles if e.get("type") == "main"), titles[0] if titles else None)
    if main is not None:
        meta["title"] = words(main)
    dates = [e for e in header.iter() if tag(e) == "date"]
    setting = [e for e in dates if _inside(e, "setting")]
    for element in [*setting, *dates]:
        if day := iso_date(element.get("when") or element.get("from") or words(element)):
            meta["date"] = day
            break
    publisher = next((e for e in header.iter() if tag(e) == "publisher" and words(e)), None)
    if publisher is not None:
        meta["publisher"] = words(publisher)
    address = next(
        (words(e) for e in header.iter() if tag(e) == "idno" and words(e).startswith("http")), None
    )
    if address:
        meta["url"] = address
    return meta


def _inside(element: etree._Element, name: str) -> bool:
    return any(tag(parent) == name for parent in element.iterancestors())
