"""Who takes part: adding somebody, changing what is on record of them, and ending it with all that rests on it."""

from collections.abc import Iterable, Mapping
from datetime import date

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.ending import ended
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import MIN_WORDS
from wams_tui.desk.partners.organisations import directory

OF_THE_HOUSEHOLD = frozenset({Party.CLIENT, Party.GEZINSLID})
"""Parties that are a person of the household themselves: whom they represent is who they are."""


def add_participant(desk: Desk, opened: OpenCase, participant: Participant) -> OpenCase:
    """Put somebody at the table; without an id they get one. Return the case as it is now.

    Raises:
        Misused: there is no organisation, no reason, or somebody named who is not of this household.
        Refused: who sits there already under the same hat; or one changes no cases.
    """
    made = participant if participant.id else participant.model_copy(update={"id": new_id()})
    _sound(desk, opened.file, made)
    details = {"partij": made.party.value, "pet": made.hat.value}
    return _save(desk, opened, [made], AuditAction.DEELNEMER_TOEGEVOEGD, made.id, details)


def change_participant(desk: Desk, opened: OpenCase, participant: Participant) -> OpenCase:
    """Change what is on record of somebody at the table; return the case as it is now.

    The party and the hat under which data came or went never change afterwards: who gets another hat takes part anew.

    Raises:
        Misused: there is no organisation, no reason, or somebody named who is not of this household.
        Refused: the participation was ended, or party or hat would become another while something rests on them.
        Clashed: a colleague changed the participant first.
    """
    before = opened.file.participant(participant.id)
    if before.ended_on is not None:
        raise Refused(
            N_("Deze deelname is beëindigd en blijft zoals die was."),
            N_("Doet deze organisatie weer mee, voeg haar dan opnieuw toe."),
        )
    if (before.party, before.hat) != (participant.party, participant.hat) and _is_used(opened.file, before.id):
        raise Refused(
            N_("Onder deze partij en pet zijn al gegevens gekomen, gevraagd of verstrekt; die veranderen niet meer."),
            N_("Beëindig deze deelname en voeg de organisatie toe met de andere pet."),
        )
    _sound(desk, opened.file, participant)
    if participant == before:
        return opened
    fields = [name for name in type(before).model_fields if getattr(before, name) != getattr(participant, name)]
    details = {"velden": ",".join(fields)}
    return _save(desk, opened, [participant], AuditAction.DEELNEMER_GEWIJZIGD, participant.id, details)


def end_participation(desk: Desk, opened: OpenCase, participant: str, on: date, reason: str) -> OpenCase:
    """End a participation and what rests on it; from ``on`` on it counts for no verdict. Return the case as it is now.

    Raises:
        Misused: no reason in words, or a day that is to come or lies before the participation began.
        Refused: it was ended already; or one changes no cases.
        Clashed: a colleague changed one of the records first; nothing was written.
    """
    who = opened.file.participant(participant)
    if who.ended_on is not None:
        raise Refused(N_("Deze deelname is al beëindigd."), N_("Kijk bij de deelnemer wanneer en waarom."))
    if len(reason.strip()) < MIN_WORDS:
        raise Misused(
            N_("Een einde heeft een reden nodig: schrijf een zin."), N_("Schrijf waarom deze deelname eindigt.")
        )
    if on > desk.today():
        raise Misused(
            N_("Een deelname eindigt vandaag of is al geëindigd; deze dag komt nog."),
            N_("Staat een einde in de toekomst vast, zet het dan bij de looptijd."),
        )
    if on < who.period.start:
        raise Misused(
            N_("Deze dag ligt voor het begin van de deelname."),
            N_("Kies de eerste dag waarop de deelname niet meer telde."),
        )
    changed = ended(opened.file, participant, on, desk.today(), reason.strip(), desk.session.coordinator.name)
    details = {"per": on.isoformat(), "gewijzigd": str(len(changed))}
    return _save(desk, opened, changed, AuditAction.DEELNAME_BEEINDIGD, participant, details)


def _sound(desk: Desk, file: CaseFile, one: Participant) -> None:
    if not one.organisation:
        raise Misused(N_("Er staat niet bij welke organisatie meedoet."), N_("Kies er een, of typ de naam."))
    if len(one.why_involved) < MIN_WORDS:
        raise Misused(
            N_("Er staat niet bij waarom deze deelnemer erbij is: schrijf een zin."),
            N_("Schrijf wat deze deelnemer voor dit huishouden doet."),
        )
    known = {person.id for person in file.persons}
    if not known.issuperset((*one.concerns, *one.represents)):
        raise Misused(N_("Er staat iemand bij die niet in dit huishouden is."), N_("Kies personen van dit huishouden."))
    if one.party in OF_THE_HOUSEHOLD and len(one.represents) != 1:
        raise Misused(
            N_("Er staat niet bij welke persoon uit het huishouden dit zelf is."), N_("Kies precies één persoon.")
        )
    if one.partner and one.partner not in directory(desk).by_id and not _had(file, one):
        raise Misused(
            N_("Deze organisatie staat niet meer in het adresboek."), N_("Kies er een die er staat, of typ de naam.")
        )
    _refuse_twice(desk, file, one)


def _refuse_twice(desk: Desk, file: CaseFile, one: Participant) -> None:
    for other in file.participants_on(desk.today()):
        same = (other.organisation.casefold(), other.party, other.hat, other.person_name.casefold())
        if other.id != one.id and same == (
            one.organisation.casefold(),
            one.party,
            one.hat,
            one.person_name.casefold(),
        ):
            raise Refused(
                N_("Deze organisatie doet al mee, met dezelfde pet en dezelfde persoon."),
                N_("Wijzig die deelname, of noem wie er nog meer namens haar komt."),
            )


def _had(file: CaseFile, one: Participant) -> bool:
    return any(other.id == one.id and other.partner == one.partner for other in file.participants)


def _is_used(file: CaseFile, participant: str) -> bool:
    """Whether anything came from, was asked by or went to this participant."""
    data: tuple[DataItem | TextBlock, ...] = (*file.items, *file.texts)
    return (
        any(one.source.participant == participant for one in data)
        or any(one.participant == participant for one in file.requests)
        or any(one.participant == participant for one in file.decisions)
        or any(one.participant == participant for one in file.case.measures)
    )


def _save(
    desk: Desk,
    opened: OpenCase,
    changed: Iterable[Entity],
    action: AuditAction,
    record: str,
    details: Mapping[str, str],
) -> OpenCase:
    event = AuditEvent(
        action=action,
        code=AuditCode.CREATE if action is AuditAction.DEELNEMER_TOEGEVOEGD else AuditCode.UPDATE,
        object_kind="casus",
        object_id=opened.id,
        purpose="coordinatie",
        details={"record": record, **details},
    )
    return save(desk, opened, changed, event)[0]
