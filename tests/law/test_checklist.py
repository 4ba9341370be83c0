"""Further use (B4): a list in which every point must hold, and a verdict that names each point that does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.asked import asking, unknowing
from wams_tui.casework.codes import Answer, Basis, Category, Fact, Party, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.law.asking import question_from, verdict_as_dict
from wams_tui.law.checklist import LISTED, all_hold
from wams_tui.law.decide import decide
from wams_tui.law.local import with_local
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, SourceKind

FACTS = {"noodzaak-gemotiveerd": "ja", "samenhang-gemotiveerd": "ja", "betrokkene-ingelicht": "ja"}
FURTHER: dict[str, object] = {
    "partij": "schuldhulp",
    "pet": "hulpverlening",
    "categorie": "hulpvraag-plan",
    "fase": "uitvoering",
    "regime": "wams-wetsvoorstel",
    "datum": "2027-03-01",
    "kluis": "oefenkluis",
    "doel": "verdere-verwerking",
    "grondslag": "wams-verdere-verwerking",
    "feiten": FACTS,
    "perioden": {"deelname": {"van": "2027-01-01"}},
}

LOCAL = """
[lokaal]
id = "voorbeeldstad"
gemeente = "Voorbeeldstad"
stand = 2027-01-15

[bronnen]
"werkafspraak" = { verwijzing = "Werkafspraak Voorbeeldstad", soort = "bron" }

[[punt]]
id = "VB-FG"
zin = "De FG is om advies gevraagd."
herstel = "Vraag de FG om advies en wacht het af."
zeker = "bron"
bronnen = ["werkafspraak"]
"""


def asked(rules: RuleSet, **answers: Answer) -> Question:
    """Return a question with every point yes, but for ``answers`` by point."""
    points = {point.id: Answer.JA for point in rules.files.points} | answers
    question = asking(
        Party.SCHULDHULP,
        Category.HULPVRAAG_PLAN,
        purpose=Purpose.VERDERE_VERWERKING,
        basis=Basis.WAMS_VERDERE_VERWERKING,
    )
    facts = dict(question.facts) | {LISTED: all_hold([point.id for point in rules.files.points], points)}
    return replace(question, facts=facts, points=points)


def test_every_point_says_where_it_comes_from_and_how_firm_it_is(rules: RuleSet) -> None:
    assert len(rules.files.points) >= 8
    assert {point.certainty for point in rules.files.points} == set(SourceKind)
    for point in rules.files.points:
        kinds = {source.kind for source in rules.sources(point.sources)}
        assert point.certainty in kinds


def test_all_points_together_open_it(rules: RuleSet) -> None:
    assert decide(asked(rules), rules).effect is Effect.TOESTAAN_MITS


def test_each_point_alone_shuts_it_and_is_named(rules: RuleSet) -> None:
    for point in rules.files.points:
        for answer in (Answer.NEE, Answer.ONBEKEND):
            verdict = decide(asked(rules, **{point.id: answer}), rules)

            assert verdict.effect is Effect.WEIGEREN
            assert [(one.point, one.answer, one.sentence) for one in verdict.missing] == [
                (point.id, answer, point.sentence)
            ]
            assert verdict.missing[0].sources == rules.sources(point.sources)


def test_nothing_answered_names_every_point(rules: RuleSet) -> None:
    question = replace(unknowing(asked(rules), LISTED), points={})

    assert [one.point for one in decide(question, rules).missing] == [point.id for point in rules.files.points]


def test_a_cell_names_the_points_of_its_own_question(rules: RuleSet) -> None:
    first, second = rules.files.points[:2]
    cells = [possible(asked(rules, **{point.id: Answer.ONBEKEND}), rules) for point in (first, second)]

    assert [[one.point for one in cell.verdict.missing] for cell in cells] == [[first.id], [second.id]]


@given(answers=st.lists(st.sampled_from(Answer), max_size=6))
def test_a_list_holds_only_when_there_is_one_and_all_of_it_does(answers: list[Answer]) -> None:
    points = [str(number) for number in range(len(answers))]

    found = all_hold(points, dict(zip(points, answers, strict=True)))

    assert (found is Answer.JA) is (bool(answers) and set(answers) == {Answer.JA})
    assert (found is Answer.NEE) is (Answer.NEE in answers)


def test_a_question_from_json_answers_the_list(rules: RuleSet) -> None:
    points = {point.id: "ja" for point in rules.files.points}

    whole = decide(question_from(FURTHER | {"verdere_verwerking": points}, rules), rules)
    last = rules.files.points[-1].id
    partly = decide(question_from(FURTHER | {"verdere_verwerking": points | {last: "nee"}}, rules), rules)

    assert whole.effect is Effect.TOESTAAN_MITS
    assert partly.effect is Effect.WEIGEREN
    assert [one["punt"] for one in verdict_as_dict(partly)["ontbreekt"]] == [last]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"feiten": {"verdere-verwerking-volledig": "ja"}}, "volgt uit de lijst"),
        ({"verdere_verwerking": {"vv-een-doelen": "ja"}}, "Bedoelt u: vv-een-doel"),
        ({"verdere_verwerking": {"vv-een-doel": "misschien"}}, "ja, nee, onbekend"),
    ],
)
def test_the_list_cannot_be_passed_over(rules: RuleSet, change: dict[str, object], said: str) -> None:
    with pytest.raises(Misused) as error:
        question_from(FURTHER | change, rules)

    assert said in error.value.say()


def test_a_rule_set_without_a_list_still_answers_its_old_questions(rules: RuleSet) -> None:
    old = RuleSet(rules.files.model_copy(update={"points": ()}), "")
    facts = {"feiten": FACTS | {LISTED.value: "ja"}}

    assert decide(question_from(FURTHER | facts, old), old).effect is Effect.TOESTAAN_MITS
    verdict = decide(question_from(FURTHER, old), old)
    assert [(one.fact, one.point) for one in verdict.missing] == [(Fact.VERDERE_VERWERKING_VOLLEDIG, "")]


def test_a_municipality_adds_points(tmp_path: Path, rules: RuleSet) -> None:
    (tmp_path / "eigen.toml").write_text(LOCAL, encoding="utf-8")

    local = with_local(rules, tmp_path)

    assert [point.id for point in local.files.points] == [*(point.id for point in rules.files.points), "VB-FG"]
    assert [one.point for one in decide(asked(local, **{"VB-FG": Answer.NEE}), local).missing] == ["VB-FG"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "VB-FG"', 'id = "vv-wettekst"', "deze naam bestaat al"),
        ('bronnen = ["werkafspraak"]', 'bronnen = ["geen"]', "onbekende bron"),
        ('zeker = "bron"', 'zeker = "vast"', "onbekende code"),
    ],
)
def test_a_municipality_cannot_replace_a_point(tmp_path: Path, rules: RuleSet, old: str, new: str, said: str) -> None:
    (tmp_path / "eigen.toml").write_text(LOCAL.replace(old, new), encoding="utf-8")

    with pytest.raises(Misused) as error:
        with_local(rules, tmp_path)

    assert said in error.value.say()
