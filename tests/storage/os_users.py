"""Users of the operating system: processes under user ids of their own that share one group. Needs root."""

import grp
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from storage.sites.directory.sharing import Group
from tests.house.tree import ROOT

FIRST = 64_210
"""User ids that no distribution gives to anybody."""

MEMBERS = (FIRST, FIRST + 1, FIRST + 2, FIRST + 3)
OUTSIDER = FIRST + 9


ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), sysconfig.get_paths()["purelib"]])}


@cache
def python() -> str | None:
    """Return a Python of this version that every user may run, with the program in its reach."""
    for found in (sys.executable, shutil.which(f"python3.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin")):
        if found and os.geteuid() == 0:
            try:
                tried = subprocess.run(
                    [found, "-c", "import storage.entry.opening"], check=False, capture_output=True,
                    user=OUTSIDER, group=OUTSIDER, extra_groups=[], cwd="/", env=ENVIRONMENT,
                )  # fmt: skip
            except OSError:
                continue
            if tried.returncode == 0:
                return found
    return None


needs_root = pytest.mark.skipif(python() is None, reason="only root can be other users, with a Python all may run")


def some_group() -> Group:
    """Return a group of this machine, with a name, that is not root's."""
    found = next(one for one in grp.getgrall() if one.gr_gid != 0)
    return Group(found.gr_name, found.gr_gid)


@dataclass(frozen=True)
class Someone:
    """Somebody on this machine: a user id, in the group or in none that matters."""

    user: int
    group: int
    home: Path
    umask: int = 0o022

    def start(self, script: str, *words: str) -> "subprocess.Popen[str]":
        """Run a Python script as this user."""
        return self.command(["-c", script, *words])

    def command(self, words: Sequence[str]) -> "subprocess.Popen[str]":
        """Run Python as this user."""
        return subprocess.Popen(
            [str(python()), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/",
            user=self.user, group=self.group, extra_groups=[], umask=self.umask,
            env={**ENVIRONMENT, "HOME": str(self.home), "XDG_STATE_HOME": str(self.home / "state")},
        )  # fmt: skip


def member(place: Path, user: int, group: Group, umask: int = 0o022) -> Someone:
    """Return a member of ``group`` with a home below ``place``."""
    return Someone(user, group.number, _home(place, user, group.number), umask)


def outsider(place: Path) -> Someone:
    """Return somebody who is in no group of ours."""
    return Someone(OUTSIDER, OUTSIDER, _home(place, OUTSIDER, OUTSIDER))


def _home(place: Path, user: int, group: int) -> Path:
    home = place / f"huis-{user}"
    home.mkdir(mode=0o700, exist_ok=True)
    os.chown(home, user, group)
    return home
