"""Whether whoever has a vault open may still sign in it (docs/security.md §4.3)."""

from typing import TYPE_CHECKING

from storage.basics.codec import micros
from storage.basics.sql import Connection
from storage.sites.surroundings import behind
from storage.vault import moved
from wams_tui.casework.errors import Locked
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Opened, Session

_MY_SERIAL = "SELECT max(serial) FROM coordinator WHERE id = :me"


def require_standing(session: "Session") -> None:
    """Refuse to go on for somebody whose certificate ended or was replaced since they unlocked, before any reading.

    Raises:
        Locked, Unusable: as :func:`require`.
    """
    opened = session.opened
    with opened.database.reading() as sql:
        require(sql, opened, micros(opened.now()))


def require(sql: Connection, opened: "Opened", time: int) -> None:
    """Refuse to sign with a certificate that has ended or was replaced, or in a vault that went elsewhere.

    Raises:
        Locked: nobody would believe the line.
        Unusable: the clock stands before the beginning of the certificate.
    """
    moved.refuse(sql, opened.keys.vault_id, opened.secrets.vault_key)
    me = opened.me
    row = sql.execute(_MY_SERIAL, {"me": me.coordinator.id}).fetchone()
    if row is not None and row[0] is not None and row[0] != me.serial:
        newest = opened.roster.renewed().find(me.coordinator.id)
        if newest is not None and newest.serial > me.serial:
            raise Locked(
                N_("Uw toegang tot deze kluis is intussen gewijzigd."),
                N_("Vergrendel de kluis en open hem weer."),
            )
    if time < me.since:
        raise behind()
    if not me.in_force(time):
        raise Locked(N_("Uw toegang tot deze kluis is beëindigd."), N_("Vraag de beheerder om een nieuwe toegang."))
