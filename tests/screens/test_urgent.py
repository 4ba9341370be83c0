"""A life in danger and a decision of the police by keys; tasks and terms of a case answer Enter."""

from datetime import timedelta
from pathlib import Path

from tests.screens.sitting import NOW, practice_desk, sitting
from wams_tui.casework.codes import Category
from wams_tui.desk.caselist import OwnCases
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.urgent.recording import InDanger, record_danger


async def test_a_danger_is_recorded_stands_with_its_last_day_and_is_over_with_two_keys(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "exclamation_mark")
        assert room.screen == "DangerForm"
        await room.press("1")
        await room.paste("Dreigt zichzelf iets aan te doen.")
        await room.press("tab")
        await room.paste("Waar zij nu is en welke medicijnen.")
        await room.press("tab")
        await room.paste("crisisdienst")
        await room.press("tab", "tab")
        assert "23-11-2026" in room.text
        await room.press(*["backspace"] * 10)
        await room.paste("over 5 dagen")
        assert "kan hier niet" in await room.press("f2")
        await room.press(*["backspace"] * 12)
        await room.type("morgen")
        seen = await room.press("f2")
        assert room.screen == "CaseScreen"
        assert seen.splitlines()[1] == " Acuut gevaar (1)"
        assert "Eerste termijn: Laatste dag van het ac" in seen

        await room.go_to("24-11-2026 · Laatste dag van het acute gevaar")
        told = await room.press("enter")
        assert room.screen == "Explain"
        assert "bron: de laatste dag die bij het gevaar staat" in told
        await room.press("escape", "escape", "a")
        assert "di 24-11  Laatste dag van het acute gevaar" in room.text

        await room.press("escape", "enter", "home", "enter")
        assert room.screen == "Sure"
        assert "Acuut gevaar" not in (await room.press("b")).splitlines()[1]


async def test_the_police_decide_on_a_datum_of_theirs(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    own = OwnCases(desk)
    own.read_all()
    found = (
        (line.head.case, item.id)
        for line in own.lines
        for item in open_case(desk, line.head.case).file.items
        if item.category is Category.STRAFRECHT
    )
    case, item = next(found)
    async with sitting(tmp_path, at=f"gegeven:{case}:{item}", desk=desk) as room:
        await room.press("p", "3")
        await room.paste("teamchef Voorbeeld")
        await room.press("tab", "tab", "1", "tab")
        await room.paste("Voor de hulp aan het gezin.")
        await room.press("tab")
        await room.type("22-11-2026")
        assert "vóór de dag van het besluit" in await room.press("f2")
        await room.press(*["backspace"] * 10)
        await room.type("over 2 wk")
        seen = await room.press("f2")
        assert room.screen == "DatumScreen"
        assert "besluit van de politie (wpg-19) van teamchef Voorbeeld, 23-11-2026" in seen


async def test_a_task_is_put_down_in_the_case_opened_and_done(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "a")
        await room.paste("bel de wijkverpleegkundige")
        await room.press("f2")
        await room.go_to("bel de wijkverpleegkundige")
        await room.press("enter")
        assert room.screen == "TodoScreen"
        assert "Gedaan. u zet het terug." in await room.press("x")
        assert "bel de wijkverpleegkundige" not in await room.press("escape")


async def test_enter_on_a_term_says_what_it_rests_on_and_that_nobody_set_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter")
        await room.go_to("Plan evalueren met mevrouw")
        assert "eigen termijn" in await room.press("enter")
        await room.press("escape")
        await room.go_to("nog niet vastgesteld")
        assert "de gemeente vult hem in" in await room.press("enter")


async def test_a_second_danger_asks_whether_it_can_wait_and_never_holds_one_up(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    opened = open_case(desk, find_case(desk, "W-2026-0001"))
    then = Desk(desk.session, desk.rules, lambda: NOW - timedelta(days=5))
    danger = InDanger("Dreigt zichzelf iets aan te doen.", "Waar zij nu is.", "crisisdienst", then.today())
    record_danger(then, opened, opened.file.persons[0].id, danger)
    async with sitting(tmp_path, at=f"gevaar:{opened.id}", desk=desk) as room:
        assert "is nog niet teruggekeken" in room.text
        await room.press("1", "1")
        await room.paste("Opnieuw dreigt zij zichzelf iets aan te doen.")
        await room.press("tab")
        await room.paste("Waar zij nu is en welke medicijnen.")
        await room.press("tab")
        await room.paste("crisisdienst")
        assert "Kijk dan eerst terug" in " ".join((await room.press("f2")).split())
        await room.press("2")
        await room.press("f2")
        assert len(open_case(desk, opened.id).file.case.dangers) == 2
