"""Every input a verdict may turn on does turn one: direction, person, age, hat, channel, origin, facts, dates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.law.asked import TODAY, asking, holding, knowing, unknowing
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Decider,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    SecrecyAct,
    SecrecyGround,
)
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.period import Period
from wams_tui.law.decide import decide, effect
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

LAST_DAY = date(2027, 6, 30)
MEASURE = Period(start=date(2027, 1, 1), end=LAST_DAY)

CARRIED_BY = {
    Mandate.DEELNAME: asking(Party.SCHULDHULP, Category.WONEN),
    Mandate.GRONDSLAG: asking(Party.SCHULDHULP, Category.WONEN),
    Mandate.BESLUIT_AANPAK: asking(Party.SCHULDHULP, Category.WONEN),
    Mandate.MACHTIGING: asking(Party.CLIENTONDERSTEUNER, Category.GEZONDHEID),
    Mandate.ONDERTOEZICHTSTELLING: asking(Party.GI, Category.JEUGDHULP, basis=Basis.JEUGDWET_OTS),
    Mandate.BEWIND: asking(Party.BEWINDVOERDER, Category.SCHULDEN_INKOMEN),
}
"""For each mandate a question that only it carries."""


@pytest.mark.parametrize("mandate", list(Mandate))
def test_a_mandate_carries_from_its_first_to_its_last_day_and_not_a_day_longer(
    rules: RuleSet, mandate: Mandate
) -> None:
    question = replace(CARRIED_BY[mandate], periods=dict.fromkeys(Mandate, Period(start=date(2020, 1, 1))))
    limited = holding(question, mandate, MEASURE)

    carried = {day: decide(replace(limited, on=day), rules).allows for day in (MEASURE.start, LAST_DAY)}
    too_early = decide(replace(limited, on=MEASURE.start - timedelta(days=1)), rules)
    too_late = decide(replace(limited, on=LAST_DAY + timedelta(days=1)), rules)

    assert all(carried.values())
    for verdict in (too_early, too_late):
        assert verdict.effect is Effect.WEIGEREN
        assert [missing.mandate for missing in verdict.missing] == [mandate]


def test_what_may_be_given_and_what_may_be_asked_are_two_questions(rules: RuleSet) -> None:
    given = asking(Party.SCHOOL, Category.HUISHOUDEN)

    assert decide(given, rules).allows
    assert decide(replace(given, direction=Direction.OPVRAGEN), rules).effect is Effect.WEIGEREN


def test_a_number_is_not_told_aloud_and_what_is_told_is_written_down_afterwards(rules: RuleSet) -> None:
    number = asking(Party.SCHULDHULP, Category.BSN)
    debts = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, channel=Channel.MONDELING)

    aloud = decide(replace(number, channel=Channel.MONDELING), rules)

    assert decide(replace(number, channel=Channel.VERSLEUTELD_BESTAND), rules).allows
    assert [rule.id for rule in aloud.rules if rule.effect is Effect.WEIGEREN] == ["KANAAL-01"]
    assert decide(debts, rules).effect is Effect.TOESTAAN_MITS
    assert any("vast wat u mondeling gaf" in duty for duty in decide(debts, rules).obligations)


def test_in_acute_danger_an_address_may_be_told_by_telephone_once_weighed(rules: RuleSet) -> None:
    called = asking(Party.POLITIE, Category.GEHEIM_ADRES, basis=Basis.VITAAL_BELANG, purpose=Purpose.ACUUT_GEVAAR)
    called = knowing(replace(called, channel=Channel.MONDELING), (Fact.ACUUT_GEVAAR, Answer.JA))

    assert effect(called, rules) is Effect.AFWEGING


def inquiry(basis: Basis) -> Question:
    return asking(Party.TOEGANG, Category.HULPVRAAG_PLAN, basis=basis, purpose=Purpose.ONDERZOEK, phase=Phase.ONDERZOEK)


def test_an_inquiry_on_a_persons_own_question_is_done_together_with_them(rules: RuleSet) -> None:
    question = inquiry(Basis.WAMS_ONDERZOEK_CLIENT)

    assert decide(question, rules).allows
    for verdict in (
        decide(unknowing(question, Fact.BETROKKENE_GESPROKEN), rules),
        decide(knowing(question, (Fact.BETROKKENE_GESPROKEN, Answer.NEE)), rules),
    ):
        assert verdict.effect is Effect.WEIGEREN
        assert verdict.missing[0].fact is Fact.BETROKKENE_GESPROKEN


def test_a_professionals_request_without_speaking_with_the_person_is_weighed_by_the_coordinator(rules: RuleSet) -> None:
    question = inquiry(Basis.WAMS_ONDERZOEK_PROFESSIONAL)

    verdict = decide(knowing(question, (Fact.BETROKKENE_GESPROKEN, Answer.NEE)), rules)

    assert decide(question, rules).allows
    assert verdict.effect is Effect.AFWEGING
    assert verdict.decider is Decider.COORDINATOR


def test_a_report_to_veilig_thuis_needs_the_conversation_or_the_reason_why_not_and_reaches_nobody_else(
    rules: RuleSet,
) -> None:
    report = asking(
        Party.VEILIG_THUIS,
        Category.HUISELIJK_GEWELD,
        basis=Basis.WMO_VEILIG_THUIS,
        purpose=Purpose.VEILIG_THUIS_MELDING,
    )

    assert decide(report, rules).allows
    assert decide(replace(report, capacity=Capacity.GEZINSLID_NIET_AKKOORD), rules).allows
    assert effect(unknowing(report, Fact.GESPREK_OF_VEILIGHEIDSREDEN), rules) is Effect.WEIGEREN
    others = (party for party in Party if party is not Party.VEILIG_THUIS)
    assert all(effect(replace(report, party=party), rules) is Effect.WEIGEREN for party in others)


def test_being_known_to_the_police_needs_their_decision_also_where_a_basis_has_a_table_of_its_own(
    rules: RuleSet,
) -> None:
    known = asking(Party.GI, Category.BEKENDHEID, basis=Basis.JEUGDWET_OTS, known_at=Party.POLITIE)

    assert decide(known, rules).allows
    assert effect(unknowing(known, Fact.WPG_BESLUIT), rules) is Effect.WEIGEREN
    assert decide(unknowing(replace(known, known_at=Party.SCHOOL), Fact.WPG_BESLUIT), rules).allows


def test_nothing_a_coordinator_writes_down_makes_a_weighing_a_permission(rules: RuleSet) -> None:
    secret = unknowing(asking(Party.JEUGDHULP, Category.GEZONDHEID), Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)
    for answer in Answer:
        verdict = decide(knowing(secret, (Fact.AFWEGING_GEMAAKT, answer)), rules)

        assert verdict.effect is Effect.AFWEGING
        assert verdict.decider is Decider.PROFESSIONAL


@pytest.mark.parametrize("ground", list(SecrecyGround))
def test_a_decision_about_secrecy_covers_the_kinds_of_data_and_recipients_it_names_and_no_others(
    ground: SecrecyGround,
) -> None:
    decision = SecrecyDecision(
        professional="behandelaar",
        act=SecrecyAct.WGBO,
        ground=ground,
        covers=(Category.GEZONDHEID,),
        recipients=(Party.JEUGDHULP,),
        decided_on=date(2027, 2, 1),
    )

    assert decision.lifts(Category.GEZONDHEID, Party.JEUGDHULP, TODAY) is (ground is not SecrecyGround.NIET_DOORBROKEN)
    assert not decision.lifts(Category.JEUGDHULP, Party.JEUGDHULP, TODAY)
    assert not decision.lifts(Category.GEZONDHEID, Party.SCHULDHULP, TODAY)
    assert not decision.lifts(Category.GEZONDHEID, Party.JEUGDHULP, date(2027, 1, 31))
    ending = decision.model_copy(update={"until": TODAY - timedelta(days=1)})
    assert not ending.lifts(Category.GEZONDHEID, Party.JEUGDHULP, TODAY)


def test_every_hat_and_every_kind_of_person_can_change_a_verdict(rules: RuleSet) -> None:
    question = asking(Party.TOEGANG, Category.IDENTITEIT)

    by_hat = {hat: effect(replace(question, hat=hat), rules) for hat in Hat}
    by_person = {capacity: effect(replace(question, capacity=capacity), rules) for capacity in Capacity}

    assert {hat for hat, one in by_hat.items() if one is Effect.WEIGEREN} == {Hat.HANDHAVING, Hat.TOEZICHT}
    assert by_hat[Hat.SCHULDEISER] is Effect.TOESTAAN_MITS
    allowed = {capacity for capacity, one in by_person.items() if one is Effect.TOESTAAN}
    assert allowed == {Capacity.CLIENT, Capacity.GEZINSLID_AKKOORD}


def test_a_verdict_carries_the_rule_set_it_was_made_by(rules: RuleSet) -> None:
    verdict = decide(asking(Party.TOEGANG, Category.WONEN), rules)

    assert (verdict.rule_set, verdict.rule_set_hash) == (rules.id, rules.hash)


def test_special_and_criminal_data_each_say_which_ground_is_lacking(rules: RuleSet) -> None:
    no_ground = {"art9": "", "art10": "", "categories": frozenset(Category)}
    bases = tuple(one.model_copy(update=no_ground) for one in rules.files.bases)
    bare = RuleSet(rules.files.model_copy(update={"bases": bases}), "")

    health = decide(asking(Party.TOEGANG, Category.GEZONDHEID), bare)
    police = decide(asking(Party.TOEGANG, Category.STRAFRECHT), bare)

    assert "B3-AVG9" in [rule.id for rule in health.rules]
    assert "(AVG 9) zoals gezondheid" in " ".join(rule.sentence for rule in health.rules)
    assert "B3-AVG10" in [rule.id for rule in police.rules]
    assert "(AVG 10)" in " ".join(rule.sentence for rule in police.rules)
