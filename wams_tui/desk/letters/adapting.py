"""A municipality makes its letters its own: a folder to begin from, and what is wrong or hard to read in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wams_tui.casework.papers.readability import Hint, Hurdle, Measured, hints, measured
from wams_tui.casework.papers.wording import Document, Wording, bare
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.style.folder import STYLE, HouseStyle, own_style, read_style
from wams_tui.documents.style.start import START
from wams_tui.documents.style.wordings import SUFFIX, own_text


@dataclass(frozen=True, slots=True)
class Read:
    """How one letter reads; ``own`` where the municipality worded it. Hard words the program explains itself."""

    document: Document
    own: bool
    measured: Measured
    hints: tuple[Hint, ...]


def style_in(folder: Path | None) -> HouseStyle:
    """Return the house style in a folder, or the program's own.

    Raises:
        Misused, Unusable: there is a fault in it: file, line, what, and how to mend it.
    """
    return read_style(folder) if folder is not None else own_style()


def readings(style: HouseStyle) -> Iterator[Read]:
    """Yield how every letter reads, its places filled with a short word."""
    for document, wording in style.wordings.items():
        texts = list(_texts(wording))
        told = tuple(one for one in hints(texts) if one.hurdle is not Hurdle.MOEILIJK_WOORD)
        yield Read(document, document in style.adapted, measured(texts), told)


def begin(folder: Path) -> list[Path]:
    """Write a folder to begin from: the style, and every letter as the program words it; return what was written.

    Raises:
        Conflict: one of the files is there already; nothing was written.
        Unusable: the folder is not there, or may not be written.
    """
    texts = {STYLE: START, **{f"{one.value}{SUFFIX}": own_text(one) for one in Document}}
    paths = {folder / name: text for name, text in texts.items()}
    for path in paths:
        check_target(path)
    for path, text in paths.items():
        write_new(path, text.encode())
    return list(paths)


def _texts(wording: Wording) -> Iterator[str]:
    return (bare(text) for text in wording.texts())
