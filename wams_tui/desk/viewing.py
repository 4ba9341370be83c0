"""Looking at something that is no single case: that is told to the audit log as well (NEN 7513)."""

from enum import Enum

from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.desk import Desk


class Viewed(Enum):
    """What was looked at: what the audit log calls it, and the object it names."""

    CASUSLIJST = (AuditAction.LIJST_INGEZIEN, "casuslijst")
    VERSTREKKINGENREGISTER = (AuditAction.LOGBOEK_INGEZIEN, "verstrekkingenregister")
    AUDITLOG = (AuditAction.LOGBOEK_INGEZIEN, "auditlog")


def record_view(desk: Desk, viewed: Viewed) -> None:
    """Write the audit line of a view; called before what is viewed is shown."""
    action, kind = viewed.value
    desk.session.record_event(AuditEvent(action=action, code=AuditCode.READ, object_kind=kind, purpose="coordinatie"))
