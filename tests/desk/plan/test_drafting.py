"""Goals, actions and own words go into a real vault and stay as they are; what may not stand in a plan stays out."""

from datetime import timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.codes import Category, Hat, Party
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.household.persons import Joining
from wams_tui.casework.items import Source
from wams_tui.casework.log import AuditAction, AuditEvent
from wams_tui.casework.plan.order import actions_of, content_now, goals_in_order
from wams_tui.casework.plan.parts import ActionKind, ActionState, GoalOutcome, WordsKind
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.desk.cases import Clashed, OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.persons import record_answer
from wams_tui.desk.ledger.after import erase
from wams_tui.desk.plan.course import drop, set_state, turn
from wams_tui.desk.plan.drafting import (
    Tags,
    add_action,
    add_goal,
    add_strength,
    change,
    describe,
    set_against,
)
from wams_tui.desk.plan.entering import NotInThePlanError, ToBeWeighedError
from wams_tui.desk.plan.order import move
from wams_tui.desk.plan.saying import say
from wams_tui.desk.plan.undo import step_between, take_back


def wants(opened: OpenCase) -> list[str]:
    return [goal.what for goal in goals_in_order(opened.file)]


def last_line(desk: Desk) -> AuditEvent:
    """The newest line of the audit log."""
    return [row.event for row in desk.session.audit_lines() if row.event is not None][-1]


def does(opened: OpenCase, goal: int = 0) -> list[str]:
    return [one.what for one in actions_of(opened.file, goals_in_order(opened.file)[goal])]


@pytest.fixture
def drafted(desk: Desk, opened: OpenCase) -> OpenCase:
    """Two goals; under the first an action of the corporation and one of nobody."""
    opened = add_goal(desk, opened, "Ik wil hier blijven wonen")
    opened = add_goal(desk, opened, "Weer slapen")
    first = goals_in_order(opened.file)[0].id
    opened = add_action(desk, opened, first, "Betalingsregeling treffen", owner="corporation")
    return add_action(desk, opened, first, "Post openen met Fenna erbij", by_when=TODAY + timedelta(days=3))


def test_a_plan_is_read_again_as_it_was_typed(desk: Desk, drafted: OpenCase) -> None:
    drafted = describe(desk, drafted, "Schulden en somberheid.", "Het een maakt het ander erger.")
    drafted = add_strength(desk, drafted, "Bram brengt Fenna elke dag naar school")
    again = open_case(desk, "case-1")

    assert content_now(again.file) == content_now(drafted.file)
    assert wants(again) == ["Ik wil hier blijven wonen", "Weer slapen"]
    assert does(again) == ["Betalingsregeling treffen", "Post openen met Fenna erbij"]
    assert again.file.plan.connection == "Het een maakt het ander erger."


def test_the_audit_log_names_the_part_and_never_its_words(desk: Desk, drafted: OpenCase) -> None:
    line = last_line(desk)

    assert line.action is AuditAction.PLAN_GEWIJZIGD
    assert line.details == {
        "record": content_now(drafted.file).actions[1].id,
        "onderdeel": "actie",
        "daad": "toegevoegd",
    }


def test_a_part_is_about_whose_goal_it_is_and_who_is_called_by_name(drafted: OpenCase) -> None:
    first, second = content_now(drafted.file).actions

    assert first.persons == ("tenant",)
    assert set(second.persons) == {"tenant", "daughter"}


def test_the_family_puts_its_goals_in_its_own_order(desk: Desk, drafted: OpenCase) -> None:
    second = goals_in_order(drafted.file)[1].id
    moved = move(desk, drafted, second, -1)

    assert wants(moved) == ["Weer slapen", "Ik wil hier blijven wonen"]
    assert move(desk, moved, second, -1) is moved
    assert wants(add_goal(desk, moved, "Rust in huis"))[-1] == "Rust in huis"


def test_an_action_moves_within_its_goal_and_on_to_the_next(desk: Desk, drafted: OpenCase) -> None:
    last = actions_of(drafted.file, goals_in_order(drafted.file)[0])[1].id
    up = move(desk, drafted, last, -1)
    over = move(desk, drafted, last, 1)

    assert does(up) == ["Post openen met Fenna erbij", "Betalingsregeling treffen"]
    assert (does(over, 0), does(over, 1)) == (["Betalingsregeling treffen"], ["Post openen met Fenna erbij"])


def test_an_action_goes_through_its_states_and_is_done_on_a_day(desk: Desk, drafted: OpenCase) -> None:
    action = content_now(drafted.file).actions[0].id
    busy = turn(desk, drafted, action)
    done = turn(desk, busy, action)

    assert busy.file.action(action).state is ActionState.BEZIG
    assert (done.file.action(action).state, done.file.action(action).done_on) == (ActionState.GEDAAN, TODAY)
    assert turn(desk, done, action).file.action(action) == drafted.file.action(action)


def test_quick_relief_says_how_much(desk: Desk, drafted: OpenCase) -> None:
    with pytest.raises(Misused, match="bedrag"):
        add_action(desk, drafted, "", "Wasmachine", kind=ActionKind.SNELLE_HULP)
    helped = add_action(desk, drafted, "", "Wasmachine", kind=ActionKind.SNELLE_HULP, amount=25000)

    assert content_now(helped.file).actions[-1].amount == 25000


def test_what_somebody_does_who_is_there_for_one_of_them_is_about_that_one(desk: Desk, drafted: OpenCase) -> None:
    opened = add_goal(desk, drafted, "Samen eten", Tags(persons=("tenant", "daughter")))
    goal = next(one.id for one in opened.file.goals if one.what == "Samen eten")

    opened = add_action(desk, opened, goal, "Elke week bellen", owner="ggz")
    opened = add_action(desk, opened, goal, "De huur in termijnen", owner="corporation")

    about = {one.what: set(one.persons) for one in opened.file.actions}
    assert about["Elke week bellen"] == {"tenant"}, "the clinic takes part for the tenant alone"
    assert about["De huur in termijnen"] == {"tenant", "daughter"}, "the landlord for nobody in particular"


def test_own_words_stay_letter_for_letter_and_are_never_changed(desk: Desk, drafted: OpenCase) -> None:
    goal = goals_in_order(drafted.file)[0].id
    said = say(desk, drafted, "tenant", "Ik ga hier NIET weg, punt.", WordsKind.ONEENS, about=goal)
    words = said.file.words[0]

    assert (words.text, words.person, words.about) == ("Ik ga hier NIET weg, punt.", "tenant", goal)
    with pytest.raises(Misused, match="eigen woorden"):
        change(desk, said, words.model_copy(update={"text": "Ik blijf liever"}))
    with pytest.raises(Misused, match="eigen woorden"):
        drop(desk, said, words.id)
    with pytest.raises(Misused):
        say(desk, said, "tenant", "en dit ook", about=words.id)


def test_who_takes_no_part_has_no_goal_and_does_nothing(desk: Desk, drafted: OpenCase) -> None:
    said_no = record_answer(desk, drafted, "ex", Joining.DOET_NIET_MEE, TODAY)

    with pytest.raises(Refused, match="doet niet mee"):
        add_goal(desk, said_no, "Vaker langskomen", Tags(persons=("ex",)))
    with pytest.raises(Refused, match="doet niet mee"):
        add_action(desk, said_no, "", "Oppassen", owner="ex")
    with pytest.raises(Misused):
        add_action(desk, said_no, "", "Oppassen", owner="niemand-van-ons")


def test_what_the_law_keeps_out_of_a_plan_stays_out(desk: Desk, drafted: OpenCase) -> None:
    told = Source(description="behandelaar", participant="ggz", party=Party.GGZ_MEDISCH, hat=Hat.HULPVERLENING)

    with pytest.raises(NotInThePlanError):
        add_goal(desk, drafted, "Vermoedens uitzoeken", Tags(kinds=(Category.WERKAANTEKENING,)))
    with pytest.raises(ToBeWeighedError):
        add_goal(desk, drafted, "Therapie twee keer per week", Tags(kinds=(Category.GEZONDHEID,), source=told))
    own = add_goal(desk, drafted, "Weer naar de therapie", Tags(kinds=(Category.GEZONDHEID,)))

    assert goals_in_order(own.file)[-1].categories == (Category.HULPVRAAG_PLAN, Category.GEZONDHEID)
    assert content_now(open_case(desk, "case-1").file) == content_now(own.file)


def frozen(desk: Desk, opened: OpenCase) -> OpenCase:
    content = content_now(opened.file)
    version = PlanVersion(
        id="v1", number=1, made_at=desk.now(), by="k", content=content, content_hash=content.digest()
    )  # fmt: skip
    return save(desk, opened, [version], last_line(desk))[0]


def test_own_words_are_erased_for_good_from_every_version_too(desk: Desk, drafted: OpenCase) -> None:
    said = say(desk, drafted, "tenant", "Dit had ik niet willen zeggen.")
    words = said.file.words[0].id
    shared = frozen(desk, said)
    after = erase(desk, shared, words, "Bram vroeg het te wissen.")
    again = open_case(desk, "case-1").file

    assert (after.file.words, after.file.versions[0].content.words) == ((), ())
    assert [one.id for one in again.versions[0].erased] == [words]
    assert "niet willen zeggen" not in again.model_dump_json()
    assert again.versions[0].content.goals == shared.file.versions[0].content.goals


def test_what_nobody_froze_is_taken_out(desk: Desk, drafted: OpenCase) -> None:
    gone = drop(desk, drafted, goals_in_order(drafted.file)[0].id)

    assert (wants(gone), gone.file.actions) == (["Weer slapen"], ())
    assert content_now(open_case(desk, "case-1").file) == content_now(gone.file)


def test_what_was_shared_lapses_and_is_still_there(desk: Desk, drafted: OpenCase) -> None:
    goal = goals_in_order(drafted.file)[0].id
    shared = frozen(desk, drafted)
    lapsed = drop(desk, shared, goal, "hoeft niet meer")

    assert lapsed.file.goal(goal).outcome is GoalOutcome.VERVALLEN
    assert {one.state for one in lapsed.file.actions} == {ActionState.VERVALLEN}


def test_a_deed_is_taken_back_by_a_save_of_its_own(desk: Desk, drafted: OpenCase) -> None:
    after = drop(desk, drafted, goals_in_order(drafted.file)[0].id)
    step = step_between(drafted, after)
    assert step is not None

    back = take_back(desk, after, step)

    assert (wants(back), does(back)) == (wants(drafted), does(drafted))
    assert last_line(desk).details["daad"] == "teruggedraaid"
    assert wants(open_case(desk, "case-1")) == wants(drafted)


def test_what_was_added_by_mistake_is_taken_back(desk: Desk, drafted: OpenCase) -> None:
    after = add_goal(desk, drafted, "Typefout")
    step = step_between(drafted, after)
    assert step is not None

    assert content_now(take_back(desk, after, step).file) == content_now(drafted.file)


def test_what_a_colleague_changed_since_is_not_taken_back(desk: Desk, drafted: OpenCase) -> None:
    action = content_now(drafted.file).actions[0].id
    mine = turn(desk, drafted, action)
    step = step_between(drafted, mine)
    theirs = set_state(desk, mine, action, ActionState.GEDAAN)

    assert step is not None
    with pytest.raises(Conflict, match="collega"):
        take_back(desk, theirs, step)
    with pytest.raises(Clashed):
        turn(desk, mine, action)


def test_two_who_type_at_the_same_time_do_not_meet(desk: Desk, drafted: OpenCase) -> None:
    add_goal(desk, drafted, "Van de een")
    add_goal(desk, drafted, "Van de ander")

    assert set(wants(open_case(desk, "case-1"))[2:]) == {"Van de een", "Van de ander"}


def test_two_actions_that_work_against_each_other_are_named_by_one(desk: Desk, drafted: OpenCase) -> None:
    one, other = (action.id for action in drafted.file.actions)
    said = set_against(desk, drafted, one, other, works_against=True)
    unsaid = set_against(desk, said, other, one, works_against=False)

    assert said.file.action(one).against == (other,)
    assert content_now(unsaid.file) == content_now(drafted.file)
