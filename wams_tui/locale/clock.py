"""Moments as people here read them: Dutch time, wherever the server stands."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def dutch_time(moment: datetime) -> datetime:
    """Return an aware moment in Dutch time; a machine without time zones keeps to its own."""
    return moment.astimezone(_zone())


def end_of(day: date) -> datetime:
    """Return the moment at which a Dutch day is over, in UTC."""
    over = datetime.combine(day + timedelta(days=1), time())
    zone = _zone()
    return (over.astimezone() if zone is None else over.replace(tzinfo=zone)).astimezone(UTC)


def at_wall(moment: datetime) -> datetime:
    """Return the moment at which a clock on a Dutch wall shows this, aware."""
    zone = _zone()
    return moment.astimezone() if zone is None else moment.replace(tzinfo=zone)


def last_day(over: datetime) -> date:
    """Return the last Dutch day before a moment: what :func:`end_of` was given."""
    return dutch_time(over - timedelta(microseconds=1)).date()


@cache
def _zone() -> tzinfo | None:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return None
