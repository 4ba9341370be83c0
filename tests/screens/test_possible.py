"""What is possible by keys: who hears what, what may be asked, two beside each other, and on from a refusal."""

from pathlib import Path

from screens.advice.screen import AskForm
from screens.returning import return_to
from tests.screens.sitting import Sitting, sitting
from wams_tui.casework.codes import Category

MOST_KEYS_TO_WHAT_ONE_HEARS = 5
"""Product step 7, without what is typed."""


async def test_what_one_participant_may_hear_is_a_few_keys_away_and_names_everybody(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter")
        room.keys = 0
        await room.press("m", "f")
        assert "GGZ Waterwolde" in room.text
        await room.type("woningc")
        assert "GGZ Waterwolde" not in room.text
        seen = await room.press("enter")

        assert room.screen == "HearsScreen"
        assert room.keys <= MOST_KEYS_TO_WHAT_ONE_HEARS
        file = await _case(room)
        assert "Wat Woonstichting De Rietkraag kan horen" in seen
        assert file[0] in seen
        await room.press("end")
        assert file[-1] in room.text
        await room.press("home")
        await room.press("enter")
        assert (room.screen, "Waarom" in room.text) == ("CellScreen", True)


async def test_a_party_that_takes_part_more_than_once_is_asked_about_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash")
        await room.type("0006")
        await room.press("enter", "enter", "m", "f")
        assert "Schuldeiser: alle 2 deelnames" in await room.type("alle")
        seen = await room.press("enter")

        assert "Wat Schuldeiser kan horen" in seen
        for one in ("Zorgverzekeraar De Eendracht", "Belastingdienst"):
            assert seen.count(f"{one} · Schuldeiser, pet schuldeiser") > len(("above", "the first person")) - 1
        place = room.app.place()
        await room.press("escape")
        return_to(room.app, place)
        await room.rest()
        assert room.text == seen


async def test_from_a_refusal_one_goes_on_to_what_is_possible(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        seen = await room.press("enter", "m", "right", "enter")
        assert "- N niet" in seen
        assert "Wel mogelijk voor deze deelnemer (g): " in seen

        await room.press("g")
        assert room.screen == "PurposeStep"
        await room.press("escape")
        asked = await room.press("d")
        assert room.screen == "MayScreen"
        assert "Geven aan Woningcorporatie (pet verhuur)" in asked
        assert "gegeven: BSN" in asked.replace("\n ", " ")
        await room.press("V")
        form = room.app.screen
        assert isinstance(form, AskForm)
        assert form.raw["deelnemer"] == form.seat.opened.file.participants[0].id
        assert form.raw["gegeven"] == Category.BSN
        assert form.raw["woorden"] == ""


async def test_asking_is_another_table_in_which_nothing_is_disclosed(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "m")
        seen = await room.press("v")
        assert "Wat u kunt vragen" in seen
        assert "v geven" in seen
        await room.press("g")
        assert room.screen == "MatrixScreen"
        await room.press("enter")
        assert "beslist die zelf" in room.text
        await room.press("escape")
        place = room.app.place()
        assert "Wat u kunt vragen" not in await room.press("v")

        return_to(room.app, place)
        await room.rest()
        assert "Wat u kunt vragen" in room.text


async def test_two_are_held_beside_each_other_and_the_same_place_is_found_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "m", "c")
        assert "Woonstichting De Rietkraag · " not in room.text
        await room.type("ggz")
        seen = await room.press("enter")
        assert "Verschillend (" in seen
        assert "1 - N niet" in seen
        await room.press("enter")
        assert "Woonstichting De Rietkraag" in room.text
        await room.press("escape")
        await room.press("p")
        other = room.text
        place = room.app.place()
        await room.press("escape")

        return_to(room.app, place)
        await room.rest()
        assert room.text.splitlines()[1] == other.splitlines()[1]


async def test_what_changed_says_what_it_compares_and_goes_no_further_than_the_case(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        seen = await room.press("enter", "m", "w")
        assert "Wat veranderde sinds 16-11-2026" in seen
        assert "Vergeleken is de casus zoals die nu is vastgelegd" in seen
        assert "09-11-2026" in await room.press("e")
        for _week in range(30):
            await room.pilot.press("e")
        assert "Verder terug is er niets" in room.text
        assert "16-11-2026" not in room.text


async def _case(room: Sitting) -> list[str]:
    screen = room.app.screen
    return [person.name for person in screen.seat.opened.file.persons]  # type: ignore[attr-defined]
