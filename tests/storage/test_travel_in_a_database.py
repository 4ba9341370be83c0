"""A travel vault packed from a vault in PostgreSQL: a directory on the road, and home again in one transaction."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage import Change, TravelState, bring_home, open_returned, travelling, verify
from tests.house.debian import needs
from tests.storage.travels import taken_along, two_cases
from tests.storage.vaults import CHANGED, Place

pytestmark = needs("initdb")


@pytest.mark.parametrize("site", ["postgresql"], indirect=True)
def test_it_goes_and_comes_home(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        road = taken_along(place, session, tmp_path / "weg", two_cases(session))
        with road.unlock() as there:
            there.write(road.cases[0], [Change("r1", "notitie", 1, b"onderweg")], CHANGED)
        place.clock.time = road.clock.time + timedelta(hours=1)
        back = open_returned(session, road.directory)
        with session.batch():
            session.write(road.cases[0], [Change("r1", "notitie", 1, back.cases[0].now["r1"].content)], CHANGED)
            bring_home(session, back, CHANGED)
        assert travelling(session)[0].state is TravelState.BACK
        assert verify(session).intact
