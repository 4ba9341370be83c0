"""The ledger in every order, a line told whole, and the rules of today beside those of then."""

import dataclasses
from dataclasses import replace

from tests.desk.ledger.conftest import Given
from tests.desk.test_replay import stricter as stricter
from wams_tui.casework.log import AuditAction
from wams_tui.desk.cases import open_case
from wams_tui.desk.ledger.detail import detail_of
from wams_tui.desk.ledger.lines import LedgerLine, Order, lines_of_all, lines_of_case, ordered
from wams_tui.desk.ledger.register import Outcome
from wams_tui.desk.rules.replay import replay
from wams_tui.law.ruleset import RuleSet


def test_a_line_says_which_datum_went_who_decided_and_in_which_words(given: Given) -> None:
    desk, opened, line = given.desk, given.opened, given.line

    detail = detail_of(desk, opened.file, line)

    assert {datum.label for datum in detail.given} == {"Naam", "arrears", "help"}
    assert detail.decided_by == "Oefencoördinator"
    assert detail.words == ("Nodig om de regeling over de huurschuld uit te voeren.",)
    assert line.outcome is Outcome.VOLTOOID
    assert line.ended_at is not None
    assert line.decided_on == desk.today()


def test_a_datum_that_is_gone_keeps_its_kind_and_loses_its_name(given: Given) -> None:
    desk, opened, line = given.desk, given.opened, given.line
    without = opened.file.model_copy(
        update={"items": tuple(one for one in opened.file.items if one.id != "arrears"), "decisions": ()}
    )

    detail = detail_of(desk, without, line)

    assert sorted(datum.label for datum in detail.given) == ["", "", "help"]
    assert (detail.decided_by, detail.words) == ("", ())


def test_across_cases_there_is_no_name_and_the_look_is_in_the_audit_log(given: Given) -> None:
    desk, opened = given.desk, given.opened

    (of_all,) = lines_of_all(desk)
    (of_case,) = lines_of_case(desk, opened.file)

    assert (of_all.code, of_all.recipient, of_all.person) == ("W-2026-0005", "Woningcorporatie", "")
    assert (of_case.recipient, of_case.person) == ("Woonstee", "Bram Visser")
    actions = [row.event.action for row in desk.session.audit_lines() if row.event]
    assert actions[-1] is AuditAction.LOGBOEK_INGEZIEN


def test_each_order_puts_together_what_belongs_together(given: Given) -> None:
    desk, opened = given.desk, given.opened
    (line,) = lines_of_case(desk, opened.file)

    def made(seq: int, person: str, recipient: str) -> LedgerLine:
        return replace(
            line,
            disclosed=replace(line.disclosed, seq=seq, subject=person, recipient=recipient),
            person=person,
            recipient=recipient,
        )

    lines = [made(1, "Bram", "School"), made(3, "Anna", "GGZ"), made(5, "Bram", "GGZ"), made(7, "Anna", "School")]

    def seqs(order: Order) -> list[int]:
        return [one.disclosed.seq for one in ordered(lines, order)]

    assert seqs(Order.TIJD) == [7, 5, 3, 1]
    assert seqs(Order.PERSOON) == [7, 3, 5, 1]
    assert seqs(Order.ONTVANGER) == [5, 3, 7, 1]


def test_a_replay_says_whether_the_rules_of_today_would_answer_otherwise(given: Given, stricter: RuleSet) -> None:
    desk, opened, line = given.desk, given.opened, given.line

    same = replay(desk, opened, line)
    later = dataclasses.replace(desk, rules=stricter)
    other = replay(later, open_case(later, opened.id), line)

    assert same.same
    assert not any(one.turned for one in same.answers)
    assert other.same, "the answer of that day stays what it was"
    turned = [one for one in other.answers if one.turned]
    assert turned
    assert all(one.now and "GEM-01" in {rule.id for rule in one.now.rules} for one in turned)
