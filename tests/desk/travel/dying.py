"""Whoever is killed while packing or bringing back, in a process of their own.

``python -m tests.desk.travel.dying PLACE…`` does so in each place, killed there at the step of the same number; each
begins with a fork before any library has threads of its own.
"""

import os
import signal
import sys
from pathlib import Path
from unittest.mock import patch

from storage import HeadPlace
from storage.entry import opening
from storage.keys import keyfile
from storage.sites.place import site_of
from tests.desk.travel.trips import CASE, LATER
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import load_rules

PACKING = (
    "storage.travel.packing._tell_home",
    "storage.travel.out.tell",
    "pathlib.Path.rename",
)
"""What one is killed at the beginning of; after ``tell`` home has written, and ``rename`` gives it its name."""

RETURNING = (
    "wams_tui.desk.travel.returning.bring_home",
    "storage.travel.out.tell",
    "storage.vault.session.Session.checkpoint",
)
"""The same of bringing back; at ``checkpoint`` everything is stored."""


def die(place: Path, number: int) -> None:
    """Work, and be killed at a step; returns only where that step is never reached."""
    keys = keyfile.load(place / "vault")
    slot, secrets = opening.enter(keys, "demo", keys.slots)
    site = site_of(place / "vault")
    session = opening.open_session(site, keys, slot, secrets, HeadPlace(place / "heads"), lambda: LATER)
    desk = Desk(session, load_rules(), lambda: LATER)
    with patch([*PACKING, *RETURNING][number], _die):
        if number < len(PACKING):
            pack_cases(desk, [CASE], place / "weer", own_laptop(desk), desk.today(), "demo")
        else:
            bring_back(desk, place / "laptop" / "reis")


def _die(*_args: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(places: list[str]) -> None:
    """Die once in each place, and say how."""
    for number, place in enumerate(places):
        child = os.fork()
        if child == 0:
            try:
                die(Path(place), number)
            finally:
                os._exit(1)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
