"""`wams case close`: a case ends by a decision that says why and what the client was told."""

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams

WHY = ("--why", "resultaat-bereikt", "--because", "De afspraken zijn gehaald.")


def phase(wams: Wams) -> str:
    return str(wams("case", "show", CASE, "--json").json["fase"])


def test_a_case_is_closed_with_its_reason_and_stays_so(practice: Place, wams: Wams) -> None:
    said = wams("case", "close", CASE, *WHY, "--told", "In een gesprek aan de keukentafel.")

    assert (said.code, said.err) == (0, "")
    assert "afgesloten" in said.out
    assert phase(wams) == "afgesloten"
    assert "fase-gewijzigd" in str(wams("audit", "list", "--json").json)
    again = wams("case", "close", CASE, *WHY, "--told", "Nog eens.")
    assert again.code == 1
    assert phase(wams) == "afgesloten"


def test_closing_asks_what_the_client_was_told_and_changes_nothing_without(practice: Place, wams: Wams) -> None:
    before = phase(wams)

    assert wams("case", "close", CASE, *WHY).code == 2
    assert wams("case", "close", CASE, *WHY, "--told", "Ja", "--untold", "Nee").code == 2
    assert wams("case", "close", CASE, "--why", "zomaar", "--because", "x", "--told", "y").code == 2
    assert phase(wams) == before


def test_what_is_missing_is_told_point_by_point(practice: Place, wams: Wams) -> None:
    before = phase(wams)

    said = wams("case", "close", CASE, "--why", "verhuisd", "--because", " ", "--told", "Per brief.")

    assert said.code == 1
    assert "waarom dit besloten is" in said.err
    assert phase(wams) == before
