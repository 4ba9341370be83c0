"""Loss of power while a vault is written or made: what was acknowledged is there, and nothing is amiss."""

import os
from pathlib import Path

import pytest

from tests.storage.faults.hands import Hands
from tests.storage.faults.powerloss import Trace, judge_made, judge_written, spoil
from tests.storage.faults.rig import times
from tests.storage.vaults import Place

SEED = int(os.environ.get("WAMS_SEED", "1"))


@pytest.fixture
def base(place: Place) -> Path:
    return place.directory.parent


def test_loss_of_power_while_writing_costs_nothing_that_was_acknowledged(
    base: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    around = tmp_path_factory.mktemp("stroom")
    trace = Trace.of("write", base, around / "ervoor")
    judge = judge_written(Hands.of(around / "ervoor" / "kluis"))

    assert spoil(trace, times("WAMS_POWER", 60), SEED, around / "erna", judge) == []


def test_a_writer_that_is_cut_off_leaves_all_moments_to_look_at(
    base: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    around = tmp_path_factory.mktemp("stroom")
    trace = Trace.of("write", base, around / "ervoor")
    disks = list(trace.replay())

    assert len(disks) > 100
    assert disks[-1][1].acknowledged[-1] == "record:r9-"


def test_loss_of_power_while_a_vault_is_made_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    (tmp_path / "basis").mkdir()
    trace = Trace.of("make", tmp_path / "basis", tmp_path / "ervoor")

    assert spoil(trace, times("WAMS_POWER", 15), SEED, tmp_path / "erna", judge_made) == []
