"""Taking a case on: the ways that are open, what each still lacks, and the step itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from wams_tui.casework.case import Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.gates import Shortfall
from wams_tui.casework.course.phases import open_ways, shortfalls, take
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.evaluating import quietly_on
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.elsewhere import refused_elsewhere as refused_elsewhere
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Way:
    """A phase the case may go to, and what the step there would lack today."""

    phase: Phase
    lacks: tuple[Shortfall, ...]


def ways(desk: Desk, opened: OpenCase, draft: Decision) -> tuple[Way, ...]:
    """Return every phase that may follow, each with what ``draft``, taken as the step there, would still lack."""
    return tuple(
        Way(phase, lacks_of(desk, opened, draft.model_copy(update={"phase": phase})))
        for phase in open_ways(opened.file)
    )


def lacks_of(
    desk: Desk,
    opened: OpenCase,
    step: Decision,
    also: Mapping[str, object] = MappingProxyType({}),
    elsewhere: Sequence[date] | None = None,
) -> tuple[Shortfall, ...]:
    """Return everything that keeps ``step`` from being taken, with what would be settled along with it.

    ``elsewhere`` are refusals in other cases (:func:`refused_elsewhere`), for who asks more than once; None looks anew.
    """
    file = _settled(opened, also)
    known = refused_elsewhere(desk, file, step.phase) if elsewhere is None else elsewhere
    lacks = shortfalls(file, step, desk.today(), thresholds(desk.rules), known)
    taken = file.case.model_copy(update={"history": (*file.case.history, step)})
    quietly = quietly_on(opened.file.case, taken, desk.today())
    return (*lacks, *(one for one in quietly if one not in lacks))


def _settled(opened: OpenCase, also: Mapping[str, object]) -> CaseFile:
    case = opened.file.case.model_copy(update=dict(also))
    return opened.file.model_copy(update={"case": case})


def go_on(desk: Desk, opened: OpenCase, step: Decision, **also: object) -> OpenCase:
    """Take a step; the decision and who made it are in the case and in the audit log.

    ``also`` are fields of the case that are settled with the step: who answers for the data, when it is evaluated.

    Raises:
        Refused: a guard does not hold.
        Conflict: somebody else changed the case first; nothing was written.
    """
    file = _settled(opened, also)
    known = refused_elsewhere(desk, file, step.phase)
    case = take(file, step, desk.today(), thresholds(desk.rules), known)
    event = AuditEvent(
        action=AuditAction.FASE_GEWIJZIGD,
        code=AuditCode.UPDATE,
        object_kind="casus",
        object_id=opened.id,
        details={"van": opened.file.case.phase.value, "naar": step.phase.value},
    )
    return save(desk, opened, [case], event)[0]
