"""A cell of the matrix says possible only where the steps of a disclosure lead somewhere that is not refused."""

from dataclasses import replace
from datetime import date

import pytest

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Purpose, Regime, VaultNature
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.matrix.cells import Cell, build
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.practice import households
from wams_tui.desk.practice.vignettes import ORDER
from wams_tui.law.choices import Usability, bases_for, purposes_for
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

TODAY = date(2026, 11, 21)
CASES = tuple(households(1, len(ORDER), TODAY, "eva"))
Offers = dict[tuple[str, str], set[tuple[str, str]]]
ON_A_DECISION = {Basis.WAMS_GECOORDINEERDE_AANPAK, Basis.WAMS_VERDERE_VERWERKING}
SETTINGS = [
    Setting(TODAY, VaultNature.ECHT, Regime.HUIDIG_RECHT),
    Setting(TODAY, VaultNature.ECHT, Regime.WAMS_IN_WERKING),
]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def cells(file: CaseFile, setting: Setting, rules: RuleSet) -> list[Cell]:
    matrices = (build(file, person, setting, rules) for person in file.persons)
    return [cell for found in matrices for row in found.rows for cell in row]


def undecided(file: CaseFile) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update={"decision_period": None})})


def offered(file: CaseFile, cell: Cell, setting: Setting, rules: RuleSet) -> set[tuple[str, str]]:
    """The purposes and bases the steps offer for this recipient and person, whatever the data."""
    asked = question(file, file.participant(cell.participant), file.person(cell.person), cell.category, None, setting)
    purposes = [one.code for one in purposes_for(asked, rules) if one.usability is Usability.BRUIKBAAR]
    return {
        (purpose.value, basis.code.value)
        for purpose in purposes
        for basis in bases_for(replace(asked, purpose=purpose), rules)
        if not basis.obstacle
    }


def led_nowhere(file: CaseFile, cell: Cell, setting: Setting, rules: RuleSet, offers: Offers) -> list[str]:
    """What a cell calls possible and the steps (purpose, basis, data) refuse."""
    recipient, person = file.participant(cell.participant), file.person(cell.person)
    found = []
    for behind in cell.fields:
        told = behind.possibility
        if told.effect is Effect.WEIGEREN:
            continue
        place = (cell.participant, cell.person)
        if place not in offers:
            offers[place] = offered(file, cell, setting, rules)
        asked = question(file, recipient, person, cell.category, behind.field, setting)
        named = replace(asked, purpose=Purpose(told.purpose), basis=Basis(told.basis))
        if (told.purpose, told.basis) not in offers[place] or possible(named, rules).effect is not told.effect:
            found.append(f"{file.case.title}: {cell.category.value} aan {recipient.party.value} op {told.basis}")
    return found


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.regime.value)
@pytest.mark.parametrize("decided", [True, False])
def test_what_a_cell_calls_possible_the_steps_do_not_refuse(rules: RuleSet, setting: Setting, decided: bool) -> None:
    asked = possible_cells = 0
    for case in CASES:
        file, offers = case if decided else undecided(case), Offers()
        for cell in cells(file, setting, rules):
            asked += 1
            possible_cells += cell.effect not in (None, Effect.WEIGEREN)
            assert led_nowhere(file, cell, setting, rules, offers) == []

    assert asked > 1000
    assert possible_cells > 20


def test_without_a_decision_to_coordinate_no_cell_rests_on_one(rules: RuleSet) -> None:
    in_force = SETTINGS[1]

    def rest_on_it(file: CaseFile) -> set[str]:
        named = {behind.possibility.basis for cell in cells(file, in_force, rules) for behind in cell.fields}
        return {basis.value for basis in ON_A_DECISION} & named

    assert any(rest_on_it(case) for case in CASES if case.case.decision_period is not None)
    assert all(rest_on_it(undecided(case)) == set() for case in CASES)
