"""Requests by keys alone: seen, asked back about, laid before who weighs them, refused, given; and what each costs."""

from pathlib import Path

import pytest

from screens.disclose.points import PointsStep
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.requests.request import Outcome, RefusalReason, RequestState
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.ledger.register import disclosures

WHY = "De verhuurder heeft dit nodig om de regeling uit te voeren."
SIZE = (100, 46)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def _open(room: Sitting, code: str) -> str:
    """Open the queue, and in it the request of a case."""
    text = await room.press("v")
    for _line in range(20):
        if f"· {code} " in text:
            return await room.press("enter")
        text = await room.press("down")
    raise LookupError(code)


async def _answer_everything(room: Sitting) -> None:
    for _point in range(20):
        if not isinstance(room.app.screen, PointsStep) or not room.app.screen._unanswered():
            return
        await room.press("j")
        if room.screen == "PointsStep" and room.app.screen.words.has_focus:
            await room.type(WHY)
            await room.press("enter")


async def test_vignette_5_one_part_is_given_the_rest_refused_and_the_whole_is_partly(
    tmp_path: Path, own_home: Path
) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        queue = await room.press("v")
        assert "van Woonstichting D" in queue.splitlines()[2]
        await room.press("enter")
        refused = await room.press("space")
        assert "De regels weigeren dit: Een woningcorporatie krijgt geen" in refused
        assert "[x]" not in refused

        chosen = await room.press("down", "space")
        assert "[x] ~ M of er een regeling is" in chosen
        assert room.keys <= 6, "product §4 step 4, the try on the first part included"
        wizard = await room.press("g")
        assert "stap 1 van 6" in wizard
        assert "(o)" not in wizard
        await room.go_to("Eigen afgesproken actie")
        await room.press("enter")
        await room.go_to("gecoördineerde aanpak")
        fields = await room.press("enter")
        assert "[x]" not in fields
        first = next(line for line in fields.splitlines() if "[ ]" in line)
        assert "Schulden en inkomen" in first, "what was asked for stands first"
        await room.go_to("Regeling met de verhuurder")
        await room.press("space", "enter")
        await _answer_everything(room)
        await _pick(room, "veilige mail (NTA 7516): PDF")
        await room.press("end", "B")
        back = await room.press("enter")

        assert room.screen == "RequestScreen"
        assert "[+] ~ M of er een regeling is" in back
        await room.press("home", "x")
        line = await room.press("4", "enter")
        assert "[-] - N de psychische situatie" in line
        before = room.keys
        await room.press("a")
        done = await room.press("4", "enter")
        assert room.keys - before <= 4
        assert "Het verzoek is afgerond" in done

    desk = practice_desk(tmp_path)
    request = open_case(desk, find_case(desk, "W-2026-0001")).file.requests[0]
    assert (request.outcome, request.state) == (Outcome.DEELS, RequestState.BESLIST)
    made = request.decision("2")
    assert made is not None
    assert WHY in made.necessity
    (line_of_ledger,) = disclosures(desk)
    assert line_of_ledger.disclosure == made.disclosure == request.disclosures[0]
    assert len(list((own_home / "wams-uit").iterdir())) == 1
    desk.session.lock()


async def test_vignette_4_a_check_of_the_benefit_is_refused_in_no_more_keys_than_giving(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        text = await _open(room, "W-2026-0005")
        assert "In verband met de controle van de uitkering" in text
        assert "niets dat deze vrager zou kunnen krijgen" in text
        assert "De regels weigeren dit" in await room.press("space")
        before = room.keys

        await room.press("w")
        after = await room.press("3", "enter")

        assert room.keys - before <= 4, "product §4 step 5"
        assert "Geweigerd: het is gevraagd voor handhaving of opsporing." in after
        queue = await room.press("escape")
        assert "UWV, kantoor Waterwolde" not in queue
        await room.press("c", "v")
        assert room.screen == "CaseQueue"


async def test_vignette_9_what_a_helper_knows_is_theirs_to_weigh_and_their_no_refuses_it(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        text = await _open(room, "W-2026-0009")
        assert "afweging beroepsgeheim" in text

        await room.press("p", "1")
        await room.type("de jeugdhulpverlener")
        await room.press("tab")
        await room.type("Het valt onder haar beroepsgeheim.")
        waits = await room.press("f2")
        assert "een ander weegt dit, de jeugdhulpverlener (de professional)" in waits
        await room.press("p", "2")
        await room.type("Hij wil dit niet delen met school.")
        heard = await room.press("f2")

        assert "[-] ? A wat hij aan de hulpverlener vertelt" in heard
        assert "Hij wil dit niet delen met school." in heard
        assert "[ ] - N hoe de scheiding verloopt" in heard

        await room.press("w", "4")
        await room.press("enter")
        letter = await room.press("b")
        assert "Wij geven u niet wat u vroeg." in letter
        assert "beroepsgeheim" not in letter, "that there is a helper is itself told by it"
        assert "Hij wil dit niet delen" not in letter

    desk = practice_desk(tmp_path)
    file = open_case(desk, find_case(desk, "W-2026-0009")).file
    (request,) = (one for one in file.requests if one.incoming)
    assert (request.outcome, request.state) == (Outcome.GEWEIGERD, RequestState.BESLIST)
    reasons = [made.reason for line in request.lines if (made := request.decision(line.id))]
    assert reasons == [RefusalReason.BEROEPSGEHEIM, RefusalReason.NIET_NODIG, RefusalReason.NIET_NODIG]
    assert disclosures(desk, file.case.id) == []
    desk.session.lock()


async def test_vignette_8_what_is_unclear_is_asked_back_and_waits_for_the_school(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        await _open(room, "W-2026-0008")
        await room.press("v")
        await room.type("Welke begeleiding geeft u hem op school?")
        asked = await room.press("f2")
        assert "Stand van dit verzoek: wacht op aanvrager." in asked
        queue = (await room.press("escape")).splitlines()
        others = next(number for number, line in enumerate(queue) if line.startswith(" Wacht op een ander"))
        assert any("ROC Waterkant" in line for line in queue[others:])
        assert not any("ROC Waterkant" in line for line in queue[:others])

        await _again(room, "W-2026-0008")
        await room.press("v")
        await room.type("Een mentor, twee keer per week.")
        told = await room.press("f2")

        assert "geantwoord: Een mentor, twee keer per week." in told
        assert "Stand van dit verzoek: in behandeling." in told


async def _again(room: Sitting, code: str) -> None:
    text = await room.press("home")
    while f"· {code} " not in text:
        text = await room.press("down")
    await room.press("enter")


async def test_vignette_6_a_request_is_entered_while_the_rules_answer(tmp_path: Path) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        await room.press("c", "slash", *"0006", "enter", "enter")
        await room.press("v")
        form = await room.press("n")
        assert "(o)" not in form
        assert "[x]" not in form
        before = room.keys
        await _pick(room, "Zorgverzekeraar")
        await room.press("tab")
        await room.type("Is er een regeling, en is er iets medisch aan de hand?")
        await room.press("tab", "7")  # about the first person
        live = await room.press("tab", "tab", "tab", "9")  # about the third

        assert "2 onderdelen: 1 mogelijk, mits, 1 niet" in live
        stored = await room.press("f2")

        assert room.screen == "RequestScreen"
        assert room.keys - before <= 12
        assert "schulden en inkomen (Schulden en inkomen van" in stored
        assert "gezondheid (Gezondheid van" in stored
        assert "Een schuldeiser krijgt alleen het feit" in stored


async def _pick(room: Sitting, words: str) -> None:
    """Pick the option of a closed list by its number."""
    line = next(line for line in room.text.splitlines() if words in line)
    await room.press(line.split()[0])


async def test_a_landlord_who_just_phones_is_entered_and_refused_and_the_letter_tells_of_no_case(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, at="vandaag", size=SIZE) as room:
        await room.press("v", "down")
        before = room.keys
        await room.press("n")
        await room.press("i")
        await room.press("w", "w", "enter")
        named = await room.press("v")
        assert "> Welke persoon daar vraagt het?" in named
        await room.type("Van Dam")
        await room.press("tab")
        await room.type("Voor het huurcontract.")
        assert "1 onderdeel: 1 niet" in await room.press("tab", "7")
        made = await room.press("f2")
        assert room.screen == "RequestScreen"
        assert room.keys - before <= 12
        assert "Van: Woonstichting De Rietkraag (Woningcorporatie, pet verhuur), Van Dam" in made
        assert "Deze vrager doet niet mee: geven kan niet." in made
        assert "wel kan: Laat het de persoon zelf vragen" in made

        assert "doet niet mee in deze casus" in await room.press("g")
        await room.press("enter")
        before = room.keys
        await room.press("w", "6")
        await room.press("enter")
        assert room.keys - before <= 4
        letter = await room.press("b")
        assert "Wij zeggen ook niet of wij iemand kennen." in letter
        assert "Uw verzoek van" in letter
        assert "Ons kenmerk" not in letter

    desk = practice_desk(tmp_path)
    file = open_case(desk, find_case(desk, "W-2026-0004")).file
    (request,) = (one for one in file.requests if one.outsider is not None)
    assert (request.outcome, request.state) == (Outcome.GEWEIGERD, RequestState.BESLIST)
    desk.session.lock()
