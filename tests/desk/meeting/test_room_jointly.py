"""What people have together in the room: each of them may hear it, as in their copies, and nothing of another by it."""

from datetime import time, timedelta
from itertools import product

from tests.desk.builders import TODAY
from tests.desk.plan.planned import HEALTH, ONLY, with_custody
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Plan, Strength
from wams_tui.casework.release import HandoutKind
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.meeting.room import Room, Table
from wams_tui.desk.plan.copies import as_participant, fields_for
from wams_tui.law.verdict import Effect

FAMILY = ("tenant", "daughter", "ex")
TOGETHER = (("tenant", "ex"), ("tenant", "daughter"), FAMILY)
CALM, NAMED = "Rust in huis.", "Rust voor Lotte."


def heard(desk: Desk, file: CaseFile) -> Table:
    """Return who of the family may hear what of the plan."""
    spoken = AgendaItem(id="1", title="Punt", persons=FAMILY, categories=(Category.HULPVRAAG_PLAN,))
    meeting = Meeting(
        id="m", on=TODAY + timedelta(days=1), starts_at=time(14), ends_at=time(15), family=FAMILY, agenda=(spoken,),
        purpose=Purpose.CASUSOVERLEG, basis=Basis.WAMS_GECOORDINEERDE_AANPAK, made_on=TODAY, by="me",
    )  # fmt: skip
    return Room(desk, file, meeting, spoken).table


def put_down(file: CaseFile) -> CaseFile:
    """Return the case with every kind of part that two or three of them can have together, and each one's alone."""
    goals, actions, strengths = [], [], []
    whose = [*TOGETHER, *((one,) for one in FAMILY)]
    for number, (persons, kinds, what) in enumerate(product(whose, (ONLY, HEALTH), (CALM, NAMED))):
        base = {"persons": persons, "categories": kinds, "what": what, "made_on": TODAY, "by": "c"}
        goals.append(Goal(id=f"g{number}", **base))
        strengths.append(Strength(id=f"s{number}", **base))
        owners = ("", "tenant", "ex", "corporation")
        actions += [Action(id=f"a{number}-{owner}", goal="", owner=owner, **base) for owner in owners]
    parts = {"goals": tuple(goals), "actions": tuple(actions), "strengths": tuple(strengths)}
    return with_custody(file.model_copy(update={**parts, "plan": Plan(), "meetings": (), "words": ()}))


def test_each_of_them_may_hear_what_they_have_together_exactly_where_they_may_have_it_on_paper(
    desk: Desk, opened: OpenCase
) -> None:
    file = put_down(opened.file)
    table = heard(desk, file)
    rows = {one.key: (one, ranks) for one, ranks in zip(table.topics, table.ranks, strict=True)}
    parts: list[Goal | Action | Strength] = [*file.goals, *file.actions, *file.strengths]
    alone = {(one.persons, one.categories): one.id for one in file.goals if len(one.persons) == 1}

    joint = 0
    for place, who in enumerate(table.listeners):
        reader = as_participant(desk, file.person(who)).model_copy(update={"id": "reader"})
        seated = file.model_copy(update={"participants": (*file.participants, reader)})
        paper = {one.key: one.persons for one in fields_for(seated, Draft("reader", handout=HandoutKind.PLAN), TODAY)}
        for part in parts:
            topic, ranks = rows[part.id]
            # Whom it is about on paper, asked one by one, is what is heard in the room.
            apart = [rows[alone[((one,), part.categories)]][1][place] for one in paper[part.id]]
            assert ranks[place] == max(apart), (who, part)
            mine = {"tenant", "daughter"} if who == "tenant" else {who}
            if mine.issuperset(topic.persons):
                continue
            owner = getattr(part, "owner", "")
            names_none = part.what == CALM or who == "ex"
            plain = part.categories == ONLY and owner in ("", "corporation", *mine)
            theirs = who in topic.persons and names_none and plain
            joint += theirs
            assert (ranks[place] < Effect.WEIGEREN.rank) is theirs, (who, part)
    assert joint > 20


def test_two_who_want_it_together_do_not_stand_in_each_others_way(desk: Desk, opened: OpenCase) -> None:
    table = heard(desk, put_down(opened.file))
    said = {one.topic.key: one for one in table.said(("tenant", "ex"))}

    both = [one for one in said.values() if one.topic.persons == ("tenant", "ex") and one.topic.field is not None]
    free = [one for one in both if one.may]
    assert {one.topic.field.value for one in free if one.topic.field is not None} == {CALM}
    assert all(one.topic.categories == ONLY for one in free)
    for one in free:
        apart = [{each.topic.key: each for each in table.said((who,))}[one.topic.key] for who in ("tenant", "ex")]
        assert all(each.may for each in apart)
    assert all(one.bars for one in both if one.topic.field is not None and one.topic.field.value == NAMED)


def test_who_said_it_hears_nothing_new_by_it_and_who_it_is_about_does_not_hear_it_so(
    desk: Desk, opened: OpenCase
) -> None:
    """His own words about the two of them: he may hear them again; that they are hers as well, nobody decided."""
    said = OwnWords(
        id="his", person="tenant", text="Lotte en ik willen rust.", persons=("tenant", "ex"), said_on=TODAY,
        made_on=TODAY, by="c",
    )  # fmt: skip
    table = heard(desk, put_down(opened.file).model_copy(update={"words": (said,)}))
    found = {who: {one.topic.key: one for one in table.said((who,))}["his"] for who in FAMILY}

    assert found["tenant"].effect is Effect.TOESTAAN
    assert found["ex"].bars == ("ex",)
