"""Beside one's other session the store writes nothing but who looked at what: every way to write is tried here."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import storage
from storage import Change, KdfParams, Role, Session
from storage.backups import backup, endings, lying
from storage.backups.backup import BackupState, KnownBackup
from storage.checks import remembered
from storage.destroying import destroyed, settling
from storage.entry import vaultkey
from storage.maintenance import moving, rotation
from storage.outside import register
from storage.team import access, duty, halves, membership, ownslot
from storage.travel import ending, packing
from storage.vault import ownnote
from tests.storage import colleagues
from tests.storage.vaults import CHANGED, MADE, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Refused

CASE = "zaak"
ME = "ik"
"""Stand for what is known only once there is a vault."""

THEN = datetime(2027, 1, 1, tzinfo=UTC)
KNOWN = KnownBackup("een", THEN, THEN, BackupState.BEGUN)
SESSION: dict[Callable[..., object], tuple[Any, ...]] = {
    Session.write: (CASE, [Change("r1", "notitie", 1, b"anders")], CHANGED),
    Session.create_case: ([Change("", "head", 0, b"kop")], MADE),
    Session.record_event: (CHANGED,),
    Session.state: ("soort", b"iets", CHANGED),
    Session.deed: (SEEN,),
    Session.batch: (),
}
"""What of a session writes, and what with; a deed is none by saying that it only looks."""

OF_THE_SESSION_ITSELF = frozenset({
    "read_case", "begin", "checkpoint", "lock", "note", "only_read", "require_writing", "case_count", "data_version",
    "heads", "last_statement", "statements", "ledger", "audit_lines", "newest_keys",
})  # fmt: skip
"""What reads; and the lines, heads and parts of a write that come with a transaction one was given."""

WRITING: dict[Callable[..., object], tuple[Any, ...]] = {
    backup.make_backup: (Path("back-up"),),
    backup.copied_unsaid: (Path("back-up"), 1),
    backup.tell: (KNOWN,),
    endings.end_again: ([],),
    lying.delete_expired: (Path(),),
    destroyed.destroy_case: (CASE, None, None, date(2026, 11, 22)),
    destroyed.erase: (register.Entry("", CASE, "een", 0, "", "", "", None),),  # type: ignore[arg-type]
    destroyed.clean: (),
    settling.settle: (),
    vaultkey.tell: (),
    moving.move: (Path("elders"),),
    rotation.rotate_after: (),
    access.grant: (CASE, ME, None, CHANGED),
    access.amend: (CASE, CHANGED, None),
    access.ungrant: (CASE, [], CHANGED),
    access.tidy: (lambda _left: CHANGED,),
    duty.appoint: ([ME], CHANGED),
    duty.take: (CASE, THEN, CHANGED),
    duty.say_seen: ("een", SEEN),
    halves.renew_halves: (),
    membership.add_member: ("Bram Voorbeeld", Role.COORDINATOR, PASSPHRASE, KdfParams()),
    membership.revoke_member: (ME,),
    membership.change_member: (ME,),
    ownslot.change_passphrase: (PASSPHRASE, "anders"),
    ownslot.bind_device: (PASSPHRASE,),
    ownslot.unbind_device: (PASSPHRASE,),
    ending.bring_home: (None, CHANGED),
    ending.revoke_travel: ("reis", CHANGED),
    packing.pack: ("reis", Path("reis"), [], None, THEN, PASSPHRASE, (), CHANGED),
    ownnote.leave_note: (b"waar ik was",),
    ownnote.drop_note: (),
    ownnote.keep_note: ("bezoeken", b"wat ik zag"),
}

READING = frozenset({
    "known_backups", "is_signed", "duty", "is_officer", "all_heads", "taken", "seen", "holders", "untidy",
    "case_counts", "colleagues", "everybody", "own_cases", "must_change", "waiting", "members", "is_inside",
    "member_names", "find_member", "free_name", "remembered", "verify", "last_statement", "missing_statements",
    "seal_note", "open_note", "left_note", "kept_note", "require_standing", "case_marks", "list_marks", "last_writer",
    "record_writer", "audit_end", "written_by_others", "writes_in", "is_clean", "entries_told", "destroyed_cases",
    "vault_made", "vault_name", "known_outside", "remind", "open_returned", "travelling", "travel_ends", "is_revoked",
    "keep_head",
})  # fmt: skip

QUIET = frozenset({"remember"})
"""Keeps what saves time, and keeps nothing where one only looks."""

_INSIDE = frozenset({"deed", "sql", "vault_id"})
"""Who takes one of these was given a transaction, or the name of a session and no session."""


def _functions() -> Iterator[Callable[..., object]]:
    """Yield every public function of the store that is given a session to work with, wherever it stands."""
    for found in pkgutil.walk_packages(storage.__path__, "storage."):
        module = importlib.import_module(found.name)
        for name, function in vars(module).items():
            if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != module.__name__:
                continue
            taken = inspect.signature(function).parameters.keys()
            if "session" in taken and not _INSIDE & taken:
                yield function


def test_every_function_and_method_of_the_store_is_known_to_read_or_to_write() -> None:
    assert {one for one in _functions() if one.__name__ not in READING | QUIET} == set(WRITING)
    public = {name for name, one in vars(Session).items() if not name.startswith("_") and inspect.isfunction(one)}
    assert public - OF_THE_SESSION_ITSELF == {one.__name__ for one in SESSION}


def _tree(place: Path) -> dict[Path, bytes]:
    """Return what lies in a place; the files of a database that is open, and a turn, change by reading too."""
    files = (path for path in place.rglob("*") if path.is_file() and path.suffix not in (".db-wal", ".db-shm"))
    return {path: path.read_bytes() for path in files}


def _entered(made: object) -> None:
    if isinstance(made, AbstractContextManager):
        with made:
            pass


def _filled(words: Collection[Any], case_id: str, session: Session, place: Path) -> list[Any]:
    known = {CASE: case_id, ME: session.coordinator.id}
    return [
        place / one if isinstance(one, Path) else known.get(one, one) if isinstance(one, str) else one for one in words
    ]


def test_who_only_reads_writes_nothing_by_any_way_but_that_they_looked(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        ownnote.leave_note(session, b"van de andere sessie")
        before = len(list(session.audit_lines()))
        session.only_read()
        kept = _tree(tmp_path)

        for function, words in (SESSION | WRITING).items():
            with pytest.raises(Refused, match="alleen om te lezen"):
                _entered(function(session, *_filled(words, case_id, session, tmp_path)))
        remembered.remember(session, remembered.Signatures())
        assert _tree(tmp_path) == kept

        assert [one.content for one in session.read_case(case_id, SEEN)] == [b"kop", b"inhoud"]
        session.record_event(SEEN)
        assert len(list(session.audit_lines())) == before + 2
        assert ownnote.left_note(session) == b"van de andere sessie"

    with place.unlock() as session:
        assert [one.content for one in session.read_case(case_id, SEEN)] == [b"kop", b"inhoud"]
        told = [line.event.action.value for line in session.audit_lines() if line.event is not None]
        assert "vergrendeld" in told[-3:], "that one left is on record as well"
        assert session.warnings == ()


def test_a_case_that_a_colleague_gave_opens_where_one_only_reads_and_its_key_is_not_kept(place: Place) -> None:
    bram = colleagues.join(place).coordinator.id
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        access.grant(session, case_id, bram, None, CHANGED)
    with place.unlock(colleagues.WORDS) as session:
        session.only_read()
        assert [one.content for one in session.read_case(case_id, SEEN)] == [b"kop", b"inhoud"]
        with session.opened.database.reading() as sql:
            row = sql.execute("SELECT wrapped FROM case_grant WHERE grantee = :who", {"who": bram}).fetchone()
        assert row is not None
        assert row[0] is None
