"""What the archive tells, as rows with their flat columns, and a document's own page as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from readout.publishing import statement_rows
from readout.publishing.columns import Column, Row, key
from readout.publishing.turns_json import turn_to_json

if TYPE_CHECKING:
    from readout.archive.keeping.loading import Stored

DOCUMENTS: tuple[Column, ...] = (
    key("document", "whole", "No."),
    key("date", shown="Date"),
    key("title", shown="Title", wide=4),
    key("publisher", shown="Publisher"),
    key("version", "whole"),
    key("url"),
    key("name"),
    key("source"),
    key("words", "whole", "Words"),
    Column("same_words", "text", lambda row: "; ".join(map(str, row["same_words"])), "Same as"),
)

EDITS: tuple[Column, ...] = (
    key("document", "whole", "No."),
    key("seen_at"),
    Column("day", "text", lambda row: row["seen_at"][:10], "Seen"),
    key("weight", shown="Weight"),
    key("kind", shown="Kind"),
    key("title", shown="Title", wide=2),
    key("old_exact", shown="Before", wide=2),
    key("exact", shown="After", wide=2),
    key("url"),
    key("date"),
    key("rank", "whole"),
    key("noticed", "truth"),
    key("headline", "truth"),
    key("old", "whole"),
    key("new", "whole"),
    key("start", "whole"),
    key("end", "whole"),
    key("old_start", "whole"),
    key("old_end", "whole"),
)

_ABOUT = ("document", "date", "title", "url")
_OF = (key("document", "whole"), key("date"), key("title"), key("url"))
EXPORTS: dict[str, tuple[Column, ...]] = {
    "documents": (
        *_OF[:1],
        key("version", "whole"),
        *_OF[1:],
        key("publisher"),
        key("source"),
        key("seen_at"),
        key("sha256"),
        key("words", "whole"),
        key("text"),
    ),
    "turns": (
        *_OF,
        key("index", "whole"),
        key("label"),
        key("speaker"),
        key("role"),
        key("kind"),
        key("start", "whole"),
        key("end", "whole"),
        key("text"),
    ),
    "statements": (*_OF, *statement_rows.COLUMNS),
    "items": (
        *_OF,
        key("version", "whole"),
        key("key"),
        key("source"),
        key("publisher"),
        key("name"),
        key("media_type"),
        key("seen_at"),
        key("sha256"),
        key("data"),
    ),
}


def inner(what: str, stored: Stored, about: Row) -> Iterator[Row]:
    """Yield the turns or statements of a document, each with the document that it is of."""
    text = stored.transcript.document.text
    head = {name: about[name] for name in _ABOUT}
    if what == "turns":
        rows = [turn_to_json(turn, text) for turn in stored.transcript.turns]
    else:
        rows = statement_rows.rows(stored.statements or (), text)
    for row in rows:
        yield {**head, **row}


def told(row: Row) -> str:
    """Return a document's page as text."""
    lines = [f"{row['document']}  {row['title'] or 'without a title'}"]
    for name in ("date", "publisher", "url", "name"):
        if row[name]:
            lines.append(f"   {name}: {row[name]}")
    counts = ", ".join(f"{row[name]:,} {name}" for name in ("words", "passages", "statements", "exchanges"))
    lines.append(f"   {counts}")
    if row["made_by"]:
        lines.append(f"   made by: readout {row['made_by']['code']}, model {row['made_by']['model']}")
    if row["same_words"]:
        lines.append(f"   the same words: {', '.join(map(str, row['same_words']))}")
    lines.append("versions")
    for v in row["versions"]:
        lines.append(f"   {v['version']}  seen {v['seen_at']}  {v['words']:,} words  {v['sha256'][:12]}")
    lines.append("seen")
    for s in row["sightings"]:
        often = f", {s['times']} times" if s["times"] > 1 else ""
        until = f" to {s['last']}" if s["last"] != s["first"] else ""
        source = f" by {s['source']}" if s["source"] else ""
        lines.append(f"   version {s['version']}  {s['first']}{until}{often}{source}")
    if "edits" in row:
        lines.append("changed")
        lines += [_edit(edit) for edit in row["edits"]] or ["   nothing"]
    return "\n".join(lines) + "\n"


def _edit(edit: dict[str, Any]) -> str:
    where = "title" if edit["headline"] else f"{edit['old_start']}"
    return (
        f"   {edit['old']} to {edit['new']}  {edit['weight']} ({edit['kind']}), {where}: "
        f"“{edit['old_exact']}” → “{edit['exact']}”"
    )
