"""GOV.UK content items as its content API gives them: the body is HTML, all else is data."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from readout.errors import BadInput
from readout.formats.characters import squeezed
from readout.formats.html import read_html
from readout.formats.parts import Parts
from readout.sources.days import iso_date

_SITE = "https://www.gov.uk"
#: Forms of address that GOV.UK puts around a name and that are no part of it.
_AROUND = re.compile(r"^(?:The )?(?:Rt Hon|Right Honourable)\.? |(?: (?:MP|KC|QC|CBE|OBE|MBE|MSP|PC))+$")


def is_content_item(value: Any) -> bool:
    """Say whether JSON is a content item."""
    return isinstance(value, dict) and isinstance(value.get("details"), dict) and "base_path" in value


def read_content_item(value: dict[str, Any], where: str | None = None) -> Parts:
    """Return the text of a content item; a speech, or a statement to Parliament, is its speaker's turn.

    Raises:
        BadInput: it has no body, or is in another language.
    """
    body = value["details"].get("body")
    if isinstance(body, list):  # one text in several kinds of markup
        body = next(
            (b.get("content") for b in body if isinstance(b, dict) and "html" in b.get("content_type", "")),
            "",
        )
    if not isinstance(body, str) or not body.strip():
        raise BadInput(
            "the content item has no text", where=where, todo="give a speech, a news story or a statement"
        )
    locale = value.get("locale") or "en"
    if locale != "en":
        raise BadInput(
            f"its language is “{locale}”", where=where, todo="give the English version; only English is read"
        )
    parts = read_html(f"<div>{body}</div>", where)
    turns = None
    speaker = next(iter(_titles(value, "speaker")), None)
    if speaker and value.get("schema_name") == "speech":
        turns = ((_label(_name(speaker), value), 0, len(parts.text)),)
    return replace(parts, meta=_meta(value), turns=turns)


def _meta(value: dict[str, Any]) -> dict[str, str]:
    details = value["details"]
    title = squeezed(str(value.get("title") or ""))
    # Words of a government that no longer stand are shown so by GOV.UK itself.
    withdrawn = bool(value.get("withdrawn_notice")) and not title.startswith("[Withdrawn]")
    meta = {"title": f"[Withdrawn] {title}" if withdrawn else title} if title else {}
    for found in (
        details.get("delivered_on"),
        details.get("first_public_at"),
        value.get("first_published_at"),
    ):
        if isinstance(found, str) and (day := iso_date(found)):
            meta["date"] = day
            break
    if publisher := next(iter(_titles(value, "organisations")), None):
        meta["publisher"] = publisher
    path = value.get("base_path")
    if isinstance(path, str) and path.startswith("/"):
        meta["url"] = _SITE + path
    return meta


def _titles(value: dict[str, Any], kind: str) -> list[str]:
    links = value.get("links")
    rows = links.get(kind) if isinstance(links, dict) else None
    return [r["title"] for r in rows or () if isinstance(r, dict) and isinstance(r.get("title"), str)]


def _label(name: str, value: dict[str, Any]) -> str:
    """Return the speaker's label, with the office where only one speaker and one office are named."""
    offices = _titles(value, "roles")
    alone = len(_titles(value, "speaker")) == 1 and len(offices) == 1
    return f"{name}, {offices[0]}" if alone else name


def _name(title: str) -> str:
    while (shorter := _AROUND.sub("", title)) != title:
        title = shorter
    return title
