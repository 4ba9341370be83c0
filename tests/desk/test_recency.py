"""What is too old is given only once its source confirmed it; one's own data and danger wait for nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.codes import Answer, Basis, Category, Channel, Fact, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.asking.recency import TOO_OLD, counted_until, months_of, reconfirm, too_old
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import Field, field_by_key
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.disclosing.weighing import obstacles
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.rulefiles import Parameter

SOURCE = "mw. El Idrissi, woonconsulent"
DRAFT = Draft(
    "corporation",
    purpose=Purpose.PLAN,
    basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
    channel=Channel.PAPIER,
    fields=("arrears",),
)


def aged(desk: Desk, opened: OpenCase, months: int = 8) -> OpenCase:
    """Return the case with the arrears told so many months ago."""
    item = next(one for one in opened.file.items if one.id == "arrears")
    old = item.model_copy(update={"obtained_on": TODAY - timedelta(days=31 * months)})
    event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="casus")
    return save(desk, opened, [old], event)[0]


def arrears(opened: OpenCase) -> Field:
    field = field_by_key(opened.file, "arrears")
    assert field is not None
    return field


def test_an_old_datum_stops_a_disclosure_until_its_source_confirmed_it(desk: Desk, opened: OpenCase) -> None:
    assert TOO_OLD not in obstacles(desk, opened, DRAFT)
    opened = aged(desk, opened)

    assert TOO_OLD in obstacles(desk, opened, DRAFT)
    stale = next(one for one in prospects(desk, opened, DRAFT) if one.field.key == "arrears")
    assert stale.too_old
    assert stale.could_be_chosen
    assert not stale.can_be_chosen

    opened = reconfirm(desk, opened, "arrears", SOURCE, TODAY)
    assert TOO_OLD not in obstacles(desk, opened, DRAFT)
    kept = next(one for one in open_case(desk, opened.id).file.items if one.id == "arrears")
    assert (kept.confirmed_on, kept.confirmed_by) == (TODAY, SOURCE)


@pytest.mark.parametrize("purpose", [Purpose.RECHTEN, Purpose.VEILIG_THUIS_MELDING, Purpose.ACUUT_GEVAAR])
def test_who_asks_what_is_held_and_danger_wait_for_no_source(desk: Desk, opened: OpenCase, purpose: Purpose) -> None:
    opened = aged(desk, opened)

    assert TOO_OLD not in obstacles(desk, opened, replace(DRAFT, purpose=purpose))


def test_what_was_confirmed_asks_for_no_checking_afterwards(desk: Desk, opened: OpenCase) -> None:
    file = reconfirm(desk, opened, "arrears", SOURCE, TODAY).file
    tenant, corporation = file.person("tenant"), file.participant("corporation")
    field = field_by_key(file, "arrears")

    about = question(file, corporation, tenant, Category.WONEN, field, setting(desk))

    assert about.facts[Fact.BRON_BEVESTIGD] is Answer.JA


def test_a_rule_set_may_say_its_own_term(desk: Desk, opened: OpenCase) -> None:
    own = Parameter.model_validate(
        {"code": "actueel-wonen", "titel": "Wonen", "soort": "maanden", "waarde": 1, "bronnen": ["eigen-lezing"]}
    )
    files = desk.rules.files.model_copy(update={"parameters": (*desk.rules.files.parameters, own)})
    stricter = replace(desk.rules, files=files)

    assert months_of(desk.rules)[Category.WONEN] == 6
    assert months_of(stricter)[Category.WONEN] == 1
    old = aged(desk, opened, months=2)
    assert not too_old(desk, arrears(old), Purpose.PLAN)
    assert too_old(replace(desk, rules=stricter), arrears(old), Purpose.PLAN)


def test_a_name_has_no_age(desk: Desk, opened: OpenCase) -> None:
    name = field_by_key(opened.file, "tenant#naam")

    assert name is not None
    assert counted_until(desk.rules, name) is None


@pytest.mark.parametrize(
    ("record", "by", "days"),
    [("arrears", "  ", 0), ("arrears", SOURCE, 1), ("arrears", SOURCE, -11), ("nobody", SOURCE, 0)],
    ids=["by-nobody", "tomorrow", "before-it-was-told", "no-such-datum"],
)
def test_what_cannot_be_a_confirmation_is_refused(
    desk: Desk, opened: OpenCase, record: str, by: str, days: int
) -> None:
    with pytest.raises(Misused):
        reconfirm(desk, opened, record, by, TODAY + timedelta(days=days))

    assert all(one.confirmed_on is None for one in open_case(desk, opened.id).file.items)
