"""A note to oneself: sealed under one's own key, so that only one's own next unlocking reads it (security.md §6.5)."""

from contextlib import suppress
from pathlib import Path

from storage.basics.codec import Unopened, canonical, seal, unseal
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.vault.session import Session
from wams_tui.casework.errors import Unusable, WamsError
from wams_tui.casework.words import N_

_MOST_KEPT = 1024 * 1024
_STEP = 512
"""Notes are padded to whole steps of so many bytes: their length does not tell how much was typed."""


def seal_note(session: Session, content: bytes) -> bytes:
    """Seal ``content`` for this coordinator in this vault."""
    return seal(session.opened.secrets.wrap, _padded(content), _bound(session))


def open_note(session: Session, sealed: bytes) -> bytes | None:
    """Return what :func:`seal_note` sealed; None for what somebody else sealed, or was changed."""
    try:
        return unseal(session.opened.secrets.wrap, sealed, _bound(session)).rstrip(b"\0")
    except (Unopened, ValueError):
        return None


def leave_note(session: Session, content: bytes) -> None:
    """Leave a sealed note for one's next unlocking on this account, in place of an earlier one.

    Raises:
        Unusable: it cannot be written, or is too large to be a note.
        Refused: one only looks here; the note is of one's other session.
    """
    session.require_writing()
    _write(_path(session), seal_note(session, content))


def left_note(session: Session) -> bytes | None:
    """Return the note one left; None where there is none that one can read. It stays: one may be cut off again."""
    try:
        sealed = read_small(_path(session), _MOST_KEPT)
    except WamsError:
        return None
    return open_note(session, sealed)


def drop_note(session: Session) -> None:
    """Take the note away: nothing of it is half done any more.

    Raises:
        Refused: one only looks here; the note is of one's other session.
    """
    session.require_writing()
    with suppress(OSError):
        _path(session).unlink()


def keep_note(session: Session, name: str, content: bytes) -> None:
    """Keep a sealed note of some name for oneself on this account, in place of an earlier one.

    Raises:
        Unusable: it cannot be written, or is too large to be a note.
        Refused: one only looks here; the note is of one's other session.
    """
    session.require_writing()
    _write(_path(session, f".{name}"), seal(session.opened.secrets.wrap, _padded(content), _bound_to(session, name)))


def kept_note(session: Session, name: str) -> bytes | None:
    """Return the note of that name; None where there is none that one can read. It stays."""
    try:
        sealed = read_small(_path(session, f".{name}"), _MOST_KEPT)
        return unseal(session.opened.secrets.wrap, sealed, _bound_to(session, name)).rstrip(b"\0")
    except (WamsError, OSError, Unopened, ValueError):
        return None


def _write(path: Path, sealed: bytes) -> None:
    if len(sealed) > _MOST_KEPT:
        raise Unusable(N_("Dit is te groot om op te schrijven; er is niets bewaard."))
    with told(path.parent):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, sealed, PRIVATE)


def _path(session: Session, ending: str = "") -> Path:
    heads = session.opened.heads.directory
    return heads.with_name("notes") / f"{session.vault_id}.{session.coordinator.id}{ending}"


def _padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % _STEP)


def _bound(session: Session) -> bytes:
    return canonical("wams/own-note/1", session.vault_id, session.coordinator.id)


def _bound_to(session: Session, name: str) -> bytes:
    return canonical("wams/own-note/2", session.vault_id, session.coordinator.id, name)
