"""What unlocking notices around a vault that is itself whole: room on the disk, the clock. Told, never raised."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from storage.basics.codec import moment
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_

LITTLE_ROOM = 500_000_000
"""Free bytes below which a disk is soon too full to store anything: the log of a busy day, a backup, a migration."""
SLOW = timedelta(minutes=2)
"""How far two clocks that are set right may differ."""

_LAST_TIME = "SELECT max(time) FROM (SELECT time FROM audit ORDER BY seq DESC LIMIT 100) AS latest"


def room(directory: Path) -> tuple[Finding, ...]:
    """Tell of a disk that is nearly full for who writes to ``directory``."""
    try:
        disk = os.statvfs(directory)
    except OSError:
        return ()
    free = disk.f_bavail * disk.f_frsize
    if free >= LITTLE_ROOM:
        return ()
    sentence = N_("De schijf van de kluis ({place}) is bijna vol: nog {free} MB vrij. Laat de beheerder ruimte maken.")
    return (Finding(FindingKind.SPACE, sentence, str(directory), {"free": free // 1_000_000}),)


def clock(sql: Connection, now: int) -> tuple[Finding, ...]:
    """Tell of a clock that stands before what the audit log was last written at; ``now`` in microseconds since 1970."""
    row = sql.execute(_LAST_TIME).fetchone()
    last = None if row is None else row[0]
    if not isinstance(last, int) or now >= last - SLOW // timedelta(microseconds=1):
        return ()
    sentence = N_(
        "De klok van deze machine loopt achter: in de kluis is op {place} (UTC) nog geschreven. "
        "Zet de klok goed; tot dan kunnen nieuwe casussen en toegang ontbreken."
    )
    return (Finding(FindingKind.CLOCK, sentence, f"{moment(last):%Y-%m-%d %H:%M}"),)


def afterwards(kind: FindingKind, work: Callable[[], None]) -> tuple[Finding, ...]:
    """Do what follows upon something stored: that it fails is told, and takes nothing back."""
    try:
        work()
    except Unusable as error:
        return (Finding(kind, error.message, "", error.params),)
    return ()


def behind() -> Unusable:
    """Return what somebody meets whose access begins later than the clock says it is."""
    return Unusable(
        N_("De klok van deze machine loopt achter: uw toegang tot deze kluis begint later."),
        N_("Zet de klok goed en probeer het opnieuw."),
    )
