"""What recurs from row to row is kept once, and the rows hold its number; views give the words.

Names, roles, keys and kinds of evidence were written out in each of hundreds of thousands of rows, and again in their
indexes; the title and question over a passage with each passage of the same answer. ``passage_rows`` and
``statement_rows`` are written; ``passages`` and ``statements`` are read, with the columns that they had. The document
and the day are the version's. Indexes by document go, for those by version do the same; so does one that nothing asked.

The index of words stays as it is, for ids and words do: only its triggers are made anew.
"""  # noqa: E501

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_NAMES = """INSERT INTO names (text)
    SELECT speaker FROM passages WHERE speaker IS NOT NULL
    UNION SELECT role FROM passages WHERE role IS NOT NULL
    UNION SELECT kind FROM passages UNION SELECT speaker FROM statements WHERE speaker IS NOT NULL
    UNION SELECT speaker_id FROM statements WHERE speaker_id IS NOT NULL
    UNION SELECT evidence_class FROM statements WHERE evidence_class IS NOT NULL
    UNION SELECT model FROM vectors"""
_CONTEXTS = """INSERT INTO contexts (version, n, text)
    SELECT version, row_number() OVER (PARTITION BY version ORDER BY min(id)), context
    FROM passages WHERE context <> '' GROUP BY version, context"""
_STATEMENT_ROWS = """INSERT INTO statement_rows
    (version, start, n, "end", turn, speaker, speaker_id, evidence_class)
    SELECT s.version, s.start, s.n, s."end", s.turn, a.id, b.id, c.id FROM statements s
    LEFT JOIN names a ON a.text = s.speaker LEFT JOIN names b ON b.text = s.speaker_id
    LEFT JOIN names c ON c.text = s.evidence_class ORDER BY s.version, s.start, s.n"""
_PASSAGE_ROWS = """INSERT INTO passage_rows
    (id, version, turn, start, "end", speaker, role, kind, over, text)
    SELECT p.id, p.version, p.turn, p.start, p."end", a.id, b.id, k.id, c.n, p.text
    FROM passages p LEFT JOIN names a ON a.text = p.speaker LEFT JOIN names b ON b.text = p.role
    JOIN names k ON k.text = p.kind LEFT JOIN contexts c ON c.version = p.version AND c.text = p.context
    ORDER BY p.id"""
_VECTORS = (
    "INSERT INTO vectors (passage, model, vector) "
    "SELECT v.passage, n.id, v.vector FROM old_vectors v JOIN names n ON n.text = v.model "
    "ORDER BY v.passage, n.id"
)
_STATEMENTS_READ = """CREATE VIEW statements AS
    SELECT v.document, r.version, r.n, r.start, r."end" AS "end", r.turn,
        a.text AS speaker, b.text AS speaker_id, c.text AS evidence_class
    FROM statement_rows r LEFT JOIN versions v ON v.id = r.version LEFT JOIN names a ON a.id = r.speaker
    LEFT JOIN names b ON b.id = r.speaker_id LEFT JOIN names c ON c.id = r.evidence_class"""
_PASSAGES_READ = """CREATE VIEW passages AS
    SELECT r.id, v.document, r.version, r.turn, r.start, r."end" AS "end", a.text AS speaker, b.text AS role,
        k.text AS kind, v.date, r.text, c.text AS context, r.speaker AS speaker_number{more}
    FROM passage_rows r LEFT JOIN versions v ON v.id = r.version LEFT JOIN names a ON a.id = r.speaker
    LEFT JOIN names b ON b.id = r.role LEFT JOIN names k ON k.id = r.kind
    LEFT JOIN contexts c ON c.version = r.version AND c.n = r.over"""
_OVER = "(SELECT text FROM contexts WHERE version = {row}.version AND n = {row}.over)"
_SQLITE = (
    f"""CREATE TRIGGER passages_added AFTER INSERT ON passage_rows BEGIN
        INSERT INTO passages_fts(rowid, text, context)
        VALUES (new.id, new.text, coalesce({_OVER.format(row="new")}, '')); END""",
    f"""CREATE TRIGGER passages_gone AFTER DELETE ON passage_rows BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, text, context)
        VALUES ('delete', old.id, old.text, coalesce({_OVER.format(row="old")}, '')); END""",
)
_POSTGRESQL_BEFORE = (
    "ALTER TABLE vectors RENAME CONSTRAINT pk_vectors TO pk_old_vectors",
    "ALTER TABLE passages RENAME TO passage_rows",
    "ALTER TABLE passage_rows RENAME CONSTRAINT pk_passages TO pk_passage_rows",
    "ALTER TABLE passage_rows RENAME COLUMN speaker TO speaker_words",
    "ALTER TABLE passage_rows RENAME COLUMN role TO role_words",
    "ALTER TABLE passage_rows RENAME COLUMN kind TO kind_words",
    "ALTER TABLE passage_rows ALTER COLUMN tsv DROP EXPRESSION",  # what was worked out stays
    "ALTER TABLE passage_rows ADD COLUMN speaker bigint, ADD COLUMN role bigint, ADD COLUMN kind bigint, "
    "ADD COLUMN over integer",
    """UPDATE passage_rows r SET
        speaker = (SELECT id FROM names WHERE text = r.speaker_words),
        role = (SELECT id FROM names WHERE text = r.role_words),
        kind = (SELECT id FROM names WHERE text = r.kind_words),
        over = (SELECT n FROM contexts c WHERE c.version = r.version AND c.text = r.context)""",
    "DROP INDEX ix_passages_speaker",
    "DROP INDEX ix_passages_document",
    "ALTER TABLE passage_rows ALTER COLUMN kind SET NOT NULL",
    "ALTER TABLE passage_rows DROP COLUMN speaker_words, DROP COLUMN role_words, DROP COLUMN kind_words, "
    "DROP COLUMN context, DROP COLUMN document, DROP COLUMN date",
    "ALTER INDEX ix_passages_version_start_end_id RENAME TO ix_passage_rows_version_start_end_id",
    "CREATE INDEX ix_passage_rows_speaker ON passage_rows (speaker)",
    """ALTER TABLE passage_rows
        ADD CONSTRAINT fk_passage_rows_speaker FOREIGN KEY (speaker) REFERENCES names (id),
        ADD CONSTRAINT fk_passage_rows_role FOREIGN KEY (role) REFERENCES names (id),
        ADD CONSTRAINT fk_passage_rows_kind FOREIGN KEY (kind) REFERENCES names (id),
        ADD CONSTRAINT fk_passage_rows_version_over
            FOREIGN KEY (version, over) REFERENCES contexts (version, n)""",
)
_POSTGRESQL_AFTER = (
    # What it gives for a passage is what it gave, so the indexes over it stand.
    """CREATE OR REPLACE FUNCTION words_of_passage(passage bigint, over boolean) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 SET search_path FROM CURRENT AS $$
        SELECT to_tsvector('english', CASE WHEN $2 THEN concat_ws(E'\\n', r.text, c.text) ELSE r.text END)
        FROM passage_rows r LEFT JOIN contexts c ON c.version = r.version AND c.n = r.over
        WHERE r.id = passage $$""",
    f"""CREATE FUNCTION passage_tsv() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
        BEGIN
            new.tsv := setweight(to_tsvector('english', new.text), 'A')
                || setweight(to_tsvector('english', coalesce({_OVER.format(row="new")}, '')), 'B');
            RETURN new;
        END $$""",
    """CREATE TRIGGER passages_told BEFORE INSERT ON passage_rows
        FOR EACH ROW EXECUTE FUNCTION passage_tsv()""",
)


def upgrade() -> None:
    """Make the tables of words, move the rows, make the views in the old tables' place."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    _words()
    op.execute(_NAMES)
    op.execute(_CONTEXTS)
    _statement_rows()
    op.execute(_STATEMENT_ROWS)
    op.create_index("ix_statement_rows_speaker_id_version", "statement_rows", ["speaker_id", "version"])
    op.drop_table("statements")
    op.execute(_STATEMENTS_READ)
    if sqlite:
        _passage_rows()
        op.execute(_PASSAGE_ROWS)
        for columns in (["speaker"], ["version", "start", "end", "id"]):
            op.create_index("_".join(("ix_passage_rows", *columns)), "passage_rows", columns)
    else:
        for line in _POSTGRESQL_BEFORE:
            op.execute(line)
    op.rename_table("vectors", "old_vectors")
    _vectors()
    op.execute(_VECTORS)
    op.drop_table("old_vectors")
    if sqlite:
        op.drop_table("passages")  # and its triggers
    op.execute(_PASSAGES_READ.format(more="" if sqlite else ", r.tsv"))
    for line in _SQLITE if sqlite else _POSTGRESQL_AFTER:
        op.execute(line)
    for table, column in (("acts", "document"), ("exchanges", "document"), ("acts", "speaker")):
        op.drop_index(f"ix_{table}_{column}", table)


def _words() -> None:
    op.create_table(
        "names",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("text", name=op.f("uq_names_text")),
    )
    op.create_table(
        "contexts",
        sa.Column("version", _ID, autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_contexts_version")),
        sa.PrimaryKeyConstraint("version", "n", name=op.f("pk_contexts")),
    )


def _statement_rows() -> None:
    op.create_table(
        "statement_rows",
        sa.Column("version", _ID, autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=True),
        *(sa.Column(name, _ID, nullable=True) for name in ("speaker", "speaker_id", "evidence_class")),
        *(
            sa.ForeignKeyConstraint([name], ["names.id"], name=op.f(f"fk_statement_rows_{name}"))
            for name in ("speaker", "speaker_id", "evidence_class")
        ),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_statement_rows_version")),
        sa.PrimaryKeyConstraint("version", "start", "n", name=op.f("pk_statement_rows")),
        sqlite_with_rowid=False,
    )


def _passage_rows() -> None:
    op.create_table(
        "passage_rows",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("version", _ID, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("turn", "start", "end")),
        *(sa.Column(name, _ID, nullable=True) for name in ("speaker", "role")),
        sa.Column("kind", _ID, nullable=False),
        sa.Column("over", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_passage_rows_version")),
        *(
            sa.ForeignKeyConstraint([name], ["names.id"], name=op.f(f"fk_passage_rows_{name}"))
            for name in ("speaker", "role", "kind")
        ),
        sa.ForeignKeyConstraint(
            ["version", "over"], ["contexts.version", "contexts.n"], name=op.f("fk_passage_rows_version_over")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage_rows")),
    )


def _vectors() -> None:
    op.create_table(
        "vectors",
        sa.Column("passage", _ID, autoincrement=False, nullable=False),
        sa.Column("model", _ID, autoincrement=False, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["passage"], ["passage_rows.id"], name=op.f("fk_vectors_passage")),
        sa.ForeignKeyConstraint(["model"], ["names.id"], name=op.f("fk_vectors_model")),
        sa.PrimaryKeyConstraint("passage", "model", name=op.f("pk_vectors")),
    )
