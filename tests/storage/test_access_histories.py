"""Random histories of giving, taking and ending by four coordinators: at every moment exactly those entitled can open.

A longer run: ``WAMS_HISTORIES=500 pytest tests/storage/test_access_histories.py``.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import Change, FindingKind, verify
from storage.team.access import grant, tidy, ungrant
from tests.storage.team import Team, at_work, made
from tests.storage.test_access import GIVEN, TAKEN, tidied
from tests.storage.vaults import CHANGED, Place, add_case
from wams_tui.casework.errors import Locked, Misused

EXAMPLES = int(os.environ.get("WAMS_HISTORIES", "10"))
NEAR = timedelta(minutes=15)

people = st.sampled_from("abcd")
steps = st.one_of(
    st.tuples(st.just("grant"), people, people, st.sampled_from([None, 1.0, 5.0])),
    st.tuples(st.just("ungrant"), people, people, st.booleans()),
    st.tuples(st.just("wait"), st.sampled_from([0.7, 1.9])),
    st.tuples(st.just("tidy"), people),
    st.tuples(st.just("write"), people),
)


@dataclass
class History:
    """What ought to be: who has access until when, and which records there are."""

    team: Team
    case_id: str
    access: dict[str, datetime | None]
    records: set[str] = field(default_factory=set)

    def entitled(self) -> set[str]:
        now = self.team.place.clock.time
        return {one for one, until in self.access.items() if until is None or until > now}

    def do(self, step: tuple[object, ...]) -> None:
        match step:
            case ("grant", str(by), str(to), hours) if by != to:
                until = None if hours is None else self.team.later(float(str(hours)))
                if by not in self.entitled():
                    with pytest.raises(Locked):
                        grant(self.team[by], self.case_id, self.team.id(to), until, GIVEN)
                    return
                grant(self.team[by], self.case_id, self.team.id(to), until, GIVEN)
                if to in self.access:
                    self._leave()
                self.access[to] = until
            case ("ungrant", str(by), str(who), bool(lasting)):
                self._ungrant(by, who, lasting=lasting)
            case ("wait", float(hours)):
                self.team.wait(hours)
            case ("tidy", str(by)):
                if by in self.entitled():
                    tidy(self.team[by], tidied)
                    self._leave()
            case ("write", str(by)) if by in self.entitled():
                record = f"n{len(self.records)}"
                self.team[by].write(self.case_id, [Change(record, "notitie", 0, b"inhoud")], CHANGED)
                self.records.add(record)

    def _ungrant(self, by: str, who: str, *, lasting: bool) -> None:
        """``lasting`` takes the end off the access of who does it, as accepting a hand-over does."""
        terms = {self.team.id(by): None} if lasting else {}
        stays = self.entitled() - {who}
        done = (self.team[by], self.case_id, {self.team.id(who)}, TAKEN, None, terms)
        if by not in self.entitled():
            with pytest.raises(Locked):
                ungrant(*done)
        elif who not in self.access or not stays:
            with pytest.raises(Misused):
                ungrant(*done)
        else:
            ungrant(*done)
            self._leave()
            self.access.pop(who, None)
            if lasting and by != who:
                self.access[by] = None

    def _leave(self) -> None:
        """Whose access has ended is gone after a change of key."""
        self.access = {one: until for one, until in self.access.items() if one in self.entitled()}

    def check(self) -> None:
        while any(until and abs(until - self.team.place.clock.time) < NEAR for until in self.access.values()):
            self.team.wait(0.4)
        entitled = self.entitled()
        assert self.team.who_can(self.case_id) == entitled
        # Whose end has passed still has the key of now until somebody clears up; of nobody else is anything readable.
        assert self.team.who_could(self.case_id) <= entitled | set(self.access)
        found = [one for one in verify(self.team["d"]).findings if one.kind is not FindingKind.HEAD_MISSING]
        assert found == []

    def settle(self) -> None:
        """After clearing up exactly those entitled can open anything, with whatever key."""
        entitled = sorted(self.entitled())
        if entitled:
            assert tidy(self.team[entitled[0]], tidied).failed == ()
            assert self.team.who_could(self.case_id) == set(entitled)


@pytest.fixture(scope="module")
def team(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with at_work(made(master, tmp_path_factory.mktemp("ploeg"))) as found:
        yield found


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES <= 10)
@given(history=st.lists(steps, min_size=3, max_size=9))
def test_at_every_moment_exactly_those_entitled_can_open_a_case(team: Team, history: list[tuple[object, ...]]) -> None:
    case_id = add_case(team["a"])
    told = History(team, case_id, {"a": None})

    for step in history:
        told.do(step)
        told.check()
    told.settle()
    told.check()
