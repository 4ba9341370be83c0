"""The tables (SQLModel); docs/security.md §5 says of each column whether it is sealed.

Times are whole microseconds since 1970, UTC. Lists and single lines are read and written with plain SQL over these
tables (:mod:`storage.vault.session`): measured, the object layer costs ten times the cipher. What walks over everything
(:mod:`storage.checks.checking`) names the classes, and gets rows (:func:`rows_of`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, create_engine, select, text
from sqlalchemy import Row as NamedRow
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, Session, SQLModel

from storage.basics.sql import Connection
from storage.sites.directory.database import driver

FORMAT = 2
"""The version of everything inside ``vault.db``."""

_BATCH = 500

_GIVEN = {"autoincrement": False}
"""A number that the store counts, not the database."""


class MetaTable(SQLModel, table=True):
    """One row: which vault this is."""

    __tablename__ = "vault_meta"
    __table_args__ = (CheckConstraint("id = 1"),)

    id: int = Field(primary_key=True, sa_column_kwargs=_GIVEN)
    format: int
    vault_id: str
    nature: str
    created: int = Field(sa_type=BigInteger)


class CoordinatorTable(SQLModel, table=True):
    """Every certificate that was ever issued, so that old signatures can be checked for ever."""

    __tablename__ = "coordinator"

    id: str = Field(primary_key=True)
    serial: int = Field(primary_key=True)
    added: int = Field(sa_type=BigInteger)
    certificate: str


class CaseTable(SQLModel, table=True):
    """A case: that it exists, and which epoch its key has reached."""

    __tablename__ = "case_file"

    id: str = Field(primary_key=True)
    epoch: int
    created: int = Field(sa_type=BigInteger)


class EpochTable(SQLModel, table=True):
    """The beginning of an epoch of a case key, signed by who began it."""

    __tablename__ = "case_epoch"

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    epoch: int = Field(primary_key=True)
    made: int = Field(sa_type=BigInteger)
    author: str
    key_check: bytes
    forward: bytes
    backward: bytes
    signature: bytes


class GrantTable(SQLModel, table=True):
    """A case key of one epoch, sealed to one holder, signed by who gave it."""

    __tablename__ = "case_grant"
    __table_args__ = (
        UniqueConstraint("case_id", "epoch", "grantee"),
        Index("case_grant_grantee", "grantee", "case_id", "epoch", "since", "until", "digest", "wrapped"),
    )

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="case_file.id")
    epoch: int
    grantee: str
    recipient: bytes
    granter: str
    given: int = Field(sa_type=BigInteger)
    since: int = Field(sa_type=BigInteger)
    until: int | None = Field(default=None, sa_type=BigInteger)
    digest: bytes
    wrapped: bytes | None = None
    signature: bytes
    sealed: bytes


class RecordTable(SQLModel, table=True):
    """One record of a case, sealed under the case key."""

    __tablename__ = "record"
    __table_args__ = (
        Index(
            "record_head", "case_id", "id", "epoch", "kind", "changed",
            sqlite_where=text("kind = 'head'"), postgresql_where=text("kind = 'head'"),
        ),
    )  # fmt: skip

    case_id: str = Field(primary_key=True, foreign_key="case_file.id")
    id: str = Field(primary_key=True)
    kind: str
    epoch: int
    version: int
    changed: int = Field(sa_type=BigInteger)
    content: bytes


class GoneTable(SQLModel, table=True):
    """A record that was taken away, and the last version it had: its id is not used again."""

    __tablename__ = "record_gone"

    case_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    version: int


class LedgerTable(SQLModel, table=True):
    """One line of the disclosure ledger; no user in it."""

    __tablename__ = "ledger"
    __table_args__ = (Index("ledger_case", "case_id", "seq"),)

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_GIVEN)
    id: str = Field(unique=True)
    time: int = Field(sa_type=BigInteger)
    session: str
    case_id: str
    epoch: int
    payload_log: bytes
    payload_case: bytes
    prev: bytes
    hash: bytes


class AuditTable(SQLModel, table=True):
    """One line of the audit log, signed by its author."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_session", "session", "seq"),
        Index(
            "audit_keys", "seq",
            sqlite_where=text("length(session_key) > 0"), postgresql_where=text("length(session_key) > 0"),
        ),
    )  # fmt: skip

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_GIVEN)
    id: str = Field(unique=True)
    time: int = Field(sa_type=BigInteger)
    author: str
    session: str
    session_key: bytes
    payload: bytes
    writes: str
    prev: bytes
    hash: bytes
    signature: bytes


class StatementTable(SQLModel, table=True):
    """What was stated about the vault itself, signed by who stated it, for every coordinator to read."""

    __tablename__ = "statement"
    __table_args__ = (Index("statement_kind", "kind", "seq"),)

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs=_GIVEN)
    id: str = Field(unique=True)
    kind: str
    time: int = Field(sa_type=BigInteger)
    author: str
    content: bytes
    signature: bytes


class TravelTable(SQLModel, table=True):
    """A travel vault that was packed from this one; what went along is sealed.

    ``signing`` is the public key it signs with on the road, ``signature`` the coordinator's word for that.
    """

    __tablename__ = "travel"

    id: str = Field(primary_key=True)
    coordinator: str
    packed: int = Field(sa_type=BigInteger)
    until: int = Field(sa_type=BigInteger)
    ended: int | None = Field(default=None, sa_type=BigInteger)
    signing: bytes
    content: bytes
    signature: bytes


class TravelLineTable(SQLModel, table=True):
    """A log line that a travel vault brought home, as it stood there; ``log`` is ``ledger`` or ``audit``."""

    __tablename__ = "travel_line"

    travel: str = Field(primary_key=True, foreign_key="travel.id")
    log: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    line: bytes


_SQLITE = sqlite.dialect()
"""Without it an index over a part of a table is written as one over the whole."""

TABLES: tuple[type[SQLModel], ...] = (
    MetaTable, CoordinatorTable, CaseTable, EpochTable, GrantTable, RecordTable, GoneTable, LedgerTable, AuditTable,
    StatementTable, TravelTable, TravelLineTable,
)  # fmt: skip

LOGS = ("ledger", "audit", "statement")
"""What is only added to."""


SINCE = {"statement": 2}
"""Since which format there is a table; all others were there from the first."""


def create_schema(connection: Connection, layout: int = FORMAT) -> None:
    """Make the tables of a format, their indexes, and the triggers that keep honest code from rewriting the past."""
    for model in TABLES:
        if SINCE.get(str(model.__tablename__), 1) <= layout:
            create_table(connection, model)


def create_table(connection: Connection, model: type[SQLModel]) -> None:
    """Make one table with its indexes, and the triggers of one that is only added to."""
    name = str(model.__tablename__)
    table = SQLModel.metadata.tables[name]
    connection.execute(str(CreateTable(table)))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        connection.execute(str(CreateIndex(index).compile(dialect=_SQLITE)))
    if name in LOGS:
        for change in ("UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {name}_no_{change.lower()} BEFORE {change} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
            )


@contextmanager
def reading_models(
    connect: Callable[[], object], url: str = "sqlite+pysqlite://", module: object = driver, **dialect: bool
) -> Iterator[Session]:
    """Give a SQLModel session on a connection of its own, in one read transaction."""
    engine = create_engine(url, creator=connect, module=module, poolclass=NullPool, hide_parameters=True, **dialect)
    try:
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()


def rows_of(models: Session, table: type[SQLModel], *order: str) -> Iterator["NamedRow[Any]"]:
    """Give every row of a table, with its columns by name, in the order of some of them; a part at a time."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)]
    wanted = select(columns).order_by(*(columns.c[name] for name in order)).execution_options(yield_per=_BATCH)
    yield from models.connection().execute(wanted)
