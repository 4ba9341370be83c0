"""A life in danger and a decision of the police open what is otherwise shut: for whom, and as long as they say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Category,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
    SecrecyAct,
    SecrecyGround,
    VaultNature,
)
from wams_tui.casework.errors import Misused
from wams_tui.casework.items import DataItem, SecrecyDecision, Source
from wams_tui.casework.log import AuditAction, AuditEvent
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.rules.regime import Setting
from wams_tui.casework.urgent.decisions import PoliceDecision, WpgArticle
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.course.recording import record_secrecy, recorded
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.matrix.cells import build
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.urgent.recording import LONGEST, InDanger, end_danger, record_danger, record_police
from wams_tui.law.decide import decide
from wams_tui.law.question import Question
from wams_tui.law.verdict import Effect

TOMORROW = TODAY + timedelta(days=1)
DROWNING = InDanger(
    "Staat op het dak en dreigt te springen.", "Naam en dat hij hulp krijgt.", "A. Boer, wijkagent", TOMORROW
)
TOLD = PoliceDecision(
    article=WpgArticle.INCIDENTEEL,
    decided_by="insp. R. Postma",
    decided_on=TODAY,
    until=TODAY + timedelta(days=30),
    recipients=(Party.GGZ_MEDISCH,),
    words="Hulp aan wie deze nodig heeft.",
    conditions="Alleen de behandelaar leest dit.",
)
REPORT = DataItem(
    id="report",
    person="tenant",
    category=Category.STRAFRECHT,
    label="Melding",
    value="Aangehouden op 3 november.",
    source=Source(description="politie", party=Party.POLITIE),
    obtained_on=TODAY - timedelta(days=4),
)
POLICE = Participant(
    id="police", organisation="Politie", party=Party.POLITIE, hat=Hat.HULPVERLENING, period=Period(start=TODAY)
)


def asked(opened: OpenCase, participant: Participant, person: str, key: str | None = None, days: int = 0) -> Question:
    field = field_by_key(opened.file, key) if key else None
    category = field.categories[0] if field else Category.GEZONDHEID
    when = Setting(TODAY + timedelta(days=days), VaultNature.ECHT, Regime.HUIDIG_RECHT)
    return question(opened.file, participant, opened.file.person(person), category, field, when)


def urgent(opened: OpenCase, person: str, days: int = 0) -> Question:
    """The question whether the police may hear of somebody's health to save a life, its need motivated."""
    found = asked(opened, POLICE, person, days=days)
    facts = {**found.facts, Fact.NOODZAAK_GEMOTIVEERD: Answer.JA}
    return replace(found, purpose=Purpose.ACUUT_GEVAAR, basis=Basis.VITAAL_BELANG, facts=facts)


def last(desk: Desk) -> AuditEvent:
    event = [row.event for row in desk.session.audit_lines() if row.event][-1]
    assert event is not None
    return event


def test_a_life_in_danger_opens_the_way_for_its_days_and_for_those_it_is_about(desk: Desk, opened: OpenCase) -> None:
    assert decide(urgent(opened, "tenant"), desk.rules).effect is Effect.WEIGEREN

    after = record_danger(desk, opened, "tenant", DROWNING)

    allowed = {
        (person, days): decide(urgent(after, person, days), desk.rules).allows
        for person in ("tenant", "ex")
        for days in (-1, 0, 1, 2)
    }
    assert [place for place, may in allowed.items() if may] == [("tenant", 0), ("tenant", 1)]
    assert open_case(desk, opened.id).file == after.file


def test_whose_data_may_serve_is_said_and_no_more(desk: Desk, opened: OpenCase) -> None:
    after = record_danger(desk, opened, "tenant", replace(DROWNING, about=("ex", "tenant")))

    assert decide(urgent(after, "ex"), desk.rules).allows
    assert not decide(urgent(after, "daughter"), desk.rules).allows
    assert after.file.case.dangers[0].about == ("tenant", "ex")


def test_a_case_in_danger_has_cells_that_say_so_and_a_safe_one_has_none(desk: Desk, opened: OpenCase) -> None:
    file = opened.file.model_copy(update={"participants": (POLICE,)})
    today = Setting(TODAY, VaultNature.ECHT, Regime.HUIDIG_RECHT)

    def bases(of: OpenCase) -> set[str]:
        case = file.model_copy(update={"case": of.file.case})
        found = build(case, case.person("tenant"), today, desk.rules)
        return {field.possibility.basis for row in found.rows for cell in row for field in cell.fields}

    assert Basis.VITAAL_BELANG.value not in bases(opened)
    assert Basis.VITAAL_BELANG.value in bases(record_danger(desk, opened, "tenant", DROWNING))


def test_a_danger_that_is_over_opens_nothing_any_more_and_stays_on_record(desk: Desk, opened: OpenCase) -> None:
    after = end_danger(desk, record_danger(desk, opened, "tenant", DROWNING), "tenant")

    assert not decide(urgent(after, "tenant"), desk.rules).allows
    assert [one.words for one in after.file.case.dangers] == [DROWNING.words]
    assert last(desk).action == "gevaar-voorbij"
    with pytest.raises(Misused, match="geen acuut gevaar"):
        end_danger(desk, after, "tenant")


def test_the_audit_line_of_a_danger_has_its_last_day_and_nobodys_name(desk: Desk, opened: OpenCase) -> None:
    record_danger(desk, opened, "tenant", DROWNING)

    event = last(desk)
    assert event.action == "gevaar-vastgelegd"
    assert event.details == {"record": "tenant", "tot": TOMORROW.isoformat(), "personen": "1"}
    assert not any(word in event.model_dump_json() for word in ("Boer", "springen"))


HALF_DANGERS = [
    (replace(DROWNING, words=" "), "motivering"),
    (replace(DROWNING, minimum=" x"), "het minste"),
    (replace(DROWNING, decided_by=""), "wie dit besloot"),
    (replace(DROWNING, until=TODAY - timedelta(days=1)), "ten hoogste"),
    (replace(DROWNING, until=TODAY + timedelta(days=LONGEST)), "ten hoogste"),
]


def test_half_a_danger_is_not_recorded(desk: Desk, opened: OpenCase) -> None:
    for danger, said in HALF_DANGERS:
        with pytest.raises(Misused, match=said):
            record_danger(desk, opened, "tenant", danger)

    assert open_case(desk, opened.id).file == opened.file


@pytest.fixture
def reported(desk: Desk, opened: OpenCase) -> OpenCase:
    return recorded(desk, opened, [REPORT], AuditAction.PERSOON_GEWIJZIGD, REPORT.id, {})


def fact(opened: OpenCase, participant: str, days: int = 0) -> Answer:
    found = asked(opened, opened.file.participant(participant), "tenant", REPORT.id, days)
    return found.fact(Fact.WPG_BESLUIT)


def test_a_decision_of_the_police_reaches_whom_it_names_until_its_day(desk: Desk, reported: OpenCase) -> None:
    assert fact(reported, "ggz") is Answer.ONBEKEND

    after = record_police(desk, reported, REPORT.id, TOLD)

    assert [fact(after, "ggz", days) for days in (-1, 0, 30, 31)] == [Answer.NEE, Answer.JA, Answer.JA, Answer.NEE]
    assert fact(after, "corporation") is Answer.NEE
    event = last(desk)
    assert event.action == "wpg-besluit-vastgelegd"
    assert event.details == {"record": "report", "wet": "wpg-19", "tot": TOLD.until.isoformat()}
    assert "Postma" not in event.model_dump_json()


def test_on_it_the_law_lets_the_datum_go_and_its_conditions_go_along(desk: Desk, reported: OpenCase) -> None:
    after = record_police(desk, reported, REPORT.id, TOLD)

    def verdict(of: OpenCase) -> Effect:
        found = asked(of, of.file.participant("ggz"), "tenant", REPORT.id)
        ready = dict.fromkeys(
            (Fact.NOODZAAK_GEMOTIVEERD, Fact.BETROKKENE_INGELICHT, Fact.LEVERANCIER_AKKOORD), Answer.JA
        )
        facts = {Fact.DEELNAME_BETREFT_PERSOON: Answer.JA, **found.facts, **ready}
        on = {"purpose": Purpose.PLAN, "basis": Basis.WPG, "phase": Phase.PLAN}
        return decide(replace(found, facts=facts, **on), desk.rules).effect  # type: ignore[arg-type]

    assert verdict(reported) is Effect.WEIGEREN
    assert verdict(after) is Effect.TOESTAAN_MITS
    field = field_by_key(after.file, REPORT.id)
    assert field is not None
    assert field.supplier_conditions == TOLD.conditions


def test_the_newest_decision_of_the_police_counts_and_the_older_stays(desk: Desk, reported: OpenCase) -> None:
    first = record_police(desk, reported, REPORT.id, TOLD)
    narrower = TOLD.model_copy(update={"recipients": (Party.JEUGDHULP,)})

    after = record_police(desk, first, REPORT.id, narrower)

    assert fact(after, "ggz") is Answer.NEE
    datum = next(one for one in after.file.items if one.id == REPORT.id)
    assert (datum.police, datum.police_before) == (narrower, (TOLD,))


HALF_DECISIONS: list[tuple[dict[str, object], str]] = [
    ({"recipients": ()}, "aan wie"),
    ({"recipients": (Party.POLITIE,)}, "aan wie"),
    ({"words": ""}, "motivering"),
    ({"decided_by": " "}, "wie dit besloot"),
    ({"decided_on": TOMORROW, "until": TOMORROW}, "datums"),
    ({"until": TODAY - timedelta(days=1)}, "datums"),
]


def test_half_a_decision_of_the_police_is_not_recorded(desk: Desk, reported: OpenCase) -> None:
    for change, said in HALF_DECISIONS:
        with pytest.raises(Misused, match=said):
            record_police(desk, reported, REPORT.id, TOLD.model_copy(update=change))


def test_only_a_datum_of_the_police_has_a_decision_of_the_police(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Misused, match="strafrecht"):
        record_police(desk, opened, "arrears", TOLD)


SILENT = SecrecyDecision(
    professional="dr. N. Sewdien",
    act=SecrecyAct.WGBO,
    ground=SecrecyGround.NIET_DOORBROKEN,
    decided_on=TODAY - timedelta(days=5),
)
SPOKEN = SILENT.model_copy(
    update={
        "ground": SecrecyGround.TOESTEMMING,
        "covers": (Category.WONEN,),
        "consented_by": "de heer Visser",
        "decided_on": TODAY,
    }
)


def test_a_new_decision_on_secrecy_counts_and_the_silence_before_it_stays_visible(desk: Desk, opened: OpenCase) -> None:
    after = record_secrecy(desk, record_secrecy(desk, opened, "arrears", SILENT), "arrears", SPOKEN)

    datum = next(one for one in after.file.items if one.id == "arrears")
    assert (datum.secrecy, datum.secrecy_before) == (SPOKEN, (SILENT,))
    found = asked(after, after.file.participant("ggz"), "tenant", "arrears")
    assert found.fact(Fact.GEHEIM_DOORBROKEN) is Answer.JA


def test_an_older_decision_does_not_take_the_place_of_a_newer_one(desk: Desk, opened: OpenCase) -> None:
    spoken = record_secrecy(desk, opened, "arrears", SPOKEN)

    with pytest.raises(Misused, match="latere dag"):
        record_secrecy(desk, spoken, "arrears", SILENT)
