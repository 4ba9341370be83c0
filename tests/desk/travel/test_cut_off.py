"""Killed or without power at any call that packing or bringing back makes: all or nothing, and once more it is done."""

import os
import shutil
from pathlib import Path

import pytest

from tests.desk.conftest import NOW
from tests.desk.travel.cutoff import Hand
from tests.desk.travel.trips import Office, put
from tests.storage.faults.powerloss import Trace, spoil
from tests.storage.faults.rig import times
from wams_tui.casework.course.todo import Todo
from wams_tui.law.ruleset import RuleSet

SEED = int(os.environ.get("WAMS_SEED", "1"))
PROGRAM = "tests.desk.travel.cutoff"


@pytest.fixture(scope="module")
def out_once(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Office:
    """A task was put down on the road."""
    base = tmp_path_factory.mktemp("afgebroken") / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office = Office(base, rules)
    with office.desk() as desk:
        office.pack(desk)
    with office.road() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))
    return office


@pytest.mark.parametrize("work", ["pack", "merge"])
def test_cut_off_anywhere_it_is_all_or_nothing(work: str, out_once: Office, tmp_path: Path) -> None:
    office = out_once.copy(tmp_path)
    trace = Trace.of(work, office.base, tmp_path / "ervoor", PROGRAM)
    hand = Hand.of(tmp_path / "ervoor" / "vault", office.rules)
    judge = hand.judge_packed if work == "pack" else hand.judge_merged

    *_, (calls, disk) = trace.replay()
    assert disk.acknowledged == [work]
    assert calls > 50
    assert spoil(trace, times("WAMS_TRAVEL_KILLS", 6), SEED, tmp_path / "erna", judge) == []
