"""``vault.db`` as it stood at one moment, for looking it over (docs/security.md §9)."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.database import driver
from storage.site import Picture
from storage.sql import Connection
from storage.tables import create_schema, reading_models

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


@contextmanager
def picture(sql: Connection) -> Iterator[Picture]:
    """Give what ``sql`` reads now; the connection is closed at the end."""
    with reading_models(lambda: sql) as models:
        models.connection().exec_driver_sql("BEGIN")
        models.connection().exec_driver_sql("SELECT count(*) FROM vault_meta").fetchone()
        yield Picture(models, sql, lambda: _pages(sql), lambda: _layout(sql))


def _pages(sql: Connection) -> list[str]:
    return [str(row[0]) for row in sql.execute("PRAGMA cipher_integrity_check").fetchall()]


def _layout(sql: Connection) -> list[str]:
    """Compare tables, indexes and triggers with those of a new vault; SQLite's own statistics may stand beside them."""
    new: Connection = driver.connect(":memory:", isolation_level=None)
    try:
        create_schema(new)
        made = set(new.execute(_SCHEMA).fetchall())
    finally:
        new.close()
    found = {row for row in sql.execute(_SCHEMA).fetchall() if not str(row[1]).startswith("sqlite_stat")}
    return [str(row[1]) for row in sorted(made ^ found, key=str)]
