import pytest

from storage import Change, Role, StaleWrite, verify
from storage.basics.codec import Unopened, unseal
from storage.cases.records import bound
from storage.keys import recovery
from storage.keys.grants import ROW, Grant
from storage.keys.keyfile import HeldKey, held_info
from storage.keys.people import RECOVERY
from storage.logs.logbook import CaseKey
from storage.sites.tables import TABLES
from tests.storage.colleagues import NAME, WORDS, grant_to, join
from tests.storage.vaults import CHANGED, SEEN, Place, add_case, the_row
from wams_tui.casework.errors import Damaged, Locked

ON_BOTH = True


def test_a_colleague_without_a_grant_sees_nothing_of_a_case(place: Place) -> None:
    join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)

    with place.unlock(WORDS) as colleague:
        assert colleague.coordinator.role is Role.COORDINATOR
        assert colleague.heads() == []
        assert colleague.case_count() == 0
        with pytest.raises(Locked, match="bestaat niet of is niet met u gedeeld") as unshared:
            colleague.read_case(case_id, SEEN)
        with pytest.raises(Locked) as unknown:
            colleague.read_case("0" * 32, SEEN)
    assert str(unshared.value) == str(unknown.value)


def test_with_the_raw_store_and_the_vault_key_but_no_grant_a_case_cannot_be_read(place: Place) -> None:
    join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session, b"Zonneschijn", b"Zonneschijn")

    with place.unlock(WORDS) as colleague:
        secrets, vault_id = colleague.opened.secrets, colleague.vault_id
    with place.raw() as sql:
        tables = [model.__tablename__ for model in TABLES]
        everything = b"".join(repr(sql.execute(f"SELECT * FROM {table}").fetchall()).encode() for table in tables)
        grants = sql.execute("SELECT " + ROW + " FROM case_grant").fetchall()
        record = sql.execute("SELECT id, kind, epoch, version, content FROM record").fetchall()[0]

    assert case_id.encode() in everything
    assert b"Zonneschijn" not in everything
    for row in grants:
        with pytest.raises(Unopened):
            Grant.of_row(row).open(vault_id, secrets.hybrid)
    for key in (secrets.vault_key, secrets.wrap, secrets.signing):
        with pytest.raises(Unopened):
            unseal(key, record[4], bound(vault_id, case_id, record[2], record[0], record[1], record[3]))


def test_a_granted_case_opens_and_its_key_is_wrapped_again_at_first_use(place: Place) -> None:
    colleague = join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session, b"kop")
        grant_to(session, case_id, colleague)

    for _ in range(2):
        with place.unlock(WORDS) as theirs:
            assert [head.content for head in theirs.heads()] == [b"kop"]
            assert len(theirs.read_case(case_id, SEEN)) == 2
            row = the_row(theirs, "SELECT wrapped FROM case_grant WHERE grantee = :me", {"me": theirs.coordinator.id})
            assert row[0] is not None
            assert verify(theirs).intact


def test_a_grant_that_the_granter_did_not_sign_is_not_used(place: Place) -> None:
    colleague = join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        grant_to(session, case_id, colleague, signing=b"\x07" * 32)

    with place.unlock(WORDS) as theirs, pytest.raises(Damaged, match="niet echt"):
        theirs.read_case(case_id, SEEN)


def test_a_key_that_opens_nothing_of_the_case_is_never_written_with(place: Place) -> None:
    colleague = join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        grant_to(session, case_id, colleague, key=CaseKey(case_id, 1, b"\x09" * 32))

    with place.unlock(WORDS) as theirs, pytest.raises(Damaged):
        theirs.write(case_id, [Change("r2", "notitie", 0, b"voor wie de sleutel heeft")], CHANGED)


def test_two_coordinators_at_once_see_each_other_s_work_and_never_overwrite_it(place: Place) -> None:
    colleague = join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as mine:
        case_id = add_case(mine, body=b"samen")
        grant_to(mine, case_id, colleague)
        with place.unlock(WORDS) as theirs:
            before = theirs.data_version()

            mine.write(case_id, [Change("r1", "notitie", 1, b"van Anneke")], CHANGED)

            assert theirs.data_version() != before
            with pytest.raises(StaleWrite) as stale:
                theirs.write(case_id, [Change("r1", "notitie", 1, b"van Bram")], CHANGED)
            assert stale.value.ours.content == b"van Bram"
            assert stale.value.theirs is not None
            assert (stale.value.theirs.version, stale.value.theirs.content) == (2, b"van Anneke")


def test_a_colleague_who_was_added_meanwhile_is_believed_without_unlocking_again(place: Place) -> None:
    with place.unlock(coordinator="Anneke Voorbeeld") as mine:
        case_id = add_case(mine)
        colleague = join(place)
        grant_to(mine, case_id, colleague)
        with place.unlock(WORDS) as theirs:
            theirs.write(case_id, [Change("r1", "notitie", 1, b"van Bram")], CHANGED)

        assert verify(mine).findings == ()


def test_own_writes_are_no_news_from_others(place: Place) -> None:
    with place.unlock() as session:
        before = session.data_version()

        add_case(session)

        assert session.data_version() == before


def test_the_log_key_is_not_everybody_s(place: Place) -> None:
    join(place)

    with place.unlock(WORDS) as theirs:
        told = [row.event for row in theirs.audit_lines() if row.session != theirs._logbook.session]

    assert told
    assert not any(told)


def test_the_two_recovery_halves_open_every_case_and_the_vault_itself(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        keys, vault_key = session.opened.keys, session.opened.secrets.vault_key
        row = the_row(session, "SELECT " + ROW + " FROM case_grant WHERE grantee = :who", {"who": RECOVERY})
        case_key = session._keys.current(case_id).key

    halves = place.created.recovery_halves
    private = recovery.open_recovery(keys.vault_id, keys.recovery, keys.recovery_sealed, (halves[1], halves[0]))

    assert Grant.of_row(row).open(keys.vault_id, private) == case_key
    held = keys.held_by(RECOVERY, HeldKey.VAULT)
    assert held is not None
    assert private.open(held.sealed, held_info(keys.vault_id, HeldKey.VAULT, RECOVERY)) == vault_key


def test_the_colleague_is_listed_by_name(place: Place) -> None:
    join(place)

    with place.unlock(WORDS, coordinator=NAME) as session:
        assert session.coordinator.name == NAME
