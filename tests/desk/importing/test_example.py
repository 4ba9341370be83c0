"""The example of the docs, read as a coordinator would."""

from datetime import date

import pytest

from tests.desk.importing.files import (
    CSV,
    MAPPING,
    TODAY,
    said,
)
from wams_tui.casework.codes import Answer, Category, Hat, Initiative, Party, Phase, Regime
from wams_tui.casework.household.persons import Joining, PersonRole
from wams_tui.casework.records import decode, encode, kind_of
from wams_tui.desk.importing import ImportPlan, RowOutcome, plan_import, read_table


def example(encoding: str = "utf-8") -> ImportPlan:
    text = CSV.replace("Çiğdem", "Cigdem").replace("Öztürk", "Ozturk") if encoding == "cp1252" else CSV
    return plan_import(read_table(text.encode(encoding)), MAPPING, TODAY, "eva", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_example_is_taken_in_whole_in_every_encoding(encoding: str) -> None:
    plan = example(encoding)

    assert [said(row) for row in plan.rows] == [""] * 5
    assert plan.count(RowOutcome.INGELEZEN) == 5
    assert [case.case.code for case in plan.casefiles] == ["SD-2026-014", "SD-2026-015", "SD-2026-016"]


def test_rows_of_one_reference_become_one_household_with_every_person_once() -> None:
    case = example().casefiles[0]

    assert [person.name for person in case.persons] == ["Zoë Maria van Brééman", "Noël van Brééman"]
    assert case.persons[0].birth_date == date(1984, 12, 3)
    assert case.persons[0].bsn == "999901102"
    assert case.persons[0].participation.joining is Joining.DOET_MEE
    assert case.persons[1].role is PersonRole.KIND
    assert case.case.phase is Phase.UITVOERING
    assert case.case.initiative is Initiative.CLIENT
    assert case.case.opened_on == date(2026, 2, 3)
    assert case.case.coordinator == "eva"
    assert case.case.regime is Regime.HUIDIG_RECHT
    assert case.case.coherence.startswith("Door de schulden")


def test_a_datum_keeps_where_it_came_from_and_stays_as_it_was_typed() -> None:
    case = example().casefiles[0]

    arrears, debt, agreement = case.items

    assert arrears.category is Category.WONEN
    assert arrears.value == "€ 1.438,00; stand 1 maart"
    assert arrears.source.party is Party.WONINGCORPORATIE
    assert arrears.source.hat is Hat.VERHUUR
    assert arrears.source.participant == case.participants[0].id
    assert arrears.supplier_agreed is Answer.JA
    assert debt.value == "12.480,50"
    assert debt.source.description == "eigen opgave bij de aanmelding"
    assert debt.source.hat is Hat.BETROKKENE
    assert agreement.value == 'Zij zegt: "eerst rust"'
    assert agreement.supplier_conditions == "Alleen voor het plan"


def test_the_reason_is_kept_as_a_text_that_nobody_may_send_yet() -> None:
    report = example().casefiles[2].texts[0]

    assert report.text == "Buren maken zich zorgen, de post puilt uit"
    assert report.written_on == date(2026, 11, 18)
    assert not report.tagged


def test_a_case_without_a_title_is_called_after_its_main_person() -> None:
    assert example().casefiles[1].case.title == "Huishouden 't Veldhuizen"


def test_every_imported_record_survives_being_written_and_read() -> None:
    for case in example().casefiles:
        for entity in case.entities():
            assert decode(kind_of(entity), encode(entity)) == entity


def test_the_dry_run_says_what_each_row_adds() -> None:
    adds = [row.adds for row in example().rows]

    assert [(add.cases, add.persons, add.participants, add.items) for add in adds] == [
        (1, 1, 1, 2),
        (0, 0, 1, 1),
        (0, 1, 0, 0),
        (1, 1, 0, 0),
        (1, 1, 0, 0),
    ]
