"""The terms of a case: from the parameters and the days on record to the day something is due. Pure.

What nobody filled in gives no day: it says that the term is not set yet, and never guesses one. A passed term warns and
decides nothing (product §1 row 42).
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from wams_tui.casework.case import Closing, Deadline, DeadlineKind, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Hat, Initiative, Party, Phase
from wams_tui.casework.course.intake import Boundary
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.words import N_
from wams_tui.law.rulefiles import Parameter
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Source

Unit = Literal["dagen", "werkdagen", "weken", "maanden", "jaren"]
_BEFORE_THE_DECISION = frozenset({Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL, Phase.ONDERZOEK})
_AT_FIRST = _BEFORE_THE_DECISION | {Phase.MELDING, Phase.TRIAGE}
_AFTER_A_BOUNDARY = {Boundary.VEILIG_THUIS: "veilig-thuis-informeren", Boundary.GEDWONGEN_ZORG: "wvggz-onderzoek"}
_UNDER_WAY = frozenset({Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE})
_CLOSED = frozenset({Phase.AFGESLOTEN, Phase.BEWAREN})

_OUTSIDE = frozenset({PersonRole.MELDER, PersonRole.DERDE, PersonRole.EX_PARTNER})
_WORKDAYS = 5

_LAST_DAY = {
    MeasureKind.ONDERTOEZICHTSTELLING: N_("Laatste dag van de ondertoezichtstelling: {who}"),
    MeasureKind.BEWIND: N_("Laatste dag van het bewind: {who}"),
    MeasureKind.MACHTIGING: N_("Laatste dag van de machtiging van {who}"),
}

NOT_SET = N_("nog niet vastgesteld")
"""What stands where a day would stand, as long as nobody filled the term in."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something a case has a term for. ``due_on`` is the last day; absent where the term is not set yet.

    ``what`` is a marked text with ``{who}``, or a title of the rule set. ``code`` names the parameter it follows from,
    or what on record it is.
    """

    code: str
    what: str
    due_on: date | None
    kind: DeadlineKind
    sources: tuple[Source, ...] = ()
    who: str = ""

    def passed(self, day: date) -> bool:
        """Whether its last day lies before ``day``."""
        return self.due_on is not None and self.due_on < day

    def deadline(self) -> Deadline | None:
        """Return it as something that is due; nothing where it is not set yet."""
        return (
            Deadline(what=self.what.format(who=self.who), due_on=self.due_on, kind=self.kind) if self.due_on else None
        )


def after(start: date, amount: int, unit: Unit) -> date:
    """Return the day ``amount`` units after ``start``.

    A month or year later is the same day of that month, or its last day where there is no such day: a month after
    31 January is 28 or 29 February. Saturdays and Sundays are no working days; holidays are taken for one, so that such
    a term never ends later than the act's. A term past the year 9999 ends on its last day.
    """
    try:
        if unit == "werkdagen":
            return _working_days_after(start, amount)
        if unit == "dagen":
            return start + timedelta(days=amount)
        if unit == "weken":
            return start + timedelta(weeks=amount)
        months = amount * 12 if unit == "jaren" else amount
        year, month = divmod(start.month - 1 + months, 12)
        year, month = start.year + year, month + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return date.max


def _working_days_after(start: date, amount: int) -> date:
    """Return the day ``amount`` working days after ``start``; from a Saturday or Sunday as from the Friday before."""
    weeks, days = divmod(amount, _WORKDAYS)
    due = start - timedelta(days=max(start.weekday() - _WORKDAYS + 1, 0)) + timedelta(weeks=weeks)
    return due + timedelta(days=days + (2 if due.weekday() + days >= _WORKDAYS else 0))


def term_after(start: date, code: str, rules: RuleSet, kind: DeadlineKind = DeadlineKind.ORDE) -> Term:
    """Return the term of parameter ``code``, counted from ``start``; without a day where it is not filled in.

    Raises:
        KeyError: the rule set has no such parameter.
        ValueError: the parameter is no stretch of time.
    """
    entry = _parameter(code, rules)
    if entry.unit == "aantal" or entry.unit == "tekst":
        raise ValueError(f"{code} is no stretch of time")
    due = after(start, entry.value, entry.unit) if isinstance(entry.value, int) else None
    return Term(code, entry.title, due, kind, rules.sources(entry.sources))


def terms_of(file: CaseFile, rules: RuleSet, today: date) -> tuple[Term, ...]:
    """Return every term of the case in the phase it is in, by day; those not set yet last.

    A term of others, or one that nothing on record can end, is told up to and including its day and then no longer: it
    would warn for ever.
    """
    lasting = (
        *_investigation(file, rules),
        *_informing(file, rules),
        *_review(file, rules),
        *_keeping(file, rules),
        *_recorded(file),
    )
    passing = (term for term in _passing(file, rules) if not term.passed(today))
    return tuple(sorted((*lasting, *passing), key=lambda term: (term.due_on or date.max, term.what, term.who)))


def _investigation(file: CaseFile, rules: RuleSet) -> Iterator[Term]:
    case = file.case
    if case.phase not in _BEFORE_THE_DECISION:
        return
    if case.initiative is Initiative.CLIENT:
        yield term_after(case.opened_on, "wmo-onderzoek", rules)
    begun = next((step for step in reversed(case.history) if step.phase is Phase.ONDERZOEK), None)
    if begun is not None and begun.until is not None:
        yield Term("onderzoek-tot", N_("Einde van het onderzoek, volgens het besluit"), begun.until, DeadlineKind.EIGEN)
    elif begun is not None:
        yield term_after(begun.on, "wams-onderzoek", rules)


def _informing(file: CaseFile, rules: RuleSet) -> Iterator[Term]:
    """Who has to hear that there are data about them from others (AVG 14), and did not yet.

    Who said it themselves knows. An exception has its own review. Whether who stands outside the household is told, is
    weighed with their data and never a day in the household's calendar.
    """
    if file.case.phase in _CLOSED or file.case.phase is Phase.VERNIETIGD:
        return
    for person in file.persons:
        if person.informed is Answer.JA or person.not_informed is not None or person.role in _OUTSIDE:
            continue
        gotten = [item.obtained_on for item in file.items_of(person.id) if item.source.hat is not Hat.BETROKKENE]
        if gotten:
            yield replace(
                _fatal(min(gotten), "avg-inlichten", rules), what=N_("Inlichten: {who}"), who=person.short_name
            )


def _passing(file: CaseFile, rules: RuleSet) -> Iterator[Term]:
    """Terms of the first weeks, most of them of others, that nothing on record can end."""
    case = file.case
    if case.phase not in _AT_FIRST:
        return
    if case.initiative is Initiative.CLIENT:
        yield term_after(case.opened_on, "persoonlijk-plan", rules)
    for test in case.boundary_tests:
        code = _AFTER_A_BOUNDARY.get(test.boundary)
        if code is not None and test.outcome is Answer.JA:
            yield _fatal(test.on, code, rules)
    for one in file.participants:
        if one.party is Party.SCHULDHULP:
            yield term_after(one.period.start, "schuldhulp-gesprek", rules)


def _fatal(start: date, code: str, rules: RuleSet) -> Term:
    return term_after(start, code, rules, DeadlineKind.FATAAL)


def _review(file: CaseFile, rules: RuleSet) -> Iterator[Term]:
    case = file.case
    if case.phase not in _UNDER_WAY:
        return
    decided = next((step.on for step in reversed(case.history) if step.phase is Phase.BESLUIT_AANPAK), None)
    start = decided or (case.decision_period.start if case.decision_period else None)
    if start is not None:
        yield term_after(start, "evaluatie-uiterlijk", rules, DeadlineKind.EIGEN)
    if case.review_on is not None and all(one.due_on != case.review_on for one in case.deadlines):
        yield Term("evaluatie", N_("Evaluatie van de aanpak"), case.review_on, DeadlineKind.EIGEN)
    if case.decision_period is not None and case.decision_period.end is not None:
        yield Term(
            "besluit-tot", N_("Einde van het besluit tot de aanpak"), case.decision_period.end, DeadlineKind.EIGEN
        )


def _keeping(file: CaseFile, rules: RuleSet) -> Iterator[Term]:
    """How long a closed case is kept: the short term where nothing came of it, else both acts it may fall under."""
    case = file.case
    closed = next((step for step in reversed(case.history) if step.phase is Phase.AFGESLOTEN), None)
    if case.phase not in _CLOSED or closed is None:
        return
    coordinated = any(step.phase is Phase.BESLUIT_AANPAK for step in case.history) or case.decision_period is not None
    if closed.closing is Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK or not coordinated:
        yield term_after(closed.on, "bewaren-geen-aanpak", rules)
        return
    yield term_after(closed.on, "bewaren-wams", rules)
    yield term_after(closed.on, "bewaren-wmo", rules)


def _recorded(file: CaseFile) -> Iterator[Term]:
    """What has its own last day on record: measures and authorities, and persons who are not informed yet."""
    if file.case.phase in _CLOSED or file.case.phase is Phase.VERNIETIGD:
        return
    names = {person.id: person.short_name for person in file.persons}
    for measure in file.case.measures:
        if measure.period.end is not None:
            who, what = names.get(measure.person, "?"), _LAST_DAY[measure.kind]
            yield Term(measure.kind.value, what, measure.period.end, DeadlineKind.FATAAL, who=who)
    for person in file.persons:
        if person.not_informed is not None:
            review = person.not_informed.review_on
            what = N_("Herziening: {who} is nog niet ingelicht")
            yield Term("uitzondering-informeren", what, review, DeadlineKind.EIGEN, who=person.short_name)


def _parameter(code: str, rules: RuleSet) -> Parameter:
    for entry in rules.files.parameters:
        if entry.code == code:
            return entry
    raise KeyError(code)
