"""Wrong passphrases, in real processes: they slow down together, and the next unlock tells the audit log of all."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from storage import unlock
from storage.basics.codec import canonical_json, micros
from storage.sites import journal
from tests.storage.vaults import Place
from wams_tui.casework.errors import Locked
from wams_tui.casework.log import AuditAction

GUESS = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from storage import HeadPlace, unlock
from wams_tui.casework.errors import Locked
waited = []
now, heads = datetime.fromisoformat(sys.argv[3]), HeadPlace(Path(sys.argv[1] + "-koppen"))
try:
    unlock(Path(sys.argv[1]), sys.argv[2], heads=heads, now=lambda: now, wait=waited.append)
except Locked as error:
    print(error.exit_code, *waited)
"""
SECRET = "muilezel stoeptegel"


def guesser(place: Place) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", GUESS, str(place.directory), SECRET, place.clock().isoformat()]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path.cwd())


def test_processes_that_guess_at_once_slow_down_together_and_all_are_told(place: Place) -> None:
    guessers = [guesser(place) for _ in range(4)]
    first = [process.communicate(timeout=120) for process in guessers]
    later, _ = guesser(place).communicate(timeout=120)

    assert all(error == "" and said.startswith("3 ") for said, error in first)
    assert float(later.split()[1]) == 0.5
    with place.unlock() as session:
        told = [row.event for row in session.audit_lines() if row.event and not row.event.success]
    assert [event.action for event in told] == [AuditAction.VERKEERDE_WACHTWOORDZIN]
    assert (told[0].details["aantal"], told[0].details["gebruikers"]) == ("5", str(os.getuid()))
    left = [path.read_bytes() for path in place.directory.parent.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in content for content in left)
    assert journal.read(place.directory).times == ()


def test_a_journal_that_was_flooded_slows_down_as_much_as_any(place: Place) -> None:
    line = canonical_json({"time": micros(place.clock()), "uid": os.getuid()}) + b"\n"
    (place.directory / "vault.journal").write_bytes(line * 60_000)
    waited: list[float] = []

    with pytest.raises(Locked):
        unlock(place.directory, "mis", heads=place.heads, now=place.clock, wait=waited.append)

    assert waited == [4.0]
    with place.unlock() as session:
        told = next(row.event for row in session.audit_lines() if row.event and not row.event.success)
        assert int(told.details["aantal"]) > 10_000
        assert told.details["onleesbaar"] == "1"


def test_a_clock_set_back_does_not_lift_the_wait_and_time_does(place: Place) -> None:
    waited: list[float] = []

    def guess() -> None:
        with pytest.raises(Locked):
            unlock(place.directory, "mis", heads=place.heads, now=place.clock, wait=waited.append)

    for _ in range(4):
        guess()
    place.clock.time -= timedelta(hours=3)
    guess()
    place.clock.time += timedelta(hours=4)
    guess()

    assert waited == [0.0, 0.0, 0.0, 0.25, 0.5, 0.0]
