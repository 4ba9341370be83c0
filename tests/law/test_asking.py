"""Questions as JSON, verdicts as JSON."""

import json
from typing import Any

import pytest

from tests.law.asked import TODAY
from wams_tui.casework.codes import Answer, Basis, Category, Fact, Mandate, Party
from wams_tui.casework.errors import Misused
from wams_tui.law.asking import possibility_as_dict, question_from, verdict_as_dict
from wams_tui.law.decide import decide
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet

ASKED: dict[str, Any] = {
    "partij": "woningcorporatie",
    "pet": "verhuur",
    "categorie": "gezondheid",
    "doel": "eigen-actie",
    "grondslag": "wams-gecoordineerde-aanpak",
    "hoedanigheid": "client",
    "leeftijd": "vanaf-16",
    "fase": "uitvoering",
    "regime": "wams-wetsvoorstel",
    "datum": "2027-03-01",
    "kluis": "oefenkluis",
    "feiten": {"noodzaak-gemotiveerd": "ja", "leverancier-akkoord": "nee"},
    "perioden": {"deelname": {"van": "2027-01-01", "tot": None}},
}


def test_a_question_reads_from_dutch_keys(rules: RuleSet) -> None:
    question = question_from(ASKED, rules)

    assert (question.party, question.category, question.basis) == (
        Party.WONINGCORPORATIE,
        Category.GEZONDHEID,
        Basis.WAMS_GECOORDINEERDE_AANPAK,
    )
    assert question.on == TODAY
    assert question.fact(Fact.LEVERANCIER_AKKOORD) is Answer.NEE
    assert question.holds(Mandate.DEELNAME)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"partij": "woningcorperatie"}, "Bedoelt u: woningcorporatie"),
        ({"categorie": "gezonheid"}, "gezondheid"),
        ({"feiten": {"noodzaak": "ja"}}, "noodzaak-gemotiveerd"),
        ({"feiten": {"noodzaak-gemotiveerd": "misschien"}}, "ja, nee, onbekend"),
        ({"datum": "2027-02-30"}, "geen geldige datum"),
        ({"perioden": {"deelname": {"van": "2027-03-01", "tot": "2027-01-01"}}}, "geldige datum of periode"),
        ({"perioden": {"deelname": {"vanaf": "2027-03-01", "van": "2027-01-01"}}}, "van, tot"),
        ({"partijen": "school"}, "Bedoelt u: partij"),
        ({"doel": 3}, "doel"),
    ],
)
def test_a_faulty_question_says_what_is_wrong_and_what_was_meant(
    rules: RuleSet, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(Misused) as error:
        question_from(ASKED | change, rules)

    assert said in error.value.say()


def test_a_missing_key_is_named(rules: RuleSet) -> None:
    with pytest.raises(Misused, match="partij"):
        question_from({key: value for key, value in ASKED.items() if key != "partij"}, rules)


@pytest.mark.parametrize("nonsense", [[], "vraag", 7, None])
def test_what_is_no_object_is_no_question(rules: RuleSet, nonsense: object) -> None:
    with pytest.raises(Misused, match="JSON-object"):
        question_from(nonsense, rules)


def test_a_verdict_becomes_json_with_stable_keys(rules: RuleSet) -> None:
    content = verdict_as_dict(decide(question_from(ASKED, rules), rules))

    assert set(content) == {
        "effect",
        "reden",
        "regels",
        "ontbreekt",
        "voorwaarden",
        "verplichtingen",
        "alternatieven",
        "beslisser",
        "regelset",
        "regelset_hash",
    }
    assert content["effect"] == "weigeren"
    assert content["regels"][0]["bronnen"]
    assert json.loads(json.dumps(content)) == content


def test_a_possibility_says_it_is_one(rules: RuleSet) -> None:
    question = question_from({key: value for key, value in ASKED.items() if key not in {"doel", "grondslag"}}, rules)

    content = possibility_as_dict(possible(question, rules))

    assert content["mogelijk"] == "weigeren"
    assert json.dumps(content)
