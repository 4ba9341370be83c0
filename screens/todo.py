"""Putting down a task, or giving one other words or another day."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Day, Field, Filled, Line, Raw
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.words import day
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.todos import add_todo, move_todo
from wams_tui.locale import _


class TodoForm(FormScreen):
    """A task of the case; ``todo`` is the id of the one that gets another day, empty for a new one."""

    TITLE_TEXT: ClassVar[str] = N_("Taak")
    ABOUT: ClassVar[str] = N_(
        "Wat er te doen is in deze casus, en wanneer. Iedereen die de casus kan openen, leest het. Een dag mag ook "
        "als vr, over 2 wk of 3-12; zonder dag mag ook."
    )

    def __init__(self, seat: Seat, todo: str = "") -> None:
        super().__init__(seat)
        self._seat = seat
        self._todo = todo
        self.place = f"taak:{seat.opened.id}:{todo}"

    def fields(self) -> Sequence[Field]:
        """What, and when; of one that is there only when."""
        when = Day("dag", _("Wanneer"))
        return (when,) if self._todo else (Line("wat", _("Wat is er te doen"), needed=True), when)

    def given(self) -> Raw:
        """The day it has."""
        return {"dag": day(self._seat.opened.file.todo(self._todo).due_on)} if self._todo else {}

    def title_line(self) -> str:
        """Name the task that gets another day."""
        what = self._seat.opened.file.todo(self._todo).what if self._todo else _(self.TITLE_TEXT)
        return f"{_(what)} · {self._seat.label}"

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        if self._todo:
            return move_todo(self._seat.desk, self._seat.opened, self._todo, filled.day("dag"))
        return add_todo(self._seat.desk, self._seat.opened, filled.text("wat"), filled.day("dag"))
