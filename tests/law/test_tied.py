"""Who takes part for one person gets nothing about the others, and a creditor nothing about debts elsewhere."""

import pytest

from tests.law.asked import asking, knowing, unknowing
from wams_tui.casework.codes import Answer, Basis, Capacity, Category, Direction, Fact, Hat, Party, Purpose
from wams_tui.law.decide import decide, effect
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

ABOUT = Fact.DEELNAME_BETREFT_PERSOON
TIED = [
    (Party.SCHOOL, Category.HULPVRAAG_PLAN),
    (Party.SCHOOL, Category.JEUGDHULP),
    (Party.LEERPLICHT, Category.ONDERWIJS),
    (Party.SCHULDEISER, Category.IDENTITEIT),
    (Party.SCHULDEISER, Category.SCHULDEN_INKOMEN),
    (Party.BEWINDVOERDER, Category.SCHULDEN_INKOMEN),
    (Party.CLIENTONDERSTEUNER, Category.HULPVRAAG_PLAN),
    (Party.GGZ_MEDISCH, Category.HULPVRAAG_PLAN),
    (Party.ZORGVERZEKERAAR_CIZ, Category.BSN),
]
OF_THE_HOUSEHOLD = [Party.TOEGANG, Party.JEUGDHULP, Party.SCHULDHULP, Party.OGGZ, Party.WMO_AANBIEDER]


@pytest.mark.parametrize(("party", "category"), TIED)
def test_who_is_there_for_one_person_gets_only_what_is_about_them(
    rules: RuleSet, party: Party, category: Category
) -> None:
    asked = asking(party, category)
    assert effect(asked, rules) in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)

    about_another = decide(knowing(asked, (ABOUT, Answer.NEE)), rules)
    not_recorded = decide(unknowing(asked, ABOUT), rules)

    assert about_another.effect is not_recorded.effect is Effect.WEIGEREN
    assert [one.code for one in about_another.missing] == ["betreft"]
    assert "voor een ander" in about_another.reason
    assert "niet vastgelegd" in not_recorded.reason
    assert "vraag deze persoon" in about_another.missing[0].remedy


@pytest.mark.parametrize("party", OF_THE_HOUSEHOLD)
def test_who_helps_a_household_is_stopped_only_by_what_is_recorded(rules: RuleSet, party: Party) -> None:
    asked = asking(party, Category.HULPVRAAG_PLAN)

    assert effect(unknowing(asked, ABOUT), rules) in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)
    assert effect(knowing(asked, (ABOUT, Answer.NEE)), rules) is Effect.WEIGEREN


@pytest.mark.parametrize("party", [Party.SCHULDHULP, Party.WONINGCORPORATIE, Party.GEZINSLID])
def test_whoever_comes_as_a_creditor_comes_for_one_debtor(rules: RuleSet, party: Party) -> None:
    asked = asking(party, Category.IDENTITEIT, hat=Hat.SCHULDEISER)

    assert effect(asked, rules) is Effect.TOESTAAN_MITS
    assert effect(knowing(asked, (ABOUT, Answer.NEE)), rules) is (
        Effect.TOESTAAN_MITS if party is Party.GEZINSLID else Effect.WEIGEREN
    )


def test_it_holds_for_what_is_asked_too(rules: RuleSet) -> None:
    asked = asking(Party.SCHOOL, Category.ONDERWIJS, direction=Direction.OPVRAGEN)

    assert effect(asked, rules) is Effect.TOESTAAN_MITS
    assert effect(knowing(asked, (ABOUT, Answer.NEE)), rules) is Effect.WEIGEREN


@pytest.mark.parametrize(
    ("party", "basis", "purpose"),
    [
        (Party.VEILIG_THUIS, Basis.WMO_VEILIG_THUIS, Purpose.VEILIG_THUIS_MELDING),
        (Party.GGZ_MEDISCH, Basis.VITAAL_BELANG, Purpose.ACUUT_GEVAAR),
        (Party.GI, Basis.JEUGDWET_OTS, Purpose.PLAN),
    ],
)
def test_danger_veilig_thuis_and_a_measure_have_their_own_bounds(
    rules: RuleSet, party: Party, basis: Basis, purpose: Purpose
) -> None:
    asked = asking(party, Category.IDENTITEIT, basis=basis, purpose=purpose)
    asked = knowing(asked, (Fact.ACUUT_GEVAAR, Answer.JA), (ABOUT, Answer.NEE))

    assert effect(asked, rules) in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)


@pytest.mark.parametrize("answer", [Answer.NEE, Answer.ONBEKEND])
def test_a_creditor_sees_no_debts_elsewhere(rules: RuleSet, answer: Answer) -> None:
    asked = asking(Party.SCHULDEISER, Category.SCHULDEN_INKOMEN)
    assert effect(asked, rules) is Effect.TOESTAAN_MITS

    verdict = decide(knowing(asked, (Fact.ALLEEN_EIGEN_VORDERING, answer)), rules)

    assert verdict.effect is Effect.WEIGEREN
    assert "schulden bij anderen" in verdict.reason


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        (Capacity.CLIENT, Effect.TOESTAAN_MITS),
        (Capacity.GEZINSLID_NIET_AKKOORD, Effect.TOESTAAN_MITS),
        (Capacity.DERDE, Effect.WEIGEREN),
        (Capacity.MELDER, Effect.WEIGEREN),
    ],
)
def test_a_measure_does_not_ask_whether_one_takes_part(rules: RuleSet, capacity: Capacity, expected: Effect) -> None:
    asked = asking(Party.GI, Category.JEUGDHULP, capacity=capacity, basis=Basis.JEUGDWET_OTS, purpose=Purpose.PLAN)

    assert effect(asked, rules) is expected
