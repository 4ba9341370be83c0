"""One key empties the screen from everywhere at the table, and the same key shows again what was there."""

from pathlib import Path

from textual.widgets import TextArea

from screens.widgets.text_field import TextField
from tests.screens.sitting import Sitting, sitting
from tests.screens.visit.test_visit import OPEN

WALK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("VisitTable", ("1",)),
    ("SitsAlong, typing", ("p", *"on")),
    ("SitsAlong", ("tab",)),
    ("PurposeAtTable", ("home", "enter", "enter")),
    ("BasisAtTable", ("2",)),
    ("VisitScreen", ("escape", "escape", "escape", "b", "1", "enter")),
    ("VisitScreen", ("l",)),
    ("Palette, typing", ("colon",)),
    ("Help", ("escape", "question_mark")),
    ("Sure", ("escape", "escape")),
    ("VisitScreen, typing", ("escape", "z", *"Ik")),
    ("VisitScreen", ("escape", "g", *"GGZ", "enter")),
    ("VisitScreen, typing", ("escape", "g", "tab")),
    ("VisitAgree", ("escape", "k", "f")),
    ("AnswerForm, typing", ("n", *"Om")),
    ("Sure", ("escape",)),
    ("Explain", ("B", "j", "home", "enter")),
    ("TermsOfCopy", ("escape", "escape", "c")),
    ("WayStep", ("1",)),
    ("PreviewStep", ("1",)),
)
"""Every kind of screen at the table, each reached from the one before it."""


async def test_one_key_empties_the_screen_from_everywhere(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN)
        for number, (name, keys) in enumerate(WALK):
            await room.press(*keys)
            typing = isinstance(room.app.focused, (TextField, TextArea))
            assert room.screen + (", typing" if typing else "") == name
            await empties(room, "f4" if typing or number % 2 else "h")
        # An empty chair locks an empty screen too: what was on it needs the passphrase then.
        await room.press("f4")
        room.app._idle = 0
        room.app.look_round()
        await room.rest()
        assert "bezoek:" in (room.app.return_value or "")


async def empties(room: Sitting, key: str) -> None:
    """Press the key: nothing stands there, no key tells anything, and the same key shows all of it again."""
    before, depth = room.text, len(room.app.screen_stack)
    blank = await room.press(key)
    assert blank.split() == ["OEFENKLUIS", "h", "toon", "weer"]
    assert await room.press("question_mark", "escape") == blank
    assert len(room.app.screen_stack) == depth + 1
    assert (room.app.title, room.app.sub_title) == ("wams", "")
    assert await room.press(key) == before
