"""A plan is frozen in a real vault and stays so; who said what of which version; and no plan goes quietly on (G9)."""

from datetime import timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.case import Decision
from wams_tui.casework.codes import Basis, Category, Phase, Purpose
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.household.persons import Custody, Person
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.casework.plan.difference import How, difference
from wams_tui.casework.plan.evaluating import REFUSED
from wams_tui.casework.plan.frozen import as_now, latest, names_of
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import GoalOutcome, Plan
from wams_tui.casework.plan.version import Agreed
from wams_tui.desk.asking.ask import Terms, Wanted, ask
from wams_tui.desk.cases import Clashed, OpenCase, open_case, save
from wams_tui.desk.course.steps import go_on, lacks_of
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.after import erase
from wams_tui.desk.plan.agreeing import OlderVersionError, agree, still_as
from wams_tui.desk.plan.drafting import add_action, add_goal, describe
from wams_tui.desk.plan.evaluating import Held, evaluate, say_outcome, to_evaluate
from wams_tui.desk.plan.saying import say
from wams_tui.desk.plan.versions import freeze, seen_by, show, version_called
from wams_tui.desk.timeline import timeline
from wams_tui.desk.watching import is_current

HELD = Held("Coördinator", "Samen bekeken wat er gelukt is.", ("tenant",), TODAY + timedelta(days=90))
EDIT = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@pytest.fixture
def drafted(desk: Desk, opened: OpenCase) -> OpenCase:
    opened = add_goal(desk, opened, "Ik wil hier blijven wonen")
    return add_action(desk, opened, opened.file.goals[0].id, "Betalingsregeling treffen", owner="corporation")


def case_with(desk: Desk, opened: OpenCase, **changes: object) -> OpenCase:
    return save(desk, opened, [opened.file.case.model_copy(update=changes)], EDIT)[0]


@pytest.fixture
def overdue(desk: Desk, drafted: OpenCase) -> OpenCase:
    """The review day was yesterday; while it is still to come it may be moved."""
    return case_with(desk, drafted, review_on=TODAY - timedelta(days=1))


def test_a_frozen_version_stays_as_it_was_and_the_next_has_a_number_of_its_own(desk: Desk, drafted: OpenCase) -> None:
    drafted, first = freeze(desk, drafted, "voor de huisbaas")
    again, same = freeze(desk, drafted, "nog eens")
    changed = add_goal(desk, again, "Weer slapen")
    changed, second = freeze(desk, changed)

    read = open_case(desk, "case-1").file
    assert (first.number, same.id, second.number) == (1, first.id, 2)
    assert again is drafted
    assert [one.content for one in read.versions if one.id == first.id] == [first.content]
    assert [(one.how, one.what) for one in difference(first.content, second.content)] == [(How.ERBIJ, "Weer slapen")]
    assert latest(read) == second == as_now(read)
    lines = [row.event for row in desk.session.audit_lines() if row.event is not None]
    froze = [one.details["nummer"] for one in lines if one.action is AuditAction.PLAN_VASTGELEGD]
    assert froze == ["1", "2"]


def test_nothing_is_frozen_of_an_empty_plan(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Misused, match="nog niets"):
        freeze(desk, opened)


def test_who_freezes_what_a_colleague_just_changed_is_told_and_nothing_is_frozen(desk: Desk, drafted: OpenCase) -> None:
    goal = drafted.file.goals[0]
    save(desk, open_case(desk, "case-1"), [goal.model_copy(update={"what": "Hier blijven"})], EDIT)

    with pytest.raises(Conflict):
        freeze(desk, drafted)
    assert open_case(desk, "case-1").file.versions == ()


def test_two_versions_of_one_number_both_stay(desk: Desk, drafted: OpenCase) -> None:
    ours, first = freeze(desk, drafted)
    theirs = first.model_copy(update={"id": "ander", "made_at": first.made_at + timedelta(hours=1)})
    read = save(desk, ours, [theirs], EDIT)[0].file

    assert names_of(read) == {first.id: "1", "ander": "1b"}
    assert version_called(read, "1b").id == "ander"
    with pytest.raises(Misused):
        version_called(read, "2")


def test_it_is_on_record_who_saw_a_version_once_a_day(desk: Desk, drafted: OpenCase) -> None:
    drafted, version = freeze(desk, drafted)
    drafted = show(desk, drafted, version.id, "tenant")
    again = show(desk, drafted, version.id, "tenant")

    (kept,) = again.file.versions
    assert [(one.to, one.on, one.how) for one in kept.shown] == [("tenant", TODAY, "aan-tafel")]
    assert len(seen_by(desk, kept, "tenant", "bestand", "verstrekking-1").shown) == 2
    with pytest.raises(KeyError):
        show(desk, drafted, version.id, "niemand")


def test_an_answer_needs_a_reason_unless_it_is_yes_and_who_answered_saw_it(desk: Desk, drafted: OpenCase) -> None:
    drafted, version = freeze(desk, drafted)
    with pytest.raises(Misused, match="reden"):
        agree(desk, drafted, version.id, "tenant", Agreed.DEELS, " ")
    drafted = agree(desk, drafted, version.id, "tenant", Agreed.DEELS, "Niet met de bewindvoerder.")
    drafted = agree(desk, drafted, version.id, "tenant", Agreed.JA)

    (kept,) = drafted.file.versions
    said = kept.agreement_of("tenant")
    assert [one.answer for one in kept.agreements] == [Agreed.DEELS, Agreed.JA]
    assert said is not None
    assert said.answer is Agreed.JA
    assert [one.to for one in kept.shown] == ["tenant"]
    assert still_as(drafted.file, kept)


def test_an_answer_to_a_version_that_is_no_longer_the_last_is_not_recorded_in_silence(
    desk: Desk, drafted: OpenCase
) -> None:
    drafted, old = freeze(desk, drafted)
    drafted, _new = freeze(desk, add_goal(desk, drafted, "Weer slapen"))

    with pytest.raises(OlderVersionError) as told:
        agree(desk, drafted, old.id, "tenant", Agreed.JA)
    assert (told.value.params["asked"], told.value.params["last"]) == ("1", "2")
    assert all(not one.agreements for one in open_case(desk, "case-1").file.versions)

    known = agree(desk, drafted, old.id, "tenant", Agreed.JA, older=True)
    assert [one.number for one in known.file.versions if one.agreements] == [1]


def test_two_who_wrote_down_an_answer_of_the_same_person_choose_between_them(desk: Desk, drafted: OpenCase) -> None:
    drafted, version = freeze(desk, drafted)
    agree(desk, drafted, version.id, "tenant", Agreed.NEE, "Nee.")

    with pytest.raises(Clashed):
        agree(desk, drafted, version.id, "tenant", Agreed.JA)
    seen = show(desk, drafted, version.id, "corporation")
    assert [one.answer for one in seen.file.versions[0].agreements] == [Agreed.NEE]
    assert {one.to for one in seen.file.versions[0].shown} == {"tenant", "corporation"}


def test_for_a_child_who_has_custody_answers(desk: Desk, drafted: OpenCase) -> None:
    drafted, version = freeze(desk, drafted)
    with pytest.raises(Refused, match="gezag"):
        agree(desk, drafted, version.id, "daughter", Agreed.JA)
    child = drafted.file.person("daughter")
    custody = (Custody(holder="tenant", period=Period(start=TODAY)), Custody(holder="ex", period=Period(start=TODAY)))
    drafted = save(desk, drafted, [Person.model_validate({**child.model_dump(), "custody": custody})], EDIT)[0]

    with pytest.raises(Misused, match="meer antwoorden"):
        agree(desk, drafted, version.id, "daughter", Agreed.JA)
    with pytest.raises(Misused, match="onder de 12"):
        agree(desk, drafted, version.id, "daughter", Agreed.JA, for_them="")
    with pytest.raises(Misused, match="kan niet"):
        agree(desk, drafted, version.id, "daughter", Agreed.JA, for_them="corporation")
    drafted = agree(desk, drafted, version.id, "daughter", Agreed.NEE, "Te snel.", for_them="ex")
    assert [one.for_them for one in drafted.file.versions[0].agreements] == ["ex"]


# -- guard G9 ----------------------------------------------------------------------------------------------------


def test_after_the_review_day_nothing_is_frozen_asked_or_taken_further(desk: Desk, overdue: OpenCase) -> None:
    on = Decision(phase=Phase.PLAN, on=TODAY, by="Coördinator", reason="We gaan door zoals het was.")
    terms = Terms(Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
    wanted = Wanted("tenant", Category.WONEN, "Hoe hoog is de achterstand?", "Voor de betalingsregeling nodig.")

    with pytest.raises(Refused, match="voorbij"):
        freeze(desk, overdue)
    with pytest.raises(Refused):
        ask(desk, overdue, "corporation", terms, wanted)
    with pytest.raises(Refused, match="voorbij"):
        go_on(desk, overdue, on)


def test_a_new_day_alone_does_not_carry_it_on(desk: Desk, overdue: OpenCase) -> None:
    later = TODAY + timedelta(days=90)
    on = Decision(phase=Phase.PLAN, on=TODAY, by="Coördinator", reason="We gaan door zoals het was.")

    assert [one.sentence for one in lacks_of(desk, overdue, on, {"review_on": later})] == [REFUSED]
    with pytest.raises(Refused, match="voorbij"):
        go_on(desk, overdue, on, review_on=later)
    with pytest.raises(Refused, match="voorbij"):
        case_with(desk, overdue, review_on=later)
    assert open_case(desk, "case-1").file.case.review_on == TODAY - timedelta(days=1)


def test_rights_own_words_and_evaluating_stay_possible(desk: Desk, overdue: OpenCase) -> None:
    overdue, version = freeze(desk, overdue, under=Basis.AVG_RECHTEN)
    overdue = say(desk, overdue, "tenant", "Het duurt te lang.")

    assert version.number == 1
    assert content_now(overdue.file).words[0].text == "Het duurt te lang."


def test_evaluating_carries_it_on_with_a_new_day(desk: Desk, overdue: OpenCase) -> None:
    goal = overdue.file.goals[0].id
    with pytest.raises(Refused, match="elk doel"):
        evaluate(desk, overdue, HELD, Phase.UITVOERING)
    overdue = say_outcome(desk, overdue, goal, GoalOutcome.DEELS, "De regeling loopt.")
    assert to_evaluate(overdue.file, TODAY) == ()

    after = evaluate(desk, overdue, HELD, Phase.UITVOERING)

    case = open_case(desk, "case-1").file.case
    assert after.file.case == case
    assert (case.phase, case.review_on) == (Phase.UITVOERING, HELD.next_on)
    assert [one.phase for one in case.history[-2:]] == [Phase.EVALUATIE, Phase.UITVOERING]
    assert [(one.on, one.words, one.present) for one in case.reviews] == [(TODAY, HELD.words, ("tenant",))]
    assert freeze(desk, after)[1].number == 1


def test_a_plan_that_is_not_carried_out_yet_is_only_given_a_new_day(desk: Desk, overdue: OpenCase) -> None:
    back = Decision(phase=Phase.EVALUATIE, on=TODAY, by="Ik", reason="We kijken samen.")
    overdue = go_on(desk, overdue, back)
    overdue = say_outcome(desk, overdue, overdue.file.goals[0].id, GoalOutcome.NIET)
    planned = evaluate(desk, overdue, HELD, Phase.PLAN)
    assert planned.file.case.phase is Phase.PLAN

    sooner = Held("Ik", HELD.words, (), TODAY + timedelta(days=7))
    again = evaluate(desk, planned, sooner, Phase.PLAN)
    assert (again.file.case.phase, again.file.case.review_on) == (Phase.PLAN, TODAY + timedelta(days=7))
    assert len(again.file.case.reviews) == 2


def test_an_evaluation_says_how_it_went_and_when_the_next_is(desk: Desk, overdue: OpenCase) -> None:
    for half in (
        Held("", HELD.words, (), HELD.next_on), Held("Ik", "kort", (), HELD.next_on), Held("Ik", HELD.words),
        Held("Ik", HELD.words, (), TODAY),
    ):  # fmt: skip
        with pytest.raises(Misused):
            evaluate(desk, overdue, half, Phase.UITVOERING)
    assert open_case(desk, "case-1").file.case.phase is Phase.UITVOERING


def test_an_evaluation_that_ends_the_approach_leaves_the_closing_to_its_own_step(desk: Desk, overdue: OpenCase) -> None:
    goal = overdue.file.goals[0].id
    overdue = say_outcome(desk, overdue, goal, GoalOutcome.BEREIKT)
    after = evaluate(desk, overdue, Held("Ik", HELD.words), Phase.AFGESLOTEN)

    assert after.file.case.phase is Phase.EVALUATIE
    assert after.file.case.review_on == TODAY - timedelta(days=1)
    assert len(after.file.case.reviews) == 1
    with pytest.raises(Refused):
        go_on(desk, after, Decision(phase=Phase.UITVOERING, on=TODAY, by="Ik", reason="Toch maar door."))


def test_what_was_evaluated_is_never_rewritten(desk: Desk, overdue: OpenCase) -> None:
    overdue = say_outcome(desk, overdue, overdue.file.goals[0].id, GoalOutcome.BEREIKT)
    after = evaluate(desk, overdue, HELD, Phase.UITVOERING)

    with pytest.raises(Refused, match="verloop"):
        case_with(desk, after, reviews=())


def test_a_plan_that_was_emptied_is_written_again(desk: Desk, opened: OpenCase) -> None:
    opened = describe(desk, opened, "Schulden.")
    opened = save(desk, opened, [Plan()], EDIT)[0]
    opened = say(desk, opened, "tenant", "Ik weet het nog niet.")

    assert is_current(desk, opened)
    assert describe(desk, opened, "Toch schulden.").file.plan.problems == "Toch schulden."


def test_the_timeline_tells_of_versions_answers_and_evaluations(desk: Desk, drafted: OpenCase) -> None:
    drafted, version = freeze(desk, drafted, "voor de huisbaas")
    drafted = show(desk, drafted, version.id, "corporation")
    drafted = agree(desk, drafted, version.id, "tenant", Agreed.DEELS, "Niet te snel.")
    drafted = say_outcome(desk, drafted, drafted.file.goals[0].id, GoalOutcome.DEELS)
    drafted = evaluate(desk, drafted, HELD, Phase.UITVOERING)

    told = [(one.sentence(str), one.words) for one in timeline(desk, drafted)]

    assert ("Versie 1 van het plan vastgelegd.", "voor de huisbaas") in told
    assert ("Woonstee zag versie 1 van het plan.", "") in told
    assert ("Bram over versie 1 van het plan: deels.", "Niet te snel.") in told
    assert any(said.startswith("Geëvalueerd; de volgende evaluatie is op") for said, _words in told)
    assert not any("Bram zag" in said for said, _words in told)


def test_own_words_that_are_erased_are_gone_from_every_version_too(desk: Desk, drafted: OpenCase) -> None:
    goal = drafted.file.goals[0].id
    drafted = say(desk, drafted, "tenant", "Mijn zus mag dit niet weten.", about=goal)
    words = drafted.file.words[0].id
    drafted, _first = freeze(desk, drafted)
    drafted, _second = freeze(desk, add_goal(desk, drafted, "Weer slapen"))

    erase(desk, drafted, words, "Bram vroeg zijn woorden te wissen.")

    read = open_case(desk, "case-1").file
    assert "Mijn zus" not in read.model_dump_json()
    assert [[one.id for one in version.erased] for version in read.versions] == [[words], [words]]
    assert as_now(read) == latest(read)
