"""What was written of a conference is found and erased by keys; the keys one needs there are named first."""

from datetime import timedelta
from pathlib import Path

from screens.plan.agree import AgreeScreen
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import find_case, open_case, save

NEGLECT = "W-2026-0010"
"""Vignette 10 of law §8, with a conference that was held and one that is prepared."""

DECIDED = "Schuldhulp maakt met vader elke vrijdag de post open."


def footer(room: Sitting) -> str:
    """Return the last line: the keys that work here."""
    return room.text.splitlines()[-1]


def stored(room: Sitting) -> CaseFile:
    return open_case(room.app.desk, find_case(room.app.desk, NEGLECT)).file


async def test_what_was_decided_is_found_until_somebody_has_it_erased(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash")
        await room.paste("vrijdag post open")
        assert "1 gevonden" in room.text
        assert f"overleg: {DECIDED[:-1]}" in room.text
        await room.press("enter", "enter", "c", "down", "enter")
        await room.press("W")
        await room.paste("vrijdag")
        asked = await room.press("enter")
        assert (room.screen, DECIDED[:30] in asked) == ("WrittenEraseForm", True)
        # What was typed is there again after a lock.
        await room.paste("Gerrit vroeg dit te wissen.")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert room.screen == "WrittenEraseForm"
        assert "Gerrit vroeg dit te wissen." in room.text
        await room.press("f2")
        assert DECIDED in stored(room).model_dump_json(), "not before a yes"
        await room.press("j")
        done = await room.press("f2")
        assert room.screen == "MeetingScreen", done
        assert DECIDED not in room.text
        assert DECIDED not in stored(room).model_dump_json()
        assert "Post en schulden" in room.text
        await room.press("escape", "escape", "escape")
        await room.press("slash")
        await room.paste("vrijdag post open")
        assert "1 gevonden" not in room.text


async def test_the_keys_that_a_case_and_its_conference_ask_for_now_are_named_first(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        opened = open_case(desk, find_case(desk, NEGLECT))
        ahead = next(one for one in opened.file.meetings if one.is_ahead)
        place = f"casus:{opened.id}"
    async with sitting(tmp_path, place) as room:
        assert footer(room).startswith(" v verzoeken  p plan  c overleg  ")
        # In preparation: what it is held for is still to be chosen; on its day: who is there.
        await room.press("c", "enter")
        assert footer(room).startswith(" g agendapunt  p doel en grondslag  u uitnodigen")
        await room.press("p", "1", "1")
        assert not footer(room).startswith(" g agendapunt  p doel en grondslag")
    desk = practice_desk(tmp_path)
    with desk.session:
        opened = open_case(desk, find_case(desk, NEGLECT))
        event = AuditEvent(action=AuditAction.OVERLEG_GEWIJZIGD, code=AuditCode.UPDATE)
        today = opened.file.meeting(ahead.id).model_copy(update={"on": ahead.on - timedelta(days=5), "sequence": 1})
        save(desk, opened, [today], event)
    async with sitting(tmp_path, place) as room:
        await room.press("c", "enter")
        assert footer(room).startswith(" h wie is er")
        # Who was invited for another hour must hear so; who begins, what to type.
        await room.press("d", "ctrl+u")
        await room.paste("vandaag 15:00-16:00")
        moved = await room.press("f2")
        assert "De uitnodiging klopt niet meer: u maakt een nieuwe voor de agenda." in moved
        begun = await room.press("h", "1", "f2")
        assert "typ: b een besluit, a een actie, z wat iemand zegt." in begun
        # Lotte is out of the room for the debts: her words are kept, and whether that is right is asked.
        await room.go_to("2. Schulden")
        await room.press("z")
        await room.paste("Lotte: Ik wil het ook weten.")
        doubt = await room.press("enter")
        assert "Opgeschreven, maar Lotte is bij dit punt niet in de kamer. Klopt dat?" in doubt
        await room.press("z")
        await room.paste("Gerrit: Ik schaam me.")
        assert "De woorden staan er, zoals ze zijn gezegd." in await room.press("enter")


async def test_where_there_is_no_version_yet_no_answers_are_offered(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        opened = open_case(desk, find_case(desk, NEGLECT))
        event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
        save(desk, opened, [], event, removed=opened.file.versions)
        place = f"plan-akkoord:{opened.id}:"
    async with sitting(tmp_path, place) as room:
        assert "Er is nog geen versie om iets van te vinden" in room.text
        assert footer(room).startswith(" f vastleggen")
        assert "alle antwoorden" not in room.text
        await room.press("enter")
        assert room.screen == "AgreeScreen"
        await room.press("f")
        assert footer(room).startswith(" j ja")
        assert isinstance(room.app.screen, AgreeScreen)
        assert "alle antwoorden" in {one.does for one in room.app.screen.hints()}
