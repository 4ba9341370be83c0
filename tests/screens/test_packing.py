"""Taking along by keys: which cases, which laptop, until when, where to; and one's own passphrase, never put down."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from screens.form.screen import FormScreen
from screens.travel import choose
from storage import HeadPlace, unlock
from tests.screens.sitting import LIST, Sitting, practice_desk, sitting, still
from tests.screens.test_snapshots import SIZES, looks_as_reviewed
from wams_tui.desk.caselist import OwnCases
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import admit, key_of_this_machine
from wams_tui.desk.travel.status import travels
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE
from wams_tui.law.ruleset import load_rules

CODE = "W-2026-0007"


def admitted(place: Path, name: str = "Toughbook 3") -> Desk:
    """Return a desk at which a laptop may take cases along."""
    desk = practice_desk(place)
    key = key_of_this_machine(HeadPlace(place / name / "heads"))
    admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, name)
    return desk


@asynccontextmanager
async def seated(place: Path, at: str = LIST) -> AsyncIterator[Sitting]:
    async with sitting(place, at, desk=admitted(place)) as room:
        yield room


async def ordered(room: Sitting, place: Path) -> None:
    """From the form: where to, and on to the passphrase."""
    await room.press("tab")
    await room.paste(str(place))
    await room.press("f2")


async def test_a_few_cases_are_packed_by_keys_and_open_on_that_laptop(tmp_path: Path) -> None:
    async with seated(tmp_path) as room:
        assert "0 reiskluizen onderweg" in await room.press("h")
        assert "0 casussen gekozen; er gaan er ten hoogste 30 mee." in await room.press("i")
        assert "Kies eerst met de spatiebalk" in await room.press("enter")
        await room.press("space", "down", "space", "space", "down", "space")
        assert "2 casussen gekozen" in room.text
        assert "Doel: coördinatie, voor een huisbezoek" in await room.press("enter")
        assert "Toughbook 3" in room.text
        await ordered(room, tmp_path / "reis")
        assert room.screen == "PackWords"
        await room.paste("geheim")
        assert "geheim" not in room.text
        assert "••••••" in room.text
        refused = await room.press("enter")
        assert "Deze wachtwoordzin opent de kluis niet" in refused
        assert not (tmp_path / "reis").exists()
        await room.paste(PRACTICE_PASSPHRASE)
        told = await room.press("enter")
        assert "Er gaan 2 casussen mee" in told
        assert f"{CODE} De heer Cijntje" in told
        assert "wams --vault MAP" in told
        assert "2 casussen · onderweg" in await room.press("escape")
        assert "(mee) De heer Cijntje" in await room.press("escape")
        await room.press("slash", *"0007", "enter")
        await room.press("escape")
        assert room.screen == "Cases"
        await room.press("home")
        assert "Mee op huisbezoek door Oefencoördinator sinds" in room.text
        (out,) = travels(room.app.desk)
        assert out.vault.cases == 2
    heads = HeadPlace(tmp_path / "Toughbook 3" / "heads")
    with unlock(tmp_path / "reis", PRACTICE_PASSPHRASE, heads=heads, now=still) as there:
        own = OwnCases(Desk(there, load_rules(), still))
        own.read_all()
        assert len(own) == 2


async def test_what_cannot_go_is_said_before_the_passphrase_is_asked(tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").touch()
    async with seated(tmp_path) as room:
        await room.press("h", "i", "space", "enter")
        await room.press("ctrl+u")
        await room.paste("over 3 wk")
        await ordered(room, tmp_path / "vol")
        assert "dat kan hier niet" in room.text
        await room.press("ctrl+u")
        await room.paste("morgen")
        assert "is niet leeg" in await room.press("f2")
        await room.press("escape")
        form = room.app.screen
        assert isinstance(form, FormScreen)
        assert form.raw["map"] == str(tmp_path / "vol")
        assert travels(room.app.desk) == ()


async def test_without_a_laptop_that_was_admitted_nothing_is_asked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "nog geen laptop toegelaten" in await room.press("h", "i")
        await room.press("escape", "escape")
        await room.press("enter", "i")
        assert "nog geen laptop toegelaten" in room.text


async def test_more_than_a_laptop_may_hold_are_not_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "MOST_CASES", 2)
    async with seated(tmp_path) as room:
        await room.press("h", "i", "space", "down", "space", "down")
        assert "ten hoogste 2 tegelijk mee" in await room.press("space")
        assert "2 casussen gekozen" in await room.press("down")


async def test_a_case_is_packed_from_its_own_page_for_one_of_two_laptops(tmp_path: Path) -> None:
    admitted(tmp_path, "Oude laptop").session.lock()
    async with seated(tmp_path) as room:
        await room.press("slash", *"0007", "enter", "enter", "i")
        assert CODE in room.text
        assert "Welke laptop" in room.text
        await room.press("2", "tab")
        await room.paste(str(tmp_path / "reis"))
        await room.press("f2")
        await room.paste(PRACTICE_PASSPHRASE)
        assert "Er gaat 1 casus mee" in await room.press("enter")
        text = await room.press("escape")
        assert room.screen == "CaseScreen"
        assert "mee op huisbezoek door" in text
        opened = open_case(room.app.desk, find_case(room.app.desk, CODE))
        assert len(opened.file.trips) == 1


async def test_after_a_lock_one_is_back_in_the_form_and_the_passphrase_is_gone(tmp_path: Path) -> None:
    async with seated(tmp_path) as room:
        await room.press("h", "i", "space", "enter")
        await ordered(room, tmp_path / "reis")
        await room.paste("geheim")
        place = room.app.place()
        assert "geheim" not in place
    async with sitting(tmp_path, place) as room:
        assert room.screen == "PackForm"
        assert "Er gaat 1 casus mee" in room.text
        await room.press("f2")
        assert room.screen == "PackWords"
        assert "geheim" not in room.text
        assert "•" not in room.text
        await room.press("escape", "escape", "B")
        assert "[x] W-2026-0007" in room.text


async def test_taking_along_looks_as_reviewed(tmp_path: Path) -> None:
    async with seated(tmp_path) as room:
        await room.press("h", "i", "space", "down", "space")
        for step in ("meenemen", "inpakken", "inpakken-zin"):
            for columns, rows in SIZES:
                await room.pilot.resize_terminal(columns, rows)
                await room.settle()
                looks_as_reviewed(f"{step}-{columns}x{rows}", room)
            if step == "meenemen":
                await room.press("enter")
            elif step == "inpakken":
                await ordered(room, tmp_path / "reis")
