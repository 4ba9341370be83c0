"""A colleague without a grant, the vault key in hand, tries to be let in; an honest change of key goes through."""

import pytest

from storage import Change, FindingKind, Session, verify
from storage.basics.codec import fresh_key
from storage.cases.epochs import FIRST
from storage.keys.people import Certificate
from storage.logs.logbook import CaseKey
from storage.logs.writes import GrantWrite
from tests.storage.colleagues import WORDS, begin_epoch, grant_to, join
from tests.storage.vaults import CHANGED, SEEN, Place, add_case, the_row
from wams_tui.casework.errors import Damaged, Locked
from wams_tui.casework.log import LedgerEntry, LedgerEvent

ON_BOTH = True

ANNEKE = "Anneke Voorbeeld"


def certificate_of(session: Session) -> Certificate:
    return session.opened.me


def shared(place: Place) -> tuple[Certificate, Certificate, str]:
    """Make a case of Anneke's; Bram has a slot and no grant."""
    bram = join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        return bram, session.opened.me, add_case(session)


def sql_of(place: Place, *statements: str) -> None:
    with place.raw() as sql:
        for statement in statements:
            sql.execute(statement)


def test_a_colleague_without_a_grant_cannot_begin_an_epoch_of_their_own(place: Place) -> None:
    _, anneke, case_id = shared(place)
    with place.unlock(WORDS) as theirs:
        stranger = begin_epoch(theirs, CaseKey(case_id, FIRST, fresh_key()))
        grant_to(theirs, case_id, anneke, key=stranger)

    with place.unlock(coordinator=ANNEKE) as session:
        with pytest.raises(Damaged, match="niet echt"):
            session.write(case_id, [Change("r2", "notitie", 0, b"voor Anneke alleen")], CHANGED)
        found = {finding.kind for finding in verify(session).findings}

    assert FindingKind.CASE in found


def test_nor_for_somebody_who_never_saw_the_case(place: Place) -> None:
    bram, anneke, case_id = shared(place)
    with place.unlock(WORDS) as theirs:
        stranger = begin_epoch(theirs, CaseKey(case_id, FIRST, fresh_key()))
        grant_to(theirs, case_id, anneke, key=stranger)
        grant_to(theirs, case_id, bram, key=stranger)
    sql_of(place, f"DELETE FROM case_grant WHERE epoch = 1 AND grantee = '{anneke.coordinator.id}'")

    with place.unlock(coordinator=ANNEKE) as session, pytest.raises(Damaged, match="niet echt"):
        session.read_case(case_id, SEEN)


def test_a_key_of_the_same_epoch_that_is_not_the_case_s_is_refused_even_where_the_head_was_replaced(
    place: Place,
) -> None:
    bram = join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        case_id = session.create_case([], CHANGED)
        grant_to(session, case_id, bram, key=CaseKey(case_id, FIRST, fresh_key()))

    with place.unlock(WORDS) as theirs, pytest.raises(Damaged):
        theirs.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)


def test_a_case_without_a_head_is_not_taken_on_trust(place: Place) -> None:
    bram = join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        case_id = session.create_case([], CHANGED)
        grant_to(session, case_id, bram)

    with place.unlock(WORDS) as theirs, pytest.raises(Damaged):
        theirs.read_case(case_id, SEEN)


def test_an_honest_new_epoch_opens_for_all_who_are_granted_it_and_shuts_out_who_is_not(place: Place) -> None:
    bram, anneke, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session:
        grant_to(session, case_id, bram)
        line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject="p1")
        session.write(case_id, [], CHANGED, [line])
    with place.unlock(WORDS) as theirs:
        theirs.read_case(case_id, SEEN)

    with place.unlock(coordinator=ANNEKE) as session:
        second = begin_epoch(session, session._keys.current(case_id))
        grant_to(session, case_id, anneke, key=second)
        session.write(case_id, [Change("r1", "notitie", 1, b"na Bram")], CHANGED)

        assert {record.content for record in session.read_case(case_id, SEEN)} == {b"kop", b"na Bram"}
        assert [row.entry is not None for row in session.ledger(case_id)] == [True]
        assert verify(session).findings == ()
    with place.unlock(WORDS) as theirs:
        with pytest.raises(Locked):
            theirs.read_case(case_id, SEEN)
        with pytest.raises(Locked):
            theirs.write(case_id, [], CHANGED)


def test_a_new_grantee_reads_what_was_written_in_epochs_before(place: Place) -> None:
    bram, anneke, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session:
        second = begin_epoch(session, session._keys.current(case_id))
        grant_to(session, case_id, anneke, key=second)
        grant_to(session, case_id, bram, key=second)

    with place.unlock(WORDS) as theirs:
        assert {record.content for record in theirs.read_case(case_id, SEEN)} == {b"kop", b"inhoud"}


def test_a_case_put_back_to_an_epoch_that_has_passed_is_not_written_to(place: Place) -> None:
    bram, anneke, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session:
        grant_to(session, case_id, bram)
        second = begin_epoch(session, session._keys.current(case_id))
        grant_to(session, case_id, anneke, key=second)
    sql_of(place, "UPDATE case_file SET epoch = 1")

    with place.unlock(coordinator=ANNEKE) as session:
        with pytest.raises(Damaged):
            session.write(case_id, [Change("r1", "notitie", 1, b"niet voor Bram")], CHANGED)
        assert FindingKind.CASE in {finding.kind for finding in verify(session).findings}


def test_a_session_that_is_open_while_the_epoch_changes_writes_with_the_new_key(place: Place) -> None:
    _, anneke, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session, place.unlock(coordinator=ANNEKE) as other:
        session.heads()
        second = begin_epoch(other, other._keys.current(case_id))
        grant_to(other, case_id, anneke, key=second)

        session.write(case_id, [Change("r1", "notitie", 1, b"nieuw")], CHANGED)

        row = the_row(other, "SELECT epoch FROM record WHERE id = 'r1'")
    assert row == (2,)


def test_the_epoch_is_read_in_the_transaction_that_writes(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session:
        inside: list[bool] = []
        current = session._keys.current

        def seen(case: str) -> CaseKey:
            with session.opened.database.reading() as sql:
                inside.append(sql.in_transaction)
            return current(case)

        monkeypatch.setattr(session._keys, "current", seen)
        session.write(case_id, [], CHANGED)
        session.read_case(case_id, SEEN)

    assert inside == [True, True]


def test_a_grant_that_is_taken_away_by_the_book_leaves_the_vault_intact(place: Place) -> None:
    bram, _, case_id = shared(place)
    with place.unlock(coordinator=ANNEKE) as session:
        grant_to(session, case_id, bram)
        who = bram.coordinator.id
        with session.opened.database.writing() as sql:
            sql.execute("DELETE FROM case_grant WHERE grantee = :who", {"who": who})
            session._logbook.audit(sql, session._time(), b"{}", (GrantWrite(case_id, FIRST, who, None),))

        assert verify(session).findings == ()


def test_a_batch_that_comes_to_nothing_leaves_no_key_behind(place: Place) -> None:
    def import_that_stops(session: Session) -> None:
        with session.batch():
            session.create_case([Change("", "head", 0, b"eerst")], CHANGED, "zaak")
            session.heads()
            raise ZeroDivisionError

    with place.unlock() as session:
        with pytest.raises(ZeroDivisionError):
            import_that_stops(session)
        session.create_case([Change("", "head", 0, b"kop")], CHANGED, "zaak")

        assert [head.content for head in session.heads()] == [b"kop"]
