"""Killed at each step of packing and of bringing back: all of it or nothing, and done again it comes out the same."""

import shutil
import subprocess
import sys
from pathlib import Path

from storage import HeadPlace, verify
from storage.entry import opening
from storage.keys import keyfile
from storage.sites.place import site_of
from tests.desk.conftest import NOW
from tests.desk.travel.dying import PACKING, RETURNING
from tests.desk.travel.trips import CASE, LATER, Office, put
from tests.house.tree import ROOT
from wams_tui.casework.course.todo import Todo
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.returning import bring_back
from wams_tui.desk.travel.status import travels
from wams_tui.law.ruleset import RuleSet


def test_a_kill_leaves_all_or_nothing(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> None:
    shutil.copytree(vault_with_a_case, tmp_path / "meester")
    master = Office(tmp_path / "meester", rules)
    with master.desk() as desk:
        master.pack(desk)
    with master.road() as desk:
        put(desk, Todo(id="t", what="bellen", by="x", made_on=NOW.date()))
    places = [tmp_path / str(number) for number in range(len(PACKING) + len(RETURNING))]
    for place in places:
        shutil.copytree(master.base, place)

    died = subprocess.run(
        [sys.executable, "-m", "tests.desk.travel.dying", *map(str, places)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )

    assert died.stdout.split() == ["9"] * len(places), died.stderr
    keys = keyfile.load(places[0] / "vault")
    slot, secrets = opening.enter(keys, "demo", keys.slots)  # all are copies of one: Argon2id is paid once
    out, home = [], []
    for place in places:
        heads = HeadPlace(place / "heads")
        with opening.open_session(site_of(place / "vault"), keys, slot, secrets, heads, lambda: LATER) as session:
            desk = Desk(session, rules, lambda: LATER)
            out.append(len(travels(desk)))
            home.append("t" in {one.id for one in open_case(desk, CASE).file.todos})
            bring_back(desk, place / "laptop" / "reis")
            file = open_case(desk, CASE).file
            assert [one.id for one in file.todos] == ["t"]
            assert len(file.trips) == len(travels(desk))
            assert verify(session).intact
        assert not (place / "weer").exists()
    # Home may say of one that never got its name that it is out; never the other way.
    assert out == [1, 1, 2, 1, 1, 1]
    assert home == [False] * 5 + [True]
