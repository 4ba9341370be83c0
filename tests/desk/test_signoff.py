"""A changed rule set is used in a real vault only after two persons signed and the FG's advice is on record."""

import dataclasses
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from storage import HeadPlace, create_vault, unlock
from tests.law.asked import asking
from wams_tui.casework.codes import Category, Party, Regime, VaultNature
from wams_tui.casework.errors import Conflict, Damaged, Misused, Refused
from wams_tui.casework.signoff import Advice, Gap, Office, Standing
from wams_tui.desk.desk import Desk
from wams_tui.desk.rulebook import replayed, rules_at, rules_in_use, write_book
from wams_tui.desk.signoff import note_first_use, record_advice, require_approved, rule_standing, sign_rules
from wams_tui.documents.publish import PublicationForm
from wams_tui.law.decide import decide
from wams_tui.law.ruleset import RuleSet

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PASSPHRASE = "abrikoos lantaarn kastanje ooievaar vlieger zandbank"


@pytest.fixture(scope="module")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("signoff")
    create_vault(
        place / "vault",
        nature=VaultNature.ECHT,
        coordinator_name="Coördinator",
        passphrase=PASSPHRASE,
        heads=HeadPlace(place / "heads"),
        now=lambda: NOW,
    )
    return place


@pytest.fixture
def real(empty_vault: Path, tmp_path: Path, rules: RuleSet) -> Iterator[Desk]:
    place = tmp_path / "place"
    shutil.copytree(empty_vault, place)
    heads = HeadPlace(place / "heads")
    with unlock(place / "vault", PASSPHRASE, heads=heads, now=lambda: NOW) as session:
        yield Desk(session, rules, lambda: NOW)


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
def later(real: Desk, changed: RuleSet) -> Desk:
    """The same vault, some time after it began, with a changed rule set."""
    note_first_use(real)
    return dataclasses.replace(real, rules=changed)


def test_the_rules_a_vault_began_with_need_no_signature(real: Desk) -> None:
    require_approved(real)

    assert rule_standing(real).standing is Standing.BIJ_INGEBRUIKNAME


def test_the_first_use_is_recorded_once(real: Desk) -> None:
    note_first_use(real)
    lines = len(list(real.session.audit_lines()))

    note_first_use(real)

    assert len(list(real.session.audit_lines())) == lines


def test_a_changed_set_is_refused_until_everything_is_on_record(later: Desk) -> None:
    with pytest.raises(Refused):
        require_approved(later)
    assert rule_standing(later).gaps == (Gap.BEHEERDER, Gap.PROCESEIGENAAR, Gap.ADVIES)

    sign_rules(later, Office.FUNCTIONEEL_BEHEERDER, "A. Beheer")
    record_advice(later, Advice.NEGATIEF, "F. Gegevens")
    assert rule_standing(later).gaps == (Gap.PROCESEIGENAAR,)
    with pytest.raises(Refused):
        require_approved(later)

    sign_rules(later, Office.PROCESEIGENAAR, "P. Eigenaar")
    require_approved(later)
    assert rule_standing(later).standing is Standing.VASTGESTELD


def test_local_rules_are_never_taken_for_those_a_vault_began_with(real: Desk, changed: RuleSet) -> None:
    with pytest.raises(Refused):
        require_approved(dataclasses.replace(real, rules=changed))


def test_signatures_count_for_the_set_they_were_put_under_alone(later: Desk, rules: RuleSet) -> None:
    sign_rules(later, Office.FUNCTIONEEL_BEHEERDER, "A. Beheer")
    other = dataclasses.replace(later, rules=dataclasses.replace(rules, hash="f" * 64))

    assert Gap.BEHEERDER in rule_standing(other).gaps


@pytest.mark.parametrize("spelt", ["A. Beheer", " a.  BEHEER "])
def test_one_person_cannot_sign_for_both_offices(later: Desk, spelt: str) -> None:
    sign_rules(later, Office.FUNCTIONEEL_BEHEERDER, "A. Beheer")

    with pytest.raises(Refused):
        sign_rules(later, Office.PROCESEIGENAAR, spelt)


def test_the_privacy_officer_signs_nothing(later: Desk) -> None:
    record_advice(later, Advice.POSITIEF, "F. Gegevens")

    with pytest.raises(Refused):
        sign_rules(later, Office.PROCESEIGENAAR, "f. gegevens")


def test_who_signed_does_not_advise_as_privacy_officer(later: Desk) -> None:
    sign_rules(later, Office.PROCESEIGENAAR, "P. Eigenaar")

    with pytest.raises(Refused):
        record_advice(later, Advice.POSITIEF, "P. Eigenaar")


def test_a_signature_needs_a_name(later: Desk) -> None:
    with pytest.raises(Misused):
        sign_rules(later, Office.PROCESEIGENAAR, "  ")


def test_signatures_outlive_the_session(later: Desk) -> None:
    sign_rules(later, Office.PROCESEIGENAAR, "P. Eigenaar")

    kept = rule_standing(later).signatures

    assert [(one.name, one.office, one.on) for one in kept] == [
        ("P. Eigenaar", Office.PROCESEIGENAAR, date(2026, 11, 21))
    ]


def test_a_practice_vault_is_exempt_and_says_so(desk: Desk, changed: RuleSet) -> None:
    practising = dataclasses.replace(desk, rules=changed)

    require_approved(practising)
    assert rule_standing(practising).standing is Standing.OEFENKLUIS
    with pytest.raises(Misused, match="oefenkluis"):
        sign_rules(practising, Office.PROCESEIGENAAR, "P. Eigenaar")


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
    write_book(rules, PublicationForm.JSON, NOW, place)
    before = place.read_bytes()

    with pytest.raises(Conflict):
        write_book(rules, PublicationForm.JSON, NOW, place)
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
