"""docs/import.md names every field and every code, so that it cannot fall behind."""

import re

import pytest

from tests.desk.importing.files import EXAMPLES
from wams_tui.casework.codes import Phase
from wams_tui.desk.importing.mapping import CODE_LISTS, CaseCells, ItemCells, ParticipantCells, PersonCells

TEXT = (EXAMPLES.parent / "import.md").read_text(encoding="utf-8")


def words_after(start: str) -> set[str]:
    line = next(line for line in TEXT.splitlines() if line.startswith(f"| `{start}` |"))
    return {quoted.split()[0] for quoted in re.findall(r"`([^`]+)`", line.split("|", 2)[2])}


@pytest.mark.parametrize(
    ("part", "model"),
    [("[casus]", CaseCells), ("[persoon]", PersonCells), ("[deelnemer]", ParticipantCells), ("[[gegeven]]", ItemCells)],
)
def test_the_manual_names_every_field(
    part: str, model: type[CaseCells | PersonCells | ParticipantCells | ItemCells]
) -> None:
    assert words_after(part) == set(model.model_fields)


@pytest.mark.parametrize("name", CODE_LISTS)
def test_the_manual_names_every_code_that_may_be_read_in(name: str) -> None:
    assert words_after(name) == {code.value for code in CODE_LISTS[name]} - {Phase.VERNIETIGD.value}
