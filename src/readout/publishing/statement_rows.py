"""Statements as rows: the JSON of ``readout statements``, and its flat columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from readout.publishing.columns import Column, Row, key
from readout.records import Act, DateMention, Figure, Limit, Span, Statement


def rows(statements: Sequence[Statement], text: str) -> list[Row]:
    """Return one JSON row for each statement; every offset counts characters of ``text``."""
    inner: dict[int, list[Statement]] = {}
    for statement in statements:
        if statement.parent is not None:
            inner.setdefault(statement.parent, []).append(statement)
    return [statement_to_json(s, text, inner.get(n, ())) for n, s in enumerate(statements)]


def statement_to_json(statement: Statement, text: str, inner: Sequence[Statement] = ()) -> Row:
    """Return a statement as JSON values; ``inner`` are those that it holds, whose word some figures are."""
    return {
        "speaker": statement.speaker,
        "speaker_id": statement.speaker_id,
        "speaker_name": statement.speaker_name,
        "kind": statement.kind,
        "evidence_class": statement.evidence_class,
        "anonymous": statement.anonymous,
        "turn": statement.turn,
        "parent": statement.parent,
        "source_text": _words(statement.source, text),
        "cue_text": _words(statement.cue, text),
        "content_text": _words(statement.content, text),
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(statement.content),
        "hedges": [_limit(limit, text) for limit in statement.hedges],
        "acts": [_act(act, text) for act in statement.acts],
        "figures": [
            {**_figure(figure, text), "said_by": _said_by(figure, statement, inner, text)}
            for figure in statement.figures
        ],
        "dates": [_date(date) for date in statement.dates],
    }


def _words(spans: Sequence[Span], text: str) -> str:
    """Return the words under spans; a break between two is marked."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _span(span: Span | None, text: str) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "exact": span.of(text)} if span else None


def _said_by(figure: Figure, statement: Statement, inner: Sequence[Statement], text: str) -> str | None:
    """Return on whose word a figure is: the source of the narrowest statement that holds it."""
    span = Span(figure.start, figure.end)
    holding = [s for s in inner if any(c.contains(span) for c in s.content)]
    said = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=statement)
    return said.speaker_name or said.speaker or _words(said.source, text) or None


def _limit(limit: Limit, text: str) -> dict[str, Any]:
    return {
        "kind": limit.kind,
        "start": limit.start,
        "end": limit.end,
        "exact": text[limit.start : limit.end],
    }


def _act(act: Act, text: str) -> dict[str, Any]:
    return {
        "act": act.kind,
        "start": act.start,
        "end": act.end,
        "exact": text[act.start : act.end],
        "actor": _span(act.actor, text),
        "actor_name": act.actor_name,
        "actor_id": act.actor_id,
        "target": _span(act.target, text),
        "target_name": act.target_name,
        "target_id": act.target_id,
        "object": _span(act.object, text),
        "date": _span(act.date, text),
        "condition": _span(act.condition, text),
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": figure.value,
        "value_to": figure.value_to,
        "unit": figure.unit,
        "bound": figure.bound,
        "as_of": _span(figure.as_of, text),
        "start": figure.start,
        "end": figure.end,
    }


def _date(date: DateMention) -> dict[str, Any]:
    return {
        "text": date.text,
        "value": date.value,
        "precision": date.precision,
        "relative": date.relative,
        "start": date.start,
        "end": date.end,
    }


def _list(name: str, part: str, shown: str | None = None) -> Column:
    """Return a column that joins one part of each entry of a list."""
    return Column(name, "text", lambda row: "; ".join(str(entry[part]) for entry in row[name]), shown)


def _dates(row: Row) -> str:
    return "; ".join(d["value"] or d["text"] for d in row["dates"])


def _parties(row: Row, role: str) -> str:
    """Return whom each act is by or at: the actor where it is known, else the words, "" for none, in the acts' order."""  # noqa: E501
    return "; ".join(
        act[f"{role}_name"] or (" ".join(act[role]["exact"].split()) if act[role] else "")
        for act in row["acts"]
    )


COLUMNS: tuple[Column, ...] = (
    Column("who", "text", lambda row: row["speaker"] or row["source_text"], "Who"),
    key("speaker"),
    key("speaker_id"),
    key("speaker_name"),
    key("kind"),
    key("evidence_class", shown="Class"),
    key("anonymous", "truth"),
    key("turn", "whole"),
    key("parent", "whole"),
    key("source_text"),
    key("cue_text"),
    key("content_text", shown="What", wide=4),
    key("source", "spans"),
    key("cue", "spans"),
    key("content", "spans"),
    _list("hedges", "exact"),
    _list("acts", "act", "Acts"),
    Column("actors", "text", lambda row: _parties(row, "actor")),
    Column("targets", "text", lambda row: _parties(row, "target")),
    _list("figures", "text", "Figures"),
    Column("dates", "text", _dates),
)
