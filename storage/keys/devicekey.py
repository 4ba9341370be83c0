"""A key of this device, in a real keyring: beside the passphrase, never instead of it (docs/security.md §4.12).

Keyrings are taken by name from a list, never from what a configuration file or a variable says: others store in plain
text, or nothing at all. Each question is asked in a thread and given up after a second: on a server there is nobody to
answer it. Only who adds a device gets longer: the desktop may first ask for the password of the keyring. Nothing is
asked unless a slot says that it needs a device.
"""

import base64
import binascii
import importlib
import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from storage.basics.codec import KEY_BYTES, fresh_key
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "wams"
PATIENCE_SECONDS = 1.0
PATIENCE_TO_KEEP_SECONDS = 20.0

Place = tuple[str, str]
"""The module and the class of a keyring."""

_LINUX: tuple[Place, ...] = (("keyring.backends.SecretService", "Keyring"), ("keyring.backends.kwallet", "DBusKeyring"))
ALLOWED: dict[str, tuple[Place, ...]] = {
    "linux": _LINUX,
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}
"""The keyrings that keep what they are given, and sealed, by platform."""


class Keyring(Protocol):
    """What is asked of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


def read(vault_id: str, coordinator: str, places: Sequence[Place] | None = None) -> bytes:
    """Return the key this device holds for somebody in a vault, or nothing where there is none or no keyring answers.

    Args:
        vault_id: The vault.
        coordinator: Whose slot, by id.
        places: The keyrings to ask; None is those of this platform.
    """
    found = _asked(places, lambda ring: ring.get_password(SERVICE, _name(vault_id, coordinator)))
    try:
        key = base64.urlsafe_b64decode(found or "")
    except (ValueError, binascii.Error):
        return b""
    return key if len(key) == KEY_BYTES else b""


def keep(vault_id: str, coordinator: str, places: Sequence[Place] | None = None) -> bytes:
    """Make a key, keep it in this device's keyring, read it back, and return it.

    Raises:
        Unusable: there is no real keyring that is open, or it did not keep what it was given.
    """
    key, name = fresh_key(), _name(vault_id, coordinator)
    text = base64.urlsafe_b64encode(key).decode("ascii")

    def kept(ring: Keyring) -> bool:
        ring.set_password(SERVICE, name, text)
        return secrets.compare_digest(ring.get_password(SERVICE, name) or "", text)

    if not _asked(places, kept, PATIENCE_TO_KEEP_SECONDS):
        raise Unusable(
            N_("Op dit apparaat is geen sleutelbos die de sleutel bewaart; er is niets veranderd."),
            N_("Ontgrendel de sleutelbos van uw bureaublad; op een server zonder bureaublad is er geen."),
        )
    return key


def forget(vault_id: str, coordinator: str, places: Sequence[Place] | None = None) -> None:
    """Take the key out of this device's keyring, if it is there and the keyring answers."""
    _asked(places, lambda ring: ring.delete_password(SERVICE, _name(vault_id, coordinator)))


def _name(vault_id: str, coordinator: str) -> str:
    return f"{vault_id}.{coordinator}"


def _asked(places: Sequence[Place] | None, ask: Callable[[Keyring], T], patience: float = PATIENCE_SECONDS) -> T | None:
    """Return what the first keyring that works answers, or None when none did in time; loading code does not count."""
    if places is None and not _may_be_there():
        return None
    answers: list[T] = []
    done = threading.Event()

    def work() -> None:
        for ring in _rings(kinds):
            # A keyring may fail in any way its daemon finds; to us it is then not there.
            try:
                answers.append(ask(ring))
            except Exception:  # noqa: BLE001, S112
                continue
            break
        done.set()

    with _quiet():
        kinds = _kinds(ALLOWED.get(sys.platform, ()) if places is None else places)
        threading.Thread(target=work, name="keyring", daemon=True).start()
        done.wait(patience)
        return answers[0] if answers else None


def _may_be_there() -> bool:
    """Whether there can be a keyring at all; on Linux it is spoken to over a bus of one's own session."""
    if sys.platform != "linux":
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and os.path.exists(f"{runtime}/bus")  # noqa: PTH110 - asked before anything heavy is loaded
    )


def _kinds(places: Sequence[Place]) -> "list[type[KeyringBackend]]":
    kinds = []
    for module, name in places:
        try:
            kinds.append(getattr(importlib.import_module(module), name))
        except Exception:  # noqa: BLE001, S112 - it is not for this machine
            continue
    return kinds


def _rings(kinds: "Sequence[type[KeyringBackend]]") -> Iterator[Keyring]:
    for kind in kinds:
        try:
            if kind.viable:
                yield kind()
        except Exception:  # noqa: BLE001, S112 - it is not for this machine
            continue


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what a keyring's daemon says from the terminal, where it would tear the screen."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
