"""What stands in the sealed payload of an audit line: an event as JSON, with the case it was about.

The store's own events are written here without pydantic, so that unlocking needs not load it; their names are those of
:class:`wams_tui.casework.log.AuditAction`, which a test holds them to.
"""

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from storage.basics.codec import canonical_json, moment
from storage.sites.journal import Failures

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent

CASE_FIELD = "case"
_LOOKED = "R"
"""`wams_tui.casework.log.AuditCode.READ`."""


class OwnAction(StrEnum):
    """What the store does of itself."""

    CREATED = "kluis-aangemaakt"
    UNLOCKED = "ontgrendeld"
    LOCKED = "vergrendeld"
    UPGRADED = "kluis-bijgewerkt"
    ROTATED = "kluissleutel-vernieuwd"
    MOVING = "verplaatsen-begonnen"
    MOVED = "kluis-verplaatst"
    COPIED = "kluis-gekopieerd"
    ARRIVED = "kluis-aangekomen"
    FAILED_GUESS = "verkeerde-wachtwoordzin"


def own_payload(action: OwnAction, **details: str) -> bytes:
    """Return the payload of an event of the store's own."""
    succeeded = action is not OwnAction.FAILED_GUESS
    code = "C" if action is OwnAction.CREATED else "E"
    return canonical_json(
        {
            "action": action.value, "code": code, "success": succeeded, "object_kind": "kluis", "object_id": "",
            "purpose": "", "details": details, CASE_FIELD: "",
        }
    )  # fmt: skip


def failed_payloads(failures: Failures) -> list[bytes]:
    """Return the payloads that tell of the wrong passphrases since the last good one; none where there were none."""
    if failures == Failures(()):
        return []
    details = {"aantal": str(len(failures.times)), "onleesbaar": str(failures.unreadable)}
    if failures.users:
        details["gebruikers"] = ",".join(str(user) for user in failures.users)
    if failures.times:
        first, last = moment(min(failures.times)), moment(max(failures.times))
        details |= {"eerste": first.isoformat(), "laatste": last.isoformat()}
    return [own_payload(OwnAction.FAILED_GUESS, **details)]


def is_look(event: "AuditEvent | None") -> bool:
    """Say whether an event tells of looking alone: whoever only reads leaves such lines."""
    return event is not None and event.code == _LOOKED


def payload(event: "AuditEvent", case_id: str) -> bytes:
    """Return the payload of an event of the desk's."""
    return canonical_json({**event.model_dump(mode="json"), CASE_FIELD: case_id})


def read_payload(content: bytes) -> tuple["AuditEvent", str]:
    """Return the event and the case of a payload; ValueError where it is something else."""
    from wams_tui.casework.log import AuditEvent

    try:
        value = json.loads(content)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(value, dict):
        raise ValueError("not an event")
    case_id = value.pop(CASE_FIELD, "")
    return AuditEvent.model_validate_json(json.dumps(value)), str(case_id)
