"""What tests of the store work with: a vault on disk, a clock, a case."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import Change, CreatedVault, HeadPlace, Session, unlock
from storage.database import Database
from storage.sql import Params, Row
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
    """A vault on disk, its head place, and how to open it."""

    directory: Path
    heads: HeadPlace
    created: CreatedVault
    clock: Clock

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
            self.directory,
            passphrase,
            heads=self.heads,
            now=self.clock,
            coordinator=coordinator,
            wait=lambda _: None,
        )

    def copy(self, to: Path) -> "Place":
        shutil.copytree(self.directory, to / "kluis")
        shutil.copytree(self.heads.directory, to / "koppen")
        return Place(to / "kluis", HeadPlace(to / "koppen"), self.created, Clock(self.clock.time))


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
