"""What may stand in the plan: the law is asked for everybody who takes part, since all of them may come to read it.

The plan itself is always allowed; what is asked about is what else is in somebody's words (a tag beyond the plan).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.errors import Refused
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.parts import DRAFTED, OwnWords, Part, Plan
from wams_tui.casework.records import record_id
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.entering import may_enter_plan
from wams_tui.law.verdict import Effect, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """What the law says of one kind of data in the words of a part."""

    category: Category
    verdict: Verdict


class NotInThePlanError(Refused):
    """Something may not stand in the plan as it is typed; ``judged`` says why, and what would be possible instead."""

    def __init__(self, judged: Judged) -> None:
        verdict = judged.verdict
        why = verdict.rules[0].sentence if verdict.rules else ""
        instead = verdict.alternatives[0] if verdict.alternatives else ""
        super().__init__(N_("Dit mag zo niet in het plan: {why}"), _hint(instead), why=why, instead=instead)
        self.judged = judged


class ToBeWeighedError(Refused):
    """A professional decides whether it may stand in the plan, and nobody knows yet; ``judged`` says of what."""

    def __init__(self, judged: Judged) -> None:
        super().__init__(
            N_("Of dit in het plan mag, beslist de professional van wie het komt; dat besluit is er nog niet."),
            N_("Vraag het de professional; tot die besloot, schrijft u alleen op wat het gezin zelf vertelt."),
        )
        self.judged = judged


def judged(desk: Desk, file: CaseFile, part: Part | Plan) -> tuple[Judged, ...]:
    """Return what the law says of every kind of data in a part besides the plan itself, in the order of the kinds."""
    beyond = [one for one in Category if one in part.categories and one is not Category.HULPVRAAG_PLAN]
    return tuple(found for category in beyond for found in _judged(desk, file, part, category))


def refuse_what_may_not_stand(desk: Desk, file: CaseFile, part: Part | Plan) -> None:
    """Refuse a part that may not stand in the plan.

    Raises:
        NotInThePlanError: the rules have a reason against it, or its professional keeps it.
        ToBeWeighedError: its professional has still to decide.
    """
    found = judged(desk, file, part)
    refused = next((one for one in found if one.verdict.effect is Effect.WEIGEREN), None)
    if refused is not None:
        raise NotInThePlanError(refused)
    weighed = next((one for one in found if one.verdict.effect is Effect.AFWEGING), None)
    if weighed is not None:
        raise ToBeWeighedError(weighed)


def _judged(desk: Desk, file: CaseFile, part: Part | Plan, category: Category) -> Iterator[Judged]:
    law = setting(desk)
    persons = [one for one in file.persons if one.id in part.persons] or list(file.persons)
    readers = [one for one in file.participants if one.takes_part_on(law.on)]
    if not persons:
        return
    field = _field(part, category)
    asked = [
        question(file, reader, person, category, field, law)
        for reader in readers or [_the_family(persons[0].id, Period(start=law.on))]
        for person in persons
    ]
    yield Judged(category, may_enter_plan(asked, desk.rules))


def _field(part: Part | Plan, category: Category) -> Field:
    """The part as a datum of one kind, with where it came from and what was decided about it."""
    if isinstance(part, Plan):
        record, said, source = record_id(part), f"{part.problems}\n{part.connection}", DRAFTED
        return Field(record, record, part.persons, (category,), "", said, source, is_text=True)
    return Field(
        part.id,
        part.id,
        part.persons,
        (category,),
        "",
        part.text if isinstance(part, OwnWords) else part.what,
        part.source,
        part.made_on,
        supplier_agreed=part.supplier_agreed,
        secrecy=part.secrecy,
        is_text=True,
        secrecy_before=part.secrecy_before,
    )


def _the_family(person: str, period: Period) -> Participant:
    """Who reads the plan where nobody else takes part yet."""
    return Participant(
        id="", organisation="", party=Party.CLIENT, hat=Hat.BETROKKENE, period=period, represents=(person,)
    )


def _hint(instead: str) -> str:
    return N_("Wel mogelijk: {instead}") if instead else N_("Laat dit deel weg, of schrijf alleen wat afgesproken is.")
