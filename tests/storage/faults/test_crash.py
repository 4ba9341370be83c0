"""Processes that are killed while they write: nothing acknowledged is lost, nothing is stored by half."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.storage.faults.rig import times
from tests.storage.vaults import Place


def test_what_killed_writers_had_acknowledged_is_there_and_the_rest_wholly_or_not_at_all(place: Place) -> None:
    kills, seed = times("WAMS_KILLS", 30), os.environ.get("WAMS_SEED", "1")
    words = [sys.executable, "-m", "tests.storage.faults.crash", str(place.directory.parent), str(kills), seed]

    run = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path.cwd())

    assert (run.returncode, run.stderr) == (0, "")
    came = json.loads(run.stdout)
    assert (came["lost"], came["halves"], came["findings"]) == ([], [], [])
    assert came["kills"] >= kills
    assert came["acknowledged"] > kills
