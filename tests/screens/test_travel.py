"""What a case says of a home visit, and choosing between office and laptop by keys."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from screens.explain import Explain
from screens.form.screen import FormScreen
from screens.widgets.ink import Tone
from storage import HeadPlace, unlock
from tests.screens.sitting import NOW, practice_desk, sitting, still
from tests.screens.test_snapshots import looks_as_reviewed
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.household.persons import Person
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.travel.clash import Clash, ClashChoice
from wams_tui.desk.cases import find_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.clashes import open_clashes
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import load_rules

CODE = "W-2026-0009"
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
OPEN = ("slash", *"0009", "enter", "enter")


def edited(desk: Desk, case: str, surname: str, town: str) -> None:
    """Change somebody's name and the day of a task."""
    opened = open_case(desk, case)
    person: Person = opened.file.persons[0].model_copy(update={"surname": surname})
    task = next(one for one in opened.file.todos if one.what == "Bellen")
    save(desk, opened, [person, task.model_copy(update={"what": town})], CHANGED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A case that is along and was changed in two places on both sides; and the same once it came home."""
    place = tmp_path_factory.mktemp("reis") / "kantoor"
    place.mkdir()
    heads = HeadPlace(place / "laptop" / "heads")
    desk = practice_desk(place)
    with desk.session:
        case = find_case(desk, CODE)
        task = Todo(id="t", what="Bellen", by=desk.session.coordinator.id, made_on=NOW.date())
        save(desk, open_case(desk, case), [task], CHANGED)
        key = key_of_this_machine(heads)
        admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, "L1")
        until = desk.today() + timedelta(days=2)
        pack_cases(desk, [case], place / "reis", own_laptop(desk), until, "demo")
        edited(desk, case, "Kantoor", "Bellen met huisarts")
    with unlock(place / "reis", "demo", heads=heads, now=still) as there:
        edited(Desk(there, desk.rules, still), case, "Onderweg", "Bellen met school")
    back = place.with_name("terug")
    shutil.copytree(place, back)
    desk = practice_desk(back)
    with desk.session:
        bring_back(desk, back / "reis")
    return place, back


def copied(place: Path, to: Path) -> Path:
    shutil.copytree(place, to, dirs_exist_ok=True)
    return to


async def test_the_case_says_with_whom_it_is(made: tuple[Path, Path], tmp_path: Path) -> None:
    async with sitting(copied(made[0], tmp_path)) as seat:
        text = await seat.press(*OPEN)
        assert "Op huisbezoek (1)" in text
        assert "mee op huisbezoek door" in text
        looks_as_reviewed("op-huisbezoek-80x24", seat)


async def test_both_values_stand_beside_each_other_and_are_chosen_by_a_key(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    async with sitting(copied(made[1], tmp_path)) as seat:
        text = await seat.press(*OPEN)
        assert "2 keuzes tussen kantoor en laptop wachten" in text
        await seat.go_to("keuzes tussen")
        text = await seat.press("enter")
        assert seat.screen == "ClashesScreen"
        for value in ("Kantoor", "Onderweg", "Bellen met school", "Bellen met huisarts", "Nog 2 keuzes open."):
            assert value in text
        assert "Kies eerst" in await seat.press("enter")
        text = await seat.press("l")
        assert "(l)" in text
        assert "Nog 1 keuze open." in text
        looks_as_reviewed("kantoor-of-laptop-80x24", seat)
        await seat.pilot.resize_terminal(120, 40)
        await seat.settle()
        looks_as_reviewed("kantoor-of-laptop-120x40", seat)
        await seat.press("a")
        looks_as_reviewed("iets-anders-120x40", seat)
        await seat.pilot.resize_terminal(80, 24)
        await seat.settle()
        looks_as_reviewed("iets-anders-80x24", seat)
        assert "Dit is wat kantoor heeft: Esc, en dan k." in await seat.press("f2")
        await seat.press("escape")
        assert "(l)" in seat.text
        text = await seat.press("enter")
        assert "Nog 1 keuze open." in text
        assert "(l)" not in text
        await seat.press("k")
        await seat.press("enter")
        assert seat.screen == "CaseScreen"
        assert "keuze tussen" not in seat.text
        opened = open_case(seat.app.desk, find_case(seat.app.desk, CODE))
        assert open_clashes(opened) == ()
        assert {ClashChoice.KANTOOR, ClashChoice.LAPTOP} == {one.choice for one in opened.file.clashes}


async def test_what_was_erased_comes_back_by_two_presses_and_not_by_one(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    copied(made[1], tmp_path)
    desk = practice_desk(tmp_path)
    with desk.session:
        opened = open_case(desk, find_case(desk, CODE))
        kept = Todo(id="weg", what="Dit was gewist.", by=desk.session.coordinator.id, made_on=NOW.date())
        clash = Clash(id="c", travel="r", record="weg", record_kind="taak", laptop=kept.model_dump_json(), erased=True)
        save(desk, opened, [clash], CHANGED)
    async with sitting(tmp_path) as seat:
        await seat.press(*OPEN)
        await seat.go_to("keuzes tussen")
        assert "voorgoed gewist, en dat geldt" in await seat.press("enter")
        await seat.go_to("het hele onderdeel")
        text = await seat.press("l")
        assert "Druk nog eens op l om het toch terug te zetten." in text
        assert "(l)" not in text
        assert "(l)" in await seat.press("l")
        await seat.press("enter")
        file = open_case(seat.app.desk, find_case(seat.app.desk, CODE)).file
        assert "Dit was gewist." in {one.what for one in file.todos}
        assert {(one.office, one.laptop) for one in file.clashes if one.erased} == {("", "")}


async def test_it_is_brought_back_and_revoked_by_keys(made: tuple[Path, Path], tmp_path: Path) -> None:
    async with sitting(copied(made[0], tmp_path)) as seat:
        text = await seat.press("h")
        assert "1 casus · onderweg" in text
        looks_as_reviewed("huisbezoek-80x24", seat)
        await seat.press("b")
        looks_as_reviewed("terugbrengen-80x24", seat)
        await seat.pilot.resize_terminal(120, 40)
        await seat.settle()
        looks_as_reviewed("terugbrengen-120x40", seat)
        await seat.pilot.resize_terminal(80, 24)
        await seat.settle()
        await seat.paste(str(tmp_path / "nergens"))
        text = await seat.press("f2")
        assert seat.screen == "Notice"
        await seat.press("escape")
        form = seat.app.screen
        assert isinstance(form, FormScreen)
        assert any(typed.endswith("nergens") for typed in form.raw.values())
        await seat.press(*["backspace"] * len("nergens"))
        await seat.paste("reis")
        text = await seat.press("f2")
        assert f"{CODE}: samengevoegd, 2 keuzes" in text
        looks_as_reviewed("teruggebracht-80x24", seat)
        await seat.pilot.resize_terminal(120, 40)
        await seat.settle()
        looks_as_reviewed("teruggebracht-120x40", seat)
        await seat.pilot.resize_terminal(80, 24)
        await seat.settle()
        text = await seat.press("escape")
        assert "1 casus · terug" in text
        await seat.press("x")
        text = await seat.press("B")
        assert "Voor het register van datalekken" in text
        assert CODE in text
        text = await seat.press("escape")
        assert "1 casus · ingetrokken" in text
        assert "intrekken" not in text.splitlines()[-1]
        await seat.pilot.resize_terminal(120, 40)
        await seat.settle()
        looks_as_reviewed("huisbezoek-120x40", seat)


async def test_while_it_is_brought_back_no_key_does_anything_and_what_came_is_told_once_one_looks(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    async with sitting(copied(made[0], tmp_path)) as seat:
        await seat.press("h", "b")
        await seat.paste(str(tmp_path / "reis"))
        database = seat.app.desk.session.opened.database
        with database.turn():  # as a colleague who is saving: until that is done nothing can be merged
            await seat.pilot.press("f2", "f2", "escape", "f1", "x", "enter")
            await seat.pilot.pause()
            assert seat.screen == "BringBackForm"
            assert "Bezig met terugbrengen…" in seat.text
            assert str(tmp_path / "reis") in seat.app.place().replace("\\/", "/")
            seat.app.push_screen(Explain("Iets", [("ervoor", Tone.PLAIN)]))
            await seat.pilot.pause()
        await seat.rest()
        assert seat.screen == "Explain"
        assert f"{CODE}: samengevoegd, 2 keuzes" in await seat.press("escape")
        assert "1 casus · terug" in await seat.press("escape")


async def test_on_the_road_every_screen_says_so(made: tuple[Path, Path], tmp_path: Path) -> None:
    copied(made[0], tmp_path)
    heads = HeadPlace(tmp_path / "laptop" / "heads")
    session = unlock(tmp_path / "reis", "demo", heads=heads, now=still)
    async with sitting(tmp_path, desk=Desk(session, load_rules(), still)) as seat:
        assert seat.text.splitlines()[0].endswith("OEFENKLUIS · ONDERWEG")
        text = await seat.press("enter")
        assert text.splitlines()[0].endswith("OEFENKLUIS · ONDERWEG")
        assert "Op huisbezoek" not in text


async def test_after_a_lock_one_is_back_among_the_choices(made: tuple[Path, Path], tmp_path: Path) -> None:
    copied(made[1], tmp_path)
    async with sitting(tmp_path) as seat:
        await seat.press(*OPEN)
        await seat.go_to("keuzes tussen")
        await seat.press("enter")
        place = seat.app.place()
    async with sitting(tmp_path, at=place) as seat:
        assert seat.screen == "ClashesScreen"
