"""Rows held against each other: one reference one case, one person once, whole or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.importing.files import (
    AS_REPORT,
    COLUMNS,
    EXAMPLES,
    GOOD,
    ITEM,
    MAPPING,
    TODAY,
    csv_of,
    only_case,
    only_row,
    plan_of,
    said,
)
from wams_tui.casework.codes import Party, Phase
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import PersonRole
from wams_tui.desk.importing import Row, RowOutcome, Table, load_mapping, plan_import, read_table


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


def test_a_mapping_that_speaks_of_another_column_is_refused_with_what_it_looks_like() -> None:
    table = read_table(csv_of(GOOD).replace(b"Achternaam", b"Achter-naam"))

    with pytest.raises(Misused) as refused:
        plan_import(table, MAPPING, TODAY, "eva", ())

    assert "'Achternaam'" in refused.value.say()
    assert "'Achter-naam'" in refused.value.say()


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


def test_that_problems_persist_and_that_they_recur_are_two_columns() -> None:
    case = only_case(GOOD | {"Duurt voort": "Al drie jaar.", "Keert terug": "Voor de vierde keer."})

    assert (case.case.persisting_facts, case.case.recurring_facts) == ("Al drie jaar.", "Voor de vierde keer.")


def test_that_problems_recur_is_no_part_of_a_report_that_waits() -> None:
    row = only_row(AS_REPORT | {"Status": "melding", "Keert terug": "Voor de vierde keer."})

    assert "alleen de melding bewaard" in said(row)


@pytest.mark.parametrize(
    ("phase", "changes", "told", "column"),
    [
        ("uitvoering", {"Evaluatie op": ""}, "geen datum waarop de aanpak wordt geëvalueerd", "Evaluatie op"),
        ("plan", {"Besluit op": ""}, "geen besluit tot een gecoördineerde aanpak", "Besluit op"),
        ("onderzoek", {"Terreinen": ""}, "problemen op 0 terreinen", "Terreinen"),
        ("onderzoek", {"Terreinen": "zorg, ggz"}, "0 terreinen van het sociaal domein", "Samenhang"),
        ("onderzoek", {"Samenhang": ""}, "Niet gemotiveerd", "Samenhang"),
        ("onderzoek", {"Hulpvraag": ""}, "hulpvraag van de cliënt", "Hulpvraag"),
        ("aanmelding-client", {"Hulpvraag": ""}, "hulpvraag van de cliënt", "Hulpvraag"),
        ("onderzoek", {"Aangemeld door": "hulpverlener"}, "terugkeren; één voorval", "Duurt voort"),
        ("verzoek-professional", {"Aangemeld door": "hulpverlener"}, "voortduren", "Duurt voort"),
    ],
)
def test_a_case_comes_into_no_phase_whose_facts_are_not_in_the_file(
    phase: str, changes: dict[str, str], told: str, column: str
) -> None:
    row = only_row({"Status": phase} | changes)

    assert told in said(row)
    assert column in {reason.column for reason in row.reasons}
    assert row.outcome is RowOutcome.GEWEIGERD


def test_a_case_that_is_closed_or_only_reported_needs_none_of_them() -> None:
    for phase in ("afgesloten", "melding", "triage"):
        assert said(only_row(AS_REPORT | {"Status": phase})) == ""


def test_a_list_of_residents_is_no_heap_of_reports() -> None:
    """G5: one reason on one day for all is what comes of matching files; the reports of one household are not many."""
    listed = [GOOD | {"Dossiernr": f"A-{number}", "Aanleiding": "Achterstand op energie"} for number in range(4)]
    other = GOOD | {"Dossiernr": "B-1"}

    plan = plan_of(*listed, other)

    assert [case.case.code for case in plan.casefiles] == ["B-1"]
    assert all("4 casussen hebben dezelfde aanleiding op dezelfde dag" in said(row) for row in plan.rows[:4])
    assert len(plan_of(*listed[:2]).casefiles) == 2
    days = [row | {"Gemeld op": f"{number + 1}-3-2026"} for number, row in enumerate(listed)]
    assert len(plan_of(*days).casefiles) == 4
