"""Keeping what was read: one transaction an item, so that a document is there whole or not at all."""

from __future__ import annotations

import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, select, update

from readout import __version__
from readout.archive.keeping.store import now
from readout.archive.rows import schema as t
from readout.archive.rows.identity import identities, sha256
from readout.archive.rows.items import Added, Item
from readout.archive.rows.names import insert_passages, insert_statements
from readout.archive.vectors.meaning import store_vectors

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.preparing import Derived, Prepared
    from readout.archive.keeping.store import Archive


def seen_before(archive: Archive, item: Item) -> Added | None:
    """Note that an item was met again whose very bytes are kept, and say so; ``None`` if they are not."""
    digest = sha256(item.data)
    with archive.reading() as connection:
        if _known(connection, item, digest) is None:
            return None
    with archive.writing() as connection:
        known = _known(connection, item, digest)
        if known is None:
            return None
        document, version = known
        for name in _names_of(item):
            _name(connection, name, document)
        _sight(connection, document, version, digest, item)
        return Added("seen", document, version, digest, note=_swung(connection, document, version))


def keep(archive: Archive, prepared: Prepared) -> Added:
    """Store an item that was read: a new document, a new version of one, or one more sighting."""
    with archive.writing() as connection:
        document = _find(connection, prepared.names)
        _blob(connection, prepared)
        if document is None:
            outcome, number = "new", 1
            document = _inserted(connection, t.documents, added_at=now(), current=1)
        else:
            same = connection.scalar(
                select(t.versions.c.number)
                .where(t.versions.c.document == document, t.versions.c.content == prepared.content)
                .order_by(t.versions.c.number.desc())
            )
            if same is not None:
                for name in prepared.names:
                    _name(connection, name, document)
                _sight(connection, document, same, prepared.sha256, prepared.item)
                note = _swung(connection, document, same)
                return Added("seen", document, same, prepared.sha256, note=note)
            outcome, number = (
                "version",
                1
                + (
                    connection.scalar(
                        select(func.max(t.versions.c.number)).where(t.versions.c.document == document)
                    )
                    or 0
                ),
            )
        for name in prepared.names:
            _name(connection, name, document)
        version = _version(connection, document, number, prepared)
        if number > 1:
            connection.execute(update(t.documents).where(t.documents.c.id == document).values(current=number))
            _edit(connection, document, number, prepared)
        store_derived(connection, document, version, prepared.derived)
        _sight(connection, document, number, prepared.sha256, prepared.item)
        twins: tuple[int, ...] = tuple(
            connection.scalars(
                select(t.versions.c.document)
                .where(t.versions.c.words_hash == prepared.words_hash, t.versions.c.document != document)
                .distinct()
                .order_by(t.versions.c.document)
            )
        )
        return Added("new" if outcome == "new" else "version", document, number, prepared.sha256, twins)


def store_derived(connection: Connection, document: int, version: int, derived: Derived) -> None:
    """Put what was worked out from a version in the place of what was there of its document."""
    versions = select(t.versions.c.id).where(t.versions.c.document == document)
    gone = select(t.passage_rows.c.id).where(t.passage_rows.c.version.in_(versions))
    connection.execute(t.vectors.delete().where(t.vectors.c.passage.in_(gone)))
    for table in (t.appearances, t.acts, t.exchanges, t.statement_rows, t.passage_rows, t.contexts):
        connection.execute(table.delete().where(table.c.version.in_(versions)))
    connection.execute(t.analyses.delete().where(t.analyses.c.version == version))
    connection.execute(
        insert(t.analyses).values(
            version=version,
            maker=maker(connection),
            transcript=derived.transcript,
            statements=derived.statements,
            exchanges=derived.exchanges,
            why=derived.why,
        )
    )
    common = {"document": document, "version": version}
    insert_passages(connection, version, derived.passages)
    insert_statements(connection, version, derived.statement_rows)
    for table, rows in (
        (t.acts, derived.act_rows),
        (t.exchanges, derived.exchange_rows),
        (t.appearances, derived.appearance_rows),
    ):
        if rows:
            connection.execute(insert(table), [{**common, **row} for row in rows])
    store_vectors(connection, version)


def maker(connection: Connection) -> int:
    """Return the row that names the present code and model, making it where there is none."""
    code, model = made_by()
    found = connection.scalar(select(t.makers.c.id).where(t.makers.c.code == code, t.makers.c.model == model))
    return found or _inserted(connection, t.makers, code=code, model=model)


def made_by() -> tuple[str, str]:
    """Return the versions of the code and of the language model."""
    from readout.language import model_info

    info = model_info()
    return __version__, f"{info['name']} {info['version']} {info['sha256'][:12]}".strip()


def refuse(archive: Archive, item: Item, why: str) -> None:
    """Keep the bytes of an item that cannot be read, and why, so that it can be tried again."""
    import json

    digest = sha256(item.data)
    name = next(iter(identities(item.url, item.source, item.key, digest)))
    told = {k: v for k, v in asdict(item).items() if k != "data" and v is not None}
    with archive.writing() as connection:
        _bytes(connection, digest, len(item.data), zlib.compress(item.data, 6))
        old = connection.scalar(
            select(t.refusals.c.id).where(t.refusals.c.name == name, t.refusals.c.sha256 == digest)
        )
        values = {"why": why, "code": __version__, "seen_at": item.seen_at or now()}
        if old:
            connection.execute(update(t.refusals).where(t.refusals.c.id == old).values(**values))
        else:
            connection.execute(
                insert(t.refusals).values(
                    name=name, sha256=digest, item=json.dumps(told, ensure_ascii=False), **values
                )
            )


def refused(archive: Archive, item: Item) -> bool:
    """Say whether this very item was refused by the present code."""
    digest = sha256(item.data)
    name = next(iter(identities(item.url, item.source, item.key, digest)))
    with archive.reading() as connection:
        return bool(
            connection.scalar(
                select(t.refusals.c.id).where(
                    t.refusals.c.name == name,
                    t.refusals.c.sha256 == digest,
                    t.refusals.c.code == __version__,
                )
            )
        )


def _names_of(item: Item) -> tuple[str, ...]:
    """Return the names that the carrier itself gives an item."""
    return identities(item.url, item.source, item.key, "") if item.url or item.key else ()


def _known(connection: Connection, item: Item, digest: str) -> tuple[int, int] | None:
    """Return the document and version that these bytes are, by the carrier's names or else by themselves."""
    query = select(t.sightings.c.document, t.sightings.c.version).where(t.sightings.c.sha256 == digest)
    if names := _names_of(item):
        document = _find(connection, names)
        if document is None:
            return None
        query = query.where(t.sightings.c.document == document)
        # The same bytes under another headline are another content.
        query = query.join(
            t.versions,
            and_(
                t.versions.c.document == t.sightings.c.document,
                t.versions.c.number == t.sightings.c.version,
            ),
        )
        if item.title:
            query = query.where(t.versions.c.title == item.title)
    row = connection.execute(query.order_by(t.sightings.c.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def _find(connection: Connection, names: tuple[str, ...]) -> int | None:
    """Return the document that one of the names is of, the surest name first."""
    for name in names:
        found = connection.scalar(select(t.identities.c.document).where(t.identities.c.name == name))
        if found is not None:
            return int(found)
    return None


def _name(connection: Connection, name: str, document: int) -> None:
    if _find(connection, (name,)) is None:
        connection.execute(insert(t.identities).values(name=name, document=document))


def _blob(connection: Connection, prepared: Prepared) -> None:
    size = len(zlib.decompress(prepared.data))
    _bytes(connection, prepared.sha256, size, prepared.data)


def _bytes(connection: Connection, digest: str, size: int, data: bytes) -> None:
    if connection.scalar(select(t.blobs.c.size).where(t.blobs.c.sha256 == digest)) is None:
        connection.execute(insert(t.blobs).values(sha256=digest, size=size, data=data))


def _version(connection: Connection, document: int, number: int, prepared: Prepared) -> int:
    item = prepared.item
    return _inserted(
        connection,
        t.versions,
        document=document,
        number=number,
        sha256=prepared.sha256,
        content=prepared.content,
        words_hash=prepared.words_hash,
        seen_at=item.seen_at or now(),
        title=prepared.title,
        date=prepared.date,
        publisher=prepared.publisher,
        url=prepared.url,
        source=item.source,
        name=item.name,
        media_type=item.media_type,
        reading=prepared.reading,
        words=prepared.words,
        text=zlib.compress(prepared.text.encode("utf-8", "surrogatepass"), 6),
    )


def _sight(connection: Connection, document: int, version: int, digest: str, item: Item) -> None:
    """Note a meeting; a run of the same is one row."""
    at = item.seen_at or now()
    last = connection.execute(
        select(t.sightings)
        .where(t.sightings.c.document == document)
        .order_by(t.sightings.c.id.desc())
        .limit(1)
    ).first()
    if last and (last.version, last.sha256, last.source) == (version, digest, item.source):
        connection.execute(
            update(t.sightings)
            .where(t.sightings.c.id == last.id)
            .values(first=min(last.first, at), last=max(last.last, at), times=last.times + 1)
        )
        return
    connection.execute(
        insert(t.sightings).values(
            document=document,
            version=version,
            sha256=digest,
            source=item.source,
            url=item.url,
            first=at,
            last=at,
            times=1,
        )
    )


def _swung(connection: Connection, document: int, version: int) -> str | None:
    """Say so where a source shows an older version than the newest."""
    current = connection.scalar(select(t.documents.c.current).where(t.documents.c.id == document))
    return f"it shows version {version} again, not {current}" if current != version else None


def _edit(connection: Connection, document: int, number: int, prepared: Prepared) -> None:
    """Store what this version changed of the one before it."""
    from readout.archive.keeping.edits import compare
    from readout.archive.rows.codec import pack

    old = connection.execute(
        select(t.versions.c.title, t.versions.c.text, t.versions.c.number)
        .where(t.versions.c.document == document, t.versions.c.number < number)
        .order_by(t.versions.c.number.desc())
        .limit(1)
    ).one()
    before = zlib.decompress(old.text).decode("utf-8", "surrogatepass")
    edit = compare(before, prepared.text, old.title, prepared.title)
    connection.execute(
        insert(t.edits).values(
            document=document,
            old=old.number,
            new=number,
            seen_at=prepared.item.seen_at or now(),
            rank=edit.rank,
            kind=edit.kind,
            noticed=edit.noticed,
            changes=pack(edit.changes),
        )
    )


def _inserted(connection: Connection, table: Any, **values: Any) -> int:
    """Insert a row and return its id."""
    made = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0])
