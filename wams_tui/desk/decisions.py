"""Deciding a request without handing anything over: refusing it whole, with a reason."""

from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.requests import RefusalReason, RequestState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.draft import MIN_WORDS


def refuse(desk: Desk, opened: OpenCase, request_id: str, reason: RefusalReason, words: str = "") -> OpenCase:
    """Refuse a whole request; the reason is kept in the case, its code in the audit log. Returns the case as it is now.

    Raises:
        Misused: when it was decided already, or ``anders`` is given without words.
        Conflict: when somebody else changed the request meanwhile.
        KeyError: when the case has no such request.
    """
    request = opened.file.request(request_id)
    if not request.is_open:
        raise Misused(N_("Dit verzoek is al beslist."), N_("Open de casus om te zien wat er is besloten."))
    _check_words(reason, words)
    refused = request.model_copy(
        update={
            "state": RequestState.BESLIST,
            "refused_because": reason,
            "refusal_words": words.strip(),
            "decided_on": desk.today(),
        }
    )
    event = AuditEvent(
        action=AuditAction.VERZOEK_BESLIST,
        code=AuditCode.UPDATE,
        object_kind="verzoek",
        object_id=request.id,
        details={"besluit": "geweigerd", "reden": reason.value, "casus": opened.id},
    )
    return save(desk, opened, [refused], event)[0]


def settle(
    desk: Desk, opened: OpenCase, request_id: str, rest: RefusalReason | None = None, words: str = ""
) -> OpenCase:
    """Close a request that was answered by at least one disclosure. Returns the case as it is now.

    Args:
        desk: The desk.
        opened: The case.
        request_id: The request.
        rest: Why what was not given stays refused; ``None`` when everything was given.
        words: The reason in own words; needed with ``anders``.

    Raises:
        Misused: when it was decided already, nothing was disclosed in answer to it, or ``anders`` is given without
            words.
        Conflict: when somebody else changed the request meanwhile.
        KeyError: when the case has no such request.
    """
    request = opened.file.request(request_id)
    if not request.is_open or not request.disclosures:
        raise Misused(
            N_("Dit verzoek kan zo niet worden afgerond."),
            N_("Verstrek eerst iets, of weiger het verzoek met een reden."),
        )
    _check_words(rest, words)
    settled = request.model_copy(
        update={
            "state": RequestState.BESLIST,
            "refused_because": rest,
            "refusal_words": words.strip(),
            "decided_on": desk.today(),
        }
    )
    event = AuditEvent(
        action=AuditAction.VERZOEK_BESLIST,
        code=AuditCode.UPDATE,
        object_kind="verzoek",
        object_id=request.id,
        details={"besluit": "verstrekt", "casus": opened.id} | ({"reden": rest.value} if rest else {}),
    )
    return save(desk, opened, [settled], event)[0]


def _check_words(reason: RefusalReason | None, words: str) -> None:
    if reason is RefusalReason.ANDERS and len(words.strip()) < MIN_WORDS:
        raise Misused(
            N_("Een andere reden heeft woorden nodig."), N_("Schrijf in een zin waarom u dit verzoek weigert.")
        )
