"""*Casussen*: finding one's way in the list."""

from pathlib import Path

from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Category
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case, save


async def test_typing_narrows_the_list_and_escape_shows_all_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        whole = room.text
        await room.press("slash")
        found = await room.type("yildiz")
        assert "Gezin Yıldız" in found or "Niets gevonden" in found
        assert "W-2026-0001" not in found

        await room.press("escape")

        assert room.text == whole


async def test_nothing_found_says_how_to_go_on(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash")

        found = await room.type("zzzz")

        assert "Niets gevonden. Esc toont alles weer." in found


async def test_s_sorts_by_the_next_order_and_says_which(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "Gesorteerd op laatst gewijzigd." in room.text

        by_term = await room.press("s")
        by_name = await room.press("s")

        assert "Gesorteerd op termijn." in by_term
        first = [line.split()[0] for line in by_name.splitlines()[2:18]]
        assert "Gesorteerd op naam." in by_name
        assert first != sorted(first)


async def test_the_counts_stand_in_the_header(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "Casussen: 16 casussen, " in room.text.splitlines()[0]
        assert "open verzoek" in room.text.splitlines()[0]


async def test_v_opens_the_queue_at_the_request_of_the_case_under_the_cursor(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash", *"0009", "enter")

        queue = await room.press("v")

        assert room.screen == "QueueScreen"
        assert "gekozen · W-2026-0009" in " ".join(queue.splitlines()[-6:-2])


async def test_a_case_that_changed_is_up_to_date_in_the_list_when_one_comes_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        before = next(line for line in room.text.splitlines() if "W-2026-0001" in line)
        await room.press("v", "enter", "w", "1", "enter", "escape", "escape")

        after = next(line for line in room.text.splitlines() if "W-2026-0001" in line)

        assert before != after
        assert "  -    " in after


async def test_q_leaves(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.pilot.press("q")

        assert room.app._exit


async def test_help_names_every_key_of_the_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        text = await room.press("question_mark") + await room.press("pagedown")

        for words in ("zoeken", "sorteren", "verzoek", "stoppen", "vergrendelen"):
            assert words in text


async def test_the_palette_does_what_is_chosen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("colon")
        await room.type("sort")

        after = await room.press("enter")

        assert "Gesorteerd op termijn." in after


async def test_a_place_that_is_no_more_opens_the_list(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="matrix:11111111-1111-4111-8111-111111111111:x") as room:
        assert room.screen == "Cases"


async def test_that_the_list_was_looked_at_is_on_record_once_a_session(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("enter", "escape", "enter", "escape")

        rows = room.app.desk.session.audit_lines()
        seen = [row for row in rows if row.event and row.event.action is AuditAction.LIJST_INGEZIEN]
        assert len(seen) == 1


async def test_while_searching_the_footer_says_what_enter_and_escape_do(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        footer = (await room.press("slash")).splitlines()[-1]

        assert "Enter naar de lijst" in footer
        assert "Esc alles tonen" in footer
        assert "F1 hulp" in footer


async def test_a_hidden_address_is_masked_until_it_is_opened(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case = next(line.head.case for line in first_page(desk) if line.head.waiting_request)
    opened = open_case(desk, case)
    hidden = opened.file.items[0].model_copy(
        update={"id": new_id(), "category": Category.GEHEIM_ADRES, "value": "Verborgenpad 3"}
    )
    event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
    save(desk, opened, [hidden], event)
    desk.session.lock()

    async with sitting(tmp_path, at=f"casus:{case}", size=(120, 90)) as room:
        assert "afgeschermd; Enter toont" in room.text
        assert "Verborgenpad" not in room.text

        await room.go_to("afgeschermd")
        assert "Verborgenpad 3" in await room.press("enter")


async def test_the_key_for_a_waiting_request_is_in_the_footer_of_the_case(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "v verzoeken" in (await room.press("enter")).splitlines()[-1]


async def test_a_text_that_goes_on_below_the_edge_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(80, 16)) as room:
        begun = (await room.press("enter")).splitlines()
        assert begun[-2].endswith("▼ meer: PgDn")
        assert "PgDn verder lezen" in begun[-1]

        ended = (await room.press("end")).splitlines()
        assert ended[-2].endswith("einde")

    async with sitting(tmp_path, at="verzoek", size=(80, 60)) as room:
        whole = (await room.press("enter")).splitlines()
        assert "meer" not in whole[-2]
        assert "PgDn" not in whole[-1]
