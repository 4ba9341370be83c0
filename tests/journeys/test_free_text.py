"""Free words leave only after a person read them whole and said that they speak of nobody and nothing else."""

from pathlib import Path

import pytest

from tests.journeys.test_main_job import _answer_everything
from tests.screens.sitting import Sitting, sitting


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents go to a home of the test's own."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


async def _to_the_preview(room: Sitting, case: str, recipient: str, datum: str) -> None:
    await room.press("slash")
    await room.type(case)
    await room.press("enter", "enter", "g")
    await room.go_to(recipient)
    await room.press("enter")
    await room.go_to("Casusoverleg")
    await room.press("enter")
    await room.go_to("gecoördineerde aanpak")
    await room.press("enter")
    await room.go_to(datum)
    await room.press("space", "enter")
    await _answer_everything(room)
    await room.press("1")
    assert room.screen == "PreviewStep", room.text


async def _to_the_report(room: Sitting) -> None:
    await _to_the_preview(room, "djojo", "Wijkteam Waterwolde-Oost", "Verslag casusoverleg")


async def test_a_text_is_shown_whole_with_its_question(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_report(room)

        assert "dat deel hoort niet in dit verslag." in room.text
        assert "Gaat deze tekst over iemand of iets anders dan Iwan" in room.text


async def test_the_name_of_another_is_marked_with_signs_and_asks_the_same_question(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_preview(room, "w-2026-0002", "Werk en Inkomen Waterwolde", "Wat zij wil")

        assert "als [*Hayat*] eerst naar school durft" in room.text
        await room.press("enter")
        assert room.screen == "PreviewStep"


async def test_a_text_that_nobody_judged_does_not_pass(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_report(room)

        stuck = await room.press("end", "B")

        assert room.screen == "PreviewStep"
        assert room.text.splitlines()[-1].startswith(" n nee, niets anders  j ja, iets anders  ")
        assert "! Lees de tekst helemaal" in stuck


async def test_a_text_that_speaks_of_something_else_does_not_pass_and_can_be_left_out(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_report(room)

        told = await room.press("j")
        assert "Dan kan deze tekst niet mee" in told
        await room.press("end", "B")
        assert room.screen == "PreviewStep"

        await room.press("x")
        assert room.screen != "PreviewStep"


async def test_a_text_that_was_judged_passes(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_report(room)

        await room.press("n", "end", "B")

        assert room.screen == "Result"
