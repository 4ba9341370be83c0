"""Backups that lie in a directory: listing, checking and deleting them (docs/security.md §10)."""

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from storage.backups import manifest
from storage.backups.backup import PREFIX, BackupState, KnownBackup, tell
from storage.backups.copies import enter_copy, look, open_copy
from storage.backups.manifest import Manifest
from storage.basics.codec import micros, moment
from storage.basics.files import sync_directory, told
from storage.outside.heads import HeadPlace
from wams_tui.casework.errors import WamsError

if TYPE_CHECKING:
    from storage.checks.checking import VerifyReport
    from storage.vault.session import Session

_GOING = ".weg-"
_LEFT_OVER = timedelta(days=1)


@dataclass(frozen=True)
class Lying:
    """A backup as it lies there; without a manifest where that cannot be read, and why."""

    directory: Path
    manifest: Manifest | None
    problem: WamsError | None = None

    @property
    def made(self) -> datetime | None:
        """When it was made, UTC, as it says."""
        return None if self.manifest is None else moment(self.manifest.made)

    @property
    def expires(self) -> datetime | None:
        """From when on it is to be deleted, UTC, as it says."""
        return None if self.manifest is None else moment(self.manifest.expires)


@dataclass(frozen=True)
class Expired:
    """What was deleted, and what was left though it says that it has expired: nobody of this vault signed for it."""

    deleted: tuple[Lying, ...]
    strange: tuple[Lying, ...]


def lying(directory: Path) -> list[Lying]:
    """Return the backups in a directory, by name, as their manifests tell it; nothing is checked.

    Raises:
        Unusable: there is no such directory, or it is closed to us.
    """
    with told(directory):
        places = sorted(path for path in directory.iterdir() if path.name.startswith(PREFIX))
    return [_lying(place) for place in places]


def _lying(place: Path) -> Lying:
    try:
        return Lying(place, manifest.load(place))
    except WamsError as error:
        return Lying(place, None, error)


def verify_backup(
    directory: Path, passphrase: str, *, heads: HeadPlace, coordinator: str | None = None
) -> "tuple[Manifest, VerifyReport]":
    """Look over a backup: both files against the manifest, the manifest against who signed it, and all that is in it.

    Args:
        directory: The backup.
        passphrase: One that opened the vault when the backup was made.
        heads: Where signed heads are kept; they tell whose slot to try first.
        coordinator: Whose slot, by id or name.

    Raises:
        Unusable: something is missing, or is of a newer program.
        Damaged: a file is not the one that was written.
        Locked: the passphrase opens no slot.
    """
    copy = open_copy(directory)
    _, secrets = enter_copy(copy, passphrase, heads, coordinator)
    return copy.manifest, look(copy, secrets.vault_key)


def delete_expired(session: "Session", directory: Path) -> Expired:
    """Delete the backups of this vault in a directory whose day has come, each told to the log first.

    Copies elsewhere, and what a disk keeps of deleted files, are out of reach.

    Raises:
        Unusable: the directory may not be written.
    """
    session.require_writing()
    now = micros(session.opened.now())
    deleted, strange = [], []
    for found in lying(directory):
        if found.manifest is None or found.manifest.vault_id != session.vault_id or found.manifest.expires > now:
            continue
        if not is_signed(session, found.manifest):
            strange.append(found)
            continue
        said = found.manifest
        tell(session, KnownBackup(said.id, moment(said.made), moment(said.expires), BackupState.DELETED))
        with told(found.directory):
            going = found.directory.rename(directory / f"{_GOING}{found.directory.name}")
            sync_directory(directory)
            shutil.rmtree(going)
        deleted.append(found)
    _sweep(directory)
    return Expired(tuple(deleted), tuple(strange))


def is_signed(session: "Session", said: Manifest) -> bool:
    """Say whether a coordinator of this vault signed a manifest."""
    return session.opened.roster.signed(said.coordinator, said.made, said.signature, said.message())


def _sweep(directory: Path) -> None:
    """Delete what a making or a deleting that was cut off left behind, once it is old enough to be nobody's work."""
    before = time.time() - _LEFT_OVER.total_seconds()
    for path in directory.glob(f".*{PREFIX}*"):
        with suppress(OSError):
            if path.name.startswith(_GOING) or path.stat().st_mtime < before:
                shutil.rmtree(path)
