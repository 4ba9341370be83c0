"""What the rule set says of the vignettes is what a coordinator should learn from them."""

from datetime import date

import pytest

from wams_tui.casework.codes import Category, Party, Regime, VaultNature
from wams_tui.casework.plan.frozen import as_now
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.version import Agreed
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.disclosing.fields import Field, fields_of
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.practice import households
from wams_tui.desk.practice.vignettes import ORDER
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

TODAY = date(2026, 11, 21)
DRAWN = dict(zip(ORDER, households(1, len(ORDER), TODAY, "eva"), strict=True))


PRACTISING = Setting(TODAY, VaultNature.OEFENKLUIS, Regime.WAMS_WETSVOORSTEL)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def effects(rules: RuleSet, number: int, party: Party, label: str) -> set[Effect]:
    """What is possible at best for every field with this label and the first participant of this party."""
    case = DRAWN[number]
    member = next(member for member in case.participants if member.party is party)
    fields: list[Field] = [field for field in fields_of(case) if field.label == label and len(field.persons) == 1]
    assert fields, label
    return {
        possible(
            question(case, member, case.person(field.persons[0]), field.categories[0], field, PRACTISING),
            rules,
        ).effect
        for field in fields
    }


@pytest.mark.parametrize("label", ["Diagnose", "Wat zij merkt in het dagelijks leven", "In behandeling"])
def test_the_corporation_of_vignette_5_never_hears_of_the_psychiatric_situation(rules: RuleSet, label: str) -> None:
    assert effects(rules, 5, Party.WONINGCORPORATIE, label) == {Effect.WEIGEREN}


@pytest.mark.parametrize(
    "label", ["Huurachterstand", "Overlast", "Regeling met de verhuurder", "Afspraak over de woning"]
)
def test_the_corporation_of_vignette_5_may_have_what_its_own_agreement_needs(rules: RuleSet, label: str) -> None:
    assert effects(rules, 5, Party.WONINGCORPORATIE, label) <= {Effect.TOESTAAN, Effect.TOESTAAN_MITS}


def test_the_other_debts_of_vignette_5_are_not_the_corporations(rules: RuleSet) -> None:
    assert effects(rules, 5, Party.WONINGCORPORATIE, "Andere schulden") == {Effect.WEIGEREN}


def test_uwv_never_hears_of_the_undeclared_work_of_vignette_4(rules: RuleSet) -> None:
    assert effects(rules, 4, Party.UWV_SVB, "Genoemd in overleg") == {Effect.WEIGEREN}


def test_a_creditor_of_vignette_6_may_hear_of_the_arrangement_and_not_of_the_childs_illness(rules: RuleSet) -> None:
    assert effects(rules, 6, Party.SCHULDEISER, "Schuldregeling") == {Effect.TOESTAAN_MITS}
    assert effects(rules, 6, Party.SCHULDEISER, "Diabetes") == {Effect.WEIGEREN}


def test_the_secret_address_of_vignette_3_is_not_for_school(rules: RuleSet) -> None:
    assert effects(rules, 3, Party.SCHOOL, "Verblijfplaats") == {Effect.WEIGEREN}


def test_school_never_hears_of_the_crime_of_vignette_8(rules: RuleSet) -> None:
    assert effects(rules, 8, Party.SCHOOL, "Taakstraf") == {Effect.WEIGEREN}


def test_the_guardian_of_vignette_10_hears_of_the_child_under_supervision_and_not_of_the_father(rules: RuleSet) -> None:
    assert effects(rules, 10, Party.GI, "Ontwikkeling") == {Effect.TOESTAAN_MITS}
    assert effects(rules, 10, Party.GI, "Depressie") == {Effect.WEIGEREN}


def test_the_plan_of_vignette_10_was_agreed_to_by_one_and_not_by_another_and_went_on_since() -> None:
    case = DRAWN[10]
    (version,) = case.versions
    assert [(case.person(one.person).given_names, one.answer) for one in version.agreements] == [
        ("Gerrit", Agreed.JA), ("Lotte", Agreed.NEE),
    ]  # fmt: skip
    assert len(content_now(case).actions) == len(version.content.actions) + 2
    assert as_now(case) is None


def test_nothing_of_the_report_of_vignette_14_can_go_anywhere(rules: RuleSet) -> None:
    case = DRAWN[14]

    answers = {
        possible(question(case, member, person, category, None, PRACTISING), rules).effect
        for member in case.participants
        for person in case.persons
        for category in Category
    }

    assert answers == {Effect.WEIGEREN}
