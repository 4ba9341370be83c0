"""Another vault key: all of it or nothing, at whatever moment the machine stops."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage import Role, Session, add_member, revoke_member, rotate, verify
from storage.basics.findings import Finding, FindingKind
from storage.keys import keyfile
from storage.sites.directory import staging
from storage.sites.directory.database import connect
from tests.house.tree import ROOT
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Conflict, Damaged, Locked, Unusable, WamsError

ANNEKE, BRAM, WORDS = "Anneke Voorbeeld", "Bram Voorbeeld", "eerste woorden"


def strange(session: Session) -> list[Finding]:
    """What does not fit; who is here for the first time has no head to compare with."""
    return [finding for finding in verify(session).findings if finding.kind is not FindingKind.HEAD_MISSING]


def turn_round(place: Place, words: str = PASSPHRASE, who: str = ANNEKE) -> None:
    rotate(place.address, words, heads=place.heads, now=place.clock, coordinator=who)


@pytest.fixture(scope="module")
def made(master: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, str]:
    place = master.copy(tmp_path_factory.mktemp("vol"))
    with place.unlock() as session:
        case_id = add_case(session, b"kop", b"Zonneschijn")
        add_member(session, BRAM, Role.COORDINATOR, WORDS)
        session.state("regeling", b"iets dat allen weten", CHANGED)
    return place, case_id


@pytest.fixture
def full(made: tuple[Place, str], tmp_path: Path) -> tuple[Place, str]:
    """A vault with a case, a statement and a colleague; and the id of the case."""
    return made[0].copy(tmp_path), made[1]


def key_of(place: Place) -> bytes:
    with place.unlock(coordinator=ANNEKE) as session:
        return session.opened.secrets.vault_key


def test_after_it_everybody_opens_the_vault_and_the_old_key_opens_nothing(full: tuple[Place, str]) -> None:
    place, case_id = full
    old = key_of(place)

    turn_round(place)

    assert key_of(place) != old
    with pytest.raises(Damaged):
        connect(place.database, old)
    for words, who in ((PASSPHRASE, ANNEKE), (WORDS, BRAM)):
        with place.unlock(words, coordinator=who) as session:
            assert [told.content for told in session.statements("regeling")] == [b"iets dat allen weten"]
            assert strange(session) == []
    with place.unlock(coordinator=ANNEKE) as session:
        assert {record.content for record in session.read_case(case_id, SEEN)} == {b"kop", b"Zonneschijn"}
        actions = [row.event.action.value for row in session.audit_lines() if row.event]
        assert "kluissleutel-vernieuwd" in actions
        assert sorted(path.name for path in place.directory.iterdir() if "nieuw" in path.name) == []


def test_who_was_ended_has_no_use_of_the_key_they_knew(full: tuple[Place, str]) -> None:
    place, _ = full
    with place.unlock(WORDS) as theirs:
        known = theirs.opened.secrets.vault_key
    with place.unlock(coordinator=ANNEKE) as session:
        revoke_member(session, BRAM)
    connect(place.database, known).close()

    turn_round(place)

    with pytest.raises(Damaged):
        connect(place.database, known)


def test_it_waits_for_nobody_who_is_still_in_and_changes_nothing(full: tuple[Place, str]) -> None:
    place, _ = full
    with place.unlock(WORDS) as theirs:
        before = place.keys.read_bytes()
        with pytest.raises(Conflict, match="nog bij iemand open"):
            turn_round(place)
        assert place.keys.read_bytes() == before
        add_case(theirs)


def test_only_an_administrator_does_it(full: tuple[Place, str]) -> None:
    place, _ = full
    with pytest.raises(Locked, match="alleen een beheerder"):
        turn_round(place, WORDS, BRAM)
    with pytest.raises(Locked):
        turn_round(place, "mis")


def test_a_vault_that_is_not_whole_keeps_its_key(full: tuple[Place, str]) -> None:
    place, _ = full
    old = key_of(place)
    sql = connect(place.database, old)
    sql.execute("UPDATE record SET version = 9 WHERE kind = 'notitie'")
    sql.close()

    with pytest.raises(Damaged, match="niets veranderd"):
        turn_round(place)

    assert key_of(place) == old
    assert not (place.directory / staging.NAME).exists()


def test_who_unlocks_while_it_is_done_gets_in_with_the_new_key(
    full: tuple[Place, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = full
    from storage.sites.directory import filesite

    loaded = filesite.FileSite.load_keys
    turned: list[bool] = []

    def first_old(site: filesite.FileSite) -> keyfile.KeyFile:
        keys = loaded(site)
        if not turned:
            turned.append(True)
            turn_round(place)
        return keys

    monkeypatch.setattr(filesite.FileSite, "load_keys", first_old)
    with place.unlock(WORDS) as theirs:
        assert strange(theirs) == []


STOPS = ("making", "reseal", "begin", "verify", "leave", "keys in place", "database in place")
_CHILD = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import HeadPlace, rotate
from storage.checks import checking
from storage.maintenance import rotation
from storage.sites.directory import staging
from storage.vault import session, statements
from storage.sites.directory.filesite import FileSite

directory, heads, stop, time = sys.argv[1:]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(module, name):
    work = getattr(module, name)
    def then(*args, **more):
        work(*args, **more)
        die()
    setattr(module, name, then)

replaced = Path.replace
def replace(path, target):
    done = replaced(path, target)
    last = {"keys in place": "vault.keys", "database in place": "vault.db"}.get(stop)
    if Path(path).parent.name == staging.NAME and Path(path).name == last:
        die()
    return done
Path.replace = replace
match stop:
    case "making":
        rotation.copy_rows = die
    case "reseal":
        after(statements, "reseal")
    case "begin":
        after(session.Session, "begin")
    case "verify":
        checking.verify = die
    case "leave":
        rotation.put_in_place = die
now = datetime.fromtimestamp(float(time), UTC)
rotate(Path(directory), "demo", heads=HeadPlace(Path(heads)), now=lambda: now, coordinator="Anneke Voorbeeld")
"""


@pytest.mark.parametrize("stop", STOPS)
def test_a_kill_at_any_moment_leaves_the_old_key_or_the_new_one(full: tuple[Place, str], stop: str) -> None:
    place, case_id = full
    old = key_of(place)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, place.directory, place.heads.directory, stop, str(place.clock().timestamp())],
        cwd=ROOT, check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()

    with place.unlock(WORDS, coordinator=BRAM) as theirs:
        assert (theirs.opened.secrets.vault_key == old) is (stop not in {"keys in place", "database in place"})
        assert strange(theirs) == []
    with place.unlock(coordinator=ANNEKE) as session:
        assert {record.content for record in session.read_case(case_id, SEEN)} == {b"kop", b"Zonneschijn"}
        assert strange(session) == []
    assert not (place.directory / staging.NAME).exists()
    turn_round(place)
    place.unlock(WORDS, coordinator=BRAM).lock()


def test_a_full_disk_or_a_closed_directory_leaves_the_old_key(
    full: tuple[Place, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = full
    old = key_of(place)
    replaced = Path.replace

    def refused(path: Path, target: Path) -> Path:
        if path.parent.name == staging.NAME:
            raise OSError(28, "No space left on device")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Unusable):
        turn_round(place)
    monkeypatch.undo()
    assert key_of(place) == old


@pytest.mark.skipif(os.geteuid() != 0, reason="takes another user's part")
def test_who_may_not_move_the_files_is_told_before_anything_is_made(full: tuple[Place, str]) -> None:
    place, _ = full
    shutil.chown(place.directory, 65534, 65534)
    place.directory.chmod(0o3770)
    for file in place.directory.iterdir():
        shutil.chown(file, 65534, 65534)
    child = os.fork()
    if child == 0:
        os.setegid(65534)
        os.seteuid(65533)
        try:
            staging.refuse_immovable(place.directory)
        except WamsError as error:
            os._exit(error.exit_code)
        finally:
            os._exit(70)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == Unusable.exit_code
