"""Who has left a vault since a backup was made: a restore must not let them back in (docs/security.md §13)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from storage.basics.codec import micros
from storage.keys.people import Certificate, Role
from storage.vault.roster import People, insert
from wams_tui.casework.errors import Locked
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.keys.keyfile import KeyFile
    from storage.vault.session import Session


def require_still_there(since: Iterable[Certificate], coordinator: str, now: int) -> None:
    """Refuse a restore by who is an administrator in the backup, and no longer in the vault that stands there.

    Args:
        since: Every certificate of that vault that its root signed; empty where none can be read.
        coordinator: Who restores.
        now: Microseconds since 1970.

    Raises:
        Locked: they have ended, or are something else by now.
    """
    people = People(since)
    mine = people.at(coordinator, now)
    if people.find(coordinator) is not None and (mine is None or mine.coordinator.role is not Role.BEHEERDER):
        raise Locked(
            N_("U was beheerder toen deze back-up werd gemaakt, en bent dat in deze kluis niet meer."),
            N_("Laat een beheerder van nu de back-up terugzetten."),
        )


def end_again(session: "Session", since: Iterable[Certificate]) -> tuple[str, ...]:
    """End in a restored vault whoever had ended in the one before; return their ids.

    The certificates themselves are brought over, so that it is the end of then that counts.
    """
    session.require_writing()
    later, now = People(since), micros(session.opened.now())
    known = session.opened.roster.renewed()
    ended = [
        one.coordinator.id
        for one in {certificate.coordinator.id: certificate for certificate in later}.values()
        if known.at(one.coordinator.id, now) is not None and later.at(one.coordinator.id, now) is None
    ]
    for who in ended:
        newest = known.find(who)
        missing = [one for one in later if one.coordinator.id == who and newest and one.serial > newest.serial]
        event = AuditEvent(
            action=AuditAction.COORDINATOR_BEEINDIGD, code=AuditCode.DELETE, object_kind="coordinator", object_id=who
        )
        with session.deed(event) as deed:
            deed.writes += [insert(deed.sql, one, deed.time) for one in missing]
            deed.change_keys(_without(who))
    return tuple(ended)


def _without(who: str) -> "Callable[[KeyFile], KeyFile]":
    def edit(keys: "KeyFile") -> "KeyFile":
        slots = tuple(slot for slot in keys.slots if slot.certificate.coordinator.id != who)
        return replace(keys, slots=slots, held=tuple(held for held in keys.held if held.holder != who))

    return edit
