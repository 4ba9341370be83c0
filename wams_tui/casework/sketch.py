"""So much of a case as its terms follow from: kept in the head, so that a change of the rules needs no case opened.

A head that held the days themselves would be wrong from the day a municipality fills a term in.
"""

from datetime import date
from typing import TYPE_CHECKING

from wams_tui.casework.case import Case, Deadline, Decision, Measure
from wams_tui.casework.codes import Initiative, Phase, Regime
from wams_tui.casework.household import Person, PersonRole
from wams_tui.casework.informing import InformingException, WhyNotInformed
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile


class SketchedPerson(Model):
    """Whom a term is about: a short name, and when an exception to informing is looked at again."""

    id: str
    name: str
    decided_on: date | None = None
    review_on: date | None = None


class Sketch(Model):
    """Days and phases of a case; no reasons, and of persons only those a term is about."""

    opened_on: date
    initiative: Initiative
    steps: tuple[Decision, ...] = ()
    decision_period: Period | None = None
    review_on: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    measures: tuple[Measure, ...] = ()
    persons: tuple[SketchedPerson, ...] = ()

    def file(self, phase: Phase) -> "CaseFile":
        """Return it as a case with nothing else in it: for what reckons terms, and for nothing that judges data."""
        from wams_tui.casework.casefile import CaseFile

        case = Case.model_construct(
            id="", code="", title="", phase=phase, initiative=self.initiative, regime=Regime.HUIDIG_RECHT,
            opened_on=self.opened_on, coordinator="", controller="", contact="",
            decision_period=self.decision_period, review_on=self.review_on, deadlines=self.deadlines,
            measures=self.measures, history=self.steps,
        )  # fmt: skip
        return CaseFile.model_construct(case=case, persons=tuple(_person(one) for one in self.persons))


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
        persons=tuple(
            _sketched(person) for person in file.persons if person.id in named or person.not_informed is not None
        ),
    )


def _sketched(person: Person) -> SketchedPerson:
    exception = person.not_informed
    return SketchedPerson(
        id=person.id,
        name=person.short_name,
        decided_on=exception.decided_on if exception else None,
        review_on=exception.review_on if exception else None,
    )


def _person(one: SketchedPerson) -> Person:
    exception = None
    if one.decided_on is not None and one.review_on is not None:
        exception = InformingException.model_construct(
            why=WhyNotInformed.WET, words="", decided_by="", decided_on=one.decided_on, review_on=one.review_on
        )
    return Person.model_construct(
        id=one.id, given_names=one.name, surname="", role=PersonRole.DERDE, not_informed=exception
    )
