"""Two evaluators that share nothing but the rule files agree, over the space that ``tests.law.space`` spans."""

import os
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from tests.law.agreement import differing, flipped, representatives
from tests.law.asked import RUNNING
from tests.law.space import BASE, STATES, Block, opened, sampled, shut
from wams_tui.casework.codes import Mandate
from wams_tui.casework.period import Period
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet

SIZE = 100_619_424
"""How many combinations of codes have every gate open, three states of the facts included; docs/law.md says it too."""

SAMPLE = int(os.environ.get("WAMS_LAW_SAMPLE", "120000"))
"""How many questions of the space an ordinary run compares; fewer while mutants are tried."""

ALWAYS = Period(start=date(2000, 1, 1))


@pytest.fixture(scope="module")
def blocks(rules: RuleSet) -> tuple[Block, ...]:
    return opened(rules)


def test_the_space_is_as_large_as_is_said(blocks: tuple[Block, ...]) -> None:
    assert sum(block.size for block in blocks) == SIZE


def test_every_input_of_a_question_is_an_axis_of_the_space(blocks: tuple[Block, ...]) -> None:
    varied = {name for block in blocks for axis in block.axes for change in axis for name in change}

    only_explains = {"points"}
    assert varied | {"on"} | only_explains == {field.name for field in fields(Question)}
    assert set(BASE) <= varied | {"on"}
    assert all(block.axes[0] is STATES for block in blocks)


def test_both_agree_wherever_every_gate_is_open(rules: RuleSet, blocks: tuple[Block, ...]) -> None:
    assert differing(sampled(blocks, SAMPLE), rules) == []


def test_both_refuse_what_any_gate_keeps_out(rules: RuleSet) -> None:
    kept_out = list(shut(rules))

    assert len(kept_out) > 20_000
    assert differing(kept_out, rules) == []
    assert all(rules.quick.shut(question) for question in kept_out)


def test_both_agree_on_every_fact_flipped_alone_and_in_pairs(rules: RuleSet, blocks: tuple[Block, ...]) -> None:
    chosen = representatives(sampled(blocks, SAMPLE), rules)[::20]

    assert chosen
    for question in chosen:
        assert differing(flipped(question, rules), rules) == []


def test_both_agree_on_the_first_and_the_last_day_and_on_the_days_beside_them(
    rules: RuleSet, blocks: tuple[Block, ...]
) -> None:
    assert RUNNING.end is not None
    edges = [day + timedelta(days=step) for day in (RUNNING.start, RUNNING.end) for step in (-1, 0, 1)]
    for question in representatives(sampled(blocks, 20_000), rules):
        for mandate in Mandate:
            asked = replace(question, periods=dict.fromkeys(Mandate, ALWAYS) | {mandate: RUNNING})
            assert differing([replace(asked, on=day) for day in edges], rules) == []
