"""Every row of a vault from one database to another, as it is: sealed stays sealed."""

from collections.abc import Callable, Iterator

from sqlalchemy import Table
from sqlmodel import SQLModel

from storage.basics.sql import Connection, Row
from storage.sites.tables import TABLES

_PAGE = 500


def copy_rows(source: Connection, target: Connection, copied: Callable[[int], None] = lambda _: None) -> None:
    """Copy the rows of every table, inside a transaction of each side.

    Args:
        source: Where to read; it must show one moment.
        target: Where to write; its tables are empty.
        copied: Called with the number of rows just written; what it raises ends the copying.
    """
    for table in _tables():
        names = [column.name for column in table.columns]
        values = ", ".join(f":{name}" for name in names)
        insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values})"
        for page in _pages(source, table, names):
            for row in page:
                target.execute(insert, dict(zip(names, row, strict=True)))
            copied(len(page))


def count_rows(source: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    counts = {}
    for table in _tables():
        row = source.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        counts[table.name] = 0 if row is None else int(row[0])
    return counts


def _tables() -> list[Table]:
    return [SQLModel.metadata.tables[str(model.__tablename__)] for model in TABLES]


def _pages(source: Connection, table: Table, names: list[str]) -> Iterator[list[Row]]:
    """Yield the rows in order of their key, so that no database has to hold more than a page."""
    keys = [column.name for column in table.primary_key.columns]
    places = [names.index(key) for key in keys]
    end = f" ORDER BY {', '.join(keys)} LIMIT {_PAGE}"
    select = f"SELECT {', '.join(names)} FROM {table.name}"
    after = f" WHERE ({', '.join(keys)}) > ({', '.join(f':{key}' for key in keys)})"
    page = list(source.execute(select + end).fetchall())
    while page:
        yield page
        last = {key: page[-1][place] for key, place in zip(keys, places, strict=True)}
        page = list(source.execute(select + after + end, last).fetchall())
