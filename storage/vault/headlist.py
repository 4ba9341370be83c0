"""A line of the list of cases, opened."""

from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Row
from storage.cases import records
from storage.cases.views import StoredHead
from storage.logs.logbook import CaseKey
from storage.vault.casekeys import CaseKeys
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_


def shown_head(vault_id: str, keys: CaseKeys, row: Row) -> StoredHead | Finding | None:
    """Open a row of :mod:`storage.cases.caselist`; None where one has no key, a finding where it is not as written."""
    case_id, record, grant_digest, wrapped = row[0], row[1:7], row[7], row[8]
    epoch = record[2]
    key = None if wrapped is None else keys.unwrapped(case_id, epoch, grant_digest, wrapped)
    try:
        case = keys.at(case_id, epoch) if key is None else CaseKey(case_id, epoch, key)
        opened = None if case is None else records.opened(vault_id, case, record)
    except Damaged:
        sentence = N_("Een casus staat niet in de lijst: wat ervan is opgeslagen, is beschadigd of veranderd.")
        return Finding(FindingKind.RECORD, sentence, case_id)
    return None if opened is None else StoredHead(case_id, opened.version, opened.changed, opened.content)
