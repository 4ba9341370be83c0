"""Processes that write to one vault at once: ``python -m tests.storage.many`` reads who, and tells how it went.

The program is loaded and Argon2id paid for once; then each writer is forked, becomes its user, opens the vault by
itself and waits until all of them have.
"""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from storage import Change, HeadPlace
from storage.entry import opening
from storage.sites.place import site_of
from storage.sites.site import Address
from tests.house.tree import ROOT
from tests.storage.faults.hands import now
from tests.storage.vaults import CHANGED, PASSPHRASE


@dataclass(frozen=True)
class Writer:
    """One of them; ``user`` and ``group`` only where it is to be somebody else."""

    name: str
    heads: str
    user: int | None = None
    group: int | None = None
    umask: int = 0o022


@dataclass(frozen=True)
class Told:
    """What the writers said: their sessions, and each its numbers in the order in which they were stored."""

    sessions: list[str]
    stored: dict[str, list[int]]


def write_at_once(
    address: Address,
    case_id: str,
    each: int,
    writers: Sequence[Writer],
    python: str = sys.executable,
    environ: Mapping[str, str] = os.environ,
) -> Told:
    """Let every writer write ``each`` records, ``NAME-NUMBER``.

    Raises:
        AssertionError: one of them failed; the text says how.
    """
    asked = {
        "address": str(address), "database": not isinstance(address, Path), "case": case_id, "each": each,
        "writers": [asdict(writer) for writer in writers],
    }  # fmt: skip
    run = subprocess.run(
        [python, "-m", "tests.storage.many"],
        input=json.dumps(asked), capture_output=True, text=True, check=False, cwd=ROOT, env=environ,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    return Told(told["sessions"], told["stored"])


def main() -> int:
    """Do what standard input asks; return how many failed."""
    asked = json.load(sys.stdin)
    address: Address = asked["address"] if asked["database"] else Path(asked["address"])
    keys = site_of(address).load_keys()
    opened = opening.enter(keys, PASSPHRASE, keys.slots)
    (wait, go), (said, says) = os.pipe(), os.pipe()

    def write(writer: Writer) -> None:
        heads = HeadPlace(Path(writer.heads))
        with opening.open_session(site_of(address), keys, *opened, heads, now) as session:
            os.write(says, f"{writer.name} {session._logbook.session}\n".encode())
            os.read(wait, 1)
            for number in range(asked["each"]):
                content = str(number).encode()
                session.write(asked["case"], [Change(f"{writer.name}-{number}", "notitie", 0, content)], CHANGED)
                os.write(says, f"{writer.name} {number}\n".encode())

    def be(writer: Writer) -> NoReturn:
        code = 70
        try:
            os.close(go)
            os.umask(writer.umask)
            if writer.user is not None and writer.group is not None:
                os.setgroups([])
                os.setgid(writer.group)
                os.setuid(writer.user)
            write(writer)
            code = 0
        except Exception:  # noqa: BLE001 - what went wrong is told by who started them
            traceback.print_exc()
            # A line without a word: whoever waits for this one to begin waits no longer.
            os.write(says, f"{writer.name}\n".encode())
        finally:
            os._exit(code)

    children = []
    for one in asked["writers"]:
        child = os.fork()
        if child == 0:
            be(Writer(**one))
        children.append(child)
    os.close(says)
    with os.fdopen(said) as pipe:
        sessions = [pipe.readline().split()[1:] for _child in children]
        os.close(go)
        stored: dict[str, list[int]] = {one["name"]: [] for one in asked["writers"]}
        for line in pipe:
            name, *number = line.split()
            stored[name] += map(int, number)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    json.dump({"sessions": [part for parts in sessions for part in parts], "stored": stored}, sys.stdout)
    return failed


if __name__ == "__main__":
    sys.exit(main())
