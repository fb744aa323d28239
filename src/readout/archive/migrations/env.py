"""Alembic's environment: the connection is handed over by ``readout.archive.store``."""

from alembic import context

from readout.archive.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
context.run_migrations()
