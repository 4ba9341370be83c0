"""A whole case as it lies open on the desk: one frozen value made of all its records."""

from collections.abc import Iterable
from datetime import date
from typing import Self, TypeVar

from wams_tui.casework.access import CaseAccess
from wams_tui.casework.case import Case, Deadline
from wams_tui.casework.course.agenda import dues_of
from wams_tui.casework.course.sketch import sketch_of
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.disclosing.letter import SentLetter
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.finding.findable import bsn_tags_of, findables_of
from wams_tui.casework.head import HEAD_FORM, Away, CaseHead
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.model import Model
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Plan, Strength
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.requests.outsiders import as_asker
from wams_tui.casework.requests.queue import decided_of, queue_of
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.travel.clash import Clash
from wams_tui.casework.travel.trip import Trip

Entity = (
    Case
    | Person
    | Participant
    | DataItem
    | TextBlock
    | DataRequest
    | DisclosureDecision
    | Todo
    | SentLetter
    | CaseAccess
    | Notice
    | Plan
    | Strength
    | Goal
    | Action
    | OwnWords
    | PlanVersion
    | Meeting
    | Trip
    | Clash
)


class CaseFile(Model):
    """The case with its household, participants, data, texts and requests."""

    case: Case
    persons: tuple[Person, ...] = ()
    participants: tuple[Participant, ...] = ()
    items: tuple[DataItem, ...] = ()
    texts: tuple[TextBlock, ...] = ()
    requests: tuple[DataRequest, ...] = ()
    decisions: tuple[DisclosureDecision, ...] = ()
    todos: tuple[Todo, ...] = ()
    letters: tuple[SentLetter, ...] = ()
    access: CaseAccess = CaseAccess()
    notices: tuple[Notice, ...] = ()
    plan: Plan = Plan()
    strengths: tuple[Strength, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    words: tuple[OwnWords, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    trips: tuple[Trip, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @classmethod
    def gather(cls, entities: Iterable[Entity]) -> Self:
        """Put loose records together again.

        Raises:
            ValueError: when there is no case among them, or more than one.
        """
        loose = list(entities)
        cases = [entity for entity in loose if isinstance(entity, Case)]
        if len(cases) != 1:
            raise ValueError("een casus heeft precies één casusgegeven")
        return cls(
            case=cases[0],
            persons=tuple(entity for entity in loose if isinstance(entity, Person)),
            participants=tuple(entity for entity in loose if isinstance(entity, Participant)),
            items=tuple(entity for entity in loose if isinstance(entity, DataItem)),
            texts=tuple(entity for entity in loose if isinstance(entity, TextBlock)),
            requests=tuple(entity for entity in loose if isinstance(entity, DataRequest)),
            decisions=tuple(entity for entity in loose if isinstance(entity, DisclosureDecision)),
            todos=tuple(entity for entity in loose if isinstance(entity, Todo)),
            notices=tuple(entity for entity in loose if isinstance(entity, Notice)),
            letters=tuple(entity for entity in loose if isinstance(entity, SentLetter)),
            plan=next((entity for entity in loose if isinstance(entity, Plan)), Plan()),
            strengths=tuple(entity for entity in loose if isinstance(entity, Strength)),
            goals=tuple(entity for entity in loose if isinstance(entity, Goal)),
            actions=tuple(entity for entity in loose if isinstance(entity, Action)),
            words=tuple(entity for entity in loose if isinstance(entity, OwnWords)),
            versions=tuple(sorted((one for one in loose if isinstance(one, PlanVersion)), key=_number)),
            meetings=tuple(entity for entity in loose if isinstance(entity, Meeting)),
            trips=tuple(entity for entity in loose if isinstance(entity, Trip)),
            clashes=tuple(entity for entity in loose if isinstance(entity, Clash)),
            access=next((entity for entity in loose if isinstance(entity, CaseAccess)), CaseAccess()),
        )

    def entities(self) -> tuple[Entity, ...]:
        """Every record of the case, the case itself first; access and the plan are one once somebody said something."""
        access = () if self.access == CaseAccess() else (self.access,)
        plan = () if self.plan == Plan() else (self.plan,)
        return (
            self.case,
            *self.persons,
            *self.participants,
            *self.items,
            *self.texts,
            *self.requests,
            *self.decisions,
            *self.todos,
            *self.notices,
            *self.letters,
            *access,
            *plan,
            *self.strengths,
            *self.goals,
            *self.actions,
            *self.words,
            *self.versions,
            *self.meetings,
            *self.trips,
            *self.clashes,
        )

    def person(self, person_id: str) -> Person:
        """Return one person.

        Raises:
            KeyError: when nobody in this household has that id.
        """
        return _by_id(self.persons, person_id)

    def participant(self, participant_id: str) -> Participant:
        """Return one participant.

        Raises:
            KeyError: when nobody around this household has that id.
        """
        return _by_id(self.participants, participant_id)

    def asker(self, request: DataRequest) -> Participant:
        """Return who asks, or is asked; an outsider as a participant that takes part on no day.

        Raises:
            KeyError: when the participant it names is not around this household.
        """
        return self.participant(request.participant) if request.outsider is None else as_asker(request.outsider)

    def asker_named(self, request: DataRequest, otherwise: str = "") -> str:
        """Return the organisation that asks, or is asked; ``otherwise`` where it is not around this household."""
        if request.outsider is not None:
            return request.outsider.organisation
        return next((one.organisation for one in self.participants if one.id == request.participant), otherwise)

    def request(self, request_id: str) -> DataRequest:
        """Return one request.

        Raises:
            KeyError: when this case has no such request.
        """
        return _by_id(self.requests, request_id)

    def todo(self, todo_id: str) -> Todo:
        """Return one task.

        Raises:
            KeyError: when this case has no such task.
        """
        return _by_id(self.todos, todo_id)

    def notice(self, notice_id: str) -> Notice:
        """Return one notice.

        Raises:
            KeyError: when this case has no such notice.
        """
        return _by_id(self.notices, notice_id)

    def decision(self, disclosure: str) -> DisclosureDecision:
        """Return the decision behind a disclosure.

        Raises:
            KeyError: when this case has no such decision.
        """
        return _by_id(self.decisions, disclosure)

    def goal(self, goal_id: str) -> Goal:
        """Return one goal of the plan.

        Raises:
            KeyError: when the plan has no such goal.
        """
        return _by_id(self.goals, goal_id)

    def action(self, action_id: str) -> Action:
        """Return one action of the plan.

        Raises:
            KeyError: when the plan has no such action.
        """
        return _by_id(self.actions, action_id)

    def version(self, version_id: str) -> PlanVersion:
        """Return one frozen version of the plan.

        Raises:
            KeyError: when the plan has no such version.
        """
        return _by_id(self.versions, version_id)

    def meeting(self, meeting_id: str) -> Meeting:
        """Return one case conference.

        Raises:
            KeyError: when this case has no such conference.
        """
        return _by_id(self.meetings, meeting_id)

    def items_of(self, person: str) -> tuple[DataItem, ...]:
        """The data of one person, and of nobody else."""
        return tuple(item for item in self.items if item.person == person)

    def participants_on(self, day: date) -> tuple[Participant, ...]:
        """Those whose participation runs on ``day``."""
        return tuple(participant for participant in self.participants if participant.takes_part_on(day))

    def open_requests(self) -> tuple[DataRequest, ...]:
        """Requests that wait for an answer, first due first."""
        waiting = [request for request in self.requests if request.is_open]
        return tuple(sorted(waiting, key=lambda request: (request.due_on or date.max, request.received_on)))

    def next_due(self, also: Iterable[Deadline] = ()) -> Deadline | None:
        """The first thing due: a term of the case, the answer to a request that waits, or one of ``also``."""
        waiting = (
            Deadline(
                what=f"Verzoek van {self.asker(request).organisation}",
                due_on=request.due_on,
                kind=request.due_nature,
            )
            for request in self.open_requests()
            if request.due_on is not None
        )
        return min((*self.case.deadlines, *waiting, *also), key=lambda deadline: deadline.due_on, default=None)

    def head(self, also: Iterable[Deadline] = ()) -> CaseHead:
        """The line this case makes in the case list; ``also`` are days that follow from the rules."""
        waiting = self.open_requests()
        due = self.next_due(also)
        return CaseHead(
            case=self.case.id,
            code=self.case.code,
            title=self.case.title,
            phase=self.case.phase,
            persons=len(self.persons),
            participants=len(self.participants),
            next_due_on=due.due_on if due else None,
            next_due=due.what if due else "",
            open_requests=len(waiting),
            waiting_request=waiting[0].id if waiting else "",
            request_due_on=waiting[0].due_on if waiting else None,
            offered_to=self.access.offer.to if self.access.offer else "",
            offered_until=self.access.offer.until if self.access.offer else None,
            form=HEAD_FORM,
            sketch=sketch_of(self),
            dues=dues_of(self),
            queue=queue_of(self),
            decided=decided_of(self),
            findables=findables_of(self),
            bsn_tags=bsn_tags_of(self),
            away=tuple(Away(by=one.by, since=one.since) for one in self.trips if one.is_out),
        )


_Named = TypeVar(
    "_Named",
    Person,
    Participant,
    DataRequest,
    Todo,
    Notice,
    DisclosureDecision,
    Goal,
    Action,
    PlanVersion,
    Meeting,
)


def _number(version: PlanVersion) -> int:
    return version.number


def _by_id(things: tuple[_Named, ...], wanted: str) -> _Named:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
