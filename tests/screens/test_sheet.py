"""*Overdrachtsblad voor elders* by keys: who takes over elsewhere gets a sheet, chosen, previewed and confirmed."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from screens.disclose.points import PointsStep
from screens.disclose.preview import PreviewStep
from tests.screens.sitting import Sitting, practice_desk, sitting
from tests.screens.test_snapshots import SIZES, looks_as_reviewed
from wams_tui.casework.codes import Hat, Party
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.course.todos import CONTROLLER_ANEW, TELL_OF_COORDINATOR
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import add_participant

TITLE = "Gezin Van 't Hof"
WHY = "Nodig om de coördinatie over te nemen zonder iets te missen."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def moving(desk: Desk) -> OpenCase:
    """Return a case with the coordinator of the municipality the family moves to at the table."""
    head = next(head for head in desk.session.heads() if TITLE.encode() in head.content)
    other = Participant(
        id="", organisation="Gemeente Elders", party=Party.TOEGANG, hat=Hat.COORDINATIE, function="coördinator",
        person_name="S. Yilmaz", period=Period(start=desk.today() - timedelta(days=3)),
        why_involved="Het gezin verhuist naar Elders.", agreed_action="De coördinatie overnemen.",
    )  # fmt: skip
    return add_participant(desk, open_case(desk, head.case_id), other)


async def at_every_size(room: Sitting, name: str) -> None:
    for size in reversed(SIZES):
        await room.pilot.resize_terminal(*size)
        await room.settle()
        looks_as_reviewed(f"{name}-{size[0]}x{size[1]}", room)


async def test_who_takes_over_elsewhere_gets_a_sheet_by_keys(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    case = moving(desk)
    async with sitting(tmp_path, at=f"overdrachtsblad:{case.id}", desk=desk) as room:
        await room.press("g")
        assert room.screen == "SheetTakers"
        await at_every_size(room, "blad-geven")
        asked = await room.press("1")
        assert "Overdrachtsblad voor Gemeente Elders" in asked
        await room.press("enter", "1", "1")
        assert "Nog niets gekozen" in room.text, "nothing is chosen beforehand"
        await at_every_size(room, "blad-kiezen")
        for words in ("Naam: Gerrit", "Plaats in het huishouden: hoofdpersoon"):
            await room.go_to(words)
            await room.press("space")
        await room.press("enter")
        for _point in range(9):
            step = room.app.screen
            if not isinstance(step, PointsStep):
                break
            if not step._unanswered():
                await room.press("enter")
                continue
            await room.press("j")
            if step.is_current and step.words.has_focus:
                await room.type(WHY)
                await room.press("enter")
        assert room.text.index("versleuteld bestand") < room.text.index("op papier")
        assert "(o)" not in room.text, "encrypted stands first, and nothing is chosen"
        await room.press("6")
        step = room.app.screen
        assert isinstance(step, PreviewStep), room.text
        assert "Wie overneemt, bepaalt" in room.text
        for _page in range(9):
            if step._read_to_end is not None:
                break
            await room.press("enter")
        await room.press("B")
        assert room.screen == "Result"
        await room.press("enter")
        assert room.screen == "SheetTakers"

    (path,) = (own_home / "wams-uit").glob("*.json")
    content = json.loads(path.read_text(encoding="utf-8"))["inhoud"]
    assert (content["stuk"]["soort"], content["ontvanger"]["organisatie"]) == ("overdracht", "Gemeente Elders")
    assert [one["aanduiding"] for one in content["gegevens"]] == ["Naam", "Plaats in het huishouden"]
    desk = practice_desk(tmp_path)
    with desk.session:
        file = open_case(desk, case.id).file
        assert {one.what for one in file.todos} >= {CONTROLLER_ANEW, TELL_OF_COORDINATOR}


async def test_the_hand_over_offers_somebody_elsewhere_the_sheet(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case = moving(desk)
    async with sitting(tmp_path, at=f"toegang:{case.id}", desk=desk) as room:
        await room.press("o")
        await room.go_to("Iemand van een andere gemeente")
        await room.press("enter")

        assert room.screen == "SheetTakers"
        assert "1 ( ) Gemeente Elders" in room.text
