"""Is it Wams: the domains, how they are connected, facts; what was offered and asked; and the other outcome."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.case import Case, Closing, Decision, Told
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Domain, Phase
from wams_tui.casework.course.gates import Gate, Shortfall
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Problem, Support, SupporterOffer
from wams_tui.casework.course.phases import shortfalls
from wams_tui.casework.course.standing import after_step
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.steps import go_on
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import MIN_WORDS

BEFORE_THE_DECISION = frozenset(
    {Phase.MELDING, Phase.TRIAGE, Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL, Phase.ONDERZOEK}
)
"""Phases in which it can still turn out not to be Wams."""

_TAKEN_UP = "De melding wordt beoordeeld."


@dataclass(frozen=True, slots=True)
class Check:
    """What the criteria check found: a problem per domain, and what connects and supports them."""

    problems: Mapping[Domain, str]
    coherence: str = ""
    help_question: str = ""
    persisting: str = ""
    recurring: str = ""


def checked(case: Case, check: Check) -> Case:
    """Return the case with what the check found; what was there of it before makes way."""
    problems = tuple(Problem(domain=domain, what=what.strip()) for domain, what in check.problems.items())
    return case.model_copy(
        update={
            "problems": problems,
            "coherence": check.coherence.strip(),
            "help_question": check.help_question.strip(),
            "persisting_facts": check.persisting.strip(),
            "recurring_facts": check.recurring.strip(),
        }
    )


def record_check(desk: Desk, opened: OpenCase, check: Check) -> OpenCase:
    """Store the check; a report that is being assessed is in triage from then on.

    Raises:
        Refused: the phase it is in rests on what would go.
        Clashed: a colleague changed the case first.
    """
    case, action = checked(opened.file.case, check), AuditAction.CASUS_GEWIJZIGD
    details = {"terreinen": str(len(check.problems))}
    if case.phase is Phase.MELDING:
        case, action = after_step(case, _taken_up(desk)), AuditAction.FASE_GEWIJZIGD
        details |= {"van": Phase.MELDING.value, "naar": Phase.TRIAGE.value}
    return _save(desk, opened, case, action, details)


def still_lacking(desk: Desk, file: CaseFile, phase: Phase) -> tuple[Shortfall, ...]:
    """Return what the case itself lacks for ``phase``: who decides, why and whom one tells comes with the step."""
    today = desk.today()
    told = tuple(Told(person=one, on=today, how="-") for one in clients(file))
    whole = Decision(
        phase=phase, on=today, by="-", reason="-", until=today + timedelta(days=1), new_facts="-",
        closing=Closing.RESULTAAT_BEREIKT, told=told,
    )  # fmt: skip
    found = shortfalls(file, whole, today, thresholds(desk.rules))
    return tuple(lack for lack in found if lack.gate is not Gate.VOLGORDE)


def clients(file: CaseFile) -> list[str]:
    """Return the ids of whom the case is about: those who are told of every step."""
    return [one.id for one in file.persons if one.role is PersonRole.HOOFDPERSOON]


def record_doors(desk: Desk, opened: OpenCase, answers: Mapping[Boundary, tuple[Answer, str]]) -> OpenCase:
    """Store what the boundary tests give today; the ones before stay, and the last of each counts.

    Raises:
        Misused: a yes without what was done.
        Clashed: a colleague changed the case first.
    """
    refuse_undone(answers.values())
    by, today = desk.session.coordinator.name, desk.today()
    tests = tuple(
        BoundaryTest(boundary=one, outcome=outcome, on=today, by=by, done=done.strip())
        for one, (outcome, done) in answers.items()
    )
    case = opened.file.case
    later = case.model_copy(update={"boundary_tests": (*case.boundary_tests, *tests)})
    details = {one.boundary.value: one.outcome.value for one in tests}
    return _save(desk, opened, later, AuditAction.CASUS_GEWIJZIGD, details)


def refuse_undone(answers: Iterable[tuple[Answer, str]]) -> None:
    """Refuse a boundary that is a yes and of which nothing was done: that route goes first.

    Raises:
        Misused: there is one.
    """
    if any(outcome is Answer.JA and not done.strip() for outcome, done in answers):
        raise Misused(N_("Bij een ja staat niet wat er is gedaan."), N_("Schrijf wie er is gebeld of waar is gemeld."))


def record_offer(
    desk: Desk, opened: OpenCase, persons: Iterable[str], outcome: Support, on: date, attended: Answer
) -> OpenCase:
    """Store the offer of an independent supporter to persons of the household, and what became of it.

    Raises:
        Misused: nobody is named, or the day lies ahead.
        Clashed: a colleague changed the case first.
    """
    whom = list(persons)
    if not whom or not {one.id for one in opened.file.persons}.issuperset(whom):
        raise Misused(N_("Er staat niet bij aan wie is aangeboden."), N_("Noem ten minste één persoon."))
    if on > desk.today():
        raise Misused(N_("Het aanbod ligt in de toekomst."), N_("Noem de dag waarop het is gedaan."))
    by = desk.session.coordinator.name
    offers = tuple(SupporterOffer(person=one, on=on, by=by, outcome=outcome, attended=attended) for one in whom)
    case = opened.file.case
    later = case.model_copy(update={"supporter_offers": (*case.supporter_offers, *offers)})
    return _save(desk, opened, later, AuditAction.CASUS_GEWIJZIGD, {"clientondersteuning": outcome.value})


def record_controller(desk: Desk, opened: OpenCase, controller: str, contact: str, informed: str) -> OpenCase:
    """Store who answers for the data with this coordinator, and how the client was told who coordinates now.

    Raises:
        Misused: nobody is named, or the client was not told.
        Clashed: a colleague changed the case first.
    """
    if not controller.strip() or not contact.strip():
        raise Misused(
            N_("Er staat niet bij wie voor de gegevens verantwoordelijk is, of waar men vragen stelt."),
            N_("Vul beide in; het staat op elk stuk."),
        )
    if len(informed.strip()) < MIN_WORDS:
        raise Misused(
            N_("Er staat niet bij hoe de cliënt is verteld wie nu coördinator is."), N_("Schrijf het in een zin.")
        )
    case = opened.file.case
    later = case.model_copy(
        update={
            "controller": controller.strip(),
            "contact": contact.strip(),
            "controller_for": case.coordinator,
            "controller_told": informed.strip(),
        }
    )
    return _save(desk, opened, later, AuditAction.VERANTWOORDELIJKE_BEPAALD, {"geinformeerd": "ja"})


def to_regular_help(
    desk: Desk, opened: OpenCase, closing: Closing, why: str, told: tuple[Told, ...], untold: str
) -> OpenCase:
    """Close a case that is no Wams: regular help goes on without a coordinated approach.

    A client who wants nothing is a refusal, and counts as one when a professional asks later (guard G3).

    Raises:
        Refused: it is past the decision, or the client was not told without a reason.
        Clashed: a colleague changed the case first.
    """
    step = Decision(
        phase=Phase.AFGESLOTEN, on=desk.today(), by=desk.session.coordinator.name, reason=why.strip(), told=told,
        untold_reason=untold.strip(), closing=closing,
    )  # fmt: skip
    if opened.file.case.phase is Phase.MELDING:
        opened = go_on(desk, opened, _taken_up(desk))
    return go_on(desk, opened, step)


def _taken_up(desk: Desk) -> Decision:
    return Decision(phase=Phase.TRIAGE, on=desk.today(), by=desk.session.coordinator.name, reason=_TAKEN_UP)


def _save(desk: Desk, opened: OpenCase, case: Case, action: AuditAction, details: Mapping[str, str]) -> OpenCase:
    event = AuditEvent(
        action=action, code=AuditCode.UPDATE, object_kind="casus", object_id=opened.id, purpose="coordinatie",
        details=dict(details),
    )  # fmt: skip
    return save(desk, opened, [case], event)[0]
