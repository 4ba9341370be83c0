"""A vault's tables in PostgreSQL, for one session (docs/security.md §5.1)."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.basics.files import PRIVATE, make_empty, sync_file, told
from storage.sites.postgresql.pglink import Link, PgTurn, worded
from storage.sites.transactions import Transactions

if TYPE_CHECKING:
    from storage.sites.site import Picture

_COUNT = "UPDATE vault_change SET number = number + 1"
_COUNTED = "SELECT number FROM vault_change"
_OF_CASES = ("record", "record_gone", "case_grant", "case_epoch", "case_file")


class PgDatabase(Transactions):
    """Writers hold an advisory lock, so that they go in order of arrival and each statement sees all before it.

    Args:
        place: How the vault is named.
        link: What makes a connection.
        vault_key: For a copy in a file; the server never gets it.
        reading: What makes the connection to read with, which shows to others that the vault is open.
        writing: What makes the connection to write with.
    """

    def __init__(
        self,
        place: str,
        link: Callable[[], Link],
        vault_key: bytes,
        reading: Callable[[], Link] | None = None,
        writing: Callable[[], Link] | None = None,
    ) -> None:
        self._vault_key = vault_key
        self._place = place
        self._link = link
        self._stored = 0
        writer, ready = (writing or link)(), False
        try:
            super().__init__(writer, (reading or link)(), PgTurn(writer), "BEGIN ISOLATION LEVEL READ COMMITTED")
            ready = True
        finally:
            if not ready:
                writer.close()
        self._pg_writer = writer
        self.is_closed = False

    @property
    def place(self) -> str:
        """Host and database."""
        return self._place

    def _worded(self) -> AbstractContextManager[None]:
        return worded(self._place)

    def _is_undone(self) -> bool:
        return not self._pg_writer.is_sound

    def _commit(self) -> None:
        self._writer.execute(_COUNT)
        self._writer.execute("COMMIT")
        self._stored += 1

    @contextmanager
    def picture(self) -> "Iterator[Picture]":
        """Give the whole database as it stands now."""
        from storage.sites.postgresql.pgpicture import picture

        with self._worded(), picture(self._link, self._place) as taken:
            yield taken

    @contextmanager
    def picture_inside(self) -> "Iterator[Picture]":
        """Give what stands in the transaction under way."""
        from storage.sites.postgresql.pgpicture import picture_inside

        with self._worded(), picture_inside(self._pg_writer, self._link) as taken:
            yield taken

    @contextmanager
    def _moment(self) -> Iterator[Link]:
        """Give a connection of its own that reads everything as it stands now."""
        link = self._link()
        try:
            with self._worded():
                link.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                link.hold()
                yield link
        finally:
            link.close()

    def copy_into(self, path: Path) -> None:
        """Write everything as it stands at one moment to a new file; others go on writing.

        Raises:
            Unusable: the disk is full or may not be written.
        """
        from storage.sites.directory import database
        from storage.sites.rowcopy import copy_rows
        from storage.sites.tables import create_schema

        with told(path):
            make_empty(path, PRIVATE)
        sql = database.connect(path, self._vault_key)
        try:
            with self._moment() as moment, database.worded(path):
                sql.execute("BEGIN IMMEDIATE")
                create_schema(sql)
                copy_rows(moment, sql)
                sql.execute("COMMIT")
        finally:
            sql.close()
        with told(path):
            sync_file(path)

    def scrub(self) -> bool:
        """Write the tables of the cases anew; the server's own log keeps what was there until it is recycled.

        Raises:
            Unusable: the tables are somebody else's to tidy, or there is no room.
        """
        with self.turn(), self._worded():
            for table in _OF_CASES:
                self._writer.execute(f"VACUUM (FULL) {table}")
        return True

    def optimize(self) -> None:
        """Nothing: the server takes stock by itself."""

    def settle(self) -> None:
        """Nothing: the server tidies up by itself."""

    def close(self) -> None:
        """Close both connections; the server gives the turn back."""
        self.is_closed = True
        super().close()

    def data_version(self) -> int:
        """Return how much others have stored; what a colleague reads at this moment is not waited for."""
        if self._read_lock.acquire(blocking=False):
            try:
                with self._worded():
                    row = self._reader.execute(_COUNTED).fetchone()
                self._seen_version = int(row[0]) - self._stored if row else 0
            finally:
                self._read_lock.release()
        return self._seen_version
