"""Vignette 1 in conference, by keys: the police in the room for one item, the work of a mother without them."""

from pathlib import Path

import pytest

from tests.journeys.by_keys import filled, line, participant
from tests.journeys.handing_out import answer_everything, choose, contents, read_and_confirm, texts
from tests.screens.sitting import practice_desk, sitting
from wams_tui.desk.cases import find_case

WORK = "W-2026-0002"
WHY = "Nodig om te weten wat er is afgesproken en waarom."


async def test_a_conference_moves_the_work_with_the_police_in_the_room_for_one_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vignette has no police; the neighbours' calls bring the officer of the quarter to the table for one item."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = practice_desk(tmp_path)
    with desk.session:
        place = f"casus:{find_case(desk, WORK)}"
    async with sitting(tmp_path, place) as room:
        await room.press("p", "k", "f")
        await room.press("escape", "escape", "d")
        await participant(room, "politie", "2", "De buren belden over gegil in de ochtend.", "3")
        await room.press("escape", "c", "n")
        await filled(room, "vandaag 14:00-15:30", "Wijkcentrum")
        await room.press("1", "f2")
        await room.press("p", "1", "1")
        await room.press("h", "1", "f2")
        await line(room, "g", "Gegil in de ochtend")
        hers = await line(room, "g", "Werk van Loubna")
        assert "over Loubna: Hulpvraag en plan" in hers

        # In the first item the officer is there: they tell, and nothing of the plan can be told to them.
        await room.go_to("Gegil")
        seen = " ".join((await room.press("enter")).split())
        assert "kan er in deze kamer 0. Voor alles moet eruit: Basisschool De Waterlelie, Politie" in seen
        assert "Het besluit is opgeschreven." in await line(room, "b", "Bij gegil belt de wijkagent de coördinator.")

        # The work of the mother is hers, and of who helps her with it.
        await room.press("tab", "2", "4")
        alone = " ".join((await room.press("5")).split())
        assert "In de kamer: 3 van 6. Niet: Basisschool De Waterlelie, Politie, basisteam Waterwolde, Ilias." in alone
        assert "Van 16 onderwerpen kan er in deze kamer 15. 1 na een afweging." in alone
        await line(room, "b", "Het werk begint niet voor half tien.")
        assert "De actie staat in het plan." in await line(room, "a", "Werk zoeken vanaf half tien / werk / over 4 wk")

        # Minutes for one reader: the officer's hold nothing of it, and cannot; those of who took it on do.
        await room.press("escape", "v")
        police = await room.press("4")
        assert "half tien" not in police
        assert "[ ]" not in police
        await room.press("escape")
        await room.press("3")
        await choose(room, "Werk van Loubna")
        await answer_everything(room, WHY)
        await room.press("5")
        await read_and_confirm(room)
        (minutes,) = contents(tmp_path).values()
        assert texts(minutes) == {
            "Werk van Loubna",
            "Het werk begint niet voor half tien.",
            "Werk zoeken vanaf half tien",
        }

        # The plan went on: what was said of version 1 is not about this; the mother agrees to the next.
        await room.press("escape", "escape", "escape", "p")
        await room.go_to("Werk zoeken vanaf half tien")
        assert "Het plan is gewijzigd sinds versie 1" in await room.press("k")
        await room.press("f")
        assert "+ Loubna: ja (23-11-2026)" in await room.press("j")
