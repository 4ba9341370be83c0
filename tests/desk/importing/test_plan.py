"""What an import would do: the example, and everything that is refused and why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.importing.files import (
    COLUMNS,
    CSV,
    EXAMPLES,
    GOOD,
    MAPPING,
    TODAY,
    csv_of,
    only_case,
    only_row,
    plan_of,
    said,
)
from wams_tui.casework.codes import Answer, Category, Hat, Initiative, Party, Phase, Regime
from wams_tui.casework.errors import Misused
from wams_tui.casework.household import Joining, PersonRole
from wams_tui.casework.records import decode, encode, kind_of
from wams_tui.desk.importing import ImportPlan, Row, RowOutcome, Table, load_mapping, plan_import, read_table

ITEM = {
    "Organisatie": "Woonstichting De Rietkraag",
    "Soort organisatie": "corporatie",
    "Pet": "verhuurder",
    "Betrokken vanaf": "1-3-2026",
    "Soort gegeven": "wonen",
    "Omschrijving": "Huurachterstand",
    "Waarde": "€ 1.438,00",
    "Verkregen op": "4-3-2026",
}
"""Cells that put a participant and a datum in a row."""


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
    assert "2 cellen en de kopregel 28" in said(plan.rows[0])
    assert "29 cellen" in said(plan.rows[1])


def test_a_case_is_taken_in_whole_or_not_at_all() -> None:
    plan = plan_of(GOOD, GOOD | {"Voornamen": "Bo", "Rol": "zoon", "Geb.datum": "1-1-15"}, GOOD | {"Dossiernr": "A-2"})

    assert [row.outcome for row in plan.rows] == [
        RowOutcome.TEGENGEHOUDEN,
        RowOutcome.GEWEIGERD,
        RowOutcome.INGELEZEN,
    ]
    assert "rij 3" in said(plan.rows[0])
    assert [case.case.code for case in plan.casefiles] == ["A-2"]


def test_a_torn_row_holds_its_case_back_too() -> None:
    torn = csv_of(GOOD) + b"\r\nA-1;half"

    plan = plan_import(read_table(torn), MAPPING, TODAY, "eva", ())

    assert [row.outcome for row in plan.rows] == [RowOutcome.TEGENGEHOUDEN, RowOutcome.GEWEIGERD]
    assert not plan.casefiles


def test_a_known_case_is_refused_and_never_merged() -> None:
    plan = plan_of(GOOD, GOOD | {"Dossiernr": "A-2"}, known=("a-1",))

    assert "al in de kluis" in said(plan.rows[0])
    assert [case.case.code for case in plan.casefiles] == ["A-2"]


def test_reading_the_same_file_again_changes_nothing() -> None:
    first = plan_of(GOOD, GOOD | {"Dossiernr": "A-2"})

    again = plan_of(GOOD, GOOD | {"Dossiernr": "A-2"}, known=tuple(case.case.code for case in first.casefiles))

    assert not again.casefiles


def test_the_same_person_in_two_cases_links_nothing() -> None:
    plan = plan_of(GOOD | {"BSN": "999901102"}, GOOD | {"Dossiernr": "A-2", "BSN": "999901102"})

    assert len(plan.casefiles) == 2
    assert plan.casefiles[0].persons[0].id != plan.casefiles[1].persons[0].id


@pytest.mark.parametrize("other_case", ["A-1", "A-2"])
def test_one_bsn_for_two_names_is_refused_in_the_whole_file(other_case: str) -> None:
    other = {"Dossiernr": other_case, "Voornamen": "Anders", "Geb.datum": "2-2-1990", "Rol": "moeder"}

    plan = plan_of(GOOD | {"BSN": "999901102"}, GOOD | other | {"BSN": "999901102"})

    assert "rij 2 geeft dit BSN aan iemand met een andere naam" in said(plan.rows[1])


def test_the_same_person_with_another_bsn_or_role_is_refused() -> None:
    plan = plan_of(GOOD | {"BSN": "999901102"} | ITEM, GOOD | {"BSN": "999902209", "Rol": "zoon", "Schuldbedrag": "10"})

    assert {reason.column for reason in plan.rows[1].reasons} >= {"BSN", "Rol"}


def test_a_person_who_is_there_twice_without_anything_new_is_refused() -> None:
    plan = plan_of(GOOD, GOOD | {"Voornamen": "EVA"})

    assert "staat al in rij 2" in said(plan.rows[1])


def test_the_same_row_twice_is_refused() -> None:
    plan = plan_of(GOOD | ITEM, GOOD | ITEM)

    assert "gelijk aan rij 2" in said(plan.rows[1])


def test_one_name_with_and_without_a_birth_date_is_not_guessed_to_be_one_person() -> None:
    plan = plan_of(GOOD, GOOD | {"Geb.datum": "", "Schuldbedrag": "10"})

    assert "vul op beide rijen de geboortedatum in" in said(plan.rows[1])


def test_rows_of_one_case_must_say_the_same_of_it() -> None:
    plan = plan_of(GOOD | ITEM, GOOD | {"Status": "In onderzoek", "Schuldbedrag": "10"})

    assert [reason.column for reason in plan.rows[1].reasons] == ["Status"]
    assert "rij 2" in said(plan.rows[1])


def test_what_follows_from_a_wrong_cell_is_not_told_as_a_reason_of_its_own() -> None:
    plan = plan_of(
        GOOD | {"BSN": "999901102"}, GOOD | {"BSN": "999901102", "Geb.datum": "1-1-80", "Schuldbedrag": "10"}
    )

    assert [reason.column for reason in plan.rows[1].reasons] == ["Geb.datum"]
    assert [reason.column for reason in only_row({"Rol": "mama"}).reasons] == ["Rol"]


def test_a_case_has_one_main_person() -> None:
    plan = plan_of(GOOD, GOOD | {"Voornamen": "Bo"})

    assert "rij 2 noemt al een andere hoofdpersoon" in said(plan.rows[1])


@pytest.mark.parametrize("phase", ["Nieuw", "triage"])
def test_only_a_report_is_kept_until_it_has_been_assessed(phase: str) -> None:
    row = only_row(ITEM | {"Status": phase, "Schuldbedrag": "10", "Samenhang": "hangt samen"})

    assert {reason.column for reason in row.reasons} == {"Waarde", "Schuldbedrag", "Organisatie", "Samenhang"}
    assert "wordt alleen de melding bewaard" in said(row)


def test_a_report_with_who_it_is_about_is_taken_in() -> None:
    case = only_case(GOOD | {"Status": "Nieuw"})

    assert case.case.phase is Phase.MELDING
    assert not case.items
    assert not case.participants


def test_a_datum_of_nobody_is_refused() -> None:
    nobody = dict.fromkeys(("Voornamen", "Achternaam", "Geb.datum", "Rol"), "")

    plan = plan_of(GOOD, GOOD | nobody | ITEM)

    assert "niet van wie" in said(plan.rows[1])


def test_a_row_of_only_a_participant_adds_that_participant() -> None:
    nobody = dict.fromkeys(("Voornamen", "Achternaam", "Geb.datum", "Rol"), "")
    participant = {name: ITEM[name] for name in ("Organisatie", "Soort organisatie", "Pet", "Betrokken vanaf")}

    case = only_case(GOOD, GOOD | nobody | participant)

    assert [member.party for member in case.participants] == [Party.WONINGCORPORATIE]
    assert len(case.persons) == 1


def test_a_participant_named_in_two_rows_takes_part_once() -> None:
    case = only_case(GOOD | ITEM, GOOD | ITEM | {"Omschrijving": "Overlast", "Waarde": "Geen"})

    assert len(case.participants) == 1
    assert {item.source.participant for item in case.items} == {case.participants[0].id}


def test_a_bsn_that_lost_its_leading_zero_is_refused_unless_it_passes_the_elfproef() -> None:
    assert "11-proef" in said(only_row({"BSN": "99990110"}))


def test_a_mapping_that_speaks_of_another_column_is_refused_with_what_it_looks_like() -> None:
    table = read_table(csv_of(GOOD).replace(b"Achternaam", b"Achter-naam"))

    with pytest.raises(Misused) as refused:
        plan_import(table, MAPPING, TODAY, "eva", ())

    assert "'Achternaam'" in refused.value.say()
    assert "'achter-naam'" in refused.value.say()


def test_columns_are_found_without_regard_to_capitals() -> None:
    table = read_table(csv_of(GOOD).replace(b"Achternaam", b"ACHTERNAAM"))

    assert plan_import(table, MAPPING, TODAY, "eva", ()).count(RowOutcome.INGELEZEN) == 1


def test_blank_rows_are_passed_over_and_counted() -> None:
    plan = plan_of(GOOD, {}, GOOD | {"Dossiernr": "A-2"})

    assert [row.number for row in plan.rows] == [2, 3, 4]
    assert plan.rows[1].outcome is RowOutcome.LEEG
    assert len(plan.casefiles) == 2


def test_being_known_somewhere_is_taken_in_with_where() -> None:
    known = (
        (EXAMPLES / "koppeling.toml")
        .read_text(encoding="utf-8")
        .replace('waarde = "Waarde"', 'waarde = "Waarde"\nbekend_bij = "Voorwaarden"')
    )
    row = GOOD | ITEM | {"Soort gegeven": "bekendheid", "Voorwaarden": "ggz-medisch"}

    plan = plan_import(read_table(csv_of(row)), load_mapping(known.encode()), TODAY, "eva", ())

    assert plan.casefiles[0].items[0].known_at is Party.GGZ_MEDISCH


CELLS = st.one_of(
    st.sampled_from(["", "A-1", "A-2", "Lopend", "Nieuw", "moeder", "zoon", "3-2-2026", "999901102", "wonen", "J"]),
    st.text(max_size=12),
)
ROWS = st.lists(st.one_of(st.tuples(*[CELLS] * len(COLUMNS)), st.lists(CELLS, max_size=40).map(tuple)), max_size=8)


@given(rows=ROWS)
@settings(max_examples=60, deadline=None)
def test_every_row_of_every_table_has_one_outcome_and_every_refusal_a_reason(rows: list[tuple[str, ...]]) -> None:
    table = Table(COLUMNS, tuple(Row(number, cells) for number, cells in enumerate(rows, start=2)))

    plan = plan_import(table, MAPPING, TODAY, "eva", ("A-2",))

    assert [row.number for row in plan.rows] == [row.number for row in table.rows]
    for row in plan.rows:
        refused = row.outcome in (RowOutcome.GEWEIGERD, RowOutcome.TEGENGEHOUDEN)
        assert bool(row.reasons) is refused
        assert all(reason.say() for reason in row.reasons)


CHANGES = st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=4)


@given(changes=st.lists(CHANGES, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_case_that_is_taken_in_is_whole(changes: list[dict[str, str]]) -> None:
    rows = [GOOD | change for change in changes]
    table = Table(
        COLUMNS, tuple(Row(n, tuple(row.get(c, "").strip() for c in COLUMNS)) for n, row in enumerate(rows, start=2))
    )

    plan = plan_import(table, MAPPING, TODAY, "eva", ())

    taken = {row.case_code for row in plan.rows if row.outcome is RowOutcome.INGELEZEN}
    assert taken == {case.case.code for case in plan.casefiles}
    for case in plan.casefiles:
        people = {person.id for person in case.persons}
        assert {item.person for item in case.items} <= people
        assert sum(person.role is PersonRole.HOOFDPERSOON for person in case.persons) == 1
        if case.case.phase is Phase.MELDING:
            assert not case.items
            assert not case.participants
