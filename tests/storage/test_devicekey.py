"""A key of the device beside the passphrase: only real keyrings, a second at most, and both are needed."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring import backend, errors

from storage import bind_device, change_passphrase, unbind_device, verify
from storage.keys import devicekey, keyfile
from storage.keys.slots import Factor
from tests.storage.vaults import PASSPHRASE, Place
from wams_tui.casework.errors import Locked, Misused, Unusable

KEPT: dict[tuple[str, str], str] = {}


class Desktop(backend.KeyringBackend):
    """A keyring that keeps what it is given, for as long as the test runs."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return KEPT.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        KEPT[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if KEPT.pop((service, username), None) is None:
            raise errors.PasswordDeleteError


class Forgetful(Desktop):
    """Takes everything and keeps nothing, as keyring's own null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class Closed(Desktop):
    """Is there, and closed."""

    def get_password(self, service: str, username: str) -> str | None:
        raise errors.KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise errors.KeyringLocked("Failed to unlock the collection!")


class Noisy(Desktop):
    """Speaks through the terminal, as a daemon without a display does."""

    def get_password(self, service: str, username: str) -> str | None:
        os.write(2, b"cannot open display\n")
        return super().get_password(service, username)


class Silent(Desktop):
    """Never answers."""

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(30)
        return None


def ring(kind: type) -> tuple[tuple[str, str], ...]:
    return ((__name__, kind.__name__),)


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    KEPT.clear()
    yield
    KEPT.clear()


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine has a keyring of that kind."""
    monkeypatch.setitem(devicekey.ALLOWED, sys.platform, ring(Desktop))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nergens")


def test_a_key_is_kept_read_back_and_forgotten() -> None:
    key = devicekey.keep("kluis", "wie", ring(Desktop))

    assert len(key) == 32
    assert devicekey.read("kluis", "wie", ring(Desktop)) == key
    assert devicekey.read("kluis", "ander", ring(Desktop)) == b""
    devicekey.forget("kluis", "wie", ring(Desktop))
    assert devicekey.read("kluis", "wie", ring(Desktop)) == b""
    devicekey.forget("kluis", "wie", ring(Desktop))


@pytest.mark.parametrize("kind", [Forgetful, Closed])
def test_a_keyring_that_does_not_keep_it_is_no_keyring(kind: type) -> None:
    with pytest.raises(Unusable, match="sleutelbos"):
        devicekey.keep("kluis", "wie", ring(kind))


def test_a_keyring_that_never_answers_costs_a_second_and_no_more() -> None:
    began = time.monotonic()

    assert devicekey.read("kluis", "wie", ring(Silent)) == b""
    assert time.monotonic() - began < 5


def test_what_a_daemon_says_does_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    devicekey.read("kluis", "wie", ring(Noisy))
    os.write(2, b"daarna weer wel")

    assert capfd.readouterr().err == "daarna weer wel"


def test_a_value_that_is_no_key_is_none() -> None:
    for text in ("", "kort", "\N{SNOWMAN}", "A" * 200, "=" * 44):
        KEPT["wams", "kluis.wie"] = text
        assert devicekey.read("kluis", "wie", ring(Desktop)) == b""


def test_no_configuration_can_point_to_another_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.Desktop")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring={__name__}.Desktop\n", encoding="utf-8"
    )
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nergens")

    with pytest.raises(Unusable):
        devicekey.keep("kluis", "wie")
    assert KEPT == {}


def test_every_keyring_on_the_list_is_one_of_four_real_ones() -> None:
    modules = {module for places in devicekey.ALLOWED.values() for module, _ in places}

    assert modules == {f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "macOS", "Windows")}


def test_without_a_bus_nothing_is_asked_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nergens")
    monkeypatch.setitem(devicekey.ALLOWED, "linux", ring(Silent))
    began = time.monotonic()

    assert devicekey.read("kluis", "wie") == b""
    assert time.monotonic() - began < 0.5


def test_a_bus_that_accepts_and_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        began = time.monotonic()

        assert devicekey.read("kluis", "wie") == b""
        assert time.monotonic() - began < 10


@pytest.mark.usefixtures("desktop")
def test_with_a_device_the_passphrase_alone_opens_nothing(place: Place) -> None:
    with place.unlock() as session:
        bind_device(session, PASSPHRASE)
        assert keyfile.load(place.directory).slots[0].factor is Factor.WORDS_AND_DEVICE
        assert verify(session).findings == ()
    place.unlock().lock()

    KEPT.clear()
    with pytest.raises(Locked, match="apparaat"):
        place.unlock()
    assert (place.directory / "vault.journal").read_bytes() == b""


@pytest.mark.usefixtures("desktop")
def test_another_passphrase_keeps_the_device_and_taking_it_off_leaves_the_passphrase(place: Place) -> None:
    with place.unlock() as session:
        bind_device(session, PASSPHRASE)
        with pytest.raises(Misused, match="al"):
            bind_device(session, PASSPHRASE)
        change_passphrase(session, PASSPHRASE, "nieuwe woorden")
    with pytest.raises(Locked):
        place.unlock()
    with place.unlock("nieuwe woorden") as session:
        with pytest.raises(Locked):
            unbind_device(session, "mis")
        unbind_device(session, "nieuwe woorden")
        with pytest.raises(Misused):
            unbind_device(session, "nieuwe woorden")
    assert KEPT == {}
    with place.unlock("nieuwe woorden") as session:
        assert verify(session).findings == ()


@pytest.mark.usefixtures("desktop")
def test_a_vault_that_is_shared_takes_no_device(place: Place) -> None:
    place.directory.chmod(0o2770)
    with place.unlock() as session, pytest.raises(Misused, match="gedeeld"):
        bind_device(session, PASSPHRASE)
    assert KEPT == {}


@pytest.mark.usefixtures("desktop")
def test_a_wrong_passphrase_leaves_no_key_behind(place: Place) -> None:
    with place.unlock() as session, pytest.raises(Locked):
        bind_device(session, "mis")
    assert KEPT == {}
