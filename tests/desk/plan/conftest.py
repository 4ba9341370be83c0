"""The case of ``tests.desk.conftest`` with a plan in it."""

import pytest

from tests.desk.plan.planned import CHANGED, planned, with_custody
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk


@pytest.fixture
def plan(desk: Desk, opened: OpenCase) -> OpenCase:
    """The case with a plan in it."""
    file = with_custody(planned(opened.file))
    new = [one for one in file.entities() if one not in opened.file.entities()]
    return save(desk, opened, new, CHANGED)[0]
