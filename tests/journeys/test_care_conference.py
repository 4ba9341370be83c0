"""Vignette 2 in conference, by keys: the landlord in the room for the stairs, and out of it for all else."""

from pathlib import Path

import pytest

from tests.journeys.by_keys import filled, line, participant
from tests.journeys.handing_out import contents, read_and_confirm, texts
from tests.screens.sitting import practice_desk, sitting
from wams_tui.desk.cases import find_case

CARE = "W-2026-0003"
TELLS, PLACE = "Zeggen wanneer er beneden een woning vrijkomt", "Een plek in de werkplaats regelen"


async def test_the_landlord_takes_home_their_own_agreement_and_nothing_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No police belongs at this table; who would have to leave is the landlord, whom the stairs bring there."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = practice_desk(tmp_path)
    with desk.session:
        place = f"casus:{find_case(desk, CARE)}"
    async with sitting(tmp_path, place) as room:
        await room.press("p", "k", "f")
        await room.press("escape", "escape", "d")
        await participant(room, "rietkraag", "5", "Verhuurt de bovenwoning.", "1", "3")
        await room.press("escape", "c", "n")
        await filled(room, "vandaag 14:00-15:30", "Aan huis")
        await room.press("1", "f2")
        await room.press("p", "1", "1")
        await room.press("h", "1", "f2")
        await line(room, "g", "De trap")
        assert "over Fokke: Hulpvraag en plan" in await line(room, "g", "Overdag voor Fokke")

        await room.go_to("De trap")
        seen = " ".join((await room.press("enter")).split())
        assert "Voor alles moet eruit: Woonstichting De Rietkraag" in seen
        assert "De actie staat in het plan." in await line(room, "a", f"{TELLS} / rietkraag / over 4 wk")

        # Of what Fokke wants during the day the landlord hears nothing.
        await room.press("tab", "2", "4", "5", "6")
        alone = " ".join((await room.press("7")).split())
        assert "In de kamer: 3 van 8." in alone
        assert "mag niet horen: Hulpvraag en plan van Tjitske" in alone, "what is Tjitske's too waits for her"
        await line(room, "b", "Niet naar de opvang; eerst drie weken op proef in de werkplaats.")
        await line(room, "a", f"{PLACE} / wijkteam / over 2 wk")
        await line(room, "z", "Fokke: Daar heb ik zin in.")

        # The landlord's minutes: their own action is in it by itself, and there is nothing else to choose.
        await room.press("escape", "v")
        await room.go_to("Rietkraag")
        minutes = await room.press("enter")
        assert TELLS in minutes
        assert "hoort er altijd in: dit sprak de ontvanger zelf af" in minutes
        assert "kan zo niet mee" not in minutes
        assert "werkplaats" not in minutes
        await room.press("enter", "5")
        await read_and_confirm(room)
        (given,) = contents(tmp_path).values()
        assert texts(given) == {TELLS}

        # Both actions and his words stand in the plan; what was agreed to before is not about it any more.
        await room.press("escape", "escape", "escape", "p")
        await room.go_to(TELLS)
        await room.go_to(PLACE)
        await room.go_to("Daar heb ik zin in.")
        assert "Het plan is gewijzigd sinds versie 1" in await room.press("k")
        await room.press("f", "j")
        assert "+ Fokke: ja (23-11-2026)" in await room.press("j")
