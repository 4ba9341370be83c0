"""Putting parts of the plan down and changing them: what goes well, goals, actions, how the problems connect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Domain
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import NO, PersonRole
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.model import new_id
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.plan.parts import (
    DRAFTED,
    Action,
    ActionKind,
    Goal,
    OwnWords,
    Part,
    Plan,
    Strength,
)
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.freetext import given_names_in
from wams_tui.desk.plan.keeping import Deed, keep, nth


@dataclass(frozen=True, slots=True)
class Tags:
    """Of whom and of what a part speaks, and where it came from.

    Without ``persons`` it is about whom it is added for; who is called by name in the words, always. ``kinds`` come
    with the plan itself.
    """

    persons: tuple[str, ...] = ()
    kinds: tuple[Category, ...] = ()
    source: Source = DRAFTED
    secrecy: SecrecyDecision | None = None
    meeting: str = ""


PLAIN = Tags()


def add_strength(desk: Desk, opened: OpenCase, what: str, tags: Tags = PLAIN) -> OpenCase:
    """Put down something that goes well. Errors as of :func:`~wams_tui.desk.plan.keeping.keep`."""
    made = Strength(what=what, **_common(desk, opened.file, what, tags, for_whom(opened.file)))
    return keep(desk, opened, [made], Deed.TOEGEVOEGD)


def add_goal(
    desk: Desk,
    opened: OpenCase,
    what: str,
    tags: Tags = PLAIN,
    *,
    by_when: date | None = None,
    domain: Domain | None = None,
) -> OpenCase:
    """Put down a goal, as the last one. Errors as of :func:`~wams_tui.desk.plan.keeping.keep`."""
    common = _common(desk, opened.file, what, tags, for_whom(opened.file))
    return keep(desk, opened, [Goal(what=what, by_when=by_when, domain=domain, **common)], Deed.TOEGEVOEGD)


def add_action(
    desk: Desk,
    opened: OpenCase,
    goal: str,
    what: str,
    tags: Tags = PLAIN,
    *,
    owner: str = "",
    by_when: date | None = None,
    kind: ActionKind = ActionKind.ACTIE,
    amount: int | None = None,
    law: Domain | None = None,
) -> OpenCase:
    """Put down an action or agreement under a goal, or with an empty ``goal`` for the plan as a whole.

    It speaks of whom its goal speaks, and of its owner where that is somebody of the household; what an organisation
    does that is there for some of them, only of those.

    Args:
        desk: Whose desk it is.
        opened: The case.
        goal: The id of the goal it serves, or empty.
        what: What is done, in words.
        tags: Of whom and of what it speaks, where that differs from its goal.
        owner: Who does it: the id of a participant or of a person of the household, or empty.
        by_when: The day by which; of what is not enforced for a while, its last day.
        kind: What is agreed.
        amount: Of quick relief, how much in euro cents.
        law: Under which act, where it is not that of who does it.

    Raises:
        KeyError: there is no such goal.
        Misused: quick relief without an amount; further as of :func:`~wams_tui.desk.plan.keeping.keep`.
    """
    file = opened.file
    about = served_by(file, owner, file.goal(goal).persons if goal else for_whom(file))
    if owner in {one.id for one in file.persons}:
        about = (*about, owner)
    made = Action(
        goal=goal, what=what, owner=owner, by_when=by_when, kind=kind, amount=amount, law=law,
        **_common(desk, file, what, tags, about),
    )  # fmt: skip
    _refuse_half(made)
    return keep(desk, opened, [made], Deed.TOEGEVOEGD)


def served_by(file: CaseFile, owner: str, persons: tuple[str, ...]) -> tuple[str, ...]:
    """Return whom of ``persons`` an owner is there for; all of them where it is there for nobody in particular.

    What a party does for others than it takes part for, it could never be sent.
    """
    there_for = {id for one in file.participants if one.id == owner for id in (*one.concerns, *one.represents)}
    return tuple(one for one in persons if one in there_for) or persons


def describe(
    desk: Desk, opened: OpenCase, problems: str | None = None, connection: str | None = None, tags: Tags = PLAIN
) -> OpenCase:
    """Say in a few lines what the problems are, and how they hang together; what is ``None`` stays as it is."""
    before = opened.file.plan
    said = {
        "problems": before.problems if problems is None else problems.strip(),
        "connection": before.connection if connection is None else connection.strip(),
    }
    words = " ".join(said.values())
    persons = about_whom(opened.file, words, tags.persons or before.persons or for_whom(opened.file))
    kinds = kinds_with((*before.categories, *tags.kinds)) if words.strip() else Plan().categories
    changed = before.model_copy(update={**said, "persons": persons, "categories": kinds})
    return opened if changed == before else keep(desk, opened, [changed], Deed.GEWIJZIGD)


def change(desk: Desk, opened: OpenCase, part: Part) -> OpenCase:
    """Store a strength, goal or action as it is to be; who is called by name in its words is added to whom it is about.

    Raises:
        Misused: it is somebody's own words; further as of :func:`~wams_tui.desk.plan.keeping.keep`.
        KeyError: the plan has no such part.
        Clashed: a colleague changed it first.
    """
    if isinstance(part, OwnWords):
        raise Misused(
            N_("Iemands eigen woorden worden niet gewijzigd."),
            N_("Zegt iemand het nu anders, leg dan nieuwe woorden vast (z)."),
        )
    before = part_of(opened.file, part.id)
    whole = part.model_copy(update={"persons": about_whom(opened.file, part.what, part.persons)})
    whole = type(whole).model_validate(whole.model_dump())
    if isinstance(whole, Action):
        _refuse_half(whole)
    return opened if whole == before else keep(desk, opened, [whole], Deed.GEWIJZIGD)


def set_against(desk: Desk, opened: OpenCase, action: str, other: str, *, works_against: bool) -> OpenCase:
    """Record that somebody says two actions work against each other, or that they do not any more.

    Raises:
        KeyError: the plan has no such action.
        Misused: it is one and the same.
        Clashed: a colleague changed one of them first.
    """
    if action == other:
        raise Misused(N_("Een actie werkt niet tegen zichzelf."), N_("Kies een andere actie."))
    changed = []
    for one, also in ((opened.file.action(action), other), (opened.file.action(other), action)):
        against = [id for id in one.against if id != also]
        # Said of one of the two, it holds for both: taken back, it goes from both.
        if works_against and one.id == action:
            against.append(also)
        if tuple(against) != one.against:
            changed.append(one.model_copy(update={"against": tuple(against)}))
    return keep(desk, opened, changed, Deed.GEWIJZIGD) if changed else opened


def part_of(file: CaseFile, id: str) -> Part:
    """Return one part of the plan.

    Raises:
        KeyError: the plan has no such part.
    """
    parts: tuple[Part, ...] = (*file.strengths, *file.goals, *file.actions, *file.words)
    found = next((one for one in parts if one.id == id), None)
    if found is None:
        raise KeyError(id)
    return found


def for_whom(file: CaseFile) -> tuple[str, ...]:
    """Return about whom a part is unless somebody says otherwise: whose case it is, of those who did not say no."""
    main = [one for one in file.persons if one.role is PersonRole.HOOFDPERSOON]
    asked = [one.id for one in (main or file.persons[:1]) if one.participation.joining not in NO]
    return tuple(asked)


def goal_numbered(file: CaseFile, number: int) -> Goal:
    """Return a goal by its place in the family's order, from 1.

    Raises:
        Misused: there is no such goal.
    """
    goals = goals_in_order(file)
    if not 1 <= number <= len(goals):
        raise Misused(
            N_("Er is geen doel {number}."),
            N_("Bekijk de doelen met: wams plan show {code}"),
            number=str(number),
            code=file.case.code,
        )
    return goals[number - 1]


def _common(desk: Desk, file: CaseFile, words: str, tags: Tags, about: Iterable[str]) -> dict[str, object]:
    return {
        "id": new_id(),
        "persons": about_whom(file, words, tags.persons or tuple(about)),
        "categories": kinds_with(tags.kinds),
        "source": tags.source,
        "secrecy": tags.secrecy,
        "meeting": tags.meeting,
        "made_on": desk.today(),
        "nth": nth(file),
        "by": desk.session.coordinator.id,
    }


def about_whom(file: CaseFile, words: str, persons: Iterable[str]) -> tuple[str, ...]:
    """Return whom it is about, as the household is ordered: who was named so, and whose name is in the words."""
    about = {*persons, *given_names_in(file, words)}
    return tuple(one.id for one in file.persons if one.id in about)


def kinds_with(kinds: Iterable[Category]) -> tuple[Category, ...]:
    """Return kinds of data with the plan itself among them, each once and in their own order."""
    wanted = {Category.HULPVRAAG_PLAN, *kinds}
    return tuple(one for one in Category if one in wanted)


def _refuse_half(action: Action) -> None:
    if action.kind is ActionKind.SNELLE_HULP and not action.amount:
        raise Misused(N_("Er staat geen bedrag bij deze snelle hulp."), N_("Typ een bedrag, zoals 250 of 1.250,00."))
