"""An item's bytes to all that the archive keeps of them; no store is touched, so it runs in any process."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from readout.archive.keeping.appearances import appearances, who
from readout.archive.rows.codec import pack
from readout.archive.rows.identity import content_hash, identities, sha256, words_hash
from readout.archive.rows.items import Item
from readout.records import Span

if TYPE_CHECKING:
    from readout.records import Act, Document, Limit, Statement, Transcript
    from readout.statements import LabelledExchange

Row = dict[str, Any]
_OPEN = frozenset(("hope", "condition", "probability", "assessment"))
_ASKED = 600  # characters of a question, its last, that are kept with an answer
_WEAK = frozenset(("may", "might", "could"))


@dataclass(frozen=True, slots=True)
class Derived:
    """What is worked out from a document: whole, packed; and as narrow rows to find it by."""

    transcript: bytes
    passages: tuple[Row, ...]
    statements: bytes | None = None
    exchanges: bytes | None = None
    statement_rows: tuple[Row, ...] = ()
    act_rows: tuple[Row, ...] = ()
    exchange_rows: tuple[Row, ...] = ()
    appearance_rows: tuple[Row, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item that was read: the columns of its version, and what is derived from it.

    ``text`` is the document's text, ``reading`` the packed rest of it (marks, turns as data, what was given).
    """

    item: Item
    sha256: str
    names: tuple[str, ...]
    content: str
    words_hash: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    words: int
    text: str
    reading: str
    data: bytes
    derived: Derived


def prepare(item: Item, *, analyse: bool = True) -> Prepared:
    """Read an item, find its turns, and with ``analyse`` its statements and exchanges.

    Raises:
        BadInput: it is no document that we can read.
    """
    from readout import transcripts

    document = read_item(item)
    transcript = transcripts.parse(document)
    digest = sha256(item.data)
    title = transcript.title or document.title
    return Prepared(
        item=replace(item, data=b""),
        sha256=digest,
        names=identities(document.url, item.source, item.key, digest),
        content=content_hash(document.title, document.text),
        words_hash=words_hash(document.text),
        title=title,
        date=transcript.date or document.date,
        publisher=transcript.publisher or document.publisher,
        url=document.url,
        words=len(document.text.split()),
        text=document.text,
        reading=reading_of(document),
        data=zlib.compress(item.data, 6),
        derived=derive(transcript, analyse=analyse),
    )


def read_item(item: Item) -> Document:
    """Read an item's bytes, with what its carrier says where the bytes themselves say nothing.

    Raises:
        BadInput: it is no document that we can read.
    """
    from readout import formats

    document = formats.read(item.data, name=item.name, media_type=item.media_type, url=item.url)
    told = {
        "title": item.title if "title" not in document.given else None,
        "date": item.date if "date" not in document.given else None,
        "publisher": item.publisher if "publisher" not in document.given else None,
    }
    given = {key: value for key, value in told.items() if value}
    return replace(document, **given, given=document.given | set(given)) if given else document  # type: ignore[arg-type]


def reading_of(document: Document) -> str:
    """Return what the reading of a document found besides its text, as JSON."""
    import json

    from readout.archive.rows.codec import to_json

    bare = replace(document, text="", data=b"")
    return json.dumps(to_json(bare), ensure_ascii=False)


def derive(transcript: Transcript, *, analyse: bool = True) -> Derived:
    """Return what is worked out from a transcript."""
    bare = replace(transcript, document=replace(transcript.document, text="", data=b"", marks=(), turns=None))
    passages = tuple(_passages(transcript))
    if not analyse:
        return Derived(pack(bare), passages, appearance_rows=tuple(appearances(transcript)))
    from readout.statements import extract, label_exchanges

    statements = extract(transcript)
    exchanges = label_exchanges(transcript)
    return Derived(
        pack(bare),
        passages,
        statements=pack(statements),
        exchanges=pack(exchanges),
        statement_rows=tuple(_statement(n, s, transcript) for n, s in enumerate(statements)),
        act_rows=tuple(_acts(statements, transcript)),
        exchange_rows=tuple(_exchange(e, transcript) for e in exchanges),
        appearance_rows=tuple(appearances(transcript, answering(exchanges))),
    )


def answering(exchanges: Iterable[LabelledExchange]) -> list[tuple[int, bool]]:
    """Return the turn that answers each question, and whether it left the question without a reply."""
    return [(e.exchange.answers[0], e.label == "non_reply") for e in exchanges if e.exchange.answers]


def _passages(transcript: Transcript) -> list[Row]:
    """Return the paragraphs of each turn, each with the title over it and the question that it answers."""
    text = transcript.document.text
    title = transcript.title or transcript.document.title or ""
    rows = []
    asked, asking = "", False
    for turn in transcript.turns:
        start = turn.start
        if turn.kind == "question":
            said = text[turn.start : turn.end]
            asked, asking = f"{asked} {said}" if asking else said, True
        elif turn.kind != "aside":
            asking = False
        over = asked[-_ASKED:] if turn.kind == "answer" else ""
        while start < turn.end:
            end = text.find("\n\n", start, turn.end)
            end = turn.end if end < 0 else end
            if words := text[start:end].strip():
                at = start + text[start:end].index(words[0])
                rows.append(
                    {
                        "turn": turn.index,
                        "start": at,
                        "end": at + len(words),
                        "speaker": who(turn),
                        "role": turn.speaker.role,
                        "kind": turn.kind,
                        "text": words,
                        "context": f"{title}\n{over}".strip(),
                    }
                )
            start = end + 2
    return rows


def _statement(n: int, statement: Statement, transcript: Transcript) -> Row:
    inside = statement.parent is None and statement.turn is not None
    return {
        "n": n,
        "turn": statement.turn,
        "speaker": who(transcript.turns[statement.turn or 0])
        if inside
        else statement.speaker_name or statement.speaker,
        "speaker_id": statement.speaker_id,
        "evidence_class": statement.evidence_class,
        "start": min((s.start for s in statement.content), default=0),
        "end": max((s.end for s in statement.content), default=0),
    }


def _acts(statements: tuple[Statement, ...], transcript: Transcript) -> list[Row]:
    text = transcript.document.text
    rows = [_statement(n, statement, transcript) for n, statement in enumerate(statements)]
    return [
        {
            "n": n,
            "kind": act.kind,
            "actor": act.actor_name or (act.actor.of(text) if act.actor else None),
            "actor_id": act.actor_id,
            "target": act.target_name or (act.target.of(text) if act.target else None),
            "target_id": act.target_id,
            "speaker": rows[n]["speaker"],
            "by": _by(act, statement),
            "hedged": statement.evidence_class in ("hope", "condition", "assessment", "hearsay")
            or act.condition is not None
            or any(_soft(limit, text) for limit in statement.hedges),
            "start": rows[n]["start"],
            "end": rows[n]["end"],
            "actor_start": act.actor.start if act.actor else None,
            "words_start": act.start,
            "words_end": act.end,
        }
        for n, statement in enumerate(statements)
        for act in statement.acts
    ]


def _soft(limit: Limit, text: str) -> bool:
    """Say whether a word leaves open that a thing is done: a hope, a condition, "may"; not "will" or "about"."""  # noqa: E501
    return limit.kind in _OPEN or text[limit.start : limit.end].lower() in _WEAK


def _by(act: Act, statement: Statement) -> str | None:
    """Return the day, month or year by which an act is to be done, where the words settle it."""
    if act.date is None:
        return None
    return next(
        (d.value for d in statement.dates if d.value and act.date.overlaps(Span(d.start, d.end))), None
    )


def _exchange(one: LabelledExchange, transcript: Transcript) -> Row:
    asked = one.asked or one.question
    return {
        "label": one.label,
        "kind": one.kind,
        "speaker": who(transcript.turns[one.exchange.answers[0]]) if one.exchange.answers else None,
        "question_start": asked.start,
        "question_end": asked.end,
        "start": one.answer.start,
        "end": one.answer.end,
    }
