"""Deciding a request at the desk: part by part, by whose it is, and never by a way around the wizard."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.test_disclose import answered, disclose, draft
from wams_tui.casework.codes import Answer, Basis, Category, Decider, Purpose
from wams_tui.casework.course.gates import Thresholds
from wams_tui.casework.errors import Conflict, Misused, Refused, Unusable, WamsError
from wams_tui.casework.household.persons import Joining, ParticipationAnswer
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.requests.request import CameBy, LineOutcome, Outcome, RefusalReason, RequestState, SecondLook
from wams_tui.casework.requests.second import said_no
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.assess import assess
from wams_tui.desk.requests.deciding import answer_back, ask_back, hear, lay_before, refuse, refuse_line, second_look
from wams_tui.desk.requests.entering import Asked, Entry, aim, bind, enter
from wams_tui.documents.render import Form

EDITED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
WORDS = "Om de regeling te kunnen houden."
THREE = (
    Asked("tenant", Category.WONEN, "de achterstand"),
    Asked("tenant", Category.HULPVRAAG_PLAN, "of er hulp is"),
    Asked("daughter", Category.ONDERWIJS, "hoe het op school gaat"),
)


def entry(desk: Desk, **changed: object) -> Entry:
    """A request of three parts, as it comes in by telephone today."""
    made = Entry(
        participant="corporation", purpose_words=WORDS, lines=THREE, received_on=desk.today(),
        due_on=desk.today() + timedelta(days=7), came_by=CameBy.TELEFOON, asker_name="B. Kuijpers",
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


@pytest.fixture
def entered(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    return enter(desk, opened, entry(desk))


def test_what_came_in_is_read_back_and_waits(desk: Desk, entered: tuple[OpenCase, str]) -> None:
    request = open_case(desk, "case-1").file.request(entered[1])

    assert request.state is RequestState.NIEUW
    assert (request.asker_name, request.came_by, request.entered_by) == (
        "B. Kuijpers", CameBy.TELEFOON, "Oefencoördinator",
    )  # fmt: skip
    assert [(line.id, line.person, line.wording) for line in request.lines] == [
        ("1", "tenant", "de achterstand"),
        ("2", "tenant", "of er hulp is"),
        ("3", "daughter", "hoe het op school gaat"),
    ]
    assert request.id in [one.id for one in entered[0].file.head().queue]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"participant": "wie-dan"}, "wie dit vraagt"),
        ({"purpose_words": "  "}, "waarvoor het is"),
        ({"lines": ()}, "wat er wordt gevraagd"),
        ({"lines": (Asked("niemand", Category.WONEN, "x"),)}, "niet in deze casus"),
    ],
)
def test_what_cannot_be_a_request_is_told_and_nothing_is_stored(
    desk: Desk, opened: OpenCase, changed: dict[str, object], says: str
) -> None:
    with pytest.raises(Misused, match=says):
        enter(desk, opened, entry(desk, **changed))

    assert len(open_case(desk, "case-1").file.requests) == 1


def test_days_that_cannot_be_and_a_reference_that_came_before_are_told(desk: Desk, opened: OpenCase) -> None:
    day = timedelta(days=1)
    with pytest.raises(Misused, match="toekomst"):
        enter(desk, opened, entry(desk, received_on=desk.today() + day))
    with pytest.raises(Misused, match="voor de ontvangst"):
        enter(desk, opened, entry(desk, due_on=desk.today() - day))
    first, _ = enter(desk, opened, entry(desk, reference="WR-12"))
    with pytest.raises(Misused, match="kenmerk"):
        enter(desk, first, entry(desk, reference="WR-12"))


def test_each_part_is_decided_on_its_own_and_the_whole_follows(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, id = entered
    opened = refuse_line(desk, opened, id, "3", RefusalReason.NIET_NODIG)
    assert opened.file.request(id).state is RequestState.IN_BEHANDELING
    wanted = answered(desk, opened, replace(draft("arrears", "help", request=id), lines=("1",)))

    opened = disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json").opened

    request = opened.file.request(id)
    assert [line.id for line in request.given] == ["1"], "what was not to be given answers nothing"
    made = request.decision("1")
    assert made is not None
    assert made.disclosure == request.disclosures[0]
    assert "regeling over de huurschuld" in made.necessity
    done = refuse(desk, opened, id, RefusalReason.NIET_NODIG).file.request(id)
    assert (done.outcome, done.state) == (Outcome.DEELS, RequestState.BESLIST)


def test_a_line_that_was_given_cannot_be_given_or_refused_again(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path
) -> None:
    seen, id = entered
    wanted = answered(desk, seen, replace(draft("arrears", request=id), lines=("1",)))
    opened = disclose(desk, seen, wanted, Form.JSON, tmp_path / "a.json").opened

    with pytest.raises(Refused, match="al beslist"):
        refuse_line(desk, opened, id, "1", RefusalReason.NIET_NODIG)
    with pytest.raises(Conflict):
        disclose(desk, seen, wanted, Form.JSON, tmp_path / "b.json")

    assert not (tmp_path / "b.json").exists()
    assert len(open_case(desk, "case-1").file.request(id).disclosures) == 1


def test_a_disclosure_that_was_not_completed_leaves_its_part_to_be_decided(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise Unusable("De schijf is vol.")

    opened, id = entered
    wanted = answered(desk, opened, replace(draft("arrears", request=id), lines=("1",)))
    monkeypatch.setattr("wams_tui.desk.disclose.write_new", full)

    with pytest.raises(Unusable):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json")

    request = open_case(desk, "case-1").file.request(id)
    assert [line.id for line in request.undecided] == ["1", "2", "3"]
    made = request.decision("1")
    assert made is not None
    assert made.outcome is LineOutcome.HEROPEND


def test_a_field_that_was_erased_meanwhile_is_told_and_nothing_goes(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, id = entered
    wanted = draft("weg", request=id)

    with pytest.raises(WamsError) as told:
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json")

    assert "is er niet meer" in str(told.value)
    assert open_case(desk, "case-1").file.request(id).disclosures == ()


def test_what_the_coordinator_asks_of_the_receiver_stands_on_the_document(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path
) -> None:
    for other in ("Bespreek het niet met Lotte.", "Overleg eerst met GGZ Demodorp."):
        with pytest.raises(Refused, match="naam uit deze casus"):
            bind(desk, entered[0], entered[1], "1", other)
    bind(desk, entered[0], entered[1], "1", "Alleen Woonstee leest dit, en Bram Visser zelf.")
    opened = bind(desk, open_case(desk, entered[0].id), entered[1], "1", "Niet delen met de wijkbeheerder.")
    wanted = answered(desk, opened, replace(draft("arrears", "help", request=entered[1]), lines=("1", "2")))

    delivered = disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json")

    conditions = {field.label: field.conditions for field in delivered.release.content.fields}
    assert conditions["arrears"] == ("Niet delen met de wijkbeheerder.",)
    assert conditions["help"] == ()
    made = delivered.opened.file.request(entered[1]).decision("1")
    assert made is not None
    assert "Niet delen met de wijkbeheerder." in made.conditions


def test_asking_back_waits_for_the_asker_and_their_answer_brings_it_back(
    desk: Desk, entered: tuple[OpenCase, str]
) -> None:
    opened, id = entered
    asked = ask_back(desk, opened, id, "Voor welke regeling is dit?")
    assert asked.file.request(id).state is RequestState.WACHT_OP_AANVRAGER
    assert not next(one for one in asked.file.head().queue if one.id == id).ours

    told = answer_back(desk, asked, id, "De regeling van mei.").file.request(id)

    assert (told.state, told.questions[0].answer) == (RequestState.IN_BEHANDELING, "De regeling van mei.")


def test_what_another_weighs_is_theirs_and_never_the_coordinators(desk: Desk, entered: tuple[OpenCase, str]) -> None:
    opened, id = entered
    why = "Het valt onder haar beroepsgeheim."
    with pytest.raises(Misused, match="zelf"):
        lay_before(desk, opened, id, "2", Decider.COORDINATOR, "ik", why)

    waiting = lay_before(desk, opened, id, "2", Decider.PROFESSIONAL, "dr. Sewdien", why)
    heard = hear(desk, waiting, id, "2", Answer.NEE, "Hij wil dit niet delen.").file.request(id)

    made = heard.decision("2")
    assert made is not None
    assert (made.outcome, made.reason) == (LineOutcome.GEWEIGERD, RefusalReason.BEROEPSGEHEIM)


def test_a_request_is_read_under_the_purpose_and_basis_that_were_chosen(
    desk: Desk, entered: tuple[OpenCase, str]
) -> None:
    opened, id = entered
    before = assess(desk, opened, id).asked[0].possibility

    aimed = aim(desk, opened, id, Purpose.HANDHAVING, Basis.WAMS_GECOORDINEERDE_AANPAK)

    after = assess(desk, aimed, id).asked[0].possibility
    assert before.verdict.effect != after.verdict.effect
    assert after.effect.value == "weigeren"


def test_the_audit_log_tells_what_was_done_and_no_word_of_it(desk: Desk, entered: tuple[OpenCase, str]) -> None:
    ask_back(desk, entered[0], entered[1], "Voor welke regeling is dit?")

    lines = [line.event for line in desk.session.audit_lines() if line.event is not None]

    actions = [event.action for event in lines]
    assert {AuditAction.VERZOEK_INGEVOERD, AuditAction.VERZOEK_GEWIJZIGD} <= set(actions)
    assert not any("regeling" in text for event in lines for text in event.details.values())


def _said_no_before(desk: Desk, opened: OpenCase) -> OpenCase:
    tenant = opened.file.person("tenant")
    answers = (
        ParticipationAnswer(joining=Joining.DOET_NIET_MEE, on=desk.today() - timedelta(days=80)),
        ParticipationAnswer(joining=Joining.DOET_MEE, on=desk.today() - timedelta(days=70)),
    )
    return save(desk, opened, [tenant.model_copy(update={"answers": answers})], EDITED)[0]


def test_after_a_no_a_second_coordinator_must_agree_and_never_the_one_who_gives(
    desk: Desk, entered: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, id = _said_no_before(desk, entered[0]), entered[1]
    wanted = answered(desk, opened, replace(draft("arrears", request=id), lines=("1",)))
    with pytest.raises(Refused, match="tweede coördinator"):
        disclose(desk, opened, wanted, Form.JSON, tmp_path / "a.json")

    mine = second_look(desk, opened, id, "De regeling moet doorgaan.")
    with pytest.raises(Refused, match="tweede coördinator"):
        disclose(desk, mine, wanted, Form.JSON, tmp_path / "a.json")
    theirs = SecondLook(by="Noor Postma", on=desk.today(), words="De regeling moet doorgaan.")
    seen = save(desk, mine, [mine.file.request(id).model_copy(update={"second": theirs})], EDITED)[0]

    given = disclose(desk, seen, wanted, Form.JSON, tmp_path / "a.json").opened
    assert [line.id for line in given.file.request(id).given] == ["1"]


def test_who_said_yes_all_along_asks_for_no_second_pair_of_eyes(desk: Desk, entered: tuple[OpenCase, str]) -> None:
    opened, id = entered
    request = opened.file.request(id)

    assert said_no(opened.file, request, desk.today(), Thresholds()) == ()
    later = _said_no_before(desk, opened).file
    assert [one.id for one in said_no(later, request, desk.today(), Thresholds())] == ["tenant"]
    assert said_no(later, request, desk.today(), Thresholds(refusal_months=1)) == ()
    with pytest.raises(Misused):
        second_look(desk, opened, id, "")
