"""Two coordinators on one case: what the other changes is seen without a key; what clashes is chosen part by part."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from screens.seat import Seat
from screens.versions import Versions
from tests.desk.builders import reason_of
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.household.kin import Address
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import Attempt, open_case, save
from wams_tui.desk.clashes import compare
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.deciding import refuse

EDITED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Desk]:
    """Somebody else with the same vault open."""
    desk = practice_desk(tmp_path)
    yield desk
    desk.session.lock()


def the_request(desk: Desk) -> tuple[str, str]:
    found = waiting_request(desk)
    assert found is not None
    return found


def refuse_it(desk: Desk, reason: RefusalReason = RefusalReason.BEROEPSGEHEIM) -> None:
    case, request = the_request(desk)
    refuse(desk, open_case(desk, case), request, reason)


def rename(desk: Desk, case: str, title: str) -> None:
    opened = open_case(desk, case)
    save(desk, opened, [opened.file.case.model_copy(update={"title": title})], EDITED)


async def without_a_key(room: Sitting, words: str) -> str:
    """Wait until the screen says ``words`` though nobody touches it."""
    for _look in range(600):
        await asyncio.sleep(0.05)
        if words in room.text:
            break
    await room.rest()
    return room.text


async def test_a_request_that_a_colleague_answers_changes_on_the_screen_by_itself(
    tmp_path: Path, colleague: Desk
) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        refuse_it(colleague)

        seen = await without_a_key(room, "Geweigerd")

        assert "Geweigerd: het valt onder een beroepsgeheim" in seen
        assert "gewijzigd in een ander venster" in seen


async def test_a_case_shows_what_changed_and_keeps_the_cursor(tmp_path: Path, colleague: Desk) -> None:
    case, _ = the_request(colleague)
    async with sitting(tmp_path, at=f"casus:{case}") as room:
        await room.press("down", "down", "down")
        before = room.app.screen.view.current  # type: ignore[attr-defined]
        top = room.app.screen.view.top  # type: ignore[attr-defined]

        rename(colleague, case, "Zilverberg")
        await without_a_key(room, "Zilverberg")

        assert "Zilverberg" in room.text.splitlines()[0]
        assert room.app.screen.view.current == before  # type: ignore[attr-defined]
        assert room.app.screen.view.top == top  # type: ignore[attr-defined]


async def test_the_list_takes_in_what_changed_and_keeps_the_cursor(tmp_path: Path, colleague: Desk) -> None:
    case, _ = the_request(colleague)
    async with sitting(tmp_path) as room:
        await room.press("s", "s", "end")
        under = room.app.screen._current.head.case  # type: ignore[attr-defined]

        rename(colleague, case, "Aaltje Zilverberg")
        await without_a_key(room, "Zilverberg")

        assert "een collega heeft iets gewijzigd" in room.text
        assert room.app.screen._current.head.case == under  # type: ignore[attr-defined]


async def test_the_matrix_stays_on_its_cell(tmp_path: Path, colleague: Desk) -> None:
    case, _ = the_request(colleague)
    async with sitting(tmp_path, at=f"casus:{case}") as room:
        await room.press("m", "down", "right", "right")
        before = (room.app.screen.grid.row, room.app.screen.grid.column)  # type: ignore[attr-defined]
        opened = open_case(colleague, case)
        first = opened.file.participants[0]
        save(colleague, opened, [first.model_copy(update={"organisation": "Zilverberg Zorg"})], EDITED)

        await without_a_key(room, "Zilverberg")

        assert "Zilverberg Zorg" in room.text
        assert (room.app.screen.grid.row, room.app.screen.grid.column) == before  # type: ignore[attr-defined]


async def test_a_wizard_is_told_and_not_touched(tmp_path: Path, colleague: Desk) -> None:
    case, _ = the_request(colleague)
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        before = room.text.splitlines()[:-2]

        rename(colleague, case, "Huishouden Zilverberg")
        await without_a_key(room, "keuzen")

        assert "uw keuzen staan er nog" in room.text
        assert room.text.splitlines()[:-2] == before


async def test_when_nobody_writes_nothing_is_sent_and_nothing_is_asked_of_the_cases(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await asyncio.sleep(0.2)
        written = room.app.desk.session.data_version()
        drawn: list[object] = []
        room.app._display = lambda *what: drawn.append(what)  # type: ignore[method-assign]
        lines = len(list(room.app.desk.session.audit_lines()))

        await asyncio.sleep(2.5)

        assert drawn == []
        assert room.app.desk.session.data_version() == written
        assert len(list(room.app.desk.session.audit_lines())) == lines


async def clash(room: Sitting, colleague: Desk) -> str:
    """Refuse for the second reason while the colleague, who is quicker, refuses for another."""
    await room.press("w", "2")
    refuse_it(colleague)
    return await room.press("enter")


async def test_a_refusal_that_came_too_late_shows_both_versions_with_nothing_chosen(
    tmp_path: Path, colleague: Desk
) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        told = await clash(room, colleague)

        assert room.screen == "Versions"
        assert "u: beslist · onderdeel 1, 2, 3, 4: geweigerd, het doel past niet bij de" in told
        assert "collega: beslist · onderdeel 1, 2, 3, 4: geweigerd, het valt onder een" in told
        assert "was: nieuw" in told
        assert "( ) het besluit op dit verzoek" in told

        still = await room.press("enter")
        assert room.screen == "Versions"
        assert "Kies eerst bij elk onderdeel" in still


@pytest.mark.parametrize(
    ("key", "reason"), [("u", "het doel past niet bij de hulp"), ("c", "het valt onder een beroepsgeheim")]
)
async def test_the_version_that_is_chosen_is_stored(tmp_path: Path, colleague: Desk, key: str, reason: str) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await clash(room, colleague)

        chosen = await room.press(key)
        assert f"({key}) het besluit" in chosen
        after = await room.press("enter")

        assert room.screen == "RequestScreen"
        assert f"Geweigerd: {reason}" in after
    case, request = the_request_of(colleague)
    stored = reason_of(open_case(colleague, case).file.request(request))
    assert stored is (RefusalReason.ANDER_DOEL if key == "u" else RefusalReason.BEROEPSGEHEIM)


def the_request_of(desk: Desk) -> tuple[str, str]:
    """The request both decided on: it waits no more, so it is found by its decision."""
    for head in desk.session.heads():
        for request in open_case(desk, head.case_id).file.requests:
            if reason_of(request) in (RefusalReason.ANDER_DOEL, RefusalReason.BEROEPSGEHEIM):
                return head.case_id, request.id
    raise LookupError("nobody decided anything")


async def test_leaving_keeps_what_the_colleague_decided(tmp_path: Path, colleague: Desk) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await clash(room, colleague)

        after = await room.press("escape")

        assert room.screen == "RequestScreen"
        assert "Geweigerd: het valt onder een beroepsgeheim" in after


async def test_both_versions_of_a_secret_address_are_covered_until_one_asks(tmp_path: Path, colleague: Desk) -> None:
    case, _request = the_request(colleague)
    async with sitting(tmp_path) as room:
        seat = Seat.at(room.app.desk, case)
        person = seat.opened.file.persons[0]
        ours, theirs = (
            Address(id="thuis", street=street, town="Waterwolde", period=Period(start=date(2026, 11, 1)), secret=hidden)
            for street, hidden in (("Schuilweg 1", False), ("Schuilpad 2", True))
        )
        mine = person.model_copy(update={"addresses": (ours,)})
        there = open_case(colleague, case)
        save(colleague, there, [person.model_copy(update={"addresses": (theirs,)})], EDITED)
        room.app.push_screen(Versions(seat, compare(seat.desk, Attempt(seat.opened, (mine,), EDITED))))
        await room.rest()

        assert "(afgeschermd), sinds 01-11-2026" in room.text
        assert "Schuil" not in room.text
        shown = await room.press("z")
        assert "Schuilweg 1" in shown
        assert "Schuilpad 2" in shown
        assert "toon adres" not in shown.splitlines()[-1]
    looks = [row for row in colleague.session.audit_lines() if row.event and row.event.object_id == case]
    assert AuditAction.GEHEIM_ADRES_INGEZIEN in [row.event.action for row in looks if row.event]
