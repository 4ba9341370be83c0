"""An old decision is answered again from the vault alone: its questions from the case, its rules as they were kept."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given

from tests.desk.asking import RULES, likely
from tests.desk.test_disclose import answered, disclose, draft
from tests.law.asked import asking
from wams_tui.casework.codes import Answer, Category, Party
from wams_tui.casework.errors import Misused, Unusable
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, disclosures
from wams_tui.desk.may.asking import Asking, completions
from wams_tui.desk.rules.kept import KIND, kept_rules, rules_kept_as, rules_kept_or_at
from wams_tui.desk.rules.replay import replay
from wams_tui.documents.render import Form
from wams_tui.law.asking import question_as_dict, question_from
from wams_tui.law.checklist import LISTED
from wams_tui.law.diff import difference
from wams_tui.law.local import with_local
from wams_tui.law.ruleset import RuleSet, load_rules, rules_of_texts

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@pytest.fixture
def stricter(rules: RuleSet, tmp_path: Path) -> RuleSet:
    """The rules of a day on which a corporation may hear of no arrears any more."""
    folder = tmp_path / "lokaal"
    folder.mkdir()
    (folder / "gemeente.toml").write_text(
        '[lokaal]\nid = "x-2"\ngemeente = "Voorbeeldstad"\nstand = 2026-11-22\n\n'
        '[[regel]]\nid = "GEM-01"\nzin = "Niet meer."\neffect = "weigeren"\nbronnen = ["avg-5"]\n'
        '[regel.wanneer]\npartij = ["woningcorporatie"]\n',
        encoding="utf-8",
    )
    return with_local(rules, folder)


def given_out(desk: Desk, opened: OpenCase, path: Path) -> tuple[OpenCase, Disclosed]:
    done = disclose(desk, opened, answered(desk, opened, draft("arrears")), Form.JSON, path)
    return done.opened, disclosures(desk, opened.id)[0]


def test_what_was_decided_is_answered_to_the_letter_under_the_rules_of_that_day(
    desk: Desk, opened: OpenCase, stricter: RuleSet, tmp_path: Path
) -> None:
    after, line = given_out(desk, opened, tmp_path / "uit.json")
    before = [(then.question, then.verdict_hash) for then in after.file.decisions[-1].asked]

    later = dataclasses.replace(desk, rules=stricter)
    found = replay(later, open_case(later, opened.id), line)

    assert found.same
    assert found.rules.hash == desk.rules.hash != stricter.hash
    assert all(one.verdict.allows for one in found.answers)
    assert [json.loads(question) for question, _hash in before] == [
        question_as_dict(one.question) for one in found.answers
    ]


def test_facts_that_changed_since_do_not_change_what_was_asked_then(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    after, line = given_out(desk, opened, tmp_path / "uit.json")
    ended = after.file.participant("corporation")
    period = ended.period.model_copy(update={"end": ended.period.start})
    changed, _receipt = save(desk, after, [ended.model_copy(update={"period": period, "agreed_action": ""})], CHANGED)

    assert replay(desk, changed, line).same


def test_every_set_that_something_went_out_under_is_kept_once_with_the_local_rules(
    desk: Desk, opened: OpenCase, tmp_path: Path, local_change: RuleSet
) -> None:
    after, _line = given_out(desk, opened, tmp_path / "een.json")
    after, _line = given_out(desk, after, tmp_path / "twee.json")
    with_own = dataclasses.replace(desk, rules=local_change)
    given_out(with_own, after, tmp_path / "drie.json")

    assert [one.hash for one in kept_rules(desk)] == [desk.rules.hash, local_change.hash]
    assert rules_kept_as(desk, local_change.hash[:12]) == local_change
    again = rules_kept_as(with_own, desk.rules.hash)
    assert (again.hash, again.texts) == (desk.rules.hash, desk.rules.texts)


@pytest.fixture
def local_change(rules: RuleSet, tmp_path: Path) -> RuleSet:
    folder = tmp_path / "eigen"
    folder.mkdir()
    (folder / "eigen.toml").write_text(
        '[lokaal]\nid = "x-1"\ngemeente = "Voorbeeldstad"\nstand = 2026-11-20\n[parameters]\nwams-onderzoek = 6\n',
        encoding="utf-8",
    )
    return with_local(rules, folder)


def test_sets_in_the_vault_are_held_against_each_other_by_hash(
    desk: Desk, opened: OpenCase, local_change: RuleSet, tmp_path: Path
) -> None:
    after, line = given_out(desk, opened, tmp_path / "een.json")
    given_out(dataclasses.replace(desk, rules=local_change), after, tmp_path / "twee.json")
    elsewhere = dataclasses.replace(desk, rules=dataclasses.replace(desk.rules, hash="0" * 64))

    old = rules_kept_or_at(elsewhere, line.rule_set_hash)
    new = rules_kept_or_at(elsewhere, local_change.hash)

    assert {change.id for change in difference(old, new, desk.today()).changes} >= {"wams-onderzoek"}


def test_files_that_do_not_give_their_hash_are_not_that_set(
    desk: Desk, opened: OpenCase, stricter: RuleSet, tmp_path: Path
) -> None:
    """A colleague with a program of their own states milder rules under the hash of the real ones."""
    forged = json.dumps(
        {"regelset": stricter.hash, "id": stricter.id, "landelijk": dict(desk.rules.texts), "lokaal": {}}
    )
    desk.session.state(KIND, forged.encode(), CHANGED)
    desk.session.state(KIND, b'{"regelset": 3}', CHANGED)

    with pytest.raises(Unusable):
        rules_kept_as(desk, stricter.hash)
    with pytest.raises(Misused, match="bewaard"):
        rules_kept_as(desk, "0" * 64)
    with pytest.raises(Misused, match="te kort"):
        rules_kept_as(desk, stricter.hash[:8])
    assert [one.hash for one in kept_rules(desk)] == [stricter.hash]


def test_a_disclosure_of_before_questions_were_kept_says_so(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    after, line = given_out(desk, opened, tmp_path / "uit.json")
    old = after.file.decisions[-1].model_copy(update={"asked": ()})
    without, _receipt = save(desk, after, [old], CHANGED)

    with pytest.raises(Misused, match="niet bewaard"):
        replay(desk, without, line)


def test_another_answer_than_then_is_told(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    after, line = given_out(desk, opened, tmp_path / "uit.json")
    decision = after.file.decisions[-1]
    other = tuple(then.model_copy(update={"verdict_hash": "0" * 64}) for then in decision.asked)
    changed, _receipt = save(desk, after, [decision.model_copy(update={"asked": other})], CHANGED)

    assert not replay(desk, changed, line).same


def test_the_texts_of_a_set_are_the_set() -> None:
    rules = load_rules()

    again = rules_of_texts(rules.texts)

    assert (again, again.hash) == (rules, rules.hash)
    with pytest.raises(Misused, match=r"regelset\.toml"):
        rules_of_texts({name: text for name, text in rules.texts.items() if name != "regelset.toml"})


@given(likely())
def test_a_question_comes_back_from_json_as_it_was(asked: Asking) -> None:
    for question in completions(asked):
        told = json.loads(json.dumps(question_as_dict(question)))
        if LISTED not in question.facts or question.points:  # without its list that fact is no answer of a person
            assert question_from(told, RULES) == question


def test_what_was_answered_on_the_list_for_further_use_comes_back_with_what_follows_from_it(rules: RuleSet) -> None:
    points = dict.fromkeys(rules.points, Answer.JA)
    question = asking(Party.SCHULDHULP, Category.WONEN, facts={LISTED: Answer.JA}, points=points)

    assert question_from(question_as_dict(question), rules) == question
