"""One vault per test process, made at its real cost; every test works on a copy of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import HeadPlace, Session, create_vault
from tests.storage.vaults import PASSPHRASE, Clock, Place
from wams_tui.casework.codes import VaultNature


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Place:
    base = tmp_path_factory.mktemp("meester")
    heads, clock = HeadPlace(base / "koppen"), Clock()
    created = create_vault(
        base / "kluis",
        nature=VaultNature.OEFENKLUIS,
        coordinator_name="Anneke Voorbeeld",
        passphrase=PASSPHRASE,
        heads=heads,
        now=clock,
    )
    return Place(base / "kluis", heads, created, clock)


@pytest.fixture
def place(master: Place, tmp_path: Path) -> Place:
    """A locked vault."""
    return master.copy(tmp_path)


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    """The same vault, unlocked."""
    with place.unlock() as opened:
        yield opened
