"""What happens on a disk that fails, each in a process of its own (:func:`tests.storage.faults.rig.on_disk`).

Each returns what came of it; the tests beside this module say what must have.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from storage import (
    Change,
    HeadPlace,
    Session,
    create_vault,
    destroy_case,
    destroyed_cases,
    known_backups,
    make_backup,
    restore,
    verify,
)
from storage.destroying.settling import is_clean
from tests.storage.faults.rig import CLOCK, fill, opened, told
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, add_case
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import WamsError

Scenario = Callable[[Path], dict[str, Any]]


def _vault(base: Path) -> tuple[Path, Path]:
    """Copy the vault onto the small disk; heads stay on the large one."""
    shutil.copytree(base / "kluis", base / "schijf" / "kluis")
    return base / "schijf" / "kluis", base / "koppen"


def _until_refused(session: Session, case_id: str, name: str = "n") -> tuple[set[str], list[Any]]:
    stored: set[str] = set()
    for number in range(100_000):
        try:
            session.write(case_id, [Change(f"{name}{number}", "notitie", 0, b"x" * 2000)], CHANGED)
        except WamsError as error:
            return stored, told(error)
        stored.add(f"{name}{number}")
    raise AssertionError("the disk never got full")


def _kept(session: Session, case_id: str) -> set[str]:
    return {record.id for record in session.read_case(case_id, SEEN)} - {case_id, "r1"}


def full_while_writing(base: Path) -> dict[str, Any]:
    """Fill the disk under an open session, go on reading, make room, go on writing."""
    vault, heads = _vault(base)
    with opened(vault, heads) as session:
        case_id = add_case(session)
        ballast = fill(base / "schijf", 900_000)
        stored, refused = _until_refused(session, case_id)
        listed = [head.content.decode() for head in session.heads()]
        ballast.unlink()
        session.write(case_id, [Change("later", "notitie", 0, b"x")], CHANGED)
        whole = _kept(session, case_id) == stored | {"later"}
        findings = [finding.say() for finding in verify(session).findings]
    return {"stored": len(stored), "refused": refused, "listed": listed, "whole": whole, "findings": findings}


def full_after_a_batch(base: Path) -> dict[str, Any]:
    """Let a batch fit in the write-ahead log, while the file it is to be moved to cannot grow."""
    vault, heads = _vault(base)
    raised, warnings = [], []
    with opened(vault, heads) as session:
        case_id = add_case(session)
        # The log keeps its size on disk once it has been moved, so that it has room where the disk has none.
        with session.batch():
            session.write(case_id, [Change("oud", "notitie", 0, b"x" * 3_000_000)], CHANGED)
        session.write(case_id, [Change("oud", "notitie", 1, None)], CHANGED)
        session.write(case_id, [Change("blijft", "notitie", 0, b"x" * 2_900_000)], CHANGED)
        session._db.settle()
        fill(base / "schijf")
        try:
            with session.batch():
                session.write(case_id, [Change("reeks", "notitie", 0, b"y" * 2_000_000)], CHANGED)
        except WamsError as error:
            raised = told(error)
        warnings = [finding.say() for finding in session.warnings]
    with opened(vault, heads) as session:
        kept = sorted(_kept(session, case_id))
        findings = [finding.say() for finding in verify(session).findings]
    return {"raised": raised, "kept": kept, "warnings": warnings, "findings": findings}


def full_at_the_end(base: Path) -> dict[str, Any]:
    """Lock and unlock on a full disk, then make room."""
    vault, heads = _vault(base)
    session = opened(vault, heads)
    case_id = add_case(session)
    ballast = fill(base / "schijf")
    stored, _ = _until_refused(session, case_id)
    said = []
    works: tuple[Callable[[], object], ...] = (session.lock, lambda: opened(vault, heads))
    for work in works:
        try:
            work()
        except WamsError as error:
            said.append(told(error))
    ballast.unlink()
    with opened(vault, heads) as session:
        whole = _kept(session, case_id) == stored
        warnings = [finding.say() for finding in session.warnings]
        findings = [finding.say() for finding in verify(session).findings]
    return {"said": said, "whole": whole, "warnings": warnings, "findings": findings}


def no_more_files(base: Path) -> dict[str, Any]:
    """Use up the files a disk can have, with the heads on that disk too; then try to make a vault there."""
    vault, _ = _vault(base)
    disk = base / "schijf"
    shutil.copytree(base / "koppen", disk / "koppen")
    with opened(vault, disk / "koppen") as session:
        case_id = add_case(session)
        with suppress(OSError):
            for number in range(100_000):
                (disk / f"leeg{number}").touch()
        session.write(case_id, [Change("n", "notitie", 0, b"x")], CHANGED)
        session.checkpoint()
        warnings = [finding.say() for finding in session.warnings]
    said = _refused_to_make(disk)
    for file in disk.glob("leeg*"):
        file.unlink()
    with opened(vault, disk / "koppen") as session:
        kept = sorted(_kept(session, case_id))
    return {"warnings": warnings, "said": said, "kept": kept, "left": _left(disk)}


def no_room_for_a_vault(base: Path) -> dict[str, Any]:
    """Make a vault where it does not fit."""
    disk = base / "schijf"
    said = []
    for leave in (4096, 20_000, 60_000, 120_000):
        fill(disk, leave)
        said.append(_refused_to_make(disk))
    return {"said": said, "left": _left(disk)}


def read_only(base: Path) -> dict[str, Any]:
    """Unlock on a disk that was mounted read-only, with the right and with a wrong passphrase, and make a vault there.

    A vault that was in use when the machine stopped still has its write-ahead log.
    """
    vault, heads = _vault(base)
    with opened(vault, heads) as session:
        add_case(session)
        shutil.copytree(vault, base / "schijf" / "gestopt")
    before = {path.name: path.read_bytes() for path in vault.iterdir()}
    subprocess.run(["mount", "-o", "remount,ro", str(base / "schijf")], check=True)
    said = []
    works: tuple[Callable[[], object], ...] = (
        lambda: opened(vault, heads),
        lambda: opened(base / "schijf" / "gestopt", heads),
        lambda: opened(vault, heads, "mis"),
    )
    for work in works:
        try:
            work()
        except WamsError as error:
            said.append(told(error))
    said.append(_refused_to_make(base / "schijf"))
    after = {path.name: path.read_bytes() for path in vault.iterdir()}
    return {"said": said, "same": before == after}


def closed_to_us(base: Path) -> dict[str, Any]:
    """Take away the permission on the vault under an open session, and give it back."""
    vault, heads = _vault(base)
    guard = _NobodyInstead(vault, heads)
    said = []
    with guard.as_user(), opened(vault, heads) as session:
        case_id = add_case(session)
        guard.chmod(vault, 0)
        works: tuple[Callable[[], object], ...] = (
            lambda: session.write(case_id, [Change("n", "notitie", 0, b"x")], CHANGED),
            lambda: opened(vault, heads),
        )
        for work in works:
            try:
                work()
            except WamsError as error:
                said.append(told(error))
        listed = len(session.heads())
        guard.chmod(vault, 0o700)
        session.write(case_id, [Change("later", "notitie", 0, b"x")], CHANGED)
        kept = sorted(_kept(session, case_id))
        findings = [finding.say() for finding in verify(session).findings]
    return {"said": said, "listed": listed, "kept": kept, "findings": findings}


class _NobodyInstead:
    """Lets root be nobody, since root is let in everywhere; anybody else stays who they are."""

    NOBODY = 65534

    def __init__(self, *trees: Path) -> None:
        self._is_root = os.geteuid() == 0 and Path("/proc/self/uid_map").read_text().split()[2] != "1"
        for tree in trees if self._is_root else ():
            for path in (tree, *tree.rglob("*")):
                os.chown(path, self.NOBODY, self.NOBODY)

    @contextmanager
    def as_user(self) -> Iterator[None]:
        if self._is_root:
            os.seteuid(self.NOBODY)
        try:
            yield
        finally:
            if self._is_root:
                os.seteuid(0)

    def chmod(self, path: Path, mode: int) -> None:
        if self._is_root:
            os.seteuid(0)
        path.chmod(mode)
        if self._is_root:
            os.seteuid(self.NOBODY)


def _refused_to_make(disk: Path) -> list[Any]:
    try:
        create_vault(
            disk / "nieuw", nature=VaultNature.OEFENKLUIS, coordinator_name="A", passphrase="demo",
            heads=HeadPlace(disk / "koppen"), now=CLOCK,
        )  # fmt: skip
    except WamsError as error:
        return told(error)
    return []


def _left(disk: Path) -> list[str]:
    return sorted(path.name for path in disk.iterdir() if path.name != "ballast")


def no_room_for_a_backup(base: Path) -> dict[str, Any]:
    """Make a backup on a disk that is too small for it, and put one back there."""
    disk, said = base / "schijf", []
    with opened(base / "kluis", base / "koppen") as session:
        add_case(session)
        good = make_backup(session, base / "back-ups")
        for room in (4_000, 60_000, 150_000):
            ballast = fill(disk, room)
            try:
                make_backup(session, disk / "back-ups")
            except WamsError as error:
                said.append(told(error))
            ballast.unlink()
        left = [path.name for path in disk.rglob("*") if path.is_file()]
        failed = [known.state.value for known in known_backups(session)][1:]
        findings = [finding.say() for finding in verify(session).findings]
    for room in (4_000, 150_000):
        ballast = fill(disk, room)
        try:
            restore(good.directory, disk / "terug", PASSPHRASE, heads=HeadPlace(base / "koppen"), now=CLOCK)
        except WamsError as error:
            said.append(told(error))
        ballast.unlink()
    return {
        "said": said,
        "left": left,
        "failed": failed,
        "findings": findings,
        "after": [path.name for path in disk.iterdir()],
    }


def no_room_to_destroy(base: Path) -> dict[str, Any]:
    """Destroy a case on a full disk, make room, unlock again."""
    vault, heads = _vault(base)
    with opened(vault, heads) as session:
        case_id = add_case(session)
        add_case(session, body=b"x" * 400_000)
        fill(base / "schijf", 200_000)
        with suppress(WamsError):
            destroy_case(session, case_id, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
        clean = is_clean(session)
    (base / "schijf" / "ballast").unlink()
    with opened(vault, heads) as session:
        findings = [finding.say() for finding in verify(session).findings]
        gone = [one.case_id for one in destroyed_cases(session)] == [case_id]
        return {"before": clean, "after": is_clean(session), "gone": gone, "findings": findings}


def main(name: str, base: str) -> None:
    """Run one scenario and print what came of it."""
    scenarios: dict[str, Scenario] = {
        work.__name__: work
        for work in (
            full_while_writing,
            full_after_a_batch,
            full_at_the_end,
            no_more_files,
            no_room_for_a_vault,
            read_only,
            closed_to_us,
            no_room_for_a_backup,
            no_room_to_destroy,
        )
    }
    sys.stdout.write(json.dumps(scenarios[name](Path(base))))


if __name__ == "__main__":
    main(*sys.argv[1:])
