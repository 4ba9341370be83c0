"""Where one was when one locked: sealed for oneself, because a filter may be a name and others read a command line."""

import base64
import binascii

from storage import drop_note, leave_note, left_note, open_note, seal_note
from wams_tui.casework.errors import WamsError
from wams_tui.desk.desk import Desk

_SEALED = "v1."


def sealed_place(desk: Desk, place: str) -> str:
    """Return the place as it may stand in a command line: only the same coordinator reads it, after unlocking."""
    return _SEALED + base64.urlsafe_b64encode(seal_note(desk.session, place.encode())).decode("ascii").rstrip("=")


def opened_place(desk: Desk, text: str) -> str:
    """Return the place again; nothing for what somebody else sealed. A place that was never sealed stays as it is."""
    if not text.startswith(_SEALED):
        return text
    body = text.removeprefix(_SEALED)
    try:
        note = open_note(desk.session, base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValueError, binascii.Error):
        return ""
    return "" if note is None else note.decode()


def leave_place(desk: Desk, place: str) -> bool:
    """Leave the place, and what is half typed there, for one's next unlocking on this account.

    Return whether it is kept; a disk that is full keeps nobody from locking.
    """
    try:
        leave_note(desk.session, place.encode())
    except WamsError:
        return False
    return True


def left_place(desk: Desk) -> str:
    """Return the place one was at when one locked or the line dropped; empty where nothing was left.

    It stays there until it is kept anew or forgotten: who is cut off again before that loses nothing either.
    """
    note = left_note(desk.session)
    return "" if note is None else note.decode()


def forget_place(desk: Desk) -> None:
    """Forget the place: nothing is half done any more; that of one's other session stays where one only looks."""
    if desk.read_only:
        return
    drop_note(desk.session)
