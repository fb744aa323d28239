"""What the archive consists of: the tables, the items that come in, and how values are kept in rows."""
