"""By keys: a key is checked by what its owner reads aloud, and a disclosure goes as a closed file."""

from pathlib import Path

import pikepdf
import pyrage
import pytest

from tests.journeys.test_main_job import _answer_everything
from tests.screens.sitting import Sitting, practice_desk, sitting
from tests.screens.test_snapshots import looks_as_reviewed
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import directory, put

OWNER = pyrage.x25519.Identity.generate()
KEY = str(OWNER.to_public())
NAME = "Woonstichting De Rietkraag"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def give_key(desk: Desk) -> None:
    (one,) = [one for one in directory(desk).partners if one.name == NAME]
    put(desk, one.model_copy(update={"recipient_key": KEY}), one)


async def to_the_ways(room: Sitting) -> str:
    await room.press("g")
    await room.go_to("Eigen afgesproken actie")
    await room.press("enter", "enter")
    await room.go_to("Regeling met de verhuurder")
    await room.press("space", "enter")
    await _answer_everything(room)
    return room.text


async def test_a_key_is_checked_in_the_directory_by_what_is_heard(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    give_key(desk)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("b")
        await room.go_to(NAME)
        assert "! sleutel nog niet gecontroleerd" in room.text
        assert fingerprint(KEY) not in room.text
        await room.press("c")
        looks_as_reviewed("sleutel-controleren-80x24", room)
        await room.type("0000 0000 0000 0000")
        await room.press("enter", "1")
        await room.type("Sanne de Wit")
        told = await room.press("f2")
        assert "niet de vingerafdruk" in " ".join(told.split())
        await room.press("escape")
        assert "Sanne de Wit" in room.text, "nothing typed is lost"
        await room.press("shift+tab", "shift+tab", "ctrl+u")
        await room.type(fingerprint(KEY))
        seen = await room.press("f2")
        assert room.screen == "DirectoryScreen"
        assert f"sleutel {fingerprint(KEY)}, gecontroleerd op 23-11-2026 met Sanne de Wit" in " ".join(seen.split())


async def test_without_a_checked_key_there_is_a_password_that_is_shown_once(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(100, 40)) as room:
        ways = await to_the_ways(room)
        assert "! Van de ontvanger staat geen openbare sleutel" in ways
        assert "of kies een PDF met wachtwoord" in " ".join(ways.split())
        assert "(o)" not in ways
        assert "versleuteld bestand: ODT" not in ways
        await room.go_to("versleuteld bestand: PDF")
        preview = await room.press("enter", "enter")
        assert "(versleuteld met een wachtwoord)" in preview
        await room.press("end")
        done = await room.press("B")
        assert "vertel het langs een andere weg" in " ".join(done.split())
        password = (
            next(line for line in done.splitlines() if "Wachtwoord: " in line).partition("Wachtwoord: ")[2].strip()
        )
    (document,) = (own_home / "wams-uit").iterdir()
    with pikepdf.open(document, password=password) as opened:
        assert opened.encryption.R == 6
