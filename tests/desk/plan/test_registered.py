"""What the register says of a copy: which goal, action or decision went, by its number and in no words of anybody."""

from dataclasses import replace
from pathlib import Path

from tests.desk.plan.planned import CHANGED
from tests.desk.plan.test_copies import TERMS, begun, read_all
from tests.desk.test_disclose import answered, disclose
from wams_tui.casework.codes import Channel, Purpose
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Form
from wams_tui.desk.ledger.detail import data_of, detail_of
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.plan.copies import start_minutes


def called(desk: Desk, opened: OpenCase) -> list[str]:
    """Return what the register calls what went last."""
    line = disclosures(desk, opened.id)[0]
    one_by_one = [datum.label for datum in data_of(opened.file, line)]
    assert one_by_one == [datum.label for datum in detail_of(desk, opened.file, line).given]
    return one_by_one


def test_a_part_of_the_plan_is_told_by_its_number_in_the_version_that_went(
    desk: Desk, plan: OpenCase, tmp_path: Path
) -> None:
    plan, draft = begun(desk, plan, "corporation")
    draft = answered(desk, plan, read_all(plan, draft.toggled("rent")))
    plan = disclose(desk, plan, draft, Form.JSON, tmp_path / "a.json").opened
    went = called(desk, plan)
    assert sorted(went) == ["Actie 1.1", "Doel 1", "Tijdelijk niet handhaven of innen 1"]

    # The family puts another goal first: what went is still what it was called on paper.
    turned = plan.file.plan.model_copy(update={"goals": ("sleep", "rent", "school")})
    plan = save(desk, plan, [turned], CHANGED)[0]
    assert called(desk, plan) == went
    words = {*(one.what for one in plan.file.goals), *(one.what for one in plan.file.actions)}
    assert not any(word in label for word in words for label in went)


def test_a_decision_is_told_by_its_conference_and_its_number(desk: Desk, plan: OpenCase, tmp_path: Path) -> None:
    draft = replace(start_minutes(plan, "corporation", "table"), **TERMS, purpose=Purpose.CASUSOVERLEG)
    draft = replace(draft, channel=Channel.PAPIER).toggled("table:i-1").toggled("table:d-1")
    plan = disclose(desk, plan, answered(desk, plan, read_all(plan, draft)), Form.JSON, tmp_path / "a.json").opened

    assert called(desk, plan) == ["Agendapunt 1 (19-11-2026)", "Besluit 1.1 (19-11-2026)"]
