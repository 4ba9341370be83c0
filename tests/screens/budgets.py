"""How many keys a step of a coordinator's day costs, held to ``docs/keys.md``.

After a screen changed: ``WAMS_KEYS=write make test ARGS=tests/journeys/test_key_counts.py``, and read the difference.
"""

import os
import re

from tests.house.tree import ROOT

DOCUMENT = ROOT / "docs" / "keys.md"
_ROW = re.compile(r"^\| (?P<step>\d+) \| (?P<what>[^|]+) \| (?P<keys>[^|]+) \| (?P<budget>\d+) \| (?P<counted>\d+) \|$")

_PART = re.compile(r"^\| (?P<part>\w+) \| (?P<what>[^|]+) \| (?P<keys>[^|]+) \| (?P<counted>\d+) \|$")
ALL = "together"


def budgets() -> dict[int, tuple[int, int]]:
    """Return budget and count of every step in the document."""
    rows = (_ROW.match(line) for line in DOCUMENT.read_text(encoding="utf-8").splitlines())
    return {int(row["step"]): (int(row["budget"]), int(row["counted"])) for row in rows if row}


def hold(counted: dict[int, int]) -> None:
    """Fail where a step costs more than its budget, or another number of keys than the document says."""
    if os.environ.get("WAMS_KEYS") == "write":
        _write(counted)
    written = budgets()
    assert {step: keys for step, keys in counted.items() if keys > written[step][0]} == {}
    assert {step: written[step][1] for step in counted} == counted


def hold_giving(counted: dict[str, int]) -> None:
    """Fail where a part of giving one datum, or all of them together, costs another number of keys than written."""
    rows = (_PART.match(line) for line in DOCUMENT.read_text(encoding="utf-8").splitlines())
    written = {row["part"]: int(row["counted"]) for row in rows if row}
    assert written == {**counted, ALL: sum(counted.values())}


def _write(counted: dict[int, int]) -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        row = _ROW.match(line)
        if row and int(row["step"]) in counted:
            start = line.rstrip("|").rstrip().rpartition("|")[0]
            lines[place] = f"{start}| {counted[int(row['step'])]} |"
    DOCUMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")
