"""One family, one plan: drafted, disagreed with, frozen, adjusted, frozen again, evaluated and closed, all by keys."""

from pathlib import Path

from tests.screens.budgets import hold
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Phase
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.frozen import in_order
from wams_tui.casework.plan.parts import WordsKind
from wams_tui.casework.plan.version import Agreed
from wams_tui.desk.cases import find_case, open_case, save

NEGLECT = "W-2026-0010"
"""Vignette 10: a parent with debts and illness, three children, carried out."""


def without_a_plan(place: Path) -> str:
    """Leave the case without the plan it has in the practice vault; return where to sit down."""
    desk = practice_desk(place)
    with desk.session:
        opened = open_case(desk, find_case(desk, NEGLECT))
        file = opened.file
        gone: tuple[Entity, ...] = (*file.strengths, *file.actions, *file.words, *file.goals, *file.versions)
        event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
        save(desk, opened, [file.plan.model_copy(update={"goals": ()})], event, removed=gone)
        return f"casus:{opened.id}"


def stored(room: Sitting) -> CaseFile:
    return open_case(room.app.desk, find_case(room.app.desk, NEGLECT)).file


async def line(room: Sitting, key: str, text: str) -> str:
    """Type one line into the plan."""
    await room.press(key)
    await room.paste(text)
    return await room.press("enter")


async def test_a_plan_goes_from_the_kitchen_table_to_its_last_day(tmp_path: Path) -> None:
    async with sitting(tmp_path, without_a_plan(tmp_path)) as room:
        await room.press("p")
        await line(room, "g", "Rust in huis")
        await line(room, "a", "Samen eten")
        await room.press("z", "tab", "tab")
        await room.paste("Ik wil geen bewindvoerder")
        # Nobody said whose goal it is, so it is asked whose words they are.
        await room.press("enter", "1")
        assert [one.kind for one in stored(room).words] == [WordsKind.ONEENS]

        # At the table: what is asked about is a version, and one of the family says partly.
        room.keys = 0
        await room.press("k")
        await room.press("f")
        freezing = room.keys - 1
        await room.press("d")
        await room.paste("Alleen als oma ook komt")
        await room.press("f2")
        partly = room.keys - freezing
        await room.press("j")
        hold({12: max(partly, room.keys - freezing - partly)})
        (first,) = stored(room).versions
        assert [one.answer for one in first.agreements] == [Agreed.DEELS, Agreed.JA]

        # Adjusted: an answer is no longer about the plan of now, until that is frozen too.
        await room.press("escape")
        await line(room, "a", "Oma komt op woensdag")
        older = await room.press("k", "j")
        assert "Het plan is gewijzigd sinds versie 1. Er is niets vastgelegd." in older
        await room.press("escape", "escape", "v")
        assert "1 verschil met versie 1" in room.text
        told = await room.press("enter")
        assert "+ actie erbij: Oma komt op woensdag" in told
        await room.press("escape", "f")
        await room.press("k", "j")
        second = in_order(stored(room))[1]
        assert [(one.answer, second.number) for one in second.agreements] == [(Agreed.JA, 2)]

        # The evaluation, and the end.
        await room.press("escape", "escape", "e")
        await room.press("b")
        await room.press("r", "3")
        await room.paste("Het is rustig en de post is bij")
        await room.press("f2")
        assert room.screen == "StepForm"
        await room.press("1")
        await room.paste("Coördinator")
        await room.press("tab")
        await room.paste("Het doel is gehaald")
        await room.press("tab", "tab", "1")
        await room.press("f2")
        case = stored(room).case
        assert case.phase is Phase.AFGESLOTEN, room.text
        assert [one.words for one in case.reviews] == ["Het is rustig en de post is bij"]
