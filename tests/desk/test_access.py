"""*Toegang* at the desk: who gives and takes access, hand-overs with two to agree, and emergencies that are told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from storage import Coordinator, Role, change_member, verify
from tests.desk.builders import household
from tests.storage.team import NAMES, Team, at_work, empty, made
from tests.storage.vaults import Place
from wams_tui.casework.access import AccessKind
from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.errors import Conflict, Locked, Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.model import new_id
from wams_tui.desk.access import emergency, handover
from wams_tui.desk.access import grants as access
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import OpenCase, create_case, find_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.urgent.looking_back import Findings, look_back
from wams_tui.desk.urgent.recording import InDanger, record_danger
from wams_tui.desk.urgent.reporting import report_given, say_read, unread
from wams_tui.desk.vault.news import News
from wams_tui.law.ruleset import RuleSet

READS = AccessKind.MEELEZER


@dataclass
class Office:
    """Anneke (administrator, coordinates too), Bram (coordinator), Carla (team lead) and Dilan (privacy officer)."""

    team: Team
    desks: dict[str, Desk]

    def person(self, letter: str) -> Coordinator:
        return self.team[letter].coordinator

    def case(self, letter: str = "a", code: str = "W-2026-0001") -> str:
        file = household()
        case = file.case.model_copy(update={"id": new_id(), "code": code, "coordinator": self.person(letter).id})
        return create_case(self.desks[letter], file.model_copy(update={"case": case}))

    def open(self, letter: str, case_id: str) -> OpenCase:
        return open_case(self.desks[letter], case_id)

    def give(self, by: str, case_id: str, to: str, kind: AccessKind = READS, until: datetime | None = None) -> None:
        access.give(self.desks[by], self.open(by, case_id), self.person(to), kind, until)

    def kinds(self, letter: str, case_id: str) -> dict[str, AccessKind]:
        view = access.access_of(self.desks[letter], self.open(letter, case_id))
        letters = {self.person(one).id: one for one in "abcd"}
        return {letters[line.who]: line.kind for line in view.lines if line.open}

    def intact(self) -> bool:
        return verify(self.team["a"]).findings == ()


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Place:
    base = tmp_path_factory.mktemp("ploeg")
    roles = {NAMES[1]: Role.TEAMLEIDER, NAMES[2]: Role.FG}
    return made(empty(base / "eerst"), base / "samen", roles)


@pytest.fixture
def office(crew: Place, tmp_path: Path, rules: RuleSet) -> Iterator[Office]:
    with at_work(crew.copy(tmp_path)) as team:
        yield Office(team, {one: Desk(session, rules, team.place.clock) for one, session in team.sessions.items()})


def test_who_makes_a_case_is_in_charge_and_lets_others_in(office: Office) -> None:
    case_id = office.case()

    office.give("a", case_id, "b")
    office.give("a", case_id, "c", AccessKind.WAARNEMER, office.team.later(48))

    told = {"a": AccessKind.COORDINATOR, "b": READS, "c": AccessKind.WAARNEMER}
    assert office.kinds("a", case_id) == office.kinds("b", case_id) == told
    view = access.access_of(office.desks["b"], office.open("b", case_id))
    assert [line.by for line in view.lines if line.name == NAMES[0]] == ["Anneke Voorbeeld"]
    assert [line.head.case for line in first_page(office.desks["b"])] == [case_id]
    assert first_page(office.desks["d"]) == []
    assert office.intact()


def test_reading_along_gives_nobody_access(office: Office) -> None:
    case_id = office.case()
    office.give("a", case_id, "b")

    with pytest.raises(Refused, match="geeft de coördinator van de casus"):
        office.give("b", case_id, "c")
    office.give("a", case_id, "c")
    with pytest.raises(Refused, match="trekt de coördinator"):
        access.take_away(office.desks["b"], office.open("b", case_id), office.person("c").id)

    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR, "b": READS, "c": READS}


def test_who_stands_in_lets_others_read_along_and_no_longer_than_they_do_themselves(office: Office) -> None:
    case_id, end = office.case(), office.team.later(24)
    office.give("a", case_id, "b", AccessKind.WAARNEMER, end)

    for kind, until in ((READS, None), (READS, office.team.later(72)), (AccessKind.WAARNEMER, end)):
        with pytest.raises(Refused):
            office.give("b", case_id, "c", kind, until)
    office.give("b", case_id, "c", READS, end)
    assert office.kinds("b", case_id)["c"] is READS
    access.take_away(office.desks["b"], office.open("b", case_id), office.person("c").id)

    assert set(office.kinds("a", case_id)) == {"a", "b"}
    office.team.wait(30)
    with pytest.raises(Locked):
        office.open("b", case_id)
    assert office.intact()


def test_a_stand_in_and_an_investigation_have_an_end_and_a_privacy_officer_only_investigates(office: Office) -> None:
    case_id = office.case()

    with pytest.raises(Misused, match="einddatum"):
        office.give("a", case_id, "b", AccessKind.WAARNEMER)
    with pytest.raises(Misused, match="einddatum"):
        office.give("a", case_id, "d", AccessKind.ONDERZOEK)
    with pytest.raises(Refused, match="onderzoek"):
        office.give("a", case_id, "d", READS, office.team.later(24))
    with pytest.raises(Refused):
        office.give("a", case_id, "b", AccessKind.COORDINATOR)
    with pytest.raises(Refused):
        office.give("a", case_id, "b", AccessKind.NOODTOEGANG)
    office.give("a", case_id, "d", AccessKind.ONDERZOEK, office.team.later(24))

    assert office.kinds("d", case_id)["d"] is AccessKind.ONDERZOEK


def test_who_became_privacy_officer_gives_takes_and_accepts_nothing_and_can_hand_over(
    crew: Place, tmp_path: Path, rules: RuleSet
) -> None:
    """Who changes role keeps the cases they were in charge of, and does casework no more."""
    place = crew.copy(tmp_path)
    with at_work(place) as team:
        office = Office(team, {one: Desk(session, rules, place.clock) for one, session in team.sessions.items()})
        mine, asked = office.case("b"), office.case("a", "W-2026-0002")
        office.give("b", mine, "c")
        handover.offer(office.desks["a"], office.open("a", asked), office.person("b"))
        change_member(team["a"], NAMES[0], role=Role.FG)
    with at_work(place) as team:
        office = Office(team, {one: Desk(session, rules, place.clock) for one, session in team.sessions.items()})
        with pytest.raises(Refused, match="FG kijkt alleen mee"):
            office.give("b", mine, "a")
        with pytest.raises(Refused, match="FG kijkt alleen mee"):
            access.take_away(office.desks["b"], office.open("b", mine), team.id("c"))
        with pytest.raises(Refused, match="FG kijkt alleen mee"):
            handover.accept(office.desks["b"], office.open("b", asked))
        handover.offer(office.desks["b"], office.open("b", mine), office.person("c"))
        handover.accept(office.desks["c"], office.open("c", mine))
        assert office.kinds("c", mine) == {"c": AccessKind.COORDINATOR}


def test_taking_away_leaves_a_colleague_nothing_and_the_coordinator_stays(office: Office) -> None:
    case_id = office.case()
    office.give("a", case_id, "b")

    access.take_away(office.desks["a"], office.open("a", case_id), office.person("b").id)

    assert office.team.who_could(case_id) == {"a"}
    with pytest.raises(Refused, match="opvolger"):
        access.take_away(office.desks["a"], office.open("a", case_id), office.person("a").id)
    with pytest.raises(Misused, match="geen toegang"):
        access.take_away(office.desks["a"], office.open("a", case_id), office.person("b").id)
    office.give("a", case_id, "b")
    access.take_away(office.desks["b"], office.open("b", case_id), office.person("b").id)
    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR}
    assert office.intact()


def test_a_case_is_handed_over_when_the_other_accepts_and_the_former_keeps_nothing(office: Office) -> None:
    case_id = office.case()
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"))
    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR, "b": AccessKind.OVERDRACHT}
    heads = first_page(office.desks["b"])
    assert [line.head.offered_to for line in heads] == [office.person("b").id]

    handover.accept(office.desks["b"], office.open("b", case_id))

    assert office.kinds("b", case_id) == {"b": AccessKind.COORDINATOR}
    assert office.team.who_could(case_id) == {"b"}
    file = office.open("b", case_id).file
    assert file.case.coordinator == office.person("b").id
    assert [(one.giver, one.taker) for one in file.access.handovers] == [(office.person("a").id, office.person("b").id)]
    assert file.access.offer is None
    office.team.wait(24 * 100)
    assert office.kinds("b", case_id) == {"b": AccessKind.COORDINATOR}
    told = [row.event.action for row in office.team["a"].audit_lines() if row.case_id == case_id and row.event]
    assert AuditAction.OVERDRACHT_AANGEBODEN in told
    assert AuditAction.OVERDRACHT_AANVAARD in told
    assert office.intact()


def test_the_former_coordinator_reads_along_where_that_was_agreed(office: Office) -> None:
    case_id = office.case()
    office.give("a", case_id, "b")
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"), stays=True)
    assert office.kinds("a", case_id)["b"] is READS

    handover.accept(office.desks["b"], office.open("b", case_id))

    assert office.kinds("b", case_id) == {"a": READS, "b": AccessKind.COORDINATOR}
    with pytest.raises(Refused):
        office.give("a", case_id, "c")
    office.give("b", case_id, "c")
    assert office.intact()


@pytest.mark.parametrize("end", [handover.decline, handover.withdraw])
def test_a_hand_over_that_does_not_take_place_leaves_things_as_they_were(
    office: Office, end: Callable[[Desk, OpenCase], None]
) -> None:
    case_id, by = office.case(), "b" if end is handover.decline else "a"
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"))
    assert office.team.who_can(case_id) == {"a", "b"}

    end(office.desks[by], office.open(by, case_id))

    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR}
    assert office.team.who_could(case_id) == {"a"}
    assert first_page(office.desks["a"])[0].head.offered_to == ""
    with pytest.raises(Conflict):
        handover.withdraw(office.desks["a"], office.open("a", case_id))
    assert office.intact()


def test_only_who_is_asked_answers_and_one_offer_waits_at_a_time(office: Office) -> None:
    case_id = office.case()
    office.give("a", case_id, "b")
    with pytest.raises(Refused, match="overgedragen door"):
        handover.offer(office.desks["b"], office.open("b", case_id), office.person("c"))
    with pytest.raises(Refused, match="FG"):
        handover.offer(office.desks["a"], office.open("a", case_id), office.person("d"))
    with pytest.raises(Conflict):
        handover.accept(office.desks["b"], office.open("b", case_id))
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("c"))

    for answer in (handover.accept, handover.decline):
        with pytest.raises(Refused, match="ander aangeboden"):
            answer(office.desks["b"], office.open("b", case_id))
    with pytest.raises(Refused, match="wie het deed"):
        handover.withdraw(office.desks["b"], office.open("b", case_id))
    with pytest.raises(Conflict, match="al aan iemand"):
        handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"))


def test_an_offer_nobody_answers_lapses(office: Office) -> None:
    case_id = office.case()
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"))
    office.team.wait(15 * 24)

    with pytest.raises(Locked):
        office.open("b", case_id)
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("c"))
    handover.accept(office.desks["c"], office.open("c", case_id))

    assert office.team.who_could(case_id) == {"c"}
    assert office.intact()


def test_two_who_answer_at_once_do_not_both_get_their_way(office: Office) -> None:
    case_id = office.case()
    handover.offer(office.desks["a"], office.open("a", case_id), office.person("b"))
    seen = office.open("b", case_id)
    handover.withdraw(office.desks["a"], office.open("a", case_id))

    with pytest.raises((Conflict, Locked)):
        handover.accept(office.desks["b"], seen)
    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR}


def test_an_emergency_is_found_by_code_or_name_is_told_and_ends_by_itself(office: Office) -> None:
    case_id = office.case("b", "W-2026-0044")
    emergency.appoint(office.desks["a"], [office.person("c")])
    looking = replace(office.desks["b"], read_only=True)
    assert access.clear_up(looking).sealed == 0, "who only looks writes nothing behind the list either"
    assert access.clear_up(office.desks["b"]).sealed == 1
    with pytest.raises(Misused, match="Zonder reden"):
        emergency.take(office.desks["c"], "W-2026-0044", "nood")
    with pytest.raises(Misused, match="0 gevonden"):
        emergency.take(office.desks["c"], "W-2026-9999", "Politie belt: kind alleen thuis")
    with pytest.raises(Locked, match="piketsleutel"):
        emergency.take(office.desks["b"], "W-2026-0044", "Politie belt: kind alleen thuis")

    found, code, until = emergency.take(office.desks["c"], "w-2026-0044", "Politie belt: kind alleen thuis")

    assert (found, code) == (case_id, "W-2026-0044")
    assert office.kinds("b", case_id) == {"b": AccessKind.COORDINATOR, "c": AccessKind.NOODTOEGANG}
    assert office.open("b", case_id).file.access.emergencies[0].reason == "Politie belt: kind alleen thuis"
    for letter, shown in (("b", "W-2026-0044"), ("d", "")):
        notice = emergency.emergencies(office.desks[letter])[0]
        assert (notice.code, notice.officer, notice.seen) == (shown, NAMES[1], False)
        emergency.say_seen(office.desks[letter], notice.statement)
        assert emergency.emergencies(office.desks[letter])[0].seen
    assert emergency.emergencies(office.desks["a"]) == []
    reasons = [row.event.details.get("reden") for row in office.team["a"].audit_lines() if row.event]
    assert reasons.count("Politie belt: kind alleen thuis") == 3

    office.team.wait(5)
    assert office.team.place.clock() > until
    assert access.to_clear_up(office.desks["b"]) == 1
    access.clear_up(office.desks["b"])
    assert office.team.who_could(case_id) == {"b"}
    assert office.intact()


def test_an_absent_coordinator_s_case_is_handed_over_by_an_officer(office: Office) -> None:
    case_id = office.case("b")
    emergency.appoint(office.desks["a"], [office.person("c")])
    access.clear_up(office.desks["b"])
    emergency.take(office.desks["c"], "W-2026-0001", "Coördinator is langdurig afwezig", 2)
    with pytest.raises(Refused):
        office.give("c", case_id, "a")

    handover.offer(office.desks["c"], office.open("c", case_id), office.person("a"))
    handover.accept(office.desks["a"], office.open("a", case_id))

    assert office.kinds("a", case_id) == {"a": AccessKind.COORDINATOR}
    assert office.team.who_could(case_id) == {"a"}
    assert office.intact()


def test_everybody_reads_who_the_officers_are(office: Office) -> None:
    assert emergency.duty_state(office.desks["b"]) is None
    emergency.appoint(office.desks["a"], [office.person("c")], 8)

    told = emergency.duty_state(office.desks["b"])
    assert told is not None
    assert (told.officers, told.hours, told.mine, told.seen, told.by) == (
        (NAMES[1],), 8, False, False, "Anneke Voorbeeld",
    )  # fmt: skip
    emergency.say_seen(office.desks["b"], told.statement)
    again = emergency.duty_state(office.desks["b"])
    assert again is not None
    assert again.seen
    with pytest.raises(Misused, match="een week"):
        emergency.appoint(office.desks["a"], [office.person("c")], 0)
    office.case("a")
    with pytest.raises(Misused, match="ten hoogste 8 uur"):
        emergency.take(office.desks["c"], "W-2026-0001", "Dit duurt te lang om te mogen", 9)


def test_an_unknown_colleague_is_told_so(office: Office) -> None:
    assert access.find_colleague(office.desks["a"], "bram  voorbeeld").name == NAMES[0]
    with pytest.raises(Misused, match="geen collega"):
        access.find_colleague(office.desks["a"], "Zoë")
    with pytest.raises(Misused, match="zelf"):
        access.find_colleague(office.desks["a"], "Anneke Voorbeeld")
    with pytest.raises(Misused):
        find_case(office.desks["b"], office.case())


def test_the_fg_is_told_of_acute_danger_until_they_saw_it_and_learns_only_the_code(office: Office) -> None:
    for role in (Role.COORDINATOR, Role.FG):  # with the role comes the key of the logs
        change_member(office.team["a"], NAMES[2], role=role)
    case_id, desk = office.case(), office.desks["a"]
    with office.team.place.unlock(NAMES[2], NAMES[2]) as session:
        fg = replace(desk, session=session)
        news = News(fg)
        danger = InDanger("Staat op het dak.", "Dat hij hulp krijgt.", "A. Boer, wijkagent", desk.today())
        opened = record_danger(desk, office.open("a", case_id), "tenant", danger)
        report_given(desk, opened, Party.POLITIE, new_id())
        found = Findings(
            Answer.NEE, "Het bleek een misverstand.", "Er is niets verteld.", "Hij stond er zelf bij.", desk.today()
        )
        look_back(desk, opened, opened.file.case.dangers[0].id, replace(found, told_how="Aan hemzelf, die dag."))

        told = [one.say(str) for one in unread(fg)]

        assert told == [
            "Acuut gevaar: Anneke Voorbeeld gaf in casus W-2026-0001 iets om een leven te redden.",
            "Acuut gevaar: Anneke Voorbeeld keek terug op casus W-2026-0001: het was NIET nodig.",
        ]
        assert news.fresh(str) == told, "also while they work"
        assert [unread(office.desks[one]) for one in "abc"] == [[], [], []], "nobody else is asked to see it"
        opened = record_danger(desk, office.open("a", case_id), "tenant", danger)
        yes = replace(found, needed=Answer.JA, told_how="Aan hemzelf, die dag.")
        look_back(desk, opened, opened.file.case.dangers[1].id, yes)
        assert [one.say(str) for one in unread(fg)][:2] == told, "what was found of another danger changes nothing"
        assert unread(fg)[2].say(str).endswith("het was nodig.")
        for one in unread(fg):
            say_read(fg, one.statement)
        assert unread(fg) == []
    assert office.intact()
