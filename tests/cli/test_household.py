"""`wams case household`: the household drawn, in lines and as JSON; a hidden address stands in no line."""

from datetime import date

from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams
from wams_tui.casework.codes import Category, Regime, VaultNature
from wams_tui.casework.household.drawing import drawing
from wams_tui.casework.rules.regime import Setting
from wams_tui.commands.case.text import case_lines
from wams_tui.desk.practice import households

DAY = date(2026, 11, 23)


def test_a_household_is_drawn_also_without_line_characters(practice: Place, wams: Wams) -> None:
    drawn, plain = wams("case", "household", CASE), wams("case", "household", CASE, "--ascii")

    assert (drawn.code, plain.code) == (0, 0)
    assert "┌──" in drawn.out
    assert "+--" in plain.out
    assert "┌" not in plain.out


def test_as_json_it_says_who_decides_and_what_there_is_to_do(practice: Place, wams: Wams) -> None:
    told = wams("case", "household", CASE, "--json").json

    assert set(told) == {"personen", "gezag_gaten", "taken"}
    assert told["personen"][0]["rol"] == "hoofdpersoon"
    assert told["personen"][0]["niet_op_terreinen"] == []


def test_every_practice_household_fits_eighty_columns_and_shows_no_hidden_address() -> None:
    today = Setting(on=DAY, regime=Regime.WAMS_WETSVOORSTEL, nature=VaultNature.OEFENKLUIS)
    files = list(households(1, 40, DAY, "Coördinator"))
    hidden = [item.value for file in files for item in file.items if item.category is Category.GEHEIM_ADRES]

    lines = [line for file in files for line in (*drawing(file, DAY, str, 80), *case_lines(file, [], today))]

    assert hidden
    assert max(map(len, lines)) <= 80
    assert not [value for value in hidden if value in " ".join(" ".join(lines).split())]
    assert any("gezag: " in line for line in lines)


def test_an_answer_is_recorded_per_domain_and_a_wrong_word_changes_nothing(practice: Place, wams: Wams) -> None:
    said = wams("case", "answer", CASE, "--person", "1", "--says", "doet-niet-mee", "--domain", "wonen")

    assert (said.code, said.err) == (0, "")
    assert "Vastgelegd" in said.out
    assert wams("case", "answer", CASE, "--person", "1", "--says", "misschien").code == 2
    told = wams("case", "household", CASE, "--json").json
    assert ["wonen"] in [one["niet_op_terreinen"] for one in told["personen"]]
