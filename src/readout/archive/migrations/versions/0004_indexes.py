"""Indexes for what pages ask: an actor's statements and acts, a version's acts and replies by kind.

Each takes the place of one on its first column alone; only ``target_id`` had none.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

_PLACES = (
    ("statements", ("version",), ("version", "start")),
    ("statements", ("speaker_id",), ("speaker_id", "version", "start")),
    ("acts", ("version",), ("version", "kind", "start", "end")),
    ("exchanges", ("version",), ("version", "label")),
)


def upgrade() -> None:
    """Make the new indexes and let the old go."""
    op.create_index("ix_acts_target_id", "acts", ["target_id"])
    for table, old, new in _PLACES:
        op.create_index(_name(table, new), table, list(new))
        op.drop_index(_name(table, old), table)


def _name(table: str, columns: tuple[str, ...]) -> str:
    return "_".join(("ix", table, *columns))
