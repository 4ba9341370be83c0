"""Which verdicts a changed rule set turns: every one of them, and nothing else."""

import itertools
import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from tests.law.asked import TODAY, unknowing
from tests.law.survey import everything
from wams_tui.casework.codes import Basis, Category, Direction, Fact, Hat, Party, Phase, Purpose
from wams_tui.law.changes import How
from wams_tui.law.decide import effect
from wams_tui.law.diff import Difference, difference
from wams_tui.law.local import with_local
from wams_tui.law.reading import FILES
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect


def changed(tmp_path: Path, *mended: tuple[str, str, str]) -> RuleSet:
    for name in FILES:
        shutil.copy(str(files("wams_tui.law").joinpath("rules", name)), tmp_path / name)
    for name, old, new in mended:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_rules(tmp_path)


def combinations(found: Difference) -> set[tuple[Direction, Party, Category, Basis, Purpose]]:
    return {
        (group.direction, party, category, basis, purpose)
        for group in found.groups
        for party in group.parties
        for category in group.categories
        for basis, purpose in group.pairs
    }


def test_the_same_rules_turn_nothing(rules: RuleSet) -> None:
    found = difference(rules, load_rules(), TODAY)

    assert (found.changes, found.groups, found.count) == ((), (), 0)


def test_other_words_are_told_and_turn_nothing(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(tmp_path, ("algemeen.toml", "krijgt niets uit de aanpak", "krijgt helemaal niets"))

    found = difference(rules, new, TODAY)

    assert [(change.table, change.id, change.how) for change in found.changes] == [("regel", "PET-01", How.GEWIJZIGD)]
    assert found.changes[0].fields[0].new.endswith("krijgt helemaal niets.")
    assert found.count == 0


def test_a_cell_that_closes_is_told_for_its_party_and_kind_of_data_alone(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(tmp_path, ("matrix-verstrekken.toml", '"uitkering-werk", "verblijfsstatus"]', '"uitkering-werk"]'))

    found = difference(rules, new, TODAY)

    assert [group.parties for group in found.groups] == [(Party.TOEGANG,)]
    assert [group.categories for group in found.groups] == [(Category.VERBLIJFSSTATUS,)]
    assert {(group.old, group.new) for group in found.groups} == {(Effect.TOESTAAN_MITS, Effect.WEIGEREN)}
    assert not found.groups[0].milder


def test_what_becomes_milder_is_told_first(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(
        tmp_path,
        ("matrix-verstrekken.toml", '"uitkering-werk", "verblijfsstatus"]', '"uitkering-werk"]'),
        ("matrix-verstrekken.toml", '"A" = ["identiteit", "bsn", "huis', '"A" = ["derden", "identiteit", "bsn", "huis'),
    )

    found = difference(rules, new, TODAY)

    assert found.groups[0].milder
    assert Category.DERDEN in found.groups[0].categories
    assert not found.groups[-1].milder


def test_a_milder_condition_is_found_where_its_answer_is_unknown(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(
        tmp_path,
        ("voorwaarden.toml", 'feit = "betrokkene-ingelicht"', 'feit = "betrokkene-ingelicht"\nonbekend = "toestaan"'),
    )

    found = difference(rules, new, TODAY)

    assert found.count > 1000
    told = {Fact.BETROKKENE_INGELICHT, Fact.UITZONDERING_INFORMEREN}
    assert {fact for group in found.groups for fact, _ in group.profile.facts} == told
    assert all(group.milder for group in found.groups)


def test_a_hat_that_is_added_is_found_under_that_hat(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(tmp_path, ("algemeen.toml", 'pet = ["handhaving"]', 'pet = ["handhaving", "onderwijs"]'))

    found = difference(rules, new, TODAY)

    assert {group.situation.codes for group in found.groups} == {(("hat", Hat.ONDERWIJS),)}


def test_a_phase_that_closes_is_found_in_that_phase(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(tmp_path, ("doelen.toml", 'fasen = ["uitvoering", "evaluatie"]', 'fasen = ["evaluatie"]'))

    found = difference(rules, new, TODAY)

    assert {group.situation.codes for group in found.groups} == {(("phase", Phase.UITVOERING),)}
    assert {purpose for group in found.groups for purpose in group.purposes} == {Purpose.EVALUATIE}


def test_a_date_is_found_on_the_days_around_it(tmp_path: Path, rules: RuleSet) -> None:
    new = changed(tmp_path, ("grondslagen.toml", 'nummer = "B6"', 'nummer = "B6"\ntot = 2027-12-31'))

    found = difference(rules, new, TODAY)

    assert {group.situation.on for group in found.groups} == {date(2028, 1, 1)}
    assert {basis for group in found.groups for basis in group.bases} == {Basis.WMO_TOEGANG}


def test_local_rules_are_held_against_the_national_set(tmp_path: Path, rules: RuleSet) -> None:
    (tmp_path / "lokaal.toml").write_text(
        '[lokaal]\nid = "x"\ngemeente = "Voorbeeldstad"\nstand = 2026-11-22\n'
        '[[regel]]\nid = "GEM-01"\nzin = "Niet."\neffect = "afweging"\nbronnen = ["avg-5"]\n'
        '[regel.wanneer]\npartij = ["school"]\ngegeven = ["onderwijs"]\n',
        encoding="utf-8",
    )

    found = difference(rules, with_local(rules, tmp_path), TODAY)

    assert {group.parties for group in found.groups} == {(Party.SCHOOL,)}
    assert {group.new for group in found.groups} == {Effect.AFWEGING}


@pytest.mark.parametrize(
    "mended",
    [
        [("matrix-verstrekken.toml", '"C:f" = ["strafrecht"]', '"W:f" = ["strafrecht"]')],
        [
            (
                "grondslagen.toml",
                'voorwaarden = ["besluit", "samenhang", "a", "ingelicht", "deelname"]',
                'voorwaarden = ["a"]',
            )
        ],
        [
            (
                "grondslagen.toml",
                'geven_aan = ["toegang", "client", "gezinslid", "clientondersteuner"]',
                'geven_aan = "alle"',
            )
        ],
        [("algemeen.toml", 'gegeven = ["werkaantekening"]', 'gegeven = ["werkaantekening", "derden", "onderwijs"]')],
        [
            (
                "gegevens.toml",
                'code = "onderwijs"\nnaam = "onderwijs"\nklasse = "gewoon"',
                'code = "onderwijs"\nnaam = "onderwijs"\nklasse = "strafrechtelijk"',
            )
        ],
        [("voorwaarden.toml", 'feit = "wpg-besluit"', 'feit = "wpg-besluit"\nonbekend = "afweging"')],
        [("voorwaarden.toml", 'mandaat = "machtiging"', 'mandaat = "machtiging"\nals_vastgelegd = true')],
        [("partijen.toml", 'telt_als = "gezondheid"', 'telt_als = "wonen"')],
    ],
    ids=["cel", "voorwaarden", "partijen", "regel", "klasse", "onbekend", "mandaat", "bekendheid"],
)
def test_walking_the_whole_space_finds_nothing_that_the_difference_left_out(
    tmp_path: Path, rules: RuleSet, mended: list[tuple[str, str, str]]
) -> None:
    new = changed(tmp_path, *mended)

    told = combinations(difference(rules, new, TODAY))

    turned = set()
    for asked in itertools.islice(everything(), 0, None, 23):  # shares no factor with any list, so every code comes by
        for question in (asked, unknowing(asked, *Fact)):
            if effect(question, rules) is not effect(question, new):
                assert question.basis is not None
                assert question.purpose is not None
                where = (question.direction, question.party, question.category, question.basis, question.purpose)
                turned.add(where)
    assert turned <= told
    assert told
