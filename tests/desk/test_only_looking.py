"""A window in which one only looks, beside one's other session: no deed of any screen writes anything there."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from storage import kept_note
from wams_tui.casework.codes import Regime
from wams_tui.casework.errors import Refused
from wams_tui.desk.access import emergency, grants, handover
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.rules import regimes
from wams_tui.desk.urgent.reporting import say_read
from wams_tui.desk.vault import people

DEEDS: dict[str, Callable[[Desk, OpenCase], object]] = {
    "offer": lambda desk, opened: handover.offer(desk, opened, desk.session.coordinator),
    "decline": lambda desk, opened: handover.decline(desk, opened),
    "withdraw": lambda desk, opened: handover.withdraw(desk, opened),
    "leave": lambda desk, opened: grants.take_away(desk, opened, desk.session.coordinator.id),
    "let oneself in": lambda desk, opened: emergency.take(desk, opened.id, "Een reden die lang genoeg is."),
    "appoint": lambda desk, _opened: emergency.appoint(desk, []),
    "seen": lambda desk, _opened: emergency.say_seen(desk, "statement"),
    "passphrase": lambda desk, _opened: people.change_words(desk, "demo", "een heel andere zin van zes woorden"),
    "device": lambda desk, _opened: people.add_device(desk, "demo"),
    "no device": lambda desk, _opened: people.remove_device(desk, "demo"),
    "danger read": lambda desk, _opened: say_read(desk, "statement"),
    "regime": lambda desk, _opened: regimes.propose(desk, Regime.WAMS_WETSVOORSTEL, desk.today()),
}


@pytest.fixture
def looking(desk: Desk) -> Desk:
    return replace(desk, read_only=True)


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_done_where_one_only_looks(deed: str, looking: Desk, opened: OpenCase) -> None:
    before = len(list(looking.session.audit_lines()))

    with pytest.raises(Refused, match="alleen om te lezen"):
        DEEDS[deed](looking, opened)

    assert len(list(looking.session.audit_lines())) == before


def test_what_one_saw_there_leaves_the_notes_of_who_works_as_they_are(looking: Desk, desk: Desk) -> None:
    looking.visits.visit(looking.session, "case-1")
    looking.keep_visits()
    assert kept_note(desk.session, "bezoeken") is None

    desk.visits.visit(desk.session, "case-1")
    desk.keep_visits()
    assert kept_note(desk.session, "bezoeken") is not None
