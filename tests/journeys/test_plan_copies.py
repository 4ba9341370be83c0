"""One plan, four copies (law §8 vignette 10): school, GGZ, landlord and father each get their own, by keys."""

from pathlib import Path

import pytest

from tests.journeys.handing_out import answer_everything, choose, contents, read_and_confirm, texts
from tests.journeys.plans import whose, with_a_plan
from tests.screens.sitting import practice_desk, sitting
from wams_tui.casework.codes import Category, Party, Purpose
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Outcome, disclosures


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def test_four_readers_of_one_plan_each_get_their_own(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    case = with_a_plan(desk)
    async with sitting(tmp_path, at=f"kopie:{case.id}", desk=desk) as room:
        await room.press("6", "3", "1")
        assert "hoort er altijd in" in room.text
        await room.press("enter")
        assert "hoort er altijd in" in await room.press("escape"), "one Enter is one step"
        await room.press("enter", "5")
        await read_and_confirm(room)
        assert "kreeg versie 1" in room.text

        await room.press("1", "1", "1")
        await choose(room, "Stijn komt met een ontbijt", "Naam: Stijn")
        await answer_everything(room)
        await room.press("5")
        await read_and_confirm(room)

        await room.press("2", "1", "1")
        await choose(room, "De schulden zijn op een rij", "Naam: Gerrit")
        await answer_everything(room)
        await room.press("5")
        await read_and_confirm(room)

        await room.press("8")
        await room.go_to("Rechten van de betrokkene")
        await room.press("enter", "1")
        await choose(room, "De woning is weer droog", "De schulden zijn op", "Stijn komt met", "Is het niet eens")
        await answer_everything(room, "Gevraagd aan vader zelf, op 20 november; er is niemand in gevaar.")
        await room.press("5")
        await read_and_confirm(room)

    given = contents(own_home)
    landlord = texts(given["Woonstichting De Rietkraag"])
    assert landlord == {"De schimmel weghalen."}
    assert texts(given["Basisschool De Waterlelie"]) == {
        "Stijn komt met een ontbijt op school.",
        "Ontbijt klaarzetten in de klas.",
    }
    clinic = texts(given["GGZ Waterwolde"])
    assert {"De schulden zijn op een rij.", "Samen oefenen met bellen.", "De post elke vrijdag openen."} <= clinic
    assert "Vrijdag lukt mij niet altijd!" not in clinic
    father = texts(given["Gerrit van 't Hof"])
    assert {
        "Vrijdag lukt mij niet altijd!",
        "De woning is weer droog.",
        "Stijn komt met een ontbijt op school.",
    } <= father
    assert len({frozenset(texts(one)) for one in given.values()}) == 4
    _the_ledger_tells_the_same(desk_after(tmp_path), case.id)


def desk_after(place: Path) -> Desk:
    """The desk, unlocked again."""
    return practice_desk(place)


def _the_ledger_tells_the_same(desk: Desk, case_id: str) -> None:
    """Each copy is on record of each person it speaks of, with the version it was taken from."""
    try:
        case = open_case(desk, case_id)
        lines = [one for one in disclosures(desk, case_id) if one.outcome is Outcome.VOLTOOID]
        version = case.file.versions[-1]
        copies = {shown.disclosure: shown.to for shown in version.shown}
        ours = [one for one in lines if one.disclosure in copies]
        whom = {one.id: one.short_name for one in case.file.persons}
        told = {(case.file.participant(one.recipient).party, whom[one.subject], one.purpose) for one in ours}
        assert (version.number, len(version.shown)) == (1, 4)
        assert told == {
            (Party.WONINGCORPORATIE, "Gerrit", Purpose.EIGEN_ACTIE),
            (Party.SCHOOL, "Stijn", Purpose.PLAN),
            (Party.GGZ_MEDISCH, "Gerrit", Purpose.PLAN),
            (Party.CLIENT, "Gerrit", Purpose.RECHTEN),
            (Party.CLIENT, "Stijn", Purpose.RECHTEN),
        }
        landlord = next(one for one in ours if one.recipient == whose(case, Party.WONINGCORPORATIE))
        assert landlord.categories == (Category.HULPVRAAG_PLAN,)
    finally:
        desk.session.lock()
