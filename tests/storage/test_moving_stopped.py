"""A moving that was stopped at its worst moment ends in one vault: the new one where it came, else the old one."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pgserver import Server
from storage import Change, Session, inspect_vault, move, unlock, verify
from storage.sites.site import Address, Site
from storage.vault import moved
from tests.house.debian import needs
from tests.house.tree import ROOT
from tests.storage.colleagues import WORDS, join
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Locked, Misused, Unusable

pytestmark = needs("initdb")
ON_BOTH = True
ANNEKE = "Anneke Voorbeeld"

_CHILD = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import HeadPlace, move, unlock
from storage.maintenance import moving

source, target, heads, stop, time = sys.argv[1:]
place = lambda address: address if "://" in address else Path(address)
moment = datetime.fromtimestamp(float(time), UTC)
who = "Anneke Voorbeeld"
session = unlock(place(source), "demo", heads=HeadPlace(Path(heads)), now=lambda: moment, coordinator=who)

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

if stop == "before":
    moving._arrive = die
else:
    kind, commits = type(session.opened.database), []
    stored = kind._commit
    def commit(base):
        if base is session.opened.database:
            commits.append(1)
            if len(commits) == 2:  # the first says where it is about to go, the second closes it
                die()
        stored(base)
    kind._commit = commit
move(session, place(target))
"""


@pytest.fixture
def target(postgresql: Server, place: Place, tmp_path: Path) -> Address:
    """The other kind of place, empty."""
    return tmp_path / "nieuw" if place.server else postgresql.fresh()


def stopped(place: Place, target: Address, stop: str) -> None:
    """Move in a process that is killed before the new vault has its place, or just before the old one is closed."""
    words = [str(place.address), str(target), str(place.heads.directory), stop, str(place.clock().timestamp())]
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, *words], cwd=ROOT, check=False, capture_output=True, timeout=120
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()


def there(place: Place, target: Address) -> Session:
    return unlock(target, PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE, wait=lambda _: None)


def staying(place: Place, words: str, who: str | None) -> Session:
    return unlock(
        place.address, words, heads=place.heads, now=place.clock, coordinator=who, wait=lambda _: None, stay=True
    )


def test_stopped_between_the_two_the_old_one_is_closed_by_whoever_comes_next(
    place: Place, target: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        case_id = add_case(session, b"kop", b"inhoud")
    with place.unlock(WORDS) as colleague:
        stopped(place, target, "between")
        with pytest.raises(Locked, match="verplaatst naar"):
            add_case(colleague)
    with there(place, target) as session:
        assert {record.content for record in session.read_case(case_id, SEEN)} == {b"kop", b"inhoud"}
        assert verify(session).findings == ()

    with pytest.raises(Locked, match="verplaatst naar"):
        place.unlock(WORDS)
    monkeypatch.setattr(moved, "site_of", None)  # it says so itself by now, and nobody looks there
    with pytest.raises(Locked, match="verplaatst naar"):
        place.unlock(coordinator=ANNEKE)
    with there(place, target) as session:
        session.write(case_id, [Change("r1", "notitie", 1, b"verder")], CHANGED)


@pytest.mark.files
def test_stopped_before_the_new_one_came_the_old_one_goes_on(place: Place, target: Address) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
    stopped(place, target, "before")
    assert not inspect_vault(target).exists

    with place.unlock() as session:
        session.write(case_id, [Change("r1", "notitie", 1, b"gewoon verder")], CHANGED)
        assert verify(session).findings == ()
        move(session, target)
    with there(place, target) as session:
        assert verify(session).findings == ()


@pytest.mark.files
def test_where_nobody_can_see_it_an_administrator_decides(
    place: Place, target: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(place)
    stopped(place, target, "before")

    def out_of_reach(_: Address) -> Site:
        raise Unusable("De databaseserver antwoordt niet.")

    monkeypatch.setattr(moved, "site_of", out_of_reach)
    with pytest.raises(Locked, match="niet te zien"):
        place.unlock(coordinator=ANNEKE)
    with pytest.raises(Locked, match="alleen een beheerder"):
        staying(place, WORDS, None)
    staying(place, PASSPHRASE, ANNEKE).lock()
    with place.unlock(WORDS) as theirs:
        assert add_case(theirs)


@pytest.mark.files
def test_to_where_it_stands_already_nothing_is_closed(place: Place, target: Address) -> None:
    with place.unlock() as session:
        with pytest.raises(Misused):
            move(session, place.address)
        add_case(session)
        move(session, target)
    with there(place, target) as session:
        with pytest.raises(Misused):
            move(session, place.address)  # where the closed one stands
        assert add_case(session)
