"""Whole web pages: which part is the document, and what the page's head says of it."""

from __future__ import annotations

import json
import re
from typing import Any

from readout.formats.characters import squeezed
from readout.sources.days import iso_date

# Element names, roles and class words that hold a site's furniture rather than its documents. From the HTML
# living standard's sectioning elements, WAI-ARIA landmark roles, and class names that content systems share.
_TAGS = frozenset({"nav", "footer", "aside", "form", "dialog"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alert", "complementary", "menu"}
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|share(?:bar)?|sharing|social|"
    r"addthis|"
    r"newsletter|subscribe|sign-?up|related(?:-content|-posts?)?|sidebar|side-bar|promo|advert(?:isement)?|banner|"
    r"footer|pager|pagination|skip-?(?:link|nav)|tags?-list|comments?|toolbar|masthead|print-?only|"
    r"site-header|visually-hidden|sr-only|element-invisible|modal|popup|language-switcher)(?:$|[\s_-])",
    re.I,
)
_PROSE = frozenset(
    {"p", "div", "td", "li", "blockquote", "section", "article", "main", "center", "font", "pre", "span"}
)
_TITLE_KEYS = ("og:title", "dcterms.title", "dc.title", "twitter:title", "citation_title")
_DATE_KEYS = (
    "article:published_time", "dcterms.date", "dcterms.issued", "dc.date", "dc.date.issued", "date",
    "pubdate", "publishdate", "datepublished",
    "citation_publication_date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_PUBLISHER_KEYS = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name")


def is_furniture(element: Any, tag: str) -> bool:
    """Say whether an element holds navigation, sharing, notices or the like, by its name, role or class."""
    if tag in _TAGS and not _holds_most(element):
        return True
    if element.get("role", "").lower() in _ROLES or element.get("aria-hidden") == "true":
        return not _holds_most(element)
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) > 1 and len(names) < 2000 and tag not in {"body", "html", "main", "article"}:
        return bool(_CLASS.search(names)) and not _holds_most(element)
    return False


def _holds_most(element: Any) -> bool:
    """Say whether the element has most of the page's words; some sites put everything in one form or
    aside."""
    own = sum(len(run) for run in element.itertext() if run.strip())
    if own < 1500:
        return False
    root = element.getroottree().getroot()
    total = sum(
        len(run) for run in root.itertext("p", "div", "br", "td", "li", "strong", "b", "span") if run.strip()
    )
    return own * 2 > total


def main_part(root: Any) -> Any:
    """Return the smallest element that holds the page's prose; the body where no part stands out.

    Every run of five words or more outside links and furniture counts for the elements above it; the answer
    is the deepest element with nine tenths of the best part's count. Where a page has no such prose at all,
    trafilatura is asked.
    """
    bodies = root.findall("body")
    body = bodies[0] if bodies else root
    counts = _prose_counts(body)
    total = counts.get(body, 0)
    if total < 40:
        return _by_trafilatura(root, body) if total else body
    part = body
    while True:
        best = max(part, key=lambda child: counts.get(child, 0), default=None)
        if best is None or counts.get(best, 0) < 0.9 * counts[part] or best.tag not in _PROSE:
            return part
        part = best


def _prose_counts(body: Any) -> dict[Any, int]:
    """Count the words of prose below each element, children before parents."""
    from lxml import etree

    counts: dict[Any, int] = {}
    skip = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        dull = isinstance(tag, str) and (
            tag in {"script", "style", "a", "nav", "footer", "noscript", "select", "button", "title", "head"}
            or (bool(element.attrib) and element is not body and _dull(element))
        )
        if event == "start":
            skip += dull
            if not skip and isinstance(tag, str):
                counts[element] = _long_run(element.text)
            continue
        skip -= dull
        parent = element.getparent()
        if parent is not None and element is not body and not skip:
            counts[parent] = counts.get(parent, 0) + counts.get(element, 0) + _long_run(element.tail)
    return counts


def _dull(element: Any) -> bool:
    role = element.get("role", "").lower()
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return role in _ROLES or (
        1 < len(names) < 2000 and bool(_CLASS.search(names)) and not _holds_most(element)
    )


def _long_run(run: str | None) -> int:
    words = run.split() if run else ()
    return len(words) if len(words) >= 5 else 0


def _by_trafilatura(root: Any, body: Any) -> Any:
    """Ask trafilatura where the text is, and return the smallest element that has the words it found."""
    try:
        import trafilatura
        from lxml import html

        found = trafilatura.extract(
            html.tostring(root, encoding="unicode"), favor_recall=True, include_tables=True
        )
    except Exception:  # any failure of a heuristic only means that we take the whole body
        return body
    words = set((found or "").split())
    if len(words) < 10:
        return body
    part = body
    while True:
        best = max(
            part, key=lambda child: len(words & set(child.itertext())) + _shared(child, words), default=None
        )
        if best is None or best.tag not in _PROSE or _shared(best, words) < 0.95 * _shared(part, words):
            return part
        part = best


def _shared(element: Any, words: set[str]) -> int:
    return len(words & set(" ".join(element.itertext()).split())) if isinstance(element.tag, str) else 0


def metadata(root: Any) -> dict[str, str]:
    """Return what the page's head states as data: some of ``title``, ``date``, ``publisher``, ``url``."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        value = squeezed(element.get("content") or "")
        if key and value:
            named.setdefault(key, value)
    linked = _linked_data(root)
    meta: dict[str, str] = {}
    publisher = _first(named, _PUBLISHER_KEYS) or linked.get("publisher")
    title = _first(named, _TITLE_KEYS) or linked.get("title") or _page_title(root)
    if title:
        meta["title"] = _without_site(title, publisher)
    dates = [named[key] for key in _DATE_KEYS if key in named] + (
        [linked["date"]] if "date" in linked else []
    )
    date = next((found for value in dates if (found := iso_date(value))), None)
    if date:
        meta["date"] = date
    if publisher:
        meta["publisher"] = publisher
    canonical = root.xpath("//link[@rel='canonical']/@href")
    url = named.get("og:url") or (str(canonical[0]) if canonical else None)
    if url and url.startswith(("http://", "https://")):
        meta["url"] = url
    return meta


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if key in named), None)


def _page_title(root: Any) -> str | None:
    for element in root.iter("title"):
        words = squeezed("".join(element.itertext()))
        if words:
            return words
    return None


def _without_site(title: str, publisher: str | None) -> str:
    """Cut the site's name from the end of a page title ("Remarks ... | The White House")."""
    parts = re.split(r"\s+(?:\||»|·|–|—|-)\s+(?=[^|»·]{2,60}$)", title)
    if len(parts) == 2 and len(parts[0]) > 8:
        tail = parts[1].strip().lower()
        # After a bar it is the site; after a dash only if it is known to be ("... -- La Jolla, CA" is a
        # place).
        barred = re.search(r"[|»·]\s+[^|»·]{2,60}$", title) is not None
        if (publisher and tail == publisher.lower()) or (barred and _SITE.search(tail)):
            return parts[0].strip()
    return title


_SITE = re.compile(
    r"\.gov|\.org|\.int|white house|department|ministry|office|government|gov\.uk|press|council|commission|"
    r"united nations|\bun\b|parliament|archives?|embassy"
)


def _linked_data(root: Any) -> dict[str, str]:
    """Return title, date and publisher of the page's JSON-LD, if it has any that can be read."""
    found: dict[str, str] = {}
    for element in root.iter("script"):
        if element.get("type") != "application/ld+json" or not element.text or len(element.text) > 200_000:
            continue
        try:
            value = json.loads(element.text)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        graph = [item for top in items if isinstance(top, dict) for item in (top.get("@graph") or [top])]
        for item in graph if isinstance(graph, list) else []:
            if not isinstance(item, dict):
                continue
            for key, name in (("headline", "title"), ("datePublished", "date")):
                if isinstance(item.get(key), str):
                    found.setdefault(name, squeezed(item[key]))
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                found.setdefault("publisher", squeezed(publisher["name"]))
    return found
