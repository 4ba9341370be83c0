"""The tables in PostgreSQL, what guards them, and who sees which rows (docs/security.md §5.1)."""

import re
from typing import Any

from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.base import PGTypeCompiler
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from storage.basics.sql import Connection
from storage.sites.tables import LOGS, TABLES


class _Types(PGTypeCompiler):
    """Numbers have 64 bits and texts are ordered by their bytes, as in the file."""

    def visit_INTEGER(self, type_: Any, **kw: Any) -> str:  # noqa: N802 - the name SQLAlchemy calls
        return "BIGINT"

    def visit_VARCHAR(self, type_: Any, **kw: Any) -> str:  # noqa: N802
        return 'TEXT COLLATE "C"'


_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
_DIALECT.type_compiler_instance = _Types(_DIALECT)

_OWN = """
-- What stands in files of its own elsewhere.
CREATE TABLE vault_keys (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), stamp BIGINT NOT NULL, content BYTEA NOT NULL
);
CREATE TABLE vault_journal (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line BYTEA NOT NULL);

-- Counts what was stored, so that a session sees at a glance whether another one wrote.
CREATE TABLE vault_change (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL);
INSERT INTO vault_change (id, number) VALUES (1, 0);

-- Which coordinator a role of the database is; '*' sees every row.
CREATE TABLE vault_member (role NAME NOT NULL PRIMARY KEY, coordinator TEXT COLLATE "C" NOT NULL);

-- What links the lines of the ledger, also for who does not see them all.
CREATE VIEW ledger_chain AS SELECT seq, hash FROM ledger;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

-- These run as the owner, who is asked about somebody else; their bodies are bound to the tables when they are made.
CREATE FUNCTION sees_all(who name) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC
    SELECT pg_has_role(who, CURRENT_USER, 'USAGE')
        OR EXISTS (SELECT 1 FROM vault_member AS m WHERE m.role = who AND m.coordinator = '*');
END;

-- Who began the present epoch sees its case too: the grants of a new epoch are written after its beginning.
CREATE FUNCTION cases_of(who name) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER BEGIN ATOMIC
    SELECT g.case_id FROM vault_member AS m
        JOIN case_grant AS g ON g.grantee = m.coordinator
        JOIN case_file AS c ON c.id = g.case_id AND c.epoch <= g.epoch WHERE m.role = who
    UNION
    SELECT e.case_id FROM vault_member AS m
        JOIN case_epoch AS e ON e.author = m.coordinator
        JOIN case_file AS c ON c.id = e.case_id AND c.epoch <= e.epoch WHERE m.role = who;
END;

CREATE FUNCTION is_coordinator(who name, coordinator text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (SELECT 1 FROM vault_member AS m WHERE m.role = who AND m.coordinator = $2);
END;
"""

_ALL = "(SELECT sees_all(CURRENT_USER))"


def _seen(column: str) -> str:
    return f"CASE WHEN {_ALL} THEN true ELSE {column} IN (SELECT cases_of(CURRENT_USER)) END"


def _added(table: str) -> str:
    """Return who may add a row to a table with rows of cases."""
    if table == "case_file":
        return "true"
    seen = _seen("case_id")
    if table == "case_epoch":
        return f"{_ALL} OR (is_coordinator(CURRENT_USER, author) AND (epoch = 1 OR {seen}))"
    if table == "case_grant":
        return f"{_ALL} OR (is_coordinator(CURRENT_USER, granter) AND {seen})"
    return seen


FENCED = {
    "case_file": "id", "case_epoch": "case_id", "case_grant": "case_id", "record": "case_id", "record_gone": "case_id",
    "ledger": "case_id",
}  # fmt: skip
"""Tables of which a role without a grant sees no row, and the column that names the case."""


def create_schema(connection: Connection) -> None:
    """Make everything a vault stands on, in the first schema of the search path, empty."""
    for model in TABLES:
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        connection.execute(str(CreateTable(table).compile(dialect=_DIALECT)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=_DIALECT)))
    connection.execute(_OWN)
    for log in LOGS:
        for change in ("UPDATE", "DELETE", "TRUNCATE"):
            connection.execute(
                f"CREATE TRIGGER {log}_no_{change.lower()} BEFORE {change} ON {log} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
    for name, column in FENCED.items():
        connection.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        connection.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        connection.execute(f"CREATE POLICY {name}_owner ON {name} TO CURRENT_USER USING (true) WITH CHECK (true)")
        seen = _seen(column)
        connection.execute(f"CREATE POLICY {name}_read ON {name} FOR SELECT USING ({seen})")
        connection.execute(f"CREATE POLICY {name}_add ON {name} FOR INSERT WITH CHECK ({_added(name)})")
        connection.execute(f"CREATE POLICY {name}_change ON {name} FOR UPDATE USING ({seen})")
        connection.execute(f"CREATE POLICY {name}_remove ON {name} FOR DELETE USING ({seen})")


_PLACE = re.compile(r"\b(wams|pg_temp(_\d+)?|wams_nieuw_[0-9a-f]+)\.")

_LAYOUT = """
SELECT c.relkind::text, c.relname::text, a.attname::text, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
    a.attnotnull, a.attidentity, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid))
FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
WHERE c.relnamespace = {space} AND c.relkind NOT IN ('i', 'S')
UNION ALL
SELECT 'index', c.relname, '', pg_get_indexdef(c.oid) FROM pg_class AS c
WHERE c.relnamespace = {space} AND c.relkind = 'i'
UNION ALL
SELECT 'view', c.relname, '', pg_get_viewdef(c.oid) FROM pg_class AS c
WHERE c.relnamespace = {space} AND c.relkind = 'v'
UNION ALL
SELECT 'constraint', c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid
WHERE k.connamespace = {space} AND k.contype <> 'n'
UNION ALL
SELECT 'trigger', c.relname, t.tgname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) FROM pg_trigger AS t
    JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = {space} AND NOT t.tgisinternal
UNION ALL
SELECT 'function', p.proname, '', pg_get_functiondef(p.oid) FROM pg_proc AS p WHERE p.pronamespace = {space}
UNION ALL
SELECT 'fence', c.relname, '', concat_ws(' ', c.relrowsecurity, c.relforcerowsecurity) FROM pg_class AS c
WHERE c.relnamespace = {space} AND c.relkind = 'r'
UNION ALL
SELECT 'policy', c.relname, p.polname, concat_ws(' / ', p.polcmd, p.polpermissive,
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
WHERE c.relnamespace = {space}
UNION ALL
SELECT 'rule', c.relname, r.rulename, pg_get_ruledef(r.oid) FROM pg_rewrite AS r
    JOIN pg_class AS c ON c.oid = r.ev_class
WHERE c.relnamespace = {space} AND r.rulename <> '_RETURN'
"""


def layout(connection: Connection, space: str) -> set[tuple[str, str, str, str]]:
    """Return what stands in a schema: each thing with its kind, table, name and definition.

    ``space`` is SQL for the schema's number. Definitions come without the names of schemas.
    """
    rows = connection.execute(_LAYOUT.replace("{space}", space)).fetchall()
    return {(str(kind), str(table), str(name), _PLACE.sub("", str(told))) for kind, table, name, told in rows}


def layout_of_new(connection: Connection) -> set[tuple[str, str, str, str]]:
    """Return the layout of a new vault, from one that is made among what is temporary, and undone."""
    connection.execute("BEGIN")
    try:
        # A function is never looked for among what is temporary; the ones of the vault are found, under the same name.
        connection.execute("SELECT set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)")
        create_schema(connection)
        return layout(connection, "pg_my_temp_schema()")
    finally:
        connection.execute("ROLLBACK")
