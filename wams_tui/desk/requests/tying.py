"""Who asked without taking part takes part by now: their open request becomes that of the participant."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk


def became(desk: Desk, file: CaseFile, request: DataRequest) -> Participant | None:
    """Return who takes part today and is the outsider of an open request; nobody where that is not sure.

    By the directory where both stand in it, else by the same name, party and hat; of two alike it is neither.
    """
    outsider = request.outsider
    if outsider is None or not request.is_open:
        return None
    name = outsider.organisation.casefold()
    found = [
        one
        for one in file.participants_on(desk.today())
        if (one.party, one.hat) == (outsider.party, outsider.hat)
        and (
            one.partner == outsider.partner if one.partner and outsider.partner else one.organisation.casefold() == name
        )
    ]
    return found[0] if len(found) == 1 else None


def tie(desk: Desk, opened: OpenCase, request_id: str) -> OpenCase:
    """Make an open request of an outsider one of the participant they became; nothing is decided by it.

    Raises:
        Refused: nobody who takes part is this outsider for sure.
        KeyError: the case has no such request.
        Clashed: a colleague changed the request first.
    """
    request = opened.file.request(request_id)
    who = became(desk, opened.file, request)
    if who is None:
        raise Refused(
            N_("Geen deelnemer is zeker deze vrager: dezelfde organisatie, partij en pet."),
            N_("Maak de organisatie deelnemer (d in de casus), of weiger het verzoek."),
        )
    tied = DataRequest.model_validate(request.model_dump() | {"participant": who.id, "outsider": None})
    event = AuditEvent(
        action=AuditAction.VERZOEK_GEWIJZIGD,
        code=AuditCode.UPDATE,
        object_kind="verzoek",
        object_id=request.id,
        purpose="coordinatie",
        details={"casus": opened.id, "deelnemer": who.id},
    )
    return save(desk, opened, [tied], event)[0]
