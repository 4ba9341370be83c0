"""Backups and the upgrade, asked in plain lines."""

import shutil
from pathlib import Path

from tests.cli.conftest import Place
from tests.cli.program import Wams, one_sentence_of_help, private_file

OLD = Path(__file__).parents[1] / "storage" / "formaat-1"


def test_a_backup_is_made_listed_and_checked(wams: Wams, real: Place, tmp_path: Path) -> None:
    there = str(tmp_path / "back-ups")
    made = wams("vault", "backup", there, "--keep-days", "30", "--json")
    assert made.code == 0, made.err
    place = made.json["map"]

    assert wams("vault", "backups", "list", there, "--json").json[0]["id"] == made.json["id"]
    assert "1 back-up." in wams("vault", "backups", "list", there).out
    checked = wams("vault", "backups", "verify", place)
    assert checked.code == 0, checked.err
    assert "Alles klopt." in checked.out


def test_a_changed_backup_ends_with_code_4(wams: Wams, real: Place, tmp_path: Path) -> None:
    place = Path(wams("vault", "backup", str(tmp_path / "back-ups"), "--json").json["map"])
    (place / "vault.db").write_bytes((place / "vault.db").read_bytes() + b"x")

    said = wams("vault", "backups", "verify", str(place))
    assert said.code == 4
    assert one_sentence_of_help(said.err)


def test_what_has_not_expired_stays(wams: Wams, practice: Place, tmp_path: Path) -> None:
    there = str(tmp_path / "back-ups")
    wams("vault", "backup", there)

    assert wams("vault", "backups", "expire", there, "--json").json == {"verwijderd": [], "niet_van_ons": []}
    assert "0 back-ups verwijderd." in wams("vault", "backups", "expire", there).out
    assert len(wams("vault", "backups", "list", there, "--json").json) == 1


def test_a_folder_that_is_not_there_is_told(wams: Wams, tmp_path: Path) -> None:
    said = wams("vault", "backups", "list", str(tmp_path / "nergens"))
    assert said.code == 6
    assert one_sentence_of_help(said.err)


def test_an_old_vault_is_brought_up_to_date(wams: Wams, practice: Place, tmp_path: Path) -> None:
    old = tmp_path / "oud"
    shutil.copytree(OLD / "oefenkluis", old)
    heads = practice.vault.parent / "state" / "wams" / "heads"
    for head in (OLD / "koppen").iterdir():
        shutil.copy(head, heads)
    words = str(private_file(tmp_path / "zin", "demo\n"))

    told = wams("case", "list", "--vault", str(old), "--passphrase-file", words)
    assert (told.code, "wams vault upgrade" in told.err) == (6, True)
    done = wams("vault", "upgrade", "--vault", str(old), "--passphrase-file", words, "--name", "Anneke Voorbeeld")
    assert done.code == 0, done.err
    assert "van formaat 1 naar" in done.words
    assert wams("vault", "upgrade", "--vault", str(old), "--passphrase-file", words).code == 2
