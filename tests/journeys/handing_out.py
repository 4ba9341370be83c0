"""Handing out a copy of the plan, or minutes, by keys: choose, answer, read, confirm; and what each file holds."""

import json
import subprocess
from pathlib import Path

from screens.disclose.points import PointsStep
from screens.disclose.preview import PreviewStep
from tests.screens.sitting import Sitting

WHY = "Nodig om te weten wat er is afgesproken en wie wat doet."


async def choose(room: Sitting, *words: str) -> None:
    """Choose these parts of the plan, and go on."""
    for one in words:
        await room.go_to(one)
        await room.press("space")
    await room.press("enter")


async def answer_everything(room: Sitting, because: str = WHY) -> None:
    """Answer what is asked, as a coordinator who means it; there is no risk to anybody."""
    for _point in range(20):
        step = room.app.screen
        if not isinstance(step, PointsStep):
            return
        if not step._unanswered():
            await room.press("enter")
            continue
        current = step._current()
        await room.press("n" if current is not None and "gevaar" in current.question else "j")
        if step.is_current and step.words.has_focus:
            await room.type(because)
            await room.press("enter")


async def read_and_confirm(room: Sitting) -> None:
    """Say of each text that it speaks of nobody else, read to the end, and confirm."""
    step = room.app.screen
    assert isinstance(step, PreviewStep), room.text
    for _text in range(20):
        if step._paper is None or not step._paper.unread():
            break
        await room.press("n")
    for _page in range(9):
        if step._read_to_end is not None:
            break
        await room.press("enter")
    await room.press("B")
    assert room.screen == "Result", room.text
    await room.press("enter")


def contents(home: Path) -> dict[str, dict[str, object]]:
    """What each copy holds, by who got it."""
    found = [json.loads(path.read_text(encoding="utf-8"))["inhoud"] for path in (home / "wams-uit").glob("*.json")]
    return {one["ontvanger"]["organisatie"]: one for one in found}


def texts(content: dict[str, object]) -> set[str]:
    fields = content["gegevens"]
    assert isinstance(fields, list)
    return {one["waarde"] for one in fields if one["plaats"]}


def read_pdf(home: Path) -> str:
    """The words of the one PDF that was made, line by line as they are read."""
    (made,) = (home / "wams-uit").glob("*.pdf")
    found = subprocess.run(["pdftotext", "-enc", "UTF-8", str(made), "-"], check=True, capture_output=True, text=True)
    return " ".join(found.stdout.split())
