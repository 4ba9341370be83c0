"""What the store does when it must wait, when it is cut short, and what it leaves in memory and on disk."""

import fcntl
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from storage import Change, HeadPlace, Session, create_vault, verify
from storage.basics.files import write_whole
from storage.cases.views import StoredRecord
from storage.logs.events import read_payload
from storage.logs.logbook import CaseKey
from storage.sites.directory import turns
from tests.storage.vaults import CHANGED, MADE, SEEN, Clock, Place, add_case, file_of, the_row
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked, Misused, Unusable

ON_BOTH = True


def test_a_turn_that_does_not_come_is_told_and_one_that_comes_later_is_given_on(tmp_path: Path) -> None:
    path = tmp_path / "vault.lock"
    path.touch()
    turn, other = turns.Turn(path, patience=0.05), turns.Turn(path, patience=5)
    held = os.open(path, os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)

    with pytest.raises(Unusable, match="te lang bezet"):
        turn.take()
    timer = threading.Timer(0.05, os.close, (held,))
    timer.start()
    other.take()
    other.give_back()
    turn.take()

    timer.join()
    turn.close()
    other.close()


@pytest.mark.files
def test_after_a_full_disk_nothing_of_a_batch_is_stored_also_what_came_later(session: Session) -> None:
    case_id = add_case(session)
    writer = file_of(session)._writer
    pages = writer.execute("PRAGMA page_count").fetchone()
    assert pages is not None

    def import_that_goes_on() -> None:
        with session.batch():
            session.write(case_id, [Change("r2", "notitie", 0, b"eerst")], CHANGED)
            writer.execute(f"PRAGMA max_page_count = {pages[0]}")
            with pytest.raises(Unusable, match="vol"):
                session.write(case_id, [Change("r3", "notitie", 0, b"x" * 200_000)], CHANGED)
            writer.execute("PRAGMA max_page_count = 1000000")
            with pytest.raises(Unusable, match="afgebroken"):
                session.write(case_id, [Change("r4", "notitie", 0, b"later")], CHANGED)

    with pytest.raises(Unusable, match="afgebroken"):
        import_that_goes_on()

    assert {record.id for record in session.read_case(case_id, SEEN)} == {case_id, "r1"}
    assert verify(session).findings == ()


def test_a_verify_beside_a_writer_reports_nothing(place: Place) -> None:
    with place.unlock() as session, place.unlock() as other:
        case_id = add_case(session)
        over = threading.Event()

        def work() -> None:
            version = 1
            while not over.is_set():
                other.write(case_id, [Change("r1", "notitie", version, b"x")], CHANGED)
                other.checkpoint()
                version += 1

        writer = threading.Thread(target=work)
        writer.start()
        time.sleep(0.05)
        reports = [verify(session).findings for _ in range(3)]
        over.set()
        writer.join(60)

    assert reports == [(), (), ()]


def test_locking_drops_every_key(place: Place) -> None:
    session = place.unlock()
    opened, logbook = session.opened, session._logbook
    session.lock()

    for use in (lambda: opened.secrets, lambda: logbook.key, lambda: opened.pocket.sign(b"")):
        with pytest.raises(Locked):
            use()


def test_the_id_of_a_record_that_was_taken_away_is_not_used_again(session: Session) -> None:
    case_id = add_case(session)
    session.write(case_id, [Change("r1", "notitie", 1, None)], CHANGED)

    with pytest.raises(Misused, match="verwijderd"):
        session.write(case_id, [Change("r1", "notitie", 0, b"weer")], CHANGED)

    assert verify(session).findings == ()


def test_no_content_and_no_key_stands_in_a_repr() -> None:
    shown = repr(
        [Change("r", "k", 0, b"geheim"), CaseKey("z", 1, b"geheim"), StoredRecord("r", "k", 1, Clock()(), b"geheim")]
    )

    assert "geheim" not in shown


@pytest.mark.files
def test_the_journal_tells_the_audit_log_which_users_of_the_system_tried(place: Place) -> None:
    with pytest.raises(Locked):
        place.unlock("mis")
    with (place.directory / "vault.journal").open("ab") as journal:
        journal.write(b'{"time":99999999999999999999,"uid":1}\n{"time":5}\n{"time":1,"uid":4242}\n')

    with place.unlock() as session:
        told = next(row.event for row in session.audit_lines() if row.event and not row.event.success)

    assert told.details["gebruikers"] == ",".join(str(user) for user in sorted({os.getuid(), 4242}))
    assert told.details["onleesbaar"] == "2"


@pytest.mark.files
def test_a_journal_that_went_missing_is_made_again_for_the_group(place: Place) -> None:
    journal = place.directory / "vault.journal"
    place.directory.chmod(0o2770)
    journal.unlink()
    before = os.umask(0o077)
    try:
        with pytest.raises(Locked):
            place.unlock("mis")
    finally:
        os.umask(before)

    assert stat.S_IMODE(journal.stat().st_mode) == 0o660


def test_a_prepared_directory_of_a_group_keeps_its_mode_and_its_files_are_the_group_s(tmp_path: Path) -> None:
    prepared = tmp_path / "kluis"
    prepared.mkdir()
    prepared.chmod(0o2770)
    group = prepared.stat().st_gid
    before = os.umask(0o077)
    try:
        create_vault(
            prepared, nature=VaultNature.OEFENKLUIS, coordinator_name="A", passphrase="demo",
            heads=HeadPlace(tmp_path / "koppen"), now=Clock(),
        )  # fmt: skip
    finally:
        os.umask(before)

    assert stat.S_IMODE(prepared.stat().st_mode) == 0o2770
    assert {stat.S_IMODE(path.stat().st_mode) for path in prepared.iterdir()} == {0o660}
    assert {path.stat().st_gid for path in prepared.iterdir()} == {group}


@pytest.mark.parametrize("name", ["\ud800", "A\x1b[2J", ""])
def test_a_name_that_cannot_be_written_down_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Misused, match="naam"):
        create_vault(
            tmp_path / "kluis", nature=VaultNature.OEFENKLUIS, coordinator_name=name, passphrase="demo",
            heads=HeadPlace(tmp_path / "koppen"), now=Clock(),
        )  # fmt: skip


def test_a_file_is_never_written_through_a_link_somebody_laid(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"een", 0o600)
    write_whole(tmp_path / "a", b"twee", 0o660)

    assert (tmp_path / "a").read_bytes() == b"twee"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_event_of_another_shape_is_a_clean_error() -> None:
    for content in (b"[]", b"{", b"[" * 100_000, b'{"action":"x"}'):
        with pytest.raises(ValueError, match=r".*"):
            read_payload(content)


def test_a_case_made_in_a_vault_is_told_with_its_first_epoch(session: Session) -> None:
    case_id = session.create_case([], MADE)

    row = the_row(session, "SELECT writes FROM audit ORDER BY seq DESC LIMIT 1")
    assert row[0].startswith(f'[["case","{case_id}",1,"')
