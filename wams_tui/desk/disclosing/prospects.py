"""What a field could come to before every question about it is answered."""

from dataclasses import dataclass, replace

from wams_tui.casework.codes import Category, Decider, Fact
from wams_tui.desk.asking.recency import too_old
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft, OpenPoint, is_whole
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.weighing import FieldVerdict, chosen, may_go, open_points
from wams_tui.desk.matrix.questions import RECORDED_ELSEWHERE, question
from wams_tui.desk.plan.copies import fields_for
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect, Missing, Possibility


@dataclass(frozen=True, slots=True)
class Prospect:
    """A field, and the best that could be said of it under the chosen purpose and basis.

    One possibility per person and kind of data in the field; the strongest effect counts.
    """

    field: Field
    possibilities: tuple[Possibility, ...]
    too_old: bool = False
    """Whether its source must confirm it first."""

    @property
    def possibility(self) -> Possibility:
        """The possibility with the strongest effect."""
        return max(self.possibilities, key=lambda found: found.effect.rank)

    @property
    def effect(self) -> Effect:
        """The strongest effect."""
        return self.possibility.effect

    @property
    def recorded_elsewhere(self) -> tuple[Missing, ...]:
        """What is missing and cannot be answered in passing: a mandate, or a decision of somebody else."""
        return tuple(
            missing
            for found in self.possibilities
            for missing in found.verdict.missing
            if missing.fact is None or missing.fact in RECORDED_ELSEWHERE
        )

    @property
    def can_be_chosen(self) -> bool:
        """Whether a person's answers, or their own weighing, could still let it go."""
        return not self.too_old and self.could_be_chosen

    @property
    def could_be_chosen(self) -> bool:
        """Whether it could be, were it recent enough."""
        return not self.recorded_elsewhere and all(
            found.verdict.allows or (found.effect is Effect.AFWEGING and found.verdict.decider is Decider.COORDINATOR)
            for found in self.possibilities
        )


def prospects(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[Prospect, ...]:
    """Return what each field of the case could come to, given the answers so far."""
    file = opened.file
    recipient = file.participant(draft.participant)
    today = setting(desk)

    def found(field: Field, person: str, category: Category) -> Possibility:
        asked = question(
            file,
            recipient,
            file.person(person),
            category,
            field,
            today,
            purpose=draft.purpose,
            basis=draft.basis,
            channel=draft.channel,
            answers=(one for one in draft.answers if is_whole(one)),
            points=desk.rules.points,
        )
        return possible(asked, desk.rules)

    return tuple(
        Prospect(
            field,
            tuple(found(field, person, category) for person in field.persons for category in field.categories),
            too_old(desk, field, draft.purpose),
        )
        for field in fields_for(file, draft, today.on)
    )


def all_points(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[OpenPoint, ...]:
    """Return every point of the chosen fields, answered or not, in the order in which they come up."""
    seen: dict[tuple[Fact, str], OpenPoint] = {}
    given = {one.place: one for one in draft.answers}
    asking = replace(draft, answers=())
    while True:
        fresh = [point for point in open_points(desk, opened, asking) if point.place not in seen]
        if not fresh:
            return tuple(seen.values())
        for point in fresh:
            seen[point.place] = point
            if point.place in given:
                asking = asking.with_answer(given[point.place])


def stopped(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the chosen fields that the answers so far keep from going."""
    return tuple(one for one in chosen(desk, opened, draft) if not may_go(one, draft))
