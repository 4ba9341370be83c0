"""A real vault for the desk: made once at full cost, copied for every test that writes."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import HeadPlace, create_vault, unlock
from tests.desk.builders import household
from tests.desk.offices import Hall, build
from wams_tui.casework.codes import VaultNature
from wams_tui.desk.cases import OpenCase, create_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.law.ruleset import RuleSet, load_rules

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules()


@pytest.fixture(scope="session")
def vault_with_a_case(tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Path:
    place = tmp_path_factory.mktemp("desk")
    heads = HeadPlace(place / "heads")
    create_vault(
        place / "vault",
        nature=VaultNature.OEFENKLUIS,
        coordinator_name="Oefencoördinator",
        passphrase="demo",
        heads=heads,
        now=lambda: NOW,
    )
    with unlock(place / "vault", "demo", heads=heads, now=lambda: NOW) as session:
        create_case(Desk(session, rules, lambda: NOW), household())
    return place


@pytest.fixture
def desk(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> Iterator[Desk]:
    place = tmp_path / "place"
    shutil.copytree(vault_with_a_case, place)
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        yield Desk(session, rules, lambda: NOW)


@pytest.fixture
def opened(desk: Desk) -> OpenCase:
    return open_case(desk, "case-1")


@pytest.fixture(scope="session")
def hall_made(tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Hall:
    return build(tmp_path_factory.mktemp("hall"), rules)


@pytest.fixture
def hall(hall_made: Hall, tmp_path: Path) -> Hall:
    """A real vault of one's own, with everybody in it who has a say over its rules, and who has none."""
    return hall_made.copy(tmp_path / "hall")
