"""*Mag dit?*: a question without a case, asked only as far as the answer still turns."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.asking import (
    LANDLORD,
    RULES,
    TODAY,
    asked_of,
    asking,
    beginnings,
    everything_after,
    firm,
    likely,
    up_to,
    values_of,
)
from wams_tui.casework.codes import (
    FORBIDDEN_PURPOSES,
    Answer,
    Basis,
    Capacity,
    Category,
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
from wams_tui.casework.errors import Misused
from wams_tui.desk.may.asking import (
    KINDS,
    ORDER,
    Asking,
    Certainty,
    ListPoint,
    Step,
    begin,
    completions,
    next_point,
    next_step,
    whole,
)
from wams_tui.desk.may.asking import standing as standing_of
from wams_tui.desk.may.choices import day_from, options
from wams_tui.desk.may.what_if import turned
from wams_tui.law.decide import decide
from wams_tui.law.verdict import Effect


def test_a_landlord_who_asks_for_health_hears_no_before_purpose_and_basis_are_asked() -> None:
    asked = up_to(Step.GEGEVEN, GEGEVEN=Category.GEZONDHEID)

    assert next_step(asked, RULES) is None
    found = firm(asked)
    assert found.certainty is Certainty.ZEKER
    assert found.verdict.effect is Effect.WEIGEREN
    assert [rule.id for rule in found.verdict.rules] == ["WON-02"]
    assert any("hulp is geregeld" in text for text in found.verdict.alternatives)


@given(st.data())
def test_a_refusal_that_comes_early_stays_whatever_is_chosen_and_answered(data: st.DataObject) -> None:
    asked = data.draw(beginnings())
    found = standing_of(asked, RULES)
    if found is None or found.certainty is not Certainty.ZEKER:
        return

    after = data.draw(everything_after(asked))

    assert decide(completions(after)[0], RULES).effect is Effect.WEIGEREN


def test_a_life_in_danger_is_never_passed_over_as_already_refused() -> None:
    asked = up_to(Step.GEGEVEN, PARTIJ=Party.POLITIE, PET=Hat.HANDHAVING, GEGEVEN=Category.GEZONDHEID)
    asked = asked.with_choice(Step.HOEDANIGHEID, Capacity.CLIENT).with_choice(Step.DOEL, Purpose.ACUUT_GEVAAR)

    asked = asked.with_choice(Step.GRONDSLAG, Basis.VITAAL_BELANG)

    assert asked_of(asked) == [Fact.ACUUT_GEVAAR, Fact.NOODZAAK_GEMOTIVEERD]
    assert asked_of(asked, Answer.NEE) == [Fact.ACUUT_GEVAAR]


@given(likely())
def test_the_verdict_is_that_of_the_law_on_what_was_chosen_and_answered(asked: Asking) -> None:
    found = firm(asked)

    if found.certainty is Certainty.OORDEEL:
        assert found.verdict == decide(completions(asked)[0], RULES)
        assert found.possibility is None


@given(beginnings())
def test_what_is_not_asked_could_not_have_changed_the_verdict(asked: Asking) -> None:
    if not whole(asked) or next_step(asked, RULES) is not None:
        return
    mute = [step for step in ORDER if step not in asked.choices and step is not Step.BEKEND_BIJ]

    for step in mute:
        effects = {
            decide(completions(turned(asked, step, value))[0], RULES).effect
            for value in (values_of(step) if asked.chosen(Step.RICHTING, Direction) is Direction.VERSTREKKEN else ())
        }
        assert len(effects) <= 1


def test_the_steps_come_in_the_order_of_a_conversation() -> None:
    found = begin(VaultNature.OEFENKLUIS, TODAY)
    steps = []

    while (step := next_step(found, RULES)) is not None:
        steps.append(step)
        found = found.with_choice(step, LANDLORD.get(step))

    assert steps == [*LANDLORD, Step.BRON]


def test_age_is_asked_only_where_it_counts() -> None:
    youth = asking(LANDLORD, PARTIJ=Party.JEUGDHULP, PET=Hat.HULPVERLENING, GEGEVEN=Category.JEUGDHULP)

    assert next_step(youth, RULES) is Step.LEEFTIJD
    assert next_step(asking(LANDLORD), RULES) is Step.BRON


def test_where_somebody_is_known_is_asked_only_of_being_known() -> None:
    assert next_step(up_to(Step.GEGEVEN, GEGEVEN=Category.BEKENDHEID), RULES) is Step.BEKEND_BIJ
    assert next_step(up_to(Step.GEGEVEN), RULES) is Step.HOEDANIGHEID


def test_where_a_datum_came_from_is_not_asked_when_one_asks_for_it() -> None:
    wanted = asking(LANDLORD, RICHTING=Direction.OPVRAGEN, PARTIJ=Party.SCHULDHULP, PET=Hat.HULPVERLENING)

    assert next_step(wanted, RULES) not in (Step.BRON, Step.BRON_PET)


def test_whether_there_is_secrecy_is_asked_before_whether_it_was_lifted() -> None:
    health = asking(LANDLORD, PARTIJ=Party.WMO_AANBIEDER, PET=Hat.HULPVERLENING, GEGEVEN=Category.GEZONDHEID)

    order = asked_of(health)
    without = asked_of(health.with_answer(Fact.ONDER_BEROEPSGEHEIM, Answer.NEE))

    assert order.index(Fact.ONDER_BEROEPSGEHEIM) < order.index(Fact.GEHEIM_DOORBROKEN)
    assert Fact.GEHEIM_DOORBROKEN not in without


def test_after_a_no_that_decides_nothing_more_is_asked() -> None:
    asked = asking(LANDLORD, BRON=None)
    first = next_point(asked, RULES)
    assert first is not None

    asked = asked.with_answer(first.subject, Answer.NEE)

    assert next_point(asked, RULES) is None
    assert firm(asked).certainty is Certainty.OORDEEL
    assert firm(asked).verdict.effect is Effect.WEIGEREN


def test_not_known_is_asked_once_and_never_counts_as_yes() -> None:
    asked = asking(LANDLORD, BRON=None)

    while (point := next_point(asked, RULES)) is not None:
        asked = asked.with_answer(point.subject, Answer.ONBEKEND)

    assert firm(asked).verdict.effect is Effect.WEIGEREN
    assert {Mandate.DEELNAME, Fact.NOODZAAK_GEMOTIVEERD} <= set(asked.answers)


def further(answers: dict[str, Answer]) -> tuple[Asking, list[str]]:
    """Return a question on further use with every point answered yes but for ``answers``, and which were asked."""
    asked = asking(
        LANDLORD,
        PARTIJ=Party.SCHULDHULP,
        PET=Hat.HULPVERLENING,
        GEGEVEN=Category.HULPVRAAG_PLAN,
        DOEL=Purpose.VERDERE_VERWERKING,
        GRONDSLAG=Basis.WAMS_VERDERE_VERWERKING,
        BRON=None,
    )
    told: list[str] = []
    while (point := next_point(asked, RULES)) is not None:
        answer = Answer.JA
        if isinstance(point.subject, ListPoint):
            told.append(point.subject.id)
            assert (point.sentence, bool(point.remedy)) == (point.subject.sentence, True)
            answer = answers.get(point.subject.id, Answer.JA)
        asked = asked.with_answer(point.subject, answer)
    return asked, told


def test_further_use_asks_the_list_point_by_point() -> None:
    asked, told = further({})

    assert told == list(RULES.points)
    assert Fact.VERDERE_VERWERKING_VOLLEDIG not in asked.answers
    assert firm(asked).verdict.effect is Effect.TOESTAAN_MITS


@pytest.mark.parametrize("answer", [Answer.NEE, Answer.ONBEKEND])
def test_one_point_that_does_not_hold_is_named_and_refuses(answer: Answer) -> None:
    last = RULES.points[-1]
    asked, _told = further({last: answer})

    assert firm(asked).verdict.effect is Effect.WEIGEREN
    assert last in [missing.point for missing in firm(asked).verdict.missing]


@pytest.mark.parametrize("answer", Answer)
def test_a_title_runs_on_the_day_asked_about_only_when_one_says_it_does(answer: Answer) -> None:
    asked = asking(LANDLORD).with_answer(Mandate.DEELNAME, answer)

    for day in (TODAY, date(2030, 1, 1)):
        question = completions(replace(asked, on=day))[0]
        assert question.holds(Mandate.DEELNAME) is (answer is Answer.JA)


def test_everything_in_order_is_allowed_under_its_conditions() -> None:
    asked = asking(LANDLORD, BRON=None)
    for subject in asked_of(asked):
        asked = asked.with_answer(subject, Answer.JA)

    assert firm(asked).verdict.effect is Effect.TOESTAAN_MITS
    assert firm(asked).verdict.conditions


@pytest.mark.parametrize("purpose", sorted(FORBIDDEN_PURPOSES))
def test_a_forbidden_purpose_can_be_named_and_is_refused_with_its_reason(purpose: Purpose) -> None:
    asked = up_to(Step.DOEL, DOEL=purpose)

    assert next_step(asked, RULES) is None
    assert firm(asked).verdict.effect is Effect.WEIGEREN
    assert all(rule.sources for rule in firm(asked).verdict.rules)


@pytest.mark.parametrize("step", [Step.DOEL, Step.GRONDSLAG])
def test_the_usable_ones_stand_first_and_every_closed_one_says_why(step: Step) -> None:
    shown = options(up_to(ORDER[ORDER.index(step) - 1]), step, RULES)

    closed = [bool(one.obstacle) for one in shown]

    assert {one.value for one in shown} == set(KINDS[step])
    assert closed == sorted(closed)
    assert True in closed
    assert False in closed


def test_another_choice_reopens_what_came_after_it_and_the_same_one_does_not() -> None:
    asked = asking(LANDLORD, BRON=None).with_answer(Fact.SAMENHANG_GEMOTIVEERD, Answer.JA)

    assert asked.with_choice(Step.DOEL, Purpose.EIGEN_ACTIE) is asked
    other = asked.with_choice(Step.DOEL, Purpose.PLAN)

    assert Step.GRONDSLAG not in other.choices
    assert other.choices[Step.GEGEVEN] is Category.SCHULDEN_INKOMEN
    assert other.answers == {}


def test_a_step_that_becomes_needed_later_costs_no_answer() -> None:
    asked = asking(LANDLORD, BRON=None).with_answer(Fact.SAMENHANG_GEMOTIVEERD, Answer.JA)

    known = turned(asked, Step.GEGEVEN, Category.BEKENDHEID)
    assert next_step(known, RULES) is Step.BEKEND_BIJ
    known = known.with_choice(Step.BEKEND_BIJ, Party.SCHOOL)

    assert known.answers == asked.answers
    assert known.choices[Step.GRONDSLAG] is Basis.WAMS_GECOORDINEERDE_AANPAK


def test_phase_law_and_day_change_without_asking_anything_again() -> None:
    asked = asking(LANDLORD)

    other = asked.with_choice(Step.FASE, Phase.TRIAGE)

    assert firm(other).verdict.effect is Effect.WEIGEREN
    assert {**other.choices, Step.FASE: Phase.UITVOERING} == dict(asked.choices)


def test_a_real_vault_begins_under_the_law_of_today() -> None:
    assert begin(VaultNature.ECHT, TODAY).choices[Step.REGIME] is Regime.HUIDIG_RECHT
    assert begin(VaultNature.OEFENKLUIS, TODAY).choices[Step.REGIME] is Regime.WAMS_WETSVOORSTEL


def test_what_could_not_be_asked_does_not_construct() -> None:
    with pytest.raises(ValueError, match="phase"):
        Asking(VaultNature.ECHT, TODAY, {})
    with pytest.raises(ValueError, match="no answer"):
        begin(VaultNature.ECHT, TODAY).with_choice(Step.PARTIJ, Hat.VERHUUR)
    with pytest.raises(ValueError, match="no answer"):
        begin(VaultNature.ECHT, TODAY).with_choice(Step.PARTIJ, None)


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_from(" 01-03-2027 ") == date(2027, 3, 1)


@pytest.mark.parametrize("text", ["", "morgen", "31-02-2027", "2027-03-01", "01-03-0001"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Misused):
        day_from(text)
