"""What a field could come to before every question is answered, and which purposes lead anywhere for a recipient."""

from dataclasses import dataclass

from wams_tui.casework.codes import Category, Decider, Purpose
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.choices import Choice
from wams_tui.desk.desk import Desk
from wams_tui.desk.draft import Draft, FieldVerdict, OpenPoint, chosen, open_points, weighed
from wams_tui.desk.fields import Field, fields_of
from wams_tui.desk.questions import question
from wams_tui.law.choices import Usability, purposes_for
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect, Possibility


@dataclass(frozen=True, slots=True)
class Prospect:
    """A field, and the best that could be said of it under the chosen purpose and basis.

    One possibility per person and kind of data in the field; the strongest effect counts.
    """

    field: Field
    possibilities: tuple[Possibility, ...]

    @property
    def possibility(self) -> Possibility:
        """The possibility with the strongest effect."""
        return max(self.possibilities, key=lambda found: found.effect.rank)

    @property
    def effect(self) -> Effect:
        """The strongest effect."""
        return self.possibility.effect

    @property
    def can_be_chosen(self) -> bool:
        """Whether a person's answers, or their own weighing, could still let it go."""
        return all(
            found.verdict.allows or (found.effect is Effect.AFWEGING and found.verdict.decider is Decider.COORDINATOR)
            for found in self.possibilities
        )


def prospects(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[Prospect, ...]:
    """Return what each field of the case could come to, given the answers so far."""
    file = opened.file
    recipient = file.participant(draft.participant)

    def found(field: Field, person: str, category: Category) -> Possibility:
        asked = question(
            file,
            recipient,
            file.person(person),
            category,
            field,
            desk.today(),
            desk.session.nature,
            purpose=draft.purpose,
            basis=draft.basis,
            channel=draft.channel,
            answers=draft.answers,
        )
        return possible(asked, desk.rules)

    return tuple(
        Prospect(
            field,
            tuple(found(field, person, category) for person in field.persons for category in field.categories),
        )
        for field in fields_of(file)
    )


def purpose_choices(desk: Desk, opened: OpenCase, participant: str) -> tuple[Choice, ...]:
    """Return every purpose, those that lead anywhere for this recipient first; the others say why they do not.

    Raises:
        KeyError: when the case has no such participant.
    """
    file = opened.file
    recipient, person = file.participant(participant), file.persons[0]
    asked = question(file, recipient, person, Category.IDENTITEIT, None, desk.today(), desk.session.nature)
    found = []
    for choice in purposes_for(asked, desk.rules):
        obstacle = ""
        if choice.usability is Usability.GESLOTEN:
            closed = N_("Voor deze ontvanger is er bij dit doel vandaag geen grondslag.")
            obstacle = choice.reasons[0].sentence if choice.reasons else closed
        found.append(Choice(Purpose(choice.code), label(Purpose(choice.code)), obstacle=obstacle))
    return tuple(sorted(found, key=lambda one: not one.open))


def all_points(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[OpenPoint, ...]:
    """Return every point of the chosen fields, answered or not, in the order in which they come up."""
    seen: dict[tuple[str, str, str], OpenPoint] = {}
    given = {(one.fact.value, one.person, one.category or ""): one for one in draft.answers}
    asking = Draft(draft.participant, draft.request, draft.purpose, draft.basis, draft.fields, (), draft.channel)
    while True:
        fresh = [point for point in open_points(desk, opened, asking) if point_key(point) not in seen]
        if not fresh:
            return tuple(seen.values())
        for point in fresh:
            seen[point_key(point)] = point
            if point_key(point) in given:
                asking = asking.with_answer(given[point_key(point)])


def point_key(point: OpenPoint) -> tuple[str, str, str]:
    """Return what makes a point the same point: its fact, its person, its kind of data."""
    return (point.fact.value, point.person, point.category or "")


def stopped(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the chosen fields that the answers so far keep from going."""
    return tuple(
        one
        for one in chosen(desk, opened, draft)
        if not all(
            cell.verdict.allows or (cell.verdict.effect is Effect.AFWEGING and weighed(cell, draft))
            for cell in one.cells
        )
    )
