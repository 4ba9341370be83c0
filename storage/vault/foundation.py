"""What the ends of both logs must be before a vault opens; the rest is for ``verify`` (docs/security.md §4.1)."""

from pathlib import Path

from storage.basics.sql import Connection, Row
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate
from storage.logs.chains import AUDIT_ROW, LEDGER_CHAIN, LEDGER_ROW, audit_line_is_genuine
from storage.logs.writes import KeysWrite, read_writes
from storage.vault.readlogs import ledger_line_is_whole
from storage.vault.roster import Roster, untold
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

_LAST_AUDIT = "SELECT " + AUDIT_ROW + "ORDER BY seq DESC LIMIT 1"
_LAST_LEDGER = "SELECT " + LEDGER_ROW + "ORDER BY seq DESC LIMIT 1"
_LAST_KEYS = "SELECT " + AUDIT_ROW + "WHERE length(session_key) > 0 ORDER BY seq DESC LIMIT 1"
_SERIALS = "SELECT serial FROM coordinator WHERE id = :who"
_COUNTS = {
    "audit": "SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM audit",
    "ledger": f"SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM {LEDGER_CHAIN}",
}


def check(sql: Connection, keys: KeyFile, people: Roster, now: int, path: Path | str) -> None:
    """Look at the last line of each log, at their numbers, and at what the log last said of the key file.

    Raises:
        Damaged: a last line is not what was written, lines are missing, or the key file is older than the log knows.
    """
    for counted in _COUNTS.values():
        row = sql.execute(counted).fetchone()
        if row is None or row[1:] != (1, row[0]):
            raise _logs(path)
    last = sql.execute(_LAST_AUDIT).fetchone()
    if last is None or not audit_line_is_genuine(keys.vault_id, last, people) or _is_outdated(sql, last, people):
        raise _logs(path)
    ledger = sql.execute(_LAST_LEDGER).fetchone()
    if ledger is not None and not ledger_line_is_whole(ledger):
        raise _logs(path)
    told = _last_of_keys(sql, keys, people)
    if told is None:
        raise _logs(path)
    if not _fits(keys, told, people, now):
        raise Damaged(
            N_("Het sleutelbestand is ouder of anders dan het auditlogboek zegt."),
            N_("Verander niets meer en laat de beheerder het laatste sleutelbestand uit de back-up terugzetten."),
        )


def _is_outdated(sql: Connection, last: Row, people: Roster) -> bool:
    """Say whether the last line is under a certificate that was replaced before: who left signs as if they had not."""
    who, time = last[3], last[2]
    told = {row[0] for row in sql.execute(_SERIALS, {"who": who}).fetchall()}
    mine = [each for each in people.renewed() if each.coordinator.id == who and each.serial in told]
    signer = people.at(who, time)
    return signer is not None and any(each.serial > signer.serial for each in mine)


def is_told(sql: Connection, keys: KeyFile, people: Roster, now: int) -> bool:
    """Say whether the key file is the one the log last told of, or a later one by somebody who may still sign."""
    told = _last_of_keys(sql, keys, people)
    return told is not None and _fits(keys, told, people, now)


def _last_of_keys(sql: Connection, keys: KeyFile, people: Roster) -> Row | None:
    told = sql.execute(_LAST_KEYS).fetchone()
    return told if told is not None and audit_line_is_genuine(keys.vault_id, told, people) else None


def unwritten(sql: Connection, keys: KeyFile) -> list[Certificate]:
    """Return the certificates that stand in the key file alone, because the machine stopped between it and the log.

    Where the log tells of this key file nothing can be unwritten: what is missing then was taken away.
    """
    told = sql.execute(_LAST_KEYS).fetchone()
    last = None if told is None else _keys_in(told)
    return untold(sql, keys) if last is not None and keys.revision > last.revision else []


def _keys_in(told: Row) -> KeysWrite | None:
    try:
        return [write for write in read_writes(told[8]) if isinstance(write, KeysWrite)][-1]
    except (ValueError, IndexError):
        return None


def _fits(keys: KeyFile, told: Row, people: Roster, now: int) -> bool:
    last = _keys_in(told)
    if last is None:
        return False
    if keys.serial < last.serial or keys.revision < last.revision:
        return False
    if keys.revision == last.revision:
        return keys.hash == last.hash
    author = people.renewed().at(keys.author, now)
    return author is not None and keys.signed_by(author)


def _logs(path: Path | str) -> Damaged:
    return Damaged(
        N_("De logboeken in {path} zijn niet wat er geschreven is."),
        N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
        path=path,
    )
