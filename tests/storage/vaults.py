"""What tests of the store work with: a vault on disk, a clock, a case."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.pgserver import Server
from storage import Change, CreatedVault, HeadPlace, Session, unlock
from storage.basics.sql import Connection, Params, Row
from storage.sites.directory.database import Database, connect
from storage.sites.place import site_of
from storage.sites.postgresql import pgaddress, pglink
from storage.sites.postgresql.pglink import Link
from storage.sites.site import Address
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

PASSPHRASE = "demo"

MADE = AuditEvent(action=AuditAction.CASUS_AANGEMAAKT, code=AuditCode.CREATE)
SEEN = AuditEvent(action=AuditAction.CASUS_INGEZIEN, code=AuditCode.READ)
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@dataclass
class Clock:
    """A clock that goes on by one second each time it is read."""

    time: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@dataclass
class Place:
    """A vault, its head place, and how to open it; ``server`` is where it stands when it stands in PostgreSQL."""

    address: Address
    heads: HeadPlace
    created: CreatedVault
    clock: Clock
    server: Server | None = None

    @property
    def directory(self) -> Path:
        assert isinstance(self.address, Path)
        return self.address

    @property
    def database(self) -> Path:
        return self.directory / "vault.db"

    @property
    def keys(self) -> Path:
        return self.directory / "vault.keys"

    @property
    def head(self) -> Path:
        return self.heads.directory / f"{self.created.vault_id}.{self.created.coordinator_id}.json"

    def unlock(self, passphrase: str = PASSPHRASE, coordinator: str | None = None) -> Session:
        return unlock(
            self.address,
            passphrase,
            heads=self.heads,
            now=self.clock,
            coordinator=coordinator,
            wait=lambda _: None,
        )

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """Give the tables as to somebody with every key in hand, who goes past the program and takes guards away."""
        if self.server is not None:
            link = Link(lambda: pglink.connect(pgaddress.parse(str(self.address)), pglink.SCHEMA))
            link.execute("SET session_replication_role = replica")
            yield link
            link.close()
            return
        with self.unlock(coordinator="Anneke Voorbeeld") as session:
            key = session.opened.secrets.vault_key
        sql = connect(self.database, key)
        triggers = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            sql.execute(f"DROP TRIGGER {name}")
        sql.execute("PRAGMA foreign_keys = OFF")
        yield sql
        for _, made in triggers:
            sql.execute(made)
        sql.close()

    def journal_bytes(self) -> bytes:
        """Return the journal of wrong passphrases as it is written."""
        if self.server is None:
            return (self.directory / "vault.journal").read_bytes()
        with self.raw() as sql:
            return b"".join(row[0] for row in sql.execute("SELECT line FROM vault_journal").fetchall())

    def keys_bytes(self) -> bytes:
        """Return the key file as it stands."""
        return site_of(self.address).load_keys().to_bytes()

    def write_keys(self, content: bytes) -> None:
        """Put another key file in its place, past the program."""
        if self.server is None:
            self.keys.write_bytes(content)
            return
        with self.raw() as sql:
            sql.execute("UPDATE vault_keys SET stamp = stamp + 1, content = :content", {"content": content})

    def backup(self, to: Path) -> Callable[[], None]:
        """Copy the locked vault, without its heads; return what puts the copy back."""
        if self.server is not None:
            copied = self.server.copied(str(self.address))

            def point() -> None:
                self.address = copied

            return point
        shutil.copytree(self.directory, to / "gisteren")

        def put_back() -> None:
            shutil.rmtree(self.directory)
            shutil.copytree(to / "gisteren", self.directory)

        return put_back

    def copy(self, to: Path) -> "Place":
        shutil.copytree(self.heads.directory, to / "koppen")
        heads, clock = HeadPlace(to / "koppen"), Clock(self.clock.time)
        if self.server is not None:
            return Place(self.server.copied(str(self.address)), heads, self.created, clock, self.server)
        shutil.copytree(self.directory, to / "kluis")
        return Place(to / "kluis", heads, self.created, clock)


def add_case(session: Session, head: bytes = b"kop", body: bytes = b"inhoud") -> str:
    """Make a case with a head and one other record, ``r1``."""
    return session.create_case([Change("", "head", 0, head), Change("r1", "notitie", 0, body)], MADE)


def the_row(session: Session, statement: str, params: Params | None = None) -> Row:
    """Return the one row of a query in the raw database."""
    with session.opened.database.reading() as sql:
        (row,) = sql.execute(statement, params or {}).fetchall()
    return row


def file_of(session: Session) -> Database:
    """Return the encrypted file of a vault that stands in one."""
    assert isinstance(session.opened.database, Database)
    return session.opened.database
