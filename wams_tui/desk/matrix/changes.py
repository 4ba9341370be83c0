"""What is possible today and was not on an earlier day, or the other way round, and where that can be seen from.

The case keeps no copy of itself for every day. So what is compared is the case as it is written down now, looked at on
two days: dates that passed (an end, a birthday, a review), data and texts that came, steps that were taken, and the law
of the vault. A correction made since counts for both days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.case import Case
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Initiative, Phase
from wams_tui.casework.course.phases import NEXT
from wams_tui.casework.household.persons import Person
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.cells import Cell, Matrix, build
from wams_tui.desk.rules.kept import kept_rules
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.verdict import Effect


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that is not what it was; an absent effect is: no such data then, or not taking part."""

    participant: Participant
    person: Person
    category: Category
    before: Effect | None
    after: Effect | None
    reason: str
    """What the rules say today, or said then of what is there no more (Dutch rule text)."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed between an earlier day and today."""

    day: date
    today: date
    came: tuple[Participant, ...]
    """Who takes part today and did not then."""
    went: tuple[Participant, ...]
    """Who took part then and does not today."""
    phases: tuple[Phase, Phase] | None
    """The phase then and today, where it is another."""
    other_law: bool
    other_rules: bool
    """Whether the vault then let out under other rules than those at hand; both days are looked at under these."""
    cells: tuple[CellChange, ...]


def changed_since(desk: Desk, file: CaseFile, day: date) -> Since:
    """Return what changed in what is possible between ``day`` and today, over all persons.

    Before the case was opened there was nothing: then it is since that day.
    """
    day = max(day, file.case.opened_on)
    now, then = setting(desk), setting(desk, day)
    before = as_on(file, day)
    came, went = _moved(file, day, now.on)
    kept = [one for one in kept_rules(desk) if one.since <= day]
    return Since(
        day=day,
        today=now.on,
        came=came,
        went=went,
        phases=None if before.case.phase is file.case.phase else (before.case.phase, file.case.phase),
        other_law=then.regime is not now.regime,
        other_rules=bool(kept) and kept[-1].hash != desk.rules.hash,
        cells=tuple(_cells(desk, file, before, now, then)),
    )


def as_on(file: CaseFile, day: date) -> CaseFile:
    """Return the case without the data, texts and steps that came after ``day``."""
    return file.model_copy(
        update={
            "case": file.case.model_copy(update={"phase": _phase_on(file.case, day)}),
            "items": tuple(one for one in file.items if one.obtained_on <= day),
            "texts": tuple(one for one in file.texts if one.written_on <= day),
        }
    )


def _phase_on(case: Case, day: date) -> Phase:
    """The phase of the last step by then; before the first step on record, the one that step can be taken from."""
    steps = sorted(case.history, key=lambda one: one.on)
    taken = [one.phase for one in steps if one.on <= day]
    if taken or not steps:
        return taken[-1] if taken else case.phase
    before = [phase for phase, following in NEXT.items() if steps[0].phase in following]
    asked = Phase.VERZOEK_PROFESSIONAL
    if case.initiative is Initiative.PROFESSIONAL and asked in before:
        return asked
    return before[0] if before else case.phase


def _moved(file: CaseFile, day: date, today: date) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    then = {one.id for one in file.participants_on(day)}
    now = {one.id for one in file.participants_on(today)}
    came = tuple(one for one in file.participants if one.id in now - then)
    return came, tuple(one for one in file.participants if one.id in then - now)


def _cells(desk: Desk, file: CaseFile, before: CaseFile, now: Setting, then: Setting) -> Iterator[CellChange]:
    both = {one.id for one in file.participants_on(now.on)} & {one.id for one in file.participants_on(then.on)}
    for person in file.persons:
        earlier = _by_place(build(before, person, then, desk.rules, both))
        today = _by_place(build(file, person, now, desk.rules, both))
        for place in dict.fromkeys((*today, *earlier)):
            was, now_is = earlier.get(place), today.get(place)
            if (was.effect if was else None) is not (now_is.effect if now_is else None):
                yield _change(file, person, place, was, now_is)


def _by_place(found: Matrix) -> dict[tuple[str, Category], Cell]:
    return {(cell.participant, cell.category): cell for row in found.rows for cell in row}


def _change(
    file: CaseFile, person: Person, place: tuple[str, Category], was: Cell | None, now_is: Cell | None
) -> CellChange:
    telling = (now_is.best if now_is else None) or (was.best if was else None)
    return CellChange(
        file.participant(place[0]),
        person,
        place[1],
        was.effect if was else None,
        now_is.effect if now_is else None,
        telling.verdict.reason if telling else "",
    )
