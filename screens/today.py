"""*Vandaag*: what one's own cases ask today, under headings; what is late first. No case is opened to show it."""

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.cases import Cases
from screens.due_words import NATURES, brief, short_day, whole
from screens.first import FirstScreen, Notices
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.widgets.day_list import DayList, Heading
from screens.widgets.ink import Tone, fit
from screens.widgets.prose import Prose
from screens.words import day
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.cases import open_case
from wams_tui.desk.course.agenda import AgendaLine, Part, arranged, counts
from wams_tui.desk.course.agenda_words import PARTS, sentence
from wams_tui.desk.course.todos import finish_todo, reopen_todo
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_

_TASKS = frozenset({DueKind.TAAK, DueKind.PLICHT})


class Today(FirstScreen):
    """The day. It shows the cases that *Casussen* below it reads, and nothing it would have to open a case for."""

    TITLE_TEXT: ClassVar[str] = N_("Vandaag")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Wat uw casussen vragen: termijnen, verzoeken, taken, en wat collega's wijzigden sinds u er was. Onderaan "
        "staat waar een termijn vandaan komt. Een verstreken termijn waarschuwt; u beslist. Enter opent waar het over "
        "gaat."
    )
    CSS_PATH: ClassVar[str] = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "cases", N_("casussen"), id="vandaag.casussen"),
        Binding("slash", "search", N_("zoeken"), id="vandaag.zoeken"),
        Binding("a", "add", N_("taak"), id="vandaag.taak"),
        Binding("x", "done", N_("gedaan"), id="vandaag.gedaan"),
        Binding("p", "move", N_("andere dag"), id="vandaag.dag"),
        Binding("i", "explain", N_("uitleg"), id="vandaag.uitleg"),
        Binding("u", "undo", N_("toch niet gedaan"), show=False, id="vandaag.ongedaan"),
        Binding("n", "new", N_("nieuw"), id="vandaag.nieuw"),
        Binding("v", "requests", N_("verzoeken"), id="vandaag.verzoeken"),
        Binding("d", "may", N_("mag dit?"), show=False, id="vandaag.magdit"),
        Binding("l", "further", N_("ook wat verder weg ligt"), show=False, id="vandaag.verder"),
    ]

    view = getters.query_one(DayList)
    detail = getters.query_one("#detail", Prose)

    place = "vandaag"

    def __init__(self, cases: Cases) -> None:
        super().__init__()
        self._cases = cases
        self._lines: list[AgendaLine] = []
        self._changes: list[AgendaLine] = []
        self._further = self._on_task = False
        self._done: tuple[str, str] | None = None
        self._wanted = ""
        self._said = self._hidden = ""

    def body(self) -> ComposeResult:
        """What one must be told, the day, and the line under the cursor whole."""
        yield Notices()
        yield DayList(self._row, self._show_detail, id="list")
        nothing = _("Uw casussen vragen vandaag niets. c toont ze allemaal.")
        yield Prose([("", Tone.PLAIN), (nothing, Tone.PLAIN)], id="nothing")
        yield Prose(id="detail")

    def begin(self) -> None:
        """Show the day, and again when more of the cases is read."""
        super().begin()
        for name in ("#nothing", "#detail"):
            self.query_one(name, Prose).can_focus = False
        self.view.focus()
        self.show_notices()
        self._cases.listener = self.more
        self.show_day()

    def on_unmount(self) -> None:
        """Leave *Casussen* to itself again."""
        self._cases.forget_listener()

    def on_screen_resume(self) -> None:
        """Show what was done on the screens above."""
        if self.is_mounted:
            self._cases.read_again()
            self.show_day()

    def others_wrote(self) -> None:
        """Show what colleagues changed, and say so."""
        self._cases.read_again()
        before = len(self._changes)
        self.show_day()
        if len(self._changes) > before:
            self.status.show(_("Bijgewerkt: een collega heeft iets gewijzigd."))

    def more(self) -> None:
        """Show what more was read; while it is still being read, only how much there is."""
        if self._cases.own.complete or not self._lines:
            self.show_day()
        else:
            self._show_counts()

    # -- showing -------------------------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """The line under the cursor, and whether what is further away is shown."""
        return {"op": self._key, "verder": int(self._further), "boven": self.view.top}

    def take_spot(self, spot: Spot) -> None:
        """Go to the line one was on, as soon as it is read."""
        self._further = bool(spot.get("verder", 0))
        self._wanted = text_in(spot, "op")
        self.show_day()

    def show_day(self) -> None:
        """Show what the cases ask now, with the cursor on the same line."""
        wanted = self._wanted or self._key
        own = self._cases.own
        try:
            self._changes = own.changes()
        except WamsError as error:
            self.tell(error)
        asked = [*own.agenda(), *self._changes]
        self._lines = arranged(asked, all_of_it=self._further)
        away = len(asked) - len(self._lines)
        self._hidden = n_("{count} ligt verder weg: l", "{count} liggen verder weg: l", away).format(count=away)
        if not away:
            self._hidden = ""
        keys = ["|".join(line.key) for line in self._lines]
        at = keys.index(wanted) if wanted in keys else min(self._at or 0, max(len(keys) - 1, 0))
        if self._wanted in keys or own.complete:
            self._wanted = ""
        self.view.show_rows(self._rows(), at)
        self.view.display = self.detail.display = bool(self._lines)
        self.query_one("#nothing", Prose).display = not self._lines
        self._show_counts()
        self._show_detail()
        self.show_keys()

    def _rows(self) -> list[Heading | int]:
        total = counts(self._lines)
        rows: list[Heading | int] = []
        part: Part | None = None
        for number, line in enumerate(self._lines):
            if line.part is not part:
                part = line.part
                rows.append(Heading(_(PARTS[part]).format(count=total[part])))
            rows.append(number)
        return rows

    def _show_counts(self) -> None:
        own = self._cases.own
        late = counts(self._lines)
        today = self.house.desk.today()
        told = [
            n_("{count} te laat", "{count} te laat", late[Part.TE_LAAT]).format(count=late[Part.TE_LAAT]),
            n_("{count} vandaag", "{count} vandaag", late[Part.VANDAAG]).format(count=late[Part.VANDAAG]),
            n_("{count} deze week", "{count} deze week", late[Part.WEEK]).format(count=late[Part.WEEK]),
        ]
        reading = "" if own.complete else _(" (lezen…)")
        self.header.show(f"{_(self.TITLE_TEXT)} {day(today)}: {', '.join(told)}{reading}")

    def _show_detail(self) -> None:
        line = self._current
        at = self._at
        self.status.show(self._said or self._hidden, place="" if at is None else f"{at + 1}/{len(self._lines)}")
        self._said = ""
        if line is not None:
            self.detail.show(brief(line, self.house.desk.today()))
        task = line is not None and line.due.kind in _TASKS
        if task is not self._on_task:
            self._on_task = task
            self.show_keys()

    def _row(self, index: int, width: int) -> str:
        line = self._lines[index]
        code_width, title_width = 12, max(8, (width - 30) // 4)
        what_width = width - 10 - 7 - code_width - title_width
        cells = (
            (short_day(line.due.due_on, self.house.desk.today()) if line.at is None else "", 10),
            (sentence(line), what_width),
            (_(NATURES[line.due.nature]), 7),
            (line.code, code_width),
            (line.title, title_width),
        )
        return "".join(fit(text, size - 1) + " " for text, size in cells)

    @property
    def _at(self) -> int | None:
        return self.view.chosen

    @property
    def _current(self) -> AgendaLine | None:
        at = self._at
        return self._lines[at] if at is not None and at < len(self._lines) else None

    @property
    def _key(self) -> str:
        return "|".join(self._current.key) if self._current else ""

    # -- doing ---------------------------------------------------------------------------------------------------

    def keys_here(self) -> Iterator[Binding]:
        """Name what can be done with this line, and not what cannot."""
        missing = {"back"} if self._on_task else {"back", "done", "move"}
        first = {"choose": 0, "done": 1, "move": 2, "cases": 3}
        keys = [one for one in super().keys_here() if one.action not in missing]
        return iter(sorted(keys, key=lambda one: first.get(one.action, 4)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on has no key that makes a case or puts down a task."""
        if action in ("new", "add", "done", "move", "undo"):
            return may(self.house.desk, Task.CASUS_MAKEN if action == "new" else Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(DayList.Chosen)
    def open_line(self) -> None:
        """Open what the line is about: the request, who has access, what a colleague changed, or the case."""
        from screens.day_lines import screens_of

        line = self._current
        seat = self._seat()
        if line is None or seat is None:
            return
        for screen in screens_of(line.due, seat, self.house.desk.today()):
            self.app.push_screen(screen)

    def action_cases(self) -> None:
        """Go to the list of all cases."""
        self.dismiss()

    def action_search(self) -> None:
        """Search over all one's cases."""
        self.dismiss()
        self._cases.call_after_refresh(self._cases.action_search)

    def action_new(self) -> None:
        """Take in a report, a question or a request."""
        from screens.course.intake import IntakeForm

        self.app.push_screen(IntakeForm(self.house.desk))

    def action_requests(self) -> None:
        """Show the requests of all one's cases."""
        from screens.requests.queue import QueueScreen

        self.app.push_screen(QueueScreen(self._cases))

    def action_may(self) -> None:
        """Ask the law something that is in no case."""
        from screens.may.screen import MayScreen

        self.app.push_screen(MayScreen(self.house.desk))

    def action_explain(self) -> None:
        """Show a line whole, with what its term rests on."""
        from screens.explain import Explain

        line = self._current
        if line is not None:
            self.app.push_screen(Explain(line.code, whole(line, self.house.desk.today())))

    def action_further(self) -> None:
        """Show what lies further away as well, or no more."""
        self._further = not self._further
        self._said = _("Ook wat verder dan vier weken weg ligt.") if self._further else _("Tot vier weken vooruit.")
        self.show_day()

    def action_add(self) -> None:
        """Put down a task in the case under the cursor."""
        from screens.todo import TodoForm

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(TodoForm(seat))
        elif self._current is None:
            self.status.show(_("Een taak hoort bij een casus: kies er een met c en druk daar op a."))

    def action_move(self) -> None:
        """Give the task under the cursor another day."""
        from screens.todo import TodoForm

        line = self._own_task()
        seat = self._seat() if line else None
        if line is not None and seat is not None:
            self.app.push_screen(TodoForm(seat, line.due.ref))

    def action_done(self) -> None:
        """Record that the task under the cursor was done."""
        line = self._own_task()
        if line is None:
            return
        try:
            finish_todo(self.house.desk, open_case(self.house.desk, line.case), line.due.ref)
        except (WamsError, KeyError) as error:
            self._tell_of(error)
        else:
            self._done = line.case, line.due.ref
            self._said = _("Gedaan: {what}. u zet het terug.").format(what=sentence(line))
        self._show_again()

    def action_undo(self) -> None:
        """Put back the task that was done last."""
        if self._done is None:
            self.status.show(_("Er is hier nog niets afgevinkt."))
            return
        case, todo = self._done
        try:
            reopen_todo(self.house.desk, open_case(self.house.desk, case), todo)
        except (WamsError, KeyError) as error:
            self._tell_of(error)
        else:
            self._done, self._said = None, _("De taak staat er weer.")
        self._show_again()

    def _show_again(self) -> None:
        said = self._said
        self._cases.read_again()
        self._said = said
        self.show_day()

    def _tell_of(self, error: WamsError | KeyError) -> None:
        if isinstance(error, WamsError):
            self.tell(error)

    def _own_task(self) -> AgendaLine | None:
        line = self._current
        if line is None or line.due.kind not in _TASKS:
            self.status.show(_("Dit is geen taak: het verdwijnt als de casus er niet meer om vraagt."))
            return None
        return line

    def _seat(self, line: AgendaLine | None = None) -> Seat | None:
        line = line or self._current
        if line is None:
            return None
        try:
            return Seat.at(self.house.desk, line.case)
        except WamsError as error:
            self.tell(error)
            return None
