"""`wams case` and `wams matrix`: cases in plain lines, and cases out of a table."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FEW, Place
from tests.cli.program import CASE, Wams, private_file
from tests.house.tree import ROOT
from wams_tui.commands.case.text import case_lines
from wams_tui.commands.disclosing import matrix
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.cases import open_case
from wams_tui.desk.matrix.cells import matrix as matrix_of
from wams_tui.desk.rules.regimes import setting
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

EXAMPLES = ROOT / "docs" / "examples"
TABLE = str(EXAMPLES / "dossiers.csv")
MAPPING = str(EXAMPLES / "koppeling.toml")


def test_the_list_has_a_line_for_every_case_within_eighty_columns(practice: Place, wams: Wams) -> None:
    said = wams("case", "list")

    lines = said.out.splitlines()
    assert sum(line.startswith("W-") for line in lines) == FEW
    assert max(len(line) for line in lines) <= 80
    assert lines[1].startswith(CASE)


@pytest.mark.parametrize(
    ("words", "action"),
    [
        (("case", "list"), "lijst-ingezien"),
        (("case", "show", CASE), "casus-ingezien"),
        (("matrix", CASE), "casus-ingezien"),
    ],
)
def test_every_view_is_in_the_audit_log(words: tuple[str, ...], action: str, practice: Place, wams: Wams) -> None:
    wams(*words)

    lines = wams("audit", "list", "--last", "6", "--json").json

    assert action in [line["handeling"] for line in lines]


def test_the_list_can_be_filtered_and_sorted(practice: Place, wams: Wams) -> None:
    filtered = wams("case", "list", "--filter", "ijsselmuiden", "--json").json
    sorted_by_name = wams("case", "list", "--sort", "naam", "--json").json

    assert [line["code"] for line in filtered] == [CASE]
    names = [line["naam"].casefold() for line in sorted_by_name]
    assert [name[:6] for name in names] == sorted(name[:6] for name in names)


def test_an_unknown_order_names_those_there_are(practice: Place, wams: Wams) -> None:
    said = wams("case", "list", "--sort", "leeftijd")

    assert said.code == 2
    assert "termijn" in said.err


def test_every_case_and_its_matrix_fit_eighty_columns(practice: Place) -> None:
    heads = heads_outside({"XDG_STATE_HOME": str(practice.vault.parent / "state")})
    lines: list[str] = []

    desk = open_desk(practice.vault, PRACTICE_PASSPHRASE, heads, now)
    with desk.session as session:
        for head in session.heads():
            file = open_case(desk, head.case_id).file
            lines += case_lines(file, [], setting(desk))
            for person in file.persons:
                found = matrix_of(desk, file, person.id)
                lines += [*matrix.lists(found), *matrix.reasons(found)]

    assert len(lines) > 100 * FEW
    assert [line for line in lines if len(line) > 80] == []


def test_a_case_is_shown_whole(practice: Place, wams: Wams) -> None:
    said = wams("case", "show", CASE.lower())

    for title in ("Huishouden", "Deelnemers", "Gegevens van Chantal", "Verzoeken"):
        assert title in said.out
    assert "de psychische situatie van mevrouw" in said.words


def test_a_case_that_is_not_there_is_wrong_usage(practice: Place, wams: Wams) -> None:
    said = wams("case", "show", "W-1999-0001")

    assert said.code == 2
    assert "wams case list" in said.err


def test_the_matrix_says_what_is_possible_per_participant(practice: Place, wams: Wams) -> None:
    said = wams("matrix", CASE, "--person", "1")

    assert "Wat mogelijk is, niet wat mag" in said.out
    corporation = said.words.split("Woonstichting De Rietkraag")[1].split("Schuldhulp Waterwolde")[0]
    refused = corporation.split("niet:")[1]
    assert "Gezondheid" in refused
    assert "Wonen" not in refused


def test_the_matrix_gives_its_reasons_where_asked(practice: Place, wams: Wams) -> None:
    said = wams("matrix", CASE, "--person", "Chantal", "--why")

    assert "Een woningcorporatie krijgt geen gezondheids-, jeugdhulp- of strafgegevens." in said.words


def test_the_matrix_as_json_carries_rules_and_sources(practice: Place, wams: Wams) -> None:
    found = wams("matrix", CASE, "--json").json

    cells = [cell for person in found for participant in person["deelnemers"] for cell in participant["vakken"]]
    assert cells
    assert all(cell["mogelijk"] and cell["oordeel"]["regels"] for cell in cells)


def test_a_dry_run_says_what_would_happen_and_stores_nothing(practice: Place, wams: Wams) -> None:
    said = wams("case", "import", TABLE, "--mapping", MAPPING, "--dry-run")

    assert "er is niets opgeslagen" in said.out
    assert "rij 2: zou worden ingelezen: SD-2026-014" in said.out
    assert len(wams("case", "list", "--json").json) == FEW


def test_an_import_stores_whole_cases_and_a_second_time_refuses_them(practice: Place, wams: Wams) -> None:
    first = wams("case", "import", TABLE, "--mapping", MAPPING, "--json")
    second = wams("case", "import", TABLE, "--mapping", MAPPING, "--json")

    codes = first.json["casussen"]
    assert codes
    assert first.json["opgeslagen_casussen"] == len(codes)
    assert {line["code"] for line in wams("case", "list", "--json").json} >= set(codes)
    assert "casus-geimporteerd" in str(wams("audit", "list", "--json").json)
    assert (second.code, second.json["opgeslagen_casussen"]) == (1, 0)


def test_a_refused_row_is_told_with_its_reasons_and_no_personal_value(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    lines = Path(TABLE).read_text(encoding="utf-8").splitlines()
    private_file(tmp_path / "fout.csv", "\n".join([lines[0], lines[1].replace("999901102", "123456789")]))

    said = wams("case", "import", str(tmp_path / "fout.csv"), "--mapping", MAPPING)

    assert said.code == 1
    assert "rij 2: geweigerd:" in said.out
    assert "BSN" in said.out
    assert "123456789" not in said.out
    assert "Brééman" not in said.out


def test_a_real_vault_does_not_take_the_municipality_of_the_example(real: Place, wams: Wams) -> None:
    said = wams("case", "import", TABLE, "--mapping", MAPPING)

    assert said.code == 2
    assert "Waterwolde" in said.err


def test_an_import_report_of_a_real_vault_may_go_into_a_pipe(real: Place, tmp_path: Path, wams: Wams) -> None:
    own = Path(MAPPING).read_text(encoding="utf-8").replace("van Waterwolde", "van Ons Eigen Dorp")
    private_file(tmp_path / "koppeling.toml", own)

    said = wams("case", "import", TABLE, "--mapping", str(tmp_path / "koppeling.toml"), "--dry-run", "--json")

    assert said.json["opgeslagen_casussen"] == 0
    assert said.json["verantwoordelijken"] == ["College van burgemeester en wethouders van Ons Eigen Dorp"]
    assert "Zoë" not in said.out


def test_json_is_json_whatever_the_language(practice: Place, wams: Wams) -> None:
    assert json.loads(wams("case", "show", CASE, "--json", "--lang", "nl").out)["code"] == CASE


def test_a_secret_address_is_null_unless_it_is_asked_for_and_the_look_is_on_record(practice: Place, wams: Wams) -> None:
    def hidden(*more: str) -> list[object]:
        said = wams("case", "show", "W-2026-0004", "--json", *more).json
        return [one["waarde"] for one in said["gegevens"] if one["categorie"] == "geheim-adres"]

    assert set(hidden()) == {None}
    assert all(hidden("--secret"))
    assert "geheim adres ingezien" in wams("audit", "list", "--last", "9").out
