"""`wams export`: refused with reasons, allowed with a record, and nothing in between."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Place
from tests.cli.program import CASE, GIVE_THE_ARRANGEMENT, Wams, one_sentence_of_help, program
from wams_tui.casework.codes import Direction
from wams_tui.casework.log import AuditAction
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.cases import open_case
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

HEALTH_TO_THE_CORPORATION = (
    "--recipient", "woningcorporatie", "--basis", "wams-gecoordineerde-aanpak", "--purpose", "eigen-actie",
    "--person", "1", "--channel", "papier", "--field", "gezondheid",
)  # fmt: skip


def without(words: tuple[str, ...], option: str) -> tuple[str, ...]:
    place = words.index(option)
    return words[:place] + words[place + 2 :]


@pytest.mark.parametrize("option", ["--purpose", "--basis"])
def test_without_basis_or_purpose_nothing_is_written(option: str, practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.pdf"

    said = program(["export", CASE, *without(GIVE_THE_ARRANGEMENT, option), "--out", str(out), "--yes"])

    assert said.code == 2
    assert option in said.err
    assert one_sentence_of_help(said.err)
    assert not out.exists()
    assert wams("ledger", "list", "--json").json == []


def test_a_housing_corporation_never_receives_health_data(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.pdf"

    said = program(["export", CASE, *HEALTH_TO_THE_CORPORATION, "--out", str(out), "--yes"])

    assert said.code == 1
    assert "geweigerd: Chantal Noëlle van IJsselmuiden: Gezondheid: Diagnose" in said.words
    assert "[WON-02: AEF/Hooghiemstra" in said.words
    assert "Wat wel kan: Deel alleen dat er hulp is geregeld" in said.words
    assert "Schizoaffectieve" not in said.out
    assert list(tmp_path.glob("*.pdf")) == []
    assert wams("ledger", "list", "--json").json == []


def test_what_can_never_go_is_refused_without_a_terminal_and_on_record(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    said = program(["export", CASE, *HEALTH_TO_THE_CORPORATION, "--out", str(tmp_path / "uit.pdf")])

    assert (said.code, said.err) == (1, "")
    assert "[WON-02: AEF/Hooghiemstra" in said.words
    assert "Wat wel kan: Deel alleen dat er hulp is geregeld" in said.words
    assert "Schizoaffectieve" not in said.out
    assert "Nog te beantwoorden" not in said.out
    assert "Lees de tekst" not in said.out
    last = wams("audit", "list", "--json").json
    assert AuditAction.VERSTREKKING_GEWEIGERD in [line["handeling"] for line in last]


def test_what_could_go_still_needs_somebody_to_confirm_it(practice: Place, tmp_path: Path, wams: Wams) -> None:
    said = program(["export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf")])

    assert (said.code, said.out) == (2, "")
    assert one_sentence_of_help(said.err)
    assert wams("ledger", "list", "--json").json == []


def test_beside_what_can_never_go_only_questions_about_the_rest_are_named(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    words = without(HEALTH_TO_THE_CORPORATION, "--field")
    both = ("--field", "gezondheid", "--field", "schulden-inkomen:Regeling met de verhuurder")

    said = wams("export", CASE, *words, *both, "--out", str(tmp_path / "uit.pdf"), "--json")

    asked = {point["gegeven"] for point in said.json["te_beantwoorden"]}
    never = {one["sleutel"] for one in said.json["velden"] if one["oordelen"][0]["categorie"] == "gezondheid"}
    assert said.code == 1
    assert asked
    assert not asked & never


@pytest.mark.parametrize("because", ["ja hoor", "   x      "])
def test_a_motivation_that_says_nothing_is_wrong_usage_and_names_its_point(
    because: str, practice: Place, tmp_path: Path, wams: Wams
) -> None:
    words = [*without(GIVE_THE_ARRANGEMENT, "--because"), "--because", because]

    said = wams("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 2
    assert "noodzaak-gemotiveerd" in said.err
    assert "10 tekens" in said.err
    assert because not in said.err


def test_a_refusal_is_in_the_audit_log(practice: Place, tmp_path: Path, wams: Wams) -> None:
    wams("export", CASE, *HEALTH_TO_THE_CORPORATION, "--out", str(tmp_path / "uit.pdf"), "--yes")

    lines = wams("audit", "list", "--json").json

    refusals = [line for line in lines if line["handeling"] == AuditAction.VERSTREKKING_GEWEIGERD]
    assert [(line["gelukt"], line["doel"]) for line in refusals] == [(False, "eigen-actie")]


def test_a_refusal_as_json_holds_rules_what_is_missing_and_the_alternatives(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    said = wams("export", CASE, *HEALTH_TO_THE_CORPORATION, "--out", str(tmp_path / "uit.pdf"), "--yes", "--json")

    assert said.code == 1
    assert said.json["toegestaan"] is False
    verdict = said.json["velden"][0]["oordelen"][0]
    assert verdict["effect"] == "weigeren"
    assert {rule["id"] for rule in verdict["regels"]} >= {"WON-02"}
    assert all(rule["bronnen"] for rule in verdict["regels"])
    assert verdict["ontbreekt"]
    assert verdict["alternatieven"]


def test_an_allowed_disclosure_is_written_for_its_owner_only_and_stands_in_the_ledger(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    out = tmp_path / "uit.pdf"

    said = program(["export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(out), "--yes"])

    assert (said.code, said.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    line = wams("ledger", "list", "--json").json[0]
    assert (line["partij"], line["afloop"]) == ("woningcorporatie", "voltooid")
    assert f"Registerregels: {line['nr']}" in said.out
    assert wams("ledger", "verify").code == 0


def test_the_preview_shows_what_leaves_and_nothing_of_what_does_not(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert "betrokkene 1: Regeling met de verhuurder" in said.words
    assert "betalingsregeling van € 75 per maand" in said.words
    assert "Bron: " in said.words
    assert "verkregen op " in said.words
    assert "Wams: gecoördineerde aanpak" in said.words
    assert "Chantal" not in said.out


def test_an_unanswered_question_refuses_and_is_named(practice: Place, tmp_path: Path, wams: Wams) -> None:
    words = without(GIVE_THE_ARRANGEMENT, "--because")

    said = wams("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 1
    assert not (tmp_path / "uit.pdf").exists()


def test_an_answer_that_is_no_refuses(practice: Place, tmp_path: Path, wams: Wams) -> None:
    words = [word.replace("nodig-voor-eigen-actie=ja", "nodig-voor-eigen-actie=nee") for word in GIVE_THE_ARRANGEMENT]

    said = wams("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 1
    assert not (tmp_path / "uit.pdf").exists()


def test_a_document_for_machines_carries_its_ledger_reference(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.json"

    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--format", "json", "--out", str(out), "--yes", "--json")

    assert said.code == 0
    assert said.json["verstrekking"] in out.read_text(encoding="utf-8")
    assert json.loads(out.read_text(encoding="utf-8"))


def test_a_file_that_exists_stays_as_it_is_and_nothing_is_recorded(practice: Place, tmp_path: Path, wams: Wams) -> None:
    out = tmp_path / "uit.pdf"
    out.write_text("van mij", encoding="utf-8")

    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(out), "--yes")

    assert said.code == 5
    assert out.read_text(encoding="utf-8") == "van mij"
    assert wams("ledger", "list", "--json").json == []


def test_a_directory_that_is_not_there_is_said_before_anything_is_recorded(
    practice: Place, tmp_path: Path, wams: Wams
) -> None:
    said = wams("export", CASE, *GIVE_THE_ARRANGEMENT, "--out", str(tmp_path / "nergens" / "uit.pdf"), "--yes")

    assert said.code == 6
    assert wams("ledger", "list", "--json").json == []


def test_an_answer_to_a_request_goes_to_who_asked(practice: Place, tmp_path: Path, wams: Wams) -> None:
    request = wams("case", "show", CASE, "--json").json["verzoeken"][0]
    words = without(GIVE_THE_ARRANGEMENT, "--recipient")

    given = ("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")

    other = wams(*given, "--request", request["id"], "--line", "3")
    assert (other.code, "antwoordt op onderdeel 3" in other.err) == (2, True)
    strange = wams(*given, "--request", request["id"], "--line", "9")
    assert (strange.code, "Kies uit: 1, 2, 3, 4" in strange.err) == (2, True)
    assert wams(*given, "--recipient", "woningcorporatie", "--line", "2").code == 2, "a line of no request"

    said = wams(*given, "--request", request["id"], "--line", "2")
    assert said.code == 0
    assert "Aan Woonstichting De Rietkraag" in said.words
    after = wams("case", "show", CASE, "--json").json["verzoeken"][0]
    assert (after["toestand"], after["uitkomst"], after["beslist_op"]) == ("in behandeling", None, None)
    parts = wams("request", "show", CASE, "--request", request["id"], "--json").json["onderdelen"]
    assert [one["besluit"] for one in parts] == [None, "gegeven", None, None]

    for line in ("1", "3", "4"):
        refused = wams("request", "decide", CASE, "--request", request["id"], "--line", line, "--refuse", "niet-nodig")
        assert refused.code == 0, refused.err
    decided = wams("case", "show", CASE, "--json").json["verzoeken"][0]
    assert (decided["toestand"], decided["uitkomst"]) == ("beslist", "deels")
    assert "(beslist: deels goedgekeurd, " in wams("case", "show", CASE).words


def test_a_request_that_we_made_is_nothing_to_answer(practice: Place, tmp_path: Path, wams: Wams) -> None:
    heads = heads_outside({"XDG_STATE_HOME": str(practice.vault.parent / "state")})
    desk = open_desk(practice.vault, PRACTICE_PASSPHRASE, heads, now)
    with desk.session as session:
        files = [open_case(desk, head.case_id).file for head in session.heads()]
    code, ours = next(
        (file.case.code, one.id) for file in files for one in file.requests if one.direction is Direction.OPVRAGEN
    )
    words = without(without(GIVE_THE_ARRANGEMENT, "--recipient"), "--person")

    said = wams("export", code, *words, "--request", ours, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 2
    assert "--request" in said.err


@pytest.mark.parametrize(
    ("option", "value", "there_is"),
    [
        ("--recipient", "tandarts", "Woonstichting De Rietkraag (woningcorporatie, verhuur)"),
        ("--person", "Jansen", "Chantal Noëlle van IJsselmuiden"),
        ("--field", "wonen:Balkon", "wonen:Huurachterstand"),
    ],
)
def test_what_is_not_in_the_case_lists_what_is(
    option: str, value: str, there_is: str, practice: Place, tmp_path: Path, wams: Wams
) -> None:
    place = GIVE_THE_ARRANGEMENT.index(option)
    words = [*GIVE_THE_ARRANGEMENT[: place + 1], value, *GIVE_THE_ARRANGEMENT[place + 2 :]]

    said = wams("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 2
    assert there_is in said.words
    assert value not in said.err


def test_a_kind_of_data_of_two_people_needs_a_person(practice: Place, tmp_path: Path, wams: Wams) -> None:
    words = without(without(GIVE_THE_ARRANGEMENT, "--person"), "--field")

    said = wams("export", CASE, *words, "--field", "identiteit", "--out", str(tmp_path / "uit.pdf"), "--yes")

    assert said.code == 2
    assert "--person" in said.err
    assert wams("ledger", "list", "--json").json == []


def test_a_text_needs_to_be_read_before_it_goes(practice: Place, tmp_path: Path, wams: Wams) -> None:
    text = wams("case", "show", CASE, "--json").json["teksten"][0]
    words = [*without(without(GIVE_THE_ARRANGEMENT, "--field"), "--person"), "--field", text["id"]]

    unread = wams("export", CASE, *words, "--out", str(tmp_path / "uit.pdf"), "--yes")
    read = wams("export", CASE, *words, "--read", text["id"], "--out", str(tmp_path / "uit.pdf"), "--yes", "--json")

    sentence = "Lees de tekst helemaal en zeg of hij over iemand of iets anders gaat."
    assert unread.code == 1
    assert sentence in unread.words
    assert sentence not in read.out
