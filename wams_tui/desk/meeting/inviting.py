"""Inviting: a calendar file with the case code and the hour, and on record who was asked to come.

The file holds no name, no place and nothing of the case, so it is no disclosure: it is the same file for everybody.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wams_tui.casework.appointment import Appointment, AppointmentKind, says_nothing
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.meeting.changes import invited_anew
from wams_tui.casework.meeting.meeting import Meeting, MeetingState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.outbox import free_name, prepare
from wams_tui.desk.meeting.changing import change
from wams_tui.desk.roles import Task, require
from wams_tui.documents.calendar import SUFFIX, calendar_bytes
from wams_tui.documents.deliver import write_new
from wams_tui.locale.clock import at_wall


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that was made: where its file is, and the case as it is now."""

    path: Path
    opened: OpenCase


def suggest_invitation(desk: Desk, opened: OpenCase, meeting: str, home: Path | None = None) -> Path:
    """Return a free name in one's own folder: case code and day, never a person."""
    del desk
    about = opened.file.meeting(meeting)
    return free_name(f"{opened.file.case.code}-overleg-{about.on:%Y%m%d}", SUFFIX, home)


def appointment(desk: Desk, opened: OpenCase, meeting: Meeting) -> Appointment:
    """Return a conference as it may stand in somebody's calendar.

    Raises:
        Refused: the code of the case could tell something, and so may not stand there.
    """
    code = opened.file.case.code
    if not says_nothing(code):
        raise Refused(
            N_("De code van deze casus kan niet in een agenda: er staat meer in dan letters en cijfers."),
            N_("Nodig uit zonder agendabestand."),
        )
    starts = at_wall(datetime.combine(meeting.on, meeting.starts_at))
    ends = at_wall(datetime.combine(meeting.on, meeting.ends_at))
    return Appointment(
        id=meeting.id,
        kind=AppointmentKind.OVERLEG,
        case_code=code,
        starts=starts,
        lasts=ends - starts,
        change=max(meeting.sequence - 1, 0),
        cancelled=meeting.state is MeetingState.AFGELAST,
        practice=desk.session.nature is VaultNature.OEFENKLUIS,
        written_at=desk.now(),
    )


def invite(desk: Desk, opened: OpenCase, meeting: str, path: Path) -> Invited:
    """Record that those invited are asked to come, then write the calendar file; of a cancelled one, its cancellation.

    A file that cannot be written is told before anything is on record, where that can be known.

    Raises:
        Refused: it was held already; or whoever is at the desk changes no cases.
        Conflict: there is a file already.
        Unusable: the file cannot be written.
    """
    require(desk, Task.CASUS_BEWERKEN)
    about = opened.file.meeting(meeting)
    if about.state is MeetingState.GEHOUDEN:
        raise Refused(N_("Dit overleg is al gehouden."), N_("Bereid een nieuw overleg voor."))
    calendar_bytes([appointment(desk, opened, about)])
    prepare(path)
    if about.state is not MeetingState.AFGELAST:
        details = {"genodigden": str(len(about.listeners)), "keer": str(about.sequence + 1)}
        opened = change(desk, opened, meeting, invited_anew, AuditAction.OVERLEG_UITGENODIGD, details)
    # Where this fails, a calendar takes the next file for the newer all the same.
    write_new(path, calendar_bytes([appointment(desk, opened, opened.file.meeting(meeting))]))
    return Invited(path, opened)
