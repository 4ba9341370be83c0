"""Reading a file that a person named, with a clear sentence for everything that can be wrong with it."""

from pathlib import Path

from wams_tui.casework.errors import Misused, Unusable
from wams_tui.casework.words import N_

MOST_BYTES = 60_000_000


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of at most 60 MB.

    Raises:
        Unusable: it is not there or may not be read.
        Misused: it is a directory, or too large to be what it should be.
    """
    try:
        if path.is_dir():
            raise Misused(N_("{path} is een map, geen bestand."), N_("Noem een bestand."), path=path)
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise Misused(N_("{path} is te groot om in te lezen."), N_("Deel het op in kleinere bestanden."), path=path)
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise Unusable(N_("{path} is niet te lezen."), N_("Controleer de naam en de rechten."), path=path) from error
