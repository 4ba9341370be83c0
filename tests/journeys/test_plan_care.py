"""Vignette 2 by keys: staying against moving, an action of nobody, a husband who agrees in part, and four copies."""

from pathlib import Path

import pytest

from tests.house.debian import needs
from tests.journeys.by_keys import line
from tests.journeys.handing_out import answer_everything, choose, contents, read_and_confirm, read_pdf, texts
from tests.journeys.plans import with_an_empty_plan
from tests.screens.sitting import Sitting, sitting

CARE = "W-2026-0003"
HOME, HANDS, HOLDS = "Samen thuis blijven", "Iets om handen", "Nynke houdt het vol"
MORNING, LIFT, MOVE = "Zorg in de ochtend en avond", "Een traplift, om te blijven wonen", "Verhuizen naar gelijkvloers"
DAY_CARE, WORKSHOP, CALLS = "Drie dagen naar de dagopvang", "Mee naar de werkplaats", "Niemand belt onder werktijd"
HIS, HERS = "Ik ga niet naar een opvang voor oude mensen.", "Ik kan geen dag meer missen."
WHY = "Nodig om te weten wat er is afgesproken en waarom."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def drafted(room: Sitting) -> None:
    """From the case: the plan as it is told, what does not fit in it asked about, and what is mended there."""
    await room.press("p")
    await line(room, "g", HOME, "Tjitske, Fokke")
    await line(room, "a", MORNING, "thuiszorg", "over 4 wk")
    await line(room, "a", MOVE, "Tjitske", "over 8 wk")
    asked = " ".join((await line(room, "a", LIFT, "wijkteam", "over 4 wk")).split())
    assert f"Helpt de een blijven wonen, terwijl de ander op verhuizen of ontruimen uitkomt? Naast: {LIFT}." in asked
    # They stay: nobody was given the move yet, so it leaves no trace.
    await room.go_to(MOVE)
    answered = await room.press("x")
    assert MOVE not in answered
    assert "Helpt de een" not in answered

    await line(room, "g", HANDS, "Fokke")
    await line(room, "a", DAY_CARE, "wijkteam", "over 2 wk")
    await room.press("z", "tab", "tab")
    await room.paste(HIS)
    assert "Fokke is het er niet mee eens" in await room.press("enter")
    assert "! Wie doet dit?" in await line(room, "a", WORKSHOP)
    await room.press("t", "enter", "tab", "2")
    assert "Fokke · afgesproken" in await room.press("f2")

    await line(room, "g", HOLDS, "Nynke")
    nobodys = await line(room, "a", CALLS, "", "over 8 wk", "afspraak")
    assert "Wie doet dit?" not in nobodys, "an agreement is everybody's"
    await room.press("z")
    await room.paste(HERS)
    assert "Nynke zegt" in await room.press("enter")


async def agreed(room: Sitting) -> None:
    """From the plan: frozen; she says yes, he says partly, and of their daughter it is said why she was not asked."""
    await room.press("k", "f")
    await room.press("j")
    await room.press("d")
    await room.paste("De werkplaats wel, de opvang niet")
    assert "~ Fokke: deels (23-11-2026): “De werkplaats wel, de opvang niet”" in await room.press("f2")
    await room.press("g")
    await room.paste("Zij is op haar werk; woensdag is ze hier")
    assert "Nynke: niet gevraagd" in await room.press("f2")
    await room.press("escape")


async def copy(room: Sitting, reader: str, *keys: str, way: str, parts: tuple[str, ...]) -> None:
    """From who gets a copy: one, read whole and confirmed."""
    await room.go_to(reader)
    await room.press("enter", *keys)
    await choose(room, *parts)
    await answer_everything(room, WHY)
    await room.press(way)
    await read_and_confirm(room)


@needs("pdftotext")
async def test_a_couple_stays_home_and_who_helps_them_reads_only_what_is_theirs(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, with_an_empty_plan(tmp_path, CARE)) as room:
        await drafted(room)
        await agreed(room)
        await room.press("c")
        await copy(room, "Huisartsenpraktijk", "1", "1", way="5", parts=(f"Doel: {HANDS}", HIS, "Naam: Fokke"))
        await copy(room, "Thuiszorg", "1", "1", way="5", parts=(f"Doel: {HOME}", "Naam: Tjitske"))
        await copy(room, "Fokke Wiersma", "5", "1", way="5", parts=("Naam: Fokke", HOME, HANDS, HIS))
        await copy(room, "Nynke Wiersma", "5", "1", way="1", parts=("Naam: Nynke", HOLDS, HERS))

    given = {name: texts(content) for name, content in contents(own_home).items()}
    assert given == {
        "Huisartsenpraktijk De Terp": {HANDS, DAY_CARE, WORKSHOP, HIS},
        "Thuiszorg Waterkant": {HOME, MORNING, LIFT},
        "Fokke Wiersma": {HOME, MORNING, LIFT, HANDS, DAY_CARE, WORKSHOP, HIS},
    }
    hers = read_pdf(own_home)
    assert all(words in hers for words in (HOLDS, CALLS, HERS))
    assert all(words not in hers for words in (HIS, HANDS, DAY_CARE, "Tjitske", "Fokke"))
