"""What may stand in somebody's calendar: what kind of thing, when, and the case's code; there is no room for a name.

A calendar is synchronised to telephones, read over shoulders and shared with an assistant. So an appointment has no
place, no guests and no text of its own: what it is about is in the case, for who may open that.
"""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, model_validator

from wams_tui.casework.model import Model

LONGEST = timedelta(days=1)
"""Nothing a calendar holds for us lasts longer."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)


class AppointmentKind(StrEnum):
    """What it is, in a word that tells nothing of anybody."""

    OVERLEG = "overleg"
    EVALUATIE = "evaluatie"
    TERMIJN = "termijn"


def says_nothing(code: str) -> bool:
    """Whether a case code may stand in a calendar: letters, digits and ``. _ / -``, a digit among them, no spaces."""
    return bool(_CODE.fullmatch(code)) and any(sign.isdigit() for sign in code)


def _code(code: str) -> str:
    if not says_nothing(code):
        raise ValueError("deze casuscode kan niet in een agenda")
    return code


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError("een kenmerk is een reeks kleine letters, cijfers en streepjes")
    return value


class Appointment(Model):
    """Something with a moment, or a day that something is due.

    Args:
        id: Random, of the meeting or the term: a change finds the entry it changes.
        kind: What it is.
        case_code: The code of the case.
        starts: The moment it begins, aware; a day where only the day counts.
        lasts: How long; nothing for a day.
        change: 0 at first, one more with every change: a calendar takes the highest (RFC 5545, SEQUENCE).
        cancelled: It does not take place; the calendar strikes it out.
        practice: It is of a practice vault, and says so.
        written_at: When this was written, aware.
    """

    id: Annotated[str, AfterValidator(_id)]
    kind: AppointmentKind
    case_code: Annotated[str, StringConstraints(strip_whitespace=False), AfterValidator(_code)]
    starts: AwareDatetime | date
    lasts: timedelta = timedelta()
    change: int = Field(default=0, ge=0, lt=2**31)
    cancelled: bool = False
    practice: bool
    written_at: AwareDatetime

    @model_validator(mode="after")
    def _a_moment_lasts_and_a_day_is_a_day(self) -> Self:
        moment = isinstance(self.starts, datetime)
        if moment and not timedelta() < self.lasts <= LONGEST:
            raise ValueError("een afspraak met een uur duurt meer dan niets en hooguit een dag")
        if not moment and self.lasts:
            raise ValueError("een dag duurt een dag")
        return self
