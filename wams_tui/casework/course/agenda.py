"""What a case asks of its coordinator, and from which day: facts of the case only, and no day of their own.

The head of a case keeps these, so that *Vandaag* reads them without opening a case; which of them count today is asked
with the day (:func:`on_day`). Terms that follow from the rules are not here: see :mod:`.sketch`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from wams_tui.casework.case import Deadline, DeadlineKind
from wams_tui.casework.codes import Answer, Category, Direction, Phase
from wams_tui.casework.course.intake import Support
from wams_tui.casework.course.sketch import told_by_others
from wams_tui.casework.course.todo import TodoOrigin
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.casework.model import Model
from wams_tui.casework.requests.request import RequestState
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.household.persons import Person
    from wams_tui.casework.plan.parts import Action

CLOSED = frozenset({Phase.AFGESLOTEN, Phase.BEWAREN, Phase.VERNIETIGD})
_BEFORE_INVESTIGATION = frozenset({Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL})
_UNDER_WAY = frozenset({Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE})

DANGER_ENDS = N_("Laatste dag van het acute gevaar voor {who}: is het voorbij, of opnieuw vast te leggen?")
STILL_TO_HEAR = N_("Kijk opnieuw: kan {who} nu horen wat er is gedeeld?")
"""A decision not to tell somebody of some disclosures comes to its review."""

DANGER_SOURCE = N_("de laatste dag die bij het gevaar staat; ten hoogste drie dagen")


class DueKind(StrEnum):
    """What is asked."""

    VERZOEK = "verzoek"
    """Somebody waits for an answer."""
    NAVRAGEN = "navragen"
    """We wait for somebody's answer, or for what the asker meant."""
    TERMIJN = "termijn"
    """A term of the case itself, or one that follows from the rules."""
    PLICHT = "plicht"
    """An obligation that a decision brought along."""
    INLICHTEN = "inlichten"
    """Somebody whose data are used was not told so yet."""
    STEUN = "steun"
    """The offer of a supporter is to be made, or waits for an answer."""
    VERJAARDAG = "verjaardag"
    """A child reaches an age at which it changes who decides."""
    HUISHOUDEN = "huishouden"
    """Nobody has custody, a recipient is to be told that somebody takes no part, a hidden address stands open."""
    KENNISGEVING = "kennisgeving"
    """A recipient is to be told that what they received is not right, or counts no more."""
    TERUGBLIK = "terugblik"
    """A life was in danger: was what was given needed, and was the person told?"""
    OVERLEG = "overleg"
    """A case conference is to be held; past its day, it is asked whether it was."""
    ACTIE = "actie"
    """Actions of the plan are to be ready on one day."""
    BOTSING = "botsing"
    """Office and laptop changed the same thing; a person chooses. ``what`` is how often."""
    TAAK = "taak"
    """What a coordinator put down."""
    AANBOD = "aanbod"
    """A colleague asks whether one takes the case over; never in a head, it is asked of one person only."""
    GEWIJZIGD = "gewijzigd"
    """A colleague changed something since one's last visit; never in a head either."""


class Due(Model):
    """One thing asked of the coordinator. ``ref`` is the record it is about, ``who`` a name or organisation.

    ``what`` is words somebody typed, a marked text with ``params`` in it, or a number of years; it depends on the kind.
    Before ``since`` it is not asked yet, after ``until`` no more. Without ``due_on`` it has no day; none is guessed.
    """

    kind: DueKind
    ref: str = ""
    who: str = ""
    what: str = ""
    params: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    until: date | None = None
    due_on: date | None = None
    nature: DeadlineKind | None = None
    source: str = ""


def dues_of(file: "CaseFile") -> tuple[Due, ...]:
    """Return everything the records of the case ask for, whatever the day; what has no day last."""
    found = [*_to_tell(file), *_kept_from(file), *_notices(file), *_lookbacks(file), *_todos(file), *dangers_of(file)]
    found += _clashes(file)
    if file.case.phase not in CLOSED:
        found += [*_requests(file), *_persons(file), *_household(file), *meetings_of(file), *_actions(file)]
    return tuple(sorted(found, key=lambda due: (due.due_on or date.max, due.kind, due.who, due.what, due.ref)))


def deadlines_of(deadlines: Iterable[Deadline]) -> tuple[Due, ...]:
    """Return the terms somebody put on record in the case, as what they ask."""
    return tuple(
        Due(kind=DueKind.TERMIJN, what=one.what, due_on=one.due_on, nature=one.kind, source=one.source)
        for one in deadlines
    )


def dangers_of(file: "CaseFile") -> tuple[Due, ...]:
    """Return the last days of the dangers nobody said were over; past its last day a danger counts and asks no more."""
    names = {one.id: one.short_name for one in file.persons}
    return tuple(
        Due(
            kind=DueKind.TERMIJN,
            ref=one.id,
            who=names.get(one.person, ""),
            what=DANGER_ENDS,
            since=one.period.start,
            until=one.period.end,
            due_on=one.period.end,
            nature=DeadlineKind.EIGEN,
            source=DANGER_SOURCE,
        )
        for one in file.case.dangers
        if one.ended_on is None
    )


def meetings_of(file: "CaseFile") -> tuple[Due, ...]:
    """Return the case conferences that are still to be held; ``what`` is the hour."""
    return tuple(
        Due(
            kind=DueKind.OVERLEG,
            ref=one.id,
            what=f"{one.starts_at:%H:%M}",
            due_on=one.on,
            nature=DeadlineKind.EIGEN,
        )
        for one in file.meetings
        if one.is_ahead
    )


def on_day(dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    """Return those that are asked on ``day``: what is past its term still is, what comes later is not yet."""
    return tuple(
        due for due in dues if (due.since is None or due.since <= day) and (due.until is None or day <= due.until)
    )


def _requests(file: "CaseFile") -> Iterator[Due]:
    for request in file.open_requests():
        ours = request.direction is Direction.VERSTREKKEN and request.state not in (
            RequestState.WACHT_OP_AANVRAGER,
            RequestState.WACHT_OP_PROFESSIONAL,
        )
        yield Due(
            kind=DueKind.VERZOEK if ours else DueKind.NAVRAGEN,
            ref=request.id,
            who=file.asker_named(request),
            due_on=request.due_on,
            nature=request.due_nature if request.due_on else None,
            source=request.due_source,
        )


def _persons(file: "CaseFile") -> Iterator[Due]:
    case = file.case
    offers = {offer.person: offer.outcome for offer in case.supporter_offers}
    for person in file.persons:
        if _must_be_told(person) and case.phase in _UNDER_WAY and told_by_others(file, person.id) is None:
            yield Due(kind=DueKind.INLICHTEN, ref=person.id, who=person.short_name)
        if offers.get(person.id) is Support.AANGEBODEN:
            yield Due(kind=DueKind.STEUN, ref=person.id, who=person.short_name, what=Support.AANGEBODEN.value)
        elif person.role is PersonRole.HOOFDPERSOON and person.id not in offers and case.phase in _BEFORE_INVESTIGATION:
            yield Due(kind=DueKind.STEUN, ref=person.id, who=person.short_name)


def _must_be_told(person: "Person") -> bool:
    """Whether somebody takes part without having been told; a recorded exception has its own day of review.

    Where others told things about them there is a term for it (AVG 14), and that is told instead.
    """
    takes_part = person.role is PersonRole.HOOFDPERSOON or person.participation.joining is Joining.DOET_MEE
    return takes_part and person.informed is not Answer.JA and person.not_informed is None


def _household(file: "CaseFile") -> Iterator[Due]:
    """What :mod:`~wams_tui.casework.course.housetasks` tells of one day, for every day."""
    from wams_tui.casework.course import housetasks
    from wams_tui.casework.household import birthdays, custody
    from wams_tui.casework.household.sound import leaks

    for one in birthdays.birthdays(file, file.case.opened_on - birthdays.AFTER, date.max):
        yield Due(
            kind=DueKind.VERJAARDAG,
            ref=one.person.id,
            who=one.person.short_name,
            what=str(one.age),
            since=one.on - birthdays.AHEAD,
            due_on=one.on,
            until=one.on + birthdays.AFTER,
        )
    for person in file.persons:
        grown = None if person.birth_date is None else birthdays.birthday(person.birth_date, custody.OF_AGE)
        about = Due(kind=DueKind.HUISHOUDEN, ref=person.id, who=person.short_name, until=grown)
        if person.custody and person.role not in (PersonRole.MELDER, PersonRole.DERDE):
            for gap in custody.gaps(person):
                told = {
                    "what": gap.sentence(gap.first),
                    "params": tuple(gap.params(person).items()),
                    "due_on": gap.first,
                }
                yield about.model_copy(
                    update={**told, "since": gap.first - birthdays.AHEAD, "until": gap.last or grown}
                )
        elif person.role is PersonRole.KIND and not person.custody:
            yield about.model_copy(update={"what": custody.UNRECORDED, "params": (("name", person.short_name),)})
    for hidden, other in leaks(file):
        named = (("name", hidden.short_name), ("other", other.short_name))
        yield Due(kind=DueKind.HUISHOUDEN, ref=other.id, who=other.short_name, what=housetasks.LEAKS, params=named)


ACTIONS_AHEAD = timedelta(days=14)
"""How long before the day of an action it is asked about: a plan is not a list of tasks for who coordinates it."""

DISCREET = N_("een actie; het plan van de casus zegt welke")
"""Stands for an action that speaks of more than the plan: the words of that stay in the case itself."""

MOST_ACTION_DAYS = 20
"""Days of actions that are told apart from the plan itself, first due first."""


def _actions(file: "CaseFile") -> Iterator[Due]:
    """What of the plan is to be ready, one line for each day; ``more`` says how many besides the first."""
    from wams_tui.casework.plan.owners import owner_name

    days: dict[date, list[Action]] = {}
    for action in file.actions:
        if action.is_open and action.by_when is not None:
            days.setdefault(action.by_when, []).append(action)
    for day in sorted(days)[:MOST_ACTION_DAYS]:
        first, *others = sorted(days[day], key=lambda one: (one.made_on, one.nth, one.id))
        yield Due(
            kind=DueKind.ACTIE,
            ref=first.id,
            who=owner_name(file, first.owner),
            what=first.what if first.categories == (Category.HULPVRAAG_PLAN,) else DISCREET,
            params=(("more", str(len(others))),),
            since=day - ACTIONS_AHEAD,
            due_on=day,
            nature=DeadlineKind.EIGEN,
        )


def _to_tell(file: "CaseFile") -> Iterator[Due]:
    """Who is still to be told that somebody takes no part any more; also where the case is closed."""
    from wams_tui.casework.disclosing import withdrawals

    for duty in withdrawals.tasks_of(file, date.max):
        yield Due(
            kind=DueKind.HUISHOUDEN,
            ref=duty.person,
            who=duty.params.get("organisation", ""),
            what=duty.what,
            params=tuple(duty.params.items()),
            due_on=duty.due_on,
            nature=duty.kind,
        )


def _kept_from(file: "CaseFile") -> Iterator[Due]:
    """Who is not told yet what was shared, to be looked at again; also where the case is closed."""
    from wams_tui.casework.disclosing import told

    for person in file.persons:
        for one in told.to_review(file, person):
            yield Due(
                kind=DueKind.INLICHTEN,
                ref=person.id,
                who=person.short_name,
                what=STILL_TO_HEAR,
                due_on=one.exception.review_on,
                nature=DeadlineKind.EIGEN,
            )


def _notices(file: "CaseFile") -> Iterator[Due]:
    """Which recipients are still to be told; also where the case is closed."""
    from wams_tui.casework.disclosing import notices

    for duty in notices.tasks_of(file):
        yield Due(
            kind=DueKind.KENNISGEVING,
            ref=duty.participant,
            who=duty.params.get("organisation", ""),
            what=duty.what,
            params=tuple(duty.params.items()),
            due_on=duty.due_on,
            nature=duty.kind,
            source=notices.RESTS_ON,
        )


def _lookbacks(file: "CaseFile") -> Iterator[Due]:
    """Which dangers are still to be looked back on; also where the case is closed."""
    from wams_tui.casework.urgent import lookback

    for duty in lookback.tasks_of(file):
        yield Due(
            kind=DueKind.TERUGBLIK,
            ref=duty.participant,
            who=duty.params.get("name", ""),
            what=duty.what,
            params=tuple(duty.params.items()),
            due_on=duty.due_on,
            nature=duty.kind,
        )


def _todos(file: "CaseFile") -> Iterator[Due]:
    for todo in file.todos:
        if todo.is_open:
            kind = DueKind.TAAK if todo.origin is TodoOrigin.EIGEN else DueKind.PLICHT
            yield Due(kind=kind, ref=todo.id, what=todo.what, due_on=todo.due_on)


def _clashes(file: "CaseFile") -> Iterator[Due]:
    """What office and laptop both changed, one line for the case; also where it is closed."""
    waiting = sum(one.is_open for one in file.clashes)
    if waiting:
        yield Due(kind=DueKind.BOTSING, what=str(waiting))
