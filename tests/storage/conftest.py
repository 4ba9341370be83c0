"""One vault per test process and kind of place, made at its real cost; every test works on a copy of its own.

A module that says ``ON_BOTH = True`` has each of its tests run twice: on a vault of files, and on one in PostgreSQL,
but for those marked ``files``, which reach into a file.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pgserver import Server, server
from storage import HeadPlace, Session, create_vault
from storage.sites.site import Address
from tests.house.debian import needs
from tests.storage.vaults import PASSPHRASE, Clock, Place
from wams_tui.casework.codes import VaultNature

FILES, POSTGRESQL = "files", "postgresql"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marked = metafunc.definition.get_closest_marker("files") is not None
    if "site" in metafunc.fixturenames and getattr(metafunc.module, "ON_BOTH", False) and not marked:
        metafunc.parametrize("site", [FILES, pytest.param(POSTGRESQL, marks=needs("initdb"))], indirect=True)


def _made(address: Address, base: Path, place: Server | None = None) -> Place:
    heads, clock = HeadPlace(base / "koppen"), Clock()
    created = create_vault(
        address,
        nature=VaultNature.OEFENKLUIS,
        coordinator_name="Anneke Voorbeeld",
        passphrase=PASSPHRASE,
        heads=heads,
        now=clock,
    )
    return Place(address, heads, created, clock, place)


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Place:
    base = tmp_path_factory.mktemp("meester")
    return _made(base / "kluis", base)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server of this test process alone."""
    with server() as made:
        yield made


@pytest.fixture(scope="session")
def postgresql_master(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return _made(postgresql.fresh(), tmp_path_factory.mktemp("meester"), postgresql)


@pytest.fixture
def site(request: pytest.FixtureRequest) -> str:
    """What the vault of this test stands on."""
    return str(getattr(request, "param", FILES))


@pytest.fixture
def place(site: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A locked vault."""
    master: Place = request.getfixturevalue("master" if site == FILES else "postgresql_master")
    copy = master.copy(tmp_path)
    address = copy.address
    yield copy
    if copy.server is not None:
        copy.server.drop(str(address))


@pytest.fixture
def session(place: Place) -> Iterator[Session]:
    """The same vault, unlocked."""
    with place.unlock() as opened:
        yield opened
