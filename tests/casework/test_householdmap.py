"""The household drawn: generations, partners, children, who lives elsewhere, who decides; and never a reporter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import TODAY, household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.drawing import drawing
from wams_tui.casework.household.kin import Relation, RelationKind, Representation, RepresentationKind
from wams_tui.casework.household.kinship import family
from wams_tui.casework.household.persons import Custody, Person, PersonRole
from wams_tui.casework.period import Period


def person(id: str, role: PersonRole, born: date | None = None, **more: object) -> Person:
    return Person.model_validate(
        {"id": id, "given_names": id.title(), "surname": "Visser", "birth_date": born, "role": role, **more}
    )


def with_family() -> CaseFile:
    file = household()
    tenant, daughter, ex = file.persons
    child = Custody(holder="ex", period=Period(start=date(2009, 2, 2), end=date(2026, 10, 1)))
    return file.model_copy(
        update={
            "persons": (
                tenant.model_copy(
                    update={
                        "relations": (
                            Relation(kind=RelationKind.PARTNER_VAN, other="sanne"),
                            Relation(kind=RelationKind.OUDER_VAN, other="daughter"),
                        ),
                        "representation": (
                            Representation(
                                kind=RepresentationKind.MENTOR, holder="corporation", period=Period(start=TODAY)
                            ),
                        ),
                    }
                ),
                daughter,
                ex.model_copy(update={"relations": (Relation(kind=RelationKind.OUDER_VAN, other="daughter"),)}),
                person("sanne", PersonRole.PARTNER, date(1990, 1, 1)),
                person("annie", PersonRole.OUDER, date(1950, 2, 2)),
                person("tom", PersonRole.KIND, date(2009, 2, 2), custody=(child,), moved_out_on=date(2026, 2, 1)),
                person("kees", PersonRole.HUISGENOOT),
                person("wim", PersonRole.MELDER),
            )
        }
    )


DRAWN = """\
┌─────────────────────────┐
│ Annie Visser ?, 76 jaar │
│ ouder · niet gevraagd   │
└───┬─────────────────────┘
    │
┌───┴─────────────────────┐     ┌─────────────────────────┐
│ Bram Visser, 42 jaar    │═════│ Sanne Visser, 36 jaar   │
│ hoofdpersoon · doet mee │     │ partner · niet gevraagd │
│ mentor: Woonstee        │     │                         │
└───┬─────────────────────┘     └─────────────────────────┘
    └─ Fenna Visser, 10 jaar · niet gevraagd
         ook kind van Lotte de Graaf
         gezag: niet vastgelegd

Verder in of bij dit huishouden
  Kees Visser · huisgenoot · niet gevraagd

Elders
  Lotte de Graaf · ex-partner · niet gevraagd
    └─ Tom Visser ?, 17 jaar · niet gevraagd · woont elders sinds 01-02-2026
         ! Sinds 2-10-2026 heeft niemand gezag over Tom.

? de plaats volgt uit de rol; de relatie is niet vastgelegd

Niet getekend: melders en derden (1)."""


def test_a_household_is_drawn_with_its_generations_and_who_decides() -> None:
    assert "\n".join(drawing(with_family(), TODAY, str)) == DRAWN


def test_where_there_are_no_line_characters_it_is_drawn_without() -> None:
    lines = "\n".join(drawing(with_family(), TODAY, str, plain=True))

    assert "+---+---" in lines
    assert "=====" in lines
    assert not set(lines) & set("┌┐└┘├┴┬─│═…")


@given(st.integers(30, 130), st.booleans())
def test_no_line_is_wider_than_was_asked(width: int, plain: bool) -> None:
    assert max(map(len, drawing(with_family(), TODAY, str, width, plain=plain))) <= max(width, 40)


def test_everybody_of_the_household_is_drawn_once_whatever_ties_there_are() -> None:
    file = household()
    circle = tuple(
        one.model_copy(
            update={
                "relations": tuple(
                    Relation(kind=kind, other=other.id)
                    for kind in (RelationKind.OUDER_VAN, RelationKind.PARTNER_VAN)
                    for other in file.persons
                    if other is not one
                )
            }
        )
        for one in file.persons
    )

    lines = "\n".join(drawing(file.model_copy(update={"persons": circle}), TODAY, str))

    assert [lines.count(one.name) for one in circle] == [1, 1, 1]


def test_a_reporter_is_not_in_the_drawing_by_name() -> None:
    assert "Wim" not in "\n".join(drawing(with_family(), TODAY, str))


def test_an_empty_household_says_so() -> None:
    assert drawing(household().model_copy(update={"persons": ()}), TODAY, str) == [
        "Dit huishouden heeft nog geen personen."
    ]


@pytest.mark.parametrize(("end", "tie"), [(None, "partners"), (TODAY, "partners"), (date(2026, 1, 1), "former")])
def test_a_partnership_that_ended_is_one_of_former_partners(end: date | None, tie: str) -> None:
    file = household()
    since = Period(start=date(2020, 1, 1), end=end)
    tenant = file.persons[0].model_copy(
        update={"relations": (Relation(kind=RelationKind.PARTNER_VAN, other="daughter", period=since),)}
    )

    ties = family(file.model_copy(update={"persons": (tenant, *file.persons[1:])}), TODAY)

    assert "daughter" in getattr(ties, tie)("tenant")
