"""The tables, the same on SQLite and PostgreSQL; ``migrations/`` makes them.

Documents, versions, blobs and sightings are what came in, and are never changed or deleted but by restoring
into an empty archive, nor are users' ``decisions``. All else below ``analyses`` is worked out and can be
remade.

What recurs from row to row is kept once, and the rows hold its number: ``passage_rows`` and ``statement_rows``. They are
written; what is read are the views ``passages`` and ``statements``, which have the words.
"""  # noqa: E501

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
#: What the database makes up of tables, to be read only.
views = MetaData()
#: SQLite counts rows by INTEGER only; PostgreSQL shall not run out of them.
_Id = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", _Id, primary_key=True, autoincrement=True)


def _of(name: str, table: str, *, null: bool = False, index: bool = True) -> Column[int]:
    return Column(name, _Id, ForeignKey(f"{table}.id"), nullable=null, index=index)


def _text(name: str, *, null: bool = True, index: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, index=index)


#: Original bytes, named by their digest; ``data`` is zlib-compressed, ``size`` what it was.
blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

#: Which code and model made a row.
makers = Table(
    "makers",
    metadata,
    _id(),
    _text("code", null=False),
    _text("model", null=False),
    UniqueConstraint("code", "model"),
)

#: The thing at an address; ``current`` is the number of the version that stands now.
documents = Table(
    "documents",
    metadata,
    _id(),
    _text("added_at", null=False),
    Column("current", Integer, nullable=False),
)

#: The names a document is known by (readout.archive.rows.identity).
identities = Table(
    "identities",
    metadata,
    Column("name", Text, primary_key=True),
    _of("document", "documents"),
)

#: What a document said at one time; ``text`` is zlib-compressed UTF-8.
versions = Table(
    "versions",
    metadata,
    _id(),
    _of("document", "documents"),
    Column("number", Integer, nullable=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False, index=True),
    _text("content", null=False),
    _text("words_hash", null=False, index=True),
    _text("seen_at", null=False),
    _text("title"),
    _text("date", index=True),
    _text("publisher"),
    _text("url"),
    _text("source"),
    _text("name"),
    _text("media_type"),
    _text("reading", null=False),
    Column("words", Integer, nullable=False),
    Column("text", LargeBinary, nullable=False),
    UniqueConstraint("document", "number"),
)

#: When which bytes were met; one row for a run of meetings with nothing else between.
sightings = Table(
    "sightings",
    metadata,
    _id(),
    _of("document", "documents"),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False, index=True),
    _text("source"),
    _text("url"),
    _text("first", null=False),
    _text("last", null=False),
    Column("times", Integer, nullable=False),
)

#: What could not be read, with its bytes and why; tried again when the code has changed.
refusals = Table(
    "refusals",
    metadata,
    _id(),
    _text("name", null=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    _text("item", null=False),
    _text("why", null=False),
    _text("seen_at", null=False),
    _text("code", null=False),
    UniqueConstraint("name", "sha256"),
)

#: A follower's memory of a source: JSON.
following = Table(
    "following",
    metadata,
    Column("source", Text, primary_key=True),
    _text("state", null=False),
)

#: Turns, statements and exchanges of one version, whole, as compressed JSON (readout.archive.rows.codec).
analyses = Table(
    "analyses",
    metadata,
    Column("version", _Id, ForeignKey("versions.id"), primary_key=True),
    _of("maker", "makers"),
    Column("transcript", LargeBinary, nullable=False),
    Column("statements", LargeBinary),
    Column("exchanges", LargeBinary),
    _text("why"),
)

#: Words that many rows share, each once: names and keys of those who speak, their roles, kinds of turn and
#: of evidence, models. None is ever changed or deleted.
names = Table(
    "names",
    metadata,
    _id(),
    Column("text", Text, nullable=False, unique=True),
)

#: What stands over passages: the title, and below it the question that they answer. ``n`` counts those of
#: a version.
contexts = Table(
    "contexts",
    metadata,
    Column("version", _Id, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    _text("text", null=False),
)

#: What is searched: the paragraphs of turns, with offsets in the version's text. Only of current versions.
passage_rows = Table(
    "passage_rows",
    metadata,
    _id(),
    _of("version", "versions", index=False),
    Column("turn", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _of("speaker", "names", null=True),
    _of("role", "names", null=True, index=False),
    _of("kind", "names", index=False),
    Column("over", Integer),
    _text("text", null=False),
    ForeignKeyConstraint(
        ["version", "over"], ["contexts.version", "contexts.n"], name="fk_passage_rows_version_over"
    ),
)

#: Passages as they are read, with ``document`` and ``date`` of their version, and all else in words;
#: ``speaker_number`` besides, for an index finds passages by that.
passages = Table(
    "passages",
    views,
    *(Column(name, _Id, nullable=False) for name in ("id", "document", "version")),
    *(Column(name, Integer, nullable=False) for name in ("turn", "start", "end")),
    *(Column(name, Text) for name in ("speaker", "role", "kind", "date", "text", "context")),
    Column("speaker_number", _Id),
)

#: The vector of a passage by the model of that name: 8-bit integers, sqlite-vec's int8 format.
vectors = Table(
    "vectors",
    metadata,
    Column("passage", _Id, ForeignKey("passage_rows.id"), primary_key=True, autoincrement=False),
    Column("model", _Id, ForeignKey("names.id"), primary_key=True, autoincrement=False),
    Column("vector", LargeBinary, nullable=False),
)

#: One row for each statement, narrow, to find them by; ``n`` is its place in the analysis. Current versions
#: only. They lie in the order of their key, for they are read by place.
statement_rows = Table(
    "statement_rows",
    metadata,
    Column("version", _Id, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("turn", Integer),
    *(_of(name, "names", null=True, index=False) for name in ("speaker", "speaker_id", "evidence_class")),
    sqlite_with_rowid=False,
)

#: Statements as they are read, with ``document`` of their version, and all else in words.
statements = Table(
    "statements",
    views,
    *(Column(name, _Id, nullable=False) for name in ("document", "version")),
    *(Column(name, Integer, nullable=False) for name in ("n", "start", "end")),
    Column("turn", Integer),
    *(Column(name, Text) for name in ("speaker", "speaker_id", "evidence_class")),
)

#: One row for each act of a statement: who says it, by when, whether a hedge or condition limits it; ``start`` and  # noqa: E501
#: ``end`` are the statement's, ``words_start`` and ``words_end`` of the words that show the act.
acts = Table(
    "acts",
    metadata,
    _id(),
    _of("document", "documents", index=False),
    _of("version", "versions", index=False),
    Column("n", Integer, nullable=False),
    _text("kind", null=False, index=True),
    _text("actor"),
    _text("actor_id", index=True),
    _text("target"),
    _text("target_id", index=True),
    _text("speaker"),
    _text("by"),
    Column("hedged", Boolean, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("actor_start", Integer),
    Column("words_start", Integer),
    Column("words_end", Integer),
)

#: One row for each question with its answer.
exchanges = Table(
    "exchanges",
    metadata,
    _id(),
    _of("document", "documents", index=False),
    _of("version", "versions", index=False),
    _text("label", null=False, index=True),
    _text("kind"),
    _text("speaker"),
    Column("question_start", Integer, nullable=False),
    Column("question_end", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

#: One row for each speaker and label of a version, with how much they said (``waffle``: words that could go;
#: ``hedges``: phrases that limit a claim), how many questions they got and did not answer. ``key`` is equal
#: for rows of one speaker, ``speaker`` what the rows above call them, ``label`` the label as printed;
#: ``person`` and ``reason`` who that is and why (readout.archive.people.linkage). Current versions only.
appearances = Table(
    "appearances",
    metadata,
    _id(),
    _of("document", "documents"),
    _of("version", "versions"),
    _text("key", null=False),
    _text("speaker"),
    _text("label", null=False),
    _text("name"),
    _text("short"),
    _text("role"),
    _text("kind", null=False),
    Column("press", Boolean, nullable=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("turns", "words", "waffle", "hedges", "exchanges", "non_replies")
    ),
    _text("person", index=True),
    _text("reason"),
)

#: What a person is called: by the rows above, or as ``printed`` in a label; ``folded`` to find it by.
#: ``name`` is the person's own. ``mostly`` says that most of the turns under that alias are this person's.
aliases = Table(
    "aliases",
    metadata,
    Column("person", Text, primary_key=True),
    Column("alias", Text, primary_key=True),
    Column("printed", Boolean, primary_key=True),
    _text("folded", null=False),
    _text("name", null=False),
    Column("turns", Integer, nullable=False),
    Column("mostly", Boolean, nullable=False),
)

#: What users decided about people, in order: "merge" (``other`` is ``person``) or "split" (``other``, an
#: alias, is not). Not derived: never deleted, an undone one is marked.
decisions = Table(
    "decisions",
    metadata,
    _id(),
    _text("at", null=False),
    _text("kind", null=False),
    _text("person", null=False),
    _text("other"),
    _text("undone_at"),
)

#: Stories as their own JSON, by the version that they were written from.
stories = Table(
    "stories",
    metadata,
    _id(),
    _of("version", "versions"),
    _of("maker", "makers"),
    Column("asked", Integer, nullable=False),
    _text("made_at", null=False),
    Column("story", LargeBinary, nullable=False),
    UniqueConstraint("version", "asked", "maker"),
)

#: What changed between a version and the one before it, with its rank; ``changes`` is compressed JSON.
edits = Table(
    "edits",
    metadata,
    _id(),
    _of("document", "documents"),
    Column("old", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    _text("seen_at", null=False, index=True),
    Column("rank", Integer, nullable=False),
    _text("kind", null=False),
    Column("noticed", Boolean, nullable=False),
    Column("changes", LargeBinary, nullable=False),
    UniqueConstraint("document", "new"),
)

Index("ix_versions_document_content", versions.c.document, versions.c.content)
# What a page asks for: what one actor stated, by version and place; a version's acts, and replies, by kind.
Index(None, *(passage_rows.c[name] for name in ("version", "start", "end", "id")))
Index(None, statement_rows.c.speaker_id, statement_rows.c.version)
Index(None, acts.c.version, acts.c.kind, acts.c.start, acts.c.end)
Index(None, exchanges.c.version, exchanges.c.label)

#: What is worked out from a version, in an order in which it can be deleted.
DERIVED = (
    *(aliases, appearances, edits, stories, acts, exchanges, statement_rows, vectors),
    *(passage_rows, contexts, analyses),
)
#: All tables in an order in which rows can be inserted.
TABLES = tuple(metadata.sorted_tables)
