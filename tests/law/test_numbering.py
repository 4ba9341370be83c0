"""The rules numbered anew, for each of these tests alone: what is worked out once, other tests find done already."""

from dataclasses import replace

import pytest

from tests.law.agreement import differing
from tests.law.asked import asking, knowing, unknowing
from tests.law.space import Block, opened, sampled, shut
from wams_tui.casework.codes import AgeBand, Answer, Basis, Category, Fact, Party, Purpose
from wams_tui.law.decide import decide_at_best, effect
from wams_tui.law.plan import RANK, Need
from wams_tui.law.possible import open_pairs, possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet, rules_of_texts
from wams_tui.law.state import Asked, Standing, state_of
from wams_tui.law.verdict import Effect

SAMPLE = 3_000


@pytest.fixture(scope="module")
def blocks(rules: RuleSet) -> tuple[Block, ...]:
    return opened(rules)


@pytest.fixture
def fresh(rules: RuleSet) -> RuleSet:
    """The same rules with nothing of them worked out yet."""
    return RuleSet(rules.files, rules.hash)


@pytest.fixture
def asked(blocks: tuple[Block, ...]) -> list[Question]:
    """Questions from all over the space, each also with nothing known."""
    some = list(sampled(blocks, SAMPLE))
    return [*some, *(unknowing(one, *Fact) for one in some)]


def test_numbers_just_given_agree_with_the_tables(fresh: RuleSet, asked: list[Question]) -> None:
    assert differing(asked, fresh) == []
    assert differing(list(shut(fresh))[::15], fresh) == []


def test_a_cell_by_number_is_what_the_words_say_of_its_pair(fresh: RuleSet, asked: list[Question]) -> None:
    for question in asked[::2]:
        found = possible(question, fresh)
        said = decide_at_best(question, fresh)
        assert found.effect is said.effect, question
        assert not (said.missing and found.effect is Effect.TOESTAAN), question


def test_a_cell_is_as_mild_as_the_mildest_pair_open_to_it_and_no_milder(fresh: RuleSet, asked: list[Question]) -> None:
    for question in asked[::6]:
        whole = replace(question, purpose=None, basis=None)
        ways = [replace(whole, purpose=purpose, basis=basis) for purpose, basis in open_pairs(whole, fresh)]
        mildest = min((possible(one, fresh).effect.rank for one in ways), default=Effect.WEIGEREN.rank)
        assert possible(whole, fresh).effect.rank == mildest, question


def test_demands_that_hang_on_another_fact_count_among_what_is_missing() -> None:
    refuses = {Answer.JA: 0, Answer.NEE: RANK[Effect.WEIGEREN], Answer.ONBEKEND: RANK[Effect.WEIGEREN]}
    plain = Need("a", "", "", (), refuses, fact=Fact.NOODZAAK_GEMOTIVEERD)
    hanging = tuple(
        Need("d", "", "", (), refuses, fact=fact, only_when=((Fact.ONDER_BEROEPSGEHEIM, Answer.JA),))
        for fact in (Fact.GEHEIM_DOORBROKEN, Fact.BSN_BEVOEGD)
    )
    asked = Asked.of(0, [Standing.of(need) for need in (plain, *hanging)])
    question = asking(Party.SCHULDHULP, Category.WONEN, facts={}, periods={})

    secret = knowing(question, (Fact.ONDER_BEROEPSGEHEIM, Answer.JA))
    settled = knowing(secret, (Fact.GEHEIM_DOORBROKEN, Answer.JA))
    kept = knowing(settled, (Fact.BSN_BEVOEGD, Answer.NEE))

    binds = RANK[Effect.TOESTAAN_MITS]
    assert asked.at_best(state_of(question)) == (binds, 1)
    assert asked.at_best(state_of(secret)) == (binds, 3)
    assert asked.at_best(state_of(settled)) == (binds, 2)
    assert asked.at_best(state_of(kept)) == (RANK[Effect.WEIGEREN], 2)


def test_of_two_ways_as_mild_the_one_for_which_less_hangs_on_a_secret_is_named(rules: RuleSet) -> None:
    """On B8 a secret of health asks for a decision; with the secret known it counts, and the pair says one missing."""
    question = asking(Party.WMO_AANBIEDER, Category.GEZONDHEID, basis=None, purpose=None)
    secret = unknowing(knowing(question, (Fact.ONDER_BEROEPSGEHEIM, Answer.JA)), Fact.GEHEIM_DOORBROKEN)

    for one in (question, secret):
        found = possible(one, rules)
        named = replace(one, purpose=Purpose(found.purpose), basis=Basis(found.basis))
        others = [
            decide_at_best(replace(one, purpose=purpose, basis=basis), rules)
            for purpose, basis in open_pairs(one, rules)
        ]
        chosen = decide_at_best(named, rules)
        best = min((other.effect.rank, len(other.missing)) for other in others)
        assert (chosen.effect.rank, len(chosen.missing)) == best


def test_the_first_demand_of_the_files_counts_where_it_asks_for_a_code(rules: RuleSet) -> None:
    texts = dict(rules.texts)
    first = 'feit = "noodzaak-gemotiveerd"\n'
    assert texts["voorwaarden.toml"].index("[[voorwaarde.eis]]\n" + first) > 0
    after = 'Leg per gegeven vast waarom het nodig is, in verhouding staat en niet op een lichtere manier kan."\n'
    guard = after + '[voorwaarde.eis.wanneer]\nleeftijd = ["onder-12"]\n'
    texts["voorwaarden.toml"] = texts["voorwaarden.toml"].replace(after, guard, 1)
    guarded = rules_of_texts(texts)
    unsaid = unknowing(asking(Party.SCHULDHULP, Category.WONEN), Fact.NOODZAAK_GEMOTIVEERD)

    said = {age: effect(replace(unsaid, age=age), guarded) for age in AgeBand}

    assert said[AgeBand.ONDER_12] is Effect.WEIGEREN
    assert (
        said[AgeBand.VANAF_16] is said[AgeBand.VAN_12_TOT_16] is effect(asking(Party.SCHULDHULP, Category.WONEN), rules)
    )
