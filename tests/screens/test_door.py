"""What somebody sees when they come in: words to change, that the halves were used, and what an FG can do here."""

from pathlib import Path

from storage import Role, add_member, change_passphrase
from tests.screens.sitting import practice_desk, sitting, still
from wams_tui.desk.door import told_at_the_door
from wams_tui.desk.vaults import heads_outside, open_desk

WORDS = "eerste woorden"


def colleague(place: Path, role: Role) -> None:
    desk = practice_desk(place)
    with desk.session:
        add_member(desk.session, "Bram Voorbeeld", role, WORDS)


async def test_an_fg_without_cases_is_told_what_they_can_do_and_to_change_their_first_words(tmp_path: Path) -> None:
    colleague(tmp_path, Role.FG)
    heads = heads_outside({"XDG_STATE_HOME": str(tmp_path / "state")})
    desk = open_desk(tmp_path / "vault", WORDS, heads, still, "Bram Voorbeeld")

    async with sitting(tmp_path, desk=desk) as seat:
        words = " ".join(seat.text.split())
        assert "Met u is geen casus gedeeld" in words
        assert "wams audit list" in words
        assert "wams vault passwd" in words


def test_first_words_that_were_changed_are_not_told_any_more(tmp_path: Path) -> None:
    colleague(tmp_path, Role.COORDINATOR)
    heads = heads_outside({"XDG_STATE_HOME": str(tmp_path / "state")})
    desk = open_desk(tmp_path / "vault", WORDS, heads, still, "Bram Voorbeeld")
    with desk.session:
        assert len(told_at_the_door(desk, str)) == 1
        change_passphrase(desk.session, WORDS, "eigen woorden")
        assert told_at_the_door(desk, str) == []
