"""Two decisions others make that open what is otherwise shut: a life in danger, and the police about their own data."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class Aftermath(Model):
    """Looking back on a danger: more is asked here than an ordinary disclosure asks before (law §12 item 1).

    ``words`` say why it was needed or not, and whether it was the least; ``outside`` what was told by word of mouth,
    outside this program; ``what_ended`` what made an end to it. Who was not told has a reason, and a day on which that
    is looked at again.
    """

    needed: Answer
    words: str
    outside: str
    what_ended: str
    on: date
    by: str
    told_on: date | None = None
    told_how: str = ""
    untold_reason: str = ""
    review_on: date | None = None


class AcuteDanger(Model):
    """A life in danger: whose, why, for how long, and whose data that may need (law §4.a B21, AVG 6 lid 1 d).

    ``minimum`` is the least that is needed to save the life. It counts from the first day of ``period`` up to and
    including the last, and no longer from the day somebody said it was over.
    """

    id: str
    person: str
    about: tuple[str, ...]
    words: str
    minimum: str
    decided_by: str
    period: Period
    ended_on: date | None = None
    after: Aftermath | None = None
    """What was found looking back; nothing until somebody did."""

    def counts_on(self, day: date) -> bool:
        """Whether the danger is there on ``day``."""
        return self.period.contains(day) and (self.ended_on is None or day < self.ended_on)


class WpgArticle(StrEnum):
    """The article of the Wet politiegegevens the police decided on (law §4.a B17)."""

    OPENBARE_ORDE = "wpg-16"
    """To the mayor, for public order."""
    AANGEWEZEN_DERDEN = "wpg-18"
    """To third parties an order in council names."""
    INCIDENTEEL = "wpg-19"
    """Once, for one of the purposes the article names, such as help to who needs it."""
    SAMENWERKING = "wpg-20"
    """Structurally, for a partnership, by a decision with its own contents."""


class PoliceDecision(Model):
    """The police's own decision to let a police datum go: to whom, what for, until when, under which conditions."""

    article: WpgArticle
    decided_by: str
    decided_on: date
    until: date
    recipients: tuple[Party, ...]
    words: str
    conditions: str = ""

    def reaches(self, party: Party, day: date) -> bool:
        """Whether it names ``party`` and runs on ``day``."""
        return party in self.recipients and self.decided_on <= day <= self.until
