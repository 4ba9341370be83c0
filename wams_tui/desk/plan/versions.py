"""Freezing the plan as it stands, and recording who saw which version."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.plan.evaluating import ALWAYS, REFUSED, WAY_OUT, overdue
from wams_tui.casework.plan.frozen import as_now, in_order, names_of
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import Part, Plan
from wams_tui.casework.plan.version import PlanVersion, Shown
from wams_tui.casework.records import record_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require

AT_THE_TABLE = "aan-tafel"
"""How a version was seen that somebody showed on paper or on the screen, and that did not leave as a file."""


def freeze(desk: Desk, opened: OpenCase, why: str = "", *, under: Basis | None = None) -> tuple[OpenCase, PlanVersion]:
    """Freeze the plan as it stands; return the case as it is now, and the version.

    A plan that is as it was frozen last is that version again: nothing is written and no number is used up.

    Args:
        desk: Whose desk it is.
        opened: The case.
        why: What it was frozen for, in words; empty where nobody said.
        under: The basis on which it is handed over, where it is.

    Raises:
        Misused: there is nothing in the plan yet.
        Refused: its review day has passed and it was not evaluated (guard G9); or one changes no cases.
        Conflict: a colleague changed part of the plan since it was read; nothing was written.
    """
    require(desk, Task.CASUS_BEWERKEN)
    same = as_now(opened.file)
    if same is not None:
        return opened, same
    version = frozen_now(desk, opened.file, why, under=under)
    event = AuditEvent(
        action=AuditAction.PLAN_VASTGELEGD,
        code=AuditCode.CREATE,
        object_kind="planversie",
        object_id=version.id,
        purpose="coordinatie",
        details={"nummer": str(version.number), "hash": version.content_hash},
    )
    content = version.content
    parts: tuple[Plan | Part, ...] = (
        content.plan,
        *content.strengths,
        *content.goals,
        *content.actions,
        *content.words,
    )
    as_read = [place for one in parts if (place := record_id(one)) in opened.versions]
    after, _receipt = save(desk, opened, [version], event, rests_on=as_read)
    return after, version


def frozen_now(desk: Desk, file: CaseFile, why: str = "", *, under: Basis | None = None) -> PlanVersion:
    """Return the plan as it stands as a version that is not stored yet, or the last one where it is still as that.

    For who stores it together with something else. Raises as :func:`freeze`.
    """
    same = as_now(file)
    if same is not None:
        return same
    content = content_now(file)
    if not (content.goals or content.actions or content.strengths or content.words or content.plan.problems):
        raise Misused(
            N_("Er staat nog niets in het plan om vast te leggen."), N_("Schrijf eerst een doel op, met g in het plan.")
        )
    if overdue(file.case, desk.today()) and under not in ALWAYS:
        raise Refused(REFUSED, WAY_OUT)
    return PlanVersion(
        id=new_id(),
        number=max((one.number for one in file.versions), default=0) + 1,
        made_at=desk.now(),
        by=desk.session.coordinator.id,
        why=why.strip(),
        content=content,
        content_hash=content.digest(),
    )


def seen_by(desk: Desk, version: PlanVersion, to: str, how: str = AT_THE_TABLE, disclosure: str = "") -> PlanVersion:
    """Return the version with who saw it today; the same again where that is on record for today already."""
    shown = Shown(to=to, on=desk.today(), how=how, by=desk.session.coordinator.id, disclosure=disclosure)
    if any((one.to, one.on, one.how, one.disclosure) == (to, shown.on, how, disclosure) for one in version.shown):
        return version
    return version.model_copy(update={"shown": (*version.shown, shown)})


def show(desk: Desk, opened: OpenCase, version: str, to: str) -> OpenCase:
    """Record that somebody saw a version today at the table; return the case as it is now.

    Raises:
        KeyError: there is no such version, or nobody of that id.
        Clashed: colleagues keep changing the version.
        Refused: one changes no cases.
    """
    before = version_of(opened.file, version)
    known = {*(one.id for one in opened.file.persons), *(one.id for one in opened.file.participants)}
    if to not in known:
        raise KeyError(to)
    changed = seen_by(desk, before, to)
    if changed == before:
        return opened
    try:
        return keep_version(desk, opened, changed, AuditAction.PLAN_GETOOND)
    except Clashed:
        # Who saw it is only added: what a colleague wrote down meanwhile stands beside it.
        fresh = open_case(desk, opened.id)
        changed = seen_by(desk, version_of(fresh.file, version), to)
        return keep_version(desk, fresh, changed, AuditAction.PLAN_GETOOND)


def keep_version(desk: Desk, opened: OpenCase, changed: PlanVersion, action: AuditAction) -> OpenCase:
    """Store what was added to a version; what is in it never changes."""
    event = AuditEvent(
        action=action,
        code=AuditCode.UPDATE,
        object_kind="planversie",
        object_id=changed.id,
        purpose="coordinatie",
        details={"nummer": str(changed.number)},
    )
    return save(desk, opened, [changed], event)[0]


def version_of(file: CaseFile, id: str) -> PlanVersion:
    """Return one version.

    Raises:
        KeyError: the case has no such version.
    """
    found = next((one for one in file.versions if one.id == id), None)
    if found is None:
        raise KeyError(id)
    return found


def version_called(file: CaseFile, name: str) -> PlanVersion:
    """Return a version by what it is called: 3, or 3b.

    Raises:
        Misused: there is no such version.
    """
    names = names_of(file)
    for one in in_order(file):
        if names[one.id] == name.strip().casefold():
            return one
    raise Misused(
        N_("Er is geen versie {name} van dit plan."),
        N_("Bekijk de versies met 'wams plan CASUS versions'."),
        name=name,
    )
