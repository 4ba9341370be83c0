"""A disk that is full or may not be written while packing or bringing back: a sentence, and nothing by half."""

import shutil
from pathlib import Path

from tests.desk.conftest import NOW
from tests.desk.travel.trips import Office, put
from tests.storage.faults.rig import beside_a_disk
from wams_tui.casework.course.todo import Todo
from wams_tui.law.ruleset import RuleSet


def test_no_room_is_told_and_nothing_is_done_by_half(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> None:
    shutil.copytree(vault_with_a_case, tmp_path / "kantoor")
    office = Office(tmp_path / "kantoor", rules)
    with office.desk() as desk:
        office.pack(desk)
    with office.road() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))

    came = beside_a_disk("size=12m", office.base, "tests.desk.travel.full")

    refused = [*came["to a full stick"], came["no room to look"], *came["full at home"], came["to one that may not"]]
    assert [code for code, _sentence in refused] == [6] * 7
    assert came["left on it"] == []
    assert came["known"] == [1, 1, False]
    assert came["still known"] == [1, False, False]
    assert came["findings"] == []
    assert came["with room"] == [True, True]
    assert came["may not be written"] == [True, True]
