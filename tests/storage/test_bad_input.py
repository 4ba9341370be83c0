import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import HeadPlace, create_vault, inspect_vault
from storage.basics.codec import canonical_json
from storage.basics.files import filesystem, refuse_network
from storage.keys import keyfile
from storage.keys.slots import Slot
from storage.sites.directory.database import connect
from tests.storage.vaults import Clock, Place
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Unusable, WamsError


def contents(place: Place) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.directory.iterdir()}


def newer_key_file(place: Place) -> None:
    value = json.loads(place.keys.read_bytes()) | {"version": 2}
    place.keys.write_bytes(canonical_json(value))


def plain_database(place: Place) -> None:
    place.database.unlink()
    with sqlite3.connect(place.database) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()


def database_of_another_key(place: Place) -> None:
    place.database.unlink()
    sql = connect(place.database, b"\x01" * 32, "rwc")
    sql.execute("CREATE TABLE t (a)")
    sql.close()


def changed_slot(place: Place) -> None:
    value = json.loads(place.keys.read_bytes())
    value["slots"][0]["kdf"]["passes"] = 4
    place.keys.write_bytes(canonical_json(value))


def weaker_slot(place: Place) -> None:
    value = json.loads(place.keys.read_bytes())
    value["slots"][0]["kdf"]["memory_kib"] = 8
    place.keys.write_bytes(canonical_json(value))


ROWS: list[tuple[str, Callable[[Place], object], type[WamsError], str]] = [
    ("no directory", lambda place: place.directory.rename(place.directory.with_name("weg")), Unusable, "bestaat niet"),
    ("no key file", lambda place: place.keys.unlink(), Unusable, "vault.keys bestaat niet"),
    ("no database", lambda place: place.database.unlink(), Unusable, "vault.db bestaat niet"),
    ("no lock file", lambda place: (place.directory / "vault.lock").unlink(), Unusable, "vault.lock bestaat niet"),
    ("empty key file", lambda place: place.keys.write_bytes(b""), Damaged, "vault.keys is beschadigd"),
    ("cut key file", lambda place: os.truncate(place.keys, 5000), Damaged, "vault.keys is beschadigd"),
    ("key file of other bytes", lambda place: place.keys.write_bytes(b"\xff" * 99), Damaged, "vault.keys is besch"),
    ("deep key file", lambda place: place.keys.write_bytes(b"[" * 200_000), Damaged, "vault.keys is beschadigd"),
    ("huge key file", lambda place: place.keys.write_bytes(b" " * (9 * 1024 * 1024)), Damaged, "groter"),
    ("changed cost", changed_slot, Damaged, "vault.keys is beschadigd"),
    ("weaker cost", weaker_slot, Damaged, "vault.keys is beschadigd"),
    ("newer key file", newer_key_file, Unusable, "formaat 2"),
    ("plain database", plain_database, Damaged, "onversleuteld"),
    ("database of another key", database_of_another_key, Damaged, "hoort niet bij dit sleutelbestand"),
    ("empty database", lambda place: os.truncate(place.database, 0), Damaged, "leeg of afgekapt"),
    ("cut database", lambda place: os.truncate(place.database, 4096), Damaged, "vault.db"),
    ("overwritten database", lambda place: place.database.write_bytes(os.urandom(40960)), Damaged, "hoort niet"),
]


@pytest.mark.parametrize(("spoil", "error", "sentence"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_spoiled_vault_is_a_clear_sentence_and_nothing_is_written(
    place: Place,
    spoil: Callable[[Place], object],
    error: type[WamsError],
    sentence: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    spoil(place)
    before = contents(place) if place.directory.exists() else {}

    with pytest.raises(error, match=sentence) as told:
        place.unlock()

    assert told.value.hint
    after = contents(place) if place.directory.exists() else {}
    assert {name: after[name] for name in before} == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("spoil", [row[1] for row in ROWS], ids=[row[0] for row in ROWS])
def test_status_of_a_spoiled_vault_raises_nothing(place: Place, spoil: Callable[[Place], object]) -> None:
    spoil(place)

    inspect_vault(place.directory)


def test_a_newer_database_format_is_refused_untouched(place: Place) -> None:
    with place.unlock() as session:
        vault_key = session.opened.secrets.vault_key
    sql = connect(place.database, vault_key)
    sql.execute("UPDATE vault_meta SET format = 3")
    sql.close()

    with pytest.raises(Unusable, match="formaat 3"):
        place.unlock()


def test_the_key_file_of_another_vault_does_not_pass(place: Place, tmp_path: Path) -> None:
    create_vault(
        tmp_path / "ander",
        nature=VaultNature.OEFENKLUIS,
        coordinator_name="A",
        passphrase="demo",
        heads=place.heads,
        now=Clock(),
    )
    place.keys.write_bytes((tmp_path / "ander" / "vault.keys").read_bytes())

    with pytest.raises(Damaged):
        place.unlock()


def test_a_practice_vault_cannot_be_made_to_look_real(place: Place) -> None:
    value = json.loads(place.keys.read_bytes()) | {"nature": VaultNature.ECHT.value}
    place.keys.write_bytes(canonical_json(value))

    with pytest.raises(Damaged):
        place.unlock()


def test_a_key_file_signed_by_a_stranger_s_own_root_is_told_from_a_wrong_passphrase(place: Place) -> None:
    from dataclasses import replace

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    with place.unlock() as session:
        secrets = session.opened.secrets
    stranger, signing = Ed25519PrivateKey.generate(), Ed25519PrivateKey.from_private_bytes(secrets.signing)
    keys = keyfile.load(place.directory)
    slot = keys.slots[0]
    again = slot.certificate.signed(stranger, keys.vault_id, keys.nature)
    new_slot = Slot.make(keys.vault_id, again, secrets, "demo", slot.kdf, slot.salt)
    public = stranger.public_key().public_bytes_raw()
    changed = replace(keys, root=public, slots=(new_slot,)).signed_by_root(stranger).signed(signing)
    keyfile.store(place.directory, changed, 0o600)

    with pytest.raises(Damaged, match="vervangen"):
        place.unlock()


MOUNTS = """\
22 1 8:1 / / rw - ext4 /dev/sda1 rw
31 22 0:40 / /srv/net rw - nfs4 server:/x rw
32 22 0:41 / /srv/ssh\\040map rw - fuse.sshfs x rw
33 31 0:42 / /srv/net/local rw - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/data", "ext4"),
        ("/srv/net/kluis", "nfs4"),
        ("/srv/network", "ext4"),
        ("/srv/ssh map/kluis", "fuse.sshfs"),
        ("/srv/net/local/kluis", "ext4"),
    ],
)
def test_the_file_system_of_a_place_is_that_of_the_deepest_mount(tmp_path: Path, path: str, kind: str) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)

    assert filesystem(Path(path), table) == kind


def test_a_network_disk_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("31 22 0:40 / / rw - nfs4 server:/x rw\n")

    with pytest.raises(Unusable, match="netwerkschijf"):
        refuse_network(tmp_path, table)


AS_NOBODY = """
import os, sys
from pathlib import Path
from datetime import datetime, UTC
from storage import HeadPlace, create_vault, unlock
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import WamsError
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
now = lambda: datetime.now(UTC)
heads = HeadPlace(Path(sys.argv[1]) / "koppen")
for work in (
    lambda: unlock(Path(sys.argv[1]) / "kluis", "demo", heads=heads, now=now),
    lambda: create_vault(Path(sys.argv[1]) / "nieuw", nature=VaultNature.OEFENKLUIS, coordinator_name="A",
                         passphrase="demo", heads=heads, now=now),
):
    try:
        work()
    except WamsError as error:
        print(error.exit_code, error)
"""


def test_a_directory_without_permission_is_told_and_left_as_it_was(place: Place, tmp_path: Path) -> None:
    place.directory.chmod(0o500)
    tmp_path.chmod(0o555)
    for outer in (tmp_path.parent, tmp_path.parent.parent):
        outer.chmod(0o755)
    before = contents(place)

    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(tmp_path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )

    tmp_path.chmod(0o755)
    assert [line[:2] for line in run.stdout.splitlines()] == ["6 ", "6 "]
    assert "toegang" in run.stdout
    assert run.stderr == ""
    assert contents(place) == before
    assert {path.name for path in tmp_path.iterdir()} == {"kluis", "koppen"}


def test_the_place_of_heads_comes_from_the_environment() -> None:
    found = HeadPlace.from_environment({"XDG_STATE_HOME": "/s", "WAMS_HEADS": "/m/koppen", "HOME": "/h"})
    plain = HeadPlace.from_environment({"HOME": "/h"})

    assert found == HeadPlace(Path("/s/wams/heads"), Path("/m/koppen"))
    assert plain == HeadPlace(Path("/h/.local/state/wams/heads"))


def test_an_older_database_format_is_not_guessed_at(place: Place) -> None:
    with place.unlock() as session, session.opened.database.writing() as sql:
        sql.execute("UPDATE vault_meta SET format = 1")
    with pytest.raises(Unusable, match="oudere formaat 1"):
        place.unlock()
