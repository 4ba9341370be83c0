"""What a killed process had begun beside a vault: swept once it is old, and nothing else is."""

import os
import time
from pathlib import Path

import pytest

from storage import create_vault
from storage.basics.files import write_whole
from tests.storage.vaults import Clock, Place
from wams_tui.casework.codes import VaultNature

HOUR = 3600


def left(path: Path, hours: float) -> Path:
    """A file or directory that was left so many hours ago."""
    if not path.exists():
        path.write_bytes(b"half")
    long_ago = time.time() - hours * HOUR
    os.utime(path, (long_ago, long_ago))
    return path


def test_unlocking_sweeps_what_was_begun_beside_the_key_file_and_never_counted(place: Place) -> None:
    old = left(place.directory / f".vault.keys.{'0a' * 8}.nieuw", 2)
    busy = left(place.directory / f".vault.keys.{'0b' * 8}.nieuw", 0.5)
    others = [left(place.directory / name, 2) for name in (".vault.keys.nieuw", "aantekening.nieuw", ".kladje")]
    keys = place.keys_bytes()

    place.unlock().lock()

    assert (old.exists(), busy.exists(), [one.exists() for one in others]) == (False, True, [True] * 3)
    assert place.keys_bytes() == keys


def test_writing_a_head_sweeps_what_was_begun_beside_it(place: Place) -> None:
    old = left(place.head.with_name(f".{place.head.name}.{'0c' * 8}.nieuw"), 2)

    place.unlock().lock()

    assert (old.exists(), place.head.exists()) == (False, True)


def test_a_directory_of_that_name_stays(tmp_path: Path) -> None:
    kept = tmp_path / f".koppen.{'0d' * 8}.nieuw"
    kept.mkdir()
    left(kept, 2)

    write_whole(tmp_path / "koppen", b"x", 0o600)

    assert kept.is_dir()


@pytest.mark.parametrize(
    ("name", "inside", "hours", "stays"),
    [
        (".kluis.ab12_cd3", "vault.db", 25, False),
        (".kluis.ab12_cd3", "vault.db", 2, True),
        (".kluis.ab12_cd3", "foto.png", 25, True),
        (".kluis.anders", "vault.db", 25, True),
        (".ander.ab12_cd3", "vault.db", 25, True),
    ],
)
def test_making_a_vault_sweeps_one_that_was_begun_in_its_place(
    place: Place, name: str, inside: str, hours: float, stays: bool
) -> None:
    parent = place.directory.parent / "elders"
    begun = parent / name
    begun.mkdir(parents=True)
    (begun / inside).write_bytes(b"half")
    left(begun, hours)

    create_vault(
        parent / "kluis", nature=VaultNature.OEFENKLUIS, coordinator_name="Anneke", passphrase="demo",
        heads=place.heads, now=Clock(),
    )  # fmt: skip

    assert begun.exists() == stays
    assert (parent / "kluis" / "vault.keys").exists()
