"""Where a document goes if a person names no other place: a folder of their own, a name that tells nothing."""

from pathlib import Path

from wams_tui.casework.codes import Sealing
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.sealing import suffix as suffix_of
from wams_tui.documents.deliver import check_target
from wams_tui.documents.render import Form
from wams_tui.locale.clock import dutch_time

FOLDER = "wams-uit"


def suggest(
    desk: Desk, opened: OpenCase, form: Form, home: Path | None = None, sealing: Sealing = Sealing.OPEN
) -> Path:
    """Return a free name, ``~/wams-uit/W-2026-0042-20261121-2352.pdf``: case code and moment, never a person."""
    return free_name(f"{opened.file.case.code}-{dutch_time(desk.now()):%Y%m%d-%H%M}", suffix_of(form, sealing), home)


def free_name(stem: str, suffix: str, home: Path | None = None) -> Path:
    """Return a path in one's own folder that nothing lies at yet: ``stem``, and otherwise with a number behind it."""
    folder = (home or Path.home()) / FOLDER
    names = [f"{stem}{suffix}", *(f"{stem}-{number}{suffix}" for number in range(2, 100))]
    return next((folder / name for name in names if not (folder / name).exists()), folder / names[0])


def prepare(path: Path, home: Path | None = None) -> None:
    """See that a document can be written to ``path``, before anything is recorded.

    The folder of our own suggestion is made, closed to others; any other folder is the person's own to make.

    Raises:
        Unusable: when the folder is not there and cannot be made, or is closed to us.
        Conflict: when there is a file already.
        Misused: when it is not the name of a file.
    """
    folder = (home or Path.home()) / FOLDER
    if path.parent == folder and not folder.is_dir():
        try:
            folder.mkdir(mode=0o700)
        except OSError:
            raise Unusable(
                N_("De map {folder} kan niet worden gemaakt."),
                N_("Kies een andere plek voor het bestand."),
                folder=folder,
            ) from None
    check_target(path)
