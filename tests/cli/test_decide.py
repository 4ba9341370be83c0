"""`wams decide`: the rules asked without a vault."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Wams, one_sentence_of_help, program

HEALTH = {
    "partij": "woningcorporatie",
    "pet": "verhuur",
    "categorie": "gezondheid",
    "doel": "eigen-actie",
    "grondslag": "wams-gecoordineerde-aanpak",
    "fase": "uitvoering",
    "regime": "wams-wetsvoorstel",
    "datum": "2026-11-21",
    "kluis": "oefenkluis",
}
HOME = {
    **HEALTH,
    "categorie": "wonen",
    "feiten": {
        "noodzaak-gemotiveerd": "ja",
        "nodig-voor-eigen-actie": "ja",
        "leverancier-akkoord": "ja",
        "onder-beroepsgeheim": "nee",
        "niet-handhavend-verklaard": "ja",
        "samenhang-gemotiveerd": "ja",
        "voortdurend-en-terugkerend": "ja",
        "evaluatie-op-tijd": "ja",
        "betrokkene-ingelicht": "ja",
    },
    "perioden": {"deelname": {"van": "2026-01-01"}, "grondslag": {"van": "2026-01-01", "tot": "2027-01-01"}},
}


def asked(path: Path, question: object) -> str:
    path.write_text(json.dumps(question), encoding="utf-8")
    return str(path)


def test_a_refusal_is_exit_one_with_rule_source_and_alternative(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--question", asked(tmp_path / "vraag.json", HEALTH))

    assert said.code == 1
    assert said.out.startswith("geweigerd: Gezondheid → Woningcorporatie")
    assert "[WON-02: AEF/Hooghiemstra" in said.words
    assert "Wat wel kan:" in said.out


def test_without_a_vault_the_law_is_only_what_the_question_says(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--question", asked(tmp_path / "vraag.json", HOME))

    assert "Regime volgens de vraag: wetsvoorstel Wams." in said.words


def test_what_is_allowed_is_exit_zero(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--json", "--question", asked(tmp_path / "vraag.json", HOME))

    assert said.code == 0
    assert said.json["effect"].startswith("toestaan")
    assert said.json["regelset_hash"]


def test_a_list_is_answered_one_by_one_and_one_refusal_counts(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--json", "--question", asked(tmp_path / "vraag.json", [HOME, HEALTH]))

    assert said.code == 1
    assert [answer["effect"] for answer in said.json][1] == "weigeren"


def test_a_question_comes_from_standard_input_too_and_needs_no_vault() -> None:
    said = program(["decide", "--json"], stdin=json.dumps(HEALTH).encode())

    assert (said.code, said.err) == (1, "")
    assert said.json["effect"] == "weigeren"


def test_an_unknown_code_lists_what_is_near(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--question", asked(tmp_path / "vraag.json", {**HEALTH, "partij": "woningcoporatie"}))

    assert said.code == 2
    assert "woningcorporatie" in said.err
    assert one_sentence_of_help(said.err)


def test_all_keys_that_are_missing_are_named_at_once(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--question", asked(tmp_path / "vraag.json", {"partij": "ggz-medisch", "doel": "nergens"}))

    assert said.code == 2
    assert "ontbreekt: pet, categorie, fase, regime, datum." in said.err
    assert one_sentence_of_help(said.err)


def test_an_empty_list_of_questions_is_wrong_usage(tmp_path: Path, wams: Wams) -> None:
    said = wams("decide", "--json", "--question", asked(tmp_path / "vraag.json", []))

    assert (said.code, said.out) == (2, "")
    assert one_sentence_of_help(said.err)


@pytest.mark.parametrize("text", ["", "{", '"gezondheid"', "[1]", "\x00"])
def test_what_is_no_question_is_wrong_usage(text: str, tmp_path: Path, wams: Wams) -> None:
    (tmp_path / "vraag.json").write_text(text, encoding="utf-8")

    said = wams("decide", "--question", str(tmp_path / "vraag.json"))

    assert said.code == 2
    assert one_sentence_of_help(said.err)


def test_the_rule_set_tells_its_name_hash_and_what_it_does_not_know(wams: Wams) -> None:
    lines = wams("rules", "status")
    found = wams("rules", "status", "--json").json

    assert found["id"] in lines.out
    assert len(found["hash"]) == 64
    assert found["aantallen"]["grondslagen"] == 22
    assert found["open_vragen"]
