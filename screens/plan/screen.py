"""*Plan*: the one plan of a household, drafted by keys at a kitchen table."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.plan.lines import ACTION, GOAL, MARK, REVIEW, STRENGTH, WORDS, plan_items
from screens.plan.roads import ROADS, PlanRoads
from screens.plan.typed import LAPSE, Typing
from screens.plan.typing import PlanTyping
from screens.seat import Seat
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.words import N_
from wams_tui.desk.plan.course import drop, lapses, turn
from wams_tui.desk.plan.order import move
from wams_tui.desk.plan.undo import Step
from wams_tui.desk.roles import Task, may
from wams_tui.desk.viewing import names_of
from wams_tui.locale import _, n_

_CHANGING = frozenset(
    {"type_goal", "type_action", "type_words", "type_strength", "turn", "shift", "drop", "undo", "erase"}
)  # fmt: skip


class PlanScreen(PlanTyping, PlanRoads):
    """The plan of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Plan")
    FIELD_ENTER: ClassVar[str] = N_("opslaan")
    ENTER: ClassVar[str] = N_("wijzigen")
    ABOUT: ClassVar[str] = N_(
        "Het plan van dit huishouden, in de volgorde van het gezin. Typ g en een doel, a en een actie bij het doel "
        "waar u staat, z en wat iemand zegt; Enter bewaart het, met Tab vult u eerst in wie en wanneer. J en K "
        "verplaatsen, Spatie zet een actie verder, x laat iets vervallen, u draait de laatste wijziging terug. Een ! "
        "vraagt iets: t gaat naar het volgende. Eigen woorden worden nooit gewijzigd. k legt vast wat ieder van het "
        "plan vindt, v toont de versies, o de voortgang, e evalueert, c geeft iemand een eigen kopie."
    )
    CSS_PATH: ClassVar[str] = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", N_("stand"), id="plan.stand"),
        Binding("x", "drop", N_("vervalt"), id="plan.vervalt"),
        Binding("u", "undo", N_("terugdraaien"), id="plan.terugdraaien"),
        Binding("t", "next_question", N_("volgende !"), id="plan.vraag"),
        Binding("J,ctrl+down", "shift(1)", N_("omlaag zetten"), id="plan.omlaag"),
        Binding("K,ctrl+up", "shift(-1)", N_("omhoog zetten"), id="plan.omhoog"),
        Binding("X", "erase", N_("wissen"), show=False, id="plan.wissen"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"plan:{seat.opened.id}"
        self._lines: tuple[CaseFile, date, str, tuple[Item, ...]] | None = None

    def begin(self) -> None:
        """Show the plan."""
        super().begin()
        self.view.focus()
        self.show_anew()

    @property
    def _coordinator(self) -> str:
        in_charge = self.seat.opened.file.access.in_charge() or self.seat.opened.file.case.coordinator
        return names_of(self.seat.desk).get(in_charge, in_charge)

    def show_anew(self) -> None:
        """Show the plan as the case stands now."""
        self.show_plan()

    def show_plan(self, key: str | None = None) -> None:
        """Show the plan, with the cursor on ``key`` where one is given."""
        file = self.seat.opened.file
        items = self._items()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.view.show(items, key)
        asks = sum(note[0].startswith(MARK) for item in items for note in item.notes)
        if asks:
            told = n_("{count} vraag bij dit plan (t).", "{count} vragen bij dit plan (t).", asks)
            self.status.show(told.format(count=asks))
        elif not file.goals:
            self.status.show(_("g schrijft een doel op."))
        else:
            self.status.show("")
        self.refresh_bindings()
        self.show_keys()

    def _items(self) -> Sequence[Item]:
        """Return the lines of the plan; those it has already where they are of this very file, on this very day."""
        file, today, coordinator = self.seat.opened.file, self.today, self._coordinator
        if self._lines is None or self._lines[0] is not file or self._lines[1:3] != (today, coordinator):
            self._lines = (file, today, coordinator, tuple(plan_items(file, today, coordinator)))
        return self._lines[3]

    def keys_here(self) -> Iterator[Binding]:
        """Name what one types first, then what one does to it."""
        order = (
            "submit", "type_goal", "type_action", "type_words", "type_strength", "choose", "turn",
            "next_question", "drop",
        )  # fmt: skip
        places = {action: place for place, action in enumerate(order)}
        last = {"back": 90, "help": 91, "page(1)": 89}
        yield from sorted(super().keys_here(), key=lambda one: places.get(one.action, last.get(one.action, 50)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on changes nothing; what a key is for must be under the cursor; while one types, they wait."""
        if action in _CHANGING and (self._is_typing or not may(self.seat.desk, Task.CASUS_BEWERKEN)):
            return False
        kind = self.here[0] if self.is_mounted else ""
        if action == "next_question" or action in ROADS:
            return not self._is_typing
        if action == "turn":
            return kind == ACTION
        if action == "shift":
            return kind in (GOAL, ACTION)
        if action == "drop":
            return kind in (GOAL, ACTION, STRENGTH)
        if action == "erase":
            return kind in (GOAL, ACTION, STRENGTH, WORDS)
        if action == "undo":
            return self._last is not None
        return super().check_action(action, parameters)

    # -- doing ---------------------------------------------------------------------------------------------------

    @on(ItemList.Chosen)
    def change_here(self) -> None:
        """Open what the cursor is on; own words are shown whole, and never changed."""
        from screens.plan.forms import form_for

        kind, id = self.here
        if kind == WORDS:
            self._show_words(id)
        elif f"{kind}:{id}" == REVIEW:
            self.action_evaluate()
        elif may(self.seat.desk, Task.CASUS_BEWERKEN):
            form = form_for(self.seat, kind, id, self.note_form)
            if form is not None:
                self.app.push_screen(form)

    def note_form(self, step: Step | None) -> None:
        """Remember how to take back what a form changed."""
        self._last = step or self._last

    def _show_words(self, id: str) -> None:
        from screens.explain import Explain
        from screens.plan.telling import kinds_of, words_text
        from screens.widgets.ink import Tone

        file = self.seat.opened.file
        words = next(one for one in file.words if one.id == id)
        told = [(words_text(file, words), Tone.PLAIN), ("", Tone.PLAIN)]
        if kinds_of(words):
            told.append((_("Dit gaat ook over: {kinds}.").format(kinds=kinds_of(words)), Tone.DIM))
        told.append(
            (_("Eigen woorden blijven zoals ze zijn. Zegt iemand het nu anders, dan legt z dat erbij."), Tone.DIM)
        )
        self.app.push_screen(Explain(_("Eigen woorden"), told))

    def action_turn(self) -> None:
        """Take the action under the cursor one state further."""
        desk, opened, (_kind, id) = self.seat.desk, self.seat.opened, self.here
        self.do(lambda: turn(desk, opened, id))

    def action_shift(self, step: int) -> None:
        """Move the goal or action under the cursor."""
        desk, opened, (_kind, id) = self.seat.desk, self.seat.opened, self.here
        self.do(lambda: move(desk, opened, id, step))

    def action_drop(self) -> None:
        """Let what is under the cursor go: taken out where nobody was given it, else it lapses, with a reason."""
        desk, opened, (_kind, id) = self.seat.desk, self.seat.opened, self.here
        if lapses(opened.file, id):
            self._go_on(Typing(LAPSE, id))
        else:
            self.do(lambda: drop(desk, opened, id))

    def action_erase(self) -> None:
        """Erase what is under the cursor for good, from the versions too, where somebody has a right to that."""
        from screens.plan.erase_form import PlanEraseForm

        _kind, id = self.here
        self.app.push_screen(PlanEraseForm(self.seat, id))

    def action_undo(self) -> None:
        """Take the last change of this visit back."""
        self.take_last_back()

    def action_next_question(self) -> None:
        """Go to the next part that something is asked about."""
        items = list(self.view.items)
        here = self.view.cursor + 1
        asked = [
            item for item in (*items[here:], *items[:here]) if any(note[0].startswith(MARK) for note in item.notes)
        ]
        if asked:
            self.view.show(items, asked[0].key)
        else:
            self.status.show(_("Er staan geen vragen bij dit plan."))
