"""What makes a question harder never turns a refusal into an allowance, over a sample of the whole space."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.law.agreement import answered
from tests.law.asked import ENDED_YESTERDAY, holding, unknowing
from tests.law.space import opened, sampled
from wams_tui.casework.codes import Answer, Capacity, Fact, Hat, Mandate
from wams_tui.law.decide import effect
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

HATS_OF_THEIR_OWN = (Hat.VERHUUR, Hat.SCHULDEISER, Hat.TOEZICHT)
"""Hats that make somebody another party or have a refusal of their own: taking one off is no step from mild to hard."""

GOOD_NEWS_WHEN_NO = frozenset({Fact.ONDER_BEROEPSGEHEIM, Fact.VEILIGHEIDSRISICO})
SILENCE_IS_NO_ALARM = GOOD_NEWS_WHEN_NO | {Fact.EVALUATIE_OP_TIJD}


@pytest.fixture(scope="module")
def asked(rules: RuleSet) -> list[tuple[Question, Effect]]:
    return [(question, effect(question, rules)) for question in sampled(opened(rules), 25_000)]


def harder(question: Question) -> Iterator[Question]:
    """Yield ``question`` with one thing worse: an enforcer, somebody who takes no part, an end, or less known."""
    if question.hat not in HATS_OF_THEIR_OWN:
        yield replace(question, hat=Hat.HANDHAVING)
    if question.capacity in (Capacity.CLIENT, Capacity.GEZINSLID_AKKOORD):
        yield replace(question, capacity=Capacity.GEZINSLID_NIET_AKKOORD)
        yield replace(question, capacity=Capacity.DERDE)
    yield from (holding(question, mandate, ENDED_YESTERDAY) for mandate in Mandate)
    yield from (unknowing(question, fact) for fact in question.facts if fact not in SILENCE_IS_NO_ALARM)
    yield from (answered(question, fact, Answer.NEE) for fact in Fact if fact not in GOOD_NEWS_WHEN_NO)
    yield from (answered(question, fact, Answer.JA) for fact in GOOD_NEWS_WHEN_NO)


def test_nothing_harder_is_judged_milder(rules: RuleSet, asked: list[tuple[Question, Effect]]) -> None:
    milder = [
        (question, worse)
        for question, judged in asked[::4]
        for worse in harder(question)
        if effect(worse, rules).rank < judged.rank and not _a_lesser_secret(question, worse)
    ]

    assert milder == []


def _a_lesser_secret(question: Question, worse: Question) -> bool:
    """Whether only the professional's decision changed, to a no that was unknown or the other way round."""
    return question.fact(Fact.GEHEIM_DOORBROKEN) is not worse.fact(Fact.GEHEIM_DOORBROKEN)


@pytest.mark.parametrize("kind", ["bijzonder", "strafrechtelijk"])
def test_a_kind_of_data_held_to_be_more_sensitive_is_never_judged_milder(
    rules: RuleSet, asked: list[tuple[Question, Effect]], kind: str
) -> None:
    sensitive = tuple(one.model_copy(update={"kind": kind}) for one in rules.files.categories if one.kind == "gewoon")
    others = tuple(one for one in rules.files.categories if one.kind != "gewoon")
    stricter = RuleSet(rules.files.model_copy(update={"categories": (*sensitive, *others)}), "")

    turned = [(question, judged, effect(question, stricter)) for question, judged in asked]

    assert all(now.rank >= before.rank for _, before, now in turned)
    assert any(now.rank > before.rank for _, before, now in turned)


def test_a_matrix_cell_never_promises_less_than_a_verdict_gives(
    rules: RuleSet, asked: list[tuple[Question, Effect]]
) -> None:
    for question, judged in asked[::5]:
        best = possible(question, rules)

        assert best.effect.rank <= max(judged.rank, Effect.TOESTAAN_MITS.rank)
        assert best.verdict.effect is best.effect
        if judged is Effect.TOESTAAN:
            assert best.effect is Effect.TOESTAAN
