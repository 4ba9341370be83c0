"""Making a backup: everything of one moment in a new directory, checked before it counts (docs/security.md §10)."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from storage.backups.copies import look, open_copy
from storage.backups.manifest import FileSum, Manifest
from storage.basics import strict
from storage.basics.codec import canonical_json, digest, fresh_id, micros, moment
from storage.basics.files import PRIVATE, sync_directory, told, write_whole
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.logs.chains import AUDIT, LEDGER
from storage.logs.logbook import tail
from storage.logs.writes import KeysWrite, read_writes
from storage.outside.heads import Tail
from storage.sites.directory import database
from wams_tui.casework.errors import Damaged, Misused, Unusable, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Session

KIND = "back-up"
"""The kind of statement that says that there is a backup, or no longer one."""

KEEP_DAYS = 90
MOST_DAYS = 3650
PREFIX = "wams-"
_TRIES = 5
_TOLD_KEYS = "SELECT writes FROM audit WHERE length(session_key) > 0 ORDER BY seq DESC LIMIT 1"


class BackupState(StrEnum):
    """What the vault knows of a backup; one that was never completed may lie somewhere all the same."""

    BEGUN = "begonnen"
    FAILED = "mislukt"
    DELETED = "verwijderd"


@dataclass(frozen=True)
class KnownBackup:
    """A backup the vault tells of; times UTC."""

    id: str
    made: datetime
    expires: datetime
    state: BackupState


@dataclass(frozen=True)
class Backup:
    """A backup that was made and checked, and where it lies."""

    directory: Path
    manifest: Manifest

    @property
    def made(self) -> datetime:
        """When, UTC."""
        return moment(self.manifest.made)

    @property
    def expires(self) -> datetime:
        """From when on it is to be deleted, UTC."""
        return moment(self.manifest.expires)

    @property
    def known(self) -> KnownBackup:
        """What the vault is to say of it."""
        return KnownBackup(self.manifest.id, self.made, self.expires, BackupState.BEGUN)


def make_backup(session: "Session", into: Path, keep_days: int = KEEP_DAYS) -> Backup:
    """Make a backup of an unlocked vault in a new directory inside ``into``; others go on working.

    The vault says first that there is one, so that none is made unseen. It is looked over before it gets its name.

    Args:
        session: The vault.
        into: Where backups lie; made where it is not there.
        keep_days: After how many days it is to be deleted.

    Raises:
        Misused: ``into`` is inside the vault, or the number of days is out of bounds.
        Unusable: the disk is full or may not be written; nothing is left behind.
        Damaged: the vault, and so its copy, is not what was written.
    """
    if not 1 <= keep_days <= MOST_DAYS:
        raise Misused(N_("Een back-up wordt 1 tot 3650 dagen bewaard."), N_("Kies een ander aantal dagen."))
    session.require_writing()
    into = into.absolute()
    _refuse_inside(into, Path(session.opened.site.place))
    now = session.opened.now()
    known = KnownBackup(fresh_id(), now, now + timedelta(days=keep_days), BackupState.BEGUN)
    with _building(into, known) as building:
        tell(session, known)
        try:
            made = _copied(session, building, known)
        except WamsError:
            with suppress(WamsError):
                tell(session, replace(known, state=BackupState.FAILED))
            raise
    return Backup(into / _name(known), made)


def copied_unsaid(session: "Session", into: Path, keep_days: int) -> Backup:
    """Make a backup of a vault that cannot tell of it: it is of an earlier format, or is not to be written to.

    Raises:
        Unusable, Damaged: as :func:`make_backup`.
    """
    session.require_writing()
    into = into.absolute()
    now = session.opened.now()
    known = KnownBackup(fresh_id(), now, now + timedelta(days=keep_days), BackupState.BEGUN)
    with _building(into, known) as building:
        made = _copied(session, building, known)
    return Backup(into / _name(known), made)


def _refuse_inside(into: Path, vault: Path) -> None:
    if into.resolve().is_relative_to(vault.resolve()):
        raise Misused(
            N_("Een back-up hoort niet in de map van de kluis zelf."), N_("Kies een map op een andere schijf.")
        )


def tell(session: "Session", known: KnownBackup) -> None:
    """State for every coordinator how it is with a backup."""
    actions = {
        BackupState.BEGUN: (AuditAction.BACKUP_GEMAAKT, AuditCode.EXECUTE),
        BackupState.FAILED: (AuditAction.BACKUP_GEMAAKT, AuditCode.EXECUTE),
        BackupState.DELETED: (AuditAction.BACKUP_VERWIJDERD, AuditCode.DELETE),
    }
    action, code = actions[known.state]
    content = {
        "id": known.id, "made": micros(known.made), "expires": micros(known.expires), "state": known.state.value,
    }  # fmt: skip
    event = AuditEvent(
        action=action, code=code, success=known.state is not BackupState.FAILED, object_kind="back-up",
        object_id=known.id, details={"vervalt": known.expires.date().isoformat()},
    )  # fmt: skip
    session.state(KIND, canonical_json(content), event)


def known_backups(session: "Session") -> list[KnownBackup]:
    """Return every backup the vault tells of, oldest first, with what was last said of it."""
    found: dict[str, KnownBackup] = {}
    for statement in session.statements(KIND):
        with suppress(ValueError, KeyError):
            source = strict.fields(json.loads(statement.content), "id", "made", "expires", "state")
            state = BackupState(strict.text(source, "state"))
            made, expires = moment(strict.number(source, "made")), moment(strict.number(source, "expires"))
            found[strict.text(source, "id")] = KnownBackup(strict.text(source, "id"), made, expires, state)
    return list(found.values())


def _name(known: KnownBackup) -> str:
    return f"{PREFIX}{known.made:%Y%m%dT%H%M%SZ}-{known.id[:8]}"


@contextmanager
def _building(into: Path, known: KnownBackup) -> Iterator[Path]:
    """Give a directory that gets its name, durable, when the block ends well, and goes otherwise."""
    building = into / f".{_name(known)}"
    with told(into):
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        building.mkdir(mode=0o700)
    try:
        yield building
        with told(into):
            sync_directory(building)
            building.rename(into / _name(known))
            sync_directory(into)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _copied(session: "Session", building: Path, known: KnownBackup) -> Manifest:
    from storage.checks.remembered import remember, remembered

    opened, path = session.opened, building / database.NAME
    keys, ends = _of_one_moment(session, path)
    write_whole(building / keyfile.NAME, keys.to_bytes(), PRIVATE)
    bare = Manifest(
        known.id, session.vault_id, session.nature, _format(path, opened.secrets.vault_key), micros(known.made),
        micros(known.expires), FileSum.of(path), FileSum.of(building / keyfile.NAME), keys.revision, *ends,
        session.coordinator.id,
    )  # fmt: skip
    made = bare.signed(opened.pocket.sign)
    made.store(building)
    before = remembered(session)
    report = look(open_copy(building), opened.secrets.vault_key, before)
    remember(session, before)
    if not report.intact:
        raise Damaged(
            N_("De back-up is niet gemaakt: in de kluis is iets beschadigd of veranderd."),
            N_("Bekijk wat er is met 'wams vault verify' en bewaar de back-ups die er al zijn."),
        )
    return made


def _of_one_moment(session: "Session", path: Path) -> tuple[KeyFile, tuple[Tail, Tail]]:
    """Copy the database, and return the key file that belongs to it with the ends of its logs."""
    opened = session.opened
    for _ in range(_TRIES):
        opened.database.copy_into(path)
        keys = opened.site.load_keys()
        sql = database.connect_copy(path, opened.secrets.vault_key)
        try:
            with database.worded(path):
                row = sql.execute(_TOLD_KEYS).fetchone()
                ends = (tail(sql, LEDGER, session.vault_id), tail(sql, AUDIT, session.vault_id))
        finally:
            sql.close()
        if row is not None and _tells(str(row[0]), keys):
            return keys, ends
        with told(path):  # a colleague changed the key file meanwhile
            path.unlink()
    raise Unusable(
        N_("De sleutels van de kluis veranderen telkens; de back-up is niet gemaakt."),
        N_("Probeer het over een paar minuten opnieuw; blijft dit zo, controleer dan met: wams vault verify"),
    )


def _tells(writes: str, keys: KeyFile) -> bool:
    try:
        told_keys = [write for write in read_writes(writes) if isinstance(write, KeysWrite)]
    except ValueError:
        return False
    return bool(told_keys) and (told_keys[-1].revision, told_keys[-1].hash) == (keys.revision, digest(keys.to_bytes()))


def _format(path: Path, vault_key: bytes) -> int:
    sql = database.connect_copy(path, vault_key)
    try:
        with database.worded(path):
            row = sql.execute("SELECT format FROM vault_meta").fetchone()
    finally:
        sql.close()
    return int(row[0]) if row else 0
