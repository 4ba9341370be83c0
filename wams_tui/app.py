"""The one place where screens, desk and vault are put together; the front door calls these four, in this order.

Nothing heavy is imported at the top: the prompt is on the terminal before :func:`warm` runs.
"""

import importlib
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from screens.unlock import PromptInfo
from wams_tui.casework.errors import WamsError

if TYPE_CHECKING:
    from screens.frame import Frame
    from screens.house import House
    from screens.seat import Seat
    from wams_tui.desk.desk import Desk
    from wams_tui.front import ExitReason

ON_REQUEST = "verzoek"
"""The place that ``wams demo`` opens on: the request that is due first, if one waits."""

PRACTICE_PASSPHRASE = "demo"

SWITCH_S = 0.0005
"""How long one thread may compute before another gets its turn, in seconds."""


def describe(vault: str) -> PromptInfo:
    """Say what the prompt shows of a vault, from the plain part of its key file alone.

    Raises:
        WamsError: when there is no vault there, or not one that this version reads.
    """
    place = Path(vault)
    try:
        practice = json.loads((place / "vault.keys").read_bytes())["nature"] == "oefenkluis"
    except (OSError, ValueError, KeyError, TypeError):
        _refuse(place)
        raise
    return PromptInfo(place.resolve().name, practice, PRACTICE_PASSPHRASE if practice else "")


def _refuse(place: Path) -> None:
    """Say what is wrong with a vault whose key file cannot be read, in the words of the store."""
    from wams_tui.desk.vaults import status

    for problem in status(place).problems:
        raise problem


_NEEDED_FIRST = (
    "cryptography.hazmat.primitives.kdf.argon2",
    "storage.opening",
    "wams_tui.desk.vaults",
    "wams_tui.desk.caselist",
    "textual.app",
    "screens.house",
    "screens.cases",
    "screens.request",
)
"""What unlocking and the first screens need, the passphrase's own needs first."""


def warm() -> None:
    """Import what unlocking and the first screen need, while the passphrase is typed."""
    for module in _NEEDED_FIRST:
        importlib.import_module(module)


def unlock(vault: str, passphrase: str) -> "Desk":
    """Open the vault and sit down at the desk.

    Raises:
        Locked: when the passphrase is not right.
        WamsError: when the vault cannot be opened at all.
    """
    from wams_tui.desk.vaults import heads_outside, open_desk

    return open_desk(Path(vault), passphrase, heads_outside(os.environ), now)


def run(session: object, lang: str, at: str) -> "ExitReason":
    """Show the screens until the person leaves or locks; closes the vault.

    Args:
        session: What :func:`unlock` returned.
        lang: The language of the screen.
        at: Where to return to after a lock: a screen's name and ids; empty for the beginning.
    """
    from wams_tui.desk.desk import Desk
    from wams_tui.front import Left, Lock
    from wams_tui.locale import Language, use

    use(Language(lang))
    # A key must not wait behind the thread that reads the rest of the list: the default is ten times as long.
    sys.setswitchinterval(SWITCH_S)
    desk = cast(Desk, session)
    app = build(desk, at)
    try:
        place = app.run_guarded()
    finally:
        desk.session.lock()
    return Lock(place) if place else Left(app.return_code or 0)


def now() -> datetime:
    """Return the time, aware, in UTC: the only clock of the program."""
    return datetime.now(UTC)


def build(desk: "Desk", at: str = "") -> "House":
    """Put the app together: *Casussen* below, and on it the place to return to, or the request that waits."""
    from screens.cases import Cases
    from screens.house import House
    from wams_tui.desk.caselist import waiting_request

    class WamsApp(House):
        """The screens of one unlocked vault."""

        TITLE = "wams"

        def get_default_screen(self) -> Cases:
            """The screen below all others."""
            return Cases(self.desk, self.go_on)

        def go_on(self) -> None:
            """Open what was open, or the request that waits."""
            place = at
            if place == ON_REQUEST:
                waiting = waiting_request(self.desk)
                place = f"{ON_REQUEST}:{waiting[0]}:{waiting[1]}" if waiting else ""
            if place:
                _return_to(self, place)

    return WamsApp(desk, os.environ)


def _return_to(app: "House", place: str) -> None:
    """Open a place; what is there no longer is passed over, never an error at the door."""
    from screens.seat import Seat

    name, *ids = place.split(":")
    if not ids:
        return
    try:
        for screen in _screens(name, Seat.at(app.desk, ids[0]), "".join(ids[1:2]), ids[2:]):
            app.push_screen(screen)
    except (WamsError, KeyError, ValueError):
        return


def _screens(name: str, seat: "Seat", id: str, spot: Sequence[str]) -> "list[Frame[None]]":
    """Return the screens of a place, from the bottom up; ``spot`` is where on it, as row and column.

    Raises:
        KeyError: when the case has no such person or request any more.
        ValueError: when the spot is no row and column.
    """
    from screens.case import CaseScreen
    from screens.matrix import MatrixScreen
    from screens.register import Register
    from screens.request import RequestScreen

    match name:
        case "verzoek":
            return [RequestScreen(seat, seat.opened.file.request(id).id)]
        case "casus":
            return [CaseScreen(seat)]
        case "matrix":
            row, column = (int(part) for part in spot) if spot else (0, 0)
            return [CaseScreen(seat), MatrixScreen(seat, seat.opened.file.person(id).id, (row, column))]
        case "register":
            return [CaseScreen(seat), Register(seat)]
    return []
