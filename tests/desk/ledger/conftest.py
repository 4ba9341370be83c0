"""One vault from which something was given, opened once: these tests read it, and write files beside it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage import HeadPlace, unlock
from tests.desk.conftest import NOW
from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, disclosures
from wams_tui.documents.render import Form
from wams_tui.law.ruleset import RuleSet


@dataclass
class Given:
    """The desk, the case as it is after the disclosure, and the line that tells of it."""

    desk: Desk
    opened: OpenCase

    @property
    def line(self) -> Disclosed:
        return disclosures(self.desk, self.opened.id)[-1]


@pytest.fixture(scope="package")
def given(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Iterator[Given]:
    place = tmp_path_factory.mktemp("ledger") / "place"
    shutil.copytree(vault_with_a_case, place)
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        desk = Desk(session, rules, lambda: NOW)
        opened = open_case(desk, "case-1")
        wanted = answered(desk, opened, draft("tenant#naam", "arrears", "help"))
        yield Given(desk, disclose(desk, opened, wanted, Form.JSON, place / "uit.json").opened)
