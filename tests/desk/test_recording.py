"""What others decided is written down with who, when and until when, and from then on it counts; no day longer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.codes import (
    Answer,
    Category,
    Fact,
    Hat,
    Mandate,
    Party,
    Regime,
    SecrecyAct,
    SecrecyGround,
    VaultNature,
)
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.informing import WhyNotInformed
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.log import AuditEvent
from wams_tui.casework.period import Period
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.course.recording import (
    NotYet,
    record_authority,
    record_for_whom,
    record_not_informed,
    record_secrecy,
    withdraw_authority,
)
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.household.persons import keep_person
from wams_tui.desk.matrix.questions import question
from wams_tui.law.question import Question

REVIEW = TODAY + timedelta(days=30)
UNSAFE = NotYet(
    WhyNotInformed.VEILIGHEID, "Vertellen brengt het kind in gevaar.", "M. Sital, gedragsdeskundige", REVIEW
)
CONSENT = SecrecyDecision(
    professional="dr. N. Sewdien, psychiater",
    registration="BIG",
    act=SecrecyAct.WGBO,
    ground=SecrecyGround.TOESTEMMING,
    covers=(Category.GEZONDHEID,),
    recipients=(Party.WONINGCORPORATIE,),
    decided_on=TODAY,
    consented_by="de heer Visser",
    until=REVIEW,
)


def asked(opened: OpenCase, participant: str, key: str, days: int = 0) -> Question:
    field = field_by_key(opened.file, key)
    assert field is not None
    return question(
        opened.file,
        opened.file.participant(participant),
        opened.file.person(field.persons[0]),
        field.categories[0],
        field,
        Setting(TODAY + timedelta(days=days), VaultNature.OEFENKLUIS, Regime.WAMS_WETSVOORSTEL),
    )


def last(desk: Desk) -> AuditEvent:
    event = [row.event for row in desk.session.audit_lines() if row.event][-1]
    assert event is not None
    return event


def test_an_exception_counts_until_its_review_and_no_day_longer(desk: Desk, opened: OpenCase) -> None:
    after = record_not_informed(desk, opened, "ex", UNSAFE)

    assert after.file.person("ex").informed is Answer.NEE
    assert open_case(desk, opened.id).file == after.file

    def stands(days: int) -> Answer:
        when = Setting(TODAY + timedelta(days=days), VaultNature.OEFENKLUIS, Regime.WAMS_WETSVOORSTEL)
        member, ex = after.file.participant("corporation"), after.file.person("ex")
        return question(after.file, member, ex, Category.IDENTITEIT, None, when).fact(Fact.UITZONDERING_INFORMEREN)

    assert stands(0) is stands(30) is Answer.JA
    assert stands(31) is stands(-1) is Answer.NEE


def test_the_audit_line_says_why_and_until_when_and_names_nobody(desk: Desk, opened: OpenCase) -> None:
    record_not_informed(desk, opened, "ex", UNSAFE)

    event = last(desk)
    assert event.action == "uitzondering-vastgelegd"
    assert event.details == {"record": "ex", "reden": "veiligheid", "herziening": REVIEW.isoformat()}
    assert "Sital" not in event.model_dump_json()


def test_who_was_informed_of_the_approach_can_be_kept_out_of_what_comes_and_informed_again(
    desk: Desk, opened: OpenCase
) -> None:
    after = record_not_informed(desk, opened, "tenant", UNSAFE)
    again = record_not_informed(desk, after, "tenant", replace(UNSAFE, words="Ook na een maand is het niet veilig."))

    tenant = again.file.person("tenant")
    assert tenant.informed is Answer.NEE
    assert asked(again, "corporation", "arrears").fact(Fact.UITZONDERING_INFORMEREN) is Answer.JA
    assert [one.words for one in tenant.not_informed_before] == [UNSAFE.words], "an earlier decision stays on record"

    told = keep_person(desk, again, tenant.model_copy(update={"informed": Answer.JA}))
    tenant = told.file.person("tenant")
    assert (tenant.not_informed, len(tenant.not_informed_before)) == (None, 2)
    assert open_case(desk, opened.id).file == told.file
    assert asked(told, "corporation", "arrears").fact(Fact.BETROKKENE_INGELICHT) is Answer.JA


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (NotYet(WhyNotInformed.WET, "nee", "M. Sital", REVIEW), "heeft woorden nodig"),
        (NotYet(WhyNotInformed.WET, "De wet heeft een eigen moment.", " ", REVIEW), "wie dit besloot"),
        (NotYet(WhyNotInformed.WET, "De wet heeft een eigen moment.", "M. Sital", TODAY), "niet na vandaag"),
    ],
)
def test_half_an_exception_is_none(desk: Desk, opened: OpenCase, decided: NotYet, said: str) -> None:
    with pytest.raises(Misused, match=said):
        record_not_informed(desk, opened, "ex", decided)

    assert open_case(desk, opened.id).file == opened.file


def test_a_consent_lifts_secrecy_for_whom_and_as_long_as_it_says(desk: Desk, opened: OpenCase) -> None:
    after = record_secrecy(desk, opened, "depression", CONSENT)

    def lifted(participant: str, days: int = 0) -> Answer:
        return asked(after, participant, "depression", days).fact(Fact.GEHEIM_DOORBROKEN)

    assert lifted("corporation") is lifted("corporation", 30) is Answer.JA
    assert lifted("corporation", 31) is Answer.ONBEKEND
    assert lifted("recovery") is Answer.ONBEKEND
    assert last(desk).details == {
        "record": "depression",
        "grond": "toestemming",
        "wet": "wgbo-7-457",
        "tot": REVIEW.isoformat(),
    }


def test_keeping_silent_is_recorded_like_any_decision(desk: Desk, opened: OpenCase) -> None:
    silent = CONSENT.model_copy(
        update={"ground": SecrecyGround.NIET_DOORBROKEN, "covers": (), "consented_by": "", "until": None}
    )

    after = record_secrecy(desk, opened, "depression", silent)

    assert asked(after, "corporation", "depression").fact(Fact.GEHEIM_DOORBROKEN) is Answer.NEE


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"professional": " "}, "welke professional"),
        ({"covers": ()}, "welk soort gegevens"),
        ({"consented_by": ""}, "toestemming gaf"),
        ({"decided_on": TODAY + timedelta(days=1)}, "datums"),
        ({"until": TODAY - timedelta(days=1)}, "datums"),
    ],
)
def test_half_a_decision_on_secrecy_is_none(desk: Desk, opened: OpenCase, change: dict[str, object], said: str) -> None:
    with pytest.raises(Misused, match=said):
        record_secrecy(desk, opened, "depression", CONSENT.model_copy(update=change))


def test_a_coordinator_never_decides_on_secrecy(desk: Desk, opened: OpenCase) -> None:
    mine = CONSENT.model_copy(update={"professional": "coördinator"})

    with pytest.raises(Refused, match="nooit de coördinator"):
        record_secrecy(desk, opened, "depression", mine)


def test_a_name_in_a_persons_own_record_has_no_secrecy(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Misused, match="geen geheim"):
        record_secrecy(desk, opened, "tenant", CONSENT)


def test_an_authority_runs_from_its_first_day_to_its_last(desk: Desk, opened: OpenCase) -> None:
    after = record_authority(desk, opened, "tenant", "corporation", Period(start=TODAY, end=REVIEW))

    for days, runs in ((-1, False), (0, True), (30, True), (31, False)):
        assert asked(after, "corporation", "arrears", days).holds(Mandate.MACHTIGING) is runs
    assert after.file.participant("corporation").represents == ("tenant",)
    assert last(desk).action == "machtiging-vastgelegd"


def test_who_was_there_by_an_authority_alone_is_not_there_the_day_after(desk: Desk, opened: OpenCase) -> None:
    mine = record_for_whom(desk, opened, "corporation", ["daughter"])
    after = record_authority(desk, mine, "tenant", "corporation", Period(start=TODAY, end=REVIEW))

    def there(days: int) -> Answer:
        return asked(after, "corporation", "arrears", days).fact(Fact.DEELNAME_BETREFT_PERSOON)

    assert (there(0), there(30), there(31)) == (Answer.JA, Answer.JA, Answer.NEE)


@pytest.mark.parametrize("party", [Party.CLIENT, Party.GEZINSLID])
def test_an_authority_makes_nobody_of_the_household_into_somebody_else(
    desk: Desk, opened: OpenCase, party: Party
) -> None:
    brother = opened.file.participant("corporation").model_copy(update={"party": party, "hat": Hat.BETROKKENE})
    others = tuple(brother if one.id == brother.id else one for one in opened.file.participants)
    at_home = replace(opened, file=opened.file.model_copy(update={"participants": others}))

    with pytest.raises(Misused, match="alleen eigen gegevens"):
        record_authority(desk, at_home, "tenant", brother.id, Period(start=TODAY, end=REVIEW))

    assert open_case(desk, opened.id).file == opened.file


@pytest.mark.parametrize("end", [None, TODAY - timedelta(days=1)])
def test_an_authority_has_an_end_that_is_still_to_come(desk: Desk, opened: OpenCase, end: date | None) -> None:
    with pytest.raises(Misused, match="einddatum"):
        record_authority(
            desk, opened, "tenant", "corporation", Period.model_construct(start=TODAY - timedelta(days=9), end=end)
        )


@pytest.mark.parametrize("began", [0, -1, -40, 3])
def test_an_authority_that_is_taken_back_carries_nothing_from_today(desk: Desk, opened: OpenCase, began: int) -> None:
    period = Period(start=TODAY + timedelta(days=began), end=REVIEW)
    given = record_authority(desk, opened, "tenant", "corporation", period)

    after = withdraw_authority(desk, given, "tenant", "corporation")

    assert not any(asked(after, "corporation", "arrears", days).holds(Mandate.MACHTIGING) for days in (0, 1, 5, 30))
    assert asked(after, "corporation", "arrears", -1).holds(Mandate.MACHTIGING) is (began < 0)
    assert after.file.participant("corporation").represents == ()
    assert last(desk).action == "machtiging-ingetrokken"
    with pytest.raises(Misused, match="geen machtiging"):
        withdraw_authority(desk, after, "tenant", "corporation")


def test_for_whom_somebody_takes_part_is_recorded(desk: Desk, opened: OpenCase) -> None:
    after = record_for_whom(desk, opened, "corporation", ["daughter", "daughter"])

    assert after.file.participant("corporation").concerns == ("daughter",)
    assert asked(after, "corporation", "arrears").fact(Fact.DEELNAME_BETREFT_PERSOON) is Answer.NEE
    assert last(desk).details == {"record": "corporation", "personen": "1"}


@pytest.mark.parametrize("persons", [[], ["stranger"], ["tenant", "stranger"]])
def test_nobody_and_strangers_are_no_answer_to_for_whom(desk: Desk, opened: OpenCase, persons: list[str]) -> None:
    with pytest.raises(Misused, match="voor wie"):
        record_for_whom(desk, opened, "corporation", persons)


@pytest.mark.parametrize(
    "record",
    [
        lambda desk, opened: record_not_informed(desk, opened, "nobody", UNSAFE),
        lambda desk, opened: record_for_whom(desk, opened, "nobody", ["tenant"]),
        lambda desk, opened: record_authority(desk, opened, "tenant", "nobody", Period(start=TODAY, end=REVIEW)),
    ],
)
def test_who_is_not_in_the_case_is_not_written_about(
    desk: Desk, opened: OpenCase, record: Callable[[Desk, OpenCase], OpenCase]
) -> None:
    with pytest.raises(KeyError):
        record(desk, opened)

    assert open_case(desk, opened.id).file == opened.file
