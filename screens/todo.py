"""One task of a case: putting it down, reading it, ticking it off, giving it another day."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.form.fields import Day, Field, Filled, Line, Raw
from screens.form.screen import FormScreen
from screens.live import LiveFrame
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.words import day, due
from wams_tui.casework.course.todo import Todo, TodoOrigin
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.course.todos import add_todo, finish_todo, move_todo, reopen_todo
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may
from wams_tui.desk.viewing import names_of
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


class TodoScreen(LiveFrame):
    """One task, whole, with what can be done with it."""

    TITLE_TEXT: ClassVar[str] = N_("Taak")
    ABOUT: ClassVar[str] = N_(
        "Eén taak van deze casus. x legt vast dat zij is gedaan, vandaag en door u; u zet haar terug, p geeft haar een "
        "andere dag. Een taak die gedaan is, blijft in de tijdlijn staan."
    )
    CSS_PATH: ClassVar[str] = "datum.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "done", N_("gedaan"), id="taak.gedaan"),
        Binding("p", "move", N_("andere dag"), id="taak.dag"),
        Binding("u", "undo", N_("toch niet gedaan"), id="taak.ongedaan"),
    ]

    def __init__(self, seat: Seat, todo: str) -> None:
        super().__init__()
        self.seat = seat
        self._todo = todo
        self.place = f"taak-lezen:{seat.opened.id}:{todo}"

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.query_one(Prose).focus()
        self.show_anew()

    def in_hand(self) -> Todo:
        """The task this page is about."""
        return self.seat.opened.file.todo(self._todo)

    def show_anew(self) -> None:
        """Show it as it stands."""
        self.query_one(Prose).show(self._paragraphs(self.in_hand()))
        self.refresh_bindings()
        self.show_keys()

    def _paragraphs(self, todo: Todo) -> list[Paragraph]:
        names, today = names_of(self.seat.desk), self.seat.desk.today()
        when = _("zonder dag")
        if todo.due_on is not None:
            when = f"{day(todo.due_on)}, {due(todo.due_on, today)}" if todo.is_open else day(todo.due_on)
        made = _("genoteerd op {day} door {name}").format(day=day(todo.made_on), name=names.get(todo.by, todo.by))
        told: list[Paragraph] = [(_(todo.what), Tone.STRONG), ("", Tone.PLAIN), (when, Tone.PLAIN), (made, Tone.DIM)]
        if todo.origin is TodoOrigin.PLICHT:
            told.append((_("volgt uit een besluit dat in deze casus is genomen"), Tone.DIM))
        if todo.done_on is not None:
            done = _("gedaan op {day} door {name}")
            told.append((done.format(day=day(todo.done_on), name=names.get(todo.done_by, todo.done_by)), Tone.STRONG))
        return told

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done can be put back; what is not can be done or moved; neither by who only looks on."""
        if action in ("done", "move", "undo"):
            return may(self.seat.desk, Task.CASUS_BEWERKEN) and self.in_hand().is_open is (action != "undo")
        return super().check_action(action, parameters)

    def action_done(self) -> None:
        """Record that it was done."""
        self._do(finish_todo, _("Gedaan. u zet het terug."))

    def action_undo(self) -> None:
        """Put it back."""
        self._do(reopen_todo, _("De taak staat er weer."))

    def action_move(self) -> None:
        """Give it another day."""
        self.app.push_screen(TodoForm(self.seat, self._todo))

    def _do(self, deed: Callable[[Desk, OpenCase, str], OpenCase], said: str) -> None:
        try:
            self._settled(deed(self.seat.desk, self.seat.opened, self._todo))
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)
        else:
            self.status.show(said)

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_anew()
