"""A document becomes a file: for the owner only, never over another file, whole or not at all.

On Linux the bytes go to a file without a name (``O_TMPFILE``), are synced, and only then get their name, in one step
that fails where the name is taken. A process that is killed before leaves nothing behind. Where a file system knows no
nameless files, the file is made under its own name and removed when writing fails; only a kill in mid-write can then
leave a part of it.
"""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wams_tui.casework.errors import Conflict, Misused, Unusable, WamsError
from wams_tui.casework.words import N_

_OWNER_ONLY = 0o600
_CHUNK = 1 << 20
_NO_NAMELESS_FILES = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT, errno.ENOSYS})


def write_new(path: Path, data: bytes) -> str:
    """Write ``data`` to a new file that only its owner can read, durable when this returns.

    Returns:
        The SHA-256 of the file, 64 hex digits.

    Raises:
        Conflict: when the name is taken; what is there stays as it is.
        Misused: when ``path`` is a directory, has no name, or a name that is too long.
        Unusable: when the directory is missing or closed to us, the disk is full or does not answer.
    """
    with _told(path), _directory(path) as directory:
        if not _write_nameless(directory, path.name, data):
            _write_named(directory, path.name, data)
        _make_last(directory, path.name)
    return hashlib.sha256(data).hexdigest()


def check_target(path: Path) -> None:
    """Ask whether :func:`write_new` could write to ``path`` now, and write nothing: for before a ledger line is made.

    Raises:
        Conflict, Misused, Unusable: as :func:`write_new`, as far as it can be known beforehand.
    """
    with _told(path), _directory(path) as directory:
        with suppress(FileNotFoundError):
            os.stat(path.name, dir_fd=directory, follow_symlinks=False)
            raise FileExistsError(errno.EEXIST, "taken")
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "closed")


@contextmanager
def _directory(path: Path) -> Iterator[int]:
    if path.name in ("", ".."):
        raise IsADirectoryError(errno.EISDIR, "no name")
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield directory
    finally:
        os.close(directory)


def _write_nameless(directory: int, name: str, data: bytes) -> bool:
    """Write, sync and name the file; return False, with nothing left, where the file system cannot do it so."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        file = os.open(".", os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, _OWNER_ONLY, dir_fd=directory)
    except OSError as error:
        if error.errno in _NO_NAMELESS_FILES:
            return False
        raise
    with _closed(file):
        _fill(file, data)
        try:
            # Only with a directory descriptor does Python call linkat(AT_SYMLINK_FOLLOW), which this needs.
            os.link(f"/proc/self/fd/{file}", name, dst_dir_fd=directory)
        except OSError as error:
            if error.errno in _NO_NAMELESS_FILES:
                return False
            raise
    return True


def _write_named(directory: int, name: str, data: bytes) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW
    file = os.open(name, flags, _OWNER_ONLY, dir_fd=directory)
    with _closed(file):
        try:
            _fill(file, data)
        except BaseException:
            os.unlink(name, dir_fd=directory)
            raise


def _make_last(directory: int, name: str) -> None:
    """Sync the directory, so that the name outlives a power cut; a name that may not is taken back."""
    try:
        os.fsync(directory)
    except OSError as error:
        # Network file systems that sync names by themselves answer so.
        if error.errno != errno.EINVAL:
            os.unlink(name, dir_fd=directory)
            raise


def _fill(file: int, data: bytes) -> None:
    os.fchmod(file, _OWNER_ONLY)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest[:_CHUNK]) :]
    os.fsync(file)


@contextmanager
def _closed(file: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(file)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence. It names ``path`` only as it was given."""
    told: WamsError
    try:
        yield
    except OSError as error:
        told = _sentence(path, error.errno)
    except ValueError:
        told = Misused(N_("Deze bestandsnaam bevat een teken dat niet kan."), N_("Kies een andere naam."))
    else:
        return
    raise told


def _sentence(path: Path, code: int | None) -> WamsError:
    match code:
        case errno.EEXIST if path.is_dir():
            return _is_directory(path)
        case errno.EEXIST:
            return Conflict(
                N_("Er staat al een bestand op {path}; dat is niet overschreven."),
                N_("Kies een andere naam."),
                path=path,
            )
        case errno.EISDIR:
            return _is_directory(path)
        case errno.ENAMETOOLONG:
            return Misused(N_("De bestandsnaam is te lang."), N_("Kies een kortere naam."))
        case errno.ENOTDIR:
            return Misused(N_("{folder} is een bestand, geen map."), N_("Kies een andere plek."), folder=path.parent)
        case errno.ENOENT:
            return Unusable(
                N_("De map {folder} bestaat niet."), N_("Maak die map eerst, of kies een andere."), folder=path.parent
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Unusable(
                N_("In de map {folder} mag u geen bestand maken."),
                N_("Kies een andere map, of vraag uw beheerder om rechten."),
                folder=path.parent,
            )
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Unusable(
                N_("Er is geen ruimte voor het bestand {path}; er is niets achtergebleven."),
                N_("Maak ruimte, of kies een andere plek."),
                path=path,
            )
    return Unusable(
        N_("Het bestand {path} kan niet worden geschreven ({code})."),
        N_("Er is niets achtergebleven. Kies een andere plek, of meld dit aan uw beheerder."),
        path=path,
        code=errno.errorcode.get(code or 0, "?"),
    )


def _is_directory(path: Path) -> Misused:
    return Misused(N_("{path} is een map, geen bestand."), N_("Zet er een bestandsnaam achter."), path=path)
