"""Where the surroundings fail: a small disk of a vault's own, and processes that run on it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from storage import HeadPlace, Session, unlock
from tests.storage.vaults import PASSPHRASE, Clock, Place
from wams_tui.casework.errors import WamsError

CLOCK = Clock(datetime(2026, 11, 21, 12, tzinfo=UTC))
"""The clock of one process: later than anything the vault that is copied was written at."""

_MEETING = "/mnt"
"""Where the scenario finds its base: the way to the directories of tests is closed to everybody else."""
_MOUNTED = 'mount --bind "$2" "$3" && mount -t tmpfs -o "$1" geen "$3/schijf" && shift 3 && exec "$@"'


def times(name: str, few: int) -> int:
    """Return how often to do something: ``few`` in an ordinary run, more where the environment variable says so."""
    return int(os.environ.get(name, few))


@cache
def own_mounts() -> list[str]:
    """Return what gives a process mounts of its own, which end with it: as root, or as a user who is root inside."""
    plain = ["unshare", "--mount", "--propagation", "private"]
    for words in (plain, [*plain, "--user", "--map-root-user"]):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    pytest.skip("this system lets nobody mount a disk of their own")


def on_disk(options: str, scenario: str, place: Place) -> Any:
    """Run a scenario of :mod:`tests.storage.faults.scenarios` with a disk of these tmpfs options; return what it says.

    The disk is mounted at ``schijf`` beside the vault, and the vault is copied onto it.
    """
    return beside_a_disk(options, place.directory.parent, "tests.storage.faults.scenarios", scenario)


def beside_a_disk(options: str, base: Path, program: str, *words_: str) -> Any:
    """Run a program whose last word is where ``base`` is, with a disk at ``schijf`` in it; return the JSON it says."""
    (base / "schijf").mkdir()
    base.chmod(0o755)  # somebody else than who runs the tests must get there
    words = [sys.executable, "-m", program, *words_, _MEETING]
    command = [*own_mounts(), "sh", "-c", _MOUNTED, "sh", options, str(base), _MEETING, *words]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, cwd=Path.cwd())
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
    return json.loads(run.stdout)


def opened(vault: Path, heads: Path, passphrase: str = PASSPHRASE) -> Session:
    """Unlock a copy of the vault."""
    return unlock(vault, passphrase, heads=HeadPlace(heads), now=CLOCK, wait=lambda _: None)


def told(error: WamsError) -> list[Any]:
    """Return what a person meets of an error: its exit code and its sentence."""
    return [error.exit_code, error.say()]


def fill(disk: Path, leave: int = 0) -> Path:
    """Fill a disk, but for ``leave`` bytes; return the file that does it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    if leave:
        os.truncate(ballast, max(0, ballast.stat().st_size - leave))
    return ballast
