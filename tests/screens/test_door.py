"""What somebody sees when they come in: words to change, that the halves were used, and what an FG can do here."""

from pathlib import Path

from screens.cases import Cases
from storage import Finding, FindingKind, Role, add_member
from tests.screens.office import DILAN, NEW, opened_office, seated, words_of
from tests.screens.sitting import practice_desk, sitting, still
from wams_tui.desk.vault.door import told_at_the_door
from wams_tui.desk.vault.opening import heads_outside, open_desk

WORDS = "eerste woorden"


def colleague(place: Path, role: Role) -> None:
    desk = practice_desk(place)
    with desk.session:
        add_member(desk.session, "Bram Voorbeeld", role, WORDS)


async def test_who_has_first_words_chooses_their_own_before_anything_else(tmp_path: Path) -> None:
    place = opened_office(tmp_path)
    own = "eigen zin"
    async with seated(place, NEW) as room:
        assert "de beheerder ook kent" in " ".join(room.text.split())
        await room.press("M", "W")
        assert room.screen == "OwnWords"
        await room.press("enter")
        await room.type(own)
        assert "nog een keer" in await room.press("enter")
        await room.type("ander")
        assert "iets anders dan daarnet" in await room.press("enter")
        await room.press("ctrl+u")
        await room.type(own)
        wrong = await room.press("enter")
        assert "huidige wachtwoordzin is niet goed" in wrong
        await room.type(words_of(place, NEW))
        done = await room.press("enter")
        assert "Uw wachtwoordzin is gewijzigd" in done
        came = await room.press("enter")
        assert room.screen == "Cases"
        assert "ondertekende stand" not in came
    (place / NEW).write_text(own, encoding="utf-8")
    async with seated(place, NEW) as room:
        assert room.screen == "Cases"


async def test_leaving_before_one_chose_shows_no_case(tmp_path: Path) -> None:
    async with seated(opened_office(tmp_path), NEW) as room:
        await room.press("escape")
        assert room.app._exit
        assert not any(isinstance(screen, Cases) for screen in room.app.screen_stack)


async def test_an_fg_without_cases_is_told_what_they_can_do(tmp_path: Path) -> None:
    async with seated(opened_office(tmp_path), DILAN) as seat:
        words = " ".join(seat.text.split())
        assert "Met u is geen casus gedeeld" in words
        assert "wams audit list" in words
        # Keys that would only be refused are not there: an FG makes no cases and puts down no tasks.
        assert "nieuw" not in seat.text.splitlines()[-1]
        assert "n nieuw" not in await seat.press("n")
        assert seat.screen == "Cases"
        day = await seat.press("a")
        assert seat.screen == "Today"
        assert {"taak", "nieuw"}.isdisjoint(day.splitlines()[-1].split())
        await seat.press("a", "n")
        assert seat.screen == "Today"


async def test_what_is_amiss_with_the_vault_is_told_above_the_list_and_whole(tmp_path: Path) -> None:
    with practice_desk(tmp_path).session:
        pass
    elsewhere = tmp_path / "a-place-with-a-rather-long-name-so-that-the-sentence-takes-more-than-two-lines"
    desk = open_desk(tmp_path / "vault", "demo", heads_outside({"XDG_STATE_HOME": str(elsewhere)}), still)

    async with sitting(tmp_path, desk=desk) as seat:
        words = " ".join(seat.text.split())
        assert "Er is geen ondertekende stand van u buiten de kluis" in words
        assert "meld het dan aan de beheerder" in words


def test_who_comes_in_for_the_first_time_is_not_told_that_they_left_no_head_before(tmp_path: Path) -> None:
    colleague(tmp_path, Role.COORDINATOR)
    heads = heads_outside({"XDG_STATE_HOME": str(tmp_path / "state")})
    desk = open_desk(tmp_path / "vault", WORDS, heads, still, "Bram Voorbeeld")
    with desk.session:
        assert [finding.kind for finding in desk.session.warnings] == [FindingKind.HEAD_MISSING]
        assert told_at_the_door(desk, str) == []


def test_many_warnings_leave_room_for_the_list(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        desk.session.warnings = tuple(Finding(FindingKind.SPACE, f"Melding {number}.", "") for number in range(9))
        told = told_at_the_door(desk, str)
    assert told == ["! Melding 0.", "! Melding 1.", "! Er zijn meer meldingen over deze kluis: wams vault doctor"]
