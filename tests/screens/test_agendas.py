"""*Agenda's* by keys: an invitee gets the items they are in the room for, chosen, previewed and confirmed."""

import json
from datetime import time, timedelta
from pathlib import Path

import pytest

from screens.disclose.preview import PreviewStep
from tests.journeys.handing_out import answer_everything, read_and_confirm
from tests.screens.sitting import practice_desk, sitting
from tests.screens.test_sheet import TITLE, at_every_size
from wams_tui.casework.codes import Basis, Party, Purpose
from wams_tui.casework.meeting.meeting import AgendaItem
from wams_tui.desk.cases import open_case
from wams_tui.desk.meeting.preparing import Wanted, add_item, choose_terms, prepare


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def test_an_invitee_gets_an_agenda_of_what_they_are_there_for(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    head = next(head for head in desk.session.heads() if TITLE.encode() in head.content)
    case = open_case(desk, head.case_id)
    who = {one.party: one.id for one in case.file.participants}
    boy = next(one.id for one in case.file.persons if one.short_name == "Stijn")
    father = next(one.id for one in case.file.persons if one.short_name == "Gerrit")
    school = who[Party.SCHOOL]
    wanted = Wanted(
        desk.today() + timedelta(days=7), time(14), time(15), "", (school, who[Party.SCHULDHULP]), (father,)
    )
    case, meeting = prepare(desk, case, wanted)
    for item in (
        AgendaItem(id="", title="Het ontbijt op school", persons=(boy,), presenter=school),
        AgendaItem(id="", title="De brieven", persons=(father,), absent=(school,)),
    ):
        case, _item = add_item(desk, case, meeting, item)
    case = choose_terms(desk, case, meeting, Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
    async with sitting(tmp_path, at=f"overleg:{case.id}:{meeting}", desk=desk) as room:
        await room.press("r")
        assert "is bij 1 punt, kreeg nog geen agenda" in room.text
        await at_every_size(room, "overleg-agendas")
        await room.press("1")
        assert "Het ontbijt op school" in room.text
        assert "De brieven" not in room.text, "the school is out of the room for it"
        for words in ("Het ontbijt", "Naam: Stijn"):
            await room.go_to(words)
            await room.press("space")
        await room.press("enter")
        await answer_everything(room)
        await room.press("5")
        assert isinstance(room.app.screen, PreviewStep), room.text
        assert "Agenda van het overleg" in room.text
        await read_and_confirm(room)
        assert room.screen == "AgendasScreen"
        assert "kreeg een agenda" in room.text

    (path,) = (own_home / "wams-uit").glob("*.json")
    content = json.loads(path.read_text(encoding="utf-8"))["inhoud"]
    assert content["stuk"]["soort"] == "agenda"
    assert {one["waarde"] for one in content["gegevens"]} == {"Het ontbijt op school", "Stijn van 't Hof"}
