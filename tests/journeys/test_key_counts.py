"""A day by keys: no step of it costs more than its budget, and ``docs/keys.md`` says what each costs."""

from pathlib import Path

from tests.journeys.by_keys import connected, filled, text
from tests.screens.budgets import hold
from tests.screens.office import ANNEKE, opened_office, seated
from tests.screens.sitting import Sitting


async def counted(room: Sitting, *keys: str) -> int:
    """Press keys and return how many there were since the count was put to nothing."""
    await room.press(*keys)
    count, room.keys = room.keys, 0
    return count


async def test_no_step_of_a_day_costs_more_keys_than_its_budget(tmp_path: Path) -> None:
    found: dict[int, int] = {}
    async with seated(opened_office(tmp_path), ANNEKE, at="") as room:
        assert room.screen == "Today"
        found[1] = room.keys

        await room.press("n", "1", "n", "n", "n")
        await filled(room, "Verspijck", "basisschool")
        await text(room, "Het kind komt zonder eten op school.")
        await connected(room, "2", "3", coherence="Zonder werk geen geld, zonder geld geen eten.")
        assert "Triage" in room.text.splitlines()[0]
        found[2] = await counted(room)

        found[3] = await counted(room, "x", "2", "2", "f2")
        assert "Afgesloten" in room.text.splitlines()[0]
        await room.press("escape")
        assert room.screen == "Today"

        await room.press("v")
        room.keys = 0
        asked = await room.press("enter")
        assert "weigeren" in asked.splitlines()[-1]
        found[5] = await counted(room, "w", "2", "enter")
        assert "Geweigerd" in room.text

        await room.press("escape", "escape", "slash")
        await room.paste("rademaker")
        await room.press("enter", "enter")
        assert room.screen == "CaseScreen"
        room.keys = 0
        await room.press("m", "f")
        await room.paste("politie")
        await room.press("enter")
        assert "Wat Politie" in room.text
        found[7] = await counted(room, "enter")
        assert room.screen != "HearsScreen"

        await room.press("escape", "escape", "escape")
        assert room.screen == "CaseScreen"
        room.keys = 0
        await room.press("t", "o", "enter", "B")
        assert room.screen == "AccessScreen"
        found[14] = await counted(room, "ctrl+l")
    hold(found)
