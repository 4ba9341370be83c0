"""The household by keys: somebody new, a no, a secret address, a birthday; nothing typed is lost on bad input."""

from pathlib import Path

from screens.house import House
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.household.persons import Joining
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.household.persons import keep_person

SPLIT_UP = "W-2026-0009"
"""Vignette 9: parents who parted, two children, both with custody."""


def of_the_case(place: Path) -> str:
    desk = practice_desk(place)
    with desk.session:
        return f"huishouden:{find_case(desk, SPLIT_UP)}"


def stored(app: House) -> CaseFile:
    return open_case(app.desk, find_case(app.desk, SPLIT_UP)).file


def audited(room: Sitting) -> list[str]:
    return [row.event.action.value for row in room.app.desk.session.audit_lines() if row.event is not None]


async def test_somebody_new_whose_number_fails_and_who_looks_like_another(tmp_path: Path) -> None:
    async with sitting(tmp_path, of_the_case(tmp_path)) as room:
        await room.press("n")
        await room.type("Ines")
        await room.press("tab", "tab")
        await room.type("Coelho")
        await room.press("tab", "tab")
        await room.type("123456789")
        await room.press("tab", "4")
        wrong = await room.press("f2")

        assert "11-proef" in wrong
        assert "Ines" in wrong
        await room.press(*["backspace"] * 9)
        alike = await room.press("f2")
        assert "Inês Coëlho staat al in dit huishouden" in alike
        after = await room.press("f2")

        assert room.screen == "HouseholdScreen"
        assert "Personen (5)" in after
        assert len(stored(room.app).persons) == 5


async def test_a_no_costs_four_keys_counts_at_once_and_one_in_a_domain_survives_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path, of_the_case(tmp_path)) as room:
        await room.go_to("João")
        before = room.keys

        told = await room.press("d", "2", "1", "f2")

        assert room.keys - before == 4
        assert "Scholengemeenschap De Boei" in told
        after = await room.press("escape")
        assert "ingetrokken" in after
        await room.go_to("Fien")
        await room.press("d", "2", "2", "5")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert room.screen == "AnswerForm"

        seen = await room.press("f2")

        assert "doet mee, niet op: onderwijs" in " ".join(seen.split())
        people = {one.given_names: one for one in stored(room.app).persons}
        assert people["João"].participation.joining is Joining.INGETROKKEN
        assert [answer.domain for answer in people["Fien"].answers] == [Domain.ONDERWIJS]


async def test_a_secret_address_is_hidden_until_a_key_and_a_gap_in_custody_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path, of_the_case(tmp_path)) as room:
        await room.go_to("Fien")
        await room.press("a")
        await room.type("Weg 3")
        await room.press("enter", "enter", "enter", "1")
        await room.type("31-2-2026")
        wrong = await room.press("f2")
        assert "bestaat niet" in wrong
        assert "Weg 3" in wrong
        await room.press(*["backspace"] * 9)
        await room.type("1-2-2026")
        listed = await room.press("f2")
        assert "geheim adres" in listed
        assert "Weg 3" not in listed

        page = await room.press("enter")
        assert "Weg 3" not in page
        assert "geheim: Weg 3" in await room.press("z")
        assert audited(room).count("geheim-adres-ingezien") == 1
        for holder in ("Inês Coëlho (", "Maurits ter Braak ("):
            await room.go_to(holder)
            await room.press("enter", "tab", "tab")
            await room.type("1-11-2026")
            page = await room.press("f2")
        drawn = await room.press("escape", "t")

    assert "! Sinds 2-11-2026 heeft niemand gezag over Fien." in " ".join(page.split())
    assert "! Sinds 2-11-2026 heeft niemand gezag over Fien." in " ".join(drawn.split())
    assert "geheim adres" in drawn
    assert "Weg 3" not in drawn


async def test_two_at_one_household_lose_nothing_and_choose_where_they_said_another_thing(tmp_path: Path) -> None:
    place = of_the_case(tmp_path)
    colleague = practice_desk(tmp_path)
    async with sitting(tmp_path, place) as room:
        await room.go_to("João")
        await room.press("enter")
        await room.press("enter")
        assert room.screen == "PersonForm"
        await room.press(*["backspace"] * 4)
        await room.paste("Joãozinho")
        with colleague.session:
            opened = open_case(colleague, find_case(colleague, SPLIT_UP))
            theirs = next(one for one in opened.file.persons if one.given_names == "João")
            other = next(one for one in opened.file.persons if one.given_names == "Fien")
            after = keep_person(colleague, opened, theirs.model_copy(update={"given_names": "Johan"}))
            keep_person(colleague, after, other.model_copy(update={"informed": Answer.JA}))
        seen = await room.press("f2")
        assert room.screen == "Versions"
        assert "Joãozinho" in seen
        assert "Johan" in seen
        await room.press("u", "enter")
        people = {one.id: one for one in stored(room.app).persons}
    assert people[theirs.id].given_names == "Joãozinho"
    assert people[other.id].informed is Answer.JA
