"""A name that was given before is changed: one key says whether it was wrong, and only then somebody is told."""

from pathlib import Path

from tests.screens.sitting import practice_desk, sitting
from tests.screens.test_ledger import desk_that_gave
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.disclosing.fields import fields_of


async def test_a_given_name_that_changes_is_asked_about_in_one_key_and_another_is_not(tmp_path: Path) -> None:
    desk, case = desk_that_gave(tmp_path)
    file = open_case(desk, case).file
    about = next(one.person for one in file.items if one.label == "Regeling met de verhuurder")
    assert any(one.key == f"{about}#naam" for one in fields_of(file))
    other = next(one for one in file.persons if one.id != about)
    async with sitting(tmp_path, at=f"huishouden-formulier:{case}:persoon:{other.id}:", desk=desk) as room:
        await room.press("tab")
        await room.type("van")
        assert "eerder gegeven" not in room.text
        await room.press("f2")
        assert room.screen != "PersonForm", "what was given to nobody is simply changed"

    async with sitting(tmp_path, at=f"huishouden-formulier:{case}:persoon:{about}:") as room:
        assert "eerder gegeven" not in room.text, "nothing changes yet"
        await room.press("tab")
        await room.type("van")
        asked = await room.press("f2")
        assert room.screen == "PersonForm", "nothing is chosen beforehand"
        assert "Klopte het niet, of is het veranderd?" in " ".join(asked.split())
        await room.press("1")
        told = await room.press("f2")
        assert "Wat klopte er niet?" in told
        await room.paste("Het tussenvoegsel ontbrak.")
        await room.press("f2")
        assert room.screen != "PersonForm"
        (notice,) = open_case(room.app.desk, case).file.notices
        assert (notice.record, notice.words) == (f"{about}#naam", "Het tussenvoegsel ontbrak.")


async def test_what_is_given_while_one_types_is_asked_about_with_everything_typed(tmp_path: Path) -> None:
    mine = practice_desk(tmp_path)
    case = find_case(mine, "W-2026-0001")
    file = open_case(mine, case).file
    about = next(one.person for one in file.items if one.label == "Regeling met de verhuurder")
    async with sitting(tmp_path, at=f"huishouden-formulier:{case}:persoon:{about}:", desk=mine) as room:
        await room.press("tab")
        await room.type("van")
        desk_that_gave(tmp_path)
        await room.press("f2")
        await room.settle()
        assert room.screen == "PersonForm"
        assert "Klopte het niet, of is het veranderd?" in " ".join(room.text.split())
        assert "vanvan" in room.text, "what was typed stays"
