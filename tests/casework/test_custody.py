"""Who decides for a child, days on which nobody does, and birthdays that change it."""

from datetime import date, timedelta

import pytest

from tests.desk.builders import household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course import housetasks
from wams_tui.casework.household import birthdays
from wams_tui.casework.household.birthdays import birthday
from wams_tui.casework.household.custody import Gap, gaps, is_minor_on, tasks_of
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Custody, Person, PersonRole
from wams_tui.casework.period import Period

BORN = date(2016, 6, 1)
DAY = date(2026, 3, 1)


def child(*held: tuple[date, date | None], born: date | None = BORN) -> Person:
    return Person(
        id="daughter",
        given_names="Fenna",
        surname="Visser",
        birth_date=born,
        role=PersonRole.KIND,
        custody=tuple(Custody(holder="tenant", period=Period(start=first, end=last)) for first, last in held),
    )


def family(daughter: Person) -> CaseFile:
    file = household()
    return file.model_copy(update={"persons": (file.persons[0], daughter, file.persons[2])})


def test_a_gap_between_two_holders_is_told_with_its_days() -> None:
    fenna = child((BORN, date(2026, 1, 2)), (date(2026, 2, 10), None))

    found = gaps(fenna)

    assert found == (Gap(date(2026, 1, 3), date(2026, 2, 9)),)
    told = found[0].sentence(DAY).format(**found[0].params(fenna))
    assert told == "Tussen 3-1-2026 en 9-2-2026 heeft niemand gezag over Fenna."


@pytest.mark.parametrize(
    "held",
    [
        ((BORN, None),),
        ((BORN, date(2026, 1, 2)), (date(2026, 1, 3), None)),
        ((BORN, date(2026, 1, 2)), (date(2025, 1, 1), None)),
        ((BORN, date(2030, 1, 1)), (date(2020, 1, 1), date(2034, 6, 1))),
        (),
    ],
)
def test_where_somebody_always_had_it_there_is_no_gap(held: tuple[tuple[date, date | None], ...]) -> None:
    assert gaps(child(*held)) == ()


def test_a_gap_ends_where_childhood_ends() -> None:
    assert gaps(child((BORN, date(2034, 5, 31)))) == ()
    assert gaps(child((BORN, date(2034, 5, 30)))) == (Gap(date(2034, 5, 31), None),)


def test_that_nobody_decides_now_is_a_task_and_what_was_settled_long_ago_is_not() -> None:
    open_end = family(child((BORN, date(2026, 1, 2))))
    settled = family(child((BORN, date(2026, 1, 2)), (date(2026, 2, 10), None)))

    assert [task.sentence(str) for task in tasks_of(open_end, DAY)] == [
        "Sinds 3-1-2026 heeft niemand gezag over Fenna."
    ]
    assert tasks_of(settled, DAY) == ()
    assert [task.code for task in tasks_of(family(child()), DAY)] == ["gezag-onbekend"]


def test_nobody_decides_for_who_is_of_age() -> None:
    assert is_minor_on(child(), date(2034, 5, 31))
    assert not is_minor_on(child(), date(2034, 6, 1))
    assert is_minor_on(child(born=None), DAY)


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        (date(2014, 2, 28), 12, date(2026, 2, 28)),
        (date(2012, 2, 29), 12, date(2024, 2, 29)),
        (date(2010, 2, 28), 16, date(2026, 2, 28)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
    ],
)
def test_a_birthday_is_the_first_day_of_the_new_age(born: date, age: int, on: date) -> None:
    fenna = child(born=born)

    assert birthday(born, age) == on
    assert (fenna.age_on(on - timedelta(days=1)), fenna.age_on(on)) == (age - 1, age)


def test_a_coming_birthday_is_a_task_six_weeks_before_and_two_weeks_after() -> None:
    file, turns = family(child((BORN, None))), date(2028, 6, 1)

    def told(day: date) -> list[str]:
        return [task.sentence(str) for task in birthdays.tasks_of(file, day)]

    assert told(turns - timedelta(days=43)) == []
    assert told(turns - timedelta(days=42)) == [
        "Fenna wordt 12 op 01-06-2028: beslist vanaf dan mee, naast wie gezag heeft."
    ]
    assert told(turns) == ["Fenna is 12 geworden op 01-06-2028: beslist mee, naast wie gezag heeft."]
    assert told(turns + timedelta(days=15)) == []


def test_an_address_kept_secret_for_one_and_open_for_another_gives_itself_away() -> None:
    home = Address(id="a", street="Kerkstraat 1", postcode="1234 AB", period=Period(start=DAY), secret=True)
    file = family(child((BORN, None)).model_copy(update={"addresses": (home,)}))
    beside = home.model_copy(update={"id": "b", "street": "kerkstraat  1", "secret": False})
    leaking = file.model_copy(
        update={
            "persons": (file.persons[0].model_copy(update={"addresses": (beside,)}), *file.persons[1:]),
        }
    )

    assert housetasks.tasks_of(file, DAY) == ()
    assert [task.sentence(str) for task in housetasks.tasks_of(leaking, DAY)] == [
        "Het geheime adres van Fenna staat open bij Bram: zet het ook daar op geheim."
    ]


def test_a_closed_case_asks_nothing_of_birthdays_or_custody() -> None:
    file = family(child())
    closed = file.model_copy(update={"case": file.case.model_copy(update={"phase": Phase.AFGESLOTEN})})

    assert housetasks.tasks_of(file, DAY)
    assert housetasks.tasks_of(closed, DAY) == ()
