"""So much of a case as its terms follow from: kept in the head, so that a change of the rules needs no case opened.

A head that held the days themselves would be wrong from the day a municipality fills a term in.
"""

from datetime import date
from typing import TYPE_CHECKING

from wams_tui.casework.case import Case, Deadline, Decision, Measure
from wams_tui.casework.codes import Answer, Category, Hat, Initiative, Party, Phase, Regime
from wams_tui.casework.course.intake import BoundaryTest
from wams_tui.casework.household.informing import InformingException, WhyNotInformed
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import DataItem, Source
from wams_tui.casework.model import Model
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile


_WITH_A_TERM = frozenset({Party.SCHULDHULP})


# Copied, not made: a list of ten thousand cases is reckoned from as many sketches.
_BLANK_CASE = Case.model_construct(
    id="", code="", title="", phase=Phase.AANMELDING_CLIENT, initiative=Initiative.CLIENT,
    regime=Regime.HUIDIG_RECHT, opened_on=date.min, coordinator="", controller="", contact="",
)  # fmt: skip
_BLANK_PERSON = Person.model_construct(id="", given_names="", surname="", role=PersonRole.HOOFDPERSOON)


class SketchedPerson(Model):
    """Whom a term is about: a short name, whether they were told, and since when others told things about them.

    ``decided_on`` and ``review_on`` are those of an exception to informing.
    """

    id: str
    name: str
    role: PersonRole
    informed: Answer = Answer.ONBEKEND
    gotten_on: date | None = None
    decided_on: date | None = None
    review_on: date | None = None


class SketchedParticipant(Model):
    """A party whose own term begins when it comes in."""

    party: Party
    since: date


class Sketch(Model):
    """Days and phases of a case; no reasons, and of persons only those a term is about."""

    opened_on: date
    initiative: Initiative
    steps: tuple[Decision, ...] = ()
    decision_period: Period | None = None
    review_on: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    measures: tuple[Measure, ...] = ()
    boundary_tests: tuple[BoundaryTest, ...] = ()
    persons: tuple[SketchedPerson, ...] = ()
    participants: tuple[SketchedParticipant, ...] = ()

    def file(self, phase: Phase) -> "CaseFile":
        """Return it as a case with nothing else in it: for what reckons terms, and for nothing that judges data."""
        from wams_tui.casework.casefile import CaseFile

        known = {
            "phase": phase, "initiative": self.initiative, "opened_on": self.opened_on,
            "decision_period": self.decision_period, "review_on": self.review_on, "deadlines": self.deadlines,
            "measures": self.measures, "history": self.steps, "boundary_tests": self.boundary_tests,
        }  # fmt: skip
        case = _BLANK_CASE.model_copy(update=known)
        return CaseFile.model_construct(
            case=case,
            persons=tuple(_person(one) for one in self.persons),
            items=tuple(_item(one.id, one.gotten_on) for one in self.persons if one.gotten_on is not None),
            participants=tuple(_participant(one) for one in self.participants),
        )


def sketch_of(file: "CaseFile") -> Sketch:
    """Return the sketch of a case."""
    case = file.case
    named = {measure.person for measure in case.measures}
    return Sketch(
        opened_on=case.opened_on,
        initiative=case.initiative,
        steps=tuple(
            Decision(phase=step.phase, on=step.on, by="", until=step.until, closing=step.closing)
            for step in case.history
        ),
        decision_period=case.decision_period,
        review_on=case.review_on,
        deadlines=case.deadlines,
        measures=case.measures,
        boundary_tests=tuple(
            BoundaryTest(boundary=test.boundary, outcome=test.outcome, on=test.on, by="")
            for test in case.boundary_tests
            if test.outcome is Answer.JA
        ),
        persons=tuple(
            _sketched(person, file)
            for person in file.persons
            if person.id in named or person.not_informed is not None or person.informed is not Answer.JA
        ),
        participants=tuple(
            SketchedParticipant(party=one.party, since=one.period.start)
            for one in file.participants
            if one.party in _WITH_A_TERM
        ),
    )


def told_by_others(file: "CaseFile", person: str) -> date | None:
    """Return since when there are data about a person that somebody else told; nothing where there are none."""
    gotten = (item.obtained_on for item in file.items_of(person) if item.source.hat is not Hat.BETROKKENE)
    return min(gotten, default=None)


def _sketched(person: Person, file: "CaseFile") -> SketchedPerson:
    exception = person.not_informed
    return SketchedPerson(
        id=person.id,
        name=person.short_name,
        role=person.role,
        informed=person.informed,
        gotten_on=told_by_others(file, person.id),
        decided_on=exception.decided_on if exception else None,
        review_on=exception.review_on if exception else None,
    )


def _person(one: SketchedPerson) -> Person:
    exception = None
    if one.decided_on is not None and one.review_on is not None:
        exception = InformingException.model_construct(
            why=WhyNotInformed.WET, words="", decided_by="", decided_on=one.decided_on, review_on=one.review_on
        )
    known = {"id": one.id, "given_names": one.name, "role": one.role, "informed": one.informed}
    return _BLANK_PERSON.model_copy(update={**known, "not_informed": exception})


def _item(person: str, gotten_on: date) -> DataItem:
    source = Source.model_construct(description="")
    return DataItem.model_construct(
        id="", person=person, category=Category.IDENTITEIT, label="", value="", source=source, obtained_on=gotten_on
    )


def _participant(one: SketchedParticipant) -> Participant:
    period = Period.model_construct(start=one.since)
    return Participant.model_construct(id="", organisation="", party=one.party, hat=Hat.HULPVERLENING, period=period)
