"""Taking part per person and per domain: a no only narrows, counts from its day, and is never wiped out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Domain,
    Initiative,
    Party,
    Phase,
    Purpose,
)
from wams_tui.casework.course.gates import Gate, Thresholds, of_step
from wams_tui.casework.disclosing.disclosures import DisclosureDecision, QuestionThen
from wams_tui.casework.disclosing.withdrawals import WITHIN, rested_on, tasks_of
from wams_tui.casework.household.persons import Joining, Participation, ParticipationAnswer, Person, PersonRole, ToldOf
from wams_tui.casework.merge import Kind, differences, merged
from wams_tui.casework.requests.scope import DOMAINS_AT, DOMAINS_OF, domains_of

NO, YES, UNASKED = Joining.DOET_NIET_MEE, Joining.DOET_MEE, Joining.NIET_GEVRAAGD


def member(*answers: tuple[Joining, Domain | None, date], joining: Joining = YES) -> Person:
    given = tuple(ParticipationAnswer(joining=one, domain=domain, on=on) for one, domain, on in answers)
    return Person(
        id="p",
        given_names="Noor",
        surname="Vos",
        role=PersonRole.PARTNER,
        participation=Participation(joining=joining),
        answers=given,
    )


def test_a_no_in_one_domain_closes_that_domain_and_no_other() -> None:
    noor = member((NO, Domain.GGZ, TODAY))

    assert noor.capacity_on(TODAY, domains={Domain.GGZ, Domain.ZORG}) is Capacity.GEZINSLID_NIET_AKKOORD
    assert noor.capacity_on(TODAY, domains={Domain.WONEN}) is Capacity.GEZINSLID_AKKOORD
    assert noor.capacity_on(TODAY) is Capacity.GEZINSLID_AKKOORD


def test_a_no_counts_from_its_own_day() -> None:
    noor = member((NO, Domain.WONEN, TODAY))

    assert noor.capacity_on(TODAY - timedelta(days=1), domains={Domain.WONEN}) is Capacity.GEZINSLID_AKKOORD
    assert noor.capacity_on(TODAY, domains={Domain.WONEN}) is Capacity.GEZINSLID_NIET_AKKOORD


def test_the_last_answer_in_a_domain_counts_and_the_earlier_one_stays() -> None:
    noor = member((NO, Domain.WONEN, TODAY - timedelta(days=9)), (YES, Domain.WONEN, TODAY))

    assert noor.closed_on(TODAY) == ()
    assert noor.closed_on(TODAY - timedelta(days=1)) == (Domain.WONEN,)
    assert len(noor.answers) == 2


@given(st.sampled_from(Joining), st.sets(st.sampled_from(Domain)), st.sampled_from(Joining))
def test_an_answer_in_a_domain_never_widens(whole: Joining, domains: set[Domain], apart: Joining) -> None:
    without = member(joining=whole)
    apart_answered = member(*((apart, domain, TODAY) for domain in domains), joining=whole)

    for domain in Domain:
        if without.capacity_on(TODAY, domains={domain}) is Capacity.GEZINSLID_NIET_AKKOORD:
            assert apart_answered.capacity_on(TODAY, domains={domain}) is Capacity.GEZINSLID_NIET_AKKOORD


def test_what_somebody_answered_later_does_not_count_for_a_day_before_it() -> None:
    yesterday, before = TODAY - timedelta(days=1), TODAY - timedelta(days=9)
    gone = member((YES, None, before), (Joining.INGETROKKEN, None, TODAY), joining=Joining.INGETROKKEN)
    joined = member((YES, None, TODAY), joining=YES)
    yes, no = Capacity.GEZINSLID_AKKOORD, Capacity.GEZINSLID_NIET_AKKOORD

    assert [gone.capacity_on(day) for day in (yesterday, TODAY)] == [yes, no]
    assert [joined.capacity_on(day) for day in (yesterday, TODAY)] == [no, yes]


def test_the_client_may_keep_a_domain_out_of_their_own_request_and_not_out_of_a_professionals() -> None:
    client = member((NO, Domain.GGZ, TODAY)).model_copy(update={"role": PersonRole.HOOFDPERSOON})

    assert client.capacity_on(TODAY, Initiative.CLIENT, {Domain.GGZ}) is Capacity.GEZINSLID_NIET_AKKOORD
    assert client.capacity_on(TODAY, Initiative.CLIENT, {Domain.WONEN}) is Capacity.CLIENT
    assert client.capacity_on(TODAY, Initiative.PROFESSIONAL, {Domain.GGZ}) is Capacity.CLIENT


def test_a_housemate_who_moved_out_is_a_third_party_from_that_day() -> None:
    housemate = member().model_copy(update={"role": PersonRole.HUISGENOOT, "moved_out_on": TODAY})

    assert housemate.capacity_on(TODAY - timedelta(days=1)) is Capacity.GEZINSLID_AKKOORD
    assert housemate.capacity_on(TODAY) is Capacity.DERDE


def test_every_domain_closes_something() -> None:
    reached = set().union(*DOMAINS_OF.values(), *DOMAINS_AT.values())

    assert reached == set(Domain)


def test_what_a_question_touches_is_of_the_kind_the_source_and_who_hears_it() -> None:
    assert domains_of(Category.HULPVRAAG_PLAN) == frozenset()
    assert domains_of(Category.HULPVRAAG_PLAN, Party.SCHULDHULP, None) == {Domain.SCHULDHULP}
    assert domains_of(Category.WONEN, Party.SCHOOL) == {Domain.WONEN, Domain.BESCHERMD_WONEN, Domain.ONDERWIJS}


def gave(file: CaseFile, participant: str, category: Category, days: int) -> CaseFile:
    then = datetime.combine(TODAY - timedelta(days=days), datetime.min.time(), UTC)
    asked = QuestionThen(field="arrears", person="tenant", category=category, question="{}", verdict_hash="0")
    decision = DisclosureDecision(
        id=f"d-{participant}-{days}",
        participant=participant,
        purpose=Purpose.EIGEN_ACTIE,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        channel=Channel.PAPIER,
        decided_at=then,
        decided_by="Coördinator",
        asked=(asked,),
    )
    return file.model_copy(update={"decisions": (*file.decisions, decision)})


def says(file: CaseFile, joining: Joining, domain: Domain | None = None) -> CaseFile:
    tenant = file.person("tenant")
    changes: dict[str, object] = {
        "answers": (*tenant.answers, ParticipationAnswer(joining=joining, domain=domain, on=TODAY))
    }
    if domain is None:
        changes["participation"] = Participation(joining=joining)
    return with_tenant(file, tenant.model_copy(update=changes))


def with_tenant(file: CaseFile, tenant: Person) -> CaseFile:
    return file.model_copy(update={"persons": (tenant, *file.persons[1:])})


def test_a_withdrawal_makes_a_task_for_each_recipient_until_they_were_told() -> None:
    given_away = gave(gave(household(), "corporation", Category.WONEN, 20), "ggz", Category.IDENTITEIT, 5)
    assert tasks_of(given_away, TODAY) == ()

    withdrawn = says(given_away, Joining.INGETROKKEN)
    tasks = tasks_of(withdrawn, TODAY)

    assert {task.participant for task in tasks} == {"corporation", "ggz"}
    assert {task.due_on for task in tasks} == {TODAY + WITHIN}
    assert "Woonstee" in tasks[0].sentence(str)
    told = withdrawn.person("tenant").model_copy(update={"told_of_no": (ToldOf(participant="ggz", on=TODAY),)})
    assert [task.participant for task in tasks_of(with_tenant(withdrawn, told), TODAY)] == ["corporation"]


def test_a_no_in_one_domain_tells_only_who_was_given_something_of_it() -> None:
    given_away = gave(gave(household(), "corporation", Category.WONEN, 20), "ggz", Category.IDENTITEIT, 5)

    tasks = tasks_of(says(given_away, NO, Domain.WONEN), TODAY)

    assert [task.participant for task in tasks] == ["corporation"]


def test_who_says_yes_again_leaves_nothing_to_tell() -> None:
    back = says(says(gave(household(), "ggz", Category.WONEN, 20), Joining.INGETROKKEN), YES)

    assert tasks_of(back, TODAY) == ()


def test_what_rested_on_it_are_recipients_with_what_they_got_and_requests_that_wait() -> None:
    given_away = gave(gave(household(), "corporation", Category.WONEN, 20), "corporation", Category.IDENTITEIT, 3)

    rested = rested_on(given_away, given_away.person("tenant"))

    assert [(one.participant, one.categories) for one in rested.received] == [
        ("corporation", (Category.IDENTITEIT, Category.WONEN))
    ]
    assert rested.received[0].last_on == TODAY - timedelta(days=3)
    assert [request.id for request in rested.requests] == ["ask"]
    assert rested_on(given_away, given_away.person("daughter")).received == ()


def test_a_refusal_of_before_still_asks_a_second_person_though_somebody_says_yes_now() -> None:
    once_no = says(says(household(), NO), YES)
    request = Decision(phase=Phase.VERZOEK_PROFESSIONAL, on=TODAY, by="GGZ", reason="Het houdt aan.", untold_reason="-")

    gates = {lack.gate for lack in of_step(once_no, request, TODAY, Thresholds())}

    assert Gate.GEEN_DRUKMIDDEL in gates
    assert Gate.GEEN_DRUKMIDDEL not in {lack.gate for lack in of_step(household(), request, TODAY, Thresholds())}


def test_two_answers_given_at_once_are_both_kept() -> None:
    base = member()
    ours, theirs = member((NO, Domain.GGZ, TODAY)), member((NO, Domain.WONEN, TODAY))

    found = differences(base, ours, theirs)

    assert [(one.name, one.kind) for one in found] == [("answers", Kind.BOTH_KEPT)]
    assert merged(found, theirs, {}).closed_on(TODAY) == (Domain.GGZ, Domain.WONEN)


@pytest.mark.parametrize("answer", [Answer.JA, Answer.NEE])
def test_being_told_about_the_approach_is_not_the_same_as_taking_part(answer: Answer) -> None:
    assert not member(joining=UNASKED).model_copy(update={"informed": answer}).participation.joins_on(TODAY)
