"""A practice vault and a real one, each made once at full cost and copied for every test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.cli.program import Wams, private_file
from wams_tui import locale
from wams_tui.casework.codes import VaultNature
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.cases import create_case
from wams_tui.desk.practice import households
from wams_tui.desk.vault.opening import create, heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

REAL_PASSPHRASE = "hazelaar komeet turfschip orgel veenbes kade lantaarn griend"
FEW = 16
"""Households in the practice vault: the fourteen vignettes, and two more."""


@dataclass(frozen=True)
class Place:
    """A vault, and the file that holds its passphrase."""

    vault: Path
    passphrase_file: Path


@pytest.fixture(scope="session")
def practice_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("practice")
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    prepare(place / "vault", 1, FEW, heads, now, lambda _number: None)
    private_file(place / "passphrase", f"{PRACTICE_PASSPHRASE}\n")
    return place


@pytest.fixture(scope="session")
def real_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real vault that holds fictional people all the same: the first vignette."""
    place = tmp_path_factory.mktemp("real")
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    create(place / "vault", VaultNature.ECHT, "Noor Postma", REAL_PASSPHRASE, heads, now)
    desk = open_desk(place / "vault", REAL_PASSPHRASE, heads, now)
    with desk.session as session:
        for file in households(1, 1, date.today(), session.coordinator.id):  # noqa: DTZ011 - the desk's day is local
            create_case(desk, file)
    private_file(place / "passphrase", f"{REAL_PASSPHRASE}\n")
    return place


@pytest.fixture
def practice(practice_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A practice vault of one's own, chosen in the environment."""
    return _copied(practice_made, tmp_path / "practice", monkeypatch)


@pytest.fixture
def real(real_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A real vault of one's own, chosen in the environment."""
    return _copied(real_made, tmp_path / "real", monkeypatch)


@pytest.fixture
def wams(capsys: pytest.CaptureFixture[str]) -> Iterator[Wams]:
    yield Wams(capsys)
    locale.use(locale.Language.NL)


def _copied(made: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    shutil.copytree(made, place)
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setenv("WAMS_VAULT", str(place / "vault"))
    monkeypatch.setenv("WAMS_PASSPHRASE_FILE", str(place / "passphrase"))
    return Place(place / "vault", place / "passphrase")
