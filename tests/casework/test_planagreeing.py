"""Who answers for whom, by age and custody, and what the answers come to."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import household
from wams_tui.casework.household.kin import Representation, RepresentationKind
from wams_tui.casework.household.persons import Custody, Joining, Participation, Person, PersonRole
from wams_tui.casework.period import Period
from wams_tui.casework.plan.agreeing import (
    FROM_12,
    NOBODY,
    REPRESENTED,
    UNDER_12,
    AnswersAs,
    answerers,
    asked,
    saw,
    standing,
    standings,
)
from wams_tui.casework.plan.parts import Plan
from wams_tui.casework.plan.version import Agreed, Agreement, PlanContent, PlanVersion, Shown

DAY = date(2026, 11, 22)
SINCE = Period(start=date(2020, 1, 1))
CUSTODY = (Custody(holder="anna", period=SINCE), Custody(holder="bram", period=SINCE))


def person(born: date | None, **fields: object) -> Person:
    stated = {"id": "p", "given_names": "Fenna", "surname": "Visser", "birth_date": born, "role": PersonRole.KIND}
    return Person.model_validate(stated | fields)


def version(*said: Agreement, shown: tuple[Shown, ...] = ()) -> PlanVersion:
    content = PlanContent(plan=Plan())
    return PlanVersion(
        id="v", number=1, made_at=datetime(2026, 11, 2, tzinfo=UTC), by="k", content=content,
        content_hash=content.digest(), agreements=said, shown=shown,
    )  # fmt: skip


def said(answer: Agreed, for_them: str = "", who: str = "p") -> Agreement:
    return Agreement(person=who, answer=answer, reason="omdat", for_them=for_them, on=DAY, by="k")


@pytest.mark.parametrize(
    ("born", "who", "why"),
    [
        (date(2014, 11, 23), ["anna", "bram"], UNDER_12),
        (date(2014, 11, 22), ["", "anna", "bram"], FROM_12),
        (date(2010, 11, 23), ["", "anna", "bram"], FROM_12),
        (date(2010, 11, 22), [""], ""),
        (date(2008, 11, 22), [""], ""),
        (None, ["anna", "bram"], UNDER_12),
    ],
)
def test_the_age_on_the_day_says_who_answers(born: date | None, who: list[str], why: str) -> None:
    found, sentence = answerers(person(born, custody=CUSTODY), DAY)

    assert [one.who for one in found] == who
    assert sentence == why
    assert all(one.needed for one in found)


def test_for_a_child_without_custody_nobody_can_answer() -> None:
    gone = (Custody(holder="anna", period=Period(start=date(2020, 1, 1), end=date(2026, 11, 21))),)

    assert answerers(person(date(2018, 1, 1), custody=gone), DAY) == ((), NOBODY)
    young, why = answerers(person(date(2013, 1, 1)), DAY)
    assert ([one.who for one in young], why) == ([""], NOBODY)


def test_a_guardian_answers_as_one_and_a_curator_beside_the_person() -> None:
    guardian = (Representation(kind=RepresentationKind.VOOGD, holder="gi", period=SINCE),)
    curator = (Representation(kind=RepresentationKind.CURATOR, holder="carla", period=SINCE),)
    found, _why = answerers(person(date(2018, 1, 1), representation=guardian), DAY)
    grown, why = answerers(person(date(1980, 1, 1), role=PersonRole.HOOFDPERSOON, representation=curator), DAY)

    assert [(one.who, one.kind) for one in found] == [("gi", AnswersAs.VOOGD)]
    assert [(one.who, one.needed) for one in grown] == [("carla", True), ("", False)]
    assert why == REPRESENTED


ANSWERS = st.dictionaries(st.sampled_from(["", "anna", "bram"]), st.sampled_from(Agreed))


@given(ANSWERS)
def test_it_is_a_yes_only_when_everybody_who_is_needed_said_so(given_: dict[str, Agreed]) -> None:
    child = person(date(2013, 1, 1), custody=CUSTODY)
    found = standing(version(*(said(answer, who) for who, answer in given_.items())), child, DAY)

    assert (found.outcome is Agreed.JA) == (len(given_) == 3 and set(given_.values()) == {Agreed.JA})
    assert (found.outcome is Agreed.NEE) == (Agreed.NEE in given_.values())
    assert {one.who for one in found.missing} == {"", "anna", "bram"} - given_.keys()
    assert (found.outcome is None) == (bool(found.missing) and Agreed.NEE not in given_.values())


def test_the_last_answer_counts() -> None:
    child = person(date(2000, 1, 1))
    found = standing(version(said(Agreed.NEE), said(Agreed.JA)), child, DAY)

    assert found.outcome is Agreed.JA


def test_who_takes_no_part_is_not_asked_and_an_answer_given_before_stays_to_be_seen() -> None:
    file = household()
    assert [one.id for one in asked(file, DAY)] == ["tenant", "daughter"]
    tenant = file.person("tenant").model_copy(update={"participation": Participation(joining=Joining.INGETROKKEN)})
    without = file.model_copy(update={"persons": (tenant, *file.persons[1:])})

    assert [one.id for one in asked(without, DAY)] == ["daughter"]
    answered = version(said(Agreed.DEELS, who="tenant"))
    assert [one.person.id for one in standings(without, answered, DAY)] == ["daughter", "tenant"]


def test_the_last_day_somebody_saw_a_version() -> None:
    shown = tuple(Shown(to="p", on=date(2026, 11, day), how="aan-tafel", by="k") for day in (3, 9))

    assert saw(version(shown=shown), "p") == date(2026, 11, 9)
    assert saw(version(shown=shown), "q") is None
