"""Vignettes 1 and 2 of law §8, by keys alone: from the client's own question to the phase they belong in."""

from pathlib import Path

from tests.journeys.by_keys import (
    case_of,
    connected,
    custody,
    joins,
    offer,
    participant,
    person,
    question,
    step,
)
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Hat, Initiative, Party, Phase
from wams_tui.casework.household.persons import Joining, PersonRole


async def test_vignette_1_a_mother_between_work_and_children_is_helped_along_one_plan(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await question(room, "El Idrissi, Samira", "Ik wil er 's ochtends voor mijn jongste zijn.")
        await connected(room, "2", "3", coherence="Zolang de jongste vastloopt kan moeder niet vroeg werken.")
        assert "f stappen" in room.text.splitlines()[-1]

        await room.press("h")
        await person(room, "Nour", "El", "Idrissi", "3-8-2020", "4")
        await custody(room, "Nour", "1", "3-8-2020")
        await joins(room, "Nour", "1", "1")
        await room.press("escape", "d")
        await participant(room, "werk en ink", "2", "Moeder heeft een bijstandsuitkering.")
        await participant(room, "de bries", "2", "Begeleidt de jongste en haar moeder.")
        await room.press("escape", "f")
        await offer(room, "2")
        await step(room, "Onderzoek", "college", "Werk en opvoeding hangen samen.", "over 6 wk")
        await step(room, "Besluit", "college", "Er is één plan nodig.", "", "", "")
        await step(room, "Plan", "coördinator", "Gemaakt aan de keukentafel.", "")
        await step(room, "Uitvoering", "coördinator", "Begonnen.", "over 3 mnd")
        assert "Nu: Uitvoering" in room.text
        file = case_of(desk, "El Idrissi")

    assert (file.case.phase, file.case.initiative) == (Phase.UITVOERING, Initiative.CLIENT)
    taken = [one.phase for one in file.case.history]
    assert taken[1:] == [Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING]
    assert {(one.party, one.hat) for one in file.participants} == {
        (Party.WERK_INKOMEN, Hat.HULPVERLENING),
        (Party.JEUGDHULP, Hat.HULPVERLENING),
    }
    child = next(one for one in file.persons if one.given_names == "Nour")
    assert (child.participation.joining, len(child.custody)) == (Joining.DOET_MEE, 1)
    assert file.case.controller_for == file.case.coordinator


async def test_vignette_2_a_couple_in_which_the_carer_fell_has_a_plan_and_each_answers_apart(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await question(room, "Hoekstra, Baukje", "Ik wil dat mijn man thuis kan blijven.")
        await connected(room, "1", "6", coherence="Zonder haar zorg kan hij niet alleen thuis.")

        await room.press("h")
        await person(room, "Sjoerd", "", "Hoekstra", "5-4-1942", "2")
        await person(room, "Wytske", "", "Hoekstra", "1-9-1971", "6")
        await joins(room, "Sjoerd", "1", "1")
        # The daughter helps, and wants nothing of hers in it.
        told = await joins(room, "Wytske", "2", "1")
        assert "doet niet mee" in told
        await room.press("escape", "d")
        await participant(room, "de terp", "2", "Behandelt meneer en mevrouw.")
        await participant(room, "thuiszorg", "2", "Zorg thuis na de val.")
        await room.press("escape", "f")
        await offer(room, "3")
        await step(room, "Onderzoek", "college", "Zorg en ondersteuning hangen samen.", "over 4 wk")
        await step(room, "Besluit", "college", "Eén plan voor beiden.", "", "", "")
        await step(room, "Plan", "coördinator", "Het eerste plan ligt bij de familie.", "over 2 mnd")
        assert "Nu: Plan" in room.text
        file = case_of(desk, "Hoekstra")

    assert file.case.phase is Phase.PLAN
    assert file.case.review_on is not None
    joined = {one.role: one.participation.joining for one in file.persons}
    assert joined[PersonRole.PARTNER] is Joining.DOET_MEE
    assert joined[PersonRole.MANTELZORGER] is Joining.DOET_NIET_MEE
