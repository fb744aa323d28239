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


SEARCH = (
    *_WHERE,
    key("speaker", shown="Speaker"),
    _cut("text", "Passage"),
    key("role"),
    key("kind"),
    key("text"),
    Column("score", "text", lambda row: str(row["score"])),
)

FACETS = (key("facet", shown="By"), key("value", shown="Value"), key("count", "whole", "Passages"))

PROMISES = (
    *_WHERE,
    key("who", shown="Who"),
    _cut("what", "What"),
    key("by", shown="By"),
    key("open", "truth", "Open"),
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

POSITIONS = (
    *_WHERE,
    key("shift", shown="Shift"),
    key("act", shown="Act"),
    _cut("exact", "Statement"),
    key("speaker"),
    key("hedges"),
    key("exact"),
)

TIMELINE = (
    *_WHERE,
    key("speaker", shown="Speaker"),
    _cut("exact", "Passage"),
    key("passages", "whole"),
    key("exact"),
)


def _side(side: str) -> Column:
    return Column(
        f"{side}_exact", "text", lambda row: row[side]["exact"] if row[side] else "", side.capitalize(), 4
    )


CHANGES = (key("kind", shown="Kind"), key("rank", "whole", "Rank"), _side("old"), _side("new"))
