"""Two files that change together: a new database and a new key file, staged beside the old ones (docs/security.md §2).

The stage is a directory inside that of the vault. Its key file is written first and taken out first, so that which
files stand in it tells how far things were, whoever looks, without any key:

- key file in the stage: nothing has changed yet; the stage is thrown away;
- database alone in the stage: the new key file counts, and the database takes its place.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.basics.files import sync_directory, sync_file, told
from storage.keys import keyfile
from storage.sites.directory import database
from storage.sites.directory.turns import Turn
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_

NAME = "vault.nieuw"


@contextmanager
def stage(directory: Path) -> Iterator[Path]:
    """Give an empty directory to make the new files in, of the group and mode of the vault's; gone at the end.

    The caller holds the turn, and writes the key file before it makes a database.

    Raises:
        Unusable: it may not be made.
    """
    place = directory / NAME
    with told(place):
        place.mkdir(mode=0o700)
        try:
            like = directory.stat()
            os.chown(place, -1, like.st_gid)
            place.chmod(stat.S_IMODE(like.st_mode) & ~stat.S_ISVTX)
            yield place
        finally:
            _settle(directory)


def refuse_immovable(directory: Path) -> None:
    """Refuse where this user may not put other files in the place of the vault's own: then it could stop half way.

    Raises:
        Unusable: the directory lets only owners move files, and this user is not theirs.
    """
    with told(directory):
        here, me = directory.stat(), os.geteuid()
        owners = {(directory / name).stat().st_uid for name in (database.NAME, keyfile.NAME)}
    if here.st_mode & stat.S_ISVTX and me not in {0, here.st_uid} and owners != {me}:
        raise Unusable(
            N_("In {path} mag alleen de eigenaar van de bestanden dit doen."),
            N_("Voer de opdracht uit als de gebruiker van wie de kluis is."),
            path=directory,
        )


def put_in_place(directory: Path) -> None:
    """Let the staged files count: the key file first, then the database; a stop in between is ended by :func:`settle`.

    Raises:
        Unusable: the disk does not answer; either the old files count or the new ones.
    """
    place = directory / NAME
    with told(directory):
        sync_file(place / database.NAME)
        sync_directory(place)
        (place / keyfile.NAME).replace(directory / keyfile.NAME)
        sync_directory(directory)
        (place / database.NAME).replace(directory / database.NAME)
        sync_directory(directory)


def settle(directory: Path) -> None:
    """End what was left half done by a process that stopped: throw the stage away, or let its database count.

    Raises:
        Unusable: it may not be done by this user, or somebody is at it.
    """
    with told(directory):
        if not (directory / NAME).exists():
            return
    turn = Turn(directory / database.LOCK_NAME)
    try:
        turn.take()
        _settle(directory)
    finally:
        turn.close()


def _settle(directory: Path) -> None:
    place = directory / NAME
    with told(place):
        if not place.exists():
            return
        if not (place / keyfile.NAME).exists() and (place / database.NAME).exists():
            (place / database.NAME).replace(directory / database.NAME)
            sync_directory(directory)
        for left in sorted(place.glob(f"{database.NAME}*")):
            left.unlink()
        sync_directory(place)
        shutil.rmtree(place)
        sync_directory(directory)
