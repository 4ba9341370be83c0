"""Putting a backup back: checked, destroyed cases taken out of it, and signed for, before anybody opens it.

Bytes and promises: docs/security.md §13.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage import database, journal, keyfile, register
from storage.chains import AUDIT
from storage.codec import micros, moment
from storage.copies import Copy, enter_copy, look, open_copy
from storage.endings import end_again, require_still_there
from storage.events import OwnAction
from storage.files import make_empty, refuse_network, shared_mode, sync_directory, sync_file, told
from storage.filesite import FileSite
from storage.heads import HeadPlace, SignedHead, Tail
from storage.keyfile import KeyFile
from storage.logbook import tail
from storage.manifest import FileSum
from storage.opening import KNOWN_FORMAT, open_session, own_certificate, require_administrator
from storage.people import Certificate
from storage.register import Entry
from storage.restored import KIND, Restored
from storage.roster import Roster, genuine
from storage.session import Opened, Session
from storage.settling import entries_told
from storage.slots import Pocket, Secrets, Slot
from storage.sole import refuse_company
from storage.statements import ROWS, opening
from wams_tui.casework.errors import Damaged, Misused, Refused, Unusable, WamsError
from wams_tui.casework.words import N_

_ASIDE = "opzij"
_BUILDING = "terug-"
_LEFT_OVER = 24 * 3600


@dataclass(frozen=True)
class Wishes:
    """What whoever restores has decided to let pass; ``replace`` sets aside what stands there already."""

    replace: bool = False
    without_register: bool = False
    expired: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a restore did; times UTC.

    ``register_as_of`` is how new the register of destroyed cases was, None where there was none.
    """

    directory: Path
    backup: str
    state_of: datetime
    destroyed: tuple[str, ...]
    register_as_of: datetime | None
    aside: Path | None


@dataclass(frozen=True)
class _Before:
    """What a vault that stands there tells: which cases were destroyed, the end of its audit log, who is who in it."""

    entries: tuple[Entry, ...] = ()
    end: Tail | None = None
    people: tuple[Certificate, ...] = ()


def restore(
    backup: Path,
    to: Path,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    wishes: Wishes = Wishes(),
) -> Outcome:
    """Put a backup back as a vault.

    Args:
        backup: The directory of the backup.
        to: Where the vault is to stand: empty or not there; with ``wishes.replace`` the vault there is set aside.
        passphrase: One that opened the vault when the backup was made.
        heads: Where signed heads and the registers of destroyed cases are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name.
        wishes: What is let pass.

    Raises:
        Locked: the passphrase opens no slot, or not that of an administrator, then and now.
        Misused: the place is in use, by this vault or by something else.
        Refused: the backup has expired, or there is no register of destroyed cases.
        Conflict: somebody has the vault open that stands there.
        Damaged: the backup is not what was written, or the register names a case that could not be taken out.
        Unusable: the backup is of another format, or the surroundings do not allow it; nothing was changed.
    """
    copy = open_copy(backup)
    _refuse_old(copy, wishes, micros(now()))
    _refuse_place(copy, to, replacing=wishes.replace)
    slot, secrets = enter_copy(copy, passphrase, heads, coordinator)
    require_administrator(slot)
    if not look(copy, secrets.vault_key).intact:
        raise Damaged(
            N_("Deze back-up klopt niet en wordt niet teruggezet."),
            N_("Bekijk wat er is met 'wams vault backups verify' en neem een andere back-up."),
        )
    before = _told_there(copy, to, secrets.vault_key)
    require_still_there(before.people, slot.certificate.coordinator.id, micros(now()))
    found = register.gather(heads, copy.keys)
    if found.as_of is None and before.end is None and not wishes.without_register:
        raise Refused(
            N_("Er is geen register van vernietigde casussen; wat sinds deze back-up is vernietigd, zou terugkomen."),
            N_("Zoek het (WAMS_HEADS, of de map van een collega), of kies bewust --without-register."),
        )
    entries = {entry.case_id: entry for entry in (*before.entries, *found.entries)}
    with _building(copy, to) as building:
        restored = _statement(copy, micros(now()), _ends(heads, copy.keys, before))
        gone = _prepared(building, copy, slot, secrets, now, restored, entries, before.people)
        aside = _swap(building, to, now())
    site = FileSite(to)
    with open_session(site, site.load_keys(), slot, secrets, heads, now) as session:
        register.keep(heads, session.newest_keys(), session.coordinator.id, entries.values(), micros(now()))
    newest = None if found.as_of is None else moment(found.as_of)
    return Outcome(to, copy.manifest.id, moment(copy.manifest.made), gone, newest, aside)


def _refuse_old(copy: Copy, wishes: Wishes, now: int) -> None:
    if copy.manifest.vault_format != KNOWN_FORMAT:
        raise Unusable(
            N_("Deze back-up heeft het oudere formaat {found}; dit programma zet formaat {known} terug."),
            N_("Zet hem terug met de versie van wams waarmee hij is gemaakt, en werk de kluis daarna bij."),
            found=copy.manifest.vault_format,
            known=KNOWN_FORMAT,
        )
    if copy.manifest.expires <= now and not wishes.expired:
        raise Refused(
            N_("Deze back-up is vervallen op {day} en had verwijderd moeten zijn."),
            N_("Neem een nieuwere back-up; is er geen andere, kies dan bewust --expired."),
            day=f"{moment(copy.manifest.expires):%d-%m-%Y}",
        )


def _refuse_place(copy: Copy, to: Path, *, replacing: bool) -> None:
    with told(to):
        used = to.exists() and (not to.is_dir() or any(to.iterdir()))
    if not used:
        return
    if not replacing:
        raise Misused(
            N_("{path} bestaat al en is niet leeg; er is niets veranderd."),
            N_("Kies een nieuwe map, of vervang de kluis die er staat met --replace."),
            path=to,
        )
    with suppress(Damaged, Unusable):
        if keyfile.load(to).vault_id == copy.manifest.vault_id:
            return
        raise Misused(
            N_("In {path} staat een andere kluis dan die van deze back-up; er is niets veranderd."),
            N_("Kies een nieuwe map."),
            path=to,
        )
    if not to.is_dir() or not (to / database.NAME).exists():
        raise Misused(N_("{path} is geen kluis; er is niets veranderd."), N_("Kies een nieuwe map."), path=to)


def _told_there(copy: Copy, to: Path, vault_key: bytes) -> _Before:
    """Ask the vault that is to be replaced, and what was set aside here before, which cases were destroyed.

    Raises:
        Conflict: somebody has it open.
    """
    if (to / database.NAME).exists():
        with suppress(Damaged, Unusable):  # beyond reading, or of other keys: that is what backups are for
            refuse_company(to / database.NAME, vault_key)
    places = [to, *sorted(to.parent.glob(f"{to.name}.{_ASIDE}-*"))]
    known = [_ask(copy.keys, place / database.NAME, vault_key) for place in places if (place / database.NAME).exists()]
    ends = [each.end for each in known if each.end is not None]
    entries = tuple(entry for each in known for entry in each.entries)
    people = tuple(certificate for each in known for certificate in each.people)
    return _Before(entries, max(ends, key=lambda end: end.seq, default=None), people)


def _ask(keys: KeyFile, path: Path, vault_key: bytes) -> _Before:
    try:
        sql = database.connect(path, vault_key)
    except WamsError:
        return _Before()
    try:
        with database.worded(path):
            people = genuine(sql, keys)
            opened = opening(keys.vault_id, vault_key, people)
            rows = sql.execute(f"{ROWS} WHERE kind = :kind ORDER BY seq", {"kind": register.KIND}).fetchall()
            told_of = [register.entry_in(row, opened) for row in rows]
            entries = tuple(entry for entry in told_of if entry is not None and entry.is_genuine(keys))
            return _Before(entries, tail(sql, AUDIT, keys.vault_id), tuple(people))
    except WamsError:
        return _Before()
    finally:
        sql.close()


def _ends(heads: HeadPlace, keys: KeyFile, before: _Before) -> tuple[Tail, ...]:
    """Return the ends of the audit log that are known outside, which the backup does not reach."""
    found = [each.head.audit for each in heads.gather(keys.vault_id, "") if isinstance(each.head, SignedHead)]
    return tuple(dict.fromkeys([*found, *([before.end] if before.end else [])]))


def _statement(copy: Copy, when: int, ends: tuple[Tail, ...]) -> Restored:
    said = copy.manifest
    given_up = tuple(end for end in ends if end.seq > said.audit.seq)
    return Restored(when, said.id, said.hash, said.made, said.ledger, said.audit, said.keys_revision, given_up)


@contextmanager
def _building(copy: Copy, to: Path) -> Iterator[Path]:
    """Give a directory beside the place of the vault, with the files of the backup and what a vault has besides."""
    with told(to.parent):
        to.parent.mkdir(parents=True, exist_ok=True)
    refuse_network(to.parent)
    with told(to.parent):
        _sweep(to)
        building = Path(tempfile.mkdtemp(prefix=f".{to.name}.{_BUILDING}", dir=to.parent))
    try:
        with told(building):
            if to.exists():
                like = to.stat()
                os.chown(building, -1, like.st_gid)
                building.chmod(stat.S_IMODE(like.st_mode))
            mode = shared_mode(building)
            for name in (database.NAME, keyfile.NAME, database.LOCK_NAME, journal.NAME):
                make_empty(building / name, mode)
            for name in (database.NAME, keyfile.NAME):
                shutil.copyfile(copy.directory / name, building / name)
                sync_file(building / name)
        # What was checked is what lies here now: the backup may be on a disk that somebody else writes to.
        if _sums(building) != (copy.manifest.database, copy.manifest.keys):
            raise Damaged(
                N_("De back-up veranderde tijdens het terugzetten; er is niets veranderd."),
                N_("Controleer hem met 'wams vault backups verify' en probeer het opnieuw."),
            )
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _sweep(to: Path) -> None:
    """Delete what a restore that was cut off left behind, once it is old enough to be nobody's work."""
    before = time.time() - _LEFT_OVER
    for left in to.parent.glob(f".{to.name}.{_BUILDING}*"):
        if left.stat().st_mtime < before:
            shutil.rmtree(left)


def _sums(directory: Path) -> tuple[FileSum, FileSum]:
    return FileSum.of(directory / database.NAME), FileSum.of(directory / keyfile.NAME)


def _prepared(
    building: Path,
    copy: Copy,
    slot: Slot,
    secrets: Secrets,
    now: Callable[[], datetime],
    restored: Restored,
    entries: dict[str, Entry],
    people: tuple[Certificate, ...],
) -> tuple[str, ...]:
    """Sign for the restore and take out what was destroyed; return the cases taken out."""
    from storage.checking import verify
    from storage.destroyed import clean, erase, is_destroyed
    from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

    site = FileSite(building)
    base = site.open(secrets.vault_key)
    try:
        with base.reading() as sql:
            roster = Roster(base, copy.keys, genuine(sql, copy.keys))
        me = own_certificate(roster, slot, micros(now()))
    except BaseException:
        base.close()
        raise
    event = AuditEvent(
        action=AuditAction.KLUIS_TERUGGEZET, code=AuditCode.EXECUTE, object_kind="back-up", object_id=restored.backup,
        details={"manifest": restored.manifest.hex(), "stand-van": moment(restored.state_of).isoformat()},
    )  # fmt: skip
    nowhere = HeadPlace(building / "koppen")
    gone = []
    with Session(Opened(site, copy.keys, Pocket(secrets), me, roster, base, nowhere, now, ())) as session:
        session.begin(OwnAction.UNLOCKED)
        session.state(KIND, restored.to_bytes(), event)
        end_again(session, people)
        for entry in (*entries.values(), *entries_told(session)):
            with base.reading() as sql:
                stands = sql.execute("SELECT 1 FROM case_file WHERE id = :case", {"case": entry.case_id}).fetchone()
            if stands:
                erase(session, entry)
                gone.append(entry.case_id)
        if gone:
            clean(session)
        with base.reading() as sql:
            whole = all(is_destroyed(sql, case_id) for case_id in gone)
        if not whole or not verify(session).intact:
            raise Damaged(
                N_("De teruggezette kluis klopt niet; er is niets veranderd."),
                N_("Controleer de back-up met 'wams vault backups verify' en neem zo nodig een andere."),
            )
    shutil.rmtree(building / "koppen", ignore_errors=True)
    return tuple(gone)


def _swap(building: Path, to: Path, now: datetime) -> Path | None:
    """Give what was built its place; what stood there is set aside, never deleted."""
    aside = None
    with told(to):
        sync_directory(building)
        if to.exists() and any(to.iterdir()):
            aside = to.with_name(f"{to.name}.{_ASIDE}-{now:%Y%m%dT%H%M%SZ}")
            to.rename(aside)
        building.rename(to)
        sync_directory(to.parent)
    return aside
