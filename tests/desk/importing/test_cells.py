"""A row on its own: every wrong cell is refused by its column, and nothing it holds is repeated."""

import pytest

from tests.desk.importing.files import (
    AS_REPORT,
    COLUMNS,
    GOOD,
    ITEM,
    MAPPING,
    TODAY,
    only_case,
    only_row,
    said,
)
from wams_tui.casework.codes import Phase
from wams_tui.desk.importing import RowOutcome, plan_import, read_table


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"Dossiernr": ""}, "Dossiernr", "niet leeg"),
        ({"Aanleiding": ""}, "Aanleiding", "niet leeg"),
        ({"Gemeld op": ""}, "Gemeld op", "niet leeg"),
        ({"Status": ""}, "Status", "niet leeg"),
        ({"Achternaam": ""}, "Achternaam", "niet leeg"),
        ({"Rol": ""}, "Rol", "niet leeg"),
        ({"Gemeld op": "03-12-25"}, "Gemeld op", "vier cijfers"),
        ({"Gemeld op": "22-11-2026"}, "Gemeld op", "toekomst"),
        ({"Geb.datum": "31-2-1980"}, "Geb.datum", "bestaat niet"),
        ({"Geb.datum": "1-1-2027"}, "Geb.datum", "toekomst"),
        ({"Geb.datum": "1-1-1180"}, "Geb.datum", "voor 1890"),
        ({"Geb.datum": "onbekend"}, "Geb.datum", "geen datum"),
        ({"BSN": "999901103"}, "BSN", "11-proef"),
        ({"BSN": "9999"}, "BSN", "11-proef"),
        ({"Status": "Lopent"}, "Status", "bedoelt u 'lopend'"),
        ({"Status": "zzz"}, "Status", "[codes.fase]"),
        ({"Status": "vernietigd"}, "Status", "vernietigde"),
        ({"Rol": "kindje"}, "Rol", "'kind'"),
        ({"Rol": "kind"}, "Rol", "geen hoofdpersoon"),
        ({"Doet mee": "misschien"}, "Doet mee", "deelname"),
        ({"Dossiernr": "2026/014"}, "Dossiernr", "casusnummer"),
        ({"Dossiernr": "999901102"}, "Dossiernr", "BSN"),
        ({"Dossiernr": "Z-voorbeeld-1"}, "Dossiernr", "achternaam"),
        ({"Schuldbedrag": "ongeveer 300"}, "Schuldbedrag", "geen bedrag"),
        ({"Schuldbedrag": "1,234.56"}, "Schuldbedrag", "komma"),
        ({"Schuldbedrag": "12.5"}, "Schuldbedrag", "komma"),
        ({"Voornamen": "Eva\x1b[2J"}, "Voornamen", "stuurtekens"),
        ({"Achternaam": "dleebroov\u202e"}, "Achternaam", "stuurtekens"),
        ({"Organisatie": "De Rietkraag"}, "Soort organisatie", "niet leeg"),
        (ITEM | {"Verkregen op": ""}, "Verkregen op", "niet leeg"),
        (ITEM | {"Verkregen op": "1-1-2027"}, "Verkregen op", "toekomst"),
        (ITEM | {"Soort gegeven": "wonne"}, "Soort gegeven", "'wonen'"),
        (ITEM | {"Soort gegeven": "bekendheid"}, "Soort gegeven", "bekend_bij"),
        (ITEM | {"Organisatie": ""}, "Waarde", "geen deelnemer"),
    ],
)
def test_a_wrong_cell_is_refused_by_its_column(changes: dict[str, str], column: str, words: str) -> None:
    row = only_row(changes)

    assert row.outcome is RowOutcome.GEWEIGERD
    assert any(reason.column == column and words in reason.say() for reason in row.reasons), said(row)


@pytest.mark.parametrize("typed", ["12.480,50", "€ 12.480,50", "12480,5", "250", "€ 75,-", "-30,00", "1.234.567"])
def test_amounts_as_written_in_the_netherlands_are_kept_as_typed(typed: str) -> None:
    case = only_case(GOOD | {"Schuldbedrag": typed})

    assert case.items[0].value == typed


def test_all_reasons_of_a_row_are_told_not_only_the_first() -> None:
    row = only_row({"Geb.datum": "1-1-80", "BSN": "123456789", "Status": "??", "Aanleiding": ""})

    assert {reason.column for reason in row.reasons} == {"Geb.datum", "BSN", "Status", "Aanleiding"}


def test_no_reason_repeats_what_stood_in_a_cell() -> None:
    secret = "Geheimzinnigheid"
    row = only_row(dict.fromkeys(COLUMNS, secret))

    assert len(row.reasons) > 8
    assert secret.casefold() not in said(row).casefold()


def test_a_row_with_too_many_or_too_few_cells_is_refused_and_the_rest_not_guessed() -> None:
    header = ";".join(COLUMNS)
    plan = plan_import(read_table(f"{header}\nA-1;x\n{';' * len(COLUMNS)}y\n".encode()), MAPPING, TODAY, "eva", ())

    assert [row.outcome for row in plan.rows] == [RowOutcome.GEWEIGERD] * 2
    assert f"2 cellen en de kopregel {len(COLUMNS)}" in said(plan.rows[0])
    assert f"{len(COLUMNS) + 1} cellen" in said(plan.rows[1])


@pytest.mark.parametrize("phase", ["Nieuw", "triage"])
def test_only_a_report_is_kept_until_it_has_been_assessed(phase: str) -> None:
    row = only_row(AS_REPORT | ITEM | {"Status": phase, "Schuldbedrag": "10", "Samenhang": "hangt samen"})

    assert {reason.column for reason in row.reasons} == {"Waarde", "Schuldbedrag", "Organisatie", "Samenhang"}
    assert "wordt alleen de melding bewaard" in said(row)


def test_a_report_with_who_it_is_about_is_taken_in() -> None:
    case = only_case(GOOD | AS_REPORT | {"Status": "Nieuw"})

    assert case.case.phase is Phase.MELDING
    assert not case.items
    assert not case.participants


def test_a_bsn_that_lost_its_leading_zero_is_refused_unless_it_passes_the_elfproef() -> None:
    assert "11-proef" in said(only_row({"BSN": "99990110"}))
