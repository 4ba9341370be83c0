"""Reading the two logs with the keys one holds, line by line checked (docs/security.md §7)."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from storage.basics.codec import Unopened, moment, unseal
from storage.basics.hybrid import HybridPrivate
from storage.basics.sql import Row
from storage.cases.views import AuditRow, LedgerRow, Mark
from storage.keys.keyfile import HeldKey, KeyFile, held_info
from storage.keys.slots import Pocket
from storage.logs.chains import AUDIT, AUDIT_ROW, LEDGER, LEDGER_ROW, LedgerLine, audit_line_is_genuine, genesis
from storage.logs.events import read_payload
from storage.logs.logbook import Logbook, audit_bound, hash_at, ledger_bound, session_key_info
from storage.logs.writes import LedgerWrite, read_writes
from storage.sites.site import Base
from storage.vault.casekeys import CaseKeys
from storage.vault.roster import Roster
from wams_tui.casework.errors import Damaged

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent, LedgerEntry

_PAGE = 500
_LEDGER = "SELECT " + LEDGER_ROW + "WHERE seq > :last ORDER BY seq LIMIT :page"
_LEDGER_OF_CASE = "SELECT " + LEDGER_ROW + "WHERE seq > :last AND case_id = :case ORDER BY seq LIMIT :page"
_AUDIT = "SELECT " + AUDIT_ROW + "WHERE seq > :last ORDER BY seq LIMIT :page"
_TELLING = "SELECT " + AUDIT_ROW + "WHERE session = :session AND writes LIKE '%\"ledger\"%' ORDER BY seq"


def ledger_line_is_whole(row: Row) -> bool:
    """Say whether a row of the ledger (its columns in the order of the class, then hash) is what its hash says."""
    try:
        return bool(LedgerLine(*row[:9]).hash() == row[9])
    except (TypeError, ValueError, OverflowError):
        return False


def _when(value: object) -> datetime:
    """Return the time of a line; of a forged one that holds no time, the beginning of all time."""
    try:
        return moment(int(str(value)))
    except (ValueError, OverflowError):
        return moment(0)


class LogReader:
    """Opens log payloads with the case key, the session's own key, or the vault's log key, as far as they are held."""

    def __init__(
        self, keys: KeyFile, pocket: Pocket, roster: Roster, case_keys: CaseKeys, database: Base, own: Logbook
    ) -> None:
        self._keys = keys
        self._pocket = pocket
        self._roster = roster
        self._case_keys = case_keys
        self._database = database
        self._sessions: dict[str, bytes | None] = {own.session: own.key}
        self._log_key: HybridPrivate | None = None

    def ledger(self, case_id: str | None) -> Iterator[LedgerRow]:
        """Yield the ledger's lines, of one case or of all; a line that nobody signed is marked."""
        told: dict[str, set[tuple[int, bytes]]] = {}
        prev: bytes | None = genesis(LEDGER, self._keys.vault_id)
        seen = 0
        for row in self._pages(_LEDGER if case_id is None else _LEDGER_OF_CASE, case_id):
            if row[0] != seen + 1:  # the line before is of a case one does not see, or was not asked for
                prev = self._hash_before(row[0])
            follows, prev, seen = row[6] == prev, row[9], row[0]
            genuine = follows and ledger_line_is_whole(row) and self._is_told(row, told)
            mark, entry = (Mark.GENUINE, self._entry(row)) if genuine else (Mark.FORGED, None)
            yield LedgerRow(row[0], row[1], _when(row[2]), row[3], row[4], entry, mark)

    def _hash_before(self, seq: object) -> bytes | None:
        if not isinstance(seq, int):
            return None
        with self._database.reading() as sql:
            return hash_at(sql, LEDGER, self._keys.vault_id, seq - 1)

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit log's lines; a line that its author did not sign is marked."""
        prev = genesis(AUDIT, self._keys.vault_id)
        for row in self._pages(_AUDIT, None):
            genuine = row[5] == prev and audit_line_is_genuine(self._keys.vault_id, row, self._roster)
            prev = row[9]
            event, case_id = self._event(row[1], row[4], row[7]) if genuine else (None, "")
            mark = Mark.GENUINE if genuine else Mark.FORGED
            yield AuditRow(row[0], row[1], _when(row[2]), row[3], row[4], event, case_id, mark)

    def _pages(self, statement: str, case_id: str | None) -> Iterator[Row]:
        last = 0
        while True:
            with self._database.reading() as sql:
                rows = sql.execute(statement, {"last": last, "case": case_id, "page": _PAGE}).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from rows

    def _is_told(self, row: Row, told: dict[str, set[tuple[int, bytes]]]) -> bool:
        """Say whether a signed audit line of the same session tells of this ledger line."""
        session, line = row[3], (row[0], row[9])
        # Asked again when it is not there: a session that is still open has written on since.
        if line not in told.get(session, set()):
            told[session] = self._signed_ledger_lines(session)
        return line in told[session]

    def _signed_ledger_lines(self, session: str) -> set[tuple[int, bytes]]:
        with self._database.reading() as sql:
            rows = sql.execute(_TELLING, {"session": session}).fetchall()
        found = set()
        for row in rows:
            if not audit_line_is_genuine(self._keys.vault_id, row, self._roster):
                continue
            try:
                found |= {(each.seq, each.hash) for each in read_writes(row[8]) if isinstance(each, LedgerWrite)}
            except ValueError:
                continue
        return found

    def _entry(self, row: Row) -> "LedgerEntry | None":
        _, line_id, _, session, case_id, epoch, _, payload_log, payload_case, _ = row
        where = (line_id, session, case_id, epoch)
        try:
            case = self._case_keys.at(case_id, epoch)
        except Damaged:
            case = None
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
        if row is None or not isinstance(row[0], str) or not isinstance(row[1], bytes):
            return None
        try:
            return log_key.open(row[1], session_key_info(self._keys.vault_id, session, row[0]))
        except Unopened:
            return None

    def _held_log_key(self) -> HybridPrivate | None:
        if self._log_key is None:
            me = self._case_keys.my_id
            held = self._keys.held_by(me, HeldKey.LOG)
            if held is not None:
                try:
                    raw = self._pocket.secrets.hybrid.open(held.sealed, held_info(self._keys.vault_id, HeldKey.LOG, me))
                    self._log_key = HybridPrivate(raw)
                except (Unopened, ValueError):
                    return None
        return self._log_key

    def forget(self) -> None:
        """Drop every key."""
        self._sessions.clear()
        self._log_key = None
