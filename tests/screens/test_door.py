"""What somebody sees when they come in: words to change, that the halves were used, and what an FG can do here."""

from pathlib import Path

from storage import Finding, FindingKind, Role, add_member, change_passphrase
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
        assert [line for line in told_at_the_door(desk, str) if "wams vault passwd" in line]
        change_passphrase(desk.session, WORDS, "eigen woorden")
        assert not [line for line in told_at_the_door(desk, str) if "wams vault passwd" in line]


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
        assert len(told_at_the_door(desk, str)) == 1


def test_many_warnings_leave_room_for_the_list(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        desk.session.warnings = tuple(Finding(FindingKind.SPACE, f"Melding {number}.", "") for number in range(9))
        told = told_at_the_door(desk, str)
    assert told == ["! Melding 0.", "! Melding 1.", "! Er zijn meer meldingen over deze kluis: wams vault doctor"]
