"""An evaluation of the approach as it took place (guard G9)."""

from datetime import date

from wams_tui.casework.model import Model


class Review(Model):
    """The approach was looked at together on a day; only added to. What became of each goal stands with the goal.

    ``by`` is who says so, by name; ``words`` how it went; ``present`` the ids of the persons and participants who took
    part; ``version`` the id of the frozen version that was looked at, empty where none was frozen. ``next_on`` is the
    day it is looked at again; nothing where the approach ends.
    """

    on: date
    by: str
    words: str
    present: tuple[str, ...] = ()
    version: str = ""
    next_on: date | None = None
