"""Acute danger by keys: on record, the least given at once, and looked back on."""

from pathlib import Path

import pytest

from screens.disclose.points import PointsStep
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Basis
from wams_tui.desk.cases import find_case
from wams_tui.desk.ledger.register import Outcome, disclosures

WHY = "De wijkagent moet haar bij naam kunnen aanspreken."


async def answer_everything(room: Sitting) -> None:
    """Say yes to every open point, in words where words are asked."""
    for _point in range(12):
        if not isinstance(room.app.screen, PointsStep) or not room.app.screen._unanswered():
            return
        await room.press("j")
        if room.screen == "PointsStep" and room.app.screen.words.has_focus:
            await room.paste(WHY)
            await room.press("enter")


async def test_from_danger_to_a_disclosure_and_looking_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "thuis"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    desk = practice_desk(tmp_path)
    case = find_case(desk, "W-2026-0001")
    async with sitting(tmp_path, at=f"casus:{case}", desk=desk) as room:
        assert "geven bij gevaar" not in room.text
        await room.press("exclamation_mark")
        await room.press("1")
        await room.paste("Zij staat op het dak.")
        await room.press("tab")
        await room.paste("Haar naam, om haar aan te spreken.")
        await room.press("tab")
        await room.paste("A. Boer, wijkagent")
        await room.press("f2")
        give = await room.press("n")
        assert room.screen == "GiveForm"
        assert "Zij staat op het dak." in give

        await room.press("end")
        await room.press("space")
        await room.press("tab")
        await room.paste("Politie Waterwolde")
        await room.press("tab")
        await room.press("6")
        fields = await room.press("f2")
        assert room.screen == "FieldsStep", fields
        assert "stap 1 van" in fields
        assert "doel: Acuut gevaar afwenden" in fields
        await room.go_to("Naam")
        await room.press("space", "enter")
        await answer_everything(room)
        await room.go_to("mondeling: PDF")
        await room.press("enter", "enter", "end")
        done = await room.press("B")
        assert "De gegevens zijn verstrekt aan Politie Waterwolde." in done

        await room.press("escape")
        await room.go_to("Kijk terug op het acuut gevaar")
        look = await room.press("enter")
        assert "Gegeven op" in look
        await room.press("1")
        await room.paste("Zonder naam kwam niemand bij haar; meer was niet nodig.")
        await room.press("tab")
        await room.paste("Aan de meldkamer alleen het adres.")
        await room.press("tab")
        await room.paste("Zij ging mee naar de crisisdienst.")
        await room.press("tab")
        await room.press("2")
        await room.paste("Zij is nog niet aanspreekbaar.")
        await room.press("tab")
        await room.paste("over 3 dagen")
        back = await room.press("f2")
        assert room.screen == "CaseScreen"
        assert "Acuut gevaar (" not in back
        await room.go_to("alsnog wat er bij het acuut gevaar")
    desk = practice_desk(tmp_path)
    assert [(one.basis, one.outcome) for one in disclosures(desk)] == [(Basis.VITAAL_BELANG, Outcome.VOLTOOID)]
    desk.session.lock()
