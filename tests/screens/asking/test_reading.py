"""A form of a partner is read in from the list of all requests: it opens as new, and says that nobody signed it."""

from pathlib import Path

from tests.desk.outgoing.forms import asked, written
from tests.screens.sitting import sitting


async def test_what_nobody_signed_says_so_and_a_bad_file_loses_nothing_typed(tmp_path: Path) -> None:
    form = tmp_path / "formulier.json"
    form.write_bytes(
        written(
            asked(
                casus="W-2026-0001",
                van={"organisatie": "Woonstichting De Rietkraag"},
                personen=[{"nummer": 1, "naam": "Chantal Noëlle van IJsselmuiden"}],
            )
        )
    )
    broken = tmp_path / "stuk.json"
    broken.write_bytes(form.read_bytes()[:-5])
    async with sitting(tmp_path) as room:
        await room.press("v", "l")
        await room.paste(str(broken))
        told = await room.press("f2")
        assert "Dit bestand is geen JSON." in " ".join(told.split())
        assert room.screen != "RequestScreen"
        await room.press("enter", *["backspace"] * len("stuk.json"))
        await room.paste("formulier.json")
        page = " ".join((await room.press("f2")).split())

        assert room.screen == "RequestScreen"
        assert "niemand heeft ondertekend. Bel de partij op een nummer dat u al had" in page
        assert "of er een regeling is (Schulden en inkomen van Chantal)" in page
