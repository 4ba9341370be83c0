"""*Verzoeken*: what is asked of us and by us, over all one's cases or in one; what asks for attention stands first."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.cases import Cases
from screens.frame import Frame
from screens.live import LiveFrame
from screens.requests.listed import GROUPS, SHOWN, Listed
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.widgets.day_list import DayList
from screens.widgets.lines import nothing
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.requests.queue import Group, Shown, counts, queue_of_case
from wams_tui.locale import _

_KEYS: list[BindingType] = [
    Binding("n", "new", N_("nieuw"), id="verzoeken.nieuw"),
    Binding("u", "ask", N_("vragen"), id="verzoeken.vragen"),
    Binding("l", "read", N_("inlezen"), id="verzoeken.inlezen"),
    Binding("r", "turn", N_("welke"), id="verzoeken.welke"),
    Binding("s", "decided", N_("beslist"), id="verzoeken.beslist"),
    Binding("z", "nobody", N_("zonder casus"), show=False, id="verzoeken.zondercasus"),
]


class QueueScreen(Frame[None]):
    """The requests that wait over all one's cases. It opens no case to show them."""

    TITLE_TEXT: ClassVar[str] = N_("Verzoeken")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Wat anderen u vragen en wat u anderen vraagt, in al uw casussen: wie, over wie, wat, en wanneer het antwoord "
        "er moet zijn. Enter opent een verzoek, n voert er een in bij dezelfde casus, u vraagt een ander iets, l leest "
        "een formulier van een partner in, r kiest welke u ziet, s toont wat is beslist: per casus de laatste twaalf, "
        "bij de casus zelf staat alles. Vraagt iemand iets over een persoon zonder casus: z geeft de "
        "brief die niets zegt."
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
        named = (Group.BESLIST,) if self._listed.shown is Shown.BESLIST else (Group.TE_LAAT, Group.BIJ_ONS)
        told = [_(GROUPS[group]).format(count=late[group]).lower() for group in named]
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

    def action_nobody(self) -> None:
        """Answer a request about somebody who has no case."""
        from screens.requests.nobody import NobodyForm

        self.app.push_screen(NobodyForm())

    def action_new(self) -> None:
        """Enter a request in the case under the cursor."""
        from screens.requests.entry import EntryForm

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(EntryForm(seat))
        else:
            told = _("Een verzoek hoort bij een casus: open die, en druk daar op v en n. Is er geen casus: z.")
            self.status.show(told)

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

    def action_decided(self) -> None:
        """Show what was decided, or all of them again."""
        self._listed.shown = Shown.ALLE if self._listed.shown is Shown.BESLIST else Shown.BESLIST
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
        "u vraagt een ander iets, l leest een formulier van een partner in, r kiest welke u ziet, s toont wat is "
        "beslist."
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

    def action_nobody(self) -> None:
        """Answer a request about somebody who has no case."""
        from screens.requests.nobody import NobodyForm

        self.app.push_screen(NobodyForm())

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

    def action_decided(self) -> None:
        """Show what was decided, or all of them again."""
        self._listed.shown = Shown.ALLE if self._listed.shown is Shown.BESLIST else Shown.BESLIST
        self.show_anew()


def _next(shown: Shown) -> Shown:
    order = list(Shown)
    return order[(order.index(shown) + 1) % len(order)]
