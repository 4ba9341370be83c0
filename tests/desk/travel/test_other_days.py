"""A travel vault and a home of another day; and who looked at what on the road, which home gets to know."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage import HeadPlace, Wishes, make_backup, restore, verify
from storage.cases import records
from storage.sites.directory.database import connect
from tests.desk.conftest import NOW
from tests.desk.travel.trips import CASE, LATER, Office, put, there
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.errors import Conflict, Refused
from wams_tui.desk.cases import open_case
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import RuleSet


@pytest.fixture
def office(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> Office:
    shutil.copytree(vault_with_a_case, tmp_path / "kantoor")
    return Office(tmp_path / "kantoor", rules)


def test_a_home_put_back_to_before_the_packing_takes_nothing_and_one_of_after_takes_all(office: Office) -> None:
    backups = []
    with office.desk() as desk:
        backups.append(make_backup(desk.session, office.base / "back-ups").directory)
    with office.desk(NOW + timedelta(minutes=5)) as desk:
        office.pack(desk)
        backups.append(make_backup(desk.session, office.base / "back-ups").directory)
    with office.road() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))
    with office.desk(LATER - timedelta(hours=1)) as desk:
        bring_back(desk, office.base / "laptop" / "reis")

    for number, (backup, comes) in enumerate(zip(backups, (False, True), strict=True)):
        base = office.base.parent / f"terug{number}"
        shutil.copytree(office.base / "laptop", base / "laptop")
        heads, anyway = HeadPlace(base / "heads"), Wishes(without_register=True)
        restore(backup, base / "vault", "demo", heads=heads, now=lambda: LATER, wishes=anyway)
        with Office(base, office.rules).desk(LATER) as desk:
            if comes:
                assert bring_back(desk, base / "laptop" / "reis").complete
            else:
                with pytest.raises(Conflict, match="teruggezet"):
                    bring_back(desk, base / "laptop" / "reis")
            assert (there(desk, "t") is not None) is comes
            assert verify(desk.session).intact


def test_an_office_whose_clock_is_two_days_ahead_takes_it_only_knowingly(office: Office) -> None:
    with office.desk() as desk:
        office.pack(desk)
    with office.road() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))
    with office.desk(NOW + timedelta(days=4)) as desk:
        with pytest.raises(Refused, match="einddatum"):
            bring_back(desk, office.base / "laptop" / "reis")
        assert there(desk, "t") is None
        assert bring_back(desk, office.base / "laptop" / "reis", anyway=True).complete


def test_a_view_is_in_the_log_of_the_road_before_anything_of_it_is_opened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.desk() as desk:
        office.pack(desk)
    reis = office.base / "laptop" / "reis"
    durable: list[int] = []
    opened = records.opened
    with office.road() as desk:
        key = desk.session.opened.secrets.vault_key

        def lines() -> int:
            sql = connect(reis / "vault.db", key)
            (count,) = sql.execute("SELECT count(*) FROM audit").fetchall()[0]
            sql.close()
            return int(count)

        def seen(*args: object) -> object:
            durable.append(lines())
            return opened(*args)  # type: ignore[arg-type]

        before = lines()
        with monkeypatch.context() as there_:
            there_.setattr(records, "opened", seen)
            open_case(desk, CASE)
        after = lines()
    assert set(durable) == {before + 1} == {after}
    with office.desk(LATER) as desk:
        bring_back(desk, reis)
        with desk.session.opened.database.reading() as sql:
            row = sql.execute("SELECT count(*) FROM travel_line WHERE log = 'audit'").fetchone()
        assert row is not None
        # The view, and that it was locked.
        assert row[0] == after + 1
