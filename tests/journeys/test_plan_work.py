"""Vignette 1 by keys: the duty to work against staying home, a mother who disagrees, and four copies of one plan."""

from pathlib import Path

import pytest

from tests.house.debian import needs
from tests.journeys.by_keys import line
from tests.journeys.handing_out import answer_everything, choose, contents, read_and_confirm, read_pdf, texts
from tests.journeys.plans import with_an_empty_plan
from tests.screens.sitting import Sitting, sitting

WORK = "W-2026-0002"
MORNINGS, SCHOOL, JOB = "Rustige ochtenden", "Zonder buikpijn naar school", "Weer aan het werk"
ALONG, PLACE = "Drie ochtenden mee, met Loubna thuis", "Een vaste plek in de klas"
SHIFT, RESTS = "Werken in de thuiszorg vanaf 7.00 uur", "Geen sollicitatieplicht tot de zomer"
FOR_WHOM = "voor wie zorg nodig heeft?"
WHY = "Nodig om te weten wat er is afgesproken en waarom."
HERS = "Om zeven uur kan ik niet weg, dan gilt mijn dochter."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def drafted(room: Sitting) -> None:
    """From the case: the plan as it is told at the kitchen table, the contradiction in it asked about and answered."""
    await room.press("p", "enter")
    await room.paste("De ochtenden lopen vast; daardoor kan Loubna niet vroeg werken.")
    await room.press("tab")
    await room.paste("Het traject naar werk en de hulp vragen dezelfde uren.")
    await room.press("f2")
    await line(room, "g", MORNINGS, "Loubna")
    await line(room, "a", ALONG, "jeugdhulp", "over 3 wk")
    await line(room, "g", SCHOOL, "Hayat")
    await line(room, "a", PLACE, "school", "over 3 wk")
    await line(room, "g", JOB, "Loubna")
    seen = " ".join((await line(room, "a", SHIFT, "werk", "over 3 wk")).split())
    assert f"! Vraagt de plicht om te werken hier iets anders dan thuis zijn {FOR_WHOM} Naast: {ALONG}" in seen

    answered = await line(room, "a", RESTS, "werk", "over 4 wk", "niet")
    assert "tijdelijk niet handhaven of innen" in answered
    assert "Vraagt de plicht" not in answered
    await room.go_to(SHIFT)
    await room.press("z", "tab", "tab")
    await room.paste(f"Loubna: {HERS}")
    assert "Loubna is het er niet mee eens, letterlijk, over:" in room.text
    assert "Loubna is het er niet mee eens" in await room.press("enter")


async def agreed(room: Sitting) -> None:
    """From the plan: frozen, and what each says of it; the mother, whom one asks first, says no."""
    await room.press("k", "f")
    assert "Versie 1 is vastgelegd." in room.text
    await room.press("n")
    await room.paste("Werken wil ik, maar niet om zeven uur")
    said = await room.press("f2")
    assert "- Loubna: nee (23-11-2026): “Werken wil ik, maar niet om zeven uur”" in said
    await room.press("j")
    await room.press("j")
    told = await room.press("j")
    assert "Vastgelegd; iedereen heeft geantwoord." in told
    await room.press("escape")


async def copy(room: Sitting, *keys: str, way: str, parts: tuple[str, ...], because: str) -> None:
    """From who gets a copy: one, read whole and confirmed."""
    await room.press(*keys)
    await choose(room, *parts)
    await answer_everything(room, because)
    await room.press(way)
    await read_and_confirm(room)


@needs("pdftotext")
async def test_the_duty_to_work_rests_and_four_readers_each_get_what_is_theirs(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, with_an_empty_plan(tmp_path, WORK)) as room:
        await drafted(room)
        await agreed(room)
        asked = await room.press("c")
        assert ALONG in asked, "what they agreed in this plan stands with who gets a copy"
        await copy(room, "3", "1", "1", way="5", parts=(f"Doel: {JOB}", HERS, "Naam: Loubna"), because=WHY)
        await copy(room, "2", "1", "1", way="5", parts=(f"Doel: {MORNINGS}", "Naam: Loubna"), because=WHY)
        await copy(room, "1", "1", "1", way="5", parts=(f"Doel: {SCHOOL}", "Naam: Hayat"), because=WHY)
        await room.press("4")
        await room.go_to("Rechten van de betrokkene")
        mother = ("Naam: Loubna", "Naam: Hayat", MORNINGS, SCHOOL, JOB, HERS)
        await copy(room, "enter", "1", way="1", parts=mother, because="Gevraagd aan moeder zelf; niemand in gevaar.")
        assert room.text.count("kreeg versie 1") == 4
        assert "zag versie 1 · kreeg nog geen kopie" in room.text, "Ilias read along at the table and took nothing home"

    given = {name: texts(content) for name, content in contents(own_home).items()}
    assert given == {
        "Werk en Inkomen Waterwolde": {JOB, SHIFT, RESTS, HERS},
        "Jeugdhulp De Bries": {MORNINGS, ALONG},
        "Basisschool De Waterlelie": {SCHOOL, PLACE},
    }
    read = read_pdf(own_home)
    assert all(words in read for words in (MORNINGS, ALONG, SCHOOL, PLACE, JOB, SHIFT, RESTS, HERS))
