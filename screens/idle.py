"""How long nobody may type before the vault locks itself, and when that is announced."""

import time
from collections.abc import Mapping

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

VARIABLE = "WAMS_IDLE_LOCK"
USUAL_MINUTES = 5
MOST_MINUTES = 60
LAST_SECONDS = 30
"""Before locking it is told for so long."""


def awake_seconds() -> float:
    """Return a clock that only runs forward, in seconds, also while the lid is closed: then nobody sits there."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def idle_seconds(environ: Mapping[str, str]) -> int:
    """Return after how many seconds without a key the vault locks: ``WAMS_IDLE_LOCK`` minutes, or five.

    Raises:
        Misused: it is no whole number of minutes from 1 to 60; never locking is not among the choices.
    """
    text = environ.get(VARIABLE, "").strip() or str(USUAL_MINUTES)
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= MOST_MINUTES):
        raise Misused(
            N_("{name} is geen aantal minuten van 1 tot en met {most}."),
            N_("Zet er bijvoorbeeld {usual} in; helemaal niet vergrendelen kan niet."),
            name=VARIABLE,
            most=MOST_MINUTES,
            usual=USUAL_MINUTES,
        )
    return int(text) * 60


def announced(left: float) -> int | None:
    """Return the seconds to announce when ``left`` are left: by fives, and each of the last five."""
    if left > LAST_SECONDS:
        return None
    whole = max(0, int(left + 0.999))
    return whole if whole <= 5 else -(-whole // 5) * 5
