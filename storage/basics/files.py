"""Small files, whole or not at all; and where a vault may stand."""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wams_tui.casework.errors import Damaged, Unusable
from wams_tui.casework.words import N_

PRIVATE = 0o600
SHARED = 0o660

_NETWORK_FILESYSTEMS = ("nfs", "cifs", "smb", "fuse", "9p", "afs", "ceph", "glusterfs", "davfs")
_MOUNTS = Path("/proc/self/mountinfo")

_BEGUN = re.compile(r"\..+\.[0-9a-f]{16}\.nieuw")
_LEFT_SECONDS = 3600


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says about ``path`` into a sentence.

    Raises:
        Unusable: no permission, no room, no such place, or another fault of the disk.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise Unusable(
            N_("{path} bestaat niet."), N_("Controleer de map van de kluis of zet een back-up terug."), path=path
        ) from error
    except PermissionError as error:
        raise Unusable(
            N_("U hebt geen toegang tot {path}."),
            N_("Vraag de beheerder om de rechten van deze map na te kijken."),
            path=path,
        ) from error
    except OSError as error:
        raise Unusable(
            N_("Het systeem kan {path} niet lezen of schrijven: {reason}."),
            N_("Kijk of de schijf vol of losgekoppeld is en probeer het opnieuw."),
            path=path,
            reason=error.strerror or "?",
        ) from error


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of a file of at most ``most`` bytes.

    Raises:
        Unusable: it cannot be read.
        Damaged: it is larger than such a file can be.
    """
    with told(path), path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Damaged(
            N_("{path} is veel groter dan zo'n bestand kan zijn."), N_("Zet een back-up van de kluis terug."), path=path
        )
    return content


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Put ``content`` at ``path`` so that after a crash either the old or the new file stands there, durable.

    Raises:
        Unusable: it cannot be written; what stood there still stands.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.nieuw")
    with told(path):
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(file.fileno(), mode)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        sync_directory(path.parent)
    sweep(path.parent)


def sweep(directory: Path) -> None:
    """Remove what :func:`write_whole` began here over an hour ago and never put in place: its process was killed.

    What is not this user's to remove stays, and nothing is told: it never counted.
    """
    with suppress(OSError):
        for left in [path for path in directory.iterdir() if _BEGUN.fullmatch(path.name)]:
            status = left.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_mtime < time.time() - _LEFT_SECONDS:
                left.unlink()


def make_empty(path: Path, mode: int) -> None:
    """Make an empty file with exactly this ``mode``, whatever the process would keep from it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        os.fchmod(descriptor, mode)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the content of a file durable; of a database only one that no connection in this process has open."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_directory(directory: Path) -> None:
    """Make names in ``directory`` durable."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_shared(directory: Path) -> bool:
    """Say whether a vault in ``directory`` is a group's, and not a private one whose directory was thrown open."""
    mode = directory.stat().st_mode
    if not mode & stat.S_IWGRP or mode & stat.S_ISGID:
        return bool(mode & stat.S_IWGRP)
    try:
        return bool((directory / "vault.db").stat().st_mode & stat.S_IWGRP)
    except FileNotFoundError:
        return True  # nothing was made in it yet, and so it was prepared for a group


def shared_mode(directory: Path) -> int:
    """Return the mode for files in ``directory``: for the group too where the vault is the group's."""
    return SHARED if is_shared(directory) else PRIVATE


def refuse_network(directory: Path, mounts: Path = _MOUNTS) -> None:
    """Refuse a place where locks and shared memory do not hold (SQLite's WAL needs both on one machine).

    Raises:
        Unusable: ``directory`` is on a network or user-space file system.
    """
    kind = filesystem(directory, mounts)
    if kind.startswith(_NETWORK_FILESYSTEMS):
        raise Unusable(
            N_("{path} staat op een netwerkschijf ({kind}); daar kan een kluis beschadigd raken."),
            N_("Zet de kluis op een schijf van deze machine zelf."),
            path=directory,
            kind=kind,
        )


def filesystem(directory: Path, mounts: Path = _MOUNTS) -> str:
    """Return the type of the file system ``directory`` is on, or nothing where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place = directory.resolve()
    best, kind = -1, ""
    for line in lines:
        mounted, _, rest = line.partition(" - ")
        point = Path(mounted.split()[4].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), rest.split()[0]
    return kind
