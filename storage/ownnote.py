"""A note to oneself: sealed under one's own key, so that only one's own next unlocking reads it (security.md §6.5)."""

from storage.codec import Unopened, canonical, seal, unseal
from storage.session import Session

_STEP = 512
"""Notes are padded to whole steps of so many bytes: their length does not tell how much was typed."""


def seal_note(session: Session, content: bytes) -> bytes:
    """Seal ``content`` for this coordinator in this vault."""
    padded = content + b"\0" * (-len(content) % _STEP)
    return seal(session.opened.secrets.wrap, padded, _bound(session))


def open_note(session: Session, sealed: bytes) -> bytes | None:
    """Return what :func:`seal_note` sealed; None for what somebody else sealed, or was changed."""
    try:
        return unseal(session.opened.secrets.wrap, sealed, _bound(session)).rstrip(b"\0")
    except (Unopened, ValueError):
        return None


def _bound(session: Session) -> bytes:
    return canonical("wams/own-note/1", session.vault_id, session.coordinator.id)
