"""``vault.db`` as it stood at one moment, for looking it over (docs/security.md §9)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.basics.sql import Connection, Lent
from storage.sites.directory.database import connect_copy, driver, worded
from storage.sites.site import Picture
from storage.sites.tables import FORMAT, create_schema, reading_models
from wams_tui.casework.errors import Unusable

MOST_TOLD = 20
"""How many pages are named that do not fit the others."""
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


@contextmanager
def picture(sql: Connection, settle: Callable[[], None] = lambda: None, layout: int = FORMAT) -> Iterator[Picture]:
    """Give what ``sql`` reads now; the connection is closed at the end.

    ``settle`` moves the write-ahead log into the file, as far as ``sql`` reads it; ``layout`` is the format it should
    be laid out as.
    """
    with reading_models(lambda: sql) as models:
        models.connection().exec_driver_sql("BEGIN")
        models.connection().exec_driver_sql("SELECT count(*) FROM vault_meta").fetchone()
        yield Picture(models, sql, lambda: _pages(sql, settle), lambda: _layout(sql, layout))


def _pages(sql: Connection, settle: Callable[[], None]) -> list[str]:
    damaged = _damaged(sql)
    if damaged:
        # The check reads the file past the write-ahead log. Where the power went while the log was moved, a page can
        # be torn there and whole in the log: once moved again it is whole, and what is damaged still is.
        with suppress(Unusable):
            settle()
        damaged = _damaged(sql)
    return damaged


def _damaged(sql: Connection) -> list[str]:
    found = [str(row[0]) for row in sql.execute("PRAGMA cipher_integrity_check").fetchall()]
    if found:
        return found
    # A page of another day has a seal of its own that holds; what an index says then differs from what its table says.
    told = (str(row[0]) for row in sql.execute(f"PRAGMA integrity_check({MOST_TOLD})").fetchall())
    return [text for text in told if text != "ok"]


def damaged_pages(path: Path, vault_key: bytes) -> list[str]:
    """Name the damaged pages of a copy that nobody writes to.

    Raises:
        Unusable, Damaged: it cannot be read.
    """
    sql = connect_copy(path, vault_key)
    try:
        with worded(path):
            return _damaged(sql)
    finally:
        sql.close()


def _layout(sql: Connection, layout: int) -> list[str]:
    """Compare tables, indexes and triggers with those of a new vault; SQLite's own statistics may stand beside them."""
    new: Connection = driver.connect(":memory:", isolation_level=None)
    try:
        create_schema(new, layout)
        made = set(new.execute(_SCHEMA).fetchall())
    finally:
        new.close()
    found = {row for row in sql.execute(_SCHEMA).fetchall() if not str(row[1]).startswith("sqlite_stat")}
    return [str(row[1]) for row in sorted(made ^ found, key=str)]


@contextmanager
def picture_inside(sql: Connection) -> Iterator[Picture]:
    """Give what stands in a transaction that is not over; its pages are checked when they are in the file."""
    lent = Lent(sql)
    with reading_models(lambda: lent) as models:
        yield Picture(models, sql, list, lambda: _layout(sql, FORMAT))
