"""From what comes in to the right phase, by keys: vignettes of law §8, and what each guard says on the way."""

from pathlib import Path

import pytest

from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.case import Closing
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.log import AuditAction
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk


def called(desk: Desk, name: str) -> CaseFile:
    found = next(line.head.case for line in first_page(desk) if name in line.head.title)
    return open_case(desk, found).file


async def typed(room: Sitting, *parts: str) -> None:
    """Type texts, each followed by Enter."""
    for part in parts:
        await room.paste(part)
        await room.press("enter")


async def question(room: Sitting, surname: str, words: str) -> None:
    await room.press("n", "2", "n", "n", "n")
    await typed(room, surname)
    await room.paste(words)
    await room.press("f2")


async def check(room: Sitting, domains: str, what: str, coherence: str) -> None:
    """Fill in the criteria check from *Stappen*: domains by number, the same words for each, how they connect."""
    await room.press("w", *domains, "enter")
    await typed(room, *[what] * len(domains))
    await room.paste(coherence)
    await room.press("f2")


async def test_vignette_11_connected_problems_go_to_investigation_and_each_guard_is_told_until_it_holds(
    tmp_path: Path,
) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await question(room, "Vignet", "Ik wil mijn post weer durven openen.")
        steps = await room.press("f")
        assert "nodig zijn er ten minste 2. [samenhang" in steps
        assert "[cliëntondersteuning]" in steps
        await check(room, "4", "Schulden bij vijf schuldeisers.", "")
        assert "Er staan problemen op 1 terreinen" in room.text
        await room.press("w", "1", "enter")
        # What is missing follows what is typed.
        await room.paste("Een beperking.")
        assert "problemen op 1 terreinen" not in await room.press("pagedown", "pagedown")
        await room.press("enter", "enter")
        await room.paste("Door zijn beperking lukt betalen niet zonder hulp thuis.")
        await room.press("f2")
        assert "Niet gemotiveerd" not in room.text
        await room.press("o", "1", "enter", "2", "f2")
        assert "er ontbreekt niets" in room.text
        assert room.screen == "StepsScreen"
        room.keys = 0
        await room.press("home", "enter")
        await typed(room, "college")
        await room.paste("Beide hangen samen.")
        await room.press("tab", "enter")
        await room.paste("over 6 wk")
        await room.press("enter", "1", "f2")
        assert room.keys <= 12
        assert "Nu: Onderzoek" in room.text
        assert "Vignet: 1 dag onderzocht" in room.text
        # The second way round: the way is not open without a controller, a decision, and the client told.
        asked = await room.press("home", "enter", "f2")
        assert "Nog 3 velden" in asked
        await room.press("escape")
        file = called(desk, "Vignet")
    step = file.case.history[-1]
    assert (file.case.phase, step.by, step.told[0].how) == (Phase.ONDERZOEK, "college", "gesprek")


async def test_vignette_14_one_off_confusion_is_regular_help_in_four_keys_with_a_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    (tmp_path / "thuis").mkdir()
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("n", "1", "n", "n", "n")
        await typed(room, "Verward", "politie")
        await room.paste("Riep op straat; thuis weer rustig.")
        await room.press("f2")
        assert room.screen == "CaseScreen"
        room.keys = 0
        await room.press("x", "3", "2", "f2")
        assert room.keys <= 4
        assert "U kunt wel gewoon hulp krijgen." in await room.press("f", "b")
        await room.press("1")
        assert "De brief staat in" in room.text
        told = [row.event for row in desk.session.audit_lines() if row.event is not None]
        file = called(desk, "Verward")
    letters = [one for one in told if one.action is AuditAction.BRIEF_GEMAAKT]
    assert [(one.object_id, one.details) for one in letters] == [(file.case.id, {"vorm": "pdf"})]
    assert (file.case.phase, file.case.history[-1].closing) == (Phase.AFGESLOTEN, Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK)
    assert [one.phase for one in file.case.history] == [Phase.MELDING, Phase.TRIAGE, Phase.AFGESLOTEN]
    (written,) = (tmp_path / "thuis" / "wams-uit").iterdir()
    assert written.read_bytes().startswith(b"%PDF")
    assert "Verward" not in written.name
