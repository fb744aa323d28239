"""What lists of passages are read from is narrow, for lists are long and passages are wide.

PostgreSQL reads the row of each passage that its index of words gives, and reads its words again where the index does
not hold all that is asked (weights). So the index is over a table of ids alone, twice: by the words of the passage,
and with those of what stands over it. Its expression reads the passage by its id; that is as good as constant, for
passages come and go but never change.

On both stores an index of places finds the passage in which an act begins without reading it.
"""  # noqa: E501

from alembic import op

revision = "0005"
down_revision = "0004"

_POSTGRESQL = (
    "CREATE TABLE passage_words (id bigint PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE)",
    # The search path is kept with the function: a dump is restored under an empty one.
    """CREATE FUNCTION words_of_passage(passage bigint, over boolean) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 SET search_path FROM CURRENT AS $$
        SELECT to_tsvector('english', CASE WHEN over THEN concat_ws(E'\\n', text, context) ELSE text END)
        FROM passages WHERE id = passage $$""",
    """CREATE FUNCTION passage_words_added() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN INSERT INTO passage_words SELECT id FROM added; RETURN NULL; END $$""",
    "INSERT INTO passage_words SELECT id FROM passages ORDER BY id",
    "CREATE INDEX ix_passage_words_text ON passage_words USING gin (words_of_passage(id, false))",
    "CREATE INDEX ix_passage_words_over ON passage_words USING gin (words_of_passage(id, true))",
    # To sample the words of rows would take long, and tell the planner nothing that it needs.
    "ALTER INDEX ix_passage_words_text ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER INDEX ix_passage_words_over ALTER COLUMN 1 SET STATISTICS 0",
    "DROP INDEX ix_passages_tsv",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION passage_words_added()""",
)


def upgrade() -> None:
    """Make the table of ids with its two indexes, on PostgreSQL; the index of places."""
    if op.get_bind().dialect.name != "sqlite":
        for line in _POSTGRESQL:
            op.execute(line)
    op.create_index("ix_passages_version_start_end_id", "passages", ["version", "start", "end", "id"])
    op.drop_index("ix_passages_version", "passages")
