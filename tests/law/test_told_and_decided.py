"""Who is not told yet, and what rests on a decision to coordinate."""

import pytest

from tests.law.asked import ENDED_YESTERDAY, asking, holding, knowing
from wams_tui.casework.codes import Answer, Basis, Category, Decider, Fact, Hat, Mandate, Party, Purpose, Regime
from wams_tui.law.decide import decide
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

NOT_TOLD_YET = (Fact.BETROKKENE_INGELICHT, Answer.NEE), (Fact.UITZONDERING_INFORMEREN, Answer.JA)


@pytest.mark.parametrize("party", [Party.CLIENT, Party.GEZINSLID, Party.CLIENTONDERSTEUNER])
@pytest.mark.parametrize("basis", [Basis.WAMS_GECOORDINEERDE_AANPAK, Basis.AVG_RECHTEN])
def test_who_is_not_told_yet_is_not_told_by_giving_them_the_data(rules: RuleSet, party: Party, basis: Basis) -> None:
    rights_too = {"purpose": Purpose.RECHTEN} if basis is Basis.AVG_RECHTEN else {}
    given = asking(party, Category.GEZONDHEID, hat=Hat.BETROKKENE, basis=basis, **rights_too)

    verdict = decide(knowing(given, *NOT_TOLD_YET), rules)

    assert decide(given, rules).allows
    assert (verdict.effect, verdict.decider) == (Effect.AFWEGING, Decider.COORDINATOR)
    assert "VW-zelf-niet-ingelicht" in {rule.id for rule in verdict.rules}
    assert not any("spreek er niet over" in sentence for sentence in verdict.conditions)


def test_another_who_gets_it_is_told_to_keep_it_from_the_person(rules: RuleSet) -> None:
    verdict = decide(knowing(asking(Party.SCHULDHULP, Category.WONEN), *NOT_TOLD_YET), rules)

    assert verdict.effect is Effect.TOESTAAN_MITS
    assert any("spreek er niet over" in sentence for sentence in verdict.conditions)


@pytest.mark.parametrize("basis", [Basis.WAMS_GECOORDINEERDE_AANPAK, Basis.WAMS_VERDERE_VERWERKING])
def test_without_a_running_decision_to_coordinate_the_approach_opens_nothing(rules: RuleSet, basis: Basis) -> None:
    purpose = rules.basis(basis).purposes[0]
    running = asking(Party.SCHULDHULP, Category.WONEN, basis=basis, purpose=purpose)

    ended = decide(holding(running, Mandate.BESLUIT_AANPAK, ENDED_YESTERDAY), rules)
    elsewhere = asking(
        Party.SCHULDHULP, Category.WONEN, basis=Basis.WGS_SCHULDHULP, purpose=Purpose.PLAN, regime=Regime.HUIDIG_RECHT
    )

    assert decide(running, rules).allows
    assert {rule.id for rule in ended.rules if rule.effect is Effect.WEIGEREN} == {"VW-besluit"}
    assert decide(holding(elsewhere, Mandate.BESLUIT_AANPAK, ENDED_YESTERDAY), rules).allows
