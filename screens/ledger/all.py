"""*Register* across cases: what went to which kind of party, on which basis; names are in the cases."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.ledger.words import brief, heads, row, whole
from screens.spots import Spot, text_in
from screens.widgets.bars import ColumnHeads
from screens.widgets.line_list import LineList
from screens.widgets.prose import Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.ledger.lines import OF_ALL_CASES, ORDER_LABELS, LedgerLine, Order, lines_of_all, ordered
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class LedgerOfAll(Frame[None]):
    """The ledger of every case whose lines one may read."""

    TITLE_TEXT: ClassVar[str] = N_("Register van alle casussen")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is een verstrekking over één persoon, uit elke casus die u mag zien. Namen staan hier niet: Enter "
        "opent de casus bij die regel. w zet de regels per casus of per ontvanger bij elkaar; u schrijft ze weg voor "
        "een ander logboek van de gemeente (FG en functioneel beheerder)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "order", N_("indeling"), id="register.indeling"),
        Binding("u", "extract", N_("uitvoeren"), id="register.uitvoeren"),
    ]
    CSS_PATH: ClassVar[str] = "screen.tcss"
    ENTER: ClassVar[str] = N_("casus")

    view = getters.query_one(LineList)
    detail = getters.query_one("#detail", Prose)
    place = "register-alle"

    def __init__(self) -> None:
        super().__init__()
        self._order = Order.TIJD
        self._lines: list[LedgerLine] = []

    def body(self) -> ComposeResult:
        """Columns, lines, and the line under the cursor in brief."""
        yield ColumnHeads(lambda width: heads(self._order, width, names=False), id="columns")
        yield LineList(self._row, self._show_detail, id="body")
        yield Prose(id="detail")

    def begin(self) -> None:
        """Read the ledger; that it was read is in the audit log."""
        super().begin()
        self.detail.can_focus = False
        self.view.focus()
        try:
            self._lines = lines_of_all(self.house.desk)
        except WamsError as error:
            self.tell(error)
        self._show()

    def spot(self) -> Spot:
        """Which line one is on, and in which order they stand."""
        return {**super().spot(), "orde": self._order.value}

    def take_spot(self, spot: Spot) -> None:
        """Go to the line one was on."""
        if text_in(spot, "orde") in set(OF_ALL_CASES):
            self._order = Order(text_in(spot, "orde"))
            self._show()
        super().take_spot(spot)
        self._show_detail()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Writing it out is for the privacy officer and the administrator, and where there is something."""
        if action == "extract":
            return bool(self._lines) and may(self.house.desk, Task.REGISTER_UITVOEREN)
        if action == "order":
            return bool(self._lines)
        return super().check_action(action, parameters)

    @on(LineList.Chosen)
    def open_line(self, event: LineList.Chosen) -> None:
        """Open the case at this line; where one has no access, tell what the ledger itself says."""
        from screens.explain import Explain
        from screens.ledger.screen import LedgerScreen
        from screens.seat import Seat

        line = self._lines[event.index]
        if not line.code:
            told = whole(self.house.desk, line)
            self.app.push_screen(Explain(_("regel {number}").format(number=line.disclosed.seq), told))
            return
        try:
            seat = Seat.at(self.house.desk, line.disclosed.case)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(LedgerScreen(seat, line.disclosed.seq))

    def action_order(self) -> None:
        """Put the lines in the next order."""
        self._order = OF_ALL_CASES[(OF_ALL_CASES.index(self._order) + 1) % len(OF_ALL_CASES)]
        self._show()

    def action_extract(self) -> None:
        """Ask as what, of which days and where to."""
        from screens.ledger.extract_form import ExtractLedgerForm

        self.app.push_screen(ExtractLedgerForm())

    def _show(self) -> None:
        current = self._lines[self.view.cursor].disclosed.seq if self._lines else 0
        self._lines = ordered(self._lines, self._order)
        count = len(self._lines)
        lines = n_("{count} regel", "{count} regels", count).format(count=count)
        self.header.show(f"{_(self.TITLE_TEXT)}: {lines}, {_(ORDER_LABELS[self._order])}")
        self.query_one(ColumnHeads).refresh()
        places = (place for place, one in enumerate(self._lines) if one.disclosed.seq == current)
        self.view.show(count, next(places, 0))
        self._show_detail()
        if not self._lines:
            self.status.show(_("Er is nog niets verstrekt."))
        self.refresh_bindings()

    def _row(self, index: int, width: int) -> str:
        before = self._lines[index - 1] if index else None
        return row(self._lines[index], before, self._order, width, names=False)

    def _show_detail(self) -> None:
        if self._lines:
            self.detail.show(brief(self.house.desk, self._lines[self.view.cursor].disclosed))
