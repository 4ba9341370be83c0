"""Where one was when one locked: sealed for oneself, because a filter may be a name and others read a command line."""

import base64
import binascii
import contextlib

from storage import leave_note, open_note, seal_note, taken_note
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


def leave_place(desk: Desk, place: str) -> None:
    """Leave the place for one's next unlocking on this account: the line dropped, nobody could say where to go on."""
    with contextlib.suppress(WamsError):  # a disk that is full keeps nobody from locking
        leave_note(desk.session, place.encode())


def left_place(desk: Desk) -> str:
    """Return the place one was at when the line dropped, once; nothing where it did not."""
    note = taken_note(desk.session)
    return "" if note is None else note.decode()
