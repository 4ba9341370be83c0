"""Requests on the screen: what is chosen and typed survives a lock, and two coordinators lose nothing of each other."""

from pathlib import Path

from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import open_case
from wams_tui.desk.requests.deciding import refuse_line


async def test_what_was_chosen_to_give_and_half_typed_is_there_again_after_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        await room.press("down", "space", "down")
        await room.press("v")
        before = await room.type("Voor welke regeling")
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert room.text == before
        await room.press("escape")
        assert room.screen == "Sure"
        below = await room.press("B")
        assert room.screen == "RequestScreen"
        assert "[x] ~ M of er een regeling is" in below
        assert "1 onderdeel om te geven" in below


async def test_two_coordinators_who_decide_different_parts_keep_both_without_choosing(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request = waiting_request(desk) or ("", "")
    async with sitting(tmp_path, at="verzoek", size=(100, 46)) as room:
        await room.press("x", "5")
        refuse_line(desk, open_case(desk, case), request, "3", RefusalReason.NIET_NODIG)
        told = await room.press("enter")

        assert room.screen == "Versions"
        assert "beide blijven staan" in told
        assert "Alles is gekozen" in told
        after = await room.press("enter")

        assert "[-] - N de psychische situatie" in after
        assert "[-] ~ M hoe het staat met de achterstand" in after
        assert "[ ] ~ M of er een regeling is" in after
    found = open_case(desk, case).file.request(request)
    assert [line.id for line in found.refused] == ["1", "3"]
    desk.session.lock()


async def test_on_one_part_they_choose_and_nothing_is_decided_twice(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request = waiting_request(desk) or ("", "")
    async with sitting(tmp_path, at="verzoek", size=(100, 46)) as room:
        await room.press("x", "5")
        refuse_line(desk, open_case(desk, case), request, "1", RefusalReason.NIET_NODIG)
        told = await room.press("enter")
        assert "( ) het besluit op dit verzoek" in told

        after = await room.press("c", "enter")

        assert "geweigerd, het is niet nodig voor het eigen aandeel" in after
        assert "Over dit onderdeel is al beslist." in await room.press("home", "x")
    desk.session.lock()


async def test_the_queue_shows_one_way_or_what_waits_for_oneself(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=(100, 46)) as room:
        everything = await room.press("v")
        ours = await room.press("r")
        theirs = await room.press("r")
        mine = await room.press("r")

        assert "van Woonstichting" in everything
        assert "aan GGZ" in everything
        assert "alleen wat ons wordt gevraagd" in ours
        assert " aan GGZ" not in ours
        assert "van Woonstichting" not in theirs
        assert "Wacht op een ander" not in mine
        place = room.app.place()
        decided = await room.press("s")
        assert "alleen wat is beslist of ingetrokken" in decided
        assert "Wacht op u" not in decided
        assert "alle verzoeken" in await room.press("s")

    async with sitting(tmp_path, at=place, size=(100, 46)) as room:
        assert room.text == mine


async def test_a_request_is_not_stored_before_it_can_be_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=(100, 46)) as room:
        await room.press("v", "n", "1", "tab")
        await room.type("Om de regeling te houden.")
        told = await room.press("f2")

        assert room.screen == "EntryForm"
        assert "Kies bij ten minste één persoon wat er wordt gevraagd." in told
        assert "Om de regeling te houden." in told
