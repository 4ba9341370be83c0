"""Backups: of one moment, signed, checked when made; what was changed, cut off, foreign or newer is refused."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import Backup, FindingKind, Session, delete_expired, known_backups, lying, make_backup, verify_backup
from storage import verify as verify_vault
from storage.backups import manifest
from storage.backups.backup import BackupState
from storage.backups.copies import open_copy
from storage.backups.manifest import FileSum
from storage.basics.codec import canonical_json
from tests.house.tree import ROOT
from tests.storage import colleagues
from tests.storage.vaults import PASSPHRASE, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Misused, Unusable, WamsError

ON_BOTH = True

SAID = ["manifest.json", "vault.db", "vault.keys"]


@pytest.fixture
def backup(place: Place, tmp_path: Path) -> Backup:
    with place.unlock() as session:
        add_case(session)
        made = make_backup(session, tmp_path / "back-ups")
        add_case(session)
    return made


def _rewrite(backup: Backup, change: Callable[[dict[str, object]], object]) -> None:
    """Change the manifest as somebody would who has no key to sign it with."""
    path = backup.directory / "manifest.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_bytes(canonical_json(content))


def test_a_backup_holds_what_the_vault_held(place: Place, backup: Backup) -> None:
    said, report = verify_backup(backup.directory, PASSPHRASE, heads=place.heads)

    assert report.intact
    assert report.findings == ()
    assert report.records == 2
    assert said.expires - said.made == 90 * 86400 * 10**6
    assert sorted(path.name for path in backup.directory.iterdir()) == SAID
    assert {path.stat().st_mode & 0o777 for path in backup.directory.iterdir()} == {0o600}
    assert backup.directory.stat().st_mode & 0o777 == 0o700


def test_looking_a_backup_over_changes_not_one_byte(place: Place, backup: Backup) -> None:
    before = {path.name: path.read_bytes() for path in backup.directory.iterdir()}
    verify_backup(backup.directory, PASSPHRASE, heads=place.heads)

    assert {path.name: path.read_bytes() for path in backup.directory.iterdir()} == before


def test_the_vault_tells_every_colleague_of_its_backups(place: Place, tmp_path: Path) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        made = make_backup(session, tmp_path / "back-ups", 30)
    with place.unlock(colleagues.WORDS) as session:
        (known,) = known_backups(session)
        assert verify_vault(session).intact
    assert (known.id, known.state) == (made.manifest.id, BackupState.BEGUN)
    assert known.expires - known.made == timedelta(days=30)


def test_a_colleague_without_a_grant_makes_backups_and_reads_no_case(place: Place, tmp_path: Path) -> None:
    colleagues.join(place)
    with place.unlock(colleagues.WORDS) as session:
        assert session.case_count() == 0
        made = make_backup(session, tmp_path / "back-ups")
    assert verify_backup(made.directory, PASSPHRASE, heads=place.heads)[1].intact


def test_a_backup_shows_nothing_of_a_case(backup: Backup) -> None:
    content = b"".join(path.read_bytes() for path in backup.directory.iterdir())

    assert b"inhoud" not in content
    assert b"SQLite format" not in content


@pytest.mark.parametrize("name", ["vault.db", "vault.keys"])
def test_a_changed_byte_is_noticed_before_anything_is_opened(backup: Backup, name: str) -> None:
    path = backup.directory / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(Damaged, match="niet meer wat er"):
        open_copy(backup.directory)


@pytest.mark.parametrize("name", SAID)
def test_a_backup_that_lacks_a_file_says_which(backup: Backup, name: str) -> None:
    (backup.directory / name).unlink()

    with pytest.raises(Unusable, match=name):
        open_copy(backup.directory)


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(expires=said["expires"] + 1),
        lambda said: said.update(made=said["made"] - 1),
        lambda said: said["audit"].update(seq=said["audit"]["seq"] - 1),
        lambda said: said.update(coordinator="0" * 32),
    ],
)
def test_a_manifest_that_was_changed_is_nobodys(
    place: Place, backup: Backup, change: Callable[[dict[str, object]], object]
) -> None:
    _rewrite(backup, change)

    _, report = verify_backup(backup.directory, PASSPHRASE, heads=place.heads)

    assert [finding.kind for finding in report.findings] == [FindingKind.BACKUP]
    assert not report.intact


def test_a_manifest_signed_for_other_ends_of_the_logs_is_noticed(place: Place, backup: Backup) -> None:
    """Somebody of the vault signs that an older copy is a later one."""
    with place.unlock() as session:
        said = backup.manifest
        forged = replace(said, audit=replace(said.audit, seq=said.audit.seq + 1)).signed(session.opened.pocket.sign)
    forged.store(backup.directory)

    assert not verify_backup(backup.directory, PASSPHRASE, heads=place.heads)[1].intact


def test_a_stranger_cannot_sign_for_a_backup(place: Place, backup: Backup) -> None:
    backup.manifest.signed(Ed25519PrivateKey.generate().sign).store(backup.directory)

    assert not verify_backup(backup.directory, PASSPHRASE, heads=place.heads)[1].intact


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"[" * 50_000, b'{"format":"wams-backup","version":1}'])
def test_a_manifest_that_is_none_is_told_so(backup: Backup, content: bytes) -> None:
    (backup.directory / "manifest.json").write_bytes(content)

    with pytest.raises(Damaged, match="beschrijving"):
        open_copy(backup.directory)


@pytest.mark.parametrize("field", ["version", "vault_format"])
def test_a_newer_backup_asks_for_a_newer_program(backup: Backup, field: str) -> None:
    _rewrite(backup, lambda said: said.update({field: 9}))

    with pytest.raises(Unusable, match="formaat 9"):
        open_copy(backup.directory)


@pytest.mark.files
def test_the_key_file_of_another_day_does_not_fit(place: Place, backup: Backup) -> None:
    colleagues.join(place)
    shutil.copy(place.keys, backup.directory / "vault.keys")
    _rewrite(backup, lambda said: said.update(keys=FileSum.of(place.keys).to_json()))

    with pytest.raises(Damaged, match="hoort niet bij deze back-up"):
        open_copy(backup.directory)


def test_a_wrong_passphrase_opens_no_backup_and_writes_nothing(place: Place, backup: Backup) -> None:
    with pytest.raises(Locked):
        verify_backup(backup.directory, "mis", heads=place.heads)

    assert sorted(path.name for path in backup.directory.iterdir()) == SAID


def test_a_damaged_vault_gives_no_backup_and_the_vault_says_that_it_failed(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        add_case(session)
        with session.opened.database.writing() as sql:
            sql.execute("UPDATE record SET changed = changed + 1")
        with pytest.raises(Damaged, match="niet gemaakt"):
            make_backup(session, tmp_path / "back-ups")
        (known,) = known_backups(session)
    assert known.state is BackupState.FAILED
    assert list((tmp_path / "back-ups").iterdir()) == []


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_backup_is_kept_a_number_of_days_that_makes_sense(session: Session, tmp_path: Path, days: int) -> None:
    with pytest.raises(Misused, match="dagen"):
        make_backup(session, tmp_path / "back-ups", days)


@pytest.mark.files
def test_a_backup_does_not_lie_in_the_vault_itself(session: Session, place: Place) -> None:
    with pytest.raises(Misused, match="kluis zelf"):
        make_backup(session, place.directory / "back-ups")


def test_a_place_that_may_not_be_written_leaves_no_trace(session: Session, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(Unusable):
        make_backup(session, tmp_path / "bestand" / "back-ups")
    assert known_backups(session) == []


def test_only_what_has_expired_is_deleted_and_the_vault_says_so(place: Place, tmp_path: Path) -> None:
    there = tmp_path / "back-ups"
    with place.unlock() as session:
        old = make_backup(session, there, 10)
        kept = make_backup(session, there, 20)
        place.clock.time += timedelta(days=15)
        done = delete_expired(session, there)
        states = {known.id: known.state for known in known_backups(session)}
        assert verify_vault(session).intact
    assert [one.directory for one in done.deleted] == [old.directory]
    assert [one.directory for one in lying(there)] == [kept.directory]
    assert states == {old.manifest.id: BackupState.DELETED, kept.manifest.id: BackupState.BEGUN}


def test_an_expiry_that_nobody_signed_deletes_nothing(place: Place, backup: Backup) -> None:
    _rewrite(backup, lambda said: said.update(expires=1))
    with place.unlock() as session:
        done = delete_expired(session, backup.directory.parent)
    assert done.deleted == ()
    assert [one.directory for one in done.strange] == [backup.directory]
    assert backup.directory.exists()


def test_backups_of_another_vault_stay(place: Place, backup: Backup, tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    shutil.copytree(backup.directory, tmp_path / "ander" / backup.directory.name)
    foreign = tmp_path / "ander" / backup.directory.name
    said = manifest.load(foreign)
    with place.unlock() as session:
        replace(said, vault_id="0" * 32, expires=1).signed(session.opened.pocket.sign).store(foreign)
        place.clock.time += timedelta(days=1)
        assert delete_expired(session, foreign.parent).deleted == ()
    assert foreign.exists()


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import HeadPlace, make_backup, unlock
import storage.backups.{module} as module

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

session = unlock(Path(sys.argv[1]), "demo", heads=HeadPlace(Path(sys.argv[2])), now=lambda: datetime.now(UTC))
module.{name} = die
make_backup(session, Path(sys.argv[3]))
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [("backup", "_of_one_moment"), ("backup", "_format"), ("backup", "look"), ("backup", "sync_directory")],
)
@pytest.mark.files
def test_a_backup_that_was_killed_never_counts(place: Place, tmp_path: Path, module: str, name: str) -> None:
    with place.unlock() as session:
        add_case(session)
    there = tmp_path / "back-ups"
    words = [str(place.directory), str(place.heads.directory), str(there)]
    code = KILLED.format(module=module, name=name)
    died = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False).returncode
    assert died == -signal.SIGKILL

    assert lying(there) == []
    place.clock.time += timedelta(days=3650)
    with place.unlock() as session:
        assert verify_vault(session).intact
        assert [known.state for known in known_backups(session)] == [BackupState.BEGUN]
        made = make_backup(session, there)
        for left in there.glob(".*"):
            os.utime(left, (0, 0))
        delete_expired(session, there)
    assert list(there.iterdir()) == [made.directory]


def test_an_error_of_a_backup_names_no_person(place: Place, backup: Backup) -> None:
    (backup.directory / "vault.db").write_bytes(b"Anneke Voorbeeld")
    with pytest.raises(WamsError) as told:
        open_copy(backup.directory)
    assert "Anneke" not in told.value.say()
