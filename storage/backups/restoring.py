"""Putting a backup back: checked, destroyed cases taken out of it, and signed for, before anybody opens it.

Bytes and promises: docs/security.md §13.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from storage.backups.before import ASIDE, Before, ask_there, chosen
from storage.backups.copies import Copy, enter_copy, look, open_copy
from storage.backups.endings import end_again, require_still_there
from storage.backups.manifest import FileSum
from storage.basics.codec import micros, moment
from storage.basics.files import make_empty, refuse_network, shared_mode, sync_directory, sync_file, told
from storage.destroying.parts import Witness
from storage.destroying.settling import entries_told
from storage.entry.opening import KNOWN_FORMAT, open_session, own_certificate, require_administrator
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.keys.slots import Pocket, Secrets, Slot
from storage.logs.events import OwnAction
from storage.outside import register
from storage.outside.heads import HeadPlace, SignedHead, Tail
from storage.outside.register import Entry
from storage.sites import journal
from storage.sites.directory import database
from storage.sites.directory.filesite import FileSite
from storage.vault.restored import KIND, Restored
from storage.vault.roster import Roster, genuine
from storage.vault.session import Opened, Session
from storage.vault.statements import opening
from wams_tui.casework.errors import Damaged, Misused, Refused, Unusable
from wams_tui.casework.words import N_

_BUILDING = "terug-"
_LEFT_OVER = 24 * 3600
_MOST_NAMED = 5


class Doubtful(StrEnum):
    """What becomes of a case that the register names on the word of somebody of whom no part in it is known."""

    DESTROY = "vernietigen"
    KEEP = "behouden"


@dataclass(frozen=True)
class Wishes:
    """What whoever restores has decided to let pass; ``replace`` sets aside what stands there already.

    ``doubtful`` is what becomes of cases that are in doubt; None: nothing is restored while there are any.
    """

    replace: bool = False
    without_register: bool = False
    expired: bool = False
    doubtful: Doubtful | None = None


@dataclass(frozen=True)
class Outcome:
    """What a restore did; times UTC.

    ``register_as_of`` is how new the register of destroyed cases was, None where there was none; ``kept`` are the
    cases that it names and that are there all the same, since who signed had no part in them.
    """

    directory: Path | str
    backup: str
    state_of: datetime
    destroyed: tuple[str, ...]
    register_as_of: datetime | None
    aside: Path | str | None
    kept: tuple[str, ...] = ()


def restore(
    backup: Path,
    to: Path,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    wishes: Wishes = Wishes(),
    asking: Callable[[bytes, Sequence[Entry], int], Before] | None = None,
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
        asking: Asks the vault that is replaced, where that is not the one at ``to``; it gets the vault key, what the
            register outside says, and the time.

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
    found = register.gather(heads, copy.keys)
    asked = asking or partial(ask_there, copy.keys, to)
    before = asked(secrets.vault_key, found.entries, micros(now()))
    require_still_there(before.people, slot.certificate.coordinator.id, micros(now()))
    if found.as_of is None and before.end is None and not wishes.without_register:
        raise Refused(
            N_("Er is geen register van vernietigde casussen; wat sinds deze back-up is vernietigd, zou terugkomen."),
            N_("Zoek het (WAMS_HEADS, of de map van een collega), of kies bewust --without-register."),
        )
    entries = (*before.entries, *found.entries)
    with _building(copy, to) as building:
        restored = _statement(copy, micros(now()), _ends(heads, copy.keys, before))
        made = _Making(copy, slot, secrets, now, restored, entries, before, wishes)
        gone, kept = _prepared(building, made)
        aside = _swap(building, to, now())
    site = FileSite(to)
    with open_session(site, site.load_keys(), slot, secrets, heads, now) as session:
        register.keep(heads, session.newest_keys(), session.coordinator.id, entries, micros(now()))
    newest = None if found.as_of is None else moment(found.as_of)
    return Outcome(to, copy.manifest.id, moment(copy.manifest.made), gone, newest, aside, kept)


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


def _ends(heads: HeadPlace, keys: KeyFile, before: Before) -> tuple[Tail, ...]:
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


@dataclass(frozen=True)
class _Making:
    """What a vault is put back with."""

    copy: Copy
    slot: Slot
    secrets: Secrets
    now: Callable[[], datetime]
    restored: Restored
    entries: tuple[Entry, ...]
    before: Before
    wishes: Wishes


def _prepared(building: Path, made: _Making) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sign for the restore and take out what was destroyed; return the cases taken out, and those that stay."""
    from storage.checks.checking import verify
    from storage.destroying.destroyed import clean, erase, is_destroyed
    from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

    keys, secrets, restored = made.copy.keys, made.secrets, made.restored
    site = FileSite(building)
    base = site.open(secrets.vault_key)
    try:
        with base.reading() as sql:
            roster = Roster(base, keys, genuine(sql, keys))
        me = own_certificate(roster, made.slot, micros(made.now()))
    except BaseException:
        base.close()
        raise
    event = AuditEvent(
        action=AuditAction.KLUIS_TERUGGEZET, code=AuditCode.EXECUTE, object_kind="back-up", object_id=restored.backup,
        details={"manifest": restored.manifest.hex(), "stand-van": moment(restored.state_of).isoformat()},
    )  # fmt: skip
    nowhere = HeadPlace(building / "koppen")
    gone = []
    with Session(Opened(site, keys, Pocket(secrets), me, roster, base, nowhere, made.now, ())) as session:
        session.begin(OwnAction.UNLOCKED)
        leaving, staying = _leaving(session, made)
        session.state(KIND, restored.to_bytes(), event)
        end_again(session, made.before.people)
        for entry in leaving:
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
    return tuple(gone), staying


def _leaving(session: Session, made: _Making) -> tuple[list[Entry], tuple[str, ...]]:
    """Return the entries that take a case out, and the cases that are named and stay.

    Raises:
        Refused: the register names cases on the word of somebody of whom no part in them is known.
    """
    opened = session.opened
    entries = (*made.entries, *(entry for entry in entries_told(session) if entry.is_genuine(opened.keys)))
    people = opened.roster.renewed()
    with opened.database.reading() as sql:
        stated = opening(session.vault_id, opened.secrets.vault_key, people)
        here = Witness.of(sql, opened.keys, people, stated)
        leaving, doubtful = chosen(entries, made.before, here)
        named = {entry.case_id for entry in entries if here.stands(entry.case_id)}
    if doubtful and made.wishes.doubtful is None:
        raise Refused(
            N_(
                "Van een of meer casussen is niet zeker of wie ze vernietigde dat mocht ({cases}); er is niets "
                "veranderd."
            ),
            N_("Ga na wat er is besloten en kies --doubtful vernietigen of --doubtful behouden."),
            cases=", ".join(sorted(entry.case_id for entry in doubtful)[:_MOST_NAMED]),
        )
    if made.wishes.doubtful is Doubtful.DESTROY:
        leaving += doubtful
    return leaving, tuple(sorted(named - {entry.case_id for entry in leaving}))


def _swap(building: Path, to: Path, now: datetime) -> Path | None:
    """Give what was built its place; what stood there is set aside, never deleted."""
    aside = None
    with told(to):
        sync_directory(building)
        if to.exists() and any(to.iterdir()):
            aside = to.with_name(f"{to.name}.{ASIDE}-{now:%Y%m%dT%H%M%SZ}")
            to.rename(aside)
        building.rename(to)
        sync_directory(to.parent)
    return aside
