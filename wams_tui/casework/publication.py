"""Something without persons that may be printed freely: a rule book, indicators, a blank form (design §2)."""

from wams_tui.casework.model import Model


class Section(Model):
    """A heading, paragraphs, and perhaps a table whose first row is its head."""

    title: str
    paragraphs: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


class Publication(Model):
    """A document that speaks of nobody."""

    title: str
    subtitle: str = ""
    sections: tuple[Section, ...] = ()
