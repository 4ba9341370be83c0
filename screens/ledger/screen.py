"""*Register* of one case: a line per disclosure and person, with names, and what one can do with a line."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.ledger.words import answer_row, answer_text, brief, heads, row, whole
from screens.live import LiveFrame
from screens.seat import Seat
from screens.spots import Spot, text_in
from screens.widgets.bars import ColumnHeads
from screens.widgets.line_list import LineList
from screens.widgets.prose import Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.ledger.answers import AnswerLine, Row, among, answers_of, key_of
from wams_tui.desk.ledger.detail import detail_of
from wams_tui.desk.ledger.lines import OF_ONE_CASE, ORDER_LABELS, LedgerLine, Order, lines_of_case
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_


class LedgerScreen(LiveFrame):
    """The ledger of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Verstrekkingenregister")
    ABOUT: ClassVar[str] = N_(
        "Elke regel is een verstrekking over één persoon. Enter toont hem helemaal: welke gegevens, wie besloot en "
        "waarom. Een regel zonder nummer is een antwoord waarbij geen gegevens gingen: Enter opent het verzoek. w zet "
        "ze per persoon of per ontvanger bij elkaar, o geeft het oordeel van toen onder de regels van toen, en zegt of "
        "de regels van nu anders antwoorden. i trekt een besluit in of herziet het, m meldt dat een gegeven niet "
        "klopte, v toont wie nog iets verteld moet worden. b is de brief aan wie het betreft: wat er is gedeeld. "
        "z geeft inzage: iemand vraagt wat er allemaal over hem of haar is gedeeld."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "notices", N_("vertellen"), id="register.kennisgevingen"),
        Binding("b", "letter", N_("brief"), id="register.brief"),
        Binding("z", "insight", N_("inzage"), id="register.inzage"),
        Binding("w", "order", N_("indeling"), id="register.indeling"),
        Binding("o", "replay", N_("oordeel"), id="register.oordeel"),
        Binding("i", "withdraw", N_("intrekken"), id="register.intrekken"),
        Binding("m", "mistake", N_("klopt niet"), id="register.kloptniet"),
    ]
    CSS_PATH: ClassVar[str] = "screen.tcss"

    view = getters.query_one(LineList)
    detail = getters.query_one("#detail", Prose)

    def __init__(self, seat: Seat, line: int = 0) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"register:{seat.opened.id}"
        self._order = Order.TIJD
        self._lines: list[Row] = []
        self._wanted = str(line or "")

    def body(self) -> ComposeResult:
        """Columns, lines, and the line under the cursor in brief."""
        yield ColumnHeads(lambda width: heads(self._order, width, names=True), id="columns")
        yield LineList(self._row, self._show_detail, id="body")
        yield Prose(id="detail")

    def begin(self) -> None:
        """Read the ledger."""
        super().begin()
        self.detail.can_focus = False
        self.view.focus()
        self.show_ledger()

    def show_anew(self) -> None:
        """Show what changed meanwhile, with the cursor on the same line."""
        self.show_ledger()

    def spot(self) -> Spot:
        """Which line one is on, and in which order they stand."""
        return {**super().spot(), "orde": self._order.value}

    def take_spot(self, spot: Spot) -> None:
        """Go to the line one was on, and show it in brief."""
        if text_in(spot, "orde") in set(OF_ONE_CASE):
            self._order = Order(text_in(spot, "orde"))
            self.show_ledger()
        super().take_spot(spot)
        self._show_detail()

    def show_ledger(self) -> None:
        """Show the ledger as it stands."""
        current = key_of(self._lines[self.view.cursor]) if self._lines else self._wanted
        try:
            file = self.seat.opened.file
            self._lines = among(lines_of_case(self.seat.desk, file), answers_of(file), self._order)
        except WamsError as error:
            self.tell(error)
        count = len(self._lines)
        lines = n_("{count} regel", "{count} regels", count).format(count=count)
        order = _(ORDER_LABELS[self._order])
        self.header.show(f"{_(self.TITLE_TEXT)}: {lines}, {order} · {self.seat.label}")
        self.query_one(ColumnHeads).refresh()
        places = (place for place, one in enumerate(self._lines) if key_of(one) == current)
        self.view.show(count, next(places, 0))
        self._show_detail()
        if not self._lines:
            self.status.show(_("Uit deze casus is nog niets verstrekt."))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty ledger has no order, and nothing to judge again; who only looks on takes nothing back."""
        if action == "order":
            return bool(self._lines)
        if action == "replay":
            return self._disclosed is not None
        if action in ("withdraw", "mistake", "letter"):
            return self._disclosed is not None and may(self.seat.desk, Task.CASUS_BEWERKEN)
        if action == "insight":
            return bool(self.seat.opened.file.persons) and may(self.seat.desk, Task.CASUS_BEWERKEN)
        if action == "notices":
            return bool(self.seat.opened.file.notices)
        return super().check_action(action, parameters)

    @on(LineList.Chosen)
    def open_line(self, event: LineList.Chosen) -> None:
        """Show one line on a screen of its own."""
        from screens.asking.places import request_page
        from screens.explain import Explain

        line = self._lines[event.index]
        if isinstance(line, AnswerLine):
            self.app.push_screen(request_page(self.seat, line.letter.request))
            return
        try:
            told = whole(self.seat.desk, line, detail_of(self.seat.desk, self.seat.opened.file, line.disclosed))
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(Explain(_("regel {number}").format(number=line.disclosed.seq), told))

    def action_order(self) -> None:
        """Put the lines in the next order."""
        self._order = OF_ONE_CASE[(OF_ONE_CASE.index(self._order) + 1) % len(OF_ONE_CASE)]
        self.show_ledger()

    def action_letter(self) -> None:
        """Show the letter to the person of the line under the cursor: what of them was shared."""
        from screens.letters.screen import LetterScreen
        from wams_tui.desk.letters.letterbox import About

        person = self._disclosed.subject if self._disclosed is not None else ""
        if any(one.id == person for one in self.seat.opened.file.persons):
            self.app.push_screen(LetterScreen(self.seat, About(person=person)))

    def action_insight(self) -> None:
        """Give somebody who asks everything that was shared about them."""
        from screens.letters.insight import InsightFor

        self.app.push_screen(InsightFor(self.seat))

    def action_withdraw(self) -> None:
        """Take the decision under the cursor back, or revise it."""
        from screens.ledger.after_forms import WithdrawForm

        if self._disclosed is not None:
            self.app.push_screen(WithdrawForm(self.seat, self._disclosed.disclosure))

    def action_mistake(self) -> None:
        """Say that a datum of this line proved wrong: whoever received it is to be told."""
        from screens.ledger.after_forms import MistakeForm

        if self._disclosed is not None:
            self.app.push_screen(MistakeForm(self.seat, self._disclosed))

    def action_notices(self) -> None:
        """Show who is to be told what."""
        from screens.ledger.notices import NoticesScreen

        self.app.push_screen(NoticesScreen(self.seat))

    def action_replay(self) -> None:
        """Answer the questions behind the line under the cursor again, under the rules of that day."""
        from screens.explain import Explain
        from screens.ledger.replayed import replay_text
        from wams_tui.desk.rules.replay import replay

        one = self._disclosed
        if one is None:
            return
        try:
            found = replay(self.seat.desk, self.seat.opened, one)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(Explain(_("oordeel van regel {number}").format(number=one.seq), replay_text(found)))

    def _row(self, index: int, width: int) -> str:
        line, before = self._lines[index], self._lines[index - 1] if index else None
        if isinstance(line, AnswerLine):
            return answer_row(line, before, self._order, width)
        return row(line, before if isinstance(before, LedgerLine) else None, self._order, width, names=True)

    @property
    def _disclosed(self) -> Disclosed | None:
        """The disclosure of the line under the cursor; nothing for an answer that gave nothing."""
        line = self._lines[self.view.cursor] if self._lines and self.is_mounted else None
        return line.disclosed if isinstance(line, LedgerLine) else None

    def _show_detail(self) -> None:
        if self._lines:
            line = self._lines[self.view.cursor]
            told = answer_text(line) if isinstance(line, AnswerLine) else brief(self.seat.desk, line.disclosed)
            self.detail.show(told)
            self.refresh_bindings()
