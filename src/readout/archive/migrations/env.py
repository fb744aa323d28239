"""Alembic's environment: the connection is handed over by ``readout.archive.keeping.store``."""

from alembic import context

from readout.archive.rows.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
context.run_migrations()
