"""Versions, answers at the table, progress and the evaluation by keys, on a real practice vault."""

from datetime import date, timedelta
from pathlib import Path

from screens.house import House
from tests.screens.sitting import NOW, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Phase
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.plan.parts import GoalOutcome
from wams_tui.casework.plan.version import Agreed
from wams_tui.desk.cases import OpenCase, find_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.agreeing import agree
from wams_tui.desk.plan.drafting import add_action, add_goal, change, for_whom
from wams_tui.desk.plan.versions import freeze

NEGLECT = "W-2026-0010"
"""Vignette 10: a parent with debts, three children of which the eldest is 14, carried out."""

TODAY = NOW.date()
EDIT = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def drafted(place: Path, *, goals: int = 2, frozen: bool = True, review_on: date | None = None) -> str:
    """Put a small plan in the case; return its id."""
    desk = practice_desk(place)
    with desk.session:
        opened = open_case(desk, find_case(desk, NEGLECT))
        opened = _emptied(desk, opened, review_on)
        for what in ("Rust in huis", "De schulden worden minder")[:goals]:
            opened = add_goal(desk, opened, what)
        goal = goals_in_order(opened.file)[0].id
        school = next(one.id for one in opened.file.participants if one.organisation.startswith("Basisschool"))
        opened = add_action(
            desk, opened, goal, "Gesprek over te laat komen", owner=school, by_when=TODAY - timedelta(days=9)
        )  # fmt: skip
        opened = add_action(desk, opened, goal, "Samen eten", owner=for_whom(opened.file)[0])
        if frozen:
            opened = freeze(desk, opened, "getekend")[0]
        return opened.id


def _emptied(desk: Desk, opened: OpenCase, review_on: date | None) -> OpenCase:
    """The case without the plan of the practice vault, so that these tests have one they can hold in the head."""
    file = opened.file
    parts: tuple[Entity, ...] = (*file.strengths, *file.actions, *file.words, *file.goals, *file.versions)
    plan = [file.plan.model_copy(update={"goals": (), "problems": "", "connection": ""})]
    case = [file.case.model_copy(update={"review_on": review_on})] if review_on else []
    return save(desk, opened, [*plan, *case], EDIT, removed=parts)[0]


def stored(app: House) -> CaseFile:
    return open_case(app.desk, find_case(app.desk, NEGLECT)).file


async def test_versions_tell_who_saw_them_and_what_is_different(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    async with sitting(tmp_path, f"plan-versies:{case}") as room:
        assert "gelijk aan versie 1" in room.text
        assert "f vastleggen" not in room.text
        desk = practice_desk(tmp_path)
        with desk.session:
            opened = open_case(desk, case)
            goal = opened.file.goals[0]
            change(desk, opened, goal.model_copy(update={"what": f"{goal.what}, elke dag"}))
        await room.press("question_mark", "escape")
        assert "1 verschil met versie 1" in room.text

        told = await room.press("enter")
        assert room.screen == "DifferenceScreen"
        assert "[+, elke dag+]" in told
        await room.press("escape", "f")
        assert "Versie 2 is vastgelegd." in room.text
        assert [one.number for one in stored(room.app).versions] == [1, 2]


async def test_everybody_answers_at_the_table_in_at_most_three_keys(tmp_path: Path) -> None:
    case = drafted(tmp_path, frozen=False)
    async with sitting(tmp_path, f"plan-akkoord:{case}:") as room:
        assert "f legt het plan van nu vast" in room.text
        await room.press("f")
        before = room.keys
        await room.press("j")
        assert room.keys - before == 1
        await room.press("d")
        await room.type("Niet elke avond")
        after = await room.press("f2")
        assert room.keys - before == 3
        assert "deels (23-11-2026): “Niet elke avond”" in after

        (version,) = stored(room.app).versions
        names = {one.id: one.short_name for one in stored(room.app).persons}
        assert [(names[one.person], one.answer) for one in version.agreements] == [
            ("Gerrit", Agreed.JA), ("Lotte", Agreed.DEELS),
        ]  # fmt: skip
        assert sorted(names[one.to] for one in version.shown) == ["Gerrit", "Lotte"]


async def test_an_answer_to_a_plan_that_went_on_asks_whether_that_is_meant(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    desk = practice_desk(tmp_path)
    with desk.session:
        add_goal(desk, open_case(desk, case), "Slapen")
    async with sitting(tmp_path, f"plan-akkoord:{case}:") as room:
        asked = await room.press("j")
        assert room.screen == "Sure"
        assert "Het plan is gewijzigd sinds versie 1. Er is niets vastgelegd." in asked
        await room.press("escape")
        assert not stored(room.app).versions[0].agreements
        await room.press("n", "B")
        assert room.screen == "AnswerForm"
        empty = await room.press("f2")
        assert "Vul dit in." in empty
        await room.type("Te snel")
        await room.press("f2")
        assert [one.answer for one in stored(room.app).versions[0].agreements] == [Agreed.NEE]


async def test_what_was_typed_as_a_reason_survives_a_lock(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    async with sitting(tmp_path, f"plan-akkoord:{case}:") as room:
        await room.press("n")
        await room.type("Ik wil eerst")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert room.screen == "AnswerForm"
        assert "Ik wil eerst" in room.text


async def test_the_progress_is_drawn_for_all_and_for_one(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    async with sitting(tmp_path, f"plan-voortgang:{case}") as room:
        assert "! te laat 9 dgn" in room.text
        plain = await room.press("l")
        assert "│" not in plain
        await room.press("w")
        await room.go_to("Gerrit")
        mine = await room.press("enter")
        assert "Samen eten" in mine
        assert "Gesprek over" not in mine


async def test_a_plan_past_its_review_is_evaluated_and_goes_on(tmp_path: Path) -> None:
    case = drafted(tmp_path, frozen=False, review_on=TODAY - timedelta(days=1))
    async with sitting(tmp_path, f"plan-evaluatie:{case}") as room:
        assert "is nog niet gedaan" in room.text
        early = await room.press("r")
        assert "Eerst nog 2 doelen" in early
        await room.press("b")
        await room.press("enter", "2")
        await room.type("Een regeling loopt")
        await room.press("f2")
        assert "“Een regeling loopt”" in room.text

        await room.press("r", "1")
        await room.type("Het gaat beter dan in de zomer")
        await room.press("tab")
        await room.type("over 8 wk")
        await room.press("f2")

        file = stored(room.app)
        assert room.screen == "EvaluateScreen"
        assert file.case.phase is Phase.UITVOERING
        assert file.case.review_on == TODAY + timedelta(weeks=8)
        assert [one.outcome for one in goals_in_order(file)] == [GoalOutcome.BEREIKT, GoalOutcome.DEELS]
        assert len(file.case.reviews) == 1


async def test_an_evaluation_that_ends_it_asks_what_closing_asks_and_tells_what_stays(tmp_path: Path) -> None:
    case = drafted(tmp_path, goals=1)
    async with sitting(tmp_path, f"plan-evaluatie:{case}", size=(80, 40)) as room:
        await room.press("b")
        await room.press("r", "3")
        await room.type("Alles wat we wilden is gelukt")
        closing = await room.press("f2")
        assert room.screen == "StepForm"
        assert "Loopt door: Samen eten. Gerrit houdt dit vast." in closing
        assert "Hoe lang een dossier onder de Wmo bewaard blijft: tot en met 23-11-2041." in closing


async def test_two_who_write_down_answers_at_once_both_count(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    async with sitting(tmp_path, f"plan-akkoord:{case}:") as room:
        desk = practice_desk(tmp_path)
        with desk.session:
            opened = open_case(desk, case)
            carer = next(one.id for one in opened.file.persons if one.short_name == "Corrie")
            agree(desk, opened, opened.file.versions[0].id, carer, Agreed.NEE, "Ik woon er niet.")
        await room.press("j")
        assert room.screen == "AgreeScreen"
        (version,) = stored(room.app).versions
        assert {one.answer for one in version.agreements} == {Agreed.JA, Agreed.NEE}


async def test_a_part_is_erased_from_the_plan_and_its_versions(tmp_path: Path) -> None:
    case = drafted(tmp_path, goals=1)
    async with sitting(tmp_path, f"plan:{case}") as room:
        await room.go_to("Samen eten")
        told = await room.press("X")
        assert "Het staat in 1 versie." in told
        await room.type("Het klopt niet en moet weg")
        await room.press("tab", "2")
        kept = await room.press("f2")
        assert "Kies ja" in kept
        await room.press("1")
        await room.press("f2")
        assert room.screen == "PlanScreen"
        assert "Samen eten" not in stored(room.app).model_dump_json()
