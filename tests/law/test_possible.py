"""What a matrix cell says: the best that can be reached, and exactly what is missing for it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.asked import ENDED_YESTERDAY, IN_ORDER, asking, holding, knowing, unknowing
from tests.law.test_everywhere import load_once, questions
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Category,
    Decider,
    Fact,
    Hat,
    Mandate,
    Party,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.choices import Usability, bases_for, purposes_for
from wams_tui.law.decide import decide, effect
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect


def cell(party: Party, category: Category, **changes: Any) -> Question:
    return replace(asking(party, category, purpose=None, basis=None), **changes)


def test_a_cell_with_everything_in_order_is_what_the_verdict_would_be(rules: RuleSet) -> None:
    best = possible(cell(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN), rules)

    assert best.effect is Effect.TOESTAAN
    assert best.basis
    assert best.purpose
    assert best.verdict.missing == ()


def test_a_cell_lists_exactly_what_must_still_be_supplied(rules: RuleSet) -> None:
    bare = cell(Party.WONINGCORPORATIE, Category.HULPVRAAG_PLAN, facts={Fact.SAMENHANG_GEMOTIVEERD: Answer.JA})

    best = possible(replace(bare, basis=Basis.WAMS_GECOORDINEERDE_AANPAK), rules)

    assert best.effect is Effect.TOESTAAN_MITS
    missing = {one.fact for one in best.verdict.missing}
    assert missing == {Fact.NOODZAAK_GEMOTIVEERD, Fact.BETROKKENE_INGELICHT, Fact.NODIG_VOOR_EIGEN_ACTIE}


def test_a_known_no_stays_a_no(rules: RuleSet) -> None:
    unconnected = knowing(
        cell(Party.SCHOOL, Category.ONDERWIJS, basis=Basis.WAMS_GECOORDINEERDE_AANPAK),
        (Fact.SAMENHANG_GEMOTIVEERD, Answer.NEE),
    )

    assert possible(unconnected, rules).effect is Effect.WEIGEREN


def test_a_weighing_is_never_assumed(rules: RuleSet) -> None:
    secret = unknowing(cell(Party.JEUGDHULP, Category.GEZONDHEID), Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)

    best = possible(secret, rules)

    assert best.effect is Effect.AFWEGING
    assert best.verdict.decider is Decider.PROFESSIONAL


def test_danger_and_court_orders_are_never_assumed(rules: RuleSet) -> None:
    nothing_recorded = cell(Party.POLITIE, Category.GEZONDHEID, facts={})
    no_order = holding(cell(Party.GI, Category.JEUGDHULP), Mandate.ONDERTOEZICHTSTELLING, None)

    assert possible(nothing_recorded, rules).effect is Effect.WEIGEREN
    assert possible(no_order, rules).effect is Effect.WEIGEREN
    assert possible(cell(Party.GI, Category.JEUGDHULP), rules).basis == Basis.JEUGDWET_OTS


def test_an_authority_can_still_be_given_but_one_that_ended_has_ended(rules: RuleSet) -> None:
    supporter = cell(Party.CLIENTONDERSTEUNER, Category.GEZONDHEID)

    never = possible(holding(supporter, Mandate.MACHTIGING, None), rules)
    ended = possible(holding(supporter, Mandate.MACHTIGING, ENDED_YESTERDAY), rules)

    assert never.effect is Effect.TOESTAAN_MITS
    assert [one.mandate for one in never.verdict.missing] == [Mandate.MACHTIGING]
    assert ended.effect is Effect.WEIGEREN


def test_the_refusal_of_a_cell_is_the_one_that_explains_it(rules: RuleSet) -> None:
    best = possible(cell(Party.WONINGCORPORATIE, Category.GEZONDHEID, hat=Hat.VERHUUR), rules)

    assert best.effect is Effect.WEIGEREN
    assert (best.purpose, best.basis) == ("", "")
    assert best.verdict.reason.startswith("Een woningcorporatie krijgt geen gezondheids")
    assert best.verdict.alternatives


def test_current_law_opens_cells_without_the_wams_in_a_real_vault(rules: RuleSet) -> None:
    real = {"regime": Regime.HUIDIG_RECHT, "nature": VaultNature.ECHT}

    debts = possible(cell(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, **real), rules)
    school = possible(cell(Party.SCHOOL, Category.ONDERWIJS, **real), rules)

    assert debts.basis == Basis.WGS_SCHULDHULP
    assert school.effect is Effect.WEIGEREN


@given(question=questions.map(lambda question: replace(question, purpose=None, basis=None)))
@settings(max_examples=100, deadline=None)
def test_no_pair_does_better_than_the_cell_says(question: Question) -> None:
    rules = load_once()

    best = possible(question, rules)

    verdicts = [
        effect(replace(question, purpose=purpose, basis=basis), rules) for basis in Basis for purpose in Purpose
    ]
    assert min(one.rank for one in verdicts) >= best.effect.rank or best.verdict.missing


@given(question=questions.map(lambda question: replace(question, purpose=None, basis=None)), data=st.data())
@settings(max_examples=100, deadline=None)
def test_what_a_cell_misses_is_what_the_verdict_then_needs(question: Question, data: st.DataObject) -> None:
    rules = load_once()
    best = possible(question, rules)
    if best.effect not in (Effect.TOESTAAN, Effect.TOESTAAN_MITS):
        return

    supplied = {one.fact: Answer.JA for one in best.verdict.missing if one.fact is not None}
    supplied |= {Fact.VEILIGHEIDSRISICO: Answer.NEE} if Fact.VEILIGHEIDSRISICO in supplied else {}
    periods = {
        one.mandate: asking(Party.TOEGANG, Category.WONEN).periods[one.mandate]
        for one in best.verdict.missing
        if one.mandate
    }
    answered = replace(
        question,
        purpose=Purpose(best.purpose),
        basis=Basis(best.basis),
        facts=dict(question.facts) | supplied,
        periods=dict(question.periods) | periods,
        known_at=question.known_at or Party.SCHOOL,
    )
    assert effect(answered, rules) in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)


def test_bases_are_offered_usable_first_each_saying_what_it_asks(rules: RuleSet) -> None:
    offered = bases_for(asking(Party.SCHULDHULP, Category.IDENTITEIT, basis=None), rules)

    usable = [choice.code for choice in offered if choice.usability is Usability.BRUIKBAAR]
    assert usable == [Basis.WAMS_GECOORDINEERDE_AANPAK, Basis.WGS_SCHULDHULP]
    assert len(offered) == len(Basis)
    assert all(choice.asks for choice in offered[: len(usable)])
    assert all(choice.obstacle for choice in offered[len(usable) :])


def test_purposes_are_offered_with_the_forbidden_ones_shut_and_explained(rules: RuleSet) -> None:
    offered = {choice.code: choice for choice in purposes_for(cell(Party.SCHULDHULP, Category.IDENTITEIT), rules)}

    assert offered[Purpose.PLAN].usability is Usability.BRUIKBAAR
    assert offered[Purpose.HANDHAVING].usability is Usability.GESLOTEN
    assert offered[Purpose.HANDHAVING].reasons[0].id == "DOEL-X1"


@pytest.mark.parametrize("basis", [Basis.WVGGZ_WZD, Basis.AWIR])
def test_a_basis_that_carries_nothing_here_says_why(rules: RuleSet, basis: Basis) -> None:
    verdict = decide(asking(Party.TOEGANG, Category.IDENTITEIT, basis=basis, facts=IN_ORDER), rules)

    assert verdict.effect is Effect.WEIGEREN
    assert verdict.alternatives
