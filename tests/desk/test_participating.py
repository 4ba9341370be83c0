"""Who takes part: adding, changing, and ending it with everything that rests on it, at once and at every door."""

from datetime import date, timedelta

import pytest

from tests.casework.test_partners import WOONSTEE
from tests.desk.builders import TODAY, household, reason_of
from wams_tui.casework.case import Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Direction, Hat, Party, SecrecyAct, SecrecyGround
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import Custody
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.log import AuditAction
from wams_tui.casework.partners.ending import ended, resting_on, to_reconfirm
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.records import record_id
from wams_tui.casework.requests.request import RefusalReason, RequestState
from wams_tui.desk.cases import Clashed, OpenCase, open_case
from wams_tui.desk.clashes import compare, keep
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import add_participant, change_participant, end_participation
from wams_tui.desk.matrix.cells import matrix
from wams_tui.desk.requests.assess import assess

WHY = "Helpt met de administratie."
REASON = "De schuld is betaald; er is niets meer te doen."
YESTERDAY = TODAY - timedelta(days=1)
DEBT = Participant(
    id="", organisation="Schuldhulp", party=Party.SCHULDHULP, hat=Hat.HULPVERLENING, period=Period(start=TODAY),
    why_involved=WHY,
)  # fmt: skip
LIFTED = SecrecyDecision(
    professional="Behandelaar", act=SecrecyAct.WGBO, ground=SecrecyGround.TOESTEMMING, consented_by="Bram Visser",
    covers=(Category.GEZONDHEID,), decided_on=TODAY - timedelta(days=5),
)  # fmt: skip


def full() -> CaseFile:
    """A household in which something of every kind rests on the practitioner."""
    file = household()
    period = Period(start=TODAY - timedelta(days=30), end=TODAY + timedelta(days=30))
    given = Measure(id="m", kind=MeasureKind.MACHTIGING, person="tenant", participant="ggz", period=period)
    court = Measure(id="o", kind=MeasureKind.ONDERTOEZICHTSTELLING, person="daughter", participant="ggz", period=period)
    to_them = file.requests[0].model_copy(
        update={"id": "of", "participant": "ggz", "direction": Direction.OPVRAGEN, "due_on": None}
    )
    by_them = to_them.model_copy(update={"id": "by", "direction": Direction.VERSTREKKEN})
    return file.model_copy(
        update={
            "case": file.case.model_copy(update={"measures": (given, court)}),
            "requests": (*file.requests, to_them, by_them),
            "items": tuple(
                one.model_copy(update={"secrecy": LIFTED}) if one.id == "depression" else one for one in file.items
            ),
            "persons": tuple(
                one.model_copy(update={"custody": (Custody(holder="ggz", period=period),)})
                if one.id == "daughter"
                else one
                for one in file.persons
            ),
        }
    )


def without(file: CaseFile, on: date) -> CaseFile:
    """The household once the practitioner has ended."""
    changed = {record_id(one): one for one in ended(file, "ggz", on, TODAY, REASON, "Oefencoördinator")}
    return CaseFile.gather(({record_id(one): one for one in file.entities()} | changed).values())


def test_everything_that_rests_on_a_participation_is_named() -> None:
    rests = resting_on(full(), "ggz", TODAY)

    assert rests.agreed_action == "Behandelen."
    assert [one.id for one in rests.asked_by] == ["by"]
    assert [one.id for one in rests.asked_of] == ["of"]
    assert [one.id for one in rests.secrecy] == ["depression"]
    assert [one.id for one in rests.told] == ["depression"]
    assert [one.id for one in rests.authorities] == ["m"]
    assert [one.id for one in rests.measures] == ["o"]
    assert [one.id for one in rests.custody] == ["daughter"]
    assert resting_on(household(), "recovery", TODAY).is_nothing


def test_ending_ends_what_is_ours_to_end_and_leaves_what_is_a_courts() -> None:
    file = without(full(), TODAY)

    by, of = file.request("by"), file.request("of")
    assert (by.state, reason_of(by), by.decided_on) == (RequestState.BESLIST, RefusalReason.GEEN_DEELNEMER, TODAY)
    assert (of.state, of.decided_on) == (RequestState.INGETROKKEN, TODAY)
    assert file.request("ask").is_open
    assert [one.secrecy.until for one in file.items if one.secrecy is not None] == [YESTERDAY]
    ends = {one.id: one.period.end for one in file.case.measures}
    assert ends == {"m": YESTERDAY, "o": TODAY + timedelta(days=30)}
    assert file.person("daughter") == full().person("daughter")


def test_an_authority_that_had_not_begun_is_gone() -> None:
    assert [one.id for one in without(full(), TODAY - timedelta(days=31)).case.measures] == ["o"]


def test_what_came_from_who_is_gone_is_confirmed_again_until_somebody_did() -> None:
    file = household()
    gone = tuple(
        one.model_copy(update={"ended_on": TODAY}) if one.id == "corporation" else one for one in file.participants
    )
    without = file.model_copy(update={"participants": gone})

    assert to_reconfirm(file, TODAY) == ()
    assert [one.id for one in to_reconfirm(without, TODAY)] == ["arrears"]
    confirmed = tuple(one.model_copy(update={"confirmed_on": TODAY}) for one in file.items)
    assert to_reconfirm(without.model_copy(update={"items": confirmed}), TODAY) == ()


def test_who_is_added_is_in_the_matrix_and_who_is_ended_is_out_of_every_door(desk: Desk, opened: OpenCase) -> None:
    added = add_participant(desk, opened, DEBT)
    (made,) = [one for one in added.file.participants if one.organisation == "Schuldhulp"]
    assert matrix(desk, added.file, "tenant").row(made.id)

    before = assess(desk, added, "ask")
    assert before.givable
    without = end_participation(desk, added, "corporation", TODAY, REASON)

    assert matrix(desk, without.file, "tenant").row("corporation") == ()
    assert assess(desk, without, "ask").givable == ()
    assert reason_of(without.file.request("ask")) is RefusalReason.GEEN_DEELNEMER
    assert open_case(desk, "case-1").file.participant("corporation").end_reason == REASON
    actions = [line.event.action for line in desk.session.audit_lines() if line.event is not None]
    assert {AuditAction.DEELNEMER_TOEGEVOEGD, AuditAction.DEELNAME_BEEINDIGD} <= set(actions)
    with pytest.raises(Refused, match="al beëindigd"):
        end_participation(desk, without, "corporation", TODAY, REASON)
    with pytest.raises(Refused, match="blijft zoals die was"):
        change_participant(desk, without, without.file.participant("corporation"))


@pytest.mark.parametrize(
    ("on", "reason"), [(TODAY, "ja"), (TODAY + timedelta(days=1), REASON), (date(2020, 1, 1), REASON)], ids=str
)
def test_an_end_has_a_reason_and_a_day_that_can_be(desk: Desk, opened: OpenCase, on: date, reason: str) -> None:
    with pytest.raises(Misused):
        end_participation(desk, opened, "corporation", on, reason)


@pytest.mark.parametrize(
    "changes",
    [
        {"organisation": ""},
        {"why_involved": "-"},
        {"concerns": ("niemand",)},
        {"party": Party.GEZINSLID},
        {"party": Party.GEZINSLID, "represents": ("tenant", "daughter")},
        {"partner": WOONSTEE.id},
    ],
    ids=str,
)
def test_who_is_added_without_what_must_be_known_is_told_what(
    desk: Desk, opened: OpenCase, changes: dict[str, object]
) -> None:
    with pytest.raises(Misused) as refused:
        add_participant(desk, opened, DEBT.model_copy(update=changes))
    assert refused.value.hint


def test_one_person_has_one_hat_and_two_hats_are_two_participations(desk: Desk, opened: OpenCase) -> None:
    corporation = opened.file.participant("corporation").model_copy(update={"id": "", "why_involved": WHY})

    with pytest.raises(Refused, match="doet al mee"):
        add_participant(desk, opened, corporation)
    twice = add_participant(desk, opened, corporation.model_copy(update={"hat": Hat.SCHULDEISER}))
    assert len([one for one in twice.file.participants if one.organisation == "Woonstee"]) == 2


def test_a_hat_under_which_data_came_never_becomes_another(desk: Desk, opened: OpenCase) -> None:
    used = opened.file.participant("ggz").model_copy(update={"hat": Hat.TOELEIDING, "why_involved": WHY})
    with pytest.raises(Refused, match="veranderen niet meer"):
        change_participant(desk, opened, used)

    unused = opened.file.participant("recovery").model_copy(update={"hat": Hat.TOEZICHT, "why_involved": WHY})
    assert change_participant(desk, opened, unused).file.participant("recovery").hat is Hat.TOEZICHT


def test_two_who_change_one_participant_keep_both_changes(desk: Desk, opened: OpenCase) -> None:
    other = open_case(desk, "case-1")
    mine = opened.file.participant("corporation").model_copy(update={"why_involved": WHY})
    theirs = mine.model_copy(update={"function": "wijkbeheerder"})
    change_participant(desk, other, theirs)

    with pytest.raises(Clashed) as clash:
        change_participant(desk, opened, mine.model_copy(update={"person_name": "S. de Wit"}))

    whole = keep(desk, compare(desk, clash.value.attempt), {}).file.participant("corporation")
    assert (whole.function, whole.person_name, whole.why_involved) == ("wijkbeheerder", "S. de Wit", WHY)
