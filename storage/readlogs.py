"""Reading the two logs with the keys one holds (docs/security.md §7)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from storage.casekeys import CaseKeys
from storage.codec import Unopened, moment, unseal
from storage.database import Database, Row
from storage.events import read_payload
from storage.hybrid import HybridPrivate
from storage.keyfile import HeldKey, KeyFile, held_info
from storage.logbook import Logbook, audit_bound, ledger_bound, session_key_info
from storage.slots import Secrets
from storage.views import AuditRow, LedgerRow

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent, LedgerEntry

_PAGE = 500
_LEDGER = (
    "SELECT seq, id, time, session, case_id, epoch, payload_log, payload_case FROM ledger "
    "WHERE seq > :last ORDER BY seq LIMIT :page"
)
_LEDGER_OF_CASE = (
    "SELECT seq, id, time, session, case_id, epoch, payload_log, payload_case FROM ledger "
    "WHERE seq > :last AND case_id = :case ORDER BY seq LIMIT :page"
)
_AUDIT = "SELECT seq, id, time, author, session, payload FROM audit WHERE seq > :last ORDER BY seq LIMIT :page"


class LogReader:
    """Opens log payloads with the case key, the session's own key, or the vault's log key, as far as they are held."""

    def __init__(self, keys: KeyFile, secrets: Secrets, case_keys: CaseKeys, database: Database, own: Logbook) -> None:
        self._keys = keys
        self._secrets = secrets
        self._case_keys = case_keys
        self._database = database
        self._sessions: dict[str, bytes | None] = {own.session: own.key}
        self._log_key: HybridPrivate | None = None

    def ledger(self, case_id: str | None) -> Iterator[LedgerRow]:
        """Yield the ledger's lines, of one case or of all."""
        for row in self._pages(_LEDGER if case_id is None else _LEDGER_OF_CASE, case_id):
            yield LedgerRow(row[0], row[1], moment(row[2]), row[3], row[4], self._entry(row))

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit log's lines."""
        for seq, line_id, time, author, session, sealed in self._pages(_AUDIT, None):
            event, case_id = self._event(line_id, session, sealed)
            yield AuditRow(seq, line_id, moment(time), author, session, event, case_id)

    def _pages(self, statement: str, case_id: str | None) -> Iterator[Row]:
        last = 0
        while True:
            with self._database.reading() as sql:
                rows = sql.execute(statement, {"last": last, "case": case_id, "page": _PAGE}).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from rows

    def _entry(self, row: Row) -> "LedgerEntry | None":
        _, line_id, _, session, case_id, epoch, payload_log, payload_case = row
        where = (line_id, session, case_id, epoch)
        case = self._case_keys.at(case_id, epoch)
        key = case.key if case else self._session_key(session)
        copy, sealed = ("case", payload_case) if case else ("log", payload_log)
        if key is None:
            return None
        from wams_tui.casework.log import LedgerEntry

        try:
            content = unseal(key, sealed, ledger_bound(self._keys.vault_id, copy, *where))
            return LedgerEntry.model_validate_json(content)
        except (Unopened, ValueError):
            return None

    def _event(self, line_id: str, session: str, sealed: bytes) -> "tuple[AuditEvent | None, str]":
        key = self._session_key(session)
        if key is None:
            return None, ""
        try:
            return read_payload(unseal(key, sealed, audit_bound(self._keys.vault_id, line_id, session)))
        except (Unopened, ValueError):
            return None, ""

    def _session_key(self, session: str) -> bytes | None:
        if session not in self._sessions:
            self._sessions[session] = self._unsealed_session_key(session)
        return self._sessions[session]

    def _unsealed_session_key(self, session: str) -> bytes | None:
        log_key = self._held_log_key()
        if log_key is None:
            return None
        with self._database.reading() as sql:
            row = sql.execute(
                "SELECT author, session_key FROM audit WHERE session = :session AND length(session_key) > 0 "
                "ORDER BY seq LIMIT 1",
                {"session": session},
            ).fetchone()
        if row is None:
            return None
        try:
            return log_key.open(row[1], session_key_info(self._keys.vault_id, session, row[0]))
        except Unopened:
            return None

    def _held_log_key(self) -> HybridPrivate | None:
        if self._log_key is None:
            me = self._case_keys.my_id
            for held in self._keys.held:
                if held.key is HeldKey.LOG and held.holder == me:
                    self._log_key = _opened_log_key(self._keys, self._secrets, held.sealed, me)
        return self._log_key

    def forget(self) -> None:
        """Drop every key."""
        self._sessions.clear()
        self._log_key = None


def _opened_log_key(keys: KeyFile, secrets: Secrets, sealed: bytes, me: str) -> HybridPrivate | None:
    try:
        return HybridPrivate(secrets.hybrid.open(sealed, held_info(keys.vault_id, HeldKey.LOG, me)))
    except (Unopened, ValueError):
        return None
