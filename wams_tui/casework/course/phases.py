"""The course of a case: which phase may follow which, and what must hold before it does (law §3.1, §3.2).

Pure: the day and the thresholds are given. :func:`take` is the only way a phase changes; :func:`refuse_other_ways`
keeps editing and importing from being another.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.gates import Gate, Shortfall, Thresholds, lasting, of_beginning, of_step
from wams_tui.casework.course.standing import after_step, more_than_a_report, rewritten
from wams_tui.casework.errors import Refused
from wams_tui.casework.plan.evaluating import quietly_on
from wams_tui.casework.words import N_

FIRST = (Phase.MELDING, Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL)
"""Where a case can begin: a report, the client's own question, or a professional's request (guard G5)."""

NEXT: dict[Phase, tuple[Phase, ...]] = {
    Phase.MELDING: (Phase.TRIAGE,),
    Phase.TRIAGE: (Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL, Phase.AFGESLOTEN),
    Phase.AANMELDING_CLIENT: (Phase.ONDERZOEK, Phase.AFGESLOTEN),
    Phase.VERZOEK_PROFESSIONAL: (Phase.ONDERZOEK, Phase.AANMELDING_CLIENT, Phase.AFGESLOTEN),
    Phase.ONDERZOEK: (Phase.BESLUIT_AANPAK, Phase.AFGESLOTEN),
    Phase.BESLUIT_AANPAK: (Phase.PLAN, Phase.AFGESLOTEN),
    Phase.PLAN: (Phase.UITVOERING, Phase.AFGESLOTEN),
    Phase.UITVOERING: (Phase.EVALUATIE, Phase.PLAN, Phase.AFGESLOTEN),
    Phase.EVALUATIE: (Phase.UITVOERING, Phase.PLAN, Phase.AFGESLOTEN),
    Phase.AFGESLOTEN: (Phase.TRIAGE, Phase.BEWAREN),
    Phase.BEWAREN: (Phase.VERNIETIGD,),
    Phase.VERNIETIGD: (),
}
"""Which phases may follow which. A closed case is opened again as a new report: with new facts, from triage on (G4)."""

_NO_SUCH_STEP = Shortfall(
    Gate.VOLGORDE, N_("Deze stap kan nu niet: van deze fase gaat een casus niet naar die fase."), "eigen-lezing"
)
_CHANGED_HISTORY = Shortfall(
    Gate.VOLGORDE, N_("Het verloop van de casus is anders dan het was; een eerder besluit wordt niet herschreven."),
    "eigen-lezing",
)  # fmt: skip


def shortfalls(
    file: CaseFile, step: Decision, today: date, thresholds: Thresholds, elsewhere: Sequence[date] = ()
) -> tuple[Shortfall, ...]:
    """Return everything that keeps ``step`` from being taken; nothing when it may.

    Every failing condition is there, never only the first. ``elsewhere`` are refusals in other cases of the client.
    """
    order = () if step.phase in NEXT[file.case.phase] else (_NO_SUCH_STEP,)
    return (*order, *of_step(file, step, today, thresholds, elsewhere))


def take(file: CaseFile, step: Decision, today: date, thresholds: Thresholds, elsewhere: Sequence[date] = ()) -> Case:
    """Return the case with ``step`` taken.

    Raises:
        Refused: a guard does not hold; :func:`shortfalls` tells of all of them.
    """
    missing = shortfalls(file, step, today, thresholds, elsewhere)
    if missing:
        raise _refusal(missing)
    return after_step(file.case, step)


def refuse_beginning(file: CaseFile, thresholds: Thresholds) -> None:
    """Refuse a case that begins anywhere else than at its beginning, or with more than may be kept there.

    Raises:
        Refused: it begins in a later phase, without what that phase rests on, or holds more than a report.
    """
    case = file.case
    missing = [] if case.phase in FIRST and len(case.history) == 1 else [_NO_SUCH_STEP]
    missing.extend(lasting(file, thresholds))
    if case.phase is Phase.MELDING:
        missing.extend(more_than_a_report(file))
    elif case.phase in FIRST:
        missing.extend(of_beginning(file, thresholds))
    if missing:
        raise _refusal(missing)


def refuse_other_ways(before: CaseFile, after: CaseFile, today: date, thresholds: Thresholds) -> None:
    """Refuse a change that moves a case, or takes away what its phase rests on, without a step that may be taken.

    What was short already before the change does not stop it: an older or imported case can still be mended.

    Raises:
        Refused: the phase changed otherwise, the history was rewritten, or a guard that held no longer does.
    """
    past, now = before.case.history, after.case.history
    missing: list[Shortfall] = []
    step = now[-1] if len(now) == len(past) + 1 else None
    missing.extend(rewritten(before, after, step))
    missing.extend(quietly_on(before.case, after.case, today))
    if after.case.reviews[: len(before.case.reviews)] != before.case.reviews:
        missing.append(_CHANGED_HISTORY)
    if now[: len(past)] != past or len(now) > len(past) + 1:
        missing.append(_CHANGED_HISTORY)
    elif step is not None:
        kept: dict[str, object] = {"phase": before.case.phase, "history": past}
        kept |= {"initiative": before.case.initiative, "decision_period": before.case.decision_period}
        from_before = after.model_copy(update={"case": after.case.model_copy(update=kept)})
        missing.extend(shortfalls(from_before, step, today, thresholds))
        if step.phase is not after.case.phase:
            missing.append(_CHANGED_HISTORY)
    elif before.case.phase is not after.case.phase:
        missing.append(_NO_SUCH_STEP)
    already = {lack.code for lack in lasting(before, thresholds)}
    missing.extend(lack for lack in lasting(after, thresholds) if lack.code not in already)
    if missing:
        raise _refusal(missing)


def open_ways(file: CaseFile) -> tuple[Phase, ...]:
    """Return the phases that may follow the present one."""
    return NEXT[file.case.phase]


def days_under_investigation(file: CaseFile, person: str, today: date) -> int:
    """Return how many days somebody has been under investigation up to and with ``today`` (guard G4).

    A family member counts from the day they took part; the person the case is about from its first day.

    Raises:
        KeyError: nobody in this household has that id.
    """
    period = file.person(person).participation.period
    days: set[int] = set()
    for start, end in _investigations(file.case, today):
        first = max(start, period.start) if period is not None else start
        last = min(end, period.end) if period is not None and period.end is not None else end
        days.update(range(first.toordinal(), last.toordinal() + 1))
    return len(days)


def _investigations(case: Case, today: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each investigation; the day it ends with the next step counts."""
    for number, step in enumerate(case.history):
        if step.phase is Phase.ONDERZOEK and step.on <= today:
            later = case.history[number + 1 :]
            yield step.on, min(later[0].on, today) if later else today


def _refusal(missing: Sequence[Shortfall]) -> Refused:
    if len(missing) == 1:
        return Refused(missing[0].sentence, "", **missing[0].params)
    return Refused(
        N_("Deze stap kan nog niet: er ontbreken {count} dingen."),
        N_("Vul aan wat er ontbreekt; de stap zelf zegt per punt wat."),
        count=len(missing),
    )


def drawing() -> str:
    """Return the phases and the ways between them as a Mermaid state diagram."""
    begins = [f"    [*] --> {_node(phase)}" for phase in FIRST]
    ways = [f"    {_node(phase)} --> {_node(after)}" for phase, later in NEXT.items() for after in later]
    ends = [f"    {_node(phase)} --> [*]" for phase, later in NEXT.items() if not later]
    return "\n".join(["stateDiagram-v2", *begins, *ways, *ends]) + "\n"


def _node(phase: Phase) -> str:
    return phase.value.replace("-", "_")
