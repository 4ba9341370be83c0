"""The corrections of law.md §12, which stand over its tables, and what the design adds to them."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tests.law.asked import ENDED_YESTERDAY, asking, holding, knowing, unknowing
from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Decider,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.decide import decide, effect
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Verdict

OTHER_TASKS = {
    Basis.WMO_VEILIG_THUIS,
    Basis.JEUGDWET_OTS,
    Basis.WGS_SAMENWERKINGSVERBAND,
    Basis.VITAAL_BELANG,
    Basis.AVG_RECHTEN,
}
"""Bases with a table of their own, on which nobody is a creditor."""


def refusing(verdict: Verdict) -> set[str]:
    return {rule.id for rule in verdict.rules if rule.effect is Effect.WEIGEREN}


def rights(category: Category, **changes: Any) -> Question:
    return replace(
        asking(Party.CLIENT, category, hat=Hat.BETROKKENE, basis=Basis.AVG_RECHTEN, purpose=Purpose.RECHTEN),
        **changes,
    )


def danger(party: Party, category: Category) -> Question:
    question = asking(party, category, basis=Basis.VITAAL_BELANG, purpose=Purpose.ACUUT_GEVAAR)
    return knowing(question, (Fact.ACUUT_GEVAAR, Answer.JA))


def report(category: Category) -> Question:
    return asking(Party.VEILIG_THUIS, category, basis=Basis.WMO_VEILIG_THUIS, purpose=Purpose.VEILIG_THUIS_MELDING)


def order(category: Category) -> Question:
    return asking(Party.GI, category, basis=Basis.JEUGDWET_OTS, age=AgeBand.ONDER_12)


def test_1_police_hear_what_a_life_in_danger_needs_and_the_reason_is_recorded(rules: RuleSet) -> None:
    verdict = decide(danger(Party.POLITIE, Category.GEZONDHEID), rules)

    assert verdict.effect is Effect.TOESTAAN_MITS
    assert any("reden" in duty for duty in verdict.obligations)


def test_1_police_hear_it_also_in_an_enforcing_hat_and_after_a_passed_review(rules: RuleSet) -> None:
    question = knowing(danger(Party.POLITIE, Category.IDENTITEIT), (Fact.EVALUATIE_OP_TIJD, Answer.NEE))

    assert decide(replace(question, hat=Hat.HANDHAVING), rules).allows


def test_1_without_danger_recorded_vital_interest_carries_nothing(rules: RuleSet) -> None:
    verdict = decide(unknowing(danger(Party.POLITIE, Category.GEZONDHEID), Fact.ACUUT_GEVAAR), rules)

    assert refusing(verdict) == {"VW-acuut"}


def test_2_in_a_real_vault_the_bill_is_not_in_force_yet(rules: RuleSet) -> None:
    verdict = decide(asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, nature=VaultNature.ECHT), rules)

    assert refusing(verdict) == {"WERK-01"}
    assert "nog niet in werking" in verdict.reason


def test_2_a_statutory_agreement_is_weighed_and_never_consent(rules: RuleSet) -> None:
    suwi = asking(Party.TOEGANG, Category.SCHULDEN_INKOMEN, regime=Regime.HUIDIG_RECHT, basis=Basis.WMO_HERGEBRUIK)

    agreed = decide(suwi, rules)
    unknown = decide(unknowing(suwi, Fact.INSTEMMING_VRIJ_EN_GEINFORMEERD), rules)
    pressed = decide(knowing(suwi, (Fact.INSTEMMING_VRIJ_EN_GEINFORMEERD, Answer.NEE)), rules)

    assert agreed.effect is Effect.AFWEGING, "a yes that a coordinator noted does not make it free"
    assert agreed.decider is Decider.COORDINATOR
    assert refusing(unknown) == refusing(pressed) == {"VW-instemming"}


@pytest.mark.parametrize("basis", [Basis.WMO_HERGEBRUIK, Basis.WMO_ZORGVERZEKERAAR, Basis.SUWI])
@pytest.mark.parametrize("direction", list(Direction))
def test_2_no_way_on_an_agreement_the_law_asks_for_is_ever_more_than_weighed(
    rules: RuleSet, basis: Basis, direction: Direction
) -> None:
    asked = (
        asking(party, category, basis=basis, purpose=purpose, regime=Regime.HUIDIG_RECHT, direction=direction)
        for party, category, purpose in product(Party, Category, rules.basis(basis).purposes)
    )

    assert {effect(one, rules) for one in asked} == {Effect.AFWEGING, Effect.WEIGEREN}


@pytest.mark.parametrize("phase", [Phase.AFGESLOTEN, Phase.BEWAREN, Phase.MELDING])
@pytest.mark.parametrize("capacity", list(Capacity))
def test_3_everybody_sees_their_own_data_in_every_phase(rules: RuleSet, phase: Phase, capacity: Capacity) -> None:
    own = rights(Category.GEZONDHEID, phase=phase, capacity=capacity, facts={Fact.EIGEN_GEGEVENS: Answer.JA})

    assert decide(own, rules).effect is Effect.TOESTAAN


def test_3_data_of_others_are_never_among_ones_own(rules: RuleSet) -> None:
    assert "GEG-DERDEN" in refusing(decide(rights(Category.DERDEN), rules))
    other = knowing(rights(Category.GEZONDHEID), (Fact.EIGEN_GEGEVENS, Answer.NEE))
    assert refusing(decide(other, rules)) == {"VW-eigen"}


def test_3_a_safety_exception_is_weighed(rules: RuleSet) -> None:
    verdict = decide(knowing(rights(Category.IDENTITEIT), (Fact.VEILIGHEIDSRISICO, Answer.JA)), rules)

    assert verdict.effect is Effect.AFWEGING
    unasked = decide(unknowing(rights(Category.HUISELIJK_GEWELD), Fact.VEILIGHEIDSRISICO), rules)
    assert unasked.effect is Effect.AFWEGING


def test_3_under_twelve_the_custody_holder_asks(rules: RuleSet) -> None:
    child = unknowing(rights(Category.JEUGDHULP, age=AgeBand.ONDER_12), Fact.GEZAGHEBBER_AKKOORD)

    assert refusing(decide(child, rules)) == {"VW-i-recht"}


def test_4_a_corporation_takes_only_what_its_own_action_needs(rules: RuleSet) -> None:
    arrears = asking(Party.WONINGCORPORATIE, Category.WONEN, hat=Hat.VERHUUR)

    verdict = decide(unknowing(arrears, Fact.NODIG_VOOR_EIGEN_ACTIE), rules)

    assert refusing(verdict) == {"VW-e1"}


@pytest.mark.parametrize(
    "category",
    [
        Category.BSN,
        Category.HUISHOUDEN,
        Category.GEZONDHEID,
        Category.JEUGDHULP,
        Category.ONDERWIJS,
        Category.UITKERING_WERK,
        Category.STRAFRECHT,
        Category.HUISELIJK_GEWELD,
        Category.ONREGELMATIGHEID,
        Category.OVERIG_BIJZONDER,
        Category.VERBLIJFSSTATUS,
        Category.DERDEN,
        Category.GEHEIM_ADRES,
    ],
)
def test_4_a_corporation_never_gets_anything_else(rules: RuleSet, category: Category) -> None:
    for basis in Basis:
        for purpose in Purpose:
            question = asking(Party.WONINGCORPORATIE, category, hat=Hat.VERHUUR, basis=basis, purpose=purpose)
            assert effect(question, rules) is Effect.WEIGEREN


def test_5_a_refusal_does_not_tell_where_somebody_is_known(rules: RuleSet) -> None:
    asked = [
        decide(asking(Party.WONINGCORPORATIE, Category.BEKENDHEID, known_at=place), rules)
        for place in (Party.GGZ_MEDISCH, Party.VEILIG_THUIS, Party.POLITIE, Party.JUSTITIE)
    ]

    assert {verdict.effect for verdict in asked} == {Effect.WEIGEREN}
    assert len({(verdict.rules, verdict.missing, verdict.alternatives) for verdict in asked}) == 1
    assert "BEK-01" in refusing(asked[0])


def test_5_being_known_at_a_psychiatrist_waits_for_the_psychiatrist(rules: RuleSet) -> None:
    known = asking(Party.JEUGDHULP, Category.BEKENDHEID, known_at=Party.GGZ_MEDISCH)
    known = unknowing(known, Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)

    verdict = decide(known, rules)

    assert verdict.effect is Effect.AFWEGING
    assert verdict.decider is Decider.PROFESSIONAL
    assert "beroepsgeheim" not in " ".join(rule.sentence for rule in verdict.rules)


def test_5_being_known_at_school_is_an_ordinary_fact_and_known_nowhere_named_is_refused(rules: RuleSet) -> None:
    school = asking(Party.WONINGCORPORATIE, Category.BEKENDHEID, known_at=Party.SCHOOL)

    assert decide(school, rules).allows
    nowhere = decide(replace(school, known_at=None), rules)
    assert refusing(nowhere) == {"VW-bekend-bij"}


def test_6_uwv_is_always_a_weighing_and_the_attendance_officer_declares_not_to_enforce(rules: RuleSet) -> None:
    for category in Category:
        assert not decide(asking(Party.UWV_SVB, category), rules).allows
    for category in (Category.HUISHOUDEN, Category.JEUGDHULP, Category.ONDERWIJS):
        officer = knowing(asking(Party.LEERPLICHT, category), (Fact.NIET_HANDHAVEND_VERKLAARD, Answer.NEE))
        assert refusing(decide(officer, rules)) == {"VW-g"}


def test_6_the_consulent_needs_both_a_declaration_and_a_decision(rules: RuleSet) -> None:
    consulent = asking(Party.WERK_INKOMEN, Category.HULPVRAAG_PLAN)

    for fact in (Fact.NIET_HANDHAVEND_VERKLAARD, Fact.PETBESLUIT_COORDINATOR):
        assert refusing(decide(unknowing(consulent, fact), rules)) == {"VW-g"}


def test_7_violence_goes_by_a_report_to_veilig_thuis_and_the_refusal_says_so(rules: RuleSet) -> None:
    outside = decide(asking(Party.SCHOOL, Category.HUISELIJK_GEWELD), rules)

    assert "Veilig Thuis" in outside.alternatives[0]
    assert decide(report(Category.HUISELIJK_GEWELD), rules).allows
    assert decide(report(Category.DERDEN), rules).allows
    silent = unknowing(report(Category.HUISELIJK_GEWELD), Fact.GESPREK_OF_VEILIGHEIDSREDEN)
    assert refusing(decide(silent, rules)) == {"VW-gesprek"}


def test_8_the_gi_gets_what_a_running_order_needs_and_nothing_the_day_after(rules: RuleSet) -> None:
    running = order(Category.JEUGDHULP)

    ended = decide(holding(running, Mandate.ONDERTOEZICHTSTELLING, ENDED_YESTERDAY), rules)

    assert decide(running, rules).effect is Effect.TOESTAAN_MITS
    assert decide(order(Category.IDENTITEIT), rules).effect is Effect.TOESTAAN_MITS
    assert refusing(ended) == {"VW-ots"}
    assert "GI-X" in refusing(decide(asking(Party.GI, Category.IDENTITEIT), rules))


def test_9_the_safety_house_is_another_act_and_is_weighed_there(rules: RuleSet) -> None:
    assert "ZVH-X" in refusing(decide(asking(Party.ZVH, Category.IDENTITEIT), rules))
    own = decide(asking(Party.ZVH, Category.IDENTITEIT, basis=Basis.WGS_SAMENWERKINGSVERBAND), rules)
    assert own.effect is Effect.AFWEGING
    assert own.decider is Decider.BEVOEGD_GEZAG


def test_10_the_administrator_of_assets_gets_money_matters_while_appointed(rules: RuleSet) -> None:
    debts = asking(Party.BEWINDVOERDER, Category.SCHULDEN_INKOMEN)

    assert decide(debts, rules).allows
    assert refusing(decide(holding(debts, Mandate.BEWIND, ENDED_YESTERDAY), rules)) == {"VW-bewind"}
    for category in (Category.GEZONDHEID, Category.JEUGDHULP):
        assert "BEW-X" in refusing(decide(asking(Party.BEWINDVOERDER, category), rules))


@pytest.mark.parametrize("party", [party for party in Party if party not in (Party.CLIENT, Party.TOEZICHT)])
def test_11_a_creditor_gets_the_debt_arrangement_and_nothing_else(rules: RuleSet, party: Party) -> None:
    arrangement = {Category.IDENTITEIT, Category.SCHULDEN_INKOMEN}
    for category, basis, purpose in product(Category, set(Basis) - OTHER_TASKS, Purpose):
        question = asking(party, category, hat=Hat.SCHULDEISER, basis=basis, purpose=purpose)
        if effect(question, rules) is Effect.WEIGEREN:
            continue
        assert category in arrangement, f"{party} gets {category} on {basis}"
        if category is Category.SCHULDEN_INKOMEN:
            needed = unknowing(question, Fact.ALLEEN_FEIT)
            assert effect(needed, rules) is Effect.WEIGEREN


def test_11_an_institution_that_claims_back_is_told_how_it_is_recorded(rules: RuleSet) -> None:
    verdict = decide(asking(Party.UWV_SVB, Category.UITKERING_WERK, hat=Hat.SCHULDEISER), rules)

    assert refusing(verdict) == {"PET-04"}
    assert any("schuldhulpverlening" in one for one in verdict.alternatives)


def test_12_a_secret_address_is_weighed_where_the_place_itself_is_needed_and_refused_elsewhere(rules: RuleSet) -> None:
    for party in Party:
        question = asking(party, Category.GEHEIM_ADRES)
        assert effect(question, rules) in (Effect.AFWEGING, Effect.WEIGEREN)
    assert decide(asking(Party.WMO_AANBIEDER, Category.GEHEIM_ADRES), rules).decider is Decider.COORDINATOR
    assert "GEG-ADRES" in refusing(decide(asking(Party.SCHOOL, Category.GEHEIM_ADRES), rules))


def test_13_whatever_a_doctor_told_stays_under_secrecy_whichever_kind_of_datum_it_is(rules: RuleSet) -> None:
    debts = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, source_party=Party.GGZ_MEDISCH)
    told = unknowing(debts, Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)

    assert decide(told, rules).decider is Decider.PROFESSIONAL
    assert decide(replace(told, source_hat=Hat.TOELEIDING), rules).effect is Effect.TOESTAAN


def test_13_a_professional_who_decided_not_to_speak_is_not_asked_to_weigh_again(rules: RuleSet) -> None:
    question = asking(Party.JEUGDHULP, Category.GEZONDHEID)
    kept = knowing(question, (Fact.ONDER_BEROEPSGEHEIM, Answer.JA), (Fact.GEHEIM_DOORBROKEN, Answer.NEE))

    assert refusing(decide(kept, rules)) == {"VW-d"}


def test_14_until_a_report_is_assessed_only_the_report_is_kept(rules: RuleSet) -> None:
    early = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, phase=Phase.TRIAGE)

    assert "FASE-02" in refusing(decide(early, rules))


def test_15_a_passed_review_blocks_new_sharing_but_not_rights_nor_veilig_thuis(rules: RuleSet) -> None:
    passed = (Fact.EVALUATIE_OP_TIJD, Answer.NEE)

    assert refusing(decide(knowing(asking(Party.TOEGANG, Category.WONEN), passed), rules)) == {"VW-evaluatie"}
    assert decide(knowing(rights(Category.WONEN), passed), rules).allows
    assert decide(knowing(report(Category.JEUGDHULP), passed), rules).allows


def test_a_basis_that_ended_yesterday_carries_nothing_except_for_rights(rules: RuleSet) -> None:
    ended = holding(asking(Party.TOEGANG, Category.WONEN), Mandate.GRONDSLAG, ENDED_YESTERDAY)

    assert refusing(decide(ended, rules)) == {"VW-grondslag-loopt"}
    assert decide(holding(rights(Category.WONEN), Mandate.GRONDSLAG, ENDED_YESTERDAY), rules).allows


def test_a_supporter_needs_an_authority_that_runs_today(rules: RuleSet) -> None:
    supporter = asking(Party.CLIENTONDERSTEUNER, Category.GEZONDHEID)

    assert decide(supporter, rules).allows
    for period in (None, ENDED_YESTERDAY):
        assert refusing(decide(holding(supporter, Mandate.MACHTIGING, period), rules)) == {"VW-l"}


def test_the_youngster_and_the_custody_holder_decide_along_by_age(rules: RuleSet) -> None:
    help_data = asking(Party.JEUGDHULP, Category.JEUGDHULP)
    nobody = unknowing(help_data, Fact.GEZAGHEBBER_AKKOORD, Fact.JONGERE_AKKOORD)

    missing = {age: {missing.fact for missing in decide(replace(nobody, age=age), rules).missing} for age in AgeBand}

    assert missing == {
        AgeBand.ONDER_12: {Fact.GEZAGHEBBER_AKKOORD},
        AgeBand.VAN_12_TOT_16: {Fact.GEZAGHEBBER_AKKOORD, Fact.JONGERE_AKKOORD},
        AgeBand.VANAF_16: set(),
    }


def test_without_purpose_and_basis_the_verdict_refuses_and_says_both(rules: RuleSet) -> None:
    verdict = decide(asking(Party.TOEGANG, Category.WONEN, purpose=None, basis=None), rules)

    assert refusing(verdict) == {"DOEL-00", "GROND-00"}
    assert [missing.code for missing in verdict.missing] == ["doel", "grondslag"]


def test_every_failing_condition_is_said_never_only_the_first(rules: RuleSet) -> None:
    bare = asking(Party.WERK_INKOMEN, Category.GEZONDHEID, facts={}, periods={})

    codes = [missing.code for missing in decide(bare, rules).missing]

    assert codes == ["samenhang", "a", "ingelicht", "deelname", "c", "d", "e1", "g", "g"]


def test_no_file_of_a_doctor_is_asked_for_and_what_may_be_asked_is_the_doctors_choice(rules: RuleSet) -> None:
    asked = asking(Party.GGZ_MEDISCH, Category.GEZONDHEID, direction=Direction.OPVRAGEN)

    undecided = decide(unknowing(asked, Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN), rules)

    assert undecided.decider is Decider.PROFESSIONAL
    debts = decide(replace(asked, category=Category.SCHULDEN_INKOMEN), rules)
    assert debts.effect is Effect.WEIGEREN
    assert any("wél kunt vragen" in text for text in debts.alternatives)
