"""Access on a vault of files and on one in PostgreSQL; and what a colleague without it finds in the raw store."""

from collections.abc import Iterator

import pytest

from storage import Session, verify
from storage.basics.codec import Unopened, canonical, unseal
from storage.basics.sql import Connection
from storage.cases.anchors import KIND
from storage.cases.records import bound
from storage.keys.grants import ROW, Grant
from storage.logs.logbook import audit_bound, ledger_bound
from storage.sites.tables import TABLES
from storage.team.access import grant, tidy, ungrant
from storage.team.duty import appoint, take
from tests.storage.team import Team, at_work, join_all
from tests.storage.test_access import GIVEN, TAKEN, tidied
from tests.storage.test_duty import DUTY, EMERGENCY
from tests.storage.vaults import CHANGED, Place, add_case
from wams_tui.casework.log import LedgerEntry, LedgerEvent

ON_BOTH = True
CANARY = b"Zonneschijn"


@pytest.fixture
def team(place: Place) -> Iterator[Team]:
    join_all(place)
    with at_work(place) as found:
        yield found


def test_a_whole_life_of_access_leaves_the_vault_intact_and_shuts_out_who_left(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    grant(team["b"], case_id, team.id("c"), team.later(4), GIVEN)
    assert team.who_can(case_id) == {"a", "b", "c"}
    appoint(team["a"], [team.id("d")], DUTY)
    assert tidy(team["b"], tidied).sealed == 1
    take(team["d"], case_id, team.later(2), EMERGENCY)
    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)
    assert team.who_can(case_id) == {"a", "c", "d"}
    team.wait(5)

    assert team.who_can(case_id) == {"a"}
    assert tidy(team["a"], tidied).renewed == 1
    assert team.who_could(case_id) == {"a"}
    assert verify(team["a"]).intact


def test_nothing_in_any_column_of_any_table_opens_for_a_colleague_without_access(team: Team) -> None:
    """Bram had access once, and reads the tables past the program with every key he ever had."""
    case_id = add_case(team["a"], CANARY, CANARY)
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    assert team.who_can(case_id) == {"a", "b"}
    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)
    line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject=CANARY.decode())
    team["a"].write(case_id, [], CHANGED, [line])
    team.who_can(case_id)

    with team.place.raw() as sql:
        for model in TABLES:
            rows = sql.execute(f"SELECT * FROM {model.__tablename__}").fetchall()
            assert CANARY.decode() not in repr(rows), model.__tablename__
        assert CANARY in opened(sql, team["a"], team.kept["a"])
        assert CANARY not in opened(sql, team["b"], team.kept["b"])
        assert CANARY not in opened(sql, team["c"], team.kept["c"])
        stolen = {key for one in "bcd" for key in team.kept[one]}
        assert CANARY not in opened(sql, team["d"], stolen)


def opened(sql: Connection, session: Session, kept: set[bytes]) -> bytes:
    """Everything that opens anywhere in the store with these keys, and with what they open in turn."""
    vault, me, secrets = session.vault_id, session.coordinator.id, session.opened.secrets
    keys = {*kept, secrets.vault_key, secrets.wrap, secrets.signing, session._logbook.key}
    found: list[bytes] = []
    for row in sql.execute("SELECT " + ROW + " FROM case_grant").fetchall():
        try:
            keys.add(Grant.of_row(row).open(vault, secrets.hybrid))
        except Unopened:
            continue
    sealed = list(boxes(sql, vault, me))
    before = -1
    while len(keys) > before:
        before = len(keys)
        for key in list(keys):
            for context, box in sealed:
                try:
                    plain = unseal(key, box, context)
                except Unopened:
                    continue
                found.append(plain)
                if len(plain) == 32:
                    keys.add(plain)
    return b"\n".join(found)


def boxes(sql: Connection, vault: str, me: str) -> Iterator[tuple[bytes, bytes]]:
    """Every sealed column with what it is bound to (docs/security.md §5)."""
    for case, record, kind, epoch, version, content in sql.execute(
        "SELECT case_id, id, kind, epoch, version, content FROM record"
    ).fetchall():
        yield bound(vault, case, epoch, record, kind, version), content
    for line, session, case, epoch, log, own in sql.execute(
        "SELECT id, session, case_id, epoch, payload_log, payload_case FROM ledger"
    ).fetchall():
        yield ledger_bound(vault, "log", line, session, case, epoch), log
        yield ledger_bound(vault, "case", line, session, case, epoch), own
    for line, session, payload in sql.execute("SELECT id, session, payload FROM audit").fetchall():
        yield audit_bound(vault, line, session), payload
    for case, epoch, forward, backward in sql.execute(
        "SELECT case_id, epoch, forward, backward FROM case_epoch WHERE epoch > 1"
    ).fetchall():
        yield canonical("wams/epoch/1", vault, case, epoch), forward
        yield canonical("wams/epoch/2", vault, case, epoch), forward
        yield canonical("wams/epoch-back/1", vault, case, epoch), backward
    for case, epoch, grantee, digest, wrapped in sql.execute(
        "SELECT case_id, epoch, grantee, digest, wrapped FROM case_grant WHERE wrapped IS NOT NULL"
    ).fetchall():
        for who in {grantee, me}:
            yield canonical("wams/wrapped/1", vault, case, epoch, who, digest), wrapped


def test_a_statement_of_the_officers_holds_nothing_of_a_case(team: Team) -> None:
    case_id = add_case(team["a"], CANARY, CANARY)
    appoint(team["a"], [team.id("b")], DUTY)
    tidy(team["a"], tidied)

    told = [one.content for one in team["d"].statements(KIND)]

    assert len(told) == 1
    assert case_id.encode() not in told[0]
