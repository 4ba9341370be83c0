"""After something was given: taking it back, revising it, putting a datum right, erasing it; and who is told."""

import zipfile
from pathlib import Path

import pytest

from tests.desk.builders import TODAY
from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.casework.codes import Category
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.disclosing.disclosures import AfterState
from wams_tui.casework.disclosing.notices import NoticeOutcome, WhyNotice, place_in
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.merge import Side
from wams_tui.casework.requests.request import LineOutcome, RequestState
from wams_tui.desk.cases import Clashed, OpenCase, open_case, save
from wams_tui.desk.clashes import compare, keep
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.ledger.after import correct, erase, past_recipients, tell_of_mistake, withdraw
from wams_tui.desk.ledger.detail import detail_of
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.ledger.telling import Telling, notice_letter, record_told, write_notice
from wams_tui.desk.letters.no_wams import Form as LetterForm
from wams_tui.desk.requests.deciding import settle
from wams_tui.documents.paper import FICTIONAL
from wams_tui.documents.publish import PublicationForm, publish
from wams_tui.documents.render import Form
from wams_tui.documents.sheet import PRACTICE_MARK

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
WHY = "Het was voor een ander doel dan gevraagd."


@pytest.fixture
def gave(desk: Desk, opened: OpenCase, tmp_path: Path) -> OpenCase:
    """The case after the arrears and the help went to the housing corporation."""
    wanted = answered(desk, opened, draft("arrears", "help"))
    return disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened


def disclosure_of(opened: OpenCase) -> str:
    return opened.file.decisions[-1].id


def test_what_is_taken_back_is_told_to_who_has_it_until_somebody_wrote_down_how(desk: Desk, gave: OpenCase) -> None:
    after = withdraw(desk, gave, disclosure_of(gave), AfterState.INGETROKKEN, WHY)

    (notice,) = after.file.notices
    assert (notice.participant, notice.why, notice.is_open) == ("corporation", WhyNotice.INGETROKKEN, True)
    assert [due.ref for due in after.file.head().dues if due.kind is DueKind.KENNISGEVING] == [notice.id]
    line = disclosures(desk, after.id)[0]
    detail = detail_of(desk, after.file, line)
    assert detail.after is not None
    assert (detail.after.state, detail.after_by) == (AfterState.INGETROKKEN, "Oefencoördinator")
    assert len(disclosures(desk, after.id)) == 1, "what went stays on record, once"

    with pytest.raises(Misused):
        record_told(desk, after, notice.id, Telling(NoticeOutcome.VERTELD, TODAY.replace(year=2020), "Gebeld."))
    with pytest.raises(Misused):
        record_told(desk, after, notice.id, Telling(NoticeOutcome.VERTELD, TODAY, ""))
    done = record_told(desk, after, notice.id, Telling(NoticeOutcome.VERTELD, TODAY, "Gebeld met de woonconsulent."))
    assert not done.file.notices[0].is_open
    assert not [due for due in done.file.head().dues if due.kind is DueKind.KENNISGEVING]
    with pytest.raises(Refused):
        record_told(desk, done, notice.id, Telling(NoticeOutcome.VERTELD, TODAY, "Nog eens gebeld."))
    with pytest.raises(Refused, match="al ingetrokken"):
        withdraw(desk, done, disclosure_of(gave), AfterState.HERZIEN, WHY)
    assert open_case(desk, done.id).file == done.file, "all of it survives the store"


@pytest.mark.parametrize("state", AfterState)
def test_the_request_it_answered_is_refused_or_open_again(
    state: AfterState, desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    request = opened.file.request("ask")
    line = request.lines[0].model_copy(update={"category": Category.WONEN})
    asked = request.model_copy(update={"lines": (line,)})
    opened = save(desk, opened, [asked], CHANGED)[0]
    wanted = answered(desk, opened, draft("arrears", request="ask"))
    gave = disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened
    assert gave.file.request("ask").state is RequestState.BESLIST

    after = withdraw(desk, gave, disclosure_of(gave), state, WHY).file.request("ask")

    made = after.decision(line.id)
    assert made is not None
    if state is AfterState.HERZIEN:
        assert (after.state, made.outcome) == (RequestState.HERZIEN, LineOutcome.HEROPEND)
        with pytest.raises(Refused, match="Niet alles"):
            settle(desk, open_case(desk, gave.id), "ask")
    else:
        assert (after.state, made.outcome) == (RequestState.BESLIST, LineOutcome.GEWEIGERD)
    assert made.motivation == WHY
    assert after.disclosures == (disclosure_of(gave),)


def test_a_datum_put_right_is_told_to_who_got_the_old_one_and_to_nobody_else(desk: Desk, gave: OpenCase) -> None:
    assert [one.organisation for one in past_recipients(desk, gave, "arrears")] == ["Woonstee"]
    assert past_recipients(desk, gave, "depression") == ()

    after = correct(desk, gave, "arrears", "Eén maand achterstand.", "Twee maanden waren al betaald.", "Woonstee")
    other = correct(desk, after, "depression", "Behandelt een burn-out.", "Het was een ander beeld.", "De arts")

    field = field_by_key(other.file, "arrears")
    assert field is not None
    assert (field.value, field.confirmed_by) == ("Eén maand achterstand.", "Woonstee")
    (notice,) = other.file.notices
    assert (notice.why, notice.record, notice.disclosures) == (WhyNotice.VERBETERD, "arrears", (disclosure_of(gave),))
    assert "Drie maanden" not in other.file.model_dump_json(), "the old value is kept nowhere in the case"
    with pytest.raises(Misused):
        correct(desk, other, "arrears", "Eén maand achterstand.", "Nog eens hetzelfde.", "Woonstee")


def test_who_got_a_name_is_not_told_of_a_mistake_in_another_part_of_the_same_record(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    wanted = answered(desk, opened, draft("tenant#naam", "arrears"))
    gave = disclose(desk, opened, wanted, Form.JSON, tmp_path / "uit.json").opened

    assert past_recipients(desk, gave, "tenant#geboortedatum") == ()
    with pytest.raises(Misused, match="Niemand kreeg"):
        tell_of_mistake(desk, gave, "tenant#geboortedatum", "De dag en de maand waren verwisseld.")

    told = tell_of_mistake(desk, gave, "tenant#naam", "De achternaam was verkeerd gespeld.")
    assert [(one.participant, one.record) for one in told.file.notices] == [("corporation", "tenant#naam")]
    assert place_in(gave.file.decisions[-1], "tenant#naam") == (1, 1)


def test_what_is_erased_is_gone_and_the_ledger_still_says_that_something_went(desk: Desk, gave: OpenCase) -> None:
    after = erase(desk, gave, "arrears", "De cliënt vroeg erom en wij hebben het niet nodig.")

    assert "arrears" not in {one.id for one in after.file.items}
    assert after.file == open_case(desk, after.id).file
    assert [one.why for one in after.file.notices] == [WhyNotice.GEWIST]
    line = disclosures(desk, after.id)[0]
    assert "" in {datum.label for datum in detail_of(desk, after.file, line).given}
    event = [row.event for row in desk.session.audit_lines() if row.event][-2]
    assert event.action is AuditAction.GEGEVEN_GEWIST
    assert event.details == {"record": "arrears", "ontvangers": "1"}
    with pytest.raises(Misused):
        erase(desk, after, "arrears", "Nog eens wissen.")
    with pytest.raises(Conflict):
        erase(desk, gave, "arrears", "Van een scherm dat nog de oude stand had.")


def test_the_letter_names_what_they_hold_and_nobody(desk: Desk, gave: OpenCase, tmp_path: Path) -> None:
    after = correct(desk, gave, "arrears", "Eén maand achterstand.", "Bram Visser had al betaald.", "Woonstee")
    (notice,) = after.file.notices

    text = notice_letter(desk, after, notice).model_dump_json()

    assert disclosure_of(gave) in text
    place = place_in(after.file.decisions[-1], "arrears")
    assert place is not None
    assert f"gegeven {place[1]} onder 'betrokkene 1'" in text
    for word in ("Bram", "Visser", "achterstand", "betaald"):
        assert word not in text

    path = write_notice(desk, after, notice, LetterForm.ODT, home=tmp_path)
    with zipfile.ZipFile(path) as odt:
        paper = "".join(odt.read(name).decode() for name in ("styles.xml", "content.xml"))
    assert PRACTICE_MARK in paper, "nobody takes a letter of a practice vault for a real one"
    assert FICTIONAL in paper
    assert PRACTICE_MARK in publish(notice_letter(desk, after, notice), PublicationForm.JSON).decode()
    made = [row.event for row in desk.session.audit_lines() if row.event][-1]
    assert (made.action, made.details["record"]) == (AuditAction.BRIEF_GEMAAKT, notice.id)


@pytest.mark.parametrize("side", Side)
def test_erasing_what_a_colleague_changed_is_chosen_between_and_only_what_is_erased_is_told(
    side: Side, desk: Desk, gave: OpenCase
) -> None:
    correct(desk, open_case(desk, gave.id), "arrears", "Eén maand achterstand.", "Twee waren betaald.", "Woonstee")

    with pytest.raises(Clashed) as clash:
        erase(desk, gave, "arrears", "De cliënt vroeg erom en wij hebben het niet nodig.")
    both = compare(desk, clash.value.attempt)
    ((record, part),) = both.questions()
    assert (record, both.records[0].parts[0].theirs) == ("arrears", ("Eén maand achterstand.",))
    with pytest.raises(Misused, match="nog niet overal"):
        keep(desk, both, {})
    after = keep(desk, both, {(record, part): side})

    there = "arrears" in {one.id for one in open_case(desk, gave.id).file.items}
    whys = {one.why for one in after.file.notices}
    assert there is (side is Side.THEIRS)
    assert whys == {WhyNotice.VERBETERD} | ({WhyNotice.GEWIST} if side is Side.OURS else set())


def test_what_a_colleague_erased_first_is_not_told_twice(desk: Desk, gave: OpenCase) -> None:
    erase(desk, open_case(desk, gave.id), "arrears", "De cliënt vroeg erom en wij hebben het niet nodig.")

    with pytest.raises(Clashed) as clash:
        erase(desk, gave, "arrears", "Van een scherm dat nog de oude stand had.")
    after = keep(desk, compare(desk, clash.value.attempt), {})

    assert [one.why for one in after.file.notices] == [WhyNotice.GEWIST]
