"""Each vignette of law §8 holds the point that makes it."""

from collections.abc import Callable
from datetime import date, timedelta

from wams_tui.casework.case import MeasureKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand, Answer, Capacity, Category, Hat, Initiative, Party, Phase, SecrecyGround
from wams_tui.casework.household.persons import Joining, Person, PersonRole
from wams_tui.casework.items import DataItem
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.practice import households
from wams_tui.desk.practice.vignettes import ORDER

TODAY = date(2026, 11, 21)
DRAWN = dict(zip(ORDER, households(1, len(ORDER), TODAY, "eva"), strict=True))


def of(case: CaseFile, category: Category, *, where: Callable[[DataItem], bool] = lambda _: True) -> list[DataItem]:
    return [item for item in case.items if item.category is category and where(item)]


def party(case: CaseFile, wanted: Party) -> Participant:
    return next(participant for participant in case.participants if participant.party is wanted)


def client(case: CaseFile) -> Person:
    return next(person for person in case.persons if person.role is PersonRole.HOOFDPERSOON)


def asked(case: CaseFile, by: Party) -> set[Category]:
    asker = party(case, by).id
    return {line.category for request in case.open_requests() if request.participant == asker for line in request.lines}


def test_all_fourteen_are_there_and_the_waiting_request_comes_first() -> None:
    assert set(DRAWN) == set(range(1, 15))
    assert ORDER[0] == 5
    assert sorted(ORDER) == sorted(DRAWN)


def test_no_two_vignettes_share_a_person() -> None:
    people = [person for case in DRAWN.values() for person in case.persons]

    assert len({person.id for person in people}) == len(people)
    assert len({(person.name, person.birth_date) for person in people}) == len(people)
    assert len({(person.given_names, person.surname) for person in people}) == len(people)


def test_every_vignette_is_about_people_with_data_and_an_open_request() -> None:
    for number, case in DRAWN.items():
        assert case.open_requests(), number
        assert case.texts, number
        assert case.next_due(), number
        assert number == 14 or len(case.items) >= 7, number


def test_vignette_1_benefit_department_and_youth_help_pull_at_the_same_hours() -> None:
    case = DRAWN[1]

    assert of(case, Category.UITKERING_WERK)
    assert of(case, Category.JEUGDHULP)
    assert Category.JEUGDHULP in asked(case, Party.WERK_INKOMEN)


def test_vignette_2_the_carer_is_the_client_and_a_supporter_has_her_authority() -> None:
    case = DRAWN[2]

    mandate = case.case.measures[0]

    assert mandate.kind is MeasureKind.MACHTIGING
    assert mandate.person == client(case).id
    assert case.participant(mandate.participant).party is Party.CLIENTONDERSTEUNER
    assert mandate.period.contains(TODAY)


def test_vignette_3_the_same_worker_has_two_hats_one_after_the_other_and_the_address_is_secret() -> None:
    case = DRAWN[3]

    worker = [member for member in case.participants if member.person_name == "Z. Hoekstra"]

    assert [member.hat for member in worker] == [Hat.TOELEIDING, Hat.HULPVERLENING]
    assert not any(worker[0].takes_part_on(day) and worker[1].takes_part_on(day) for day in _days())
    assert {item.source.hat for item in of(case, Category.JEUGDHULP)} == {Hat.TOELEIDING, Hat.HULPVERLENING}
    assert of(case, Category.GEHEIM_ADRES)
    secret = of(case, Category.GEHEIM_ADRES)[0].value
    assert not any(secret in item.value for item in of(case, Category.IDENTITEIT))


def _days() -> list[date]:
    return [TODAY - timedelta(days=back) for back in range(100)]


def test_vignette_4_undeclared_work_is_on_file_and_uwv_asks_for_it() -> None:
    case = DRAWN[4]

    assert of(case, Category.ONREGELMATIGHEID)
    assert Category.ONREGELMATIGHEID in asked(case, Party.UWV_SVB)


def test_vignette_5_holds_psychiatric_data_obtained_while_helping_and_kept_secret() -> None:
    proven = of(DRAWN[5], Category.GEZONDHEID, where=lambda item: item.label == "Diagnose")

    assert len(proven) == 1
    assert proven[0].source.party is Party.GGZ_MEDISCH
    assert proven[0].source.hat is Hat.HULPVERLENING
    assert proven[0].secrecy is not None
    assert proven[0].secrecy.ground is SecrecyGround.NIET_DOORBROKEN


def test_vignette_5_the_arrears_come_from_the_corporation_itself_which_has_an_agreed_action() -> None:
    case = DRAWN[5]
    landlord = party(case, Party.WONINGCORPORATIE)

    arrears = of(case, Category.WONEN, where=lambda item: item.label == "Huurachterstand")

    assert arrears[0].source.participant == landlord.id
    assert arrears[0].supplier_agreed is Answer.JA
    assert landlord.agreed_action
    assert landlord.hat is Hat.VERHUUR


def test_vignette_5_the_corporation_asks_for_the_psychiatric_situation_and_for_what_it_may_have() -> None:
    case = DRAWN[5]
    request = case.open_requests()[0]

    assert "psychische situatie" in request.lines[0].wording
    assert {line.category for line in request.lines} == {
        Category.GEZONDHEID,
        Category.SCHULDEN_INKOMEN,
        Category.WONEN,
        Category.HULPVRAAG_PLAN,
    }
    assert request.due_on == TODAY + timedelta(days=2)


def test_vignette_5_what_may_be_said_to_the_corporation_is_that_there_is_help_and_never_why() -> None:
    told = [
        item.category
        for item in DRAWN[5].items
        if item.secrecy is not None and item.secrecy.lifts(item.category, Party.WONINGCORPORATIE, date.max)
    ]

    assert told == [Category.HULPVRAAG_PLAN]


def test_vignette_5_no_other_vignette_is_due_as_soon() -> None:
    due = {number: case.open_requests()[0].due_on or date.max for number, case in DRAWN.items()}

    assert min(due, key=lambda number: due[number]) == 5
    assert list(due.values()).count(due[5]) == 1


def test_vignette_6_creditors_ask_and_a_bewind_ended_yesterday() -> None:
    case = DRAWN[6]

    creditors = [member for member in case.participants if member.party is Party.SCHULDEISER]

    assert len(creditors) == 2
    assert {member.hat for member in creditors} == {Hat.SCHULDEISER}
    bewind = case.case.measures[0]
    assert bewind.kind is MeasureKind.BEWIND
    assert bewind.period.end == TODAY - timedelta(days=1)
    assert not bewind.period.contains(TODAY)


def test_vignette_7_a_uwv_client_with_debts_and_poor_health_came_through_a_professional() -> None:
    case = DRAWN[7]

    assert case.case.initiative is Initiative.PROFESSIONAL
    assert case.case.persisting_facts
    assert of(case, Category.SCHULDEN_INKOMEN)
    assert of(case, Category.GEZONDHEID)
    assert party(case, Party.UWV_SVB).hat is Hat.HULPVERLENING


def test_vignette_8_a_student_of_nearly_eighteen_with_crime_behind_his_absence() -> None:
    case = DRAWN[8]

    assert client(case).age_on(TODAY) == 17
    assert of(case, Category.STRAFRECHT)[0].source.party is Party.JUSTITIE
    assert Category.STRAFRECHT in asked(case, Party.SCHOOL)
    assert party(case, Party.LEERPLICHT).hat is Hat.HANDHAVING


def test_vignette_9_both_parents_have_custody_and_one_takes_no_part() -> None:
    case = DRAWN[9]
    father = next(person for person in case.persons if person.role is PersonRole.EX_PARTNER)
    eldest = next(person for person in case.persons if person.role is PersonRole.KIND)

    assert {custody.holder for custody in eldest.custody} == {client(case).id, father.id}
    assert father.participation.joining is Joining.DOET_NIET_MEE
    assert father.capacity_on(TODAY) is Capacity.DERDE
    assert eldest.age_band_on(TODAY) is AgeBand.VAN_12_TOT_16
    assert {Category.JEUGDHULP, Category.DERDEN} <= asked(case, Party.SCHOOL)


def test_vignette_10_the_table_is_full_and_only_the_youngest_is_under_supervision() -> None:
    case = DRAWN[10]
    parties = {member.party for member in case.participants}
    order = case.case.measures[0]

    assert {Party.SCHULDHULP, Party.GGZ_MEDISCH, Party.JEUGDHULP, Party.GI, Party.SCHOOL} <= parties
    assert order.kind is MeasureKind.ONDERTOEZICHTSTELLING
    assert order.period.contains(TODAY)
    assert case.person(order.person).age_on(TODAY) == 3
    assert case.participant(order.participant).party is Party.GI


def test_vignette_11_says_what_is_connected_and_leaves_out_who_is_not() -> None:
    case = DRAWN[11]
    housemate = next(person for person in case.persons if person.role is PersonRole.HUISGENOOT)

    assert case.case.coherence
    assert housemate.capacity_on(TODAY) is Capacity.GEZINSLID_NIET_AKKOORD
    assert {item.category for item in case.items_of(housemate.id)} == {Category.DERDEN}
    assert case.case.measures[0].period.end is None


def test_vignette_12_jan_refuses_and_the_reporter_stays_a_reporter() -> None:
    case = DRAWN[12]
    reporter = next(person for person in case.persons if person.role is PersonRole.MELDER)

    assert client(case).participation.joining is Joining.DOET_NIET_MEE
    assert case.case.initiative is Initiative.PROFESSIONAL
    assert case.case.persisting_facts
    assert reporter.capacity_on(TODAY) is Capacity.MELDER
    started = [step.on for step in case.case.history if step.phase in (Phase.MELDING, Phase.ONDERZOEK)]
    assert started[1] - started[0] >= timedelta(days=90)


def test_vignette_13_a_small_budget_comes_before_any_trajectory() -> None:
    relief = of(DRAWN[13], Category.HULPVRAAG_PLAN, where=lambda item: item.label == "Snelle verlichting")

    assert "zonder voorwaarden" in relief[0].value


def test_vignette_14_one_report_makes_no_coherence_and_nothing_else_is_kept() -> None:
    case = DRAWN[14]

    assert case.case.phase is Phase.TRIAGE
    assert not case.case.coherence
    assert not case.case.persisting_facts
    assert {item.category for item in case.items} == {Category.IDENTITEIT}


def test_some_free_text_is_untagged_and_some_is_not() -> None:
    texts = [text for case in DRAWN.values() for text in case.texts]

    assert {text.tagged for text in texts} == {True, False}


def test_being_known_at_a_treating_institution_says_where() -> None:
    known = [item for case in DRAWN.values() for item in of(case, Category.BEKENDHEID)]

    assert {item.known_at for item in known} >= {Party.GGZ_MEDISCH, Party.VEILIG_THUIS}
    assert None not in {item.known_at for item in known}
