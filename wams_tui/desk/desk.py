"""The desk itself: an unlocked vault, the rules, and the time of day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage import Session
from wams_tui.law.ruleset import RuleSet


@dataclass(frozen=True)
class Desk:
    """Everything a task at the desk needs; put together in :mod:`wams_tui.app` and nowhere else.

    ``now`` returns an aware UTC time; the day of the desk is the local day of that moment.
    """

    session: Session
    rules: RuleSet
    now: Callable[[], datetime]

    def today(self) -> date:
        """Return the day on which terms, mandates and ages are judged: the Dutch one, wherever the server is."""
        return self.now().astimezone(_dutch_time()).date()


@cache
def _dutch_time() -> tzinfo | None:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        # A machine without time zones keeps to its own.
        return None
