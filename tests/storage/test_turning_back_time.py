"""Whoever has ended, or is something else by now, does not get it back by saying it was earlier, nor by a backup."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import (
    FindingKind,
    HeadPlace,
    Role,
    Session,
    add_member,
    change_member,
    make_backup,
    missing_statements,
    must_change,
    revoke_member,
    unlock,
    verify,
)
from storage.backups.restoring import Outcome, Wishes, restore
from storage.basics.codec import canonical_json, fresh_key, micros
from storage.keys.keyfile import Held, HeldKey
from storage.logs.chains import AUDIT, LEDGER
from storage.logs.logbook import tail
from storage.vault import statements
from storage.vault.deeds import Deed
from storage.vault.restored import KIND, Restored
from tests.storage.vaults import CHANGED, PASSPHRASE, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Misused

ANNEKE, BRAM, CARLA = "Anneke Voorbeeld", "Bram Voorbeeld", "Carla Voorbeeld"
WORDS = "eerste woorden"


WithBram = Callable[[Role], Place]


@pytest.fixture(scope="module")
def kept(master: Place, tmp_path_factory: pytest.TempPathFactory) -> WithBram:
    """Gives a vault with Bram in it, made once for each role."""
    done: dict[Role, Place] = {}

    def give(role: Role) -> Place:
        if role not in done:
            done[role] = master.copy(tmp_path_factory.mktemp(role.value))
            join(done[role], role)
        return done[role]

    return give


@pytest.fixture
def with_bram(kept: WithBram, tmp_path: Path) -> WithBram:
    """Gives a copy of such a vault."""
    return lambda role: kept(role).copy(tmp_path)


def anneke(place: Place) -> Session:
    return place.unlock(coordinator=ANNEKE)


def bram(place: Place, heads: HeadPlace | None = None) -> Session:
    return unlock(
        place.directory, WORDS, heads=heads or place.heads, now=place.clock, coordinator=BRAM, wait=lambda _: None
    )


def join(place: Place, role: Role, name: str = BRAM) -> None:
    with anneke(place) as session:
        add_member(session, name, role, WORDS)


def strange(session: Session) -> set[FindingKind]:
    return {finding.kind for finding in verify(session).findings} - {FindingKind.HEAD_MISSING}


def state(session: Session, time: datetime, line: datetime | None, kind: str = "regime", content: bytes = b"x") -> None:
    """State something with a program of one's own: at ``time``, told in a line of the time ``line``, or in none."""
    with session.opened.database.writing() as sql:
        deed = Deed(sql, micros(time), session._logbook)
        statements.add(deed, session.opened, kind, content)
        if line is not None:
            session._logbook.audit(sql, micros(line), b"{}", tuple(deed.writes))


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize("line", ["then", "now", "none"])
def test_nobody_signs_in_a_part_they_no_longer_have(with_bram: WithBram, gone: bool, line: str) -> None:
    place = with_bram(Role.TEAMLEIDER)
    with bram(place) as his, anneke(place) as session:
        then = place.clock()
        if gone:
            revoke_member(session, BRAM)
        else:
            change_member(session, BRAM, role=Role.COORDINATOR)
        assert missing_statements(session) == []
        state(his, then, {"then": then, "now": place.clock(), "none": None}[line])
        assert [found.kind for found in missing_statements(session)] == [FindingKind.STATEMENT]
        assert strange(session) & {FindingKind.AUDIT, FindingKind.STATEMENT}


@pytest.mark.parametrize("gone", [False, True])
def test_who_signs_on_as_if_before_is_noticed_at_the_next_unlock(with_bram: WithBram, gone: bool) -> None:
    place = with_bram(Role.TEAMLEIDER)
    with bram(place) as his:
        then = place.clock()
        with anneke(place) as session:
            if gone:
                revoke_member(session, BRAM)
            else:
                change_member(session, BRAM, role=Role.COORDINATOR)
        with his.opened.database.writing() as sql:
            his._logbook.audit(sql, micros(then), b"{}", ())

    with pytest.raises(Damaged, match="logboeken"):
        anneke(place)


def test_who_changes_their_own_name_signs_on(with_bram: WithBram) -> None:
    place = with_bram(Role.BEHEERDER)
    with bram(place) as session:
        change_member(session, BRAM, name="Bram de Vries")
    with anneke(place) as session:
        session.state("regime", b"x", CHANGED)
        assert missing_statements(session) == []
        assert strange(session) == set()


def turned_back(place: Place, tmp_path: Path, ahead: timedelta = timedelta()) -> None:
    """Bram puts the files of yesterday back, and says in them himself that it was a restore."""
    shutil.copytree(place.directory, tmp_path / "gisteren")
    with anneke(place) as session:
        add_case(session)
        with session.opened.database.reading() as sql:
            given_up = tail(sql, AUDIT, session.vault_id)
    shutil.rmtree(place.directory)
    shutil.copytree(tmp_path / "gisteren", place.directory)
    with bram(place, HeadPlace(tmp_path / "leeg")) as his:
        with his.opened.database.reading() as sql:
            ends = tail(sql, LEDGER, his.vault_id), tail(sql, AUDIT, his.vault_id)
        now = place.clock()
        said = Restored(0, "b" * 32, fresh_key(), micros(now), *ends, his.opened.keys.revision, (given_up,))
        state(his, now + ahead, now, KIND, said.to_bytes())


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TEAMLEIDER, Role.FG])
def test_only_an_administrator_explains_what_heads_know_more(with_bram: WithBram, tmp_path: Path, role: Role) -> None:
    place = with_bram(role)
    turned_back(place, tmp_path)
    with pytest.raises(Damaged, match="ouder of anders"):
        anneke(place)


def test_an_administrator_does_and_all_are_told(with_bram: WithBram, tmp_path: Path) -> None:
    place = with_bram(Role.BEHEERDER)
    turned_back(place, tmp_path)
    with anneke(place) as session:
        assert FindingKind.RESTORED in {finding.kind for finding in session.warnings}


def test_a_restore_of_a_day_to_come_explains_nothing(with_bram: WithBram, tmp_path: Path) -> None:
    """It would explain every turning back until that day."""
    place = with_bram(Role.BEHEERDER)
    turned_back(place, tmp_path, timedelta(days=400))
    with pytest.raises(Damaged, match="ouder of anders"):
        anneke(place)


def put_back(place: Place, backup: Path, words: str, name: str) -> Outcome:
    return restore(
        backup, place.directory, words, heads=place.heads, now=place.clock, coordinator=name,
        wishes=Wishes(replace=True),
    )  # fmt: skip


@pytest.mark.parametrize("gone", [False, True])
def test_who_is_no_administrator_any_more_does_not_restore_the_day_they_were(
    with_bram: WithBram, tmp_path: Path, gone: bool
) -> None:
    place = with_bram(Role.BEHEERDER)
    with anneke(place) as session:
        backup = make_backup(session, tmp_path / "back-ups").directory
        if gone:
            revoke_member(session, BRAM)
        else:
            change_member(session, BRAM, role=Role.COORDINATOR)
    with pytest.raises(Locked, match="niet meer"):
        put_back(place, backup, WORDS, BRAM)
    assert put_back(place, backup, PASSPHRASE, ANNEKE).aside


def test_a_restore_lets_nobody_back_in(with_bram: WithBram, tmp_path: Path) -> None:
    place = with_bram(Role.BEHEERDER)
    join(place, Role.COORDINATOR, CARLA)
    with anneke(place) as session:
        backup = make_backup(session, tmp_path / "back-ups").directory
        change_member(session, BRAM, name="Bram de Vries")
        revoke_member(session, "Bram de Vries")
    put_back(place, backup, PASSPHRASE, ANNEKE)
    with pytest.raises(Misused, match="geen coördinator met die naam"):
        bram(place)
    with unlock(
        place.directory, WORDS, heads=place.heads, now=place.clock, coordinator=CARLA, wait=lambda _: None
    ) as session:
        assert strange(session) <= {FindingKind.RESTORED}


@pytest.mark.parametrize("key", [HeldKey.ROOT, HeldKey.LOG])
def test_a_key_slipped_under_an_administrator_certifies_and_seals_nothing(with_bram: WithBram, key: HeldKey) -> None:
    place = with_bram(Role.COORDINATOR)
    with bram(place) as his:
        keys = his.newest_keys()
        victim = next(slot.certificate for slot in keys.slots if slot.certificate.coordinator.name == ANNEKE)
        own = fresh_key() * (1 if key is HeldKey.ROOT else 3)
        slipped = Held.make(his.vault_id, key, own, victim.coordinator.id, victim.hybrid)
        others = tuple(held for held in keys.held if (held.holder, held.key) != (victim.coordinator.id, key))
        with his.deed(CHANGED) as deed:
            deed.change_keys(lambda now: replace(now, held=(*others, slipped)))
    with anneke(place) as session, pytest.raises(Damaged, match="gaat niet open"):
        add_member(session, CARLA, Role.FG, WORDS)


def test_only_an_administrator_says_that_somebodys_words_are_not_their_own(with_bram: WithBram) -> None:
    place = with_bram(Role.COORDINATOR)
    with anneke(place) as session:
        me = session.coordinator.id
    with bram(place) as his:
        his.state("wachtwoordzin", canonical_json({"coordinator": me, "van": "beheerder"}), CHANGED)
        assert must_change(his)
    with anneke(place) as session:
        assert not must_change(session)


def test_colleagues_at_work_do_not_follow_a_key_file_by_who_has_ended(with_bram: WithBram) -> None:
    """Their signed heads would tell of it, and the true one would look older for ever."""
    place = with_bram(Role.BEHEERDER)
    with bram(place) as his, anneke(place) as session:
        before = his.newest_keys()
        revoke_member(session, BRAM)
        true = session.newest_keys()
        slipped = replace(before, revision=true.revision + 100, author=his.coordinator.id)
        his.opened.site.store_keys(slipped.signed(Ed25519PrivateKey.from_private_bytes(his.opened.secrets.signing)))
        assert session.newest_keys().revision == true.revision
        session.checkpoint()
        session.opened.site.store_keys(true)
    with anneke(place) as session:
        assert strange(session) == set()
