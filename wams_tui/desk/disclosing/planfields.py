"""Parts of the plan, and what was said in a conference, as fields of the persons and kinds they are tagged with.

A part that nobody tagged with a person is no field, and so goes nowhere (design §2 *Free text*). Who does or says
something is spoken of in it, whatever the tags say.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Hat
from wams_tui.casework.items import Source
from wams_tui.casework.labels import label
from wams_tui.casework.meeting.meeting import Meeting, MeetingState
from wams_tui.casework.plan.amounts import amount_text
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import (
    DRAFTED,
    PLAN_RECORD,
    Action,
    ActionKind,
    ActionState,
    Goal,
    OwnWords,
    PlanPart,
    WordsKind,
)
from wams_tui.casework.plan.version import PlanContent
from wams_tui.casework.release import PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.field import Field, Place

PROBLEMS_KEY, CONNECTION_KEY = f"{PLAN_RECORD}:problemen", f"{PLAN_RECORD}:samenhang"
"""The two texts of the plan itself, which is one record."""

OWN_WORDS = {
    WordsKind.ZEGT: N_("Eigen woorden"),
    WordsKind.ZIENSWIJZE: N_("Zienswijze"),
    WordsKind.ONEENS: N_("Is het niet eens"),
}

ACTIONS = {
    ActionKind.ACTIE: N_("Actie"),
    ActionKind.AFSPRAAK: N_("Afspraak"),
    ActionKind.NIET_HANDHAVEN: N_("Tijdelijk niet handhaven of innen"),
    ActionKind.SNELLE_HULP: N_("Snelle hulp"),
}

_MEETING = Source(description=N_("gezegd of besloten in het overleg"), hat=Hat.COORDINATIE)
_AGENDA = Source(description=N_("op de agenda van het overleg gezet"), hat=Hat.COORDINATIE)
_HELD = (MeetingState.UITGENODIGD, MeetingState.GEHOUDEN)


def plan_fields(file: CaseFile) -> tuple[Field, ...]:
    """Return the parts of the plan in the order in which it is read."""
    return tuple(field for field in _plan(file, content_now(file)) if field.persons and field.categories)


def minute_fields(file: CaseFile) -> tuple[Field, ...]:
    """Return what was decided in each conference, then who of the household was there, conference by conference."""
    held = sorted((one for one in file.meetings if one.state in _HELD), key=lambda one: (one.on, one.starts_at, one.id))
    known = {person.id for person in file.persons}
    return tuple(field for one in held for field in _minutes(one, known) if field.persons and field.categories)


def agenda_fields(file: CaseFile, meeting: str) -> tuple[Field, ...]:
    """Return the items of the agenda of one conference, whether or not anything was decided under them yet.

    A title that nobody said of whom it speaks is no field.
    """
    held = next((one for one in file.meetings if one.id == meeting), None)
    if held is None:
        return ()
    return tuple(
        Field(
            f"{held.id}:{item.id}",
            held.id,
            item.persons,
            item.categories,
            N_("Agendapunt"),
            item.title,
            _AGENDA,
            held.made_on,
            held.made_on,
            supplier_agreed=Answer.ONBEKEND,
            is_text=True,
            part=Place(PartKind.AGENDAPUNT, owner=item.presenter, meeting=held.id),
        )
        for item in held.agenda
        if item.persons and item.categories
    )


def _plan(file: CaseFile, plan: PlanContent) -> Iterator[Field]:
    known = {person.id for person in file.persons}
    whole = plan.plan
    for key, kind, title, text in (
        (PROBLEMS_KEY, PartKind.PROBLEMEN, N_("Wat er speelt"), whole.problems),
        (CONNECTION_KEY, PartKind.SAMENHANG, N_("Hoe het samenhangt"), whole.connection),
    ):
        if text:
            yield Field(
                key, whole.id, whole.persons, whole.categories, title, text, DRAFTED, is_text=True, part=Place(kind)
            )
    for strength in (one for one in plan.strengths if one.ended_on is None):
        yield _part(
            strength, N_("Wat goed gaat"), strength.what, Place(PartKind.KRACHT, meeting=strength.meeting), known
        )
    words: dict[str, list[OwnWords]] = {}
    for one in plan.words:
        words.setdefault(one.about, []).append(one)
    actions: dict[str, list[Action]] = {}
    goals = {goal.id for goal in plan.goals}
    for action in plan.actions:
        actions.setdefault(action.goal if action.goal in goals else "", []).append(action)
    for goal in plan.goals:
        yield _goal(goal, known)
        yield from (_words(one, known) for one in words.pop(goal.id, ()))
        yield from _actions(actions.get(goal.id, ()), words, known)
    yield from _actions(actions.get("", ()), words, known)
    for left in words.values():
        yield from (_words(one, known) for one in left)


def _actions(actions: Iterable[Action], words: dict[str, list[OwnWords]], known: set[str]) -> Iterator[Field]:
    for action in actions:
        yield _action(action, known)
        yield from (_words(one, known) for one in words.pop(action.id, ()))


def _goal(goal: Goal, known: set[str]) -> Field:
    said = [goal.what]
    if goal.evaluations:
        last = goal.evaluations[-1]
        said.append(": ".join(part for part in (f"{last.on:%d-%m-%Y}, {label(last.outcome)}", last.words) if part))
    place = Place(
        PartKind.DOEL,
        by_when=goal.by_when,
        state=goal.outcome.value if goal.outcome is not None else "",
        meeting=goal.meeting,
    )
    return _part(goal, N_("Doel"), "\n".join(said), place, known)


def _action(action: Action, known: set[str]) -> Field:
    said = [action.what]
    if action.amount is not None:
        said.append(f"Bedrag: {amount_text(action.amount)}")
    if action.result:
        said.append(f"Resultaat: {action.result}")
    place = Place(
        PartKind.ACTIE,
        under=action.goal,
        sort=action.kind.value,
        owner=action.owner,
        starts_on=action.starts_on or action.made_on,
        by_when=action.by_when,
        done_on=action.done_on,
        state=action.state.value,
        binds=bool(action.owner) and action.state is not ActionState.VERVALLEN,
        meeting=action.meeting,
    )
    return _part(action, ACTIONS[action.kind], "\n".join(said), place, known)


def _words(words: OwnWords, known: set[str]) -> Field:
    place = Place(PartKind.WOORDEN, under=words.about, sort=words.kind.value, owner=words.person, meeting=words.meeting)
    return _part(words, OWN_WORDS[words.kind], words.text, place, known, words.said_on)


def _part(part: PlanPart, title: str, text: str, place: Place, known: set[str], on: date | None = None) -> Field:
    """Return one part; what was said or drawn up at the table was confirmed by putting it down."""
    day = on or part.made_on
    heard = part.source.participant is None and part.source.hat in (Hat.COORDINATIE, Hat.BETROKKENE)
    return Field(
        part.id,
        part.id,
        _with(part.persons, place.owner, known),
        part.categories,
        title,
        text,
        part.source,
        day,
        day if heard else None,
        supplier_agreed=part.supplier_agreed,
        secrecy=part.secrecy,
        is_text=True,
        secrecy_before=part.secrecy_before,
        part=place,
    )


def _minutes(meeting: Meeting, known: set[str]) -> Iterator[Field]:
    for item in meeting.agenda:
        if item.decisions:
            place = Place(PartKind.AGENDAPUNT, meeting=meeting.id)
            yield _said(
                meeting, f"{meeting.id}:{item.id}", item.persons, item.categories, N_("Agendapunt"), item.title, place
            )
        for made in item.decisions:
            place = Place(PartKind.BESLUIT, under=f"{meeting.id}:{item.id}", meeting=meeting.id)
            yield _said(
                meeting,
                f"{meeting.id}:{made.id}",
                made.persons or item.persons,
                made.categories,
                N_("Besluit"),
                made.what,
                place,
            )
    for attended in meeting.attendance:
        if attended.who in known:
            said = "was erbij" if attended.came else "was er niet bij"
            yield _said(
                meeting,
                f"{meeting.id}:{attended.who}",
                (attended.who,),
                (Category.HULPVRAAG_PLAN,),
                N_("Aanwezig"),
                ": ".join(part for part in (said, attended.reason) if part),
                Place(PartKind.AANWEZIG, owner=attended.who, meeting=meeting.id),
            )


def _said(
    meeting: Meeting,
    key: str,
    persons: tuple[str, ...],
    categories: tuple[Category, ...],
    title: str,
    text: str,
    place: Place,
) -> Field:
    return Field(
        key,
        meeting.id,
        persons,
        categories,
        title,
        text,
        _MEETING,
        meeting.on,
        meeting.on,
        supplier_agreed=Answer.ONBEKEND,
        is_text=True,
        part=place,
    )


def _with(persons: tuple[str, ...], owner: str, known: set[str]) -> tuple[str, ...]:
    """What nobody tagged stays untagged: that somebody does it does not say of whom it speaks."""
    return tuple(dict.fromkeys((*persons, owner))) if persons and owner in known else persons
