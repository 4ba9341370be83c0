"""The main job, end to end, by keys alone: from the waiting request to a document and its line in the register."""

from pathlib import Path

import pytest

from screens.disclose.points import PointsStep
from screens.disclose.step import StepScreen
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Category
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import open_case, save
from wams_tui.desk.ledger.register import Outcome, disclosures

WHY = "De verhuurder heeft dit nodig om de regeling uit te voeren."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def _answer_everything(room: Sitting) -> None:
    for _point in range(20):
        if not isinstance(room.app.screen, PointsStep) or not room.app.screen._unanswered():
            return
        await room.press("j")
        if room.screen == "PointsStep" and room.app.screen.words.has_focus:
            await room.type(WHY)
            await room.press("enter")


async def test_from_the_waiting_request_to_a_document_and_the_register(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        assert "de psychische situatie van mevrouw (Gezondheid van Chantal): niet" in room.text
        assert "geen gezondheids-, jeugdhulp- of" in room.text

        explained = await room.press("enter")
        assert "Waarom" in explained
        assert "[WON-02]" in explained

        await room.press("escape", "escape")
        assert room.screen == "Cases"

        await room.press("slash")
        await room.type("ijsselm")
        await room.press("enter", "enter", "m")
        assert "wat mogelijk is, nooit wat mag" in room.text

        cell = await room.press("enter")
        assert "Woonstichting De Rietkraag × Identiteit" in cell

        await room.press("escape", "g")
        assert "stap 1 van 6" in room.text
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter")
        await room.go_to("gecoördineerde aanpak")
        await room.press("enter")
        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "enter")
        await _answer_everything(room)
        await room.go_to("veilige mail (NTA 7516): PDF")
        preview = await room.press("enter", "enter")
        assert "Dit gaat naar de ontvanger, en niets anders" in preview
        assert "Over betrokkene 1" in preview
        assert "Regeling met de verhuurder" in preview
        await room.press("end")

        done = await room.press("B")
        assert "De gegevens zijn verstrekt aan Woonstichting De Rietkraag." in done
        register = await room.press("r")
        assert "voltooid" in register
        assert "Eigen afgesproken actie uitvoeren" in register
        again = await room.press("o")
        assert "Het antwoord is tot op de letter dat van toen." in again
        assert "Regime: wetsvoorstel Wams" in again
        assert "mag, mits" in again

    documents = list((own_home / "wams-uit").iterdir())
    assert len(documents) == 1
    assert documents[0].read_bytes().startswith(b"%PDF-")
    assert documents[0].name.startswith("W-2026-0001-")
    assert documents[0].stat().st_mode & 0o777 == 0o600
    assert documents[0].parent.stat().st_mode & 0o777 == 0o700
    desk = practice_desk(tmp_path)
    assert [one.outcome for one in disclosures(desk)] == [Outcome.VOLTOOID]
    desk.session.lock()


async def test_refusing_a_whole_request_costs_at_most_four_keys_and_less_than_giving(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        before = room.keys

        after = await room.press("w", "2", "enter")

        assert room.keys - before <= 4
        assert "Geweigerd: het doel past niet bij de hulp aan dit huishouden." in after
        assert "weigeren" not in after.splitlines()[-1]


async def test_enter_alone_refuses_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        after = await room.press("w", "enter")

        assert room.screen == "RefusalChoice"
        assert "Geweigerd" not in after


async def test_another_reason_needs_words(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("w", "7", "enter", "enter")
        assert "Een andere reden heeft woorden nodig" in room.text

        await room.type("Eerst met mevrouw bespreken.")
        after = await room.press("enter")

        assert "Eerst met mevrouw bespreken." in after


async def test_nothing_is_chosen_beforehand_and_nothing_unanswered_is_passed(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        purposes = await room.press("g")
        assert "(o)" not in purposes
        await room.go_to("Eigen afgesproken actie")
        bases = await room.press("enter")
        assert "(o)" not in bases
        fields = await room.press("enter")
        assert "[x]" not in fields

        await room.press("enter")
        assert room.screen == "FieldsStep"
        assert "Kies eerst welke gegevens meegaan" in room.text

        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "enter")
        assert room.screen == "PointsStep"
        await room.press("n", "enter")
        assert room.screen == "PointsStep"

        await _answer_everything(room)
        stuck = await room.press("enter")
        assert room.screen == "PointsStep"
        assert "kan niet mee: Regeling met de verhuurder" in stuck


async def test_a_forbidden_purpose_is_shown_and_refused_with_its_reason(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Handhaving")

        after = await room.press("enter")

        assert room.screen == "PurposeStep"
        assert after.splitlines()[-2].startswith(" ! ")


async def test_what_cannot_go_cannot_be_chosen_and_says_what_can(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter", "enter")
        await room.go_to("BSN")

        after = await room.press("space")

        assert "Dit kan niet mee: " in after
        assert "niet mee: niet" not in after
        assert "wel kan: Gebruik naam" in after
        assert "[x]" not in after


async def test_escape_goes_one_step_back_and_keeps_the_answers(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter", "enter")
        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "escape")

        back = room.text
        assert "(o) Wams: gecoördineerde aanpak" in back
        again = await room.press("enter")

        assert "1 gegeven gekozen." in again


async def test_another_recipient_or_purpose_begins_with_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter", "enter", "escape", "escape")
        await room.go_to("Casusoverleg")

        bases = await room.press("enter")

        assert "(o)" not in bases


async def test_enter_never_confirms(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter", "enter")
        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "enter")
        await _answer_everything(room)
        nothing = await room.press("enter")
        assert room.screen == "WayStep", "one Enter too many after the last answer"
        assert "Kies eerst hoe u het geeft" in nothing
        assert "(o)" not in nothing
        await room.press("1", "end")
        assert room.screen == "PreviewStep"

        await room.press("enter", "enter", "space")

        assert room.screen == "PreviewStep"
        await room.press(*["escape"] * 12)
        assert room.screen == "Cases"
        assert not any(isinstance(screen, StepScreen) for screen in room.app.screen_stack)
    assert not (own_home / "wams-uit").exists()


async def test_a_file_that_is_there_already_stays_as_it_is(tmp_path: Path, own_home: Path) -> None:
    taken = own_home / "brief.pdf"
    taken.write_text("van iemand anders")
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("g")
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter", "enter")
        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "enter")
        await _answer_everything(room)
        await room.press("down", "enter", "ctrl+u")
        await room.type("~/brief.pdf")
        await room.press("enter", "end")

        told = await room.press("B")

        assert "niet overschreven" in told
        await room.press("enter")
        assert room.screen == "PreviewStep"
    assert taken.read_text() == "van iemand anders"
    desk = practice_desk(tmp_path)
    assert disclosures(desk) == []
    desk.session.lock()


async def _to_the_preview(room: Sitting) -> str:
    await room.press("g")
    await room.go_to("Eigen afgesproken actie")
    await room.press("enter", "enter")
    await room.go_to("Regeling met de verhuurder")
    await room.press("space", "enter")
    await _answer_everything(room)
    return await room.press("1")


async def test_the_preview_is_what_the_recipient_reads(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(120, 60)) as room:
        text = await _to_the_preview(room)

        assert "bron: een andere partij in de aanpak" in text
        assert "Schuldhulp Waterwolde" not in text
        assert "U krijgt deze gegevens voor één doel: Eigen afgesproken actie uitvoeren" in text
        assert "De ontvanger kan niet zien over wie dit gaat: de naam is niet gekozen." in text


async def test_nothing_goes_before_the_end_of_the_preview_was_on_the_screen(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(80, 16)) as room:
        text = await _to_the_preview(room)
        assert "▼ meer: PgDn" in text

        told = await room.press("B")
        assert room.screen == "PreviewStep"
        assert "! Lees verder tot het einde" in told
        read_on = await room.press("enter")
        assert read_on != text
        while not room.text.splitlines()[-2].endswith(" einde"):
            await room.press("enter")
            assert room.screen == "PreviewStep"

        await room.press("B")
        assert room.screen == "Result"


async def test_closing_an_answered_request_asks_why_the_rest_is_not_given(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(100, 50)) as room:
        await _to_the_preview(room)
        await room.press("end", "B")
        await room.press("enter")
        assert room.screen == "RequestScreen"
        assert "Al verstrekt op dit verzoek" in room.text
        assert "Chantal: Schulden en inkomen (voltooid)" in room.text
        before = room.keys

        asked = await room.press("a")
        assert "Waarom geeft u de rest niet?" in asked
        assert "alles is gegeven" not in asked
        after = await room.press("4", "enter")

        assert room.keys - before <= 4
        assert "De rest geweigerd: het is niet nodig voor het eigen aandeel van de vrager." in after
        assert "Het verzoek is afgerond en dat is vastgelegd." in after


async def test_a_request_of_which_everything_was_given_is_decided_by_that(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request_id = waiting_request(desk) or ("", "")
    opened = open_case(desk, case)
    request = opened.file.request(request_id)
    only = tuple(line for line in request.lines if line.category is Category.SCHULDEN_INKOMEN)
    event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
    save(desk, opened, [request.model_copy(update={"lines": only})], event)
    desk.session.lock()

    async with sitting(tmp_path, at=f"verzoek:{case}:{request_id}", size=(100, 50)) as room:
        await _to_the_preview(room)
        await room.press("end", "B")
        await room.press("enter")
        after = room.text

        assert "Het verzoek is afgerond en dat is vastgelegd." in after
        assert "De rest geweigerd" not in after
