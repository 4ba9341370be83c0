"""The drill: a vault that was lost is put back, destroyed cases stay gone, and all are told what day it is from."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import Backup, FindingKind, HeadPlace, Session, make_backup, unlock, verify
from storage.backups.restoring import Outcome, Wishes, restore
from storage.basics.codec import canonical_json
from storage.destroying.destroyed import destroy_case, destroyed_cases
from tests.house.tree import ROOT
from tests.storage import colleagues
from tests.storage.test_upgrade import Vault
from tests.storage.vaults import CHANGED, MADE, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import Conflict, Damaged, Locked, Misused, Refused, Unusable

ANNEKE = "Anneke Voorbeeld"
PLAIN = Wishes()


@dataclass
class Drill:
    """A vault of two coordinators with a backup, and what was done after it."""

    place: Place
    backup: Backup
    bram: HeadPlace
    kept: str
    destroyed: str
    later: str

    def restore(self, wishes: Wishes = PLAIN, to: Path | None = None, words: str = PASSPHRASE) -> Outcome:
        place = self.place
        return restore(
            self.backup.directory, to or place.directory, words, heads=place.heads, now=place.clock, wishes=wishes
        )

    def lose(self) -> None:
        shutil.rmtree(self.place.directory)

    def anneke(self) -> Session:
        return self.place.unlock(coordinator=ANNEKE)

    def by_bram(self) -> Session:
        place = self.place
        return unlock(
            place.directory, colleagues.WORDS, heads=self.bram, now=place.clock, coordinator=colleagues.NAME,
            wait=lambda _: None,
        )  # fmt: skip


@pytest.fixture
def drill(place: Place, tmp_path: Path) -> Drill:
    bram = colleagues.join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        kept, destroyed = add_case(session), add_case(session)
        colleagues.grant_to(session, kept, bram)
        backup = make_backup(session, tmp_path / "back-ups")
        later = add_case(session)
        destroy_case(session, destroyed, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
    made = Drill(place, backup, HeadPlace(tmp_path / "bij-bram"), kept, destroyed, later)
    with made.by_bram() as session:
        session.write(kept, [], CHANGED)
    return made


def test_the_drill(drill: Drill) -> None:
    drill.lose()

    done = drill.restore()

    assert done.destroyed == (drill.destroyed,)
    assert done.register_as_of is not None
    with drill.anneke() as session:
        report = verify(session)
        assert report.intact
        assert {head.case_id for head in session.heads()} == {drill.kept}
        assert [found.case_id for found in destroyed_cases(session)] == [drill.destroyed]
        assert "teruggezet naar de stand van 21-11-2026" in " ".join(finding.say() for finding in session.warnings)
        with pytest.raises(Conflict, match="komt niet terug"):
            session.create_case([], MADE, drill.destroyed)
        add_case(session)
    with drill.by_bram() as session:
        assert [finding.kind for finding in session.warnings] == [FindingKind.RESTORED]
        assert session.read_case(drill.kept, SEEN)
        assert verify(session).intact
    with drill.by_bram() as session:
        assert [finding.kind for finding in session.warnings] == [FindingKind.RESTORED]
        assert verify(session).findings == ()


def test_after_a_month_only_who_was_not_told_yet_is_told(drill: Drill) -> None:
    drill.lose()
    drill.restore()
    drill.place.clock.time += timedelta(days=31)
    with drill.anneke() as session:
        assert session.warnings == ()
    with drill.by_bram() as session:
        assert [finding.kind for finding in session.warnings] == [FindingKind.RESTORED]
    with drill.by_bram() as session:
        assert session.warnings == ()


def test_the_restored_vault_turned_back_again_by_hand_does_not_open(drill: Drill, tmp_path: Path) -> None:
    drill.lose()
    drill.restore()
    shutil.copytree(drill.place.directory, tmp_path / "oud")
    with drill.anneke() as session:
        add_case(session)
    drill.lose()
    shutil.copytree(tmp_path / "oud", drill.place.directory)
    with pytest.raises(Damaged, match="ouder of anders"):
        drill.anneke()


def test_the_files_of_a_backup_put_back_by_hand_do_not_open(drill: Drill) -> None:
    for name in ("vault.db", "vault.keys"):
        shutil.copy(drill.backup.directory / name, drill.place.directory / name)
    with pytest.raises(Damaged):
        drill.by_bram()


def test_a_head_of_before_the_backup_must_still_fit(drill: Drill, tmp_path: Path) -> None:
    """A restore explains what came after the backup, never that what it holds was rewritten."""
    drill.lose()
    drill.restore()
    with drill.anneke() as session:
        keys, vault = session.opened.secrets.vault_key, session.vault_id
    assert keys
    (head,) = drill.bram.directory.glob(f"{vault}.*.json")
    told = json.loads(head.read_bytes())
    told["audit"]["seq"] = 3
    head.write_bytes(canonical_json(told))
    with pytest.raises(Damaged, match="ouder of anders"):
        drill.by_bram()


def test_what_stands_there_is_set_aside_and_never_deleted(drill: Drill) -> None:
    with pytest.raises(Misused, match="niet leeg"):
        drill.restore()
    done = drill.restore(Wishes(replace=True))

    assert isinstance(done.aside, Path)
    assert done.aside.name.startswith("kluis.opzij-")
    assert sorted(path.name for path in done.aside.iterdir()) == sorted(
        path.name for path in drill.place.directory.iterdir()
    )
    with drill.anneke() as session:
        assert verify(session).intact


def test_a_vault_that_is_open_is_not_replaced(drill: Drill) -> None:
    with drill.anneke(), pytest.raises(Conflict, match="nog bij iemand open"):
        drill.restore(Wishes(replace=True))


def test_another_vault_is_not_replaced(drill: Drill, tmp_path: Path, master: Place) -> None:
    other = tmp_path / "iets-anders"
    other.mkdir()
    (other / "brief.txt").write_text("x")
    with pytest.raises(Misused, match="geen kluis"):
        drill.restore(Wishes(replace=True), to=other)
    assert (other / "brief.txt").read_text() == "x"


def test_neither_is_a_vault_of_other_keys(drill: Drill, tmp_path: Path) -> None:
    (tmp_path / "toen").mkdir()
    other = Vault(tmp_path / "toen")
    with pytest.raises(Misused, match="andere kluis"):
        drill.restore(Wishes(replace=True), to=other.directory)


def test_without_a_register_it_takes_a_decision(drill: Drill) -> None:
    drill.lose()
    shutil.rmtree(drill.place.heads.directory)
    with pytest.raises(Refused, match="register"):
        drill.restore()
    assert not drill.place.directory.exists()

    done = drill.restore(Wishes(without_register=True))
    assert (done.destroyed, done.register_as_of) == ((), None)
    with drill.anneke() as session:
        assert session.case_count() == 2


def test_the_register_of_a_colleague_will_do(drill: Drill) -> None:
    drill.lose()
    shutil.rmtree(drill.place.heads.directory)
    drill.place.heads = HeadPlace(drill.place.heads.directory, drill.bram.directory)

    assert drill.restore().destroyed == (drill.destroyed,)


def test_the_vault_that_is_replaced_tells_what_was_destroyed(drill: Drill) -> None:
    shutil.rmtree(drill.place.heads.directory)

    assert drill.restore(Wishes(replace=True)).destroyed == (drill.destroyed,)


def test_so_does_one_that_was_set_aside_when_the_machine_stopped_in_between(drill: Drill) -> None:
    shutil.rmtree(drill.place.heads.directory)
    drill.place.directory.rename(drill.place.directory.with_name("kluis.opzij-20261121T100000Z"))

    assert drill.restore().destroyed == (drill.destroyed,)


def test_a_damaged_vault_is_replaced_all_the_same(drill: Drill) -> None:
    drill.place.database.write_bytes(os.urandom(8192))
    drill.place.keys.write_bytes(b"{")

    done = drill.restore(Wishes(replace=True))
    assert done.destroyed == (drill.destroyed,)
    with drill.anneke() as session:
        assert verify(session).intact


def test_an_expired_backup_takes_a_decision(drill: Drill) -> None:
    drill.lose()
    drill.place.clock.time += timedelta(days=100)
    with pytest.raises(Refused, match="vervallen"):
        drill.restore()
    drill.restore(Wishes(expired=True))
    with drill.anneke() as session:
        assert verify(session).intact


def test_a_damaged_backup_changes_nothing(drill: Drill) -> None:
    path = drill.backup.directory / "vault.db"
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged):
        drill.restore(Wishes(replace=True))
    with drill.anneke() as session:
        assert verify(session).intact


def test_a_backup_somebody_composed_is_not_restored(drill: Drill) -> None:
    """With every hash right, and the manifest signed by nobody."""
    said = drill.backup.manifest
    replace(said, made=said.made + 1).store(drill.backup.directory)
    with pytest.raises(Damaged, match="klopt niet"):
        drill.restore(Wishes(replace=True))


def test_only_an_administrator_restores(drill: Drill) -> None:
    drill.lose()
    with pytest.raises(Locked, match="beheerder"):
        drill.restore(words=colleagues.WORDS)
    with pytest.raises(Locked):
        drill.restore(words="mis")
    assert not drill.place.directory.exists()


def test_an_older_format_asks_for_the_program_of_then(drill: Drill, tmp_path: Path) -> None:
    (tmp_path / "toen").mkdir()
    old = Vault(tmp_path / "toen")
    done = old.upgrade()
    with pytest.raises(Unusable, match="ouder"):
        restore(done.backup.directory, tmp_path / "nieuw", "demo", heads=old.heads, now=old.clock)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import HeadPlace
from storage.backups import restoring as module

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

target = module
{patch}
module.restore(Path(sys.argv[1]), Path(sys.argv[2]), "demo", heads=HeadPlace(Path(sys.argv[3])),
    now=lambda: datetime.now(UTC), wishes=module.Wishes(replace=True))
"""
POINTS = {
    "in front": "module._prepared = die",
    "before the swap": "module._swap = die",
    "between the renames": """
old = Path.rename
def once(self, to):
    old(self, to)
    die()
Path.rename = once
""",
    "after the swap": "module.open_session = die",
}


@pytest.mark.parametrize("point", POINTS)
def test_a_restore_that_was_killed_is_done_again(drill: Drill, point: str) -> None:
    place = drill.place
    words = [str(drill.backup.directory), str(place.directory), str(place.heads.directory)]
    code = KILLED.format(patch=POINTS[point])
    died = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False).returncode
    assert died == -signal.SIGKILL

    place.clock.time += timedelta(days=3)
    done = drill.restore(Wishes(replace=True))
    assert done.destroyed == (drill.destroyed,)
    with drill.anneke() as session:
        assert verify(session).intact
        assert {head.case_id for head in session.heads()} == {drill.kept}
    with drill.by_bram() as session:
        assert verify(session).intact
