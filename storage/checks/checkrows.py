"""Every row of every table against what the audit log says of it (docs/security.md §9)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlmodel import Session as Models

from storage.basics.codec import KEY_BYTES, Unopened
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection, Row
from storage.cases.epochs import FIRST, Epoch
from storage.cases.travel import TravelRow, lines_digest
from storage.cases.trust import Judge
from storage.checks.expected import Expected, Stated, Told
from storage.destroying.parts import Parts
from storage.keys.grants import WRAPPED_BYTES, Grant, unwrap
from storage.keys.keyfile import KeyFile
from storage.logs.writes import record_digest
from storage.outside.register import KIND as DESTROYED
from storage.outside.register import Entry, entry_in
from storage.sites.site import Picture
from storage.sites.tables import (
    FORMAT,
    SINCE,
    CaseTable,
    EpochTable,
    GoneTable,
    GrantTable,
    MetaTable,
    RecordTable,
    StatementTable,
    TravelLineTable,
    TravelTable,
    rows_of,
)
from storage.vault.roster import People
from wams_tui.casework.words import N_


@dataclass(frozen=True)
class Look:
    """What looking over a vault stands on."""

    picture: Picture
    keys: KeyFile
    people: People
    judge: Judge
    expected: Expected
    parts: Parts
    stated: Callable[[Row], tuple[bytes, bytes]]
    """Opens a row of ``statement``: its content, and the digest of what its author signed."""
    counts: dict[str, int]
    format: int = FORMAT
    own: tuple[str, bytes] | None = None
    """Who looks, and their wrap key: nobody else can open what they wrapped."""

    @property
    def models(self) -> Models:
        """The rows, by their classes."""
        return self.picture.models

    @property
    def sql(self) -> Connection:
        """The rows, by statements."""
        return self.picture.sql

    @property
    def vault_id(self) -> str:
        """The vault."""
        return self.keys.vault_id


def holds(check: Callable[..., bool], *values: object) -> bool:
    """Say whether a check of these values holds; one of another type than its column's has no hash, and does not."""
    try:
        return check(*values)
    except (TypeError, ValueError, OverflowError, AttributeError):
        return False


def worked(work: Callable[..., bytes | None], *values: object) -> bytes | None:
    """Return what ``work`` makes of these values; None, too, where one is of another type than its column's."""
    try:
        return work(*values)
    except (TypeError, ValueError, OverflowError, AttributeError):
        return None


def gives(expected: bytes | None, work: Callable[..., bytes | None], *values: object) -> bool:
    """Say whether ``work`` of these values gives what is expected."""
    return expected is not None and worked(work, *values) == expected


def row_checks(look: Look) -> Iterator[Finding]:
    """Yield what does not fit, after the audit log was read."""
    yield from _schema(look)
    yield from _meta(look)
    yield from _cases(look)
    yield from _epochs(look)
    yield from _grants(look)
    yield from _records(look)
    yield from _gone(look)
    if look.format >= SINCE["statement"]:
        yield from _statements(look)
        yield from _destroyed(look)
    yield from _travel(look)


def _schema(look: Look) -> Iterator[Finding]:
    for name in look.picture.layout():
        yield Finding(FindingKind.FILE, N_("De indeling van de database is veranderd ({place})."), name)


def _meta(look: Look) -> Iterator[Finding]:
    rows = [(row.format, row.vault_id, row.nature, row.created) for row in rows_of(look.models, MetaTable)]
    if rows != [(look.format, look.vault_id, look.keys.nature.value, look.keys.created)]:
        yield Finding(FindingKind.FILE, N_("De gegevens van de kluis zelf zijn veranderd ({place})."), "vault_meta")


def _cases(look: Look) -> Iterator[Finding]:
    begun = {row.case_id: row.made for row in rows_of(look.models, EpochTable) if row.epoch == FIRST}
    found = set()
    for row in rows_of(look.models, CaseTable):
        found.add(row.id)
        if row.epoch != look.expected.epoch_of(row.id) or row.created != begun.get(row.id):
            yield Finding(FindingKind.CASE, N_("Een casus staat niet zo in het auditlogboek ({place})."), str(row.id))
    for case_id in sorted({case_id for case_id, _ in look.expected.epochs} - found):
        yield Finding(FindingKind.CASE, N_("Een casus is verdwenen ({place})."), case_id)


def _epochs(look: Look) -> Iterator[Finding]:
    told = dict(look.expected.epochs)
    for row in rows_of(look.models, EpochTable):
        epoch = Epoch(
            row.case_id, row.epoch, row.made, row.author, row.key_check, row.forward, row.backward, row.signature
        )
        if not _epoch_holds(look, epoch, told):
            sentence = N_("De sleutel van een casus is vernieuwd door wie dat niet mocht ({place}).")
            yield Finding(FindingKind.CASE, sentence, f"{row.case_id}/{row.epoch}")
        told.pop((row.case_id, row.epoch), None)
    for case_id, number in told:
        yield Finding(
            FindingKind.CASE, N_("Een sleutelwissel van een casus is verdwenen ({place})."), f"{case_id}/{number}"
        )


def _epoch_holds(look: Look, epoch: Epoch, told: dict[tuple[str, int], Told]) -> bool:
    said = told.get((epoch.case_id, epoch.epoch))
    return (
        said is not None
        and said.author == epoch.author
        and gives(said.digest, epoch.genuine_digest, look.vault_id, look.people)
        and holds(look.judge.may_begin, look.sql, epoch)
    )


def _grants(look: Look) -> Iterator[Finding]:
    vault_id, expected = look.vault_id, dict(look.expected.grants)
    for row in rows_of(look.models, GrantTable):
        look.counts["grant"] += 1
        grant = Grant(
            row.case_id, row.epoch, row.grantee, row.recipient, row.granter, row.given, row.since, row.until,
            row.sealed, row.signature,
        )  # fmt: skip
        where = (row.case_id, row.epoch, row.grantee)
        gone = holds(lambda grant=grant: grant.is_gone)
        told = look.expected.grants_gone.get(where) if gone else expected.pop(where, None)
        place = f"{row.case_id}/{row.epoch}/{row.grantee}"
        signed = worked(grant.genuine_digest, vault_id, look.people)
        if signed is None:
            yield Finding(FindingKind.GRANT, N_("Een toegang is niet echt ondertekend ({place})."), place)
        elif signed != row.digest or told != Told(row.digest, row.granter):
            yield Finding(FindingKind.GRANT, N_("Een toegang staat niet zo in het auditlogboek ({place})."), place)
        elif row.wrapped is not None and (gone or not _is_wrapped(look, where, row.wrapped, row.digest)):
            sentence = N_("Een sleutel die iemand voor zichzelf heeft bewaard, is veranderd ({place}).")
            yield Finding(FindingKind.GRANT, sentence, place)
    for case_id, epoch, grantee in expected:
        place = f"{case_id}/{epoch}/{grantee}"
        yield Finding(FindingKind.GRANT, N_("Een toegang is verdwenen ({place})."), place)


def _is_wrapped(look: Look, where: tuple[str, int, str], wrapped: object, digest: bytes) -> bool:
    """Say whether a re-wrapped key opens, where who looks can say so, and is of its form for all others."""
    if not isinstance(wrapped, bytes) or len(wrapped) != WRAPPED_BYTES:
        return False
    if look.own is None or look.own[0] != where[2]:
        return True
    try:
        return len(unwrap(look.own[1], wrapped, look.vault_id, where, digest)) == KEY_BYTES
    except Unopened:
        return False


def _records(look: Look) -> Iterator[Finding]:
    expected = dict(look.expected.records)
    for row in rows_of(look.models, RecordTable):
        look.counts["record"] += 1
        told = expected.pop((row.case_id, row.id), None)
        if (
            told is None
            or told.version != row.version
            or not gives(told.hash, record_digest, row.kind, row.epoch, row.changed, row.content)
        ):
            sentence = N_("Een onderdeel van een casus is niet wat het auditlogboek ervan zegt ({place}).")
            yield Finding(FindingKind.RECORD, sentence, f"{row.case_id}/{row.id}")
    for case_id, record_id in expected:
        sentence = N_("Een onderdeel van een casus is verdwenen zonder dat het auditlogboek het zegt ({place}).")
        yield Finding(FindingKind.RECORD, sentence, f"{case_id}/{record_id}")


def _gone(look: Look) -> Iterator[Finding]:
    found = {(row.case_id, row.id): row.version for row in rows_of(look.models, GoneTable)}
    for place in sorted(set(found.items()) ^ set(look.expected.gone.items()), key=str):
        sentence = N_("Wat over een verwijderd onderdeel is bewaard, klopt niet ({place}).")
        yield Finding(FindingKind.RECORD, sentence, "/".join(map(str, place[0])))


def _statements(look: Look) -> Iterator[Finding]:
    told = dict(look.expected.statements)
    sentence = N_("Wat over de kluis is vastgelegd, staat niet zo in het auditlogboek ({place}).")
    for row in rows_of(look.models, StatementTable):
        said = told.pop(row.id, None)
        stored = (row.seq, row.id, row.kind, row.time, row.author, row.content, row.signature)
        if said is None or (said.author, said.time) != (row.author, row.time) or not _is_stated(look, stored, said):
            yield Finding(FindingKind.STATEMENT, sentence, str(row.id))
    for missing in told:
        yield Finding(FindingKind.STATEMENT, sentence, missing)


def _is_stated(look: Look, stored: Row, said: Stated) -> bool:
    try:
        return look.stated(stored)[1] == said.digest
    except (Unopened, TypeError, ValueError, OverflowError):
        return False


def _destroyed(look: Look) -> Iterator[Finding]:
    """Look whether every case that was taken away was destroyed on the word of who had a part in it."""
    entries: dict[str, list[Entry]] = {}
    for row in rows_of(look.models, StatementTable):
        if row.kind != DESTROYED:
            continue
        stored = (row.seq, row.id, row.kind, row.time, row.author, row.content, row.signature)
        entry = entry_in(stored, look.stated)
        if entry is not None and holds(entry.is_genuine, look.keys):
            entries.setdefault(entry.case_id, []).append(entry)
    for case_id, destroying in look.parts.destroyed.items():
        if not destroying.is_right(entries.get(case_id, ()), look.parts.anchored):
            yield Finding(FindingKind.CASE, N_("Een casus is vernietigd door wie dat niet mocht ({place})."), case_id)


def _travel(look: Look) -> Iterator[Finding]:
    told, lines = dict(look.expected.travel), dict(look.expected.travel_logs)
    sentence = N_("Wat over een reiskluis is bewaard, staat niet zo in het auditlogboek ({place}).")
    for row in rows_of(look.models, TravelTable):
        travel = TravelRow(
            row.id, row.coordinator, row.packed, row.until, row.ended, row.signing, row.content, row.signature
        )
        said = told.pop(row.id, None)
        if not gives(said, travel.digest, look.vault_id) or not holds(travel.is_genuine, look.vault_id, look.people):
            yield Finding(FindingKind.TRAVEL, sentence, str(row.id))
    brought: dict[tuple[str, str], list[tuple[int, bytes]]] = {}
    for line in rows_of(look.models, TravelLineTable):
        brought.setdefault((line.travel, line.log), []).append((line.seq, line.line))
    for place, found in brought.items():
        said_lines = lines.pop(place, None)
        if (
            said_lines is None
            or said_lines.lines != len(found)
            or not gives(said_lines.hash, lines_digest, look.vault_id, *place, found)
        ):
            yield Finding(FindingKind.TRAVEL, sentence, "/".join(map(str, place)))
    for missing in (*told, *map("/".join, lines)):
        yield Finding(FindingKind.TRAVEL, sentence, missing)
