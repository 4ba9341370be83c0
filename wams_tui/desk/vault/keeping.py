"""Keeping a vault: backups made, checked and deleted when their day has come, and an old format brought up to date.

Anybody who may open the vault may make a backup: it opens only with a passphrase of the vault, and lets nobody read a
case who could not before. So a nightly backup can be made by a coordinator to whom no case is granted.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from storage import (
    Backup,
    Expired,
    HeadPlace,
    KnownBackup,
    Lying,
    Manifest,
    Outcome,
    Rotated,
    Upgraded,
    VerifyReport,
    delete_expired,
    known_backups,
    lying,
    make_backup,
    restore,
    restore_to_database,
    rotate,
    rotate_after,
    upgrade,
    verify_backup,
)
from storage import Doubtful as Doubtful
from storage import Wishes as Wishes
from storage.backups.manifest import load
from wams_tui.casework.errors import Conflict
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.travel import road


def back_up(desk: Desk, into: Path, keep_days: int) -> Backup:
    """Make a backup of the vault in a new directory inside ``into``, and look it over.

    Raises:
        Misused: ``into`` is inside the vault, or the number of days is out of bounds.
        Unusable: the disk is full or may not be written; nothing is left behind.
        Damaged: the vault, and so its copy, is not what was written.
    """
    road.refuse(desk)  # it would not open again: what the laptop adds to the words is not in it
    return make_backup(desk.session, into, keep_days)


def backups_in(directory: Path) -> list[Lying]:
    """Return the backups in a directory as they describe themselves, by name.

    Raises:
        Unusable: there is no such directory, or it is closed to us.
    """
    return lying(directory)


def backups_known(desk: Desk) -> list[KnownBackup]:
    """Return every backup the vault tells of, wherever it lies."""
    return known_backups(desk.session)


def backup_at(directory: Path) -> Manifest:
    """Return how a backup describes itself; nothing is checked.

    Raises:
        Unusable: there is none there, or it is of a newer program.
        Damaged: its description is not what a program wrote.
    """
    return load(directory)


def check_backup(
    directory: Path, passphrase: str, heads: HeadPlace, coordinator: str | None = None
) -> tuple[Manifest, VerifyReport]:
    """Look over a backup, with a passphrase that opened the vault when it was made.

    Raises:
        Unusable: something is missing, or is of a newer program.
        Damaged: a file is not the one that was written.
        Locked: the passphrase opens no slot.
    """
    return verify_backup(directory, passphrase, heads=heads, coordinator=coordinator)


def expire_backups(desk: Desk, directory: Path) -> Expired:
    """Delete the backups of this vault in a directory whose day has come.

    Raises:
        Refused: only an administrator does this.
        Unusable: the directory may not be written.
    """
    require(desk, Task.KLUIS_BEHEREN)
    return delete_expired(desk.session, directory)


def bring_up_to_date(
    address: Path | str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    backups: Path | None = None,
    coordinator: str | None = None,
) -> Upgraded:
    """Bring a vault to the format of this program, after a backup; all of it, or nothing.

    Raises:
        Misused: it is of the present format already.
        Locked: the passphrase opens no slot, or not that of an administrator.
        Conflict: somebody has it open.
        Damaged, Unusable: it stays as it was.
    """
    return upgrade(address, passphrase, heads=heads, now=now, backups=backups, coordinator=coordinator)


def put_back(
    backup: Path,
    to: Path | str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    wishes: Wishes,
    coordinator: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Outcome:
    """Put a backup back as a vault in a directory or a database, without the cases that were destroyed since.

    Raises:
        Locked: the passphrase opens no slot, or not that of an administrator.
        Misused: the place is in use.
        Refused: the backup has expired, or there is no register of destroyed cases.
        Conflict: somebody has the vault open that stands there.
        Damaged, Unusable: the backup cannot be used; nothing was changed.
    """
    if isinstance(to, Path):
        return restore(backup, to, passphrase, heads=heads, now=now, coordinator=coordinator, wishes=wishes)
    return restore_to_database(
        backup, to, passphrase, heads=heads, now=now, coordinator=coordinator, wishes=wishes, progress=progress
    )


def renew_vault_key(
    address: Path | str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Rotated:
    """Give the vault another key, when nobody else has it open: for after somebody left.

    Raises:
        As :func:`storage.rotate`.
    """
    road.refuse_place(address)
    return rotate(address, passphrase, heads=heads, now=now, coordinator=coordinator, progress=progress)


def megabytes_to_renew(desk: Desk) -> int:
    """Return how many MB are written anew for another key; 0 for a vault in a database, where it is next to nothing."""
    place = desk.session.opened.database.place
    return place.stat().st_size // 1_000_000 + 1 if isinstance(place, Path) else 0


def renew_key_and_leave(desk: Desk, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Rotated | None:
    """Give the vault another key, with the session that is open, which ends with it; for after somebody left.

    Returns:
        What was done; None where others have the vault open, and nothing was changed.

    Raises:
        As :func:`storage.rotate`, but for Conflict; Refused for who is no administrator.
    """
    require(desk, Task.MEDEWERKERS_BEHEREN)
    road.refuse(desk)
    try:
        return rotate_after(desk.session, progress)
    except Conflict:
        return None
