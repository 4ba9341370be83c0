"""Histories of edits at the office and on two laptops, on real vaults, brought home in either order."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import HeadPlace, verify
from storage.entry import opening
from storage.keys import keyfile, travelfile
from storage.keys.keyfile import KeyFile
from storage.keys.slots import Secrets, Slot
from storage.sites.place import site_of
from tests.desk.conftest import NOW
from tests.desk.travel.trips import CASE, Office, put, there
from tests.storage.faults.rig import times
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.household.persons import Person
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import RuleSet

EXAMPLES = times("WAMS_HISTORIES", 5)
SIDES = ("vault", "een/reis", "twee/reis")
names = st.sampled_from(["A", "B", "C"])
edits = st.lists(
    st.one_of(
        st.tuples(st.just("surname"), names),
        st.tuples(st.just("given_names"), names),
        st.tuples(st.just("due"), st.integers(1, 3)),
        st.tuples(st.just("done"), st.integers(1, 3)),
        st.tuples(st.just("new"), names),
    ),
    max_size=4,
)


@dataclass(frozen=True)
class Doors:
    """An office with two laptops out, and the opened slot of each vault: copies of it open without Argon2id."""

    base: Path
    rules: RuleSet
    keys: dict[str, tuple[KeyFile, Slot, Secrets]]

    @contextmanager
    def desk(self, base: Path, side: str, minutes: int) -> Iterator[Desk]:
        place = base / side
        heads = HeadPlace((base if side == "vault" else place.parent) / "heads")
        at = NOW + timedelta(minutes=minutes)
        with opening.open_session(site_of(place), *self.keys[side], heads, lambda: at) as session:
            yield Desk(session, self.rules, lambda: at)


@pytest.fixture(scope="module")
def doors(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Doors:
    base = tmp_path_factory.mktemp("twee") / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office = Office(base, rules)
    with office.desk() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))
        office.pack(desk, "een")
        office.pack(desk, "twee")
    keys = {}
    for side in SIDES:
        file = keyfile.load(base / side)
        device = b"" if side == "vault" else travelfile.device_key(base / side, (base / side).parent / "heads")
        keys[side] = (file, *opening.enter(file, "demo", file.slots, device))
    return Doors(base, rules, keys)


def worked(desk: Desk, todo: list[tuple[str, object]], side: str) -> dict[str, object]:
    """Make the edits of one side; return the last value it gave each field, by record and field."""
    last: dict[str, object] = {}
    for number, (kind, value) in enumerate(todo):
        person, task = there(desk, "tenant"), there(desk, "t")
        assert isinstance(person, Person)
        assert isinstance(task, Todo)
        day = date(2026, 12, value) if isinstance(value, int) else None
        if kind == "new":
            put(desk, Todo(id=f"{side}{number}", what=str(value), by="x", made_on=NOW.date()))
            last[f"{side}{number}.what"] = value
        elif kind in ("surname", "given_names"):
            put(desk, person.model_copy(update={kind: value}))
            last[f"tenant.{kind}"] = value
        elif kind == "due":
            put(desk, task.model_copy(update={"due_on": day}))
            last["t.due_on"] = str(day)
        else:
            put(desk, task.model_copy(update={"done_on": day, "done_by": side}))
            last["t.done_on"] = str(day)
    return last


def found(desk: Desk) -> dict[str, frozenset[object]]:
    """Every value that is in force or kept beside it, by record and field."""
    every: dict[str, set[object]] = {}
    file = open_case(desk, CASE).file
    records = {one.id: one.model_dump(mode="json") for one in file.todos}
    records["tenant"] = file.person("tenant").model_dump(mode="json")
    for record, told in records.items():
        for name, value in told.items():
            every.setdefault(f"{record}.{name}", set()).add(json.dumps(value))
    for clash in file.clashes:
        for side in (clash.office, clash.laptop):
            for name, value in json.loads(side or "{}").items():
                every.setdefault(f"{clash.record}.{name}", set()).add(json.dumps(value))
    return {place: frozenset(values) for place, values in every.items()}


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits, edits)
def test_no_edit_is_lost_in_any_order_and_both_logs_hold(
    doors: Doors,
    at_office: list[tuple[str, object]],
    on_one: list[tuple[str, object]],
    on_two: list[tuple[str, object]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch) / "eerst"
        shutil.copytree(doors.base, base)
        last = []
        for side, todo in zip(SIDES, (at_office, on_one, on_two), strict=True):
            with doors.desk(base, side, 30) as desk:
                last.append(worked(desk, todo, side[:3]))
        other = Path(scratch) / "anders"
        shutil.copytree(base, other)
        kept = []
        for place, order in ((base, ("een", "twee")), (other, ("twee", "een"))):
            with doors.desk(place, "vault", 60) as desk:
                for name in order:
                    bring_back(desk, place / name / "reis")
                for name in order:
                    assert bring_back(desk, place / name / "reis").again
                kept.append(found(desk))
                assert verify(desk.session).intact
        assert kept[0] == kept[1]
        for said in last:
            for place_, value in said.items():
                assert json.dumps(value) in kept[0][place_]
