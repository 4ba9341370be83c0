"""PostgreSQL under strain: killed writers, a server that goes away, one that says no, and many who write at once."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pgserver import Server, server
from storage import Change, unlock, verify
from storage.sites.postgresql import pglink
from storage.sites.postgresql.pgbase import PgDatabase
from tests.house.debian import needs
from tests.house.tree import ROOT
from tests.storage.conftest import POSTGRESQL
from tests.storage.many import Writer, write_at_once
from tests.storage.vaults import CHANGED, MADE, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Misused, Unusable

pytestmark = needs("initdb")

WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from storage import Change, HeadPlace, unlock
from tests.storage.vaults import CHANGED, PASSPHRASE
address, heads, case, name, count = sys.argv[1:]
now = lambda: datetime.now(UTC)
with unlock(address, PASSPHRASE, heads=HeadPlace(Path(heads)), now=now, wait=lambda _: None) as session:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(count)):
        session.write(case, [Change(f"{name}-{number}", "notitie", 0, b"x" * 200)], CHANGED)
        print(number, flush=True)
"""


@pytest.fixture
def site() -> str:
    return POSTGRESQL


def writer(place: Place, heads: Path, case_id: str, name: str, count: int) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", WRITER, str(place.address), str(heads), case_id, name, str(count)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_what_a_killed_writer_was_told_is_stored_is_there(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
    told = 0
    for turn in range(3):
        process = writer(place, tmp_path / f"h{turn}", case_id, f"w{turn}", 10_000)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        go(process)
        lines = [process.stdout.readline() for _ in range(20 + turn)]
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().splitlines()
        process.wait()
        told += len([line for line in (*lines, *rest) if line.strip()])
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            pipe.close()

    with place.unlock() as session:
        stored = len(session.read_case(case_id, SEEN)) - 2
        assert told <= stored <= told + 3
        assert verify(session).findings == ()


def test_twenty_processes_write_in_turn_and_none_is_turned_away(place: Place, tmp_path: Path) -> None:
    each = 5
    with place.unlock() as session:
        case_id = add_case(session)

    told = write_at_once(
        place.address, case_id, each, [Writer(f"w{who}", str(tmp_path / f"h{who}")) for who in range(20)]
    )

    assert list(told.stored.values()) == [list(range(each))] * 20
    with place.unlock() as session:
        assert len(session.read_case(case_id, SEEN)) == 2 + 20 * each
        assert verify(session).findings == ()


@pytest.fixture
def alone() -> Iterator[Server]:
    """A server that may be stopped: nobody else works with it."""
    with server() as made:
        yield made


def test_a_server_that_goes_away_is_told_and_work_goes_on_when_it_is_back(alone: Server, place: Place) -> None:
    assert place.server is not None
    database = place.server.database_of(str(place.address))
    dump = place.server.run("pg_dump", "-d", database)
    alone.sql("CREATE DATABASE kluis")
    (alone.home / "dump.sql").write_text(dump)
    alone.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", "kluis", "-f", str(alone.home / "dump.sql"))
    address = alone.address("kluis")

    with unlock(address, PASSPHRASE, heads=place.heads, now=place.clock) as session:
        case_id = add_case(session)
        alone.stop()
        with pytest.raises(Unusable, match="antwoordt niet"):
            session.heads()
        with pytest.raises(Unusable, match="antwoordt niet"):
            session.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)
        alone.start()
        assert len(session.heads()) == 1
        session.write(case_id, [Change("r2", "notitie", 0, b"daarna")], CHANGED)

        def cut_off() -> None:
            with session.batch():
                session.write(case_id, [Change("r3", "notitie", 0, b"weg")], CHANGED)
                alone.stop()
                alone.start()
                session.write(case_id, [Change("r4", "notitie", 0, b"ook")], CHANGED)

        with pytest.raises(Unusable, match="weggevallen"):
            cut_off()
        assert {record.id for record in session.read_case(case_id, SEEN)} == {case_id, "r1", "r2"}
        assert verify(session).findings == ()


def test_who_waits_too_long_for_the_turn_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pglink, "_PREPARE", pglink._PREPARE.replace("10s", "200ms"))
    first, second = place.unlock(), place.unlock()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with first.opened.database.turn():
            held.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(Unusable, match="te lang bezet"):
        second.create_case([Change("", "head", 0, b"x")], MADE)
    done.set()
    thread.join()
    second.create_case([Change("", "head", 0, b"x")], MADE)
    first.lock()
    second.lock()


def test_a_statement_that_takes_too_long_is_told_and_nothing_is_stored(place: Place) -> None:
    with place.unlock() as session:
        base = session.opened.database
        before = session.case_count()

        def slow() -> None:
            with base.writing() as sql:
                sql.execute("INSERT INTO case_file (id, epoch, created) VALUES ('x', 1, 1)")
                sql.execute("SET LOCAL statement_timeout = '50ms'")
                sql.execute("SELECT pg_sleep(5)")

        with pytest.raises(Unusable, match="te lang over"):
            slow()
        assert session.case_count() == before
        assert verify(session).findings == ()


@pytest.mark.parametrize(
    ("state", "said"),
    [("53100", "vol"), ("25006", "alleen te lezen"), ("XX001", "beschadigd"), ("53300", "te veel verbindingen")],
)
def test_what_the_server_reports_becomes_a_sentence_without_its_words(place: Place, state: str, said: str) -> None:
    raised = f"DO $$ BEGIN RAISE EXCEPTION 'geheim' USING ERRCODE = '{state}'; END $$"
    with place.unlock() as session:
        with pytest.raises(Exception, match=said) as told, session.opened.database.writing() as sql:
            sql.execute(raised)
        assert "geheim" not in str(told.value)
        assert session.case_count() == 0


def test_a_zero_byte_in_a_word_is_refused_and_the_session_goes_on(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        for word in ("n\0", "\ud800"):
            with pytest.raises(Unusable):
                session.write(case_id, [Change(word, "notitie", 0, b"\0\xff")], CHANGED)
        session.write(case_id, [Change("r2", "notitie", 0, b"\0\xff")], CHANGED)
        assert session.read_case(case_id, SEEN)[-1].content == b"\0\xff"
        assert verify(session).findings == ()


def test_an_error_that_is_caught_inside_a_series_undoes_the_series(place: Place) -> None:
    """PostgreSQL answers COMMIT after an error with an undo, and says nothing."""
    with place.unlock() as session:
        base = session.opened.database
        assert isinstance(base, PgDatabase)

        def swallowing() -> None:
            with base.writing() as sql:
                sql.execute("INSERT INTO case_file (id, epoch, created) VALUES ('x', 1, 1)")
                with pytest.raises(Exception, match="nope"):
                    sql.execute("SELECT * FROM nope")

        with pytest.raises(Unusable, match="niets van deze reeks"):
            swallowing()
        assert verify(session).findings == ()


def test_another_session_s_writing_shows_without_reading_it(place: Place) -> None:
    with place.unlock() as session, place.unlock() as other:
        before = session.data_version()
        add_case(session)
        assert session.data_version() == before
        add_case(other)
        assert session.data_version() > before


def test_a_vault_that_was_never_finished_is_cleared_away(postgresql: Server) -> None:
    from storage.sites.place import site_of

    address = postgresql.fresh()
    name = postgresql.database_of(address)
    postgresql.sql(f"CREATE SCHEMA wams_nieuw_{'0' * 32} CREATE TABLE rest (id int)", name)
    with pytest.raises(Misused, match="anders"), site_of(address).building():
        raise Misused("anders")

    assert postgresql.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'wams%'", name).strip() == ""
