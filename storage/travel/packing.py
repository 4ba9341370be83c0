"""Packing: a small vault of its own beside the home vault's word that it went (docs/security.md §17).

First everything is made beside its place; then home writes, in one transaction, what went and with whom; then the new
vault gets its name. Stopped before home wrote, nothing went and nothing is said; stopped after, home says of a vault
that is nowhere that it is out, and it is revoked and packed anew: home may say too much, never too little.
"""

import os
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import digest, fresh_id, fresh_key, micros
from storage.basics.hybrid import HybridPrivate
from storage.cases import records
from storage.cases.travel import TravelRow
from storage.cases.views import Change, StoredRecord
from storage.entry.opening import enter
from storage.entry.vaultkey import not_here
from storage.keys.kdf import SALT_BYTES
from storage.keys.keyfile import FIRST_SERIAL, Held, HeldKey, KeyFile
from storage.keys.laptop import LaptopKey, device_info
from storage.keys.people import RECOVERY, Certificate
from storage.keys.slots import Pocket, Secrets, Slot
from storage.keys.travelfile import TravelFile
from storage.logs.events import OwnAction, payload
from storage.logs.writes import CertificateWrite, TravelWrite
from storage.outside.heads import HeadPlace
from storage.sites.directory.filesite import FileSite
from storage.travel import out
from storage.travel.content import Content
from storage.vault import fromhome
from storage.vault.roster import People, Roster, insert
from storage.vault.session import Opened, Session
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent

SLOW_CLOCK = 24 * 3600 * 1_000_000
"""By how much (microseconds) the clock of a laptop may be behind and the travel vault still open on it."""

_INSERT = (
    "INSERT INTO travel (id, coordinator, packed, until, ended, signing, content, signature) "
    "VALUES (:id, :coordinator, :packed, :until, :ended, :signing, :content, :signature)"
)


@dataclass(frozen=True)
class Taken:
    """One case that goes along: its records as they were read, what home keeps in it of that, and for the logs."""

    case_id: str
    records: Sequence[StoredRecord]
    changes: Sequence[Change]
    event: "AuditEvent"


@dataclass(frozen=True, repr=False)
class _New:
    keys: KeyFile
    secrets: Secrets
    me: Certificate
    others: tuple[Certificate, ...] = field(default=())


@dataclass(frozen=True)
class Packed:
    """A travel vault as it was packed; ``size`` is in bytes, of all its files."""

    id: str
    directory: Path
    until: datetime
    cases: int
    size: int


def new_travel() -> str:
    """Return the id of a travel vault that is about to be packed."""
    return fresh_id()


def pack(
    session: Session,
    travel: str,
    to: Path,
    cases: Sequence[Taken],
    laptop: LaptopKey,
    until: datetime,
    passphrase: str,
    kinds: Collection[str],
    event: "AuditEvent",
) -> Packed:
    """Make the travel vault ``travel`` in the directory ``to``, and say at home that it went.

    Args:
        session: Of who takes the cases along; everything in it is theirs alone.
        travel: Its id (:func:`new_travel`).
        to: A directory that is empty or not there.
        cases: What goes along.
        laptop: Whose key it is sealed to.
        until: From when on it opens no more; aware.
        passphrase: Their own words, of here: they open it on the road.
        kinds: The kinds of statements that go along.
        event: What the audit log says of it as a whole.

    Raises:
        Locked: the words are not theirs.
        Misused: there is something at ``to``, or the end has passed.
        Conflict: a case was changed since it was read; nothing was packed.
        Unusable: the surroundings do not allow it; nothing was packed.
    """
    session.require_writing()
    opened, now = session.opened, session.opened.now
    began = micros(now())
    if micros(until) <= began:
        raise Misused(N_("De einddatum is al voorbij."), N_("Kies een latere datum."))
    own = session.newest_keys().slot_of(session.coordinator.id)
    if own is None:
        raise not_here()
    enter(session.newest_keys(), passphrase, [own])  # a slip of the finger here would shut them out on the road
    with FileSite(to).building() as building, tempfile.TemporaryDirectory(prefix="wams-") as outside:
        device = fresh_key()
        new = _new_keys(session, travel, own, passphrase, device, (began, micros(until)))
        _fill(session, building, new, HeadPlace(Path(outside) / "heads"), cases, kinds, event)
        content = Content(
            new.secrets.hybrid, new.secrets.vault_key, new.secrets.root,
            {case.case_id: {one.id: one.version for one in case.records} for case in cases},
        )  # fmt: skip
        row = _row(opened, new, travel, content)
        TravelFile(
            travel, session.vault_id, row.coordinator, row.packed, row.until, laptop.public.fingerprint,
            laptop.public.seal(device, device_info(travel, row.coordinator)), row.signing, digest(row.content),
            row.signature,
        ).store(building.directory)  # fmt: skip
        size = sum(path.stat().st_size for path in building.directory.iterdir())
        _tell_home(session, row, cases, laptop, event)
    return Packed(travel, to, until, len(cases), size)


def _new_keys(session: Session, travel: str, own: Slot, passphrase: str, device: bytes, lasts: tuple[int, int]) -> _New:
    """Make the keys of a travel vault: what is sealed to its log or for recovery opens with the keys of home."""
    home, nature, (packed, until) = session.newest_keys(), session.nature, lasts
    root, hybrid, signing = Ed25519PrivateKey.generate(), HybridPrivate.generate(), Ed25519PrivateKey.generate()
    root_public, who = root.public_key().public_bytes_raw(), session.coordinator
    secrets = Secrets(hybrid, signing.private_bytes_raw(), fresh_key(), root_public, nature, fresh_key())
    me = Certificate(who, 1, hybrid.public, signing.public_key().public_bytes_raw(), packed - SLOW_CLOCK, until).signed(
        root, travel, nature
    )
    slot = Slot.make(travel, me, secrets, passphrase, own.kdf, os.urandom(SALT_BYTES), device)
    held = tuple(
        Held.make(travel, HeldKey.VAULT, secrets.vault_key, holder, public)
        for holder, public in ((who.id, hybrid.public), (RECOVERY, home.recovery))
    )
    bare = KeyFile(
        travel, nature, packed, 1, FIRST_SERIAL, root_public, home.log, home.recovery, b"", None, b"", (slot,), held,
        who.id,
    )  # fmt: skip
    # Colleagues are known there by name, and nobody of them can come in: their certificates never were in force.
    others = tuple(
        Certificate(one.coordinator, 1, one.hybrid, one.signing, 0, 0).signed(root, travel, nature)
        for one in _newest(session)
        if one.coordinator.id != who.id
    )
    return _New(bare.signed_by_root(root).signed(signing), secrets, me, others)


def _newest(session: Session) -> list[Certificate]:
    people = session.opened.roster.renewed()
    found = (people.find(who) for who in {one.coordinator.id for one in people})
    return [one for one in found if one is not None]


def _fill(
    session: Session,
    building: FileSite,
    new: _New,
    heads: HeadPlace,
    cases: Sequence[Taken],
    kinds: Collection[str],
    event: "AuditEvent",
) -> None:
    """Make the files of a travel vault, and put everything into it that goes along."""
    from storage.sites.tables import FORMAT

    now: Callable[[], datetime] = session.opened.now
    keys, people = new.keys, (new.me, *new.others)
    with building.making(keys, new.secrets.vault_key) as sql:
        sql.execute(
            "INSERT INTO vault_meta (id, format, vault_id, nature, created) "
            "VALUES (1, :format, :id, :nature, :created)",
            {"format": FORMAT, "id": keys.vault_id, "nature": keys.nature.value, "created": keys.created},
        )
        for each in people:
            insert(sql, each, keys.created)
    database = building.open(new.secrets.vault_key)
    roster = Roster(database, keys, People(people))
    with session.opened.database.reading() as sql:
        said = fromhome.gathered(sql, session.opened, kinds, session.opened.roster.renewed())
    with Session(Opened(building, keys, Pocket(new.secrets), new.me, roster, database, heads, now, ())) as there:
        written = tuple(CertificateWrite(each.coordinator.id, each.serial, each.hash) for each in people)
        there.begin(OwnAction.CREATED, written)
        with there.batch():
            there.state(fromhome.KIND, said, event)
            for case in cases:
                changes = [Change(one.id, one.kind, 0, one.content) for one in case.records]
                there.create_case(changes, case.event, case.case_id)


def _row(opened: Opened, new: _New, travel: str, content: Content) -> TravelRow:
    sealed = content.sealed(opened.secrets.wrap, opened.keys.vault_id, travel)
    until = new.me.until or 0
    bare = TravelRow(
        travel, opened.me.coordinator.id, new.keys.created, until, None, new.me.signing, sealed, b""
    )  # fmt: skip
    return TravelRow(**{**vars(bare), "signature": opened.pocket.sign(bare.to_sign(opened.keys.vault_id))})


def _tell_home(
    session: Session, row: TravelRow, cases: Sequence[Taken], laptop: LaptopKey, event: "AuditEvent"
) -> None:
    """Write at home, in one transaction, what goes with whom."""
    with session.deed(event) as deed:
        sql = deed.sql
        for case in cases:
            key = session.case_keys.current(case.case_id)
            records.require(sql, case.case_id, {one.id: one.version for one in case.records})
            done = tuple(records.apply(sql, session.vault_id, key, change, deed.time) for change in case.changes)
            deed.logbook.audit(sql, deed.time, payload(case.event, case.case_id), done)
        sql.execute(_INSERT, vars(row))
        deed.writes.append(TravelWrite(row.id, row.digest(session.vault_id)))
        out.tell(
            deed, session.opened, row.id, out.TravelState.OUT, aantal=len(cases), laptop=laptop.fingerprint,
        )  # fmt: skip
