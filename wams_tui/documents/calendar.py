"""Appointments as iCalendar (RFC 5545), for the calendar somebody already uses: a case code and a moment, no more.

There is no METHOD, organizer or guest: those are names and addresses. So it is a calendar file to open or import, and
no invitation that a mail program answers; a change or a cancellation replaces the entry of the same UID.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from wams_tui.casework.appointment import Appointment, AppointmentKind
from wams_tui.documents.sheet import PRACTICE_MARK
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

ZONE = "Europe/Amsterdam"
SUFFIX = ".ics"
_PRODUCT = "-//wams-tui//agenda//NL"
_TITLES = {
    AppointmentKind.OVERLEG: "Overleg",
    AppointmentKind.EVALUATIE: "Evaluatie",
    AppointmentKind.TERMIJN: "Termijn",
}
_DAY = timedelta(days=1)


def calendar_bytes(appointments: Sequence[Appointment]) -> bytes:
    """Return a calendar file; the same appointments give the same bytes.

    Raises:
        TypeError: for anything else than appointments; a subclass is none, it might carry more.
        ValueError: there is none; a calendar without entries is no calendar.
    """
    if any(type(one) is not Appointment for one in appointments):
        raise TypeError("only an Appointment goes into a calendar")
    if not appointments:
        raise ValueError("a calendar holds at least one appointment")
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if any(isinstance(one.starts, datetime) for one in appointments):
        calendar.add_component(_zone())
    for one in appointments:
        calendar.add_component(_event(one))
    return _written(calendar)


def _event(one: Appointment) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", one.id)
    event.add("dtstamp", _second(one.written_at))
    event.add("last-modified", _second(one.written_at))
    event.add("sequence", one.change)
    if isinstance(one.starts, datetime):
        _at(event, "dtstart", one.starts)
        _at(event, "dtend", one.starts + one.lasts)
    else:
        event.add("dtstart", one.starts)
        event.add("dtend", one.starts + _DAY)
    event.add("summary", _summary(one))
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "OPAQUE" if isinstance(one.starts, datetime) else "TRANSPARENT")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    return event


def _summary(one: Appointment) -> str:
    title = f"{_TITLES[one.kind]} {one.case_code}"
    return f"{PRACTICE_MARK}: {title}" if one.practice else title


def _at(event: "Event", name: str, moment: datetime) -> None:
    """Write a moment as the clock on a Dutch wall shows it, so that a calendar abroad shows its own."""
    event.add(name, dutch_time(moment).replace(tzinfo=None, microsecond=0), parameters={"TZID": ZONE})


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _zone() -> "Component":
    """Return the zone as it has been since 1996: the same everywhere, whatever a machine knows of zones."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, month, hour, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, 1, 2),
        (TimezoneStandard(), "CET", 10, 3, 2, 1),
    ):
        last_sunday = max(day for day in (date(1996, month, number) for number in range(25, 32)) if day.weekday() == 6)
        part.add("dtstart", datetime(last_sunday.year, month, last_sunday.day, hour))  # noqa: DTZ001 - the wall's own
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _written(calendar: "Calendar") -> bytes:
    return bytes(calendar.to_ical())
