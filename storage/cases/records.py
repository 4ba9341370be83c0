"""Records of a case: sealed when written, opened when read, never overwritten unseen (docs/security.md §6.1)."""

from collections.abc import Mapping

from storage.basics.codec import Unopened, canonical, moment, seal, unseal
from storage.basics.sql import Connection, Row
from storage.cases.views import ORIGIN, Change, StaleWrite, StoredRecord
from storage.logs.logbook import CaseKey
from storage.logs.writes import RecordWrite, record_digest
from wams_tui.casework.errors import Conflict, Damaged, Misused
from wams_tui.casework.words import N_

OF_CASE = "SELECT id, kind, epoch, version, changed, content FROM record WHERE case_id = :case ORDER BY id"
SHOWN = OF_CASE.replace(" ORDER", f" AND kind <> '{ORIGIN}' ORDER")
ONE = "SELECT id, kind, epoch, version, changed, content FROM record WHERE case_id = :case AND id = :id"

_INSERT = (
    "INSERT INTO record (case_id, id, kind, epoch, version, changed, content) "
    "VALUES (:case, :id, :kind, :epoch, :version, :changed, :content)"
)
_UPDATE = (
    "UPDATE record SET epoch = :epoch, version = :version, changed = :changed, content = :content "
    "WHERE case_id = :case AND id = :id"
)
_GONE = "INSERT INTO record_gone (case_id, id, version) VALUES (:case, :id, :version)"


def bound(vault_id: str, case_id: str, epoch: int, record_id: str, kind: str, version: int) -> bytes:
    """Return what a record's sealed content is bound to."""
    return canonical("wams/record/1", vault_id, case_id, epoch, record_id, kind, version)


def opened(vault_id: str, case: CaseKey, row: Row) -> StoredRecord:
    """Return the record of a row of :data:`ONE`.

    Raises:
        Damaged: it is not what was sealed at this place.
    """
    record_id, kind, epoch, version, changed, content = row
    try:
        plain = unseal(case.key, content, bound(vault_id, case.case_id, epoch, record_id, kind, version))
        return StoredRecord(record_id, kind, version, moment(changed), plain)
    except (Unopened, TypeError, ValueError, OverflowError) as error:
        raise Damaged(
            N_("Een onderdeel van deze casus is beschadigd of veranderd."),
            N_("Wijzig deze casus niet en laat de beheerder de kluis controleren (wams vault verify)."),
        ) from error


def require(sql: Connection, case_id: str, versions: Mapping[str, int]) -> None:
    """Make sure, inside a transaction, that records are still at these versions.

    Raises:
        Conflict: one of them was changed or taken away meanwhile.
    """
    for record_id, version in versions.items():
        where = {"case": case_id, "id": record_id}
        row = sql.execute("SELECT version FROM record WHERE case_id = :case AND id = :id", where).fetchone()
        if row is None or row[0] != version:
            raise Conflict(
                N_("Deze casus is intussen door een ander gewijzigd; er is niets vastgelegd."),
                N_("Open de casus opnieuw en kijk wat er veranderde."),
            )


def apply(sql: Connection, vault_id: str, case: CaseKey, change: Change, time: int) -> RecordWrite:
    """Carry out one change inside a transaction; return what the audit line must say of it.

    Raises:
        StaleWrite: the record is not at the version the change was based on.
        Misused: the kind of a record would change, or a new one would have the id of one that was taken away.
    """
    where = {"case": case.case_id, "id": change.record_id}
    row = sql.execute(ONE, where).fetchone()
    current = 0 if row is None else row[3]
    if current != change.based_on:
        raise StaleWrite(change, None if row is None else opened(vault_id, case, row))
    if row is not None and row[1] != change.kind:
        raise Misused(N_("Een onderdeel van een casus kan niet van soort veranderen."))
    if change.content is None:
        sql.execute("DELETE FROM record WHERE case_id = :case AND id = :id", where)
        sql.execute(_GONE, {**where, "version": current})
        return RecordWrite(case.case_id, change.record_id, current, None)
    if row is None:
        _refuse_used(sql, where)
    version = current + 1
    sealed = seal(
        case.key, change.content, bound(vault_id, case.case_id, case.epoch, change.record_id, change.kind, version)
    )
    values = {**where, "kind": change.kind, "epoch": case.epoch, "version": version, "changed": time, "content": sealed}
    sql.execute(_INSERT if row is None else _UPDATE, values)
    told = record_digest(change.kind, case.epoch, time, sealed)
    return RecordWrite(case.case_id, change.record_id, version, told)


def seal_anew(sql: Connection, vault_id: str, keys: Mapping[int, bytes], new: CaseKey) -> list[RecordWrite]:
    """Seal every record of a case under its new key; what it says, its version and its time stay.

    So a colleague who is changing a record meanwhile loses nothing: the version they worked on is still there.

    Args:
        sql: The transaction.
        vault_id: The vault.
        keys: The keys of all epochs.
        new: The key to seal under.

    Raises:
        Damaged: a record is not what was sealed at its place.
    """
    told = []
    for row in sql.execute(OF_CASE, {"case": new.case_id}).fetchall():
        record_id, kind, epoch, version, changed = row[:5]
        if epoch == new.epoch:
            continue
        plain = opened(vault_id, CaseKey(new.case_id, epoch, keys.get(epoch, b"")), row).content
        sealed = seal(new.key, plain, bound(vault_id, new.case_id, new.epoch, record_id, kind, version))
        where = {"case": new.case_id, "id": record_id}
        values = {**where, "epoch": new.epoch, "version": version, "changed": changed, "content": sealed}
        sql.execute(_UPDATE, values)
        told.append(RecordWrite(new.case_id, record_id, version, record_digest(kind, new.epoch, changed, sealed)))
    return told


def _refuse_used(sql: Connection, where: Mapping[str, object]) -> None:
    """Refuse the id of a record that was taken away: counting from 1 again, its old content could come back."""
    if sql.execute("SELECT 1 FROM record_gone WHERE case_id = :case AND id = :id", where).fetchone():
        raise Misused(N_("Dit kenmerk hoorde bij een onderdeel dat is verwijderd."), N_("Kies een ander kenmerk."))
