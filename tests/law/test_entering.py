"""The shared plan holds no secret its professional did not lift, and nothing that goes to nobody (law §4.f)."""

from dataclasses import replace
from itertools import product

import pytest

from tests.law.asked import asking, knowing, unknowing
from wams_tui.casework.codes import Answer, Category, Decider, Fact, Hat, Party, Purpose
from wams_tui.law.entering import may_enter_plan
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

READERS = (Party.SCHULDHULP, Party.JEUGDHULP, Party.WMO_AANBIEDER, Party.CLIENT)
HEALTH = (Category.GEZONDHEID, Category.JEUGDHULP)
KEEPERS = (Party.GGZ_MEDISCH, Party.OGGZ, Party.JEUGDHULP)


def read(category: Category, *answers: tuple[Fact, Answer], source: Party | None = None) -> list[Question]:
    """Return the question about a datum for each reader, with nothing known of its secrecy but ``answers``."""
    base = (asking(party, category, purpose=Purpose.PLAN, source_party=source) for party in READERS)
    unsaid = (unknowing(one, Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN) for one in base)
    return [knowing(one, *answers) for one in unsaid]


@pytest.mark.parametrize("category", HEALTH)
def test_health_waits_for_the_professional_and_says_what_is_missing(rules: RuleSet, category: Category) -> None:
    verdict = may_enter_plan(read(category), rules)

    assert (verdict.effect, verdict.decider) == (Effect.AFWEGING, Decider.PROFESSIONAL)
    assert [missing.fact for missing in verdict.missing] == [Fact.GEHEIM_DOORBROKEN]
    assert [rule.id for rule in verdict.rules] == ["VW-d"]
    assert any("beroepsgeheim" in sentence for sentence in verdict.conditions), "who reads it does not pass it on"
    assert all(rule.sources for rule in verdict.rules)


@pytest.mark.parametrize("category", HEALTH)
@pytest.mark.parametrize(
    ("answer", "wanted"), [(Answer.JA, Effect.TOESTAAN_MITS), (Answer.NEE, Effect.WEIGEREN), (None, Effect.AFWEGING)]
)
def test_what_the_professional_decided_counts(
    rules: RuleSet, category: Category, answer: Answer | None, wanted: Effect
) -> None:
    said = () if answer is None else ((Fact.GEHEIM_DOORBROKEN, answer),)

    assert may_enter_plan(read(category, (Fact.ONDER_BEROEPSGEHEIM, Answer.JA), *said), rules).effect is wanted


def test_one_reader_the_decision_does_not_reach_keeps_it_out(rules: RuleSet) -> None:
    lifted = read(Category.GEZONDHEID, (Fact.GEHEIM_DOORBROKEN, Answer.JA))
    for place in range(len(READERS)):
        unreached = [unknowing(one, Fact.GEHEIM_DOORBROKEN) if n == place else one for n, one in enumerate(lifted)]
        kept = [
            knowing(one, (Fact.GEHEIM_DOORBROKEN, Answer.NEE)) if n == place else one for n, one in enumerate(lifted)
        ]

        assert may_enter_plan(unreached, rules).effect is Effect.AFWEGING
        assert may_enter_plan(kept, rules).effect is Effect.WEIGEREN


@pytest.mark.parametrize("source", KEEPERS)
@pytest.mark.parametrize("category", [Category.SCHULDEN_INKOMEN, Category.WONEN, Category.HULPVRAAG_PLAN])
def test_whatever_a_keeper_of_secrets_told_waits_too(rules: RuleSet, source: Party, category: Category) -> None:
    assert may_enter_plan(read(category, source=source), rules).effect is Effect.AFWEGING
    assert may_enter_plan(read(category), rules).effect is Effect.TOESTAAN
    noted = read(category, (Fact.ONDER_BEROEPSGEHEIM, Answer.JA))
    assert [rule.id for rule in may_enter_plan(noted, rules).rules] == ["VW-d-bron"]


def test_what_was_learnt_in_the_access_task_is_not_secret(rules: RuleSet) -> None:
    learnt = [replace(one, source_hat=Hat.TOELEIDING) for one in read(Category.GEZONDHEID)]

    assert may_enter_plan(learnt, rules).effect is Effect.TOESTAAN
    plain = read(Category.GEZONDHEID, (Fact.ONDER_BEROEPSGEHEIM, Answer.NEE))
    assert may_enter_plan(plain, rules).allows


def test_being_known_at_a_clinic_is_as_secret_as_what_is_said_there(rules: RuleSet) -> None:
    known = read(Category.BEKENDHEID)

    assert may_enter_plan([replace(one, known_at=Party.GGZ_MEDISCH) for one in known], rules).effect is Effect.AFWEGING
    assert may_enter_plan([replace(one, known_at=Party.SCHULDHULP) for one in known], rules).effect is Effect.TOESTAAN


@pytest.mark.parametrize(
    "category", [Category.WERKAANTEKENING, Category.DERDEN, Category.GEHEIM_ADRES, Category.OVERIG_BIJZONDER]
)
def test_what_goes_to_nobody_enters_no_plan_whatever_was_decided(rules: RuleSet, category: Category) -> None:
    verdict = may_enter_plan(read(category, (Fact.GEHEIM_DOORBROKEN, Answer.JA)), rules)

    assert verdict.effect is Effect.WEIGEREN
    assert verdict.reason
    assert verdict.alternatives


def test_no_answer_about_secrecy_is_milder_than_a_yes_of_the_professional(rules: RuleSet) -> None:
    for category, source in product(Category, (None, *KEEPERS)):
        lifted = read(category, (Fact.GEHEIM_DOORBROKEN, Answer.JA), source=source)
        best = may_enter_plan(lifted, rules).effect.rank
        for secret, answer in product(Answer, (Answer.NEE, Answer.ONBEKEND)):
            told = read(category, (Fact.ONDER_BEROEPSGEHEIM, secret), (Fact.GEHEIM_DOORBROKEN, answer), source=source)
            found = may_enter_plan(told, rules).effect.rank
            assert found >= best or secret is Answer.NEE


def test_a_plan_has_readers_and_one_datum_at_a_time(rules: RuleSet) -> None:
    with pytest.raises(ValueError, match="readers"):
        may_enter_plan([], rules)
    with pytest.raises(ValueError, match="one datum"):
        may_enter_plan([*read(Category.WONEN), *read(Category.IDENTITEIT)], rules)
