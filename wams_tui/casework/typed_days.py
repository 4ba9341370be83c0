"""Days as a coordinator types them between two phone calls: ``vr``, ``over 2 wk``, ``3-12``; English as well."""

import re
from calendar import monthrange
from datetime import date, timedelta

from wams_tui.casework.dates import MONTHS, NoDateError, parse_date
from wams_tui.casework.words import N_

_NAMED = {
    "vandaag": 0, "nu": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2,
    "gisteren": -1, "yesterday": -1, "eergisteren": -2,
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "ma maandag mo mon monday",
            "di dinsdag tu tue tuesday",
            "wo woe woensdag wed wednesday",
            "do don donderdag th thu thursday",
            "vr vrij vrijdag fr fri friday",
            "za zat zaterdag sa sat saturday",
            "zo zon zondag su sun sunday",
        )
    )
    for name in names.split()
}
_DAYS, _WEEKS, _MONTH_UNIT, _YEARS = (
    "d dag dagen day days",
    "w wk week weken weeks",
    "mnd maand maanden month months",
    ("j jr jaar jaren year years"),
)
_NUMBERS = {"een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4}
_AFTER = re.compile(r"(?:over|in|\+)\s*([0-9]{1,3}|[a-zé]+)\s*([a-z]+)")
_BARE = re.compile(r"([0-9]{1,3})\s*(wk|week|weken|weeks|dagen|days|mnd|maanden|months)")
_NEXT = re.compile(r"(?:volgende|next)\s+(?:week\s+)?([a-z]+)")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_WORD = re.compile(r"([0-9]{1,2})[ \-]([a-z]{3,9})\.?")


def typed_day(text: str, today: date) -> date:
    """Return the day that ``text`` means to somebody who types it ``today``.

    A weekday is the coming one, never today; a day and month without a year is the coming one, today included;
    *volgende vr* is the Friday of next week. A month on from the 31st is the last day of a shorter month.

    Raises:
        NoDateError: it names no day, or a day that does not exist.
    """
    try:
        return _meant(" ".join(text.casefold().split()), today)
    except OverflowError:
        raise _nowhere() from None


def past_day(text: str, today: date) -> date:
    """Return the day that ``text`` means of something that already happened: as :func:`typed_day`, but the last one.

    A weekday is the last one, never today; a day and month without a year is the last one, today included. What is
    clearly to come, as ``over 2 wk``, stays to come.

    Raises:
        NoDateError: it names no day, or a day that does not exist.
    """
    found = typed_day(text, today)
    written = " ".join(text.casefold().split())
    if found <= today:
        return found
    if written in _WEEKDAYS:
        return found - timedelta(weeks=2 if found - today == timedelta(weeks=1) else 1)
    if _DAY_MONTH.fullmatch(written) or _DAY_WORD.fullmatch(written):
        return _last_date(found.day, found.month, today)
    return found


def _last_date(day: int, month: int, today: date) -> date:
    for year in range(today.year, today.year - 9, -1):  # a 29 February is at most eight years back
        if monthrange(year, month)[1] >= day and (found := date(year, month, day)) <= today:
            return found
    raise _nowhere()


def _meant(written: str, today: date) -> date:
    if written in _NAMED:
        return today + timedelta(days=_NAMED[written])
    if written in _WEEKDAYS:
        return _coming_weekday(_WEEKDAYS[written], today)
    if (found := _NEXT.fullmatch(written)) and found[1] in _WEEKDAYS:
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=_WEEKDAYS[found[1]])
    if found := _AFTER.fullmatch(written) or _BARE.fullmatch(written):
        return _later(today, found[1], found[2])
    if found := _DAY_MONTH.fullmatch(written):
        return _coming_date(int(found[1]), int(found[2]), today)
    if (found := _DAY_WORD.fullmatch(written)) and found[2] in MONTHS:
        return _coming_date(int(found[1]), MONTHS[found[2]], today)
    return parse_date(written)


def months_on(day: date, months: int) -> date:
    """Return the same day so many months on, or the last day of a month that has no such day.

    Raises:
        NoDateError: that lies beyond the calendar.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        raise _nowhere()
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _coming_weekday(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _coming_date(day: int, month: int, today: date) -> date:
    for year in range(today.year, today.year + 9):  # a 29 February is at most eight years away
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise NoDateError(N_("deze dag bestaat niet."))


def _later(today: date, number: str, unit: str) -> date:
    count = int(number) if number.isdecimal() else _NUMBERS.get(number)
    if count is None:
        raise _nowhere()
    if unit in _DAYS.split():
        return today + timedelta(days=count)
    if unit in _WEEKS.split():
        return today + timedelta(weeks=count)
    if unit in _MONTH_UNIT.split():
        return months_on(today, count)
    if unit in _YEARS.split():
        return months_on(today, 12 * count)
    raise _nowhere()


def _nowhere() -> NoDateError:
    return NoDateError(N_("dit is geen dag; schrijf bijvoorbeeld vr, over 2 wk of 3-12."))
