"""What happens after something was given: a decision is taken back or revised, a datum is put right or erased.

Each names what was given, and makes one notice per recipient, which stays a task until somebody wrote down what became
of it. Nothing is undone: what left has left, and the ledger keeps saying so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.disclosing.disclosures import AfterDecision, AfterState, DisclosureDecision
from wams_tui.casework.disclosing.notices import Notice, WhyNotice
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.items import Correction, DataItem
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.meeting.erasing import Written, without_written, written_with
from wams_tui.casework.plan.erasing import part_with, without_part
from wams_tui.casework.plan.parts import Erased
from wams_tui.casework.requests import requesting
from wams_tui.casework.requests.request import DataRequest, LineDecision, LineOutcome, RefusalReason, RequestState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.recording import datum_of, whole
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.changed import notice, received
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.desk.roles import Task, require


@dataclass(frozen=True, slots=True)
class PastRecipient:
    """Somebody who was given a datum: the organisation, and on how many occasions."""

    participant: str
    organisation: str
    times: int


def past_recipients(desk: Desk, opened: OpenCase, record: str) -> tuple[PastRecipient, ...]:
    """Return who was given a record; a disclosure that failed reached nobody, one nobody saw the end of may have."""
    named = {one.id: one.organisation for one in opened.file.participants}
    found = received(desk, opened, record)
    return tuple(PastRecipient(id, named.get(id, "?"), len(ids)) for id, ids in found.items())


def withdraw(desk: Desk, opened: OpenCase, disclosure: str, state: AfterState, words: str) -> OpenCase:
    """Take a decision to give back, or put it up for revision; the recipient is to be told.

    The lines of the request it answered are refused where it is taken back, and open again where it is revised.

    Raises:
        Misused: the case does not know the decision, or there is no reason in words.
        Refused: it was taken back or revised already, or it was never completed and reached nobody.
        Clashed: a colleague changed the decision or the request first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    decision = _decision(opened.file, disclosure)
    whole(words, desk.session.coordinator.name)
    if decision.after is not None:
        raise Refused(
            N_("Dit besluit is al ingetrokken of herzien."), N_("Bekijk het register; de kennisgeving staat er al.")
        )
    lines = [one for one in disclosures(desk, opened.id) if one.disclosure == disclosure]
    if lines and all(one.outcome is Outcome.MISLUKT for one in lines):
        raise Refused(N_("Deze verstrekking is mislukt; er is niets gegeven."), N_("Er valt niets in te trekken."))
    told, by, today = words.strip(), desk.session.coordinator, desk.today()
    after = AfterDecision(state=state, on=today, by=by.id, words=told)
    why = WhyNotice.INGETROKKEN if state is AfterState.INGETROKKEN else WhyNotice.HERZIEN
    changed: list[Entity] = [
        decision.model_copy(update={"after": after}),
        notice(desk, decision.participant, why, (disclosure,), told),
        *_request_after(desk, opened.file, decision, state, told),
    ]
    taken_back = state is AfterState.INGETROKKEN
    action = AuditAction.BESLUIT_INGETROKKEN if taken_back else AuditAction.BESLUIT_HERZIEN
    return save(desk, opened, changed, _event(opened, action, AuditCode.UPDATE, {"verstrekking": disclosure}))[0]


def correct(desk: Desk, opened: OpenCase, record: str, value: str, words: str, confirmed_by: str) -> OpenCase:
    """Put a datum or text right; whoever received the old one is to be told (AVG 16 and 19). The old value is not kept.

    Raises:
        Misused: no such datum, nothing new, no words, or nobody who said what is right.
        Clashed: a colleague changed it first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    datum = datum_of(opened.file, record)
    whole(words, confirmed_by)
    before = datum.value if isinstance(datum, DataItem) else datum.text
    if not value.strip() or value.strip() == before:
        raise Misused(
            N_("Er staat niet wat het moet zijn."), N_("Schrijf het gegeven zoals het klopt, of wis het met een reden.")
        )
    by, today = desk.session.coordinator.name, desk.today()
    put = {
        "value" if isinstance(datum, DataItem) else "text": value.strip(),
        "confirmed_on": today,
        "confirmed_by": confirmed_by.strip(),
        "corrections": (*datum.corrections, Correction(on=today, by=by, words=words.strip())),
    }
    notices = _notices(desk, opened, record, WhyNotice.VERBETERD, words.strip())
    details = {"record": record, "ontvangers": str(len(notices))}
    event = _event(opened, AuditAction.GEGEVEN_VERBETERD, AuditCode.UPDATE, details)
    return save(desk, opened, [datum.model_copy(update=put), *notices], event)[0]


def tell_of_mistake(desk: Desk, opened: OpenCase, record: str, words: str) -> OpenCase:
    """Have everybody told who received a record that proved wrong, where it is put right elsewhere, or cannot be.

    Such as a name or an address: those are changed with the person. ``record`` is the key of a datum then
    (:mod:`wams_tui.desk.disclosing.fields`), and who was given another part of that person's record is not told.

    Raises:
        Misused: nobody received it, or there are no words.
        Conflict: the case was changed meanwhile.
    """
    require(desk, Task.CASUS_BEWERKEN)
    whole(words, desk.session.coordinator.name)
    notices = _notices(desk, opened, record, WhyNotice.VERBETERD, words.strip())
    if not notices:
        raise Misused(N_("Niemand kreeg dit gegeven; er is niemand te vertellen."), N_("Verbeter het in de casus."))
    details = {"record": record, "ontvangers": str(len(notices))}
    return save(desk, opened, notices, _event(opened, AuditAction.GEGEVEN_ONJUIST, AuditCode.CREATE, details))[0]


def erase(desk: Desk, opened: OpenCase, record: str, words: str) -> OpenCase:
    """Erase a datum, a text or a part of the plan for good; whoever received it is to be told (AVG 17 and 19).

    A part of the plan goes from every version in which it stood as well; what was written of a conference goes from its
    record. The ledger and the questions of old decisions hold no value, and stay.

    Raises:
        Misused: no such datum, or no reason in words.
        Refused: it was written of a conference of which a person is still to choose between two versions.
        Clashed: a colleague changed it first; then nothing is erased.
    """
    require(desk, Task.CASUS_BEWERKEN)
    said = written_with(opened.file, record)
    if said is not None:
        return _erase_written(desk, opened, said, words)
    part = part_with(opened.file, record)
    datum: Entity = datum_of(opened.file, record) if part is None else part
    whole(words, desk.session.coordinator.name)
    notices: list[Entity] = [*_notices(desk, opened, record, WhyNotice.GEWIST, words.strip())]
    if part is not None:
        notices += without_part(opened.file, part, desk.today(), desk.session.coordinator.id)
    event = _erased(opened, record, notices)
    # What a laptop brought of it beside the office's value is the datum too.
    beside = [one for one in opened.file.clashes if one.record == record]
    return save(desk, opened, notices, event, removed=[datum, *beside])[0]


def _erase_written(desk: Desk, opened: OpenCase, said: Written, words: str) -> OpenCase:
    """Erase what was written of a conference; the conference stays, and says so."""
    whole(words, desk.session.coordinator.name)
    if any(one.record == said.meeting for one in opened.file.clashes):
        raise Refused(
            N_("Van dit overleg staan nog twee versies naast elkaar."),
            N_("Kies eerst welke geldt; wis het daarna."),
        )
    gone = Erased(id=said.key, on=desk.today(), by=desk.session.coordinator.id)
    notices = _notices(desk, opened, said.key, WhyNotice.GEWIST, words.strip())
    meeting = without_written(opened.file.meeting(said.meeting), gone)
    return save(desk, opened, [meeting, *notices], _erased(opened, said.key, notices))[0]


def _erased(opened: OpenCase, record: str, made: Iterable[Entity]) -> AuditEvent:
    told = sum(isinstance(one, Notice) for one in made)
    details = {"record": record, "ontvangers": str(told)}
    return _event(opened, AuditAction.GEGEVEN_GEWIST, AuditCode.DELETE, details)


def _decision(file: CaseFile, disclosure: str) -> DisclosureDecision:
    try:
        return file.decision(disclosure)
    except KeyError:
        raise Misused(
            N_("Van deze verstrekking is geen besluit in de casus."), N_("Bekijk het register van deze casus.")
        ) from None


def _notices(desk: Desk, opened: OpenCase, record: str, why: WhyNotice, words: str) -> list[Notice]:
    found = received(desk, opened, record)
    return [notice(desk, who, why, ids, words, record) for who, ids in found.items()]


def _request_after(
    desk: Desk, file: CaseFile, decision: DisclosureDecision, state: AfterState, words: str
) -> Iterable[DataRequest]:
    """Return the request that this disclosure answered, as it stands afterwards; one that was withdrawn stays so."""
    by, today = desk.session.coordinator.name, desk.today()
    for request in file.requests:
        if decision.id not in request.disclosures or request.state is RequestState.INGETROKKEN:
            continue
        again = requesting.not_delivered(request, decision.id, words, by, today)
        if again == request:
            continue
        if state is AfterState.HERZIEN:
            yield again
            continue
        lines = (one.line for one in again.decisions[len(request.decisions) :])
        no = [
            LineDecision(
                line=line,
                outcome=LineOutcome.GEWEIGERD,
                by=by,
                on=today,
                reason=RefusalReason.ANDERS,
                motivation=words,
                disclosure=decision.id,
            )
            for line in lines
        ]
        yield requesting.decided(again, no, by, today)


def _event(opened: OpenCase, action: AuditAction, code: AuditCode, details: dict[str, str]) -> AuditEvent:
    return AuditEvent(
        action=action, code=code, object_kind="casus", object_id=opened.id, purpose="coordinatie", details=details
    )
