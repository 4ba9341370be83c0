"""What a case asks, and from which day."""

from datetime import date, timedelta

from tests.desk.builders import TODAY, household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Direction, Phase
from wams_tui.casework.course.agenda import DueKind, dues_of, on_day
from wams_tui.casework.course.intake import Support, SupporterOffer
from wams_tui.casework.course.todo import Todo, TodoOrigin
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import RequestState
from wams_tui.casework.urgent.decisions import AcuteDanger, Aftermath


def kinds(file: CaseFile, day: date = TODAY) -> list[DueKind]:
    return [due.kind for due in on_day(dues_of(file), day)]


def with_case(file: CaseFile, **changed: object) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update=changed)})


def test_a_request_that_waits_is_asked_of_us_and_one_that_waits_for_another_is_to_be_chased() -> None:
    file = household()
    (request,) = file.requests
    chased: list[dict[str, object]] = [
        {"direction": Direction.OPVRAGEN},
        {"state": RequestState.WACHT_OP_AANVRAGER},
    ]

    assert next(due for due in dues_of(file) if due.ref == "ask").kind is DueKind.VERZOEK
    for change in chased:
        other = file.model_copy(update={"requests": (request.model_copy(update=change),)})
        assert next(due for due in dues_of(other) if due.ref == "ask").kind is DueKind.NAVRAGEN
    answered = file.model_copy(update={"requests": (request.model_copy(update={"state": RequestState.BESLIST}),)})
    assert DueKind.VERZOEK not in kinds(answered)


def test_a_birthday_is_told_weeks_ahead_and_is_no_news_for_ever() -> None:
    file = household()  # Fenna turns 12 on 1 June 2028
    turns = date(2028, 6, 1)

    asked = {turns + timedelta(days=days): DueKind.VERJAARDAG in kinds(file, turns + timedelta(days=days))
             for days in (-43, -42, 0, 14, 15)}  # fmt: skip

    assert list(asked.values()) == [False, True, True, True, False]


def test_who_takes_part_without_having_been_told_is_to_be_told_once_the_investigation_has_begun() -> None:
    file = household()
    tenant = file.person("tenant").model_copy(update={"informed": Answer.ONBEKEND})
    untold = file.model_copy(update={"persons": (tenant, *file.persons[1:]), "items": ()})
    by_others = untold.model_copy(update={"items": file.items})

    assert DueKind.INLICHTEN in kinds(untold)
    assert DueKind.INLICHTEN not in kinds(file)
    assert DueKind.INLICHTEN not in kinds(by_others), "that has a term of its own"
    assert DueKind.INLICHTEN not in kinds(with_case(untold, phase=Phase.MELDING))


def test_a_supporter_is_to_be_offered_before_the_investigation_and_an_offer_waits_for_its_answer() -> None:
    offer = SupporterOffer(person="tenant", on=TODAY, by="Coördinator")
    early = with_case(household(), phase=Phase.AANMELDING_CLIENT)
    offered = with_case(early, supporter_offers=(offer,))
    accepted = with_case(early, supporter_offers=(offer.model_copy(update={"outcome": Support.AANVAARD}),))

    assert [due.what for due in dues_of(early) if due.kind is DueKind.STEUN] == [""]
    assert [due.what for due in dues_of(offered) if due.kind is DueKind.STEUN] == ["aangeboden"]
    assert DueKind.STEUN not in kinds(accepted)


def test_a_closed_case_asks_for_nothing_but_its_own_tasks() -> None:
    todo = Todo(id="t1", what="bel school", due_on=TODAY, by="me", made_on=TODAY)
    duty = Todo(id="t2", what="Vertel het de melder.", by="me", made_on=TODAY, origin=TodoOrigin.PLICHT)
    done = todo.model_copy(update={"id": "t3", "done_on": TODAY, "done_by": "me"})
    file = household().model_copy(update={"todos": (todo, duty, done)})

    assert {DueKind.TAAK, DueKind.PLICHT} < set(kinds(file))
    assert kinds(with_case(file, phase=Phase.AFGESLOTEN)) == [DueKind.TAAK, DueKind.PLICHT]


def test_what_has_no_day_comes_last_and_nothing_is_guessed_for_it() -> None:
    duty = Todo(id="t2", what="Vertel het de melder.", by="me", made_on=TODAY, origin=TodoOrigin.PLICHT)

    found = dues_of(household().model_copy(update={"todos": (duty,)}))

    assert [due.due_on is None for due in found] == sorted(due.due_on is None for due in found)
    assert next(due for due in found if due.ref == "t2").due_on is None


def test_the_last_day_of_a_danger_is_a_term_until_it_is_over_or_has_passed() -> None:
    period = Period(start=TODAY, end=TODAY + timedelta(days=1))
    danger = AcuteDanger(
        id="d", person="tenant", about=("tenant",), words="x", minimum="y", decided_by="z", period=period
    )
    file = with_case(household(), dangers=(danger,))

    def asked(file: CaseFile, day: date) -> list[tuple[str, date | None]]:
        terms = (due for due in on_day(dues_of(file), day) if due.ref == "d" and due.kind is not DueKind.TERUGBLIK)
        return [(due.who, due.due_on) for due in terms]

    assert asked(file, TODAY) == [("Bram", TODAY + timedelta(days=1))]
    assert asked(file, TODAY - timedelta(days=1)) == asked(file, TODAY + timedelta(days=2)) == []
    assert asked(with_case(file, dangers=(danger.model_copy(update={"ended_on": TODAY}),)), TODAY) == []
    assert asked(with_case(file, phase=Phase.AFGESLOTEN), TODAY) != [], "a danger does not wait for a case"


def test_looking_back_on_a_danger_is_asked_at_once_and_until_the_person_knows() -> None:
    period = Period(start=TODAY, end=TODAY + timedelta(days=1))
    danger = AcuteDanger(
        id="d", person="tenant", about=("tenant",), words="x", minimum="y", decided_by="z", period=period
    )
    after = Aftermath(needed=Answer.JA, words="x", outside="y", what_ended="z", on=TODAY, by="c")
    later = after.model_copy(update={"untold_reason": "x", "review_on": TODAY + timedelta(days=3)})

    def asked(found: AcuteDanger) -> list[date | None]:
        dues = dues_of(with_case(household(), dangers=(found,)))
        return [due.due_on for due in dues if due.kind is DueKind.TERUGBLIK]

    assert asked(danger) == [TODAY + timedelta(days=8)]
    assert asked(danger.model_copy(update={"ended_on": TODAY})) == [TODAY + timedelta(days=7)]
    assert asked(danger.model_copy(update={"after": later})) == [TODAY + timedelta(days=3)]
    assert asked(danger.model_copy(update={"after": after.model_copy(update={"told_on": TODAY})})) == []
