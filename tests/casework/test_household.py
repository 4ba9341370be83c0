"""Ages, bands and capacities of persons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import AgeBand, Capacity
from wams_tui.casework.household.persons import Joining, Participation, Person, PersonRole
from wams_tui.casework.period import Period

TODAY = date(2026, 11, 21)


def person(role: PersonRole = PersonRole.KIND, **more: object) -> Person:
    return Person.model_validate({"id": "p", "given_names": "Noor", "surname": "Vos", "role": role, **more})


@pytest.mark.parametrize(
    ("birthday", "band"),
    [
        (date(2014, 11, 22), AgeBand.ONDER_12),
        (date(2014, 11, 21), AgeBand.VAN_12_TOT_16),
        (date(2010, 11, 22), AgeBand.VAN_12_TOT_16),
        (date(2010, 11, 21), AgeBand.VANAF_16),
    ],
)
def test_a_birthday_moves_a_child_into_the_next_band_that_very_day(birthday: date, band: AgeBand) -> None:
    assert person(birth_date=birthday).age_band_on(TODAY) is band


def test_somebody_born_on_leap_day_is_a_year_older_on_the_first_of_march() -> None:
    born = person(birth_date=date(2012, 2, 29))

    assert born.age_on(date(2024, 2, 28)) == 11
    assert born.age_on(date(2025, 2, 28)) == 12
    assert born.age_on(date(2025, 3, 1)) == 13


def test_a_child_without_birth_date_gets_the_most_protected_band() -> None:
    assert person().age_band_on(TODAY) is AgeBand.ONDER_12
    assert person(PersonRole.PARTNER).age_band_on(TODAY) is AgeBand.VANAF_16


@given(st.sampled_from(Joining), st.integers(-400, 400), st.integers(-400, 400))
def test_a_family_member_counts_as_agreeing_only_while_their_own_yes_runs(joining: Joining, a: int, b: int) -> None:
    start, end = (TODAY + timedelta(days=shift) for shift in sorted((a, b)))
    member = person(
        PersonRole.PARTNER, participation=Participation(joining=joining, period=Period(start=start, end=end))
    )

    agreed = member.capacity_on(TODAY) is Capacity.GEZINSLID_AKKOORD

    assert agreed == (joining is Joining.DOET_MEE and start <= TODAY <= end)


def test_an_ex_partner_and_a_reporter_are_never_part_of_the_household() -> None:
    yes = Participation(joining=Joining.DOET_MEE)

    assert person(PersonRole.EX_PARTNER, participation=yes).capacity_on(TODAY) is Capacity.DERDE
    assert person(PersonRole.MELDER, participation=yes).capacity_on(TODAY) is Capacity.MELDER


def test_a_period_that_runs_backwards_does_not_exist() -> None:
    with pytest.raises(ValueError, match="einddatum"):
        Period(start=TODAY, end=TODAY - timedelta(days=1))


def test_what_ended_yesterday_does_not_hold_today() -> None:
    ended = Period(start=TODAY - timedelta(days=30), end=TODAY - timedelta(days=1))

    assert not ended.contains(TODAY)
    assert ended.contains(TODAY - timedelta(days=1))


def test_a_name_is_read_with_its_tussenvoegsel() -> None:
    assert person(prefix="van der", surname="Meulen").name == "Noor van der Meulen"
