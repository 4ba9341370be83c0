"""Moments as people here read them: Dutch time, wherever the server stands."""

from datetime import datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def dutch_time(moment: datetime) -> datetime:
    """Return an aware moment in Dutch time; a machine without time zones keeps to its own."""
    return moment.astimezone(_zone())


@cache
def _zone() -> tzinfo | None:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return None
