"""What rests on a participation, and the case as it is without it: pure, so that it is told before anything is done."""

from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Direction
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.owners import does
from wams_tui.casework.requests.request import DataRequest, RefusalReason, RequestState
from wams_tui.casework.requests.requesting import refused_whole, stepped


@dataclass(frozen=True, slots=True)
class Resting:
    """Everything in a case that rests on one participation."""

    agreed_action: str
    asked_by: tuple[DataRequest, ...]
    """Their requests that wait for an answer."""
    asked_of: tuple[DataRequest, ...]
    """Requests to them that wait for one."""
    secrecy: tuple[DataItem | TextBlock, ...]
    """Data that may be shared because of a decision they took on their secrecy."""
    told: tuple[DataItem | TextBlock, ...]
    """Data that came from them: somebody has to say from now on whether these still hold."""
    authorities: tuple[Measure, ...]
    """What persons authorised them to do."""
    measures: tuple[Measure, ...]
    """Measures of a court that they carry out: these end by the court and not here."""
    custody: tuple[Person, ...]
    """Persons over whom they have custody: neither ends here."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing rests on it."""
        return not any(
            (
                self.agreed_action, self.asked_by, self.asked_of, self.secrecy, self.told, self.authorities,
                self.measures, self.custody,
            )
        )  # fmt: skip


def resting_on(file: CaseFile, participant: str, day: date) -> Resting:
    """Return what rests on a participation on ``day``.

    Raises:
        KeyError: when nobody around this household has that id.
    """
    who = file.participant(participant)
    data: tuple[DataItem | TextBlock, ...] = (*file.items, *file.texts)
    told = tuple(one for one in data if one.source.participant == who.id)
    waiting = [request for request in file.open_requests() if request.participant == who.id]
    running = [
        one
        for one in file.case.measures
        if one.participant == who.id and (one.period.end is None or one.period.end >= day)
    ]
    return Resting(
        agreed_action=does(file, who),
        asked_by=tuple(one for one in waiting if one.direction is Direction.VERSTREKKEN),
        asked_of=tuple(one for one in waiting if one.direction is Direction.OPVRAGEN),
        secrecy=tuple(one for one in told if one.secrecy is not None and _counts(one, day)),
        told=told,
        authorities=tuple(one for one in running if one.kind is MeasureKind.MACHTIGING),
        measures=tuple(one for one in running if one.kind is not MeasureKind.MACHTIGING),
        custody=tuple(
            person
            for person in file.persons
            if any(one.holder == who.id and one.period.contains(day) for one in person.custody)
        ),
    )


def ended(file: CaseFile, participant: str, on: date, today: date, reason: str, by: str) -> tuple[Entity, ...]:
    """Return every record that changes when a participation counts no more from ``on`` on.

    Their open requests are refused and those to them withdrawn; what they decided on their secrecy and what persons
    authorised them to do holds until the day before. What a court ordered and who has custody stay as they are, and
    data stay where they came from: :func:`to_reconfirm` names them.

    Args:
        file: The case.
        participant: Who.
        on: The first day it counts no more.
        today: The day on which this is decided.
        reason: Why, in words.
        by: Who decides this, by name.
    """
    who, last = file.participant(participant), on - timedelta(days=1)
    rests = resting_on(file, participant, on)
    changed: list[Entity] = [who.model_copy(update={"ended_on": on, "end_reason": reason})]
    changed += [refused_whole(request, RefusalReason.GEEN_DEELNEMER, reason, by, today) for request in rests.asked_by]
    changed += [stepped(request, RequestState.INGETROKKEN, by, today, reason) for request in rests.asked_of]
    for datum in rests.secrecy:
        if datum.secrecy is not None:
            decision = datum.secrecy.model_copy(update={"until": last})
            changed.append(datum.model_copy(update={"secrecy": decision}))
    if rests.authorities:
        gone = {one.id for one in rests.authorities}
        measures = (_ended(one, last) if one.id in gone else one for one in file.case.measures)
        changed.append(file.case.model_copy(update={"measures": tuple(one for one in measures if one is not None)}))
    return tuple(changed)


def to_reconfirm(file: CaseFile, day: date) -> tuple[DataItem | TextBlock, ...]:
    """Return the data that came from somebody who takes part no more and that nobody confirmed since."""
    gone = {one.id: last for one in file.participants if (last := _last_day(one, day)) is not None}
    found: list[DataItem | TextBlock] = []
    data: tuple[DataItem | TextBlock, ...] = (*file.items, *file.texts)
    for one in data:
        last = gone.get(one.source.participant or "")
        confirmed = one.confirmed_on
        if last is not None and (confirmed is None or confirmed <= last):
            found.append(one)
    return tuple(found)


def _last_day(participant: Participant, day: date) -> date | None:
    """The last day of who took part and does no more; who is still to come is not gone."""
    if participant.takes_part_on(day) or participant.period.start > day:
        return None
    running = participant.running
    return running.end if running is not None else participant.ended_on


def _counts(datum: DataItem | TextBlock, day: date) -> bool:
    return datum.secrecy is not None and (datum.secrecy.until is None or datum.secrecy.until >= day)


def _ended(measure: Measure, last: date) -> Measure | None:
    """Return the measure as it ended on ``last``; nothing for one that had not begun by then."""
    if measure.period.start > last:
        return None
    return measure.model_copy(update={"period": Period(start=measure.period.start, end=last)})
