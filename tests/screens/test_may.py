"""*Mag dit?* by keys: for a phone call, without a case, and without a trace."""

from pathlib import Path

import pytest

from screens.may.words import TITLES
from screens.widgets.item_list import ItemList
from tests.screens.sitting import Sitting, sitting
from wams_tui.casework.codes import Hat, Mandate
from wams_tui.locale import Language, use

LANDLORD = ("d", "enter")
"""Opens the screen and says that it is about giving."""


async def landlord_asks(room: Sitting, kind: str) -> str:
    """A corporation asks for a kind of data: direction, party, hat, kind."""
    await room.press(*LANDLORD, *"won", "enter")
    await room.go_to("verhuur")
    await room.press("enter")
    return await room.press(*kind, "enter")


async def asked_through(room: Sitting) -> str:
    """The same corporation, for its own action, as far as the yes-or-no questions."""
    await landlord_asks(room, "schuld")
    await room.press("enter")
    await room.go_to("Eigen afgesproken actie")
    await room.press("enter", "enter")
    return await room.press("enter")


def trace(room: Sitting, place: Path) -> tuple[int, int, dict[str, bytes]]:
    """Everything that a question could have left behind."""
    session = room.app.desk.session
    files = {path.name: path.read_bytes() for path in (place / "vault").iterdir() if not path.name.endswith("-shm")}
    return len(list(session.audit_lines())), len(list(session.ledger())), files


async def test_a_corporation_on_the_phone_is_refused_with_reason_and_alternative_in_eleven_keys(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path) as room:
        answer = await room.press("d", "enter", *"won", "enter", "enter", *"gez", "enter")

        assert room.keys <= 11
        assert "- N mag niet" in answer
        assert "Dat blijft zo, welk doel" in answer
        assert "Een woningcorporatie krijgt geen gezondheids-" in answer
        assert "[WON-02]" in answer
        assert "Wat wel kan" in answer
        assert "Deel alleen dat er hulp is geregeld" in answer


async def test_a_question_leaves_nothing_in_the_vault_and_no_line_in_a_log(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        before = trace(room, tmp_path)

        await asked_through(room)
        await room.press("j", "n")
        assert "mag niet" in room.text
        await room.press("w", "enter")
        await room.press(*["escape"] * 20)

        assert room.screen == "Cases"
        assert trace(room, tmp_path) == before


async def test_every_answer_yes_leads_to_yes_provided(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(120, 60)) as room:
        seen = await asked_through(room)
        assert "Op zijn best: ~ M mogelijk, mits" in seen

        for _question in range(12):
            if "Uw antwoorden" not in room.text:
                await room.press("j")

        assert "~ M mag, mits" in room.text
        assert "Voorwaarden voor de ontvanger" in room.text
        assert "Is de betrokkene ingelicht over deze verstrekking? ja" in room.text


async def test_enter_answers_what_the_cursor_is_on(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await asked_through(room)

        answer = await room.press("down", "enter")

        assert "- N mag niet" in answer
        assert "d nieuwe vraag" in answer.splitlines()[-1]


async def test_escape_goes_one_step_back_to_what_was_chosen_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "gez")

        await room.press("escape")
        assert "Wat voor gegeven?" in room.text
        back = await room.press("escape")

        assert "Met welke pet" in back
        again = await room.press("enter")
        assert "(pet verhuur)" in again


async def test_escape_at_the_beginning_leaves(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("d", "escape")

        assert room.screen == "Cases"


async def test_what_is_typed_narrows_the_list_and_what_fits_nothing_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "Politie" in await room.press(*LANDLORD)

        assert "Politie" not in await room.press(*"school")
        nothing = await room.press(*"xyz", "enter")

        assert "Niets gevonden" in nothing
        assert "Schooltype" not in nothing
        assert "Politie" in await room.press("escape")


async def test_a_closed_purpose_can_be_asked_about_and_says_why(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "schuld")
        await room.press("enter")
        await room.go_to("Leefbaarheid of ontruiming")

        answer = await room.press("enter")

        assert "- N mag niet" in answer


async def test_phase_law_and_day_are_in_sight_and_can_be_changed_at_any_step(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        assert "Bij: fase Uitvoering, wetsvoorstel Wams, op 23-11-2026" in await room.press("d")

        await room.press("f")
        await room.go_to("Evaluatie")
        await room.press("enter", "r")
        await room.go_to("huidig recht")
        await room.press("enter", "t")
        assert "Dit is geen datum" in await room.press(*"31-02-2027", "enter")
        await room.press("ctrl+u", *"01-03-2027", "enter")

        assert "Bij: fase Evaluatie, huidig recht, op 01-03-2027" in room.text
        assert "geven of om vragen" in room.text


async def test_a_law_that_does_not_count_in_this_vault_is_never_told_as_if_it_did(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        own = await landlord_asks(room, "gez")
        assert "De Wams is een wetsvoorstel (36295)" in own
        assert "in deze kluis geldt" not in own

        await room.press("r")
        await room.go_to("Wams in werking")
        tried = await room.press("enter")

        assert "in deze kluis geldt op die dag wetsvoorstel Wams" in tried
        assert "volgens het besluit van deze gemeente" not in tried


async def test_changing_the_phase_and_thinking_better_of_it_changes_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("d", "f", "down")

        back = await room.press("escape")

        assert "Bij: fase Uitvoering" in back
        assert "geven of om vragen" in back


async def test_what_if_shows_first_what_turns_the_answer_and_enter_goes_on_from_there(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "gez")

        shown = await room.press("w")
        assert shown.index("Ruimer") < shown.index("~ M Partij")
        found = await room.press(*"schulden")
        assert "Gegeven Schulden en inkomen: mogelijk, mits" in found
        after = await room.press("enter")

        assert room.screen == "MayScreen"
        assert "gegeven: Schulden en inkomen" in after
        assert "Over wie gaat het gegeven?" in after
        assert "- N mag niet" in await room.press("escape")


async def test_where_one_types_the_function_keys_stand_in_for_letters_and_tab_goes_to_the_list(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "schuld")
        await room.press("enter")
        await room.go_to("Eigen afgesproken actie")
        source = await room.press("enter", "enter")
        assert "Van wie komt het gegeven?" in source
        assert "F3 wat als" in source.splitlines()[-1]

        await room.press("f3")
        assert room.screen == "WhatIf"
        await room.press("escape", "f2")
        assert room.screen == "Explain"
        await room.press("escape", "tab", "w")

        assert room.screen == "WhatIf"


async def test_a_new_question_keeps_the_circumstances_and_nothing_else(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "gez")

        fresh = await room.press("d")

        assert "geven of om vragen" in fresh
        assert "Woningcorporatie" not in fresh
        assert "fase Uitvoering" in fresh


async def test_the_best_it_can_come_to_is_explained_and_called_no_permission(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await landlord_asks(room, "schuld")

        explained = await room.press("u")

        assert room.screen == "Explain"
        assert "Of het mag, blijkt pas" in explained


async def test_letters_answer_nothing_where_no_question_is_asked(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        before = await room.press("d")

        assert await room.press("j", "n", "o", "w", "u") == before


async def test_in_english_everything_but_the_rules_is_english(tmp_path: Path) -> None:
    use(Language.EN)
    try:
        async with sitting(tmp_path) as room:
            await room.press("d", "enter", *"hous", "enter", "enter", *"health")
            assert "Health" in room.text
            answer = await room.press("enter")
    finally:
        use(Language.NL)

    assert "- N not allowed" in answer
    assert "De verhuurder kan ze tegen de huurder gebruiken" in answer
    assert "mag niet" not in answer


@pytest.mark.parametrize("mandate", Mandate)
def test_every_title_can_be_asked_as_a_question(mandate: Mandate) -> None:
    assert TITLES[mandate].endswith("?")


async def test_the_usual_hat_of_a_party_is_offered_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*LANDLORD, *"school", "enter")

        view = room.app.screen.query_one("#body", ItemList)
        assert view.current is not None
        assert view.current.key == "onderwijs"
        assert len(view.items) == len(Hat)
