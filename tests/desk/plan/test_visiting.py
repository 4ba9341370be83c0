"""At the kitchen table: only what everybody present may read, by the same verdicts as a copy for each of them."""

from dataclasses import replace

from tests.desk.builders import SINCE, TODAY
from tests.desk.plan.planned import CHANGED
from wams_tui.casework.codes import Basis, Category, Channel, Purpose, SecrecyAct, SecrecyGround
from wams_tui.casework.household.persons import Joining, Participation
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.plan.parts import Goal
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.weighing import may_go, verdicts
from wams_tui.desk.plan.copies import readers, start_copy
from wams_tui.desk.plan.topics import told_by
from wams_tui.desk.plan.visiting import OTHER_PARTY, can_say, seen_at_the_table, sitters


def keys(desk: Desk, opened: OpenCase, *present: str) -> set[str]:
    return {one.field.key for one in seen_at_the_table(desk, opened, present)}


def in_a_copy(desk: Desk, opened: OpenCase, person: str) -> set[str]:
    """The parts that could go in a copy for this person, to read what is theirs, with nothing answered."""
    reader = next(one for one in readers(desk, opened) if one.person == person)
    opened, draft = start_copy(desk, opened, replace(reader, obstacle=""))
    draft = replace(
        draft, purpose=Purpose.RECHTEN, basis=Basis.AVG_RECHTEN, channel=Channel.MONDELING, answers=(), fields=()
    )
    return {
        one.field.key
        for one in verdicts(desk, opened, draft)
        if one.field.part is not None and one.field.part.meeting == "" and may_go(one, draft)
    } - {field.key for field in (one.field for one in verdicts(desk, opened, draft)) if field.record == "table"}


def test_each_sees_what_a_copy_of_their_own_could_hold(desk: Desk, plan: OpenCase) -> None:
    readable = [one.person for one in sitters(desk, plan) if not one.obstacle]

    assert readable == ["tenant", "ex"]
    for one in readable:
        seen = keys(desk, plan, one)
        # What he reads of his daughter, at the table, is beside that: who has custody sits there himself.
        assert seen - {"school"} == in_a_copy(desk, plan, one) - {"school"}


def test_he_sees_his_goals_and_who_does_what(desk: Desk, plan: OpenCase) -> None:
    shown = {one.field.key: one.who for one in seen_at_the_table(desk, plan, ["tenant"])}

    assert {"cooks", "rent", "terms", "post", "says", "school"} <= set(shown)
    assert shown["terms"] == "Woonstee"


def test_the_strictest_at_the_table_decides(desk: Desk, plan: OpenCase) -> None:
    ours = plan.file.goal("rent").model_copy(update={"persons": ("tenant", "ex")})
    plan = save(desk, plan, [ours], CHANGED)[0]

    both = keys(desk, plan, "tenant", "ex")

    assert both == keys(desk, plan, "tenant") & keys(desk, plan, "ex")
    assert both == {"rent"}


def test_who_does_it_is_named_only_where_all_of_them_may_read_that(desk: Desk, plan: OpenCase) -> None:
    ours = plan.file.action("terms").model_copy(update={"persons": ("tenant", "ex")})
    plan = save(desk, plan, [ours], CHANGED)[0]
    his = plan.file.participant("corporation").model_copy(update={"concerns": ("tenant",)})
    others = tuple(his if one.id == his.id else one for one in plan.file.participants)
    plan = replace(plan, file=plan.file.model_copy(update={"participants": others}))

    def told(*present: str) -> str:
        return next(one.who for one in seen_at_the_table(desk, plan, present) if one.field.key == "terms")

    assert told("tenant") == "Woonstee"
    assert told("tenant", "ex") == told("ex") == OTHER_PARTY


def test_a_child_under_twelve_reads_nothing_and_who_has_custody_writes_down_its_words(
    desk: Desk, plan: OpenCase
) -> None:
    assert [one.person for one in sitters(desk, plan) if one.obstacle] == ["daughter"]
    assert keys(desk, plan, "tenant", "daughter") == set()
    assert can_say(desk, plan, ["tenant"]) == ("tenant", "daughter")
    assert can_say(desk, plan, ["ex"]) == ("ex",)


def test_of_a_child_is_read_only_where_everybody_who_has_custody_sits_there(desk: Desk, plan: OpenCase) -> None:
    child = plan.file.person("daughter")
    shared = child.model_copy(
        update={"custody": (*child.custody, child.custody[0].model_copy(update={"holder": "ex"}))}
    )
    plan = save(desk, plan, [shared], CHANGED)[0]

    assert "school" not in keys(desk, plan, "tenant")


def test_words_that_name_somebody_who_is_not_there_stay_off_the_screen(desk: Desk, plan: OpenCase) -> None:
    cooks = plan.file.strengths[0].model_copy(update={"what": "Hij kookt elke dag voor Fenna."})
    named = save(desk, plan, [cooks], CHANGED)[0]
    without = named.file.model_copy(
        update={"persons": tuple(one.model_copy(update={"custody": ()}) for one in named.file.persons)}
    )

    assert "cooks" not in keys(desk, replace(named, file=without), "tenant")


def test_what_nobody_tagged_and_what_is_of_who_left_is_shown_to_nobody(desk: Desk, plan: OpenCase) -> None:
    loose = plan.file.strengths[0].model_copy(update={"persons": ()})
    untagged = save(desk, plan, [loose], CHANGED)[0]

    assert "cooks" not in keys(desk, untagged, "tenant")
    assert keys(desk, plan) == set()
    assert keys(desk, plan, "tenant", "nobody") == set()


def test_words_of_another_are_not_for_who_sits_there(desk: Desk, plan: OpenCase) -> None:
    assert "says" in keys(desk, plan, "tenant")
    assert not keys(desk, plan, "ex") & {"says", "rent", "sleep", "treat"}


def test_what_a_therapist_told_is_not_a_partners_own_because_both_are_tagged(desk: Desk, plan: OpenCase) -> None:
    """Here nobody reads it through for the partner, as for a copy; a decision of the therapist lifts it."""
    joins = Participation(joining=Joining.DOET_MEE, period=SINCE)
    partner = plan.file.person("ex").model_copy(update={"participation": joins})
    both = plan.file.goal("rent").model_copy(update={"persons": ("tenant", "ex")})
    told = both.model_copy(update={"source": told_by(plan.file.participant("ggz"))})
    lifts = SecrecyDecision(
        professional="A. Arts", act=SecrecyAct.WGBO, ground=SecrecyGround.TOESTEMMING, consented_by="Bram",
        covers=(Category.HULPVRAAG_PLAN,), decided_on=TODAY,
    )  # fmt: skip
    lifted = told.model_copy(update={"secrecy": lifts})

    def read(goal: Goal) -> set[str]:
        kept = OpenCase(
            plan.file.model_copy(
                update={
                    "goals": (goal, *(one for one in plan.file.goals if one.id != goal.id)),
                    "persons": (partner, *(one for one in plan.file.persons if one.id != "ex")),
                }
            ),
            plan.versions,
            0,
        )
        return {one.field.key for one in seen_at_the_table(desk, kept, ["ex"])}

    assert "rent" in read(both)
    assert "rent" not in read(told)
    assert "rent" in read(lifted)
