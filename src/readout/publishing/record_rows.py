"""What the record answers, as flat columns: search, changes, promises, unanswered questions, positions, timelines."""  # noqa: E501

from __future__ import annotations

from readout.publishing.columns import Column, key

_WHERE = (
    key("document", "whole", "No."),
    key("date", shown="Date"),
    key("title"),
    key("url"),
    key("start", "whole"),
    key("end", "whole"),
)


def _cut(name: str, heading: str, most: int = 240) -> Column:
    """Return a column of words cut for the screen; flat files have them whole under their own name."""

    def value(row: dict[str, object]) -> str:
        words = " ".join(str(row.get(name) or "").split())
        return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"

    return Column(name, "text", value, heading, 4, only_shown=True)


def _earlier(row: dict[str, object], name: str) -> str:
    """Return a part of the earlier statement that a shift is told against."""
    earlier = row.get("earlier")
    return str(earlier[name] or "") if isinstance(earlier, dict) else ""


def _passage(row: dict[str, object]) -> str:
    """Return a passage for the screen, from where it holds most of the question if that is told."""
    return str(_cut("excerpt" if "excerpt" in row else "text", "").value(row))


SEARCH = (
    *_WHERE,
    key("speaker", shown="Speaker"),
    Column("passage", "text", _passage, "Passage", 4, only_shown=True),
    key("role"),
    key("kind"),
    key("text"),
    Column("score", "text", lambda row: str(row["score"])),
)


def _beside(where: str, heading: str) -> tuple[Column, Column, Column]:
    """Return the columns of the passage before or after one; on the screen it has its speaker before it."""

    def shown(row: dict[str, object]) -> str:
        one = row.get(where)
        cut = _cut("text", heading, 120).value(one) if isinstance(one, dict) else ""
        return f"{one['speaker']}: {cut}" if isinstance(one, dict) and one["speaker"] else cut

    return (
        Column(f"{where}_shown", "text", shown, heading, 3, only_shown=True),
        Column(f"{where}_speaker", "text", lambda row: (row.get(where) or {}).get("speaker")),
        Column(where, "text", lambda row: (row.get(where) or {}).get("text")),
    )


SEARCH_WITH_CONTEXT = (*SEARCH, *_beside("before", "Before"), *_beside("after", "After"))

FACETS = (key("facet", shown="By"), key("value", shown="Value"), key("count", "whole", "Passages"))

PROMISES = (
    *_WHERE,
    key("who", shown="Who"),
    key("kind", shown="Kind"),
    _cut("exact", "What"),
    key("to", shown="To"),
    key("by", shown="By"),
    key("open", "truth", "Open"),
    key("times", "whole", "Times"),
    key("since", shown="Since"),
    key("speaker"),
    key("exact"),
)

UNANSWERED = (
    *_WHERE,
    key("who", shown="Who"),
    key("kind", shown="How"),
    _cut("question", "Question"),
    key("question"),
    key("exact"),
)

UNANSWERED_SUBJECTS = (
    key("subject", shown="Subject"),
    key("times", "whole", "Times"),
    key("documents", "whole", "Documents"),
    *UNANSWERED,
)

POSITIONS = (
    *_WHERE,
    key("shift", shown="Shift"),
    key("act", shown="Act"),
    _cut("exact", "Statement"),
    Column("earlier_date", "text", lambda row: _earlier(row, "date"), "Against"),
    Column("earlier_exact", "text", lambda row: _earlier(row, "exact")),
    key("evidence"),
    key("speaker"),
    key("hedges"),
    key("exact"),
)

TIMELINE = (
    *_WHERE,
    key("speaker", shown="Speaker"),
    _cut("sentence", "Sentence"),
    key("passages", "whole"),
    key("exact"),
    key("sentence"),
)


def _side(side: str) -> Column:
    return Column(
        f"{side}_exact", "text", lambda row: row[side]["exact"] if row[side] else "", side.capitalize(), 4
    )


CHANGES = (key("kind", shown="Kind"), key("rank", "whole", "Rank"), _side("old"), _side("new"))
