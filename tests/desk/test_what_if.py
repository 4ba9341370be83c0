"""*Wat als*: which single change turns the answer, told exactly as the law would."""

import pytest
from hypothesis import given

from tests.desk.asking import LANDLORD, RULES, SUBJECTS, TODAY, asked_of, asking, firm, likely
from wams_tui.casework.codes import AgeBand, Answer, Fact, Party, VaultNature
from wams_tui.desk.may.asking import Asking, Step, begin, completions, standing, whole
from wams_tui.desk.may.choices import options
from wams_tui.desk.may.what_if import Turn, turned, what_if
from wams_tui.law.decide import decide
from wams_tui.law.ruleset import RuleSet


@given(likely())
def test_what_if_announces_exactly_what_the_law_says_after_the_change(asked: Asking) -> None:
    for one in what_if(asked, RULES):
        after = completions(turned(asked, one.input, one.value))

        if whole(asked):
            strictest = max((decide(question, RULES).effect for question in after), key=lambda effect: effect.rank)
            assert one.effect is strictest
            assert one.best.rank <= one.effect.rank


@given(likely())
def test_what_if_names_as_turning_what_turns_and_nothing_else(asked: Asking) -> None:
    if not whole(asked):
        return
    now = max((decide(one, RULES).effect.rank for one in completions(asked)), default=0)

    found = what_if(asked, RULES)

    for one in found:
        assert (one.effect.rank < now) is (one.turn is Turn.MILDER)
        assert (one.effect.rank > now) is (one.turn is Turn.STRENGER)
    order = [tuple(Turn).index(one.turn) for one in found]
    assert order == sorted(order)


def test_what_if_leaves_out_no_fact_that_would_turn_the_verdict() -> None:
    asked = asking(LANDLORD, BRON=None)
    for subject in asked_of(asked):
        asked = asked.with_answer(subject, Answer.JA)
    now = firm(asked).verdict.effect

    turning = {
        (subject, answer)
        for subject in SUBJECTS
        for answer in Answer
        if decide(completions(asked.with_answer(subject, answer))[0], RULES).effect is not now
    }

    told = {(one.input, one.value) for one in what_if(asked, RULES) if not isinstance(one.input, Step)}
    assert turning <= told


def test_what_if_changes_one_thing_and_keeps_the_rest() -> None:
    asked = asking(LANDLORD, BRON=None).with_answer(Fact.SAMENHANG_GEMOTIVEERD, Answer.JA)

    other = turned(asked, Step.PARTIJ, Party.SCHULDHULP)

    assert {**other.choices, Step.PARTIJ: Party.WONINGCORPORATIE} == dict(asked.choices)
    assert other.answers == asked.answers
    assert turned(other, Fact.SAMENHANG_GEMOTIVEERD, Answer.NEE).answers == {Fact.SAMENHANG_GEMOTIVEERD: Answer.NEE}
    with pytest.raises(ValueError, match="no answer"):
        turned(asked, Fact.SAMENHANG_GEMOTIVEERD, Party.SCHOOL)


def test_before_there_is_a_question_there_is_nothing_to_turn(rules: RuleSet) -> None:
    nothing = begin(VaultNature.OEFENKLUIS, TODAY)

    assert what_if(nothing, rules) == ()
    assert standing(nothing, rules) is None
    assert AgeBand.VANAF_16 in {one.value for one in options(nothing, Step.LEEFTIJD, rules)}
