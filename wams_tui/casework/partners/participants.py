"""Who sits around the household: organisations and the people they send, each with one hat."""

from datetime import date, timedelta

from wams_tui.casework.codes import Answer, Hat, Party, SecrecyAct
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class Participant(Model):
    """One professional (or supporter) in this case; who has two hats takes part twice (law §2 *dubbele pet*)."""

    id: str
    organisation: str
    party: Party
    hat: Hat
    partner: str = ""
    """The organisation in the directory this participant was taken from; empty for one that was typed."""
    function: str = ""
    person_name: str = ""
    period: Period
    """From when until when it was meant to run; :meth:`running` says how far it did."""
    ended_on: date | None = None
    """The first day on which it counts no more, because somebody ended it."""
    end_reason: str = ""
    why_involved: str = ""
    client_told: str = ""
    """What the client was told of this participation: who, what for, and by whom."""
    client_told_on: date | None = None
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

    @property
    def running(self) -> Period | None:
        """From when until when it runs, ended or not; nothing for what was ended before a day of it had passed."""
        if self.ended_on is None or (self.period.end is not None and self.period.end < self.ended_on):
            return self.period
        if self.ended_on <= self.period.start:
            return None
        return Period(start=self.period.start, end=self.ended_on - timedelta(days=1))

    def takes_part_on(self, day: date) -> bool:
        """Whether the participation runs on ``day``."""
        return self.running is not None and self.running.contains(day)
