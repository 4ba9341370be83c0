"""The rule book says what the rules say, and nothing that is not in them."""

import dataclasses
from datetime import UTC, datetime

import pytest

from wams_tui.casework.codes import Category, Direction, Party
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.law.book import book
from wams_tui.law.booktables import row_table
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import SourceKind

MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def written(rules: RuleSet) -> Publication:
    return book(rules, MADE_AT)


def section(written: Publication, title: str) -> Section:
    return next(one for one in written.sections if title in one.title)


def whole(written: Publication) -> str:
    parts = [written.title, written.subtitle]
    for one in written.sections:
        parts += [one.title, *one.paragraphs, *(cell for row in one.table for cell in row)]
    return "\n".join(parts)


def test_plain_language_stands_before_every_table_of_rules(written: Publication) -> None:
    assert written.sections[0].title == "Wat dit boek regelt, in gewone taal"
    assert not written.sections[0].table


def test_every_party_has_a_table_both_ways(written: Publication, rules: RuleSet) -> None:
    for party in Party:
        name = rules.party_name(party)
        titles = [one.title for one in written.sections if one.title.lower().startswith(f"{name.lower()}: wat mag")]

        assert len(titles) == 2


def test_every_kind_of_data_stands_exactly_once_in_each_table(rules: RuleSet) -> None:
    for row in rules.files.rows:
        named = ", ".join(line[0] for line in row_table(row, rules)[1:]).lower()

        assert all(entry.name.lower() in named for entry in rules.files.categories)
        assert len(named) == len(", ".join(entry.name for entry in rules.files.categories))


def test_a_housing_corporation_hears_in_the_book_that_health_is_not_for_it(rules: RuleSet) -> None:
    row = rules.rows[None, Direction.VERSTREKKEN, Party.WONINGCORPORATIE]
    line = next(line for line in row_table(row, rules) if "gezondheid" in line[0].lower())

    assert line[1] == "nee"
    assert line[2]


def test_the_outcome_in_a_table_is_the_sign_in_the_rules(rules: RuleSet) -> None:
    words = {"A": "ja", "C": "ja, mits", "W": "afweging nodig", "X": "nee", "?": "nee"}
    for row in rules.files.rows:
        outcome = {name: line[1] for line in row_table(row, rules)[1:] for name in [line[0].lower()]}
        for category in Category:
            name = rules.categories[category].name.lower()
            assert next(said for named, said in outcome.items() if name in named) == words[row.cell(category)[0]]


def test_every_rule_basis_purpose_condition_parameter_and_source_is_in_the_book(
    written: Publication, rules: RuleSet
) -> None:
    text = whole(written)

    for rule in rules.files.rules:
        assert rule.id in text
        assert rule.sentence in text
    for condition in rules.files.conditions:
        assert condition.title in text
        assert all(demand.remedy in text for demand in condition.demands)
        assert condition.onward in text
    for basis in rules.files.bases:
        assert all(said in text for said in (basis.title, basis.permits, basis.forbids, basis.closed, basis.article))
    for purpose in rules.files.purposes:
        assert purpose.title in text
        assert purpose.forbidden is None or purpose.forbidden.sentence in text
    for source in rules.files.sources.values():
        assert source.reference in text
    for parameter in rules.files.parameters:
        assert parameter.title in text


def test_the_three_kinds_of_source_are_told_apart_and_counted(written: Publication, rules: RuleSet) -> None:
    for kind in SourceKind:
        number = sum(source.kind is kind for source in rules.files.sources.values())
        shown = section(written, f"Bronnen – {kind.value.replace('-', ' ')}")

        assert shown.title.endswith(f"({number})")
        assert len(shown.table) == number + 1


def test_open_questions_stand_in_it_word_for_word(written: Publication, rules: RuleSet) -> None:
    said = " ".join(section(written, "Open vragen").paragraphs)

    assert all(question in said for question in rules.open_questions)


def test_consent_is_explained_and_what_may_be_recorded_instead_is_shown(written: Publication, rules: RuleSet) -> None:
    shown = section(written, "Waarom toestemming")

    titles = [row[0].split("\n")[0] for row in shown.table[1:]]
    assert titles == [f"{code}: {rules.conditions[code].title}" for code in ("instemming", "l", "d")]


def test_two_persons_sign_and_the_privacy_officer_only_advises(written: Publication, rules: RuleSet) -> None:
    signing = section(written, "Vaststelling")
    advice = section(written, "Advies van de functionaris")

    assert [row[0] for row in signing.table[1:]] == ["Functioneel beheerder", "Gemandateerd proceseigenaar"]
    assert rules.hash in signing.paragraphs[0]
    assert "Handtekening" not in advice.table[0]


def test_a_changed_rule_changes_the_book(rules: RuleSet) -> None:
    changed = rules.files.rules[0].model_copy(update={"sentence": "Zo staat het er niet."})
    files = rules.files.model_copy(update={"rules": (changed, *rules.files.rules[1:])})
    other = dataclasses.replace(rules, files=files)

    assert "Zo staat het er niet." in whole(book(other, MADE_AT))


def test_the_same_rules_and_moment_give_the_same_book(rules: RuleSet) -> None:
    assert book(rules, MADE_AT) == book(rules, MADE_AT)


def test_a_closed_basis_says_why(written: Publication, rules: RuleSet) -> None:
    basis = next(entry for entry in rules.files.bases if entry.closed)
    shown = section(written, f"{basis.number} {basis.title}")

    assert ("Gesloten omdat", basis.closed) in shown.table
    assert "Geven aan" not in [row[0] for row in shown.table]
