"""Backing up, putting back and destroying, whatever the vault stands on."""

from datetime import date
from pathlib import Path

from storage import Change, HeadPlace, make_backup, unlock, verify, verify_backup
from storage.backups.restoring import restore
from storage.destroying.destroyed import destroy_case, destroyed_cases
from storage.destroying.settling import is_clean
from tests.storage.vaults import PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.course.destruction import DecidedBy, Ground

ON_BOTH = True


def test_a_vault_of_any_kind_is_put_back_in_files(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        kept, gone = add_case(session), add_case(session)
        backup = make_backup(session, tmp_path / "back-ups")
        destroy_case(session, gone, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
    assert verify_backup(backup.directory, PASSPHRASE, heads=place.heads)[1].findings == ()

    done = restore(backup.directory, tmp_path / "nieuw", PASSPHRASE, heads=place.heads, now=place.clock)

    assert done.destroyed == (gone,)
    with unlock(tmp_path / "nieuw", PASSPHRASE, heads=place.heads, now=place.clock) as session:
        assert verify(session).intact
        assert session.read_case(kept, SEEN)
        assert session.case_count() == 1


def test_a_case_is_destroyed_and_the_rest_stands(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        kept, gone = add_case(session), add_case(session)
        session.write(gone, [Change("r2", "notitie", 0, b"weg")], SEEN)
        destroy_case(session, gone, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
        assert verify(session).findings == ()
        assert is_clean(session)
        assert [found.case_id for found in destroyed_cases(session)] == [gone]
    place.heads = HeadPlace(tmp_path / "elders")
    with place.unlock() as session:
        assert session.read_case(kept, SEEN)
