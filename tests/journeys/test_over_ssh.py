"""The real program over a real SSH connection, 300 ms and 64 kbit/s away, that breaks while somebody types."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.house.debian import needs
from tests.journeys.slow_line import SlowLine
from tests.screens.terminal.pseudo_terminal import PATIENCE, ROOT, PseudoTerminal
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

DELAY_S, BYTES_PER_S = 0.15, 8000.0
"""Each way: a round trip of 300 ms, 64 kbit/s (issue of the home visit; terminal.md B)."""

KEPT_AFTER_S = 3.0
"""Longer than the two seconds of typing that a broken line may cost (design §6)."""


def now() -> datetime:
    return datetime.now(UTC)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """A server that lets its one key do one thing: open the screens. Its value is its port."""
    prepare(tmp_path / "vault", 1, 2, heads_outside({"XDG_STATE_HOME": str(tmp_path)}), now, lambda _number: None)
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
    port = free_port()
    config = tmp_path / "sshd_config"
    config.write_text(
        f"""ListenAddress 127.0.0.1
Port {port}
HostKey {tmp_path / "host"}
AuthorizedKeysFile {tmp_path / "key.pub"}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
AuthenticationMethods publickey
SetEnv XDG_STATE_HOME={tmp_path} HOME={tmp_path} PYTHONPATH={ROOT} LANG=C.UTF-8
ForceCommand {sys.executable} -m wams_tui --vault={tmp_path / "vault"}
""",
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it separates privileges, as its package makes it
    # By its whole path, as it wants to be called to begin anew for each connection.
    sshd = [str(shutil.which("sshd")), "-D", "-E", str(tmp_path / "log"), "-f", str(config)]
    running = subprocess.Popen(sshd, stdin=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert running.poll() is None, (tmp_path / "log").read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port
    running.terminate()
    running.wait()


def signed_on(port: int, tmp_path: Path) -> PseudoTerminal:
    options = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
    key = ["-o", "IdentitiesOnly=yes", "-i", str(tmp_path / "key"), "-o", "LogLevel=ERROR"]
    words = [*options, *key, "-tt", "-p", str(port), f"{getpass.getuser()}@127.0.0.1"]
    terminal = PseudoTerminal(words, python=str(shutil.which("ssh")))
    terminal.until("Wachtwoordzin")
    terminal.type(f"{PRACTICE_PASSPHRASE}\r")
    return terminal


@needs("sshd")
def test_a_line_that_breaks_while_somebody_types_costs_no_word_and_leads_back(server: int, tmp_path: Path) -> None:
    with SlowLine(server, DELAY_S, BYTES_PER_S) as line:
        terminal = signed_on(line.port, tmp_path)
        terminal.until("Vandaag")
        terminal.type("\x1b[0n")  # what a terminal answers, when it was asked as long ago as this line takes
        terminal.type("n1nnnVerward, Jan")
        terminal.until("Verward, Jan")
        time.sleep(KEPT_AFTER_S)
        line.cut()
        terminal.ended()

        terminal = signed_on(line.port, tmp_path)
        # The server may not have noticed yet: then one finds oneself inside, and takes that over.
        terminal.until_that(lambda: "Verward, Jan" in terminal.text or "U bent al binnen" in terminal.text)
        if "Verward, Jan" not in terminal.text:
            terminal.type("1")
        terminal.until("Verward, Jan")
        terminal.close()
