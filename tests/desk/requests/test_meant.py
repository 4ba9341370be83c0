"""A datum that an asker names is pointed out to who decides; what is only alike, or of another, is not."""

import pytest

from tests.desk.builders import household
from tests.desk.outgoing.forms import asked, written
from wams_tui.casework.codes import Category
from wams_tui.casework.requests.request import RequestLine
from wams_tui.desk.asking.reading import read_in
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.meant import pointed_out


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("Wat weet u van de Arrears?", Category.WONEN, "arrears"),
        ("de arrearsregeling", Category.WONEN, ""),
        ("de arrears", Category.GEZONDHEID, ""),
        ("zijn naam en zijn geboortedatum", Category.IDENTITEIT, ""),
        ("zijn geboortedatum", Category.IDENTITEIT, "tenant#geboortedatum"),
    ],
)
def test_only_a_name_that_is_said_whole_points_out_one_datum(words: str, kind: Category, key: str) -> None:
    line = RequestLine(person="tenant", category=kind, wording=words)

    assert pointed_out(household(), line).field == key


def test_a_form_that_is_read_in_points_out_what_it_names_and_nothing_is_chosen(desk: Desk, opened: OpenCase) -> None:
    rules = [
        {"nummer": 1, "persoon": 1, "soort": "wonen", "vraag": "hoe staat het met de arrears", "waarom": ""},
        {"nummer": 2, "persoon": 1, "soort": "wonen", "vraag": "hoe woont hij", "waarom": ""},
    ]

    read = read_in(desk, written(asked(regels=rules)))

    request = read.opened.file.request(read.request)
    assert [one.field for one in request.lines] == ["arrears", ""]
    assert request.decisions == ()
