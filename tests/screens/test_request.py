"""*Verzoek*: reading a request, and deciding it while others work in the same vault."""

from pathlib import Path

from tests.screens.sitting import sitting


async def test_what_may_be_given_instead_is_in_sight_at_once(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        lines = room.text.splitlines()

        asked = next(number for number, line in enumerate(lines) if "of er een regeling is" in line and "~ M" in line)
        assert lines[asked + 2].startswith("   1 [ ] = Regeling met de verhuurder: mogelijk, mits")


async def test_a_refused_request_offers_no_disclosure_and_no_second_refusal(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        after = await room.press("w", "3", "enter")

        assert "verstrekken" not in after.splitlines()[-1]
        await room.press("g", "w")
        assert room.screen == "RequestScreen"


async def test_an_explanation_names_rule_source_and_what_is_missing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        text = await room.press("enter")

        for words in ("Waarom", "AEF/Hooghiemstra", "Wat wel kan"):
            assert words in text
        assert "Dit is wat mogelijk is" not in text, "a refusal is no possibility"
        await room.press("escape")
        await room.go_to("of er een regeling is")
        possible = await room.press("enter")
        assert "Dit is wat mogelijk is" in possible
        assert "Wat nog ontbreekt" in possible


async def test_what_cannot_change_an_absolute_refusal_is_not_called_missing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek", size=(100, 50)) as room:
        text = await room.press("enter")

        assert "[WON-02]" in text
        assert "Wat wel kan" in text
        assert "Wat nog ontbreekt" not in text


async def test_a_number_that_is_no_reason_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="verzoek") as room:
        assert "Kies een nummer van 1 tot en met 7." in await room.press("w", "9")
        assert room.screen == "RefusalChoice"

        await room.press("7", "enter")
        assert "1-7" not in room.text
        assert "Een andere reden heeft woorden nodig" in await room.press("enter")
        assert room.screen == "RefusalChoice"
