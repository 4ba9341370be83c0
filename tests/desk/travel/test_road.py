"""On the road everything that would stay behind there, unseen by the office, is refused before anything is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.travel.trips import CASE, Office
from wams_tui.casework.access import AccessKind
from wams_tui.casework.codes import Regime
from wams_tui.casework.errors import Refused
from wams_tui.casework.rules.advice import Says
from wams_tui.desk.access import emergency, grants, handover
from wams_tui.desk.advice import asking
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Role
from wams_tui.desk.rules import regimes
from wams_tui.desk.travel import laptops
from wams_tui.desk.vault import people, recovering
from wams_tui.law.ruleset import RuleSet

OFFICE: dict[str, Callable[[Desk], object]] = {
    "een medewerker erbij": lambda desk: people.add_colleague(desk, "Nieuw", Role.COORDINATOR),
    "een andere naam": lambda desk: people.rename_colleague(desk, "Oefencoördinator", "Anders"),
    "een andere rol": lambda desk: people.give_role(desk, "Oefencoördinator", Role.TEAMLEIDER),
    "een medewerker weg": lambda desk: people.end_colleague(desk, "Oefencoördinator"),
    "herstelhelften": lambda desk: recovering.new_pages(desk, str),
    "piket": lambda desk: emergency.appoint(desk, []),
    "noodtoegang": lambda desk: emergency.take(desk, CASE, "Het kan niet wachten."),
    "regime": lambda desk: regimes.propose(desk, Regime.HUIDIG_RECHT, desk.today()),
    "laptop": lambda desk: laptops.dismiss(desk, "0000"),
    "antwoord": lambda desk: asking.answer(desk, "vraag", Says.KAN, "Dat mag."),
    "toegang geven": lambda desk: grants.give(
        desk, open_case(desk, CASE), desk.session.coordinator, AccessKind.MEELEZER, None
    ),
    "toegang wegnemen": lambda desk: grants.take_away(desk, open_case(desk, CASE), desk.session.coordinator.id),
    "overdragen": lambda desk: handover.offer(desk, open_case(desk, CASE), desk.session.coordinator),
    "overnemen": lambda desk: handover.accept(desk, open_case(desk, CASE)),
    "weigeren": lambda desk: handover.decline(desk, open_case(desk, CASE)),
    "aanbod terug": lambda desk: handover.withdraw(desk, open_case(desk, CASE)),
}


def test_what_would_not_come_home_is_refused(vault_with_a_case: Path, tmp_path: Path, rules: RuleSet) -> None:
    base = tmp_path / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office = Office(base, rules)
    with office.desk() as desk:
        office.pack(desk)
    with office.road() as desk:
        before = sum(1 for _line in desk.session.audit_lines())
        for name, deed in OFFICE.items():
            with pytest.raises(Refused, match="kantoor") as told:
                deed(desk)
            assert "travel merge" in told.value.hint, name
        written = [row.event for row in desk.session.audit_lines()][before:]
    assert all(event is not None and event.code.value == "R" for event in written)
