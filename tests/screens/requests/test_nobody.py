"""A request about somebody without a case by keys: what was typed stays while one reads, and the letter is made."""

from pathlib import Path

import pytest

from tests.screens.sitting import sitting
from wams_tui.casework.log import AuditAction


async def test_who_asks_about_nobody_gets_the_letter_that_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    async with sitting(tmp_path, at="zonder-casus", size=(100, 45)) as room:
        assert "Hiervan wordt niets bewaard" in room.text
        await room.paste("Huurmij")
        await room.press("tab", "2", "tab")
        await room.paste("de psychische situatie")
        await room.press("tab", "tab", "tab")
        await room.paste("College van Demodorp")
        await room.press("tab", "1", "1")
        letter = await room.press("f2")
        assert room.screen == "NobodyLetter"
        assert "‘de psychische situatie’" in letter
        assert "Wij zeggen ook niet of wij iemand kennen." in " ".join(letter.split())

        await room.press("escape")
        assert room.screen == "NobodyForm"
        assert "Huurmij" in room.text, "what was typed stays"
        await room.press("f2")
        made = await room.press("m")
        assert "De brief is gemaakt:" in made
        events = [row.event for row in room.app.desk.session.audit_lines() if row.event]
        assert [one for one in events if one.action is AuditAction.VERZOEK_ZONDER_CASUS]
    (document,) = (home / "wams-uit").iterdir()
    assert document.name.startswith("brief-")
