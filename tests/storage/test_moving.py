"""A vault moves between files and PostgreSQL: whole, looked over, and closed where it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.pgserver import Server
from storage import Before, Change, Session, inspect_vault, move, unlock, verify
from storage.sites.place import site_of
from storage.sites.rowcopy import count_rows
from storage.sites.site import Address
from tests.house.debian import needs
from tests.storage.colleagues import WORDS, grant_to, join
from tests.storage.vaults import CHANGED, MADE, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Locked, Misused, Refused
from wams_tui.casework.log import AuditAction, LedgerEntry, LedgerEvent

pytestmark = needs("initdb")
ON_BOTH = True

ANNEKE = "Anneke Voorbeeld"


@pytest.fixture
def target(postgresql: Server, place: Place, tmp_path: Path) -> Address:
    """The other kind of place, empty."""
    return tmp_path / "nieuw" if place.server else postgresql.fresh()


def at(place: Place, address: Address, passphrase: str = PASSPHRASE, coordinator: str | None = ANNEKE) -> Session:
    return unlock(address, passphrase, heads=place.heads, now=place.clock, coordinator=coordinator, wait=lambda _: None)


def filled(place: Place) -> str:
    """Fill a vault of two people with more rows than are copied at once."""
    bram = join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        case_id = add_case(session, b"kop", b"inhoud")
        grant_to(session, case_id, bram)
        line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject="p1")
        session.write(case_id, [], CHANGED, [line])
        session.state("regime", b"huidig-recht", CHANGED)
        session.write(case_id, [Change(f"n{number}", "notitie", 0, b"x") for number in range(600)], CHANGED)
        session.write(case_id, [Change("n7", "notitie", 1, None)], CHANGED)
    return case_id


def test_everything_stands_in_the_new_place_and_opens_for_everybody(place: Place, target: Address) -> None:
    case_id = filled(place)
    with place.unlock(coordinator=ANNEKE) as session:
        before = session.read_case(case_id, SEEN)
        moved = move(session, target)

    assert moved.report.findings == ()
    with at(place, target) as session:
        assert session.warnings == ()
        assert session.read_case(case_id, SEEN) == before
        assert [statement.content for statement in session.statements("regime")] == [b"huidig-recht"]
        assert len(list(session.ledger())) == 1
        assert verify(session).findings == ()
    with at(place, target, WORDS, None) as theirs:
        assert len(theirs.read_case(case_id, SEEN)) == len(before)
        theirs.write(case_id, [Change("r1", "notitie", 1, b"nieuw")], CHANGED)


def test_both_logs_tell_of_it_and_the_old_vault_says_where_the_new_one_is(place: Place, target: Address) -> None:
    with place.unlock() as session:
        add_case(session)
        moved = move(session, target)

    with at(place, target) as session:
        told = [row.event.action for row in session.audit_lines() if row.event]
        assert told[-4:-1] == [AuditAction.KLUIS_AANGEKOMEN, AuditAction.ONTGRENDELD, AuditAction.VERGRENDELD]
        assert AuditAction.KLUIS_VERPLAATST in told
    for words in (PASSPHRASE, PASSPHRASE):
        with pytest.raises(Locked, match=r"verplaatst naar"):
            place.unlock(words)
    assert moved.place == str(site_of(target).place)


def test_a_session_that_is_open_meanwhile_writes_nothing_more(place: Place, target: Address) -> None:
    join(place)
    with place.unlock(WORDS) as colleague:
        case_id = add_case(colleague)
        with place.unlock(coordinator=ANNEKE) as session:
            move(session, target)

        with pytest.raises(Locked, match="verplaatst"):
            colleague.write(case_id, [Change("r1", "notitie", 1, b"verloren")], CHANGED)
        with pytest.raises(Locked, match="verplaatst"):
            colleague.create_case([Change("", "head", 0, b"x")], MADE)

    with at(place, target) as session:
        assert verify(session).findings == ()


@pytest.mark.parametrize("after", [1, 300])
def test_who_stops_it_has_the_old_vault_as_it_was_and_nothing_in_the_new_place(
    place: Place, target: Address, after: int
) -> None:
    case_id = filled(place)

    def stopped(done: int, _all: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    with place.unlock(coordinator=ANNEKE) as session:
        with session.opened.database.reading() as sql:
            before = count_rows(sql)
        with pytest.raises(KeyboardInterrupt):
            move(session, target, progress=stopped)
        with session.opened.database.reading() as sql:
            assert count_rows(sql) == before | {"audit": before["audit"] + 1}
        session.write(case_id, [Change("r1", "notitie", 1, b"gewoon verder")], CHANGED)
        assert verify(session).findings == ()
        assert not inspect_vault(target).exists

        move(session, target)
    with at(place, target) as session:
        assert verify(session).findings == ()


def test_a_place_with_a_vault_in_it_is_refused(place: Place, target: Address, tmp_path: Path) -> None:
    with place.unlock() as session:
        move(session, target)
    back: list[Address] = [place.address, target]
    for taken in back:
        with at(place, target) as session:
            with pytest.raises(Misused):
                move(session, taken)
            assert session.heads() == []


@pytest.mark.files
def test_only_an_administrator_moves_a_vault(place: Place, target: Address) -> None:
    join(place)
    with place.unlock(WORDS) as theirs, pytest.raises(Locked, match="beheerder"):
        move(theirs, target)

    assert not inspect_vault(target).exists


@pytest.mark.files
def test_a_practice_vault_may_be_kept_and_goes_on(place: Place, target: Address) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        move(session, target, before=Before.KEPT)
    with at(place, target) as session:
        assert session.read_case(case_id, SEEN)
        told = [row.event.action for row in session.audit_lines() if row.event]
        assert AuditAction.KLUIS_GEKOPIEERD in told


@pytest.mark.files
def test_a_real_vault_is_never_in_two_places(place: Place, target: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    from wams_tui.casework.codes import VaultNature

    with place.unlock() as session:
        session.nature = VaultNature.ECHT
        with pytest.raises(Refused, match="echte kluis"):
            move(session, target, before=Before.KEPT)


def test_a_row_that_does_not_hold_stops_it(place: Place, target: Address) -> None:
    filled(place)
    with place.raw() as sql:
        sql.execute("UPDATE record SET version = 9 WHERE id = 'n8'")

    with place.unlock(coordinator=ANNEKE) as session:
        with pytest.raises(Exception, match="niet wat er in de oude stond"):
            move(session, target)
        assert session.case_count() == 1
    assert not inspect_vault(target).exists


def test_there_and_back_again_nothing_is_lost(place: Place, target: Address, tmp_path: Path) -> None:
    case_id = filled(place)
    home: Callable[[], Address] = place.server.fresh if place.server else lambda: tmp_path / "terug"
    back = home()
    with place.unlock(coordinator=ANNEKE) as session:
        before = session.read_case(case_id, SEEN)
        move(session, target)
    with at(place, target) as session:
        move(session, back)

    with at(place, back) as session:
        assert session.read_case(case_id, SEEN) == before
        assert verify(session).findings == ()
