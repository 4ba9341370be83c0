"""An office at the screens: the practice vault of :mod:`tests.screens.sitting` with three colleagues in it."""

import atexit
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from storage.team import firstwords
from tests.screens.sitting import LIST, Sitting, practice_desk, still
from wams_tui.app import build
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Role
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.people import add_colleague
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

ANNEKE = "Oefencoördinator"
BRAM, CARLA, DILAN, NEW = "Bram de Vries", "Carla Smit", "Dilan Aydin", "Esra Bos"
"""A coordinator, a team lead, the privacy officer; and a coordinator who has not come in yet."""

_STAFF = ((BRAM, Role.COORDINATOR), (CARLA, Role.TEAMLEIDER), (DILAN, Role.FG), (NEW, Role.COORDINATOR))
_CHOSEN = AuditEvent(action=AuditAction.WACHTWOORDZIN_GEWIJZIGD, code=AuditCode.UPDATE)


@cache
def _made_once() -> Path:
    place = Path(mkdtemp(prefix="wams-kantoor-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    desk = practice_desk(place)
    with desk.session:
        for name, role in _STAFF:
            (place / name).write_text(add_colleague(desk, name, role).words, encoding="utf-8")
    for name, _role in _STAFF[:3]:
        # As if each had typed the same words anew: what that costs is tried elsewhere.
        with desk_of(place, name).session as session, session.deed(_CHOSEN) as deed:
            firstwords.chosen(deed, session.opened)
    return place


def opened_office(tmp_path: Path) -> Path:
    """Copy the office to a place of one's own."""
    place = tmp_path / "kantoor"
    shutil.copytree(_made_once(), place)
    return place


def words_of(place: Path, name: str) -> str:
    """Return the passphrase of somebody in the office."""
    return PRACTICE_PASSPHRASE if name == ANNEKE else (place / name).read_text(encoding="utf-8")


def desk_of(place: Path, name: str) -> Desk:
    """Unlock the office as ``name``."""
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    return open_desk(place / "vault", words_of(place, name), heads, still, name)


@asynccontextmanager
async def seated(place: Path, name: str, size: tuple[int, int] = (80, 24), at: str = LIST) -> AsyncIterator[Sitting]:
    """Open the screens of the office as ``name``."""
    desk = desk_of(place, name)
    app = build(desk, at)
    try:
        async with app.run_test(size=size) as pilot:
            room = Sitting(app, pilot)
            await room.rest()
            await room.settle()
            yield room
    finally:
        desk.session.lock()
