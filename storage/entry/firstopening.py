"""The first opening of a travel vault: it left its home without a head outside it, so none is missing yet (§17).

Every line that packing writes is of one session, and each opening begins another in the signed log. So a vault with
lines of one session was never opened, or was put back to how it left: the sentence says so to who knows which.
"""

from collections.abc import Iterable

from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection
from storage.keys.keyfile import KeyFile
from storage.vault.session import Session
from wams_tui.casework.words import N_

SENTENCE = N_(
    "Deze reiskluis is sinds het inpakken nog niet geopend. Deed u dat al eerder, meld het dan aan de beheerder."
)
_SESSIONS = "SELECT count(*) FROM (SELECT DISTINCT session FROM audit LIMIT 2) AS few"


def told(sql: Connection, keys: KeyFile, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was found about the heads outside, with a missing one explained where it never was anywhere."""
    found = tuple(findings)
    if not keys.travels or all(one.kind is not FindingKind.HEAD_MISSING for one in found):
        return found
    row = sql.execute(_SESSIONS).fetchone()
    if row is None or row[0] != 1:
        return found
    others = tuple(one for one in found if one.kind is not FindingKind.HEAD_MISSING)
    return (*others, Finding(FindingKind.FIRST_OPENING, SENTENCE, keys.vault_id))


def keep_head(session: Session) -> None:
    """Put the head of a travel vault outside at its first opening: one that breaks off must not look like a loss."""
    if any(one.kind is FindingKind.FIRST_OPENING for one in session.warnings):
        session.checkpoint()
