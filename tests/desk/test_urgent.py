"""The emergency route: the ordinary door with terms that a recorded danger opens, the FG told, and looked back on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.builders import TODAY
from tests.desk.test_disclose import answered, disclose
from tests.desk.test_recording_urgent import DROWNING
from wams_tui.casework.codes import Answer, Basis, Channel, Party, Purpose
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.urgent.lookback import overdue
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.letters.telling import telling_letter
from wams_tui.desk.urgent.giving import TERMS, Rescuer, admit, helpers, running, who_may_hear
from wams_tui.desk.urgent.looking_back import Findings, given_under, look_back
from wams_tui.desk.urgent.recording import InDanger, record_danger
from wams_tui.desk.urgent.reporting import KIND, About, Report, unread
from wams_tui.desk.vault.stating import stated
from wams_tui.documents.render import Form

FOUND = Findings(
    needed=Answer.JA,
    words="Zonder zijn naam kon de wijkagent hem niet aanspreken; meer was niet nodig.",
    outside="Aan de meldkamer is alleen het adres gezegd.",
    what_ended="Hij kwam van het dak en ging mee naar de crisisdienst.",
    told_on=TODAY,
    told_how="Door de coördinator, bij hem thuis.",
)


def reports(desk: Desk) -> list[Report]:
    return [one for _said, one in stated(desk, KIND, Report) if one is not None]


def given(desk: Desk, opened: OpenCase, path: Path, danger: InDanger = DROWNING) -> OpenCase:
    opened = record_danger(desk, opened, "tenant", danger)
    opened, police = admit(desk, opened, Rescuer("Politie", Party.POLITIE, "A. Boer"))
    purpose, basis = TERMS
    draft = Draft(police, fields=("tenant#naam",), purpose=purpose, basis=basis, channel=Channel.MONDELING)
    return disclose(desk, opened, answered(desk, opened, draft), Form.JSON, path).opened


def test_without_a_danger_nobody_is_let_in_and_only_who_helps_may_hear(desk: Desk, opened: OpenCase) -> None:
    assert running(desk, opened.file) is None
    with pytest.raises(Refused, match="Er loopt geen acuut gevaar"):
        admit(desk, opened, Rescuer("Politie", Party.POLITIE))

    opened = record_danger(desk, opened, "tenant", DROWNING)

    assert Party.WONINGCORPORATIE not in who_may_hear(desk)
    assert [one.organisation for one in helpers(desk, opened.file)] == ["GGZ Demodorp"]
    with pytest.raises(Refused, match="ook bij acuut gevaar"):
        admit(desk, opened, Rescuer("Woonstee", Party.WONINGCORPORATIE))


def test_it_goes_through_the_one_door_and_the_fg_hears_of_it(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    gave = given(desk, opened, tmp_path / "uit.json")

    line = disclosures(desk, gave.id)[0]
    assert (line.purpose, line.basis, line.party) == (Purpose.ACUUT_GEVAAR, Basis.VITAAL_BELANG, Party.POLITIE)
    (told,) = reports(desk)
    assert told == Report(about=About.GEGEVEN, case=gave.id, disclosure=line.disclosure), "an id, and nothing of it"
    assert AuditAction.GEVAAR_GEMELD in [row.event.action for row in desk.session.audit_lines() if row.event]
    police = gave.file.participants[-1]
    assert police.period.end == DROWNING.until, "who came in for the danger leaves with it"
    assert unread(desk) == [], "only the FG is asked to see it"


def test_what_the_danger_does_not_need_stays_shut(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    opened = record_danger(desk, opened, "tenant", DROWNING)
    opened, police = admit(desk, opened, Rescuer("Politie", Party.POLITIE))
    purpose, basis = TERMS
    draft = Draft(police, fields=("arrears",), purpose=purpose, basis=basis, channel=Channel.MONDELING)

    with pytest.raises(Refused):
        disclose(desk, opened, answered(desk, opened, draft), Form.JSON, tmp_path / "uit.json")

    assert reports(desk) == []


def test_looking_back_is_a_task_until_everything_asked_is_answered(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    gave = given(desk, opened, tmp_path / "uit.json")
    danger = gave.file.case.dangers[0]
    (due,) = [one for one in gave.file.head().dues if one.kind is DueKind.TERUGBLIK]
    assert due.ref == danger.id
    assert [one.id for one in given_under(gave.file, danger)] == [gave.file.decisions[-1].id]

    for missing in (
        {"words": ""},
        {"outside": ""},
        {"what_ended": ""},
        {"told_how": ""},
        {"told_on": TODAY - timedelta(days=9)},
        {"told_on": None},
        {"told_on": None, "untold_reason": "Hij is nog niet aanspreekbaar.", "review_on": TODAY},
    ):
        with pytest.raises(Misused):
            look_back(desk, gave, danger.id, replace(FOUND, **missing))

    later = {"told_on": None, "untold_reason": "Nog niet aanspreekbaar.", "review_on": TODAY + timedelta(days=3)}
    half = look_back(desk, gave, danger.id, replace(FOUND, **later))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="nog niet in te lichten"):
        telling_letter(desk, half, "tenant", "tenant")
    (still,) = [one for one in half.file.head().dues if one.kind is DueKind.TERUGBLIK]
    assert still.due_on == TODAY + timedelta(days=3)
    assert running(desk, half.file) is None, "it ends with looking back"

    done = look_back(desk, half, danger.id, FOUND)
    assert telling_letter(desk, done, "tenant", "tenant").facts[0] == ("Voor", done.file.person("tenant").name)
    assert not [one for one in done.file.head().dues if one.kind is DueKind.TERUGBLIK]
    assert open_case(desk, done.id).file.case == done.file.case
    with pytest.raises(Misused, match="al teruggekeken"):
        look_back(desk, done, danger.id, FOUND)
    assert [one.about for one in reports(desk)] == [About.GEGEVEN, About.TERUGBLIK, About.TERUGBLIK]


def test_a_second_danger_is_never_refused_and_says_that_the_first_was_not_looked_back_on(
    desk: Desk, opened: OpenCase, tmp_path: Path
) -> None:
    gave = given(desk, opened, tmp_path / "uit.json")
    assert overdue(gave.file, desk.today()) == (), "it still runs"
    later = Desk(desk.session, desk.rules, lambda: desk.now() + timedelta(days=5))

    again = given(later, open_case(later, gave.id), tmp_path / "later.json", replace(DROWNING, until=later.today()))

    assert [one.id for one in overdue(again.file, later.today())] == [gave.file.case.dangers[0].id]
    noted = [row.event for row in desk.session.audit_lines() if row.event]
    told = [one.details for one in noted if one.action is AuditAction.GEVAAR_VASTGELEGD]
    assert [one.get("terugblik-open") for one in told] == [None, "1"]
    assert [one.waiting for one in reports(later)] == [0, 1]
