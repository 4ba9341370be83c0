"""Looking over a whole vault: both chains, every signature, every row against the log (docs/security.md §9)."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from storage.basics.codec import canonical_json
from storage.basics.findings import Finding, FindingKind
from storage.cases.anchors import Anchors
from storage.cases.trust import Judge
from storage.checks.checkrows import Look, gives, holds, row_checks
from storage.checks.expected import Expected
from storage.destroying.parts import Parts
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.keys.people import verifies
from storage.logs.chains import AUDIT, LEDGER, AuditLine, LedgerLine, audit_message, genesis
from storage.logs.writes import read_writes
from storage.outside.heads import FoundHead, compare
from storage.sites.site import Picture
from storage.sites.tables import FORMAT, AuditTable, CoordinatorTable, LedgerTable, rows_of
from storage.vault import statements
from storage.vault.restored import judging, past
from storage.vault.roster import Verifies, certificate_of, genuine
from storage.vault.session import Opened, Session
from wams_tui.casework.errors import Refused, WamsError
from wams_tui.casework.words import N_

_NO_CHANGE = {FindingKind.HEAD_MISSING, FindingKind.NEWER, FindingKind.RESTORED}


@dataclass(frozen=True)
class VerifyReport:
    """What looking over a vault brought up, and how much was looked at."""

    findings: tuple[Finding, ...]
    audit_lines: int
    ledger_lines: int
    records: int
    grants: int

    @property
    def intact(self) -> bool:
        """Whether nothing tells of change; a missing head, a restore and the work of a newer program are none."""
        return all(finding.kind in _NO_CHANGE for finding in self.findings)


def verify(session: Session) -> VerifyReport:
    """Look over everything the vault holds and return what does not fit; a finding is told, never raised.

    Needs no key but the vault key and the pinned root: chains and hashes are over sealed bytes.

    Raises:
        Unusable: others kept the vault busy for too long to look at it.
        Refused: this user's role in the database sees a part only.
    """
    opened = session.opened
    base = opened.database
    with ExitStack() as moment:
        # Heads and key file belong to one moment with the database: nobody writes until its picture is taken.
        moment.enter_context(base.turn())
        try:
            with base.picture() as picture:
                heads = opened.heads.gather(session.vault_id, session.coordinator.id)
                keys = _key_file(opened)
                moment.close()
                name = Path(base.place).name
                own = (session.coordinator.id, opened.secrets.wrap)
                return look_over(Looked(picture, opened.keys, opened.secrets.vault_key, keys, name, heads, own=own))
        except Refused:
            raise
        except (DBAPIError, WamsError):
            return VerifyReport((_unreadable(Path(base.place).name),), 0, 0, 0, 0)


@dataclass(frozen=True, repr=False)
class Looked:
    """What is looked over: a database as it stands, the key file that was pinned, and the one that stands there.

    ``name`` is that of the database in findings, ``format`` the one it must have; ``check`` tells whether a signature
    holds, ``own`` who looks, with their wrap key.
    """

    picture: Picture
    pinned: KeyFile
    vault_key: bytes
    keys: KeyFile | None
    name: str
    heads: Sequence[FoundHead] = ()
    format: int = FORMAT
    check: Verifies = verifies
    own: tuple[str, bytes] | None = None


def _unreadable(name: str) -> Finding:
    """Return what is told of a file that cannot be read to its end."""
    return Finding(FindingKind.FILE, N_("{place} is niet helemaal leesbaar."), name)


def look_over(looked: Looked) -> VerifyReport:
    """Return what does not fit in a vault, or in a copy of one; a finding is told, never raised."""
    counts = dict.fromkeys(("audit", "ledger", "record", "grant"), 0)
    rows = _gathered(_whole(looked, counts), looked.name)
    pages = _gathered(_pages(looked.picture), looked.name)  # last, so that they can be looked at beside the rows
    findings = (*pages, *(finding for finding in rows if finding not in pages))
    return VerifyReport(findings, counts["audit"], counts["ledger"], counts["record"], counts["grant"])


def _gathered(findings: Iterator[Finding], name: str) -> list[Finding]:
    """Return all findings, up to where nothing can be read any more."""
    found = []
    try:
        for finding in findings:
            found.append(finding)
    except (DBAPIError, WamsError):
        found.append(_unreadable(name))
    return found


def _whole(looked: Looked, counts: dict[str, int]) -> Iterator[Finding]:
    picture, pinned, keys = looked.picture, looked.pinned, looked.keys
    believed = keys or pinned
    people = genuine(picture.sql, believed, looked.check)
    stated = statements.opening(pinned.vault_id, looked.vault_key, people)
    anchors = Anchors(pinned, people, stated)
    judge = Judge(pinned.vault_id, people, anchors)
    parts = Parts(lambda who, time: holds(anchors.holds, picture.sql, who, time))
    look = Look(picture, pinned, people, judge, Expected(), parts, stated, counts, looked.format, looked.own)
    hashes: dict[tuple[str, int], bytes] = {(log, 0): genesis(log, look.vault_id) for log in (LEDGER, AUDIT)}
    yield from _audit(look, hashes)
    yield from _people(look)
    yield from _ledger(look, hashes)
    yield from row_checks(look)
    yield from _keys(look, keys)
    for kind in sorted(look.expected.newer):
        yield Finding(FindingKind.NEWER, N_("Een nieuwere versie van wams schreef '{place}'; werk wams bij."), kind)
    if looked.heads:
        explained = past(picture.sql, pinned.vault_id, looked.vault_key, people)
        fits = judging(believed, people, lambda *line: hashes.get(line), explained)
        yield from compare(looked.heads, fits)


def _pages(picture: Picture) -> Iterator[Finding]:
    for page in picture.pages():
        yield Finding(FindingKind.FILE, N_("Een blad van de database is beschadigd ({place})."), page)


def _people(look: Look) -> Iterator[Finding]:
    told = dict(look.expected.certificates)
    for row in rows_of(look.models, CoordinatorTable):
        certificate = certificate_of(row.certificate)
        place = f"{row.id}/{row.serial}"
        if (
            certificate is None
            or (certificate.coordinator.id, certificate.serial) != (row.id, row.serial)
            or not certificate.is_genuine(look.keys.root, look.vault_id, look.keys.nature)
            or row.certificate != canonical_json(certificate.to_json()).decode("ascii")
        ):
            sentence = N_("Het certificaat van coördinator {place} is niet door deze kluis afgegeven.")
            yield Finding(FindingKind.CERTIFICATE, sentence, place)
        elif told.pop((row.id, row.serial), None) != certificate.hash:
            sentence = N_("Het certificaat van coördinator {place} staat niet zo in het auditlogboek.")
            yield Finding(FindingKind.CERTIFICATE, sentence, place)
    for coordinator, serial in told:
        sentence = N_("Het certificaat van coördinator {place} is verdwenen.")
        yield Finding(FindingKind.CERTIFICATE, sentence, f"{coordinator}/{serial}")


def _audit(look: Look, hashes: dict[tuple[str, int], bytes]) -> Iterator[Finding]:
    vault_id, prev, seq = look.vault_id, genesis(AUDIT, look.vault_id), 0
    for row in rows_of(look.models, AuditTable, "seq"):
        look.counts["audit"] += 1
        line = AuditLine(
            row.seq, row.id, row.time, row.author, row.session, row.prev, row.session_key, row.payload, row.writes
        )
        if (row.seq, row.prev) != (seq + 1, prev) or not gives(row.hash, line.hash):
            sentence = N_("De keten van het auditlogboek klopt niet bij regel {place}; daar is iets veranderd of weg.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        elif not holds(look.people.signed, row.author, row.time, row.signature, audit_message(vault_id, row.hash)):
            sentence = N_("De handtekening onder regel {place} van het auditlogboek is niet echt.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        else:
            hashes[AUDIT, row.seq] = row.hash
            signer = look.people.at(row.author, row.time)
            if signer is None or look.expected.is_outdated(signer):
                sentence = N_(
                    "Regel {place} van het auditlogboek is getekend onder een certificaat dat al voorbij was."
                )
                yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        try:
            for write in read_writes(row.writes):
                look.parts.take(write, row.author, row.time)
                look.expected.take(write, row.author, row.time)
        except (ValueError, TypeError):
            sentence = N_("Wat regel {place} van het auditlogboek zegt, kan niet.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        prev, seq = row.hash, row.seq


def _ledger(look: Look, hashes: dict[tuple[str, int], bytes]) -> Iterator[Finding]:
    prev, seq, told = genesis(LEDGER, look.vault_id), 0, look.expected.ledger
    for row in rows_of(look.models, LedgerTable, "seq"):
        look.counts["ledger"] += 1
        line = LedgerLine(
            row.seq, row.id, row.time, row.session, row.case_id, row.epoch, row.prev, row.payload_log, row.payload_case
        )
        signed = told.pop(row.seq, None)
        if (row.seq, row.prev) != (seq + 1, prev) or not gives(row.hash, line.hash):
            sentence = N_(
                "De keten van het verstrekkingenlogboek klopt niet bij regel {place}; daar is iets veranderd of weg."
            )
            yield Finding(FindingKind.LEDGER, sentence, str(row.seq))
        elif signed != row.hash:
            sentence = N_("Regel {place} van het verstrekkingenlogboek is door niemand ondertekend.")
            yield Finding(FindingKind.LEDGER, sentence, str(row.seq))
        else:
            hashes[LEDGER, row.seq] = row.hash
        prev, seq = row.hash, row.seq
    for missing in sorted(told):
        sentence = N_("Regel {place} van het verstrekkingenlogboek ontbreekt.")
        yield Finding(FindingKind.LEDGER, sentence, str(missing))


def _key_file(opened: Opened) -> KeyFile | None:
    """Return the key file as it stands now, when it is whole and of the pinned root; another may have changed it."""
    try:
        keys = opened.site.load_keys()
    except WamsError:
        return None
    return keys if keys.root == opened.secrets.root else None


def _keys(look: Look, keys: KeyFile | None) -> Iterator[Finding]:
    told = look.expected.keys
    if (
        keys is None
        or told is None
        or (told.revision, told.hash, told.serial) != (keys.revision, keys.hash, keys.serial)
    ):
        sentence = N_("Het sleutelbestand {place} is niet wat het auditlogboek ervan zegt.")
        yield Finding(FindingKind.KEY_FILE, sentence, keyfile.NAME)
        return
    for slot in keys.slots:
        certificate = slot.certificate
        place = (certificate.coordinator.id, certificate.serial)
        if look.expected.certificates.get(place) != certificate.hash:
            sentence = N_("Het certificaat van coördinator {place} staat niet zo in het auditlogboek.")
            yield Finding(FindingKind.CERTIFICATE, sentence, f"{place[0]}/{place[1]}")
