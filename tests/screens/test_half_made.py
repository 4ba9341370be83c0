"""A disclosure that is half made when one locks: everything chosen is there again, judged anew and read again."""

from pathlib import Path

import pytest

from screens.disclose.points import PointsStep
from screens.disclose.step import StepScreen
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import disclosures

WHY = "De verhuurder heeft dit nodig om de regeling uit te voeren."
SMALL = (80, 16)
"""The preview does not fit on it, so that it must be leafed through."""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


async def _to_the_fields(room: Sitting) -> None:
    """To the woman of the waiting request, her landlord, a purpose and a basis, and one datum."""
    await room.press("slash")
    await room.type("ijsselm")
    await room.press("enter", "enter", "m", "g")
    await room.go_to("Eigen afgesproken actie")
    await room.press("enter")
    await room.go_to("gecoördineerde aanpak")
    await room.press("enter")
    await room.go_to("Regeling met de verhuurder")
    await room.press("space")


async def _to_the_preview(room: Sitting) -> None:
    await room.press("enter")
    for _point in range(20):
        screen = room.app.screen
        if not isinstance(screen, PointsStep):
            break
        await room.press("j")
        if screen.words.has_focus:
            await room.type(WHY)
            await room.press("enter")
    await room.go_to("veilige mail (NTA 7516): PDF")
    await room.press("enter", "enter")


async def test_what_was_chosen_is_there_again_and_is_read_again_before_it_goes(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=SMALL) as room:
        await _to_the_fields(room)
        await _to_the_preview(room)
        await room.press("end")
        assert "Klopt het? B geeft het" in room.text
        before, place = _chosen(room), room.app.place()

    async with sitting(tmp_path, at=place, size=SMALL) as room:
        assert room.screen == "PreviewStep"
        assert _chosen(room) == before
        assert "Lees verder tot het einde" in await room.press("B")
        case = _case(room)
        given = len(disclosures(room.app.desk, case))
        await room.press("end")
        assert "verstrekt aan Woonstichting De Rietkraag" in await room.press("B")
        assert len(disclosures(room.app.desk, case)) == given + 1


async def test_a_sentence_in_the_making_comes_back_and_esc_goes_a_step_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_fields(room)
        await room.press("enter", "j")
        await room.type("De verhuurder")
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        screen = room.app.screen
        assert isinstance(screen, PointsStep)
        assert (screen.words.has_focus, screen.words.value) == (True, "De verhuurder")
        await room.press("escape", "escape")
        assert "1 gegeven gekozen" in room.text


async def test_what_changed_meanwhile_is_chosen_anew(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_fields(room)
        await _to_the_preview(room)
        place, case = room.app.place(), _case(room)

    desk = practice_desk(tmp_path)
    _no_longer_takes_part(desk, case)
    desk.session.lock()
    async with sitting(tmp_path, at=place) as room:
        assert room.screen == "FieldsStep"
        assert "! Kan niet meer mee: Regeling met de verhuurder." in room.text


async def test_what_is_being_recorded_is_not_offered_a_second_time(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await _to_the_fields(room)
        step = room.app.screen
        assert isinstance(step, StepScreen)
        assert step.unsaved()
        step.busy = True
        room.app.keep_typed()
        assert not step.unsaved()
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert room.screen == "MatrixScreen"


def _chosen(room: Sitting) -> object:
    screen = room.app.screen
    assert isinstance(screen, StepScreen)
    draft = screen.flow.draft
    return draft, screen.flow.form, screen.flow.path


def _case(room: Sitting) -> str:
    screen = room.app.screen
    seat = screen.flow.seat if isinstance(screen, StepScreen) else None
    assert seat is not None
    return seat.opened.id


def _no_longer_takes_part(desk: Desk, case: str) -> None:
    opened = open_case(desk, case)
    landlord = next(one for one in opened.file.participants if one.organisation == "Woonstichting De Rietkraag")
    ended = landlord.model_copy(update={"period": landlord.period.model_copy(update={"end": landlord.period.start})})
    event = AuditEvent(
        action=AuditAction.DEELNEMER_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="casus", object_id=case
    )
    save(desk, opened, [ended], event)
