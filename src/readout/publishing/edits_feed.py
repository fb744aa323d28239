"""Changes of official texts as a feed: one entry for each new version, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from readout.publishing.columns import Row
from readout.publishing.feeds import Entry, Feed

TITLE = "Silent edits of official texts"


def feed(
    rows: Sequence[Row],
    *,
    home: str | None = None,
    own: str | None = None,
    page: Callable[[Row], str] | None = None,
) -> Feed:
    """Return the feed; ids stay the same from run to run.

    Args:
        rows: what ``readout edits`` lists.
        home: the page with the same.
        own: the feed's own address.
        page: gives our page on the change of a row; without it entries lead to the official text.
    """
    ordered = sorted(rows, key=_version, reverse=True)
    entries = [_entry(list(group), page) for _, group in groupby(ordered, key=_version)]
    return Feed("urn:readout:edits", TITLE, tuple(entries), home=home, own=own)


def _entry(rows: list[Row], page: Callable[[Row], str] | None) -> Entry:
    changes = sorted(rows, key=lambda row: -row["rank"])
    first = changes[0]
    return Entry(
        id=f"urn:readout:edit:{first['url'] or first['document']}:{first['new']}",
        title=f"{first['weight'].capitalize()}: {first['title'] or first['url'] or first['document']}",
        updated=first["seen_at"],
        url=page(first) if page else None,
        official=first["url"],
        categories=tuple(sorted({row["weight"] for row in changes})),
        summary="\n".join(f"{row['kind']}: “{row['old_exact']}” became “{row['exact']}”" for row in changes),
    )


def _version(row: Row) -> tuple[str, int, int]:
    return row["seen_at"], row["document"], row["new"]
