"""Nothing heavy is loaded before the prompt takes keys."""

import subprocess
import sys

import pytest

from tests.house.tree import ROOT

HEAVY = ("textual", "typer", "rich", "pydantic", "sqlalchemy", "sqlmodel", "keyring", "cryptography", "typst")


def _loaded_by(module: str) -> set[str]:
    """The top-level modules in a fresh interpreter after importing ``module``."""
    script = f"import {module}, sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("heavy", HEAVY)
def test_the_prompt_comes_before(heavy: str) -> None:
    assert heavy not in _loaded_by("wams_tui.front")


def test_the_store_opens_without_its_schema_library() -> None:
    loaded = _loaded_by("storage")

    assert loaded.isdisjoint({"sqlalchemy", "sqlmodel", "textual", "typer", "keyring"})


WRITES_DOCUMENTS = frozenset({"typst", "odfdo", "docx", "icalendar", "pikepdf", "pyrage", "lxml"})
"""Each is loaded by the first document of its kind, and by nothing before."""


def test_a_session_works_without_the_library_that_looks_over_vaults() -> None:
    rooms = ("returning", "today", "case", "matrix", "people.screen", "ledger.all", "requests.queue", "timeline.screen")
    loaded = _loaded_by(
        ", ".join(["wams_tui.app", "wams_tui.desk.vault.opening", *(f"screens.{room}" for room in rooms)])
    )

    assert loaded.isdisjoint({"sqlalchemy", "sqlmodel", "psycopg", "typer", "keyring"} | WRITES_DOCUMENTS)


def test_a_letter_is_read_and_a_copy_chosen_before_anything_that_writes_one_is_loaded() -> None:
    rooms = ("letters.screen", "letters.form", "disclose.preview", "disclose.handing", "course.outcomes")
    desks = ("letters.letterbox", "letters.adapting", "disclose", "plan.copies")
    asked = (*(f"screens.{room}" for room in rooms), *(f"wams_tui.desk.{desk}" for desk in desks))

    assert _loaded_by(", ".join((*asked, "wams_tui.documents.calendar"))).isdisjoint(WRITES_DOCUMENTS)


@pytest.mark.parametrize(
    "room", ["wams_tui.casework", "wams_tui.law", "wams_tui.documents", "wams_tui.desk", "storage"]
)
def test_a_room_below_the_screens_never_loads_them(room: str) -> None:
    assert _loaded_by(room).isdisjoint({"textual", "screens", "typer"})
