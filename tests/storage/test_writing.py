import shutil
import threading
from pathlib import Path

import pytest

from storage import Change, Session, StaleWrite, unlock, verify
from tests.storage.vaults import CHANGED, MADE, PASSPHRASE, SEEN, Place, add_case, file_of
from wams_tui.casework.errors import Conflict, Misused, Unusable
from wams_tui.casework.log import LedgerEntry, LedgerEvent

ON_BOTH = True


def entry(case_id: str, subject: str = "p1") -> LedgerEntry:
    return LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject=subject)


def test_a_write_counts_versions_and_says_so(session: Session) -> None:
    case_id = add_case(session)

    receipt = session.write(
        case_id, [Change("r1", "notitie", 1, b"twee"), Change("r2", "notitie", 0, b"nieuw")], CHANGED
    )

    assert receipt.versions == {"r1": 2, "r2": 1}
    assert {record.id: record.content for record in session.read_case(case_id, SEEN)}["r1"] == b"twee"


def test_a_stale_write_is_refused_whole_with_both_versions_in_hand(session: Session) -> None:
    case_id = add_case(session, body=b"eerst")
    session.write(case_id, [Change("r1", "notitie", 1, b"ander was eerst")], CHANGED)
    lines = len(list(session.audit_lines()))

    with pytest.raises(StaleWrite) as stale:
        session.write(
            case_id, [Change("r9", "notitie", 0, b"ook"), Change("r1", "notitie", 1, b"te laat")], CHANGED,
            [entry(case_id)],
        )  # fmt: skip

    assert stale.value.ours == Change("r1", "notitie", 1, b"te laat")
    assert stale.value.theirs is not None
    assert (stale.value.theirs.version, stale.value.theirs.content) == (2, b"ander was eerst")
    assert stale.value.exit_code == 5
    assert {record.id for record in session.read_case(case_id, SEEN)} == {case_id, "r1"}
    assert list(session.ledger()) == []
    assert len(list(session.audit_lines())) == lines + 1


def test_a_change_to_what_was_taken_away_is_stale_too(session: Session) -> None:
    case_id = add_case(session)
    session.write(case_id, [Change("r1", "notitie", 1, None)], CHANGED)

    with pytest.raises(StaleWrite) as stale:
        session.write(case_id, [Change("r1", "notitie", 1, b"alsnog")], CHANGED)

    assert stale.value.theirs is None
    assert verify(session).intact


def test_a_record_keeps_its_kind(session: Session) -> None:
    case_id = add_case(session)

    with pytest.raises(Misused):
        session.write(case_id, [Change("r1", "plan", 1, b"x")], CHANGED)


def test_a_disclosure_that_rests_on_what_changed_meanwhile_is_refused_whole(session: Session) -> None:
    case_id = add_case(session)
    session.write(case_id, [], CHANGED, [entry(case_id)], {"r1": 1})
    session.write(case_id, [Change("r1", "notitie", 1, b"anders")], CHANGED)

    for versions in ({"r1": 1}, {"weg": 1}):
        with pytest.raises(Conflict, match="door een ander gewijzigd"):
            session.write(case_id, [], CHANGED, [entry(case_id)], versions)

    assert len(list(session.ledger())) == 1


def test_ledger_lines_stand_with_the_write_they_tell_of(session: Session) -> None:
    case_id = add_case(session)

    receipt = session.write(case_id, [], CHANGED, [entry(case_id, "p1"), entry(case_id, "p2")])

    rows = list(session.ledger(case_id))
    assert [(row.seq, row.id) for row in rows] == [(line.seq, line.id) for line in receipt.ledger] == [
        (1, rows[0].id), (2, rows[1].id),
    ]  # fmt: skip
    assert [row.entry.subject for row in rows if row.entry] == ["p1", "p2"]
    assert list(session.ledger("een andere zaak")) == []


def test_a_batch_is_all_or_nothing(session: Session) -> None:
    def import_that_stops_half_way() -> None:
        with session.batch():
            add_case(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        import_that_stops_half_way()

    assert session.case_count() == 0
    assert verify(session).intact


def test_a_write_that_fails_inside_a_batch_is_undone_alone(session: Session) -> None:
    with session.batch():
        case_id = add_case(session)
        with pytest.raises(StaleWrite):
            session.write(case_id, [Change("r2", "notitie", 0, b"half"), Change("r1", "notitie", 7, b"x")], CHANGED)
        assert {record.id for record in session.read_case(case_id, SEEN)} == {case_id, "r1"}

    assert session.case_count() == 1
    assert verify(session).findings == ()


def test_another_thread_reads_on_while_a_batch_is_open(session: Session) -> None:
    add_case(session)
    seen: list[int] = []

    with session.batch():
        add_case(session)
        reader = threading.Thread(target=lambda: seen.append(len(session.heads()) + session.data_version() * 0))
        reader.start()
        reader.join(60)

    assert seen == [1]
    assert session.case_count() == 2


@pytest.mark.files
def test_a_full_disk_is_told_and_leaves_nothing_half_written(session: Session) -> None:
    case_id = add_case(session)
    pages = file_of(session)._writer.execute("PRAGMA page_count").fetchone()
    assert pages is not None
    file_of(session)._writer.execute(f"PRAGMA max_page_count = {pages[0]}")

    with pytest.raises(Unusable, match="vol"):
        session.write(case_id, [Change("r2", "notitie", 0, b"x" * 200_000)], CHANGED)

    file_of(session)._writer.execute("PRAGMA max_page_count = 1000000")
    assert {record.id for record in session.read_case(case_id, SEEN)} == {case_id, "r1"}
    session.write(case_id, [Change("r2", "notitie", 0, b"x" * 200_000)], CHANGED)
    assert verify(session).findings == ()


def test_the_head_outside_follows_each_disclosure(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        before = place.head.read_bytes()

        session.write(case_id, [], CHANGED, [entry(case_id)])

        assert place.head.read_bytes() != before


def test_a_head_that_cannot_be_written_is_told_and_stops_no_work(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        shutil.rmtree(place.heads.directory)
        place.heads.directory.write_text("in de weg")

        session.write(case_id, [], CHANGED, [entry(case_id)])

        assert len(session.warnings) == 1
        assert len(list(session.ledger())) == 1


def test_opening_the_same_vault_twice_in_one_process_does_not_hang(place: Place, tmp_path: Path) -> None:
    first = place.unlock()
    second = unlock(place.address, PASSPHRASE, heads=place.heads, now=place.clock)

    first.create_case([Change("", "head", 0, b"een")], MADE)
    second.create_case([Change("", "head", 0, b"twee")], MADE)

    assert first.case_count() == second.case_count() == 2
    first.lock()
    second.lock()


@pytest.mark.files
def test_the_last_word_on_the_key_file_and_the_heads_are_found_by_small_indexes(session: Session) -> None:
    rows = (
        file_of(session)
        ._reader.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'")
        .fetchall()
    )

    assert {name for name, _ in rows} == {"audit_keys", "record_head"}
