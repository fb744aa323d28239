"""The first schema: all tables, and the full-text index over passages.

A migration that has been released is never edited; a later one changes what it made.
"""

from alembic import op

from readout.archive.schema import metadata

revision = "0001"
down_revision = None

_FTS5 = (
    # The text lies in passages once; the index holds only where words are.
    """CREATE VIRTUAL TABLE passages_fts USING fts5(
        text, content='passages', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passages_fts(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER passages_gone AFTER DELETE ON passages BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, text) VALUES ('delete', old.id, old.text); END""",
)
_POSTGRESQL = (
    "ALTER TABLE passages ADD COLUMN tsv tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED",
    "CREATE INDEX ix_passages_tsv ON passages USING gin (tsv)",
)


def upgrade() -> None:
    """Make everything."""
    bind = op.get_bind()
    metadata.create_all(bind)
    for line in _FTS5 if bind.dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(line)
