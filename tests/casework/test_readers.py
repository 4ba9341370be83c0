"""Who reads a letter about somebody: by age and custody, and what somebody weighs first."""

from datetime import date, timedelta

import pytest

from tests.desk.builders import SINCE, TODAY, household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.disclosing.readers import DANGER, HIDDEN, readers_of
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Custody, Person
from wams_tui.casework.period import Period
from wams_tui.casework.urgent.decisions import AcuteDanger

BOTH = (Custody(holder="tenant", period=SINCE), Custody(holder="ex", period=SINCE))
SECRET = Address(id="schuil", street="Schuilstraat 3", postcode="1234 AB", town="Demodorp", period=SINCE, secret=True)


def family(born: date | None, *, custody: tuple[Custody, ...] = BOTH, **daughter: object) -> CaseFile:
    file = household()
    tenant, child, ex = file.persons
    child = child.model_copy(update={"birth_date": born, "custody": custody, **daughter})
    return file.model_copy(update={"persons": (tenant, child, ex)})


def born(years: int, days: int = 0) -> date:
    """Who turns ``years`` in ``days`` days from today."""
    return TODAY.replace(year=TODAY.year - years) + timedelta(days=days)


@pytest.mark.parametrize(
    ("birth", "readers"),
    [
        (born(12, days=1), ["tenant", "ex"]),
        (None, ["tenant", "ex"]),
        (born(12), ["daughter", "tenant", "ex"]),
        (born(16, days=1), ["daughter", "tenant", "ex"]),
        (born(16), ["daughter"]),
        (born(18), ["daughter"]),
    ],
    ids=["a day before twelve", "age unknown", "twelve", "a day before sixteen", "sixteen", "eighteen"],
)
def test_age_and_custody_say_who_reads_it(birth: date | None, readers: list[str]) -> None:
    file = family(birth)

    found = readers_of(file, file.person("daughter"), TODAY)

    assert [one.id for one in found] == readers
    assert [one.own for one in found] == [one == "daughter" for one in readers]


def test_custody_counts_by_the_day_and_an_organisation_can_have_it() -> None:
    past = Custody(holder="ex", period=Period(start=SINCE.start, end=TODAY - timedelta(days=1)))
    file = family(born(8), custody=(past, Custody(holder="ggz", period=SINCE)))

    assert [one.name for one in readers_of(file, file.person("daughter"), TODAY)] == ["GGZ Demodorp"]
    assert readers_of(family(born(8), custody=()), file.person("tenant"), TODAY)[0].own
    nobody = family(born(8), custody=())
    assert readers_of(nobody, nobody.person("daughter"), TODAY) == ()


def test_a_secret_address_the_reader_does_not_share_is_weighed_first() -> None:
    file = family(born(8), addresses=(SECRET,))
    shared = SECRET.model_copy(update={"id": "ook", "postcode": "1234AB"})
    with_him = tuple(
        one.model_copy(update={"addresses": (shared,)}) if one.id == "tenant" else one for one in file.persons
    )
    file = file.model_copy(update={"persons": with_him})

    weigh = {one.id: one.weigh for one in readers_of(file, file.person("daughter"), TODAY)}

    assert weigh == {"tenant": (), "ex": (HIDDEN,)}
    gone = SECRET.model_copy(update={"period": Period(start=SINCE.start, end=TODAY - timedelta(days=1))})
    history = family(born(8), addresses=(gone,))
    assert all(not one.weigh for one in readers_of(history, history.person("daughter"), TODAY))


def test_a_danger_nobody_looked_back_on_is_weighed_first() -> None:
    danger = AcuteDanger(
        id="d", person="ex", about=("ex",), words="Zij is bedreigd.", minimum="-", decided_by="T.", period=SINCE
    )
    file = family(born(8))
    file = file.model_copy(update={"case": file.case.model_copy(update={"dangers": (danger,)})})

    weigh = {one.id: one.weigh for one in readers_of(file, file.person("daughter"), TODAY)}

    assert weigh == {"tenant": (), "ex": (DANGER,)}
    child: Person = file.person("daughter")
    about_her = danger.model_copy(update={"person": "daughter", "about": ("daughter",)})
    file = file.model_copy(update={"case": file.case.model_copy(update={"dangers": (about_her,)})})
    assert [one.weigh for one in readers_of(file, child, TODAY)] == [(DANGER,), (DANGER,)]
