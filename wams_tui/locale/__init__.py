"""Gettext at the edge: Dutch is the language of the source, English a catalogue; both are complete.

Everything a person reads goes through :func:`_`; texts written elsewhere are only marked there with ``N_``.
"""

import contextlib
import gettext
import os
from enum import StrEnum
from importlib.resources import files


class Language(StrEnum):
    """The languages of the screen; rule texts and texts for families stay Dutch (design §6)."""

    NL = "nl"
    EN = "en"


_current: gettext.NullTranslations = gettext.NullTranslations()


def use(language: Language) -> None:
    """Speak ``language`` from now on, in this process."""
    global _current
    _current = gettext.NullTranslations()
    if language is Language.NL:
        return
    # A damaged installation still works, in Dutch; a house test insists that the file is there.
    with (
        contextlib.suppress(FileNotFoundError),
        files("wams_tui.locale").joinpath(language.value, "LC_MESSAGES", "wams.mo").open("rb") as catalogue,
    ):
        _current = gettext.GNUTranslations(catalogue)


def chosen(option: str | None) -> Language:
    """Return the language of ``--lang``, else of ``WAMS_LANG``, else Dutch; an unknown one is Dutch."""
    wanted = option or os.environ.get("WAMS_LANG", "")
    return Language(wanted) if wanted in set(Language) else Language.NL


def _(text: str) -> str:
    """Return ``text`` in the language in use."""
    return _current.gettext(text) if text else ""


def n_(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits ``count``."""
    return _current.ngettext(one, many, count)
