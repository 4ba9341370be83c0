"""Deelnemers and Adresboek by keys: who takes part, how it ends, and which organisations there are."""

from pathlib import Path

import pytest

from screens.returning import return_to
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Party
from wams_tui.casework.partners.organisations import Partner
from wams_tui.desk.partners.organisations import directory, put

PREFIX = "Bewonersadvies"


async def test_somebody_from_the_directory_is_added_changed_and_in_the_matrix(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    put(desk, Partner(id="", name=PREFIX, party=Party.SCHULDHULP), None)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("enter", "d", "n")
        await room.type("bewonersadv")
        seen = await room.press("enter")
        assert PREFIX in seen.splitlines()[0]
        assert "Partij (nodig)" not in seen
        await room.press("2")  # hulpverlening
        await room.press("enter", "enter")
        await room.type("Helpt met de post.")
        await room.press("f2")
        assert room.screen == "ParticipantsScreen"
        await room.go_to(PREFIX)
        await room.press("enter")
        assert "Helpt met de post." in room.text
        assert "! geen samenwerkafspraak" in room.text
        await room.press("e")
        await _to(room, "functie")
        await room.type("vrijwilliger")
        seen = await room.press("f2")
        assert "wie er komt: vrijwilliger" in seen
        assert "Helpt met de post." in seen
        await room.press("escape", "escape", "m")
        assert f"! {PREFIX}" in room.text


async def test_what_rests_on_a_participation_is_read_before_it_ends(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "d")
        await room.go_to("Woonstichting")
        seen = await room.press("x")
        assert room.screen == "SeatScreen"
        assert "open verzoek: " in seen
        assert "wordt geweigerd: geen deelnemer meer" in seen.replace("\n ", " ")
        await room.press("x")
        await room.press("f2")
        assert "Vul dit in." in room.text
        await room.type("De schuld is afgelost.")
        place = room.app.place()
        await room.press("f2")
        assert room.screen == "SeatScreen"
        assert "beëindigd per 23-11-2026" in await room.press("home")
        await room.press("x")
        assert room.screen == "SeatScreen"
        assert "Woonstichting" in await room.press("escape")
        assert "Doen vandaag niet mee (1)" in room.text
        await room.press("escape", "m")
        assert "Woonstichting" not in room.text

        return_to(room.app, place)
        await room.rest()
        assert room.screen in ("SeatScreen", "EndForm", "ParticipantsScreen")


async def test_the_directory_is_changed_by_keys_and_what_a_colleague_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        seen = await room.press("b")
        assert room.screen == "DirectoryScreen"
        assert "! samenwerkafspraak verlopen" in seen
        await room.press("n")
        await room.type(PREFIX)
        await room.press("enter", "3", "f2")
        assert room.screen == "DirectoryScreen"
        await room.press("slash")
        await room.type("bewoners")
        await room.press("enter")
        await room.press("enter")
        await _to(room, "recipient_key")
        await room.type("age1geensleutel")
        await room.press("f2")
        assert room.screen == "Notice"
        await room.press("escape")
        assert "age1geensleutel" in room.text
        await room.press("escape")
        await room.press("b")
        assert room.screen == "DirectoryScreen"

        made = directory(desk).named(PREFIX, Party.SCHULDHULP)
        assert made is not None
        await room.press("enter")
        await _to(room, "phone")
        await room.type("1234")
        put(desk, made.model_copy(update={"mail": "post@bewoners.example"}), made)
        await room.press("f2")
        assert room.screen == "Notice"
        await room.press("escape")
        await room.press("f2")
        kept = directory(desk).by_id[made.id]
        assert (kept.phone, kept.mail) == ("1234", "post@bewoners.example")

        await room.press("x")
        assert "blijft verzegeld" in room.text
        await room.press("b")
        assert PREFIX not in [one.name for one in directory(desk).partners]


async def test_the_directory_goes_out_to_a_file_and_comes_in_from_one_and_a_half_typed_form_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("b", "u")
        told = await room.press("f2")
        assert "organisaties geschreven" in told
        (out,) = (tmp_path / "wams-uit").iterdir()
        assert out.name == "adresboek-20261123-1000.vcf"
        known = len(directory(desk).partners)
        assert out.read_text(encoding="utf-8").count("BEGIN:VCARD") == known

        await room.press("escape", "i")
        await room.paste(str(out))
        assert "niets in te lezen" in " ".join((await room.press("f2")).split())
        new = tmp_path / "nieuw.vcf"
        new.write_text(f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{PREFIX}\r\nORG:{PREFIX}\r\nEND:VCARD\r\n", encoding="utf-8")
        await room.press("escape", "i")
        await room.paste(str(new))
        await room.press("enter", "3")
        assert f"1. {PREFIX}: nieuw" in await room.press("f2")
        assert len(directory(desk).partners) == known
        assert "1 organisatie ingelezen." in await room.press("b")
        assert len(directory(desk).partners) == known + 1

        await room.press("escape", "n")
        await room.type("Half")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert room.screen == "PartnerForm"
        assert "Half" in room.text
        await room.press("escape", "b")
        assert room.screen == "DirectoryScreen"


async def _to(room: Sitting, key: str) -> None:
    """Go to a field of the form that is open, as Tab does."""
    for _field in range(20):
        here = room.app.focused.parent if room.app.focused is not None else None
        if getattr(getattr(here, "field", None), "key", "") == key:
            return
        await room.pilot.press("tab")
    raise LookupError(key)
