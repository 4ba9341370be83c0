"""*Verzoeken*: what is asked of us and by us, over all one's cases or in one; what asks for attention stands first."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.case_columns import ROOMY
from screens.cases import Cases
from screens.due_words import short_day
from screens.frame import Frame
from screens.live import LiveFrame
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.widgets.day_list import DayList, Heading
from screens.widgets.ink import Tone, fit
from screens.widgets.lines import nothing
from screens.widgets.prose import Prose
from screens.words import day, due
from wams_tui.casework.codes import Direction
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.queue import Group, QueueLine, Shown, counts, queue_of_case
from wams_tui.locale import _

GROUPS = {
    Group.TE_LAAT: N_("Te laat ({count})"),
    Group.BIJ_ONS: N_("Wacht op u ({count})"),
    Group.BIJ_ANDEREN: N_("Wacht op een ander ({count})"),
    Group.BESLIST: N_("Beslist of ingetrokken ({count})"),
}

SHOWN = {
    Shown.ALLE: N_("alle verzoeken"),
    Shown.AAN_ONS: N_("alleen wat ons wordt gevraagd"),
    Shown.VAN_ONS: N_("alleen wat wij vragen"),
    Shown.BIJ_ONS: N_("alleen wat op u wacht"),
}

WAYS = {Direction.VERSTREKKEN: N_("van"), Direction.OPVRAGEN: N_("aan")}

_KEYS: list[BindingType] = [
    Binding("n", "new", N_("nieuw"), id="verzoeken.nieuw"),
    Binding("u", "ask", N_("vragen"), id="verzoeken.vragen"),
    Binding("l", "read", N_("inlezen"), id="verzoeken.inlezen"),
    Binding("r", "turn", N_("welke"), id="verzoeken.welke"),
]


class Listed:
    """The list of requests, for the two screens that have one."""

    def __init__(self, desk: Desk, *, with_case: bool) -> None:
        self._desk = desk
        self._with_case = with_case
        self.lines: list[QueueLine] = []
        self.shown = Shown.ALLE
        self.wanted = ""
        self.list = DayList(self._row, self._moved, id="list")
        self.detail = Prose(id="detail")
        self.nothing = Prose(id="nothing")
        self.moved: Callable[[], None] = nothing

    def widgets(self) -> ComposeResult:
        """What stands between header and status line."""
        yield self.list
        yield self.nothing
        yield self.detail

    @property
    def current(self) -> QueueLine | None:
        """The request under the cursor."""
        at = self.list.chosen
        return self.lines[at] if at is not None and at < len(self.lines) else None

    @property
    def key(self) -> str:
        """The request under the cursor, as a spot names it."""
        return "|".join(self.current.key) if self.current else ""

    def put(self, lines: list[QueueLine]) -> None:
        """Show these, with the cursor on the same request."""
        wanted, at = self.wanted or self.key, self.list.chosen or 0
        self.lines = lines
        if wanted:
            case, _bar, id = wanted.partition("|")
            place = next((n for n, line in enumerate(lines) if line.request.id == id and line.case == case), None)
            if place is not None:
                at, self.wanted = place, ""
        self.list.show_rows(self._rows(), min(at, max(len(lines) - 1, 0)))
        self.list.display = self.detail.display = bool(lines)
        self.nothing.display = not lines
        told = _("Er is geen verzoek. Met n voert u er een in.") if self.shown is Shown.ALLE else _("Niets hiervan.")
        self.nothing.show([("", Tone.PLAIN), (told, Tone.PLAIN)])
        self._moved()

    def _moved(self) -> None:
        line = self.current
        if line is not None:
            self.detail.show(list(self._whole(line)))
        self.moved()

    def _rows(self) -> list[Heading | int]:
        total, rows, at = counts(self.lines), list[Heading | int](), 0
        for group in Group:
            if total[group]:
                rows.append(Heading(_(GROUPS[group]).format(count=total[group])))
                rows.extend(range(at, at + total[group]))
                at += total[group]
        return rows

    def _row(self, index: int, width: int) -> str:
        line = self.lines[index]
        asked = line.request
        who = f"{_(WAYS[asked.direction])} {asked.who}"
        what = ", ".join(_(label(kind)) for kind in asked.categories)
        state_width, code_width = 22 if width >= ROOMY - 2 else 15, 12 if self._with_case else 0
        rest = width - 10 - state_width - code_width
        who_width, about_width = rest * 2 // 5, max(rest // 5, 9)
        cells = [
            (short_day(asked.due_on, self._desk.today()), 10),
            (_(label(asked.state)), state_width),
            (who, who_width),
            (", ".join(asked.about), about_width),
            (what, rest - who_width - about_width),
        ]
        if self._with_case:
            cells.append((line.code, code_width))
        return "".join(fit(text, size - 1) + " " for text, size in cells)

    def _whole(self, line: QueueLine) -> Iterator[tuple[str, Tone]]:
        asked, today = line.request, self._desk.today()
        what = ", ".join(_(label(kind)) for kind in asked.categories)
        who = f"{_(WAYS[asked.direction])} {asked.who}"
        yield (_("{who}, over {about}: {what}").format(who=who, about=", ".join(asked.about), what=what), Tone.STRONG)
        when = f"{day(asked.due_on)}, {due(asked.due_on, today)}" if asked.due_on else due(None, today)
        aim = _(label(asked.purpose)) if asked.purpose else _("doel nog niet gekozen")
        yield (
            _("{when} · {aim} · {code} {title}").format(when=when, aim=aim, code=line.code, title=line.title),
            Tone.PLAIN,
        )


class QueueScreen(Frame[None]):
    """The requests that wait over all one's cases. It opens no case to show them."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoeken")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Wat anderen u vragen en wat u anderen vraagt, in al uw casussen: wie, over wie, wat, en wanneer het antwoord "
        "er moet zijn. Enter opent een verzoek, n voert er een in bij dezelfde casus, u vraagt een ander iets, l leest "
        "een formulier van een partner in, r kiest welke u ziet. Wat is beslist, staat bij de casus zelf."
    )
    CSS_PATH: ClassVar[str] = "queue.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*_KEYS, Binding("c", "case", N_("casus"), id="verzoeken.casus")]

    view = getters.query_one(DayList)

    place = "verzoeken"

    def __init__(self, cases: Cases, wanted: str = "") -> None:
        super().__init__()
        self._cases = cases
        self._first_case = wanted
        self._below: Callable[[], None] = nothing
        self._said = ""

    def body(self) -> ComposeResult:
        """The list, and the line under the cursor whole."""
        self._listed = Listed(self.house.desk, with_case=True)
        self._listed.moved = self._show_place
        yield from self._listed.widgets()

    def begin(self) -> None:
        """Show what waits, and again when more of the cases is read."""
        super().begin()
        self._listed.detail.can_focus = self._listed.nothing.can_focus = False
        self.view.focus()
        self._below, self._cases.listener = self._cases.listener, self.more
        waiting = self._cases.queue.lines(self.house.desk.today())
        first = next((line for line in waiting if line.case == self._first_case), None)
        self._listed.wanted = "|".join(first.key) if first else ""
        self.show_queue()

    def on_unmount(self) -> None:
        """Let who listened before listen again."""
        if self._cases.listener == self.more:
            self._cases.listener = self._below

    def on_screen_resume(self) -> None:
        """Show what was done on the screens above."""
        if self.is_mounted:
            self._cases.read_again()

    def others_wrote(self) -> None:
        """Show what colleagues changed, and say so."""
        if self._cases.read_again():
            self._said = _("Bijgewerkt: een collega heeft iets gewijzigd.")
            self._show_place()

    def more(self) -> None:
        """Show what more was read, here and below."""
        self._below()
        self.show_queue()

    def spot(self) -> Spot:
        """The request under the cursor, and which are shown."""
        return {"op": self._listed.key, "welke": self._listed.shown.value, "boven": self.view.top}

    def take_spot(self, spot: Spot) -> None:
        """Go to the request one was on, as soon as it is read."""
        self._listed.shown = Shown(text_in(spot, "welke") or Shown.ALLE)
        self._listed.wanted = text_in(spot, "op")
        self.show_queue()

    def show_queue(self) -> None:
        """Show what waits now."""
        today = self.house.desk.today()
        self._listed.put(self._cases.queue.lines(today, self._listed.shown))
        late = counts(self._listed.lines)
        told = [_(GROUPS[group]).format(count=late[group]).lower() for group in (Group.TE_LAAT, Group.BIJ_ONS)]
        reading = "" if self._cases.own.complete else _(" (lezen…)")
        self.header.show(f"{_(self.TITLE_TEXT)}: {', '.join(told)}{reading}")
        self.show_keys()

    def _show_place(self) -> None:
        at = self.view.chosen
        text = self._said or _("Getoond: {which}.").format(which=_(SHOWN[self._listed.shown]))
        self.status.show(text, place="" if at is None else f"{at + 1}/{len(self._listed.lines)}")
        self._said = ""

    @on(DayList.Chosen)
    def open_line(self) -> None:
        """Open the request under the cursor."""
        from screens.asking.places import request_page

        line, seat = self._listed.current, self._seat()
        if line is not None and seat is not None:
            try:
                self.app.push_screen(request_page(seat, line.request.id))
            except KeyError:
                self.status.alarm(_("Dit verzoek is er niet meer."))

    def action_case(self) -> None:
        """Open the case of the request under the cursor."""
        from screens.case import CaseScreen

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(CaseScreen(seat))

    def action_new(self) -> None:
        """Enter a request in the case under the cursor."""
        from screens.requests.entry import EntryForm

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(EntryForm(seat))
        else:
            self.status.show(_("Een verzoek hoort bij een casus: open die, en druk daar op v en n."))

    def action_ask(self) -> None:
        """Ask a partner something in the case under the cursor."""
        from screens.asking.ask import begin_asking

        seat = self._seat()
        if seat is not None:
            begin_asking(self.app, seat)
        else:
            self.status.show(_("Een verzoek hoort bij een casus: open die, en druk daar op v en u."))

    def action_read(self) -> None:
        """Read in a form of a partner; which case it is about stands on it."""
        from screens.asking.readform import ReadForm

        self.app.push_screen(ReadForm())

    def action_turn(self) -> None:
        """Show others of them."""
        self._listed.shown = _next(self._listed.shown)
        self.show_queue()

    def _seat(self) -> Seat | None:
        line = self._listed.current
        if line is None:
            return None
        try:
            return Seat.at(self.house.desk, line.case)
        except WamsError as error:
            self.tell(error)
            return None


class CaseQueue(LiveFrame):
    """The requests of one case, those that were decided as well."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoeken van deze casus")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Alle verzoeken van deze casus, ook wat is beslist of ingetrokken. Enter opent een verzoek, n voert er een in, "
        "u vraagt een ander iets, l leest een formulier van een partner in, r kiest welke u ziet."
    )
    CSS_PATH: ClassVar[str] = "queue.tcss"
    BINDINGS: ClassVar[list[BindingType]] = _KEYS

    view = getters.query_one(DayList)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"verzoeken-casus:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """The list, and the line under the cursor whole."""
        self._listed = Listed(self.seat.desk, with_case=False)
        self._listed.moved = self._show_place
        yield from self._listed.widgets()

    def begin(self) -> None:
        """Show them."""
        super().begin()
        self._listed.detail.can_focus = self._listed.nothing.can_focus = False
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the requests as they stand."""
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        today = self.seat.desk.today()
        self._listed.put(queue_of_case(self.seat.opened.file, today, self._listed.shown))
        self.show_keys()

    def spot(self) -> Spot:
        """The request under the cursor, and which are shown."""
        return {"op": self._listed.key, "welke": self._listed.shown.value, "boven": self.view.top}

    def take_spot(self, spot: Spot) -> None:
        """Go to the request one was on."""
        self._listed.shown = Shown(text_in(spot, "welke") or Shown.ALLE)
        self._listed.wanted = text_in(spot, "op")
        self.show_anew()

    def _show_place(self) -> None:
        at = self.view.chosen
        text = _("Getoond: {which}.").format(which=_(SHOWN[self._listed.shown]))
        self.status.show(text, place="" if at is None else f"{at + 1}/{len(self._listed.lines)}")

    @on(DayList.Chosen)
    def open_line(self) -> None:
        """Open the request under the cursor."""
        from screens.asking.places import request_page

        line = self._listed.current
        if line is not None:
            self.app.push_screen(request_page(self.seat, line.request.id))

    def action_new(self) -> None:
        """Enter a request."""
        from screens.requests.entry import EntryForm

        self.app.push_screen(EntryForm(self.seat))

    def action_ask(self) -> None:
        """Ask a partner something."""
        from screens.asking.ask import begin_asking

        begin_asking(self.app, self.seat)

    def action_read(self) -> None:
        """Read in a form of a partner."""
        from screens.asking.readform import ReadForm

        self.app.push_screen(ReadForm(self.seat))

    def action_turn(self) -> None:
        """Show others of them."""
        self._listed.shown = _next(self._listed.shown)
        self.show_anew()


def _next(shown: Shown) -> Shown:
    order = list(Shown)
    return order[(order.index(shown) + 1) % len(order)]
