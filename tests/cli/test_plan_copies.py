"""`wams export --plan`: a copy of the plan in plain lines, with what the recipient agreed to do in it unasked."""

import json
from pathlib import Path

from storage import HeadPlace
from tests.cli.conftest import Place
from tests.cli.program import CASE, Wams, one_sentence_of_help, program
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.cases import OpenCase, find_case, open_case
from wams_tui.desk.plan.drafting import add_action, add_goal
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

COPY = (
    "--recipient", "woningcorporatie", "--basis", "wams-gecoordineerde-aanpak", "--purpose", "eigen-actie",
    "--channel", "papier", "--plan",
)  # fmt: skip


def heads(place: Place) -> HeadPlace:
    return heads_outside({"XDG_STATE_HOME": str(place.vault.parent / "state")})


def planned(place: Place) -> OpenCase:
    """Return the case with a goal and what the landlord agreed to do for it."""
    desk = open_desk(place.vault, PRACTICE_PASSPHRASE, heads(place), now)
    with desk.session:
        opened = open_case(desk, find_case(desk, CASE))
        landlord = next(one.id for one in opened.file.participants if one.party.value == "woningcorporatie")
        opened = add_goal(desk, opened, "De huur weer op tijd betalen.")
        goal = opened.file.goals[0].id
        return add_action(desk, opened, goal, "Elke maand bellen over de huur.", owner=landlord)


def versions(place: Place) -> tuple[PlanVersion, ...]:
    desk = open_desk(place.vault, PRACTICE_PASSPHRASE, heads(place), now)
    with desk.session:
        return open_case(desk, find_case(desk, CASE)).file.versions


def test_what_the_landlord_agreed_goes_without_being_asked_for(practice: Place, tmp_path: Path, wams: Wams) -> None:
    case, out = planned(practice), tmp_path / "kopie.json"
    action = case.file.actions[0].id

    said = wams("export", CASE, *COPY, "--read", action, "--format", "json", "--out", str(out), "--yes")

    content = json.loads(out.read_text(encoding="utf-8"))["inhoud"]
    assert said.code == 0
    assert "wie: Woonstichting De Rietkraag; afgesproken" in said.words
    assert [one["waarde"] for one in content["gegevens"]] == ["Elke maand bellen over de huur."]
    assert content["stuk"]["versie"] == 1
    assert [shown.disclosure for shown in versions(practice)[0].shown] == [content["verstrekking"]]


def test_what_nobody_read_does_not_go_and_freezes_nothing(practice: Place, tmp_path: Path, wams: Wams) -> None:
    planned(practice)

    said = wams("export", CASE, *COPY, "--out", str(tmp_path / "kopie.pdf"), "--yes")

    assert said.code == 1
    assert "Lees de tekst helemaal" in said.words
    assert versions(practice) == ()


def test_a_copy_is_of_the_plan_or_of_a_conference(practice: Place, tmp_path: Path) -> None:
    said = program(["export", CASE, *COPY, "--meeting", "1", "--out", str(tmp_path / "kopie.pdf"), "--yes"])

    assert said.code == 2
    assert one_sentence_of_help(said.err)


def test_a_hand_over_sheet_goes_to_who_can_coordinate_and_says_who_answers_for_the_data(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    out = tmp_path / "blad.json"
    sheet = ("--basis", "wams-gecoordineerde-aanpak", "--purpose", "plan", "--channel", "papier", "--format", "json")

    landlord = wams("export", CASE, *sheet, "--recipient", "woningcorporatie", "--sheet", "overdracht", "--person", "1",
                    "--field", "huishouden", "--out", str(out), "--yes")  # fmt: skip
    other = wams("export", CASE, *sheet, "--recipient", "schuldhulp", "--sheet", "plan", "--out", str(out), "--yes")
    given = wams("export", CASE, *sheet, "--recipient", "schuldhulp", "--sheet", "waarneming", "--person", "1",
                 "--field", "huishouden", "--answer", "noodzaak-gemotiveerd=ja",
                 "--because", "De wijkcoach neemt waar tijdens het verlof van de coördinator.",
                 "--out", str(out), "--yes")  # fmt: skip

    assert (landlord.code, other.code) == (1, 2)
    assert "coördineert niet" in landlord.words
    assert one_sentence_of_help(other.err)
    assert given.code == 0, given.words
    content = json.loads(out.read_text(encoding="utf-8"))["inhoud"]
    assert content["stuk"]["soort"] == "waarneming"
    assert "blijft verantwoordelijk" in dict(content["stuk"]["kop"])["Verantwoordelijk"]
