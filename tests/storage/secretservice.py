"""A real desktop keyring of one's own: a session bus, and GNOME's daemon as ``org.freedesktop.secrets``."""

import gc
import os
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.house.debian import needs

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
NEEDED = [needs("dbus-daemon"), needs("gnome-keyring-daemon")]
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_OWNED = (
    "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets",
)  # fmt: skip


@contextmanager
def desktop(home: Path, monkeypatch: pytest.MonkeyPatch, *, closed: bool = False) -> Iterator[None]:
    """Give a session with a keyring that lies in ``home``; ``closed``: its password was not given."""
    home.mkdir(mode=0o700, exist_ok=True)
    socket, config = home / "bus", home / "bus.conf"
    config.write_text(_CONFIG.format(socket=socket), encoding="utf-8")
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(home), ADDRESS: f"unix:path={socket}"}
    environ = {**os.environ, **own}
    running: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        running.append(
            subprocess.Popen(
                words, env=environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )
        return running[-1]

    try:
        start("dbus-daemon", f"--config-file={config}", "--nofork")
        _until(socket.exists)
        daemon = start(
            "gnome-keyring-daemon", "--foreground", "--components=secrets", *([] if closed else ["--unlock"])
        )
        if daemon.stdin:
            daemon.stdin.write(b"" if closed else b"het wachtwoord van het bureaublad")
            daemon.stdin.close()
        _until(lambda: b"true" in subprocess.run(_OWNED, env=environ, capture_output=True, check=False).stdout)
        with monkeypatch.context() as patch:
            for name in (ADDRESS, "XDG_RUNTIME_DIR"):
                patch.setenv(name, own[name])
            yield
    finally:
        # The library leaves its connection open where the keyring was closed or is no more.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()
        for process in reversed(running):
            process.terminate()
            process.wait(10)
            if process.stdin:
                process.stdin.close()
        socket.unlink(missing_ok=True)


def _until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < end, "the desktop did not come up"
        time.sleep(0.05)
