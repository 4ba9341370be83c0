"""How a request form goes out: the wizard of a disclosure, less what was chosen when the request was made."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from screens.disclose.flow import Flow, Step
from screens.seat import Seat
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.desk.asking.sending import draft_of
from wams_tui.desk.disclosing.prospects import all_points
from wams_tui.desk.kinds import Form

if TYPE_CHECKING:
    from screens.disclose.step import StepScreen


class AskingFlow(Flow):
    """The disclosure of one request form.

    To whom, what for, on what and about whom were chosen with the request; ``channel`` and ``form`` perhaps as well.

    Raises:
        Refused: the request went out already, or rests on no purpose and basis.
    """

    KIND: ClassVar[str] = "uitvraag"

    def __init__(self, seat: Seat, request: str, channel: Channel | None = None, form: Form | None = None) -> None:
        draft = draft_of(seat.opened, request, channel)
        super().__init__(seat, draft.participant, request)
        self.draft = draft
        self.known = {Step.RECIPIENT, Step.PURPOSE, Step.BASIS, Step.FIELDS}
        self.channel_known = channel
        if channel is not None and form is not None:
            self.known.add(Step.WAY)
            self.choose_way(channel, form, Sealing.OPEN)

    def steps(self) -> list[Step]:
        """The steps that are left; questions only where the reasons given with the request do not answer them."""
        return [step for step in Step if step not in self.known and (step is not Step.POINTS or self._open())]

    def after(self, step: Step) -> "StepScreen":
        """The screen that follows."""
        every = list(Step)
        following = every[every.index(step) + 1 :]
        return self.screen(next(one for one in self.steps() if one in following))

    def _open(self) -> bool:
        given = {one.place for one in self.draft.answers}
        return any(point.place not in given for point in all_points(self.seat.desk, self.seat.opened, self.draft))


def send(app: App[Any], seat: Seat, request: str, channel: Channel | None = None, form: Form | None = None) -> None:
    """Open the wizard for the form of a request.

    Raises:
        Refused: it went out already, or rests on no purpose and basis.
    """
    app.push_screen(AskingFlow(seat, request, channel, form).first())
