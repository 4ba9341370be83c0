"""A case is destroyed on the word of who had a part in it and of nobody else, whatever stands in a register."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from storage import Backup, FindingKind, Session, add_member, make_backup, revoke_member, verify
from storage.backups.restoring import Doubtful, Outcome, Wishes, restore
from storage.basics.codec import canonical_json, fresh_id, micros
from storage.destroying.destroyed import destroy_case, destroyed_cases, erase
from storage.entry.opening import enter, open_session
from storage.keys.grants import Grant
from storage.keys.people import Certificate, Role
from storage.keys.slots import Secrets
from storage.outside.register import KIND, Entry, gather, keep
from storage.sites.place import site_of
from storage.team.access import ungrant
from storage.vault.statements import add
from tests.storage import colleagues
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import Refused

ANNEKE, BRAM, CARLA = "Anneke Voorbeeld", "Bram Voorbeeld", "Carla Voorbeeld"
PLAIN = Wishes()
_SECRETS: dict[tuple[str, str], Secrets] = {}
"""What slots hold that were opened before, by vault and name: Argon2id is paid once for each."""


@dataclass
class Town:
    """A vault of three; ``shared`` is Anneke's case and Bram's, ``hers`` Anneke's alone."""

    place: Place
    backup: Backup
    shared: str
    hers: str

    def at(self, name: str) -> Session:
        """Unlock as somebody."""
        place = self.place
        site = site_of(place.address)
        keys = site.load_keys()
        slot = next(one for one in keys.slots if one.certificate.coordinator.name == name)
        known = (keys.vault_id, name)
        if known not in _SECRETS:
            _SECRETS[known] = enter(keys, PASSPHRASE if name == ANNEKE else name, [slot])[1]
        return open_session(site, keys, slot, _SECRETS[known], place.heads, place.clock)

    def lose(self) -> None:
        shutil.rmtree(self.place.directory)

    def restore(self, wishes: Wishes = PLAIN) -> Outcome:
        place = self.place
        return restore(
            self.backup.directory, place.directory, PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE,
            wishes=wishes,
        )  # fmt: skip


@pytest.fixture(scope="module")
def made(master: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Town, Path]:
    base = tmp_path_factory.mktemp("stad")
    town = Town(master.copy(base), Backup.__new__(Backup), "", "")
    with town.place.unlock() as session:
        for name in (BRAM, CARLA):
            add_member(session, name, Role.COORDINATOR, name)
        town.shared, town.hers = add_case(session), add_case(session)
        colleagues.grant_to(session, town.shared, named(session, BRAM))
        town.backup = make_backup(session, base / "back-ups")
    return town, base


@pytest.fixture
def town(made: tuple[Town, Path], tmp_path: Path) -> Town:
    first, _ = made
    return Town(first.place.copy(tmp_path), first.backup, first.shared, first.hers)


def named(session: Session, name: str) -> Certificate:
    return next(one for one in session.opened.roster.renewed() if one.coordinator.name == name)


def entry_by(session: Session, case_id: str, time: int | None = None) -> Entry:
    """What somebody's own program may write: a word that is genuine, whoever has a part in the case."""
    when = micros(session.opened.now()) if time is None else time
    return Entry(
        session.vault_id, case_id, fresh_id(), when, "verzoek-betrokkene", "college", "2026-11-01", session.opened.me
    ).signed(session.opened.pocket.sign)


def register_it(session: Session, case_id: str, time: int | None = None) -> None:
    opened, entry = session.opened, entry_by(session, case_id, time)
    keep(opened.heads, session.newest_keys(), session.coordinator.id, [entry], entry.time)


def slipped_grant(session: Session, case_id: str) -> None:
    """A grant to oneself that nobody of the case gave."""
    now = micros(session.opened.now())
    bare = Grant(case_id, 1, session.coordinator.id, b"r" * 32, session.coordinator.id, now, 0, None, b"x" * 40)
    with session.opened.database.writing() as sql:
        sql.execute(
            "INSERT INTO case_grant (id, case_id, epoch, grantee, recipient, granter, given, since, until, digest, "
            "signature, sealed) VALUES (:id, :case_id, :epoch, :grantee, :recipient, :granter, :given, :since, :until, "
            ":digest, :signature, :sealed)",
            {**vars(bare), "id": fresh_id(), "digest": b"d" * 32, "signature": session.opened.pocket.sign(b"iets")},
        )


def slipped_epoch(session: Session, case_id: str) -> None:
    """A later epoch that one says one began."""
    with session.opened.database.writing() as sql:
        sql.execute(
            "INSERT INTO case_epoch (case_id, epoch, made, author, key_check, forward, backward, signature) "
            "VALUES (:case, 9, 1, :me, :check, :check, :check, :check)",
            {"case": case_id, "me": session.coordinator.id, "check": b"c" * 32},
        )


@pytest.mark.parametrize("slip", [slipped_grant, slipped_epoch])
def test_a_row_that_nobody_signed_gives_no_right_to_destroy(town: Town, slip: Callable[[Session, str], None]) -> None:
    with town.at(BRAM) as session:
        slip(session, town.hers)
        register_it(session, town.hers)
    with town.at(CARLA) as session:
        assert session.case_count() == 0
        assert [finding.kind for finding in session.warnings if town.hers in finding.place] == [FindingKind.DESTROYED]
    with town.at(ANNEKE) as session:
        assert session.read_case(town.hers, SEEN)
        assert destroyed_cases(session) == []


def test_who_had_a_part_and_left_it_does_not_destroy_by_an_earlier_day(town: Town) -> None:
    with town.at(BRAM) as session:
        before = micros(session.opened.now())
    with town.at(ANNEKE) as session:
        ungrant(session, town.shared, [named(session, BRAM).coordinator.id], CHANGED)
    with town.at(BRAM) as session:
        register_it(session, town.shared, before)
    with town.at(ANNEKE) as session:
        assert session.read_case(town.shared, SEEN)


def test_who_has_ended_destroys_nothing_more(town: Town) -> None:
    with town.at(BRAM) as session:
        left = entry_by(session, town.shared)
    with town.at(ANNEKE) as session:
        revoke_member(session, BRAM)
        keep(town.place.heads, session.newest_keys(), left.author, [left], left.time)
    with town.at(CARLA) as session:
        assert FindingKind.DESTROYED in {finding.kind for finding in session.warnings}
    with town.at(ANNEKE) as session:
        assert session.read_case(town.shared, SEEN)


def test_who_had_a_part_is_believed_and_verify_finds_nothing(town: Town) -> None:
    with town.at(BRAM) as session:
        register_it(session, town.shared)
    with town.at(CARLA) as session:
        assert [one.case_id for one in destroyed_cases(session)] == [town.shared]
        assert verify(session).intact


def test_verify_tells_of_a_case_that_was_destroyed_without_a_right(town: Town) -> None:
    with town.at(BRAM) as session:
        erase(session, entry_by(session, town.hers))
    with town.at(ANNEKE) as session:
        found = [finding for finding in verify(session).findings if finding.place == town.hers]
        assert [finding.kind for finding in found] == [FindingKind.CASE]


def test_verify_tells_when_the_word_of_another_was_borrowed_for_it(town: Town) -> None:
    """Anneke's genuine word about one case does not take another away."""
    with town.at(ANNEKE) as session:
        hers = entry_by(session, town.shared)
    with town.at(CARLA) as session:
        erase(session, Entry(**{**vars(hers), "case_id": town.hers}))
    with town.at(ANNEKE) as session:
        assert not verify(session).intact


def test_a_stranger_in_the_register_stops_a_restore_until_somebody_decides(town: Town) -> None:
    with town.at(BRAM) as session:
        register_it(session, town.hers)
    town.lose()
    with pytest.raises(Refused, match=town.hers):
        town.restore()
    assert not town.place.directory.exists()

    done = town.restore(Wishes(doubtful=Doubtful.KEEP))
    assert (done.destroyed, done.kept) == ((), (town.hers,))
    with town.at(ANNEKE) as session:
        assert session.read_case(town.hers, SEEN)
        assert verify(session).intact


def test_who_restores_may_let_it_count(town: Town) -> None:
    with town.at(BRAM) as session:
        register_it(session, town.hers)
    town.lose()

    done = town.restore(Wishes(doubtful=Doubtful.DESTROY))
    assert (done.destroyed, done.kept) == ((town.hers,), ())
    with town.at(ANNEKE) as session:
        assert verify(session).intact


def test_a_stranger_does_not_stand_in_the_way_of_who_had_a_part(town: Town) -> None:
    with town.at(BRAM) as session:
        register_it(session, town.hers)
    with town.at(ANNEKE) as session:
        destroy_case(session, town.hers, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
    with town.at(BRAM) as session:
        assert len(gather(town.place.heads, session.opened.keys).entries) == 2
    town.lose()

    assert town.restore().destroyed == (town.hers,)


def test_a_vault_that_still_holds_the_case_is_asked_first(town: Town) -> None:
    with town.at(BRAM) as session:
        register_it(session, town.hers)

    done = town.restore(Wishes(replace=True))
    assert (done.destroyed, done.kept) == ((), (town.hers,))


def test_a_statement_of_a_stranger_in_the_vault_that_is_replaced_destroys_nothing(town: Town) -> None:
    with town.at(BRAM) as session:
        entry = entry_by(session, town.hers)
        with session.deed(CHANGED) as deed:
            content = {"entry": entry.to_json(), "counts": {}, "disclosures": [], "travelling": []}
            add(deed, session.opened, KIND, canonical_json(content))

    assert town.restore(Wishes(replace=True)).kept == (town.hers,)


def test_neither_does_a_stranger_who_took_the_rows_away_there(town: Town) -> None:
    with town.at(BRAM) as session:
        erase(session, entry_by(session, town.hers))

    with pytest.raises(Refused, match=town.hers):
        town.restore(Wishes(replace=True))
    done = town.restore(Wishes(replace=True, doubtful=Doubtful.KEEP))
    assert done.kept == (town.hers,)


def test_who_got_access_after_the_backup_is_known_by_the_vault_that_is_replaced(town: Town) -> None:
    with town.at(ANNEKE) as session:
        colleagues.grant_to(session, town.hers, named(session, CARLA))
    with town.at(CARLA) as session:
        destroy_case(session, town.hers, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))

    assert town.restore(Wishes(replace=True)).destroyed == (town.hers,)
    with town.at(ANNEKE) as session:
        assert verify(session).intact
