"""Whether this vault is itself on the road, and what then needs the office."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage import is_travel, travel_ends
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk

ONLY_AT_THE_OFFICE = N_("Dit kan alleen op kantoor: deze kluis is onderweg.")


@dataclass(frozen=True)
class OnTheRoad:
    """This vault was packed for a home visit; ``until`` is when it opens no more (UTC)."""

    until: datetime


def on_the_road(desk: Desk) -> OnTheRoad | None:
    """Say whether this is a travel vault, and until when it opens."""
    until = travel_ends(desk.session)
    return None if until is None else OnTheRoad(until)


def refuse(desk: Desk) -> None:
    """Refuse what only the office can do.

    Raises:
        Refused: this is a travel vault.
    """
    if on_the_road(desk) is not None:
        raise _only_at_the_office()


def refuse_place(address: Path | str) -> None:
    """Refuse it of a vault that is not open.

    Raises:
        Refused: a travel vault stands there.
    """
    if isinstance(address, Path) and is_travel(address):
        raise _only_at_the_office()


def _only_at_the_office() -> Refused:
    return Refused(ONLY_AT_THE_OFFICE, N_("Breng hem eerst terug met: wams travel merge"))
