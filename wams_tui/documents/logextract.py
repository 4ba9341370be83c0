"""The ledger in the shape of two Dutch logging standards (product.md §2.1).

*Logboek Dataverwerkingen* (Logius): one JSON object per line, one line per data subject, with the fields and the
``dpl.core`` attributes of the standard and no others: attributes of a name space of one's own may only be used once an
extension is established. No user stands in it. Moments are milliseconds since 1970; ``trace_id`` is the id of the
disclosure, ``span_id`` the beginning of the hash of that line's id. A line whose completion nobody saw has the status
of a failure, and ends when it began.

*Verwerkingenlogging* (VNG): one JSON array of *verwerkingsacties*, as its interface takes them one by one. What the log
gives itself (``url``, ``actieId``, ``tijdstipRegistratie``) is left to it. ``gebruiker`` and ``gegevensbron`` are
left out: the standard does not show them to the citizen, and they are in the audit log. Field by field:
``docs/logging.md``.
"""

import hashlib
import json
import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from wams_tui.casework.codes import Category, VaultNature
from wams_tui.casework.disclosing.extract import ExtractLine, LogExtract
from wams_tui.casework.labels import label

SUBJECT_TYPE = "urn:x-wams:betrokkene"
"""What kind of id a person has in these lines: one that only the case it is from explains."""

RECIPIENT_TYPE = "urn:x-wams:deelnemer"

STATUS_OK, STATUS_ERROR = 1, 2

SPECIAL = frozenset(
    {
        Category.GEZONDHEID,
        Category.JEUGDHULP,
        Category.STRAFRECHT,
        Category.HUISELIJK_GEWELD,
        Category.OVERIG_BIJZONDER,
        Category.GEHEIM_ADRES,
    }
)
"""Categories whose processing is confidential in the sense of the VNG standard: not shown before it is lifted."""


class ExtractForm(StrEnum):
    """Which standard."""

    LDV = "ldv"
    VNG = "vng"

    @property
    def suffix(self) -> str:
        """The ending of its file name."""
        return ".ndjson" if self is ExtractForm.LDV else ".json"


def extract_bytes(extract: LogExtract, form: ExtractForm) -> bytes:
    """Return an extract as UTF-8; the same extract gives the same bytes.

    Raises:
        TypeError: for anything else than an extract; a subclass is none.
    """
    if type(extract) is not LogExtract:
        raise TypeError("only a LogExtract becomes log lines")
    if form is ExtractForm.LDV:
        lines = (json.dumps(_ldv(extract, line), ensure_ascii=False) for line in extract.lines)
        return "".join(f"{line}\n" for line in lines).encode()
    actions = [_vng(extract, line) for line in extract.lines]
    return (json.dumps(actions, ensure_ascii=False, indent=2) + "\n").encode()


def _ldv(extract: LogExtract, line: ExtractLine) -> dict[str, Any]:
    return {
        "trace_id": uuid.UUID(line.disclosure).hex,
        "span_id": hashlib.sha256(line.id.encode()).hexdigest()[:16],
        "status_code": STATUS_OK if line.completed else STATUS_ERROR,
        "name": _name(extract),
        "start_time": _milliseconds(line.begun_at),
        "end_time": _milliseconds(line.ended_at or line.begun_at),
        "resource": {"attributes": {"name": extract.system.partition(" ")[0], "version": _version(extract)}},
        "attributes": {
            "dpl.core.processing_activity_id": extract.activity or line.activity,
            "dpl.core.data_subject_id": line.subject,
            "dpl.core.data_subject_id_type": SUBJECT_TYPE,
        },
    }


def _vng(extract: LogExtract, line: ExtractLine) -> dict[str, Any]:
    activity = extract.activity or line.activity
    secret = not SPECIAL.isdisjoint(line.categories)
    return {
        "actieNaam": _name(extract),
        "handelingNaam": label(line.party) if line.party else "onbekend",
        "verwerkingNaam": label(line.purpose) if line.purpose else "onbekend",
        "verwerkingId": line.disclosure,
        "verwerkingsactiviteitId": str(uuid.uuid5(uuid.NAMESPACE_URL, activity)),
        "verwerkingsactiviteitUrl": activity,
        "vertrouwelijkheid": "vertrouwelijk" if secret else "normaal",
        "systeem": extract.system,
        "soortAfnemerId": RECIPIENT_TYPE,
        "afnemerId": line.recipient,
        "tijdstip": line.begun_at.isoformat(timespec="seconds"),
        "verwerkteObjecten": [
            {
                "objecttype": "persoon",
                "soortObjectId": SUBJECT_TYPE,
                "objectId": line.subject,
                "betrokkenheid": "betrokkene",
                "verwerkteSoortenGegevens": [{"soortGegeven": label(category)} for category in line.categories],
            }
        ],
    }


def _name(extract: LogExtract) -> str:
    """A practice vault says so in every line: nobody is to take its people for real ones."""
    said = "verstrekken van persoonsgegevens"
    return f"OEFENING: {said}" if extract.nature is VaultNature.OEFENKLUIS else said


def _version(extract: LogExtract) -> str:
    return extract.system.partition(" ")[2]


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
