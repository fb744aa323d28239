"""What stands over a passage is searched with it; vectors of passages.

Passages that are there get their title and question here; their vectors ``readout archive remake`` makes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOST = 600
_FTS5_GONE = ("DROP TRIGGER passages_added", "DROP TRIGGER passages_gone", "DROP TABLE passages_fts")
_FTS5 = (
    """CREATE VIRTUAL TABLE passages_fts USING fts5(text, context, content='passages', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2')""",
    "INSERT INTO passages_fts(passages_fts) VALUES ('rebuild')",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passages_fts(rowid, text, context) VALUES (new.id, new.text, new.context); END""",
    """CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, text, context)
        VALUES ('delete', old.id, old.text, old.context); END""",
)
_POSTGRESQL_GONE = ("DROP INDEX ix_passages_tsv", "ALTER TABLE passages DROP COLUMN tsv")
_POSTGRESQL = (
    """ALTER TABLE passages ADD COLUMN tsv tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english', text), 'A')
        || setweight(to_tsvector('english', coalesce(context, '')), 'B')) STORED""",  # noqa: E501
    "CREATE INDEX ix_passages_tsv ON passages USING gin (tsv)",
)


def upgrade() -> None:
    """Add the context, fill it, index it; add the table of vectors."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for line in _FTS5_GONE if sqlite else _POSTGRESQL_GONE:
        op.execute(line)
    op.add_column("passages", sa.Column("context", sa.Text(), nullable=True))
    _fill(op.get_bind())
    for line in _FTS5 if sqlite else _POSTGRESQL:
        op.execute(line)
    op.create_table(
        "vectors",
        sa.Column("passage", _ID, autoincrement=False, nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["passage"], ["passages.id"], name=op.f("fk_vectors_passage")),
        sa.PrimaryKeyConstraint("passage", "model", name=op.f("pk_vectors")),
    )


def _fill(connection: sa.Connection) -> None:
    rows = connection.execute(
        sa.text(
            "SELECT p.id, p.version, p.kind, p.text, v.title FROM passages p JOIN versions v ON v.id = p.version "  # noqa: E501
            "ORDER BY p.version, p.id"
        )
    ).all()
    filled, version, asked, asking = [], None, "", False
    for row in rows:
        if row.version != version:
            version, asked, asking = row.version, "", False
        if row.kind == "question":
            asked, asking = f"{asked} {row.text}" if asking else row.text, True
        elif row.kind != "aside":
            asking = False
        over = asked[-_MOST:] if row.kind == "answer" else ""
        filled.append({"id": row.id, "context": f"{row.title or ''}\n{over}".strip()})
    if filled:
        connection.execute(sa.text("UPDATE passages SET context = :context WHERE id = :id"), filled)
