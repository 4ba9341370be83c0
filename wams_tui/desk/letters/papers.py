"""The house style at the desk: whose words and looks letters have, and how a person goes on when it has a fault."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.documents.style.folder import HouseStyle

DOCUMENTS = "WAMS_DOCUMENTS"
"""Where a municipality keeps its house style and the words of its letters."""

_Stamp = tuple[tuple[str, int, int], ...]

WITHOUT_STYLE = N_("De huisstijl van uw gemeente heeft een fout; dit document komt in de opmaak van het programma.")
"""Told with the fault before a disclosure is confirmed."""


class Papers:
    """Where the house style of one session comes from.

    A fault in the folder is told each time a letter is made, until it is mended or a person says to go on
    ``without`` it: never does a letter leave in another style than somebody knows of.
    """

    def __init__(self, folder: Path | None = None, named: Callable[[], Path | None] = lambda: None) -> None:
        self._here, self._named = folder, named
        self._kept: tuple[Path, _Stamp, HouseStyle] | None = None
        self.without = False

    @property
    def _folder(self) -> Path | None:
        """The folder of this machine's own choice, else the one that the vault names."""
        return self._here or self._named()

    @property
    def adapted(self) -> bool:
        """Whether a municipality has a style of its own, whether or not it is in use now."""
        return self._folder is not None

    @property
    def of_the_vault(self) -> bool:
        """Whether the style is the one that the vault names: this machine has no choice of its own."""
        return self._here is None and self.adapted

    def style(self) -> "HouseStyle":
        """Return the style as it is in the folder now; looked into again only where a file of it was changed.

        Raises:
            Misused: a file says something impossible: file, line, what, and how to mend it.
            Unusable: the folder or a file in it is missing or cannot be read.
        """
        from wams_tui.documents.style.folder import own_style, read_style

        folder = None if self.without else self._folder
        if folder is None:
            return own_style()
        stamp = _stamp(folder)
        if self._kept is None or self._kept[:2] != (folder, stamp):
            self._kept = (folder, stamp, read_style(folder))
        return self._kept[2]

    def style_or_own(self) -> "HouseStyle":
        """Return the style of a disclosure: the program's own where the folder has a fault.

        A preview tells of the fault before a person confirms, so it is they who chose to go on; what must be given
        today does not wait for a logo.
        """
        from wams_tui.documents.style.folder import own_style

        try:
            return self.style()
        except WamsError:
            return own_style()

    def fault(self) -> WamsError | None:
        """Return what is wrong in the folder, for who is about to make a document; nothing when all is well."""
        try:
            self.style()
        except WamsError as error:
            return error
        return None


def _stamp(folder: Path) -> _Stamp:
    """Return what tells that a file was changed, came or went; nothing where the folder cannot be read."""
    from wams_tui.documents.style.folder import FONTS

    try:
        found = [*folder.iterdir(), *(folder / FONTS).glob("*")]
        return tuple(sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in found))
    except OSError:
        return ()


def papers_in_use(environ: Mapping[str, str], named: Callable[[], Path | None] = lambda: None) -> Papers:
    """Return the papers of the folder that :data:`DOCUMENTS` names, else the vault; without both the program's own."""
    here = environ.get(DOCUMENTS, "")
    return Papers(Path(here) if here else None, named)
