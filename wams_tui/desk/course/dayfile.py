"""The days of one's own cases for the calendar one already uses: that something is due in a case, and no more."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from wams_tui.casework.appointment import Appointment, AppointmentKind, says_nothing
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.desk.course.agenda import AgendaLine
from wams_tui.desk.desk import Desk
from wams_tui.documents.calendar import calendar_bytes
from wams_tui.documents.deliver import check_target, write_new

_MINUTE = 60


def days_of(desk: Desk, lines: Iterable[AgendaLine]) -> list[Appointment]:
    """Return what is due as days, once for each case and day; a case whose code could tell something is left out.

    The same case and day is the same entry in a calendar, however often the file is made; a later file is the newer.
    """
    now = desk.now()
    told = (line for line in lines if says_nothing(line.code))
    days = dict.fromkeys((line.case, line.code, line.due.due_on) for line in told)
    return [
        Appointment(
            id=hashlib.sha256(f"{case}|{due_on}".encode()).hexdigest()[:32],
            kind=AppointmentKind.TERMIJN,
            case_code=code,
            starts=due_on,
            change=int(now.timestamp()) // _MINUTE,
            practice=desk.session.nature is VaultNature.OEFENKLUIS,
            written_at=now,
        )
        for case, code, due_on in days
        if due_on is not None
    ]


def write_days(desk: Desk, lines: Iterable[AgendaLine], path: Path) -> int:
    """Write the days to a new calendar file, and return how many there are.

    Raises:
        Refused: nothing has a day.
        Conflict, Misused, Unusable: the file cannot be written there.
    """
    found = days_of(desk, lines)
    if not found:
        raise Refused(N_("Geen van uw casussen heeft een dag voor in de agenda."), N_("Er is geen bestand gemaakt."))
    check_target(path)
    write_new(path, calendar_bytes(found))
    return len(found)
