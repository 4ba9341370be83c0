"""A changed rule set is used in a real vault only after two persons signed and the FG's advice is on record."""

import dataclasses
from pathlib import Path

import pytest

from tests.desk.offices import NOW, Hall, Who
from tests.law.asked import asking
from wams_tui.casework.codes import Category, Party, Regime, VaultNature
from wams_tui.casework.errors import Conflict, Damaged, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.rules.signoff import Advice, Gap, Office, RuleStatement, RuleWord, Standing
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.papers import Papers
from wams_tui.desk.rules.rulebook import replayed, rules_at, rules_in_use, write_book
from wams_tui.desk.rules.signoff import KIND, note_first_use, record_advice, require_approved, rule_standing, sign_rules
from wams_tui.desk.vault.stating import state
from wams_tui.documents.publish import PublicationForm
from wams_tui.law.decide import decide
from wams_tui.law.ruleset import RuleSet


@pytest.fixture
def changed(tmp_path: Path) -> RuleSet:
    folder = tmp_path / "lokaal"
    folder.mkdir()
    (folder / "lokaal.toml").write_text(
        '[lokaal]\nid = "x-1"\ngemeente = "Voorbeeldstad"\nstand = 2026-11-20\n[parameters]\nwams-onderzoek = 6\n',
        encoding="utf-8",
    )
    return rules_in_use({"WAMS_RULES_LOCAL": str(folder)})


@pytest.fixture
def later(hall: Hall, changed: RuleSet) -> Hall:
    """The same vault, some time after it began, with a changed rule set."""
    with hall.sit(Who.BEHEERDER) as desk:
        note_first_use(desk)
    return hall.under(changed)


def test_the_rules_a_vault_began_with_need_no_signature(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        require_approved(desk)
        assert rule_standing(desk).standing is Standing.BIJ_INGEBRUIKNAME
    with hall.sit(Who.COORDINATOR) as desk:
        require_approved(desk)


def test_only_an_administrator_can_begin_with_rules(hall: Hall) -> None:
    for who in set(Who) - {Who.BEHEERDER, Who.ANDERE_BEHEERDER}:
        with hall.sit(who) as desk:
            note_first_use(desk)
            with pytest.raises(Refused):
                require_approved(desk)


def test_the_first_use_is_recorded_once(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        note_first_use(desk)
        lines = len(list(desk.session.audit_lines()))
        note_first_use(desk)
        assert len(list(desk.session.audit_lines())) == lines


def test_a_changed_set_is_refused_until_everything_is_on_record(later: Hall) -> None:
    with later.sit(Who.BEHEERDER) as desk:
        with pytest.raises(Refused):
            require_approved(desk)
        assert rule_standing(desk).gaps == (Gap.BEHEERDER, Gap.PROCESEIGENAAR, Gap.ADVIES)
        sign_rules(desk)
    with later.sit(Who.FG) as desk:
        assert record_advice(desk, Advice.NEGATIEF).gaps == (Gap.PROCESEIGENAAR,)
    with later.sit(Who.COORDINATOR) as desk, pytest.raises(Refused):
        require_approved(desk)
    with later.sit(Who.TEAMLEIDER) as desk:
        assert sign_rules(desk).standing is Standing.VASTGESTELD
    with later.sit(Who.COORDINATOR) as desk:  # who opens no case and reads no log
        require_approved(desk)
        kept = rule_standing(desk)
        assert [(one.author.name, one.author.office) for one in kept.signatures] == [
            (Who.BEHEERDER.title, Office.FUNCTIONEEL_BEHEERDER),
            (Who.TEAMLEIDER.title, Office.PROCESEIGENAAR),
        ]
        assert [(one.author.name, one.advice) for one in kept.advice] == [(Who.FG.title, Advice.NEGATIEF)]


def test_local_rules_are_never_taken_for_those_a_vault_began_with(hall: Hall, changed: RuleSet) -> None:
    with hall.under(changed).sit(Who.BEHEERDER) as desk, pytest.raises(Refused):
        require_approved(desk)


def test_signatures_count_for_the_set_they_were_put_under_alone(later: Hall, rules: RuleSet) -> None:
    with later.sit(Who.BEHEERDER) as desk:
        sign_rules(desk)
    with later.under(dataclasses.replace(rules, hash="f" * 64)).sit(Who.BEHEERDER) as desk:
        assert Gap.BEHEERDER in rule_standing(desk).gaps


def test_two_administrators_are_one_office(later: Hall) -> None:
    for who in (Who.BEHEERDER, Who.ANDERE_BEHEERDER):
        with later.sit(who) as desk:
            sign_rules(desk)
    with later.sit(Who.FG) as desk:
        assert record_advice(desk, Advice.POSITIEF).gaps == (Gap.PROCESEIGENAAR,)


def test_who_holds_no_office_signs_nothing_and_who_is_not_the_privacy_officer_advises_nothing(later: Hall) -> None:
    for who in (Who.COORDINATOR, Who.FG):
        with later.sit(who) as desk, pytest.raises(Refused):
            sign_rules(desk)
    for who in set(Who) - {Who.FG}:
        with later.sit(who) as desk, pytest.raises(Refused):
            record_advice(desk, Advice.POSITIEF)


def test_what_is_stated_past_the_program_counts_for_nothing_without_the_office(later: Hall) -> None:
    """Anybody with a key can sign any words; whose words they are decides what they are worth."""
    everything = [
        RuleStatement(wat=word, regelset=later.rules.hash, id="x", advies=Advice.POSITIEF) for word in RuleWord
    ]
    for who in (Who.COORDINATOR, Who.FG):
        with later.sit(who) as desk:
            for said in everything:
                state(desk, KIND, said, AuditAction.REGELSET_VASTGESTELD, "x")
            assert {Gap.BEHEERDER, Gap.PROCESEIGENAAR} <= set(rule_standing(desk).gaps)
            with pytest.raises(Refused):
                require_approved(desk)


def test_words_this_program_does_not_know_count_for_nothing(later: Hall) -> None:
    with later.sit(Who.BEHEERDER) as desk:
        event = AuditEvent(action=AuditAction.REGELSET_VASTGESTELD, code=AuditCode.EXECUTE)
        desk.session.state(KIND, b'{"wat":"later"}', event)
        desk.session.state(KIND, b"\xff", event)
        assert rule_standing(desk).gaps == (Gap.BEHEERDER, Gap.PROCESEIGENAAR, Gap.ADVIES)


def test_a_practice_vault_is_exempt_and_says_so(desk: Desk, changed: RuleSet) -> None:
    practising = dataclasses.replace(desk, rules=changed)

    require_approved(practising)
    assert rule_standing(practising).standing is Standing.OEFENKLUIS
    with pytest.raises(Misused, match="oefenkluis"):
        sign_rules(practising)


def test_an_old_decision_is_answered_alike_under_its_own_rules(rules: RuleSet) -> None:
    question = asking(Party.WONINGCORPORATIE, Category.GEZONDHEID)
    decided = decide(question, rules)

    assert replayed(rules_at(), decided.rule_set_hash, [question]) == [decided]


def test_an_old_decision_is_not_answered_under_other_rules(rules: RuleSet, changed: RuleSet) -> None:
    with pytest.raises(Damaged):
        replayed(changed, rules.hash, [asking(Party.SCHOOL, Category.ONDERWIJS)])
    with pytest.raises(Misused):
        replayed(rules, "", [])


def test_the_book_is_never_written_over_a_file(tmp_path: Path, rules: RuleSet) -> None:
    place = tmp_path / "boek.json"
    write_book(rules, PublicationForm.JSON, NOW, place, Papers())
    before = place.read_bytes()

    with pytest.raises(Conflict):
        write_book(rules, PublicationForm.JSON, NOW, place, Papers())
    assert place.read_bytes() == before


def test_a_real_vault_says_that_the_bill_is_not_in_force_and_a_date_switches_it(rules: RuleSet) -> None:
    question = asking(Party.SCHULDHULP, Category.WONEN, nature=VaultNature.ECHT)

    before = decide(question, rules)
    after = decide(dataclasses.replace(question, regime=Regime.WAMS_IN_WERKING), rules)

    assert not before.allows
    assert "nog niet in werking" in before.reason
    assert after.allows
    assert "niet in werking" in rules.regime_note(Regime.WAMS_WETSVOORSTEL)
    assert "de Wams is niet gebruikt" in rules.regime_note(Regime.HUIDIG_RECHT)
