"""The encrypted file: connections, transactions in turn, and what the driver says put into words (docs/security.md §5).

Only SQL ever touches ``vault.db``: opening and closing the file by hand drops the locks SQLite holds on it in this
process (sqlite.org/howtocorrupt.html 2.2).
"""

import importlib
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from storage.basics.files import PRIVATE, make_empty, sync_file, told
from storage.basics.findings import Finding
from storage.basics.sql import Connection
from storage.keys import travelfile
from storage.sites.directory.anchored import Anchored
from storage.sites.directory.turns import Turn
from storage.sites.directory.writeahead import cut_off
from storage.sites.transactions import Transactions
from wams_tui.casework.errors import Damaged, Unusable, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.sites.site import Picture

NAME = "vault.db"
LOCK_NAME = "vault.lock"
BUSY_MILLISECONDS = 10_000
_SHARED_MEMORY = 64 * 1024

driver = importlib.import_module("sqlcipher3.dbapi2")
"""The DB-API module of SQLCipher; it carries no types, so it is met through :class:`Connection` alone."""


_SENTENCES: tuple[tuple[str, type[WamsError], str, str], ...] = (
    (
        "SQLITE_FULL",
        Unusable,
        N_("De schijf van {path} is vol; er is niets half opgeslagen."),
        N_("Maak ruimte vrij en sla het opnieuw op."),
    ),
    (
        "SQLITE_NOTADB",
        Damaged,
        N_("{path} hoort niet bij dit sleutelbestand of is beschadigd."),
        N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
    ),
    (
        "SQLITE_CORRUPT",
        Damaged,
        N_("{path} is beschadigd."),
        N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
    ),
    (
        "SQLITE_READONLY",
        Unusable,
        N_("U mag niet schrijven in {path}."),
        N_("Vraag de beheerder om de rechten van de kluis na te kijken."),
    ),
    (
        "SQLITE_CANTOPEN",
        Unusable,
        N_("{path} ontbreekt of is niet toegankelijk."),
        N_("Controleer de map en de rechten, of zet een back-up terug."),
    ),
    (
        "SQLITE_BUSY",
        Unusable,
        N_("{path} is te lang bezet door een ander programma."),
        N_("Sluit het andere programma of wacht even en probeer het opnieuw."),
    ),
)


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn the driver's errors about ``path`` into sentences.

    Raises:
        Unusable: the machine does not allow it.
        Damaged: the file is not what was written.
    """
    try:
        yield
    except MemoryError as error:
        # What SQLCipher makes of a page that it cannot open, once it has said so.
        raise Damaged(
            N_("{path} is niet te lezen: het bestand is beschadigd, of deze machine heeft te weinig geheugen."),
            N_("Verander niets meer en laat de beheerder de kluis controleren (wams vault verify)."),
            path=path,
        ) from error
    except driver.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        if name.startswith("SQLITE_IOERR") and _is_full(path.parent):
            name = "SQLITE_FULL"
        for code, kind, message, hint in _SENTENCES:
            if name.startswith(code):
                raise kind(message, hint, path=path) from error
        if "no such table" in str(error) or "no such column" in str(error):
            raise Damaged(
                N_("{path} is leeg of afgekapt."),
                N_("Laat de beheerder de kluis uit een back-up terugzetten."),
                path=path,
            ) from error
        raise Unusable(
            N_("De kluis {path} kan nu niet gelezen of geschreven worden ({code})."),
            N_("Controleer de schijf en probeer het opnieuw."),
            path=path,
            code=name or type(error).__name__,
        ) from error


def _is_full(directory: Path) -> bool:
    """Say whether a disk is so full that not even the shared memory of SQLite fits, which it calls a disk fault."""
    try:
        disk = os.statvfs(directory)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < _SHARED_MEMORY


def connect(path: Path, vault_key: bytes, mode: str = "rw") -> Connection:
    """Open ``path`` with the raw 256-bit ``vault_key``; ``mode`` ``rwc`` makes the file.

    Raises:
        Unusable: it is missing or not accessible.
        Damaged: another key, a plain database, or a damaged file.
    """
    hexadecimal = vault_key.hex()
    if len(hexadecimal) != 64:
        raise ValueError("the vault key has 32 bytes")
    with worded(path):
        connection: Connection = driver.connect(
            f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, hexadecimal)
        except driver.DatabaseError as error:
            connection.close()
            if getattr(error, "sqlite_errorname", None) == "SQLITE_NOTADB" and _is_plain(path):
                raise _plain(path) from error
            raise
    return connection


def connect_copy(path: Path, vault_key: bytes) -> Connection:
    """Open a copy of ``vault.db`` that nobody writes to, for reading: not one byte beside it or in it changes.

    Raises:
        Unusable, Damaged: as :func:`connect`.
    """
    with worded(path):
        connection: Connection = driver.connect(
            f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _unlock(connection, vault_key.hex())
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except driver.DatabaseError:
            connection.close()
            raise
    return connection


def _unlock(connection: Connection, hexadecimal: str) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{hexadecimal}'\"")
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if status is None or str(status[0]) != "1":
        raise Unusable(
            N_("De versleuteling van de kluis werkt niet op deze machine."),
            N_("Installeer wams opnieuw; er is niets geschreven."),
        )


def _prepare(connection: Connection, hexadecimal: str) -> None:
    _unlock(connection, hexadecimal)
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON").fetchone()
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-8192")


def _is_plain(path: Path) -> bool:
    connection: Connection = driver.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.Error:
        return False
    finally:
        connection.close()
    return True


def _plain(path: Path) -> Damaged:
    return Damaged(
        N_("{path} is een gewoon, onversleuteld databasebestand en geen kluis."),
        N_("Zet het kluisbestand uit een back-up terug; schrijf niets in dit bestand."),
        path=path,
    )


class Database(Transactions):
    """``vault.db`` for one session. Writers take ``vault.lock`` first: SQLite's own waiting is not fair."""

    def __init__(self, directory: Path, vault_key: bytes, turn: Turn | None = None) -> None:
        self.path = directory / NAME
        self._vault_key = vault_key
        lock = turn or Turn(directory / LOCK_NAME)
        ready = False
        if turn is None:
            # In one's turn: nobody opens a file that is just then exchanged for one under another key (rotation).
            lock.take()
        try:
            super().__init__(connect(self.path, vault_key), connect(self.path, vault_key), lock, "BEGIN IMMEDIATE")
            with worded(self.path):
                self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self._anchored = Anchored(self.path.with_name(NAME + end) for end in ("", "-wal"))
            ready = True
        finally:
            if turn is None and ready:
                lock.give_back()
            elif turn is None:
                lock.close()

    @property
    def place(self) -> Path:
        """The file."""
        return self.path

    def _worded(self) -> AbstractContextManager[None]:
        return worded(self.path)

    def _require_same(self) -> None:
        self._anchored.require()

    @contextmanager
    def picture(self) -> "Iterator[Picture]":
        """Give the whole file as it stands now."""
        from storage.sites.directory.filepicture import picture

        with self._worded():
            sql = connect(self.path, self._vault_key)
            with picture(sql, self.settle) as taken:
                yield taken

    @contextmanager
    def picture_inside(self) -> "Iterator[Picture]":
        """Give what stands in the transaction under way."""
        from storage.sites.directory.filepicture import picture_inside

        with self.reading() as sql, picture_inside(sql) as taken:
            yield taken

    def close(self) -> None:
        """Close both connections; a travel vault then says that it is whole."""
        super().close()
        travelfile.say_closed(self.path.parent)

    def copy_into(self, path: Path) -> None:
        """Write everything as it stands at one moment to a new file under the same key; others go on writing.

        Raises:
            Unusable: the disk is full or may not be written.
        """
        with told(path):
            make_empty(path, PRIVATE)
        sql = connect(self.path, self._vault_key)
        try:
            with worded(path):
                sql.execute("VACUUM INTO :path", {"path": str(path)})
        finally:
            sql.close()
        connect(path, self._vault_key).close()  # says in the file that it is read with a log beside it, as every vault
        with told(path):
            sync_file(path)

    def scrub(self) -> bool:
        """Write the file anew and empty the write-ahead log.

        Rows are zeroed where they are deleted; copies that moving rows between pages left in unused room are not.

        Raises:
            Unusable: there is no room to write the file beside itself.
        """
        with self.turn(), worded(self.path):
            self._writer.execute("VACUUM")
            row = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return row is not None and row[0] == 0

    def optimize(self) -> None:
        """Let SQLite renew its statistics where it thinks they are old."""
        self._writer.execute("PRAGMA optimize")

    def settle(self) -> None:
        """Move what a large transaction left in the write-ahead log into the file, unless a reader is in the way.

        Raises:
            Unusable: the disk is full or may not be written; all that was stored still is, in the write-ahead log.
        """
        with self.turn(), worded(self.path):
            self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def amiss(self) -> tuple[Finding, ...]:
        """Look behind the end of the write-ahead log, which a process that crashed may have left."""
        with self.reading() as sql:
            row = sql.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return cut_off(self.path.with_name(f"{NAME}-wal"), 0 if row is None else max(0, int(row[1])))

    def data_version(self) -> int:
        """Return a number that changes when another session has written; cheap, never waits."""
        if self._write_lock.acquire(blocking=False):
            try:
                with worded(self.path):
                    row = self._writer.execute("PRAGMA data_version").fetchone()
                self._seen_version = int(row[0]) if row else 0
            finally:
                self._write_lock.release()
        return self._seen_version
