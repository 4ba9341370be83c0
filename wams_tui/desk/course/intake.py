"""Taking in a report, a client's own question, or a professional's request: a new case, with no more than that.

What it is about is typed; nothing is looked up, matched or scored (guard G5). Until the help question is clear or the
report has been assessed, the case holds the report, who it is about, and what was asked and offered at the door.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Domain, Hat, Initiative, Party, Phase, VaultNature
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Support, SupporterOffer
from wams_tui.casework.course.phases import refuse_beginning
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.bsn import Bsn
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import Source, TextBlock
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import create_case, open_case
from wams_tui.desk.course.assessing import Check, record_check, refuse_undone
from wams_tui.desk.course.elsewhere import refused_elsewhere
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.desk.importing.saving import known_codes
from wams_tui.desk.practice.world import CONTACT, CONTROLLER
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.regimes import setting

_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"
"""Digits and letters of a case code: none that is taken for another, and no vowels, so that no word comes of it."""

_BEGUN = {
    Initiative.MELDPUNT: "Melding ontvangen.",
    Initiative.CLIENT: "De cliënt vroeg zelf om hulp.",
    Initiative.PROFESSIONAL: "Verzoek van een professional ontvangen.",
}
_AS_TOLD = "Zie wat er is gemeld of gevraagd."
"""What is the matter in a domain that was named at the door; the criteria check asks it per domain."""

_TITLES = {Phase.MELDING: "{name} (melding)"}


@dataclass(frozen=True, slots=True)
class Door:
    """What a boundary test gave at the door, and what was done where it gave yes."""

    outcome: Answer = Answer.ONBEKEND
    done: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in.

    ``words`` is what was reported or asked, ``help_question`` what the client wants in their own words. ``sender`` is
    who reports or asks, empty for the client; ``support`` what became of the offer of a supporter, None where none was
    offered; ``persisting`` and ``recurring`` the facts of a professional's request. ``domains`` and ``coherence`` are
    what was seen of the criteria at once: with domains a report is being assessed from then on.
    """

    kind: Initiative
    on: date
    surname: str
    given_names: str = ""
    prefix: str = ""
    birth_date: date | None = None
    bsn: Bsn | None = None
    sender: str = ""
    words: str = ""
    help_question: str = ""
    persisting: str = ""
    recurring: str = ""
    danger: Door = Door()
    veilig_thuis: Door = Door()
    compulsion: Door = Door()
    support: Support | None = None
    domains: tuple[Domain, ...] = ()
    coherence: str = ""

    @property
    def doors(self) -> tuple[tuple[Boundary, Door], ...]:
        """The boundary tests, in the order in which they are asked."""
        return (
            (Boundary.ACUUT_GEVAAR, self.danger),
            (Boundary.VEILIG_THUIS, self.veilig_thuis),
            (Boundary.GEDWONGEN_ZORG, self.compulsion),
        )


def begins_in(intake: Intake) -> Phase:
    """Return where it begins: as a report, until the question or the request itself can be.

    A client's question needs the question, a professional's request facts that it persists and recurs; both need the
    boundary tests answered, and acted on where the answer was yes.
    """
    settled = all(
        door.outcome is Answer.NEE or (door.outcome is Answer.JA and door.done.strip()) for _one, door in intake.doors
    )
    if settled and intake.kind is Initiative.CLIENT and intake.help_question.strip():
        return Phase.AANMELDING_CLIENT
    if settled and intake.kind is Initiative.PROFESSIONAL and intake.persisting.strip() and intake.recurring.strip():
        return Phase.VERZOEK_PROFESSIONAL
    return Phase.MELDING


def take_in(desk: Desk, intake: Intake) -> str:
    """Store the new case and return its id.

    Raises:
        Misused: nobody is named, nothing is reported or nobody reports it, a boundary is a yes without what was done,
            or a day lies ahead.
        Refused: whoever is at the desk makes no cases, or a guard does not hold.
    """
    require(desk, Task.CASUS_MAKEN)
    if not intake.surname.strip():
        raise Misused(N_("Er staat niet bij over wie het gaat."), N_("Noem ten minste een achternaam."))
    if not (intake.words.strip() or intake.help_question.strip()):
        raise Misused(N_("Er staat niet bij wat er is gemeld of gevraagd."), N_("Schrijf het in een zin."))
    if intake.kind is not Initiative.CLIENT and not intake.sender.strip():
        raise Misused(N_("Er staat niet bij wie meldt of vraagt."), N_("Noem een naam of functie, en de organisatie."))
    refuse_undone((door.outcome, door.done) for _one, door in intake.doors)
    if intake.on > desk.today():
        raise Misused(N_("De dag van binnenkomst ligt in de toekomst."), N_("Noem vandaag of een eerdere dag."))
    if intake.birth_date is not None and intake.birth_date > intake.on:
        raise Misused(N_("De geboortedatum ligt na de dag van binnenkomst."), N_("Kijk de datum na."))
    file = _file(desk, intake)
    refuse_beginning(file, thresholds(desk.rules))
    if file.case.phase is Phase.VERZOEK_PROFESSIONAL and refused_elsewhere(desk, file, file.case.phase):
        raise Refused(
            N_("Deze cliënt weigerde eerder, in een andere casus van u; dit verzoek vraagt een tweede persoon."),
            N_("Neem het op als melding, en zet de stap naar het verzoek met wie instemt en waarom het geen druk is."),
        )
    if not intake.domains:
        return create_case(desk, file)
    with desk.session.batch():  # both, or neither: tried again, it makes no second case
        made = create_case(desk, file)
        record_check(desk, open_case(desk, made), _check(intake))
    return made


def _check(intake: Intake) -> Check:
    return Check(
        problems=dict.fromkeys(intake.domains, _AS_TOLD),
        coherence=intake.coherence,
        help_question=intake.help_question,
        persisting=intake.persisting,
        recurring=intake.recurring,
    )


def _file(desk: Desk, intake: Intake) -> CaseFile:
    by, practice = desk.session.coordinator, desk.session.nature is VaultNature.OEFENKLUIS
    person = Person(
        id=new_id(),
        given_names=intake.given_names.strip(),
        prefix=intake.prefix.strip(),
        surname=intake.surname.strip(),
        birth_date=intake.birth_date,
        bsn=intake.bsn,
        role=PersonRole.HOOFDPERSOON,
    )
    phase = begins_in(intake)
    spoken = " ".join(part for part in (person.prefix, person.surname) if part)
    name = f"Huishouden {spoken[:1].upper()}{spoken[1:]}"
    case = Case(
        id=new_id(),
        code=_free_code(desk, intake.on.year),
        title=_TITLES.get(phase, "{name}").format(name=name),
        phase=phase,
        initiative=intake.kind,
        regime=setting(desk).regime,
        opened_on=intake.on,
        coordinator=by.id,
        # Who answers for the data is decided with the approach (guard G8); in a practice vault it is the invented town.
        controller=CONTROLLER if practice else "",
        contact=CONTACT if practice else "",
        persisting_facts=intake.persisting.strip(),
        recurring_facts=intake.recurring.strip(),
        help_question=intake.help_question.strip(),
        boundary_tests=tuple(
            BoundaryTest(boundary=one, outcome=door.outcome, on=intake.on, by=by.name, done=door.done.strip())
            for one, door in intake.doors
        ),
        supporter_offers=()
        if intake.support is None
        else (SupporterOffer(person=person.id, on=intake.on, by=by.name, outcome=intake.support),),
        history=(Decision(phase=phase, on=intake.on, by=by.name, reason=_BEGUN[intake.kind]),),
    )
    return CaseFile(case=case, persons=(person,), texts=_report(intake))


def _report(intake: Intake) -> tuple[TextBlock, ...]:
    """What was reported; untagged, so it stays inside until somebody says of whom and what it speaks."""
    if not intake.words.strip():
        return ()
    party, hat = (Party.CLIENT, Hat.BETROKKENE) if intake.kind is Initiative.CLIENT else (None, None)
    source = Source(description=intake.sender.strip() or "cliënt", party=party, hat=hat)
    title = "Melding" if intake.kind is Initiative.MELDPUNT else "Aanleiding"
    return (TextBlock(id=new_id(), title=title, text=intake.words.strip(), source=source, written_on=intake.on),)


def _free_code(desk: Desk, year: int) -> str:
    """Return a code nobody has: drawn, because a colleague's codes cannot be seen and a count would tell how many."""
    known = known_codes(desk)
    while (code := f"W-{year}-{''.join(secrets.choice(_SIGNS) for _sign in range(5))}") in known:
        pass
    return code
