"""What is stated about the vault itself at the desk: who said it, in which office, and what cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from storage import Coordinator, FindingKind, Role
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.rules.signoff import Author, Office
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import refuse_where_one_looks
from wams_tui.locale.clock import dutch_time

Content = TypeVar("Content", bound=BaseModel)

OFFICE_OF = {
    Role.BEHEERDER: Office.FUNCTIONEEL_BEHEERDER,
    Role.TEAMLEIDER: Office.PROCESEIGENAAR,
}
"""Which office a role in the vault holds; the others sign nothing off."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who stated something and on which Dutch day."""

    id: str
    author: Author
    on: date
    role: Role = Role.COORDINATOR
    """The role they were certified in when they said it."""


def author(coordinator: Coordinator) -> Author:
    """Return who this is, with the office their role holds."""
    role = coordinator.role
    return Author(coordinator.id, coordinator.name, OFFICE_OF.get(role), advises=role is Role.FG)


def stated(desk: Desk, kind: str, shape: type[Content]) -> Iterator[tuple[Said, Content | None]]:
    """Yield what was stated of ``kind``, oldest first; without content where that is not of this ``shape``."""
    for one in desk.session.statements(kind):
        said = Said(one.id, author(one.by), dutch_time(one.time).date(), one.by.role)
        try:
            yield said, shape.model_validate_json(one.content)
        except ValidationError:
            yield said, None


def state(
    desk: Desk,
    kind: str,
    content: BaseModel,
    action: AuditAction,
    object_id: str,
    /,
    *,
    after: str | None = None,
    **details: str,
) -> str:
    """State something, signed by who sits at the desk, with its audit line; return the id of the statement.

    Raises:
        Conflict: ``after`` names the last statement of this kind that was read, and another came in since.
        Refused: one only looks here.
    """
    refuse_where_one_looks(desk)
    event = AuditEvent(action=action, code=AuditCode.EXECUTE, object_kind=kind, object_id=object_id, details=details)
    return desk.session.state(kind, content.model_dump_json(exclude_none=True).encode(), event, after)


def anything_tampered(desk: Desk) -> bool:
    """Whether this session has found a statement that was changed or taken away."""
    return any(finding.kind is FindingKind.STATEMENT for finding in desk.session.warnings)
