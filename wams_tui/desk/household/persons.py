"""The people of a case: who is in the household, what they answered, who decides for whom, where they live.

Nobody is ever taken out: who left has a day on which they left. What somebody answers counts at once, in every question
the law is asked (:mod:`wams_tui.desk.matrix.questions`). Each deed leaves one line in the audit log, with codes and
field names and nobody's name.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import (
    NO,
    Joining,
    Participation,
    ParticipationAnswer,
    Person,
    ToldOf,
)
from wams_tui.casework.household.sound import Fault, faults, look_alikes, same_number
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.changed import Because, notices_of_change


class CannotBeError(Misused):
    """What was typed cannot be; ``faults`` says per field what."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        super().__init__(found[0].sentence, N_("Verbeter dit en sla opnieuw op."), **found[0].params)
        self.faults = found


class LooksAlikeError(Misused):
    """Somebody of that name and birth date is there already; ``person`` is who."""

    def __init__(self, person: Person) -> None:
        super().__init__(
            N_("{name} staat al in dit huishouden, met dezelfde naam en geboortedatum."),
            N_("Is dit iemand anders, sla dan nog een keer op; anders wijzigt u wie er al staat."),
            name=person.name,
        )
        self.person = person


_WHO = frozenset({"given_names", "prefix", "surname", "birth_date", "bsn"})
"""The fields that say who somebody is."""


def keep_person(
    desk: Desk,
    opened: OpenCase,
    person: Person,
    *,
    knowing: bool = False,
    because: Mapping[str, Because] = MappingProxyType({}),
) -> OpenCase:
    """Add somebody, or store what was changed of them.

    Args:
        desk: Whose desk it is.
        opened: The case.
        person: As they are to be; new when nobody of the case has that id.
        knowing: Somebody said that this is another person than the one of the same name and birth date.
        because: Why a part of their own record changes, by its key; asked of each that was ever given to anybody.

    Raises:
        WhichIsItError: a part that was given changes, and nobody said whether it was wrong or became otherwise.
        Refused: there is somebody with the same BSN: that is the same person.
        LooksAlikeError: there is somebody of the same name and birth date, and nobody said it is another.
        CannotBeError: something in it cannot be.
        Clashed: a colleague changed this person first.
    """
    before = _before(opened.file, person)
    person = Person.model_validate(person.model_dump())
    if person.informed is Answer.JA and person.not_informed is not None:
        person = person.informed_now()
    changed = _changed(before, person)
    if not changed:
        return opened
    _refuse_faults(opened.file, before, person, desk.today())
    if before is None or _WHO.intersection(changed):
        _refuse_twice(opened.file, person, knowing=knowing)
    notices = notices_of_change(desk, opened, before, person, because) if before is not None else []
    added = before is None
    action = AuditAction.PERSOON_TOEGEVOEGD if added else AuditAction.PERSOON_GEWIJZIGD
    details = {} if added else {"onderdelen": " ".join(changed)}
    if notices:
        details["ontvangers"] = str(len(notices))
    return _save(desk, opened, person, action, details, notices)


def record_answer(
    desk: Desk,
    opened: OpenCase,
    person: str,
    joining: Joining,
    on: date,
    domains: Iterable[Domain] = (),
    reason: str = "",
) -> OpenCase:
    """Record what somebody answered to taking part: in all, or in ``domains``. It counts from now on, everywhere.

    Who took part and says no, withdraws; who never did, declines. What was given before is not undone by it; who is to
    be told of it becomes a task (:mod:`wams_tui.casework.disclosing.withdrawals`).

    Raises:
        KeyError: nobody in this household has that id.
        CannotBeError: the day lies in the future or before their birth.
        Clashed: a colleague changed this person first.
    """
    someone, kept_apart = opened.file.person(person), tuple(dict.fromkeys(domains))
    meant = _meant(someone, joining, on, kept_apart)
    answers = [
        ParticipationAnswer(joining=meant, on=on, domain=domain, reason=reason) for domain in kept_apart or (None,)
    ]
    before = someone.answers if kept_apart else _before_answers(someone, opened.file.case.opened_on, on)
    changes: dict[str, object] = {"answers": (*before, *answers)}
    if not kept_apart:
        changes["participation"] = _participation(someone, meant, on)
    changed = someone.model_copy(update=changes)
    _refuse_faults(opened.file, someone, changed, desk.today())
    details = {"antwoord": meant.value, "per": on.isoformat()}
    if kept_apart:
        details["terreinen"] = " ".join(domain.value for domain in kept_apart)
    return _save(desk, opened, changed, AuditAction.ANTWOORD_VASTGELEGD, details)


def record_told(desk: Desk, opened: OpenCase, person: str, participant: str) -> OpenCase:
    """Record that a recipient was told today that somebody takes no part any more.

    Raises:
        KeyError: the case has no such person or participant.
        Clashed: a colleague changed this person first.
    """
    someone, who = opened.file.person(person), opened.file.participant(participant)
    told = (*someone.told_of_no, ToldOf(participant=who.id, on=desk.today()))
    details = {"deelnemer": who.id}
    return _save(desk, opened, someone.model_copy(update={"told_of_no": told}), AuditAction.PERSOON_GEWIJZIGD, details)


def record_seen_address(desk: Desk, opened: OpenCase, person: str) -> None:
    """Write the audit line of looking at a secret address; called before it is shown.

    ``person`` is the id of whose it is, or of the record that holds it.
    """
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.GEHEIM_ADRES_INGEZIEN,
            code=AuditCode.READ,
            object_kind="casus",
            object_id=opened.id,
            purpose="coordinatie",
            details={"record": person},
        )
    )


def found_faults(desk: Desk, file: CaseFile, person: Person) -> tuple[Fault, ...]:
    """Return what cannot be in ``person``, beside what could not be before: an older case can still be mended."""
    return _fresh(file, _before(file, person), person, desk.today())


def _before_answers(person: Person, opened_on: date, on: date) -> tuple[ParticipationAnswer, ...]:
    """The answers so far; one from before answers were kept, as an import brings, is written down among them first."""
    joining, period = person.participation.joining, person.participation.period
    if joining is Joining.NIET_GEVRAAGD or any(answer.domain is None for answer in person.answers):
        return person.answers
    since = opened_on if period is None else period.end or period.start
    return (ParticipationAnswer(joining=joining, on=min(since, on)), *person.answers)


def _meant(person: Person, joining: Joining, on: date, domains: tuple[Domain, ...]) -> Joining:
    """A no of somebody who took part is a withdrawal; one who never did has nothing to withdraw."""
    if joining not in NO:
        return joining
    joined = person.participation.joins_on(on)
    if domains:
        joined = joined and not set(domains).issubset(person.closed_on(on))
    return Joining.INGETROKKEN if joined else Joining.DOET_NIET_MEE


def _participation(person: Person, joining: Joining, on: date) -> Participation:
    if joining is Joining.NIET_GEVRAAGD:
        return Participation()
    before = person.participation.period
    if joining is Joining.INGETROKKEN and before is not None and before.start <= on:
        return Participation(joining=joining, period=Period(start=before.start, end=on))
    return Participation(joining=joining, period=Period(start=on))


def _before(file: CaseFile, person: Person) -> Person | None:
    return next((one for one in file.persons if one.id == person.id), None)


def _changed(before: Person | None, person: Person) -> list[str]:
    fields = Person.model_fields
    return [name for name in fields if before is None or getattr(before, name) != getattr(person, name)]


def _refuse_faults(file: CaseFile, before: Person | None, person: Person, today: date) -> None:
    found = _fresh(file, before, person, today)
    if found:
        raise CannotBeError(found)


def _fresh(file: CaseFile, before: Person | None, person: Person, today: date) -> tuple[Fault, ...]:
    already = set() if before is None else {(one.at, one.sentence) for one in faults(before, file, today)}
    return tuple(one for one in faults(person, file, today) if (one.at, one.sentence) not in already)


def _refuse_twice(file: CaseFile, person: Person, *, knowing: bool) -> None:
    twins = same_number(person, file)
    if twins:
        raise Refused(
            N_("Dit BSN is van {name}, die al in dit huishouden staat."),
            N_("Wijzig wie er al staat, of kijk het nummer na."),
            name=twins[0].name,
        )
    alike = look_alikes(person, file)
    if alike and not knowing:
        raise LooksAlikeError(alike[0])


def _save(
    desk: Desk,
    opened: OpenCase,
    person: Person,
    action: AuditAction,
    details: Mapping[str, str],
    notices: Iterable[Notice] = (),
) -> OpenCase:
    code = AuditCode.CREATE if action is AuditAction.PERSOON_TOEGEVOEGD else AuditCode.UPDATE
    event = AuditEvent(
        action=action,
        code=code,
        object_kind="casus",
        object_id=opened.id,
        purpose="coordinatie",
        details={"record": person.id, **details},
    )
    return save(desk, opened, [person, *notices], event)[0]
