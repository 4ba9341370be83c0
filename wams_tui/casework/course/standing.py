"""What only a step may change, and what waits for one: so that editing a case is never a way round its course."""

from collections.abc import Iterator

from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Initiative, Phase
from wams_tui.casework.course.gates import UNDER_WAY, Gate, Shortfall
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_

ONLY_A_REPORT = frozenset({Phase.MELDING, Phase.TRIAGE})
"""Until the report has been assessed nothing else is kept (law §12 item 14)."""

_INITIATIVE = {
    Phase.AANMELDING_CLIENT: Initiative.CLIENT,
    Phase.VERZOEK_PROFESSIONAL: Initiative.PROFESSIONAL,
}
"""Whose initiative a case is from this step on."""

_INITIATIVE_STANDS = Shortfall(
    Gate.VOLGORDE, N_("Wiens initiatief het is, volgt uit het verloop; dat wordt niet achteraf gewijzigd."),
    "eigen-lezing",
)  # fmt: skip
_DECISION_STANDS = Shortfall(
    Gate.BESLUIT, N_("De looptijd van het besluit volgt uit het besluit zelf; zij wordt niet los gewijzigd."),
    "wams-aanpak",
)  # fmt: skip
_HANDED_OVER = Shortfall(
    Gate.OVERDRACHT, N_("Een andere coördinator komt er alleen door een overdracht, die zelf aanvaardt."), "aef"
)
_REPORT_ALONE = Shortfall(
    Gate.HULPVRAAG,
    N_("Tot de melding is beoordeeld, wordt alleen de melding bewaard: nog geen deelnemers of andere gegevens."),
    "aef",
)  # fmt: skip


def after_step(case: Case, step: Decision) -> Case:
    """Return the case as the step leaves it: its phase, its course, and what follows from the step itself."""
    changes: dict[str, object] = {"phase": step.phase, "history": (*case.history, step)}
    if step.phase in _INITIATIVE:
        changes["initiative"] = _INITIATIVE[step.phase]
    if step.phase is Phase.BESLUIT_AANPAK:
        changes["decision_period"] = Period(start=step.on, end=step.until)
    elif step.phase is Phase.AFGESLOTEN:
        changes["decision_period"] = _ended(case.decision_period, step)
    return case.model_copy(update=changes)


def _ended(running: Period | None, step: Decision) -> Period | None:
    if running is None or (running.end is not None and running.end <= step.on):
        return running
    return Period(start=min(running.start, step.on), end=step.on)


def rewritten(before: CaseFile, after: CaseFile, step: Decision | None) -> Iterator[Shortfall]:
    """Yield what ``after`` changes that only the step may; without one, what nobody may."""
    expected = before.case if step is None else after_step(before.case, step)
    stands = step is not None or before.case.phase not in ONLY_A_REPORT
    if stands and after.case.initiative is not expected.initiative:
        yield _INITIATIVE_STANDS
    # A case that came in under way without its decision can still be told of it.
    mends = before.case.decision_period is None and before.case.phase in UNDER_WAY and step is None
    if after.case.decision_period != expected.decision_period and not mends:
        yield _DECISION_STANDS
    if after.case.coordinator != before.case.coordinator:
        yield _HANDED_OVER
    if after.case.phase in ONLY_A_REPORT and before.case.phase is not Phase.AFGESLOTEN:
        yield from more_than_a_report(after, before)


def more_than_a_report(file: CaseFile, before: CaseFile | None = None) -> Iterator[Shortfall]:
    """Yield a shortfall where a case that is only a report holds more, or came to hold more than ``before``."""
    known = set[str]() if before is None else {one.id for one in before.items}
    if before is not None:
        known.update(one.id for one in before.participants)
    more = [one.id for one in file.items if one.category is not Category.IDENTITEIT]
    more += [one.id for one in file.participants]
    if set(more) - known:
        yield _REPORT_ALONE
