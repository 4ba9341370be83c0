"""Deciding a request whole, and where a document goes."""

import stat
from pathlib import Path

import pytest

from tests.desk.builders import reason_of, words_of
from wams_tui.casework.errors import Conflict, Misused, Refused, Unusable
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.requests.request import RefusalReason, RequestState
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Form
from wams_tui.desk.letters.outbox import prepare, suggest
from wams_tui.desk.requests.deciding import refuse, settle


def test_a_refused_request_keeps_its_reason_and_no_longer_waits(desk: Desk, opened: OpenCase) -> None:
    request = opened.file.open_requests()[0]

    refuse(desk, opened, request.id, RefusalReason.NIET_NODIG)

    again = open_case(desk, opened.id).file.request(request.id)
    assert again.state is RequestState.BESLIST
    assert reason_of(again) is RefusalReason.NIET_NODIG
    assert again.decided_on == desk.today()
    assert request.id not in [one.id for one in open_case(desk, opened.id).file.open_requests()]


def test_a_request_is_decided_once(desk: Desk, opened: OpenCase) -> None:
    request = opened.file.open_requests()[0]
    decided = refuse(desk, opened, request.id, RefusalReason.NIET_NODIG)

    with pytest.raises(Refused, match="al beslist"):
        refuse(desk, decided, request.id, RefusalReason.ANDER_DOEL)


def test_another_reason_counts_only_with_words(desk: Desk, opened: OpenCase) -> None:
    request = opened.file.open_requests()[0]

    with pytest.raises(Misused, match="woorden"):
        refuse(desk, opened, request.id, RefusalReason.ANDERS, "kort")

    done = refuse(desk, opened, request.id, RefusalReason.ANDERS, "Eerst met meneer bespreken.")
    assert words_of(done.file.request(request.id)) == "Eerst met meneer bespreken."


def test_a_refusal_on_what_was_changed_meanwhile_is_told_and_changes_nothing(desk: Desk, opened: OpenCase) -> None:
    request = opened.file.open_requests()[0]
    refuse(desk, opened, request.id, RefusalReason.NIET_NODIG)

    with pytest.raises(Conflict):
        refuse(desk, opened, request.id, RefusalReason.ANDER_DOEL)

    assert reason_of(open_case(desk, opened.id).file.request(request.id)) is RefusalReason.NIET_NODIG


def test_a_request_without_an_answer_cannot_be_closed_as_answered(desk: Desk, opened: OpenCase) -> None:
    request = opened.file.open_requests()[0]

    with pytest.raises(Misused, match="afgerond"):
        settle(desk, opened, request.id)


def _answered(desk: Desk, opened: OpenCase) -> OpenCase:
    request = opened.file.open_requests()[0]
    event = AuditEvent(action=AuditAction.VERSTREKT, code=AuditCode.EXECUTE)
    return save(desk, opened, [request.model_copy(update={"disclosures": (new_id(),)})], event)[0]


def test_closing_an_answered_request_keeps_why_the_rest_was_not_given(desk: Desk, opened: OpenCase) -> None:
    answered = _answered(desk, opened)
    request = answered.file.open_requests()[0]

    settle(desk, answered, request.id, RefusalReason.NIET_NODIG)

    again = open_case(desk, opened.id).file.request(request.id)
    assert again.state is RequestState.BESLIST
    assert reason_of(again) is RefusalReason.NIET_NODIG


def test_what_never_went_is_not_closed_as_given(desk: Desk, opened: OpenCase) -> None:
    answered = _answered(desk, opened)

    with pytest.raises(Refused, match="Niet alles"):
        settle(desk, answered, answered.file.open_requests()[0].id)


def test_closing_for_another_reason_needs_words(desk: Desk, opened: OpenCase) -> None:
    answered = _answered(desk, opened)

    with pytest.raises(Misused, match="woorden"):
        settle(desk, answered, answered.file.open_requests()[0].id, RefusalReason.ANDERS)


def test_a_suggested_name_says_the_case_and_the_moment_and_nothing_of_anybody(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    path = suggest(desk, opened, Form.PDF, tmp_path)

    assert path.parent == tmp_path / "wams-uit"
    assert path.name == f"{opened.file.case.code}-20261121-1000.pdf", "nine in the morning UTC is ten o'clock here"


def test_a_taken_name_gets_a_number(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    first = suggest(desk, opened, Form.JSON, tmp_path)
    prepare(first, tmp_path)
    first.write_text("{}")

    second = suggest(desk, opened, Form.JSON, tmp_path)

    assert second.name == f"{first.stem}-2.json"


def test_our_own_folder_is_made_closed_to_others_and_no_other_folder_is_made(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    path = suggest(desk, opened, Form.PDF, tmp_path)

    prepare(path, tmp_path)

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with pytest.raises(Unusable, match="bestaat niet"):
        prepare(tmp_path / "elders" / "brief.pdf", tmp_path)
    assert not (tmp_path / "elders").exists()
