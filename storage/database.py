"""The encrypted file: connections, transactions in turn, and what the driver says put into words (docs/security.md §5).

Only SQL ever touches ``vault.db``: opening and closing the file by hand drops the locks SQLite holds on it in this
process (sqlite.org/howtocorrupt.html 2.2).
"""

import importlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from storage.anchored import Anchored
from storage.turns import Turn
from wams_tui.casework.errors import Damaged, Unusable, WamsError
from wams_tui.casework.words import N_

NAME = "vault.db"
LOCK_NAME = "vault.lock"
BUSY_MILLISECONDS = 10_000

Row = tuple[Any, ...]
Params = Mapping[str, object]

driver = importlib.import_module("sqlcipher3.dbapi2")
"""The DB-API module of SQLCipher; it carries no types, so it is met through :class:`Connection` alone."""


class Cursor(Protocol):
    """What a statement gives back."""

    rowcount: int

    def fetchone(self) -> Row | None:
        """Return the next row, or None."""

    def fetchall(self) -> Sequence[Row]:
        """Return the rows that are left."""


class Connection(Protocol):
    """A connection to the encrypted file."""

    in_transaction: bool

    def execute(self, statement: str, params: Params = ..., /) -> Cursor:
        """Run one statement with named parameters."""

    def close(self) -> None:
        """Close it."""


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
    except driver.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
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


def _prepare(connection: Connection, hexadecimal: str) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{hexadecimal}'\"")
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if status is None or str(status[0]) != "1":
        raise Unusable(
            N_("De versleuteling van de kluis werkt niet op deze machine."),
            N_("Installeer wams opnieuw; er is niets geschreven."),
        )
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


class Database:
    """``vault.db`` for one session: one connection that writes, one that reads beside it.

    Writers take ``vault.lock`` first, so that they go in order of arrival (SQLite's own waiting is not fair). Both
    connections may be used from any thread; each serves one at a time. Inside a transaction the thread that holds it
    reads what it wrote.
    """

    def __init__(self, directory: Path, vault_key: bytes) -> None:
        self.path = directory / NAME
        self._writer = connect(self.path, vault_key)
        self._reader = connect(self.path, vault_key)
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        self._holder: int | None = None
        self._turns = 0
        self._seen_version = 0
        self._turn = Turn(directory / LOCK_NAME)
        with worded(self.path):
            self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self._anchored = Anchored(self.path.with_name(NAME + end) for end in ("", "-wal"))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection to read with."""
        if self._holder == threading.get_ident():
            with worded(self.path):
                yield self._writer
        else:
            with self._read_lock, worded(self.path):
                yield self._reader

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection inside a transaction: all of it is stored, durable, or nothing.

        Inside another one of the same thread it is a part of that one, undone alone when it fails.

        Raises:
            Unusable: the disk is full or may not be written; nothing was.
        """
        with self._write_lock, worded(self.path):
            if self._holder == threading.get_ident():
                self._refuse_undone()
                with _savepoint(self._writer):
                    yield self._writer
            else:
                with self.turn(), self._transaction():
                    yield self._writer

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn among all processes, and hold it.

        Raises:
            Unusable: it did not come in time.
        """
        with self._write_lock:
            if self._turns == 0:
                self._turn.take()
            self._turns += 1
            try:
                yield
            finally:
                self._turns -= 1
                if self._turns == 0:
                    self._turn.give_back()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._anchored.require()
        self._writer.execute("BEGIN IMMEDIATE")
        self._holder = threading.get_ident()
        try:
            yield
            self._refuse_undone()
            self._writer.execute("COMMIT")
            self._anchored.require()
        finally:
            self._holder = None
            # A full disk has rolled back already; anything else that did not reach COMMIT is undone here.
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _refuse_undone(self) -> None:
        """Refuse to go on in a transaction SQLite has undone, as on a full disk: what follows would stand alone."""
        if not self._writer.in_transaction:
            raise Unusable(
                N_("Het opslaan is afgebroken; niets van deze reeks is vastgelegd."),
                N_("Kijk of de schijf vol is en doe het hele werk daarna opnieuw."),
            )

    def settle(self) -> None:
        """Move what a large transaction left in the write-ahead log into the file, unless a reader is in the way.

        Raises:
            Unusable: the disk is full or may not be written; all that was stored still is, in the write-ahead log.
        """
        with self.turn(), worded(self.path):
            self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

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

    def close(self) -> None:
        """Close both connections and the lock file."""
        with self._write_lock, self._read_lock, worded(self.path):
            self._reader.close()
            self._writer.close()
            self._turn.close()


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT part")
    done = False
    try:
        yield
        done = True
    finally:
        if done:
            connection.execute("RELEASE part")
        elif connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
