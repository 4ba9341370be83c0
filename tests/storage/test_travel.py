"""A travel vault: packed, opened on its laptop alone, brought home whole, or refused with a reason."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from storage import (
    Change,
    LaptopKey,
    TravelState,
    bring_home,
    destroy_travel,
    new_travel,
    open_returned,
    pack,
    revoke_travel,
    travelling,
    unlock,
    verify,
)
from storage.keys import travelfile
from storage.sites.directory.database import connect
from tests.storage import team
from tests.storage.travels import Road, laptop_of, taken, taken_along, two_cases
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Conflict, Damaged, Locked, Misused, Refused, Unusable, WamsError
from wams_tui.casework.log import LedgerEntry, LedgerEvent


@pytest.fixture(scope="module")
def out_once(master: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Road]:
    """A vault with two cases of which both went along, and one was changed on the road."""
    base = tmp_path_factory.mktemp("reis")
    place = master.copy(base)
    with place.unlock() as session:
        road = taken_along(place, session, base, two_cases(session))
    with road.unlock() as there:
        there.write(road.cases[0], [Change("r1", "notitie", 1, b"onderweg")], CHANGED)
        there.write(road.cases[0], [Change("r2", "notitie", 0, b"nieuw")], CHANGED, [_given(road.cases[0])])
        there.state("partner", b'{"partner":"nieuw"}', CHANGED)
    return place, road


@pytest.fixture
def away(out_once: tuple[Place, Road], tmp_path: Path) -> tuple[Place, Road]:
    """The same, to do with as one likes."""
    place, road = out_once
    (tmp_path / "thuis").mkdir()
    (tmp_path / "onderweg").mkdir()
    home = place.copy(tmp_path / "thuis")
    home.clock.time = road.clock.time + timedelta(hours=3)
    return home, road.copy(tmp_path / "onderweg")


def _given(case: str) -> LedgerEntry:
    return LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="d1", case=case, subject="p1")


def test_what_was_packed_opens_on_its_laptop_with_what_was_said_at_home(away: tuple[Place, Road]) -> None:
    _home, road = away
    with road.unlock() as there:
        assert there.case_count() == 2
        assert [one.content for one in there.statements("regime")] == [b'{"wat":"bevestiging"}']
        assert there.statements("noodtoegang") == []
        assert there.coordinator.name == "Anneke Voorbeeld"
        assert {one.id: one.content for one in there.read_case(road.cases[1], SEEN)}["r1"] == b"twee"
        assert verify(there).intact


def test_it_opens_on_no_other_machine(away: tuple[Place, Road], tmp_path: Path) -> None:
    home, road = away
    other, _key = laptop_of(tmp_path / "ander")
    for heads in (home.heads, other):
        with pytest.raises(Locked, match="andere laptop"):
            unlock(road.directory, PASSPHRASE, heads=heads, now=road.clock, wait=lambda _: None)


def test_it_opens_no_more_after_its_last_day(away: tuple[Place, Road]) -> None:
    _home, road = away
    road.clock.time += timedelta(days=3)
    with pytest.raises(Locked, match="beëindigd"):
        road.unlock()


def test_other_words_than_ones_own_pack_nothing(away: tuple[Place, Road], tmp_path: Path) -> None:
    home, road = away
    with home.unlock() as session:
        with pytest.raises(Locked):
            taken_along(home, session, tmp_path / "weer", road.cases, words="verkeerd")
        assert not (tmp_path / "weer" / "reis").exists()
        assert len(travelling(session)) == 1


def test_a_case_that_changed_since_it_was_read_does_not_go(away: tuple[Place, Road], tmp_path: Path) -> None:
    home, road = away
    with home.unlock() as session:
        travel, (_heads, key) = new_travel(), laptop_of(tmp_path / "weer")
        goes = taken(session, road.cases, travel)
        session.write(road.cases[1], [Change("r1", "notitie", 1, b"intussen")], CHANGED)
        until = home.clock() + timedelta(days=1)
        with pytest.raises(Conflict):
            pack(session, travel, tmp_path / "weer" / "reis", goes, key, until, PASSPHRASE, (), CHANGED)
        assert len(travelling(session)) == 1
        assert not (tmp_path / "weer" / "reis").exists()


def test_home_knows_what_is_out_and_holds_nobody_back(away: tuple[Place, Road]) -> None:
    home, road = away
    with home.unlock() as session:
        (found,) = travelling(session)
        assert (found.id, found.state, found.cases) == (road.packed.id, TravelState.OUT, 2)
        session.write(road.cases[0], [Change("r1", "notitie", 1, b"kantoor")], CHANGED)
        assert verify(session).intact


def test_it_comes_home_with_everything_and_once(away: tuple[Place, Road]) -> None:
    home, road = away
    with home.unlock() as session:
        back = open_returned(session, road.directory)
        one = next(case for case in back.cases if case.case_id == road.cases[0])
        assert (one.base["r1"].content, one.now["r1"].content, one.now["r1"].version) == (b"een", b"onderweg", 2)
        assert "r2" not in one.base
        assert one.went["r1"] == 1
        assert [line.entry for line in one.ledger] == [_given(road.cases[0])]
        assert [(said.kind, said.content) for said in back.statements] == [("partner", b'{"partner":"nieuw"}')]
        assert back.news
        bring_home(session, back, CHANGED)
        assert travelling(session)[0].state is TravelState.BACK
        again = open_returned(session, road.directory)
        assert not again.news
        assert again.statements == ()
        lines = len(list(session.audit_lines()))
        with session.opened.database.reading() as sql:
            before = sql.execute("SELECT count(*) FROM travel_line").fetchone()
        bring_home(session, again, CHANGED)
        with session.opened.database.reading() as sql:
            assert sql.execute("SELECT count(*) FROM travel_line").fetchone() == before
        assert len(list(session.audit_lines())) == lines + 1
        assert verify(session).intact


def test_nothing_stays_on_the_road_of_how_it_was_before_it_was_erased(away: tuple[Place, Road]) -> None:
    home, road = away
    with road.unlock() as there:
        there.write(road.cases[1], [Change("r1", "notitie", 1, b"daarna", scrubs=True)], CHANGED)
        there.write(road.cases[0], [Change("r1", "notitie", 2, None)], CHANGED)
        key = there.opened.secrets.vault_key
        assert {one.id for one in there.read_case(road.cases[0], SEEN)} == {road.cases[0], "r2"}
        assert verify(there).intact
    sql = connect(road.directory / "vault.db", key)
    kept = sql.execute("SELECT case_id, id, length(content) FROM record WHERE kind = 'reis-basis'").fetchall()
    sql.close()
    sealed_byte = 1 + 12 + 1 + 16
    assert sorted(map(tuple, kept)) == sorted((case, "reis-basis:r1", sealed_byte) for case in road.cases)
    with home.unlock() as session:
        back = open_returned(session, road.directory)
        assert [(one.went["r1"], "r1" in one.base) for one in back.cases] == [(1, False)] * 2
        bring_home(session, back, CHANGED)


def test_a_record_that_lost_what_it_was_is_refused(away: tuple[Place, Road]) -> None:
    home, road = away
    with road.unlock() as there:
        there.write(road.cases[0], [Change("reis-basis:r1", "reis-basis", 1, None)], CHANGED)
    with home.unlock() as session, pytest.raises(Damaged):
        open_returned(session, road.directory)


def test_what_is_written_after_coming_home_comes_home_later(away: tuple[Place, Road]) -> None:
    home, road = away
    with home.unlock() as session:
        bring_home(session, open_returned(session, road.directory), CHANGED)
        with road.unlock() as there:
            there.write(road.cases[1], [Change("r1", "notitie", 1, b"toch nog")], CHANGED)
        back = open_returned(session, road.directory)
        assert back.news
        bring_home(session, back, CHANGED)
        assert verify(session).intact


def test_an_older_copy_is_refused(away: tuple[Place, Road], tmp_path: Path) -> None:
    home, road = away
    shutil.copytree(road.directory, tmp_path / "eerder")
    with road.unlock() as there:
        there.write(road.cases[1], [Change("r1", "notitie", 1, b"later")], CHANGED)
    with home.unlock() as session:
        bring_home(session, open_returned(session, road.directory), CHANGED)
        with pytest.raises(Damaged, match="ouder"):
            open_returned(session, tmp_path / "eerder")


def _cut(road: Road) -> None:
    path = road.directory / "vault.db"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(road: Road) -> None:
    path = road.directory / "vault.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _half(road: Road) -> None:
    (road.directory / "vault.db").unlink()


def _no_file(road: Road) -> None:
    (road.directory / "vault.reis").unlink()


def _torn_file(road: Road) -> None:
    path = road.directory / "vault.reis"
    path.write_bytes(path.read_bytes()[:-40])


def _longer(road: Road) -> None:
    said = travelfile.load(road.directory)
    travelfile.TravelFile(**{**vars(said), "until": said.until + 10**12}).store(road.directory)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (_cut, Damaged),
        (_flip, Damaged),
        (_half, Unusable),
        (_no_file, Misused),
        (_torn_file, Damaged),
        (_longer, Damaged),
    ],
)
def test_one_that_is_not_whole_is_refused(
    away: tuple[Place, Road], spoil: Callable[[Road], None], error: type[WamsError]
) -> None:
    home, road = away
    spoil(road)
    with home.unlock() as session, pytest.raises(error):
        open_returned(session, road.directory)


def test_a_cut_log_is_refused(away: tuple[Place, Road]) -> None:
    home, road = away
    with road.unlock() as there:
        key = there.opened.secrets.vault_key
    sql = connect(road.directory / "vault.db", key)
    sql.execute("DROP TRIGGER audit_no_delete")
    sql.execute("DELETE FROM audit WHERE seq > 8")
    sql.execute(
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
    )
    sql.close()
    with home.unlock() as session, pytest.raises(Damaged):
        open_returned(session, road.directory)


def test_one_of_another_vault_is_refused(away: tuple[Place, Road], tmp_path: Path) -> None:
    _home, road = away
    (tmp_path / "elders").mkdir()
    with team.empty(tmp_path / "elders").unlock() as session, pytest.raises(Misused, match="andere kluis"):
        open_returned(session, road.directory)


def test_home_of_before_the_packing_is_told_apart(away: tuple[Place, Road], master: Place, tmp_path: Path) -> None:
    _home, road = away
    (tmp_path / "eerder").mkdir()
    before = master.copy(tmp_path / "eerder")
    with before.unlock() as session, pytest.raises(Conflict, match="teruggezet"):
        open_returned(session, road.directory)


def test_revoked_or_late_only_knowingly(away: tuple[Place, Road]) -> None:
    home, road = away
    with home.unlock() as session:
        gone = revoke_travel(session, road.packed.id, CHANGED)
        assert set(gone.cases) == set(road.cases)
        assert gone.travelling.state is TravelState.REVOKED
        with pytest.raises(Misused):
            revoke_travel(session, road.packed.id, CHANGED)
        with pytest.raises(Refused, match="ingetrokken"):
            open_returned(session, road.directory)
        bring_home(session, open_returned(session, road.directory, anyway=True), CHANGED)
        assert travelling(session)[0].state is TravelState.REVOKED
        assert verify(session).intact


def test_late_is_refused_and_taken_knowingly(away: tuple[Place, Road]) -> None:
    home, road = away
    home.clock.time += timedelta(days=5)
    with home.unlock() as session:
        assert travelling(session)[0].state is TravelState.LATE
        with pytest.raises(Refused, match="einddatum"):
            open_returned(session, road.directory)
        assert open_returned(session, road.directory, anyway=True).news


def test_a_clock_two_days_ahead_is_told(away: tuple[Place, Road]) -> None:
    home, road = away
    home.clock.time -= timedelta(hours=3, seconds=20)
    road.clock.time += timedelta(hours=47)
    with road.unlock() as there:
        there.write(road.cases[1], [Change("r1", "notitie", 1, b"morgen")], CHANGED)
    with home.unlock() as session:
        (found,) = open_returned(session, road.directory).findings
        assert "47 uur voor" in found.say()


def test_a_clock_two_days_behind_shuts_it_and_one_of_a_day_is_told(away: tuple[Place, Road]) -> None:
    home, road = away
    packed = road.clock.time
    road.clock.time = packed - timedelta(days=2)
    with pytest.raises(Unusable, match="klok"):
        road.unlock()
    road.clock.time = packed - timedelta(hours=20)
    with road.unlock() as there:
        there.write(road.cases[1], [Change("r1", "notitie", 1, b"gisteren")], CHANGED)
    with home.unlock() as session:
        (found,) = open_returned(session, road.directory).findings
        assert "20 uur achter" in found.say()


def test_a_copy_that_was_cut_off_anywhere_is_refused(away: tuple[Place, Road], tmp_path: Path) -> None:
    home, road = away
    with home.unlock() as session:
        before = len(list(session.audit_lines()))
        for name in ("vault.db", "vault.keys", "vault.reis"):
            whole = (road.directory / name).read_bytes()
            for length in range(0, len(whole), 4096):
                (road.directory / name).write_bytes(whole[:length])
                with pytest.raises((Damaged, Unusable), match=r"half gekopieerd|beschadigd"):
                    open_returned(session, road.directory)
            (road.directory / name).write_bytes(whole)
        assert open_returned(session, road.directory).news
        assert len(list(session.audit_lines())) == before


@pytest.mark.parametrize("comes", ["all", "not the log", "half the log"])
def test_one_that_was_not_closed_comes_home_only_knowingly(
    away: tuple[Place, Road], tmp_path: Path, comes: str
) -> None:
    home, road = away
    there = road.unlock()
    there.write(road.cases[1], [Change("r1", "notitie", 1, b"als laatste")], CHANGED)
    shutil.copytree(road.directory, tmp_path / "stick")
    there.lock()
    log = tmp_path / "stick" / "vault.db-wal"
    if comes == "half the log":
        log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])
    elif comes == "not the log":
        log.unlink()
    with home.unlock() as session:
        with pytest.raises(Unusable, match="niet afgesloten"):
            open_returned(session, tmp_path / "stick")
        back = open_returned(session, tmp_path / "stick", anyway=True)
        last = next(one for one in back.cases if one.case_id == road.cases[1]).now["r1"].content
        assert last == (b"als laatste" if comes == "all" else b"twee")
        bring_home(session, back, CHANGED)
        # Whole and closed it brings the rest.
        assert not (road.directory / "vault.open").exists()
        whole = open_returned(session, road.directory)
        assert whole.news
        bring_home(session, whole, CHANGED)
        assert verify(session).intact


def test_destroying_leaves_nothing_there(away: tuple[Place, Road], tmp_path: Path) -> None:
    _home, road = away
    assert destroy_travel(road.directory) == road.packed.id
    assert not road.directory.exists()
    (tmp_path / "map").mkdir()
    with pytest.raises(Misused):
        destroy_travel(tmp_path / "map")


def test_a_case_begun_on_the_road_comes_home_with_it(away: tuple[Place, Road]) -> None:
    home, road = away
    with road.unlock() as there:
        new = add_case(there)
    with home.unlock() as session:
        found = next(one for one in open_returned(session, road.directory).cases if one.case_id == new)
        assert (found.base, found.went) == ({}, {})
        assert found.now["r1"].content == b"inhoud"


def test_the_key_of_a_laptop_is_made_once_and_stays(tmp_path: Path) -> None:
    heads, key = laptop_of(tmp_path)
    assert laptop_of(tmp_path)[1] == key
    assert LaptopKey.from_text(key.to_text() + "\n") == key
    assert len(key.fingerprint) == 19
    assert (heads.directory.parent / "laptop" / "sleutel").stat().st_mode & 0o777 == 0o600
    for wrong in ("", "wams-laptop-1 abc", key.to_text()[:-2]):
        with pytest.raises(Misused):
            LaptopKey.from_text(wrong)
