"""Letters by keys: the answer to a request, and what a person reads about what was shared of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from screens.returning import return_to
from tests.desk.test_disclose import answered
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Answer, Basis, Category, Channel, Purpose
from wams_tui.casework.disclosing.letter import LetterKind, LetterOutcome
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.letters.papers import Papers
from wams_tui.documents.render import Form


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def test_a_refusal_is_answered_by_letter_in_a_few_keys(tmp_path: Path, own_home: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(100, 45)) as room:
        await room.press("w", "2", "enter")
        before = room.keys
        letter = await room.press("b")
        assert room.screen == "LetterScreen"
        assert "Wij geven u niet wat u vroeg." in letter
        assert "Uit dit antwoord kunt u niet opmaken of wij deze gegevens hebben." in letter
        assert "een ander doel" not in letter
        place = room.app.place()

        await room.press("m")
        await room.press("f2")
        assert room.screen == "PostForm", "nothing is chosen beforehand"
        await room.press("2", "1")
        told = await room.press("f2")

        assert "De brief is gemaakt:" in told
        assert room.keys - before <= 7
        seen = await room.press("enter")
        assert "Eerder gemaakt" in await room.press("end")
        assert "Antwoord op uw verzoek" in seen
        await room.press("escape", "escape")
        return_to(room.app, place)
        await room.rest()
        assert room.screen == "LetterScreen"
        return_to(room.app, f"register:{find_case(room.app.desk, 'W-2026-0001')}")
        await room.rest()
        told = room.text
        assert "1 regel" in told
        assert "antwoord" in told
        assert "er gingen geen gegevens mee" in told
        assert "intrekken" not in told, "nothing went that could be taken back"
        await room.press("w", "w")
        assert "er gingen geen gegevens mee" in room.text
        await room.press("enter")
        assert room.screen == "RequestScreen"
    (document,) = (own_home / "wams-uit").iterdir()
    assert document.name.startswith("W-2026-0001-brief-")
    assert document.read_bytes().startswith(b"%PDF-")


async def test_from_the_register_a_person_is_written_what_was_shared(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request = waiting_request(desk) or ("", "")
    opened = open_case(desk, case)
    asker = opened.file.request(request).participant
    rent = next(
        one for one in opened.file.items if one.category is Category.SCHULDEN_INKOMEN and "verhuurder" in one.label
    )
    wanted = answered(
        desk,
        opened,
        Draft(asker, "", Purpose.EIGEN_ACTIE, Basis.WAMS_GECOORDINEERDE_AANPAK, (rent.id,), channel=Channel.PAPIER),
    )
    disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json", preview(desk, opened, wanted))
    async with sitting(tmp_path, at=f"register:{case}", size=(100, 45), desk=desk) as room:
        letter = await room.press("b")
        assert "Wij deelden gegevens over u" in letter
        assert "uw geld of uw schulden." in letter
        assert rent.value not in letter
        await room.press("m", "1", "2")
        await room.press("f2")
        assert room.screen == "Made"
        again = await room.press("enter")
        assert "Er is niets gedeeld waarover deze lezer nog geen bericht kreeg." in " ".join(again.split())
        (sent,) = open_case(desk, case).file.letters
        assert (sent.kind, sent.outcome, sent.to) == (LetterKind.INLICHTEN, LetterOutcome.VOLTOOID, rent.person)
    assert [one.suffix for one in (own_home / "wams-uit").iterdir()] == [".odt"]


async def test_about_a_child_each_who_has_custody_is_told_and_the_rest_is_on_record(
    tmp_path: Path, own_home: Path
) -> None:
    desk = practice_desk(tmp_path)
    opened = open_case(desk, find_case(desk, "W-2026-0009"))
    fien = next(one for one in opened.file.persons if one.given_names == "Fien")
    helper = next(one.id for one in opened.file.participants if one.party == "jeugdhulp")
    weeks = next(one.id for one in opened.file.items_of(fien.id) if one.label == "Wisselweek")
    terms = Draft(helper, "", Purpose.EIGEN_ACTIE, Basis.WAMS_GECOORDINEERDE_AANPAK, (weeks,), channel=Channel.PAPIER)
    wanted = answered(desk, opened, terms)
    disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json", preview(desk, opened, wanted))
    async with sitting(tmp_path, at=f"register:{opened.id}", size=(100, 45), desk=desk) as room:
        first = await room.press("b")
        assert "Brief aan Inês Coëlho (1 van 2)" in first
        assert "U hebt gezag over Fien." in first
        assert "(2 van 2)" in await room.press("w")
        place = room.app.place()
        await room.press("n", "1", "1", "enter", "1")
        await room.paste("Hij zoekt haar op school op, zegt haar moeder.")
        await room.press("tab")
        await room.paste("M. Sital, gedragsdeskundige")
        await room.press("tab")
        await room.paste("over 2 wk")
        kept = await room.press("f2")
        assert "Er is niets gedeeld waarover deze lezer nog geen bericht kreeg." in " ".join(kept.split())
        await room.press("w")
        await room.press("g", "1", "enter", "tab")
        await room.paste("Uitgelegd bij het huisbezoek.")
        await room.press("f2")
        assert room.screen == "LetterScreen"
        file = open_case(desk, opened.id).file
        told = file.person(fien.id)
        assert (told.informed, len(told.withheld), len(told.told)) == (Answer.JA, 1, 1)
        return_to(room.app, place)
        await room.rest()
        assert "(2 van 2)" in room.text


async def test_a_person_is_written_that_the_question_came_in_in_the_municipalitys_words(
    tmp_path: Path, own_home: Path
) -> None:
    folder = tmp_path / "huisstijl"
    folder.mkdir()
    settings = folder / "huisstijl.toml"
    settings.write_text('naam = "Gemeente Voorbeeldstad"\n', encoding="utf-8")
    desk = replace(practice_desk(tmp_path), papers=Papers(folder))
    case, _request = waiting_request(desk) or ("", "")
    person = open_case(desk, case).file.persons[0].id
    async with sitting(tmp_path, at=f"persoon:{case}:{person}", size=(100, 60), desk=desk) as room:
        letter = await room.press("b")
        assert room.screen == "LetterScreen"
        assert "Wij gaan kijken welke hulp nodig is" in letter
        assert "Moeilijke woorden" in letter
        place = room.app.place()
        assert "hoort bij een afgesloten casus" in " ".join((await room.press("b")).split())
        await room.press("b", "b")

        settings.write_text('naam = "Gemeente"\nlogo = "weg.png"\n', encoding="utf-8")
        await room.press("escape")
        told = " ".join((await room.press("b")).split())
        assert "bestand huisstijl.toml, regel 2: weg.png ontbreekt" in told
        await room.press("m")
        assert room.screen == "LetterScreen", "there is nothing to make"
        own = await room.press("z")
        assert "De huisstijl van uw gemeente staat uit" in " ".join(own.split())

        await room.press("m", "1", "1")
        await room.press("f2")
        assert room.screen == "Made"
        await room.press("enter")
        await room.press("escape", "escape")
        return_to(room.app, place)
        await room.rest()
        assert "Wij gaan kijken welke hulp nodig is" in room.text
        assert "Eerder gemaakt" in await room.press("end")
        (sent,) = open_case(desk, case).file.letters
        assert (sent.kind, sent.to, sent.tells) == (LetterKind.ONTVANGST, person, ())
    assert [one.suffix for one in (own_home / "wams-uit").iterdir()] == [".pdf"]
