"""Two coordinators decide on one request: both decisions beside each other, one choice, nothing lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import HeadPlace, unlock
from tests.desk.builders import reason_of
from tests.desk.conftest import NOW
from wams_tui.casework.errors import Conflict, Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.merge import Kind, Side
from wams_tui.casework.requests.request import LineDecision, RefusalReason, RequestState
from wams_tui.desk.cases import Attempt, Clashed, OpenCase, open_case, save
from wams_tui.desk.clashes import Comparison, compare, keep
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.deciding import refuse
from wams_tui.desk.watching import Watch, is_current, ledger_end, marks_of_list, writer_of
from wams_tui.law.ruleset import RuleSet

EDITED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@pytest.fixture
def desks(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> Iterator[tuple[Desk, Desk]]:
    """Two sessions on one vault."""
    place = tmp_path / "place"
    shutil.copytree(vault_with_a_case, place)
    heads = HeadPlace(place / "heads")
    with (
        unlock(place / "vault", "demo", heads=heads, now=lambda: NOW) as one,
        unlock(place / "vault", "demo", heads=heads, now=lambda: NOW) as other,
    ):
        yield Desk(one, rules, lambda: NOW), Desk(other, rules, lambda: NOW)


def too_late(desks: tuple[Desk, Desk]) -> tuple[Comparison, OpenCase]:
    """One refuses for one reason while the other refuses for another; the one who came second is asked."""
    one, other = desks
    seen, theirs = open_case(one, "case-1"), open_case(other, "case-1")
    stored = refuse(other, theirs, "ask", RefusalReason.HANDHAVING)
    with pytest.raises(Clashed) as clash:
        refuse(one, seen, "ask", RefusalReason.ANDERS, "Eerst overleggen met mevrouw.")
    return compare(one, clash.value.attempt), stored


def _reasons(values: tuple[object, ...]) -> set[RefusalReason | None]:
    made = (one for value in values if isinstance(value, tuple) for one in value if isinstance(one, LineDecision))
    return {one.reason for one in made}


def test_both_decisions_are_laid_beside_each_other_with_who_and_when(desks: tuple[Desk, Desk]) -> None:
    comparison, _ = too_late(desks)

    (record,) = comparison.records
    (part,) = record.parts
    assert part.kind is Kind.CLASH
    assert _reasons(part.ours) == {RefusalReason.ANDERS}
    assert _reasons(part.theirs) == {RefusalReason.HANDHAVING}
    assert RequestState.NIEUW in part.base
    assert (record.writer.name, record.writer.at, record.writer.myself) == ("Oefencoördinator", NOW, True)


def test_nothing_is_stored_before_everything_is_chosen(desks: tuple[Desk, Desk]) -> None:
    comparison, stored = too_late(desks)

    with pytest.raises(Misused):
        keep(desks[0], comparison, {})

    assert open_case(desks[1], "case-1") == stored


@pytest.mark.parametrize(("side", "reason"), [(Side.OURS, "anders"), (Side.THEIRS, "handhaving")])
def test_what_was_chosen_is_what_both_then_see(desks: tuple[Desk, Desk], side: Side, reason: str) -> None:
    comparison, stored = too_late(desks)
    before = stored.versions["ask"]

    kept = keep(desks[0], comparison, dict.fromkeys(comparison.questions(), side))

    seen = open_case(desks[1], "case-1")
    assert kept == seen
    request = seen.file.request("ask")
    assert (reason_of(request), request.state) == (reason, RequestState.BESLIST)
    assert seen.versions["ask"] == before + (side is Side.OURS), "the other's own version is not written again"


def test_the_choice_is_in_the_audit_log(desks: tuple[Desk, Desk]) -> None:
    comparison, _ = too_late(desks)
    keep(desks[0], comparison, dict.fromkeys(comparison.questions(), Side.OURS))

    last = [row.event for row in desks[0].session.audit_lines() if row.event][-1]
    assert (last.action, last.details["samengevoegd"], last.details["state"]) == ("verzoek-beslist", "ja", "ons")


def test_a_third_change_while_one_chooses_is_asked_about_again(desks: tuple[Desk, Desk]) -> None:
    comparison, stored = too_late(desks)
    request = stored.file.request("ask")
    save(desks[1], stored, [request.model_copy(update={"history": request.history[:-1]})], EDITED)
    choices = dict.fromkeys(comparison.questions(), Side.OURS)

    with pytest.raises(Clashed) as again:
        keep(desks[0], comparison, choices)
    kept = keep(desks[0], compare(desks[0], again.value.attempt), choices)

    assert reason_of(kept.file.request("ask")) is RefusalReason.ANDERS


def test_what_only_one_of_both_changed_is_kept_of_both(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    mine, theirs = open_case(one, "case-1"), open_case(other, "case-1")
    save(other, theirs, [theirs.file.participant("ggz").model_copy(update={"function": "psychiater"})], EDITED)
    changed = mine.file.participant("ggz").model_copy(update={"agreed_action": "Wekelijks bellen."})
    with pytest.raises(Clashed) as clash:
        save(one, mine, [changed], EDITED)
    comparison = compare(one, clash.value.attempt)

    assert list(comparison.questions()) == []
    kept = keep(one, comparison, {}).file.participant("ggz")
    assert (kept.function, kept.agreed_action) == ("psychiater", "Wekelijks bellen.")


def test_a_colleague_who_changed_something_else_is_nobody_s_concern(desks: tuple[Desk, Desk]) -> None:
    """Both change the line the case makes in the list; that follows from the records and is made anew."""
    one, other = desks
    mine, theirs = open_case(one, "case-1"), open_case(other, "case-1")
    case = theirs.file.case.model_copy(update={"title": "Huishouden Visser-de Graaf"})
    save(other, theirs, [case], EDITED)

    refused = refuse(one, mine, "ask", RefusalReason.HANDHAVING)

    assert refused.file.case.title == "Huishouden Visser-de Graaf"
    assert refused == open_case(other, "case-1")
    assert refused.file.head().open_requests == 0


def test_what_the_change_rests_on_is_not_merged(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    mine, theirs = open_case(one, "case-1"), open_case(other, "case-1")
    save(other, theirs, [theirs.file.participant("ggz").model_copy(update={"function": "psychiater"})], EDITED)
    changed = mine.file.request("ask").model_copy(update={"state": RequestState.IN_BEHANDELING})

    with pytest.raises(Conflict):
        save(one, mine, [changed], EDITED, rests_on=["ggz"])
    with pytest.raises(Conflict, match="niets vastgelegd"):
        compare(one, Attempt(mine, (changed,), EDITED, rests_on=("ggz",)))


def test_watching_tells_once_that_another_wrote_and_what_it_was(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    mine, watch, marks, end = open_case(one, "case-1"), Watch(one), marks_of_list(one), ledger_end(one, "case-1")
    assert not watch.changed()

    open_case(other, "case-1")
    assert watch.changed(), "a view is written to the audit log"
    assert (is_current(one, mine), marks_of_list(one) == marks) == (True, True), "but changes nothing of the case"

    refuse(other, open_case(other, "case-1"), "ask", RefusalReason.HANDHAVING)
    assert (watch.changed(), watch.changed()) == (True, False)
    assert not is_current(one, mine)
    assert marks_of_list(one) != marks
    assert ledger_end(one, "case-1") == end
    assert writer_of(one, "case-1").name == "Oefencoördinator"


def test_what_one_writes_oneself_is_no_news(desks: tuple[Desk, Desk]) -> None:
    one, _ = desks
    watch = Watch(one)

    refused = refuse(one, open_case(one, "case-1"), "ask", RefusalReason.HANDHAVING)

    assert not watch.changed()
    assert is_current(one, refused)
