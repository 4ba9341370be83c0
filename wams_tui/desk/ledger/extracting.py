"""Writing the ledger out for the controller's own processing logs, in the shape of a standard.

No name, no value and no user is in it: ids that only a case explains, codes and moments. It stays with the same
controller, so it is no disclosure; that it was made, by whom, how many lines and the hash of the file are in the audit
log before the file is there.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from wams_tui import __version__
from wams_tui.casework.disclosing.extract import ExtractLine, LogExtract
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, Outcome, disclosures
from wams_tui.desk.roles import Task, require
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.logextract import ExtractForm as ExtractForm
from wams_tui.documents.logextract import extract_bytes
from wams_tui.locale.clock import dutch_time

LONGEST_URI = 2042
"""Characters of a *verwerkingsactiviteitUrl* in the standard of the VNG."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Which lines: those of the Dutch days from ``start`` up to and including ``end``; without one, all on that side.

    ``activity`` is the URI of the processing activity in the controller's own register.
    """

    start: date | None = None
    end: date | None = None
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: how many lines, and how many of the ledger whoever is at the desk cannot open."""

    path: Path
    lines: int
    closed: int
    file_hash: str


def extract_of(desk: Desk, extent: Extent) -> LogExtract:
    """Return the lines, oldest first.

    Raises:
        Refused: whoever is at the desk writes no ledger out.
        Misused: the days are the wrong way round, or the activity is no URI, or too long a one.
    """
    require(desk, Task.REGISTER_UITVOEREN)
    if extent.start is not None and extent.end is not None and extent.end < extent.start:
        raise Misused(N_("De laatste dag ligt vóór de eerste."), N_("Verwissel de twee dagen."))
    if extent.activity and (not urlsplit(extent.activity).scheme or any(char.isspace() for char in extent.activity)):
        raise Misused(
            N_("De verwerkingsactiviteit is geen URI."),
            N_("Geef het adres uit uw register, zoals https://…/verwerkingsactiviteiten/12; of laat het leeg."),
        )
    if len(extent.activity) > LONGEST_URI:
        raise Misused(
            N_("Dit adres is te lang: {count} tekens, er passen er {most}."),
            N_("Geef het korte adres uit uw register; of laat het leeg."),
            count=len(extent.activity),
            most=LONGEST_URI,
        )
    found = (one for one in reversed(disclosures(desk)) if _within(one, extent))
    return LogExtract(
        nature=desk.session.nature,
        made_at=desk.now(),
        system=f"wams {__version__}",
        activity=extent.activity,
        lines=tuple(_line(one) for one in found),
    )


def write_extract(desk: Desk, extent: Extent, form: ExtractForm, path: Path) -> Extracted:
    """Write the lines to a new file of one's own.

    Raises:
        Refused, Misused: as :func:`extract_of`; also where there is no line to write.
        Conflict, Unusable: the file cannot be written there; nothing is on record then, where that can be known before.
    """
    extract = extract_of(desk, extent)
    if not extract.lines:
        raise Misused(N_("In deze periode is niets verstrekt."), N_("Kies andere dagen."))
    check_target(path)
    data = extract_bytes(extract, form)
    file_hash = hashlib.sha256(data).hexdigest()
    details = {"vorm": form.value, "aantal": str(len(extract.lines)), "sha256": file_hash}
    details |= {"van": extent.start.isoformat()} if extent.start else {}
    details |= {"tot": extent.end.isoformat()} if extent.end else {}
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.REGISTER_UITGEVOERD,
            code=AuditCode.EXECUTE,
            object_kind="verstrekkingenregister",
            purpose="kwaliteit",
            details=details,
        )
    )
    write_new(path, data)
    closed = sum(row.entry is None for row in desk.session.ledger())
    return Extracted(path, len(extract.lines), closed, file_hash)


def _within(one: Disclosed, extent: Extent) -> bool:
    day = dutch_time(one.at).date()
    return (extent.start is None or extent.start <= day) and (extent.end is None or day <= extent.end)


def _line(one: Disclosed) -> ExtractLine:
    return ExtractLine(
        id=one.line,
        disclosure=one.disclosure,
        subject=one.subject,
        recipient=one.recipient,
        party=one.party,
        purpose=one.purpose,
        basis=one.basis,
        categories=tuple(dict.fromkeys((*one.categories, *one.asked))),
        begun_at=one.at,
        ended_at=one.ended_at,
        completed=one.outcome is Outcome.VOLTOOID,
    )
