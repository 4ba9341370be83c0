"""Adding lines to the two logs, inside the transaction of what they tell (docs/security.md §7)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from storage.basics.codec import canonical, fresh_id, fresh_key, seal
from storage.basics.hybrid import HybridPublic
from storage.basics.sql import Connection
from storage.keys.slots import Pocket, locked
from storage.logs.chains import AUDIT, LEDGER, LEDGER_CHAIN, AuditLine, LedgerLine, audit_message, genesis
from storage.logs.writes import KeysWrite, LedgerWrite, Write, writes_text
from storage.outside.heads import Tail

_LAST = {
    LEDGER: f"SELECT seq, hash FROM {LEDGER_CHAIN} ORDER BY seq DESC LIMIT 1",
    AUDIT: "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
}
_AT = {
    LEDGER: f"SELECT hash FROM {LEDGER_CHAIN} WHERE seq = :seq",
    AUDIT: "SELECT hash FROM audit WHERE seq = :seq",
}


@dataclass(frozen=True)
class LedgerReceipt:
    """Where a ledger line stands, and its hash."""

    seq: int
    id: str
    line_hash: bytes


@dataclass(frozen=True)
class CaseKey:
    """The key of a case in one epoch."""

    case_id: str
    epoch: int
    key: bytes = field(repr=False)


def tail(connection: Connection, log: str, vault_id: str) -> Tail:
    """Return the last line of ``ledger`` or ``audit``."""
    row = connection.execute(_LAST[log]).fetchone()
    return Tail(0, genesis(log, vault_id)) if row is None else Tail(row[0], row[1])


def hash_at(connection: Connection, log: str, vault_id: str, seq: int) -> bytes | None:
    """Return the hash of line ``seq``; of line 0 it is the genesis; None where there is no such line, or no hash."""
    if seq == 0:
        return genesis(log, vault_id)
    row = connection.execute(_AT[log], {"seq": seq}).fetchone()
    return row[0] if row is not None and isinstance(row[0], bytes) else None


def tail_at(connection: Connection, vault_id: str) -> Callable[[str, int], bytes | None]:
    """Return what gives the hash of a line of a log by its number."""
    return lambda log, seq: hash_at(connection, log, vault_id, seq)


def session_key_info(vault_id: str, session: str, coordinator: str) -> bytes:
    """Return the HPKE ``info`` of a session's log key."""
    return canonical("wams/session-key/1", vault_id, session, coordinator)


def audit_bound(vault_id: str, line_id: str, session: str) -> bytes:
    """Return what the payload of an audit line is bound to."""
    return canonical("wams/audit-payload/1", vault_id, line_id, session)


def ledger_bound(vault_id: str, copy: str, line_id: str, session: str, case_id: str, epoch: int) -> bytes:
    """Return what a ledger payload is bound to; ``copy`` is ``log`` or ``case``."""
    return canonical("wams/ledger-payload/1", vault_id, copy, line_id, session, case_id, epoch)


class Logbook:
    """The pen of one session: its log key is random, and sealed to the vault's log key in the session's first line."""

    def __init__(self, vault_id: str, coordinator: str, pocket: Pocket, log: HybridPublic) -> None:
        self.session = fresh_id()
        self._key: bytes | None = fresh_key()
        self._vault_id = vault_id
        self._coordinator = coordinator
        self._pocket = pocket
        self._sealed_key = log.seal(self.key, session_key_info(vault_id, self.session, coordinator))
        self.lines = 0

    @property
    def key(self) -> bytes:
        """The session's log key; :class:`~wams_tui.casework.errors.Locked` after :meth:`forget`."""
        if self._key is None:
            raise locked()
        return self._key

    def forget(self) -> None:
        """Drop the key."""
        self._key = None

    def audit(self, connection: Connection, time: int, payload: bytes, writes: tuple[Write, ...] = ()) -> str:
        """Write an audit line; return its id.

        A line that tells of the key file, as the first of every session does, carries the session's log key too, so
        that the last of them is found without reading the others.
        """
        last = tail(connection, AUDIT, self._vault_id)
        line_id = fresh_id()
        sealed = seal(self.key, payload, audit_bound(self._vault_id, line_id, self.session))
        session_key = self._sealed_key if any(isinstance(write, KeysWrite) for write in writes) else b""
        line = AuditLine(
            last.seq + 1, line_id, time, self._coordinator, self.session, last.hash, session_key, sealed,
            writes_text(writes),
        )  # fmt: skip
        line_hash = line.hash()
        signature = self._pocket.sign(audit_message(self._vault_id, line_hash))
        connection.execute(
            "INSERT INTO audit (seq, id, time, author, session, prev, session_key, payload, writes, hash, signature) "
            "VALUES (:seq, :id, :time, :author, :session, :prev, :session_key, :payload, :writes, :hash, :signature)",
            {**vars(line), "hash": line_hash, "signature": signature},
        )
        self.lines += 1
        return line_id

    def ledger(self, connection: Connection, time: int, payload: bytes, case: CaseKey) -> tuple[LedgerReceipt, Write]:
        """Write a ledger line; return where it stands, and what the audit line must say of it."""
        last = tail(connection, LEDGER, self._vault_id)
        line_id = fresh_id()
        where = (line_id, self.session, case.case_id, case.epoch)
        line = LedgerLine(
            last.seq + 1, line_id, time, self.session, case.case_id, case.epoch, last.hash,
            seal(self.key, payload, ledger_bound(self._vault_id, "log", *where)),
            seal(case.key, payload, ledger_bound(self._vault_id, "case", *where)),
        )  # fmt: skip
        line_hash = line.hash()
        connection.execute(
            "INSERT INTO ledger (seq, id, time, session, case_id, epoch, prev, payload_log, payload_case, hash) "
            "VALUES (:seq, :id, :time, :session, :case_id, :epoch, :prev, :payload_log, :payload_case, :hash)",
            {**vars(line), "hash": line_hash},
        )
        self.lines += 1
        return LedgerReceipt(line.seq, line_id, line_hash), LedgerWrite(line.seq, line_hash)
