"""Signatures one found genuine before: a backup need not work them out again (docs/security.md §9)."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from storage.basics.codec import Unopened, canonical, seal, unseal
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.keys.people import verifies
from storage.vault.session import Session
from wams_tui.casework.errors import WamsError

MOST = 4_000_000
"""How many are remembered; a vault with more is looked over in full every time."""

_DIGEST = 32
_PUBLIC, _SIGNATURE = 32, 64


class Signatures:
    """Says whether a signature holds, and remembers those that do: the same key, signature and message, bit for bit.

    Args:
        known: Digests of those that held before.
    """

    def __init__(self, known: Iterable[bytes] = ()) -> None:
        self._known = frozenset(known)
        self._held: set[bytes] = set()

    @property
    def known(self) -> frozenset[bytes]:
        """Digests of those that held before."""
        return self._known

    @property
    def held(self) -> set[bytes]:
        """Digests of all that held this time."""
        return self._held

    def __call__(self, public: bytes, signature: bytes, message: bytes) -> bool:
        """Say whether ``signature`` is one of ``message`` by the Ed25519 key ``public``."""
        if type(signature) is not bytes or (len(public), len(signature)) != (_PUBLIC, _SIGNATURE):
            return verifies(public, signature, message)  # a column of another type or length is not what was signed
        name = sha256(public + signature + message).digest()
        if name not in self._known and not verifies(public, signature, message):
            return False
        self._held.add(name)
        return True


def remembered(session: Session) -> Signatures:
    """Return what this coordinator found genuine before on this account; nothing where there is nothing to read."""
    try:
        box = read_small(_path(session), MOST * _DIGEST + 64)
        held = unseal(session.opened.secrets.wrap, box, _bound(session))
    except (WamsError, OSError, Unopened):
        return Signatures()
    return Signatures(held[start : start + _DIGEST] for start in range(0, len(held), _DIGEST))


def remember(session: Session, found: Signatures) -> None:
    """Keep what held, sealed for oneself, in place of what was kept before; where that cannot be, nothing is lost."""
    if len(found.held) > MOST or session.opened.database.only_reads:
        return
    box = seal(session.opened.secrets.wrap, b"".join(sorted(found.held)), _bound(session))
    path = _path(session)
    try:
        with told(path.parent):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, box, PRIVATE)
    except WamsError:
        return


def _path(session: Session) -> Path:
    return session.opened.heads.directory.with_name("notes") / f"{session.vault_id}.{session.coordinator.id}.nagekeken"


def _bound(session: Session) -> bytes:
    return canonical("wams/checked/1", session.vault_id, session.coordinator.id)
