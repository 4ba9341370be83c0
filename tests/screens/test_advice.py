"""*Vraagbaak* by keys: a question from a case, and what stands there for everybody."""

from pathlib import Path

from tests.screens.sitting import practice_desk, sitting
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import find_case


async def test_a_doubt_is_put_without_names_and_stands_there_for_all(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case = find_case(desk, "W-2026-0001")
    async with sitting(tmp_path, at=f"casus:{case}", desk=desk) as room:
        empty = await room.press("V")
        assert "Er is nog niets gevraagd." in empty
        await room.press("n")
        await room.paste("Mag de verhuurder weten wat Chantal mankeert?")
        await room.press("tab", "1", "1", "4", "1")
        refused = await room.press("f2")
        assert "Er staat een naam uit deze casus in" in refused
        await room.press("enter")
        assert room.screen == "AskForm", "what was typed stays"
        place = room.app.place()
        await room.press("escape", "b")
        assert "Chantal mankeert" in place

    async with sitting(tmp_path, at=f"casus:{case}") as room:
        await room.press("V")
        await room.press("n")
        await room.paste("Mag de verhuurder weten dat er een regeling loopt?")
        await room.press("tab", "1", "1", "4", "1")
        seen = await room.press("f2")
        assert "wacht op antwoord" in seen
        assert "gevraagd vanuit deze casus" in seen
        whole = await room.press("enter")
        assert "Nog niet beantwoord." in whole
        assert "beantwoorden" not in seen, "that is for the privacy officer"
        await room.press("escape", "escape")
        await room.press("escape")
        elsewhere = await room.press("V")
        assert "Mag de verhuurder weten dat er een regeling loopt?" in elsewhere
        assert "vraag stellen" not in elsewhere, "one asks from a case"
        await room.press("/")
        await room.paste("verhuurder bestaat-niet")
        assert "Niets gevonden" in await room.press()
        await room.press("escape")
        assert room.screen == "AdviceScreen"
        await room.press("/")
        await room.paste("REGELING verhuurder")
        found = await room.press("enter")
        assert room.screen == "AdviceScreen"
        assert "Mag de verhuurder weten dat er een regeling loopt?" in found


async def test_a_doubt_at_a_verdict_begins_with_what_it_is_about_and_stands_there_again(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request = waiting_request(desk) or ("", "")
    async with sitting(tmp_path, at=f"verzoek:{case}:{request}", desk=desk) as room:
        await room.go_to("psychische")
        explained = await room.press("enter")
        assert "V aan FG of jurist" in explained
        await room.press("V")
        assert room.screen == "AskForm"
        await room.paste("Mag een verhuurder dit ooit weten van een cliënt?")
        await room.press("tab", "tab", "tab", "4", "1")
        await room.press("f2")
        assert room.screen == "Explain", "to whom and which kind were known, the purpose was not chosen yet"
        seen = await room.press("end")
        assert "Uit de vraagbaak, over ditzelfde" in seen
        assert "Mag een verhuurder dit ooit weten van een cliënt?" in seen
        assert "Nog niet beantwoord." in seen


async def test_a_doubt_in_the_wizard_leaves_what_was_chosen_as_it_is(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case = find_case(desk, "W-2026-0001")
    async with sitting(tmp_path, at=f"casus:{case}", desk=desk) as room:
        await room.press("g", "1")
        assert room.screen == "PurposeStep"
        await room.press("V")
        assert room.screen == "AskForm"
        asked = room.text
        await room.press("escape")
        assert room.screen == "PurposeStep"
        assert "(niets gekozen)" not in asked.split("Gaat het over geven aan wie?")[1].split("Welk soort")[0]
