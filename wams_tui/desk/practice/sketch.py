"""A household while it is being drawn; when it is done it is a whole case file."""

from collections.abc import Sequence
from datetime import date

from wams_tui.casework.case import Case, Deadline, DeadlineKind, Decision, Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Category,
    Direction,
    Hat,
    Initiative,
    Party,
    Phase,
    Regime,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.household.kin import Relation
from wams_tui.casework.household.kinship import family
from wams_tui.casework.household.persons import Custody, Joining, Participation, Person, PersonRole
from wams_tui.casework.items import DataItem, SecrecyDecision, Source, TextBlock
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import DataRequest, RequestLine, RequestState
from wams_tui.desk.practice import grounds
from wams_tui.desk.practice.world import CONTACT, CONTROLLER, World

Told = Participant | Person | str
"""Who told it: a participant, a person of the household, or somebody described in words."""


class Sketch:
    """Draws one household with days counted from today: ``since`` and ``ago`` look back, ``until`` and ``due`` ahead.

    Args:
        world: Where the household lives.
        title: What a coordinator calls the case.
        phase: Where it stands.
        initiative: Whose initiative it was.
        coherence: Why the problems belong together (guard G1); empty when they do not.
        persisting: Facts that they persist and recur (guard G2).
        review: In how many days the next evaluation is; None before there is anything to evaluate.
    """

    def __init__(
        self,
        world: World,
        title: str,
        phase: Phase,
        initiative: Initiative,
        *,
        coherence: str = "",
        persisting: str = "",
        review: int | None = None,
    ) -> None:
        self.world = world
        self._title = title
        self._phase = phase
        self._initiative = initiative
        self._coherence = coherence
        self._persisting = persisting
        self._review = review
        self._persons: list[Person] = []
        self._participants: list[Participant] = []
        self._items: list[DataItem] = []
        self._texts: list[TextBlock] = []
        self._requests: list[DataRequest] = []
        self._deadlines: list[Deadline] = []
        self._measures: list[Measure] = []
        self._history: list[Decision] = []

    def _period(self, since: int, until: int | None) -> Period:
        return Period(start=self.world.ago(since), end=None if until is None else self.world.ahead(until))

    def person(
        self,
        given_names: str,
        surname: str,
        age: float,
        role: PersonRole,
        *,
        prefix: str = "",
        joins: int | None = None,
        joining: Joining | None = None,
        custody: Sequence[Person | Participant] = (),
        custody_since: int | None = None,
        informed: Answer = Answer.ONBEKEND,
        bsn: str | None = "",
    ) -> Person:
        """Add somebody. ``joins`` is since how many days they take part; ``bsn`` None means it is not on file."""
        world = self.world
        answer = joining or (Joining.NIET_GEVRAAGD if joins is None else Joining.DOET_MEE)
        born = world.born(age)
        start = born if custody_since is None else world.ago(custody_since)
        someone = Person(
            id=world.id(),
            given_names=given_names,
            prefix=prefix,
            surname=surname,
            birth_date=born,
            bsn=world.bsns.take() if bsn == "" else bsn,
            role=role,
            participation=Participation(joining=answer, period=None if joins is None else self._period(joins, None)),
            custody=tuple(Custody(holder=holder.id, period=Period(start=start)) for holder in custody),
            informed=Answer.JA if answer is Joining.DOET_MEE else informed,
        )
        self._persons.append(someone)
        return someone

    def participant(
        self,
        organisation: str,
        party: Party,
        hat: Hat,
        function: str,
        name: str,
        *,
        since: int,
        until: int | None = None,
        why: str = "",
        action: str = "",
        secrecy: SecrecyAct | None = None,
        non_enforcing: Answer = Answer.ONBEKEND,
        hat_decision: Answer = Answer.ONBEKEND,
        represents: Sequence[Person] = (),
        concerns: Sequence[Person] = (),
    ) -> Participant:
        """Add somebody around the household; ``concerns`` is whom they are there for, if not for all of them."""
        member = Participant(
            id=self.world.id(),
            organisation=organisation,
            party=party,
            hat=hat,
            function=function,
            person_name=name,
            period=self._period(since, until),
            why_involved=why,
            agreed_action=action,
            secrecy=secrecy,
            declared_non_enforcing=non_enforcing,
            hat_decision=hat_decision,
            represents=tuple(person.id for person in represents),
            concerns=tuple(person.id for person in concerns),
        )
        self._participants.append(member)
        return member

    def item(
        self,
        person: Person,
        category: Category,
        label: str,
        value: str,
        told: Told,
        *,
        ago: int,
        confirmed: int | None = None,
        agreed: Answer = Answer.ONBEKEND,
        conditions: str = "",
        secrecy: SecrecyDecision | None = None,
        known_at: Party | None = None,
        creditor: Participant | None = None,
    ) -> DataItem:
        """Add one datum of one person, with who told it and when."""
        datum = DataItem(
            id=self.world.id(),
            person=person.id,
            category=category,
            label=label,
            value=value,
            source=_source(told),
            obtained_on=self.world.ago(ago),
            confirmed_on=None if confirmed is None else self.world.ago(confirmed),
            supplier_agreed=Answer.JA if isinstance(told, Person) and agreed is Answer.ONBEKEND else agreed,
            supplier_conditions=conditions,
            secrecy=secrecy,
            known_at=known_at,
            creditor=creditor.id if creditor else None,
            fact_only=Answer.JA if category is Category.BEKENDHEID else Answer.ONBEKEND,
        )
        self._items.append(datum)
        return datum

    def spoke(
        self,
        professional: Participant,
        ground: SecrecyGround,
        covers: Sequence[Category],
        recipients: Sequence[Party] = (),
        *,
        ago: int,
        registration: str = "",
        tried: str = "",
        consulted: Answer = Answer.ONBEKEND,
        client_informed: Answer = Answer.JA,
    ) -> SecrecyDecision:
        """The professional's own decision about their secrecy, to be hung on a datum (law §4.f)."""
        return SecrecyDecision(
            professional=f"{professional.person_name}, {professional.function}",
            registration=registration,
            act=professional.secrecy or SecrecyAct.WGBO,
            ground=ground,
            covers=tuple(covers),
            recipients=tuple(recipients),
            alternatives_tried=tried,
            colleague_consulted=consulted,
            decided_on=self.world.ago(ago),
            client_informed=client_informed,
        )

    def text(
        self,
        title: str,
        text: str,
        told: Told,
        *,
        ago: int,
        persons: Sequence[Person] = (),
        categories: Sequence[Category] = (),
        agreed: Answer = Answer.ONBEKEND,
    ) -> TextBlock:
        """Add free text; without persons and categories it is untagged and will never leave."""
        block = TextBlock(
            id=self.world.id(),
            title=title,
            text=text,
            persons=tuple(person.id for person in persons),
            categories=tuple(categories),
            source=_source(told),
            written_on=self.world.ago(ago),
            supplier_agreed=agreed,
        )
        self._texts.append(block)
        return block

    def request(
        self,
        participant: Participant,
        words: str,
        lines: Sequence[tuple[Person, Category, str]],
        *,
        received: int,
        due: int,
        direction: Direction = Direction.VERSTREKKEN,
        state: RequestState = RequestState.NIEUW,
    ) -> DataRequest:
        """Add a data request, from or to a participant, in the asker's own words."""
        asked = DataRequest(
            id=self.world.id(),
            direction=direction,
            participant=participant.id,
            asker_name=participant.person_name if direction is Direction.VERSTREKKEN else "coördinator",
            received_on=self.world.ago(received),
            due_on=self.world.ahead(due),
            purpose_words=words,
            lines=tuple(RequestLine(person=who.id, category=what, wording=how) for who, what, how in lines),
            state=state,
        )
        self._requests.append(asked)
        return asked

    def deadline(self, what: str, due: int, kind: DeadlineKind = DeadlineKind.EIGEN, source: str = "") -> None:
        """Add something that is due in so many days."""
        self._deadlines.append(Deadline(what=what, due_on=self.world.ahead(due), kind=kind, source=source))

    def measure(
        self, kind: MeasureKind, person: Person, held_by: Participant, *, since: int, until: int | None
    ) -> None:
        """Add a measure or mandate with its dates."""
        period = self._period(since, until)
        self._measures.append(
            Measure(id=self.world.id(), kind=kind, person=person.id, participant=held_by.id, period=period)
        )

    def step(self, phase: Phase, ago: int, reason: str, by: str = "", until: int | None = None) -> None:
        """Add a step in the course of the case, oldest first; ``until``: so many days ahead it was to end."""
        decided_by, end = by or "coördinator", None if until is None else self.world.ahead(until)
        self._history.append(Decision(phase=phase, on=self.world.ago(ago), by=decided_by, reason=reason, until=end))

    def done(self) -> CaseFile:
        """Return the household as the case file it now is."""
        world = self.world
        opened_on = self._history[0].on
        case = Case(
            id=world.id(),
            code=world.next_code(opened_on),
            title=self._title,
            phase=self._phase,
            initiative=self._initiative,
            regime=Regime.WAMS_WETSVOORSTEL,
            opened_on=opened_on,
            coordinator=world.coordinator,
            controller=CONTROLLER,
            contact=CONTACT,
            coherence=self._coherence,
            persisting_facts=self._persisting,
            recurring_facts=self._persisting,
            problems=grounds.problems(self._coherence, self._participants),
            help_question=grounds.own_words(self._initiative, self._phase, self._items),
            boundary_tests=grounds.asked(self._phase, self._history),
            supporter_offers=grounds.offered(self._phase, self._history, self._persons),
            decision_period=self._decided(),
            review_on=None if self._review is None else world.ahead(self._review),
            deadlines=tuple(self._deadlines),
            measures=tuple(self._measures),
            history=tuple(self._history),
        )
        return _with_relations(
            CaseFile(
                case=case,
                persons=tuple(self._persons),
                participants=tuple(self._participants),
                items=tuple(self._items),
                texts=tuple(self._texts),
                requests=tuple(self._requests),
            ),
            world.today,
        )

    def _decided(self) -> Period | None:
        """The decision to coordinate carries two years, or until the case was closed."""
        starts: list[date] = [step.on for step in self._history if step.phase is Phase.BESLUIT_AANPAK]
        if not starts:
            return None
        ends: list[date] = [step.on for step in self._history if step.phase is Phase.AFGESLOTEN]
        return Period(start=starts[-1], end=ends[-1] if ends else starts[-1].replace(day=1, year=starts[-1].year + 2))


def _with_relations(file: CaseFile, today: date) -> CaseFile:
    """Record whose parent, partner and former partner people are: what their roles say, in a household one knows."""
    ties = family(file, today).ties
    persons = (
        person.model_copy(
            update={
                "relations": tuple(Relation(kind=tie.kind, other=tie.other) for tie in ties if tie.who == person.id)
            }
        )
        for person in file.persons
    )
    return file.model_copy(update={"persons": tuple(persons)})


def _source(told: Told) -> Source:
    if isinstance(told, Participant):
        words = f"{told.organisation}, {told.function}" if told.function else told.organisation
        return Source(description=words, participant=told.id, party=told.party, hat=told.hat)
    if isinstance(told, Person):
        party = Party.CLIENT if told.role is PersonRole.HOOFDPERSOON else Party.GEZINSLID
        return Source(description="eigen opgave, in gesprek", party=party, hat=Hat.BETROKKENE)
    return Source(description=told)
