"""Transactions in turn: one connection that writes, one that reads beside it (docs/security.md §5)."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from storage.basics.findings import Finding
from storage.basics.sql import Connection
from wams_tui.casework.errors import Refused, Unusable
from wams_tui.casework.words import N_


class TurnLock(Protocol):
    """The one lock among all processes that write to a vault, given in order of arrival."""

    def take(self) -> None:
        """Wait for the turn; :class:`~wams_tui.casework.errors.Unusable` when it did not come in time."""

    def give_back(self) -> None:
        """Let the next one have it."""

    def close(self) -> None:
        """Give it back too, if it is held."""


class Transactions:
    """What is the same for every database of a vault.

    Both connections may be used from any thread; each serves one at a time. Inside a transaction the thread that holds
    it reads what it wrote.

    Args:
        writer: The connection that writes.
        reader: The connection that reads.
        lock: The turn.
        begin: The statement that begins a transaction for writing.
    """

    def __init__(self, writer: Connection, reader: Connection, lock: TurnLock, begin: str) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self._begin = begin
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        self._holder: int | None = None
        self._turns = 0
        self._seen_version = 0
        self.only_reads = False

    def _worded(self) -> AbstractContextManager[None]:
        """Turn the driver's errors into sentences."""
        raise NotImplementedError

    def _require_same(self) -> None:
        """Make sure that what is written to is still what was opened; asked before and after each transaction."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection to read with."""
        if self._holder == threading.get_ident():
            with self._worded():
                yield self._writer
        else:
            with self._read_lock, self._worded():
                yield self._reader

    def only_read(self) -> None:
        """Refuse every :meth:`writing` from now on; what is in one already ends as it would have."""
        self.only_reads = True

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the connection inside a transaction: all of it is stored, durable, or nothing.

        Inside another one of the same thread it is a part of that one, undone alone when it fails.

        Raises:
            Unusable: the disk is full or may not be written; nothing was.
            Refused: it is open for reading only.
        """
        if self.only_reads:
            raise only_to_read()
        return self.recording()

    @contextmanager
    def recording(self) -> Iterator[Connection]:
        """Give what :meth:`writing` gives, also where it is open for reading only."""
        with self._write_lock, self._worded():
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
        with self._write_lock, self._worded():
            if self._turns == 0:
                self._lock.take()
            self._turns += 1
            try:
                yield
            finally:
                self._turns -= 1
                if self._turns == 0:
                    self._lock.give_back()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._require_same()
        self._writer.execute(self._begin)
        self._holder = threading.get_ident()
        try:
            yield
            self._refuse_undone()
            self._commit()
            self._require_same()
        finally:
            self._holder = None
            # A full disk has rolled back already; anything else that did not reach COMMIT is undone here.
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _commit(self) -> None:
        self._writer.execute("COMMIT")

    def _is_undone(self) -> bool:
        """Say whether the database has undone the transaction of itself."""
        return not self._writer.in_transaction

    def _refuse_undone(self) -> None:
        """Refuse to go on in a transaction that was undone, as on a full disk: what follows would stand alone."""
        if self._is_undone():
            raise Unusable(
                N_("Het opslaan is afgebroken; niets van deze reeks is vastgelegd."),
                N_("Kijk of de schijf vol is en doe het hele werk daarna opnieuw."),
            )

    def amiss(self) -> tuple[Finding, ...]:
        """Tell of what was lost before this opening, as far as the database can know; asked in turn."""
        return ()

    def close(self) -> None:
        """Close both connections and give the turn back."""
        with self._write_lock, self._read_lock, self._worded():
            self._reader.close()
            self._writer.close()
            self._lock.close()


def only_to_read() -> Refused:
    """Return what is raised to whoever would write where they only look."""
    return Refused(
        N_("Dit venster is alleen om te lezen: uw andere sessie loopt nog."),
        N_("Werk daar verder, of stop hier met q, ontgrendel opnieuw en neem die sessie over."),
    )


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
