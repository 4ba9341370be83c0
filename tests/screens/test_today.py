"""*Vandaag*: what the day asks, by keys."""

from datetime import timedelta
from pathlib import Path

from screens.today import Today
from tests.screens.sitting import NOW, practice_desk, sitting
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.desk.caselist import OwnCases
from wams_tui.desk.cases import find_case, open_case, save
from wams_tui.desk.course.agenda import Part


async def test_the_day_begins_at_vandaag_without_a_key_and_the_list_is_one_key_away(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="") as room:
        assert room.screen == "Today"
        assert room.text.splitlines()[0].startswith(" Vandaag 23-11-2026:")
        assert "Te laat (" in room.text

        assert (await room.press("c")).startswith(" Casussen: 16 casussen")
        await room.press("a", "escape")
        assert room.screen == "Cases"


async def test_a_task_is_put_down_ticked_off_and_put_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag") as room:
        before = room.keys
        await room.press("a")
        await room.type("bel school")
        await room.press("enter")
        await room.type("vr")
        await room.press("f2")
        assert room.keys - before <= 4
        assert "vr 27-11  bel school" in room.text

        screen = room.app.screen
        assert isinstance(screen, Today)
        at = next(number for number, line in enumerate(screen._lines) if line.due.kind is DueKind.TAAK)
        screen.view.go(screen.view._rows.index(at))
        await room.rest()
        assert "x gedaan" in room.text.splitlines()[-1]
        done = await room.press("x")
        assert "Gedaan: bel school. u zet het terug." in done
        assert "vr 27-11  bel school" not in done
        assert "vr 27-11  bel school" in await room.press("u")
        await room.press("x")
        assert "Dit is geen taak" in await room.press("home", "x")


async def test_enter_opens_what_a_line_is_about_and_i_says_what_its_term_rests_on(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag") as room:
        assert "bron: Wmo 2015 art. 2.3.2" in room.text
        assert "beslist niets" in await room.press("i")
        await room.press("escape", "v")
        assert room.screen == "QueueScreen"
        await room.press("escape", "enter")
        assert room.screen == "CaseScreen"


async def test_an_evaluation_whose_day_has_passed_opens_where_it_is_done(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        opened = open_case(desk, find_case(desk, "W-2026-0010"))
        past = opened.file.case.model_copy(update={"review_on": (NOW - timedelta(days=1)).date()})
        save(desk, opened, [past], AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE))
    async with sitting(tmp_path, at="vandaag") as room:
        screen = room.app.screen
        assert isinstance(screen, Today)
        at = next(
            number
            for number, line in enumerate(screen._lines)
            if line.due.ref == "evaluatie" and line.part is Part.TE_LAAT
        )
        screen.view.go(screen.view._rows.index(at))
        await room.rest()
        assert "is nog niet gedaan" in await room.press("enter")
        assert room.screen == "EvaluateScreen"


async def test_one_returns_to_the_same_line_of_the_day_after_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag") as room:
        before = await room.press("l", "down", "down", "pagedown")
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert room.text.splitlines()[-4:] == before.splitlines()[-4:]


async def test_a_day_that_asks_nothing_and_one_that_asks_hundreds(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    own = OwnCases(desk)
    own.read_all()
    opened = open_case(desk, own.lines[0].head.case)
    todos = [
        Todo(id=new_id(), what=f"taak {number}", due_on=day, by="ik", made_on=day)
        for number in range(200)
        for day in [(NOW + timedelta(days=number % 20)).date()]
    ]
    save(desk, opened, todos, AuditEvent(action=AuditAction.TAAK_GENOTEERD, code=AuditCode.CREATE))
    async with sitting(tmp_path, at="vandaag", desk=desk) as room:
        assert "/246" in room.text.splitlines()[-2]
        assert "21-12" in (await room.press("end")).splitlines()[-7]
        assert "Te laat (6)" in await room.press("home")
        today = room.app.screen
        assert isinstance(today, Today)
        today._cases.own._by_case.clear()
        today.show_day()
        await room.rest()
        assert "Uw casussen vragen vandaag niets." in room.text
