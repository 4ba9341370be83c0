"""A vault in a directory of files (docs/security.md §2)."""

import glob
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from storage.basics.files import make_empty, refuse_network, shared_mode, sweep, sync_directory, told
from storage.basics.findings import Finding
from storage.basics.sql import Connection
from storage.keys import keyfile, travelfile
from storage.keys.keyfile import KeyFile
from storage.sites import journal, surroundings
from storage.sites.directory import database
from storage.sites.directory.database import Database
from storage.sites.directory.staging import settle
from storage.sites.journal import Failures
from storage.sites.site import FileStatus, Sight
from wams_tui.casework.errors import Damaged, Misused, Unusable, WamsError
from wams_tui.casework.words import N_

_BUILT_SECONDS = 86_400

FILES = (database.NAME, keyfile.NAME, database.LOCK_NAME, journal.NAME)


class FileSite:
    """The vault in ``directory``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory.absolute()

    @property
    def place(self) -> Path:
        """The directory."""
        return self.directory

    def look(self) -> Sight:
        """Return the files and their permissions."""
        found: list[FileStatus] = []
        problems: list[WamsError] = []
        for name in FILES:
            path = self.directory / name
            try:
                with told(path):
                    status = path.stat()
            except WamsError as error:
                problems.append(error)
            else:
                found.append(FileStatus(name, status.st_size, stat.S_IMODE(status.st_mode)))
        for file in found:
            if file.mode & (stat.S_IROTH | stat.S_IWOTH):
                problems.append(
                    Unusable(
                        N_("{path} is voor iedereen op deze machine toegankelijk."),
                        N_("Laat de beheerder de rechten beperken (chmod o-rwx)."),
                        path=self.directory / file.name,
                    )
                )
        return Sight(tuple(found), tuple(problems))

    def is_taken(self) -> bool:
        """Say whether there is a key file."""
        with told(self.directory):
            return (self.directory / keyfile.NAME).is_file()

    def refuse_place(self) -> None:
        """Refuse a network disk."""
        refuse_network(self.directory)

    def refuse_unfit(self) -> None:
        """Refuse missing files, an empty database and a network disk; end first what a rotation left half done."""
        settle(self.directory)
        names = (keyfile.NAME, database.NAME, database.LOCK_NAME)
        for path in (self.directory, *(self.directory / name for name in names)):
            with told(path):
                path.stat()
        path = self.directory / database.NAME
        if path.stat().st_size == 0:  # opening would fill it with a new one
            raise Damaged(
                N_("{path} is leeg of afgekapt."),
                N_("Laat de beheerder de kluis uit een back-up terugzetten."),
                path=path,
            )
        self.refuse_place()

    def room(self) -> tuple[Finding, ...]:
        """Look at the disk the directory is on."""
        return surroundings.room(self.directory)

    def load_keys(self) -> KeyFile:
        """Read ``vault.keys``."""
        return keyfile.load(self.directory)

    def keys_stamp(self) -> object:
        """Return what the file system says of the file."""
        return keyfile.stamp(self.directory)

    def store_keys(self, keys: KeyFile) -> None:
        """Write ``vault.keys``, for the group too where the directory is the group's."""
        with told(self.directory):
            mode = shared_mode(self.directory)
        keyfile.store(self.directory, keys, mode)

    def failures(self) -> Failures:
        """Read ``vault.journal``."""
        return journal.read(self.directory)

    def note_failure(self, now: datetime) -> None:
        """Add a line to ``vault.journal``."""
        journal.note_failure(self.directory, now)

    def failures_taken(self) -> AbstractContextManager[Failures]:
        """Give what ``vault.journal`` holds, and empty it afterwards."""
        return journal.taken(self.directory)

    def open(self, vault_key: bytes) -> Database:
        """Open ``vault.db``; first throw away what was begun beside it and never counted."""
        sweep(self.directory)
        travelfile.say_open(self.directory)
        try:
            return Database(self.directory, vault_key)
        except WamsError:
            travelfile.say_closed(self.directory)
            raise

    def open_alone(self, vault_key: bytes) -> Database:
        """Open ``vault.db`` and hold the turn."""
        from storage.sites.directory.sole import SoleDatabase

        return SoleDatabase(self.directory, vault_key)

    @contextmanager
    def building(self) -> "Iterator[FileSite]":
        """Build in a sibling directory, which is renamed at the end."""
        directory = self.directory
        with told(directory.parent):
            directory.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(directory.parent)
        self.refuse_used()
        _sweep_built(directory)
        with told(directory):
            building = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", dir=directory.parent))
            try:
                _look_like(directory, building)
                yield FileSite(building)
                sync_directory(building)
                building.rename(directory)
                sync_directory(directory.parent)
            finally:
                shutil.rmtree(building, ignore_errors=True)

    def refuse_used(self) -> None:
        """Refuse a directory with something in it."""
        directory = self.directory
        with told(directory):
            if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
                raise Misused(
                    N_("{path} bestaat al en is niet leeg; er is niets veranderd."),
                    N_("Kies een nieuwe map."),
                    path=directory,
                )

    @contextmanager
    def making(self, keys: KeyFile, vault_key: bytes) -> Iterator[Connection]:
        """Make the files, and the tables in ``vault.db``."""
        from storage.sites.tables import create_schema

        self.store_keys(keys)
        mode = shared_mode(self.directory)
        for name in (database.NAME, database.LOCK_NAME, journal.NAME):
            make_empty(self.directory / name, mode)
        path = self.directory / database.NAME
        sql = database.connect(path, vault_key)
        try:
            with database.worded(path):
                sql.execute("BEGIN IMMEDIATE")
                create_schema(sql)
                yield sql
                sql.execute("COMMIT")
        finally:
            sql.close()


def _sweep_built(directory: Path) -> None:
    """Remove what this user began to build for ``directory`` over a day ago: its process was killed."""
    with suppress(OSError):
        for left in directory.parent.glob(f".{glob.escape(directory.name)}.{'[0-9a-z_]' * 8}"):
            status = left.lstat()
            ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
            old = status.st_mtime < time.time() - _BUILT_SECONDS
            if ours and old and all(path.name.startswith(("vault.", ".vault.")) for path in left.iterdir()):
                shutil.rmtree(left)


def _look_like(prepared: Path, building: Path) -> None:
    """Give what is being built the group and the mode of the empty directory it takes the place of, if there is one."""
    if prepared.exists():
        like = prepared.stat()
        os.chown(building, -1, like.st_gid)
        building.chmod(stat.S_IMODE(like.st_mode))
