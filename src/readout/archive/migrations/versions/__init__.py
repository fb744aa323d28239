"""Alembic's migrations of the archive, shipped with the package."""
