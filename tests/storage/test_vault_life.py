import stat
from pathlib import Path
from types import ModuleType

import pytest

import storage
from storage import Change, HeadPlace, Role, create_vault, inspect_vault, unlock, verify
from storage.logs.events import OwnAction
from storage.sites.place import site_of
from tests.storage.vaults import CHANGED, SEEN, Clock, Place, add_case
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Conflict, Locked, Misused
from wams_tui.casework.log import AuditAction

ON_BOTH = True


def test_a_new_vault_opens_with_its_passphrase_and_says_who_opened_it(place: Place) -> None:
    with place.unlock() as session:
        assert session.coordinator.name == "Anneke Voorbeeld"
        assert session.coordinator.role is Role.BEHEERDER
        assert session.nature is VaultNature.OEFENKLUIS
        assert session.vault_id == place.created.vault_id
        assert session.warnings == ()
        assert session.case_count() == 0


def test_a_passphrase_with_other_spaces_is_the_same_passphrase(place: Place) -> None:
    place.unlock("  demo ").lock()


def test_a_case_is_read_back_after_locking_and_unlocking(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session, b"de kop", b"de notitie")

    with place.unlock() as session:
        read = session.read_case(case_id, SEEN)

    assert {(record.kind, record.version, record.content) for record in read} == {
        ("head", 1, b"de kop"),
        ("notitie", 1, b"de notitie"),
    }


def test_the_case_changed_last_stands_first_and_pages_follow_each_other(place: Place) -> None:
    with place.unlock() as session:
        cases = [add_case(session, str(number).encode()) for number in range(5)]
        session.write(cases[1], [Change(cases[1], "head", 1, b"nieuw")], CHANGED)

        heads = session.heads()
        pages = [*session.heads(0, 2), *session.heads(2, 2), *session.heads(4, 2)]

    assert [head.case_id for head in heads] == [cases[1], cases[4], cases[3], cases[2], cases[0]]
    assert pages == heads
    assert (heads[0].version, heads[0].content) == (2, b"nieuw")


@pytest.mark.files
def test_nothing_of_a_case_or_a_table_is_readable_in_the_files(place: Place) -> None:
    with place.unlock() as session:
        add_case(session, b"Familie Zonneschijn", b"Familie Zonneschijn")
        files = [path.read_bytes() for path in place.directory.iterdir()]

    assert not any(b"Zonneschijn" in content or b"CREATE TABLE" in content for content in files)


@pytest.mark.files
def test_the_files_are_for_their_owner_only(place: Place) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.directory.iterdir()}

    assert modes == dict.fromkeys(("vault.db", "vault.keys", "vault.lock", "vault.journal"), 0o600)
    assert stat.S_IMODE(place.directory.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(place.head.stat().st_mode) == 0o600


def test_a_locked_session_gives_nothing_any_more(place: Place) -> None:
    session = place.unlock()
    session.lock()

    for use in (session.heads, session.case_count, session.lock, session.data_version, session.ledger):
        with pytest.raises(Locked):
            use()


def test_a_wrong_passphrase_is_refused_and_the_next_unlock_tells_the_audit_log(place: Place) -> None:
    for _ in range(2):
        with pytest.raises(Locked, match="wachtwoordzin"):
            place.unlock("dmeo")

    with place.unlock() as session:
        told = [row.event for row in session.audit_lines() if row.event and not row.event.success]

    assert [event.action for event in told] == [AuditAction.VERKEERDE_WACHTWOORDZIN]
    assert told[0].details["aantal"] == "2"
    assert site_of(place.address).failures().times == ()


def test_wrong_passphrases_slow_down_but_never_for_long(place: Place) -> None:
    waited: list[float] = []

    def attempt() -> None:
        unlock(place.address, "mis", heads=place.heads, now=place.clock, wait=waited.append)

    for _ in range(5):
        with pytest.raises(Locked):
            attempt()
    for _ in range(40):
        site_of(place.address).note_failure(place.clock())
    with pytest.raises(Locked):
        attempt()

    assert waited == [0.0, 0.0, 0.0, 0.25, 0.5, 4.0]
    assert b"mis" not in place.journal_bytes()


def test_somebody_who_has_no_slot_is_told_so(place: Place) -> None:
    with pytest.raises(Misused, match="geen coördinator"):
        place.unlock(coordinator="Iemand Anders")


def test_a_real_vault_refuses_a_weak_passphrase_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Misused, match="raden"):
        create_vault(
            tmp_path / "kluis",
            nature=VaultNature.ECHT,
            coordinator_name="A",
            passphrase="welkom123",
            heads=HeadPlace(tmp_path / "koppen"),
            now=Clock(),
        )

    assert list(tmp_path.iterdir()) == []


@pytest.mark.files
def test_a_directory_that_is_in_use_is_left_alone(place: Place) -> None:
    before = {path: path.read_bytes() for path in place.directory.iterdir()}

    with pytest.raises(Misused, match="niet leeg"):
        create_vault(
            place.directory,
            nature=VaultNature.OEFENKLUIS,
            coordinator_name="A",
            passphrase="demo",
            heads=place.heads,
            now=place.clock,
        )

    assert {path: path.read_bytes() for path in place.directory.iterdir()} == before
    assert [path.name for path in place.directory.parent.iterdir() if path.name.startswith(".")] == []


def test_status_without_a_passphrase_tells_what_is_there(place: Place) -> None:
    status = inspect_vault(place.address)

    assert status.exists
    assert (status.vault_id, status.nature, status.format) == (place.created.vault_id, VaultNature.OEFENKLUIS, 1)
    assert [person.name for person in status.coordinators] == ["Anneke Voorbeeld"]
    assert status.problems == ()


def test_status_of_an_empty_place_lists_problems_and_raises_nothing(tmp_path: Path) -> None:
    status = inspect_vault(tmp_path / "nergens")

    assert not status.exists
    assert status.problems


@pytest.mark.files
def test_status_tells_of_a_vault_that_everybody_may_read(place: Place) -> None:
    place.keys.chmod(0o644)

    assert any("iedereen" in problem.message for problem in inspect_vault(place.directory).problems)


def test_a_case_with_the_id_of_another_is_refused(place: Place) -> None:
    with place.unlock() as session:
        session.create_case([], CHANGED, case_id="zaak")

        with pytest.raises(Conflict):
            session.create_case([], CHANGED, case_id="zaak")

        assert session.case_count() == 1
        assert verify(session).intact


def test_the_store_s_own_events_have_the_names_of_the_domain() -> None:
    assert {action.value for action in OwnAction} <= {action.value for action in AuditAction}


def test_opening_and_locking_are_lines_of_the_audit_log(place: Place) -> None:
    place.unlock().lock()

    with place.unlock() as session:
        actions = [row.event.action for row in session.audit_lines() if row.event]

    assert actions == [
        AuditAction.KLUIS_AANGEMAAKT,
        AuditAction.VERGRENDELD,
        AuditAction.ONTGRENDELD,
        AuditAction.VERGRENDELD,
        AuditAction.ONTGRENDELD,
    ]


def test_nobody_s_passphrase_or_key_stands_in_a_repr(place: Place) -> None:
    with place.unlock() as session:
        secrets = session.opened.secrets
        shown = repr(session.opened) + repr(secrets)

    assert repr(secrets.vault_key) not in shown
    assert secrets.vault_key.hex() not in shown


def test_no_public_name_is_also_the_name_of_a_module() -> None:
    modules = {path.stem for path in Path(storage.__file__).parent.iterdir()}

    assert modules & {name for name in dir(storage) if not isinstance(getattr(storage, name), ModuleType)} == set()
