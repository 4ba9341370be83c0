"""A datum that is too old: the wizard will not take it, until one key records that its source confirmed it."""

from pathlib import Path

from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import open_case, save
from wams_tui.desk.desk import Desk

REACHED = "Liefst op de app"
SOURCE = "mevrouw zelf, aan de balie"


def aged_desk(place: Path) -> Desk:
    """A desk on which what was told first of the waiting case is of years ago."""
    desk = practice_desk(place)
    waiting = waiting_request(desk)
    assert waiting is not None
    opened = open_case(desk, waiting[0])
    item = reached(opened.file.items)
    old = item.model_copy(update={"obtained_on": item.obtained_on.replace(year=2024), "confirmed_on": None})
    event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="casus")
    save(desk, opened, [old], event)
    return desk


def reached(items: tuple[DataItem, ...]) -> DataItem:
    return next(one for one in items if one.value.startswith(REACHED))


async def at_the_fields(room: Sitting) -> None:
    await room.press("g", "enter", "enter")
    await room.go_to(REACHED)


async def test_too_old_goes_only_after_one_key_and_the_name_of_who_confirmed_it(tmp_path: Path) -> None:
    desk = aged_desk(tmp_path)
    async with sitting(tmp_path, at="verzoek", desk=desk) as room:
        await at_the_fields(room)
        assert "b bevestigen" in room.text
        assert "te lang niet nagevraagd" in " ".join(room.text.split())
        assert "Dit kan niet mee: te lang niet nagevraagd" in await room.press("space")

        form = await room.press("b")
        assert "te oud om te geven sinds" in form
        empty = await room.press("f2")
        assert "Vul dit in." in empty
        await room.type(SOURCE)
        await room.press("f2")
        assert room.screen == "FieldsStep"
        await room.go_to(REACHED)
        chosen = await room.press("space")

        assert "1 gegeven gekozen." in chosen
        assert "b bevestigen" not in chosen
        waiting = waiting_request(desk)
        assert waiting is not None
        kept = reached(open_case(desk, waiting[0]).file.items)
        assert (kept.confirmed_on, kept.confirmed_by) == (desk.today(), SOURCE)
        place = f"gegeven:{waiting[0]}:{kept.id}"
    async with sitting(tmp_path, at=place) as room:
        assert f"bevestigd op 23-11-2026 door {SOURCE}" in room.text
        assert "telt zonder navragen tot en met 23-11-2027" in room.text
        await room.press("b")
        await room.type("onaf")
        left = room.app.place()
    async with sitting(tmp_path, at=left) as room:
        assert room.screen == "ReconfirmForm"
        assert "onaf" in room.text


async def test_what_was_chosen_on_the_request_and_is_too_old_is_asked_for_after_all_and_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek", desk=aged_desk(tmp_path)) as room:
        await room.go_to("Bereikbaar")
        chosen = await room.press("space")
        assert "[x] Identiteit van Chantal: Bereikbaar" in chosen
        assert "te lang niet nagevraagd: de bron bevestigt het eerst" in chosen
        await room.press("g")
        fields = await room.press("3", "1")

        assert room.screen == "FieldsStep"
        assert "kan niet mee: Bereikbaar" in fields
        assert "[x]" not in fields
