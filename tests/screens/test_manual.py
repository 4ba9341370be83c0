"""The manual tells the keys that work; ``WAMS_SNAPSHOTS=write`` writes the table anew."""

import os
from pathlib import Path

from screens.manual import with_keys

MANUAL = Path(__file__).parents[2] / "docs" / "handleiding.md"


def test_the_manual_names_every_key_as_it_is_today() -> None:
    written = MANUAL.read_text(encoding="utf-8")
    today = with_keys(written)
    if os.environ.get("WAMS_SNAPSHOTS") == "write":
        MANUAL.write_text(today, encoding="utf-8")

    assert today == MANUAL.read_text(encoding="utf-8")


def test_no_key_is_called_by_a_name_that_stands_on_no_keyboard() -> None:
    rows = [line.split("|") for line in MANUAL.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    keys = [cells[2] for cells in rows if len(cells) == 5 and "`" in cells[2]]

    assert len(keys) > 200
    assert not [key for key in keys if "_" in key]
