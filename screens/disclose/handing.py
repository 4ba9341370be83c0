"""The end of the wizard: one key that is not Enter hands over what was read, and after it what was recorded."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.disclose.step import StepScreen
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.disclose import Delivered, Preview, disclose
from wams_tui.desk.letters.outbox import prepare
from wams_tui.locale import _


class HandingStep(StepScreen):
    """A step that ends in handing over; until its key nothing is recorded. Subclasses say what was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B,b", "confirm", N_("bevestigen"), id="bevestigen.ja"),
    ]

    @dataclass
    class Done(Message):
        """It is recorded and written."""

        delivered: Delivered

    @dataclass
    class Failed(Message):
        """It did not take place, or was not completed."""

        error: WamsError

    def read_whole(self) -> Preview | None:
        """Return what was read down to its end and may go; else say what is missing, and return nothing."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is being recorded one neither goes back nor confirms again."""
        if action in ("confirm", "back") and self.busy:
            return False
        return super().check_action(action, parameters)

    def action_confirm(self) -> None:
        """Record and write, in a thread: typesetting takes longer than a key may."""
        if self.busy or self.flow.form is None or self.flow.path is None:
            return
        seen = self.read_whole()
        if seen is None:
            return
        self.busy = True
        self.house.keep_typed()  # from here on the register knows of it
        self.refresh_bindings()
        self.status.show(_("Vastleggen en schrijven…"))
        self._hand_over(seen)

    @work(thread=True, exclusive=True, group="disclose")
    def _hand_over(self, seen: Preview) -> None:
        flow = self.flow
        if flow.form is None or flow.path is None:
            return
        try:
            prepare(flow.path)
            delivered = disclose(flow.seat.desk, flow.seat.opened, flow.draft, flow.form, flow.path, seen, flow.sealing)
        except WamsError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Done(delivered))

    @on(Done)
    def show_result(self, event: Done) -> None:
        """Show what was recorded; the wizard is over."""
        self.flow.seat.opened = event.delivered.opened
        app = self.app
        self.leave_wizard()
        app.push_screen(self.flow.result(event.delivered))

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Say what went wrong, and show what would go now; what the ledger began, it also says was not completed."""
        self.busy = False
        self.refresh_bindings()
        try:
            self.flow.seat.reload()
        except WamsError as error:
            self.tell(error)
            return
        self.show_step()
        self.tell(event.error)
