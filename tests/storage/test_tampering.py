"""Everything here is done with the vault key in hand: the chains and the signed head must notice, not the cipher."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from storage import Change, FindingKind, HeadPlace, verify
from storage.basics.codec import to_text
from storage.cases.views import Mark
from storage.logs.writes import Write
from storage.sites.directory.database import connect
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Damaged
from wams_tui.casework.log import LedgerEntry, LedgerEvent


def fill(place: Place) -> str:
    with place.unlock() as session:
        case_id = add_case(session)
        for subject in ("p1", "p2", "p3"):
            line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject=subject)
            session.write(case_id, [], CHANGED, [line])
        add_case(session)
    return case_id


def vault_key(place: Place) -> bytes:
    with place.unlock() as session:
        return session.opened.secrets.vault_key


def tamper(place: Place, *statements: str) -> None:
    """Change rows as somebody with the vault key can, who takes the triggers away for that time."""
    sql = connect(place.database, vault_key(place))
    triggers = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        sql.execute(f"DROP TRIGGER {name}")
    sql.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        sql.execute(statement)
    for _, made in triggers:
        sql.execute(made)
    sql.close()


FLIP = "UPDATE {table} SET {column} = CAST(substr({column}, 1, 20) || x'5a' || substr({column}, 22) AS BLOB) WHERE {at}"

LONE = json.dumps(
    {
        "coordinator": "x", "serial": 2, "name": "\ud800", "role": "fg", "hybrid": to_text(b"0" * 1216),
        "signing": to_text(b"0" * 32), "since": 0, "until": None, "signature": to_text(b"0" * 64),
    }
)  # fmt: skip

CASES: list[tuple[str, Sequence[str], FindingKind]] = [
    ("ledger payload", [FLIP.format(table="ledger", column="payload_log", at="seq = 2")], FindingKind.LEDGER),
    ("ledger case copy", [FLIP.format(table="ledger", column="payload_case", at="seq = 2")], FindingKind.LEDGER),
    ("ledger time", ["UPDATE ledger SET time = time + 1 WHERE seq = 2"], FindingKind.LEDGER),
    ("ledger tail gone", ["DELETE FROM ledger WHERE seq = 3"], FindingKind.LEDGER),
    ("audit payload", [FLIP.format(table="audit", column="payload", at="seq = 4")], FindingKind.AUDIT),
    ("audit author", ["UPDATE audit SET author = 'x' WHERE seq = 4"], FindingKind.AUDIT),
    ("audit writes", ["UPDATE audit SET writes = '[]' WHERE seq = 4"], FindingKind.AUDIT),
    ("audit writes too deep", [f"UPDATE audit SET writes = '{'[' * 100_000}' WHERE seq = 4"], FindingKind.AUDIT),
    ("audit time of another type", ["UPDATE audit SET time = 'x' WHERE seq = 4"], FindingKind.AUDIT),
    ("audit writes no list", ["UPDATE audit SET writes = 'x' WHERE seq = 4"], FindingKind.AUDIT),
    ("audit signature", [FLIP.format(table="audit", column="signature", at="seq = 4")], FindingKind.AUDIT),
    ("record content", [FLIP.format(table="record", column="content", at="id = 'r1'")], FindingKind.RECORD),
    ("record version", ["UPDATE record SET version = 9 WHERE id = 'r1'"], FindingKind.RECORD),
    ("record gone", ["DELETE FROM record WHERE id = 'r1'"], FindingKind.RECORD),
    (
        "record slipped in",
        ["INSERT INTO record SELECT case_id, 'r9', kind, epoch, version, changed, content FROM record WHERE id = 'r1'"],
        FindingKind.RECORD,
    ),
    ("grant given away", ["UPDATE case_grant SET grantee = 'x' WHERE grantee = 'recovery'"], FindingKind.GRANT),
    ("grant prolonged", ["UPDATE case_grant SET until = 5 WHERE grantee = 'recovery'"], FindingKind.GRANT),
    ("grant gone", ["DELETE FROM case_grant WHERE grantee = 'recovery'"], FindingKind.GRANT),
    ("grant without an end ended", ["UPDATE case_grant SET until = -1"], FindingKind.GRANT),
    ("record of another kind", ["UPDATE record SET kind = 'weg' WHERE kind = 'head'"], FindingKind.RECORD),
    ("record of another epoch", ["UPDATE record SET epoch = 2 WHERE kind = 'head'"], FindingKind.RECORD),
    ("record of another day", ["UPDATE record SET changed = 0 WHERE id = 'r1'"], FindingKind.RECORD),
    ("record of no content", ["UPDATE record SET content = 'x' WHERE id = 'r1'"], FindingKind.RECORD),
    ("record gone by the book", ["INSERT INTO record_gone VALUES ('a', 'b', 1)"], FindingKind.RECORD),
    ("case put ahead", ["UPDATE case_file SET epoch = 7"], FindingKind.CASE),
    ("case of another day", ["UPDATE case_file SET created = 7"], FindingKind.CASE),
    ("case gone", ["DELETE FROM case_file"], FindingKind.CASE),
    ("epoch gone", ["DELETE FROM case_epoch"], FindingKind.CASE),
    ("epoch by another", ["UPDATE case_epoch SET author = 'x'"], FindingKind.CASE),
    ("trigger added", ["CREATE TRIGGER t BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END"], FindingKind.FILE),
    ("table added", ["CREATE TABLE t (a)"], FindingKind.FILE),
    (
        "travel slipped in",
        ["INSERT INTO travel VALUES ('t', 'c', 0, 1, NULL, x'00', x'00', x'00')"],
        FindingKind.TRAVEL,
    ),
    ("travelled line slipped in", ["INSERT INTO travel_line VALUES ('t', 'audit', 1, x'00')"], FindingKind.TRAVEL),
    ("name without letters", [f"INSERT INTO coordinator VALUES ('x', 2, 0, '{LONE}')"], FindingKind.CERTIFICATE),
    (
        "certificate too deep",
        [f"INSERT INTO coordinator VALUES ('x', 2, 0, '{'[' * 100_000}')"],
        FindingKind.CERTIFICATE,
    ),
    ("certificate gone", ["DELETE FROM coordinator"], FindingKind.CERTIFICATE),
    ("somebody slipped in", ["INSERT INTO coordinator VALUES ('x', 1, 0, '{}')"], FindingKind.CERTIFICATE),
]


@pytest.fixture(scope="module")
def filled(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = master.copy(tmp_path_factory.mktemp("gevuld"))
    fill(place)
    return place


@pytest.mark.parametrize(("statements", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_changed_row_is_reported_though_the_cipher_accepts_it(
    filled: Place, tmp_path: Path, statements: Sequence[str], kind: FindingKind
) -> None:
    place = filled.copy(tmp_path)
    tamper(place, *statements)
    shutil.rmtree(place.heads.directory)

    with place.unlock() as session:
        report = verify(session)

    assert not report.intact
    assert kind in {finding.kind for finding in report.findings}
    assert all(finding.say() for finding in report.findings)


def test_an_untouched_vault_is_intact(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)

    with place.unlock() as session:
        report = verify(session)

    assert report.findings == ()
    assert (report.ledger_lines, report.records, report.grants) == (3, 4, 4)


def test_a_record_put_back_to_an_older_version_opens_but_does_not_verify(place: Place) -> None:
    case_id = fill(place)
    key = vault_key(place)
    sql = connect(place.database, key)
    old = sql.execute("SELECT version, content FROM record WHERE id = 'r1' AND case_id = :c", {"c": case_id}).fetchone()
    assert old is not None
    with place.unlock() as session:
        session.write(case_id, [Change("r1", "notitie", 1, b"nieuw")], CHANGED)
    values = {"version": old[0], "content": old[1], "c": case_id}
    sql.execute("UPDATE record SET version = :version, content = :content WHERE id = 'r1' AND case_id = :c", values)
    sql.close()

    with place.unlock() as session:
        session.read_case(case_id, SEEN)
        report = verify(session)

    assert [finding.kind for finding in report.findings] == [FindingKind.RECORD]


def test_a_whole_chain_written_anew_is_noticed_by_the_signatures_and_the_head(filled: Place, tmp_path: Path) -> None:
    from storage.logs.chains import LedgerLine, genesis

    place = filled.copy(tmp_path)
    tamper(place, "UPDATE ledger SET time = time + 1 WHERE seq = 1")
    sql = connect(place.database, vault_key(place))
    sql.execute("DROP TRIGGER ledger_no_update")
    prev = genesis("ledger", place.created.vault_id)
    columns = "seq, id, time, session, case_id, epoch, payload_log, payload_case"
    for row in sql.execute(f"SELECT {columns} FROM ledger ORDER BY seq").fetchall():
        line = LedgerLine(row[0], row[1], row[2], row[3], row[4], row[5], prev, row[6], row[7])
        new = {"prev": prev, "hash": line.hash(), "seq": line.seq}
        sql.execute("UPDATE ledger SET prev = :prev, hash = :hash WHERE seq = :seq", new)
        prev = line.hash()
    sql.close()

    with pytest.raises(Damaged, match="ondertekende stand"):
        place.unlock()
    shutil.rmtree(place.heads.directory)
    with place.unlock() as session:
        assert {finding.kind for finding in verify(session).findings} == {
            FindingKind.LEDGER,
            FindingKind.HEAD_MISSING,
            FindingKind.FILE,
        }


def test_a_directory_put_back_to_yesterday_does_not_open(place: Place, tmp_path: Path) -> None:
    shutil.copytree(place.directory, tmp_path / "gisteren")
    fill(place)
    shutil.rmtree(place.directory)
    (tmp_path / "gisteren").rename(place.directory)
    before = {path.name: path.read_bytes() for path in place.directory.iterdir()}

    with pytest.raises(Damaged, match="ouder of anders") as told:
        place.unlock()

    assert "oude kopie" in told.value.hint
    assert {path.name: path.read_bytes() for path in place.directory.iterdir()} == before


def test_a_log_cut_off_at_the_end_does_not_open(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    with place.unlock():
        pass
    sql = connect(place.database, vault_key(place))
    sql.execute("DROP TRIGGER audit_no_delete")
    sql.execute("DELETE FROM audit WHERE seq > 3")
    sql.close()

    with pytest.raises(Damaged, match="ouder of anders"):
        place.unlock()


def test_a_missing_head_is_a_warning_and_locking_makes_a_new_one(place: Place) -> None:
    shutil.rmtree(place.heads.directory)

    with place.unlock() as session:
        assert [warning.kind for warning in session.warnings] == [FindingKind.HEAD_MISSING]
        assert verify(session).intact
    with place.unlock() as session:
        assert session.warnings == ()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM ledger WHERE seq = 2", "DELETE FROM audit WHERE seq = 4",
     "UPDATE audit SET payload = x'00' WHERE seq = (SELECT max(seq) FROM audit)",
     "UPDATE audit SET signature = x'00' WHERE seq = (SELECT max(seq) FROM audit)",
     "UPDATE ledger SET case_id = 'x' WHERE seq = 3",
     "UPDATE audit SET writes = '[]' WHERE length(session_key) > 0"],
)  # fmt: skip
def test_a_log_that_is_broken_at_its_end_or_in_its_numbers_does_not_open(
    filled: Place, tmp_path: Path, statement: str
) -> None:
    place = filled.copy(tmp_path)
    shutil.rmtree(place.heads.directory)
    tamper(place, statement)

    with pytest.raises(Damaged, match="logboeken"):
        place.unlock()


def test_a_dropped_trigger_is_reported(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    sql = connect(place.database, vault_key(place))
    sql.execute("DROP TRIGGER audit_no_delete")
    sql.close()

    with place.unlock() as session:
        assert [finding.kind for finding in verify(session).findings] == [FindingKind.FILE]


def test_a_re_wrapped_key_that_does_not_open_falls_back_to_the_sealed_one(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    tamper(place, "UPDATE case_grant SET wrapped = x'00' WHERE wrapped IS NOT NULL")

    with place.unlock() as session:
        assert len(session.heads()) == 2
        assert verify(session).findings == ()


def test_one_damaged_head_leaves_the_others_in_the_list_and_is_told(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    with place.unlock() as session:
        damaged = session.heads()[0].case_id
    tamper(place, FLIP.format(table="record", column="content", at=f"id = '{damaged}'"))

    with place.unlock() as session:
        listed = [head.case_id for head in session.heads()]

        assert len(listed) == 1
        assert damaged not in listed
        assert [(finding.kind, finding.place) for finding in session.warnings] == [(FindingKind.RECORD, damaged)]


def test_a_kind_of_write_of_a_newer_program_is_told_and_is_no_damage(place: Place) -> None:
    class Later:
        def to_json(self) -> list[object]:
            return ["overdracht", "a", 3]

    with place.unlock() as session:
        with session.opened.database.writing() as sql:
            session._logbook.audit(sql, 1_800_000_000_000_000, b"{}", (cast(Write, Later()),))
        report = verify(session)

    assert [(finding.kind, finding.place) for finding in report.findings] == [(FindingKind.NEWER, "overdracht")]
    assert report.intact


def test_values_of_another_type_than_their_column_s_end_in_a_sentence(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    with place.unlock() as session:
        case_id = session.heads()[0].case_id
    tamper(
        place,
        "UPDATE case_file SET epoch = 'x'",
        "UPDATE coordinator SET serial = 'x'",
        "UPDATE audit SET time = 'x' WHERE seq = 2",
        "UPDATE ledger SET time = 'x', payload_log = 'x' WHERE seq = 2",
        "UPDATE case_grant SET given = 'x', wrapped = 'x'",
        "UPDATE record SET version = 'x', changed = 'x' WHERE kind = 'head'",
        "UPDATE case_epoch SET made = 'x', key_check = 'x'",
    )

    with place.unlock() as session:
        with pytest.raises(Damaged):
            session.read_case(case_id, SEEN)
        assert session.heads() == []
        assert Mark.FORGED in {row.mark for row in session.audit_lines()} & {row.mark for row in session.ledger()}
        kinds = {finding.kind for finding in verify(session).findings}
    assert {FindingKind.CASE, FindingKind.AUDIT, FindingKind.LEDGER, FindingKind.GRANT, FindingKind.RECORD} <= kinds


@pytest.mark.parametrize("value", ["-1", "'x'", "4611686018427387904", "0.5"])
def test_a_hash_that_is_none_is_a_line_the_vault_does_not_have(filled: Place, tmp_path: Path, value: str) -> None:
    place = filled.copy(tmp_path)
    tamper(place, f"UPDATE audit SET hash = {value} WHERE seq = (SELECT max(seq) FROM audit)")

    with pytest.raises(Damaged):
        place.unlock()


def test_log_views_show_nothing_of_a_forged_line_and_mark_it(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    tamper(
        place,
        "UPDATE audit SET time = time + 1 WHERE seq = 4",
        "UPDATE ledger SET time = time + 1 WHERE seq = 1",
        "UPDATE audit SET writes = '[]' WHERE writes LIKE '%[\"ledger\",2,%'",
    )

    with place.unlock() as session:
        audit, ledger = list(session.audit_lines()), list(session.ledger())
        of_case = list(session.ledger(ledger[0].case_id))

    assert [row.mark for row in audit][:4] == [Mark.GENUINE] * 3 + [Mark.FORGED]
    assert audit[3].event is None
    assert [row.mark for row in ledger] == [row.mark for row in of_case] == [Mark.FORGED, Mark.FORGED, Mark.GENUINE]
    assert [row.entry is None for row in ledger] == [True, True, False]


@pytest.mark.parametrize(("before", "after"), [(b"}", b""), (b'"time":1', b'"time":2')])
def test_a_head_that_was_changed_is_told_and_not_believed(place: Place, before: bytes, after: bytes) -> None:
    place.head.write_bytes(place.head.read_bytes().replace(before, after))

    with place.unlock() as session:
        assert [warning.kind for warning in session.warnings] == [FindingKind.HEAD_UNREADABLE]
    assert [path for path in place.heads.directory.iterdir() if path.suffix == ".opzij"]
    with place.unlock() as session:
        assert session.warnings == ()


def test_the_second_place_of_heads_is_checked_too(place: Place, tmp_path: Path) -> None:
    twice = Place(place.directory, HeadPlace(place.heads.directory, tmp_path / "elders"), place.created, place.clock)
    with twice.unlock() as session:
        assert [warning.kind for warning in session.warnings] == [FindingKind.HEAD_MISSING]
    shutil.copytree(place.directory, tmp_path / "gisteren")
    fill(twice)
    shutil.rmtree(place.heads.directory)
    shutil.rmtree(place.directory)
    (tmp_path / "gisteren").rename(place.directory)

    with pytest.raises(Damaged, match="elders"):
        twice.unlock()


def test_a_flipped_byte_of_a_page_is_found_by_the_cipher(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    content = bytearray(place.database.read_bytes())
    with place.unlock() as session:
        pages = len(content) // 4096
    missed = []
    for page in range(0, pages, max(1, pages // 5)):
        spoiled = bytearray(content)
        spoiled[page * 4096 + 2000] ^= 1
        place.database.write_bytes(spoiled)
        try:
            with place.unlock() as session:
                if verify(session).intact:
                    missed.append(page)
        except Damaged:
            continue
        finally:
            for leftover in ("vault.db-wal", "vault.db-shm"):
                (place.directory / leftover).unlink(missing_ok=True)
    assert missed == []


def test_honest_code_cannot_rewrite_a_log(filled: Place, tmp_path: Path) -> None:
    place = filled.copy(tmp_path)
    sql = connect(place.database, vault_key(place))

    for statement in ("UPDATE ledger SET time = 0", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"):
            sql.execute(statement)
    sql.close()
