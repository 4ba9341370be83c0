"""*Nieuw*: what comes in is taken in by few keys, the boundaries first; and it is there again after a lock."""

from pathlib import Path

from screens.course.intake import split_surname
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Phase
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk


def _called(desk: Desk, name: str) -> CaseFile:
    found = next(line.head.case for line in first_page(desk) if name in line.head.title)
    return open_case(desk, found).file


def test_a_tussenvoegsel_is_what_stands_before_the_first_capital() -> None:
    assert split_surname("van der Meulen") == ("van der", "Meulen")
    assert split_surname("'t Hart") == ("'t", "Hart")
    assert split_surname("jansen") == ("", "jansen")
    assert split_surname("El Amrani") == ("", "El Amrani")


async def test_a_report_with_danger_takes_twelve_keys_and_a_question_no_more(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        asked = await room.press("n", "1", "j")
        assert "Bel nu 112" in asked
        assert "Wat is er gedaan?" in asked
        # The route that goes first is not passed by in silence.
        await room.press("n", "n", "f2")
        assert "! Vul dit in." in room.text
        await room.press("escape", "b")
        assert room.screen == "Cases"
        room.keys = 0
        await room.press("n", "1", "j")
        await room.paste("112 gebeld om tien uur")
        await room.press("enter", "n", "n")
        await room.paste("van der Berg")
        await room.press("enter")
        await room.paste("buurvrouw")
        await room.press("enter")
        await room.paste("Hij roept om hulp.")
        await room.press("f2")
        assert room.screen == "CaseScreen"
        assert room.keys <= 12
        first = _called(desk, "Berg")
        assert first.case.phase is Phase.MELDING
        assert first.persons[0].name == "van der Berg"
        danger = first.case.boundary_tests[0]
        assert (danger.outcome, danger.done) == (Answer.JA, "112 gebeld om tien uur")

        await room.press("escape")
        room.keys = 0
        await room.press("n", "2", "n", "n", "n")
        await room.paste("van Oudenaarden, Jan")
        await room.press("enter")
        await room.paste("Ik wil rust in huis.")
        await room.press("tab", "enter", "enter", "enter", "1", "f2")
        assert room.keys <= 12
        second = _called(desk, "Oudenaarden")
        assert (second.case.phase, second.case.help_question) == (Phase.AANMELDING_CLIENT, "Ik wil rust in huis.")
        assert len(second.case.supporter_offers) == 1
        assert second.persons[0].name == "Jan van Oudenaarden"


async def test_a_half_typed_report_is_there_after_a_lock(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("n", "3", "n")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        await room.rest()
        assert room.screen == "IntakeForm"
        assert "verzoek van een professional" in room.text
        assert "> Is er huiselijk geweld" in room.text
        assert "Waaruit blijkt dat zij terugkeren?" in await room.press("pagedown")
