"""A municipality may be stricter and may fill in what is open; it can never make a verdict milder."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.asked import asking, unknowing
from tests.law.survey import everything
from wams_tui.casework.codes import (
    AgeBand,
    Basis,
    Capacity,
    Category,
    Channel,
    Direction,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
)
from wams_tui.casework.errors import Misused, Unusable
from wams_tui.law.book import book
from wams_tui.law.decide import decide, effect
from wams_tui.law.local import OUT_OF_REACH, LocalFiles, composed, rules_from
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

HEAD = """
[lokaal]
id = "voorbeeldstad-1"
gemeente = "Voorbeeldstad"
stand = 2026-11-22
"""
SILENT = """
[[regel]]
id = "GEM-S"
zin = "Nooit."
effect = "weigeren"
bronnen = ["avg-5"]
[regel.wanneer]
{wanneer}
[[regel.behalve]]
{behalve}
"""

STRICTER = """
[bronnen]
"raadsbesluit" = { verwijzing = "Besluit van het college van Voorbeeldstad", soort = "bron" }

[[voorwaarde]]
code = "vier-ogen"
titel = "Een collega heeft meegekeken"
bronnen = ["raadsbesluit"]
[[voorwaarde.eis]]
feit = "afweging-gemaakt"
zin = "Er heeft geen collega meegekeken."
herstel = "Vraag een collega mee te kijken en leg dat vast."

[[regel]]
id = "GEM-01"
zin = "Een verhuurder krijgt hier geen woongegevens."
effect = "weigeren"
bronnen = ["raadsbesluit"]
[regel.wanneer]
partij = ["woningcorporatie"]
gegeven = ["wonen"]

[[regel]]
id = "GEM-02"
zin = "Over schulden kijkt een collega mee."
eist = ["vier-ogen"]
bronnen = ["raadsbesluit"]
[regel.wanneer]
gegeven = ["schulden-inkomen"]

[parameters]
wams-onderzoek = 6
wmo-onderzoek = 4
naam-gemeente = "Gemeente Voorbeeldstad"
"""


def folder(tmp_path: Path, text: str, name: str = "lokaal.toml") -> Path:
    place = tmp_path / "lokaal"
    place.mkdir(exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def stricter(tmp_path: Path) -> RuleSet:
    return rules_from(local=folder(tmp_path, HEAD + STRICTER))


def test_a_local_rule_refuses_what_the_national_set_allows(rules: RuleSet, stricter: RuleSet) -> None:
    question = asking(Party.WONINGCORPORATIE, Category.WONEN)

    assert decide(question, rules).allows
    verdict = decide(question, stricter)
    assert verdict.effect is Effect.WEIGEREN
    assert verdict.reason == "Een verhuurder krijgt hier geen woongegevens."
    assert verdict.rules[0].sources or verdict.rules[-1].sources


def test_a_local_condition_must_hold_as_well(rules: RuleSet, stricter: RuleSet) -> None:
    question = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN)
    without = unknowing(question, Fact.AFWEGING_GEMAAKT)

    assert effect(without, rules) is not Effect.WEIGEREN
    assert effect(question, stricter) is not Effect.WEIGEREN
    assert effect(without, stricter) is Effect.WEIGEREN
    assert [missing.code for missing in decide(without, stricter).missing] == ["vier-ogen"]


def test_open_parameters_are_filled_and_a_term_may_be_shorter(stricter: RuleSet) -> None:
    values = {entry.code: entry.value for entry in stricter.files.parameters}

    assert values["wams-onderzoek"] == 6
    assert values["wmo-onderzoek"] == 4
    assert values["naam-gemeente"] == "Gemeente Voorbeeldstad"
    assert values["vier-ogen-na-weigering"] is None


def test_id_and_hash_are_those_of_both_together(tmp_path: Path, rules: RuleSet, stricter: RuleSet) -> None:
    other = rules_from(local=folder(tmp_path, HEAD + STRICTER.replace("kijkt een", "kijkt altijd een")))

    assert stricter.id == "wams-nl-2026-11+voorbeeldstad-1"
    assert len({rules.hash, stricter.hash, other.hash}) == 3


def test_the_book_names_the_municipality_and_holds_its_rules(stricter: RuleSet) -> None:
    written = book(stricter, datetime(2026, 11, 22, tzinfo=UTC)).model_dump_json()

    assert "met eigen regels van Voorbeeldstad" in written
    assert "GEM-01: Een verhuurder krijgt hier geen woongegevens." in written
    assert "Besluit van het college van Voorbeeldstad" in written


def test_without_a_local_folder_the_national_set_stands_alone(rules: RuleSet) -> None:
    assert rules_from().hash == rules.hash == load_rules().hash


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("stand = 2026-11-22", "stand = 2026-11-31"), ["lokaal.toml", "TOML"]),
        (STRICTER, ["lokaal", "ontbreekt"]),
        (HEAD + '[[rij]]\nid = "X"\n', ["regel 6", "'rij' is landelijk", "[[regel]]"]),
        (HEAD + '[[doel]]\ncode = "handhaving"\nfasen = ["plan"]\n', ["'doel' is landelijk"]),
        (HEAD + '[zinnen]\nregime = "Mag wel."\n', ["'zinnen' is landelijk"]),
        (HEAD + STRICTER.replace('effect = "weigeren"', 'effect = "toestaan"'), ["GEM-01", "niets toestaan"]),
        (HEAD + STRICTER.replace('effect = "weigeren"', 'effect = "toestaan_mits"'), ["GEM-01", "niets toestaan"]),
        (HEAD + STRICTER.replace('"GEM-02"', '"GEM-01"'), ["GEM-01", "bestaat al"]),
        (HEAD + STRICTER.replace('"GEM-02"', '"PET-01"'), ["PET-01", "bestaat al"]),
        (HEAD + STRICTER.replace('code = "vier-ogen"', 'code = "d"'), ["d", "bestaat al"]),
        (HEAD + STRICTER.replace('"raadsbesluit" =', '"avg-5" ='), ["avg-5", "bestaat al"]),
        (HEAD + STRICTER.replace('eist = ["vier-ogen"]', 'eist = ["vierogen"]'), ["'vierogen'", "vier-ogen"]),
        (HEAD + STRICTER.replace('eist = ["vier-ogen"]', 'eist = ["d"]'), ["'d' vervangt"]),
        (HEAD + STRICTER.replace('titel = "Een', 'omvat = ["d-bron"]\ntitel = "Een'), ["vier-ogen", "omvat"]),
        (HEAD + STRICTER.replace('bronnen = ["raadsbesluit"]\n[regel', "bronnen = []\n[regel"), ["GEM-01", "leeg"]),
        (HEAD + STRICTER.replace('bronnen = ["raadsbesluit"]\n[regel', 'bronnen = ["raad"]\n[regel'), ["'raad'"]),
        (HEAD + STRICTER.replace('["woningcorporatie"]', '["woningbouw"]'), ["woningbouw", "woningcorporatie"]),
        (HEAD + STRICTER.replace("wmo-onderzoek = 4", "wmo-onderzoek = 8"), ["wmo-onderzoek", "alleen lager"]),
        (HEAD + STRICTER.replace("wmo-onderzoek = 4", "terreinen-totaal = 1"), ["terreinen-totaal", "alleen hoger"]),
        (HEAD + STRICTER.replace("wmo-onderzoek = 4", "wmo-onderzok = 4"), ["wmo-onderzok", "wmo-onderzoek"]),
        (HEAD + STRICTER.replace("wmo-onderzoek = 4", 'wmo-onderzoek = "4"'), ["geen weken"]),
        (HEAD + STRICTER.replace("wmo-onderzoek = 4", "wmo-onderzoek = true"), ["wmo-onderzoek"]),
        (
            HEAD + STRICTER.replace('feit = "afweging-gemaakt"', 'feit = "afweging-gemaakt"\nja = "weigeren"'),
            ["vier-ogen", "kan niemand vervullen"],
        ),
        (HEAD + SILENT.format(wanneer='fase = ["plan"]', behalve='fase = ["plan", "evaluatie"]'), ["GEM-S", "nooit"]),
        (HEAD + SILENT.format(wanneer='partij = ["gi"]', behalve='partij_niet = ["school"]'), ["GEM-S", "nooit"]),
        (HEAD + SILENT.format(wanneer="", behalve=""), ["GEM-S", "nooit"]),
        (
            HEAD + SILENT.format(wanneer='grondslag = ["avg-rechten"]', behalve='fase = ["plan"]'),
            ["GEM-S", "geen gemeente strenger"],
        ),
    ],
)
def test_whatever_would_loosen_or_means_nothing_is_refused_with_its_place(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    with pytest.raises(Misused) as error:
        rules_from(local=folder(tmp_path, text))

    sentence = error.value.say()
    assert error.value.hint
    for words in ["lokaal.toml", *said]:
        assert words in sentence


def test_one_table_in_two_files_is_refused_and_not_half_read(tmp_path: Path) -> None:
    folder(tmp_path, HEAD + STRICTER)

    with pytest.raises(Misused, match="staat ook in lokaal"):
        rules_from(local=folder(tmp_path, "[parameters]\nwmo-onderzoek = 5\n", "meer.toml"))


@pytest.mark.parametrize("name", ["regels.toml.txt", "REGELS.TOML"])
def test_a_file_that_would_be_passed_over_in_silence_is_named(tmp_path: Path, name: str) -> None:
    folder(tmp_path, HEAD)

    with pytest.raises(Misused, match=name):
        rules_from(local=folder(tmp_path, STRICTER, name))


def test_a_local_folder_that_is_not_there_never_means_the_national_rules_alone(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        rules_from(local=tmp_path / "nergens")


def test_no_municipality_can_close_the_rights_of_a_person_or_the_way_out_of_danger(tmp_path: Path) -> None:
    closing = (
        HEAD + '[[regel]]\nid = "GEM-X"\nzin = "Niets."\neffect = "weigeren"\nbronnen = ["avg-5"]\n[regel.wanneer]\n'
    )
    closed = rules_from(local=folder(tmp_path, closing))
    kept = [question for question, _ in open_questions() if question.basis in OUT_OF_REACH]

    assert kept
    national = load_rules()
    assert all(effect(question, closed) is effect(question, national) for question in kept)
    others = [question for question, _ in open_questions() if question.basis not in OUT_OF_REACH]
    assert {effect(question, closed) for question in others} == {Effect.WEIGEREN}


@cache
def open_questions() -> Sequence[tuple[Question, Effect]]:
    rules = load_rules()
    asked = ((question, effect(question, rules)) for question in everything())
    return [(question, outcome) for question, outcome in asked if outcome is not Effect.WEIGEREN]


@cache
def refused_questions() -> Sequence[Question]:
    rules = load_rules()
    strided = [question for index, question in enumerate(everything()) if index % 97 == 0]
    return [question for question in strided if effect(question, rules) is Effect.WEIGEREN]


def some(kind: type[StrEnum]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([code.value for code in kind]), max_size=3, unique=True)


GUARDS = st.fixed_dictionaries(
    {},
    optional={
        "partij": some(Party),
        "partij_niet": some(Party),
        "pet": some(Hat),
        "gegeven": some(Category),
        "hoedanigheid": some(Capacity),
        "leeftijd": some(AgeBand),
        "fase": some(Phase),
        "regime": some(Regime),
        "doel": some(Purpose),
        "grondslag": some(Basis),
        "richting": some(Direction),
        "kanaal": some(Channel),
        "bron_pet_niet": some(Hat),
    },
)
EFFECTS = st.sampled_from(["toestaan", "toestaan_mits", "afweging", "weigeren"])


@st.composite
def local_sets(draw: st.DrawFn) -> LocalFiles:
    """Any set of rules and conditions that the models of the local files let through."""
    national = [condition.code for condition in load_rules().files.conditions if not condition.covers]
    text = {"zin": "Zo is het hier.", "bronnen": ("avg-5",)}
    conditions = []
    for number in range(draw(st.integers(0, 3))):
        yes, no = draw(st.sampled_from([("toestaan", None), (None, "toestaan")]))
        answers = {"ja": yes or draw(EFFECTS), "nee": no or draw(EFFECTS), "onbekend": draw(EFFECTS)}
        fact = {"feit": draw(st.sampled_from([fact.value for fact in Fact]))}
        waived = {draw(st.sampled_from([fact.value for fact in Fact])): "ja"} if draw(st.booleans()) else {}
        demand = {**fact, **answers, "zin": "Dit moet.", "herstel": "Doe dit.", "vervalt_bij": waived}
        demand["wanneer"] = draw(GUARDS)
        conditions.append({"code": f"L{number}", "titel": "Lokaal", "bronnen": ("avg-5",), "eis": (demand,)})
    codes = [*national, *(str(condition["code"]) for condition in conditions)]
    rules = []
    for number in range(draw(st.integers(1, 4))):
        what = (
            {"effect": draw(st.sampled_from(["weigeren", "afweging"]))}
            if draw(st.booleans())
            else {"eist": draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))}
        )
        guards = {"wanneer": draw(GUARDS), "behalve": draw(st.lists(GUARDS, max_size=2))}
        rules.append({"id": f"GEM-{number}", **text, **what, **guards})
    head = {"id": "lokaal", "gemeente": "Voorbeeldstad", "stand": date(2026, 11, 22)}
    return LocalFiles.model_validate({"lokaal": head, "regel": rules, "voorwaarde": conditions})


@settings(max_examples=15, deadline=None)
@given(local=local_sets())
def test_no_local_set_makes_any_verdict_milder(local: LocalFiles) -> None:
    national, both = load_rules(), composed(load_rules(), local, "0" * 64)
    opened = open_questions()

    milder = [question for question, outcome in opened if effect(question, both).rank < outcome.rank]
    assert not milder
    assert not [question for question in refused_questions() if effect(question, both) is not Effect.WEIGEREN]
    for question, _ in opened[:: len(opened) // 40]:
        unknown = unknowing(question, *Fact)
        assert effect(unknown, both).rank >= effect(unknown, national).rank
        assert possible(unknown, both).effect.rank >= possible(unknown, national).effect.rank
        assert decide(question, both).effect is effect(question, both)
