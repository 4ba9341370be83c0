"""The plan at the kitchen table: what everybody who sits there may read, and a few keys to add to it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES, Sure
from screens.form.fields import Option as Choice
from screens.plan.entry import Entry
from screens.plan.line import PlanList
from screens.plan.lines import WORDS
from screens.plan.typing import PlanTyping
from screens.seat import Seat
from screens.spots import Spot, number_in, text_in
from screens.visit.blank import NOT_HERE, AtTheTable, at_the_table
from screens.visit.lines import Page, visit_pages, whole
from screens.visit.seated import all_still_there, names_at, place_of
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList
from screens.widgets.lines import Sight
from wams_tui.casework.errors import WamsError
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.plan.along import NOBODY, Along, record_table
from wams_tui.desk.plan.visiting import OTHER_PARTY, Shown, can_say, seen_at_the_table
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

_CHANGING = frozenset({"type_goal", "type_action", "type_words", "type_strength", "undo", "agree", "copy"})

COLUMN = 64
"""How wide a line is at most, in cells."""

ROOMY = 32
"""From how many lines there is room above the text as well."""


class VisitList(PlanList, inherit_bindings=False):
    """A list in which Enter opens nothing: whatever is behind a line is not for the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in AnswerList.BINDINGS if isinstance(one, Binding) and one.action != "choose"
    ]


class VisitScreen(AtTheTable, PlanTyping):
    """The plan of one case, for who sits there.

    Args:
        seat: The case.
        present: The ids of who of the household sit at the table.
        along: Who sits along for their work.

    Raises:
        LookupError: one of them is of the household no more, or takes part no more.
    """

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus")
    FIELD_ENTER: ClassVar[str] = N_("opslaan")
    ABOUT: ClassVar[str] = N_(
        "Hier staat alleen wat iedereen aan tafel mag lezen, van dit huishouden en van niets anders, één onderdeel "
        "tegelijk: Spatie gaat verder, de pijl naar links terug, l zet alles onder elkaar. z schrijft op wat iemand "
        "zegt, letterlijk; g een doel, a een actie bij het doel waar u staat; u draait de laatste terug. k legt vast "
        "wat ieder aan tafel van het plan vindt, c geeft iemand aan tafel een eigen kopie. h maakt het scherm leeg en "
        "toont het weer; typt u, dan doet F4 dat. Grotere letters: vergroot ze in de terminal, tot 80 bij 24 tekens. "
        "Ctrl+L vergrendelt. Esc gaat weg uit bezoekmodus."
    )
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["../plan/plan.tcss", "visit.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right", "turn(1)", N_("verder"), id="bezoek.verder"),
        Binding("left", "turn(-1)", N_("terugbladeren"), show=False, id="bezoek.terugbladeren"),
        Binding("l", "whole", N_("alles onder elkaar"), show=False, id="bezoek.alles"),
        Binding("k", "agree", N_("akkoord"), id="bezoek.akkoord"),
        Binding("c", "copy", N_("eigen kopie"), show=False, id="bezoek.kopie"),
        Binding("u", "undo", N_("terugdraaien"), id="bezoek.terugdraaien"),
    ]

    def __init__(self, seat: Seat, present: Sequence[str], along: Along = NOBODY) -> None:
        super().__init__(seat)
        self.present, self.along = tuple(present), along
        if not all_still_there(seat.desk, seat.opened, present, along):
            raise LookupError
        self.place = place_of("bezoek", seat.opened.id, present, along)
        self._hidden = self._on_record = self._whole = False
        self._shown: tuple[Shown, ...] = ()
        self.pages: tuple[Page, ...] = ()
        self._page = ""

    def body(self) -> ComposeResult:
        """The plan, and below it the lines in which one types."""
        yield VisitList(id="body")
        yield Entry()

    def on_resize(self, event: events.Resize) -> None:
        """Keep lines short and room around them: several read it at once, from further away."""
        side = max(1, (event.size.width - COLUMN) // 2)
        self.view.styles.padding = (3 if event.size.height >= ROOMY else 1, side)

    def begin(self) -> None:
        """Show the plan."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the plan as the case stands now."""
        self.show_plan()

    def show_plan(self, key: str | None = None) -> None:
        """Show what may be read here, on the page of ``key`` where that is among it; who it is shown to comes first."""
        desk, opened = self.seat.desk, self.seat.opened
        self.header.show(at_the_table(names_at(opened.file, self.present, self.along)))
        if not self._told_the_log():
            return
        self._shown = seen_at_the_table(desk, opened, self.present, self.along)
        alone = len(names_at(opened.file, self.present, self.along)) == 1
        self.pages = visit_pages(self._shown, several=not alone)
        found = next((one.key for one in self.pages if key is not None and one.holds(key)), "")
        self._hidden = key is not None and not found
        self._page = found or self._page
        self._show_page(key)

    def _told_the_log(self) -> bool:
        """Put on record who sits there, once for a table; without that line nothing is shown."""
        if not self._on_record:
            try:
                record_table(self.seat.desk, self.seat.opened, self.present, self.along)
            except WamsError as error:
                self.tell(error)
                return False
            self._on_record = True
        return True

    @property
    def _at(self) -> int:
        """Which page is in sight."""
        return next((place for place, one in enumerate(self.pages) if one.key == self._page), 0)

    def _show_page(self, key: str | None = None) -> None:
        self._page = self.pages[self._at].key
        items = whole(self.pages) if self._whole else self.pages[self._at].items
        first = next((one.key for one in items if one.key), None)
        self.view.show(items, key if key is not None else first if not self._whole else None)
        if not self._whole and key is None:
            self.view.scroll_lines(0)
        self.status.show("" if self._is_typing else self._after())
        self.refresh_bindings()
        self.show_keys()

    def _after(self) -> str:
        """Say what comes next, without counting."""
        if self._whole or len(self.pages) == 1:
            return ""
        following = self.pages[self._at + 1 : self._at + 2]
        return _("Hierna: {title}").format(title=following[0].title) if following else _("Dit was het laatste.")

    def action_turn(self, step: int) -> None:
        """Go to the next part of the plan, or the one before; of a part longer than the screen, first to its rest."""
        if step > 0 and self.view.sight is Sight.MORE:
            self.view.action_page(1)
            return
        if self._whole:
            self.view.action_page(step)
            return
        place = min(max(self._at + step, 0), len(self.pages) - 1)
        if place == self._at and step > 0:
            return
        self._page = self.pages[place].key
        self._show_page()

    def action_whole(self) -> None:
        """Put everything below each other, or show one part at a time again; the cursor stays on its line."""
        self._whole = not self._whole
        key = self.view.current.key if self.view.current else ""
        self._page = next((one.key for one in self.pages if key and one.holds(key)), self._page)
        self._show_page(key or None)

    def spot(self) -> Spot:
        """Which part is in sight as well."""
        return {**super().spot(), "blad": self._page, "alles": int(self._whole)}

    def take_spot(self, spot: Spot) -> None:
        """Go to that part first."""
        self._page, self._whole = text_in(spot, "blad"), bool(number_in(spot, "alles"))
        if self.pages:
            self._show_page()
        super().take_spot(spot)

    def keys_here(self) -> Iterator[Binding]:
        """Name what one does at the table first."""
        order = ("submit", "turn(1)", "type_words", "blank", "agree", "type_goal", "type_action", "undo", "copy")
        places = {action: place for place, action in enumerate(order)}
        last = {"back": 90, "help": 91}
        keys = (one for one in super().keys_here() if one.action != "page(1)" or self._is_typing)
        yield from sorted(keys, key=lambda one: places.get(one.action, last.get(one.action, 50)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on changes nothing; while one types, the letters are letters."""
        if action in _CHANGING and (self._is_typing or not may(self.seat.desk, Task.CASUS_BEWERKEN)):
            return False
        if action in ("turn", "whole"):
            return not self._is_typing and len(self.pages) > 1
        if action == "undo":
            return self._last is not None
        return super().check_action(action, parameters)

    # -- who can be named here -----------------------------------------------------------------------------------

    def speakers_here(self) -> Sequence[str]:
        """Who sits there, and the young children they read for."""
        return can_say(self.seat.desk, self.seat.opened, self.present)

    def speaker_here(self, about: str) -> str:
        """Who sits there alone speaks for themselves; the words of a young child begin with its name."""
        return self.present[0] if len(self.present) == 1 else super().speaker_here(about)

    def persons_here(self) -> Sequence[Choice]:
        """Who sits there, and the young children they read for; nobody else is named."""
        return [Choice(one, self.seat.opened.file.person(one).short_name) for one in self.speakers_here()]

    def owners_here(self) -> Sequence[Choice]:
        """Who sits there, and who does something already that may be read here."""
        around = {one.id for one in self.seat.opened.file.participants_on(self.today)}
        theirs = ((one.field.part.owner, one.who) for one in self._shown if one.field.part is not None)
        known = {owner: who for owner, who in theirs if owner in around and who != OTHER_PARTY}
        return [*self.persons_here(), *(Choice(owner, who) for owner, who in known.items())]

    def tellers_here(self) -> Sequence[Participant]:
        """Nobody: the family tells it, and who else knows something of them is not named at the table."""
        return ()

    def goal_here(self) -> str:
        """The goal the cursor is in, where it may be read here."""
        goal = super().goal_here()
        return goal if goal in {one.field.key for one in self._shown} else ""

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

        self.app.push_screen(VisitAgree(self.seat, self.present, self.along))

    def action_copy(self) -> None:
        """Give somebody who sits there their own copy of what they read here."""
        from screens.visit.copy import begin_own_copy

        begin_own_copy(self, self._shown)

    def action_back(self) -> None:
        """Ask whether one leaves where the whole case lies below; the door of a travel vault shows nothing."""
        below = self.app.screen_stack[-2]
        if getattr(below, "AT_THE_TABLE", False):
            self.dismiss()
            return
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
        """Show it anew; where somebody at the table is no part of this any more, lock: below lies the whole case."""
        if not all_still_there(self.seat.desk, self.seat.opened, self.present, self.along):
            self.house.action_lock()
            return False
        return super()._show()
