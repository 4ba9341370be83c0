"""Every single changed bit, cut and page of another day is noticed, and nothing is ever read that was not written."""

import shutil
from pathlib import Path

import pytest

from storage import Change
from storage.basics.codec import Unopened, unseal
from storage.cases.records import bound
from storage.keys import keyfile
from tests.storage.faults.flips import PAGE, Specimen, changed, fill, flipped, some
from tests.storage.faults.hands import Hands
from tests.storage.faults.rig import times
from tests.storage.vaults import CHANGED, Place, the_row
from wams_tui.casework.errors import Damaged, Unusable


@pytest.fixture(scope="module")
def specimen(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    place = master.copy(tmp_path_factory.mktemp("proef"))
    hands, base = Hands.of(place.directory), place.directory.parent
    return Specimen(base, hands, fill(hands, base))


def test_every_changed_bit_of_the_key_file_is_noticed(specimen: Specimen, tmp_path: Path) -> None:
    vault = specimen.copy(tmp_path)
    path = vault / "vault.keys"
    content = path.read_bytes()
    missed = []
    for bit in some(len(content) * 8, times("WAMS_FLIPS", 1200)):
        path.write_bytes(flipped(content, bit))
        try:
            keyfile.load(vault)
        except (Damaged, Unusable):
            continue
        missed.append(bit)

    assert missed == []


def test_every_changed_bit_of_a_page_is_noticed(specimen: Specimen, tmp_path: Path) -> None:
    vault = specimen.copy(tmp_path)
    path = vault / "vault.db"
    content = path.read_bytes()
    missed = []
    for bit in some(len(content) * 8, times("WAMS_FLIPS", 40)):
        with changed(path, flipped(content, bit)):
            if not specimen.noticed(vault):
                missed.append((bit // 8 // PAGE + 1, bit // 8 % PAGE, bit % 8))

    assert missed == []


def test_every_page_of_the_database_is_sealed_to_its_last_bit(specimen: Specimen, tmp_path: Path) -> None:
    """One bit of each page, at another place in each: the first, the last, and those between."""
    vault = specimen.copy(tmp_path)
    path = vault / "vault.db"
    content = path.read_bytes()
    pages = len(content) // PAGE
    missed = []
    for page in some(pages, times("WAMS_FLIPS", 25)):
        bit = page * PAGE * 8 + (page * (PAGE * 8 - 1)) // max(1, pages - 1)
        with changed(path, flipped(content, bit)):
            if not specimen.noticed(vault):
                missed.append(page + 1)

    assert missed == []


def test_every_changed_bit_of_a_sealed_record_is_refused(specimen: Specimen, tmp_path: Path) -> None:
    vault = specimen.copy(tmp_path)
    case_id = next(iter(specimen.holds))[0]
    with specimen.hands.unlock(vault, tmp_path / "koppen") as session:
        row = the_row(
            session, "SELECT epoch, version, content FROM record WHERE case_id = :c AND id = 'r0'", {"c": case_id}
        )
        case = session._keys.current(case_id)
        context = bound(session.vault_id, case_id, row[0], "r0", "notitie", row[1])
        assert unseal(case.key, row[2], context) == specimen.holds[case_id, "r0"]
        for bit in range(len(row[2]) * 8):
            with pytest.raises(Unopened):
                unseal(case.key, flipped(row[2], bit), context)


@pytest.mark.parametrize("name", ["vault.db", "vault.keys"])
def test_every_cut_is_noticed(specimen: Specimen, tmp_path: Path, name: str) -> None:
    vault = specimen.copy(tmp_path)
    content = (vault / name).read_bytes()
    missed = []
    for part in some(len(content) // 512, times("WAMS_FLIPS", 20)):
        with changed(vault / name, content[: part * 512]):
            try:
                keyfile.load(vault)
                if not specimen.noticed(vault):
                    missed.append(part)
            except Damaged:
                continue

    assert missed == []


def test_a_page_of_another_day_is_noticed(specimen: Specimen, tmp_path: Path) -> None:
    vault = specimen.copy(tmp_path)
    path = vault / "vault.db"
    old = path.read_bytes()
    fill(specimen.hands, tmp_path)
    new = path.read_bytes()
    with specimen.hands.unlock(vault, tmp_path / "koppen") as session:
        session.record_event(CHANGED)
    new = path.read_bytes()
    pages = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    missed = []
    for at in pages:
        with changed(path, new[:at] + old[at : at + PAGE] + new[at + PAGE :]):
            with_more = Specimen(specimen.base, specimen.hands, {})
            if not with_more.noticed(vault):
                missed.append((at // PAGE + 1, len(old) // PAGE, len(new) // PAGE))

    assert len(pages) > 10
    assert missed == []


@pytest.fixture(scope="module")
def stopped(specimen: Specimen, tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    """A vault as it stood when its writer was killed: four saves since the last signed head, all in the log."""
    base = tmp_path_factory.mktemp("gestopt")
    vault, case_id = specimen.copy(base / "open"), next(iter(specimen.holds))[0]
    holds = dict(specimen.holds)
    with specimen.hands.unlock(vault, base / "open" / "koppen") as session:
        session.checkpoint()
        for number in range(4):
            session.write(case_id, [Change(f"s{number}", "notitie", 0, b"x" * 5000)], CHANGED)
            holds[case_id, f"s{number}"] = b"x" * 5000
        shutil.copytree(base / "open", base / "dicht")
    (base / "dicht" / "kluis" / "vault.db-shm").unlink()
    return Specimen(base / "dicht", specimen.hands, holds)


def frames(log: bytes) -> list[tuple[int, bool]]:
    """Return where each frame of a write-ahead log begins, and whether it ends a transaction."""
    starts = range(32, len(log) - 24, 24 + PAGE)
    return [(start, log[start + 4 : start + 8] != bytes(4)) for start in starts]


def test_what_a_killed_writer_left_opens_whole_and_without_a_word(stopped: Specimen, tmp_path: Path) -> None:
    assert stopped.noticed(stopped.copy(tmp_path)) == ""


def test_every_changed_bit_of_the_log_before_the_last_two_saves_is_noticed_though_sqlite_says_nothing(
    stopped: Specimen, tmp_path: Path
) -> None:
    vault = stopped.copy(tmp_path)
    path = vault / "vault.db-wal"
    log = path.read_bytes()
    before_the_last = [start for start, ends in frames(log) if ends][-2]
    missed = []
    for bit in some(before_the_last * 8, times("WAMS_FLIPS", 40)):
        with changed(path, flipped(log, bit)):
            if not stopped.noticed(vault):
                missed.append((bit // 8, bit % 8))

    assert missed == []


def test_a_frame_that_a_killed_writer_did_not_finish_is_no_damage(stopped: Specimen, tmp_path: Path) -> None:
    vault = stopped.copy(tmp_path)
    path = vault / "vault.db-wal"
    log = path.read_bytes()
    last = [start for start, ends in frames(log) if ends][-1]
    for cut in (last + 24, last + 24 + 512, last, last - 100):
        with changed(path, log[:cut]):
            assert stopped.noticed(vault) == "", cut
