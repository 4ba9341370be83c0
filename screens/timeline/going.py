"""From a line of the timeline to what it is about."""

from collections.abc import Callable, Sequence

from screens.frame import Frame
from screens.house import House
from screens.seat import Seat
from screens.widgets.item_list import Item
from wams_tui.casework.access import CaseAccess
from wams_tui.casework.labels import label
from wams_tui.locale import _

CASE = "casus"


def screen_of(seat: Seat, ref: str) -> Frame[None] | None:
    """Return the screen of a thing, such as ``verzoek:ID``; ``None`` where it is the case itself, or is gone."""
    kind, _colon, id = ref.partition(":")
    file = seat.opened.file
    if kind in _WITHOUT_ID:
        return _WITHOUT_ID[kind](seat)
    if kind == "plan":
        return _plan(seat, id)
    known = {one.id for one in (*file.entities()[1:], *file.case.dangers) if not isinstance(one, CaseAccess)}
    return _WITH_ID[kind](seat, id) if kind in _WITH_ID and id in known else None


def open_ref(app: House, seat: Seat, refs: Sequence[str]) -> bool:
    """Open what a line is about; of several things ask which. Say whether there was anything to open."""
    if len(refs) > 1:
        from screens.access.ask import PickOne

        def picked(ref: str | None) -> None:
            if ref is not None:
                open_ref(app, seat, [ref])

        app.push_screen(PickOne(_("Welk gegeven?"), _items(seat, refs)), picked)
        return True
    screen = screen_of(seat, refs[0]) if refs else None
    if screen is not None:
        app.push_screen(screen)
    return screen is not None


def _items(seat: Seat, refs: Sequence[str]) -> list[Item]:
    items = {f"gegeven:{one.id}": one for one in seat.opened.file.items}
    return [
        Item(f"{_(label(items[ref].category))} · {items[ref].label}", key=ref) for ref in refs if ref in items
    ]  # fmt: skip


def _steps(seat: Seat) -> Frame[None]:
    from screens.course.steps import StepsScreen

    return StepsScreen(seat)


def _access(seat: Seat) -> Frame[None]:
    from screens.access.screen import AccessScreen

    return AccessScreen(seat)


def _register(seat: Seat) -> Frame[None]:
    from screens.ledger.screen import LedgerScreen

    return LedgerScreen(seat)


def _advice(seat: Seat) -> Frame[None]:
    from screens.advice.screen import AdviceScreen

    return AdviceScreen(seat)


def _plan(seat: Seat, at: str) -> Frame[None]:
    from screens.plan.screen import PlanScreen

    screen = PlanScreen(seat)
    return screen.arrive_at({"op": at}) if at else screen


def _person(seat: Seat, id: str) -> Frame[None]:
    from screens.household.person import PersonScreen

    return PersonScreen(seat, id)


def _participant(seat: Seat, id: str) -> Frame[None] | None:
    from screens.participant import ParticipantScreen

    persons = seat.opened.file.persons
    return ParticipantScreen(seat, id, persons[0].id) if persons else None


def _datum(seat: Seat, id: str) -> Frame[None]:
    from screens.datum import DatumScreen

    return DatumScreen(seat, id)


def _request(seat: Seat, id: str) -> Frame[None]:
    from screens.asking.places import request_page

    return request_page(seat, id)


def _task(seat: Seat, id: str) -> Frame[None]:
    from screens.todo import TodoScreen

    return TodoScreen(seat, id)


def _meeting(seat: Seat, id: str) -> Frame[None]:
    from screens.meeting.screen import MeetingScreen

    return MeetingScreen(seat, id)


def _versions(seat: Seat) -> Frame[None]:
    from screens.plan.versions import PlanVersionsScreen

    return PlanVersionsScreen(seat)


def _danger(seat: Seat, id: str) -> Frame[None]:
    one = next(danger for danger in seat.opened.file.case.dangers if danger.id == id)
    return _person(seat, one.person)


_WITHOUT_ID: dict[str, Callable[[Seat], Frame[None]]] = {
    "stappen": _steps,
    "toegang": _access,
    "verstrekking": _register,
    "vraagbaak": _advice,
    "planversies": _versions,
}
_WITH_ID: dict[str, Callable[[Seat, str], Frame[None] | None]] = {
    "persoon": _person,
    "deelnemer": _participant,
    "gegeven": _datum,
    "tekst": _datum,
    "verzoek": _request,
    "overleg": _meeting,
    "taak": _task,
    "gevaar": _danger,
}
