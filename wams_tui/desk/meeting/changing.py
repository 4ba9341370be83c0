"""How a conference is changed: small changes, each stored at once, and done again on what a colleague stored first."""

from collections.abc import Mapping
from types import MappingProxyType

from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.meeting.changes import Change
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.words import N_
from wams_tui.desk.cases import AGAIN, Clashed, OpenCase, open_case, save
from wams_tui.desk.desk import Desk

ITEM_GONE = N_("Dit agendapunt is er niet meer: een collega haalde het van de agenda.")

_NOTHING: Mapping[str, str] = MappingProxyType({})


def change(
    desk: Desk,
    opened: OpenCase,
    meeting: str,
    deed: Change,
    action: AuditAction = AuditAction.OVERLEG_GEWIJZIGD,
    details: Mapping[str, str] = _NOTHING,
) -> OpenCase:
    """Change a conference; return the case as it is now. Two who type in it at once keep what both typed.

    Raises:
        KeyError: the case has no such conference.
        Refused: it cannot be done (any more), or a colleague took the item off meanwhile; or whoever is at the desk
            changes no cases.
        Clashed: colleagues kept writing; nothing was stored.
    """
    for time in range(AGAIN):
        before = opened.file.meeting(meeting)
        try:
            after = deed(before)
        except KeyError:
            if not time:
                raise
            raise Refused(ITEM_GONE, N_("Zet het er weer op, of kies een ander punt.")) from None
        if after == before:
            return opened
        try:
            return store(desk, opened, after, action, details)
        except Clashed:
            if time == AGAIN - 1:
                raise
            opened = open_case(desk, opened.id)
    return opened


def store(
    desk: Desk,
    opened: OpenCase,
    meeting: Meeting,
    action: AuditAction = AuditAction.OVERLEG_GEWIJZIGD,
    details: Mapping[str, str] = _NOTHING,
) -> OpenCase:
    """Write a conference as it is; return the case as it is now.

    Raises:
        Clashed: a colleague changed it first.
        Refused: whoever is at the desk changes no cases.
    """
    event = AuditEvent(
        action=action,
        code=AuditCode.CREATE if action is AuditAction.OVERLEG_VOORBEREID else AuditCode.UPDATE,
        object_kind="casus",
        object_id=opened.id,
        purpose="coordinatie",
        details={"record": meeting.id, **details},
    )
    return save(desk, opened, [meeting], event)[0]
