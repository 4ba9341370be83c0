"""The plan at the kitchen table: what everybody who sits there may read, and a few keys to add to it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.form.fields import Option as Choice
from screens.plan.entry import Entry
from screens.plan.lines import GOAL, WORDS
from screens.plan.typing import PlanList, PlanTyping
from screens.seat import Seat
from screens.visit.blank import NOT_HERE, AtTheTable, at_the_table
from screens.visit.lines import visit_items
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList
from wams_tui.casework.errors import WamsError
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.plan.visiting import OTHER_PARTY, at_home, can_say, seen_at_the_table
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

_CHANGING = frozenset({"type_goal", "type_action", "type_words", "type_strength", "undo", "agree"})


class VisitList(PlanList, inherit_bindings=False):
    """A list in which Enter opens nothing: whatever is behind a line is not for the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in AnswerList.BINDINGS if isinstance(one, Binding) and one.action != "choose"
    ]


class VisitScreen(AtTheTable, PlanTyping):
    """The plan of one case, for who sits there.

    Args:
        seat: The case.
        present: The ids of who sit at the table.

    Raises:
        LookupError: one of them is of the household no more.
    """

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus")
    FIELD_ENTER: ClassVar[str] = N_("opslaan")
    ABOUT: ClassVar[str] = N_(
        "Hier staat alleen wat iedereen aan tafel mag lezen, van dit huishouden en van niets anders. z schrijft op wat "
        "iemand zegt, letterlijk; g een doel, a een actie bij het doel waar u staat; u draait de laatste terug. k legt "
        "vast wat ieder aan tafel van het plan vindt. h maakt het scherm leeg en toont het weer; typt u, dan doet F4 "
        "dat. Ctrl+L vergrendelt. Esc vraagt of u weg wilt uit bezoekmodus."
    )
    CSS_PATH: ClassVar[str] = "../plan/plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "agree", N_("akkoord"), id="bezoek.akkoord"),
        Binding("u", "undo", N_("terugdraaien"), id="bezoek.terugdraaien"),
    ]

    def __init__(self, seat: Seat, present: Sequence[str]) -> None:
        super().__init__(seat)
        self.present = at_home(seat.desk, seat.opened, present)
        if not present or len(self.present) != len(present):
            raise LookupError
        self.place = ":".join(("bezoek", seat.opened.id, *present))
        self._hidden = False

    def body(self) -> ComposeResult:
        """The plan, and below it the lines in which one types."""
        yield VisitList(id="body")
        yield Entry()

    def begin(self) -> None:
        """Show the plan."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the plan as the case stands now."""
        self.show_plan()

    def show_plan(self, key: str | None = None) -> None:
        """Show what may be read here, with the cursor on ``key`` where that is among it."""
        opened = self.seat.opened
        items = visit_items(seen_at_the_table(self.seat.desk, opened, self.present))
        self._hidden = key is not None and key not in {one.key for one in items}
        self.header.show(at_the_table([opened.file.person(one).short_name for one in self.present]))
        self.view.show(items, key)
        self.status.show("")
        self.refresh_bindings()
        self.show_keys()

    def keys_here(self) -> Iterator[Binding]:
        """Name what one does at the table first."""
        order = ("submit", "type_words", "blank", "agree", "type_goal", "type_action", "undo")
        places = {action: place for place, action in enumerate(order)}
        last = {"back": 90, "help": 91, "page(1)": 89}
        yield from sorted(super().keys_here(), key=lambda one: places.get(one.action, last.get(one.action, 50)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on changes nothing; while one types, the letters are letters."""
        if action in _CHANGING and (self._is_typing or not may(self.seat.desk, Task.CASUS_BEWERKEN)):
            return False
        if action == "undo":
            return self._last is not None
        return super().check_action(action, parameters)

    # -- who can be named here -----------------------------------------------------------------------------------

    def speakers_here(self) -> Sequence[str]:
        """Who sits there, and the young children they read for."""
        return can_say(self.seat.desk, self.seat.opened, self.present)

    def persons_here(self) -> Sequence[Choice]:
        """Who sits there, and the young children they read for; nobody else is named."""
        return [Choice(one, self.seat.opened.file.person(one).short_name) for one in self.speakers_here()]

    def owners_here(self) -> Sequence[Choice]:
        """Who sits there, and who does something already that may be read here."""
        shown = seen_at_the_table(self.seat.desk, self.seat.opened, self.present)
        around = {one.id for one in self.seat.opened.file.participants_on(self.today)}
        theirs = ((one.field.part.owner, one.who) for one in shown if one.field.part is not None)
        known = {owner: who for owner, who in theirs if owner in around and who != OTHER_PARTY}
        return [*self.persons_here(), *(Choice(owner, who) for owner, who in known.items())]

    def tellers_here(self) -> Sequence[Participant]:
        """Nobody: the family tells it, and who else knows something of them is not named at the table."""
        return ()

    def goal_here(self) -> str:
        """The goal the cursor is in, where it may be read here."""
        goal = super().goal_here()
        return goal if f"{GOAL}:{goal}" in {one.key for one in self.view.items} else ""

    def action_type_words(self) -> None:
        """Type what somebody says; from words it stands by itself: what those are about may be hidden here."""
        kind, id = self.here
        self._begin_words("" if kind == WORDS else id)

    def about_here(self) -> tuple[str, ...]:
        """Who sits there: what they say together is theirs."""
        return self.present

    def goes_on_after(self, error: WamsError) -> bool:
        """What a professional must decide first is told, and asked at the office."""
        del error
        return False

    # -- doing ---------------------------------------------------------------------------------------------------

    def _saved(self) -> str:
        return _(NOT_HERE) if self._hidden else super()._saved()

    def action_undo(self) -> None:
        """Take the last change of this visit back."""
        self.take_last_back()

    def action_agree(self) -> None:
        """Record what who sits there says of the plan."""
        from screens.visit.agree import VisitAgree

        self.app.push_screen(VisitAgree(self.seat, self.present))

    def action_back(self) -> None:
        """Ask whether one leaves: below this screen lies the whole case."""
        told = [
            (_("Achter bezoekmodus staat de hele casus op het scherm."), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("B verlaat bezoekmodus. Esc gaat terug naar de tafel."), Tone.PLAIN),
        ]

        def answered(sure: str | None) -> None:
            if sure == YES:
                self.dismiss()

        self.app.push_screen(Sure(_("Bezoekmodus verlaten?"), told), answered)

    def _show(self) -> bool:
        """Show it anew; where somebody who sits here left the household, lock: below lies the whole case."""
        if len(at_home(self.seat.desk, self.seat.opened, self.present)) != len(self.present):
            self.house.action_lock()
            return False
        return super()._show()
