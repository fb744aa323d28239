"""XML from anywhere, parsed with nothing fetched and nothing expanded."""

from __future__ import annotations

import re

from lxml import etree

from readout.errors import BadInput

_DECLARES = re.compile(r"<!ENTITY", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_xml(text: str, where: str | None = None) -> etree._Element:
    """Return the root of an XML text.

    Raises:
        BadInput: it is not well-formed, or declares entities of its own.
    """
    if _DECLARES.search(text[:100_000]):
        raise BadInput("the XML declares entities of its own, which are not read", where=where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    try:
        # The text is decoded already, so what it says of its encoding no longer holds.
        return etree.fromstring(
            _DECLARATION.sub("", text.lstrip("\ufeff")).encode("utf-8", "replace"), parser
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise BadInput(
            "the XML is not well-formed" + (f" at line {line}" if line else ""),
            where=where,
            todo="get it again",
        ) from None


def tag(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def words(element: etree._Element) -> str:
    """Return all the text in an element, white space as single spaces."""
    return " ".join("".join(element.itertext()).split())
