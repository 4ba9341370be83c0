"""The rules over every combination of party, category, purpose and basis, in both directions.

27 parties × 19 categories × 19 purposes × 22 bases × 2 directions = 428,868 questions, asked with everything in order
in a running practice case, drawn in ``enumeration.txt``; below the tables stands what one other code or fact changes.
After a change of the rules, run with ``WAMS_REVIEWED=1`` and read the difference. All other combinations are those of
:mod:`tests.law.space`.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.asked import ALL_RUNNING, ENDED_YESTERDAY, TODAY, asking, holding, knowing, unknowing
from tests.law.survey import ALLOWED, allowed, drawn, surveyed
from wams_tui.casework.codes import (
    FORBIDDEN_PURPOSES,
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
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
from wams_tui.law.gates import basis_refusals, category_refusals, purpose_refusals, shut
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

SNAPSHOT = Path(__file__).with_name("enumeration.txt")
NO_REFUSAL = (Effect.TOESTAAN, Effect.TOESTAAN_MITS, Effect.AFWEGING)

SILENCE_IS_NO_ALARM = frozenset(
    {
        Fact.ONDER_BEROEPSGEHEIM,
        Fact.VEILIGHEIDSRISICO,
        Fact.EVALUATIE_OP_TIJD,
        Fact.DEELNAME_BETREFT_PERSOON,
        Fact.UITZONDERING_INFORMEREN,
    }
)
"""Alarms: one answer stops what silence does not. For parties that can only be there for one person, silence stops too.
"""


def test_the_whole_space_answers_as_it_was_reviewed() -> None:
    picture = drawn()

    if os.environ.get("WAMS_REVIEWED"):
        SNAPSHOT.write_text(picture, encoding="utf-8")

    assert picture == SNAPSHOT.read_text(encoding="utf-8")


def test_the_space_is_as_large_as_is_said() -> None:
    assert surveyed()[1].total() == 27 * 19 * 19 * 22 * 2


def test_a_forbidden_purpose_is_never_allowed_nor_weighed() -> None:
    assert not [question for question, _ in surveyed()[0] if question.purpose in FORBIDDEN_PURPOSES]


def test_notes_of_ones_own_never_leave() -> None:
    assert not [question for question, _ in surveyed()[0] if question.category is Category.WERKAANTEKENING]


def test_an_irregularity_reaches_nobody_but_the_client_their_supporter_and_supervision() -> None:
    reached = {question.party for question, _ in surveyed()[0] if question.category is Category.ONREGELMATIGHEID}

    assert reached <= {Party.CLIENT, Party.GEZINSLID, Party.CLIENTONDERSTEUNER, Party.TOEZICHT}


def test_parties_outside_the_approach_get_nothing_and_are_asked_nothing() -> None:
    reached = {question.party for question, _ in surveyed()[0]}

    outside = {Party.WERK_INKOMEN_HANDHAVING, Party.JUSTITIE, Party.RVDK, Party.OOV, Party.INFORMEEL_NETWERK}
    assert not reached & outside


def test_the_quick_answer_and_the_explained_one_agree_on_all_that_is_not_refused(rules: RuleSet) -> None:
    for question, outcome in surveyed()[0]:
        verdict = decide(question, rules)

        assert verdict.effect is outcome
        assert max(rule.effect.rank for rule in verdict.rules) == outcome.rank


def test_whoever_would_weigh_is_named_and_nobody_else(rules: RuleSet) -> None:
    for question, outcome in surveyed()[0]:
        verdict = decide(question, rules)

        assert (verdict.decider is not None) is (outcome is Effect.AFWEGING)


def test_an_enforcing_hat_opens_nothing(rules: RuleSet) -> None:
    for question in allowed():
        enforcing = effect(replace(question, hat=Hat.HANDHAVING), rules)

        acute = question.basis in (Basis.VITAAL_BELANG, Basis.WMO_VEILIG_THUIS)
        police_tells = question.basis is Basis.WPG and question.direction is Direction.OPVRAGEN
        assert enforcing is Effect.WEIGEREN or acute or police_tells


def test_no_hat_turns_a_refusal_of_the_enforcers_party_around(rules: RuleSet) -> None:
    for hat in Hat:
        for category in Category:
            assert effect(asking(Party.WERK_INKOMEN_HANDHAVING, category, hat=hat), rules) is Effect.WEIGEREN


def test_a_person_who_takes_no_part_is_reached_only_through_their_rights_danger_veilig_thuis_or_a_measure(
    rules: RuleSet,
) -> None:
    own_rules = (Basis.AVG_RECHTEN, Basis.VITAAL_BELANG, Basis.WMO_VEILIG_THUIS, Basis.JEUGDWET_OTS)
    for question in allowed():
        for capacity in (Capacity.GEZINSLID_NIET_AKKOORD, Capacity.DERDE, Capacity.MELDER):
            outside = effect(replace(question, capacity=capacity), rules)

            assert outside is Effect.WEIGEREN or question.basis in own_rules


def test_closing_a_case_opens_nothing_and_leaves_only_rights_danger_and_veilig_thuis(rules: RuleSet) -> None:
    own_rules = (Basis.AVG_RECHTEN, Basis.VITAAL_BELANG, Basis.WMO_VEILIG_THUIS)
    for question in allowed():
        closed = effect(replace(question, phase=Phase.AFGESLOTEN), rules)

        assert (closed in ALLOWED) is (question.basis in own_rules)
        assert effect(replace(question, phase=Phase.VERNIETIGD), rules) is Effect.WEIGEREN


def test_in_a_real_vault_no_wams_basis_carries_anything(rules: RuleSet) -> None:
    wams = [basis for basis in Basis if basis.value.startswith("wams-")]
    for question in allowed():
        if question.basis in wams:
            real = replace(question, nature=VaultNature.ECHT)
            assert effect(real, rules) is Effect.WEIGEREN
            assert effect(replace(question, regime=Regime.HUIDIG_RECHT), rules) is Effect.WEIGEREN
            assert effect(replace(real, regime=Regime.WAMS_IN_WERKING), rules) in ALLOWED


def test_what_is_unknown_never_counts_for_more_than_either_answer(rules: RuleSet) -> None:
    for question in allowed():
        for fact in frozenset(Fact) - SILENCE_IS_NO_ALARM:
            if effect(unknowing(question, fact), rules) in ALLOWED:
                for answer in (Answer.JA, Answer.NEE):
                    assert effect(knowing(question, (fact, answer)), rules) in ALLOWED


def test_a_no_never_turns_a_refusal_into_an_allowance(rules: RuleSet) -> None:
    good_when_no = {Fact.ONDER_BEROEPSGEHEIM, Fact.VEILIGHEIDSRISICO}
    for question in allowed():
        for fact in frozenset(Fact) - good_when_no:
            refused = effect(knowing(question, (fact, Answer.NEE)), rules)
            unknown = effect(unknowing(question, fact), rules)
            assert refused.rank >= unknown.rank


def test_what_ended_yesterday_carries_nothing_today(rules: RuleSet) -> None:
    stopped: set[Mandate] = set()
    for question, running in surveyed()[0]:
        for mandate in Mandate:
            ended = effect(holding(question, mandate, ENDED_YESTERDAY), rules)
            assert ended.rank >= running.rank
            if ended is Effect.WEIGEREN:
                stopped.add(mandate)
    assert stopped == set(Mandate)


def test_every_condition_of_a_cumulative_test_counts(rules: RuleSet) -> None:
    counted: set[Fact] = set()
    for question in allowed():
        for fact in Fact:
            if effect(knowing(question, (fact, Answer.NEE)), rules) not in ALLOWED:
                counted.add(fact)

    never_alone = {
        Fact.ONDER_BEROEPSGEHEIM,
        Fact.VEILIGHEIDSRISICO,
        Fact.GEHEIM_DOORBROKEN,
        Fact.BETROKKENE_GESPROKEN,
        Fact.BRON_BEVESTIGD,
        Fact.AFWEGING_GEMAAKT,
        Fact.SAMENWERKAFSPRAAK,
        Fact.BSN_BEVOEGD,
        Fact.UITZONDERING_INFORMEREN,
        Fact.INSTEMMING_VRIJ_EN_GEINFORMEERD,
    }
    """The last is only ever weighed: that a no refuses is in the corrections, law §12 item 2."""
    assert counted >= frozenset(Fact) - never_alone


facts = st.dictionaries(st.sampled_from(Fact), st.sampled_from(Answer))
questions = st.builds(
    Question,
    party=st.sampled_from(Party),
    hat=st.sampled_from(Hat),
    category=st.sampled_from(Category),
    capacity=st.sampled_from(Capacity),
    age=st.sampled_from(AgeBand),
    phase=st.sampled_from(Phase),
    regime=st.sampled_from(Regime),
    on=st.just(TODAY),
    purpose=st.none() | st.sampled_from(Purpose),
    basis=st.none() | st.sampled_from(Basis),
    nature=st.sampled_from(VaultNature),
    direction=st.sampled_from(Direction),
    known_at=st.none() | st.sampled_from(Party),
    source_hat=st.none() | st.sampled_from(Hat),
    source_party=st.none() | st.sampled_from(Party),
    facts=facts,
    periods=st.dictionaries(st.sampled_from(Mandate), st.sampled_from([*ALL_RUNNING.values(), ENDED_YESTERDAY])),
)


@given(question=questions)
@settings(max_examples=300, deadline=None)
def test_any_question_at_all_is_answered_with_a_reason_and_its_source(question: Question) -> None:
    rules = load_once()

    verdict = decide(question, rules)

    assert verdict.effect is effect(question, rules)
    assert verdict.rules
    if verdict.effect is Effect.WEIGEREN:
        refusals = [rule for rule in verdict.rules if rule.effect is Effect.WEIGEREN]
        assert refusals
        assert all(rule.sources and rule.sentence for rule in refusals)
    assert all(missing.sources and missing.remedy for missing in verdict.missing)


@cache
def load_once() -> RuleSet:
    """Return one rule set for hypothesis, which dislikes fixtures of a narrower scope."""
    return load_rules()


def test_every_rule_can_speak(rules: RuleSet) -> None:
    spoken = {rule.id for question in _everybody() for rule in decide(question, rules).rules}

    wanted = {row.id for row in rules.files.rows if set(row.cells) - {"X", "?"} or row.rest[0] not in "X?"}
    wanted |= {refusal.id for row in rules.files.rows for refusal in row.refusals}
    wanted |= {rule.id for rule in rules.files.rules if rule.effect is not None}
    wanted |= {entry.forbidden.id for entry in rules.files.purposes if entry.forbidden}
    wanted |= {entry.reason.id for entry in rules.files.categories if entry.reason}
    wanted |= {f"VW-{code}" for code, entry in rules.conditions.items() if entry.demands}
    assert wanted - {"VW-bron-bevestigd", "VW-niet-ingelicht"} - spoken == set()


def _everybody() -> Iterator[Question]:
    for question, _ in surveyed()[0]:
        yield question
        yield replace(question, facts={})
        yield replace(question, facts={}, periods={}, hat=Hat.HANDHAVING, capacity=Capacity.MELDER)
    danger = dict.fromkeys(Fact, Answer.NEE) | dict.fromkeys(
        (Fact.ONDER_BEROEPSGEHEIM, Fact.VEILIGHEIDSRISICO), Answer.JA
    )
    for party in Party:
        for category in Category:
            yield asking(party, category, facts=danger, periods={}, hat=Hat.TOEZICHT)
            yield asking(party, category, hat=Hat.SCHULDEISER)
            yield asking(party, category, nature=VaultNature.ECHT, phase=Phase.AFGESLOTEN)
            yield asking(party, category, phase=Phase.TRIAGE, purpose=Purpose.STATISTIEK)
            yield asking(party, category, purpose=Purpose.KWALITEIT)
            yield asking(party, category, channel=Channel.MONDELING)
            yield asking(party, category, direction=Direction.OPVRAGEN, facts=danger)
            yield asking(party, category, basis=Basis.AVG_RECHTEN, age=AgeBand.ONDER_12, facts=danger)
            yield knowing(asking(party, category), (Fact.UITZONDERING_INFORMEREN, Answer.JA))
            yield asking(party, category, periods=dict.fromkeys(Mandate, ENDED_YESTERDAY))
    for purpose in FORBIDDEN_PURPOSES:
        yield asking(Party.POLITIE, Category.IDENTITEIT, purpose=purpose)


@given(question=questions)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_shuts_exactly_what_the_gates_refuse(question: Question) -> None:
    rules = load_once()

    said = [
        *purpose_refusals(question, rules),
        *basis_refusals(question, rules),
        *category_refusals(question, rules, question.category),
    ]

    assert shut(question, rules) is bool(said)
