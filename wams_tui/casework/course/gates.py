"""What must hold before a case goes on: the guards G1–G10, each with its reason and its source (law §3.2).

A source is a code of the rule set's list of sources. G6 and G7 are kept by the rules (no such purpose, no such basis).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from wams_tui.casework.case import Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Initiative, Phase
from wams_tui.casework.course.intake import Boundary
from wams_tui.casework.household.persons import Joining, Person, PersonRole
from wams_tui.casework.words import N_


class Gate(StrEnum):
    """The guards, and what every step needs."""

    SAMENHANG = "G1"
    VOORTDUREND_EN_TERUGKEREND = "G2"
    GEEN_DRUKMIDDEL = "G3"
    GEEN_MONITORING = "G4"
    GEEN_KOPPELING = "G5"
    OVERDRACHT = "G8"
    EVALUATIE = "G9"
    VRIJWILLIG = "G10"
    GRENZEN = "grenzen"
    ONDERSTEUNING = "clientondersteuning"
    HULPVRAAG = "hulpvraag"
    BESLUIT = "besluit"
    VOLGORDE = "volgorde"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that is missing for a step: which guard says so, the sentence, and the source behind it."""

    gate: Gate
    sentence: str
    source: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def code(self) -> tuple[str, str]:
        """What tells this shortfall from every other."""
        return self.gate.value, self.sentence


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers a rule set gives; an unfilled one is None, and then the strictest reading counts.

    ``domains`` and ``social`` are counts of domains; ``investigation_weeks`` how long an investigation may last;
    ``refusal_months`` how long after a refusal a professional's request needs a second person.
    """

    domains: int = 2
    social: int = 1
    investigation_weeks: int | None = None
    refusal_months: int | None = None


_NO_QUESTION = Shortfall(Gate.HULPVRAAG, N_("De hulpvraag van de cliënt is nog niet opgeschreven."), "wmo-2.3.2")

_NO_DECISION = Shortfall(Gate.BESLUIT, N_("Er loopt geen besluit tot een gecoördineerde aanpak."), "wams-aanpak")

UNDER_WAY = frozenset({Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE})
"""The phases that rest on a decision to coordinate."""
_AFTER_THE_CHECK = UNDER_WAY | {Phase.ONDERZOEK}
_TO_BE_TOLD = frozenset({Phase.VERZOEK_PROFESSIONAL, Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.AFGESLOTEN})


def of_step(
    file: CaseFile, step: Decision, today: date, thresholds: Thresholds, elsewhere: Sequence[date] = ()
) -> Iterator[Shortfall]:
    """Yield everything that keeps ``step`` from being taken, the order of phases apart.

    ``elsewhere`` are the days on which the client refused in another case (:func:`refusals`), as far as that is known.
    """
    yield from _decision(file, step, today)
    yield from _told(file, step, today)
    match step.phase:
        case Phase.AANMELDING_CLIENT:
            yield from _boundaries(file)
        case Phase.VERZOEK_PROFESSIONAL:
            yield from _boundaries(file)
            yield from _persisting(file)
            yield from _no_pressure(step, (*refusals(file, step.on), *elsewhere), thresholds)
        case Phase.ONDERZOEK:
            yield from _investigation(file, step, thresholds)
            if file.case.initiative is Initiative.PROFESSIONAL and not _weighed(file.case.history):
                yield from _no_pressure(step, elsewhere, thresholds)
        case Phase.BESLUIT_AANPAK | Phase.PLAN | Phase.UITVOERING | Phase.EVALUATIE:
            yield from _approach(file, step, thresholds)
        case Phase.TRIAGE:
            yield from _opened_again(file, step)
        case Phase.AFGESLOTEN if step.closing is None:
            yield Shortfall(Gate.BESLUIT, N_("Er staat niet bij waarom de casus wordt afgesloten."), "aef")
        case _:
            pass


def of_beginning(file: CaseFile, thresholds: Thresholds) -> Iterator[Shortfall]:
    """Yield what keeps a case from beginning as a client's question or a professional's request, not as a report."""
    yield from _boundaries(file)
    if file.case.phase is Phase.AANMELDING_CLIENT and not file.case.help_question:
        yield _NO_QUESTION
    if file.case.phase is Phase.VERZOEK_PROFESSIONAL:
        yield from _persisting(file)
        begun = file.case.history[-1]
        yield from _no_pressure(begun, refusals(file, begun.on), thresholds)


def of_arriving(file: CaseFile, thresholds: Thresholds) -> Iterator[Shortfall]:
    """Yield what a case that comes in halfway lacks of the facts its phase rests on.

    What was asked at the door and offered is no fact of a file: that is asked anew here, before its next step.
    """
    yield from lasting(file, thresholds)
    phase, case = file.case.phase, file.case
    if phase is Phase.VERZOEK_PROFESSIONAL:
        yield from _persisting(file)
    own = phase in _AFTER_THE_CHECK and case.initiative is not Initiative.PROFESSIONAL
    if (own or phase is Phase.AANMELDING_CLIENT) and not case.help_question:
        yield _NO_QUESTION
    if phase in UNDER_WAY and case.decision_period is None:
        yield _NO_DECISION


def lasting(file: CaseFile, thresholds: Thresholds) -> Iterator[Shortfall]:
    """Yield what a case in its phase lacks of what must go on holding, so that editing cannot take it away."""
    phase, case = file.case.phase, file.case
    if not _clients(file):
        yield Shortfall(
            Gate.GEEN_KOPPELING,
            N_("Een casus begint met een melding of vraag over iemand; er staat niemand in."),
            "petten",
        )
    if phase in _AFTER_THE_CHECK:
        yield from coherent(file, thresholds)
        if case.initiative is Initiative.PROFESSIONAL:
            yield from _persisting(file)
    if phase in UNDER_WAY and not (case.coordinator and case.controller):
        yield Shortfall(
            Gate.OVERDRACHT,
            N_("Er is geen coördinator, of niet bepaald wie voor de gegevens verantwoordelijk is."),
            "aef",
        )
    if phase in UNDER_WAY and file.access.handovers and case.controller_for != case.coordinator:
        yield Shortfall(
            Gate.OVERDRACHT,
            N_("De coördinator is gewisseld; bepaal opnieuw wie voor de gegevens verantwoordelijk is."),
            "aef",
        )
    if phase is Phase.UITVOERING and case.review_on is None:
        yield Shortfall(Gate.EVALUATIE, N_("Er is geen datum waarop de aanpak wordt geëvalueerd."), "aef")


def _decision(file: CaseFile, step: Decision, today: date) -> Iterator[Shortfall]:
    if not step.by.strip():
        yield Shortfall(Gate.BESLUIT, N_("Er staat niet bij wie dit besloot."), "eigen-lezing")
    if not step.reason.strip():
        yield Shortfall(Gate.BESLUIT, N_("Er staat niet bij waarom dit besloten is."), "eigen-lezing")
    if step.on > today:
        yield Shortfall(Gate.BESLUIT, N_("Een besluit van morgen kan vandaag niet worden vastgelegd."), "eigen-lezing")
    earlier = max((before.on for before in file.case.history), default=file.case.opened_on)
    if step.on < earlier:
        yield Shortfall(
            Gate.BESLUIT, N_("Dit besluit zou vóór het vorige liggen, dat van {day} is."), "eigen-lezing",
            {"day": f"{earlier.day}-{earlier.month}-{earlier.year}"},
        )  # fmt: skip


def _told(file: CaseFile, step: Decision, today: date) -> Iterator[Shortfall]:
    if step.phase not in _TO_BE_TOLD or step.untold_reason:
        return
    told = {one.person for one in step.told if one.on <= today}
    if any(person.id not in told for person in _clients(file)):
        yield Shortfall(
            Gate.BESLUIT,
            N_("De cliënt is niet geïnformeerd, en er staat niet bij waarom niet."),
            "avg-14",
        )


def _boundaries(file: CaseFile) -> Iterator[Shortfall]:
    since = _opened_again_on(file)
    tests = {test.boundary: test for test in file.case.boundary_tests if since is None or test.on >= since}
    for boundary, sentence in _BOUNDARY_SENTENCES.items():
        test = tests.get(boundary)
        if test is None or not test.settled:
            yield Shortfall(Gate.GRENZEN, sentence, "aef")


_BOUNDARY_SENTENCES = {
    Boundary.ACUUT_GEVAAR: N_(
        "Niet beantwoord is of er acuut gevaar is, of wat er toen gedaan is (112, crisisdienst)."
    ),
    Boundary.VEILIG_THUIS: N_(
        "Niet beantwoord is of er geweld of mishandeling speelt, of wat er toen gedaan is (meldcode, Veilig Thuis)."
    ),
    Boundary.GEDWONGEN_ZORG: N_(
        "Niet beantwoord is of gedwongen zorg nodig is, of wat er toen gedaan is (melding Wvggz)."
    ),
}


def coherent(file: CaseFile, thresholds: Thresholds) -> Iterator[Shortfall]:
    """Yield what guard G1 lacks: enough domains with a problem, enough of them social, and how they are connected."""
    domains = {problem.domain for problem in file.case.problems if problem.what}
    if len(domains) < thresholds.domains:
        yield Shortfall(
            Gate.SAMENHANG,
            N_("Er staan problemen op {found} terreinen; nodig zijn er ten minste {least}."),
            "wams-client",
            {"found": len(domains), "least": thresholds.domains},
        )
    social = sum(domain.is_social for domain in domains)
    if social < thresholds.social:
        yield Shortfall(
            Gate.SAMENHANG,
            N_("Er staan problemen op {found} terreinen van het sociaal domein; nodig is ten minste {least}."),
            "wams-client",
            {"found": social, "least": thresholds.social},
        )
    if not file.case.coherence:
        yield Shortfall(Gate.SAMENHANG, N_("Niet gemotiveerd is hoe de problemen samenhangen."), "wams-client")


def _persisting(file: CaseFile) -> Iterator[Shortfall]:
    if not file.case.persisting_facts:
        yield Shortfall(
            Gate.VOORTDUREND_EN_TERUGKEREND,
            N_("Er staan geen feiten waaruit blijkt dat de problemen voortduren."),
            "wams-verzoek",
        )
    if not file.case.recurring_facts:
        yield Shortfall(
            Gate.VOORTDUREND_EN_TERUGKEREND,
            N_("Er staan geen feiten waaruit blijkt dat de problemen terugkeren; één voorval is niet genoeg."),
            "wams-verzoek",
        )


def _no_pressure(step: Decision, refused: Iterable[date], thresholds: Thresholds) -> Iterator[Shortfall]:
    if not counts_still(step.on, refused, thresholds):
        return
    if not step.second.strip() or _same(step.second, step.by):
        yield Shortfall(
            Gate.GEEN_DRUKMIDDEL,
            N_("Iemand in het gezin weigerde eerder; dan moet een tweede persoon met dit verzoek instemmen."),
            "aef",
        )
    if not step.no_pressure:
        yield Shortfall(
            Gate.GEEN_DRUKMIDDEL, N_("Er staat niet bij waarom dit verzoek na de weigering geen drukmiddel is."), "aef"
        )


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _weighed(history: Iterable[Decision]) -> bool:
    """Whether a second person agreed to the request already, and why it is no means of pressure is on record."""
    return any(one.phase is Phase.VERZOEK_PROFESSIONAL and one.second and one.no_pressure for one in history)


def refusals(file: CaseFile, day: date) -> tuple[date, ...]:
    """Return the days on which somebody of a case refused or limited it, as it is known on ``day`` (guard G3)."""
    found = [step.on for step in file.case.history if step.closing is not None and step.closing == "client-weigert"]
    for person in file.persons:
        if person.participation.joining in (Joining.DOET_NIET_MEE, Joining.INGETROKKEN):
            period = person.participation.period
            found.append(day if period is None else period.end or period.start)
        # A yes of later, or a no to one domain only, does not wipe out that somebody refused or limited it.
        found.extend(answer.on for answer in person.answers if answer.is_no)
    return tuple(found)


def counts_still(day: date, refused: Iterable[date], thresholds: Thresholds) -> bool:
    """Whether one of these refusals still asks for a second person on ``day``."""
    months = thresholds.refusal_months
    # Not fixed yet how long a refusal counts: then it counts always.
    return any(months is None or _months(day, since) < months for since in refused)


def _months(day: date, since: date) -> int:
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def _investigation(file: CaseFile, step: Decision, thresholds: Thresholds) -> Iterator[Shortfall]:
    yield from _asked_and_offered(file, step)
    yield from coherent(file, thresholds)
    yield from _voluntary(file)
    yield from _ends(step, thresholds)


def _asked_and_offered(file: CaseFile, step: Decision) -> Iterator[Shortfall]:
    yield from _boundaries(file)
    if file.case.initiative is Initiative.PROFESSIONAL:
        yield from _persisting(file)
    elif not file.case.help_question:
        yield _NO_QUESTION
    since = _opened_again_on(file) or date.min
    offered = {offer.person for offer in file.case.supporter_offers if since <= offer.on <= step.on}
    if any(person.id not in offered for person in _clients(file)):
        yield Shortfall(
            Gate.ONDERSTEUNING, N_("De cliënt is nog geen onafhankelijke cliëntondersteuner aangeboden."), "wmo-1.1.1"
        )


def _ends(step: Decision, thresholds: Thresholds) -> Iterator[Shortfall]:
    if step.until is None or step.until <= step.on:
        yield Shortfall(Gate.GEEN_MONITORING, N_("Een onderzoek heeft een einddatum na de begindatum nodig."), "aef")
    elif thresholds.investigation_weeks is not None:
        last = step.on + timedelta(weeks=thresholds.investigation_weeks)
        if step.until > last:
            yield Shortfall(
                Gate.GEEN_MONITORING, N_("Het onderzoek zou langer duren dan {weeks} weken."), "aef",
                {"weeks": thresholds.investigation_weeks},
            )  # fmt: skip


def _approach(file: CaseFile, step: Decision, thresholds: Thresholds) -> Iterator[Shortfall]:
    case = file.case
    yield from lasting(file.model_copy(update={"case": case.model_copy(update={"phase": step.phase})}), thresholds)
    yield from _voluntary(file)
    if step.phase is Phase.BESLUIT_AANPAK:
        if all(before.phase is not Phase.ONDERZOEK for before in case.history):
            yield Shortfall(Gate.BESLUIT, N_("Er is geen onderzoek geweest."), "wams-aanpak")
        if step.until is not None and step.until < step.on:
            yield Shortfall(Gate.BESLUIT, N_("Het besluit zou eindigen voordat het begint."), "eigen-lezing")
        # Also for a case that came in halfway: what an investigation needs is not got round by beginning in it.
        yield from _asked_and_offered(file, step)
    elif case.decision_period is None or not case.decision_period.contains(step.on):
        yield _NO_DECISION
    late = case.review_on is not None and case.review_on < step.on
    if late and step.phase in (Phase.PLAN, Phase.UITVOERING):
        passed = N_("De datum voor de evaluatie is voorbij; evalueer of sluit af.")
        no_new = N_("Er is nog geen nieuwe dag voor de volgende evaluatie.")
        yield Shortfall(Gate.EVALUATIE, no_new if case.phase is Phase.EVALUATIE else passed, "aef")


def _voluntary(file: CaseFile) -> Iterator[Shortfall]:
    if file.case.initiative is Initiative.PROFESSIONAL:
        return
    withdrawn = (Joining.DOET_NIET_MEE, Joining.INGETROKKEN)
    if any(person.participation.joining in withdrawn for person in _clients(file)):
        yield Shortfall(
            Gate.VRIJWILLIG, N_("De cliënt doet niet (meer) mee; op eigen verzoek gaat het dan niet verder."), "aef"
        )


def _opened_again(file: CaseFile, step: Decision) -> Iterator[Shortfall]:
    if file.case.phase is Phase.AFGESLOTEN and not step.new_facts:
        yield Shortfall(
            Gate.GEEN_MONITORING, N_("Een afgesloten casus gaat alleen weer open met nieuwe feiten."), "aef"
        )


def _opened_again_on(file: CaseFile) -> date | None:
    """Return the day a closed case was last opened again: what was asked and offered before does not count for it."""
    again = None
    for earlier, later in pairwise(file.case.history):
        if earlier.phase is Phase.AFGESLOTEN and later.phase is Phase.TRIAGE:
            again = later.on
    return again


def _clients(file: CaseFile) -> list[Person]:
    return [person for person in file.persons if person.role is PersonRole.HOOFDPERSOON]
