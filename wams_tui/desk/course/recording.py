"""Recording what others decided: not informing yet, a professional's secrecy, a client's authority, and for whom.

A coordinator writes down who decided, when, why and until when; none of these decisions is the coordinator's to make,
but for the exception to informing. Each leaves one line in the audit log, with codes and dates and nobody's name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Answer, Party, SecrecyGround
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.informing import InformingException, WhyNotInformed
from wams_tui.casework.items import DataItem, SecrecyDecision, TextBlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import MIN_WORDS


@dataclass(frozen=True, slots=True)
class NotYet:
    """Why a person is not informed yet, who decided that, and when it is looked at again."""

    why: WhyNotInformed
    words: str
    decided_by: str
    review_on: date


def record_not_informed(desk: Desk, opened: OpenCase, person: str, decided: NotYet) -> OpenCase:
    """Record that a person is told nothing for now; it counts up to and including the day of its review.

    Also of who was informed before: what goes from now on they do not hear of. A decision of before stays on record.

    Raises:
        Misused: no words, nobody decided, or a review that is not later than today.
        Clashed: a colleague changed the person first.
    """
    someone, exception = opened.file.person(person), exception_of(desk, decided)
    before = (*someone.not_informed_before, *((someone.not_informed,) if someone.not_informed is not None else ()))
    changed = someone.model_copy(
        update={"not_informed": exception, "not_informed_before": before, "informed": Answer.NEE}
    )
    details = {"reden": decided.why.value, "herziening": decided.review_on.isoformat()}
    return recorded(desk, opened, [changed], AuditAction.UITZONDERING_VASTGELEGD, person, details)


def exception_of(desk: Desk, decided: NotYet) -> InformingException:
    """Return the decision not to tell somebody yet, as taken today.

    Raises:
        Misused: no words, nobody decided, or a review that is not later than today.
    """
    today = desk.today()
    whole(decided.words, decided.decided_by)
    if decided.review_on <= today:
        raise Misused(N_("De herzieningsdatum ligt niet na vandaag."), N_("Kies een dag waarop u dit opnieuw bekijkt."))
    return InformingException(
        why=decided.why,
        words=decided.words.strip(),
        decided_by=decided.decided_by.strip(),
        decided_on=today,
        review_on=decided.review_on,
    )


def record_secrecy(desk: Desk, opened: OpenCase, record: str, decision: SecrecyDecision) -> OpenCase:
    """Record a professional's own decision on a datum or text; also that they keep silent, which is as good an outcome.

    An earlier decision stays with the datum; the newest counts.

    Raises:
        Misused: no such datum, no professional, nobody who consented, nothing it covers, impossible dates, or a later
            decision that is on record already.
        Refused: the coordinator is named as the professional.
        Clashed: a colleague changed the datum first.
    """
    datum = datum_of(opened.file, record)
    check_secrecy(desk, opened, decision)
    if datum.secrecy is not None and decision.decided_on < datum.secrecy.decided_on:
        raise Misused(
            N_("Er is al een besluit van een latere dag vastgelegd."),
            N_("Het nieuwste besluit telt. Is dit toch nieuwer, verbeter dan de dag waarop is besloten."),
        )
    details = {"grond": decision.ground.value, "wet": decision.act.value}
    if decision.until is not None:
        details["tot"] = decision.until.isoformat()
    before = (*datum.secrecy_before, datum.secrecy) if datum.secrecy is not None else datum.secrecy_before
    changed = datum.model_copy(update={"secrecy": decision, "secrecy_before": before})
    return recorded(desk, opened, [changed], AuditAction.GEHEIMBESLUIT_VASTGELEGD, record, details)


def check_secrecy(desk: Desk, opened: OpenCase, decision: SecrecyDecision) -> None:
    """Refuse what is no decision of a professional about their own secrecy.

    Raises:
        Misused: no professional, nobody who consented, nothing it covers, or impossible dates.
        Refused: the coordinator is named as the professional.
    """
    _professional(decision, opened.file.case.coordinator)
    silent = decision.ground is SecrecyGround.NIET_DOORBROKEN
    if not silent and not decision.covers:
        raise Misused(
            N_("Er staat niet bij welk soort gegevens de professional laat delen."),
            N_("Noem ten minste één soort, of leg vast dat het geheim niet wordt doorbroken."),
        )
    if decision.ground is SecrecyGround.TOESTEMMING and not decision.consented_by.strip():
        raise Misused(
            N_("Er staat niet bij wie de professional toestemming gaf."),
            N_("Noem de patiënt of cliënt, of wie die wettelijk vertegenwoordigt."),
        )
    if decision.decided_on > desk.today() or (decision.until is not None and decision.until < decision.decided_on):
        raise Misused(
            N_("De datums van dit besluit kunnen niet."),
            N_("Een besluit ligt niet in de toekomst, en eindigt niet voor het begint."),
        )


def record_authority(desk: Desk, opened: OpenCase, person: str, participant: str, period: Period) -> OpenCase:
    """Record that a person authorised a participant, from when until when; without an end there is none.

    Raises:
        Misused: it has no end, or ended already, or the participant is of the household: what such a one ``represents``
            is who they are, and that has no last day.
        Clashed: a colleague changed the case or the participant first.
    """
    whose, holder = opened.file.person(person), opened.file.participant(participant)
    if holder.party in (Party.CLIENT, Party.GEZINSLID):
        raise Misused(
            N_("Een cliënt of gezinslid krijgt alleen eigen gegevens; een machtiging verandert dat niet."),
            N_("Treedt iemand op voor een ander, neem die dan op als cliëntondersteuner en geef daar de machtiging."),
        )
    if period.end is None or period.end < desk.today():
        raise Misused(
            N_("Een machtiging heeft een einddatum die nog niet voorbij is."),
            N_("Vraag de cliënt tot wanneer de machtiging geldt; daarna vraagt u opnieuw."),
        )
    case = opened.file.case
    given = Measure(id=new_id(), kind=MeasureKind.MACHTIGING, person=whose.id, participant=holder.id, period=period)
    changed: list[Entity] = [case.model_copy(update={"measures": (*case.measures, given)})]
    if whose.id not in holder.represents:
        changed.append(holder.model_copy(update={"represents": (*holder.represents, whose.id)}))
    details = {"van": period.start.isoformat(), "tot": period.end.isoformat()}
    return recorded(desk, opened, changed, AuditAction.MACHTIGING_VASTGELEGD, participant, details)


def withdraw_authority(desk: Desk, opened: OpenCase, person: str, participant: str) -> OpenCase:
    """Record that a person took their authority back: from today it carries nothing. What was given stays given.

    Raises:
        Misused: there is none that runs or is still to come.
        Clashed: a colleague changed the case or the participant first.
    """
    case, today = opened.file.case, desk.today()
    holder = opened.file.participant(participant)
    mine = [
        one
        for one in case.measures
        if one.kind is MeasureKind.MACHTIGING and (one.person, one.participant) == (person, participant)
    ]
    standing = [one for one in mine if one.period.end is None or one.period.end >= today]
    if not standing:
        raise Misused(
            N_("Er loopt geen machtiging van deze persoon voor deze deelnemer."),
            N_("Bekijk de casus met 'wams case show'."),
        )
    ended = {one.id: _ended(one, today) for one in standing}
    measures = [ended.get(one.id, one) for one in case.measures]
    kept = case.model_copy(update={"measures": tuple(one for one in measures if one is not None)})
    represents = tuple(one for one in holder.represents if one != person)
    changed: list[Entity] = [kept, holder.model_copy(update={"represents": represents})]
    return recorded(desk, opened, changed, AuditAction.MACHTIGING_INGETROKKEN, participant, {"per": today.isoformat()})


def record_for_whom(desk: Desk, opened: OpenCase, participant: str, persons: Iterable[str]) -> OpenCase:
    """Record for which persons a participant takes part; data about the others are then refused to it.

    Raises:
        Misused: nobody is named, or one of them is not in this household.
        Clashed: a colleague changed the participant first.
    """
    holder = opened.file.participant(participant)
    known = {person.id for person in opened.file.persons}
    concerns = tuple(dict.fromkeys(persons))
    if not concerns or not known.issuperset(concerns):
        raise Misused(
            N_("Er staat niet bij voor wie uit dit huishouden de deelnemer meedoet."),
            N_("Noem ten minste één persoon."),
        )
    changed = holder.model_copy(update={"concerns": concerns})
    details = {"personen": str(len(concerns))}
    return recorded(desk, opened, [changed], AuditAction.DEELNAME_VASTGELEGD, participant, details)


def _ended(measure: Measure, today: date) -> Measure | None:
    """Return the measure as it ended yesterday; nothing when it had not begun before today."""
    if measure.period.start >= today:
        return None
    return measure.model_copy(update={"period": Period(start=measure.period.start, end=today - timedelta(days=1))})


def whole(words: str, decided_by: str) -> None:
    """Refuse a decision without a reason in words, or without who took it.

    Raises:
        Misused: one of the two is not there.
    """
    if len(words.strip()) < MIN_WORDS:
        raise Misused(
            N_("Een motivering heeft woorden nodig: schrijf een zin."), N_("Schrijf waarom dit zo is besloten.")
        )
    if not decided_by.strip():
        raise Misused(N_("Er staat niet bij wie dit besloot."), N_("Noem naam en functie van wie besloot."))


def _professional(decision: SecrecyDecision, coordinator: str) -> None:
    if not decision.professional.strip():
        raise Misused(N_("Er staat niet bij welke professional besloot."), N_("Noem naam en functie."))
    if decision.professional.strip().casefold() == coordinator.strip().casefold():
        raise Refused(
            N_("Over een beroepsgeheim beslist de professional zelf, nooit de coördinator."),
            N_("Noem de professional die besloot; is er nog geen besluit, vraag het dan."),
        )


def datum_of(file: CaseFile, record: str) -> DataItem | TextBlock:
    """Return a datum or text on which a decision of its own can rest.

    Raises:
        Misused: the case has no such datum.
    """
    data: tuple[DataItem | TextBlock, ...] = (*file.items, *file.texts)
    datum = next((one for one in data if one.id == record), None)
    if datum is None:
        raise Misused(
            N_("Dit gegeven is er niet, of er kan geen geheim op rusten."),
            N_("Kies een gegeven of tekst van deze casus; 'wams case show' noemt ze."),
        )
    return datum


def recorded(
    desk: Desk,
    opened: OpenCase,
    changed: Iterable[Entity],
    action: AuditAction,
    record: str,
    details: Mapping[str, str],
) -> OpenCase:
    """Save what was recorded about ``record``, with its line in the audit log.

    Raises:
        Clashed: a colleague changed one of the records first.
    """
    event = AuditEvent(
        action=action,
        code=AuditCode.UPDATE,
        object_kind="casus",
        object_id=opened.id,
        purpose="coordinatie",
        details={"record": record, **details},
    )
    return save(desk, opened, changed, event)[0]
