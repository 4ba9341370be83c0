"""Who sits around the household: organisations and the people they send, each with one hat."""

from datetime import date

from wams_tui.casework.codes import Answer, Hat, Party, SecrecyAct
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class Participant(Model):
    """One professional (or supporter) in this case; who has two hats takes part twice (law §2 *dubbele pet*)."""

    id: str
    organisation: str
    party: Party
    hat: Hat
    function: str = ""
    person_name: str = ""
    period: Period
    why_involved: str = ""
    agreed_action: str = ""
    """What this participant itself does in the plan; empty when nothing was agreed."""
    secrecy: SecrecyAct | None = None
    declared_non_enforcing: Answer = Answer.ONBEKEND
    hat_decision: Answer = Answer.ONBEKEND
    """The coordinator's explicit decision on a double hat (law §4.e condition g)."""
    represents: tuple[str, ...] = ()
    """Ids of the persons for whom a supporter, administrator or GI acts."""
    concerns: tuple[str, ...] = ()
    """Ids of the persons for whom this participant is here (a pupil, a debtor); empty: not recorded."""

    def takes_part_on(self, day: date) -> bool:
        """Whether the participation runs on ``day``."""
        return self.period.contains(day)
