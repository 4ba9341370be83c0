"""Step: the confirmation, and after it what was recorded."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.codes import Sealing
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclose import Delivered, disclose
from wams_tui.desk.letters.outbox import prepare
from wams_tui.locale import _, n_


class ConfirmStep(StepScreen):
    """One key that is not Enter hands the data over; until then nothing is recorded."""

    STEP = Step.CONFIRM
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: bevestigen")
    ASKS: ClassVar[str] = N_("B bevestigt. Daarna staat het in het register en komt het bestand.")
    ABOUT: ClassVar[str] = N_(
        "Pas met B gaat er iets naar buiten: eerst komt het in het verstrekkingenregister, dan wordt het bestand "
        "geschreven. Esc gaat terug."
    )
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

    _busy = False

    def answers(self) -> ComposeResult:
        """A summary in whole lines."""
        yield Prose(self._summary(), id="body")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is being recorded nothing else can be asked."""
        if action in ("confirm", "back"):
            return not self._busy
        return super().check_action(action, parameters)

    def action_confirm(self) -> None:
        """Record and write, in a thread: typesetting takes longer than a key may."""
        if self._busy:
            return
        self._busy = True
        self.refresh_bindings()
        self.status.show(_("Vastleggen en schrijven…"))
        self._hand_over()

    @work(thread=True, exclusive=True, group="disclose")
    def _hand_over(self) -> None:
        flow = self.flow
        if flow.form is None or flow.path is None or flow.seen is None:
            return
        try:
            prepare(flow.path)
            delivered = disclose(
                flow.seat.desk, flow.seat.opened, flow.draft, flow.form, flow.path, flow.seen, flow.sealing
            )
        except WamsError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Done(delivered))

    @on(Done)
    def show_result(self, event: Done) -> None:
        """Show what was recorded; the wizard is over."""
        from screens.disclose.result import Result

        self.flow.seat.opened = event.delivered.opened
        app = self.app
        self.leave_wizard()
        app.push_screen(Result(self.flow.seat, event.delivered))

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Say what went wrong; what the ledger began, it also says was not completed."""
        self._busy = False
        self.refresh_bindings()
        try:
            self.flow.seat.reload()
        except WamsError as error:
            self.tell(error)
            return
        self.tell(event.error)

    def _sealed(self) -> list[Paragraph]:
        """Say how the file is closed, where it is."""
        sealing = self.flow.sealing
        return [] if sealing is Sealing.OPEN else [(_(label(sealing)).capitalize() + ".", Tone.PLAIN)]

    def _summary(self) -> list[Paragraph]:
        count = len(self.flow.draft.fields)
        fields = n_("{count} gegeven", "{count} gegevens", count).format(count=count)
        released = self.flow.seen.content.fields if self.flow.seen else ()
        names = [(f"  - \t{_(field.label)}", Tone.PLAIN) for field in released]
        return [
            (_("Ontvanger: {who}").format(who=self.flow.recipient_name()), Tone.STRONG),
            (_("Inhoud: {fields}").format(fields=fields), Tone.PLAIN),
            *names,
            (_("Bestand: {path}").format(path=self.flow.path), Tone.PLAIN),
            *self._sealed(),
            ("", Tone.PLAIN),
            (_("Wat in het register staat, kan niet meer worden gewist of gewijzigd."), Tone.WEIGH),
        ]
