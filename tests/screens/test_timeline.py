"""*Tijdlijn*: what happened in a case, by keys."""

from datetime import timedelta
from pathlib import Path

from screens.timeline.screen import TimelineScreen
from screens.today import Today
from tests.screens.office import ANNEKE, BRAM, DILAN, desk_of, opened_office, seated
from tests.screens.sitting import NOW, Sitting, sitting
from wams_tui.casework.access import AccessKind
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.timeline.moments import MomentKind
from wams_tui.desk.access.grants import find_colleague, give
from wams_tui.desk.caselist import OwnCases
from wams_tui.desk.cases import open_case
from wams_tui.desk.course.todos import add_todo


def kinds(room: Sitting) -> set[MomentKind]:
    screen = room.app.screen
    assert isinstance(screen, TimelineScreen)
    return {one.moment.kind for one in screen._shown}


async def test_it_is_narrowed_turned_round_and_whole_again_by_keys(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        whole = await room.press("enter", "l")
        assert whole.startswith(" Tijdlijn: 49 regels · W-2026-0001")
        assert "23-11-2026 wijziging    In de kluis gezet: 26 onderdelen." in whole
        assert "11-05-2026 stap" in (await room.press("o")).splitlines()[2]

        assert "Alleen stap." in await room.press("s", "down", "enter")
        assert kinds(room) == {MomentKind.STAP}
        await room.press("slash")
        assert "Fase: Plan." in await room.type("plan")
        assert "Geen regel past hierbij" in await room.type("x")
        assert "1/49" in await room.press("escape", "a")
        await room.press("w")
        await room.go_to("Woonstichting De Rietkraag")
        assert "Over Woonstichting De Rietkraag." in await room.press("enter")
        assert "geen collega" in await room.press("a", "n")


async def test_enter_goes_to_what_a_line_is_about_and_comes_back_to_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "l", "down", "enter")
        assert room.screen == "RequestScreen"
        assert (await room.press("escape")).splitlines()[-2].strip().endswith("2/49")
        assert "«Om te weten of" in await room.press("i")
        await room.press("escape", "down", "enter")
        assert room.screen == "DatumScreen"
        await room.press("escape", "home", "enter")
        assert room.screen == "CaseScreen"


async def test_the_hand_over_sheet_is_one_key_from_the_case_and_leads_on(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        seen = await room.press("enter", "o")
        assert seen.splitlines()[1] == " Let op"
        assert "Wat er komt" in await room.press("end")
        await room.press("l")
        assert room.screen == "TimelineScreen"
        await room.press("escape", "t")
        assert room.screen == "AccessScreen"
        await room.press("escape")
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert room.screen == "HandSheetScreen"


async def test_one_returns_to_the_same_line_after_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        before = await room.press("enter", "l", "s", *["down"] * 4, "enter", "down", "down")
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert room.text == before


async def test_what_a_colleague_wrote_since_is_marked_and_one_key_away(tmp_path: Path) -> None:
    place = opened_office(tmp_path)
    with (desk := desk_of(place, ANNEKE)).session:
        own = OwnCases(desk)
        own.read_all()
        case = next(line.head.case for line in own.lines if line.head.code == "W-2026-0001")
        give(desk, open_case(desk, case), find_colleague(desk, BRAM), AccessKind.MEELEZER, None)
        fg = find_colleague(desk, DILAN)
        give(desk, open_case(desk, case), fg, AccessKind.ONDERZOEK, NOW + timedelta(days=1))
        desk.visits.visit(desk.session, case)
        desk.visits.keep(desk.session)
    with (desk := desk_of(place, BRAM)).session:
        add_todo(desk, open_case(desk, case), "bel de huisarts", None)

    async with seated(place, ANNEKE, at="vandaag") as room:
        day = room.app.screen
        assert isinstance(day, Today)
        at = next(number for number, line in enumerate(day._lines) if line.due.kind is DueKind.GEWIJZIGD)
        day.view.go(day.view._rows.index(at))
        only = await room.press("enter")
        assert ", 1 nieuw · W-2026-0001" in only.splitlines()[0]
        assert "Nieuw van Bram de Vries: l." in await room.press("escape")
        only = await room.press("l", "n")
        assert "* 23-11-2026 taak         Taak genoteerd: bel de huisarts" in only
        assert f"vastgelegd door {BRAM}, nieuw sinds uw laatste bezoek" in only
        assert only.splitlines()[-2].strip().endswith("1/1")
        await room.press("enter")
        assert room.screen == "TodoScreen"
        assert "Gedaan. u zet het terug." in await room.press("x")
        assert "gedaan op 23-11-2026 door Oefencoördinator" in room.text
        assert "De taak staat er weer." in await room.press("u")

    async with seated(place, DILAN) as looking:
        await looking.press("enter", "a", "exclamation_mark")
        assert looking.screen == "CaseScreen", "who only looks on puts nothing down"
        await looking.press("l", "slash")
        await looking.paste("huisarts")
        await looking.press("enter", "enter")
        assert looking.screen == "TodoScreen"
        assert "gedaan" not in (await looking.press("x")).splitlines()[-1]
