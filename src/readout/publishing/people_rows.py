"""People of the record, and what users decided about them, as flat columns."""

from __future__ import annotations

from readout.publishing.columns import Column, Row, key


def _joined(name: str, heading: str, what: str | None = None) -> Column:
    """Return a column of the values of a list, once each; a name is no alias of itself."""

    def value(row: Row) -> str:
        values = [
            one["value"]
            for one in row[name]
            if what is None or (one["what"] == what and one["value"] != row.get("name"))
        ]
        return "; ".join(dict.fromkeys(values))

    return Column(what or name, "text", value, heading, 2)


PEOPLE = (
    key("name", shown="Name", wide=2),
    _joined("aliases", "Also", "alias"),
    _joined("aliases", "Labels", "label"),
    _joined("roles", "Roles"),
    key("turns", "whole", "Turns"),
    key("words", "whole"),
    key("documents", "whole", "In"),
    key("first", shown="First"),
    key("last", shown="Last"),
    key("person"),
)

PERSON = (
    key("what", shown="What"),
    key("value", shown="Name or role", wide=2),
    key("first", shown="First"),
    key("last", shown="Last"),
    key("turns", "whole", "Turns"),
    Column("in", "whole", lambda row: len(row["documents"]), "In", only_shown=True),
    key("reason", shown="Why", wide=3),
    Column("documents", "text", lambda row: " ".join(map(str, row["documents"]))),
    key("name"),
    key("person"),
)

JOURNAL = (
    key("number", "whole", "No."),
    key("at", shown="At", wide=2),
    key("decision", shown="What"),
    key("person", shown="Person", wide=2),
    key("other", shown="Other", wide=2),
    key("undone_at", shown="Undone"),
)

WAFFLE = (
    key("speaker", shown="Speaker", wide=2),
    key("period", shown="Time"),
    key("words", "whole", "Words"),
    key("waffle_per_100", "real", "Waffle"),
    key("hedges_per_100", "real", "Hedges"),
    Column(
        "unanswered",
        "real",
        lambda row: "–" if row["non_reply_share"] is None else f"{row['non_reply_share']:.0%}",
        "Unanswered",
        only_shown=True,
    ),
    key("non_reply_share", "real"),
    key("exchanges", "whole", "Questions"),
    key("non_replies", "whole"),
    key("waffle", "whole"),
    key("hedges", "whole"),
    key("turns", "whole"),
    key("person"),
)
