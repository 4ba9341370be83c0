"""The fourteen households of law.md §8, each with the verdict a privacy officer would expect and its reason."""

from dataclasses import replace

from tests.law.asked import asking, knowing, unknowing
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Decider,
    Direction,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
)
from wams_tui.law.decide import decide
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Verdict


def names(verdict: Verdict) -> set[str]:
    """Return the ids of the rules that refused or weighed."""
    return {rule.id for rule in verdict.rules if rule.effect in (Effect.WEIGEREN, Effect.AFWEGING)}


def test_1_the_consulent_hears_the_plan_of_a_single_parent_but_nothing_of_the_children(rules: RuleSet) -> None:
    plan = decide(asking(Party.WERK_INKOMEN, Category.HULPVRAAG_PLAN), rules)
    children = decide(asking(Party.WERK_INKOMEN, Category.JEUGDHULP), rules)

    assert plan.effect is Effect.TOESTAAN_MITS
    assert children.effect is Effect.WEIGEREN
    assert names(children) == {"WEI-X"}


def test_2_the_provider_needs_the_decision_of_the_doctor_on_beginning_dementia(rules: RuleSet) -> None:
    question = knowing(asking(Party.WMO_AANBIEDER, Category.GEZONDHEID), (Fact.ONDER_BEROEPSGEHEIM, Answer.JA))

    undecided = decide(unknowing(question, Fact.GEHEIM_DOORBROKEN), rules)

    assert undecided.effect is Effect.AFWEGING
    assert undecided.decider is Decider.PROFESSIONAL
    assert names(undecided) == {"VW-d"}
    assert decide(question, rules).effect is Effect.TOESTAAN_MITS


def test_3_what_the_wijkteam_learnt_at_the_door_is_not_under_secrecy_and_what_it_learnt_helping_is(
    rules: RuleSet,
) -> None:
    told = unknowing(
        asking(Party.TOEGANG, Category.JEUGDHULP, source_party=Party.JEUGDHULP),
        Fact.ONDER_BEROEPSGEHEIM,
        Fact.GEHEIM_DOORBROKEN,
    )

    at_the_door = decide(replace(told, source_hat=Hat.TOELEIDING), rules)
    while_helping = decide(replace(told, source_hat=Hat.HULPVERLENING), rules)

    assert at_the_door.effect is Effect.TOESTAAN_MITS
    assert while_helping.effect is Effect.AFWEGING
    assert while_helping.decider is Decider.PROFESSIONAL


def test_4_undeclared_work_never_reaches_uwv(rules: RuleSet) -> None:
    verdict = decide(asking(Party.UWV_SVB, Category.ONREGELMATIGHEID), rules)

    assert verdict.effect is Effect.WEIGEREN
    assert "GEG-ONREGEL" in names(verdict)


def test_5_the_corporation_hears_that_help_is_arranged_and_nothing_of_the_disorder(rules: RuleSet) -> None:
    disorder = decide(asking(Party.WONINGCORPORATIE, Category.GEZONDHEID, hat=Hat.VERHUUR), rules)
    arranged = decide(asking(Party.WONINGCORPORATIE, Category.HULPVRAAG_PLAN, hat=Hat.VERHUUR), rules)
    arrears = decide(asking(Party.WONINGCORPORATIE, Category.SCHULDEN_INKOMEN, hat=Hat.VERHUUR), rules)

    assert disorder.effect is Effect.WEIGEREN
    assert names(disorder) == {"WON-02"}
    assert "hulp is geregeld" in disorder.alternatives[0]
    assert arranged.effect is Effect.TOESTAAN_MITS
    assert any("strafrechtelijke" in condition for condition in arranged.conditions)
    assert arrears.effect is Effect.TOESTAAN_MITS


def test_6_a_health_insurer_with_arrears_is_a_creditor_and_hears_of_the_arrangement_only(rules: RuleSet) -> None:
    insurer = asking(
        Party.ZORGVERZEKERAAR_CIZ,
        Category.SCHULDEN_INKOMEN,
        hat=Hat.SCHULDEISER,
        regime=Regime.HUIDIG_RECHT,
        basis=Basis.WGS_SCHULDHULP,
        purpose=Purpose.VOORZIENING,
    )

    assert decide(insurer, rules).effect is Effect.TOESTAAN_MITS
    assert "SDE-X" in names(decide(replace(insurer, category=Category.WONEN), rules))
    assert decide(knowing(insurer, (Fact.ALLEEN_FEIT, Answer.NEE)), rules).effect is Effect.WEIGEREN


def test_7_what_uwv_asks_of_a_client_with_debts_is_weighed_by_the_coordinator(rules: RuleSet) -> None:
    suwi = asking(Party.UWV_SVB, Category.HULPVRAAG_PLAN, regime=Regime.HUIDIG_RECHT, basis=Basis.SUWI)

    verdict = decide(suwi, rules)

    assert verdict.effect is Effect.AFWEGING
    assert verdict.decider is Decider.COORDINATOR
    assert names(verdict) == {"UWV", "INSTEMMING-01"}


def test_8_a_school_hears_of_attendance_and_nothing_of_crime_or_addiction(rules: RuleSet) -> None:
    assert decide(asking(Party.SCHOOL, Category.ONDERWIJS, hat=Hat.ONDERWIJS), rules).effect is Effect.TOESTAAN
    for category in (Category.STRAFRECHT, Category.GEZONDHEID):
        assert "SCO-02" in names(decide(asking(Party.SCHOOL, category, hat=Hat.ONDERWIJS), rules))
    debts = decide(asking(Party.SCHOOL, Category.SCHULDEN_INKOMEN, hat=Hat.ONDERWIJS), rules)
    assert debts.effect is Effect.WEIGEREN


def test_9_the_other_parent_who_did_not_agree_stays_out(rules: RuleSet) -> None:
    other = asking(Party.SCHOOL, Category.HUISHOUDEN, capacity=Capacity.GEZINSLID_NIET_AKKOORD, hat=Hat.ONDERWIJS)

    assert "B3-PERSOON" in names(decide(other, rules))
    assert "GEG-DERDEN" in names(decide(asking(Party.SCHOOL, Category.DERDEN), rules))


def test_10_debt_counselling_ggz_and_youth_help_each_get_their_part(rules: RuleSet) -> None:
    assert decide(asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN), rules).effect is Effect.TOESTAAN
    assert decide(asking(Party.SCHULDHULP, Category.JEUGDHULP), rules).effect is Effect.WEIGEREN
    assert decide(asking(Party.JEUGDHULP, Category.GEZONDHEID), rules).effect is Effect.TOESTAAN_MITS
    assert decide(asking(Party.GGZ_MEDISCH, Category.SCHULDEN_INKOMEN), rules).effect is Effect.TOESTAAN_MITS


def test_11_without_a_reasoned_connection_there_is_no_approach(rules: RuleSet) -> None:
    connected = asking(Party.SCHULDHULP, Category.HULPVRAAG_PLAN)

    unconnected = decide(knowing(connected, (Fact.SAMENHANG_GEMOTIVEERD, Answer.NEE)), rules)

    assert decide(connected, rules).effect is Effect.TOESTAAN
    assert unconnected.effect is Effect.WEIGEREN
    assert names(unconnected) == {"VW-samenhang"}


def test_12_jan_refuses_help_and_the_outreach_team_may_be_asked_under_the_professionals_request(
    rules: RuleSet,
) -> None:
    jan = asking(
        Party.OGGZ,
        Category.HULPVRAAG_PLAN,
        basis=Basis.WAMS_ONDERZOEK_PROFESSIONAL,
        purpose=Purpose.ONDERZOEK,
        phase=Phase.VERZOEK_PROFESSIONAL,
        direction=Direction.OPVRAGEN,
    )

    assert decide(jan, rules).effect is Effect.TOESTAAN_MITS
    friend = decide(replace(jan, capacity=Capacity.MELDER), rules)
    assert "MELDER-01" in names(friend)


def test_13_quick_relief_of_arrears_tells_the_corporation_the_arrangement(rules: RuleSet) -> None:
    relief = asking(
        Party.WONINGCORPORATIE,
        Category.SCHULDEN_INKOMEN,
        hat=Hat.VERHUUR,
        purpose=Purpose.EIGEN_ACTIE,
    )

    assert decide(relief, rules).effect is Effect.TOESTAAN_MITS
    eviction = decide(replace(relief, purpose=Purpose.LEEFBAARHEID), rules)
    assert "DOEL-X5" in names(eviction)


def test_14_one_confused_evening_is_not_enough_for_an_inquiry(rules: RuleSet) -> None:
    incident = asking(
        Party.TOEGANG,
        Category.HULPVRAAG_PLAN,
        basis=Basis.WAMS_ONDERZOEK_PROFESSIONAL,
        purpose=Purpose.ONDERZOEK,
        phase=Phase.VERZOEK_PROFESSIONAL,
    )

    verdict = decide(knowing(incident, (Fact.VOORTDUREND_EN_TERUGKEREND, Answer.NEE)), rules)

    assert verdict.effect is Effect.WEIGEREN
    assert names(verdict) == {"VW-voortdurend"}
