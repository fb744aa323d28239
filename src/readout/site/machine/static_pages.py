"""A page of the site made fit for a copy without a server: relative links, no forms, and where files lie."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from lxml import html

from readout.site import addresses

#: What only a server can answer.
_SERVED = (addresses.SEARCH, addresses.CHANGES, addresses.CHECK, addresses.PLAIN, "/oembed")
#: What a query may ask for and still be a page of the copy; ``v`` only names a file's bytes.
_VIEWS = frozenset(("version", "page", "month"))
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIX = {
    DOCX: ".docx",
    "text/html": "/index.html",
    "application/json": ".json",
    "application/ld+json": ".jsonld",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\/]')
_LONGEST = 200  # bytes of a name of a file, on any system
_NOTE = "This is a copy without a server: search, comparing and checking drafts are not in it."
#: A transcript with a passage lit up; the copy has it without.
_LIT = re.compile(rf"({addresses.TRANSCRIPTS}/\d+)\?(?:.*&)?mark=")
_PASSAGE = re.compile(rf"{addresses.PASSAGES}/(\d+)/(\d+)-\d+")


@dataclass(frozen=True, slots=True)
class Made:
    """A page for the copy, and the paths of ours that it leads to."""

    data: bytes
    links: tuple[str, ...]


def wanted(path: str) -> str | None:
    """Return a path (with its query) as the copy has it, or ``None`` where only a server can answer."""
    parts = urlsplit(path)
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "v"]
    segments = [unquote(segment) for segment in parts.path.strip("/").split("/")]
    if any(parts.path == served or parts.path.startswith(f"{served}/") for served in _SERVED):
        return None
    if not {key for key, _ in query} <= _VIEWS or any(_UNSAFE.search(value) for _, value in query):
        return None
    if parts.path != "/" and not all(map(_fit, segments)):
        return None
    told = "&".join(f"{key}={quote(value)}" for key, value in sorted(query))
    return f"{parts.path}?{told}" if told else parts.path


def _fit(segment: str) -> bool:
    odd = segment in ("", ".", "..") or _UNSAFE.search(segment)
    return not odd and len(segment.encode("utf-8", "replace")) <= _LONGEST


def file_of(path: str, media_type: str) -> str:
    """Return where a path's answer lies in the copy, relative to its top: ``stories/5/index.html``."""
    parts = urlsplit(path)
    name = unquote(parts.path).strip("/")
    view = "".join(f"/{key}-{value}" for key, value in parse_qsl(parts.query))
    kind = media_type.partition(";")[0]
    suffix = _SUFFIX.get(kind, "")
    if kind != "text/html" and not view and posixpath.splitext(name)[1] in (".json", ".txt"):
        suffix = ""
    return f"{name}{view}{suffix}".lstrip("/")


def static_page(data: bytes, path: str, base_url: str, kind_of: Callable[[str], str]) -> Made:
    """Return a page with links that lead from file to file.

    Args:
        data: the page as the site gives it.
        path: its path on the site.
        base_url: the site's address.
        kind_of: gives the media type that a path is answered with.
    """
    tree = html.document_fromstring(data.decode("utf-8", "replace"))
    here = posixpath.dirname(file_of(path, "text/html"))
    links = []
    # Of a picture the wide form is enough.
    for element in list(tree.iter("form", "source")):
        element.drop_tree()
    for element in tree.xpath("//*[@href or @src]"):
        name = "href" if element.get("href") is not None else "src"
        address = _ours(element.get(name), path, base_url)
        if address is None or element.get(name).startswith("#"):
            continue
        target, fragment = _nearest(address, path)
        if target is None:
            # A link that leads nowhere is only words; what the head offers programs is not there at all.
            del element.attrib[name]
            if element.tag == "link":
                element.getparent().remove(element)
            continue
        links.append(target)
        where = posixpath.relpath(file_of(target, kind_of(target)), here or ".")
        element.set(name, quote(where, safe="/") + (f"#{fragment}" if fragment else ""))
    for foot in tree.xpath("//footer[contains(@class, 'foot')]")[:1]:
        note = html.fragment_fromstring(f"<p>{_NOTE}</p>")
        foot.insert(0, note)
    made: bytes = html.tostring(tree, doctype="<!DOCTYPE html>", encoding="utf-8")
    return Made(made, tuple(dict.fromkeys(links)))


def _ours(address: str, path: str, base_url: str) -> str | None:
    """Return an address of ours as path, query and fragment; ``None`` for others' and what is none."""
    try:
        whole = urlsplit(urljoin(base_url + path, address))
    except ValueError:
        return None
    if f"{whole.scheme}://{whole.netloc}" != base_url:
        return None
    query = f"?{whole.query}" if whole.query else ""
    fragment = f"#{whole.fragment}" if whole.fragment else ""
    return f"{whole.path or '/'}{query}{fragment}"


def _nearest(address: str, path: str) -> tuple[str | None, str]:
    """Return where an address leads in the copy, with a fragment.

    Only stories have pages of their passages in it, for a transcript has ten times as many.
    From elsewhere a passage is where it stands in its transcript.
    """
    address, _, fragment = address.partition("#")
    passage = _PASSAGE.match(address)
    if passage and not path.startswith((addresses.STORIES, addresses.PASSAGES)):
        return addresses.transcript_url(int(passage[1])), f"t{passage[2]}"
    if lit := _LIT.match(address):
        return wanted(lit[1]), ""
    return wanted(address), fragment
