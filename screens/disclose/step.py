"""What every step of the wizard has: its place in the row, what was chosen before it, and the way on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.flow import Flow, Step
from screens.frame import Frame
from screens.live import ground_changed
from screens.office import at_the_office
from screens.spots import Spot
from screens.widgets.bars import KeyHint, hint_of
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.locale import _

PLACE = "verstrekken"
"""The place of every step of a disclosure."""


class StepScreen(Frame[None]):
    """One step. Subclasses give :meth:`question` and :meth:`answers`."""

    CSS_PATH: ClassVar[str] = "step.tcss"
    STEP: ClassVar[Step]
    ASKS: ClassVar[str] = ""
    """What this step asks, in one sentence."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("stap terug"), id="stap.terug"),
        Binding("V", "doubt", N_("aan FG of jurist"), show=False, id="stap.vraagbaak"),
    ]

    busy = False
    """Whether it is being recorded: then nothing else can be asked."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self.flow = flow
        self.place = f"{PLACE}:{flow.seat.opened.id}"

    def body(self) -> ComposeResult:
        """What was chosen, what is asked, and the answers."""
        yield Prose(id="trail")
        yield from self.answers()

    def answers(self) -> ComposeResult:
        """Yield the widgets to answer with; the first gets the focus."""
        yield from ()

    def begin(self) -> None:
        """Say which step this is."""
        super().begin()
        self.query_one("#trail", Prose).can_focus = False
        self.show_step()
        first = next((widget for widget in self.children if widget.can_focus and widget.display), None)
        if first is not None:
            first.focus()

    def on_screen_resume(self) -> None:
        """Show what is chosen when one comes back."""
        if self.is_mounted:
            self.show_step()

    def others_wrote(self) -> None:
        """Say that the ground changed, and touch nothing: what goes is checked against it before it goes."""
        try:
            writer = self.flow.seat.others_wrote()
        except WamsError:
            return  # what can no longer be read is told at the step that needs it
        if writer is not None:
            self.status.show(ground_changed(writer))

    def show_step(self) -> None:
        """Show the step as the draft stands."""
        number, count = self.flow.number(self.STEP)
        where = _("stap {number} van {count}").format(number=number, count=count)
        to_whom = self.flow.recipient_name()
        title = _("Verstrekken aan {name}").format(name=to_whom) if to_whom else _("Verstrekken")
        self.header.show(self.flow.header(f"{title} · {where}"))
        trail = self.flow.trail(self.STEP)
        lines = [(trail, Tone.DIM)] if trail else []
        self.query_one("#trail", Prose).show([*lines, (self.asks(), Tone.STRONG)])

    def asks(self) -> str:
        """What this step asks."""
        return _(self.ASKS)

    def hints_here(self) -> list[KeyHint]:
        """Return what chooses here: the numbers, and Enter where that does the same or more."""
        numbers = self.focused.last if isinstance(self.focused, ChoiceList) else 0
        if not numbers:
            return []
        keys = "1" if numbers == 1 else f"1-{numbers}"
        if self.ENTER == "kiezen":
            return [KeyHint(f"{keys}/Enter", _(self.ENTER))]
        return [KeyHint(keys, _("kiezen")), KeyHint("Enter", _(self.ENTER))]

    def show_keys(self) -> None:
        """Name the numbers as well: they are no keys of the palette, which would choose the first."""
        numbers = self.hints_here() if self.is_attached else []
        if not numbers:
            super().show_keys()
            return
        rest = [hint_of(binding) for binding in self.keys_here() if binding.show and binding.action != "choose"]
        self.footer.show([*numbers, *rest])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question to the privacy officer names the case: nothing to write with the family reading along."""
        if action == "doubt":
            return not self.house.at_the_table
        return super().check_action(action, parameters)

    @at_the_office
    def action_doubt(self) -> None:
        """Put a question to the privacy officer or a lawyer; what was chosen here stays."""
        here = self.flow.doubt_at()
        if here.may_ask:
            self.app.push_screen(here.form())

    def spot(self) -> Spot:
        """Where one is in this step, and everything chosen so far; nothing while it is being recorded.

        Who is cut off then finds in the register what became of it, and no second chance to give the same.
        """
        return {**super().spot(), **self.unsaved()} if self.unsaved() else {}

    def unsaved(self) -> Spot:
        """What was chosen and is not given yet; the step in front speaks for those below it."""
        from screens.disclose.kept import spot_of_flow

        been = [screen for screen in self.app.screen_stack if isinstance(screen, StepScreen)]
        if self.busy or been[-1] is not self:
            return {}
        return {**spot_of_flow(self.flow, [screen.STEP for screen in been]), **self.half_typed()}

    def half_typed(self) -> Spot:
        """What is typed in this step and no answer yet."""
        return {}

    def take_spot(self, spot: Spot) -> None:
        """Go to where one was in this step, and say what changed meanwhile."""
        if spot:
            super().take_spot(spot)
        told, self.flow.returned = self.flow.returned, ""
        if told and spot:
            self.status.show(told)
        elif told:
            self.status.alarm(told)

    def advance(self) -> None:
        """Go on to the next step."""
        self.status.show("")
        self.app.push_screen(self.flow.after(self.STEP))

    def leave_wizard(self) -> None:
        """Take every step of the wizard off the stack."""
        steps = [screen for screen in self.app.screen_stack if isinstance(screen, StepScreen)]
        with self.house.below_blank():
            for _step in steps:
                self.app.pop_screen()
