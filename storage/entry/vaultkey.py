"""Whether the vault key is known to somebody who has left: then it is time for another (docs/security.md §4.11)."""

from typing import TYPE_CHECKING

from storage.basics.codec import canonical_json, micros
from storage.basics.findings import Finding, FindingKind
from storage.keys.people import Role
from storage.vault.roster import People
from wams_tui.casework.errors import Locked
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Session

KIND = "kluissleutel"
"""The kind of statement that says that the vault got another key."""

_KNOWN = N_(
    "Wie weg is, kent de kluissleutel nog ({count}). Vernieuw hem als niemand de kluis open heeft: wams vault rotate."
)
_LAST = "SELECT coalesce(max(time), 0) FROM statement WHERE kind = 'kluissleutel'"


def tell(session: "Session") -> None:
    """Say in the vault that it has another key."""
    from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

    event = AuditEvent(action=AuditAction.KLUISSLEUTEL_VERNIEUWD, code=AuditCode.EXECUTE, object_kind="kluis")
    session.state(KIND, canonical_json({"wat": "vernieuwd"}), event)


def known_outside(session: "Session") -> int:
    """Return how many people have ended since the vault got its key, and so may have kept it."""
    opened = session.opened
    with opened.database.reading() as sql:
        row = sql.execute(_LAST).fetchone()
    renewed, now = 0 if row is None else int(row[0]), micros(opened.now())
    people = People(opened.roster.renewed())
    newest = {each.coordinator.id: each for each in people}
    return sum(each.until is not None and renewed < each.until <= now for each in newest.values())


def remind(session: "Session") -> tuple[Finding, ...]:
    """Tell an administrator, who is the one to do it."""
    if session.coordinator.role is not Role.BEHEERDER:
        return ()
    count = known_outside(session)
    return (Finding(FindingKind.VAULT_KEY, _KNOWN, "", {"count": count}),) if count else ()


def not_here() -> Locked:
    """Return what is raised to somebody who has no slot any more."""
    return Locked(N_("Uw toegang tot deze kluis is beëindigd."), N_("Vraag de beheerder om een nieuwe toegang."))
