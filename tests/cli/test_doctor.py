"""`wams vault doctor` on a good server, on a dozen badly set-up ones, and on machines of every kind."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import HeadPlace, create_vault
from tests.cli.conftest import Place
from tests.cli.program import Said, program
from tests.storage.os_users import MEMBERS, member, needs_root, some_group
from wams_tui.casework.checkup import Check, Sign
from wams_tui.casework.codes import VaultNature
from wams_tui.desk.vault.doctor import examine
from wams_tui.desk.vault.machine import clock_checks, swap_checks, terminal_checks

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def doctor(place: Path, *words: str, **more: str) -> Said:
    return program(["vault", "doctor", "--vault", str(place), "--json", *words], more)


def seen(vault: Path, **environ: str) -> dict[str, set[str]]:
    """The signs by subject, as they are found in this process."""
    state = {"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]} | environ
    signs: dict[str, set[str]] = {}
    for check in examine(vault, HeadPlace.from_environment(state), state, lambda: datetime.now(UTC)):
        signs.setdefault(check.code, set()).add(check.sign.value)
    return signs


def found(said: Said, code: str) -> list[str]:
    """The signs of one subject."""
    return [one["teken"] for one in said.json["bevindingen"] if one["onderwerp"] == code]


def test_a_good_vault_has_nothing_wrong_and_every_finding_says_what_to_do(practice: Place) -> None:
    said = doctor(practice.vault)

    assert (said.code, said.err) == (0, "")
    assert said.json["uitkomst"] in ("ok", "let op")
    subjects = {one["onderwerp"] for one in said.json["bevindingen"]}
    assert subjects >= {
        "kluis", "rechten", "schijf", "ruimte", "gezelschap", "stand", "sleutels", "geheugenafdruk", "meekijken",
        "wisselgeheugen", "klok", "terminal", "tekens", "sleutelring", "regelset", "inhoud", "ontgrendelen",
        "vaststelling",
    }  # fmt: skip
    assert all(one["raad"] for one in said.json["bevindingen"] if one["teken"] != "ok")


def test_without_a_passphrase_it_tells_what_can_be_seen_without(
    practice: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAMS_PASSPHRASE_FILE")

    said = program(["vault", "doctor"])

    assert said.code == 0
    assert "Er is niets mis." in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines())


def test_what_is_wrong_stands_first(practice: Place) -> None:
    (practice.vault / "vault.db").chmod(0o644)

    said = program(["vault", "doctor"])

    assert said.code == 6
    assert said.out.startswith("MIS ")
    assert "chmod" in said.out


def wide_open(vault: Path) -> None:
    vault.chmod(0o755)


def readable(vault: Path) -> None:
    (vault / "vault.keys").chmod(0o640)


def linked(vault: Path) -> None:
    (vault / "vault.journal").rename(vault.parent / "elders")
    (vault / "vault.journal").symlink_to(vault.parent / "elders")


def above_is_everybody_s(vault: Path) -> None:
    vault.parent.chmod(0o777)


def keys_are_cut(vault: Path) -> None:
    (vault / "vault.keys").write_bytes(b"{}")


def lock_is_gone(vault: Path) -> None:
    (vault / "vault.lock").unlink()


def from_tomorrow(vault: Path) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).timestamp()
    os.utime(vault / "vault.db", (later, later))


@pytest.mark.parametrize(
    ("spoil", "subject"),
    [
        (wide_open, "rechten"), (readable, "rechten"), (linked, "rechten"), (above_is_everybody_s, "weg"),
        (keys_are_cut, "kluis"), (lock_is_gone, "kluis"), (from_tomorrow, "klok"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)  # fmt: skip
def test_what_is_wrong_is_found(practice: Place, spoil: Callable[[Path], None], subject: str) -> None:
    spoil(practice.vault)

    assert "mis" in seen(practice.vault)[subject]


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o750])
def test_a_private_vault_that_was_thrown_open_is_closed_again_and_given_to_no_group(practice: Place, mode: int) -> None:
    practice.vault.chmod(mode)

    state = {"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]}
    checks = examine(practice.vault, HeadPlace.from_environment(state), state, lambda: datetime.now(UTC))
    assert {check.advice for check in checks if check.code == "rechten"} == {"Sluit hem: chmod 700 {path}"}


def test_no_vault_at_all_is_wrong(tmp_path: Path) -> None:
    assert "mis" in seen(tmp_path / "niets")["kluis"]


def test_heads_inside_the_vault_are_wrong_and_a_second_place_is_advised(practice: Place) -> None:
    assert "let op" in seen(practice.vault)["stand"]
    assert "mis" in seen(practice.vault, WAMS_HEADS=str(practice.vault / "koppen"))["stand"]


def test_rules_that_do_not_hold_are_wrong(practice: Place, tmp_path: Path) -> None:
    (tmp_path / "regels").mkdir()
    (tmp_path / "regels" / "fout.toml").write_text("dit is geen toml", encoding="utf-8")

    assert seen(practice.vault, WAMS_RULES_LOCAL=str(tmp_path / "regels"))["regelset"] == {"mis"}


# -- a server of a group -------------------------------------------------------------------------------------------


@pytest.fixture
def server(open_place: Path) -> Path:
    """A vault for a group, and a place for heads that the group shares."""
    group = some_group()
    heads = open_place / "koppen"
    heads.mkdir()
    os.chown(heads, -1, group.number)
    heads.chmod(0o2770)
    create_vault(
        open_place / "kluis", nature=VaultNature.OEFENKLUIS, coordinator_name="Anneke Voorbeeld", passphrase="demo",
        heads=HeadPlace(heads), now=lambda: datetime.now(UTC), group=group,
    )  # fmt: skip
    return open_place / "kluis"


def as_member(server: Path, user: int = MEMBERS[0]) -> Said:
    """What a member of the group is told."""
    someone = member(server.parent, user, some_group())
    script = (
        "import os, sys; os.environ['WAMS_HEADS'] = sys.argv[2]\n"
        "from wams_tui.front import main\n"
        "sys.exit(main(['vault', 'doctor', '--vault', sys.argv[1], '--json']))"
    )
    run = someone.start(script, str(server), str(server.parent / "koppen"))
    out, error = run.communicate(timeout=60)
    return Said(run.returncode, out, error)


def stray(server: Path) -> None:
    left = server / "vault.db-wal"
    left.touch()
    os.chown(left, MEMBERS[1], MEMBERS[1])
    left.chmod(0o600)


def no_group_bit(server: Path) -> None:
    server.chmod(0o770)


def sticky(server: Path) -> None:
    server.chmod(0o3770)


def other_group(server: Path) -> None:
    os.chown(server / "vault.journal", -1, 0)


def private_database(server: Path) -> None:
    (server / "vault.db").chmod(0o600)


@needs_root
def test_a_good_server_has_nothing_wrong_for_any_member(server: Path) -> None:
    for user in MEMBERS[:2]:
        said = as_member(server, user)

        assert (said.code, said.err) == (0, ""), said.out
        assert found(said, "stand") == ["ok", "ok"]


@needs_root
@pytest.mark.parametrize(
    ("spoil", "subject"),
    [
        (stray, "rechten"), (no_group_bit, "rechten"), (other_group, "rechten"), (private_database, "rechten"),
        (sticky, "plakbit"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)  # fmt: skip
def test_a_badly_set_up_server_is_told_what_to_mend(server: Path, spoil: Callable[[Path], None], subject: str) -> None:
    spoil(server)

    said = as_member(server)

    expected = {"mis", "let op"} if subject == "plakbit" else {"mis"}
    assert set(found(said, subject)) & expected, said.out
    told = next(one for one in said.json["bevindingen"] if one["teken"] in expected and one["onderwerp"] == subject)
    assert "ch" in told["raad"], "it says which command mends it"


@needs_root
def test_mending_it_as_told_makes_it_good(server: Path) -> None:
    stray(server)
    private_database(server)
    said = as_member(server)
    for one in said.json["bevindingen"]:
        if one["onderwerp"] == "rechten" and one["teken"] == "mis":
            subprocess.run(one["raad"].removeprefix("Herstel: "), shell=True, check=True)  # noqa: S602 - as a person would

    assert as_member(server).code == 0


@needs_root
def test_who_is_not_in_the_group_is_told_so(server: Path) -> None:
    someone = member(server.parent, MEMBERS[3], some_group())
    stranger = type(someone)(someone.user, someone.user, someone.home)
    os.chown(someone.home, someone.user, someone.user)

    run = stranger.command(["-m", "wams_tui", "vault", "doctor", "--vault", str(server), "--json"])
    out, error = run.communicate(timeout=60)

    assert (run.returncode, error) == (6, "")
    assert "geen toegang" in out


@needs_root
def test_a_way_that_the_group_cannot_pass_is_wrong(server: Path, open_place: Path) -> None:
    below = open_place / "dieper"
    below.mkdir(mode=0o700)
    server.rename(below / "kluis")

    assert "mis" in seen(below / "kluis")["weg"]


# -- the machine ---------------------------------------------------------------------------------------------------


def signs(checks: "list[Check]") -> list[Sign]:
    return [check.sign for check in checks]


@pytest.mark.parametrize(
    ("lines", "uuid", "sign"),
    [
        ("", "", Sign.OK),
        ("/swapfile file 100 0 -2\n", "", Sign.MIS),
        ("/dev/dm-9 partition 100 0 -2\n", "CRYPT-LUKS2-x", Sign.OK),
        ("/dev/dm-9 partition 100 0 -2\n", "LVM-x", Sign.MIS),
        ("/dev/zram0 partition 100 0 100\n", "", Sign.OK),
    ],
)
def test_swap_is_encrypted_or_absent(tmp_path: Path, lines: str, uuid: str, sign: Sign) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text("Filename Type Size Used Priority\n" + lines, encoding="utf-8")
    (tmp_path / "dm-9" / "dm").mkdir(parents=True)
    (tmp_path / "dm-9" / "dm" / "uuid").write_text(uuid, encoding="utf-8")

    assert signs(list(swap_checks(real=True, swaps=swaps, block=tmp_path))) == [sign]
    milder = Sign.LET_OP if sign is Sign.MIS else sign
    assert signs(list(swap_checks(real=False, swaps=swaps, block=tmp_path))) == [milder]


def test_a_clock_before_what_was_written_is_wrong() -> None:
    assert signs(list(clock_checks(NOW, NOW + timedelta(hours=1)))) == [Sign.MIS]
    assert signs(list(clock_checks(NOW, NOW))) == [Sign.OK]
    assert signs(list(clock_checks(NOW, None))) == [Sign.OK]


def test_a_multiplexer_on_the_server_is_remarked() -> None:
    subjects = {check.code: check.sign for check in terminal_checks({"TERM": "xterm", "TMUX": "1"})}

    assert subjects["multiplexer"] is Sign.LET_OP


def keyring_of(environ: dict[str, str], patience: float = 5.0) -> str:
    """What a process of its own says of the keyring: it asks the bus once, while it is loaded."""
    code = (
        "import sys; from storage import keyring_offered, keyring_is_safe;"
        f"found = keyring_offered({patience}); print(repr(found), bool(found) and keyring_is_safe(found))"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "PYTHON_KEYRING"))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean | environ, timeout=30
    )
    return done.stdout.strip() + done.stderr


def test_no_keyring_is_fine_and_silent() -> None:
    assert keyring_of({}) == "'' False"


def test_a_keyring_that_drops_what_it_gets_is_never_used() -> None:
    assert keyring_of({"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}) == "'keyring.backends.null' False"


def test_a_bus_that_never_answers_keeps_nobody_waiting(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        environ = {
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
        }

        assert keyring_of(environ, 0.3) in ("None False", "'keyring.backends.SecretService' True")
