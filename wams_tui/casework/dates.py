"""Dates as people in the Netherlands write them."""

import re
from datetime import date

from wams_tui.casework.words import N_

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari",
            "feb februari",
            "mrt maart",
            "apr april",
            "mei",
            "jun juni",
            "jul juli",
            "aug augustus",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_MIDNIGHT = re.compile(r"[ t]0?0:00(:00)?$")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_WORDS = re.compile(r"([0-9]{1,2})[ \-]([a-z]{3,9})\.?[ \-]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ]([0-9]{1,2}|[a-z]{3,9}\.?)[-/. ]'?[0-9]{2}")


class NoDateError(ValueError):
    """The text is no date; ``sentence`` says why (Dutch, marked) and does not repeat it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse_date(text: str) -> date:
    """Return the day that ``text`` names: ``3-12-1984``, ``03/12/1984``, ``3 dec 1984`` or ``1984-12-03``.

    A time of midnight, as spreadsheets add it, is left off.

    Raises:
        NoDateError: with two digits for the year (it could be either century), an impossible day, or anything else.
    """
    written = _MIDNIGHT.sub("", text.strip().casefold())
    year, month, day = _parts(written)
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDateError(N_("deze dag bestaat niet.")) from None


def _parts(written: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(written):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.fullmatch(written):
        return int(found[4]), int(found[3]), int(found[1])
    if (found := _WORDS.fullmatch(written)) and found[2] in MONTHS:
        return int(found[3]), MONTHS[found[2]], int(found[1])
    if _SHORT_YEAR.fullmatch(written):
        raise NoDateError(N_("het jaar heeft twee cijfers en kan van twee eeuwen zijn; schrijf vier cijfers."))
    raise NoDateError(N_("dit is geen datum; schrijf dag-maand-jaar, bijvoorbeeld 3-12-1984."))
