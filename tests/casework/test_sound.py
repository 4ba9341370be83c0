"""What cannot be in a household, and the same person twice."""

from datetime import date, timedelta

import pytest

from tests.desk.builders import TODAY, household
from wams_tui.casework.household.kin import Address, Relation, RelationKind, Representation, RepresentationKind
from wams_tui.casework.household.persons import Custody, Joining, ParticipationAnswer, Person, PersonRole
from wams_tui.casework.household.sound import faults, look_alikes, same_number
from wams_tui.casework.period import Period

BORN = date(2016, 6, 1)
BEFORE = Period(start=BORN - timedelta(days=1))
TIE = Relation(kind=RelationKind.PARTNER_VAN, other="tenant")


def person(**more: object) -> Person:
    return Person.model_validate(
        {
            "id": "new",
            "given_names": "Noor",
            "surname": "Vos",
            "birth_date": BORN,
            "role": PersonRole.KIND,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"birth_date": date(1026, 6, 1)}, "birth_date"),
        ({"role": PersonRole.HOOFDPERSOON}, "role"),
        ({"moved_out_on": BORN - timedelta(days=1)}, "moved_out_on"),
        ({"custody": (Custody(holder="tenant", period=BEFORE),)}, "custody"),
        ({"custody": (Custody(holder="tenant", period=Period(start=date(2034, 6, 1))),)}, "custody"),
        ({"custody": (Custody(holder="new", period=Period(start=BORN)),)}, "custody"),
        ({"custody": (Custody(holder="nobody", period=Period(start=BORN)),)}, "custody"),
        ({"addresses": (Address(id="a", street="Kade 1", period=BEFORE),)}, "addresses"),
        (
            {"representation": (Representation(kind=RepresentationKind.VOOGD, holder="ggz", period=BEFORE),)},
            "representation",
        ),
        ({"relations": (Relation(kind=RelationKind.PARTNER_VAN, other="new"),)}, "relations"),
        ({"relations": (Relation(kind=RelationKind.PARTNER_VAN, other="nobody"),)}, "relations"),
        ({"relations": (TIE, TIE)}, "relations"),
        (
            {"answers": (ParticipationAnswer(joining=Joining.DOET_MEE, on=TODAY + timedelta(days=1)),)},
            "answers",
        ),
        ({"answers": (ParticipationAnswer(joining=Joining.DOET_MEE, on=BEFORE.start),)}, "answers"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_in_a_sentence(change: dict[str, object], at: str) -> None:
    found = faults(person(**change), household(), TODAY)

    assert [one.at for one in found] == [at]
    assert found[0].say(str).endswith(".")


def test_what_can_be_has_no_faults() -> None:
    whole = person(
        custody=(Custody(holder="ggz", period=Period(start=BORN)),),
        relations=(Relation(kind=RelationKind.BROER_ZUS_VAN, other="daughter"),),
        moved_out_on=TODAY,
    )

    assert faults(whole, household(), TODAY) == ()
    assert all(faults(one, household(), TODAY) == () for one in household().persons)


def test_the_same_number_is_the_same_person_and_oneself_is_no_other() -> None:
    file = household()

    assert [one.id for one in same_number(person(bsn="999996708"), file)] == ["tenant"]
    assert same_number(file.person("tenant"), file) == ()
    assert same_number(person(), file) == ()


@pytest.mark.parametrize(
    ("given", "prefix", "surname", "born"),
    [
        ("Lotte", "de", "Graaf", None),
        ("lotte", "", "de Graaf", BORN),
        ("Lótte ", "De", "GRAAF", BORN),
    ],
)
def test_a_name_spelled_otherwise_is_the_same_name(given: str, prefix: str, surname: str, born: date | None) -> None:
    twin = person(given_names=given, prefix=prefix, surname=surname, birth_date=born)

    assert [one.id for one in look_alikes(twin, household())] == ["ex"]


def test_the_same_name_with_another_birth_date_is_somebody_else() -> None:
    namesake = person(given_names="Bram", surname="Visser", birth_date=BORN)

    assert look_alikes(namesake, household()) == ()
