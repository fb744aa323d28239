"""Who speaks where, with counts; who they are; and what users decided about that.

``appearances`` and ``aliases`` are worked out and start empty: they are filled when they are first asked for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COUNTS = ("turns", "words", "waffle", "hedges", "exchanges", "non_replies")


def upgrade() -> None:
    """Make three tables."""
    op.create_table(
        "appearances",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("document", _ID, nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("short", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("press", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_appearances_document")),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_appearances_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearances")),
    )
    for column in ("document", "version", "person"):
        op.create_index(op.f(f"ix_appearances_{column}"), "appearances", [column], unique=False)
    op.create_table(
        "aliases",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("printed", sa.Boolean(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("mostly", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person", "alias", "printed", name=op.f("pk_aliases")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
