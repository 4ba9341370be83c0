"""*Casussen*: the list of one's own cases; the first page at once, the rest as it comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from screens.case_columns import columns, heads, named
from screens.first import FirstScreen, Notices
from screens.seat import Seat
from screens.spots import Spot, number_in, text_in
from screens.widgets.bars import ColumnHeads
from screens.widgets.ink import Tone
from screens.widgets.line_list import LineList
from screens.widgets.lines import nothing
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from screens.words import day, found_words
from wams_tui.casework.errors import WamsError
from wams_tui.casework.finding.findable import FoundBy
from wams_tui.casework.head import CaseHead
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import clear_up
from wams_tui.desk.caselist import CaseLine, OwnCases, SortBy, is_offered_to_me
from wams_tui.desk.course.agenda_words import first_asked
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.queue import OwnQueue
from wams_tui.desk.roles import Task, may
from wams_tui.desk.vault.door import of_an_empty_list
from wams_tui.desk.vault.refreshing import refresh_heads
from wams_tui.desk.viewing import Viewed, record_view
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

SORT_NAMES = {
    SortBy.GEWIJZIGD: N_("laatst gewijzigd"),
    SortBy.TERMIJN: N_("termijn"),
    SortBy.NAAM: N_("naam"),
    SortBy.FASE: N_("fase"),
}

_SHOWN = frozenset({FoundBy.CODE, FoundBy.TITEL, FoundBy.FASE, FoundBy.TERMIJN})
"""What stands on the line of a case whether it was searched for or not."""


class Cases(FirstScreen):
    """The list. It keeps what it read; a case that changed is read again when one comes back."""

    TITLE_TEXT: ClassVar[str] = N_("Casussen")
    FIELD_ENTER: ClassVar[str] = N_("naar de lijst")
    FIELD_ESC: ClassVar[str] = N_("alles tonen")
    ABOUT: ClassVar[str] = N_(
        "Al uw casussen. Typ / en een naam, adres, organisatie, kenmerk of BSN om te zoeken; een spelfout mag. Enter "
        "opent de casus, a gaat naar Vandaag."
    )
    CSS_PATH: ClassVar[str] = "cases.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("zoeken"), id="casussen.zoeken"),
        Binding("n", "new", N_("nieuw"), id="casussen.nieuw"),
        Binding("a", "today", N_("vandaag"), id="casussen.vandaag"),
        Binding("v", "requests", N_("verzoeken"), id="casussen.verzoeken"),
        Binding("d", "may", N_("mag dit?"), id="casussen.magdit"),
        Binding("s", "sort", N_("sorteren"), id="casussen.sorteren"),
        Binding("t", "access", N_("toegang"), show=False, id="casussen.toegang"),
        Binding("b", "directory", N_("adresboek"), show=False, id="casussen.adresboek"),
        Binding("h", "visits", N_("huisbezoek"), show=False, id="casussen.huisbezoek"),
        Binding("escape", "clear", N_("alles tonen"), show=False, id="casussen.alles"),
    ]

    view = getters.query_one(LineList)
    search = getters.query_one(TextField)
    columns = getters.query_one(ColumnHeads)

    place = "casussen"

    @dataclass
    class Batch(Message):
        """More of the list was read; the last batch is empty."""

        lines: list[CaseLine] = field(default_factory=list)

    @dataclass
    class Failed(Message):
        """The rest of the list could not be read."""

        error: WamsError

    def __init__(self, desk: Desk, go_on: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._go_on = go_on
        self.own = OwnCases(desk)
        self.queue = OwnQueue(self.own)
        self._shown: list[CaseLine] = []
        self._sort = SortBy.GEWIJZIGD
        self._cleared = False
        self.listener: Callable[[], None] = nothing
        """Told when more was read or something changed: *Vandaag* shows the same cases."""
        self._wanted: Spot | None = None

    def body(self) -> ComposeResult:
        """A line to search in, the names of the columns, the list."""
        yield Notices()
        yield TextField(placeholder=_("Zoek op naam, adres, organisatie, kenmerk of BSN"), id="search")
        yield ColumnHeads(heads, id="columns")
        yield LineList(self._row, self._show_place, id="list")
        yield Prose([("", Tone.PLAIN), (_(of_an_empty_list(self._desk)), Tone.PLAIN)], id="nothing")

    def begin(self) -> None:
        """Show the first page, then read on."""
        super().begin()
        self.query_one("#nothing", Prose).can_focus = False
        self.search.display = False
        self.view.focus()
        self.show_notices()
        self._open_list()
        self._show()
        self._read_on()
        if self._go_on is not None:
            self.call_after_refresh(self._go_on)

    def on_screen_resume(self) -> None:
        """Show what was done elsewhere, here or by a colleague."""
        if self.own.complete:
            self.read_again()

    def others_wrote(self) -> None:
        """Show what others changed, and say so; a list that is still being read has it already."""
        if self.own.complete and self.read_again():
            place = f"{self.view.cursor + 1}/{len(self._shown)}" if self._shown else ""
            self.status.show(_("Bijgewerkt: een collega heeft iets gewijzigd."), place=place)

    def read_again(self) -> bool:
        """Read what changed; say whether there was anything."""
        try:
            if not self.own.renew():
                return False
        except WamsError as error:
            self.tell(error)
            return False
        if not self.own.complete:
            self._read_on()
        self._show()
        self.listener()
        return True

    def _open_list(self) -> None:
        """Read the first page, once a session has put on record that the list was looked at."""
        try:
            record_view(self._desk, Viewed.CASUSLIJST)
            self.own.begin()
        except WamsError as error:
            self.tell(error)

    # -- reading -------------------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="cases")
    def _read_on(self) -> None:
        worker = get_current_worker()
        try:
            for batch in self.own.pages():
                if worker.is_cancelled:
                    return
                self.post_message(self.Batch(batch))
        except WamsError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Batch())

    @on(Batch)
    def take(self, event: Batch) -> None:
        """Add what was read."""
        if not event.lines:
            self.own.complete = True
            self._show_counts()
            if not self._cleared:
                self._cleared = True
                self._clear_up([line.head for line in self.own.lines])
        else:
            self.own.take(event.lines)
            self._show()
        self.listener()

    # Described, because Textual else describes it by everything it is given: seconds at ten thousand heads.
    @work(thread=True, exclusive=True, group="clearing", description="clear up")
    def _clear_up(self, heads: Sequence[CaseHead]) -> None:
        """Give a new key to the cases in which somebody's access has ended, and bring heads of before up to date.

        What fails is tried at the next unlock.
        """
        worker = get_current_worker()
        try:
            clear_up(self._desk)
            if refresh_heads(self._desk, heads, lambda: worker.is_cancelled):
                self.app.call_from_thread(self.read_again)
        except WamsError as error:
            self.post_message(self.Failed(error))

    @on(Failed)
    def fail(self, event: Failed) -> None:
        """Say why the list is not whole."""
        self.tell(event.error)

    # -- showing -------------------------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """The filter, the order, the case under the cursor, and how far the list is scrolled."""
        current = self._current.head.case if self._current else ""
        return {"zoek": self.search.value, "orde": self._sort.value, "casus": current, "boven": self.view.top}

    def take_spot(self, spot: Spot) -> None:
        """Narrow and sort the list as it was, and go to the case as soon as it is read."""
        with self.search.prevent(TextField.Changed):
            self.search.value = text_in(spot, "zoek")
        self.search.display = bool(self.search.value)
        self._sort = SortBy(text_in(spot, "orde") or SortBy.GEWIJZIGD)
        self._wanted = spot if text_in(spot, "casus") else None
        self._show()

    def _show(self) -> None:
        current = self._current
        wanted = current.head.case if current and self.view.cursor else ""
        if self._wanted is not None:
            wanted = text_in(self._wanted, "casus")
        self._shown = self.own.ranked(self.search.value, self._sort)
        place = next((at for at, line in enumerate(self._shown) if line.head.case == wanted), 0) if wanted else 0
        self.view.show(len(self._shown), place)
        if self._wanted is not None and place and self._shown[place].head.case == wanted:
            self.view.scroll_lines(number_in(self._wanted, "boven"))
            self._wanted = None
        some = len(self.own) > 0
        self.view.display = self.columns.display = some
        self.query_one("#nothing", Prose).display = not some
        self._show_counts()

    def _show_counts(self) -> None:
        own, waiting = len(self.own), self.own.waiting
        counts = n_("{count} casus", "{count} casussen", own).format(count=own)
        asks = n_("{count} open verzoek", "{count} open verzoeken", waiting).format(count=waiting)
        reading = "" if self.own.complete else _(" (lezen…)")
        self.header.show(f"{_(self.TITLE_TEXT)}: {counts}{reading}, {asks}")
        self._show_place()

    def _show_place(self) -> None:
        found = len(self._shown)
        text = _("Gesorteerd op {order}.").format(order=_(SORT_NAMES[self._sort]))
        if self.search.value:
            hits = n_("{count} gevonden", "{count} gevonden", found).format(count=found)
            text = f"{hits}. {self._why(self.view.cursor)}" if found else _("Niets gevonden. Esc toont alles weer.")
        elif found and self._shown[self.view.cursor].head.away:
            text = self._along(self._shown[self.view.cursor].head)
        self.status.show(text, place=f"{self.view.cursor + 1}/{found}" if found else "")

    def _row(self, index: int, width: int) -> str:
        head = self._shown[index].head
        requests = str(head.open_requests) if head.open_requests else "-"
        asked = first_asked(self._shown[index].agenda, head.next_due_on, head.next_due)
        due = f"{day(head.next_due_on)} {asked}" if head.next_due_on else "-"
        if is_offered_to_me(self._desk, self._shown[index]):
            due = _("! overnemen? (t)")
        elif self.search.value.strip():
            due = self._why(index) or due
        changed = day(dutch_time(self._shown[index].changed).date())
        return columns(width, head.code, named(head), _(label(head.phase)), requests, due, changed)

    def _along(self, head: CaseHead) -> str:
        from screens.travel.words import along

        return along(self._desk, head.away)

    def _why(self, index: int) -> str:
        """Say by what a case was found, where the line does not show it already."""
        found = self.own.why(self._shown[index], self.search.value)
        return "; ".join(found_words(one) for one in found if one.by not in _SHOWN)

    @property
    def _current(self) -> CaseLine | None:
        return self._shown[self.view.cursor] if self._shown else None

    # -- doing ---------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def open_case(self) -> None:
        """Open the case under the cursor."""
        from screens.case import CaseScreen

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(CaseScreen(seat))

    def action_requests(self) -> None:
        """Show the requests of all one's cases, with the cursor on one of the case under the cursor."""
        from screens.requests.queue import QueueScreen

        line = self._current
        self.app.push_screen(QueueScreen(self, line.head.case if line else ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on has no key that makes a case."""
        if action == "new":
            return may(self._desk, Task.CASUS_MAKEN)
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Take in a report, a question or a request."""
        from screens.course.intake import IntakeForm

        self.app.push_screen(IntakeForm(self._desk))

    def action_directory(self) -> None:
        """Open the directory of organisations."""
        from screens.partners.directory import DirectoryScreen

        self.app.push_screen(DirectoryScreen(self._desk))

    def action_visits(self) -> None:
        """Show what is along on a home visit, and bring it back."""
        from screens.travel.visits import VisitsScreen

        self.app.push_screen(VisitsScreen(self._desk))

    def forget_listener(self) -> None:
        """Tell nobody any more."""
        self.listener = nothing

    def action_today(self) -> None:
        """Show what these cases ask today."""
        from screens.today import Today

        self.app.push_screen(Today(self))

    def action_may(self) -> None:
        """Ask the law something that is in no case."""
        from screens.may.screen import MayScreen

        self.app.push_screen(MayScreen(self._desk))

    def action_access(self) -> None:
        """Show who can open the case under the cursor, and answer an offer to take it over."""
        from screens.access.screen import AccessScreen

        seat = self._seat()
        if seat is not None:
            self.app.push_screen(AccessScreen(seat))

    def action_sort(self) -> None:
        """Sort by the next of the orders."""
        orders = list(SORT_NAMES)
        self._sort = orders[(orders.index(self._sort) + 1) % len(orders)]
        self.view.cursor = 0
        self._show()

    def action_search(self) -> None:
        """Type to narrow the list."""
        self.search.display = True
        self.search.focus()

    @on(TextField.Changed, "#search")
    def narrow(self) -> None:
        """Narrow the list to what is typed."""
        self.view.cursor = 0
        self._show()

    @on(TextField.Submitted, "#search")
    def to_list(self) -> None:
        """Go from the field to what was found."""
        self.view.focus()

    def action_clear(self) -> None:
        """Show the whole list again."""
        self.search.value = ""
        self.search.display = False
        self.view.focus()

    def action_back(self) -> None:
        """There is nothing below this screen."""
        self.action_clear()

    def _seat(self) -> Seat | None:
        line = self._current
        if line is None:
            return None
        try:
            return Seat.at(self._desk, line.head.case)
        except WamsError as error:
            self.tell(error)
            return None
