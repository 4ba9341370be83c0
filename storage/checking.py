"""Looking over a whole vault: both chains, every signature, every record against the log (docs/security.md §9)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session as Models
from sqlmodel import col, select

from storage import keyfile
from storage.chains import AUDIT, DELETED, LEDGER, AuditLine, LedgerLine, audit_message, genesis
from storage.codec import digest
from storage.database import connect
from storage.findings import Finding, FindingKind
from storage.grants import Grant
from storage.heads import compare
from storage.keyfile import KeyFile
from storage.people import Certificate
from storage.roster import genuine
from storage.session import Opened, Session
from storage.tables import AuditTable, CoordinatorTable, GrantTable, LedgerTable, RecordTable, reading_models
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_

_BATCH = 500


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
        """Whether nothing tells of change; a head that is missing is told, and is no change."""
        return all(finding.kind is FindingKind.HEAD_MISSING for finding in self.findings)


@dataclass
class _Expected:
    """What the audit log says must stand in the other tables."""

    records: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    ledger: dict[int, str] = field(default_factory=dict)
    grants: dict[tuple[str, int, str], str] = field(default_factory=dict)
    keys: tuple[int, str] | None = None
    hashes: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def take(self, writes: str) -> None:
        for write in json.loads(writes):
            kind, *rest = write
            if kind == "record":
                case_id, record_id, version, content_hash = rest
                self.records[case_id, record_id] = (version, content_hash)
            elif kind == "ledger":
                self.ledger[rest[0]] = rest[1]
            elif kind == "grant":
                self.grants[rest[0], rest[1], rest[2]] = rest[3]
            elif kind == "keys":
                self.keys = (rest[0], rest[1])
            else:
                raise ValueError("unknown kind of write")


@dataclass(frozen=True)
class _Look:
    models: Models
    vault_id: str
    keys: KeyFile | None
    certificates: Mapping[str, Certificate]
    expected: _Expected
    counts: dict[str, int]


def verify(session: Session) -> VerifyReport:
    """Look over everything the vault holds and return what does not fit; a finding is told, never raised.

    Needs no key but the vault key and the pinned root: chains and hashes are over sealed bytes.
    """
    opened = session.opened
    path, vault_key = opened.database.path, opened.secrets.vault_key
    findings: list[Finding] = []
    counts = dict.fromkeys(("audit", "ledger", "record", "grant"), 0)
    try:
        with reading_models(lambda: connect(path, vault_key)) as models:
            models.connection().exec_driver_sql("BEGIN")
            with opened.database.reading() as sql:
                people = genuine(sql, opened.keys)
            look = _Look(models, session.vault_id, _key_file(opened), people, _Expected(), counts)
            for part in (_pages(look), _people(look), _audit(look), _ledger(look), _records(look), _grants(look)):
                findings.extend(part)
            findings.extend(_keys(look))
            look.expected.hashes |= {(log, 0): genesis(log, session.vault_id) for log in (LEDGER, AUDIT)}
            known = look.expected.hashes
            keys = look.keys or opened.keys
            findings.extend(compare(opened.heads, keys, people.get, lambda *line: known.get(line)))
    except (DBAPIError, WamsError):
        findings.append(Finding(FindingKind.FILE, N_("{place} is niet helemaal leesbaar."), path.name))
    return VerifyReport(tuple(findings), counts["audit"], counts["ledger"], counts["record"], counts["grant"])


def _pages(look: _Look) -> Iterator[Finding]:
    for row in look.models.connection().exec_driver_sql("PRAGMA cipher_integrity_check").fetchall():
        yield Finding(FindingKind.FILE, N_("Een blad van de database is beschadigd ({place})."), str(row[0]))


def _people(look: _Look) -> Iterator[Finding]:
    for row in look.models.exec(select(CoordinatorTable)):
        known = look.certificates.get(row.id)
        if known is None or json.loads(row.certificate) != known.to_json():
            sentence = N_("Het certificaat van coördinator {place} is niet door deze kluis afgegeven.")
            yield Finding(FindingKind.CERTIFICATE, sentence, row.id)


def _audit(look: _Look) -> Iterator[Finding]:
    vault_id, prev, seq = look.vault_id, genesis(AUDIT, look.vault_id), 0
    for row in look.models.exec(select(AuditTable).order_by(col(AuditTable.seq)).execution_options(yield_per=_BATCH)):
        look.counts["audit"] += 1
        line = AuditLine(
            row.seq, row.id, row.time, row.author, row.session, row.prev, row.session_key, row.payload, row.writes
        )
        author = look.certificates.get(row.author)
        if row.seq != seq + 1 or row.prev != prev or line.hash() != row.hash:
            sentence = N_("De keten van het auditlogboek klopt niet bij regel {place}; daar is iets veranderd of weg.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        elif author is None or not author.signed_by_holder(row.signature, audit_message(vault_id, row.hash)):
            sentence = N_("De handtekening onder regel {place} van het auditlogboek is niet echt.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        try:
            look.expected.take(row.writes)
        except (ValueError, TypeError, IndexError):
            sentence = N_("Regel {place} van het auditlogboek is niet leesbaar.")
            yield Finding(FindingKind.AUDIT, sentence, str(row.seq))
        prev, seq = row.hash, row.seq
        look.expected.hashes[AUDIT, seq] = line.hash()


def _ledger(look: _Look) -> Iterator[Finding]:
    prev, seq = genesis(LEDGER, look.vault_id), 0
    for row in look.models.exec(select(LedgerTable).order_by(col(LedgerTable.seq)).execution_options(yield_per=_BATCH)):
        look.counts["ledger"] += 1
        line = LedgerLine(
            row.seq, row.id, row.time, row.session, row.case_id, row.epoch, row.prev, row.payload_log, row.payload_case
        )
        signed = look.expected.ledger.pop(row.seq, None)
        if row.seq != seq + 1 or row.prev != prev or line.hash() != row.hash:
            sentence = N_(
                "De keten van het verstrekkingenlogboek klopt niet bij regel {place}; daar is iets veranderd of weg."
            )
            yield Finding(FindingKind.LEDGER, sentence, str(row.seq))
        elif signed != row.hash.hex():
            sentence = N_("Regel {place} van het verstrekkingenlogboek is door niemand ondertekend.")
            yield Finding(FindingKind.LEDGER, sentence, str(row.seq))
        prev, seq = row.hash, row.seq
        look.expected.hashes[LEDGER, seq] = line.hash()
    for missing in sorted(look.expected.ledger):
        sentence = N_("Regel {place} van het verstrekkingenlogboek ontbreekt.")
        yield Finding(FindingKind.LEDGER, sentence, str(missing))


def _records(look: _Look) -> Iterator[Finding]:
    expected = look.expected.records
    for row in look.models.exec(select(RecordTable).execution_options(yield_per=_BATCH)):
        look.counts["record"] += 1
        if expected.pop((row.case_id, row.id), None) != (row.version, digest(row.content).hex()):
            sentence = N_("Een onderdeel van een casus is niet wat het auditlogboek ervan zegt ({place}).")
            yield Finding(FindingKind.RECORD, sentence, f"{row.case_id}/{row.id}")
    for (case_id, record_id), (_, content_hash) in expected.items():
        if content_hash != DELETED:
            sentence = N_("Een onderdeel van een casus is verdwenen zonder dat het auditlogboek het zegt ({place}).")
            yield Finding(FindingKind.RECORD, sentence, f"{case_id}/{record_id}")


def _grants(look: _Look) -> Iterator[Finding]:
    vault_id, expected = look.vault_id, look.expected.grants
    for row in look.models.exec(select(GrantTable).execution_options(yield_per=_BATCH)):
        look.counts["grant"] += 1
        grant = Grant(row.case_id, row.epoch, row.grantee, row.granter, row.since, row.until, row.sealed, row.signature)
        granter = look.certificates.get(row.granter)
        told = expected.pop((row.case_id, row.epoch, row.grantee), None)
        place = f"{row.case_id}/{row.epoch}/{row.grantee}"
        if granter is None or not grant.is_genuine(vault_id, granter):
            yield Finding(FindingKind.GRANT, N_("Een toegang is niet echt ondertekend ({place})."), place)
        elif grant.digest(vault_id) != row.digest or told != row.digest.hex():
            yield Finding(FindingKind.GRANT, N_("Een toegang staat niet zo in het auditlogboek ({place})."), place)
    for case_id, epoch, grantee in expected:
        place = f"{case_id}/{epoch}/{grantee}"
        yield Finding(FindingKind.GRANT, N_("Een toegang is verdwenen ({place})."), place)


def _key_file(opened: Opened) -> KeyFile | None:
    """Return the key file as it stands now, when it is whole and of the pinned root; another may have changed it."""
    try:
        keys = keyfile.load(opened.directory)
    except WamsError:
        return None
    return keys if keys.root == opened.secrets.root else None


def _keys(look: _Look) -> Iterator[Finding]:
    if look.keys is None or look.expected.keys != (look.keys.revision, look.keys.hash.hex()):
        sentence = N_("Het sleutelbestand {place} is niet wat het auditlogboek ervan zegt.")
        yield Finding(FindingKind.KEY_FILE, sentence, keyfile.NAME)
