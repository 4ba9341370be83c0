"""A vault has a regime with dates: set by two offices with their keys, seen by everybody, and never by half."""

import contextlib
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import HeadPlace, Role, add_member, change_passphrase, unlock
from storage.sites.directory.database import connect
from tests.desk.offices import NOW, Hall, Who
from tests.law.survey import everything
from wams_tui.casework.codes import Basis, Capacity, Phase, Regime, VaultNature
from wams_tui.casework.errors import Damaged, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.rules.regime import RegimeStatement, RegimeWord
from wams_tui.casework.rules.signoff import Advice, Gap
from wams_tui.desk.desk import Desk
from wams_tui.desk.rules.regimes import KIND, advise, confirm, propose, regimes, require_whole, setting, withdraw
from wams_tui.desk.rules.signoff import sign_rules
from wams_tui.desk.vault.stating import state
from wams_tui.law.decide import effect
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
SOON = TODAY + timedelta(days=10)
IN_FORCE = Regime.WAMS_IN_WERKING
WAMS = tuple(basis for basis in Basis if basis.value.startswith("wams-"))
SIGNED = AuditEvent(action=AuditAction.REGIME_BEVESTIGD, code=AuditCode.EXECUTE)


def bring_into_force(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        propose(desk, IN_FORCE, SOON)
    with hall.sit(Who.FG) as desk:
        advise(desk, Advice.NEGATIEF)
    with hall.sit(Who.TEAMLEIDER) as desk:
        confirm(desk)


def tamper(hall: Hall, statement: str) -> None:
    """Change the database with the vault key in hand, past the program."""
    with hall.sit(Who.COORDINATOR) as desk:
        key = desk.session.opened.secrets.vault_key
    sql = connect(hall.place / "vault" / "vault.db", key)
    sql.execute("DROP TRIGGER statement_no_update")
    sql.execute("DROP TRIGGER statement_no_delete")
    sql.execute(statement)
    sql.close()


def refuses(desk: Desk) -> bool:
    """Whether nothing may leave because it is not sure which law counts."""
    try:
        require_whole(desk)
    except Damaged:
        return True
    return False


def test_two_offices_and_the_privacy_officer_bring_the_wams_into_force_for_everybody(hall: Hall) -> None:
    bring_into_force(hall)

    with hall.sit(Who.COORDINATOR) as desk:  # who opens no case and reads no log
        assert setting(desk).regime is Regime.HUIDIG_RECHT
        assert setting(desk, SOON - timedelta(days=1)).regime is Regime.HUIDIG_RECHT
        assert setting(desk, SOON).regime is IN_FORCE
        assert setting(desk).nature is VaultNature.ECHT
        one = regimes(desk).proposals[0]
        assert [by.author.name for by in one.signed] == [Who.BEHEERDER.title, Who.TEAMLEIDER.title]
        assert [by.author.name for by in one.advised] == [Who.FG.title]
    with hall.sit(Who.COORDINATOR, NOW + timedelta(days=10)) as desk:
        assert setting(desk).regime is IN_FORCE
        assert not refuses(desk)


def test_a_proposal_says_what_it_lacks_and_has_no_effect(hall: Hall) -> None:
    with hall.sit(Who.TEAMLEIDER) as desk:
        found = propose(desk, IN_FORCE, TOMORROW)
        assert found.pending[0].gaps == (Gap.BEHEERDER, Gap.ADVIES)
        assert found.regime_on(TOMORROW) is Regime.HUIDIG_RECHT


@pytest.mark.parametrize("who", Who)
def test_no_single_person_brings_a_law_into_force_whatever_they_try(hall: Hall, who: Who) -> None:
    with hall.sit(who) as desk:
        with contextlib.suppress(Refused, Misused):
            propose(desk, IN_FORCE, TOMORROW)
        for deed in (confirm, lambda desk: advise(desk, Advice.POSITIEF), confirm):
            with pytest.raises((Refused, Misused)):
                deed(desk)
        for waiting in regimes(desk).pending or (None,):
            for word in RegimeWord:
                if word is not RegimeWord.INTREKKING:
                    about = waiting.id if waiting else ""
                    said = RegimeStatement(
                        wat=word, voorstel=about, regime=IN_FORCE, vanaf=TOMORROW, advies=Advice.POSITIEF
                    )
                    state(desk, KIND, said, AuditAction.REGIME_BEVESTIGD, about)
        assert setting(desk, SOON).regime is Regime.HUIDIG_RECHT


def test_two_administrators_are_one_office(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        propose(desk, IN_FORCE, SOON)
    with hall.sit(Who.ANDERE_BEHEERDER) as desk, pytest.raises(Refused):
        confirm(desk)


def test_who_proposed_does_not_confirm_and_others_neither_propose_nor_take_back(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        propose(desk, IN_FORCE, SOON)
        with pytest.raises(Refused):
            confirm(desk)
        with pytest.raises(Refused):
            advise(desk, Advice.POSITIEF)
        with pytest.raises(Misused, match="wacht al"):
            propose(desk, IN_FORCE, SOON)
    for who in (Who.COORDINATOR, Who.FG):
        with hall.sit(who) as desk:
            with pytest.raises(Refused):
                propose(desk, IN_FORCE, SOON)
            with pytest.raises(Refused):
                withdraw(desk)


def test_a_day_that_has_begun_and_a_bill_are_no_regimes_to_set(hall: Hall) -> None:
    with hall.sit(Who.BEHEERDER) as desk:
        for day in (TODAY, TODAY - timedelta(days=1)):
            with pytest.raises(Misused, match="die nog komt"):
                propose(desk, IN_FORCE, day)
        with pytest.raises(Misused, match="oefenen"):
            propose(desk, Regime.WAMS_WETSVOORSTEL, SOON)
        for deed in (confirm, withdraw):
            with pytest.raises(Misused):
                deed(desk)


def test_either_office_takes_back_before_the_day_and_nobody_after(hall: Hall) -> None:
    bring_into_force(hall)
    with hall.sit(Who.TEAMLEIDER, NOW + timedelta(days=10)) as desk, pytest.raises(Misused):
        withdraw(desk)
    with hall.sit(Who.TEAMLEIDER) as desk:
        assert withdraw(desk).regime_on(SOON) is Regime.HUIDIG_RECHT
    with hall.sit(Who.BEHEERDER) as desk:
        assert propose(desk, IN_FORCE, SOON).pending


def test_in_a_practice_vault_anybody_tries_every_law_at_once(desk: Desk) -> None:
    assert setting(desk).regime is Regime.WAMS_WETSVOORSTEL
    for regime in (IN_FORCE, Regime.HUIDIG_RECHT, Regime.WAMS_WETSVOORSTEL):
        assert propose(desk, regime, TODAY).regime_on(TODAY) is regime
        assert setting(desk).regime is regime


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statement SET content = zeroblob(60) WHERE seq = 1",
        "UPDATE statement SET author = (SELECT author FROM statement WHERE seq = 3) WHERE seq = 1",
        "UPDATE statement SET time = time - 1 WHERE seq = 3",
        "UPDATE statement SET kind = 'anders' WHERE seq = 2",
        "DELETE FROM statement WHERE seq = 1",
        "DELETE FROM statement WHERE seq = 3",
        "DELETE FROM statement",
    ],
)
def test_what_was_tampered_with_brings_nothing_into_force_and_lets_nothing_out(hall: Hall, change: str) -> None:
    bring_into_force(hall)
    tamper(hall, change)

    with hall.sit(Who.COORDINATOR, NOW + timedelta(days=10)) as desk:
        assert setting(desk).regime is Regime.HUIDIG_RECHT
        assert refuses(desk)


def test_a_withdrawal_that_was_taken_away_is_missed_before_anything_leaves(hall: Hall) -> None:
    bring_into_force(hall)
    with hall.sit(Who.BEHEERDER) as desk:
        withdraw(desk)
    tamper(hall, "DELETE FROM statement WHERE seq = 4")

    with hall.sit(Who.COORDINATOR, NOW + timedelta(days=10)) as desk:
        assert refuses(desk)


def test_a_word_of_an_office_that_this_program_cannot_read_may_have_taken_back_everything(hall: Hall) -> None:
    bring_into_force(hall)
    with hall.sit(Who.COORDINATOR) as desk:
        desk.session.state(KIND, b"niet te lezen", SIGNED)  # who has no say cannot stop anything either
        assert setting(desk, SOON).regime is IN_FORCE
    with hall.sit(Who.TEAMLEIDER) as desk:
        desk.session.state(KIND, b'{"wat":"later bedacht"}', SIGNED)
        assert setting(desk, SOON).regime is Regime.HUIDIG_RECHT
        assert refuses(desk)


def test_while_the_wams_is_not_in_force_no_basis_of_it_carries_anything_in_a_real_vault(rules: RuleSet) -> None:
    """Every party, kind of data, purpose and direction on B1–B5, in every phase and for everybody, all in order."""
    assert len(WAMS) == 5
    for asked in everything(WAMS):
        for regime in (Regime.HUIDIG_RECHT, Regime.WAMS_WETSVOORSTEL):
            real = replace(asked, nature=VaultNature.ECHT, regime=regime)
            assert effect(real, rules) is Effect.WEIGEREN
    for asked in list(everything(WAMS))[::97]:
        for phase in Phase:
            for capacity in Capacity:
                real = replace(asked, nature=VaultNature.ECHT, phase=phase, capacity=capacity)
                assert effect(replace(real, regime=Regime.HUIDIG_RECHT), rules) is Effect.WEIGEREN


def test_the_law_changes_at_midnight_in_the_netherlands(hall: Hall) -> None:
    bring_into_force(hall)
    with hall.sit(Who.BEHEERDER, NOW + timedelta(days=9, hours=13, minutes=59)) as desk:
        assert (desk.today(), setting(desk).regime) == (SOON - timedelta(days=1), Regime.HUIDIG_RECHT)
    with hall.sit(Who.BEHEERDER, NOW + timedelta(days=9, hours=14)) as desk:
        assert desk.today() == SOON
        assert setting(desk).regime is IN_FORCE


def test_who_still_has_the_passphrase_an_administrator_made_signs_nothing(hall: Hall) -> None:
    """Else an administrator could add a second office, and sign in its name with the words they made for it."""
    first, own = "zes woorden die een beheerder maakte en dus kent", f"{Who.BEHEERDER.passphrase} maar dan eigen"
    vault, heads = hall.place / "vault", HeadPlace(hall.place / "heads")
    with hall.sit(Who.BEHEERDER) as desk:
        propose(desk, IN_FORCE, SOON)
        add_member(desk.session, "Fien Voorbeeld", Role.TEAMLEIDER, first)
    with unlock(vault, first, heads=heads, now=lambda: NOW, coordinator="Fien Voorbeeld") as session:
        desk = Desk(session, hall.rules, lambda: NOW)
        for deed in (confirm, sign_rules, lambda desk: propose(desk, IN_FORCE, SOON)):
            with pytest.raises(Refused, match="ook kent"):
                deed(desk)
        change_passphrase(session, first, own)
    with unlock(vault, own, heads=heads, now=lambda: NOW, coordinator="Fien Voorbeeld") as session:
        assert confirm(Desk(session, hall.rules, lambda: NOW)).pending[0].gaps == (Gap.ADVIES,)
