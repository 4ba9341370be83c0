"""Several processes on one vault, and processes that are killed."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage import verify
from tests.storage.vaults import SEEN, Place
from wams_tui.casework.errors import Damaged

WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from storage import Change, HeadPlace, unlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
base, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
session = unlock(base / "kluis", "demo", heads=HeadPlace(base / name), now=lambda: datetime.now(UTC))
print("open", flush=True)
for number in range(count):
    session.write(sys.argv[4], [Change(f"{name}-{number}", "notitie", 0, str(number).encode())], event)
    print(number, flush=True)
session.lock()
"""


def start(place: Place, name: str, count: int, case_id: str) -> "subprocess.Popen[str]":
    base = str(place.directory.parent)
    command = [sys.executable, "-c", WRITER, base, name, str(count), case_id]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path.cwd())


def shared_case(place: Place) -> str:
    from tests.storage.vaults import MADE

    with place.unlock() as session:
        return session.create_case([], MADE)


def test_four_processes_write_at_once_and_nothing_is_lost_or_refused(place: Place) -> None:
    case_id = shared_case(place)

    writers = [start(place, f"p{number}", 50, case_id) for number in range(4)]
    ends = [writer.communicate(timeout=120) for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    assert [error for _, error in ends] == ["", "", "", ""]
    with place.unlock() as session:
        assert len(session.read_case(case_id, SEEN)) == 200
        assert verify(session).findings == ()


def test_what_a_killed_process_had_acknowledged_is_there(place: Place) -> None:
    case_id = shared_case(place)

    acknowledged: set[str] = set()
    for number, pause in enumerate((0.0, 0.004, 0.013, 0.031, 0.06)):
        name = f"k{number}"
        with start(place, name, 100_000, case_id) as writer:
            assert writer.stdout is not None
            while (line := writer.stdout.readline()) not in ("4\n", ""):
                pass
            assert line
            time.sleep(pause)
            writer.kill()
            # Read on in the same buffer: what came along with the line above would pass communicate() by.
            told = [5 - 1, *(int(line) for line in writer.stdout if line.endswith("\n"))]
        assert writer.returncode == -signal.SIGKILL
        acknowledged |= {f"{name}-{count}" for count in range(max(told) + 1)}

    with place.unlock() as session:
        found = {record.id for record in session.read_case(case_id, SEEN)}
        assert acknowledged <= found
        assert len(found - acknowledged) <= 5
        assert verify(session).findings == ()


LEFT = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from storage import Change, HeadPlace, unlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
base = Path(sys.argv[1])
event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
session = unlock(base / "kluis", "demo", heads=HeadPlace(base / "koppen"), now=lambda: datetime.now(UTC))
for number in range(5):
    session.write(sys.argv[2], [Change(f"n{number}", "notitie", 0, b"x" * 5000)], event)
session.checkpoint()
os._exit(0)
"""


def test_a_write_ahead_log_that_was_cut_or_changed_after_a_crash_is_noticed(place: Place) -> None:
    case_id = shared_case(place)
    command = [sys.executable, "-c", LEFT, str(place.directory.parent), case_id]
    subprocess.run(command, check=True, cwd=Path.cwd())
    log = place.directory / "vault.db-wal"
    left = log.read_bytes()

    for spoiled in (left[: len(left) // 2], left[:-40] + bytes([left[-40] ^ 1]) + left[-39:], b""):
        (place.directory / "vault.db-shm").unlink(missing_ok=True)
        log.write_bytes(spoiled)
        with pytest.raises(Damaged, match="ouder of anders"):
            place.unlock()
        log.write_bytes(left)
    with place.unlock() as session:
        assert len(session.read_case(case_id, SEEN)) == 5


def test_the_unlock_path_loads_nothing_heavy(place: Place) -> None:
    script = (
        "import sys\nfrom datetime import datetime, UTC\nfrom pathlib import Path\nimport storage\n"
        "early = set(sys.modules)\n"
        "base = Path(sys.argv[1])\n"
        "heads = storage.HeadPlace(base / 'koppen')\n"
        "session = storage.unlock(base / 'kluis', 'demo', heads=heads, now=lambda: datetime.now(UTC))\n"
        "session.heads(); session.case_count(); session.lock()\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'keyring', 'textual', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)), 'cryptography' in early)\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", script, str(place.directory.parent)],
        capture_output=True, text=True, check=True, cwd=Path.cwd(),
    )  # fmt: skip

    assert run.stdout == "[] False\n"
