"""*Verzoeken*: what asks for attention first stands first, and no case is opened for it."""

from datetime import date, timedelta

from tests.desk.builders import TODAY, household
from wams_tui.casework.codes import Category, Direction
from wams_tui.casework.head import HEAD_FORM, CaseHead
from wams_tui.casework.requests.queue import MOST_DECIDED, Queued, queue_of
from wams_tui.casework.requests.request import DataRequest, Outcome, RefusalReason, RequestLine, RequestState
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.deciding import refuse
from wams_tui.desk.requests.queue import Group, Shown, counts, queue, queue_of_case


def asked(id: str, days: int | None, **changed: object) -> DataRequest:
    """A request that is due in so many days."""
    due = None if days is None else TODAY + timedelta(days=days)
    return DataRequest(
        id=id, direction=Direction.VERSTREKKEN, participant="corporation", received_on=TODAY - timedelta(days=9),
        due_on=due, purpose_words="x", lines=(RequestLine(person="tenant", category=Category.WONEN, wording="geheim"),),
    ).model_copy(update=changed)  # fmt: skip


def head(*requests: DataRequest) -> CaseHead:
    """The head of a case with these requests."""
    return household().model_copy(update={"requests": requests}).head()


HEAD = head(
    asked("geen dag", None),
    asked("straks", 5),
    asked("bij hen", 1, state=RequestState.WACHT_OP_AANVRAGER),
    asked("wij vragen", 2, direction=Direction.OPVRAGEN),
    asked("te laat", -1),
    asked("klaar", -30, state=RequestState.BESLIST),
)


def ids(shown: Shown = Shown.ALLE) -> list[str]:
    return [line.request.id for line in queue([HEAD], TODAY, shown)]


def test_what_is_late_stands_first_then_ours_then_what_waits_for_others() -> None:
    assert ids() == ["te laat", "straks", "geen dag", "bij hen", "wij vragen"]
    assert counts(queue([HEAD], TODAY)) == {
        Group.TE_LAAT: 1, Group.BIJ_ONS: 2, Group.BIJ_ANDEREN: 2, Group.BESLIST: 0,
    }  # fmt: skip


def test_one_can_look_at_one_way_or_at_what_waits_for_oneself_alone() -> None:
    assert ids(Shown.VAN_ONS) == ["wij vragen"]
    assert "wij vragen" not in ids(Shown.AAN_ONS)
    assert ids(Shown.BIJ_ONS) == ["te laat", "straks", "geen dag"]


def test_the_head_holds_no_word_of_what_was_asked() -> None:
    written = HEAD.model_dump_json()

    assert "geheim" not in written
    assert HEAD.form == HEAD_FORM
    assert set(Queued.model_fields) == {
        "id", "direction", "state", "who", "about", "categories", "purpose", "received_on", "due_on", "nature", "open",
        "outcome", "decided_on",
    }, "what the head holds stands in docs/security.md §6.1"  # fmt: skip


def test_a_head_of_before_says_so_and_has_no_queue() -> None:
    before = HEAD.model_copy(update={"form": HEAD_FORM - 1, "queue": ()})

    assert before.is_of_before
    assert queue([before], TODAY) == []


def test_the_queue_of_a_case_has_what_was_decided_as_well(desk: Desk, opened: OpenCase) -> None:
    (waiting,) = queue_of_case(opened.file, TODAY)
    done = refuse(desk, opened, waiting.request.id, RefusalReason.NIET_NODIG)

    (decided,) = queue_of_case(done.file, TODAY)

    assert decided.group is Group.BESLIST
    assert queue_of(done.file) == ()
    assert queue([done.file.head()], date(2030, 1, 1)) == []


def test_what_was_decided_over_all_cases_is_read_from_the_heads_the_latest_first(desk: Desk, opened: OpenCase) -> None:
    (waiting,) = queue_of_case(opened.file, TODAY)
    done = refuse(desk, opened, waiting.request.id, RefusalReason.NIET_NODIG)
    refused = done.file.request(waiting.request.id)
    heads = [done.file.head(), HEAD]

    found = queue(heads, TODAY, Shown.BESLIST)
    assert [line.request.id for line in found] == [refused.id, "klaar"]
    assert found[0].request.outcome is Outcome.GEWEIGERD
    assert {line.group for line in found} == {Group.BESLIST}

    many = head(*(asked(f"{number}", -number, state=RequestState.BESLIST) for number in range(20)))
    assert len(queue([many], TODAY, Shown.BESLIST)) == MOST_DECIDED
