"""The rules numbered anew, for each of these tests alone: what is worked out once, other tests find done already."""

from dataclasses import replace

import pytest

from tests.law.agreement import differing
from tests.law.asked import unknowing
from tests.law.space import Block, opened, sampled, shut
from wams_tui.casework.codes import Fact
from wams_tui.law.decide import decide_at_best
from wams_tui.law.possible import open_pairs, possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
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
