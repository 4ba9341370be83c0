"""Something without persons that may be printed freely: a rule book, indicators, a blank form (design §2)."""

from datetime import datetime

from wams_tui.casework.model import Model


class Section(Model):
    """A heading, paragraphs, perhaps points, and perhaps a table whose first row is its head.

    ``widths`` are those of its columns in relation to each other, where somebody writes in it.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


class Publication(Model):
    """A document that speaks of nobody. ``made_at`` stands on it: an archive takes no document without a date.

    ``practice``: it is of a practice vault and says so, since it may name a case that nobody is in. ``family``: a
    family reads it, so it is in large type.
    """

    title: str
    made_at: datetime
    subtitle: str = ""
    practice: bool = False
    family: bool = False
    sections: tuple[Section, ...] = ()
