"""A travel vault that came back: looked over from end to end before anything is taken from it (docs/security.md §17).

It is read from a copy, sealed as it is, so that neither a stick that may not be written nor somebody who still has it
open is in the way; nothing in it is changed.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from storage.basics.codec import Unopened, digest, micros, moment, unseal
from storage.basics.files import told
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection
from storage.cases import origin, records
from storage.cases.travel import TravelRow
from storage.cases.views import HEAD, ORIGIN, StoredRecord
from storage.keys import keyfile, travelfile
from storage.keys.grants import GONE_BYTES, ROW, Grant
from storage.keys.keyfile import KeyFile
from storage.keys.travelfile import TravelFile
from storage.logs.chains import AUDIT, AUDIT_ROW, LEDGER, LEDGER_ROW
from storage.logs.logbook import CaseKey, ledger_bound
from storage.logs.writes import StatementWrite, read_writes
from storage.sites.directory import database
from storage.sites.directory.filesite import FileSite
from storage.sites.site import Base
from storage.travel import out
from storage.travel.content import Content
from storage.travel.lines import Lines, read_lines, refuse_older
from storage.vault import fromhome, statements
from storage.vault.roster import People, genuine
from storage.vault.session import Session
from storage.vault.statements import Statement
from wams_tui.casework.errors import Conflict, Damaged, Misused, Refused, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import LedgerEntry

AHEAD = timedelta(minutes=5)
_MINE = f"SELECT {ROW} FROM case_grant WHERE grantee = :me AND length(sealed) > {GONE_BYTES}"
_CASES = "SELECT id, epoch FROM case_file ORDER BY id"
_LEDGER = "SELECT " + LEDGER_ROW + "WHERE case_id = :case ORDER BY seq"
_STATED = "SELECT writes FROM audit WHERE seq > :known AND writes LIKE '%[\"statement\",%' ORDER BY seq"
_TIMES = "SELECT min(time), max(time) FROM audit"
_DATABASE = (database.NAME, f"{database.NAME}-wal")


@dataclass(frozen=True)
class RoadLine:
    """A ledger line that was written on the road: its number there, and when, by the clock of the laptop (UTC)."""

    seq: int
    time: datetime
    entry: "LedgerEntry"


@dataclass(frozen=True)
class ReturnedCase:
    """One case as it went and as it came back.

    ``went`` has the version at home of every record that went along, and is empty for a case that was begun on the
    road; ``base`` what each held then, with ``changed`` the packing, but for those of which nothing is kept since
    something was erased; ``now`` what each holds now.
    """

    case_id: str
    went: Mapping[str, int]
    base: Mapping[str, StoredRecord]
    now: Mapping[str, StoredRecord]
    ledger: tuple[RoadLine, ...]


@dataclass(frozen=True)
class Returned:
    """A travel vault that came back whole; ``lines`` are all lines of its logs, as they stand there.

    ``gone`` are cases that went along and are no more in it; ``statements`` what was said on the road and did
    not come home before; ``findings`` what is strange and no damage.
    """

    row: TravelRow
    cases: tuple[ReturnedCase, ...]
    gone: tuple[str, ...]
    statements: tuple[Statement, ...]
    lines: Mapping[str, Lines]
    findings: tuple[Finding, ...]
    news: bool
    """Whether there is anything in it that was not brought home before."""


def open_returned(session: Session, directory: Path, *, anyway: bool = False) -> Returned:
    """Read a travel vault that was packed from this vault by this coordinator.

    Args:
        session: Of who packed it.
        directory: Where it stands, or a whole copy of it.
        anyway: Also one that was revoked, whose end date has passed, or that was not closed on its laptop.

    Raises:
        Misused: there is none, or it is of another vault.
        Refused: somebody else packed it; or it was revoked or its end date has passed, and not ``anyway``.
        Conflict: home was put back to a day before it was packed.
        Damaged: it is not what was written: changed, cut off, or older than what it brought home before.
        Unusable: it is only half there, or was not closed, and not ``anyway``.
    """
    found = travelfile.load(directory)
    row, content = _known(session, found)
    _refuse_late(session, row, anyway=anyway)
    if not anyway:
        travelfile.refuse_open(directory)
    travelfile.refuse_half(directory, (keyfile.NAME, database.NAME))
    with _copied(directory) as site:
        keys = _keys(site, row, content)
        with _opened(site, content.vault_key) as there:
            _look_over(there, keys, content)
            return _read(session, there, keys, row, content)


def _known(session: Session, found: TravelFile) -> tuple[TravelRow, Content]:
    """Return what home keeps of it."""
    if found.home != session.vault_id:
        raise Misused(
            N_("Deze reiskluis hoort bij een andere kluis; er is niets samengevoegd."),
            N_("Open de kluis waaruit u hem hebt ingepakt."),
        )
    with session.opened.database.reading() as sql:
        row = out.row_of(sql, found.vault)
    said = TravelRow(
        found.vault, found.coordinator, found.packed, found.until, None, found.signing,
        b"" if row is None else row.content, found.signature,
    )  # fmt: skip
    if row is None:
        raise Conflict(
            N_("Deze kluis kent de reiskluis niet: hij is teruggezet naar een dag van voor het inpakken, of vervalst."),
            N_("Er is niets samengevoegd. Bewaar de reiskluis en vraag de beheerder of er een nieuwere back-up is."),
        )
    if row.coordinator != session.coordinator.id:
        raise Refused(
            N_("Een collega heeft deze reiskluis ingepakt; wie inpakt, brengt ook terug."),
            N_("Is die collega er niet, trek de reiskluis dan in met: wams travel revoke"),
        )
    mine = out.content_of(session.opened, row)
    same = (said.coordinator, said.packed, said.until, said.signing, said.signature) == (
        row.coordinator, row.packed, row.until, row.signing, row.signature,
    )  # fmt: skip
    if not same or mine is None or found.content != digest(row.content):
        raise _damaged()
    return row, mine


def _refuse_late(session: Session, row: TravelRow, *, anyway: bool) -> None:
    if anyway:
        return
    hint = N_("Breng hem alleen terug als u weet waar hij intussen was; dan met: --anyway")
    if out.is_revoked(session, row.id):
        raise Refused(N_("Deze reiskluis is ingetrokken; er is niets samengevoegd."), hint)
    if row.ended is None and moment(row.until) <= session.opened.now():
        raise Refused(N_("De einddatum van deze reiskluis is voorbij; er is niets samengevoegd."), hint)


def _scratch() -> tempfile.TemporaryDirectory[str]:
    place = Path(tempfile.gettempdir())
    with told(place):
        return tempfile.TemporaryDirectory(prefix="wams-", dir=place)


@contextmanager
def _copied(directory: Path) -> Iterator[FileSite]:
    """Give a copy of the sealed files, gone at the end."""
    with _scratch() as place:
        (Path(place) / database.LOCK_NAME).touch()
        for name in (*_DATABASE, keyfile.NAME):
            path = directory / name
            with told(path):
                if path.exists():
                    shutil.copyfile(path, Path(place) / name)
        yield FileSite(Path(place))


def _keys(site: FileSite, row: TravelRow, content: Content) -> KeyFile:
    keys = site.load_keys()
    slot = keys.slot_of(row.coordinator)
    if (keys.vault_id, keys.root) != (row.id, content.root) or slot is None:
        raise _damaged()
    me = slot.certificate
    if (me.signing, me.hybrid, me.until) != (row.signing, content.hybrid.public, row.until):
        raise _damaged()
    return keys


@contextmanager
def _opened(site: FileSite, vault_key: bytes) -> Iterator[Base]:
    try:
        found = site.open(vault_key)
    except Damaged as error:
        raise _damaged() from error
    try:
        yield found
    finally:
        found.close()


def _look_over(there: Base, keys: KeyFile, content: Content) -> None:
    from storage.checks.checking import Looked, look_over

    with there.picture() as picture:
        report = look_over(Looked(picture, keys, content.vault_key, keys, database.NAME))
    if not report.intact:
        raise _damaged()


def _read(session: Session, there: Base, keys: KeyFile, row: TravelRow, content: Content) -> Returned:
    with there.reading() as sql:
        people = genuine(sql, keys)
        lines = {LEDGER: read_lines(sql, LEDGER_ROW), AUDIT: read_lines(sql, AUDIT_ROW)}
        with session.opened.database.reading() as home:
            known = {log: refuse_older(home, row.id, log, found) for log, found in lines.items()}
        case_keys = _case_keys(sql, keys, row.coordinator, content, people)
        cases = tuple(_case(sql, row, key, content.cases.get(key.case_id, {})) for key in case_keys)
        stated = tuple(_statements(sql, keys, content.vault_key, people, known[AUDIT]))
        times = sql.execute(_TIMES).fetchone()
    gone = tuple(sorted(set(content.cases) - {one.case_id for one in cases}))
    news = any(len(found) > known[log] for log, found in lines.items())
    return Returned(row, cases, gone, stated, lines, _clock(session, row, times), news)


def _case_keys(sql: Connection, keys: KeyFile, me: str, content: Content, people: People) -> list[CaseKey]:
    """Return the key of every case in it, as it is sealed to who went."""
    grants = [Grant.of_row(row) for row in sql.execute(_MINE, {"me": me}).fetchall()]
    found = []
    for case_id, epoch in sql.execute(_CASES).fetchall():
        mine = [one for one in grants if (one.case_id, one.epoch) == (case_id, epoch)]
        try:
            if not mine or not mine[0].is_genuine(keys.vault_id, people):
                raise Unopened
            found.append(CaseKey(case_id, epoch, mine[0].open(keys.vault_id, content.hybrid)))
        except Unopened as error:
            raise _damaged() from error
    return found


def _case(sql: Connection, row: TravelRow, key: CaseKey, went: Mapping[str, int]) -> ReturnedCase:
    where = {"case": key.case_id}
    every = [records.opened(row.id, key, each) for each in sql.execute(records.OF_CASE, where).fetchall()]
    now = {one.id: one for one in every if one.kind != ORIGIN}
    kept = {one.id: one.content for one in every if one.kind == ORIGIN}
    found = (_origin(record, version, now.get(record), kept, row) for record, version in went.items())
    base = {one.id: one for one in found if one is not None}
    ledger = tuple(_road_line(row.id, key, each) for each in sql.execute(_LEDGER, where).fetchall())
    return ReturnedCase(key.case_id, went, base, now, ledger)


def _origin(
    record: str, version: int, now: StoredRecord | None, kept: Mapping[str, bytes], row: TravelRow
) -> StoredRecord | None:
    """Return what a record held when it was packed, None where nothing of that is kept; of a head nothing ever is."""
    packed = moment(row.packed)
    if now is not None and now.version == 1:
        return StoredRecord(record, now.kind, version, packed, now.content)
    if now is not None and now.kind == HEAD:
        return None
    try:
        content = origin.content_of(kept[origin.beside(record)])
    except (Unopened, KeyError) as error:
        raise _damaged() from error
    return None if content is None or now is None else StoredRecord(record, now.kind, version, packed, content)


def _road_line(travel: str, key: CaseKey, row: tuple[object, ...]) -> RoadLine:
    from wams_tui.casework.log import LedgerEntry

    seq, line_id, time, line_session, _case_id, epoch, _prev, _log, sealed = row[:9]
    try:
        if not isinstance(sealed, bytes) or epoch != key.epoch:
            raise Unopened
        bound = ledger_bound(travel, "case", str(line_id), str(line_session), key.case_id, key.epoch)
        entry = LedgerEntry.model_validate_json(unseal(key.key, sealed, bound))
        return RoadLine(int(str(seq)), moment(int(str(time))), entry)
    except (Unopened, ValueError, OverflowError) as error:
        raise _damaged() from error


def _statements(sql: Connection, keys: KeyFile, vault_key: bytes, people: People, known: int) -> Iterator[Statement]:
    """Yield what was stated on the road after line ``known`` of the audit log, but for what went along."""
    told = sql.execute(_STATED, {"known": known}).fetchall()
    new = {one.statement for row in told for one in read_writes(row[0]) if isinstance(one, StatementWrite)}
    look = statements.opening(keys.vault_id, vault_key, people)
    for row in sql.execute(statements.ROWS + "ORDER BY seq").fetchall():
        by = people.at(row[4], row[3])
        if row[2] == fromhome.KIND or row[1] not in new or by is None:
            continue
        try:
            yield Statement(row[1], row[2], moment(row[3]), by.coordinator, look(row)[0])
        except Unopened as error:
            raise _damaged() from error


def _clock(session: Session, row: TravelRow, times: tuple[object, ...] | None) -> tuple[Finding, ...]:
    """Tell of a laptop whose clock was not right: the times of its lines are by that clock."""
    if times is None or not isinstance(times[0], int) or not isinstance(times[1], int):
        return ()
    first, last, now = times[0], times[1], micros(session.opened.now())
    off = last - now if last > now + micros_of(AHEAD) else row.packed - first
    if off <= micros_of(AHEAD):
        return ()
    hours = max(1, round(off / 3_600_000_000))
    sentence = (
        N_("De klok van de laptop liep {hours} uur voor; de tijden van onderweg kloppen niet.")
        if last > now
        else N_("De klok van de laptop liep {hours} uur achter; de tijden van onderweg kloppen niet.")
    )
    return (Finding(FindingKind.CLOCK, sentence, row.id, {"hours": hours}),)


def micros_of(span: timedelta) -> int:
    """Return a span of time in microseconds."""
    return span // timedelta(microseconds=1)


def _damaged() -> WamsError:
    return Damaged(
        N_("De reiskluis is niet wat er onderweg is geschreven: beschadigd, afgekapt of veranderd."),
        N_("Er is niets samengevoegd. Kopieer de hele map opnieuw van de laptop; verwijder daar nog niets."),
    )
