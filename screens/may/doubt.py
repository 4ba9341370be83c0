"""From *Mag dit?* to the privacy officer: what was asked of the rules goes along into the question."""

from dataclasses import dataclass

from screens.advice.screen import About, AskForm
from screens.seat import Seat
from wams_tui.desk.may.asking import Asking, Step


@dataclass(frozen=True, slots=True)
class Doubted:
    """The case one came from, and the participant the question began with."""

    seat: Seat
    participant: str

    def form(self, asking: Asking) -> AskForm:
        """Return the question as it begins; a party that was changed meanwhile is not the participant one came with."""
        choices, who = asking.choices, self.seat.opened.file.participant(self.participant)
        same = (choices.get(Step.PARTIJ), choices.get(Step.PET)) == (who.party, who.hat)
        category, purpose = choices.get(Step.GEGEVEN), choices.get(Step.DOEL)
        return AskForm(self.seat, About(who.id if same else "", str(category or ""), str(purpose or "")))
