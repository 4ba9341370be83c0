"""The desk itself: an unlocked vault, the rules, and the time of day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from storage import Presence, Session
from wams_tui.desk.letters.papers import Papers
from wams_tui.desk.visits import Visits
from wams_tui.law.ruleset import RuleSet
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True)
class Desk:
    """Everything a task at the desk needs; put together in :mod:`wams_tui.app` and nowhere else.

    ``now`` returns an aware UTC time; the day of the desk is the local day of that moment.
    """

    session: Session
    rules: RuleSet
    now: Callable[[], datetime]
    visits: Visits = field(default_factory=Visits, compare=False, repr=False)
    papers: Papers = field(default_factory=Papers, compare=False, repr=False)
    presence: Presence | None = field(default=None, compare=False, repr=False)
    """One's place among one's own sessions; None where nobody sits at screens."""
    read_only: bool = False
    """Whether only looking is possible here: one's other session goes on."""

    def today(self) -> date:
        """Return the day on which terms, mandates and ages are judged: the Dutch one, wherever the server is."""
        return dutch_time(self.now()).date()

    def keep_visits(self) -> None:
        """Write down when one was last in which case; who only looks leaves those of one's other session alone.

        Raises:
            Unusable: it cannot be written.
        """
        if not self.read_only:
            self.visits.keep(self.session)
