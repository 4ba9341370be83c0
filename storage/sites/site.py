"""What a vault stands on: a directory of files, or a PostgreSQL database. All else in storage sees only this port."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from storage.basics.findings import Finding
from storage.basics.sql import Connection
from storage.keys.keyfile import KeyFile
from storage.sites.journal import Failures
from wams_tui.casework.errors import WamsError

if TYPE_CHECKING:
    from sqlmodel import Session as Models

Address = Path | str
"""Where a vault is: a directory, or the URL of a PostgreSQL database (``postgresql+psycopg://…``)."""


@dataclass(frozen=True)
class FileStatus:
    """One file of a vault: its size in bytes and its permission bits."""

    name: str
    size: int
    mode: int


@dataclass(frozen=True)
class Sight:
    """What can be seen of a vault from outside, and what is wrong with that."""

    files: tuple[FileStatus, ...]
    problems: tuple[WamsError, ...]


@dataclass(frozen=True)
class Picture:
    """Everything in a database as it stood at one moment, for looking it over.

    ``pages`` and ``layout`` name damaged pages, and tables, indexes or triggers that are not as they were made.
    """

    models: "Models"
    sql: Connection
    pages: Callable[[], Iterable[str]]
    layout: Callable[[], Iterable[str]]


class Base(Protocol):
    """The open database of a vault, for one session; usable from any thread."""

    @property
    def place(self) -> Path | str:
        """How it is named in sentences."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to read with; inside a transaction of this thread, the one that sees what it wrote."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection inside a transaction, in turn: all of it is stored, durable, or nothing.

        Inside another one of the same thread it is a part of that one, undone alone when it fails.

        Raises:
            Refused: it is open for reading only.
        """

    def recording(self) -> AbstractContextManager[Connection]:
        """Give what :meth:`writing` gives, for a line of the log alone: also where it is open for reading only."""

    @property
    def only_reads(self) -> bool:
        """Whether it is open for reading only."""

    def only_read(self) -> None:
        """Open it for reading only, from now on and for good."""

    def turn(self) -> AbstractContextManager[None]:
        """Wait for the turn among all processes that write, and hold it.

        Raises:
            Unusable: it did not come in time.
        """

    def picture(self) -> AbstractContextManager[Picture]:
        """Give everything as it stands now, on a connection of its own; later changes do not show in it."""

    def picture_inside(self) -> AbstractContextManager[Picture]:
        """Give everything as the transaction under way in this thread has it so far."""

    def copy_into(self, path: Path) -> None:
        """Write everything as it stands at one moment to a new file ``vault.db`` under the same vault key.

        Raises:
            Unusable: the disk is full or may not be written.
        """

    def scrub(self) -> bool:
        """Write over what deleted rows left behind, in every place the database keeps; outside a transaction.

        Returns:
            Whether nothing is left; False while others still read what was there before.
        """

    def optimize(self) -> None:
        """Let the database take stock after many writes; called inside a transaction."""

    def settle(self) -> None:
        """Tidy up after a large transaction, unless a reader is in the way."""

    def amiss(self) -> tuple[Finding, ...]:
        """Tell of what was lost before this opening, as far as the database can know; asked in turn."""

    def data_version(self) -> int:
        """Return a number that changes when another session has written; cheap, never waits for a writer."""

    def close(self) -> None:
        """Close every connection; the turn is given back."""


class Site(Protocol):
    """Where one vault stands: its database, its key file, and its journal of wrong passphrases."""

    @property
    def place(self) -> Path | str:
        """How the vault is named in sentences: never with a password."""

    def look(self) -> Sight:
        """Look at it from outside; raises nothing for what it finds."""

    def is_taken(self) -> bool:
        """Say whether a vault stands there.

        Raises:
            Unusable: that cannot be seen from here.
        """

    def refuse_place(self) -> None:
        """Refuse a place where no vault can live.

        Raises:
            Unusable: locks do not hold there, or it cannot be reached.
        """

    def refuse_unfit(self) -> None:
        """Refuse to go on without everything that unlocking needs.

        Raises:
            Unusable: something is missing or not accessible.
            Damaged: something is there and empty.
        """

    def room(self) -> tuple[Finding, ...]:
        """Tell of a disk that is nearly full, as far as can be seen from here."""

    def load_keys(self) -> KeyFile:
        """Read and check the key file.

        Raises:
            Unusable: it is missing, may not be read, or is of a newer version.
            Damaged: it is not whole: cut off, changed, or not signed by who it says.
        """

    def keys_stamp(self) -> object:
        """Return what differs once the key file has been written again, without reading it."""

    def store_keys(self, keys: KeyFile) -> None:
        """Write the key file, whole or not at all."""

    def failures(self) -> Failures:
        """Return the wrong passphrases since the last good one."""

    def note_failure(self, now: datetime) -> None:
        """Add a wrong passphrase: time and user, never what was typed."""

    def failures_taken(self) -> AbstractContextManager[Failures]:
        """Give the wrong passphrases, and forget them when the block has taken them over without an error."""

    def open(self, vault_key: bytes) -> Base:
        """Open the database.

        Raises:
            Unusable: it is missing or not accessible.
            Damaged: another key, or a damaged database.
        """

    def open_alone(self, vault_key: bytes) -> Base:
        """Open the database when nobody else has it open, and keep others out until it is closed.

        Raises:
            Conflict: somebody has it open.
            Unusable, Damaged: as :meth:`open`.
        """

    def refuse_used(self) -> None:
        """Refuse a place that is not empty.

        Raises:
            Misused: there is something in it.
        """

    def building(self) -> AbstractContextManager["Site"]:
        """Give a place beside this one to build a vault in, which becomes this one when the block ends well.

        Raises:
            Misused: this place is in use.
            Unusable: the surroundings do not allow it; nothing is left behind.
        """

    def making(self, keys: KeyFile, vault_key: bytes) -> AbstractContextManager[Connection]:
        """Make everything a new vault stands on, and give a connection to fill its tables in one transaction."""
