"""A destroyed case is in no file of the vault with any key in hand, and never comes back."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from storage import AuditRow, Change, HeadPlace, Session, verify
from storage.basics.codec import Unopened, canonical, fresh_id, micros, unseal
from storage.destroying.destroyed import destroy_case, destroyed_cases, is_destroyed
from storage.destroying.settling import is_clean
from storage.outside import register
from storage.outside.register import Entry
from tests.house.tree import ROOT
from tests.storage import colleagues
from tests.storage.rawpages import everything
from tests.storage.vaults import CHANGED, MADE, SEEN, Clock, Place, add_case
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import Conflict, Locked, Unusable
from wams_tui.casework.log import AuditAction, LedgerEntry, LedgerEvent

DECIDED = date(2026, 11, 1)
WORDS = b"De heer Fictief woont aan de Voorbeeldkade"


def destroy(session: Session, case_id: str) -> str:
    return destroy_case(session, case_id, Ground.VERZOEK, DecidedBy.PROCESEIGENAAR, DECIDED).id


@dataclass(frozen=True)
class Kept:
    """What a curious administrator wrote down while the case was there: its keys, and every sealed byte of it."""

    case_keys: dict[int, bytes]
    sealed: list[bytes]
    vault_key: bytes


def _spied(session: Session, case_id: str) -> Kept:
    case = session.case_keys.current(case_id)
    with session.opened.database.reading() as sql:
        where = {"case": case_id}
        rows = [*sql.execute("SELECT content FROM record WHERE case_id = :case", where).fetchall()]
        rows += sql.execute("SELECT sealed FROM case_grant WHERE case_id = :case", where).fetchall()
        rows += sql.execute("SELECT wrapped FROM case_grant WHERE case_id = :case", where).fetchall()
        rows += sql.execute("SELECT key_check FROM case_epoch WHERE case_id = :case", where).fetchall()
        keys = session.case_keys.every(sql, case)
    return Kept(keys, [bytes(row[0]) for row in rows if row[0]], session.opened.secrets.vault_key)


def _left(directory: Path, kept: Kept) -> list[bytes]:
    """Return the pieces of what was spied that are still somewhere, sixteen bytes of each being enough."""
    there = everything(directory, kept.vault_key)
    return [
        sealed[at : at + 16]
        for sealed in kept.sealed
        for at in range(0, len(sealed) - 15, 16)
        if sealed[at : at + 16] in there
    ]


@pytest.fixture
def kept(place: Place) -> Iterator[tuple[Session, str, Kept]]:
    """A case among others, written to and changed, in a session that goes on."""
    with place.unlock() as session:
        cases = [add_case(session, WORDS, os.urandom(900)) for _ in range(4)]
        for size in (3000, 40, 9000):
            for case_id in cases:
                version = next(one.version for one in session.read_case(case_id, SEEN) if one.id == "r1")
                session.write(case_id, [Change("r1", "notitie", version, os.urandom(size))], CHANGED)
        session.write(cases[1], [Change("r2", "notitie", 0, b"weg")], CHANGED)
        session.write(cases[1], [Change("r2", "notitie", 1, None)], CHANGED)
        yield session, cases[1], _spied(session, cases[1])


def test_nothing_of_it_is_left_in_any_file_with_every_key_in_hand(
    place: Place, kept: tuple[Session, str, Kept]
) -> None:
    session, case_id, spied = kept
    assert len(_left(place.directory, spied)) > 100

    destroy(session, case_id)

    assert _left(place.directory, spied) == []
    session.lock()
    assert _left(place.directory, spied) == []
    assert WORDS not in everything(place.directory, spied.vault_key)


def test_what_is_left_opens_under_no_case_key_but_the_lines_of_the_log(
    place: Place, kept: tuple[Session, str, Kept]
) -> None:
    """Whoever kept the case key reads codes and ids of disclosures of then, and not the line of the destroying."""
    session, case_id, spied = kept
    destroy(session, case_id)
    with session.opened.database.reading() as sql:
        (row,) = sql.execute("SELECT id, session, epoch, payload_case FROM ledger").fetchall()
    bound = canonical("wams/ledger-payload/1", session.vault_id, "case", row[0], row[1], case_id, row[2])
    for key in spied.case_keys.values():
        with pytest.raises(Unopened):
            unseal(key, row[3], bound)


def test_everything_else_stands_and_both_logs_verify(kept: tuple[Session, str, Kept]) -> None:
    session, case_id, _ = kept
    destroy(session, case_id)

    report = verify(session)
    assert report.findings == ()
    assert session.case_count() == 3
    assert case_id not in {head.case_id for head in session.heads()}
    with pytest.raises(Locked):
        session.read_case(case_id, SEEN)


def test_both_logs_tell_of_it_without_a_person(kept: tuple[Session, str, Kept]) -> None:
    session, case_id, _ = kept
    done = destroy(session, case_id)

    (line,) = [row.entry for row in session.ledger() if row.entry and row.entry.event is LedgerEvent.VERNIETIGD]
    assert line == LedgerEntry(
        event=LedgerEvent.VERNIETIGD, disclosure=done, case=case_id, subject="",
        conditions=("verzoek-betrokkene",), decided_on=DECIDED,
    )  # fmt: skip
    told = [row for row in session.audit_lines() if row.event and row.event.action is AuditAction.CASUS_VERNIETIGD]
    assert [(row.case_id, row.event.details["grond"]) for row in told if row.event] == [(case_id, "verzoek-betrokkene")]
    assert all(isinstance(row, AuditRow) for row in told)


def test_a_colleague_reads_that_it_was_destroyed(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        done = destroy_case(session, case_id, Ground.ONTERECHT, DecidedBy.COLLEGE, DECIDED, ["v-1", "v-2"])
    with place.unlock(colleagues.WORDS) as session:
        assert destroyed_cases(session) == [done]
    assert (done.counts["gegevens"], done.counts["toegangen"], done.disclosures) == (2, 2, ("v-1", "v-2"))


def test_only_who_may_open_a_case_destroys_it(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
    with place.unlock(colleagues.WORDS) as session:
        with pytest.raises(Locked):
            destroy(session, case_id)
        assert register.gather(place.heads, session.opened.keys).entries == ()
        assert verify(session).intact


def test_its_id_is_never_used_again(kept: tuple[Session, str, Kept]) -> None:
    session, case_id, _ = kept
    destroy(session, case_id)
    with session.opened.database.reading() as sql:
        assert is_destroyed(sql, case_id)
        assert not is_destroyed(sql, fresh_id())
    with pytest.raises(Conflict, match="komt niet terug"):
        session.create_case([Change("", "head", 0, b"kop")], MADE, case_id)


def test_a_colleague_who_has_it_open_meets_a_sentence(place: Place) -> None:
    bram = colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        colleagues.grant_to(session, case_id, bram)
        with place.unlock(colleagues.WORDS) as other:
            assert other.read_case(case_id, SEEN)
            destroy(session, case_id)
            with pytest.raises(Locked, match="bestaat niet"):
                other.write(case_id, [Change("r1", "notitie", 1, b"te laat")], CHANGED)
            assert other.case_count() == 0
            assert verify(other).intact


def test_where_the_register_may_not_be_written_nothing_is_destroyed(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        (place.heads.directory.parent / "bezet").write_text("x")
        blocked = HeadPlace(place.heads.directory, place.heads.directory.parent / "bezet")
        session._opened = replace(session.opened, heads=blocked)
        with pytest.raises(Unusable):
            destroy(session, case_id)
        session._opened = replace(session.opened, heads=place.heads)
        assert session.read_case(case_id, SEEN)
        assert destroyed_cases(session) == []


KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from storage import HeadPlace, unlock
import storage.{module} as module
from storage.destroying.destroyed import destroy_case
from wams_tui.casework.course.destruction import DecidedBy, Ground

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

session = unlock(Path(sys.argv[1]), "demo", heads=HeadPlace(Path(sys.argv[2])), now=lambda: datetime.now(UTC))
module.{name} = die
destroy_case(session, sys.argv[3], Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
"""


@pytest.mark.parametrize(
    ("module", "name", "begun"),
    [
        ("outside.register", "keep", False),
        ("destroying.destroyed", "erase", True),
        ("vault.statements", "add", True),
        ("destroying.destroyed", "clean", True),
        ("destroying.destroyed", "destroyed_cases", True),
    ],
)
def test_a_destroying_that_was_killed_is_finished_by_the_next_unlock_or_was_never_begun(
    place: Place, module: str, name: str, begun: bool
) -> None:
    with place.unlock() as session:
        case_id = add_case(session, WORDS, os.urandom(3000))
        add_case(session)
        spied = _spied(session, case_id)
    place.clock.time = Clock().time.replace(year=2030)
    words = [str(place.directory), str(place.heads.directory), case_id]
    code = KILLED.format(module=module, name=name)
    died = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False).returncode
    assert died == -signal.SIGKILL

    with place.unlock() as session:
        assert verify(session).intact
        assert is_clean(session)
        assert session.case_count() == (1 if begun else 2)
        assert len(destroyed_cases(session)) == (1 if begun else 0)
    assert bool(_left(place.directory, spied)) is not begun
    with place.unlock() as session:
        assert len(destroyed_cases(session)) == (1 if begun else 0)


def test_an_entry_by_somebody_without_a_part_in_the_case_destroys_nothing(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
    with place.unlock(colleagues.WORDS) as session:
        opened = session.opened
        entry = Entry(
            session.vault_id, case_id, fresh_id(), micros(opened.now()), "verzoek-betrokkene", "college", "2026-11-01",
            opened.me,
        ).signed(opened.pocket.sign)  # fmt: skip
        register.keep(place.heads, opened.keys, session.coordinator.id, [entry], entry.time)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        assert session.read_case(case_id, SEEN)


def test_a_register_that_was_changed_is_told_and_counts_for_nothing(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        destroy(session, case_id)
        other = add_case(session)
        keys = session.opened.keys
    (path,) = place.heads.directory.glob("*.vernietigd")
    path.write_bytes(path.read_bytes().replace(case_id.encode(), other.encode()))

    assert register.gather(place.heads, keys).entries == ()
    with place.unlock() as session:
        assert [finding.kind.value for finding in session.warnings] == ["vernietigd"]
        assert session.read_case(other, SEEN)
        assert [entry.case_id for entry in register.gather(place.heads, keys).entries] == [case_id]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[" * 50_000, b'{"version":9}'])
def test_a_register_that_is_none_is_set_aside_and_made_anew(place: Place, content: bytes) -> None:
    with place.unlock() as session:
        destroy(session, add_case(session))
        keys = session.opened.keys
    (path,) = place.heads.directory.glob("*.vernietigd")
    path.write_bytes(content)
    with place.unlock() as session:
        assert "onleesbaar of niet echt" in session.warnings[0].say()
    assert len(register.gather(place.heads, keys).entries) == 1
    assert len(list(place.heads.directory.glob("*.opzij"))) == 1


def test_every_colleague_who_unlocks_keeps_the_register_too(place: Place, tmp_path: Path) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        destroy(session, case_id)
        keys = session.opened.keys
    place.heads = HeadPlace(tmp_path / "thuis-bij-bram")
    with place.unlock(colleagues.WORDS):
        pass
    assert [entry.case_id for entry in register.gather(place.heads, keys).entries] == [case_id]
