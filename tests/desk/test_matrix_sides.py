"""The matrix from its other sides: what may be asked, what was granted, one listener, and what changed since."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.desk.builders import TODAY, household, item
from wams_tui.casework.case import Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Channel, Direction, Party, Phase, Purpose
from wams_tui.casework.disclosing.disclosures import DisclosureDecision, QuestionThen
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Outcome
from wams_tui.desk.matrix.cells import Cell, Granted, build, heard_by, matrix
from wams_tui.desk.matrix.changes import as_on, changed_since
from wams_tui.desk.may.asking import Step, whole
from wams_tui.desk.may.from_case import asking_about
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.verdict import Effect

WEEK = timedelta(days=7)


def cell(
    desk: Desk, file: CaseFile, participant: str, category: Category, direction: Direction = Direction.VERSTREKKEN
) -> Cell:
    found = matrix(desk, file, "tenant", direction)
    return found.row(participant)[found.categories.index(category)]


def with_participant(file: CaseFile, name: str, **changes: object) -> CaseFile:
    others = tuple(one.model_copy(update=changes) if one.id == name else one for one in file.participants)
    return file.model_copy(update={"participants": others})


def with_case(file: CaseFile, **changes: object) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update=changes)})


def decided(category: Category) -> DisclosureDecision:
    return DisclosureDecision(
        id="d",
        participant="corporation",
        purpose=Purpose.EIGEN_ACTIE,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        channel=Channel.PAPIER,
        decided_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        decided_by="Coördinator",
        asked=(QuestionThen(field="arrears", person="tenant", category=category, question="{}", verdict_hash=""),),
    )


def test_giving_and_asking_are_two_tables(desk: Desk) -> None:
    file = household()

    def asked(who: str, what: Category) -> Effect | None:
        return cell(desk, file, who, what, Direction.OPVRAGEN).effect

    assert asked("corporation", Category.WONEN) is Effect.TOESTAAN_MITS
    assert asked("corporation", Category.GEZONDHEID) is Effect.WEIGEREN
    # Their own secrecy: a practitioner gives what they themselves decide to give.
    health = cell(desk, file, "ggz", Category.GEZONDHEID, Direction.OPVRAGEN)
    assert health.effect in (Effect.AFWEGING, Effect.TOESTAAN_MITS)
    assert cell(desk, file, "ggz", Category.GEZONDHEID).fields
    assert not health.fields


def test_a_column_of_asking_is_there_where_somebody_could_be_asked_and_enforcement_is_asked_nothing(desk: Desk) -> None:
    found = matrix(desk, household(), "tenant", Direction.OPVRAGEN)

    assert {one.effect for one in found.row("recovery")} == {Effect.WEIGEREN}
    for place, category in enumerate(found.categories):
        assert any(row[place].effect is not Effect.WEIGEREN for row in found.rows), category
    assert Category.OVERIG_BIJZONDER not in found.categories


def test_who_is_asked_needs_no_action_of_their_own(desk: Desk) -> None:
    idle = with_participant(household(), "corporation", agreed_action="")

    assert cell(desk, idle, "corporation", Category.SCHULDEN_INKOMEN, Direction.OPVRAGEN).effect is not Effect.WEIGEREN


def test_a_decision_stands_beside_what_is_possible_and_not_against_what_is_refused(desk: Desk) -> None:
    granted = household().model_copy(update={"decisions": (decided(Category.WONEN),)})

    stands = cell(desk, granted, "corporation", Category.WONEN)
    assert stands.stands
    assert stands.granted is not None
    assert stands.granted.on == date(2026, 11, 20)
    assert not cell(desk, granted, "corporation", Category.HULPVRAAG_PLAN).stands
    assert cell(desk, granted, "ggz", Category.WONEN).granted is None

    late = with_case(granted, review_on=TODAY - timedelta(days=1))
    refused = cell(desk, late, "corporation", Category.WONEN)
    assert (refused.effect, refused.stands) == (Effect.WEIGEREN, False)
    assert refused.granted is not None


def test_what_the_ledger_says_failed_was_not_disclosed_and_what_nobody_saw_arrive_says_so(desk: Desk) -> None:
    file = household().model_copy(update={"decisions": (decided(Category.WONEN),)})

    def granted(outcome: Outcome) -> Granted | None:
        outcomes = {"d": outcome}
        found = build(file, file.person("tenant"), setting(desk), desk.rules, {"corporation"}, outcomes)
        return next(one.granted for one in found.row("corporation") if one.category is Category.WONEN)

    assert granted(Outcome.MISLUKT) is None
    unseen, seen = granted(Outcome.NIET_VOLTOOID), granted(Outcome.VOLTOOID)
    assert (unseen is not None and unseen.completed, seen is not None and seen.completed) == (False, True)


def test_who_has_ended_is_in_no_matrix_and_hears_nothing(desk: Desk) -> None:
    ended = with_participant(household(), "corporation", ended_on=TODAY)

    for direction in Direction:
        assert matrix(desk, ended, "tenant", direction).row("corporation") == ()
    assert all(found.rows == () for found in heard_by(desk, ended, {"corporation"}))


def test_one_listener_is_asked_about_everybody_and_about_nobody_else(desk: Desk) -> None:
    file = household()

    heard = heard_by(desk, file, {"corporation"})

    assert [found.person.id for found in heard] == [person.id for person in file.persons]
    assert all([one.id for one in found.participants] == ["corporation"] for found in heard)
    assert heard[0].rows[0] == matrix(desk, file, "tenant").row("corporation")


def test_what_passed_since_last_week_is_told_and_what_did_not_is_not(desk: Desk) -> None:
    file = household()
    quiet = changed_since(desk, file, TODAY - timedelta(days=5))
    assert (quiet.came, quiet.went, quiet.cells, quiet.phases) == ((), (), (), None)
    assert (quiet.other_law, quiet.other_rules) == (False, False)

    reviewed = with_case(file, review_on=TODAY - timedelta(days=1))
    late = changed_since(desk, reviewed, TODAY - WEEK)
    assert (Effect.TOESTAAN_MITS, Effect.WEIGEREN) in {(one.before, one.after) for one in late.cells}
    assert all(one.reason for one in late.cells)


def test_who_came_and_went_is_told_once_and_not_cell_by_cell(desk: Desk) -> None:
    moved = with_participant(household(), "corporation", ended_on=TODAY - timedelta(days=2))

    since = changed_since(desk, moved, TODAY - WEEK)

    assert [one.id for one in since.went] == ["corporation"]
    assert "corporation" not in {one.participant.id for one in since.cells}


def test_a_datum_that_came_since_was_not_there_then(desk: Desk) -> None:
    file = household()
    fresh = item("new", "tenant", Category.SCHULDEN_INKOMEN, "Een regeling.")
    came = file.model_copy(update={"items": (*file.items, fresh.model_copy(update={"obtained_on": TODAY}))})

    since = changed_since(desk, came, TODAY - timedelta(days=1))

    assert {(one.category, one.before) for one in since.cells} == {(Category.SCHULDEN_INKOMEN, None)}


@pytest.mark.parametrize(
    ("history", "phase"),
    [
        ((), Phase.UITVOERING),
        (((Phase.PLAN, 30), (Phase.UITVOERING, 3)), Phase.PLAN),
        (((Phase.UITVOERING, 3),), Phase.PLAN),
        (((Phase.UITVOERING, 30),), Phase.UITVOERING),
    ],
)
def test_the_phase_of_that_day_comes_from_the_steps_on_record(
    history: tuple[tuple[Phase, int], ...], phase: Phase
) -> None:
    steps = tuple(
        Decision(phase=step, on=TODAY - timedelta(days=ago), by="Coördinator", reason="-") for step, ago in history
    )

    assert as_on(with_case(household(), history=steps), TODAY - WEEK).case.phase is phase


def test_before_the_case_was_opened_there_is_nothing_to_compare(desk: Desk) -> None:
    opened = household().case.opened_on

    assert changed_since(desk, household(), opened - timedelta(days=90)).day == opened


@pytest.mark.parametrize("direction", Direction)
def test_a_cell_becomes_a_question_of_codes_alone(desk: Desk, opened: OpenCase, direction: Direction) -> None:
    found = cell(desk, opened.file, "corporation", Category.WONEN, direction)

    asking = asking_about(desk, opened.file, found, direction)

    assert asking.chosen(Step.PARTIJ, Party) is Party.WONINGCORPORATIE
    assert asking.chosen(Step.RICHTING, Direction) is direction
    assert not asking.answers
    assert Step.DOEL not in asking.choices
    assert not whole(asking)
