"""A vault in PostgreSQL as it stood at one moment, for looking it over (docs/security.md §9)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from storage.basics.sql import Lent
from storage.sites.postgresql.pglink import Link
from storage.sites.postgresql.pgtables import layout, layout_of_new
from storage.sites.site import Picture
from storage.sites.tables import reading_models
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_

_URL = "postgresql+psycopg://"


@contextmanager
def picture(connect: Callable[[], Link], place: str) -> Iterator[Picture]:
    """Give what a new connection reads now: one snapshot for all of it.

    Raises:
        Refused: the role does not see every row, so nothing could be said of the whole.
    """
    link = connect()
    try:
        _refuse_partial(link, place)
        with reading_models(lambda: link.raw, _URL, psycopg) as models:
            models.connection()  # asks the server a few things of its own, before the snapshot
            link.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            link.execute("SELECT count(*) FROM vault_meta").fetchone()
            yield Picture(models, link, lambda: (), lambda: _layout(link, connect))
    finally:
        link.close()


@contextmanager
def picture_inside(link: Link, connect: Callable[[], Link]) -> Iterator[Picture]:
    """Give what stands in a transaction of ``link`` that is not over; ``connect`` makes another beside it."""
    lent = Lent(link.raw)
    # A type we do not use, which SQLAlchemy would look up on a connection that must be the driver's own.
    with reading_models(lambda: lent, _URL, psycopg, use_native_hstore=False) as models:
        yield Picture(models, link, lambda: (), lambda: _layout(link, connect))


def _refuse_partial(link: Link, place: str) -> None:
    row = link.execute("SELECT sees_all(CURRENT_USER)").fetchone()
    if row is None or not row[0]:
        raise Refused(
            N_("Uw databaserol ziet in {path} alleen uw eigen casussen; de hele kluis is er niet mee te controleren."),
            N_("Vraag iemand met een rol die alle (verzegelde) gegevens ziet, zoals de beheerder."),
            path=place,
        )


def _layout(link: Link, connect: Callable[[], Link]) -> list[str]:
    """Compare tables, indexes, triggers, functions and fences with those of a new vault."""
    other = connect()
    try:
        made = layout_of_new(other)
    finally:
        other.close()
    found = layout(link, "current_schema()::regnamespace")
    return sorted({f"{table}/{name}" if name else table for _, table, name, _ in made ^ found})
