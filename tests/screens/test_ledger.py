"""*Register*: a line told whole, every order, across cases without names, and written out."""

import json
from pathlib import Path

import pytest

from screens.ledger.all import LedgerOfAll
from tests.desk.test_disclose import answered
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Basis, Channel, Purpose
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.documents.render import Form


def desk_that_gave(place: Path) -> tuple[Desk, str]:
    """Return a desk from which the arrangement and the name went to the housing corporation."""
    desk = practice_desk(place)
    opened = open_case(desk, find_case(desk, "W-2026-0001"))
    landlord = next(one.id for one in opened.file.participants if one.party == "woningcorporatie")
    about = next(one for one in opened.file.items if one.label == "Regeling met de verhuurder")
    keys = tuple(
        field.key
        for field in fields_of(opened.file)
        if field.persons == (about.person,) and (field.key.endswith("#naam") or field.record == about.id)
    )
    draft = Draft(
        participant=landlord,
        purpose=Purpose.EIGEN_ACTIE,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        channel=Channel.PAPIER,
        fields=keys,
    )
    draft = answered(desk, opened, draft)
    disclose(desk, opened, draft, Form.JSON, place / "uit.json", preview(desk, opened, draft))
    return desk, opened.id


async def test_a_line_is_told_whole_with_its_data_its_decider_and_its_words(tmp_path: Path) -> None:
    desk, case = desk_that_gave(tmp_path)
    async with sitting(tmp_path, at=f"register:{case}", desk=desk) as room:
        assert "1 regel, nieuwste eerst" in room.text
        assert "Woonstichting" in room.text
        assert "Uitkomst" in (await room.press("w"))
        assert "per persoon" in room.text
        assert "per ontvanger" in (await room.press("w"))
        assert "nieuwste eerst" in (await room.press("w"))

        whole = await read_to_the_end(room, "enter")
        assert "Naam" in whole
        assert "Regeling met de verhuurder" in whole
        assert "Besloten door Oefencoördinator" in whole
        assert "Nodig om de regeling over de huurschuld uit te voeren." in whole

        await room.press("escape")
        again = await read_to_the_end(room, "o")
        assert "Het antwoord is tot op de letter dat van toen." in again
        assert "De regels van vandaag zouden hetzelfde antwoorden" in again


async def read_to_the_end(room: Sitting, key: str) -> str:
    """Open a text and leaf through it; return everything that came by."""
    seen = [await room.press(key)]
    for _page in range(4):
        seen.append(await room.press("pagedown"))
    return "\n".join(seen)


async def test_across_cases_no_name_stands_and_enter_opens_the_case_at_that_line(tmp_path: Path) -> None:
    desk, _case = desk_that_gave(tmp_path)
    async with sitting(tmp_path, at="casussen", desk=desk) as room:
        everywhere = await room.press("r")
        assert "Register van alle casussen: 1 regel" in everywhere
        assert "W-2026-0001" in everywhere
        assert "Woningcorporatie" in everywhere
        assert "Woonstichting" not in everywhere
        assert "per casus" in (await room.press("w"))
        place = room.app.place()

        of_case = await room.press("enter")
        assert "Woonstichting" in of_case
        assert room.screen == "LedgerScreen"
        await room.press("escape")

        await room.press("u")
        target = tmp_path / "log.ndjson"
        await room.press("1")
        await room.press("tab", "tab")
        await room.paste(str(target))
        said = await room.press("f2")
        assert "1 regel geschreven" in said
    assert json.loads(target.read_text(encoding="utf-8"))["status_code"] == 1

    async with sitting(tmp_path, at=place) as room:
        assert isinstance(room.app.screen, LedgerOfAll)
        assert "per casus" in room.text


async def test_an_empty_register_says_so_and_offers_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="casussen") as room:
        empty = await room.press("r")

        assert "Er is nog niets verstrekt." in empty
        assert "uitvoeren" not in empty
        assert "indeling" not in empty


async def test_a_decision_is_taken_back_and_the_task_stays_until_it_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "thuis"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    desk, case = desk_that_gave(tmp_path)
    async with sitting(tmp_path, at=f"register:{case}", desk=desk) as room:
        assert "vertellen" not in room.text
        form = await room.press("i")
        assert "Gegeven aan Woonstichting De Rietkraag" in form
        await room.press("1")
        await room.paste("Het was voor een ander doel.")
        place = room.app.place()
        back = await room.press("f2")
        assert "ingetrokken" in back
        assert "v vertellen" in back

        notices = await room.press("v")
        assert "nog te doen" in notices
        letter = await room.press("b")
        assert "Kennisgeving over gegevens die u van ons kreeg" in letter
        made = await room.press("1")
        assert "Er staat niemand in" in made
        await room.press("enter")
        await room.press("escape")
        await room.press("enter")
        await room.press("1")
        await room.paste("Gebeld met de consulent.")
        done = await room.press("f2")
        assert "Gebeld met de consulent." in done
        assert "nog te doen" not in done
    assert [one.suffix for one in (home / "wams-uit").iterdir()] == [".pdf"]
    assert "Het was voor een ander doel." in place, "what was typed survives a lock"


async def test_a_datum_that_proved_wrong_is_put_right_or_erased_and_who_got_it_is_told(tmp_path: Path) -> None:
    desk, case = desk_that_gave(tmp_path)
    async with sitting(tmp_path, at=f"casus:{case}", desk=desk) as room:
        await room.go_to("Regeling met de verhuurder")
        await room.press("enter")
        form = await room.press("v")
        assert "1 ontvanger kreeg dit gegeven" in form
        await room.press("ctrl+end")
        await room.paste(", tot en met maart")
        await room.press("tab")
        await room.paste("De einddatum ontbrak.")
        await room.press("tab")
        await room.paste("Y. Postma")
        seen = await room.press("f2")
        assert "tot en met maart" in seen

        await room.press("x")
        await room.paste("Niet meer nodig.")
        await room.press("tab")
        asked = await room.press("2", "f2")
        assert "Kies ja, of ga terug met Esc." in asked
        await room.press("1")
        gone = await room.press("f2")
        assert "Dit gegeven is er niet meer." in gone

        await room.press("escape")
        await room.go_to("hier is gewist")
        notice = await room.press("enter")
        assert "Woonstichting De Rietkraag" in notice


async def test_from_the_register_one_says_that_a_name_was_wrong(tmp_path: Path) -> None:
    desk, case = desk_that_gave(tmp_path)
    async with sitting(tmp_path, at=f"register:{case}", desk=desk) as room:
        form = await room.press("m")
        assert "Identiteit: Naam" in form
        await room.press("1")
        await room.paste("De achternaam was verkeerd gespeld.")
        await room.press("f2")
        notices = await room.press("v")
        assert "De achternaam was verkeerd gespeld." in notices
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert "De achternaam was verkeerd gespeld." in room.text
