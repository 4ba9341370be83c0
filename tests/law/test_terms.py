"""Terms follow from the parameters and the days on record; what nobody filled in has no day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Closing, Decision, Measure, MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Initiative, Party, Phase
from wams_tui.casework.course.intake import Boundary, BoundaryTest
from wams_tui.casework.household.informing import InformingException, WhyNotInformed
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.period import Period
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.terms import Term, after, term_after, terms_of

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2150, 1, 1))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        (date(2027, 1, 31), 1, "maanden", date(2027, 2, 28)),
        (date(2028, 1, 31), 1, "maanden", date(2028, 2, 29)),
        (date(2027, 12, 31), 2, "maanden", date(2028, 2, 29)),
        (date(2027, 8, 31), 12, "maanden", date(2028, 8, 31)),
        (date(2028, 2, 29), 1, "jaren", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "jaren", date(2032, 2, 29)),
        (date(2027, 3, 27), 1, "dagen", date(2027, 3, 28)),
        (date(2027, 10, 30), 6, "weken", date(2027, 12, 11)),
        (date(2027, 3, 1), 3, "werkdagen", date(2027, 3, 4)),
        (date(2027, 3, 4), 3, "werkdagen", date(2027, 3, 9)),
        (date(2027, 3, 5), 3, "werkdagen", date(2027, 3, 10)),
        (date(2027, 3, 6), 3, "werkdagen", date(2027, 3, 10)),
        (date(2027, 3, 7), 1, "werkdagen", date(2027, 3, 8)),
        (date(2027, 3, 7), 10, "werkdagen", date(2027, 3, 19)),
        (date(9999, 12, 30), 3, "werkdagen", date.max),
        (date(9999, 12, 1), 2, "jaren", date.max),
        (date(9999, 12, 1), 40, "dagen", date.max),
        (date(2027, 1, 1), 10**9, "maanden", date.max),
    ],
)
def test_a_term_ends_on_a_day_that_exists(start: date, amount: int, unit: str, due: date) -> None:
    assert after(start, amount, unit) == due  # type: ignore[arg-type]


@given(start=days, months=st.integers(min_value=1, max_value=600))
def test_months_keep_the_day_or_take_the_last_of_the_month(start: date, months: int) -> None:
    due = after(start, months, "maanden")

    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day == start.day or (due.day < start.day and (due + timedelta(days=1)).day == 1)


@given(first=days, second=days, amount=st.integers(min_value=1, max_value=60))
def test_who_began_later_is_due_later_or_on_the_same_day(first: date, second: date, amount: int) -> None:
    early, late = sorted((first, second))

    for unit in ("dagen", "weken", "maanden", "jaren"):
        assert early < after(early, amount, unit) <= after(late, amount, unit)


@given(start=days, amount=st.integers(min_value=1, max_value=40))
def test_working_days_count_no_saturday_and_no_sunday(start: date, amount: int) -> None:
    due = after(start, amount, "werkdagen")

    between = (start + timedelta(days=number) for number in range(1, (due - start).days + 1))
    assert sum(day.weekday() < 5 for day in between) == amount
    assert due.weekday() < 5


@given(start=days, years=st.integers(min_value=1, max_value=100))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    assert after(start, years, "jaren") == after(start, 12 * years, "maanden")


def filled(rules: RuleSet, **values: int) -> RuleSet:
    """Return the rules with these parameters filled in, underscores for hyphens."""
    by_code = {code.replace("_", "-"): value for code, value in values.items()}
    entries = tuple(
        one.model_copy(update={"value": by_code.get(one.code, one.value)}) for one in rules.files.parameters
    )
    return RuleSet(rules.files.model_copy(update={"parameters": entries}), rules.hash)


def changed(file: CaseFile, **case: object) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update=case)})


def by_code(file: CaseFile, rules: RuleSet) -> dict[str, Term]:
    return {term.code: term for term in terms_of(file, rules, TODAY)}


def step(phase: Phase, ago: int, **more: object) -> Decision:
    return Decision.model_validate({"phase": phase, "on": TODAY - timedelta(days=ago), "by": "college", **more})


def test_an_open_parameter_gives_no_day_and_a_filled_one_does(rules: RuleSet) -> None:
    assert term_after(TODAY, "bewaren-wams", rules).due_on is None
    assert term_after(TODAY, "bewaren-wams", filled(rules, bewaren_wams=20)).due_on == date(2046, 11, 21)
    assert term_after(TODAY, "wmo-onderzoek", rules).due_on == TODAY + timedelta(weeks=6)
    assert term_after(TODAY, "wmo-onderzoek", rules).sources


@pytest.mark.parametrize(
    ("code", "error"), [("naam-gemeente", ValueError), ("terreinen-totaal", ValueError), ("x", KeyError)]
)
def test_a_name_or_a_count_is_no_term(rules: RuleSet, code: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        term_after(TODAY, code, rules)


def test_an_investigation_on_the_clients_own_question_has_the_term_of_the_wmo(rules: RuleSet) -> None:
    case = changed(
        household(), phase=Phase.ONDERZOEK, history=(step(Phase.ONDERZOEK, 10),), opened_on=TODAY - timedelta(days=20)
    )

    found = by_code(case, rules)

    assert found["wmo-onderzoek"].due_on == TODAY - timedelta(days=20) + timedelta(weeks=6)
    assert found["wams-onderzoek"].due_on is None
    assert by_code(case, filled(rules, wams_onderzoek=6))["wams-onderzoek"].due_on == TODAY + timedelta(days=32)
    professional = changed(case, initiative=Initiative.PROFESSIONAL)
    assert "wmo-onderzoek" not in by_code(professional, rules)


def test_an_end_that_was_decided_stands_in_for_the_term(rules: RuleSet) -> None:
    until = TODAY + timedelta(days=3)
    case = changed(household(), phase=Phase.ONDERZOEK, history=(step(Phase.ONDERZOEK, 10, until=until),))

    found = by_code(case, rules)

    assert found["onderzoek-tot"].due_on == until
    assert "wams-onderzoek" not in found


def test_an_approach_has_an_evaluation_and_at_the_latest_one(rules: RuleSet) -> None:
    case = changed(household(), history=(step(Phase.BESLUIT_AANPAK, 90),), deadlines=())

    found = by_code(case, filled(rules, evaluatie_uiterlijk=26))

    assert found["evaluatie"].due_on == case.case.review_on
    assert found["evaluatie-uiterlijk"].due_on == TODAY - timedelta(days=90) + timedelta(weeks=26)
    assert by_code(case, rules)["evaluatie-uiterlijk"].due_on is None


def test_a_deadline_on_that_very_day_is_not_told_twice(rules: RuleSet) -> None:
    assert "evaluatie" not in by_code(household(), rules)


@pytest.mark.parametrize(
    ("history", "closing", "codes"),
    [
        ((Phase.BESLUIT_AANPAK,), Closing.RESULTAAT_BEREIKT, {"bewaren-wams", "bewaren-wmo"}),
        ((Phase.BESLUIT_AANPAK,), Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK, {"bewaren-geen-aanpak"}),
        ((Phase.ONDERZOEK,), Closing.CLIENT_WEIGERT, {"bewaren-geen-aanpak"}),
    ],
)
def test_how_long_a_closed_case_is_kept_depends_on_what_came_of_it(
    rules: RuleSet, history: tuple[Phase, ...], closing: Closing, codes: set[str]
) -> None:
    course = (*(step(phase, 400) for phase in history), step(Phase.AFGESLOTEN, 10, closing=closing))
    case = changed(household(), phase=Phase.AFGESLOTEN, history=course, decision_period=None)

    assert set(by_code(case, rules)) == codes


def test_a_file_under_the_wmo_is_kept_fifteen_years_from_its_closing(rules: RuleSet) -> None:
    course = (step(Phase.BESLUIT_AANPAK, 400), step(Phase.AFGESLOTEN, 0, closing=Closing.RESULTAAT_BEREIKT))

    found = by_code(changed(household(), phase=Phase.BEWAREN, history=course), rules)

    assert found["bewaren-wmo"].due_on == date(2041, 11, 21)


def exception(days: int) -> InformingException:
    return InformingException(
        why=WhyNotInformed.VEILIGHEID,
        words="Vertellen is nu niet veilig.",
        decided_by="M. Sital",
        decided_on=TODAY,
        review_on=TODAY + timedelta(days=days),
    )


def test_what_has_a_last_day_of_its_own_is_there_too(rules: RuleSet) -> None:
    file = household()
    measure = Measure(
        id="m",
        kind=MeasureKind.MACHTIGING,
        person="tenant",
        participant="corporation",
        period=Period(start=TODAY, end=TODAY + timedelta(days=5)),
    )
    untold = {"not_informed": exception(4), "informed": Answer.NEE}
    persons = tuple(one.model_copy(update=untold) if one.id == "ex" else one for one in file.persons)
    case = changed(file.model_copy(update={"persons": persons}), measures=(measure,))

    found = by_code(case, rules)

    assert (found["machtiging"].due_on, found["machtiging"].who) == (TODAY + timedelta(days=5), "Bram")
    assert (found["uitzondering-informeren"].due_on, found["uitzondering-informeren"].who) == (
        TODAY + timedelta(days=4),
        "Lotte",
    )
    assert not found["machtiging"].passed(TODAY + timedelta(days=5))
    assert found["machtiging"].passed(TODAY + timedelta(days=6))


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_its_terms_by_day_and_those_without_a_day_last(rules: RuleSet, phase: Phase) -> None:
    found = terms_of(changed(household(), phase=phase), rules, TODAY)

    due = [term.due_on or date.max for term in found]
    assert due == sorted(due)


FIRST_DAYS = {"phase": Phase.ONDERZOEK, "opened_on": TODAY - timedelta(days=3)}


def test_the_first_weeks_have_terms_of_others_until_their_day(rules: RuleSet) -> None:
    reports = tuple(
        BoundaryTest(boundary=boundary, outcome=outcome, on=TODAY - timedelta(days=2), by="Triagist", done="Gemeld.")
        for boundary, outcome in ((Boundary.VEILIG_THUIS, Answer.JA), (Boundary.GEDWONGEN_ZORG, Answer.JA))
    )
    started = TODAY - timedelta(days=1)
    case = changed(household(), **FIRST_DAYS, boundary_tests=reports)
    counsel = {"party": Party.SCHULDHULP, "period": Period(start=started)}
    case = case.model_copy(update={"participants": (case.participants[0].model_copy(update=counsel),)})

    def told(on: date) -> dict[str, date | None]:
        return {term.code: term.due_on for term in terms_of(case, rules, on)}

    early = told(started)
    assert early["persoonlijk-plan"] == TODAY + timedelta(days=4)
    assert early["veilig-thuis-informeren"] == TODAY + timedelta(days=26)
    assert early["wvggz-onderzoek"] == TODAY + timedelta(days=12)
    assert early["schuldhulp-gesprek"] == started + timedelta(weeks=4)
    assert "persoonlijk-plan" in told(TODAY + timedelta(days=4))
    assert not told(TODAY + timedelta(days=27)).keys() & {"persoonlijk-plan", "veilig-thuis-informeren"}
    later = changed(case, phase=Phase.PLAN)
    assert not by_code(later, rules).keys() & {"persoonlijk-plan", "veilig-thuis-informeren", "schuldhulp-gesprek"}


def test_a_boundary_that_was_not_met_has_no_term(rules: RuleSet) -> None:
    tests = tuple(BoundaryTest(boundary=boundary, outcome=Answer.NEE, on=TODAY, by="Triagist") for boundary in Boundary)

    found = by_code(changed(household(), **FIRST_DAYS, boundary_tests=tests), rules)

    assert not found.keys() & {"veilig-thuis-informeren", "wvggz-onderzoek"}


def test_who_has_data_from_others_here_and_was_not_told_is_told_within_a_month(rules: RuleSet) -> None:
    file = household()
    items = tuple(
        one.model_copy(update={"obtained_on": TODAY - timedelta(days=10)}) if one.person == "tenant" else one
        for one in file.items
    )

    def due(**said: object) -> Term | None:
        persons = tuple(one.model_copy(update=said) if one.id == "tenant" else one for one in file.persons)
        told = terms_of(file.model_copy(update={"items": items, "persons": persons}), rules, TODAY)
        return next((term for term in told if term.code == "avg-inlichten" and term.who == "Bram"), None)

    untold = due(informed=Answer.NEE)
    assert untold is not None
    assert untold.due_on == after(TODAY - timedelta(days=10), 1, "maanden")
    assert untold.what.format(who=untold.who) == "Inlichten: Bram"
    assert due(informed=Answer.ONBEKEND) == untold
    assert due(informed=Answer.JA) is None
    for outside in (PersonRole.MELDER, PersonRole.DERDE, PersonRole.EX_PARTNER):
        assert due(informed=Answer.ONBEKEND, role=outside) is None
    assert due(informed=Answer.NEE, not_informed=exception(4)) is None


def test_every_stretch_of_the_rules_can_be_counted_and_every_fixed_one_has_a_day(rules: RuleSet) -> None:
    stretches = [one for one in rules.files.parameters if one.unit not in {"aantal", "tekst"}]
    fixed = {one.code for one in stretches if one.value is not None}

    assert {code for code in fixed if term_after(TODAY, code, rules).due_on is None} == set()
    assert fixed >= {"wmo-besluit", "schuldhulp-dreiging", "participatiewet-antwoord", "datalek-melden", "avg-antwoord"}
    assert term_after(TODAY, "schuldhulp-dreiging", rules).due_on == after(TODAY, 3, "werkdagen")
