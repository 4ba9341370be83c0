"""A device key in a real Secret Service: kept, read back, gone; and what happens where the keyring is closed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.keys import devicekey
from tests.house.tree import ROOT
from tests.storage.secretservice import ADDRESS, NEEDED, desktop
from wams_tui.casework.errors import Unusable

pytestmark = NEEDED


@pytest.fixture(autouse=True)
def in_no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with other work may take longer than the second a person waits."""
    monkeypatch.setattr(devicekey, "PATIENCE_SECONDS", 20.0)


def test_a_key_stands_there_until_it_is_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop(tmp_path / "thuis", monkeypatch):
        key = devicekey.keep("kluis", "wie")
        assert len(key) == 32
        assert devicekey.read("kluis", "wie") == key
        assert (devicekey.read("kluis", "ander"), devicekey.read("andere kluis", "wie")) == (b"", b"")
        asked = [sys.executable, "-c", "from storage.keys import devicekey as d; print(d.read('kluis', 'wie').hex())"]
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True)
        assert (told.stdout.strip(), told.stderr) == (key.hex(), "")

        lying = b"".join(path.read_bytes() for path in (tmp_path / "thuis").rglob("*") if path.is_file())
        assert key not in lying
        assert key.hex().encode() not in lying
        devicekey.forget("kluis", "wie")
        assert devicekey.read("kluis", "wie") == b""


def test_a_closed_keyring_gives_and_takes_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with desktop(tmp_path / "thuis", monkeypatch):
        devicekey.keep("kluis", "wie")
    with desktop(tmp_path / "thuis", monkeypatch, closed=True):
        assert devicekey.read("kluis", "wie") == b""
        with pytest.raises(Unusable, match="sleutelbos"):
            devicekey.keep("kluis", "wie")
    assert capfd.readouterr() == ("", "")


def test_a_session_that_is_over_is_no_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop(tmp_path / "thuis", monkeypatch):
        devicekey.keep("kluis", "wie")
    monkeypatch.setenv(ADDRESS, f"unix:path={tmp_path / 'thuis' / 'bus'}")
    began = time.monotonic()
    assert devicekey.read("kluis", "wie") == b""
    assert time.monotonic() - began < 10
