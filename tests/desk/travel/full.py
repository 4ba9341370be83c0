"""Packing and bringing back on a small disk, in a process of its own: ``python -m tests.desk.travel.full BASE``.

The disk is mounted at ``schijf`` (:mod:`tests.storage.faults.rig`). It says what came of each as JSON.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from storage import verify
from tests.desk.travel.trips import CASE, LATER, Office
from tests.storage.faults.rig import fill, told
from wams_tui.casework.errors import WamsError
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.travel.returning import bring_back
from wams_tui.desk.travel.status import travels
from wams_tui.law.ruleset import load_rules


def _pack(desk: Desk, to: Path) -> Callable[[], object]:
    return lambda: pack_cases(desk, [CASE], to, own_laptop(desk), desk.today(), "demo")


def _said(disk: Path, leave: int, work: Callable[[], object]) -> object:
    """Do it on a disk that has so many bytes left."""
    ballast = fill(disk, leave)
    try:
        work()
    except WamsError as error:
        return told(error)
    finally:
        ballast.unlink()
    return "gelukt"


def _is_home(desk: Desk) -> bool:
    return bool(open_case(desk, CASE).file.todos)


def main(place: str) -> None:
    """Fill the disk under each in turn."""
    base, rules = Path(place), load_rules()
    disk = base / "schijf"
    came: dict[str, object] = {}
    with Office(base, rules).desk(LATER) as desk:
        came["to a full stick"] = [_said(disk, room, _pack(desk, disk / "reis")) for room in (0, 150_000)]
        came["left on it"] = [path.name for path in disk.iterdir()]
        tempfile.tempdir = str(disk)
        came["no room to look"] = _said(disk, 20_000, lambda: bring_back(desk, base / "laptop" / "reis"))
        tempfile.tempdir = None
        came["known"] = [len(travels(desk)), len(open_case(desk, CASE).file.trips), _is_home(desk)]
        shutil.copytree(base / "laptop" / "reis", disk / "vast")
    shutil.copytree(base / "vault", disk / "vault")
    shutil.copytree(base / "heads", disk / "heads")
    with Office(disk, rules).desk(LATER) as desk:
        packed = [_said(disk, 8_000, _pack(desk, base / "weer"))]
        merged = [_said(disk, room, lambda: bring_back(desk, base / "laptop" / "reis")) for room in (0, 8_000)]
        came["full at home"] = [*packed, *merged]
        came["still known"] = [len(travels(desk)), _is_home(desk), (base / "weer").exists()]
        came["findings"] = [finding.say() for finding in verify(desk.session).findings]
        came["with room"] = [bring_back(desk, base / "laptop" / "reis").complete, _is_home(desk)]
    with Office(base, rules).desk(LATER) as desk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        came["may not be written"] = [bring_back(desk, disk / "vast").complete, _is_home(desk)]
        came["to one that may not"] = _said_plain(_pack(desk, disk / "reis"))
    sys.stdout.write(json.dumps(came))


def _said_plain(work: Callable[[], object]) -> object:
    try:
        work()
    except WamsError as error:
        return told(error)
    return "gelukt"


if __name__ == "__main__":
    main(sys.argv[1])
