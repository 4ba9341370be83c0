"""A vault that several users of one machine share: their own processes, umasks and homes; and one who is not in it."""

import os
import stat
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import HeadPlace, create_vault, verify
from storage.sites.directory.sharing import Group
from tests.storage.many import Writer, write_at_once
from tests.storage.os_users import ENVIRONMENT, MEMBERS, member, needs_root, outsider, python, some_group
from tests.storage.vaults import MADE, SEEN, Clock, Place
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused

PROCESSES = 20
WRITES = 15

WRITER = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from storage import Change, HeadPlace, unlock
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
vault, name, case_id, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
heads = HeadPlace.from_environment(os.environ)
session = unlock(vault, "demo", heads=heads, now=lambda: datetime.now(UTC))
print(f"open {session._logbook.session}", flush=True)
sys.stdin.readline()
for number in range(count):
    session.write(case_id, [Change(f"{name}-{number}", "notitie", 0, str(number).encode())], event)
    print(number, flush=True)
session.lock()
"""

READER = """
import os, sys
from pathlib import Path
found = []
for path in [Path(sys.argv[1]), *(Path(sys.argv[1]) / name for name in sys.argv[2:])]:
    for look in (lambda: os.listdir(path), lambda: path.read_bytes(), lambda: path.stat().st_size):
        try:
            look()
        except OSError:
            continue
        found.append(path.name)
print(found)
"""


def make(open_place: Path, group: Group) -> Place:
    """A practice vault of ``group``, made by whoever runs the tests under a private umask."""
    heads, clock, before = HeadPlace(open_place / "koppen"), Clock(), os.umask(0o077)
    try:
        created = create_vault(
            open_place / "kluis", nature=VaultNature.OEFENKLUIS, coordinator_name="Anneke Voorbeeld", passphrase="demo",
            heads=heads, now=clock, group=group,
        )  # fmt: skip
    finally:
        os.umask(before)
    return Place(open_place / "kluis", heads, created, clock)


def modes(place: Place) -> dict[str, str]:
    return {path.name: f"{stat.S_IMODE(path.stat().st_mode):o}" for path in place.directory.iterdir()}


@pytest.fixture
def shared(open_place: Path) -> Place:
    return make(open_place, some_group())


@needs_root
def test_a_vault_made_for_a_group_is_the_group_s_whatever_the_umask(shared: Place) -> None:
    group = some_group().number

    assert stat.S_IMODE(shared.directory.stat().st_mode) == 0o2770
    assert set(modes(shared).values()) == {"660"}
    assert {path.stat().st_gid for path in (shared.directory, *shared.directory.iterdir())} == {group}


@needs_root
def test_twenty_processes_of_four_users_write_in_turn_and_nothing_is_lost_or_refused(shared: Place) -> None:
    with shared.unlock() as session:
        case_id = session.create_case([], MADE)
    people = [
        member(shared.directory.parent, user, some_group(), umask)
        for user, umask in zip(MEMBERS, (0o022, 0o077, 0o027, 0o022), strict=True)
    ]
    writers = [
        Writer(f"p{number}", str(one.home / "koppen"), one.user, one.group, one.umask)
        for number, one in enumerate(people[number % len(people)] for number in range(PROCESSES))
    ]

    told = write_at_once(shared.address, case_id, WRITES, writers, str(python()), ENVIRONMENT)

    assert list(told.stored.values()) == [list(range(WRITES))] * PROCESSES
    with shared.unlock() as session:
        assert len(session.read_case(case_id, SEEN)) == PROCESSES * WRITES
        assert verify(session).findings == ()
        order = [row.session for row in session.audit_lines() if row.event and row.event.action == "casus-gewijzigd"]
    assert sorted(order) == sorted(told.sessions * WRITES)


def _go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # it ended already, and says why
        process.stdin.write("ga\n")
        process.stdin.flush()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@needs_root
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_what_a_killed_session_of_one_user_left_another_user_goes_on_with(shared: Place, umask: int) -> None:
    with shared.unlock() as session:
        case_id = session.create_case([], MADE)
    one, other = (member(shared.directory.parent, user, some_group(), umask) for user in MEMBERS[:2])
    writer = one.start(WRITER, str(shared.directory), "eerste", case_id, "100000")
    assert _line(writer).startswith("open")
    _go(writer)
    while _line(writer) != "9\n":
        pass
    writer.kill()
    writer.communicate()
    left = modes(shared)

    again = other.start(WRITER, str(shared.directory), "tweede", case_id, "5")
    out, error = again.communicate("ga\n", timeout=60)

    assert (left["vault.db-wal"], left["vault.db-shm"]) == ("660", "660")
    assert (again.returncode, error, out.splitlines()[-1:]) == (0, "", ["4"])
    with shared.unlock() as session:
        found = {record.id for record in session.read_case(case_id, SEEN)}
        assert {f"eerste-{number}" for number in range(10)} | {f"tweede-{number}" for number in range(5)} <= found
        assert verify(session).findings == ()


@needs_root
def test_who_is_not_in_the_group_reads_nothing_not_even_a_name(shared: Place) -> None:
    with shared.unlock():
        names = sorted(path.name for path in shared.directory.iterdir())
        run = outsider(shared.directory.parent).start(READER, str(shared.directory), *names)
        out, error = run.communicate()
        assert "vault.db-wal" in names

    # The directory itself may be seen to exist, from the one above it.
    assert (out, error) == (f"{[shared.directory.name]}\n", "")


REWRITE = """
import sys
from pathlib import Path
from storage.keys import keyfile
from storage.basics.files import shared_mode
vault = Path(sys.argv[1])
keyfile.store(vault, keyfile.parse(Path(sys.argv[2]).read_bytes()), shared_mode(vault))
"""


def newer_keys(place: Place) -> bytes:
    """The key file one revision later, signed by its author."""
    with place.unlock() as session:
        opened = session.opened
        bare = replace(opened.keys, revision=opened.keys.revision + 1, author=session.coordinator.id)
        return bare.signed(Ed25519PrivateKey.from_private_bytes(opened.secrets.signing)).to_bytes()


@needs_root
def test_a_member_writes_the_key_file_for_all_of_the_group(shared: Place) -> None:
    newer = shared.directory.parent / "nieuwe-sleutels"
    newer.write_bytes(newer_keys(shared))
    newer.chmod(0o644)
    someone = member(shared.directory.parent, MEMBERS[1], some_group(), 0o077)

    out, error = someone.start(REWRITE, str(shared.directory), str(newer)).communicate()

    assert (out, error) == ("", "")
    assert shared.keys.read_bytes() == newer.read_bytes()
    assert (modes(shared)["vault.keys"], shared.keys.stat().st_gid) == ("660", some_group().number)
    shared.unlock().lock()


def test_a_group_that_is_not_there_is_said() -> None:
    with pytest.raises(Misused, match="bestaat niet") as caught:
        Group.named("zo-heet-hier-geen-groep")

    assert "groupadd zo-heet-hier-geen-groep" in str(caught.value)


@needs_root
def test_who_is_not_a_member_of_the_group_is_told_how_to_become_one(open_place: Path) -> None:
    script = "from storage.sites.directory.sharing import Group; import sys; Group.named(sys.argv[1])"

    _, error = outsider(open_place).start(script, some_group().name).communicate()

    assert "U zit niet in de groep" in error
    assert f"usermod -aG {some_group().name}" in error


@needs_root
def test_a_member_makes_a_vault_that_another_member_opens(open_place: Path) -> None:
    group = some_group()
    place = open_place / "deel"
    place.mkdir()
    os.chown(place, MEMBERS[0], group.number)
    place.chmod(0o755)
    one, other = (member(open_place, user, group, 0o077) for user in MEMBERS[:2])
    program = ["-m", "wams_tui"]

    made = one.command([*program, "vault", "create", str(place / "kluis"), "--practice", "--group", group.name])
    said = made.communicate(timeout=300)
    assert (made.returncode, said[1]) == (0, "")
    (other.home / "zin").write_text("demo\n", encoding="utf-8")
    (other.home / "zin").chmod(0o644)
    looked = other.command(
        [*program, "vault", "verify", "--vault", str(place / "kluis"), "--passphrase-file", str(other.home / "zin")]
    )

    said = looked.communicate(timeout=300)
    assert looked.returncode == 0, said
    assert stat.S_IMODE((place / "kluis").stat().st_mode) == 0o2770
