"""Who may do what: an FG who was granted a case reads it and changes nothing; a coordinator reads no audit log."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage import HeadPlace, Role, add_member, unlock
from storage.team.access import grant
from tests.desk.builders import household
from tests.desk.conftest import NOW
from wams_tui.casework.errors import Locked, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import create_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.roles import ROLE_LABELS, Task, may, require
from wams_tui.desk.vault.people import add_colleague, end_colleague, give_role, rename_colleague
from wams_tui.desk.viewing import Viewed, record_view
from wams_tui.law.ruleset import RuleSet

WORDS = "eerste woorden"
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
CASEWORKERS = {Role.COORDINATOR, Role.TEAMLEIDER, Role.BEHEERDER}


@pytest.fixture(scope="module")
def staffed(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with somebody in every role, each of whom was granted the case."""
    place = tmp_path_factory.mktemp("rollen") / "place"
    shutil.copytree(vault_with_a_case, place)
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        for role in Role:
            who = add_member(session, f"De {role.value}", role, f"{WORDS} {role.value}").coordinator.id
            grant(session, "case-1", who, None, CHANGED)
    return place


@pytest.fixture
def desk_as(staffed: Path, tmp_path: Path, rules: RuleSet) -> Iterator[Callable[[Role], Desk]]:
    """Give the desk of somebody in a role."""
    place = tmp_path / "place"
    shutil.copytree(staffed, place)
    open_desks: list[Desk] = []

    def sit(role: Role) -> Desk:
        heads = HeadPlace(place / "heads")
        session = unlock(
            place / "vault", f"{WORDS} {role.value}", heads=heads, now=lambda: NOW, coordinator=f"De {role.value}"
        )
        open_desks.append(Desk(session, rules, lambda: NOW))
        return open_desks[-1]

    yield sit
    for desk in open_desks:
        desk.session.lock()


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_table_says_and_is_told_whose_it_is(desk_as: Callable[[Role], Desk], role: Role) -> None:
    desk = desk_as(role)
    opened = open_case(desk, "case-1")
    new = household().model_copy(update={"case": household().case.model_copy(update={"id": "nieuw", "code": "W-9"})})
    works = role in CASEWORKERS

    tries: dict[str, tuple[bool, Callable[[], object]]] = {
        "make": (works, lambda: create_case(desk, new)),
        "change": (works, lambda: save(desk, opened, [], CHANGED)),
        "audit": (role in {Role.FG, Role.BEHEERDER}, lambda: record_view(desk, Viewed.AUDITLOG)),
        "add": (role is Role.BEHEERDER, lambda: add_colleague(desk, f"Door {role.value}", Role.COORDINATOR)),
        "rename": (role is Role.BEHEERDER, lambda: rename_colleague(desk, f"Door {role.value}", "Weer een ander")),
        "role": (role is Role.BEHEERDER, lambda: give_role(desk, "Weer een ander", Role.TEAMLEIDER)),
        "end": (role is Role.BEHEERDER, lambda: end_colleague(desk, "Weer een ander")),
    }

    for name, (allowed, work) in tries.items():
        if allowed:
            work()
        else:
            with pytest.raises(Refused) as refused:
                work()
            assert refused.value.hint, name


def test_another_role_counts_at_the_next_deed_of_a_session_that_is_open_also_where_nothing_is_written(
    desk_as: Callable[[Role], Desk],
) -> None:
    fg, leader, administrator = desk_as(Role.FG), desk_as(Role.TEAMLEIDER), desk_as(Role.BEHEERDER)
    require(fg, Task.AUDITLOG_LEZEN)

    give_role(administrator, "De fg", Role.COORDINATOR)
    end_colleague(administrator, "De teamleider")

    with pytest.raises(Locked, match="intussen gewijzigd"):
        require(fg, Task.AUDITLOG_LEZEN)
    with pytest.raises(Locked, match=r"beëindigd|intussen gewijzigd"):
        require(leader, Task.CASUS_BEWERKEN)
    require(administrator, Task.MEDEWERKERS_BEHEREN)


def test_a_granted_fg_reads_the_case_and_both_logs_and_previews_no_disclosure(
    desk_as: Callable[[Role], Desk],
) -> None:
    desk = desk_as(Role.FG)
    opened = open_case(desk, "case-1")

    assert opened.file.persons
    record_view(desk, Viewed.AUDITLOG)
    assert all(line.event is not None for line in desk.session.audit_lines())
    with pytest.raises(Refused, match="kijkt alleen mee"):
        preview(desk, opened, Draft(participant="corporation"))


def test_every_task_and_every_role_has_its_words(desk_as: Callable[[Role], Desk]) -> None:
    desk = desk_as(Role.COORDINATOR)

    assert set(ROLE_LABELS) == set(Role)
    for task in Task:
        assert task.value.endswith(".")
        if not may(desk, task):
            with pytest.raises(Refused):
                require(desk, task)
