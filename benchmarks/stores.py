"""Four ways to keep the same cases: wams, plain SQLite, raw SQLCipher and PostgreSQL, behind one set of calls.

The other three keep what a program without case keys, signatures and chains would: a row per record, a row per view or
save in a log, versions that are checked. All are durable: a save returns when the disk has it.
"""

import importlib
import itertools
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from benchmarks.pgserver import Server, programs
from storage import HEAD, Change, HeadPlace, Role, Session, create_vault, unlock
from storage.backups.backup import make_backup
from storage.team.membership import add_member
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

PASSPHRASE = "demo"
COLLEAGUE, WORDS = "Collega", "collega"
OWN = 200
"""How many of all cases are one's own; a colleague has the others."""
CONTENT = b'{"label":"fictief","value":"' + b"x" * 200 + b'"}'
VIEWED = AuditEvent(action=AuditAction.CASUS_INGEZIEN, code=AuditCode.READ)
SAVED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
MADE = AuditEvent(action=AuditAction.CASUS_AANGEMAAKT, code=AuditCode.CREATE)
SCHEMA = (
    "CREATE TABLE record (case_id TEXT, id TEXT, version INT, changed BIGINT, content {blob})",
    "CREATE UNIQUE INDEX record_id ON record (case_id, id)",
    "CREATE INDEX record_changed ON record (changed) WHERE id = 'head'",
    "CREATE TABLE log (seq {serial}, time BIGINT, case_id TEXT, payload {blob})",
)


def case_id(number: int) -> str:
    """Return the id of a case."""
    return f"{number:032x}"


class Desk(Protocol):
    """Somebody at work in a store."""

    def list50(self) -> object:
        """Read the first page of the list."""

    def open_case(self, number: int) -> object:
        """Read a case, the view on record and durable before."""

    def save(self, number: int) -> object:
        """Store one record on the version before, and a line in the log."""

    def close(self) -> None:
        """Leave."""


class Store(Protocol):
    """A place where cases are kept."""

    name: str

    def fill(self, cases: int, records: int) -> None:
        """Make the cases."""

    def desk(self) -> Desk:
        """Sit down; unlocks where there is something to unlock."""

    def back_up(self, to: Path) -> None:
        """Make a consistent copy while others write."""


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Wams:
    """A vault of ours in a directory, or in PostgreSQL."""

    def __init__(self, name: str, address: Path | str, heads: Path) -> None:
        self.name = name
        self._address = address
        self._heads = HeadPlace(heads)

    def fill(self, cases: int, records: int) -> None:
        """Make the cases, a thousand in one transaction."""
        create_vault(
            self._address, nature=VaultNature.OEFENKLUIS, coordinator_name="Meting", passphrase=PASSPHRASE,
            heads=self._heads, now=now,
        )  # fmt: skip
        with self._unlocked(PASSPHRASE, "Meting") as session:
            add_member(session, COLLEAGUE, Role.COORDINATOR, WORDS)
            self._make(session, range(max(0, cases - OWN)), records)
        with self._unlocked() as session:
            self._make(session, range(max(0, cases - OWN), cases), records)

    @staticmethod
    def _make(session: Session, numbers: range, records: int) -> None:
        for first in range(numbers.start, numbers.stop, 1000):
            with session.batch():
                for number in range(first, min(numbers.stop, first + 1000)):
                    changes = [Change("", HEAD, 0, CONTENT)]
                    changes += [Change(f"{item}", "item", 0, CONTENT) for item in range(records)]
                    session.create_case(changes, MADE, case_id(number))

    def _unlocked(self, words: str = WORDS, who: str = COLLEAGUE) -> Session:
        return unlock(self._address, words, heads=self._heads, now=now, coordinator=who)

    def desk(self) -> "WamsDesk":
        """Unlock, Argon2id included."""
        return WamsDesk(self._unlocked())

    def back_up(self, to: Path) -> None:
        """Make a backup that is checked after writing."""
        to.mkdir()
        with self._unlocked(PASSPHRASE, "Meting") as session:
            make_backup(session, to)


class WamsDesk:
    """A session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list50(self) -> object:
        """Read and open fifty heads."""
        return self._session.heads(0, 50)

    def open_case(self, number: int) -> object:
        """Read a case."""
        return self._session.read_case(case_id(number), VIEWED)

    def save(self, number: int) -> object:
        """Store a new record: no version to know, the same work."""
        fresh = f"{next(_FRESH)}-{id(self)}-{now().timestamp()}"
        return self._session.write(case_id(number), [Change(fresh, "item", 0, CONTENT)], SAVED)

    def close(self) -> None:
        """Lock."""
        self._session.lock()


_FRESH = itertools.count()


class Lite:
    """SQLite, with or without SQLCipher's pages."""

    def __init__(self, name: str, path: Path, key: bytes = b"") -> None:
        self.name = name
        self._path = path
        self._key = key

    def connect(self) -> Any:
        """Open the file."""
        driver: Any = importlib.import_module("sqlcipher3.dbapi2") if self._key else sqlite3
        sql = driver.connect(str(self._path), isolation_level=None)
        if self._key:
            sql.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000", "cache_size=-8192"):
            sql.execute(f"PRAGMA {pragma}").fetchone()
        return sql

    def fill(self, cases: int, records: int) -> None:
        """Make the cases."""
        sql = self.connect()
        for statement in SCHEMA:
            sql.execute(statement.format(blob="BLOB", serial="INTEGER PRIMARY KEY"))
        sql.execute("BEGIN")
        sql.executemany("INSERT INTO record VALUES (?, ?, 1, ?, ?)", _rows(cases, records))
        sql.execute("COMMIT")
        sql.close()

    def desk(self) -> "LiteDesk":
        """Open the file."""
        return LiteDesk(self.connect())

    def back_up(self, to: Path) -> None:
        """Copy with VACUUM INTO."""
        sql = self.connect()
        sql.execute(f"VACUUM INTO '{to}'")
        sql.close()


class LiteDesk:
    """One connection."""

    def __init__(self, sql: Any) -> None:
        self._sql = sql

    def list50(self) -> object:
        """Read fifty heads."""
        order = "SELECT case_id, version, changed, content FROM record WHERE id = 'head' ORDER BY changed DESC LIMIT 50"
        return self._sql.execute(order).fetchall()

    def open_case(self, number: int) -> object:
        """Read a case."""
        with self._transaction():
            self._log(number)
        return self._sql.execute("SELECT * FROM record WHERE case_id = ?", (case_id(number),)).fetchall()

    def save(self, number: int) -> object:
        """Store the head anew."""
        where = (case_id(number),)
        with self._transaction():
            version = self._sql.execute(
                "SELECT version FROM record WHERE case_id = ? AND id = 'head'", where
            ).fetchone()
            values = (version[0] + 1, _micros(), CONTENT, *where)
            changed = "UPDATE record SET version = ?, changed = ?, content = ? WHERE case_id = ? AND id = 'head'"
            self._sql.execute(changed, values)
            self._log(number)
        return version

    def _log(self, number: int) -> None:
        values = (_micros(), case_id(number), CONTENT)
        self._sql.execute("INSERT INTO log (time, case_id, payload) VALUES (?, ?, ?)", values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._sql.execute("BEGIN IMMEDIATE")
        yield
        self._sql.execute("COMMIT")

    def close(self) -> None:
        """Close."""
        self._sql.close()


class Postgres:
    """PostgreSQL on a socket."""

    name = "PostgreSQL"

    def __init__(self, server: Server) -> None:
        self._server = server
        self._address = server.fresh()
        self._conninfo = self._address.replace("postgresql+psycopg://", "postgresql://")

    def connect(self) -> Any:
        """Connect."""
        return importlib.import_module("psycopg").connect(self._conninfo, autocommit=True)

    def fill(self, cases: int, records: int) -> None:
        """Make the cases."""
        with self.connect() as sql:
            for statement in SCHEMA:
                sql.execute(statement.format(blob="BYTEA", serial="BIGSERIAL PRIMARY KEY"))
            with sql.cursor().copy("COPY record FROM STDIN") as copy:
                for case, record, changed, content in _rows(cases, records):
                    copy.write_row((case, record, 1, changed, content))
            sql.execute("VACUUM ANALYZE")

    def desk(self) -> "PostgresDesk":
        """Connect."""
        return PostgresDesk(self.connect())

    def back_up(self, to: Path) -> None:
        """Copy with pg_dump."""
        name = Server.database_of(self._address)
        words = [str(programs() / "pg_dump"), "-h", str(self._server.home), "-U", "wams", "-Fc", "-f", str(to), name]
        subprocess.run(words, check=True, capture_output=True)


class PostgresDesk:
    """One connection."""

    def __init__(self, sql: Any) -> None:
        self._sql = sql

    def list50(self) -> object:
        """Read fifty heads."""
        order = "SELECT case_id, version, changed, content FROM record WHERE id = 'head' ORDER BY changed DESC LIMIT 50"
        return self._sql.execute(order).fetchall()

    def open_case(self, number: int) -> object:
        """Read a case."""
        with self._sql.transaction():
            self._log(number)
        return self._sql.execute("SELECT * FROM record WHERE case_id = %s", (case_id(number),)).fetchall()

    def save(self, number: int) -> object:
        """Store the head anew."""
        where = (case_id(number),)
        with self._sql.transaction():
            found = "SELECT version FROM record WHERE case_id = %s AND id = 'head' FOR UPDATE"
            version = self._sql.execute(found, where).fetchone()
            values = (version[0] + 1, _micros(), CONTENT, *where)
            changed = "UPDATE record SET version = %s, changed = %s, content = %s WHERE case_id = %s AND id = 'head'"
            self._sql.execute(changed, values)
            self._log(number)
        return version

    def _log(self, number: int) -> None:
        values = (_micros(), case_id(number), CONTENT)
        self._sql.execute("INSERT INTO log (time, case_id, payload) VALUES (%s, %s, %s)", values)

    def close(self) -> None:
        """Close."""
        self._sql.close()


def _micros() -> int:
    return int(now().timestamp() * 1_000_000)


def _rows(cases: int, records: int) -> Iterator[tuple[str, str, int, bytes]]:
    for number in range(cases):
        yield case_id(number), "head", number, CONTENT
        for item in range(records):
            yield case_id(number), f"{item}", number, CONTENT
