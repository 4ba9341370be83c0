"""A server on this machine that lets its one key do one thing: open the screens on a vault."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.screens.terminal.pseudo_terminal import PATIENCE, ROOT, PseudoTerminal
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(place: Path) -> Iterator[int]:
    """Serve the vault ``place / "vault"``; yield the port."""
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)], check=True)
    port = free_port()
    config = place / "sshd_config"
    config.write_text(
        f"""ListenAddress 127.0.0.1
Port {port}
HostKey {place / "host"}
AuthorizedKeysFile {place / "key.pub"}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
AuthenticationMethods publickey
SetEnv XDG_STATE_HOME={place} HOME={place} PYTHONPATH={ROOT} LANG=C.UTF-8
ForceCommand {sys.executable} -m wams_tui --vault={place / "vault"}
""",
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where it separates privileges, as its package makes it
    # By its whole path, as it wants to be called to begin anew for each connection.
    sshd = [str(shutil.which("sshd")), "-D", "-E", str(place / "log"), "-f", str(config)]
    running = subprocess.Popen(sshd, stdin=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert running.poll() is None, (place / "log").read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port
    running.terminate()
    running.wait()


def signed_on(port: int, place: Path) -> PseudoTerminal:
    """Sign on with the key, and unlock."""
    options = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
    key = ["-o", "IdentitiesOnly=yes", "-i", str(place / "key"), "-o", "LogLevel=ERROR"]
    words = [*options, *key, "-tt", "-p", str(port), f"{getpass.getuser()}@127.0.0.1"]
    terminal = PseudoTerminal(words, python=str(shutil.which("ssh")))
    terminal.until("Wachtwoordzin")
    terminal.type(f"{PRACTICE_PASSPHRASE}\r")
    return terminal
