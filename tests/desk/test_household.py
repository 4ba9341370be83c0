"""Adding, changing, answering, moving out; and that a no is felt at every door at once."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import HeadPlace, unlock
from tests.desk.builders import TODAY, household
from tests.desk.conftest import NOW
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Direction,
    Domain,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.errors import Refused
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Custody, Joining, Participation, ParticipationAnswer, Person, PersonRole
from wams_tui.casework.merge import Side
from wams_tui.casework.period import Period
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.cases import Clashed, OpenCase, open_case
from wams_tui.desk.clashes import compare, keep
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose, preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.disclosing.weighing import open_points
from wams_tui.desk.household.persons import (
    CannotBeError,
    LooksAlikeError,
    keep_person,
    record_answer,
    record_seen_address,
    record_told,
)
from wams_tui.desk.matrix.cells import build
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.requests.assess import assess
from wams_tui.documents.render import Form
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

DRAFT = Draft(
    "corporation",
    purpose=Purpose.EIGEN_ACTIE,
    basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
    channel=Channel.PAPIER,
    fields=("arrears",),
)


def newcomer(**more: object) -> Person:
    return Person.model_validate(
        {"id": "new", "given_names": "Noor", "surname": "Vos", "role": PersonRole.HUISGENOOT, **more}
    )


def said(desk: Desk) -> list[str]:
    return [line.event.action.value for line in desk.session.audit_lines() if line.event is not None]


def test_somebody_is_added_and_stays(desk: Desk, opened: OpenCase) -> None:
    keep_person(desk, opened, newcomer(birth_date=date(1990, 1, 1)))

    assert open_case(desk, "case-1").file.person("new").name == "Noor Vos"
    assert "persoon-toegevoegd" in said(desk)


def test_the_same_number_is_refused_and_the_same_name_is_asked_about_once(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Refused, match="BSN"):
        keep_person(desk, opened, newcomer(bsn="999996708"), knowing=True)
    namesake = newcomer(given_names="Lotte", prefix="de", surname="Graaf")
    with pytest.raises(LooksAlikeError):
        keep_person(desk, opened, namesake)

    assert len(keep_person(desk, opened, namesake, knowing=True).file.persons) == 4


def test_what_cannot_be_is_refused_and_what_was_so_already_can_still_be_mended(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(CannotBeError) as refused:
        keep_person(desk, opened, newcomer(birth_date=TODAY + timedelta(days=1)))

    assert [one.at for one in refused.value.faults] == ["birth_date"]
    assert "toekomst" in refused.value.message


def test_a_withdrawal_keeps_since_when_somebody_took_part_and_says_so_in_the_log(desk: Desk, opened: OpenCase) -> None:
    since = opened.file.person("tenant").participation.period
    assert since is not None

    tenant = record_answer(
        desk, opened, "tenant", Joining.DOET_NIET_MEE, TODAY, reason="Ik wil even rust."
    ).file.person("tenant")

    assert tenant.participation.joining is Joining.INGETROKKEN
    assert tenant.participation.period == Period(start=since.start, end=TODAY)
    assert tenant.answers == (
        ParticipationAnswer(joining=Joining.DOET_MEE, on=since.start),
        ParticipationAnswer(joining=Joining.INGETROKKEN, on=TODAY, reason="Ik wil even rust."),
    )
    days = (TODAY - timedelta(days=1), TODAY)
    assert [tenant.capacity_on(day) for day in days] == [Capacity.CLIENT, Capacity.GEZINSLID_NIET_AKKOORD]
    line = list(desk.session.audit_lines())[-1].event
    assert line is not None
    assert line.action == "antwoord-vastgelegd"
    assert "rust" not in line.model_dump_json()


def test_a_no_that_was_imported_is_kept_when_somebody_says_yes(desk: Desk, opened: OpenCase) -> None:
    no = opened.file.person("ex").model_copy(update={"participation": Participation(joining=Joining.DOET_NIET_MEE)})
    after = record_answer(desk, keep_person(desk, opened, no), "ex", Joining.DOET_MEE, TODAY).file.person("ex")

    assert [(one.joining, one.on) for one in after.answers] == [
        (Joining.DOET_NIET_MEE, opened.file.case.opened_on),
        (Joining.DOET_MEE, TODAY),
    ]
    assert after.participation.joins_on(TODAY)


def test_who_never_took_part_declines_and_an_answer_of_tomorrow_is_refused(desk: Desk, opened: OpenCase) -> None:
    daughter = record_answer(desk, opened, "daughter", Joining.DOET_NIET_MEE, TODAY).file.person("daughter")

    assert daughter.participation.joining is Joining.DOET_NIET_MEE
    with pytest.raises(CannotBeError):
        record_answer(desk, opened, "tenant", Joining.DOET_MEE, TODAY + timedelta(days=1))


def test_who_was_told_and_who_looked_at_a_secret_address_is_on_record(desk: Desk, opened: OpenCase) -> None:
    told = record_told(desk, opened, "tenant", "ggz").file.person("tenant").told_of_no
    record_seen_address(desk, opened, "tenant")

    assert [(one.participant, one.on) for one in told] == [("ggz", TODAY)]
    assert said(desk)[-1] == "geheim-adres-ingezien"


# -- a no is felt at every door ------------------------------------------------------------------------------------


def doors(desk: Desk, opened: OpenCase, tmp_path: Path) -> dict[str, bool]:
    """Whether the rent arrears could still reach the corporation, door by door."""
    today = Setting(on=TODAY, regime=Regime.WAMS_WETSVOORSTEL, nature=VaultNature.OEFENKLUIS)
    found = build(opened.file, opened.file.person("tenant"), today, desk.rules)
    row = [one.id for one in found.participants].index("corporation")
    cell = found.rows[row][found.categories.index(Category.WONEN)]
    field = next(one for one in prospects(desk, opened, DRAFT) if one.field.key == "arrears")
    return {
        "matrix": cell.effect is not Effect.WEIGEREN,
        "wizard": field.can_be_chosen,
        "request": "arrears" in {one.field.key for one in assess(desk, opened, "ask").givable},
        "out": _goes_out(desk, opened, tmp_path / "out.json"),
    }


def _goes_out(desk: Desk, opened: OpenCase, path: Path) -> bool:
    draft = DRAFT
    for _round in range(20):
        for point in open_points(desk, opened, draft):
            draft = draft.with_answer(point.answered(Answer.JA, "Nodig om de regeling over de huur uit te voeren."))
    try:
        disclose(desk, opened, draft, Form.JSON, path, preview(desk, opened, draft))
    except Refused:
        return False
    return path.exists()


@pytest.mark.parametrize("domains", [(), (Domain.WONEN,)], ids=["all", "housing"])
def test_a_no_shuts_every_door_at_once(
    desk: Desk, opened: OpenCase, tmp_path: Path, domains: tuple[Domain, ...]
) -> None:
    after = record_answer(desk, opened, "tenant", Joining.DOET_NIET_MEE, TODAY, domains)

    assert doors(desk, after, tmp_path) == {"matrix": False, "wizard": False, "request": False, "out": False}


def test_a_no_in_another_domain_leaves_the_doors_open(desk: Desk, opened: OpenCase, tmp_path: Path) -> None:
    after = record_answer(desk, opened, "tenant", Joining.DOET_NIET_MEE, TODAY, (Domain.JEUGD,))

    assert doors(desk, after, tmp_path) == {"matrix": True, "wizard": True, "request": True, "out": True}


def test_what_a_domain_supplied_is_shut_too_whatever_kind_it_is(rules: RuleSet) -> None:
    file = household()
    told_by_ggz = file.items[2].model_copy(update={"source": file.items[0].source})
    no = ParticipationAnswer(joining=Joining.DOET_NIET_MEE, on=TODAY, domain=Domain.GGZ)
    tenant = file.persons[0].model_copy(update={"answers": (no,)})
    file = file.model_copy(update={"items": (told_by_ggz,), "texts": (), "persons": (tenant, *file.persons[1:])})

    assert _effect(file, "tenant", "corporation", Category.HULPVRAAG_PLAN, TODAY, rules) is Effect.WEIGEREN


@pytest.mark.parametrize(("participant", "shut"), [("ggz", True), ("corporation", False)])
def test_what_lies_in_a_domain_is_not_asked_of_it_either(participant: str, shut: bool, rules: RuleSet) -> None:
    file = household()
    no = ParticipationAnswer(joining=Joining.DOET_NIET_MEE, on=TODAY, domain=Domain.GGZ)
    asked = question(
        file,
        file.participant(participant),
        file.persons[0].model_copy(update={"answers": (no,)}),
        Category.HULPVRAAG_PLAN,
        None,
        Setting(on=TODAY, regime=Regime.WAMS_WETSVOORSTEL, nature=VaultNature.OEFENKLUIS),
        purpose=Purpose.PLAN,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        direction=Direction.OPVRAGEN,
    )

    assert ("wie niet meedoet" in possible(asked, rules).verdict.reason) is shut


def _effect(
    file: CaseFile, person: str, participant: str, category: Category, day: date, rules: RuleSet
) -> Effect | None:
    today = Setting(on=day, regime=Regime.WAMS_WETSVOORSTEL, nature=VaultNature.OEFENKLUIS)
    found = build(file, file.person(person), today, rules)
    row = [one.id for one in found.participants].index(participant)
    return found.rows[row][found.categories.index(category)].effect


# -- birthdays, addresses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", [12, 16])
def test_a_birthday_changes_the_verdict_that_day_and_not_the_day_before(age: int, rules: RuleSet) -> None:
    """What a youth helper may hear of a child asks its parents, then both, then the child alone."""
    file, turns = household(), date(2026, 11, 10)
    born = turns.replace(year=turns.year - age)
    daughter = file.person("daughter").model_copy(
        update={
            "birth_date": born,
            "participation": file.person("tenant").participation,
            "custody": (Custody(holder="tenant", period=Period(start=born)),),
        }
    )
    item = file.items[2].model_copy(update={"id": "talk", "person": "daughter", "category": Category.JEUGDHULP})
    helper = file.participants[1].model_copy(update={"party": "jeugdhulp", "concerns": ("daughter",)})
    file = file.model_copy(update={"persons": (file.persons[0], daughter), "items": (item,), "participants": (helper,)})

    def asked(day: date) -> set[str]:
        today = Setting(on=day, regime=Regime.WAMS_WETSVOORSTEL, nature=VaultNature.OEFENKLUIS)
        found = build(file, daughter, today, rules)
        cell = found.rows[0][found.categories.index(Category.JEUGDHULP)]
        return {str(missing.fact) for one in cell.fields for missing in one.possibility.verdict.missing}

    before, after = asked(turns - timedelta(days=1)), asked(turns)

    agree = {"gezaghebber-akkoord", "jongere-akkoord"}
    if age == 12:
        assert (agree & before, agree & after) == ({"gezaghebber-akkoord"}, agree)
    else:
        assert (agree & before, agree & after) == (agree, set())


def test_a_secret_address_is_its_own_kind_of_data_and_an_old_one_is_none(rules: RuleSet) -> None:
    home = Address(id="home", street="Verborgenpad 3", town="Demodorp", period=Period(start=TODAY), secret=True)
    old = home.model_copy(update={"id": "old", "secret": False, "period": Period(start=TODAY, end=TODAY)})
    file = household()
    tenant = file.persons[0].model_copy(update={"addresses": (home, old)})
    file = file.model_copy(update={"persons": (tenant, *file.persons[1:])})

    addresses = {one.key: one.categories for one in fields_of(file) if "#adres" in one.key}

    assert addresses == {"tenant#adres:home": (Category.GEHEIM_ADRES,)}
    assert _effect(file, "tenant", "corporation", Category.GEHEIM_ADRES, TODAY, rules) is Effect.WEIGEREN


# -- two coordinators ----------------------------------------------------------------------------------------------


@pytest.fixture
def desks(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> Iterator[tuple[Desk, Desk]]:
    """Two sessions on one vault."""
    place = tmp_path / "place"
    shutil.copytree(vault_with_a_case, place)
    heads = HeadPlace(place / "heads")
    with (
        unlock(place / "vault", "demo", heads=heads, now=lambda: NOW) as one,
        unlock(place / "vault", "demo", heads=heads, now=lambda: NOW) as other,
    ):
        yield Desk(one, rules, lambda: NOW), Desk(other, rules, lambda: NOW)


def test_two_who_change_one_person_meet_field_by_field(desks: tuple[Desk, Desk]) -> None:
    mine, theirs = desks
    opened = open_case(mine, "case-1")
    daughter = opened.file.person("daughter")
    held = Custody(holder="tenant", period=Period(start=TODAY))
    record_answer(theirs, open_case(theirs, "case-1"), "daughter", Joining.DOET_NIET_MEE, TODAY, (Domain.GGZ,))
    keep_person(
        theirs,
        after := open_case(theirs, "case-1"),
        after.file.person("daughter").model_copy(update={"given_names": "Fenne", "custody": (held,)}),
    )

    with pytest.raises(Clashed) as late:
        keep_person(
            mine,
            opened,
            daughter.model_copy(update={"given_names": "Femke", "bsn": "999996642", "moved_out_on": TODAY}),
        )
    found = compare(mine, late.value.attempt)

    assert list(found.questions()) == [("daughter", "given_names")]
    stored = keep(mine, found, {("daughter", "given_names"): Side.THEIRS}).file.person("daughter")
    assert (stored.given_names, stored.bsn, stored.custody) == ("Fenne", "999996642", (held,))
    assert stored.moved_out_on == TODAY
    assert stored.closed_on(TODAY) == (Domain.GGZ,)
