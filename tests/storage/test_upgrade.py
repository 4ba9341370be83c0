"""Vaults of format 1, written by the program of that time, are brought up to date: all of it, or nothing."""

import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import HeadPlace, Session, Upgraded, known_backups, unlock, upgrade, verify, verify_backup
from storage.entry.opening import enter
from storage.keys import keyfile
from storage.maintenance import migrations
from storage.sites.directory.database import connect
from storage.sites.tables import FORMAT
from tests.house.tree import ROOT
from tests.storage.vaults import CHANGED, SEEN, Clock
from wams_tui.casework.errors import Conflict, Damaged, Locked, Misused, Unusable
from wams_tui.casework.log import AuditAction

OLD = Path(__file__).parent / "formaat-1"
CASE = "9aeb3703-c333-4690-ac0c-65023c45a66a"
UPGRADED = AuditAction.KLUIS_BIJGEWERKT
ANNEKE, BRAM = "Anneke Voorbeeld", "Bram Voorbeeld"


class Vault:
    """A copy of a vault that the program wrote when its format was 1."""

    def __init__(self, base: Path) -> None:
        self.directory = base / "oefenkluis"
        self.heads = HeadPlace(base / "koppen")
        shutil.copytree(OLD / "oefenkluis", self.directory)
        shutil.copytree(OLD / "koppen", self.heads.directory)
        self.clock = Clock(datetime(2026, 11, 23, 9, tzinfo=UTC))

    def unlock(self, words: str = "demo", who: str = ANNEKE) -> Session:
        return unlock(self.directory, words, heads=self.heads, now=self.clock, coordinator=who)

    def upgrade(self, words: str = "demo", who: str = ANNEKE) -> Upgraded:
        return upgrade(self.directory, words, heads=self.heads, now=self.clock, coordinator=who)

    @property
    def key(self) -> bytes:
        keys = keyfile.load(self.directory)
        return enter(keys, "demo", keys.slots)[1].vault_key

    def format(self) -> int:
        sql = connect(self.directory / "vault.db", self.key)
        row = sql.execute("SELECT format FROM vault_meta").fetchone()
        sql.close()
        assert row is not None
        return int(row[0])


@pytest.fixture
def old(tmp_path: Path) -> Vault:
    return Vault(tmp_path)


def test_an_old_vault_says_what_to_do(old: Vault) -> None:
    with pytest.raises(Unusable, match="wams vault upgrade"):
        old.unlock()


def test_after_the_upgrade_everything_stands_and_colleagues_go_on(old: Vault) -> None:
    done = old.upgrade()

    assert (done.before, done.after) == (1, FORMAT)
    with old.unlock() as session:
        assert verify(session).findings == ()
        assert session.case_count() == 2
        assert session.read_case(CASE, SEEN)
        session.state("regime", b"huidig recht", CHANGED)
        assert [line.event.action for line in session.audit_lines() if line.event].count(UPGRADED) == 1
        assert [known.id for known in known_backups(session)] == [done.backup.manifest.id]
    with old.unlock("collega", BRAM) as session:
        assert session.case_count() == 1
        assert verify(session).intact


def test_the_backup_of_before_is_whole_and_of_the_old_format(old: Vault) -> None:
    done = old.upgrade()

    said, report = verify_backup(done.backup.directory, "demo", heads=old.heads, coordinator=ANNEKE)
    assert said.vault_format == 1
    assert report.findings == ()
    assert done.backup.directory.parent == old.directory.with_name("oefenkluis.back-ups")


def test_a_vault_of_today_needs_nothing(old: Vault) -> None:
    old.upgrade()
    with pytest.raises(Misused, match="niets te doen"):
        old.upgrade()


def test_only_an_administrator_upgrades(old: Vault) -> None:
    with pytest.raises(Locked, match="beheerder"):
        old.upgrade("collega", BRAM)
    assert old.format() == 1


def test_a_wrong_passphrase_is_written_down(old: Vault) -> None:
    with pytest.raises(Locked):
        old.upgrade("mis")
    assert (old.directory / "vault.journal").stat().st_size > 0


def test_nobody_upgrades_a_vault_that_is_open(old: Vault) -> None:
    sql = connect(old.directory / "vault.db", old.key)
    sql.execute("SELECT count(*) FROM record").fetchone()
    with pytest.raises(Conflict, match="nog bij iemand open"):
        old.upgrade()
    sql.close()
    assert old.format() == 1
    old.upgrade()


def test_a_newer_vault_is_left_alone(old: Vault) -> None:
    sql = connect(old.directory / "vault.db", old.key)
    sql.execute("UPDATE vault_meta SET format = 9")
    sql.close()
    with pytest.raises(Unusable, match="formaat 9"):
        old.upgrade()


def test_a_vault_that_was_turned_back_is_not_upgraded(old: Vault) -> None:
    sql = connect(old.directory / "vault.db", old.key)
    sql.execute("DROP TRIGGER audit_no_delete")
    sql.execute("DELETE FROM audit WHERE seq > 4")
    sql.close()
    with pytest.raises(Damaged):
        old.upgrade()
    assert old.format() == 1


def test_a_vault_that_is_not_whole_is_not_upgraded(old: Vault) -> None:
    sql = connect(old.directory / "vault.db", old.key)
    sql.execute("UPDATE record SET changed = changed + 1")
    sql.close()
    with pytest.raises(Damaged):
        old.upgrade()
    assert old.format() == 1


def test_a_step_that_gives_another_layout_is_undone(old: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrations.STEPS, 1, (*migrations.STEPS[1], "CREATE TABLE extra (id INTEGER)"))
    with pytest.raises(Damaged, match="gebleven zoals hij was"):
        old.upgrade()
    assert old.format() == 1
    monkeypatch.undo()
    old.upgrade()
    with old.unlock() as session:
        assert verify(session).findings == ()


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import HeadPlace, upgrade
from storage.maintenance import migrations

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

migrations.{name} = die
place = HeadPlace(Path(sys.argv[2]))
upgrade(Path(sys.argv[1]), "demo", heads=place, now=lambda: datetime.now(UTC), coordinator="Anneke Voorbeeld")
"""


@pytest.mark.parametrize("name", ["copied_unsaid", "_step_by_step", "_refuse_unlike", "tell"])
def test_an_upgrade_that_was_killed_leaves_the_old_vault_and_can_be_done_again(old: Vault, name: str) -> None:
    words = [str(old.directory), str(old.heads.directory)]
    died = subprocess.run([sys.executable, "-c", KILLED.format(name=name), *words], cwd=ROOT, check=False).returncode
    assert died == -signal.SIGKILL
    assert old.format() == 1

    old.upgrade()
    with old.unlock() as session:
        assert verify(session).findings == ()
