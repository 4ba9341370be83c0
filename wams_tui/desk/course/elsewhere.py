"""What the same client refused in another of one's own cases: a new case is no way round a refusal (guard G3).

Looked for by BSN alone, in the heads of cases one has a grant for, and only where a professional's request is at stake.
A number that is not on record finds nothing; what a colleague's case holds stays unknown.
"""

from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Initiative, Phase
from wams_tui.casework.course.gates import refusals
from wams_tui.casework.finding.findable import bsn_tag
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.records import decode_head
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk


def refused_elsewhere(desk: Desk, file: CaseFile, phase: Phase) -> tuple[date, ...]:
    """Return the days on which the client refused in other cases, where ``phase`` asks after them; else nothing.

    A case it is found in is opened for it, which is in the audit log as any view.

    Raises:
        WamsError: a case cannot be read.
    """
    request = phase is Phase.VERZOEK_PROFESSIONAL
    under = phase is Phase.ONDERZOEK and file.case.initiative is Initiative.PROFESSIONAL
    clients = [one for one in file.persons if one.role is PersonRole.HOOFDPERSOON]
    tags = {bsn_tag(one.bsn) for one in clients if one.bsn}
    if not tags or not (request or under):
        return ()
    found: list[date] = []
    for head in desk.session.heads():
        if head.case_id != file.case.id and not tags.isdisjoint(decode_head(head.content).bsn_tags):
            found += refusals(open_case(desk, head.case_id).file, desk.today())
    return tuple(found)
