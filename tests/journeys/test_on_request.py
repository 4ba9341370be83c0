"""Vignettes 10 and 12 of law §8, by keys alone: on a professional's request, with facts, to their right phase."""

from pathlib import Path

from tests.journeys.by_keys import (
    case_of,
    connected,
    custody,
    filled,
    joins,
    offer,
    participant,
    person,
    report,
    step,
    text,
)
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Domain, Initiative, Party, Phase
from wams_tui.casework.household.persons import Joining


async def test_vignette_10_school_asks_for_neglected_children_and_all_come_to_one_table(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await report(room, "3", "van 't Veen, Arend", "school en jeugdhulp", "De kinderen komen hongerig op school.")
        await text(room, "Drie zorgmeldingen in een jaar.")
        await text(room, "Hulp is twee keer gestopt en weer nodig gebleken.")
        await connected(room, "2", "4", "7", coherence="Door zijn somberheid blijft de post liggen en is er geen eten.")
        assert "Verzoek prof." in room.text.splitlines()[0]

        await room.press("h")
        await person(room, "Merel", "van 't", "Veen", "2-2-2018", "4")
        await custody(room, "Merel", "1", "2-2-2018")
        await joins(room, "Merel", "1", "1")
        await room.press("escape", "d")
        await participant(room, "ggz wat", "2", "Behandelt vader.")
        await participant(room, "schuldhulp", "2", "Schulden bij vijf schuldeisers.")
        await participant(room, "de bries", "2", "Begeleidt het gezin.")
        await room.press("escape", "f")
        await offer(room, "1")
        await step(room, "Onderzoek", "college", "Het duurt voort en komt terug.", "over 6 wk")
        await step(room, "Besluit", "college", "Schulden, gezondheid en jeugdhulp.", "", "", "")
        await step(room, "Plan", "coördinator", "Plan met vader.", "")
        await step(room, "Uitvoering", "coördinator", "Begonnen.", "over 2 mnd")
        file = case_of(desk, "Van 't Veen")

    assert (file.case.phase, file.case.initiative) == (Phase.UITVOERING, Initiative.PROFESSIONAL)
    assert {one.domain for one in file.case.problems} == {Domain.JEUGD, Domain.SCHULDHULP, Domain.GGZ}
    assert {one.party for one in file.participants} == {Party.GGZ_MEDISCH, Party.SCHULDHULP, Party.JEUGDHULP}


async def test_vignette_12_jan_who_says_no_is_looked_after_only_with_facts_and_a_second_person(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await report(room, "1", "Weigeraar, Jan", "een vriend", "Hij verwaarloost zich en laat niemand binnen.")
        await connected(room, "1", "7", coherence="Door de verslaving lukt hulp thuis niet.")
        assert "Triage" in room.text.splitlines()[0]
        # He is asked first, and says no.
        await room.press("h")
        await joins(room, "Jan", "2", "1")
        steps = await room.press("escape", "f")
        assert "[voortdurend en terugkerend (G2)]" in " ".join(steps.split())
        await room.press("w", *["tab"] * 5)
        await text(room, "Al drie jaar, zegt de wijkagent.")
        await room.paste("Vier meldingen in twee jaar.")
        await room.press("f2")
        await room.go_to("Verzoek prof.")
        await room.press("enter")
        await filled(room, "college")
        await text(room, "Het duurt voort en komt terug.")
        await room.press("enter", "enter", "enter", "4")
        await room.paste("Hij is niet te bereiken.")
        # After his no a second person is needed; what was typed is still there.
        assert "Nog 2 velden" in await room.press("f2")
        await filled(room, "teamleider", "De stroom gaat eraf; er is gevaar voor hemzelf.")
        await room.press("f2")
        assert "Nu: Verzoek prof." in room.text
        await offer(room, "3")
        await step(room, "Onderzoek", "college", "Niets lukte met hem samen.", "over 6 wk", told="3")
        file = case_of(desk, "Weigeraar")

    assert (file.case.phase, file.case.initiative) == (Phase.ONDERZOEK, Initiative.PROFESSIONAL)
    assert file.persons[0].participation.joining is Joining.DOET_NIET_MEE
    asked = next(one for one in file.case.history if one.phase is Phase.VERZOEK_PROFESSIONAL)
    assert (asked.second, asked.untold_reason) == ("teamleider", "Hij is niet te bereiken.")
    assert [one.phase for one in file.case.history] == [
        Phase.MELDING,
        Phase.TRIAGE,
        Phase.VERZOEK_PROFESSIONAL,
        Phase.ONDERZOEK,
    ]
