"""Bringing the heads of an earlier form up to date: without what they lack *Vandaag* and searching would be silent.

A case is read and its head written anew, some at a time in one transaction; what it says does not change. Whoever only
looks on writes none, and is told how many are not up to date.
"""

from collections.abc import Callable, Iterable

from storage import Change
from wams_tui.casework.errors import Conflict, Damaged, Locked
from wams_tui.casework.head import CaseHead
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import HEAD_KIND, encode
from wams_tui.desk.cases import gather
from wams_tui.desk.course.terms import head_of
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may

AT_ONCE = 10
"""Cases in one transaction: nobody else waits longer for their turn to write."""

MOST = 1000
"""Cases a session brings up to date at most; the next goes on."""


def refresh_heads(desk: Desk, heads: Iterable[CaseHead], stopped: Callable[[], bool]) -> int:
    """Bring those of ``heads`` that are of before up to date; return how many were. Meant for a worker thread.

    A case one lost meanwhile, or that a colleague writes, is passed over. ``stopped`` is asked between transactions.

    Raises:
        WamsError: the vault cannot be written.
    """
    old = [head.case for head in heads if head.is_of_before][:MOST]
    old.reverse()  # the list stands by last change: who was last stays first
    if not may(desk, Task.CASUS_BEWERKEN):
        return 0
    done = 0
    for start in range(0, len(old), AT_ONCE):
        if stopped():
            break
        with desk.session.batch():
            done += sum(_refresh(desk, case) for case in old[start : start + AT_ONCE])
    return done


def _refresh(desk: Desk, case_id: str) -> bool:
    event = AuditEvent(
        action=AuditAction.LIJST_BIJGEWERKT, code=AuditCode.UPDATE, object_kind="casus", object_id=case_id
    )
    try:
        records = list(desk.session.read_case(case_id, event))
        opened = gather(records)
        # Nothing in the case changes, so neither does the day the list says it changed.
        written = next((one.changed for one in records if one.kind == HEAD_KIND), None)
        before = opened.head.changed_on if opened.head else None
        head = head_of(desk, opened.file).model_copy(update={"changed_on": before or written})
        change = Change(case_id, HEAD_KIND, opened.head_version, encode(head))
        desk.session.write(case_id, [change], event)
    except (Locked, Conflict, Damaged):
        return False
    return True
