"""*Vandaag* from the heads alone, tasks, and what counts as new for whom."""

from datetime import date, timedelta

import pytest

from storage import Change, Role
from tests.desk.builders import TODAY, household
from tests.desk.offices import NOW, Hall, Who
from wams_tui.casework.access import AccessKind
from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.errors import Misused
from wams_tui.casework.head import HEAD_FORM
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import HEAD_KIND, decode_head, encode
from wams_tui.desk.access.grants import find_colleague, give
from wams_tui.desk.caselist import OwnCases
from wams_tui.desk.cases import OpenCase, create_case, open_case
from wams_tui.desk.course.agenda import Part, arranged, dues_on, lines_of, part_of
from wams_tui.desk.course.terms import head_of
from wams_tui.desk.course.todos import add_todo, finish_todo, move_todo, reopen_todo
from wams_tui.desk.desk import Desk
from wams_tui.desk.practice.households import households
from wams_tui.desk.vault.refreshing import refresh_heads
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.terms import terms_of

CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def test_the_sketch_in_the_head_gives_the_very_terms_of_the_case(rules: RuleSet) -> None:
    day = date(2026, 11, 23)
    for file in households(1, 24, day, "me"):
        head = decode_head(encode(file.head()))
        assert head.sketch is not None
        assert terms_of(head.sketch.file(head.phase), rules, day) == terms_of(file, rules, day)


def test_a_term_bears_its_nature_and_its_source(opened: OpenCase, desk: Desk) -> None:
    early = opened.file.case.model_copy(update={"phase": Phase.AANMELDING_CLIENT})
    lines = dues_on(desk, opened.file.model_copy(update={"case": early}), TODAY)

    term = next(line for line in lines if line.due.ref == "wmo-onderzoek")
    assert term.due.nature is DeadlineKind.ORDE
    assert term.due.due_on == opened.file.case.opened_on + timedelta(weeks=6)
    assert term.part is Part.TE_LAAT
    assert ["2.3.2" in source.reference for source in term.sources] == [True]


@pytest.mark.parametrize(
    ("days", "part"),
    [
        (-1, Part.TE_LAAT), (0, Part.VANDAAG), (1, Part.WEEK), (7, Part.WEEK), (8, Part.LATER), (28, Part.LATER),
        (29, Part.VERDER),
    ],
)  # fmt: skip
def test_a_day_stands_under_its_own_heading(days: int, part: Part) -> None:
    assert part_of(TODAY + timedelta(days=days), TODAY) is part
    assert part_of(None, TODAY) is Part.ZONDER_DAG


def test_a_morning_begins_with_what_is_late_and_fatal_goes_first(desk: Desk, opened: OpenCase) -> None:
    head = opened.file.head()
    lines = lines_of(head, desk.rules, TODAY + timedelta(days=2), "me", NOW)

    parts = [line.part.value for line in arranged(lines)]

    assert parts == sorted(parts)
    assert arranged(lines)[0].due.kind is DueKind.VERZOEK
    assert len(arranged(lines)) < len(arranged(lines, all_of_it=True))


def test_a_task_is_put_down_moved_done_and_opened_again(desk: Desk, opened: OpenCase) -> None:
    def asked(now: OpenCase) -> list[tuple[str, date | None]]:
        return [
            (one.due.what, one.due.due_on) for one in dues_on(desk, now.file, TODAY) if one.due.kind is DueKind.TAAK
        ]

    noted = add_todo(desk, opened, " bel school ", TODAY)
    (todo,) = noted.file.todos
    moved = move_todo(desk, noted, todo.id, TODAY + timedelta(days=3))
    done = finish_todo(desk, moved, todo.id)
    again = reopen_todo(desk, done, todo.id)

    assert asked(noted) == [("bel school", TODAY)]
    assert asked(moved) == [("bel school", TODAY + timedelta(days=3))]
    assert asked(done) == []
    assert done.file.todo(todo.id).done_by == desk.session.coordinator.id
    assert asked(again) == asked(moved)
    assert open_case(desk, opened.id).file.todos == again.file.todos
    with pytest.raises(Misused):
        add_todo(desk, again, "  ", None)


def test_a_head_of_before_is_brought_up_to_date_and_the_case_stays_as_it_was(desk: Desk, opened: OpenCase) -> None:
    old = opened.file.head().model_copy(update={"form": 1, "sketch": None, "dues": (), "findables": (), "bsn_tags": ()})
    desk.session.write(opened.id, [Change(opened.id, HEAD_KIND, opened.head_version, encode(old))], CHANGED)
    stored = desk.session.heads()[0]
    before = decode_head(stored.content)

    assert before.is_of_before
    assert refresh_heads(desk, [before], lambda: True) == 0
    assert refresh_heads(desk, [before], lambda: False) == 1

    after = decode_head(desk.session.heads()[0].content)
    assert (after.model_copy(update={"changed_on": None}), after.form) == (head_of(desk, opened.file), HEAD_FORM)
    assert after.changed_on == stored.changed, "nothing in the case changed, so the list says the same day"
    assert open_case(desk, opened.id).file == opened.file
    assert refresh_heads(desk, [after], lambda: False) == 0

    add_todo(desk, open_case(desk, opened.id), "bel school", None)
    assert decode_head(desk.session.heads()[0].content).changed_on is None


def test_news_is_what_a_colleague_wrote_since_one_was_last_there(hall: Hall) -> None:
    def noted(desk: Desk) -> None:
        add_todo(desk, open_case(desk, "case-1"), "bel school", None)

    with hall.sit(Who.COORDINATOR) as desk:
        case = household().case.model_copy(update={"coordinator": desk.session.coordinator.id})
        create_case(desk, household().model_copy(update={"case": case}))
        assert desk.visits.news(desk.session, ["case-1"]) == {}
        colleague = find_colleague(desk, Who.ANDERE_BEHEERDER.title)
        opened = open_case(desk, "case-1")
        give(desk, opened, colleague, AccessKind.MEELEZER, None)
        desk.visits.visit(desk.session, "case-1")
        noted(desk)
        assert desk.visits.news(desk.session, ["case-1"]) == {}
        desk.visits.keep(desk.session)
    with hall.sit(Who.ANDERE_BEHEERDER) as desk:
        noted(desk)
    with hall.sit(Who.COORDINATOR) as desk:
        news = desk.visits.news(desk.session, ["case-1"])
        assert [told.by.name for told in news.values()] == [Who.ANDERE_BEHEERDER.title]
        desk.visits.visit(desk.session, "case-1")
        assert desk.visits.news(desk.session, ["case-1"]) == {}


def test_whoever_has_no_access_has_nothing_of_a_case_in_their_day_or_in_what_they_search(hall: Hall) -> None:
    with hall.sit(Who.COORDINATOR) as desk:
        create_case(desk, household())
        mine = OwnCases(desk)
        mine.read_all()
        assert len(mine.agenda()) > 0
        assert [line.head.case for line in mine.found("visser")] == ["case-1"]
    with hall.sit(Who.ANDERE_BEHEERDER) as desk:
        assert desk.session.coordinator.role is Role.BEHEERDER
        other = OwnCases(desk)
        other.read_all()
        assert (other.lines, other.agenda(), other.found("visser"), other.found("999996708")) == ([], [], [], [])
        assert desk.visits.news(desk.session, [line.head.case for line in other.lines]) == {}
