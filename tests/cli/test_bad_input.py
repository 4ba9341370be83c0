"""What can be wrong with a vault, a file or a machine: each a clear sentence, the right code, nothing half-written."""

import ctypes
import json
import os
import resource
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import FEW, Place
from tests.cli.program import Wams, one_sentence_of_help, private_file, program
from tests.house.tree import ROOT
from wams_tui.cli import main

LIBC = ctypes.CDLL(None)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2

MAPPING = str(ROOT / "docs" / "examples" / "koppeling.toml")


def wrong_passphrase(place: Place) -> None:
    private_file(place.passphrase_file, "een heel andere zin\n")


def no_key_file(place: Place) -> None:
    (place.vault / "vault.keys").unlink()


def damaged_key_file(place: Place) -> None:
    keys = place.vault / "vault.keys"
    keys.write_bytes(keys.read_bytes()[:200])


def changed_key_file(place: Place) -> None:
    keys = place.vault / "vault.keys"
    keys.write_bytes(keys.read_bytes().replace(b"oefenkluis", b"echt"))


def newer_format(place: Place) -> None:
    keys = place.vault / "vault.keys"
    content = json.loads(keys.read_text(encoding="utf-8"))
    keys.write_text(json.dumps({**content, "version": content["version"] + 1}), encoding="utf-8")


def plain_sqlite(place: Place) -> None:
    (place.vault / "vault.db").unlink()
    with sqlite3.connect(place.vault / "vault.db") as plain:
        plain.execute("CREATE TABLE note (text TEXT)")
    plain.close()


def no_database(place: Place) -> None:
    (place.vault / "vault.db").unlink()


def no_vault(place: Place) -> None:
    shutil.rmtree(place.vault)


def a_file_in_its_place(place: Place) -> None:
    shutil.rmtree(place.vault)
    place.vault.write_text("geen kluis", encoding="utf-8")


def no_passphrase_file(place: Place) -> None:
    place.passphrase_file.unlink()


def empty_passphrase_file(place: Place) -> None:
    private_file(place.passphrase_file, "")


def passphrase_file_of_bytes(place: Place) -> None:
    place.passphrase_file.write_bytes(b"\xff\xfe\x00")


def rolled_back(place: Place) -> None:
    old = place.vault.with_name("old")
    shutil.copytree(place.vault, old)
    assert main(["case", "list"]) == 0
    shutil.rmtree(place.vault)
    old.rename(place.vault)


ROWS = [
    (wrong_passphrase, 3),
    (no_key_file, 6),
    (damaged_key_file, 4),
    (changed_key_file, 4),
    (newer_format, 6),
    (plain_sqlite, 4),
    (no_database, 6),
    (no_vault, 6),
    (a_file_in_its_place, 6),
    (no_passphrase_file, 6),
    (empty_passphrase_file, 3),
    (passphrase_file_of_bytes, 3),
    (rolled_back, 4),
]


@pytest.mark.parametrize(("happens", "code"), ROWS, ids=[row[0].__name__ for row in ROWS])
def test_each_is_a_clear_sentence_and_the_right_code(
    happens: Callable[[Place], None], code: int, practice: Place, wams: Wams
) -> None:
    happens(practice)

    said = wams("case", "list")

    assert (said.code, said.out) == (code, "")
    assert one_sentence_of_help(said.err)


@pytest.mark.parametrize(
    "happens", [no_key_file, damaged_key_file, newer_format, no_database], ids=lambda one: one.__name__
)
def test_status_says_it_too_without_a_passphrase(
    happens: Callable[[Place], None], practice: Place, monkeypatch: pytest.MonkeyPatch, wams: Wams
) -> None:
    monkeypatch.delenv("WAMS_PASSPHRASE_FILE")
    happens(practice)

    said = wams("vault", "status")

    assert said.code in (4, 6)
    assert said.err.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="takes a capability of Linux away")
@pytest.mark.parametrize("words", [("case", "list"), ("vault", "status"), ("demo", "--no-tui")], ids=" ".join)
def test_a_directory_without_permission_is_the_environment(words: tuple[str, ...], practice: Place) -> None:
    practice.vault.chmod(0)
    place = () if words[0] == "case" else (("--dir" if words[0] == "demo" else "--vault"), str(practice.vault))

    said = program([*words, *place], before=no_more_than_others)

    practice.vault.chmod(0o700)
    assert said.code == 6
    assert said.err.strip()
    assert "Traceback" not in said.err


def no_more_than_others() -> None:
    """Give up, in a child about to start the program, that root may read everything."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.mark.parametrize("size", [5_000, 60_000, 300_000])
def test_a_disk_that_fills_up_leaves_no_half_vault(size: int, tmp_path: Path) -> None:
    place = tmp_path / "oefenkluis"

    said = program(["demo", "--no-tui", "--dir", str(place)], before=lambda: no_file_larger_than(size))

    assert (said.code, said.out) == (6, "")
    assert one_sentence_of_help(said.err)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [40_000, 150_000, 300_000])
def test_a_disk_that_fills_up_during_an_import_stores_all_of_it_or_none(size: int, practice: Place, wams: Wams) -> None:
    table = str(ROOT / "docs" / "examples" / "dossiers.csv")

    said = program(["case", "import", table, "--mapping", MAPPING], before=lambda: no_file_larger_than(size))

    stored = len(wams("case", "list", "--json").json) - FEW
    assert stored in (0, 3)
    # What is stored is told as stored, also where no room was left for what comes after it.
    assert ("3 casussen ingelezen" in said.out) == (stored == 3)
    assert said.code == 6 or (said.code, stored) == (0, 3)
    assert said.code == 0 or one_sentence_of_help(said.err)
    assert wams("vault", "verify").code == 0


def no_file_larger_than(size: int) -> None:
    """Let every write past ``size`` bytes fail, as on a disk that is full; for a child about to start the program."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def a_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def an_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def nothing(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [a_pdf, an_archive, nothing], ids=lambda one: one.__name__)
def test_an_import_file_that_is_no_table_is_said_before_the_vault_is_opened(
    make: Callable[[Path], None], practice: Place, tmp_path: Path, wams: Wams
) -> None:
    make(tmp_path / "dossiers.csv")
    private_file(practice.passphrase_file, "hoeft niet te kloppen\n")

    said = wams("case", "import", str(tmp_path / "dossiers.csv"), "--mapping", MAPPING)

    assert said.code == 2
    assert one_sentence_of_help(said.err)


@pytest.mark.parametrize("missing", ["file", "mapping"])
def test_an_import_file_that_is_not_there_is_the_environment(
    missing: str, practice: Place, tmp_path: Path, wams: Wams
) -> None:
    file = str(ROOT / "docs" / "examples" / "dossiers.csv")
    nowhere = str(tmp_path / "nergens")

    said = wams(
        "case",
        "import",
        nowhere if missing == "file" else file,
        "--mapping",
        nowhere if missing == "mapping" else MAPPING,
    )

    assert said.code == 6
    assert one_sentence_of_help(said.err)


def test_wrong_passphrases_are_told_in_the_audit_log_afterwards(practice: Place, wams: Wams) -> None:
    right = practice.passphrase_file.read_text(encoding="utf-8")
    wrong_passphrase(practice)
    assert wams("case", "list").code == 3
    private_file(practice.passphrase_file, right)

    lines = wams("audit", "list", "--json").json

    assert "verkeerde-wachtwoordzin" in {line["handeling"] for line in lines}


@pytest.mark.parametrize(("stream", "words"), [(0, ["decide"]), (1, ["rules", "status"])])
def test_a_stream_that_was_closed_is_as_one_that_gives_and_takes_nothing(stream: int, words: list[str]) -> None:
    said = program(words, before=lambda: os.close(stream))

    assert (said.code, said.out, "programma zelf" in said.err) == (2 if stream == 0 else 0, "", False)
