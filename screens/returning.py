"""Back to where one was before the lock: the screens one on top of the other, each at its spot."""

import json
from collections.abc import Iterator, Sequence

from screens.cases import Cases
from screens.frame import Frame
from screens.house import House
from screens.seat import Seat
from screens.spots import Spot
from screens.today import Today
from screens.visit.places import AT_A_TABLE, DOOR, instead_of_the_table, open_door, visit_screen
from wams_tui.casework.codes import Direction
from wams_tui.casework.errors import WamsError

WIZARD = "verstrekken"
"""The place of the steps of a disclosure (:data:`screens.disclose.step.PLACE`)."""


def return_to(app: House, place: str) -> None:
    """Open a place; what is there no longer is passed over, never an error at the door.

    Args:
        app: The app, with *Casussen* on the screen.
        place: What :meth:`~screens.house.House.place` gave, or one place by itself, such as ``casus:ID``.
    """
    seats: dict[str, Seat] = {}
    places = list(_places(place))
    for name, ids, spot in places:
        try:
            if _without_a_case(app, name, ids, spot):
                continue
            if ids[0] not in seats:
                seats[ids[0]] = Seat.at(app.desk, ids[0])
            if name == WIZARD:
                for step in _wizard(seats[ids[0]], spot):
                    app.push_screen(step)
                continue
            for screen in _screens(name, seats[ids[0]], ids[1:], alone=not place.startswith("[")):
                app.push_screen(screen.arrive_at(spot))
        except (WamsError, LookupError, ValueError):
            if any(name in AT_A_TABLE for name, _ids, _spot in places) and not app.at_the_table:
                app.push_screen(instead_of_the_table(seats.get(ids[0]) if ids else None))
            return


def _wizard(seat: Seat, spot: Spot) -> Sequence[Frame[None]]:
    """Return the steps of a disclosure that was half made; loaded only by who was making one."""
    from screens.disclose.kept import wizard_screens

    return wizard_screens(seat, spot)


def _without_a_case(app: House, name: str, ids: Sequence[str], spot: Spot) -> bool:
    """Open a place that is in no case; say whether it is one."""
    match name:
        case Cases.place:
            if isinstance(app.screen, Cases):
                app.screen.take_spot(spot)
        case Today.place:
            if isinstance(app.screen, Cases):
                app.push_screen(Today(app.screen).arrive_at(spot))
        case _:
            found = open_door(app) if name == DOOR else _of_a_room(app, name, ids)
            if found is None:
                return name == DOOR
            app.push_screen(found.arrive_at(spot))
    return True


def _of_a_room(app: House, name: str, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place outside the cases; every other place is loaded only by who was there."""
    from screens.advice.screen import AdviceScreen
    from screens.course.intake import IntakeForm
    from screens.ledger.all import LedgerOfAll
    from screens.partners.places import directory_screen
    from screens.people.screen import People
    from screens.requests import nobody
    from screens.requests.places import queue_screen
    from screens.travel.back import BringBackForm
    from screens.travel.choose import ChooseAlong
    from screens.travel.pack import PackForm
    from screens.travel.visits import VisitsScreen

    match name:
        case People.place:
            return People(app.desk)
        case LedgerOfAll.place:
            return LedgerOfAll()
        case "vraagbaak" if not ids:
            return AdviceScreen()
        case nobody.PLACE:
            return nobody.NobodyForm()
        case IntakeForm.place:
            return IntakeForm(app.desk)
        case VisitsScreen.place:
            return VisitsScreen(app.desk)
        case BringBackForm.place:
            return BringBackForm(app.desk)
        case ChooseAlong.place:
            return ChooseAlong(app.desk)
        case "inpakken":
            return PackForm(app.desk, ids)
    return directory_screen(app.desk, name, ids) or queue_screen(app, name)


def _places(place: str) -> Iterator[tuple[str, Sequence[str], Spot]]:
    """Yield every place: its name, its ids, and the spot."""
    try:
        found: object = json.loads(place) if place.startswith("[") else [[place, {}]]
    except ValueError:
        return
    for one in found if isinstance(found, list) else []:
        match one:
            case [str(text), dict(spot)]:
                name, *ids = text.split(":")
                yield name, ids, spot


def _screens(name: str, seat: Seat, ids: Sequence[str], *, alone: bool) -> list[Frame[None]]:
    """Return the screens of a place, from the bottom up; ``alone`` is without what lay below it.

    Raises:
        LookupError: when the case has no such person or request any more.
    """
    from screens.access.screen import AccessScreen
    from screens.advice.places import advice_screen
    from screens.asking.places import asking_screen
    from screens.case import CaseScreen
    from screens.copies.places import copies_screen
    from screens.course.places import NAMES, course_screen
    from screens.datum import DatumScreen
    from screens.household.places import household_screen
    from screens.ledger.places import ledger_screen
    from screens.letters.places import letter_screen
    from screens.matrix import MatrixScreen
    from screens.meeting.places import meeting_screen
    from screens.participant import ParticipantScreen
    from screens.plan.afterplaces import after_plan_screen
    from screens.plan.places import plan_screen
    from screens.possible.places import screens_of
    from screens.requests.places import request_screen
    from screens.timeline.places import timeline_screen
    from screens.todo import TodoForm
    from screens.travel.places import travel_screen
    from screens.urgent.places import urgent_screen

    below: list[Frame[None]] = [CaseScreen(seat)] if alone else []
    file = seat.opened.file
    of_request = request_screen(name, seat, ids)
    if of_request is not None:
        return [of_request]
    match name, *ids:
        case ["casus"]:
            return [CaseScreen(seat)]
        case "matrix", person, *turned:
            return [*below, MatrixScreen(seat, file.person(person).id, *map(Direction, turned))]
        case ["toegang"]:
            return [*below, AccessScreen(seat)]
        case _ if name in NAMES:
            return [course_screen(name, seat, ids)]
        case "deelnemer", participant, person:
            return [ParticipantScreen(seat, file.participant(participant).id, file.person(person).id)]
        case "taak", todo:
            return [TodoForm(seat, file.todo(todo).id if todo else "")]
        case "gegeven", record:
            return [DatumScreen(seat, record)]
    rooms = (
        household_screen, asking_screen, timeline_screen, ledger_screen, urgent_screen, letter_screen, advice_screen,
        plan_screen, after_plan_screen, meeting_screen, copies_screen, travel_screen,
        visit_screen,
    )  # fmt: skip
    of_room = next((found for room in rooms if (found := room(name, seat, ids)) is not None), None)
    return screens_of(name, seat, ids) if of_room is None else [*below, of_room]
