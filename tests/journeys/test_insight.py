"""Step 13 of a day by keys: a client asks what was shared about them, and gets all of it to read and as data."""

import json
from pathlib import Path

import pytest

from tests.desk.test_disclose import answered
from tests.house.debian import needs
from tests.journeys.handing_out import read_pdf
from tests.screens.budgets import hold
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Basis, Channel, Party, Purpose
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.documents.render import Form

DIVORCED = "W-2026-0009"
"""Vignette 9 of law §8: parents in conflict, and two children."""


def shared(desk: Desk, place: Path) -> str:
    """Give one datum of the mother and one of her daughter to who helps them; return the case."""
    case = find_case(desk, DIVORCED)
    for number, label in enumerate(("Naam en adres", "Wisselweek")):
        opened = open_case(desk, case)
        helper = next(one.id for one in opened.file.participants if one.party is Party.JEUGDHULP)
        datum = next(one.id for one in opened.file.items if one.label == label)
        terms = Draft(
            helper, "", Purpose.EIGEN_ACTIE, Basis.WAMS_GECOORDINEERDE_AANPAK, (datum,), channel=Channel.PAPIER
        )
        wanted = answered(desk, opened, terms)
        disclose(desk, opened, wanted, Form.JSON, place / f"{number}.json", preview(desk, opened, wanted))
    return case


@needs("pdftotext")
async def test_a_client_gets_everything_that_was_shared_of_them_and_nothing_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = practice_desk(tmp_path)
    case = shared(desk, tmp_path)
    async with sitting(tmp_path, f"casus:{case}", desk=desk) as room:
        room.keys = 0
        await room.press("r")
        asked = await room.press("z")
        assert "1 ( ) Inês Coëlho" in asked
        assert "1 keer iets gedeeld" in asked
        seen = await room.press("1")
        assert "Dit deelden wij over u" in seen
        place = room.app.place()
        ways = await room.press("m")
        assert "PDF om te lezen, en JSON als gegevens" in ways
        await room.press("2")
        made = await room.press("f2")
        hold({13: room.keys})
        assert made.index("De brief is gemaakt:") < made.index("Hetzelfde als gegevens:")
        await room.press("enter")
        assert "Eerder gemaakt" in await room.press("end")

    # What was read comes back after a lock, and who asks again gets the same again.
    async with sitting(tmp_path, place) as room:
        assert "Dit deelden wij over u" in room.text
        assert "23 november 2026: Jeugdhulp De Bries" in await room.press("home")

    read = read_pdf(tmp_path)
    assert "23 november 2026: Jeugdhulp De Bries" in read
    assert "wie u bent, zoals uw naam of adres" in read
    (data,) = (tmp_path / "wams-uit").glob("*.json")
    told = data.read_text(encoding="utf-8")
    assert [one["ontvanger"] for one in json.loads(told)["gedeeld"]] == ["Jeugdhulp De Bries"]
    for of_another in ("Fien", "João", "Maurits", "Wisseldag", "Boeier 18"):
        assert of_another not in read + told
